/* Each repair of formats.md 1.8 on a small table. */
#include "test_formats.h"

#include "afterrun/time.h"

enum { ROWS_MAX = 64 * 1024 };

/* A table that grows line by line. */
struct table {
	char text[ROWS_MAX];
	size_t used;
};

static void
table_start(struct table *table, const char *sport, const char *names)
{
	table->used = (size_t)snprintf(table->text, sizeof table->text,
	    "# afterrun-csv=1\n# sport=%s\n%s\n", sport, names);
}

/* A row at seconds after 2026-01-01. */
static void
row(struct table *table, double seconds, const char *rest)
{
	char time[AR_TIME_TEXT];

	ar_time_utc_text(1767225600 + seconds, time);
	table->used += (size_t)snprintf(table->text + table->used,
	    sizeof table->text - table->used, "%s,%s\n", time, rest);
	assert_true(table->used < sizeof table->text);
}

static const struct ar_samples *
repaired(struct got *got, const struct table *table)
{
	got_read(got, table->text, table->used, 0);
	assert_int_equal(got->status, AR_OK);
	assert_int_equal(got->recording.activity_count, 1);
	return &got->recording.activities[0].samples;
}

static void
test_unsorted(void **state)
{
	static const int order[] = {0, 3, 1, 4, 2, 7, 5, 8, 6, 9, 11, 10};
	const struct ar_samples *s;
	struct table t;
	struct got got;
	char text[20];

	(void)state;
	table_start(&t, "running", "time_utc,heart_bpm");
	for (size_t i = 0; i < 12; i++) {
		snprintf(text, sizeof text, "%d", 100 + order[i]);
		row(&t, order[i], text);
	}
	s = repaired(&got, &t);
	assert_int_equal(s->count, 12);
	for (size_t i = 0; i < 12; i++)
		assert_near((double)s->heart_bpm[i], 100 + (double)i, 0);
	assert_true(got_warned(&got, "points_sorted"));
	assert_false(got_warned(&got, "clock_set_back"));
	got_close(&got);
}

static void
test_same_time(void **state)
{
	const struct ar_samples *s;
	struct table t;
	struct got got;

	(void)state;
	table_start(&t, "running", "time_utc,heart_bpm,power_w,mark");
	row(&t, 0, "100,200,1");
	row(&t, 0, "101,,0");
	row(&t, 0, ",210,2");
	row(&t, 1, "102,220,0");
	s = repaired(&got, &t);
	assert_int_equal(s->count, 2);
	assert_near((double)s->heart_bpm[0], 101, 0);
	assert_near((double)s->power_w[0], 210, 0);
	assert_int_equal(s->mark[0], 3);
	assert_true(got_warned(&got, "same_time_merged"));
	assert_int_equal(got.recording.activities[0].stored.points, 4);
	got_close(&got);
}

/* One row far off in time, at the front, as when the signal sets the clock. */
static void
test_clock_jump(void **state)
{
	const struct ar_samples *s;
	struct table t;
	struct got got;

	(void)state;
	for (int later = 0; later < 2; later++) {
		table_start(&t, "running", "time_utc,distance_m");
		row(&t, later ? 7e7 : -3456000, "0");
		for (int i = 1; i <= 200; i++)
			row(&t, i, "1");
		s = repaired(&got, &t);
		assert_int_equal(s->count, 200);
		assert_near(s->time_s[0], 1767225601, 0);
		assert_true(got_warned(&got, "clock_jump"));
		assert_false(got_warned(&got, "clock_set_back"));
		assert_near(got.recording.activities[0].start_utc_s,
		    1767225601, 0);
		got_close(&got);
	}
}

/* The clock goes back an hour in the middle; distance shows that the run goes
 * on, so nothing may be interleaved. */
static void
test_clock_back(void **state)
{
	const struct ar_samples *s;
	struct table t;
	struct got got;
	char text[20];

	(void)state;
	for (int step = 300; step <= 3600; step += 3300) {
		table_start(&t, "running", "time_utc,distance_m");
		for (int i = 0; i < 400; i++) {
			snprintf(text, sizeof text, "%d", 3 * i);
			row(&t, i < 200 ? i : i - step, text);
		}
		s = repaired(&got, &t);
		assert_int_equal(s->count, 400);
		for (size_t i = 0; i < 400; i++) {
			assert_near(s->time_s[i], 1767225600 + (double)i, 0);
			assert_near(s->distance_m[i], 3 * (double)i, 0);
		}
		assert_true(got_warned(&got, "clock_set_back"));
		assert_false(got_warned(&got, "points_sorted"));
		got_close(&got);
	}
}

