/* Build a plan: check what was said, read what is, try the goal's day, and
 * where the rules do not reach it look for the day they do (P11). */
#include <math.h>
#include <string.h>

#include "training/build.h"
#include "training/numbers.h"

/* One draft of the search needs well under this; the plan's own arena is
 * not filled with tries. */
static const size_t draft_limit = (size_t)32 << 20;

static bool
between(double value, double lo, double hi)
{
	return isnan(value) || (value >= lo && value <= hi);
}

static enum ar_status
check_goal(const struct ar_plan_profile *profile, int64_t made_day,
    struct ar_error *err)
{
	const int64_t weeks = AR_PLAN_WEEKS_MAX;
	double metres;

	if ((int)profile->goal < 0 || profile->goal >= AR_GOALS)
		return ar_fail_at(err, AR_EINPUT, "goal",
		    "this goal is not one of those afterrun knows");
	if (made_day < -AR_DAY_LIMIT || made_day > AR_DAY_LIMIT)
		return ar_fail_at(err, AR_EINPUT, "date",
		    "this day is too far away");
	if (profile->goal_day != 0 && profile->goal_day < made_day)
		return ar_fail_at(err, AR_EINPUT, "goal",
		    "the day of the goal is past");
	if (profile->goal_day > made_day + weeks * AR_WEEK_DAYS)
		return ar_fail_at(err, AR_EINPUT, "goal",
		    "the day of the goal is more than two years away");
	if (!between(profile->goal_time_s, 1, AR_GOAL_TIME_MAX_S))
		return ar_fail_at(err, AR_EINPUT, "goal",
		    "the time of the goal is not a time");
	metres = ar_goal_row(profile->goal)->distance_m;
	if (metres > 0 && !between(metres / profile->goal_time_s,
	    AR_GOAL_SPEED_LO_M_S, AR_GOAL_SPEED_HI_M_S))
		return ar_fail_at(err, AR_EINPUT, "goal",
		    "nobody runs this distance in this time");
	return AR_OK;
}

static enum ar_status
check_days(const struct ar_plan_profile *profile, struct ar_error *err)
{
	bool any = false;

	for (int i = 0; i < AR_WEEK_DAYS; i++)
		any |= profile->days[i];
	if (profile->longest_day < -1 || profile->longest_day >= AR_WEEK_DAYS)
		return ar_fail_at(err, AR_EINPUT, "days",
		    "the longest day is not a day of the week");
	if (any && profile->longest_day >= 0 &&
	    !profile->days[profile->longest_day])
		return ar_fail_at(err, AR_EINPUT, "days",
		    "the longest day is not one of your days");
	return AR_OK;
}

static enum ar_status
check_person(const struct ar_plan_profile *profile, struct ar_error *err)
{
	const struct ar_person *person = &profile->person;

	if (!between(person->age_y, 1, AR_AGE_MAX_Y) ||
	    !between(person->mass_kg, AR_PERSON_MASS_LO_KG,
	        AR_PERSON_MASS_HI_KG) ||
	    !between(person->height_m, AR_PERSON_HEIGHT_LO_M,
	        AR_PERSON_HEIGHT_HI_M) ||
	    !between(profile->bmi, AR_BMI_LO, AR_BMI_HI))
		return ar_fail_at(err, AR_EINPUT, "person",
		    "age, mass or height is outside what a person can have");
	if (!between(profile->vdot, AR_VDOT_MIN, AR_VDOT_MAX))
		return ar_fail_at(err, AR_EINPUT, "vdot",
		    "VDOT must be between 15 and 90");
	for (size_t i = 0; i < profile->typed_week_count; i++) {
		if (!(profile->typed_weeks_m[i] >= 0 &&
		        profile->typed_weeks_m[i] <= AR_WEEK_MAX_M))
			return ar_fail_at(err, AR_EINPUT, "weeks",
			    "a week must be between 0 and 500 km");
	}
	return AR_OK;
}

/* The goal's day, or the day its usual weeks end when none was said. */
static int64_t
wished_day(const struct ar_start *start, const struct ar_goal_row *row)
{
	int weeks = row->base + row->build + row->specific + row->taper;

	if (!(row->distance_m > 0))
		return 0;
	if (start->profile->goal_day != 0)
		return start->profile->goal_day;
	return start->monday + (int64_t)weeks * AR_WEEK_DAYS - 1;
}

