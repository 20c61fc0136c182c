/* The archives of other programs: Strava, Garmin, Apple, a watch, zips in
 * zips, and a backup of our own. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"
#include "afterrun/time.h"
#include "imported.h"

static struct ar_arena *arena;

static int
set_up(void **state)
{
	(void)state;
	sources_open();
	arena = ar_arena_open((size_t)256 << 20);
	return arena ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	ar_arena_close(arena);
	sources_close();
	return 0;
}

static const struct ar_run *
run_named(const struct ar_run *runs, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (runs[i].name && strcmp(runs[i].name, name) == 0)
			return &runs[i];
	fail_msg("no run is called %s", name);
	return NULL;
}

#define STRAVA_HEAD                                                            \
	"Activity ID,Activity Date,Activity Name,Activity Type,"               \
	"Activity Description,Elapsed Time,Distance,Max Heart Rate,"           \
	"Filename,Elapsed Time,Moving Time,Distance,Perceived Exertion\n"

static void
test_strava(void **state)
{
	struct zip *zip = zip_start("export_1.zip");
	struct ar_store *store = imported_log("log.db");
	struct import_result result;
	const struct ar_run *run;
	struct ar_run *runs;
	size_t count;
	char *before, *after;

	(void)state;
	zip_text(zip, "activities.csv", STRAVA_HEAD
	    "11,\"Sep 13, 2026, 5:30:00 AM\",Hills,Run,\"Warm, then\nrain\","
	    "400,1.1,150,activities/11.fit,400,400,1100,6\n"
	    "12,\"Sep 15, 2026, 5:30:00 AM\",Typed,Run,by hand,3600,10.0,,,"
	    "3600,3500,10000,4\n");
	zip_run(zip, "activities/11.fit", 1);
	zip_text(zip, "profile.csv", "a,b\n1,2\n");
	zip_text(zip, "media/x.jpg", "\xff\xd8\xff");
	zip_end(zip);
	result = imported(store, sources_path("export_1.zip"));
	imported_check(&result, 2, 0, 2);
	assert_string_equal(result.batch.kind, "strava");
	assert_int_equal(result.workouts, 1);
	import_result_free(&result);
	runs = imported_runs(store, arena, &count);
	assert_int_equal(count, 2);
	run = run_named(runs, count, "Hills");
	assert_false(run->told);
	assert_string_equal(run->note, "Warm, then\nrain");
	check_near(run->rpe_0_10, 6, 0);
	run = run_named(runs, count, "Typed");
	assert_true(run->told);
	check_near(run->summary.distance_m, 10000, 0);
	before = sources_dump(store, true);
	sources_touch("export_1.zip", imported_now_s - 9);
	result = imported(store, sources_path("export_1.zip"));
	assert_int_equal(result.workouts, 0);
	import_result_free(&result);
	after = sources_dump(store, true);
	sources_same(after, before);
	free(before);
	free(after);
	ar_store_close(store);
}

/* As Garmin sends it: recordings in zips in the zip, beside JSON. */
static void
test_garmin(void **state)
{
	struct zip *inner = zip_start("inner.zip");
	struct zip *zip;
	struct ar_store *store = imported_log("log.db");
	struct import_result result;
	struct bytes bytes;
	struct ar_run *runs;
	size_t count;

	(void)state;
	zip_run(inner, "a_1.fit", 1);
	zip_run(inner, "a_2.fit", 3);
	zip_end(inner);
	bytes = sources_read("inner.zip");
	zip = zip_start("garmin.zip");
	zip_put(zip, "DI_CONNECT/DI-Connect-Uploaded-Files/U_Part1.zip",
	    bytes.bytes, bytes.n);
	zip_text(zip, "DI_CONNECT/DI-Connect-Fitness/"
	    "a_0_summarizedActivities.json",
	    "[{\"summarizedActivitiesExport\":[{\"activityId\":11,"
	    "\"name\":\"Hill run\",\"activityType\":\"trail_running\","
	    "\"beginTimestamp\":1768456800000,\"startTimeGmt\":"
	    "1768456800000.0,\"startTimeLocal\":1768460400000.0,"
	    "\"duration\":3600000.0,\"elapsedDuration\":3720500.0,"
	    "\"distance\":1012345.6,\"avgHr\":151.0}]}]");
	zip_text(zip, "DI_CONNECT/DI-Connect-Wellness/a_sleepData.json",
	    "[{\"calendarDate\":\"2026-01-15\",\"sleepStartTimestampGMT\":"
	    "\"2026-01-14T22:00:00.0\",\"sleepEndTimestampGMT\":"
	    "\"2026-01-15T05:30:00.0\",\"deepSleepSeconds\":7200,"
	    "\"lightSleepSeconds\":14400,\"remSleepSeconds\":3600,"
	    "\"awakeSleepSeconds\":600}]");
	zip_end(zip);
	bytes_free(&bytes);
	result = imported(store, sources_path("garmin.zip"));
	imported_check(&result, 4, 0, 0);
	assert_string_equal(result.batch.kind, "garmin");
	assert_int_equal(result.workouts, 1);
	assert_int_equal(result.batch.days, 1);
	import_result_free(&result);
	runs = imported_runs(store, arena, &count);
	assert_int_equal(count, 3);
	assert_true(run_named(runs, count, "Hill run")->told);
	result = imported(store, sources_path("garmin.zip"));
	imported_check(&result, 0, 4, 0);
	import_result_free(&result);
	ar_store_close(store);
}

