/* Garmin's JSON: the bulk file, the web service, and what is neither. */
#include "tests/export_log.h"

static void
read_json(struct export_log *log, const char *json, size_t n)
{
	struct ar_export_sink sink = log_sink(log);
	char *exact = malloc(n ? n : 1);

	memset(log, 0, sizeof *log);
	assert_non_null(exact);
	memcpy(exact, json, n);
	log->status = ar_garmin_json_read(exact, n, &sink, &log->count,
	    &log->err);
	free(exact);
}

static void
expect(const char *json, const char *want)
{
	static struct export_log log;

	read_json(&log, json, strlen(json));
	if (log.status != AR_OK)
		print_error("%s\n", log.err.text);
	check_text(log.text, want);
	assert_int_equal(log.status, AR_OK);
	assert_int_equal(log.count.refused, 0);
}

static enum ar_status
status_of(const char *json)
{
	static struct export_log log;

	read_json(&log, json, strlen(json));
	assert_true(log.status == AR_OK || log.err.text[0]);
	assert_int_equal(log.status, log.status == AR_OK ? AR_OK
	    : log.err.status);
	return log.status;
}

/* Milliseconds and centimetres; wall time shifted by the offset. */
static void
bulk_activities(void **state)
{
	(void)state;
	expect("[{\"summarizedActivitiesExport\":["
	    "{\"activityId\":123456789012,\"name\":\"Hill \\\"run\\\"\\n2\","
	    "\"activityType\":\"trail_running\",\"sportType\":\"RUNNING\","
	    "\"beginTimestamp\":1768456800000,"
	    "\"startTimeGmt\":1768456800000.0,"
	    "\"startTimeLocal\":1768460400000.0,"
	    "\"duration\":3600000.0,\"elapsedDuration\":3720500.0,"
	    "\"movingDuration\":3550000,\"distance\":1012345.6,"
	    "\"elevationGain\":25000.0,\"elevationLoss\":24000.0,"
	    "\"avgHr\":151.0,\"maxHr\":176.0,\"calories\":2514.0,"
	    "\"workoutRpe\":60,\"workoutFeel\":75,\"splits\":[{\"a\":[]}]},"
	    "{\"activityId\":2,\"activityType\":\"never_heard_of\","
	    "\"sportType\":\"CYCLING\",\"duration\":60000,"
	    "\"startTimeGmt\":1768456800000}"
	    "]}]",
	    "workout id=\"123456789012\" name=\"Hill \"run\" 2\""
	    " sport=\"running\" sub=\"trail\" start=1768456800 offset=3600"
	    " elapsed=3720.5 moving=3550 m=10123.456 up=250 down=240 avg=151"
	    " max=176 rpe=6 feel=75\n"
	    "workout id=\"2\" sport=\"cycling\" start=1768456800"
	    " elapsed=60 moving=60\n");
}

#define WEB(times)                                                             \
	"[{\"activityId\":7,\"activityName\":\"Lunch\",\"activityType\":"      \
	"{\"typeKey\":\"running\"},\"startTimeGMT\":\"2026-01-15 12:02:11\""   \
	"," times "}]"
#define WEB_TOLD                                                               \
	"workout id=\"7\" name=\"Lunch\" sport=\"running\" start=1768478531"

static void
web_activities(void **state)
{
	(void)state;
	expect(WEB("\"startTimeLocal\":\"2026-01-15 07:02:11\","
	    "\"duration\":1500.0,\"elapsedDuration\":1512.0,"
	    "\"movingDuration\":1490.0,\"distance\":5000.0,"
	    "\"elevationGain\":42,\"averageHR\":149,\"maxHR\":171,"
	    "\"calories\":388,\"description\":\"a\\u0007b\""),
	    "workout id=\"7\" name=\"Lunch\" note=\"a b\" sport=\"running\""
	    " start=1768478531 offset=-18000 elapsed=1512 moving=1490 m=5000"
	    " up=42 avg=149 max=171 kcal=388\n");
}