/* Two halves in the wrong order: the distance does not go on. */
static void
test_halves_swapped(void **state)
{
	const struct ar_samples *s;
	struct table t;
	struct got got;
	char text[20];

	(void)state;
	table_start(&t, "running", "time_utc,distance_m");
	for (int i = 0; i < 400; i++) {
		int at = (i + 200) % 400;

		snprintf(text, sizeof text, "%d", 10 * at);
		row(&t, at, text);
	}
	s = repaired(&got, &t);
	for (size_t i = 0; i < 400; i++)
		assert_near(s->distance_m[i], 10 * (double)i, 0);
	assert_true(got_warned(&got, "points_sorted"));
	got_close(&got);
}

static void
test_forgotten_stop(void **state)
{
	const struct ar_samples *s;
	struct table t;
	struct got got;

	(void)state;
	table_start(&t, "running", "time_utc,heart_bpm");
	for (int i = 0; i < 60; i++)
		row(&t, i, "120");
	for (int i = 0; i < 40; i++)
		row(&t, 30000 + i, "60");
	s = repaired(&got, &t);
	assert_int_equal(s->count, 60);
	assert_near((double)s->heart_bpm[59], 120, 0);
	assert_true(got_warned(&got, "long_gap_cut"));
	got_close(&got);
	/* five hours are a long break, not a forgotten stop */
	table_start(&t, "running", "time_utc,heart_bpm");
	for (int i = 0; i < 60; i++)
		row(&t, i < 30 ? i : i + 18000, "120");
	assert_int_equal(repaired(&got, &t)->count, 60);
	assert_int_equal(got.recording.warning_count, 0);
	got_close(&got);
}

static void
test_positions(void **state)
{
	const struct ar_samples *s;
	struct table t;
	struct got got;

	(void)state;
	table_start(&t, "running", "time_utc,lat_deg,lon_deg");
	row(&t, 0, "0,0");
	row(&t, 1, "0.00005,-0.00009");
	row(&t, 2, "45,0");     /* the Greenwich meridian is a real place */
	row(&t, 3, "45.00001,0");
	row(&t, 4, "97.5,0");
	row(&t, 5, "45.00003,181");
	row(&t, 6, "45.00004,");
	row(&t, 7, "45.00005,0");
	row(&t, 900, "0,30");   /* and so is the equator */
	s = repaired(&got, &t);
	assert_int_equal(s->count, 9);
	assert_near(s->lat_deg[8], 0, 0);
	assert_true(isnan(s->lat_deg[0]) && isnan(s->lon_deg[0]));
	assert_true(isnan(s->lat_deg[1]));
	assert_near(s->lat_deg[2], 45, 0);
	assert_near(s->lon_deg[2], 0, 0);
	assert_true(isnan(s->lat_deg[4]) && isnan(s->lon_deg[4]));
	assert_true(isnan(s->lat_deg[5]));
	assert_true(isnan(s->lat_deg[6]));
	assert_near(s->lat_deg[7], 45.00005, 1e-12);
	assert_true(got_warned(&got, "null_island"));
	assert_true(got_warned(&got, "position_impossible"));
	got_close(&got);
}

static void
test_spike(void **state)
{
	const struct ar_samples *s;
	struct table t;
	struct got got;
	char text[40];

	(void)state;
	for (int cycling = 0; cycling < 2; cycling++) {
		table_start(&t, cycling ? "cycling" : "running",
		    "time_utc,lat_deg,lon_deg");
		for (int i = 0; i < 20; i++) {
			double off = i == 10 ? 0.0003 : 0; /* 33 m */

			snprintf(text, sizeof text, "%.6f,5",
			    45 + 0.00003 * i + off);
			row(&t, i, text);
		}
		s = repaired(&got, &t);
		assert_int_equal(s->count, 20);
		assert_int_equal(isnan(s->lat_deg[10]) != 0, !cycling);
		assert_int_equal(got_warned(&got, "gps_spike"), !cycling);
		for (size_t i = 0; i < 20; i++)
			assert_true(i == 10 || !isnan(s->lat_deg[i]));
		got_close(&got);
	}
}

