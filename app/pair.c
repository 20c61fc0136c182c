/* Two recordings of one run (watch and phone, original and export). */
#include <math.h>
#include <string.h>

#include "app/keep.h"
#include "app/numbers.h"

static bool
near_ratio(double a, double b)
{
	return fabs(a - b) <= AR_PAIR_DISTANCE_RATIO * fmax(a, b);
}

static bool
same_sport(const struct ar_run *a, const struct ar_run *b)
{
	if (a->on_foot || b->on_foot)
		return a->on_foot && b->on_foot;
	return a->sport && b->sport && strcmp(a->sport, b->sport) == 0;
}

bool
ar_pair_same(const struct ar_run *a, const struct ar_run *b)
{
	double way_a = a->summary.distance_m, way_b = b->summary.distance_m;

	if (!same_sport(a, b) ||
	    !(fabs(a->summary.start_utc_s - b->summary.start_utc_s) <=
		AR_PAIR_START_S))
		return false;
	if (isnan(way_a) || isnan(way_b))
		return near_ratio(a->summary.elapsed_s, b->summary.elapsed_s);
	return near_ratio(way_a, way_b);
}

enum ar_status
ar_pair_find(struct ar_store *store, const struct ar_run *run,
    struct ar_arena *arena, const struct ar_run **partner,
    struct ar_error *err)
{
	double start = run->summary.start_utc_s, best = INFINITY;
	struct ar_run *runs;
	size_t count;

	*partner = NULL;
	AR_TRY(ar_store_runs_near(store, start, AR_PAIR_START_S, arena, &runs,
	    &count, err));
	for (size_t i = 0; i < count; i++) {
		double apart = fabs(runs[i].summary.start_utc_s - start);

		if (!ar_pair_same(&runs[i], run) || apart > best ||
		    (!(apart < best) && runs[i].id > (*partner)->id))
			continue;
		best = apart;
		*partner = &runs[i];
	}
	return AR_OK;
}

bool
ar_words_take(struct ar_run *run, const struct ar_run *from)
{
	double before = run->rpe_0_10;

	if (isfinite(from->rpe_0_10))
		run->rpe_0_10 = from->rpe_0_10;
	if (!isfinite(run->feel_0_100))
		run->feel_0_100 = from->feel_0_100;
	if (from->note)
		run->note = from->note;
	if (from->shoe_id)
		run->shoe_id = from->shoe_id;
	if (!run->name)
		run->name = from->name;
	if (!run->outside_id)
		run->outside_id = from->outside_id;
	return isfinite(run->rpe_0_10) && !(before <= run->rpe_0_10 &&
	    before >= run->rpe_0_10);
}
