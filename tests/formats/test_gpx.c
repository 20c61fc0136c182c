/* GPX: dialects, times, defects of formats.md 2. */
#include "test_formats.h"

#define HEAD                                                                   \
	"<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"x\" "         \
	"xmlns:g=\"urn:g\">"
#define POINT(lat, lon, time, more)                                            \
	"<trkpt lat=\"" lat "\" lon=\"" lon "\"><time>2026-01-01T" time        \
	"</time>" more "</trkpt>\n"
#define RUN(points)                                                            \
	HEAD "<trk><name>A</name><type>running</type><trkseg>" points          \
	     "</trkseg></trk></gpx>"

static const struct ar_activity *
only(const struct got *got)
{
	assert_int_equal(got->status, AR_OK);
	assert_int_equal(got->recording.activity_count, 1);
	return &got->recording.activities[0];
}

static void
test_heart_dialects(void **state)
{
	static const char *const dialects[] = {
	    "<extensions><g:TrackPointExtension><g:hr>150</g:hr>"
	    "</g:TrackPointExtension></extensions>",
	    "<extensions><g:hr>150</g:hr></extensions>",
	    "<extensions><hr>150</hr></extensions>",
	    "<extensions><heartrate>150</heartrate></extensions>",
	    "<extensions><heartrate>150</heartrate><g:hr>150</g:hr>"
	    "</extensions>",
	    "<extensions><hr><![CDATA[150]]></hr></extensions>",
	    "<extensions><hr> &#49;50\n</hr></extensions>"};

	(void)state;
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
		const struct ar_activity *a;
		struct got got;
		char text[1200];

		snprintf(text, sizeof text, RUN(POINT("1", "2", "00:00:00Z",
		    "%s")), dialects[i]);
		got_text(&got, text);
		a = only(&got);
		assert_int_equal(got.recording.verdict, AR_VERDICT_VALID);
		assert_int_equal(a->stored.with_heart, 1);
		assert_near((double)a->samples.heart_bpm[0], 150, 0);
		got_close(&got);
	}
}

static void
test_values(void **state)
{
	const struct ar_activity *a;
	struct got got;

	(void)state;
	got_text(&got, RUN(POINT("45.5", "-1e-05", "00:00:00.250Z",
	    "<ele>12.5</ele><extensions><power>200</power><g:cad>85</g:cad>"
	    "<g:atemp>21</g:atemp><g:speed>3.5</g:speed>"
	    "<g:distance>10</g:distance></extensions>")
	    POINT("45.6", "null", "00:00:01Z", "<ele>null</ele>")));
	a = only(&got);
	assert_string_equal(a->sport, "running");
	assert_string_equal(a->name, "A");
	assert_near(a->samples.time_s[0], 1767225600.25, 1e-6);
	assert_near(a->samples.lat_deg[0], 45.5, 0);
	assert_near(a->samples.lon_deg[0], -1e-5, 1e-18);
	assert_near((double)a->samples.altitude_m[0], 12.5, 0);
	assert_near((double)a->samples.power_w[0], 200, 0);
	assert_near((double)a->samples.cadence_spm[0], 170, 0);
	assert_near((double)a->samples.temperature_c[0], 21, 0);
	assert_near((double)a->samples.speed_m_s[0], 3.5, 0);
	assert_near(a->samples.distance_m[0], 10, 0);
	assert_true(isnan(a->samples.lat_deg[1]));
	assert_true(isnan((double)a->samples.altitude_m[1]));
	assert_int_equal(a->stored.with_position, 1);
	assert_true(isnan(a->utc_offset_s));
	got_close(&got);
}

static void
test_cadence_steps(void **state)
{
	struct got got;

	(void)state;
	got_text(&got, RUN(POINT("1", "2", "00:00:00Z", "<cad>170</cad>")
	    POINT("1", "2", "00:00:01Z", "<cad>172</cad>")));
	assert_near((double)only(&got)->samples.cadence_spm[0], 170, 0);
	assert_true(got_warned(&got, "cadence_steps"));
	got_close(&got);
}

