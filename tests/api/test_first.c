/* The first request that writes, while there is no log: what is refused makes
 * none, and says where it is wrong and what to do. */
#include <string.h>
#include <unistd.h>

#include "afterrun/after.h"
#include "client.h"

static bool
is_there(const struct client *a)
{
	return access(a->log, F_OK) == 0;
}

#define CASE(name, more) "{\"schema\":\"" name "\"" more "}"

static void
refused(void **state)
{
	static const struct {
		const char *method;
		const char *path;
		const char *body;
		int status;
	} wrong[] = {
		{"PUT", "/person", CASE("person/1", ",\"mass_kg\":-3"), 400},
		{"PUT", "/person", "{", 400},
		{"PUT", "/settings", CASE("settings/1", ",\"minutes\":\"x\""),
		    400},
		{"POST", "/feel", CASE("feel-case/1", ",\"words\":[\"no=1\"]"),
		    400},
		{"POST", "/feel", CASE("feel-case/1", ",\"words\":[]"), 400},
		{"POST", "/runs/told", CASE("told-run/1", ""), 400},
		{"POST", "/runs/told", CASE("told-run/1",
		    ",\"duration_min\":99999"), 400},
		{"POST", "/pains", CASE("pain-case/1",
		    ",\"report\":{\"region\":\"nose\"}"), 400},
		{"POST", "/plan", CASE("plan-wish/1", ""), 400},
		{"POST", "/shoes", CASE("shoe-case/1", ",\"name\":\"\""), 400},
		{"POST", "/shoes", CASE("shoe-case/1", ",\"name\":\"Old\","
		    "\"retire\":true"), 404},
		{"POST", "/sessions/7/progress", CASE("session-progress/1",
		    ",\"steps_done\":0,\"steps_skipped\":0,\"ended\":true"),
		    404},
		{"POST", "/log/erase", CASE("erase-case/1",
		    ",\"confirm\":\"yes\""), 400},
		{"POST", "/log/erase", CASE("erase-case/1",
		    ",\"confirm\":\"delete everything\""), 404},
		{"POST", "/log/rebuild", NULL, 404},
		{"POST", "/plan/today", NULL, 404},
		{"DELETE", "/imports/1", NULL, 404},
	};
	struct client *a = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		a->id = i % 2 ? "first-1" : NULL;
		ask_gives(a, request(wrong[i].method, wrong[i].path,
		    wrong[i].body), wrong[i].status);
		if (is_there(a))
			fail_msg("%s %s made a log", wrong[i].method,
			    wrong[i].path);
	}
}

/* The id of what was refused is free, and what follows is kept as if nothing
 * had been. */
static void
then_kept(void **state)
{
	struct client *a = *state;

	a->id = "first-1";
	ask_fails(a, post("/feel", CASE("feel-case/1", "")), 400, "input",
	    "/words");
	assert_false(is_there(a));
	ask_holds(a, post("/feel", CASE("feel-case/1",
	    ",\"words\":[\"calf=4\"]")), 200, "\"mark\":4");
	assert_true(is_there(a));
	assert_false(a->response.repeated);
	ask_gives(a, post("/feel", CASE("feel-case/1",
	    ",\"words\":[\"calf=4\"]")), 200);
	assert_true(a->response.repeated);
	a->id = NULL;
	ask_holds(a, post("/log/erase", CASE("erase-case/1",
	    ",\"confirm\":\"delete everything\"")), 200, "\"marks\":");
}

/* As on the command line: what to give instead, and where. */
static void
no_recording(void **state)
{
	static const char diary[] = "Dear diary, today I ran.";
	struct client *a = *state;
	json_t *root;

	for (int look = 0; look < 2; look++) {
		const char *path = look ? "/runs/look?name=diary.txt" :
		    "/runs?name=diary.txt";

		ask_fails(a, post_bytes(path, diary, strlen(diary)), 400,
		    "format", "diary.txt");
		root = ask_json(a, post_bytes(look ? "/runs/look" : "/runs",
		    diary, strlen(diary)), 400);
		assert_string_equal(text(root, "hint"),
		    ar_after_hint(AR_EFORMAT));
		assert_string_equal(text(root, "where"), "body");
		json_decref(root);
	}
	ask_holds(a, post_bytes("/runs", "", 0), 400,
	    ar_after_hint(AR_EFORMAT));
	assert_false(is_there(a));
}

/* Not retired is what a new shoe is. */
static void
shoe_in_use(void **state)
{
	struct client *a = *state;

	ask_holds(a, post("/shoes", CASE("shoe-case/1",
	    ",\"name\":\"Green\",\"retire\":false")), 200,
	    "\"name\":\"Green\"");
	ask_gives(a, post("/shoes", CASE("shoe-case/1",
	    ",\"name\":\"Green\",\"retire\":true")), 200);
	ask_fails(a, post("/shoes", CASE("shoe-case/1",
	    ",\"name\":\"Blue\",\"retire\":true")), 404, "absent", "/name");
	ask_holds(a, post("/shoes", CASE("shoe-case/1",
	    ",\"name\":\"Blue\",\"retire\":false,\"usual\":true")), 200,
	    "\"name\":\"Blue\"");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name,                       \
		client_set_up, client_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(refused),
		TEST(then_kept),
		TEST(no_recording),
		TEST(shoe_in_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