static void
test_apple(void **state)
{
	struct zip *zip = zip_start("export.zip");
	struct ar_store *store = imported_log("log.db");
	struct ar_invent_plan plan = sources_plan(2);
	char start[AR_TIME_TEXT], end[AR_TIME_TEXT], xml[2048];
	struct import_result result;
	struct ar_run *runs;
	size_t count;

	(void)state;
	ar_time_utc_text(plan.start_utc_s, start);
	ar_time_utc_text(plan.start_utc_s + plan.duration_s, end);
	start[10] = end[10] = ' ';
	snprintf(xml, sizeof xml, "<?xml version=\"1.0\"?>\n"
	    "<!DOCTYPE HealthData [\n<!ELEMENT broken (Record's)>\n]>\n"
	    "<HealthData locale=\"en_GB\">\n"
	    "<Record type=\"HKQuantityTypeIdentifierBodyMass\" unit=\"kg\" "
	    "value=\"70.5\" sourceName=\"Scales\" startDate=\"2026-01-15 "
	    "08:00:00 +0100\" endDate=\"2026-01-15 08:00:00 +0100\"/>\n"
	    "<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" "
	    "duration=\"6.7\" durationUnit=\"min\" sourceName=\"Watch\" "
	    "startDate=\"%.19s +0000\" endDate=\"%.19s +0000\">\n"
	    "<WorkoutRoute><FileReference path=\"/workout-routes/r1.gpx\"/>"
	    "</WorkoutRoute></Workout>\n</HealthData>\n", start, end);
	zip_run(zip, "apple_health_export/workout-routes/r1.gpx", 2);
	zip_text(zip, "apple_health_export/export.xml", xml);
	zip_text(zip, "apple_health_export/export_cda.xml", "<cda/>");
	zip_end(zip);
	result = imported(store, sources_path("export.zip"));
	imported_check(&result, 2, 0, 1);
	assert_string_equal(result.batch.kind, "apple");
	assert_int_equal(result.workouts, 0); /* it has its route */
	assert_int_equal(result.batch.days, 1);
	import_result_free(&result);
	runs = imported_runs(store, arena, &count);
	assert_int_equal(count, 1);
	assert_false(runs[0].told);
	ar_store_close(store);
}

/* A mounted watch that may not be written. */
static void
test_watch(void **state)
{
	struct ar_store *store = imported_log("log.db");
	struct import_result result;
	struct stat before, after;

	(void)state;
	sources_folder("GARMIN");
	sources_folder("GARMIN/Activity");
	sources_folder("GARMIN/Settings");
	sources_put_run("GARMIN/Activity/A1.FIT", 1);
	sources_put_run("GARMIN/Activity/A2.FIT", 2);
	sources_text("GARMIN/GarminDevice.xml", "<Device/>");
	chmod(sources_path("GARMIN/Activity"), 0500);
	chmod(sources_path("GARMIN/Activity/A1.FIT"), 0400);
	assert_int_equal(stat(sources_path("GARMIN/Activity/A1.FIT"),
	    &before), 0);
	result = imported(store, sources_path("GARMIN"));
	imported_check(&result, 2, 0, 1);
	assert_string_equal(result.batch.kind, "watch");
	import_result_free(&result);
	assert_int_equal(stat(sources_path("GARMIN/Activity/A1.FIT"),
	    &after), 0);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	assert_true(import_is_watch(sources_path("GARMIN")));
	assert_true(import_is_watch(sources_path("")));
	assert_false(import_is_watch(sources_path("GARMIN/Activity")));
	chmod(sources_path("GARMIN/Activity"), 0700);
	ar_store_close(store);
}

