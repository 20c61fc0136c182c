/* What the runner is told about the run as a whole. */
#include "analysis/summary.h"

#include <math.h>
#include <string.h>

#include "afterrun/fitness.h"
#include "analysis/load.h"
#include "analysis/numbers.h"

/* Means over moving time. */
struct means {
	double heart, heart_s, heart_max;
	double cadence, cadence_s;
};

static void
sum_steps(struct ar_summing *sum)
{
	const struct ar_clean *clean = sum->clean;
	struct means m = { 0, 0, -INFINITY, 0, 0 };

	for (size_t i = 0; i < clean->count; i++) {
		const struct ar_step *step = &clean->steps[i];
		double dt = (double)step->dt_s;
		if ((double)step->heart_bpm > m.heart_max)
			m.heart_max = (double)step->heart_bpm;
		if (!step->moving)
			continue;
		if (isfinite(step->heart_bpm)) {
			m.heart += (double)step->heart_bpm * dt;
			m.heart_s += dt;
		}
		if (isfinite(step->cadence_spm)) {
			m.cadence += (double)step->cadence_spm * dt;
			m.cadence_s += dt;
		}
	}
	struct ar_summary *out = sum->out;
	if (isfinite(m.heart_max))
		out->heart_max_bpm = m.heart_max;
	if (m.heart_s > 0)
		out->heart_avg_bpm = m.heart / m.heart_s;
	if (m.cadence_s > 0)
		out->cadence_avg_spm = m.cadence / m.cadence_s;
}

static double
mean_temperature(const struct ar_samples *in)
{
	double sum = 0;
	size_t count = 0;

	for (size_t i = 0; in->temperature_c && i < in->count; i++) {
		if (!isfinite(in->temperature_c[i]))
			continue;
		sum += (double)in->temperature_c[i];
		count++;
	}
	return count > 0 ? sum / (double)count : NAN;
}

/* R1: the longest end part of at most 10 minutes that is walking or has a
 * heart rate of at most 60 % of the highest.  Standing in between neither
 * counts nor ends it. */
static double
easy_tail_s(const struct ar_clean *clean, double heart_max)
{
	double limit = AR_EASY_TAIL_HEART_RATIO * heart_max, tail = 0;

	for (size_t i = clean->count; i > 0; i--) {
		const struct ar_step *step = &clean->steps[i - 1];
		bool easy = step->walking || (double)step->heart_bpm <= limit;
		if (step->moving && !easy)
			break;
		if (easy)
			tail += (double)step->dt_s;
	}
	return fmin(tail, AR_EASY_TAIL_MAX_S);
}

/* Minetti's net and ACSM's gross energy: two honest ends (A6). */
static void
find_energy(struct ar_summing *sum, double mass_kg)
{
	const struct ar_clean *clean = sum->clean;
	double net = 0, gross = 0; /* first for a kilogram */

	if (!(mass_kg > 0) || !clean->on_foot || !(clean->speed_m > 0))
		return;
	for (size_t i = 0; i < clean->count; i++) {
		const struct ar_step *step = &clean->steps[i];
		double v = (double)step->speed_m_s;
		double dt = (double)step->dt_s;
		double grade = (double)step->grade_ratio;
		if (!step->moving || !isfinite(v))
			continue;
		double vo2 = step->walking ? ar_vo2_walking(v, grade) :
		    ar_vo2_running(v, grade);
		gross += vo2 * dt;
		net += ar_minetti_j_kg_m(grade) * (v * dt);
	}
	gross = ar_vo2_kcal(gross, mass_kg, 1);
	net = net * mass_kg / AR_JOULE_PER_KCAL;
	sum->out->energy_lo_kcal = fmin(net, gross);
	sum->out->energy_hi_kcal = fmax(net, gross);
}

