/* Dispatch by content, and what hostile bytes do to the readers: cut at every
 * byte, changed at random, and with little memory. */
#include "test_formats.h"

#include "afterrun/csv.h"

static const char gpx[] =
    "\xef\xbb\xbf<?xml version='1.0'?><gpx creator='c' xmlns:g='u'>"
    "<trk><name>n &#233; <![CDATA[<x>]]></name><type>9</type><trkseg>"
    "<trkpt lat='1.5' lon='2.5'><ele>3</ele><time>2026-01-01T00:00:00Z"
    "</time><extensions><g:hr>120</g:hr><g:cad>80</g:cad></extensions>"
    "</trkpt><trkpt lat='100' lon='0'><time>2026-01-01T00:00:01Z</time>"
    "</trkpt><trkpt lat='200' lon='0'><time>2026-01-01T00:00:05Z</time>"
    "</trkpt></trkseg><trkseg><trkpt lat='1,5' lon='2'>"
    "<time>2026-01-01T00:00:03.5+02:00</time></trkpt><trkpt lat='0' "
    "lon='0'><time>2026-01-01T00:00:03</time></trkpt></trkseg></trk>"
    "</gpx>";

static const char tcx[] =
    "<TrainingCenterDatabase xmlns:n='u'><Activities>"
    "<Activity Sport='Running'><Id>2026-01-02T00:00:00Z</Id>"
    "<Lap StartTime='2026-01-02T00:00:00Z'><TotalTimeSeconds>5"
    "</TotalTimeSeconds><DistanceMeters>10</DistanceMeters>"
    "<MaximumHeartRateBpm><Value>140</Value></MaximumHeartRateBpm><Track>"
    "<Trackpoint><Time>2026-01-02T00:00:00Z</Time><Position>"
    "<LatitudeDegrees>1</LatitudeDegrees><LongitudeDegrees>2"
    "</LongitudeDegrees></Position><HeartRateBpm><Value>120</Value>"
    "</HeartRateBpm><Extensions><n:TPX><n:RunCadence>80</n:RunCadence>"
    "</n:TPX></Extensions></Trackpoint></Track><Track><Trackpoint>"
    "<Time>2026-01-02T00:10:00Z</Time></Trackpoint></Track></Lap>"
    "</Activity></Activities></TrainingCenterDatabase>";

static const char csv[] =
    "# afterrun-csv=1\n# sport=running\n# lap=2026-01-01T00:00:00Z,1,,,,,,,,"
    "active,\n# pause=2026-01-01T00:00:00Z,2026-01-01T00:00:01Z\n"
    "# rr=2026-01-01T00:00:00Z,0.8\ntime_utc,lat_deg,lon_deg,heart_bpm,mark\n"
    "2026-01-01T00:00:00Z,1,2,100,1\n2026-01-01T00:00:02.5Z,,,,0\n";

static const char two_dialects[] =
    "<gpx><trk><trkseg><trkpt lat='1' lon='2'><hr>120</hr><heartrate>0"
    "</heartrate></trkpt></trkseg></trk></gpx>";

static const char *const files[] = {gpx, tcx, csv};

enum { FILES = 3 };

static void
test_content_decides(void **state)
{
	static const enum ar_format formats[] = {AR_FORMAT_GPX,
	    AR_FORMAT_TCX, AR_FORMAT_CSV};
	struct got got;

	(void)state;
	for (size_t i = 0; i < FILES; i++) {
		got_text(&got, files[i]);
		assert_int_equal(got.status, AR_OK);
		assert_int_equal(got.recording.format, formats[i]);
		assert_int_equal(got.recording.activity_count, 1);
		assert_int_equal(got.recording.container, AR_CONTAINER_NONE);
		got_close(&got);
	}
	got_read(&got, "", 0, 0);
	assert_int_equal(got.recording.verdict, AR_VERDICT_EMPTY);
	assert_int_equal(got.status, AR_EFORMAT);
	got_close(&got);
	got_text(&got, "\x89PNG\r\n");
	assert_int_equal(got.recording.verdict, AR_VERDICT_NOT_FIT);
	assert_int_equal(got.status, AR_EFORMAT);
	assert_int_equal(got.recording.format, AR_FORMAT_NONE);
	got_close(&got);
}

