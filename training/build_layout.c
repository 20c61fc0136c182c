/* Which day has which run: the skeleton of C1, turned so that its long run
 * falls on the runner's longest day and moved to the days there are, with
 * the spacing of P7 around the week's end as well, and strength (P14). */
#include "training/build.h"

#include <stdlib.h>
#include <string.h>

#include "training/numbers.h"

enum { ALL_DAYS = 0x7f, NO_COST = 10000, SUNDAY = 6 };

static const enum ar_slot skeletons[][AR_WEEK_DAYS] = { /* by runs, from 1 */
#include "training/skeletons.inc"
};

static const struct ar_share_row shares[] = {
#include "training/shares.inc"
};

const struct ar_share_row *
ar_share_row(int runs)
{
	int most = (int)(sizeof(shares) / sizeof(shares[0]));

	return &shares[runs < 1 ? 0 : runs > most ? most - 1 : runs - 1];
}

/* Days between two weekdays, around the week the shorter way. */
static int
apart(int a, int b)
{
	int days = abs(a - b);

	return days < AR_WEEK_DAYS - days ? days : AR_WEEK_DAYS - days;
}

static bool
runs_on(enum ar_slot slot)
{
	return slot != AR_SLOT_NONE && slot != AR_SLOT_CROSS;
}

static unsigned
days_of(const struct ar_plan_profile *profile)
{
	unsigned days = 0;

	for (int i = 0; i < AR_WEEK_DAYS; i++)
		days |= profile->days[i] ? 1U << i : 0;
	return days ? days : ALL_DAYS;
}

/* The longest day that was said; else the latest of the week. */
static int
long_day_of(const struct ar_plan_profile *profile, unsigned days)
{
	if (profile->longest_day >= 0)
		return profile->longest_day;
	for (int day = SUNDAY; day > 0; day--) {
		if (days >> day & 1)
			return day;
	}
	return 0;
}

/* What running on these days costs against the skeleton. */
static int
cost_of(unsigned mask, const enum ar_slot skeleton[AR_WEEK_DAYS], bool spaced)
{
	int cost = 0;

	for (int day = 0; day < AR_WEEK_DAYS; day++) {
		int next = (day + 1) % AR_WEEK_DAYS;
		bool twice = mask >> day & 1 && mask >> next & 1;

		if (mask >> day & 1 && !runs_on(skeleton[day]))
			cost += AR_WEEK_DAYS + 1;
		if (twice)
			cost += spaced ? NO_COST : 1;
	}
	return cost;
}

static int
bits(unsigned mask)
{
	int count = 0;

	for (; mask; mask &= mask - 1)
		count++;
	return count;
}

/* The days of runs; with spaced never two in a row and fewer if needed. */
static unsigned
choose_days(unsigned days, int long_day, int runs,
    const enum ar_slot skeleton[AR_WEEK_DAYS], bool spaced)
{
	for (; runs > 0; runs--) {
		unsigned best = 0;
		int best_cost = NO_COST;

		for (unsigned mask = 1; mask <= ALL_DAYS; mask++) {
			int cost;

			if (mask & ~days || !(mask >> long_day & 1) ||
			    bits(mask) != runs)
				continue;
			cost = cost_of(mask, skeleton, spaced);
			if (cost < best_cost) {
				best = mask;
				best_cost = cost;
			}
		}
		if (best)
			return best;
	}
	return 1U << long_day;
}

/* The skeleton with its Sunday on long_day.  P7: with 72 hours of spacing
 * Tuesday's hard run moves to Wednesday and the second falls away. */
static void
turn(const struct ar_start *start, int runs, int long_day,
    enum ar_slot out[AR_WEEK_DAYS])
{
	enum ar_slot week[AR_WEEK_DAYS];

	memcpy(week, skeletons[runs - 1], sizeof(week));
	if (start->gap_days > AR_QUALITY_GAP_DAYS) {
		for (int day = 0; day + 1 < AR_WEEK_DAYS; day++) {
			if (week[day] == AR_SLOT_SECOND)
				week[day] = AR_SLOT_EASY;
			if (week[day] != AR_SLOT_FIRST)
				continue;
			week[day] = week[day + 1];
			week[++day] = AR_SLOT_FIRST;
		}
	}
	for (int day = 0; day < AR_WEEK_DAYS; day++)
		out[(day + long_day + 1) % AR_WEEK_DAYS] = week[day];
}