static void
put_zip(struct zip *zip, const char *member, const char *file)
{
	struct bytes bytes = sources_read(file);

	zip_put(zip, member, bytes.bytes, bytes.n);
	bytes_free(&bytes);
}

/* One zip more each time, and paths that lead out. */
static void
test_zips_in_zips(void **state)
{
	struct ar_store *store = imported_log("log.db");
	struct import_result result;
	char name[16], inner[16];
	struct zip *zip;

	(void)state;
	for (int i = 0; i < 6; i++) {
		snprintf(name, sizeof name, "%d.zip", i);
		snprintf(inner, sizeof inner, "%d.zip", i - 1);
		zip = zip_start(name);
		snprintf(name, sizeof name, "../../%d.fit", i);
		zip_run(zip, i == 2 ? name : name + 6, i);
		if (i > 0)
			put_zip(zip, inner, inner);
		zip_end(zip);
	}
	result = imported(store, sources_path("5.zip"));
	/* 5, 4, 3 are taken; 2's leads out; below it is too deep */
	assert_int_equal(result.batch.imported, 3);
	assert_int_equal(result.batch.failed, 1);
	assert_int_equal(result.batch.unsupported, 1);
	assert_non_null(strstr(imported_reason(&result, "1.zip"),
	    "an archive in an archive"));
	import_result_free(&result);
	ar_store_close(store);
}

static void
say(struct ar_store *store)
{
	const struct ar_feel feel = {.day = 20700, .region = 0,
	    .side = AR_SIDES, .mark = 4, .said_utc_s = sources_morning_s,
	    .replaced_utc_s = NAN};
	struct ar_error err;

	memset(&err, 0, sizeof err);
	assert_int_equal(ar_store_feel_put(store, &feel, &err), AR_OK);
}

static void
test_backup(void **state)
{
	struct ar_store *store = imported_log("first.db");
	struct import_result result;
	struct ar_error err;
	struct ar_run *runs;
	struct bytes before, after;
	size_t count;
	char *one, *two;

	(void)state;
	sources_folder("runs");
	sources_put_run("runs/a.fit", 1);
	sources_put_run("runs/b.gpx", 2);
	result = imported(store, sources_path("runs"));
	imported_check(&result, 2, 0, 0);
	import_result_free(&result);
	say(store);
	memset(&err, 0, sizeof err);
	assert_int_equal(ar_store_backup(store, sources_path("mine.copy"),
	    &err), AR_OK);
	one = sources_dump(store, true);
	ar_store_close(store);
	before = sources_read("mine.copy");
	store = imported_log("second.db");
	result = imported(store, sources_path("mine.copy"));
	imported_check(&result, 1, 0, 0);
	assert_string_equal(result.batch.kind, "backup");
	assert_int_equal(result.runs, 2);
	assert_int_equal(result.merged.feels, 1);
	import_result_free(&result);
	runs = imported_runs(store, arena, &count);
	assert_int_equal(count, 2);
	assert_non_null(runs);
	two = sources_dump(store, true);
	sources_same(two, one);
	after = sources_read("mine.copy");
	assert_int_equal(before.n, after.n);
	assert_memory_equal(before.bytes, after.bytes, before.n);
	/* once more, and damaged: nothing comes of it */
	sources_touch("mine.copy", imported_now_s - 1);
	result = imported(store, sources_path("mine.copy"));
	imported_check(&result, 0, 1, 0);
	import_result_free(&result);
	memset((char *)before.bytes + before.n / 2, 0x5a, before.n / 4);
	sources_put("bad.db", before.bytes, before.n);
	result = imported(store, sources_path("bad.db"));
	assert_int_equal(result.batch.failed, 1);
	import_result_free(&result);
	bytes_free(&before);
	bytes_free(&after);
	free(one);
	free(two);
	ar_store_close(store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_strava), TEST(test_garmin), TEST(test_apple),
		TEST(test_watch), TEST(test_zips_in_zips), TEST(test_backup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
