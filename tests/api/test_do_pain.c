/* Pain over the interface: judged, asked, kept and closed; what the command
 * line can do, too, has its bytes. */
#include <stdlib.h>
#include <string.h>

#include "two_doors.h"

#define NOW "2026-06-01T09:00:00Z"
#define LATER "2026-06-03T09:00:00Z"
#define CALF "{\"schema\":\"pain-case/1\",\"report\":{\"region\":\"calf\"," \
	"\"side\":\"left\",\"others\":\"no\"," \
	"\"severity_now\":4,\"severity_worst\":5," \
	"\"background\":{\"age\":40}}}"
#define SAY_CALF "pain --json --others no --region calf --side left " \
	"--severity-now 4 --severity-worst 5 --age 40"
#define CHEST "{\"schema\":\"pain-case/1\",\"report\":{\"region\":\"calf\"," \
	"\"side\":\"left\",\"others\":\"no\",\"severity_now\":4," \
	"\"severity_worst\":5,\"chest_pain\":true," \
	"\"background\":{\"age\":40}}}"

enum { STEPS_MOST = 60, TEXT = 1 << 16 };

const struct two_doors two_doors = {LOGBOOK_LOG, NOW, NULL, 0};

static void
test_triage(void **state)
{
	static const char text[] = "{\"schema\":\"triage-case/1\","
	    "\"others\":\"no\",\"region\":\"knee_inner\",\"side\":\"right\","
	    "\"severity_now\":3,\"severity_worst\":4,\"tissue\":\"joint\","
	    "\"duration_days\":4,\"background\":{\"age\":50}}";

	(void)state;
	logbook_put_bytes("case.json", text, sizeof text - 1);
	logbook_run(NOW, "triage --input case.json --json");
	assert_string_equal(ask(&api, post("/triage", text)), logbook_say(NOW,
	    "triage --input case.json --json"));
	assert_int_equal(api.response.status, 200);
	assert_string_equal(api.response.content_type, "application/json");
	ask_holds(&api, post("/triage",
	    "{\"schema\":\"triage-case/1\",\"regoin\":1}"), 400, "/regoin");
	ask_holds(&api, post("/triage", "[1]"), 400, "error/1");
	ask_holds(&api, post("/triage",
	    "{\"schema\":\"triage-case/1\",\"others\":\"no\","
	    "\"severity_now\":11}"), 400, "/severity_now");
}

/* A pain that is new, the clock of it, told again, and gone. */
static void
test_kept(void **state)
{
	char first[TEXT], again[TEXT];

	(void)state;
	snprintf(first, sizeof first, "%s", logbook_say(NOW, SAY_CALF));
	snprintf(again, sizeof again, "%s", logbook_say(LATER,
	    "pain again 1 --json --others no --severity-now 6 "
	    "--severity-worst 6"));
	logbook_forget();
	api.now = NOW;
	assert_string_equal(ask_gives(&api, post("/pains", CALF), 200), first);
	assert_string_equal(ask(&api, get("/pains")), logbook_say(NOW,
	    "pain list --json"));
	api.now = LATER;
	assert_string_equal(ask(&api, get("/pains")), logbook_say(LATER,
	    "pain list --json"));
	assert_string_equal(ask(&api, post("/pains",
	    "{\"schema\":\"pain-case/1\","
	    "\"episode_id\":1,\"report\":{\"others\":\"no\","
	    "\"severity_now\":6,\"severity_worst\":6}}")), again);
	ask_gives(&api, post("/pains/1/close", NULL), 200);
	assert_string_equal(api.body,
	    logbook_say(LATER, "pain list --json"));
	assert_non_null(strstr(ask(&api, get("/pains?all=1")),
	    "\"closed\":[{\"episode_id\":1,\"region\":\"calf\","
	    "\"side\":\"left\""));
	ask_holds(&api, post("/pains/1/close", NULL), 404, "no open pain");
	ask_gives(&api, get("/pains?all=perhaps"), 400);
}

/* E0 that nobody has seen stays open. */
static void
test_locked(void **state)
{
	(void)state;
	assert_non_null(strstr(ask(&api, post("/pains", CHEST)),
	    "\"tier\":\"E0\""));
	ask_holds(&api, post("/pains/1/close", NULL), 409, "nobody has seen");
	assert_non_null(strstr(ask(&api, get("/pains")), "\"locked\":true"));
	ask_gives(&api, post("/pains",
	    "{\"schema\":\"pain-case/1\",\"episode_id\":1,"
	    "\"report\":{\"others\":\"no\",\"clinician_seen\":true,"
	    "\"severity_now\":1,\"severity_worst\":1}}"), 200);
	ask_gives(&api, post("/pains/1/close", NULL), 200);
}

