#include "plan_check.h"

#include <math.h>
#include <string.h>

#include "afterrun/load_series.h"

enum { RUNS_MAX = 1200, DAY_S = 86400, SLACK_M = 1 };

static const struct plan_fault fine = { NULL, 0, 0, 0 };

static struct plan_fault
broken(const char *rule, int64_t day, double value, double limit)
{
	return (struct plan_fault){ rule, day, value, limit };
}

static bool
is_run(enum ar_plan_kind kind)
{
	return kind == AR_PLAN_EASY || kind == AR_PLAN_LONG ||
	    kind == AR_PLAN_QUALITY || kind == AR_PLAN_STRIDES;
}

static bool
is_hard(enum ar_plan_kind kind)
{
	return kind == AR_PLAN_QUALITY || kind == AR_PLAN_LONG ||
	    kind == AR_PLAN_RACE;
}

static bool
past_run(const struct plan_runner *runner, size_t i)
{
	enum ar_plan_kind kind = runner->history[i].kind;

	return is_run(kind) || kind == AR_PLAN_RACE;
}

static bool
by_ladder(const struct ar_planned *one)
{
	for (int i = 0; one->rules[i]; i++) {
		if (strcmp(one->rules[i], "P41") == 0)
			return true;
	}
	return false;
}

static int
weekday(int64_t day)
{
	return (int)((day + 3) % 7);
}

double
plan_week_m(const struct ar_plan_week *week)
{
	double sum = 0;

	for (size_t i = 0; i < week->session_count; i++) {
		if (is_run(week->sessions[i].kind))
			sum += week->sessions[i].expected_m;
	}
	return sum;
}

double
plan_main_m(const struct ar_planned *session)
{
	for (size_t i = 0; i < session->step_count; i++) {
		const struct ar_plan_step *step = &session->steps[i];

		if (step->repeat > 1 && step->metres > 0)
			return step->repeat * step->metres;
	}
	return 0;
}

/* --- P2, with P21's classes from the analysis --- */

struct past {
	struct ar_past_run run[RUNS_MAX];
	double counts_m[RUNS_MAX];
	size_t count;
};

static void
push(struct past *past, int64_t day, double metres, bool judged)
{
	double at = (double)day * DAY_S;
	struct ar_spike_result spike;

	if (past->count == RUNS_MAX)
		return;
	spike = ar_spike_find(past->run, past->count, at, metres);
	past->run[past->count] = (struct ar_past_run){ at, metres };
	past->counts_m[past->count++] = judged &&
	    (spike.spike == AR_SPIKE_MODERATE ||
	        spike.spike == AR_SPIKE_LARGE) ? spike.longest_m : metres;
}

static double
longest30(const struct past *past, int64_t day)
{
	double most = 0;

	for (size_t i = past->count; i-- > 0;) {
		double back = (double)day - past->run[i].start_utc_s / DAY_S;

		if (back >= 1 && back <= 30)
			most = fmax(most, past->counts_m[i]);
	}
	return most;
}

static struct plan_fault
check_p2(const struct plan_runner *runner, const struct ar_plan *plan)
{
	static _Thread_local struct past past;

	past.count = 0;
	for (size_t i = 0; i < runner->history_count; i++) {
		if (past_run(runner, i))
			push(&past, runner->history[i].day,
			    runner->history[i].distance_m, true);
	}
	for (size_t w = 0; w < plan->week_count; w++) {
		for (size_t i = 0; i < plan->weeks[w].session_count; i++) {
			const struct ar_planned *one =
			    &plan->weeks[w].sessions[i];
			double most = longest30(&past, one->day);

			if (!is_run(one->kind))
				continue;
			if (!by_ladder(one) && most > 0 &&
			    one->expected_m > 1.10 * most + SLACK_M)
				return broken("P2", one->day, one->expected_m,
				    1.10 * most);
			push(&past, one->day, one->expected_m, false);
		}
	}
	return fine;
}

/* --- P3: the cap --- */

