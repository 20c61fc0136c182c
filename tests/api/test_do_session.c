/* Sessions: built, found again, done, laid out in time, spoken. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "golden.h"
#include "two_doors.h"

#define NOW "2026-06-01T18:00:00Z"
#define LATER "2026-06-01T18:20:00Z"

static const struct logbook_run recorded = {"8.fit",
    "2026-06-01T17:00:00Z", 34, NAN, AR_FORMAT_FIT};
const struct two_doors two_doors = {API_LOG, NOW, &recorded, 1};

static char *session; /* session/1 after the run of the log */

/* A log with one run and the session after it. */
static void
keep_run(void)
{
	json_t *root = ask_json(&api, post_file("/runs?tools=roller",
	    "8.fit"), 201);

	session = json_dumps(json_object_get(root, "session"),
	    JSON_COMPACT | JSON_REAL_PRECISION(15));
	assert_non_null(session);
	json_decref(root);
}

static int
begin(void **state)
{
	two_doors_begin(state);
	keep_run();
	return 0;
}

static int
end(void **state)
{
	free(session);
	return two_doors_end(state);
}

/* --- out of a case --- */

static void
case_is_the_same(void **state)
{
	static const char *const names[] = {"g1", "l2", "g3", "g5_clot",
		"g6_hot"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		json_t *golden = golden_load(names[i]);
		json_t *of = json_object_get(golden, "case");
		const char *told;
		char *given;

		json_object_set_new(of, "minutes_available",
		    json_integer(20));
		given = json_dumps(of, 0);
		assert_non_null(given);
		logbook_put_bytes("case.json", given, strlen(given));
		told = logbook_say(NOW, "session --json --input case.json");
		assert_string_equal(ask_gives(&api, post("/sessions", given),
		    200), told);
		free(given);
		json_decref(golden);
	}
}

static void
case_wrong(void **state)
{
	(void)state;
	ask_fails(&api, post("/sessions",
	    "{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
	    "\"minutes_available\":0}"), 400, "input", "/minutes_available");
	ask_fails(&api, post("/sessions", "{\"schema\":\"session-case/1\"}"),
	    400, "input", "/mode");
	ask_fails(&api, post("/sessions",
	    "{\"schema\":\"session-case/1\",\"mood\":1}"), 400, "input",
	    "/mood");
	json_decref(ask_json(&api, post("/sessions", "{"), 400));
	json_decref(ask_json(&api, post_bytes("/sessions", "{}", 2), 415));
}

/* --- out of the log --- */

static void
last_is_the_one_made(void **state)
{
	json_t *root, *made;

	(void)state;
	root = ask_json(&api, get("/sessions/last"), 200);
	made = json_loads(session, 0, NULL);
	assert_true(json_equal(json_object_get(root, "session"), made));
	assert_string_equal(text(root, "schema"), "kept-session/1");
	assert_string_equal(text(root, "made_utc"), NOW);
	assert_string_equal(text(root, "day"), "2026-06-01");
	check_near(number(root, "session_id"), 1, 0);
	check_near(number(root, "run_id"), 1, 0);
	check_near(number(root, "steps_done"), 0, 0);
	assert_null(json_object_get(root, "ended_utc"));
	assert_null(json_object_get(root, "stopped_at_s"));
	json_decref(made);
	json_decref(root);
	json_decref(ask_json(&api, get("/sessions/last?run=1"), 200));
	ask_fails(&api, get("/sessions/last?run=2"), 404, "absent", "");
	ask_fails(&api, get("/sessions/last?run=0"), 400, "input", "?run");
	ask_fails(&api, get("/sessions/last?run=last"), 400, "input", "?run");
}

static void
no_log_no_session(void **state)
{
	(void)state;
	ar_api_release(api.api);
	unlink(api.log);
	client_again(&api);
	ask_fails(&api, get("/sessions/last"), 404, "absent", "");
}

