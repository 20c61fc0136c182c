/* Apple Health's export.xml as it really is: broken, cut, hostile, long. */
#define _DEFAULT_SOURCE
#include <sys/resource.h>
#include <time.h>

#include "formats/apple.h"
#include "tests/formats/apple_read.h"

/* The DTD of iOS 16 as it was: a '>' is missing, and one stands where none
 * belongs; a vertical tab; single quotes; blanks in names; CDATA. */
static void
broken_xml(void **state)
{
	(void)state;
	expect("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<!DOCTYPE HealthData [\n<!-- version - 14 -> <HealthDat> -->\n"
	    "<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>\n"
	    "<!ATTLIST Record\n  type CDATA #REQUIRED\n"
	    "<!ELEMENT Workout ((MetadataEntry|Workout's)*)>\n"
	    "<!ATTLIST WorkoutEvent\n  type CDATA #REQUIRED\n>\n"
	    "  duration CDATA #IMPLIED\n>\n]>\n<!ENTITY last\n"
	    "<HealthData locale='en_US'>\n\v"
	    "<!---<Record>--><![CDATA[<Record type=\"]]]>"
	    "<Unknown><Deeper a='1'/>text</Unknown>\n"
	    "<Record type = 'HKQuantityTypeIdentifierBodyMass'\n"
	    "  Ann's App unit=\"lb\" sourceName=\"Tom &amp; \v&lt;A&gt;"
	    " \"\n value='70' unit=\"kg\" note=\"a > b\""
	    " startDate=\"2026-01-15 08:00:00 +0100\""
	    " endDate=\"2026-01-15 08:00:00 +0100\"/>\n" TAIL,
	    "day n=" DAY_2026_01_15 " mass=70 by=\"Tom & <A> \"\n"
	    "person mass=70\n");
}

static void
bad_bytes_in_text(void **state)
{
	(void)state;
	expect(HEAD "<Record type=\"HKQuantityTypeIdentifierBodyMass\""
	    " sourceName=\"a\xff\xc3(b&#0;&#xD800;&#x1F600;&zz;&#11;c\xe2\""
	    " value=\"70\" unit=\"kg\""
	    " startDate=\"2026-01-15 08:00:00 +0100\""
	    " endDate=\"2026-01-15 08:00:00 +0100\"/>" TAIL,
	    "day n=" DAY_2026_01_15 " mass=70"
	    " by=\"a?" "?(b&#0;&#xD800;\xf0\x9f\x98\x80&zz;c?\"\n"
	    "person mass=70\n");
}

static void
damage_costs_one_element(void **state)
{
	static char xml[AR_APPLE_TAG_BYTES_MAX + 1024];
	size_t n = strlen(HEAD);

	(void)state;
	expect(HEAD "<Record type=\"HKQuantityTypeIdentifierBodyMass"
	    WORKOUT("") TAIL, WORKOUT_TOLD);
	assert_int_equal(refused(HEAD "<Record type=\"x" WORKOUT("") TAIL),
	    1);
	/* an element that is too long */
	memcpy(xml, HEAD, n);
	memset(xml + n, 'a', AR_APPLE_TAG_BYTES_MAX + 8);
	xml[n] = '<';
	n += AR_APPLE_TAG_BYTES_MAX + 8;
	strcpy(xml + n, "/>" WORKOUT("") TAIL);
	expect(xml, WORKOUT_TOLD);
	assert_int_equal(refused(xml), 1);
}

static void
other_files(void **state)
{
	static const char wide[] = "\xff\xfe<\0H\0e\0";
	static const char wide_bare[] = "\0<\0H\0e";
	static struct export_log log;

	(void)state;
	read_xml(&log, wide, sizeof wide - 1);
	assert_int_equal(log.status, AR_EREFUSED);
	assert_non_null(strstr(log.err.text, "UTF-16"));
	read_xml(&log, wide_bare, sizeof wide_bare - 1);
	assert_int_equal(log.status, AR_EREFUSED);
	read_xml(&log, "<gpx></gpx>", 11);
	assert_int_equal(log.status, AR_EFORMAT);
	read_xml(&log, "", 0);
	assert_int_equal(log.status, AR_EFORMAT);
	read_xml(&log, "\xef\xbb\xbf" HEAD TAIL, strlen(HEAD TAIL) + 3);
	assert_int_equal(log.status, AR_OK);
}

