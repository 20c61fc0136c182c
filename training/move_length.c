/* A move makes no run too long for its new day (P2), and no week that gains
 * by it too long (P3, P5, P10) or too much of one kind (P8).  What was over a
 * limit before the move is not held against it. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "training/build.h"
#include "training/day.h"
#include "training/move.h"
#include "training/numbers.h"

static const double metres_km = 1000;

/* Distance of a planned run; 0 for what is none. */
static double
metres_of(const struct ar_planned *session)
{
	if (!ar_session_runs(session))
		return 0;
	return session->distance_m > 0 ? session->distance_m :
	    session->expected_m > 0 ? session->expected_m : 0;
}

static bool
to_come(const struct ar_trial *trial, const struct ar_planned *session)
{
	return !session->done && session->day >= trial->input->today;
}

static bool
within(int64_t day, int64_t before)
{
	return day < before && day >= before - AR_LONG_RUN_WINDOW_DAYS;
}

/* P2: the longest that a day may have; INFINITY without a run before. */
static double
reach(const struct ar_trial *trial, const struct ar_planned *list,
    int64_t day)
{
	double most = 0;

	for (size_t i = 0; i < trial->input->run_count; i++) {
		const struct ar_plan_run *run = &trial->input->runs[i];

		if (ar_past_is_run(run) && within(run->day, day))
			most = fmax(most, run->distance_m);
	}
	for (size_t i = 0; i < trial->count; i++)
		if (to_come(trial, &list[i]) && within(list[i].day, day))
			most = fmax(most, metres_of(&list[i]));
	return most > 0 ? AR_LONG_RUN_FACTOR * most : INFINITY;
}

static bool
too_long(const struct ar_trial *trial, const struct ar_planned *list,
    size_t i)
{
	return metres_of(&list[i]) >
	    reach(trial, list, list[i].day) + AR_DISTANCE_GRID_M / 2.0;
}

/* Without a run of the last weeks nobody knows what would be too long. */
static bool
knows_runs(const struct ar_trial *trial)
{
	for (size_t i = 0; i < trial->input->run_count; i++)
		if (ar_past_is_run(&trial->input->runs[i]) &&
		    within(trial->input->runs[i].day,
		        trial->input->today + 1))
			return true;
	return false;
}

static enum ar_status
keep_reach(const struct ar_trial *trial)
{
	for (size_t i = 0; knows_runs(trial) && i < trial->count; i++) {
		const struct ar_planned *s = &trial->after[i];

		if (!to_come(trial, s) || s->kind == AR_PLAN_RACE ||
		    !too_long(trial, trial->after, i) ||
		    too_long(trial, trial->before, i))
			continue;
		return ar_trial_refuse(trial, "P2", ar_text_format(
		    trial->arena, "the %s of %f km on %s would be more than "
		    "a tenth longer than every run of the 30 days before it",
		    ar_plan_kind_words(s->kind),
		    ar_round(metres_of(s) / metres_km, 1),
		    ar_day_name(s->day)));
	}
	return AR_OK;
}

/* --- weeks --------------------------------------------------------------- */

struct week {
	double metres;
	int runs;
	bool lighter; /* P5 */
	bool taper;   /* P10 */
};

static int64_t
monday_of(int64_t day)
{
	return day - ar_weekday(day);
}

/* What was run and what is still to come. */
static struct week
week_of(const struct ar_trial *trial, const struct ar_planned *list,
    int64_t monday)
{
	struct week week = { 0, 0, false, false };

	for (size_t i = 0; i < trial->input->run_count; i++) {
		const struct ar_plan_run *run = &trial->input->runs[i];

		if (!ar_past_is_run(run) || run->day < monday ||
		    run->day >= monday + AR_WEEK_DAYS)
			continue;
		week.metres += run->distance_m;
		week.runs++;
	}
	for (size_t i = 0; i < trial->count; i++) {
		const struct ar_planned *s = &list[i];

		if (monday_of(s->day) != monday || !ar_session_runs(s))
			continue;
		week.lighter |= ar_session_carries(&trial->before[i], "P5") &&
		    monday_of(trial->before[i].day) == monday;
		week.taper |= ar_session_carries(&trial->before[i], "P10") &&
		    monday_of(trial->before[i].day) == monday;
		if (!to_come(trial, s) || s->kind == AR_PLAN_RACE)
			continue;
		week.metres += metres_of(s);
		week.runs++;
	}
	return week;
}