/* One time in milliseconds beside the others in seconds, formats.md 4. */
static void
mixed_units(void **state)
{
	(void)state;
	expect(WEB("\"duration\":2702.6,\"elapsedDuration\":2702589.1,"
	    "\"movingDuration\":2690000"),
	    WEB_TOLD " elapsed=2702.5891 moving=2690\n");
	/* a long break: really seconds */
	expect(WEB("\"duration\":60,\"elapsedDuration\":40000"),
	    WEB_TOLD " elapsed=40000 moving=60\n");
	/* impossible in any unit */
	expect(WEB("\"duration\":6000,\"elapsedDuration\":40,"
	    "\"movingDuration\":99999999"),
	    WEB_TOLD " elapsed=6000 moving=6000\n");
	/* no movement was seen */
	expect(WEB("\"duration\":6000,\"movingDuration\":0"),
	    WEB_TOLD " elapsed=6000 moving=6000\n");
}

static void
start_times(void **state)
{
	(void)state;
	/* ISO, a zone that no place has, an offset that is no zone */
	expect("[{\"activityId\":\"x1\",\"activityType\":{\"typeKey\":"
	    "\"hiking\"},\"startTimeGMT\":\"2026-01-15T12:02:11.0\","
	    "\"startTimeLocal\":\"2026-01-15T17:47:11.0\"},"
	    "{\"activityId\":3,\"activityType\":{\"typeKey\":"
	    "\"moonlit_running\"},\"startTimeGMT\":\"2026-01-15T12:02:11.0\","
	    "\"startTimeLocal\":\"2026-01-16T12:02:11.0\"},"
	    "{\"activityId\":4,\"activityTypeDTO\":{\"typeKey\":"
	    "\"treadmill_running\"},\"summaryDTO\":{"
	    "\"startTimeGMT\":\"2026-01-15T12:02:11.0\","
	    "\"startTimeLocal\":\"2026-01-15T12:09:11.0\","
	    "\"duration\":60.0,\"directWorkoutRpe\":30}}]",
	    "workout id=\"x1\" sport=\"hiking\" start=1768478531"
	    " offset=20700\n"
	    "workout id=\"3\" sport=\"running\" start=1768478531\n"
	    "workout id=\"4\" sport=\"running\" sub=\"treadmill\""
	    " start=1768478531 elapsed=60 moving=60 rpe=3\n");
}

static void
nights(void **state)
{
	(void)state;
	expect("[{\"sleepStartTimestampGMT\":\"2026-01-14T22:00:00.0\","
	    "\"sleepEndTimestampGMT\":\"2026-01-15T06:00:00.0\","
	    "\"calendarDate\":\"2026-01-15\","
	    "\"sleepWindowConfirmationType\":\"ENHANCED_CONFIRMED_FINAL\","
	    "\"deepSleepSeconds\":3600,\"lightSleepSeconds\":18000,"
	    "\"remSleepSeconds\":5400,\"awakeSleepSeconds\":1800,"
	    "\"unmeasurableSeconds\":0,"
	    "\"sleepScores\":{\"overallScore\":77}},"
	    "{\"calendarDate\":\"2026-01-16\",\"sleepStartTimestampGMT\":"
	    "\"2026-01-15T22:00:00.0\","
	    "\"lightSleepSeconds\":36000,"
	    "\"sleepWindowConfirmationType\":\"OFF_WRIST\"},"
	    "{\"calendarDate\":\"2026-01-17\",\"deepSleepSeconds\":null,"
	    "\"sleepTimeSeconds\":null}]",
	    "day n=20468 sleep=7.5 by=\"garmin\"\n"
	    "day n=20468 score=77 by=\"garmin\"\n");
	/* the date of waking from the shifted clock */
	expect("{\"dailySleepDTO\":{\"sleepTimeSeconds\":26400,"
	    "\"sleepEndTimestampLocal\":1768457100000}}",
	    "day n=20468 sleep=7.333333333 by=\"garmin\"\n");
}