#define PROGRESS(keys) "{\"schema\":\"session-progress/1\"," keys "}"

static json_t *
progress(const char *path, const char *json)
{
	json_t *root = ask_json(&api, post(path, json), 200);

	assert_string_equal(text(root, "schema"), "kept-session/1");
	assert_null(json_object_get(root, "session"));
	return root;
}

/* Begun, stopped, ended, judged; then done once more. */
static void
progress_is_kept(void **state)
{
	json_t *root;

	(void)state;
	root = progress("/sessions/1/progress", PROGRESS("\"steps_done\":1,"
	    "\"steps_skipped\":1,\"elapsed_s\":75.26,\"ended\":false"));
	check_near(number(root, "stopped_at_s"), 75.3, 1e-9);
	json_decref(root);
	root = ask_json(&api, get("/sessions/last"), 200);
	check_near(number(root, "session_id"), 1, 0);
	check_near(number(root, "steps_done"), 1, 0);
	check_near(number(root, "steps_skipped"), 1, 0);
	check_near(number(root, "stopped_at_s"), 75.3, 1e-9);
	json_decref(root);
	api.now = LATER;
	json_decref(progress("/sessions/1/progress",
	    PROGRESS("\"steps_done\":2,\"steps_skipped\":1,\"ended\":true")));
	root = progress("/sessions/1/progress", PROGRESS("\"steps_done\":2,"
	    "\"steps_skipped\":1,\"ended\":true,\"outcome\":\"better\","
	    "\"pain\":false"));
	check_near(number(root, "session_id"), 1, 0);
	assert_string_equal(text(root, "ended_utc"), LATER);
	assert_string_equal(text(root, "outcome"), "better");
	assert_null(json_object_get(root, "stopped_at_s"));
	json_decref(root);
	api.now = "2026-06-02T07:00:00Z";
	root = progress("/sessions/1/progress", PROGRESS("\"steps_done\":0,"
	    "\"steps_skipped\":0,\"elapsed_s\":3,\"ended\":false"));
	check_near(number(root, "session_id"), 2, 0);
	assert_string_equal(text(root, "day"), "2026-06-02");
	assert_null(json_object_get(root, "outcome"));
	json_decref(root);
	root = ask_json(&api, get("/sessions/last"), 200);
	check_near(number(root, "session_id"), 2, 0);
	assert_non_null(json_object_get(root, "session"));
	json_decref(root);
}

/* A session from long ago is found as well. */
static void
progress_of_an_old_one(void **state)
{
	json_t *root;

	(void)state;
	for (int i = 0; i < 12; i++) {
		json_decref(progress("/sessions/1/progress",
		    PROGRESS("\"steps_done\":0,\"steps_skipped\":0,"
		    "\"ended\":true")));
		json_decref(progress("/sessions/1/progress",
		    PROGRESS("\"steps_done\":0,\"steps_skipped\":0,"
		    "\"ended\":false")));
	}
	root = progress("/sessions/1/progress", PROGRESS("\"steps_done\":1,"
	    "\"steps_skipped\":0,\"ended\":true,\"outcome\":\"same\""));
	check_near(number(root, "session_id"), 1, 0);
	json_decref(root);
}