static double
past_week_m(const struct plan_runner *runner, int64_t monday)
{
	double sum = 0;

	for (size_t i = 0; i < runner->history_count; i++) {
		int64_t day = runner->history[i].day;

		if (past_run(runner, i) && day >= monday && day < monday + 7)
			sum += runner->history[i].distance_m;
	}
	return sum;
}

static double
middle(double a, double b, double c)
{
	return fmax(fmin(a, b), fmin(fmax(a, b), c));
}

/* Ill or holiday: below half of the middle of the three other weeks, of
 * the four that end with the last run's. */
static bool
was_ill(const struct plan_runner *runner, int64_t monday)
{
	double other[3];
	int count = 0;
	int64_t last = INT64_MIN, end;

	for (size_t i = 0; i < runner->history_count; i++) {
		if (past_run(runner, i))
			last = runner->history[i].day;
	}
	end = last - weekday(last);
	if (end >= runner->made_day - weekday(runner->made_day))
		end = runner->made_day - weekday(runner->made_day) - 7;
	for (int64_t m = end; m > end - 28; m -= 7) {
		if (m != monday && count < 3)
			other[count++] = past_week_m(runner, m);
	}
	return past_week_m(runner, monday) <
	    0.5 * middle(other[0], other[1], other[2]);
}

static double
base_of(const struct plan_runner *runner, const struct ar_plan *plan,
    int64_t monday)
{
	int64_t first = plan->weeks[0].monday;
	int64_t index = (monday - first) / 7;
	bool whole = runner->made_day == first;
	double sum;

	if (monday < first)
		return past_week_m(runner, monday) > 0 &&
		    !was_ill(runner, monday) ? past_week_m(runner, monday) :
		    NAN;
	if ((index == 0 && !whole) || plan->weeks[index].lighter ||
	    plan->weeks[index].phase == AR_PHASE_TAPER)
		return NAN;
	sum = plan_week_m(&plan->weeks[index]);
	return sum > 0 ? sum : NAN;
}

/* The ladder's steps are minutes with an order of their own (P41). */
static bool
is_ladder_week(const struct ar_plan_week *week)
{
	for (size_t i = 0; i < week->session_count; i++) {
		if (by_ladder(&week->sessions[i]))
			return true;
	}
	return false;
}

static struct plan_fault
check_p3(const struct plan_runner *runner, const struct ar_plan *plan)
{
	for (size_t w = 0; w < plan->week_count; w++) {
		const struct ar_plan_week *week = &plan->weeks[w];
		double most = NAN, sum = plan_week_m(week);

		if (is_ladder_week(week))
			continue;
		for (int64_t k = 1; k <= 4; k++)
			most = fmax(most,
			    base_of(runner, plan, week->monday - 7 * k));
		if (w == 0)
			sum += past_week_m(runner, week->monday);
		if (w == 0 && sum - plan_week_m(week) > 0)
			continue; /* what is done cannot be unplanned */
		if (sum > 1.30 * most + SLACK_M)
			return broken("P3", week->monday, sum, 1.30 * most);
	}
	return fine;
}

/* --- P7 --- */

static int
runs_in(const struct plan_runner *runner, const struct ar_plan_week *week)
{
	int runs = 0;

	for (size_t i = 0; i < week->session_count; i++)
		runs += is_run(week->sessions[i].kind);
	for (size_t i = 0; i < runner->history_count; i++) {
		int64_t day = runner->history[i].day;

		runs += past_run(runner, i) && day >= week->monday &&
		    day < week->monday + 7;
	}
	return runs;
}

