/* Today's session is kept when it is begun, a pain at its end is remembered,
 * and a run that was told says why its legs have no numbers. */
#define _GNU_SOURCE
#include <string.h>

#include "two_doors.h"

#define RUN_DAY "2026-06-01T18:00:00Z"
#define NEXT_DAY "2026-06-02T07:00:00Z"
#define LATER "2026-06-02T07:30:00Z"
#define THIRD_DAY "2026-06-03T07:00:00Z"
#define NINTH_DAY "2026-06-10T07:00:00Z"
#define PROGRESS(keys) "{\"schema\":\"session-progress/1\"," keys "}"
#define CALF "{\"schema\":\"pain-case/1\",\"report\":{\"region\":\"calf\"," \
	"\"side\":\"left\",\"severity_now\":2,\"others\":\"no\"}}"

static const struct logbook_run recorded = {"8.fit",
    "2026-06-01T17:00:00Z", 34, NAN, AR_FORMAT_FIT};
const struct two_doors two_doors = {LOGBOOK_LOG, RUN_DAY, &recorded, 1};

static int
begin(void **state)
{
	two_doors_begin(state);
	json_decref(ask_json(&api, post_file("/runs", "8.fit"), 201));
	return 0;
}

static void
advance(int64_t id, const char *json)
{
	char path[48];

	snprintf(path, sizeof path, "/sessions/%lld/progress",
	    (long long)id);
	json_decref(ask_json(&api, post(path, json), 200));
}

static int64_t
offered(void)
{
	json_t *root = ask_json(&api, post("/today/session", NULL), 200);
	int64_t id = (int64_t)number(root, "session_id");

	assert_string_equal(text(root, "schema"), "kept-session/1");
	assert_string_equal(text(json_object_get(root, "session"), "schema"),
	    "session/1");
	json_decref(root);
	return id;
}

/* The run is of yesterday: its session is not today's. */
static void
an_older_run(void **state)
{
	json_t *today, *root;
	int64_t id;

	(void)state;
	api.now = NEXT_DAY;
	today = ask_json(&api, get("/today"), 200);
	root = ask_json(&api, post("/today/session", NULL), 200);
	id = (int64_t)number(root, "session_id");
	assert_int_equal(id, 2);
	assert_true(json_equal(json_object_get(root, "session"),
	    json_object_get(today, "session")));
	assert_string_equal(text(root, "day"), "2026-06-02");
	assert_null(json_object_get(root, "run_id"));
	json_decref(root);
	json_decref(today);
	api.now = LATER;
	assert_int_equal(offered(), id); /* nobody began it: one is enough */
	advance(id, PROGRESS("\"steps_done\":1,\"steps_skipped\":0,"
	    "\"elapsed_s\":60,\"ended\":false"));
	assert_int_equal(offered(), id); /* it goes on */
	advance(id, PROGRESS("\"steps_done\":2,\"steps_skipped\":0,"
	    "\"ended\":true,\"outcome\":\"same\""));
	assert_int_equal(offered(), id + 1); /* once more */
	root = ask_json(&api, get("/sessions/last?run=1"), 200);
	check_near(number(root, "session_id"), 1, 0); /* stays the run's */
	json_decref(root);
}

/* Right after the run it is the run's own. */
static void
right_after_the_run(void **state)
{
	(void)state;
	assert_int_equal(offered(), 1);
}

static void
nothing_to_begin(void **state)
{
	(void)state;
	api.now = NEXT_DAY;
	ask_fails(&api, post("/today/session?minutes=x", NULL), 400, "input",
	    "?minutes");
	ask_gives(&api, post("/pains", "{\"schema\":\"pain-case/1\","
	    "\"report\":{\"region\":\"calf\",\"side\":\"left\","
	    "\"severity_now\":5,\"chest_pain\":true,\"others\":\"no\"}}"),
	    200);
	ask_fails(&api, post("/today/session", NULL), 409, "refused", "");
}

/* The guide of the terminal leads through what today showed. */
static void
the_screen_keeps_it(void **state)
{
	json_t *root;

	(void)state;
	api.now = NEXT_DAY;
	assert_non_null(strstr(logbook_say(NEXT_DAY, "today"),
	    "afterrun guide leads"));
	root = ask_json(&api, get("/sessions/last"), 200);
	check_near(number(root, "session_id"), 2, 0);
	assert_string_equal(text(root, "day"), "2026-06-02");
	json_decref(root);
	logbook_say(LATER, "today --json"); /* for programs: only a look */
	root = ask_json(&api, get("/sessions/last"), 200);
	assert_string_equal(text(root, "made_utc"), NEXT_DAY);
	json_decref(root);
}

/* --- pain at the end --- */

