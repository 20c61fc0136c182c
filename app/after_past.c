#include "app/after_past.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

static const struct ar_spike_result unknown = {AR_SPIKE_UNKNOWN, NAN, NAN};

/* A4.4 is about runs and run-walks; a hike is neither. */
static bool
is_run(const struct ar_activity *activity)
{
	return activity->sport && (strcmp(activity->sport, "running") == 0 ||
	    strcmp(activity->sport, "generic") == 0);
}

/* A4.4 with the load of one row: its largest of 30 days, as it was. */
static void
compare_leg(struct ar_after *after, const struct ar_past *past,
    double start_utc_s, struct ar_past_run *runs)
{
	for (size_t row = 0; row < AR_LOAD_ROWS; row++) {
		if (!isfinite(after->legs.row[row].capacity_eq_km))
			continue;
		for (size_t i = 0; i < past->leg_count; i++)
			runs[i] = (struct ar_past_run){
			    start_utc_s - past->legs[i].age_s,
			    past->legs[i].dose_eq_km[row]};
		after->leg_spike[row] = ar_spike_find(runs, past->leg_count,
		    start_utc_s, after->legs.row[row].dose_eq_km);
	}
}

enum ar_status
ar_after_compare(struct ar_after *after, const struct ar_past *past,
    double start_utc_s, struct ar_arena *arena, struct ar_error *err)
{
	struct ar_past_run *runs;

	after->spike = unknown;
	after->longest_30d_m = NAN;
	for (size_t row = 0; row < AR_LOAD_ROWS; row++)
		after->leg_spike[row] = unknown;
	if (!past || !past->long_enough || !is_run(after->activity))
		return AR_OK;
	after->spike = ar_spike_find(past->runs, past->run_count, start_utc_s,
	    after->summary.distance_m);
	after->longest_30d_m = after->spike.longest_m;
	after->compared = after->spike.spike != AR_SPIKE_UNKNOWN;
	runs = ar_arena_array(arena, past->leg_count, sizeof *runs);
	if (!runs)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	compare_leg(after, past, start_utc_s, runs);
	return AR_OK;
}