static void
hearts(void **state)
{
	(void)state;
	expect("{\"hrvSummary\":{\"calendarDate\":\"2026-01-15\","
	    "\"lastNightAvg\":39,\"weeklyAvg\":41}}",
	    "day n=20468 rmssd=39 by=\"garmin\"\n");
	expect("{\"hrvSummary\":{\"calendarDate\":\"2026-01-15\","
	    "\"lastNightAvg\":511}}", "");
	expect("{\"hrvSummaries\":[{\"calendarDate\":\"2026-01-15\","
	    "\"lastNightAvg\":39},{\"calendarDate\":\"2026-01-16\","
	    "\"lastNightAvg\":null}],\"userProfilePk\":1}",
	    "day n=20468 rmssd=39 by=\"garmin\"\n");
	expect("[{\"calendarDate\":\"2026-01-15\",\"metrics\":["
	    "{\"type\":\"HRV\",\"value\":44.5},{\"type\":\"HR\","
	    "\"value\":50}]}]", "day n=20468 rmssd=44.5 by=\"garmin\"\n");
	expect("[{\"calendarDate\":\"2026-01-15\",\"totalSteps\":1,"
	    "\"restingHeartRate\":48,\"currentDayRestingHeartRate\":105},"
	    "{\"calendarDate\":\"2026-01-16\",\"restingHeartRate\":null,"
	    "\"currentDayRestingHeartRate\":49},"
	    "{\"calendarDate\":\"2026-01-17\",\"totalSteps\":3}]",
	    "day n=20468 pulse=48 by=\"garmin\"\n"
	    "day n=20469 pulse=49 by=\"garmin\"\n");
}

static void
bodies(void **state)
{
	(void)state;
	expect("[{\"metaData\":{\"calendarDate\":\"2026-01-15T00:00:00.0\"},"
	    "\"weight\":{\"weight\":71500.0,\"sourceType\":\"INDEX_SCALE\","
	    "\"timestampGMT\":\"2026-01-15T06:00:00.0\"}},"
	    "{\"metaData\":{\"calendarDate\":\"2026-01-16\"},"
	    "\"vo2MaxRunning\":50,\"userProfilePK\":1}]",
	    "day n=20468 mass=71.5 by=\"garmin\"\n");
	expect("{\"dateWeightList\":[{\"calendarDate\":\"2026-01-15\","
	    "\"weight\":71.5},{\"calendarDate\":\"2026-01-16\","
	    "\"weight\":71600}]}",
	    "day n=20468 mass=71.5 by=\"garmin\"\n"
	    "day n=20469 mass=71.6 by=\"garmin\"\n");
	expect("{\"dailyWeightSummaries\":[{\"summaryDate\":\"2026-01-15\","
	    "\"latestWeight\":{\"weight\":71500}}]}",
	    "day n=20468 mass=71.5 by=\"garmin\"\n");
	expect("{\"id\":1,\"userData\":{\"gender\":\"FEMALE\","
	    "\"weight\":62000.0,\"height\":168.0,"
	    "\"birthDate\":\"1990-02-02\","
	    "\"lactateThresholdHeartRate\":172}}",
	    "person sex=\"f\" height=1.68 mass=62 threshold=172\n");
	expect("[{\"userProfilePK\":1,\"height\":1.78,\"weight\":70.5,"
	    "\"lactateThresholdHeartRate\":0}]",
	    "person height=1.78 mass=70.5\n");
	expect("[{\"trainingMethod\":\"HR_MAX\",\"maxHeartRateUsed\":191,"
	    "\"restingHeartRateUsed\":0}]", "person max=191\n");
	expect("{\"gender\":\"Male\",\"birthDate\":\"1990-02-02\","
	    "\"calendarDate\":\"2026-02-01\"}",
	    "person sex=\"m\" age=35 since=1769904000\n");
}

static void
other_json(void **state)
{
	static const char *const others[] = {"", "  ", "x", "7", "\"a\"",
	    "{}", "{\"height\":800,\"width\":600}", "[1,2]", "[{\"a\":1}]",
	    "{abc:1}", "{\"a\":tru}", "<xml/>", "[[[[1]]]]", "[}", "]",
	    "{\"trkpt\":[{\"lat\":1}]}"};

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (status_of(others[i]) != AR_EFORMAT)
			fail_msg("%s is %d", others[i],
			    (int)status_of(others[i]));
	assert_int_equal(status_of("[]"), AR_OK);
	assert_int_equal(status_of("[{\"summarizedActivitiesExport\":[]}]"),
	    AR_OK);
	assert_int_equal(status_of("\xef\xbb\xbf[]\r\n"), AR_OK);
}

