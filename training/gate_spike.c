/* P21, P22: runs that were, or would be, much longer than before. */
#include <math.h>
#include <string.h>

#include "afterrun/load_series.h"
#include "base/text.h"
#include "training/day.h"
#include "training/numbers.h"

static const int64_t day_s = 86400;
static const double metres_km = 1000;

enum { WINDOW = AR_LONG_RUN_WINDOW_DAYS, LOOK = 2 * WINDOW + 1 };

/* The runs of the window, by days ago. */
struct past {
	double longest[LOOK + 1];  /* of the day; 0 none */
	double counted;            /* P2's longest: without spikes; NAN */
	int64_t newest_long;       /* days ago; -1 none */
};

/* A run of the window that was a spike. */
struct spike {
	int64_t age; /* days; -1 none */
	enum ar_spike size;
	double metres;
	double before; /* the old longest */
	double over_pct;
};

static int64_t
age_of(const struct ar_day *day, const struct ar_plan_run *run)
{
	if (!ar_run_on_foot(run) || !(run->distance_m > 0) ||
	    run->day > day->today || day->today - run->day > LOOK)
		return -1;
	return day->today - run->day;
}

/* Class of a run against the 30 days before it and earlier runs of its day
 * (A4.4); the longest of a day stands for the day. */
static struct ar_spike_result
judge(const struct past *past, int64_t age, double earlier, double metres)
{
	struct ar_past_run runs[WINDOW + 1];
	size_t n = 0;
	double start = (double)(-age * day_s);

	for (int64_t b = age + 1; b <= age + WINDOW && b <= LOOK; b++)
		if (past->longest[b] > 0)
			runs[n++] = (struct ar_past_run){
				(double)(-b * day_s), past->longest[b] };
	if (earlier > 0)
		runs[n++] = (struct ar_past_run){ start - 1, earlier };
	return ar_spike_find(runs, n, start, metres);
}

static void
fill(const struct ar_day *day, struct past *past)
{
	memset(past, 0, sizeof *past);
	past->counted = NAN;
	past->newest_long = -1;
	for (size_t i = 0; i < day->run_count; i++) {
		const struct ar_plan_run *run = &day->runs[i];
		int64_t age = age_of(day, run);

		if (age < 0)
			continue;
		past->longest[age] = fmax(past->longest[age],
		    run->distance_m);
		if (run->kind == AR_PLAN_LONG &&
		    (past->newest_long < 0 || age < past->newest_long))
			past->newest_long = age;
	}
}

/* Two days without a hard run, three easy ones, 48 hours off: a larger spike
 * has the effects of the smaller ones too. */
static void
rest_days(struct ar_day *day, const struct spike *spike, const char *numbers)
{
	int64_t after = spike->size >= AR_SPIKE_MODERATE
	    ? AR_P21_MODERATE_DAYS
	    : AR_P21_SMALL_DAYS;

	ar_day_hard_from(day, day->today - spike->age + after + 1);
	if (spike->size == AR_SPIKE_LARGE && spike->age <= AR_P21_LARGE_DAYS)
		ar_day_lower(day, "P21", AR_ACTION_REST,
		    AR_DAY_SAY(day, "That run was more than twice your "
		        "longest of the month before: no running for 48 "
		        "hours."), numbers);
	if (spike->size >= AR_SPIKE_MODERATE &&
	    spike->age <= AR_P21_MODERATE_DAYS)
		ar_day_lower(day, "P21", AR_ACTION_EASY,
		    AR_DAY_SAY(day, "Your run was much longer than before: "
		        "three easy days."), numbers);
	if (spike->age <= AR_P21_SMALL_DAYS)
		ar_day_lower(day, "P21", AR_ACTION_SWAP,
		    AR_DAY_SAY(day, "Your run was longer than before: no hard "
		        "run for two days."), numbers);
}

static void
after_spike(struct ar_day *day, const struct spike *spike)
{
	bool large = spike->size == AR_SPIKE_LARGE;
	const char *numbers = AR_DAY_SAY(day, "%f km, %f %% over %f km",
	    ar_round(spike->metres / metres_km, 1), spike->over_pct,
	    ar_round(spike->before / metres_km, 1));

	rest_days(day, spike, numbers);
	if (spike->size < AR_SPIKE_MODERATE ||
	    spike->age > AR_P21_WEEK_DAYS)
		return;

	struct ar_day_cut cut = { "P21",
		large ? AR_P21_LARGE_SHARE : AR_P21_MODERATE_SHARE,
		day->today - spike->age + AR_P21_WEEK_DAYS,
		AR_DAY_SAY(day, "The week after a run that was much longer "
		    "than before is %f %% shorter.", ar_round(100 * (1 -
		        (large ? AR_P21_LARGE_SHARE
		               : AR_P21_MODERATE_SHARE)), 0)),
		numbers };

	day->ask |= large;
	ar_day_cut_week(day, &cut);
}

/* The long run after a spike is no longer than the old longest. */
static void
cap_long(struct ar_day *day, const struct past *past,
    const struct spike *spike)
{
	const struct ar_planned *planned = day->planned;

	if (planned == NULL || planned->kind != AR_PLAN_LONG ||
	    spike->age > AR_P21_NEXT_LONG_DAYS ||
	    (past->newest_long >= 0 && past->newest_long < spike->age) ||
	    !(planned->distance_m > spike->before))
		return;
	day->distance_max_m = fmin(day->distance_max_m, spike->before);
	ar_day_lower(day, "P21", AR_ACTION_CUT,
	    AR_DAY_SAY(day, "After a run that was too long the next long run "
	        "is at most your old longest, %f km.",
	        ar_round(spike->before / metres_km, 1)),
	    AR_DAY_SAY(day, "planned %f km",
	        ar_round(planned->distance_m / metres_km, 1)));
}

