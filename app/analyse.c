#include "app/analyse.h"

#include <math.h>
#include <string.h>

#include "afterrun/fitness.h"
#include "app/known.h"
#include "app/numbers.h"
#include "base/text.h"

bool
ar_activity_on_foot(const struct ar_activity *activity)
{
	return activity->sport && ar_sport_on_foot(activity->sport);
}

static void
forget_legs(struct ar_legs *legs)
{
	for (size_t i = 0; i < AR_LOAD_ROWS; i++)
		legs->row[i] = (struct ar_leg){NAN, NAN, NAN, NAN, NAN, NAN,
		    NAN, NAN, NAN, NAN};
}

/* Without speed there is no dose; without steps there is nothing to show. */
static bool
legs_sound(const struct ar_legs *legs)
{
	double sum = 0;

	for (size_t i = 0; i < AR_LOAD_ROWS; i++)
		sum += legs->row[i].dose_eq_km;
	return isfinite(sum) && ar_round(sum, 1) > 0;
}

/* Tenths of a beat from 0 on; clean heart rates are far below the end. */
enum { TENTHS = 2560 };

static int
tenth_of(double bpm)
{
	double tenth = ar_round(bpm * 10, 0);

	if (!(tenth > 0))
		return 0;
	return tenth < TENTHS - 1 ? (int)tenth : TENTHS - 1;
}

static double
top_share(const unsigned *seen, size_t count)
{
	size_t above = count - (size_t)ceil(AR_HEART_HIGH_SHARE *
	    (double)count);
	size_t passed = 0;

	for (int t = TENTHS - 1; t >= 0; t--) {
		passed += seen[t];
		if (passed > above)
			return t / 10.0;
	}
	return NAN;
}

double
ar_heart_high(const struct ar_clean *clean)
{
	unsigned seen[TENTHS] = {0};
	double sum = 0, span = NAN;
	size_t in_span = 0, spans = 0;

	for (size_t i = 0; i <= clean->count; i++) {
		bool end = i == clean->count;
		double bpm = end ? NAN : (double)clean->steps[i].heart_bpm;
		double here = end ? NAN :
		    floor(clean->steps[i].time_s / AR_HEART_HIGH_SPAN_S);

		if (!end && !isfinite(bpm))
			continue;
		if (in_span && !(here <= span)) {
			seen[tenth_of(sum / (double)in_span)]++;
			spans++;
			sum = 0;
			in_span = 0;
		}
		span = here;
		sum += bpm;
		in_span++;
	}
	return spans < AR_HEART_HIGH_SPANS_MIN ? NAN : top_share(seen, spans);
}

enum ar_status
ar_analyse(const struct ar_analyse_of *of, struct ar_arena *arena,
    struct ar_analysed *analysed, struct ar_error *err)
{
	struct ar_analysed *a = analysed;

	memset(a, 0, sizeof *a);
	AR_TRY(ar_clean_make(of->activity, arena, &a->clean, err));
	a->heart_high_bpm = ar_heart_high(&a->clean);
	a->person = of->person ? *of->person : ar_person_resolve(of->settled,
	    of->at_utc_s, of->profile, a->heart_high_bpm);
	if (of->said)
		a->person = ar_person_over(of->said, &a->person);
	AR_TRY(ar_summary_make(of->activity, &a->clean, &a->person, arena,
	    &a->summary, err));
	ar_load_make(&a->clean, &a->summary, &a->person, of->rpe_0_10,
	    &a->load);
	a->on_foot = ar_activity_on_foot(of->activity);
	forget_legs(&a->legs);
	if (a->on_foot && a->clean.count > 0)
		ar_legs_make(&a->clean, &a->person, of->history,
		    of->history_count, &a->legs);
	a->legs_known = legs_sound(&a->legs);
	if (!a->legs_known)
		forget_legs(&a->legs);
	return AR_OK;
}

static size_t
count_doubles(const double *values, size_t count)
{
	size_t known = 0;

	for (size_t i = 0; values && i < count; i++)
		known += isfinite(values[i]) != 0;
	return known;
}

static size_t
count_floats(const float *values, size_t count)
{
	size_t known = 0;

	for (size_t i = 0; values && i < count; i++)
		known += isfinite(values[i]) != 0;
	return known;
}

/* Sample values that are known, beats included. */
static double
richness_of(const struct ar_activity *activity)
{
	const struct ar_samples *in = &activity->samples;
	const double *doubles[] = {in->lat_deg, in->lon_deg, in->distance_m};
	const float *floats[] = {in->altitude_m, in->speed_m_s, in->heart_bpm,
	    in->cadence_spm, in->power_w, in->temperature_c,
	    in->stance_time_ms, in->stance_left_pct, in->oscillation_mm,
	    in->vertical_ratio_pct, in->step_length_mm};
	size_t known = activity->rr_count;

	for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++)
		known += count_doubles(doubles[i], in->count);
	for (size_t i = 0; i < sizeof floats / sizeof *floats; i++)
		known += count_floats(floats[i], in->count);
	return (double)known;
}

enum ar_status
ar_run_derive(const struct ar_analyse_of *of, struct ar_arena *arena,
    struct ar_run *run, struct ar_error *err)
{
	struct ar_analysed a;

	AR_TRY(ar_analyse(of, arena, &a, err));
	run->on_foot = a.on_foot && a.clean.on_foot;
	run->richness = richness_of(of->activity);
	run->heart_high_bpm = a.heart_high_bpm;
	run->person = a.person;
	run->summary = a.summary;
	run->load = a.load;
	run->legs_known = a.legs_known;
	memcpy(run->leg, a.legs.row, sizeof run->leg);
	return AR_OK;
}

void
ar_run_derive_told(const struct ar_person *person, struct ar_run *run)
{
	struct ar_clean nothing = {0};
	struct ar_legs legs;

	nothing.moving_s = run->summary.moving_s;
	run->summary.heart_anchor_bpm = ar_person_heart_max(person, NULL);
	run->summary.heart_avg_pct_max = 100 * run->summary.heart_avg_bpm /
	    run->summary.heart_anchor_bpm;
	ar_load_make(&nothing, &run->summary, person, run->rpe_0_10,
	    &run->load);
	forget_legs(&legs);
	run->person = *person;
	run->richness = 0;
	run->heart_high_bpm = NAN;
	run->legs_known = false;
	memcpy(run->leg, legs.row, sizeof run->leg);
}