/* What came before the damage is handed out. */
static void
damage(void **state)
{
	static const char first[] = "[{\"calendarDate\":\"2026-01-15\","
	    "\"restingHeartRate\":48}";
	static struct export_log log;
	char json[512];
	static const struct {
		const char *rest;
		enum ar_status status;
		uint64_t refused;
	} cases[] = {
	    {"", AR_ETRUNC, 0},
	    {",", AR_ETRUNC, 0},
	    {",{\"calendarDate\":\"2026-", AR_ETRUNC, 0},
	    {",{\"a\":1", AR_ETRUNC, 0},
	    {"}", AR_EDAMAGE, 0},
	    {"]]", AR_EDAMAGE, 0},
	    {",{\"a\":tru}]", AR_OK, 1},
	    {",{\"a\":1,\"a\":2}]", AR_OK, 1},
	    {",{\"activityId\":1,\"activityType\":\"running\"}]", AR_OK, 1},
	    {",{\"sleepTimeSeconds\":1,\"calendarDate\":\"soon\"}]", AR_OK, 1},
	    {",{1:2}]", AR_EDAMAGE, 0},
	    {",{\"a\" 2}]", AR_EDAMAGE, 0},
	    {",7,null,\"x\"]", AR_OK, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		snprintf(json, sizeof json, "%s%s", first, cases[i].rest);
		read_json(&log, json, strlen(json));
		check_text(log.text, "day n=20468 pulse=48 by=\"garmin\"\n");
		if (log.status != cases[i].status)
			fail_msg("%s is %d", cases[i].rest, (int)log.status);
		assert_int_equal(log.count.refused, cases[i].refused);
		assert_int_equal(log.count.days, 1);
	}
}

static void
cut_anywhere(void **state)
{
	static const char json[] = "[{\"summarizedActivitiesExport\":["
	    "{\"activityId\":1,\"name\":\"a\\\"b\",\"activityType\":"
	    "\"running\",\"beginTimestamp\":1768456800000}]}]";
	static struct export_log log;

	(void)state;
	for (size_t n = 0; n < sizeof json - 1; n++) {
		read_json(&log, json, n);
		assert_true(log.status == AR_EFORMAT ||
		    log.status == AR_ETRUNC);
		assert_int_equal(log.status == AR_ETRUNC,
		    log.count.workouts == 1);
	}
}

static void
hostile(void **state)
{
	enum { DEEP = 5000, LARGE = 3 * 1024 * 1024 };
	static struct export_log log;
	char *json = malloc(LARGE + 256);
	size_t n;

	(void)state;
	assert_non_null(json);
	memset(json, '[', DEEP);
	read_json(&log, json, DEEP);
	assert_int_equal(log.status, AR_ELIMIT);
	json[DEEP] = '\0';
	memcpy(json, "[{\"a\":", 6);
	read_json(&log, json, DEEP);
	assert_int_equal(log.status, AR_ELIMIT);
	/* an item that is too large is stepped over */
	n = (size_t)sprintf(json, "[{\"calendarDate\":\"2026-01-15\","
	    "\"restingHeartRate\":48},{\"a\":\"");
	memset(json + n, 'a', LARGE - n);
	n = LARGE + (size_t)sprintf(json + LARGE, "\"},{\"calendarDate\":"
	    "\"2026-01-16\",\"restingHeartRate\":49}]");
	read_json(&log, json, n);
	assert_int_equal(log.status, AR_OK);
	assert_int_equal(log.count.refused, 1);
	assert_int_equal(log.count.days, 2);
	/* a long list is none */
	n = (size_t)sprintf(json, "{\"dateWeightList\":[");
	while (n < LARGE)
		n += (size_t)sprintf(json + n, "{\"weight\":0,"
		    "\"calendarDate\":\"2026-01-16\"},");
	n += (size_t)sprintf(json + n, "{}]}");
	read_json(&log, json, n);
	assert_int_equal(log.status, AR_OK);
	assert_int_equal(log.count.refused, 0);
	free(json);
	/* numbers beyond anything */
	expect("[{\"activityId\":-1,\"activityType\":\"running\","
	    "\"beginTimestamp\":1768456800,\"duration\":1e308,"
	    "\"elapsedDuration\":1e300,\"distance\":-5,"
	    "\"startTimeLocal\":1e300,\"avgHr\":-1,\"elevationGain\":-3,"
	    "\"workoutRpe\":1e9,\"workoutFeel\":-1}]",
	    "workout sport=\"running\" start=1768456800 elapsed=1e+305"
	    " moving=1e+305\n");
}

static enum ar_status
full(void *context, const struct ar_wellness_item *item,
    struct ar_error *err)
{
	(void)item;
	++*(int *)context;
	return ar_fail(err, AR_ELIMIT, 0, "the shelf is full");
}

static void
a_sink_may_stop(void **state)
{
	static const char json[] = "[{\"calendarDate\":\"2026-01-15\","
	    "\"restingHeartRate\":48},{\"calendarDate\":\"2026-01-16\","
	    "\"restingHeartRate\":48}]";
	struct ar_export_sink sink = {0};
	struct ar_error err = {0};
	int calls = 0;

	(void)state;
	sink.context = &calls;
	sink.day = full;
	assert_int_equal(ar_garmin_json_read(json, sizeof json - 1, &sink,
	    NULL, &err), AR_ELIMIT);
	assert_string_equal(err.text, "the shelf is full");
	assert_int_equal(calls, 1);
	assert_int_equal(ar_garmin_json_read(json, sizeof json - 1, &sink,
	    NULL, NULL), AR_ELIMIT);
	sink.day = NULL;
	assert_int_equal(ar_garmin_json_read(json, sizeof json - 1, &sink,
	    NULL, NULL), AR_OK);
}

static void
reference_files(void **state)
{
	static const struct {
		const char *name;
		enum ar_status status;
		const char *text;
	} files[] = {
	    {"activities", AR_OK,
		"workout id=\"90000000001\" name=\"Morning Run\""
		" sport=\"running\" start=1768478531 offset=-18000"
		" elapsed=1512 moving=1490 m=5000 up=42 down=40 avg=149"
		" max=171 kcal=388\n"},
	    {"sleep", AR_OK, "day n=20468 sleep=7.333333333 by=\"garmin\"\n"
		"day n=20468 score=82 by=\"garmin\"\n"
		"day n=20468 pulse=55 by=\"garmin\"\n"
		"day n=20468 rmssd=39 by=\"garmin\"\n"},
	    {"hrv", AR_OK, "day n=20468 rmssd=39 by=\"garmin\"\n"},
	    {"usersummary", AR_OK, "day n=20468 pulse=55 by=\"garmin\"\n"},
	    {"training_status", AR_EFORMAT, ""},
	};
	static struct export_log log;
	char path[1024];

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		char *json;
		size_t n;

		snprintf(path, sizeof path, AR_SHARED_DIR
		    "/data/recordings/exports/garmin_json/%s.json",
		    files[i].name);
		json = log_file(path, &n);
		if (!json) {
			puts("skipped: reference exports of Garmin");
			skip();
		}
		read_json(&log, json, n);
		free(json);
		check_text(log.text, files[i].text);
		assert_int_equal(log.status, files[i].status);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bulk_activities),
	    cmocka_unit_test(web_activities),
	    cmocka_unit_test(mixed_units),
	    cmocka_unit_test(start_times),
	    cmocka_unit_test(nights),
	    cmocka_unit_test(hearts),
	    cmocka_unit_test(bodies),
	    cmocka_unit_test(other_json),
	    cmocka_unit_test(damage),
	    cmocka_unit_test(cut_anywhere),
	    cmocka_unit_test(hostile),
	    cmocka_unit_test(a_sink_may_stop),
	    cmocka_unit_test(reference_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
