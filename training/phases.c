/* Phases (P9), the taper (P10) and which hard run a week has. */
#include "training/build.h"

static const struct ar_goal_row goals[AR_GOALS] = {
#include "training/goals.inc"
};

static const struct ar_taper_row tapers[] = { /* the races, in their order */
#include "training/taper.inc"
};

static const struct flavour_row {
	enum ar_goal goal;
	enum ar_plan_phase phase;
	enum ar_flavour first[AR_PAST_WEEKS]; /* by week of a block */
	enum ar_flavour second[AR_PAST_WEEKS];
	enum ar_flavour longest[AR_PAST_WEEKS];
} flavours[] = {
#include "training/flavours.inc"
};

const struct ar_goal_row *
ar_goal_row(enum ar_goal goal)
{
	return &goals[goal];
}

/* P9: with too few weeks build and specific give way in turns, then the
 * base; the taper stays.  More weeks than usual lengthen the base. */
enum ar_plan_phase
ar_phase_of(const struct ar_goal_row *row, size_t index, size_t count)
{
	int base = row->base, build = row->build, specific = row->specific;
	int over = base + build + specific + row->taper - (int)count;
	int at = (int)(count - 1 - index); /* weeks until the race's */

	for (; over > 0; over--) {
		if (build > specific)
			build--;
		else if (specific > 0)
			specific--;
		else
			base--;
	}
	if (at < row->taper)
		return AR_PHASE_TAPER;
	if (at < row->taper + specific)
		return AR_PHASE_SPECIFIC;
	return at < row->taper + specific + build ? AR_PHASE_BUILD :
	    AR_PHASE_BASE;
}

double
ar_taper_share(enum ar_goal goal, size_t index, size_t count)
{
	const struct ar_taper_row *row;

	if (goal >= sizeof(tapers) / sizeof(tapers[0]))
		return 1;
	row = &tapers[goal];
	switch (count - 1 - index) {
	case 0:
		return row->race_week;
	case 1:
		return row->two_before;
	case 2:
		return row->three_before;
	default:
		return 1;
	}
}

enum ar_flavour
ar_flavour_of(enum ar_goal goal, enum ar_plan_phase phase, size_t index,
    enum ar_slot slot)
{
	size_t week = index % AR_PAST_WEEKS;

	for (size_t i = 0; i < sizeof(flavours) / sizeof(flavours[0]); i++) {
		const struct flavour_row *row = &flavours[i];

		if (row->goal != goal || row->phase != phase)
			continue;
		if (slot == AR_SLOT_FIRST)
			return row->first[week];
		if (slot == AR_SLOT_SECOND)
			return row->second[week];
		if (slot == AR_SLOT_LONG)
			return row->longest[week];
	}
	return AR_FLAVOUR_NONE;
}