/* P8: does the long run take more than its share of the week? */
static bool
long_too_much(const struct ar_trial *trial, const struct ar_planned *list,
    int64_t monday)
{
	struct week week = week_of(trial, list, monday);
	double share = ar_share_row(week.runs)->long_max;

	for (size_t i = 0; i < trial->count; i++)
		if (list[i].kind == AR_PLAN_LONG && to_come(trial, &list[i]) &&
		    monday_of(list[i].day) == monday &&
		    metres_of(&list[i]) > share * week.metres +
		    AR_DISTANCE_GRID_M)
			return true;
	return false;
}

/* The hard part of a run, by the name of its steps. */
static double
main_part_m(const struct ar_planned *session)
{
	const struct ar_effort_row *row =
	    ar_effort_fit(session->flavour, INFINITY).row;
	double metres = 0;

	for (size_t i = 0; row && i < session->step_count; i++) {
		const struct ar_plan_step *step = &session->steps[i];

		if (step->what && strcmp(step->what, row->what) == 0 &&
		    step->metres > 0)
			metres += step->metres *
			    (step->repeat > 1 ? step->repeat : 1);
	}
	return metres;
}

/* P8: is a hard part more than the week allows? */
static bool
hard_too_much(const struct ar_trial *trial, const struct ar_planned *list,
    int64_t monday)
{
	double metres = week_of(trial, list, monday).metres;

	for (size_t i = 0; i < trial->count; i++)
		if (list[i].flavour != AR_FLAVOUR_NONE &&
		    list[i].kind != AR_PLAN_RACE &&
		    to_come(trial, &list[i]) &&
		    monday_of(list[i].day) == monday &&
		    main_part_m(&list[i]) > AR_DISTANCE_GRID_M +
		    ar_effort_max_m(list[i].flavour, metres))
			return true;
	return false;
}

static enum ar_status
keep_shares(const struct ar_trial *trial, int64_t monday)
{
	if (long_too_much(trial, trial->after, monday) &&
	    !long_too_much(trial, trial->before, monday))
		return ar_trial_refuse(trial, "P8", "the long run would be "
		    "too much of its week: the other runs of it would be too "
		    "short");
	if (hard_too_much(trial, trial->after, monday) &&
	    !hard_too_much(trial, trial->before, monday))
		return ar_trial_refuse(trial, "P8", "the hard part would be "
		    "too much for so short a week");
	return AR_OK;
}

/* The best of the weeks that a week grows from (P3). */
static double
best_before(const struct ar_trial *trial, int64_t monday)
{
	double best = 0;

	for (int64_t k = 1; k <= AR_WEEK_CAP_WEEKS; k++)
		best = fmax(best, week_of(trial, trial->after,
		    monday - k * AR_WEEK_DAYS).metres);
	return best;
}

static enum ar_status
keep_growth(const struct ar_trial *trial, int64_t monday)
{
	struct week was = week_of(trial, trial->before, monday);
	struct week is = week_of(trial, trial->after, monday);
	double best = best_before(trial, monday);

	if (!(is.metres > was.metres))
		return AR_OK;
	if (was.lighter)
		return ar_trial_refuse(trial, "P5", "that week is a lighter "
		    "one: nothing is added to it");
	if (was.taper)
		return ar_trial_refuse(trial, "P10", "before the race the "
		    "distance falls: nothing is added to that week");
	if (best > 0 && is.metres > AR_WEEK_STEP * best + AR_DISTANCE_GRID_M)
		return ar_trial_refuse(trial, "P3", ar_text_format(
		    trial->arena, "that week would have %f km, more than a "
		    "tenth over the best of the four weeks before it, %f km",
		    ar_round(is.metres / metres_km, 1),
		    ar_round(best / metres_km, 1)));
	return AR_OK;
}

enum ar_status
ar_trial_lengths(const struct ar_trial *trial)
{
	size_t moved = trial->moved[0];
	int64_t weeks[] = { monday_of(trial->after[moved].day),
		monday_of(trial->before[moved].day) };

	AR_TRY(keep_reach(trial));
	if (weeks[0] == weeks[1])
		return AR_OK;
	for (int i = 0; i < 2; i++) {
		AR_TRY(keep_growth(trial, weeks[i]));
		AR_TRY(keep_shares(trial, weeks[i]));
	}
	return AR_OK;
}