static int
place_of(const enum ar_slot skeleton[AR_WEEK_DAYS], enum ar_slot slot)
{
	for (int day = 0; day < AR_WEEK_DAYS; day++) {
		if (skeleton[day] == slot)
			return day;
	}
	return -1;
}

static bool
fits(const struct ar_layout *layout, int day, int gap)
{
	if (layout->slot[day] != AR_SLOT_EASY)
		return false;
	for (int other = 0; other < AR_WEEK_DAYS; other++) {
		enum ar_slot slot = layout->slot[other];
		bool hard = slot == AR_SLOT_FIRST || slot == AR_SLOT_SECOND ||
		    slot == AR_SLOT_LONG;

		if (hard && apart(day, other) < gap)
			return false;
	}
	return true;
}

/* Put slot on the run day nearest to its place that keeps the spacing. */
static bool
put(struct ar_layout *layout, enum ar_slot slot, int place, int gap)
{
	int best = -1;

	for (int day = 0; place >= 0 && day < AR_WEEK_DAYS; day++) {
		if (fits(layout, day, gap) &&
		    (best < 0 || apart(day, place) < apart(best, place)))
			best = day;
	}
	if (best >= 0)
		layout->slot[best] = slot;
	return best >= 0;
}

static bool
before_hard(const struct ar_layout *layout, int day)
{
	enum ar_slot next = layout->slot[(day + 1) % AR_WEEK_DAYS];

	return next == AR_SLOT_FIRST || next == AR_SLOT_SECOND ||
	    next == AR_SLOT_LONG;
}

/* P14: hard days first, then after easy runs; less is better. */
static int
strength_cost(const struct ar_layout *layout, unsigned days, int day)
{
	enum ar_slot slot = layout->slot[day];

	if (!(days >> day & 1) || before_hard(layout, day))
		return NO_COST;
	if (slot == AR_SLOT_FIRST || slot == AR_SLOT_SECOND)
		return 0;
	if (runs_on(slot))
		return slot == AR_SLOT_LONG ? 2 : 1;
	return layout->cross[day] ? 2 : 3;
}

static void
put_strength(struct ar_layout *layout, unsigned days)
{
	int best = NO_COST, first = -1, second = -1;

	for (int a = 0; a < AR_WEEK_DAYS; a++) {
		int cost = strength_cost(layout, days, a);

		if (cost < NO_COST && first < 0)
			first = a;
		for (int b = a + AR_STRENGTH_GAP_DAYS; b < AR_WEEK_DAYS; b++) {
			int both = cost + strength_cost(layout, days, b);

			if (apart(a, b) < AR_STRENGTH_GAP_DAYS || both >= best)
				continue;
			best = both;
			first = a;
			second = b;
		}
	}
	if (first >= 0)
		layout->strength[first] = true;
	if (second >= 0)
		layout->strength[second] = true;
}

/* The skeleton's day, else the first free one. */
static void
put_cross(struct ar_layout *layout, unsigned days, int place)
{
	int day = place;

	if (day < 0 || !(days >> day & 1) || layout->slot[day]) {
		for (day = 0; day < AR_WEEK_DAYS; day++) {
			if (days >> day & 1 && !layout->slot[day])
				break;
		}
	}
	if (day < AR_WEEK_DAYS)
		layout->cross[day] = true;
}

void
ar_layout_make(const struct ar_start *start, int runs, bool ladder,
    struct ar_layout *layout)
{
	unsigned days = days_of(start->profile), mask;
	int long_day = long_day_of(start->profile, days);
	enum ar_slot skeleton[AR_WEEK_DAYS];

	memset(layout, 0, sizeof(*layout));
	turn(start, runs, long_day, skeleton);
	mask = choose_days(days, long_day, runs, skeleton, ladder);
	for (int day = 0; day < AR_WEEK_DAYS; day++) {
		if (mask >> day & 1)
			layout->slot[day] = AR_SLOT_EASY;
	}
	layout->runs = bits(mask);
	if (!ladder && layout->runs > 1) {
		layout->slot[long_day] = AR_SLOT_LONG;
		layout->quality += put(layout, AR_SLOT_FIRST,
		    place_of(skeleton, AR_SLOT_FIRST), start->gap_days);
		layout->quality += put(layout, AR_SLOT_SECOND,
		    place_of(skeleton, AR_SLOT_SECOND), start->gap_days);
		put(layout, AR_SLOT_STRIDES,
		    place_of(skeleton, AR_SLOT_STRIDES), 0);
	}
	put_cross(layout, days, place_of(skeleton, AR_SLOT_CROSS));
	put_strength(layout, days);
}
