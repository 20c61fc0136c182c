/* TCX: laps, Tracks, cadence, several activities; formats.md 3. */
#include "test_formats.h"

#define FILE_OF(activities)                                                    \
	"<?xml version='1.0'?><TrainingCenterDatabase xmlns='u' "              \
	"xmlns:n='v'><Activities>" activities "</Activities>"                  \
	"</TrainingCenterDatabase>"
#define ACTIVITY(sport, laps)                                                  \
	"<Activity Sport='" sport "'><Id>2026-01-01T00:00:00Z</Id>" laps       \
	"<Notes>some words</Notes><Creator><Name> Watch 7 </Name></Creator>"  \
	"</Activity>"
#define LAP(start, time, more, tracks)                                         \
	"<Lap StartTime='2026-01-01T" start "Z'><TotalTimeSeconds>" time       \
	"</TotalTimeSeconds><DistanceMeters>100.5</DistanceMeters>"            \
	"<Calories>10</Calories>" more tracks "</Lap>"
#define AT(time, more)                                                         \
	"<Trackpoint><Time>2026-01-01T" time "Z</Time>" more "</Trackpoint>"

static void
test_laps_and_sums(void **state)
{
	const struct ar_activity *a;
	struct got got;

	(void)state;
	got_text(&got, FILE_OF(ACTIVITY("running",
	    LAP("00:00:00", "30.5",
		"<AverageHeartRateBpm><Value>120</Value></AverageHeartRateBpm>"
		"<MaximumHeartRateBpm><Value>150</Value></MaximumHeartRateBpm>"
		"<Intensity>Active</Intensity>"
		"<TriggerMethod>Manual</TriggerMethod>",
		"<Track>" AT("00:00:00", "") "</Track>"
		"<Extensions><n:LX><n:AvgRunCadence>80</n:AvgRunCadence>"
		"</n:LX></Extensions>")
	    LAP("00:00:30", "10",
		"<AverageHeartRateBpm><Value>160</Value></AverageHeartRateBpm>"
		"<MaximumHeartRateBpm><Value>255</Value></MaximumHeartRateBpm>"
		"<Intensity>Resting</Intensity>", ""))));
	assert_int_equal(got.status, AR_OK);
	assert_int_equal(got.recording.lap_count, 2);
	assert_string_equal(got.recording.device.product, "Watch 7");
	a = got.recording.activities;
	assert_string_equal(a->sport, "running");
	assert_int_equal(a->lap_count, 2);
	assert_near(a->start_utc_s, 1767225600, 0);
	assert_near(a->device_values.timer_s, 40.5, 1e-9);
	assert_near(a->device_values.distance_m, 201, 1e-9);
	assert_near(a->device_values.calories_kcal, 20, 0);
	assert_near(a->device_values.heart_max_bpm, 150, 0);
	assert_near(a->device_values.heart_avg_bpm,
	    (120 * 30.5 + 160 * 10) / 40.5, 1e-9);
	assert_near(a->laps[0].cadence_avg_spm, 160, 0);
	assert_string_equal(a->laps[0].intensity, "active");
	assert_string_equal(a->laps[0].trigger, "manual");
	assert_string_equal(a->laps[1].intensity, "rest");
	assert_null(a->laps[1].trigger);
	assert_true(isnan(a->laps[1].heart_max_bpm));
	got_close(&got);
}