static void
test_wrong(void **state)
{
	(void)state;
	ask_holds(&api, post("/pains", "{\"schema\":\"pain-case/1\"}"), 400,
	    "/report");
	ask_holds(&api, post("/pains",
	    "{\"schema\":\"pain-case/1\",\"report\":{},\"x\":1}"), 400,
	    "/x");
	ask_holds(&api, post("/pains",
	    "{\"schema\":\"pain-case/1\",\"report\":"
	    "{\"region\":\"calfs\"}}"), 400, "/report/region");
	ask_holds(&api, post("/pains",
	    "{\"schema\":\"pain-case/1\",\"report\":{\"age\":40}}"), 400,
	    "/report/age");
	ask_holds(&api, post("/pains",
	    "{\"schema\":\"pain-case/1\",\"report\":{\"earlier\":[]}}"),
	    400, "/report/earlier");
	ask_holds(&api, post("/pains",
	    "{\"schema\":\"pain-case/1\",\"report\":{},\"episode_id\":7}"),
	    404, "no open pain");
	ask_holds(&api, post("/pains", "{\"schema\":\"triage-case/1\"}"), 400,
	    "/schema");
	ask_holds(&api, post("/pains/x/close", NULL), 404, "error/1");
	ask_holds(&api, post("/pains/1/close", NULL), 404, "error/1");
	/* a finding that the toes cannot have */
	ask_holds(&api, post("/pains",
	    "{\"schema\":\"pain-case/1\",\"report\":"
	    "{\"region\":\"toes\",\"side\":\"left\",\"others\":\"no\","
	    "\"severity_now\":1,\"knee_locked\":true}}"), 400,
	    "/report/knee_locked");
	ask_gives(&api, get("/pains/1/page.pdf"), 501);
	assert_string_equal(ask(&api, get("/pains")),
	    "{\"schema\":\"pains/1\",\"pains\":[]}\n");
}

/* --- the interview -------------------------------------------------------- */

static json_t *
interview(json_t *request)
{
	char *text = json_dumps(request, 0);
	json_t *root;

	assert_non_null(text);
	root = ask_json(&api, post("/interview", text), 200);
	free(text);
	return root;
}

static json_t *
fresh(void)
{
	return json_pack("{s:s,s:{},s:[],s:[],s:[]}", "schema",
	    "interview-case/1", "case", "asked", "none", "opened");
}

static const char *
word(json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	assert_non_null(text);
	return text;
}

/* What a runner with a sore calf says to one key. */
static void
say_key(json_t *request, json_t *key)
{
	json_t *told = json_object_get(request, "case");
	const char *name = word(key, "key"), *type = word(key, "type");
	json_t *value = json_null();

	if (strcmp(name, "region") == 0)
		value = json_string("calf");
	else if (strcmp(name, "side") == 0)
		value = json_string("left");
	else if (strcmp(type, "word") == 0)
		value = json_incref(json_object_get(json_array_get(
		    json_object_get(key, "words"), 0), "id"));
	else if (strcmp(type, "number") == 0)
		value = json_integer(strcmp(name, "age") ? 3 : 40);
	else
		value = json_incref(json_object_get(key, "normal"));
	if (json_is_true(json_object_get(key, "background"))) {
		if (!json_object_get(told, "background"))
			json_object_set_new(told, "background",
			    json_object());
		told = json_object_get(told, "background");
	}
	assert_int_equal(json_object_set_new(told, name, value), 0);
}

static void
say(json_t *request, json_t *step)
{
	const char *form = word(step, "form");
	json_t *keys = json_object_get(step, "keys"), *key;
	size_t i;

	assert_true(json_array_size(keys) > 0);
	if (strcmp(form, "none") == 0 || strcmp(form, "well") == 0)
		json_array_append_new(json_object_get(request, "none"),
		    json_string(word(step, "question")));
	else
		json_array_foreach(keys, i, key)
			say_key(request, key);
}

static void
test_interview(void **state)
{
	json_t *request = fresh(), *answer = NULL, *told;
	char *text;
	int shown = -1, steps = 0;

	(void)state;
	for (;;) {
		int now;

		json_decref(answer);
		answer = interview(request);
		now = (int)json_integer_value(json_object_get(answer,
		    "shown"));
		assert_true(now > shown);
		shown = now;
		assert_string_equal(word(json_object_get(answer,
		    "emergency"), "number"), "112");
		assert_true(json_is_false(json_object_get(answer, "stop")));
		if (json_is_true(json_object_get(answer, "done")))
			break;
		assert_true(steps++ < STEPS_MOST);
		say(request, json_object_get(answer, "step"));
	}
	assert_null(json_object_get(answer, "step"));
	assert_true(steps > 5);
	/* the same words, told at once */
	told = json_pack("{s:s,s:O}", "schema", "pain-case/1", "report",
	    json_object_get(answer, "case"));
	text = json_dumps(told, 0);
	json_decref(told);
	told = ask_json(&api, post("/pains", text), 200);
	free(text);
	assert_true(json_equal(told, json_object_get(answer, "verdict")));
	json_decref(told);
	json_decref(answer);
	json_decref(request);
}