static void
cut_anywhere(void **state)
{
	static const char xml[] = HEAD
	    SLEEP("W", "AsleepCore", "15 00:30:00", "15 06:30:00")
	    WORKOUT("<WorkoutStatistics type=\"x\"/>") TAIL;
	static struct export_log log;

	(void)state;
	for (size_t n = 0; n < sizeof xml - 3; n++) {
		read_pieces(&log, xml, n, n ? n : 1);
		assert_int_equal(log.status, n < strlen(HEAD) - 1
		    ? AR_EFORMAT : AR_ETRUNC);
	}
	check_text(log.text, WORKOUT_TOLD "day n=20468 sleep=6 by=\"W\"\n");
}

static enum ar_status
full(void *context, const struct ar_export_workout *workout,
    struct ar_error *err)
{
	(void)workout;
	++*(int *)context;
	return ar_fail(err, AR_ELIMIT, 0, "the shelf is full");
}

static void
a_sink_may_stop(void **state)
{
	static const char xml[] = HEAD WORKOUT("") WORKOUT("") TAIL;
	struct ar_export_sink sink = {0};
	struct ar_error err = {0};
	int calls = 0;
	struct ar_apple *apple;

	(void)state;
	sink.context = &calls;
	sink.workout = full;
	apple = ar_apple_open(&sink);
	assert_non_null(apple);
	assert_int_equal(ar_apple_feed(apple, xml, sizeof xml - 1, &err),
	    AR_ELIMIT);
	assert_string_equal(err.text, "the shelf is full");
	assert_int_equal(ar_apple_feed(apple, xml, sizeof xml - 1, NULL),
	    AR_ELIMIT);
	assert_int_equal(ar_apple_end(apple, NULL, &err), AR_ELIMIT);
	assert_int_equal(calls, 1);
	ar_apple_close(apple);
	/* nobody wants anything */
	sink.workout = NULL;
	apple = ar_apple_open(&sink);
	assert_non_null(apple);
	assert_int_equal(ar_apple_feed(apple, xml, sizeof xml - 1, &err),
	    AR_OK);
	assert_int_equal(ar_apple_end(apple, NULL, &err), AR_OK);
	ar_apple_close(apple);
}

/* Everything that is kept, to its bound and beyond. */
static void
memory_is_bounded(void **state)
{
	static struct export_log log;
	struct ar_export_sink sink = log_sink(&log);
	struct ar_apple *apple = ar_apple_open(&sink);
	char line[512];

	(void)state;
	memset(&log, 0, sizeof log);
	assert_non_null(apple);
	assert_int_equal(ar_apple_feed(apple, HEAD, strlen(HEAD), NULL),
	    AR_OK);
	/* stretches that never join: sources take turns */
	for (int i = 0; i < AR_APPLE_SPANS_MAX + 40000; i++) {
		int n = snprintf(line, sizeof line,
		    "<Record type=\"HKCategoryTypeIdentifierSleepAnalysis\""
		    " sourceName=\"S%d\" value=\"HKCategoryValueSleepAnalysis"
		    "AsleepDeep\" startDate=\"2026-01-%02d %02d:%02d:00 +0000"
		    "\" endDate=\"2026-01-%02d %02d:%02d:30 +0000\"/>",
		    i % 250, i / 24 / 60 / 250 % 28 + 1, i / 60 / 250 % 24,
		    i / 250 % 60, i / 24 / 60 / 250 % 28 + 1,
		    i / 60 / 250 % 24, i / 250 % 60);

		assert_int_equal(ar_apple_feed(apple, line, (size_t)n, NULL),
		    AR_OK);
	}
	/* a route of too many points, backward so that it must be sorted */
	assert_int_equal(ar_apple_feed(apple, WORKOUT(""),
	    strlen(WORKOUT("")) - strlen("</Workout>"), NULL), AR_OK);
	for (int i = AR_APPLE_POINTS_MAX + 1000; i > 0; i--) {
		int n = snprintf(line, sizeof line,
		    "<Location date=\"2026-01-%02d %02d:%02d:%02d +0000\""
		    " latitude=\"45.%06d\" longitude=\"5.2\""
		    " altitude=\"200\" speed=\"2\"/>", i / 86400 + 1,
		    i / 3600 % 24, i / 60 % 60, i % 60, i);

		assert_int_equal(ar_apple_feed(apple, line, (size_t)n, NULL),
		    AR_OK);
	}
	assert_int_equal(ar_apple_feed(apple, "</Workout>", 10, NULL), AR_OK);
	assert_int_equal(ar_apple_end(apple, &log.count, NULL), AR_ETRUNC);
	assert_non_null(strstr(log.text, "points=200000 stored=200000"));
	print_message("most memory: %.1f MiB\n",
	    (double)ar_apple_memory_peak(apple) / (1 << 20));
	assert_true(ar_apple_memory_peak(apple) < (size_t)24 << 20);
	ar_apple_close(apple);
}

/* A year of pulse every few seconds: the time it takes, and that the program
 * does not grow. */