/* The rate of injuries in the class the run would be of (A4.4). */
static double
rate_of(double longest, double metres)
{
	struct ar_past_run before = { 0, longest };

	switch (ar_spike_find(&before, 1, 1, metres).spike) {
	case AR_SPIKE_LARGE:
		return AR_P21_RATE_LARGE;
	case AR_SPIKE_MODERATE:
		return AR_P21_RATE_MODERATE;
	default:
		return AR_P21_RATE_SMALL;
	}
}

/* P2 on the day itself. */
static void
cap_planned(struct ar_day *day, double longest)
{
	const struct ar_planned *planned = day->planned;
	double cap = longest * AR_LONG_RUN_FACTOR;
	double metres;

	if (planned == NULL || !ar_session_runs(planned))
		return;
	metres = isnan(planned->distance_m) ? planned->expected_m
	                                    : planned->distance_m;
	if (!(metres > cap + 1))
		return;
	cap = floor(cap / AR_DISTANCE_GRID_M + 1e-6) * AR_DISTANCE_GRID_M;
	if (isnan(planned->distance_m))
		day->minutes_max = fmin(day->minutes_max,
		    planned->minutes * cap / metres);
	else
		day->distance_max_m = fmin(day->distance_max_m, cap);
	ar_day_hit(day, "P2");
	ar_day_lower(day, "P21", AR_ACTION_CUT,
	    AR_DAY_SAY(day, "%f km would be %f %% more than your longest run "
	        "of the last 30 days, a class with %f times the rate of "
	        "injuries in one study. %f km is the most for today.",
	        ar_round(metres / metres_km, 1),
	        ar_round((metres / longest - 1) * 100, 0),
	        rate_of(longest, metres), ar_round(cap / metres_km, 1)),
	    AR_DAY_SAY(day, "longest %f km",
	        ar_round(longest / metres_km, 1)));
}

void
ar_gate_spike(struct ar_day *day)
{
	struct past past;
	double so_far[LOOK + 1] = { 0 }; /* earlier runs of the same day */
	double spare = NAN; /* the old longest, where only spikes are left */

	fill(day, &past);
	for (size_t i = 0; i < day->run_count; i++) {
		const struct ar_plan_run *run = &day->runs[i];
		int64_t age = age_of(day, run);
		struct ar_spike_result found;

		if (age < 0 || age > WINDOW)
			continue;
		found = judge(&past, age, so_far[age], run->distance_m);
		so_far[age] = fmax(so_far[age], run->distance_m);
		if (found.spike < AR_SPIKE_MODERATE)
			past.counted = fmax(past.counted, run->distance_m);
		else
			spare = fmax(spare, found.longest_m);
		if (found.spike >= AR_SPIKE_SMALL) {
			struct spike spike = { age, found.spike,
				run->distance_m, found.longest_m,
				found.over_pct };

			if (run->kind != AR_PLAN_RACE)
				cap_long(day, &past, &spike);
			after_spike(day, &spike);
		}
	}
	cap_planned(day, isnan(past.counted) ? spare : past.counted);
}

/* The dose of one row in a run of the last 48 hours against the highest of
 * the 30 days before it; NAN. */
static double
ratio_of(const struct ar_day *day, const struct ar_plan_run *recent, int row)
{
	double most = NAN;

	for (size_t i = 0; i < day->run_count; i++) {
		const struct ar_plan_run *run = &day->runs[i];

		if (run->day < recent->day &&
		    recent->day - run->day <= WINDOW)
			most = fmax(most, run->dose_eq_km[row]);
	}
	return most > 0 ? recent->dose_eq_km[row] / most : NAN;
}

/* A7.4: nothing is said before the log is long enough. */
static bool
long_enough(const struct ar_day *day)
{
	int64_t first = day->today;
	int64_t last = day->today;
	int runs = 0;

	for (size_t i = 0; i < day->run_count; i++) {
		const struct ar_plan_run *run = &day->runs[i];

		if (isnan(run->dose_eq_km[AR_LOAD_QUADRICEPS]) ||
		    run->day > day->today)
			continue;
		if (runs == 0)
			first = last = run->day;
		first = run->day < first ? run->day : first;
		last = run->day > last ? run->day : last;
		runs += runs < AR_P22_RUNS;
	}
	return runs >= AR_P22_RUNS && last - first >= AR_P22_SPAN_DAYS;
}

static void
spare_row(struct ar_day *day, int row, double ratio)
{
	if (day->spare & 1u << row)
		return;
	day->spare |= 1u << row;
	ar_day_lower(day, "P22", AR_ACTION_KEEP,
	    AR_DAY_SAY(day, "Your %s did far more than usual: spare them for "
	        "48 hours.", ar_load_row_words((enum ar_load_row)row)->names),
	    AR_DAY_SAY(day, "%f times the most of the 30 days before",
	        ar_round(ratio, 2)));
}

void
ar_gate_region(struct ar_day *day)
{
	enum { RECENT = 8 }; /* runs in two days that are looked at */
	int seen = 0;

	if (!long_enough(day))
		return;
	for (size_t i = day->run_count; i-- > 0 && seen < RECENT;) {
		const struct ar_plan_run *run = &day->runs[i];

		if (run->day > day->today ||
		    day->today - run->day > AR_P22_DAYS)
			continue;
		seen++;
		for (int row = 0; row < AR_LOAD_ROWS; row++) {
			double ratio = ar_round(ratio_of(day, run, row), 2);

			if (ratio > AR_P22_RATIO)
				spare_row(day, row, ratio);
		}
	}
}