static void
test_points(void **state)
{
	const struct ar_activity *a;
	struct got got;

	(void)state;
	got_text(&got, FILE_OF(ACTIVITY("Running", LAP("00:00:00", "2", "",
	    "<Track>" AT("00:00:00", "<Position><LatitudeDegrees>1.5"
	    "</LatitudeDegrees><LongitudeDegrees>-2.5</LongitudeDegrees>"
	    "</Position><AltitudeMeters>7</AltitudeMeters>"
	    "<DistanceMeters>3</DistanceMeters><HeartRateBpm><Value>99"
	    "</Value></HeartRateBpm><Cadence>40</Cadence><Extensions><n:TPX>"
	    "<n:Speed>2.5</n:Speed><n:RunCadence>85</n:RunCadence>"
	    "<n:Watts>210</n:Watts></n:TPX></Extensions>")
	    AT("00:00:01", "<HeartRateBpm><Value>0</Value></HeartRateBpm>")
	    AT("00:00:02", "") "</Track>"))));
	assert_int_equal(got.recording.activity_count, 1);
	a = got.recording.activities;
	assert_int_equal(a->samples.count, 3);
	assert_int_equal(a->stored.with_position, 1);
	assert_int_equal(a->stored.with_heart, 1);
	assert_near(a->samples.lat_deg[0], 1.5, 0);
	assert_near(a->samples.lon_deg[0], -2.5, 0);
	assert_near((double)a->samples.altitude_m[0], 7, 0);
	assert_near(a->samples.distance_m[0], 3, 0);
	assert_near((double)a->samples.heart_bpm[0], 99, 0);
	assert_true(isnan((double)a->samples.heart_bpm[1]));
	assert_near((double)a->samples.cadence_spm[0], 170, 0);
	assert_near((double)a->samples.speed_m_s[0], 2.5, 0);
	assert_near((double)a->samples.power_w[0], 210, 0);
	assert_true(got_warned(&got, "heart_zero"));
	got_close(&got);
}

static void
test_cadence(void **state)
{
	struct got got;

	(void)state;
	/* Polar and Huawei: run cadence in Cadence, one leg */
	got_text(&got, FILE_OF(ACTIVITY("Running", LAP("00:00:00", "1", "",
	    "<Track>" AT("00:00:00", "<Cadence>82</Cadence>") "</Track>"))));
	assert_near((double)got.recording.activities->samples.cadence_spm[0],
	    164, 0);
	got_close(&got);
	got_text(&got, FILE_OF(ACTIVITY("Biking", LAP("00:00:00", "1", "",
	    "<Track>" AT("00:00:00", "<Cadence>82</Cadence>") "</Track>"))));
	assert_near((double)got.recording.activities->samples.cadence_spm[0],
	    82, 0);
	assert_string_equal(got.recording.activities->sport, "cycling");
	got_close(&got);
	/* a treadmill that counts both feet */
	got_text(&got, FILE_OF(ACTIVITY("Running", LAP("00:00:00", "1", "",
	    "<Track>" AT("00:00:00", "<Extensions><n:TPX><n:RunCadence>166"
	    "</n:RunCadence></n:TPX></Extensions>") "</Track>"))));
	assert_near((double)got.recording.activities->samples.cadence_spm[0],
	    166, 0);
	got_close(&got);
}

/* Laps that follow on are one line; a Track behind a pause is not. */
static void
test_tracks(void **state)
{
	const struct ar_activity *a;
	struct got got;

	(void)state;
	got_text(&got, FILE_OF(ACTIVITY("Running",
	    LAP("00:00:00", "4", "", "<Track>" AT("00:00:00", "")
		AT("00:00:01", "") "</Track><Track>" AT("00:01:01", "")
		AT("00:01:02", "") "</Track>")
	    LAP("00:01:03", "2", "", "<Track>" AT("00:01:03", "")
		AT("00:01:04", "") AT("00:01:05", "") "</Track>"))));
	a = got.recording.activities;
	assert_int_equal(a->samples.count, 7);
	assert_int_equal(a->pause_count, 1);
	assert_near(a->pauses[0].start_utc_s, 1767225601, 0);
	assert_near(a->pauses[0].end_utc_s, 1767225661, 0);
	assert_int_equal(a->samples.mark[2] & AR_MARK_SEGMENT,
	    AR_MARK_SEGMENT);
	assert_int_equal(a->samples.mark[4] & AR_MARK_SEGMENT, 0);
	got_close(&got);
}

/* A gap inside the timer is a lost signal and no pause. */
static void
test_gap_inside_timer(void **state)
{
	struct got got;

	(void)state;
	got_text(&got, FILE_OF(ACTIVITY("Running", LAP("00:00:00", "62", "",
	    "<Track>" AT("00:00:00", "") AT("00:00:01", "") "</Track><Track>"
	    AT("00:01:01", "") AT("00:01:02", "") "</Track>"))));
	assert_int_equal(got.recording.activities->pause_count, 0);
	got_close(&got);
}