static struct plan_fault
check_p7(const struct plan_runner *runner, const struct ar_plan *plan)
{
	int64_t last = INT64_MIN / 2;
	int64_t gap = runner->profile.person.age_y >= 55 ? 3 : 2;

	for (size_t i = 0; i < runner->history_count; i++) {
		if (is_hard(runner->history[i].kind))
			last = runner->history[i].day;
	}
	for (size_t w = 0; w < plan->week_count; w++) {
		const struct ar_plan_week *week = &plan->weeks[w];
		int quality = 0, runs = runs_in(runner, week);
		int most = runs <= 3 ? 1 : runs <= 5 ? 2 : 3;

		for (size_t i = 0; i < week->session_count; i++) {
			const struct ar_planned *one = &week->sessions[i];

			if (!is_hard(one->kind))
				continue;
			if (one->day - last < gap &&
			    !(one->kind == AR_PLAN_RACE && last <=
			        runner->made_day)) /* was run, not planned */
				return broken("P7", one->day,
				    (double)(one->day - last), (double)gap);
			last = one->day;
			quality += one->kind == AR_PLAN_QUALITY;
		}
		if (quality > most)
			return broken("P7 count", week->monday, quality, most);
	}
	return fine;
}

/* --- P8 and P6 --- */

static double
main_limit(enum ar_flavour flavour, double week_m)
{
	switch (flavour) {
	case AR_FLAVOUR_T:
		return 0.10 * week_m;
	case AR_FLAVOUR_I:
	case AR_FLAVOUR_FARTLEK:
		return fmin(0.08 * week_m, 10000);
	case AR_FLAVOUR_R:
	case AR_FLAVOUR_HILLS:
		return fmin(0.05 * week_m, 8000);
	case AR_FLAVOUR_M:
		return fmin(0.20 * week_m, 29000);
	default:
		return 0;
	}
}

static struct plan_fault
check_long(const struct plan_runner *runner, const struct ar_plan *plan,
    const struct ar_planned *one, double week_m, int runs)
{
	double share = runs <= 4 ? 0.50 : runs == 5 ? 0.40 : 0.33;
	double most_min = runner->profile.goal == AR_GOAL_MARATHON ? 180 : 150;
	double minutes = one->flavour || isnan(one->pace_lo_s_km) ?
	    one->expected_min :
	    one->expected_m / 1000 * one->pace_lo_s_km / 60;

	(void)plan;
	if (one->expected_m > share * week_m + SLACK_M)
		return broken("P8 long", one->day, one->expected_m,
		    share * week_m);
	if (minutes > most_min + 0.1)
		return broken("P8 minutes", one->day, minutes, most_min);
	return fine;
}

static struct plan_fault
check_p8(const struct plan_runner *runner, const struct ar_plan *plan)
{
	for (size_t w = 0; w < plan->week_count; w++) {
		const struct ar_plan_week *week = &plan->weeks[w];
		double sum = plan_week_m(week), hard = 0;
		int runs = runs_in(runner, week);

		sum += w == 0 ? past_week_m(runner, week->monday) : 0;
		for (size_t i = 0; i < week->session_count; i++) {
			const struct ar_planned *one = &week->sessions[i];
			double main = plan_main_m(one);
			struct plan_fault fault = fine;

			if (one->flavour && main >
			    main_limit(one->flavour, sum) + SLACK_M)
				return broken("P8 main", one->day, main,
				    main_limit(one->flavour, sum));
			if (one->kind == AR_PLAN_LONG)
				fault = check_long(runner, plan, one, sum,
				    runs);
			if (fault.rule)
				return fault;
			hard += main;
		}
		if (hard > 0.20 * sum + SLACK_M) /* faster: less of the time */
			return broken("P6", week->monday, hard, 0.20 * sum);
	}
	return fine;
}

/* --- days, race, strength, ladder --- */

static bool
may_use(const struct plan_runner *runner, int64_t day)
{
	const bool *days = runner->profile.days;
	bool any = false;

	for (int i = 0; i < 7; i++)
		any |= days[i];
	return !any || days[weekday(day)];
}

