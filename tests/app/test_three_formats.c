/* Invented runs out and in again: what was written is read, in every format,
 * and the three formats of one run tell the same (formats.md 5.6). */
#include <string.h>

#include "afterrun/analysis.h"
#include "afterrun/invent.h"
#include "afterrun/write.h"
#include "tests/check.h"

static const size_t limit = (size_t)256 << 20;

enum { SEEDS = 40 };

/* Half a step of what each format can say. */
struct grain {
	double place_deg;
	double distance_m;
	double altitude_m;
	double speed_m_s;
	double cadence_spm;
};

static const struct grain fit_grain = {4.3e-8, 0.005, 0.1, 0.0005, 1 / 128.0};
static const struct grain xml_grain = {0.5e-7, 0.005, 0.05, 0.0005, 1};
static const double slack = 1.001; /* single precision in the columns */

static struct ar_recording
read_back(const struct ar_recording *recording, enum ar_format format,
    struct ar_arena *arena)
{
	struct ar_recording out;
	struct ar_error err = {0};
	const unsigned char *bytes;
	size_t n;

	assert_int_equal(ar_recording_write(recording, format, arena, &bytes,
	    &n, &err), AR_OK);
	assert_int_equal(ar_recording_read(bytes, n, AR_READ_RAW, arena, &out,
	    &err), AR_OK);
	assert_int_equal(out.format, format);
	assert_int_equal(out.verdict, AR_VERDICT_VALID);
	assert_int_equal(out.activity_count, 1);
	return out;
}

static void
same_column(const char *name, const float *got, const float *want, size_t n,
    double within)
{
	if (!want) {
		if (got)
			fail_msg("%s: read but not written", name);
		return;
	}
	if (!got)
		fail_msg("%s: written but not read", name);
	for (size_t i = 0; i < n; i++)
		if (!(fabs((double)got[i] - (double)want[i]) <=
			within * slack + 1e-4))
			fail_msg("%s[%zu] = %g, written %g", name, i,
			    (double)got[i], (double)want[i]);
}

static void
same_wide_column(const char *name, const double *got, const double *want,
    size_t n, double within)
{
	if (!want)
		return;
	if (!got)
		fail_msg("%s: written but not read", name);
	for (size_t i = 0; i < n; i++)
		if (!(fabs(got[i] - want[i]) <= within * slack))
			fail_msg("%s[%zu] = %.9g, written %.9g", name, i,
			    got[i], want[i]);
}

static void
same_samples(const struct ar_samples *got, const struct ar_samples *want,
    const struct grain *grain, bool distance)
{
	size_t n = want->count;

	assert_int_equal(got->count, n);
	same_wide_column("time", got->time_s, want->time_s, n, 0);
	same_wide_column("lat", got->lat_deg, want->lat_deg, n,
	    grain->place_deg);
	same_wide_column("lon", got->lon_deg, want->lon_deg, n,
	    grain->place_deg);
	if (distance)
		same_wide_column("distance", got->distance_m,
		    want->distance_m, n, grain->distance_m);
	same_column("altitude", got->altitude_m, want->altitude_m, n,
	    grain->altitude_m);
	same_column("speed", got->speed_m_s, want->speed_m_s, n,
	    grain->speed_m_s);
	same_column("heart", got->heart_bpm, want->heart_bpm, n, 0);
	same_column("cadence", got->cadence_spm, want->cadence_spm, n,
	    grain->cadence_spm);
	same_column("power", got->power_w, want->power_w, n, 0.5);
}

static void
same_dynamics(const struct ar_samples *got, const struct ar_samples *want)
{
	size_t n = want->count;

	same_column("stance time", got->stance_time_ms, want->stance_time_ms,
	    n, 0.05);
	same_column("stance balance", got->stance_left_pct,
	    want->stance_left_pct, n, 0.005);
	same_column("oscillation", got->oscillation_mm, want->oscillation_mm,
	    n, 0.05);
	same_column("ratio", got->vertical_ratio_pct,
	    want->vertical_ratio_pct, n, 0.005);
	same_column("step length", got->step_length_mm, want->step_length_mm,
	    n, 0.05);
	same_column("temperature", got->temperature_c, want->temperature_c, n,
	    0);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(got->mark[i] & (AR_MARK_RUN | AR_MARK_WALK),
		    want->mark[i]);
}