/* 60 s stood still: the gap of 60 s was it, the one of 50 s was not. */
static void
test_only_what_fits(void **state)
{
	const struct ar_activity *a;
	struct got got;

	(void)state;
	got_text(&got, FILE_OF(ACTIVITY("Running", LAP("00:00:00", "54", "",
	    "<Track>" AT("00:00:00", "") AT("00:00:01", "") AT("00:00:51", "")
	    AT("00:00:52", "") AT("00:00:53", "") "</Track><Track>"
	    AT("00:01:53", "") AT("00:01:54", "") "</Track>"))));
	a = got.recording.activities;
	assert_int_equal(a->pause_count, 1);
	assert_near(a->pauses[0].start_utc_s, 1767225653, 0);
	got_close(&got);
}

static void
test_several_and_courses(void **state)
{
	struct got got;

	(void)state;
	got_text(&got, FILE_OF(ACTIVITY("Running", LAP("00:00:00", "1", "",
	    "<Track>" AT("00:00:00", "") "</Track>"))
	    ACTIVITY("Other", LAP("05:00:00", "1", "", "<Track>"
	    AT("05:00:00", "") AT("05:00:01", "") "</Track>"))));
	assert_int_equal(got.recording.activity_count, 2);
	assert_int_equal(got.recording.activities[1].stored.points, 2);
	assert_int_equal(got.recording.stored.points, 3);
	assert_string_equal(got.recording.activities[1].sport, "generic");
	got_close(&got);
	got_text(&got, "<TrainingCenterDatabase><Courses><Course><Lap>"
	    "<TotalTimeSeconds>9</TotalTimeSeconds></Lap><Track>"
	    AT("00:00:00", "") "</Track></Course></Courses>"
	    "</TrainingCenterDatabase>");
	assert_int_equal(got.status, AR_OK);
	assert_int_equal(got.recording.verdict, AR_VERDICT_NO_ACTIVITY);
	assert_int_equal(got.recording.stored.points, 1);
	assert_int_equal(got.recording.lap_count, 0);
	got_close(&got);
}

/* Laps alone are an activity, as a treadmill writes it. */
static void
test_no_points(void **state)
{
	struct got got;

	(void)state;
	got_text(&got, FILE_OF(ACTIVITY("Running", LAP("00:00:00", "1800", "",
	    ""))));
	assert_int_equal(got.recording.activity_count, 1);
	assert_int_equal(got.recording.activities[0].samples.count, 0);
	assert_near(got.recording.activities[0].device_values.timer_s, 1800,
	    0);
	got_close(&got);
	got_text(&got, FILE_OF(ACTIVITY("Running", LAP("00:00:00", "0", "",
	    ""))));
	assert_int_equal(got.recording.verdict, AR_VERDICT_NO_ACTIVITY);
	got_close(&got);
}

static void
test_truncated(void **state)
{
	struct got got;

	(void)state;
	got_text(&got, "<TrainingCenterDatabase><Activities>"
	    "<Activity Sport='Running'><Lap StartTime='2026-01-01T00:00:00Z'>"
	    "<TotalTimeSeconds>5</TotalTimeSeconds><Track>"
	    AT("00:00:00", "") AT("00:00:01", "") "<Trackpoint><Ti");
	assert_int_equal(got.status, AR_OK);
	assert_int_equal(got.recording.verdict, AR_VERDICT_MALFORMED);
	assert_int_equal(got.recording.activity_count, 1);
	assert_int_equal(got.recording.activities->samples.count, 2);
	assert_true(got_warned(&got, "malformed"));
	got_close(&got);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_laps_and_sums),
	    cmocka_unit_test(test_points),
	    cmocka_unit_test(test_cadence),
	    cmocka_unit_test(test_tracks),
	    cmocka_unit_test(test_gap_inside_timer),
	    cmocka_unit_test(test_only_what_fits),
	    cmocka_unit_test(test_several_and_courses),
	    cmocka_unit_test(test_no_points),
	    cmocka_unit_test(test_truncated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