/* Something of it: one by one, and stop at once. */
static void
test_stop(void **state)
{
	json_t *request = fresh(), *answer, *step;

	(void)state;
	answer = interview(request);
	step = json_object_get(answer, "step");
	assert_string_equal(word(step, "question"), "where");
	assert_string_equal(word(step, "form"), "together");
	say(request, step);
	json_decref(answer);
	answer = interview(request);
	step = json_object_get(answer, "step");
	assert_string_equal(word(step, "question"), "danger");
	json_array_append_new(json_object_get(request, "opened"),
	    json_string("danger"));
	json_decref(answer);
	answer = interview(request);
	step = json_object_get(answer, "step");
	assert_string_equal(word(step, "form"), "key");
	assert_int_equal(json_array_size(json_object_get(step, "keys")), 1);
	assert_true(json_is_false(json_object_get(answer, "stop")));
	json_object_set_new(json_object_get(request, "case"), "chest_pain",
	    json_true());
	json_decref(answer);
	answer = interview(request);
	assert_true(json_is_true(json_object_get(answer, "stop")));
	assert_true(json_is_true(json_object_get(answer, "done")));
	assert_string_equal(word(json_object_get(answer, "verdict"), "tier"),
	    "E0");
	json_decref(answer);
	json_decref(request);
}

/* "Don't know" is never asked again, and never counts as no. */
static void
test_unknown(void **state)
{
	json_t *request = fresh(), *answer = NULL, *step;
	int steps = 0;

	(void)state;
	for (;;) {
		json_decref(answer);
		answer = interview(request);
		step = json_object_get(answer, "step");
		if (!step)
			break;
		assert_true(steps++ < STEPS_MOST);
		json_array_append_new(json_object_get(request, "asked"),
		    json_string(word(step, "question")));
	}
	assert_true(steps > 5);
	assert_true(json_is_false(json_object_get(json_object_get(answer,
	    "verdict"), "complete")));
	assert_string_equal(word(json_object_get(answer, "verdict"), "tier"),
	    "E3");
	json_decref(answer);
	json_decref(request);
}

/* Told again: the place is known, the signs are open. */
static void
test_again(void **state)
{
	json_t *request = fresh(), *answer;

	(void)state;
	json_object_set_new(request, "episode_id", json_integer(1));
	ask(&api, post("/pains", CALF));
	api.now = LATER;
	answer = interview(request);
	assert_string_equal(word(json_object_get(answer, "case"), "region"),
	    "calf");
	assert_null(json_object_get(json_object_get(answer, "case"),
	    "severity_now"));
	assert_string_not_equal(word(json_object_get(answer, "step"),
	    "question"), "where");
	json_decref(answer);
	json_decref(request);
}

static void
test_interview_wrong(void **state)
{
	(void)state;
	ask_gives(&api, put("/settings", "{\"schema\":\"settings/1\","
	    "\"country\":\"US\"}"), 200);
	assert_non_null(strstr(ask(&api, post("/interview",
	    "{\"schema\":\"interview-case/1\"}")), "\"emergency\":"
	    "{\"number\":\"911\",\"text\":\"911\"}"));
	ask_holds(&api, post("/interview", "{\"schema\":\"interview-case/1\","
	    "\"asked\":[\"nothing\"]}"), 400, "/asked");
	ask_holds(&api, post("/interview", "{\"schema\":\"interview-case/1\","
	    "\"opened\":[1]}"), 400, "/opened");
	ask_holds(&api, post("/interview", "{\"schema\":\"interview-case/1\","
	    "\"case\":{\"side\":\"up\"}}"), 400, "/case/side");
	ask_holds(&api, post("/interview", "{\"schema\":\"interview-case/1\","
	    "\"episode_id\":3}"), 404, "no open pain");
	ask_holds(&api, post("/interview", "{\"schema\":\"interview-case/1\","
	    "\"case\":{\"region\":\"toes\",\"side\":\"left\","
	    "\"knee_locked\":true}}"), 400, "/case/knee_locked");
	assert_non_null(strstr(ask(&api, post("/interview",
	    "{\"schema\":\"interview-case/1\"}")), "\"done\":false"));
}

static void
test_why(void **state)
{
	(void)state;
	assert_string_equal(ask(&api, get("/why/R31")), logbook_say(NOW,
	    "why R31 --json"));
	ask_gives(&api, get("/why/nothing-like-it"), 404);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name,                       \
		two_doors_begin, two_doors_end)
	const struct CMUnitTest tests[] = {
		TEST(test_triage),
		TEST(test_kept),
		TEST(test_locked),
		TEST(test_wrong),
		TEST(test_interview),
		TEST(test_stop),
		TEST(test_unknown),
		TEST(test_again),
		TEST(test_interview_wrong),
		TEST(test_why),
	};

	return cmocka_run_group_tests(tests, two_doors_make, two_doors_remove);
}