static void
test_sport_words(void **state)
{
	static const char *const words[][3] = {{"9", "running", NULL},
	    {"1", "cycling", NULL}, {"16", "swimming", NULL},
	    {"17", "cycling", "virtual_activity"}, {"Run", "running", NULL},
	    {"trail_running", "running", "trail"}, {"Walking", "walking", NULL},
	    {"Other", "generic", NULL}};

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const struct ar_activity *a;
		struct got got;
		char text[500];

		snprintf(text, sizeof text, HEAD "<trk><type>%s</type><trkseg>"
		    POINT("1", "2", "00:00:00Z", "") "</trkseg></trk></gpx>",
		    words[i][0]);
		got_text(&got, text);
		a = only(&got);
		assert_string_equal(a->sport, words[i][1]);
		if (words[i][2])
			assert_string_equal(a->sub_sport, words[i][2]);
		else
			assert_null(a->sub_sport);
		assert_false(got_warned(&got, "sport_guessed"));
		got_close(&got);
	}
}

static void
test_sport_guess(void **state)
{
	struct got got;

	(void)state;
	/* 0.0001 degrees in 4 s: 2.8 m/s */
	got_text(&got, HEAD "<trk><trkseg>" POINT("1", "2", "00:00:00Z", "")
	    POINT("1.0001", "2", "00:00:04Z", "")
	    POINT("1.0002", "2", "00:00:08Z", "") "</trkseg></trk></gpx>");
	assert_string_equal(only(&got)->sport, "running");
	assert_true(got_warned(&got, "sport_guessed"));
	got_close(&got);
	got_text(&got, HEAD "<trk><trkseg>" POINT("1", "2", "00:00:00Z", "")
	    POINT("1.0001", "2", "00:00:01Z", "")
	    POINT("1.0002", "2", "00:00:02Z", "") "</trkseg></trk></gpx>");
	assert_string_equal(only(&got)->sport, "cycling");
	got_close(&got);
}

static void
test_zones(void **state)
{
	struct got got;

	(void)state;
	got_text(&got, RUN(POINT("1", "2", "02:00:00+01:15", "")));
	assert_near(only(&got)->samples.time_s[0], 1767225600 + 2700, 0);
	assert_near(only(&got)->utc_offset_s, 4500, 0);
	got_close(&got);
	got_text(&got, RUN(POINT("1", "2", "02:00:00", "")));
	assert_near(only(&got)->samples.time_s[0], 1767225600 + 7200, 0);
	assert_true(isnan(only(&got)->utc_offset_s));
	assert_true(got_warned(&got, "zone_missing"));
	got_close(&got);
	/* over midnight: the date that is remembered must change */
	got_text(&got, RUN("<trkpt lat='1' lon='2'>"
	    "<time>2025-12-31T23:59:57Z</time></trkpt><trkpt lat='1' lon='2'>"
	    "<time>2025-12-31T23:59:58.5Z</time></trkpt>"
	    POINT("1", "2", "00:00:00Z", "") POINT("1", "2", "00:00:01Z", "")));
	assert_near(only(&got)->samples.time_s[0], 1767225597, 0);
	assert_near(only(&got)->samples.time_s[1], 1767225598.5, 0);
	assert_near(only(&got)->samples.time_s[2], 1767225600, 0);
	assert_near(only(&got)->samples.time_s[3], 1767225601, 0);
	got_close(&got);
}

static void
test_decimal_comma(void **state)
{
	struct got got;

	(void)state;
	got_text(&got, RUN(POINT("45,25", "5,5", "00:00:00Z", "")));
	assert_near(only(&got)->samples.lat_deg[0], 45.25, 0);
	assert_int_equal(only(&got)->stored.with_position, 0);
	assert_true(got_warned(&got, "decimal_comma"));
	got_close(&got);
}

static void
test_segments_and_pauses(void **state)
{
	const struct ar_activity *a;
	struct got got;

	(void)state;
	got_text(&got, RUN(POINT("1", "2", "00:00:00Z", "")
	    POINT("1", "2", "00:00:01Z", "") "</trkseg><trkseg/><trkseg>"
	    POINT("1", "2", "00:01:01Z", "") POINT("1", "2", "00:01:02Z", "")));
	a = only(&got);
	assert_int_equal(a->samples.mark[2] & AR_MARK_SEGMENT,
	    AR_MARK_SEGMENT);
	assert_int_equal(a->samples.mark[3], 0);
	assert_int_equal(a->pause_count, 1);
	assert_near(a->pauses[0].end_utc_s - a->pauses[0].start_utc_s, 60, 0);
	assert_near(got.recording.pause_total_s, 60, 0);
	got_close(&got);
}

