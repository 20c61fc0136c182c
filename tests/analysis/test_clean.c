/* A1: cleaning, and what the summary decides. */
#include <string.h>

#include "../check.h"
#include "runs.h"

enum { HOUR = 3600 };

static int
open_arena(void **state)
{
	*state = ar_arena_open((size_t)512 << 20);
	return *state ? 0 : -1;
}

static int
close_arena(void **state)
{
	ar_arena_close(*state);
	return 0;
}

static struct ar_summary
summary_of(const struct ar_activity *activity, struct ar_arena *arena)
{
	struct ar_clean clean = clean_of(activity, arena);
	struct ar_person person = nobody();
	struct ar_summary summary;
	struct ar_error err;

	assert_int_equal(ar_summary_make(activity, &clean, &person, arena,
	    &summary, &err), AR_OK);
	return summary;
}

static bool
warned(const struct ar_summary *summary, const char *code)
{
	for (size_t k = 0; k < summary->warning_count; k++) {
		if (strcmp(summary->warnings[k].code, code) == 0)
			return true;
	}
	return false;
}

/* Steady running at 3 m/s with whatever columns there are. */
static struct ar_activity *
steady_run(struct ar_arena *arena, size_t count, unsigned columns)
{
	struct ar_activity *run = make_activity(arena, count, columns);
	struct ar_samples *in = &run->samples;

	for (size_t i = 0; i < count; i++) {
		if (in->distance_m)
			in->distance_m[i] = 3.0 * (double)i;
		if (in->speed_m_s)
			in->speed_m_s[i] = 3;
		if (in->cadence_spm)
			in->cadence_spm[i] = 167;
		if (in->altitude_m)
			in->altitude_m[i] = 100;
		if (in->heart_bpm)
			in->heart_bpm[i] = 140;
		if (in->lat_deg) {
			in->lat_deg[i] = 45;
			in->lon_deg[i] = 7 + 3.0 * (double)i /
			    (111195.08 * 0.70710678);
		}
	}
	return run;
}

static void
nothing_to_clean(void **state)
{
	for (size_t count = 0; count < 3; count++) {
		struct ar_summary summary = summary_of(make_activity(*state,
		    count, WITH_SPEED | WITH_ALTITUDE | WITH_HEART), *state);
		assert_true(isnan(summary.distance_m));
		assert_true(isnan(summary.heart_avg_bpm));
		struct ar_clean clean = clean_of(make_activity(*state, count,
		    0), *state);
		assert_int_equal(clean.count, count);
	}
}

static void
distance_sources(void **state)
{
	static const struct {
		unsigned columns;
		enum ar_distance_source source;
	} kinds[] = { { WITH_DISTANCE | WITH_POSITION, AR_DISTANCE_DEVICE },
		{ WITH_POSITION, AR_DISTANCE_TRACK },
		{ WITH_SPEED, AR_DISTANCE_SPEED },
		{ WITH_HEART, AR_DISTANCE_NONE } };

	for (int k = 0; k < 4; k++) {
		struct ar_summary summary = summary_of(steady_run(*state,
		    HOUR, kinds[k].columns), *state);
		assert_int_equal(summary.distance_source, kinds[k].source);
		if (k < 3)
			check_near(summary.distance_m, 3.0 * (HOUR - 1), 3);
		else
			assert_true(isnan(summary.distance_m));
		check_near(summary.moving_s, HOUR - 1, k < 3 ? 3 : 0);
	}
}

static void
impossible_positions(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_POSITION);

	for (int i = 100; i < HOUR; i += 300)
		run->samples.lat_deg[i] += 0.01;
	check_near(clean_of(run, *state).track_m, 3.0 * (HOUR - 1), 1);
	run = steady_run(*state, HOUR, WITH_POSITION);
	for (int i = 1800; i < HOUR; i++)
		run->samples.lon_deg[i] += 1;
	check_near(clean_of(run, *state).track_m, 3.0 * (HOUR - 1), 30);
}

static void
segments_do_not_join(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_POSITION);
	struct ar_lap lap = { .timer_s = NAN };

	run->samples.mark[1800] = AR_MARK_SEGMENT;
	check_near(clean_of(run, *state).track_m, 3.0 * (HOUR - 2), 0.1);
	run->laps = &lap;
	run->lap_count = 1;
	check_near(clean_of(run, *state).track_m, 3.0 * (HOUR - 1), 0.1);
}

