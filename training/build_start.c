/* What is, on the day a plan is made: the usual week (P1), time off (P37 to
 * P39), how often one runs, fitness and who needs more care. */
#include "training/build.h"

#include <math.h>
#include <string.h>

#include "afterrun/fitness.h"
#include "training/numbers.h"

/* Sum of a week and what it is worth as a start (P1). */
struct past_week {
	double distance_m;
	int runs; /* days with a run */
	bool known;
	bool usual; /* neither ill nor holiday */
};

int
ar_weekday(int64_t day)
{
	const int64_t thursday = 3; /* 1970-01-01 */

	return (int)(((day + thursday) % AR_WEEK_DAYS + AR_WEEK_DAYS) %
	    AR_WEEK_DAYS);
}

bool
ar_past_is_run(const struct ar_plan_run *run)
{
	return run->day > -AR_DAY_LIMIT && run->day < AR_DAY_LIMIT &&
	    run->distance_m > 0 && run->distance_m <= AR_WEEK_MAX_M &&
	    run->kind != AR_PLAN_CROSS && run->kind != AR_PLAN_STRENGTH &&
	    run->kind != AR_PLAN_REST;
}

/* The middle of up to four numbers, NAN of none. */
static double
median(const double *values, size_t count)
{
	double sorted[AR_PAST_WEEKS];

	if (count == 0)
		return NAN;
	for (size_t i = 0; i < count; i++) {
		size_t at = i;

		for (; at > 0 && sorted[at - 1] > values[i]; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = values[i];
	}
	return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
}

/* P1: below half of the middle of the others. */
static void
judge_weeks(struct past_week weeks[AR_PAST_WEEKS])
{
	for (size_t i = 0; i < AR_PAST_WEEKS; i++) {
		double others[AR_PAST_WEEKS];
		size_t count = 0;

		for (size_t k = 0; k < AR_PAST_WEEKS; k++) {
			if (k != i && weeks[k].known)
				others[count++] = weeks[k].distance_m;
		}
		weeks[i].usual = weeks[i].known &&
		    !(weeks[i].distance_m <
		        AR_ILL_WEEK_SHARE * median(others, count));
	}
}

static void
read_weeks(const struct ar_plan_run *history, size_t count, int64_t anchor,
    struct past_week weeks[AR_PAST_WEEKS])
{
	int64_t last_day = INT64_MIN;

	memset(weeks, 0, AR_PAST_WEEKS * sizeof(*weeks));
	for (size_t i = 0; i < count; i++) {
		size_t week;

		if (!ar_past_is_run(&history[i]) || history[i].day >= anchor)
			continue;
		week = (size_t)(anchor - 1 - history[i].day) / AR_WEEK_DAYS;
		for (size_t k = 0; k <= week && k < AR_PAST_WEEKS; k++)
			weeks[k].known = true;
		if (week >= AR_PAST_WEEKS)
			continue;
		weeks[week].distance_m += history[i].distance_m;
		weeks[week].runs += history[i].day != last_day;
		last_day = history[i].day;
	}
	judge_weeks(weeks);
}

static void
typed_weeks(const struct ar_plan_profile *profile,
    struct past_week weeks[AR_PAST_WEEKS])
{
	size_t count = profile->typed_week_count;

	memset(weeks, 0, AR_PAST_WEEKS * sizeof(*weeks));
	for (size_t k = 0; k < AR_PAST_WEEKS && k < count; k++) {
		weeks[k].distance_m = profile->typed_weeks_m[count - 1 - k];
		weeks[k].known = isfinite(weeks[k].distance_m);
		weeks[k].runs = (int)(weeks[k].distance_m / AR_TYPED_RUN_M);
	}
	judge_weeks(weeks);
}

/* A young log does not know all of the weeks before, and its first one perhaps
 * in part: what was typed of them stands in where it is more, the last typed
 * being the week before the plan. */
static void
fill_typed(const struct ar_plan_profile *profile,
    struct past_week weeks[AR_PAST_WEEKS])
{
	struct past_week typed[AR_PAST_WEEKS];

	typed_weeks(profile, typed);
	for (size_t k = 0; k < AR_PAST_WEEKS; k++) {
		bool first = !weeks[k + 1 < AR_PAST_WEEKS ? k + 1 : k].known;

		if (first && typed[k].known && !(weeks[k].known &&
		    weeks[k].distance_m >= typed[k].distance_m))
			weeks[k] = typed[k];
	}
	judge_weeks(weeks);
}

/* Returns runs a week of the usual weeks. */
static double
usual_week(struct ar_start *start, const struct past_week *weeks)
{
	double values[AR_PAST_WEEKS];
	double runs = 0;
	size_t count = 0;

	for (size_t k = 0; k < AR_PAST_WEEKS; k++) {
		if (!weeks[k].usual)
			continue;
		values[count++] = weeks[k].distance_m;
		runs += weeks[k].runs;
	}
	/* a log that begins this week has only what is done of it */
	start->usual_m = count > 0 ? median(values, count) : start->done_m;
	return count > 0 ? runs / (double)count : start->done_runs;
}

static int
days_available(const struct ar_plan_profile *profile)
{
	int count = 0;

	for (int i = 0; i < AR_WEEK_DAYS; i++)
		count += profile->days[i];
	return count > 0 ? count : AR_WEEK_DAYS;
}

static bool
days_said(const struct ar_plan_profile *profile)
{
	for (int i = 0; i < AR_WEEK_DAYS; i++) {
		if (profile->days[i])
			return true;
	}
	return false;
}

/* P4: one run more than usual at most; P7's skeletons have six at most.
 * Fewer days than one ran on until now take their part of the distance
 * along: the runs do not become longer for it. */
static void
runs_a_week(struct ar_start *start, double usual)
{
	int least = AR_RUNS_USUAL, most = AR_RUNS_MAX;
	int runs = (int)lround(usual) + days_said(start->profile);
	double fit = floor(start->usual_m / AR_RUN_LEAST_M);

	if (start->ladder_from > 0)
		runs = AR_LADDER_RUNS;
	runs = runs < least ? least : runs > most ? most : runs;
	if (start->ladder_from == 0 && fit < runs)
		runs = fit < 2 ? 2 : (int)fit;
	if (runs > days_available(start->profile))
		runs = days_available(start->profile);
	start->runs = runs;
	start->log_m = start->usual_m;
	if (days_available(start->profile) < usual)
		start->usual_m *= runs / usual;
}

/* P39 and C5: who begins with the ladder, and at which step. */
static int
ladder_from(const struct ar_start *start, double longest_m)
{
	bool back = start->profile->goal == AR_GOAL_RETURN;
	bool little = start->usual_m < AR_NOVICE_WEEK_M ||
	    longest_m < AR_NOVICE_LONGEST_M;
	bool long_off = start->days_off >= AR_LADDER_FROM_DAYS;

	if (back && start->profile->past_bone_stress)
		return 1;
	if (long_off && start->days_off <= AR_LADDER_RETURN_DAYS && !little)
		return AR_LADDER_FIRST_RETURN;
	if (back && (long_off || start->days_off <= AR_OFF_DAYS_FREE))
		return 1;
	return long_off || little ? AR_LADDER_FIRST_NOVICE : 0;
}

static double
body_mass_index(const struct ar_plan_profile *profile)
{
	double height = profile->person.height_m;

	if (isfinite(profile->bmi))
		return profile->bmi;
	return height > 0 ? profile->person.mass_kg / (height * height) : NAN;
}

/* VDOT that was said, or of the best race, less what days off took. */
static double
fitness(const struct ar_start *start, const struct ar_plan_run *history,
    size_t count)
{
	const struct ar_plan_profile *profile = start->profile;
	double best = profile->vdot;
	bool cross = false;
	int64_t off_from = start->made_day - start->days_off;

	if (!isfinite(best))
		best = profile->person.vdot;
	for (size_t i = 0; i < count; i++) {
		const struct ar_plan_run *run = &history[i];
		double vdot = run->kind == AR_PLAN_RACE && ar_past_is_run(run) ?
		    ar_vdot(run->distance_m, run->duration_s) : NAN;

		cross |= run->kind == AR_PLAN_CROSS && run->day >= off_from;
		if (isfinite(profile->vdot) || isfinite(profile->person.vdot))
			continue;
		if (vdot >= AR_VDOT_MIN && vdot <= AR_VDOT_MAX &&
		    start->made_day - run->day <= AR_RACE_WINDOW_DAYS)
			best = fmax(best, vdot);
	}
	if (start->days_off > 0)
		best *= ar_time_off_share(start->days_off, cross);
	return best;
}

/* This week so far, the last run and the last hard run. */
static void
read_days(struct ar_start *start, const struct ar_plan_run *history,
    size_t count)
{
	start->hard_day = start->last_day = INT64_MIN;
	for (size_t i = 0; i < count; i++) {
		const struct ar_plan_run *run = &history[i];
		bool hard = run->kind == AR_PLAN_QUALITY ||
		    run->kind == AR_PLAN_LONG || run->kind == AR_PLAN_RACE;

		if (!ar_past_is_run(run) || run->day > start->made_day)
			continue;
		if (hard && run->day > start->hard_day)
			start->hard_day = run->day;
		start->ran_today |= run->day == start->made_day;
		if (run->day >= start->monday) {
			start->done_m += run->distance_m;
			start->done_runs++;
		}
		if (run->day > start->last_day)
			start->last_day = run->day;
	}
}

static double
longest(const struct ar_plan_run *history, size_t count, int64_t last_day)
{
	double most = 0;

	for (size_t i = 0; i < count; i++) {
		if (ar_past_is_run(&history[i]) &&
		    history[i].day >= last_day - AR_LONG_RUN_WINDOW_DAYS)
			most = fmax(most, history[i].distance_m);
	}
	return most;
}

/* The four weeks before the first of the plan, as bases of P3. */
static void
bases(struct ar_start *start, const struct past_week *weeks, int64_t anchor)
{
	int64_t shift = (start->monday - anchor) / AR_WEEK_DAYS;

	for (int64_t k = 0; k < AR_PAST_WEEKS; k++) {
		bool usual = k >= shift && weeks[k - shift].usual &&
		    weeks[k - shift].distance_m > 0;

		start->week_m[k] = usual ? weeks[k - shift].distance_m : NAN;
	}
}

static void
careful(struct ar_start *start)
{
	const struct ar_person *person = &start->profile->person;

	start->bmi = body_mass_index(start->profile);
	start->novice = person->experience == AR_NOVICE;
	start->heavy = start->bmi > AR_HEAVY_BMI &&
	    start->ladder_from == AR_LADDER_FIRST_NOVICE;
	start->gap_days = person->age_y >= AR_QUALITY_GAP_AGE_Y ?
	    AR_QUALITY_GAP_OLD_DAYS : AR_QUALITY_GAP_DAYS;
	start->lighter_every = person->age_y >= AR_LIGHTER_AGE_Y ||
	        start->profile->past_bone_stress ?
	    AR_LIGHTER_EVERY_CAREFUL : AR_LIGHTER_EVERY;
}

/* Sets days_off.  Returns the Monday after the last weeks with runs: time
 * off does not count into the usual week. */
static int64_t
time_off(struct ar_start *start)
{
	int64_t off = start->made_day - start->last_day - 1;
	int64_t after = start->last_day - ar_weekday(start->last_day) +
	    AR_WEEK_DAYS;

	start->days_off = off < 0 ? 0 : off > INT32_MAX ? INT32_MAX : (int)off;
	return after < start->monday ? after : start->monday;
}

void
ar_start_read(const struct ar_plan_profile *profile,
    const struct ar_plan_run *history, size_t count, int64_t made_day,
    struct ar_start *start)
{
	struct past_week known[AR_PAST_WEEKS];
	int64_t anchor;
	double usual_runs, longest_m;

	memset(start, 0, sizeof(*start));
	start->profile = profile;
	start->made_day = made_day;
	start->monday = made_day - ar_weekday(made_day);
	read_days(start, history, count);
	anchor = start->monday;
	if (start->last_day == INT64_MIN) {
		start->days_off = -1;
		typed_weeks(profile, known);
		usual_runs = usual_week(start, known);
		memset(known, 0, sizeof(known));
		longest_m = start->usual_m;
	} else {
		anchor = time_off(start);
		read_weeks(history, count, anchor, known);
		if (anchor == start->monday)
			fill_typed(profile, known);
		usual_runs = usual_week(start, known);
		longest_m = longest(history, count, start->last_day);
	}
	bases(start, known, anchor);
	start->ladder_from = ladder_from(start, longest_m);
	careful(start);
	runs_a_week(start, usual_runs);
	start->vdot = fitness(start, history, count);
	ar_speeds_set(start, history, count);
}