static enum ar_status
is_ready(const struct ar_try *what, bool *ready)
{
	struct ar_arena *scratch = ar_arena_open(draft_limit);
	struct ar_draft draft;
	enum ar_status status;

	*ready = false;
	if (!scratch)
		return AR_EMEM;
	status = ar_draft_make(what, scratch, &draft);
	if (status == AR_OK)
		*ready = ar_draft_ready(&draft);
	ar_arena_close(scratch);
	return status;
}

/* The first day, week by week from what->race_day, that the rules reach;
 * 0: none in the time looked at. */
static enum ar_status
find_day(const struct ar_try *what, int64_t *found)
{
	struct ar_try next = *what;
	bool ready = false;

	*found = 0;
	for (int week = 0; week < AR_GOAL_SEARCH_WEEKS; week++) {
		AR_TRY(is_ready(&next, &ready));
		if (ready) {
			*found = next.race_day;
			return AR_OK;
		}
		next.race_day += AR_WEEK_DAYS;
	}
	return AR_OK;
}

/* P11 "lower the goal": the longest shorter race that can be had on the
 * day; AR_GOALS: none. */
static enum ar_status
find_lesser(const struct ar_try *what, enum ar_goal *lesser)
{
	struct ar_try next = *what;
	bool ready = false;

	*lesser = AR_GOALS;
	for (int goal = (int)what->goal - 1; goal >= 0; goal--) {
		next.goal = (enum ar_goal)goal;
		AR_TRY(is_ready(&next, &ready));
		if (ready) {
			*lesser = next.goal;
			return AR_OK;
		}
	}
	return AR_OK;
}

static void
number_sessions(struct ar_plan *plan)
{
	int number = 0;

	for (size_t w = 0; w < plan->week_count; w++) {
		for (size_t i = 0; i < plan->weeks[w].session_count; i++)
			plan->weeks[w].sessions[i].number = ++number;
	}
}

static enum ar_status
build(struct ar_try *what, struct ar_arena *arena, struct ar_plan *plan)
{
	const struct ar_start *start = what->start;
	int64_t wish = wished_day(start, ar_goal_row(what->goal));
	enum ar_goal lesser = AR_GOALS;
	struct ar_draft draft;

	what->race_day = wish;
	plan->reachable = true;
	if (wish != 0) {
		AR_TRY(find_day(what, &plan->possible_day));
		plan->reachable = plan->possible_day == wish ||
		    (start->profile->goal_day == 0 && plan->possible_day != 0);
		if (!plan->reachable)
			AR_TRY(find_lesser(what, &lesser));
		what->race_day = plan->possible_day;
		if (plan->possible_day == 0)
			what->goal = AR_GOAL_KEEP;
	}
	AR_TRY(ar_draft_make(what, arena, &draft));
	plan->weeks = draft.weeks;
	plan->week_count = draft.week_count;
	plan->vdot = start->vdot;
	number_sessions(plan);
	return ar_plan_notes(start, &draft, lesser, arena, plan);
}

enum ar_status
ar_plan_build(const struct ar_plan_profile *profile,
    const struct ar_plan_run *history, size_t history_count,
    int64_t made_day, struct ar_arena *arena, struct ar_plan *plan,
    struct ar_error *err)
{
	struct ar_start start;
	struct ar_try what = { &start, history, history_count, AR_GOAL_KEEP,
		0 };

	memset(plan, 0, sizeof(*plan));
	AR_TRY(check_goal(profile, made_day, err));
	AR_TRY(check_days(profile, err));
	AR_TRY(check_person(profile, err));
	ar_start_read(profile, history, history_count, made_day, &start);
	what.goal = profile->goal;
	plan->profile = *profile;
	plan->made_day = made_day;
	plan->rules_version = AR_PLAN_RULES_VERSION;
	plan->activation_lo_min = AR_ACTIVATION_LO_MIN;
	plan->activation_hi_min = AR_ACTIVATION_HI_MIN;
	if (build(&what, arena, plan) != AR_OK)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	return AR_OK;
}