static void
stops_and_gaps(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_SPEED |
	    WITH_CADENCE);

	for (int i = 1000; i < 1100; i++)
		run->samples.speed_m_s[i] = run->samples.cadence_spm[i] = 0;
	for (int i = 2000; i < 2003; i++)
		run->samples.speed_m_s[i] = 0; /* too short for a stop */
	check_near(clean_of(run, *state).moving_s, HOUR - 101, 2);
	struct ar_activity *gap = steady_run(*state, HOUR, WITH_DISTANCE);
	for (int i = 1000; i < HOUR; i++) {
		gap->samples.time_s[i] += 20;
		gap->samples.distance_m[i] += 60;
	}
	check_near(clean_of(gap, *state).moving_s, HOUR - 1 + 20, 1);
	for (int i = 1000; i < HOUR; i++)
		gap->samples.distance_m[i] -= 60;
	check_near(clean_of(gap, *state).moving_s, HOUR - 2, 1);
}

/* A counter that jitters about 3 m/s loads no more than a steady one. */
static void
jitter_is_no_work(void **state)
{
	struct dice dice = { 21 };
	struct ar_activity *run = steady_run(*state, HOUR, WITH_DISTANCE);
	struct ar_legs steady = legs_of(run, *state);

	for (int i = 0; i < HOUR; i++)
		run->samples.distance_m[i] += roll(&dice) - 0.5;
	struct ar_legs noisy = legs_of(run, *state);
	for (int r = 0; r < AR_LOAD_ROWS; r++)
		check_near(noisy.row[r].dose_eq_km,
		    steady.row[r].dose_eq_km,
		    0.01 * steady.row[r].dose_eq_km);
}

static void
pauses(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_DISTANCE);
	double start = run->start_utc_s;
	struct ar_pause pause = { start + 1000, start + 1300 };

	run->pauses = &pause;
	run->pause_count = 1;
	struct ar_summary summary = summary_of(run, *state);
	check_near(summary.timer_s, HOUR - 301, 1e-6);
	check_near(summary.elapsed_s, HOUR - 1, 1e-6);
	check_near(summary.moving_s, HOUR - 301, 1e-3);
	check_near(summary.pause_total_s, 300, 1e-6);
}

static void
totals_against_records(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_DISTANCE);

	run->device_values.timer_s = HOUR;
	run->device_values.elapsed_s = 2000;
	struct ar_summary summary = summary_of(run, *state);
	check_near(summary.timer_s, HOUR - 1, 0); /* ran longer than 2000 s */
	assert_true(warned(&summary, "times_from_records"));
	for (int i = 0; i < HOUR; i++)
		run->samples.distance_m[i] = 3.0 * (i < 1900 ? i : 1900);
	summary = summary_of(run, *state);
	check_near(summary.timer_s, 2000, 0);
	check_near(summary.elapsed_s, HOUR, 0);
	assert_true(warned(&summary, "timer_swapped"));
	for (int i = 0; i < HOUR; i++)
		run->samples.distance_m[i] = 3.0 * i;
	run->device_values.timer_s = run->device_values.elapsed_s = 1632;
	summary = summary_of(run, *state);
	check_near(summary.timer_s, HOUR - 1, 0);
	assert_true(warned(&summary, "times_from_records"));
	run->device_values.timer_s = 3000; /* forgotten pauses: believed */
	run->device_values.elapsed_s = HOUR;
	summary = summary_of(run, *state);
	check_near(summary.timer_s, 3000, 0);
	assert_false(warned(&summary, "times_from_records"));
	run->device_values.distance_m = 10000;
	check_near(summary_of(run, *state).distance_m, 10000, 0);
	run->device_values.distance_m = 4000;
	summary = summary_of(run, *state);
	check_near(summary.distance_m, 3.0 * (HOUR - 1), 0.1);
	assert_true(warned(&summary, "distance_from_records"));
}

/* The reader cut the points where nobody stopped the watch; the device's
 * timer and distance still tell of the whole. */