static bool
reminded(const char *now)
{
	json_t *root, *pain;
	bool found;

	api.now = now;
	root = ask_json(&api, get("/today"), 200);
	pain = json_object_get(root, "session_pain");
	found = pain != NULL;
	assert_int_equal(found, strstr(logbook_say(now, "today"),
	    "hurt during the session") != NULL);
	if (found) {
		assert_non_null(strstr(text(pain, "text"), "afterrun pain"));
		assert_string_equal(text(pain, "day"), "2026-06-01");
		check_near(number(pain, "session_id"), 1, 0);
	}
	json_decref(root);
	return found;
}

static void
it_hurt(const char *pain)
{
	char json[160];

	snprintf(json, sizeof json, PROGRESS("\"steps_done\":2,"
	    "\"steps_skipped\":0,\"ended\":true,\"pain\":%s"), pain);
	advance(1, json);
}

static void
pain_is_kept(void **state)
{
	json_t *root;

	(void)state;
	assert_false(reminded(NEXT_DAY));
	api.now = RUN_DAY;
	it_hurt("true");
	/* an outcome that is said later leaves it */
	advance(1, PROGRESS("\"steps_done\":2,\"steps_skipped\":0,"
	    "\"ended\":true,\"outcome\":\"worse\""));
	root = ask_json(&api, get("/sessions/last?run=1"), 200);
	assert_true(json_is_true(json_object_get(root, "pain")));
	assert_string_equal(text(root, "outcome"), "worse");
	json_decref(root);
	assert_true(reminded(NEXT_DAY));
	assert_true(reminded(THIRD_DAY));
	assert_false(reminded(NINTH_DAY)); /* a week is enough */
}

static void
no_pain_is_kept(void **state)
{
	json_t *root;

	(void)state;
	it_hurt("false");
	root = ask_json(&api, get("/sessions/last?run=1"), 200);
	assert_true(json_is_false(json_object_get(root, "pain")));
	json_decref(root);
	assert_false(reminded(NEXT_DAY));
}

/* What was asked about is asked no more, closed or not. */
static void
pain_that_was_told(void **state)
{
	(void)state;
	it_hurt("true");
	assert_true(reminded(NEXT_DAY));
	ask_gives(&api, post("/pains", CALF), 200);
	assert_false(reminded(LATER));
	ask_gives(&api, post("/pains/1/close", NULL), 200);
	assert_false(reminded(THIRD_DAY));
}

/* A session done again without a word of pain starts anew. */
static void
pain_of_the_next_session(void **state)
{
	json_t *root;

	(void)state;
	it_hurt("true");
	api.now = NEXT_DAY;
	advance(1, PROGRESS("\"steps_done\":0,\"steps_skipped\":0,"
	    "\"elapsed_s\":1,\"ended\":false"));
	root = ask_json(&api, get("/sessions/last"), 200);
	assert_null(json_object_get(root, "pain"));
	json_decref(root);
	assert_true(reminded(NEXT_DAY));
	api.now = LATER;
	advance(2, PROGRESS("\"steps_done\":1,\"steps_skipped\":0,"
	    "\"ended\":true,\"pain\":false"));
	assert_false(reminded(THIRD_DAY));
}

/* --- a run that was told --- */

static void
legs_of_a_told_run(void **state)
{
	json_t *root;

	(void)state;
	api.now = THIRD_DAY;
	root = ask_json(&api, post("/runs/told",
	    "{\"schema\":\"told-run/1\",\"duration_min\":45,"
	    "\"hours_ago\":1}"), 201);
	assert_int_equal(count(root, "legs"), 0);
	assert_non_null(strstr(text(root, "legs_text"), "a recording"));
	json_decref(root);
	root = ask_json(&api, get("/runs/2"), 200);
	assert_non_null(strstr(text(root, "legs_text"), "a recording"));
	json_decref(root);
	root = ask_json(&api, get("/runs/1"), 200);
	assert_null(json_object_get(root, "legs_text"));
	json_decref(root);
	root = ask_json(&api, get("/today"), 200);
	assert_non_null(strstr(text(json_object_get(root, "last_run"),
	    "legs_text"), "a recording"));
	json_decref(root);
	assert_non_null(strstr(logbook_say(THIRD_DAY, "show 2"),
	    "No leg load"));
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, begin, two_doors_end)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(an_older_run),
		TEST(right_after_the_run),
		TEST(nothing_to_begin),
		TEST(the_screen_keeps_it),
		TEST(pain_is_kept),
		TEST(no_pain_is_kept),
		TEST(pain_that_was_told),
		TEST(pain_of_the_next_session),
		TEST(legs_of_a_told_run),
	};

	return cmocka_run_group_tests(tests, two_doors_make,
	    two_doors_remove);
}
