/* Runs, words and today: the same bytes as the command line gives for the
 * same log, moment and words; and what is refused. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "two_doors.h"

#define NOW "2026-06-01T18:00:00Z"

static const struct logbook_run runs[] = {
	{"1.fit", "2026-05-04T17:00:00Z", 20, NAN, AR_FORMAT_FIT},
	{"1.gpx", "2026-05-04T17:00:00Z", 20, NAN, AR_FORMAT_GPX},
	{"2.fit", "2026-05-08T17:00:00Z", 22, 4, AR_FORMAT_FIT},
	{"3.fit", "2026-05-12T17:00:00Z", 25, NAN, AR_FORMAT_FIT},
	{"4.fit", "2026-05-16T17:00:00Z", 20, NAN, AR_FORMAT_FIT},
	{"5.fit", "2026-05-20T17:00:00Z", 24, NAN, AR_FORMAT_FIT},
	{"6.fit", "2026-05-24T17:00:00Z", 21, NAN, AR_FORMAT_FIT},
	{"7.fit", "2026-05-28T17:00:00Z", 20, NAN, AR_FORMAT_FIT},
	{"8.fit", "2026-06-01T17:00:00Z", 34, NAN, AR_FORMAT_FIT},
};

enum { RUNS = sizeof runs / sizeof runs[0] };

const struct two_doors two_doors = {API_LOG, NOW, runs, RUNS};

/* The same answer, to the byte. */
static void
same(const char *words, struct asked asked)
{
	const char *told = logbook_say(api.now, words);
	const char *body = ask(&api, asked);

	if (strcmp(told, body) != 0)
		fail_msg("%s and %s differ:\n%s%s", words, asked.path, told,
		    body);
	assert_string_equal(api.response.content_type, "application/json");
	assert_in_range(api.response.status, 200, 201);
}

static void
same_run(const char *words, const char *file, const char *path)
{
	same(words, post_file(path, file));
}

static void
keep_all(void)
{
	same_run("1.fit --json", "1.fit", "/runs?name=1.fit");
	same_run("1.gpx --json", "1.gpx", "/runs?name=1.gpx");
	same_run("2.fit --json --mass 70 --age 40 --sex f", "2.fit",
	    "/runs?name=2.fit&mass=70&age=40&sex=f");
	same_run("3.fit --json --rpe 7", "3.fit", "/runs?name=3.fit&rpe=7");
	same_run("4.fit --json", "4.fit", "/runs?name=4.fit");
	same_run("5.fit --json", "5.fit", "/runs?name=5.fit");
	same_run("6.fit --json", "6.fit", "/runs?name=6.fit");
	same_run("7.fit --json", "7.fit", "/runs?name=7.fit");
	same_run("8.fit --json --minutes=12 --sore=calf-left=6,quads=3 "
	    "--tools=roller,ball --temp=30 --drunk=500 --mass-after=69 "
	    "--next-hard=30 --condition=varicose_veins:calf-left --gun "
	    "--massage=always --order=massage_first --experience=novice",
	    "8.fit", "/runs?name=8.fit&minutes=12"
	    "&sore=calf-left%3D6%2Cquads%3D3"
	    "&tools=roller,ball&temp=30&drunk=500&mass-after=69"
	    "&next-hard=30&condition=varicose_veins:calf-left&gun=true"
	    "&massage=always&order=massage_first&experience=novice");
}

/* Both logs hold the same rows, to the byte. */
static void
same_rows(void)
{
	char *told = logbook_dump(api.now), *mine;
	char *bytes;
	size_t n;

	ar_api_release(api.api);
	bytes = logbook_read(API_LOG, &n);
	assert_non_null(bytes);
	logbook_put_bytes(LOGBOOK_LOG, bytes, n);
	mine = logbook_dump(api.now);
	if (strcmp(told, mine) != 0)
		fail_msg("the logs differ:\n%s\n%s", told, mine);
	free(bytes);
	free(mine);
	free(told);
}

/* --- the same bytes --- */