static void
left_running(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_DISTANCE);

	run->device_values.timer_s = HOUR + 600;
	run->device_values.elapsed_s = 30 * 86400.0;
	run->device_values.distance_m = 15000;
	struct ar_summary summary = summary_of(run, *state);
	assert_true(warned(&summary, "left_running"));
	assert_false(warned(&summary, "distance_from_records"));
	check_near(summary.distance_m, 15000, 0);
	check_near(summary.timer_s, HOUR + 600, 0);
	check_near(summary.moving_s, HOUR + 600, 0);
	check_near(summary.elapsed_s, HOUR + 600, 0);
	run->device_values.timer_s = 30 * 86400.0; /* ran on as well */
	summary = summary_of(run, *state);
	assert_false(warned(&summary, "left_running"));
	check_near(summary.distance_m, 3.0 * (HOUR - 1), 0.1);
}

/* A counter that jumps up and down adds up to too much; its last word is the
 * session's, which is believed. */
static void
counter_set_back(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_DISTANCE);
	double last = 3.0 * (HOUR - 1);

	for (int i = 1000; i < 1100; i += 2)
		run->samples.distance_m[i] = 0;
	run->device_values.distance_m = last;
	struct ar_summary summary = summary_of(run, *state);
	check_near(summary.distance_m, last, 0);
	assert_false(warned(&summary, "distance_from_records"));
}

/* Ten rollers of 5 m, 200 m apart, seen twice a metre or so. */
static void
rollers(void **state)
{
	struct ar_activity *run = steady_run(*state, 2000, WITH_DISTANCE |
	    WITH_ALTITUDE);

	run->barometer = true;
	for (int i = 0; i < 2000; i++)
		run->samples.altitude_m[i] = (float)(100 + 3.5 - 3.5 *
		    cos(i / 200.0 * 6.28318531));
	struct ar_clean clean = clean_of(run, *state);
	check_near(clean.ascent_m, 70, 2);
	check_near(clean.descent_m, 70, 2);
	check_near(clean.elevation_threshold_m, 3, 0);
	run->barometer = false; /* under the threshold of 10 m */
	check_near(clean_of(run, *state).ascent_m, 0, 1e-9);
}

static void
noise_is_no_climb(void **state)
{
	struct dice dice = { 11 };
	struct ar_activity *run = steady_run(*state, HOUR, WITH_DISTANCE |
	    WITH_ALTITUDE);

	run->barometer = true;
	for (int i = 0; i < HOUR; i++)
		run->samples.altitude_m[i] += (float)roll_normal(&dice);
	check_near(clean_of(run, *state).ascent_m, 0, 1e-9);
}

static void
device_climb(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_DISTANCE |
	    WITH_ALTITUDE);

	for (int i = 0; i < HOUR; i++)
		run->samples.altitude_m[i] = (float)(100 + i * 0.03);
	run->device_values.ascent_m = 150;
	struct ar_summary summary = summary_of(run, *state);
	check_near(summary.ascent_m, 150, 0);
	assert_int_equal(summary.elevation_source, AR_ELEVATION_DEVICE);
	run->device_values.ascent_m = 250;
	summary = summary_of(run, *state);
	check_near(summary.ascent_m, 107.97, 0.5);
	assert_int_equal(summary.elevation_source, AR_ELEVATION_GPS);
	assert_true(warned(&summary, "ascent_from_altitude"));
	struct ar_clean clean = clean_of(run, *state);
	check_near((double)clean.steps[1800].grade_ratio, 0.01, 1e-4);
	check_near((double)clean.steps[3].grade_ratio, 0.01, 1e-3);
}

static void
heart_quality(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_DISTANCE |
	    WITH_HEART | WITH_CADENCE);
	float *heart = run->samples.heart_bpm;

	heart[500] = 250;
	heart[700] = 190;
	heart[900] = 0;
	struct ar_summary summary = summary_of(run, *state);
	check_near(summary.heart_max_bpm, 140, 0);
	check_near(summary.heart_avg_bpm, 140, 1e-4);
	for (int i = 2000; i < 2100; i++)
		heart[i] = 166; /* as the steps */
	summary = summary_of(run, *state);
	assert_true(warned(&summary, "heart_like_cadence"));
	check_near(summary.heart_avg_bpm, 140, 0.2);
	run->rr_count = 100; /* a belt */
	summary = summary_of(run, *state);
	assert_false(warned(&summary, "heart_like_cadence"));
	assert_true(summary.heart_avg_bpm > 140.5);
	for (int i = 0; i < 240; i++)
		heart[i] = 185;
	summary = summary_of(run, *state);
	assert_true(warned(&summary, "heart_wild_start"));
	check_near(clean_of(run, *state).heart_valid_ratio, 1 - 300.0 / HOUR,
	    0.002);
}