static void
test_names(void **state)
{
	(void)state;
	assert_string_equal(ar_verdict_name(AR_VERDICT_DAMAGED_CONTAINER),
	    "damaged_container");
	assert_string_equal(ar_verdict_name(AR_VERDICT_VALID_THEN_BAD_TAIL),
	    "valid_then_bad_tail");
	assert_string_equal(ar_verdict_name(AR_VERDICT_NO_ACTIVITY),
	    "no_activity");
	assert_string_equal(ar_verdict_name(AR_VERDICT_VALID), "valid");
	assert_string_equal(ar_format_name(AR_FORMAT_TCX), "tcx");
	assert_string_equal(ar_container_name(AR_CONTAINER_ZIP), "zip");
	assert_true(ar_sport_on_foot("running"));
	assert_true(ar_sport_on_foot("generic"));
	assert_false(ar_sport_on_foot("cycling"));
	assert_false(ar_sport_on_foot(NULL));
}

static void
test_count(void **state)
{
	static const uint64_t records[] = {5, 2, 2};
	static const uint64_t hearts[] = {120, 120, 100};
	struct ar_arena *arena = ar_arena_open(1 << 20);
	struct ar_count count;

	(void)state;
	assert_non_null(arena);
	for (size_t i = 0; i < FILES; i++) {
		assert_int_equal(ar_recording_count(files[i],
		    strlen(files[i]), arena, &count, NULL), AR_OK);
		assert_int_equal(count.records, records[i]);
		assert_int_equal(count.heart_sum, hearts[i]);
	}
	/* one heart rate a point, whatever the dialects say */
	assert_int_equal(ar_recording_count(two_dialects,
	    strlen(two_dialects), arena, &count, NULL), AR_OK);
	assert_int_equal(count.records, 1);
	assert_int_equal(count.heart_sum, 120);
	assert_int_equal(ar_recording_count("<kml/>", 6, arena, &count, NULL),
	    AR_EFORMAT);
	assert_int_equal(ar_recording_count("", 0, arena, &count, NULL),
	    AR_EFORMAT);
	ar_arena_close(arena);
}

/* Walk over all that a recording promises. */
static void
check_sound(const struct got *got)
{
	for (size_t i = 0; i < got->recording.activity_count; i++) {
		const struct ar_activity *a = &got->recording.activities[i];
		const struct ar_samples *s = &a->samples;

		for (size_t at = 0; at < s->count; at++) {
			assert_true(s->time_s[at] < HUGE_VAL);
			assert_true(!at ||
			    s->time_s[at] > s->time_s[at - 1]);
			assert_true(s->mark[at] < 16);
			if (s->lat_deg)
				assert_false(fabs(s->lat_deg[at]) > 90);
			if (s->heart_bpm)
				assert_false((double)s->heart_bpm[at] > 230);
		}
		if (a->sport)
			assert_true(strlen(a->sport) > 0);
	}
}

static void
test_cut_anywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < FILES; i++)
		for (size_t n = 0; n < strlen(files[i]); n++) {
			unsigned char *exact = malloc(n ? n : 1);
			struct ar_count count;
			struct got got;

			assert_non_null(exact);
			memcpy(exact, files[i], n);
			got_read(&got, exact, n, 0);
			check_sound(&got);
			(void)!ar_recording_count(exact, n, got.arena, &count,
			    NULL);
			got_close(&got);
			free(exact);
		}
}

static void
test_flips(void **state)
{
	uint32_t seed = 99;

	(void)state;
	for (int turn = 0; turn < 6000; turn++) {
		const char *file = files[turn % FILES];
		size_t n = strlen(file);
		unsigned char *copy = malloc(n);
		struct ar_count count;
		struct got got;

		assert_non_null(copy);
		memcpy(copy, file, n);
		for (int k = 0; k < 1 + turn % 4; k++) {
			seed = seed * 1664525u + 1013904223u;
			copy[(seed >> 8) % n] ^=
			    (unsigned char)(1u << (seed >> 29));
		}
		got_read(&got, copy, n, 0);
		check_sound(&got);
		(void)!ar_recording_count(copy, n, got.arena, &count, NULL);
		got_close(&got);
		free(copy);
	}
}

/* Every limit of the arena up to what is needed: AR_EMEM and an empty
 * recording, or everything. */
static void
test_little_memory(void **state)
{
	(void)state;
	for (size_t i = 0; i < FILES; i++) {
		bool enough = false;

		for (size_t limit = 0; !enough; limit += 48) {
			struct ar_arena *arena = ar_arena_open(limit);
			struct ar_recording recording;
			enum ar_status status;

			assert_non_null(arena);
			status = ar_recording_read(files[i], strlen(files[i]),
			    0, arena, &recording, NULL);
			enough = status == AR_OK;
			if (!enough) {
				assert_int_equal(status, AR_EMEM);
				assert_int_equal(recording.activity_count,
				    0);
			}
			ar_arena_close(arena);
			assert_true(limit < 1 << 20);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_content_decides),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_count),
	    cmocka_unit_test(test_cut_anywhere),
	    cmocka_unit_test(test_flips),
	    cmocka_unit_test(test_little_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