static void
answers_are_the_same(void **state)
{
	(void)state;
	keep_all();
	/* once more: the log has it */
	same_run("8.fit --json", "8.fit", "/runs?name=8.fit");
	assert_int_equal(api.response.status, 200);
	same("8.fit --json --no-store --article",
	    post_file("/runs/look?article=true", "8.fit"));
	same("log --json", get("/runs"));
	same("log --json --all", get("/runs?all=true"));
	same("log --json --limit 3", get("/runs?limit=3"));
	same("log --json --days 9", get("/runs?from=2026-05-24"));
	for (int id = 1; id <= RUNS; id++) {
		char words[64], path[64];

		snprintf(words, sizeof words, "show %d --json", id);
		snprintf(path, sizeof path, "/runs/%d", id);
		same(words, get(path));
	}
	same_rows();
}

static void
today_is_the_same(void **state)
{
	(void)state;
	keep_all();
	same("feel rpe=6 --json", post("/feel",
	    "{\"schema\":\"feel-case/1\",\"words\":[\"rpe=6\"]}"));
	same("feel calf-left=6 quads=3 sleep=6.5h mass=71 pulse=44 --json",
	    post("/feel", "{\"schema\":\"feel-case/1\",\"words\":"
	    "[\"calf-left=6\",\"quads=3\",\"sleep=6.5h\",\"mass=71\","
	    "\"pulse=44\"]}"));
	/* the loads of the runs from that day on rest on it */
	same("feel mass=85 date=2026-05-20 --json", post("/feel",
	    "{\"schema\":\"feel-case/1\",\"words\":[\"mass=85\","
	    "\"date=2026-05-20\"]}"));
	same("feel legs=2 note=stiff~stairs date=2026-05-30 --json",
	    post("/feel", "{\"schema\":\"feel-case/1\",\"words\":"
	    "[\"legs=2\",\"note=stiff stairs\",\"date=2026-05-30\"]}"));
	same("today --json", get("/today"));
	same("today --json --minutes 9 --tools roller --condition fever "
	    "--condition pregnancy",
	    get("/today?minutes=9&tools=roller&condition=fever,pregnancy"));
	api.now = "2026-06-02T07:00:00Z";
	same("today --json", get("/today"));
	same("log --json", get("/runs"));
	same("log --json --days 3", get("/runs?from=2026-05-31"));
	same_rows();
}

static void
what_needs_no_log(void **state)
{
	(void)state;
	same("log --json", get("/runs"));
	same("demo --json", get("/example"));
	same("demo --json --minutes 8 --sore calves=4 --tools roller",
	    get("/example?minutes=8&sore=calves%3D4&tools=roller"));
	same("before --json", get("/before"));
	same("before --json --fast", get("/before?fast=true"));
	same("read --json 1.fit", post_file("/read?name=1.fit", "1.fit"));
	same("read --json --raw 1.gpx",
	    post_file("/read?name=1.gpx&raw=1", "1.gpx"));
	same("8.fit --json --no-store", post_file("/runs/look?", "8.fit"));
	assert_int_not_equal(access(api.log, F_OK), 0);
}

/* A log that one door wrote is the same to the other. */
static void
one_log_for_both(void **state)
{
	char *told;

	(void)state;
	keep_all();
	told = strdup(logbook_run_in(NOW, "today --json",
	    "AFTERRUN_DB=" API_LOG)->out);
	assert_string_equal(ask(&api, get("/today")), told);
	free(told);
}

/* The planned run counts as done once its recording is kept. */
static void
plan_follows(void **state)
{
	static const char plan[] =
	    "plan new --goal keep --days mon,wed,sat";

	(void)state;
	keep_all();
	logbook_say(NOW, plan);
	ar_api_release(api.api);
	assert_int_equal(logbook_run_in(NOW, plan,
	    "AFTERRUN_DB=" API_LOG)->code, 0);
	client_again(&api);
	api.now = "2026-06-06T10:00:00Z"; /* a day with a run planned */
	logbook_put(&(struct logbook_run){"9.fit", "2026-06-06T08:00:00Z",
	    30, NAN, AR_FORMAT_FIT});
	same_run("9.fit --json", "9.fit", "/runs?name=9.fit");
	same_rows();
}

/* --- samples and files --- */

static double
at(json_t *root, const char *key, size_t i)
{
	return json_number_value(json_array_get(json_object_get(root, key),
	    i));
}