static void
same_value(const char *name, double got, double want, double within)
{
	if (isnan(want) ? !isnan(got) : !(fabs(got - want) <= within))
		fail_msg("%s = %.9g, written %.9g", name, got, want);
}

static void
same_laps(const struct ar_activity *got, const struct ar_activity *want)
{
	assert_int_equal(got->lap_count, want->lap_count);
	for (size_t i = 0; i < want->lap_count; i++) {
		const struct ar_lap *a = &got->laps[i], *b = &want->laps[i];

		same_value("lap start", a->start_utc_s, b->start_utc_s, 0);
		same_value("lap timer", a->timer_s, b->timer_s, 0.001);
		same_value("lap distance", a->distance_m, b->distance_m,
		    0.0051);
		same_value("lap heart", a->heart_avg_bpm, b->heart_avg_bpm,
		    0.51);
		assert_string_equal(a->trigger ? a->trigger : "",
		    b->trigger ? b->trigger : "");
	}
}

static void
same_pauses(const struct ar_activity *got, const struct ar_activity *want)
{
	assert_int_equal(got->pause_count, want->pause_count);
	for (size_t i = 0; i < want->pause_count; i++) {
		same_value("pause start", got->pauses[i].start_utc_s,
		    want->pauses[i].start_utc_s, 0);
		same_value("pause end", got->pauses[i].end_utc_s,
		    want->pauses[i].end_utc_s, 0);
	}
}

static void
same_totals(const struct ar_activity *got, const struct ar_activity *want)
{
	const struct ar_device_values *a = &got->device_values;
	const struct ar_device_values *b = &want->device_values;

	same_value("start", got->start_utc_s, want->start_utc_s, 0);
	same_value("offset", got->utc_offset_s, want->utc_offset_s, 0);
	same_value("timer", a->timer_s, b->timer_s, 0.001);
	same_value("elapsed", a->elapsed_s, b->elapsed_s, 0.001);
	same_value("distance", a->distance_m, b->distance_m, 0.0051);
	same_value("ascent", a->ascent_m, b->ascent_m, 0.5);
	same_value("descent", a->descent_m, b->descent_m, 0.5);
	same_value("heart", a->heart_avg_bpm, b->heart_avg_bpm, 0.5);
	same_value("cadence", a->cadence_avg_spm, b->cadence_avg_spm, 0.01);
	same_value("calories", a->calories_kcal, b->calories_kcal, 0.5);
	same_value("rpe", a->rpe_0_10, b->rpe_0_10, 0.051);
	same_value("feel", a->feel_0_100, b->feel_0_100, 0.51);
	assert_string_equal(got->sport, want->sport);
	assert_int_equal(got->rr_count, want->rr_count);
	same_column("beats", got->rr_s, want->rr_s, want->rr_count, 0.0005);
}

static void
fit_comes_back(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct ar_invent_plan plan = ar_invent_any_plan(seed, 1.78e9);
		struct ar_arena *arena = ar_arena_open(limit);
		struct ar_recording want, got;

		assert_non_null(arena);
		assert_int_equal(ar_invent(&plan, arena, &want, NULL), AR_OK);
		got = read_back(&want, AR_FORMAT_FIT, arena);
		same_samples(&got.activities[0].samples,
		    &want.activities[0].samples, &fit_grain, true);
		same_dynamics(&got.activities[0].samples,
		    &want.activities[0].samples);
		same_laps(got.activities, want.activities);
		same_pauses(got.activities, want.activities);
		same_totals(got.activities, want.activities);
		same_value("rest", got.profile.heart_rest_bpm,
		    want.profile.heart_rest_bpm, 0);
		same_value("most", got.profile.heart_max_bpm,
		    want.profile.heart_max_bpm, 0);
		same_value("mass", got.profile.mass_kg, want.profile.mass_kg,
		    0.05);
		ar_arena_close(arena);
	}
}