/* Fast all the way is a train and no spike. */
static void
test_fast_is_no_spike(void **state)
{
	struct table t;
	struct got got;
	char text[40];

	(void)state;
	table_start(&t, "running", "time_utc,lat_deg,lon_deg");
	for (int i = 0; i < 20; i++) {
		snprintf(text, sizeof text, "%.6f,5", 45 + 0.0003 * i);
		row(&t, i, text);
	}
	assert_near(repaired(&got, &t)->lat_deg[10], 45.003, 1e-9);
	assert_int_equal(got.recording.warning_count, 0);
	got_close(&got);
}

static void
test_heart(void **state)
{
	const struct ar_samples *s;
	struct table t;
	struct got got;

	(void)state;
	table_start(&t, "running", "time_utc,heart_bpm");
	row(&t, 0, "29");
	row(&t, 1, "30");
	row(&t, 2, "230");
	row(&t, 3, "238");
	row(&t, 4, "255");
	s = repaired(&got, &t);
	assert_true(isnan((double)s->heart_bpm[0]));
	assert_near((double)s->heart_bpm[1], 30, 0);
	assert_near((double)s->heart_bpm[2], 230, 0);
	assert_true(isnan((double)s->heart_bpm[3]));
	assert_true(isnan((double)s->heart_bpm[4]));
	assert_true(got_warned(&got, "heart_impossible"));
	/* the plain values are those of the file */
	assert_near(got.recording.activities[0].heart_max_bpm, 255, 0);
	assert_int_equal(got.recording.activities[0].stored.with_heart, 5);
	got_close(&got);
}

static void
test_altitude(void **state)
{
	static const char *const cases[][3] = {
	    {"-500", "-500", "altitude_impossible"}, {"0", "0",
	    "altitude_zero"}};
	struct table t;
	struct got got;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		table_start(&t, "running", "time_utc,altitude_m");
		row(&t, 0, cases[i][0]);
		row(&t, 1, cases[i][1]);
		assert_null(repaired(&got, &t)->altitude_m);
		assert_true(got_warned(&got, cases[i][2]));
		got_close(&got);
	}
	table_start(&t, "running", "time_utc,altitude_m");
	row(&t, 0, "-500");
	row(&t, 1, "0");
	row(&t, 2, "-3");
	assert_true(isnan((double)repaired(&got, &t)->altitude_m[0]));
	assert_near((double)got.recording.activities->samples.altitude_m[1],
	    0, 0);
	got_close(&got);
}

static void
test_raw(void **state)
{
	struct table t;
	struct got got;

	(void)state;
	table_start(&t, "running", "time_utc,heart_bpm");
	row(&t, 5, "255");
	row(&t, 4, "100");
	row(&t, 4, "101");
	got_read(&got, t.text, t.used, AR_READ_RAW);
	assert_int_equal(got.recording.activities->samples.count, 3);
	assert_near(got.recording.activities->samples.time_s[0], 1767225605,
	    0);
	assert_int_equal(got.recording.warning_count, 0);
	got_close(&got);
}

/* Whatever the times are: afterwards they are known and rise strictly. */
static void
test_property(void **state)
{
	static const double steps[] = {0, 1, 1, 1, 1, 5, -1, -90, 400, -3600,
	    30000, -100000, 86400.5};
	uint32_t seed = 12345;

	(void)state;
	for (int turn = 0; turn < 300; turn++) {
		const struct ar_samples *s;
		struct table t;
		struct got got;
		double at = 0;

		table_start(&t, "running", "time_utc,distance_m,heart_bpm");
		for (int i = 0; i < 200; i++) {
			char text[40];

			seed = seed * 1664525u + 1013904223u;
			snprintf(text, sizeof text, "%u,%u", (seed >> 9) % 99,
			    (seed >> 20) % 260);
			at += (seed >> 16) % 8 ? 1
					       : steps[(seed >> 20) % 13];
			row(&t, at, text);
		}
		s = repaired(&got, &t);
		assert_true(s->count >= 1);
		for (size_t i = 1; i < s->count; i++)
			assert_true(s->time_s[i] > s->time_s[i - 1]);
		got_close(&got);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_unsorted),
	    cmocka_unit_test(test_same_time),
	    cmocka_unit_test(test_clock_jump),
	    cmocka_unit_test(test_clock_back),
	    cmocka_unit_test(test_halves_swapped),
	    cmocka_unit_test(test_forgotten_stop),
	    cmocka_unit_test(test_positions),
	    cmocka_unit_test(test_spike),
	    cmocka_unit_test(test_fast_is_no_spike),
	    cmocka_unit_test(test_heart),
	    cmocka_unit_test(test_altitude),
	    cmocka_unit_test(test_raw),
	    cmocka_unit_test(test_property),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