static void
test_opentracks_pause(void **state)
{
	const struct ar_activity *a;
	struct got got;

	(void)state;
	got_text(&got, RUN(POINT("3", "14", "00:00:00Z", "")
	    POINT("3", "14", "00:00:01Z", "")
	    POINT("100", "0", "00:00:02Z", "")
	    POINT("200", "0", "00:00:30Z", "")
	    POINT("3", "14", "00:00:31Z", "")
	    POINT("3", "14", "00:00:32Z", "")));
	a = only(&got);
	assert_int_equal(a->stored.points, 6);
	assert_int_equal(a->stored.with_position, 4);
	assert_int_equal(a->samples.count, 4);
	assert_int_equal(a->pause_count, 1);
	assert_near(got.recording.pause_total_s, 30, 0);
	assert_true(got_warned(&got, "pause_points"));
	assert_false(got_warned(&got, "position_impossible"));
	got_close(&got);
}

static void
test_tracks_of_two_days(void **state)
{
	struct got got;

	(void)state;
	got_text(&got, HEAD "<trk><name>one</name><trkseg>"
	    POINT("1", "2", "00:00:00Z", "") "</trkseg></trk><trk>"
	    "<name>two</name><trkseg><trkpt lat='1' lon='2'>"
	    "<time>2026-01-02T00:00:00Z</time></trkpt></trkseg></trk></gpx>");
	assert_int_equal(got.recording.activity_count, 2);
	assert_int_equal(got.recording.stored.points, 2);
	assert_string_equal(got.recording.activities[0].name, "one");
	assert_string_equal(got.recording.activities[1].name, "two");
	got_close(&got);
}

static void
test_no_activity(void **state)
{
	static const char *const texts[] = {
	    HEAD "<metadata><time>2026-01-01T00:00:00Z</time></metadata></gpx>",
	    HEAD "<wpt lat='1' lon='2'><time>2026-01-01T00:00:00Z</time></wpt>"
		 "</gpx>",
	    HEAD "<rte><rtept lat='1' lon='2'/></rte></gpx>",
	    HEAD "<trk><trkseg/></trk></gpx>", "<gpx/>",
	    HEAD "<trk><trkseg><trkpt lat='1' lon='2'/></trkseg></trk></gpx>"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct got got;

		got_text(&got, texts[i]);
		assert_int_equal(got.status, AR_OK);
		assert_int_equal(got.recording.verdict,
		    AR_VERDICT_NO_ACTIVITY);
		assert_int_equal(got.recording.activity_count, 0);
		assert_int_equal(got.recording.stored.points, i == 5);
		got_close(&got);
	}
}

static void
test_points_without(void **state)
{
	const struct ar_activity *a;
	struct got got;

	(void)state;
	got_text(&got, RUN("<trkpt><time>2026-01-01T00:00:00Z</time></trkpt>"
	    "<trkpt lat='1' lon='2'/>" POINT("1", "2", "00:00:01Z", "")));
	a = only(&got);
	assert_int_equal(a->stored.points, 3);
	assert_int_equal(a->stored.with_position, 2);
	assert_int_equal(a->samples.count, 2);
	assert_true(got_warned(&got, "points_without_time"));
	got_close(&got);
}

/* A route of which hardly a point has a time is a plan, not a run. */
static void
test_route_with_few_times(void **state)
{
	struct got got;

	(void)state;
	got_text(&got, RUN(POINT("1", "2", "00:00:00Z", "")
	    "<trkpt lat='1' lon='2'/><trkpt lat='1' lon='2'/>"));
	assert_int_equal(got.status, AR_OK);
	assert_int_equal(got.recording.verdict, AR_VERDICT_NO_ACTIVITY);
	assert_int_equal(got.recording.stored.points, 3);
	got_close(&got);
}