static struct plan_fault
check_days(const struct plan_runner *runner, const struct ar_plan *plan)
{
	int64_t last = runner->made_day;
	int number = 0;

	for (size_t w = 0; w < plan->week_count; w++) {
		const struct ar_plan_week *week = &plan->weeks[w];

		for (size_t i = 0; i < week->session_count; i++) {
			const struct ar_planned *one = &week->sessions[i];

			if (one->day < last || one->day < week->monday ||
			    one->day > week->monday + 6)
				return broken("order", one->day, 0, 0);
			if (one->kind != AR_PLAN_RACE &&
			    !may_use(runner, one->day))
				return broken("days", one->day, 0, 0);
			if (one->number != ++number || !one->reason ||
			    !one->rules[0] || one->step_count == 0 ||
			    one->step_count > AR_PLAN_STEPS_MAX)
				return broken("whole", one->day, one->number,
				    number);
			last = one->day;
		}
	}
	return fine;
}

static struct plan_fault
check_race(const struct plan_runner *runner, const struct ar_plan *plan)
{
	bool wants = runner->profile.goal <= AR_GOAL_MARATHON &&
	    plan->possible_day != 0;
	const struct ar_plan_week *week = &plan->weeks[plan->week_count - 1];
	const struct ar_planned *last = week->session_count > 0 ?
	    &week->sessions[week->session_count - 1] : NULL;
	double most = 0;

	if (!wants)
		return fine;
	if (!last || last->kind != AR_PLAN_RACE ||
	    last->day != plan->possible_day)
		return broken("race", plan->possible_day, 0, 0);
	if (plan->reachable && runner->profile.goal_day &&
	    last->day != runner->profile.goal_day)
		return broken("race day", last->day, 0, 0);
	if (week->phase != AR_PHASE_TAPER && week->phase != AR_PHASE_RETURN)
		return broken("taper", week->monday, 0, 0);
	for (size_t w = 0; w + 2 < plan->week_count; w++)
		most = fmax(most, plan_week_m(&plan->weeks[w]));
	if (plan->week_count > 4 && plan_week_m(week) > 0.41 * most)
		return broken("P10", week->monday, plan_week_m(week),
		    0.41 * most);
	return fine;
}

static const struct ar_planned *
run_on(const struct ar_plan *plan, int64_t day)
{
	for (size_t w = 0; w < plan->week_count; w++) {
		const struct ar_plan_week *week = &plan->weeks[w];

		for (size_t i = 0; i < week->session_count &&
		     day >= week->monday && day < week->monday + 7; i++) {
			const struct ar_planned *one = &week->sessions[i];

			if (one->day == day && (is_run(one->kind) ||
			        one->kind == AR_PLAN_RACE))
				return one;
		}
	}
	return NULL;
}

/* P14, and P41: never two ladder days in a row. */
static struct plan_fault
check_others(const struct ar_plan *plan)
{
	for (size_t w = 0; w < plan->week_count; w++) {
		const struct ar_plan_week *week = &plan->weeks[w];
		int strength = 0;

		for (size_t i = 0; i < week->session_count; i++) {
			const struct ar_planned *one = &week->sessions[i];
			const struct ar_planned *next =
			    run_on(plan, one->day + 1);

			strength += one->kind == AR_PLAN_STRENGTH;
			if (one->kind == AR_PLAN_STRENGTH && next &&
			    is_hard(next->kind))
				return broken("P14", one->day, 0, 0);
			if (is_run(one->kind) && by_ladder(one) && next &&
			    by_ladder(next))
				return broken("P41", one->day, 0, 0);
		}
		if (strength > 2)
			return broken("P14 count", week->monday, strength, 2);
	}
	return fine;
}

struct plan_fault
plan_check(const struct plan_runner *runner, const struct ar_plan *plan)
{
	struct plan_fault fault = check_days(runner, plan);

	if (!fault.rule)
		fault = check_p2(runner, plan);
	if (!fault.rule)
		fault = check_p3(runner, plan);
	if (!fault.rule)
		fault = check_p7(runner, plan);
	if (!fault.rule)
		fault = check_p8(runner, plan);
	if (!fault.rule)
		fault = check_race(runner, plan);
	return fault.rule ? fault : check_others(plan);
}