static void
progress_wrong(void **state)
{
	static const struct {
		const char *where;
		const char *json;
	} cases[] = {
		{"/steps_done", PROGRESS("\"steps_skipped\":0,"
		    "\"ended\":false")},
		{"/steps_skipped", PROGRESS("\"steps_done\":0,"
		    "\"ended\":false")},
		{"/ended", PROGRESS("\"steps_done\":0,"
		    "\"steps_skipped\":0")},
		{"/steps_done", PROGRESS("\"steps_done\":99,"
		    "\"steps_skipped\":0,\"ended\":false")},
		{"/steps_done", PROGRESS("\"steps_done\":-1,"
		    "\"steps_skipped\":0,\"ended\":false")},
		{"/elapsed_s", PROGRESS("\"steps_done\":0,"
		    "\"steps_skipped\":0,\"elapsed_s\":-1,\"ended\":false")},
		{"/outcome", PROGRESS("\"steps_done\":0,"
		    "\"steps_skipped\":0,\"ended\":true,"
		    "\"outcome\":\"great\"")},
		{"/outcome", PROGRESS("\"steps_done\":0,"
		    "\"steps_skipped\":0,\"ended\":false,"
		    "\"outcome\":\"same\"")},
		{"/mood", PROGRESS("\"steps_done\":0,\"steps_skipped\":0,"
		    "\"ended\":true,\"mood\":1")},
		{"/pain", PROGRESS("\"steps_done\":0,\"steps_skipped\":0,"
		    "\"ended\":true,\"pain\":3")},
	};
	json_t *root = ask_json(&api, get("/sessions/last"), 200);
	char both[160];
	size_t steps = count(json_object_get(root, "session"), "steps");

	(void)state;
	json_decref(root);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		ask_fails(&api, post("/sessions/1/progress", cases[i].json),
		    400, "input", cases[i].where);
	snprintf(both, sizeof both, PROGRESS("\"steps_done\":%zu,"
	    "\"steps_skipped\":1,\"ended\":false"), steps);
	ask_fails(&api, post("/sessions/1/progress", both), 400, "input",
	    "/steps_skipped");
	ask_fails(&api, post("/sessions/2/progress",
	    PROGRESS("\"steps_done\":0,\"steps_skipped\":0,"
	    "\"ended\":true")), 404, "absent", "");
	ask_fails(&api, post("/sessions/x/progress",
	    PROGRESS("\"steps_done\":0,\"steps_skipped\":0,"
	    "\"ended\":true")), 404, "absent", "");
	root = ask_json(&api, get("/sessions/last"), 200);
	check_near(number(root, "steps_done"), 0, 0);
	assert_null(json_object_get(root, "ended_utc"));
	json_decref(root);
}

/* --- in time --- */

static void
check_parts(const json_t *guide, size_t steps)
{
	double at = 0;

	for (size_t i = 0; i < count(guide, "parts"); i++) {
		const json_t *part = item(guide, "parts", i);

		check_near(number(part, "start_s"), at, 0.051);
		assert_true(number(part, "length_s") > 0);
		assert_true(number(part, "step") < (double)steps);
		assert_true(number(part, "set") >= 1);
		assert_non_null(strstr("ready ease work change rest done",
		    text(part, "phase")));
		at = number(part, "start_s") + number(part, "length_s");
	}
	check_near(at, number(guide, "total_s"), 0.051);
}

static void
guide_of_a_session(void **state)
{
	json_t *guide = ask_json(&api, post("/guide", session), 200);
	json_t *cues = ask_json(&api, post("/cues", session), 200);
	json_t *given = json_loads(session, 0, NULL);
	size_t steps = count(given, "steps"), eases = 0;

	(void)state;
	assert_string_equal(text(guide, "schema"), "guide/1");
	check_near(number(guide, "total_s"), number(given, "total_s"), 0);
	assert_int_equal(count(guide, "spans"), steps);
	assert_true(strlen(text(guide, "farewell")) > 0);
	check_parts(guide, steps);
	for (size_t i = 0; i < count(guide, "parts"); i++) {
		const json_t *part = item(guide, "parts", i);

		if (strcmp(text(part, "phase"), "ease") != 0)
			continue;
		eases++;
		assert_true(number(part, "pressure_max") <= 10);
	}
	assert_true(eases > 0);
	assert_string_equal(text(cues, "schema"), "cues/1");
	assert_int_equal(count(guide, "cues"), count(cues, "cues"));
	for (size_t i = 0; i < count(cues, "cues"); i++) {
		const json_t *a = item(guide, "cues", i);
		const json_t *b = item(cues, "cues", i);
		bool bell = strcmp(text(b, "kind"), "bell") == 0;

		check_near(number(a, "at_s"), number(b, "at_s"), 0);
		assert_string_equal(text(a, "text"), text(b, "text"));
		assert_string_equal(text(a, "kind"), text(b, "kind"));
		assert_int_equal(text(a, "bell")[0] != '\0', bell);
		assert_true(number(a, "step") < (double)steps);
	}
	json_decref(given);
	json_decref(cues);
	json_decref(guide);
}