static void
warn_of_heart(struct ar_summing *sum)
{
	const struct ar_clean *clean = sum->clean;

	if (clean->cadence_lock)
		ar_summing_warn(sum, "heart_like_cadence", "For a while the "
		    "heart rate followed your steps; those minutes are left "
		    "out.");
	if (clean->heart_wild_start)
		ar_summing_warn(sum, "heart_wild_start", "The first minutes "
		    "of heart rate were higher than the rest; they are left "
		    "out.");
	if (isfinite(sum->out->heart_max_bpm) &&
	    clean->heart_valid_ratio < AR_HEART_VALID_MIN_RATIO)
		ar_summing_warn(sum, "heart_sparse", "Too little of the "
		    "heart rate can be used to judge the effort.");
}

static bool
is_treadmill(const struct ar_activity *activity)
{
	return activity->sub_sport &&
	    (strcmp(activity->sub_sport, "treadmill") == 0 ||
		strcmp(activity->sub_sport, "indoor_running") == 0);
}

static void
start_summary(const struct ar_activity *activity, struct ar_summary *out)
{
	*out = (struct ar_summary){
		.start_utc_s = activity->start_utc_s,
		.utc_offset_s = activity->utc_offset_s,
		.elapsed_s = NAN,
		.timer_s = NAN,
		.distance_m = NAN,
		.ascent_m = NAN,
		.descent_m = NAN,
		.elevation_threshold_m = NAN,
		.heart_avg_bpm = NAN,
		.heart_max_bpm = NAN,
		.heart_avg_pct_max = NAN,
		.cadence_avg_spm = NAN,
		.speed_avg_m_s = NAN,
		.gap_m_s = NAN,
		.temperature_device_c = mean_temperature(&activity->samples),
		.energy_lo_kcal = NAN,
		.energy_hi_kcal = NAN,
		.treadmill = is_treadmill(activity),
		.heart_anchor_bpm = NAN,
	};
}

/* Without points there is only what the device says. */
static void
take_device_words(struct ar_summing *sum)
{
	const struct ar_device_values *device = &sum->activity->device_values;
	struct ar_summary *out = sum->out;

	if (sum->activity->samples.count > 1)
		return;
	out->moving_s = isfinite(device->moving_s) ? device->moving_s :
	    out->timer_s;
	out->heart_avg_bpm = device->heart_avg_bpm;
	out->heart_max_bpm = device->heart_max_bpm;
	out->cadence_avg_spm = device->cadence_avg_spm;
	ar_summing_warn(sum, "no_points", "The recording holds only totals, "
	    "no points.");
}

enum ar_status
ar_summary_make(const struct ar_activity *activity,
    const struct ar_clean *clean, const struct ar_person *person,
    struct ar_arena *arena, struct ar_summary *summary, struct ar_error *err)
{
	struct ar_summing sum = { .activity = activity, .clean = clean,
		.out = summary };

	start_summary(activity, summary);
	summary->warnings = ar_arena_array(arena, AR_SUMMARY_WARNINGS_MAX,
	    sizeof *summary->warnings);
	if (!summary->warnings)
		return ar_fail(err, AR_EMEM, 0, "there is no memory left");
	ar_summing_time(&sum);
	ar_summing_distance(&sum);
	ar_summing_climb(&sum);
	sum_steps(&sum);
	summary->moving_s = clean->moving_s;
	if (summary->moving_s > summary->timer_s || sum.left_running)
		summary->moving_s = summary->timer_s;
	take_device_words(&sum);
	summary->heart_anchor_bpm = ar_person_heart_max(person, NULL);
	summary->heart_avg_pct_max = 100 * summary->heart_avg_bpm /
	    summary->heart_anchor_bpm;
	if (summary->moving_s > 0)
		summary->speed_avg_m_s = summary->distance_m /
		    summary->moving_s;
	if (clean->on_foot)
		summary->gap_m_s = ar_pace_mean_gap_m_s(clean);
	summary->easy_tail_s = easy_tail_s(clean, summary->heart_anchor_bpm);
	find_energy(&sum, person->mass_kg);
	warn_of_heart(&sum);
	return AR_OK;
}