static void
test_verdicts(void **state)
{
	static const struct {
		const char *text;
		enum ar_file_verdict verdict;
		size_t activities;
	} cases[] = {
	    {"  \n" RUN(POINT("1", "2", "00:00:00Z", "")),
		AR_VERDICT_LEADING_WHITESPACE, 1},
	    {"\xef\xbb\xbf" RUN(POINT("1", "2", "00:00:00Z", "")),
		AR_VERDICT_VALID, 1},
	    {"\xef\xbb\xbf  " RUN(POINT("1", "2", "00:00:00Z", "")),
		AR_VERDICT_LEADING_WHITESPACE, 1},
	    {"  <gpx><trk><trkseg>" POINT("1", "2", "00:00:00Z", "")
		"</trkseg></trk></gpx>", AR_VERDICT_VALID, 1},
	    {RUN(POINT("1", "2", "00:00:00Z", "<q:hr>3</q:hr>")),
		AR_VERDICT_UNDECLARED_PREFIX, 1},
	    {RUN(POINT("1", "2", "00:00:00Z", "<x q:y='3'/>")),
		AR_VERDICT_UNDECLARED_PREFIX, 1},
	    {RUN(POINT("1", "2", "00:00:00Z", "<q:x xmlns:q='u'/>")),
		AR_VERDICT_VALID, 1},
	    {RUN(POINT("1", "2", "00:00:00Z", "")) "<gpx/>",
		AR_VERDICT_MALFORMED, 1},
	    {HEAD "<trk><trkseg>" POINT("1", "2", "00:00:00Z", "") "<trkp",
		AR_VERDICT_MALFORMED, 1},
	    {HEAD "<trk>&nope;", AR_VERDICT_MALFORMED, 0},
	    {"<!DOCTYPE gpx [<!ENTITY a 'b'>]><gpx/>",
		AR_VERDICT_REFUSE_ENTITIES, 0},
	    {"<!DOCTYPE gpx SYSTEM 'x.dtd'><gpx/>", AR_VERDICT_NO_ACTIVITY,
		0},
	    {"<!DOCTYPE html><html/>", AR_VERDICT_NOT_FIT, 0},
	    {"<kml/>", AR_VERDICT_NOT_FIT, 0},
	    {"<", AR_VERDICT_NOT_FIT, 0}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct got got;

		got_text(&got, cases[i].text);
		if (got.recording.verdict != cases[i].verdict)
			print_message("case %zu: %s\n", i,
			    ar_verdict_name(got.recording.verdict));
		assert_int_equal(got.recording.verdict, cases[i].verdict);
		assert_int_equal(got.recording.activity_count,
		    cases[i].activities);
		if (cases[i].verdict == AR_VERDICT_REFUSE_ENTITIES)
			assert_int_equal(got.status, AR_EREFUSED);
		if (cases[i].verdict == AR_VERDICT_NOT_FIT) {
			assert_int_equal(got.status, AR_EFORMAT);
			assert_int_equal(got.recording.format,
			    AR_FORMAT_NONE);
		}
		got_close(&got);
	}
}

static void
test_encodings(void **state)
{
	static const char text[] = RUN(POINT("1", "2", "00:00:00Z", ""));
	unsigned char wide[2 * sizeof text + 2];
	struct got got;

	(void)state;
	for (int big = 0; big < 2; big++) {
		size_t n = 0;

		wide[n++] = big ? 0xfe : 0xff;
		wide[n++] = big ? 0xff : 0xfe;
		for (const char *at = text; *at; at++) {
			wide[n + (size_t)big] = (unsigned char)*at;
			wide[n + !big] = 0;
			n += 2;
		}
		got_read(&got, wide, n, 0);
		assert_int_equal(only(&got)->stored.points, 1);
		got_close(&got);
	}
	got_text(&got, "<?xml version='1.0' encoding='windows-1252'?><gpx>"
	    "<trk><name>Caf\xe9</name><trkseg>"
	    POINT("1", "2", "00:00:00Z", "") "</trkseg></trk></gpx>");
	assert_string_equal(only(&got)->name, "Caf\xc3\xa9");
	got_close(&got);
}

static void
test_depth(void **state)
{
	const size_t depth = 100000;
	char *text = malloc(3 * depth + 6);
	struct got got;

	(void)state;
	assert_non_null(text);
	memcpy(text, "<gpx>", 6);
	for (size_t i = 0; i < depth; i++)
		memcpy(text + 5 + 3 * i, "<a>", 4);
	got_text(&got, text);
	assert_int_equal(got.recording.verdict, AR_VERDICT_MALFORMED);
	got_close(&got);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_heart_dialects),
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_cadence_steps),
	    cmocka_unit_test(test_sport_words),
	    cmocka_unit_test(test_sport_guess),
	    cmocka_unit_test(test_zones),
	    cmocka_unit_test(test_decimal_comma),
	    cmocka_unit_test(test_segments_and_pauses),
	    cmocka_unit_test(test_opentracks_pause),
	    cmocka_unit_test(test_tracks_of_two_days),
	    cmocka_unit_test(test_no_activity),
	    cmocka_unit_test(test_points_without),
	    cmocka_unit_test(test_route_with_few_times),
	    cmocka_unit_test(test_verdicts),
	    cmocka_unit_test(test_encodings),
	    cmocka_unit_test(test_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
