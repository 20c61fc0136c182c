/* Weeks of walking and running in turns (P39, P41): three sessions a week,
 * never on two days in a row, each step twice.  Steps are by minutes; P2
 * does not hold between them, their order does. */
#include <math.h>

#include "training/build.h"
#include "training/numbers.h"

static const double s_per_min = 60;

static int
step_now(const struct ar_draft *draft)
{
	int step = draft->start->ladder_from + draft->ladder_done / 2;

	return step > AR_LADDER_STEPS ? AR_LADDER_STEPS : step;
}

bool
ar_ladder_left(const struct ar_draft *draft)
{
	int from = draft->start->ladder_from;

	return from > 0 &&
	    draft->ladder_done < 2 * (AR_LADDER_STEPS + 1 - from);
}

static bool
is_day(const struct ar_draft *draft, const struct ar_week_want *want, int d)
{
	int64_t day = want->monday + d;
	int64_t last = draft->start->last_day;

	return draft->ladder.slot[d] && day >= want->from &&
	    day <= want->until && (last == INT64_MIN || day > last + 1);
}

static double
running_m(int step)
{
	struct ar_ladder_step row = ar_ladder_step(step);

	return row.repeats * row.run_min * s_per_min * AR_LADDER_RUN_M_S;
}

/* P13: how many sessions of the first seven days are walks instead. */
static int
walks_first(const struct ar_draft *draft)
{
	const struct ar_start *start = draft->start;
	int days = 0, walks = 0;

	if (!start->heavy)
		return 0;
	for (int d = start->ran_today; d < AR_WEEK_DAYS; d++)
		days += draft->ladder.slot[ar_weekday(start->made_day + d)] !=
		    AR_SLOT_NONE;
	for (; walks < days; walks++) {
		double metres = 0;

		for (int i = 0; i < days - walks; i++)
			metres += running_m(start->ladder_from + i / 2);
		if (metres <= AR_HEAVY_FIRST_WEEK_M)
			break;
	}
	return walks;
}

static void
add_walk(struct ar_draft *draft, int64_t day, enum ar_plan_phase phase)
{
	struct ar_planned *session = ar_session_add(draft, AR_PLAN_CROSS,
	    AR_FLAVOUR_NONE, day);

	if (!session)
		return;
	session->phase = phase;
	ar_steps_ladder(session, ar_ladder_step(1));
	session->reason = "Half an hour of brisk walking: it comes before "
	                  "running.";
	ar_session_rule(session, "P13");
	ar_session_rule(session, "P41");
}

static void
add_step(struct ar_draft *draft, int64_t day, enum ar_plan_phase phase)
{
	int step = step_now(draft);
	struct ar_planned *session = ar_session_add(draft, step > 1 ?
	    AR_PLAN_EASY : AR_PLAN_CROSS, AR_FLAVOUR_NONE, day);

	if (!session)
		return;
	session->phase = phase;
	ar_steps_ladder(session, ar_ladder_step(step));
	session->reason = step == AR_LADDER_STEPS ?
	    "Half an hour of easy running: the last step of the ladder." :
	    "Walking and running in turns, on the flat; each step comes twice.";
	ar_session_rule(session, "P39");
	ar_session_rule(session, "P41");
	ar_session_rule(session, "P15");
	if (session->expected_m > 0)
		ar_reach_add(draft, day, session->expected_m);
	draft->ladder_done++;
}

void
ar_week_ladder(struct ar_draft *draft, const struct ar_week_want *want)
{
	int walks = walks_first(draft);

	for (int d = 0; d < AR_WEEK_DAYS; d++) {
		if (!is_day(draft, want, d))
			continue;
		if (draft->walks_done++ < walks)
			add_walk(draft, want->monday + d, want->phase);
		else
			add_step(draft, want->monday + d, want->phase);
	}
}
