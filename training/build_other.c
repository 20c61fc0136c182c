/* What is not running: cross-training and strength (P14). */
#include "training/build.h"
#include "training/numbers.h"

static bool
is_day(const struct ar_week_want *want, int64_t day)
{
	return day >= want->from && day <= want->until;
}

static bool
free_of_race(const struct ar_draft *draft, int64_t day, int days)
{
	return draft->race_day == 0 || draft->race_day - day > days;
}

static void
add_cross(struct ar_draft *draft, const struct ar_week_want *want, int64_t day)
{
	bool first = draft->start->ladder_from > 0 || draft->start->novice;
	struct ar_planned *session = ar_session_add(draft, AR_PLAN_CROSS,
	    AR_FLAVOUR_NONE, day);

	if (!session)
		return;
	session->phase = want->phase;
	ar_steps_cross(session, first ? AR_CROSS_MINUTES_NOVICE :
	    AR_CROSS_MINUTES);
	ar_session_rule(session, "P14");
}

static void
add_strength(struct ar_draft *draft, const struct ar_week_want *want,
    int64_t day)
{
	struct ar_planned *session = ar_session_add(draft, AR_PLAN_STRENGTH,
	    AR_FLAVOUR_NONE, day);

	if (!session)
		return;
	session->phase = want->phase;
	ar_steps_strength(session);
	ar_session_rule(session, "P14");
}

void
ar_week_others(struct ar_draft *draft, const struct ar_week_want *want)
{
	const struct ar_layout *cross = want->ladder ? &draft->ladder :
	    &draft->layout;

	for (int d = 0; d < AR_WEEK_DAYS; d++) {
		int64_t day = want->monday + d;

		if (!is_day(want, day))
			continue;
		if (cross->cross[d] && free_of_race(draft, day, 1))
			add_cross(draft, want, day);
		/* the ladder's weeks, too: the week after may begin hard */
		if (draft->layout.strength[d] &&
		    free_of_race(draft, day, AR_STRENGTH_RACE_FREE_DAYS))
			add_strength(draft, want, day);
	}
}