/* Time rises, the way fits the run, and the place stays unknown. */
static void
streams_of_a_run(void **state)
{
	json_t *root, *run;
	double mean = 0;
	const char *text;

	(void)state;
	same_run("8.fit --json", "8.fit", "/runs?name=8.fit");
	run = ask_json(&api, get("/runs/1"), 200);
	root = ask_json(&api, get("/runs/1/streams"), 200);
	check_near(number(root, "points"), 600, 0);
	for (size_t i = 0; i < 600; i++) {
		if (i > 0)
			assert_true(at(root, "time_s", i) >
			    at(root, "time_s", i - 1));
		mean += at(root, "heart_bpm", i) / 600;
	}
	check_near(at(root, "time_s", 0), 0, 0);
	check_near(at(root, "time_s", 599), 34 * 60, 2);
	check_near(at(root, "distance_m", 599), number(run, "distance_m"), 30);
	check_near(mean, number(run, "hr_avg"), 2);
	check_near(at(root, "pace_s_km", 300), 1000 * 34 * 60 /
	    number(run, "distance_m"), 120);
	check_near(at(root, "x_m", 0), 0, 0);
	check_near(at(root, "y_m", 0), 0, 0);
	assert_int_equal(count(root, "x_m"), 600);
	assert_int_equal(count(root, "elevation_m"), 600);
	assert_true(hypot(at(root, "x_m", 300) - at(root, "x_m", 299),
	    at(root, "y_m", 300) - at(root, "y_m", 299)) < 60);
	assert_true(count(root, "laps") > 0);
	json_decref(root);
	text = ask(&api, get("/runs/1/streams?points=300"));
	assert_null(strstr(text, "lat"));
	assert_null(strstr(text, "lon"));
	root = ask_json(&api, get("/runs/1/streams?points=2000"), 200);
	assert_int_equal(count(root, "time_s"), 2000);
	check_near(at(root, "time_s", 1999), 34 * 60, 2);
	json_decref(root);
	json_decref(run);
}

/* A file without heart, positions or a counter has not these columns. */
static void
streams_leave_out(void **state)
{
#define GPX(a, b, c, day)                                                      \
	"<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"x\" "             \
	"xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><type>running"       \
	"</type><trkseg>"                                                      \
	"<trkpt lat=\"10\" lon=\"" a "\"><time>" day "T17:00:00Z"              \
	"</time></trkpt><trkpt lat=\"10.0001\" lon=\"" b "\"><time>"           \
	day "T17:00:08Z</time></trkpt><trkpt lat=\"10.0002\" lon=\"" c        \
	"\"><time>" day "T17:00:14Z</time></trkpt></trkseg></trk></gpx>"
	static const char east[] =
	    GPX("179.9999", "-179.9999", "-179.9998", "2026-06-01");
	static const char west[] =
	    GPX("-179.9999", "179.9999", "179.9998", "2026-05-30");
	json_t *root;

	(void)state;
	json_decref(ask_json(&api, post_bytes("/runs", east,
	    sizeof east - 1), 201));
	root = ask_json(&api, get("/runs/1/streams"), 200);
	check_near(number(root, "points"), 3, 0);
	assert_null(json_object_get(root, "heart_bpm"));
	assert_null(json_object_get(root, "elevation_m"));
	assert_null(json_object_get(root, "power_w"));
	check_near(at(root, "time_s", 2), 14, 0);
	/* across the date line: 0.0002 degrees east */
	check_near(at(root, "x_m", 1), 21.9, 0.1);
	check_near(at(root, "y_m", 1), 11.1, 0.1);
	json_decref(root);
	/* and back, west of it */
	json_decref(ask_json(&api, post_bytes("/runs", west,
	    sizeof west - 1), 201));
	root = ask_json(&api, get("/runs/2/streams"), 200);
	check_near(at(root, "x_m", 1), -21.9, 0.1);
	json_decref(root);
}

static void
file_comes_back(void **state)
{
	size_t n;
	char *bytes;

	(void)state;
	same_run("8.fit --json", "8.fit",
	    "/runs?name=my%20run%2F..%2F8%22.fit");
	bytes = logbook_read("8.fit", &n);
	ask_gives(&api, get("/runs/1/file"), 200);
	assert_string_equal(api.response.content_type,
	    "application/octet-stream");
	assert_string_equal(api.response.save_as, "8_.fit");
	assert_int_equal(api.response.body_n, n);
	assert_memory_equal(api.body, bytes, n);
	free(bytes);
}

/* --- what is refused --- */