static void
ticks_are_more_bells(void **state)
{
	json_t *few = ask_json(&api, post("/cues?ticks=false", session), 200);
	json_t *many = ask_json(&api, post("/cues?ticks=true", session), 200);
	json_t *guide = ask_json(&api, post("/guide?ticks=1", session), 200);

	(void)state;
	assert_true(count(many, "cues") > count(few, "cues"));
	assert_int_equal(count(guide, "cues"), count(many, "cues"));
	json_decref(few);
	json_decref(many);
	json_decref(guide);
}

static void
guide_wrong(void **state)
{
	static const char *const paths[] = {"/guide", "/cues", "/audio"};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		json_decref(ask_json(&api, post(paths[i], "{}"), 400));
		ask_fails(&api, post(paths[i],
		    "{\"schema\":\"session/1\",\"mood\":1}"), 400, "input",
		    "/mood");
	}
	ask_fails(&api, post("/guide?ticks=some", session), 400, "input",
	    "?ticks");
}

/* --- spoken --- */

static struct {
	char *given;
	char format[16];
	enum ar_status status;
} spoken;

static enum ar_status
speak(void *context, const char *bytes, size_t n, const char *format,
    char path[AR_API_PATH_MAX], struct ar_error *err)
{
	assert_ptr_equal(context, &spoken);
	free(spoken.given);
	spoken.given = strndup(bytes, n);
	snprintf(spoken.format, sizeof spoken.format, "%s", format);
	strcpy(path, "/tmp/spoken");
	return spoken.status == AR_OK ? AR_OK :
	    ar_fail(err, spoken.status, 0, "the voice is gone");
}

static void
speak_as(const char *path, const char *format, const char *type,
    const char *name)
{
	ask_gives(&api, post(path, session), 200);
	assert_string_equal(spoken.format, format);
	assert_string_equal(spoken.given, session);
	assert_string_equal(api.response.content_type, type);
	assert_string_equal(api.response.save_as, name);
}

static void
audio_is_a_service(void **state)
{
	const struct ar_api_services services = {.context = &spoken,
	    .audio = speak};

	(void)state;
	ask_fails(&api, post("/audio", session), 501, "not_offered", "");
	api.config.services = &services;
	client_again(&api);
	speak_as("/audio", "opus", "audio/ogg", "session.opus");
	speak_as("/audio?format=mp3", "mp3", "audio/mpeg", "session.mp3");
	speak_as("/audio?format=wav", "wav", "audio/wav", "session.wav");
	ask_fails(&api, post("/audio?format=aiff", session), 400, "input",
	    "?format");
	free(spoken.given);
	spoken.given = NULL;
	json_decref(ask_json(&api, post("/audio",
	    "{\"schema\":\"session/1\"}"), 400));
	assert_null(spoken.given);
	spoken.status = AR_ESTORE;
	json_decref(ask_json(&api, post("/audio", session), 500));
	free(spoken.given);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(case_is_the_same),
		TEST(case_wrong),
		TEST(last_is_the_one_made),
		TEST(no_log_no_session),
		TEST(progress_is_kept),
		TEST(progress_of_an_old_one),
		TEST(progress_wrong),
		TEST(guide_of_a_session),
		TEST(ticks_are_more_bells),
		TEST(guide_wrong),
		TEST(audio_is_a_service),
	};

	return cmocka_run_group_tests(tests, two_doors_make, two_doors_remove);
}