static void
easy_end(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_DISTANCE |
	    WITH_CADENCE);

	for (int i = 3400; i < HOUR; i++) {
		run->samples.distance_m[i] = 3.0 * 3400 + 1.4 * (i - 3400);
		run->samples.cadence_spm[i] = 105;
	}
	check_near(summary_of(run, *state).easy_tail_s, 200, 6);
	assert_true(clean_of(run, *state).steps[3500].walking);
	assert_false(clean_of(run, *state).steps[3300].walking);
}

static void
a_bicycle_is_not_on_foot(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_POSITION);

	run->sport = NULL;
	assert_true(clean_of(run, *state).on_foot);
	for (int i = 0; i < HOUR; i++)
		run->samples.lon_deg[i] = 7 + (run->samples.lon_deg[i] - 7) *
		    3;
	assert_false(clean_of(run, *state).on_foot);
	check_near(clean_of(run, *state).track_m, 9.0 * (HOUR - 1), 1);
	run->sport = "cycling";
	assert_false(clean_of(run, *state).on_foot);
}

static void
no_memory(void **state)
{
	struct ar_activity *run = steady_run(*state, HOUR, WITH_SPEED);
	struct ar_arena *small = ar_arena_open(1000);
	struct ar_clean clean;
	struct ar_error err;

	assert_int_equal(ar_clean_make(run, small, &clean, &err), AR_EMEM);
	ar_arena_close(small);
}

/* Numbers of no sense in every column must not hurt. */
static void
hostile_numbers(void **state)
{
	static const double evil[] = { NAN, INFINITY, -INFINITY, 1e308,
		-1e308, 0, -1, 3, 1e9 };

	for (uint64_t seed = 1; seed <= 30; seed++) {
		struct dice dice = { seed };
		struct ar_activity *run = steady_run(*state, 300, 63);
		struct ar_samples *in = &run->samples;
		for (int i = 0; i < 300; i++) {
			double bad = evil[(int)(roll(&dice) * 9)];
			float small = (float)fmin(fmax(bad, -3e38), 3e38);
			switch ((int)(roll(&dice) * 8)) {
			case 0: in->distance_m[i] = bad; break;
			case 1: in->speed_m_s[i] = small; break;
			case 2: in->heart_bpm[i] = small; break;
			case 3: in->cadence_spm[i] = small; break;
			case 4: in->altitude_m[i] = small; break;
			default: break;
			}
		}
		run->device_values.timer_s = evil[seed % 9];
		run->device_values.elapsed_s = evil[(seed / 9) % 9];
		struct ar_summary summary = summary_of(run, *state);
		struct ar_legs legs = legs_of(run, *state);
		assert_true(summary.moving_s >= 0 &&
		    summary.moving_s <= 301);
		for (int r = 0; r < AR_LOAD_ROWS; r++)
			assert_true(legs.row[r].dose_eq_km >= 0 &&
			    legs.row[r].dose_eq_km < 1000);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_to_clean),
		cmocka_unit_test(distance_sources),
		cmocka_unit_test(impossible_positions),
		cmocka_unit_test(segments_do_not_join),
		cmocka_unit_test(stops_and_gaps),
		cmocka_unit_test(jitter_is_no_work),
		cmocka_unit_test(pauses),
		cmocka_unit_test(totals_against_records),
		cmocka_unit_test(rollers),
		cmocka_unit_test(noise_is_no_climb),
		cmocka_unit_test(device_climb),
		cmocka_unit_test(heart_quality),
		cmocka_unit_test(easy_end),
		cmocka_unit_test(left_running),
		cmocka_unit_test(counter_set_back),
		cmocka_unit_test(a_bicycle_is_not_on_foot),
		cmocka_unit_test(no_memory),
		cmocka_unit_test(hostile_numbers),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
