#include "afterrun/invent.h"

#include <math.h>
#include <string.h>

#include "app/invent_run.h"

static void *
column(struct ar_invent_run *r, bool wanted, size_t count, size_t size)
{
	void *items;

	if (!wanted)
		return NULL;
	items = ar_arena_array(r->arena, count, size);
	if (!items)
		r->failed = true;
	return items;
}

static void
columns_make(struct ar_invent_run *r)
{
	const struct ar_invent_plan *p = r->plan;
	struct ar_samples *s = r->out;
	struct ar_activity *a = r->activity;
	size_t n = (size_t)p->duration_s + 2;
	size_t laps = p->lap_m > 0 ?
	    (size_t)(p->duration_s * p->speed_m_s * 1.6 / p->lap_m) + 2 : 1;
	bool up = !p->treadmill && !isnan(p->base_altitude_m);

	s->time_s = column(r, true, n, sizeof(double));
	s->lat_deg = column(r, !p->treadmill, n, sizeof(double));
	s->lon_deg = column(r, !p->treadmill, n, sizeof(double));
	s->distance_m = column(r, true, n, sizeof(double));
	s->altitude_m = column(r, up, n, sizeof(float));
	s->speed_m_s = column(r, true, n, sizeof(float));
	s->heart_bpm = column(r, p->heart, n, sizeof(float));
	s->cadence_spm = column(r, !isnan(p->cadence_spm), n, sizeof(float));
	s->power_w = column(r, !isnan(p->power_w), n, sizeof(float));
	s->temperature_c =
	    column(r, !isnan(p->temperature_c), n, sizeof(float));
	s->stance_time_ms = column(r, p->dynamics, n, sizeof(float));
	s->oscillation_mm = column(r, p->dynamics, n, sizeof(float));
	s->vertical_ratio_pct = column(r, p->dynamics, n, sizeof(float));
	s->step_length_mm = column(r, p->dynamics, n, sizeof(float));
	s->stance_left_pct = column(r,
	    p->dynamics && !isnan(p->stance_left_pct), n, sizeof(float));
	s->mark = column(r, true, n, sizeof(uint8_t));
	a->laps = column(r, true, laps, sizeof *a->laps);
	a->pauses = column(r, p->pause_count > 0, (size_t)p->pause_count,
	    sizeof *a->pauses);
	a->rr_time_s = column(r, p->heart && p->beats, 5 * n, sizeof(double));
	a->rr_s = column(r, p->heart && p->beats, 5 * n, sizeof(float));
}

static bool
within(double value, double lo, double hi)
{
	return value >= lo && value <= hi;
}

static bool
plan_sound(const struct ar_invent_plan *p)
{
	return within(p->start_utc_s, 1e9, 4e9) &&
	    within(p->duration_s, 1, AR_INVENT_HOURS_MAX * 3600.0) &&
	    within(p->speed_m_s, 0.5, 8) &&
	    (isnan(p->base_altitude_m) ||
		within(p->base_altitude_m, -400, 8000)) &&
	    within(p->hill_height_m, 0, 500) && p->hill_length_m >= 100 &&
	    within(p->effort_ratio, 0, 1.2) &&
	    within(p->heart_drift_per_h, 0, 1) &&
	    !(p->cadence_spm < 100) && !(p->cadence_spm > 250) &&
	    (!p->heart || (within(p->profile.heart_rest_bpm, 30, 120) &&
		within(p->profile.heart_max_bpm, 121, 230))) &&
	    within(p->pause_count, 0, AR_INVENT_PAUSES_MAX) &&
	    within(p->pause_s, 0, 86400) &&
	    (p->lap_m == 0 || p->lap_m >= 100) &&
	    (p->walk_every_s == 0 ||
		within(p->walk_s, 0, p->walk_every_s)) &&
	    within(p->position_noise_m, 0, 100) &&
	    within(p->altitude_noise_m, 0, 100);
}

static double
mean(double sum, double count)
{
	return count > 0 ? sum / count : NAN;
}

/* What the watch itself shows at the end. */
static void
totals(const struct ar_invent_run *r, struct ar_device_values *v)
{
	const struct ar_invent_plan *p = r->plan;
	bool up = r->out->altitude_m != NULL;

	v->timer_s = r->timer_s;
	v->elapsed_s = r->timer_s + r->paused_s;
	v->moving_s = NAN;
	v->distance_m = r->distance_m;
	v->ascent_m = up ? round(r->all.ascent_m) : NAN;
	v->descent_m = up ? round(r->all.descent_m) : NAN;
	v->heart_avg_bpm = round(mean(r->all.heart_sum, r->all.heart_count));
	v->heart_max_bpm = p->heart ? r->all.heart_max : NAN;
	v->cadence_avg_spm = mean(r->all.cadence_sum, r->all.cadence_count);
	v->rpe_0_10 = p->rpe_0_10;
	v->feel_0_100 = p->feel_0_100;
	v->calories_kcal = round(p->profile.mass_kg * r->distance_m / 1000);
	v->recovery_advice_min = NAN;
}

static void
activity_end(const struct ar_invent_run *r)
{
	const struct ar_invent_plan *p = r->plan;
	struct ar_activity *a = r->activity;

	a->sport = "running";
	a->sub_sport = p->treadmill ? "treadmill" : NULL;
	a->start_utc_s = r->start_utc_s;
	a->utc_offset_s = p->utc_offset_s;
	a->barometer = p->barometer && a->samples.altitude_m;
	totals(r, &a->device_values);
	a->heart_avg_bpm = mean(r->all.heart_sum, r->all.heart_count);
	a->heart_max_bpm = a->device_values.heart_max_bpm;
	a->stored.points = a->samples.count;
	a->stored.with_position = a->samples.lat_deg ? a->samples.count : 0;
	a->stored.with_heart = a->samples.heart_bpm ? a->samples.count : 0;
	a->stored.first_time_s = r->start_utc_s;
	a->stored.last_time_s = r->written_utc_s;
}

static void
recording_end(const struct ar_invent_run *r, struct ar_recording *out)
{
	const struct ar_activity *a = r->activity;

	out->format = AR_FORMAT_FIT;
	out->verdict = AR_VERDICT_VALID;
	out->activities = r->activity;
	out->activity_count = 1;
	out->stored = a->stored;
	out->lap_count = a->lap_count;
	out->pause_count = a->pause_count;
	out->pause_total_s = r->paused_s;
	out->rr_count = a->rr_count;
	out->device.manufacturer = "development";
	out->device.product = "1";
	out->profile = r->plan->profile;
}

enum ar_status
ar_invent(const struct ar_invent_plan *plan, struct ar_arena *arena,
    struct ar_recording *recording, struct ar_error *err)
{
	struct ar_invent_run run = {.plan = plan, .arena = arena};
	double seconds;

	memset(recording, 0, sizeof *recording);
	if (!plan_sound(plan))
		return ar_fail(err, AR_EINPUT, 0,
		    "this run cannot be invented: a value is out of range");
	run.start_utc_s = floor(plan->start_utc_s);
	run.activity = ar_arena_array(arena, 1, sizeof *run.activity);
	if (!run.activity)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	run.out = &run.activity->samples;
	columns_make(&run);
	if (!run.failed)
		ar_invent_run_start(&run);
	if (run.failed)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	seconds = floor(plan->duration_s);
	while (run.timer_s < seconds)
		ar_invent_run_second(&run);
	ar_invent_run_end(&run);
	activity_end(&run);
	recording_end(&run, recording);
	return AR_OK;
}