static void
a_long_file_streams(void **state)
{
	enum { LINES = 2000, ROUNDS = 100 };
	static char block[LINES * 512];
	struct ar_export_sink sink = {0};
	struct ar_apple *apple = ar_apple_open(&sink);
	struct rusage before, after;
	struct timespec from, to;
	size_t n = 0;
	double seconds, bytes;

	(void)state;
	assert_non_null(apple);
	for (int i = 0; i < LINES; i++)
		n += (size_t)snprintf(block + n, sizeof block - n,
		    " <Record type=\"HKQuantityTypeIdentifierHeartRate\""
		    " sourceName=\"Ann\xe2\x80\x99s Apple Watch\""
		    " sourceVersion=\"10.1\" device=\"&lt;&lt;HKDevice:"
		    " 0x282a45810&gt;, name:Apple Watch, manufacturer:Apple"
		    " Inc., model:Watch, hardware:Watch6,2&gt;\""
		    " unit=\"count/min\""
		    " creationDate=\"2026-01-15 08:00:%02d +0100\""
		    " startDate=\"2026-01-15 08:00:%02d +0100\""
		    " endDate=\"2026-01-15 08:00:%02d +0100\""
		    " value=\"%d\"/>\n", i % 60, i % 60, i % 60,
		    60 + i % 90);
	assert_int_equal(ar_apple_feed(apple, HEAD, strlen(HEAD), NULL),
	    AR_OK);
	assert_int_equal(ar_apple_feed(apple, block, n, NULL), AR_OK);
	getrusage(RUSAGE_SELF, &before);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	for (int i = 0; i < ROUNDS; i++)
		for (size_t at = 0; at < n; at += 65536)
			assert_int_equal(ar_apple_feed(apple, block + at,
			    n - at < 65536 ? n - at : 65536, NULL), AR_OK);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	getrusage(RUSAGE_SELF, &after);
	seconds = (double)(to.tv_sec - from.tv_sec) +
	    (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	bytes = (double)n * ROUNDS;
	print_message("%.0f MB at %.0f MB/s\n", bytes / 1e6,
	    bytes / 1e6 / seconds);
	assert_true(after.ru_maxrss - before.ru_maxrss < 1024);
	assert_true(ar_apple_memory_peak(apple) < (size_t)8 << 20);
#ifdef __OPTIMIZE__
	/* measured at several times this; a loaded machine may be slow */
	assert_true(bytes / 1e6 / seconds > 50);
#endif
	assert_int_equal(ar_apple_feed(apple, TAIL, strlen(TAIL), NULL),
	    AR_OK);
	assert_int_equal(ar_apple_end(apple, NULL, NULL), AR_OK);
	ar_apple_close(apple);
}

static void
reference_files(void **state)
{
	static const char folder[] = AR_SHARED_DIR
	    "/data/recordings/exports/apple_health/";
	static struct export_log log;
	char path[1024];
	size_t n;
	char *xml;

	(void)state;
	snprintf(path, sizeof path, "%sapple_health_export/export.xml",
	    folder);
	xml = log_file(path, &n);
	if (!xml) {
		puts("skipped: reference exports of Apple Health");
		skip();
	}
	read_xml(&log, xml, n);
	free(xml);
	assert_int_equal(log.status, AR_OK);
	assert_int_equal(log.count.refused, 0);
	assert_int_equal(log.count.workouts, 1);
	check_text(log.text, "workout sport=\"running\""
	    " file=\"workout-routes/route_2019-06-11_3.00pm.gpx\""
	    " start=1479133541 offset=-25200 elapsed=311"
	    " moving=311.647408 m=800.1255235 kcal=48.745\n"
	    "person sex=\"m\" age=29 since=1563557771\n");
	snprintf(path, sizeof path, "%sexport-inline-locations.xml", folder);
	xml = log_file(path, &n);
	assert_non_null(xml);
	read_xml(&log, xml, n);
	free(xml);
	check_text(log.text, "workout sport=\"running\" start=1479133541"
	    " offset=-25200 elapsed=311 moving=311.647408 m=800.1255235"
	    " kcal=48.745 points=1 stored=2"
	    " speed=2.480340004 pauses=0\n"
	    "person sex=\"m\" age=29 since=1563557771\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(broken_xml),
	    cmocka_unit_test(bad_bytes_in_text),
	    cmocka_unit_test(damage_costs_one_element),
	    cmocka_unit_test(other_files),
	    cmocka_unit_test(cut_anywhere),
	    cmocka_unit_test(a_sink_may_stop),
	    cmocka_unit_test(memory_is_bounded),
	    cmocka_unit_test(a_long_file_streams),
	    cmocka_unit_test(reference_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