static void
wrong_words(void **state)
{
	(void)state;
	ask_fails(&api, post_file("/runs?rpe=11", "8.fit"), 400, "input",
	    "?rpe");
	ask_fails(&api, post_file("/runs?sore=calf", "8.fit"), 400, "input",
	    "?sore");
	ask_fails(&api, post_file("/runs/look?tools=spade", "8.fit"), 400,
	    "input", "?tools");
	ask_fails(&api, get("/example?gun=perhaps"), 400, "input", "?gun");
	ask_fails(&api, get("/today?condition=bad_luck"), 400, "input",
	    "?condition");
	ask_fails(&api, get("/before?fast=maybe"), 400, "input", "?fast");
	ask_fails(&api, post_file("/read?raw=x", "1.fit"), 400, "input",
	    "?raw");
	ask_fails(&api, get("/runs?limit=0"), 400, "input", "?limit");
	ask_fails(&api, get("/runs?from=yesterday"), 400, "input", "?from");
	ask_fails(&api, get("/runs?from=2026-06-02&to=2026-06-01"), 400,
	    "input", "?from");
	ask_fails(&api, get("/feel?to=2026-02-30"), 400, "input", "?to");
	ask_fails(&api, get("/feel?from=2026-06-09"), 400, "input", "?from");
	ask_fails(&api, post("/feel", "{\"schema\":\"feel-case/1\"}"), 400,
	    "input", "/words");
	ask_fails(&api, post("/feel",
	    "{\"schema\":\"feel-case/1\",\"words\":[]}"), 400, "input",
	    "/words");
	ask_fails(&api, post("/feel",
	    "{\"schema\":\"feel-case/1\",\"words\":[\"legs=2\","
	    "\"calf=12\"]}"), 400, "input", "/words/1");
	ask_fails(&api, post("/feel",
	    "{\"schema\":\"feel-case/1\",\"words\":[7]}"), 400, "input",
	    "/words/0");
	ask_fails(&api, post("/feel",
	    "{\"schema\":\"feel-case/1\",\"words\":[\"legs=2\","
	    "\"date=2026-07-01\"]}"), 400, "input", "date");
	ask_fails(&api, post("/feel",
	    "{\"schema\":\"feel-case/1\",\"words\":[\"legs=2\"],"
	    "\"mood\":1}"), 400, "input", "/mood");
}

static void
nothing_there(void **state)
{
	static const char *const paths[] = {"/today", "/runs/1",
	    "/runs/1/streams", "/runs/1/file"};
	static const char *const none[] = {"/runs/7", "/runs/0", "/runs/x",
	    "/runs/-1", "/runs/1e3", "/runs/99999999999999999999",
	    "/runs/7/streams", "/runs/7/file"};

	(void)state;
	for (size_t i = 0; i < 4; i++)
		ask_fails(&api, get(paths[i]), 404, "absent", "");
	same_run("8.fit --json", "8.fit", "/runs?name=8.fit");
	for (size_t i = 0; i < 8; i++)
		ask_fails(&api, get(none[i]), 404, "absent", "");
	ask_fails(&api, get("/runs/1/streams?points=299"), 400, "input",
	    "?points");
	ask_fails(&api, get("/runs/1/streams?points=2001"), 400, "input",
	    "?points");
}

/* A file that cannot be used is refused and leaves the log as it was. */
static void
wrong_files(void **state)
{
	static const char *const paths[] = {"/runs", "/runs/look"};
	json_t *root;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		json_t *error = ask_json(&api, post_bytes(paths[i],
		    "no recording", 12), 400);

		assert_string_equal(json_string_value(json_object_get(error,
		    "code")), "format");
		json_decref(error);
	}
	/* reading says what it is */
	root = ask_json(&api, post_bytes("/read?name=x.fit",
	    "no recording", 12), 200);
	assert_string_equal(json_string_value(json_object_get(root,
	    "verdict")), "not_fit");
	json_decref(root);
	assert_string_equal(ask(&api, get("/runs")),
	    "{\"schema\":\"log/1\",\"runs\":[]}\n");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name,                       \
		two_doors_begin, two_doors_end)
	const struct CMUnitTest tests[] = {
		TEST(answers_are_the_same),
		TEST(today_is_the_same),
		TEST(what_needs_no_log),
		TEST(one_log_for_both),
		TEST(plan_follows),
		TEST(streams_of_a_run),
		TEST(streams_leave_out),
		TEST(file_comes_back),
		TEST(wrong_words),
		TEST(nothing_there),
		TEST(wrong_files),
	};

	return cmocka_run_group_tests(tests, two_doors_make, two_doors_remove);
}
