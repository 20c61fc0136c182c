/* Our own CSV: what is written comes back. */
#include "test_formats.h"

#include "afterrun/csv.h"

static double times[] = {1767225600.25, 1767225601, NAN, 1767225603.000977};
static double lats[] = {45.123456789, NAN, -0.000000123, 90};
static double lons[] = {-179.999999999, NAN, 5, 0};
static double distances[] = {0, 1.23, NAN, 42195.06};
static float hearts[] = {NAN, 150, 151, 152};
static float altitudes[] = {147.1999969f, -3.2f, 8848, NAN};
static float lefts[] = {49.8f, NAN, NAN, 50.2f};
static uint8_t marks[] = {1, 0, 2, 12};

static struct ar_activity
example(void)
{
	static struct ar_lap laps[2];
	static struct ar_pause pauses[1] = {{1767225601, 1767225603}};
	static double rr_times[2] = {1767225600.5, 1767225601.3};
	static float rr[2] = {0.8f, 0.812f};
	struct ar_activity a = {0};

	a.sport = "running";
	a.sub_sport = "trail";
	a.name = "L\xc3\xa4ufe, with = and # and\na line";
	a.start_utc_s = 1767225600;
	a.utc_offset_s = -12600;
	a.barometer = true;
	a.device_values = (struct ar_device_values){.timer_s = 3600.5,
	    .elapsed_s = NAN, .moving_s = NAN, .distance_m = 10000.25,
	    .ascent_m = 0, .descent_m = NAN, .heart_avg_bpm = 140,
	    .heart_max_bpm = NAN, .cadence_avg_spm = NAN, .rpe_0_10 = 3,
	    .feel_0_100 = NAN, .calories_kcal = 500,
	    .recovery_advice_min = NAN};
	laps[0] = (struct ar_lap){1767225600, 100.5, NAN, 400, NAN, NAN, 140,
	    150, 170, "active", "manual"};
	laps[1] = (struct ar_lap){1767225700, NAN, 2, NAN, 1, 2, NAN, NAN,
	    NAN, NULL, NULL};
	a.laps = laps;
	a.lap_count = 2;
	a.pauses = pauses;
	a.pause_count = 1;
	a.rr_time_s = rr_times;
	a.rr_s = rr;
	a.rr_count = 2;
	a.samples = (struct ar_samples){.count = 4, .time_s = times,
	    .lat_deg = lats, .lon_deg = lons, .distance_m = distances,
	    .altitude_m = altitudes, .heart_bpm = hearts,
	    .stance_left_pct = lefts, .mark = marks};
	return a;
}

static void
same(double is, double should, double tolerance)
{
	assert_int_equal(isnan(is) != 0, isnan(should) != 0);
	if (!isnan(should))
		assert_near(is, should, tolerance);
}

static void
same_samples(const struct ar_samples *is, const struct ar_samples *should)
{
	assert_int_equal(is->count, should->count);
	for (size_t i = 0; i < should->count; i++) {
		same(is->time_s[i], should->time_s[i], 1e-6);
		same(is->lat_deg[i], should->lat_deg[i], 1e-9);
		same(is->lon_deg[i], should->lon_deg[i], 1e-9);
		same(is->distance_m[i], should->distance_m[i], 1e-6);
		same((double)is->heart_bpm[i], (double)should->heart_bpm[i],
		    0);
		same((double)is->altitude_m[i],
		    (double)should->altitude_m[i], 0);
		same((double)is->stance_left_pct[i],
		    (double)should->stance_left_pct[i], 0);
		assert_int_equal(is->mark[i], should->mark[i]);
	}
	assert_null(is->power_w);
	assert_null(is->cadence_spm);
}