static void
gpx_comes_back(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct ar_invent_plan plan = ar_invent_any_plan(seed, 1.78e9);
		struct ar_arena *arena = ar_arena_open(limit);
		struct ar_recording want, got;

		assert_non_null(arena);
		plan.treadmill = false;
		assert_int_equal(ar_invent(&plan, arena, &want, NULL), AR_OK);
		got = read_back(&want, AR_FORMAT_GPX, arena);
		same_samples(&got.activities[0].samples,
		    &want.activities[0].samples, &xml_grain, false);
		assert_string_equal(got.activities[0].sport, "running");
		ar_arena_close(arena);
	}
}

static void
tcx_comes_back(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct ar_invent_plan plan = ar_invent_any_plan(seed, 1.78e9);
		struct ar_arena *arena = ar_arena_open(limit);
		struct ar_recording want, got;

		assert_non_null(arena);
		assert_int_equal(ar_invent(&plan, arena, &want, NULL), AR_OK);
		got = read_back(&want, AR_FORMAT_TCX, arena);
		same_samples(&got.activities[0].samples,
		    &want.activities[0].samples, &xml_grain, true);
		assert_int_equal(got.lap_count, want.lap_count);
		same_value("timer", got.activities[0].device_values.timer_s,
		    want.activities[0].device_values.timer_s, 0.1);
		ar_arena_close(arena);
	}
}

/* The summary of one format, read as the main job reads. */
static struct ar_summary
sum_up(const struct ar_recording *recording, enum ar_format format,
    struct ar_arena *arena)
{
	static const struct ar_person nobody = {AR_SEX_UNKNOWN,
	    AR_EXPERIENCE_UNKNOWN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	const unsigned char *bytes;
	struct ar_recording in;
	struct ar_summary summary;
	struct ar_clean clean;
	size_t n;

	assert_int_equal(ar_recording_write(recording, format, arena, &bytes,
	    &n, NULL), AR_OK);
	assert_int_equal(ar_recording_read(bytes, n, 0, arena, &in, NULL),
	    AR_OK);
	assert_int_equal(in.activity_count, 1);
	assert_int_equal(ar_clean_make(in.activities, arena, &clean, NULL),
	    AR_OK);
	assert_int_equal(ar_summary_make(in.activities, &clean, &nobody, arena,
	    &summary, NULL), AR_OK);
	return summary;
}

static void
formats_agree(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct ar_invent_plan plan = ar_invent_any_plan(seed, 1.78e9);
		struct ar_arena *arena = ar_arena_open(limit);
		struct ar_recording run;
		struct ar_summary fit, gpx, tcx;

		assert_non_null(arena);
		plan.treadmill = false;
		assert_int_equal(ar_invent(&plan, arena, &run, NULL), AR_OK);
		fit = sum_up(&run, AR_FORMAT_FIT, arena);
		gpx = sum_up(&run, AR_FORMAT_GPX, arena);
		tcx = sum_up(&run, AR_FORMAT_TCX, arena);
		check_near(gpx.distance_m, fit.distance_m,
		    0.015 * fit.distance_m);
		check_near(tcx.distance_m, fit.distance_m,
		    0.015 * fit.distance_m);
		check_near(tcx.timer_s, fit.timer_s, 2);
		if (plan.heart) {
			check_near(gpx.heart_avg_bpm, fit.heart_avg_bpm, 1);
			check_near(tcx.heart_avg_bpm, fit.heart_avg_bpm, 1);
		}
		ar_arena_close(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(fit_comes_back),
	    cmocka_unit_test(gpx_comes_back),
	    cmocka_unit_test(tcx_comes_back),
	    cmocka_unit_test(formats_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