static void
test_round_trip(void **state)
{
	struct ar_activity a = example();
	struct ar_arena *arena = ar_arena_open(1 << 20);
	const struct ar_activity *b;
	const char *text, *again;
	size_t n, n_again;
	struct got got;

	(void)state;
	assert_non_null(arena);
	assert_int_equal(ar_recording_csv(&a, arena, &text, &n, NULL), AR_OK);
	assert_int_equal(strlen(text), n);
	got_read(&got, text, n, AR_READ_RAW);
	assert_int_equal(got.status, AR_OK);
	assert_int_equal(got.recording.format, AR_FORMAT_CSV);
	assert_int_equal(got.recording.verdict, AR_VERDICT_VALID);
	assert_int_equal(got.recording.activity_count, 1);
	b = got.recording.activities;
	same_samples(&b->samples, &a.samples);
	assert_string_equal(b->sport, "running");
	assert_string_equal(b->sub_sport, "trail");
	assert_string_equal(b->name, "L\xc3\xa4ufe, with = and # and a line");
	same(b->start_utc_s, a.start_utc_s, 0);
	same(b->utc_offset_s, a.utc_offset_s, 0);
	assert_true(b->barometer);
	assert_false(b->clock_unset);
	same(b->device_values.timer_s, 3600.5, 0);
	same(b->device_values.elapsed_s, NAN, 0);
	same(b->device_values.ascent_m, 0, 0);
	same(b->device_values.rpe_0_10, 3, 0);
	assert_int_equal(b->lap_count, 2);
	same(b->laps[0].elapsed_s, 100.5, 0);
	same(b->laps[0].timer_s, NAN, 0);
	assert_string_equal(b->laps[0].intensity, "active");
	assert_string_equal(b->laps[0].trigger, "manual");
	same(b->laps[1].descent_m, 2, 0);
	assert_null(b->laps[1].intensity);
	assert_int_equal(b->pause_count, 1);
	same(b->pauses[0].end_utc_s, 1767225603, 0);
	assert_int_equal(b->rr_count, 2);
	same((double)b->rr_s[1], (double)a.rr_s[1], 0);
	assert_int_equal(ar_recording_csv(b, arena, &again, &n_again, NULL),
	    AR_OK);
	assert_int_equal(n, n_again);
	assert_memory_equal(text, again, n);
	got_close(&got);
	ar_arena_close(arena);
}

static void
test_several(void **state)
{
	struct ar_activity a = example();
	struct ar_arena *arena = ar_arena_open(1 << 20);
	const char *text;
	char *twice;
	size_t n;
	struct got got;

	(void)state;
	assert_non_null(arena);
	assert_int_equal(ar_recording_csv(&a, arena, &text, &n, NULL), AR_OK);
	twice = malloc(2 * n);
	assert_non_null(twice);
	memcpy(twice, text, n);
	memcpy(twice + n, text, n);
	got_read(&got, twice, 2 * n, AR_READ_RAW);
	assert_int_equal(got.recording.activity_count, 2);
	assert_int_equal(got.recording.stored.points, 8);
	assert_int_equal(got.recording.lap_count, 4);
	same_samples(&got.recording.activities[1].samples, &a.samples);
	got_close(&got);
	free(twice);
	ar_arena_close(arena);
}

static void
test_damaged(void **state)
{
	static const char *const texts[] = {
	    "# afterrun-csv=1\ntime_utc,heart_bpm,mark\n"
	    "2026-01-01T00:00:00Z,100,0\n2026-01-01T00:00:01Z,10",
	    "# afterrun-csv=1\ntime_utc,heart_bpm\n"
	    "2026-01-01T00:00:00Z,100\nyesterday,100\n",
	    "# afterrun-csv=1\ntime_utc,heart_bpm\n"
	    "2026-01-01T00:00:00Z,100\n2026-01-01T00:00:01Z,fast\n"};
	struct got got;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		got_text(&got, texts[i]);
		assert_int_equal(got.recording.verdict,
		    AR_VERDICT_MALFORMED);
		assert_int_equal(got.recording.activities->samples.count, 1);
		assert_true(got_warned(&got, "malformed"));
		got_close(&got);
	}
	got_text(&got, "# afterrun-csv=1\nheart_bpm\n100\n");
	assert_int_equal(got.recording.verdict, AR_VERDICT_MALFORMED);
	assert_int_equal(got.status, AR_EDAMAGE);
	assert_int_equal(got.recording.activity_count, 0);
	got_close(&got);
	got_text(&got, "Activity ID,Distance\n1,2\n");
	assert_int_equal(got.recording.verdict, AR_VERDICT_NOT_FIT);
	got_close(&got);
}

/* Lines that end as spreadsheets end them, columns in another order and ones
 * that are not known. */
static void
test_foreign_hand(void **state)
{
	struct got got;

	(void)state;
	got_text(&got, "# afterrun-csv=1\r\n# shoe=blue\r\n"
	    "heart_bpm,mood,time_utc,heart_bpm\r\n"
	    "100,1,2026-01-01T00:00:00Z,7\r\n");
	assert_int_equal(got.status, AR_OK);
	assert_int_equal(got.recording.verdict, AR_VERDICT_VALID);
	assert_near((double)got.recording.activities->samples.heart_bpm[0],
	    100, 0);
	got_close(&got);
}

static void
test_no_memory(void **state)
{
	struct ar_activity a = example();
	struct ar_arena *arena = ar_arena_open(512);
	const char *text;
	size_t n;

	(void)state;
	assert_non_null(arena);
	assert_int_equal(ar_recording_csv(&a, arena, &text, &n, NULL),
	    AR_EMEM);
	ar_arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_round_trip),
	    cmocka_unit_test(test_several),
	    cmocka_unit_test(test_damaged),
	    cmocka_unit_test(test_foreign_hand),
	    cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
