/* Runs that are told, lists of runs, and what was said of days. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "two_doors.h"

static const struct logbook_run recorded = {"8.fit",
    "2026-06-01T17:00:00Z", 34, NAN, AR_FORMAT_FIT};
const struct two_doors two_doors = {API_LOG, "2026-06-01T18:00:00Z",
    &recorded, 1};

#define TOLD(keys) "{\"schema\":\"told-run/1\"," keys "}"

static json_t *
tell(int status, const char *json)
{
	return ask_json(&api, post("/runs/told", json), status);
}

static void
told_is_kept(void **state)
{
	json_t *root, *run;

	(void)state;
	root = tell(201, TOLD("\"start_utc\":\"2026-06-01T16:00:00Z\","
	    "\"duration_min\":50,\"distance_km\":9.5,\"ascent_m\":120,"
	    "\"rpe\":6,\"said\":{\"sore\":\"calf-left=4\","
	    "\"minutes\":\"12\",\"tools\":\"roller\"}"));
	run = json_object_get(root, "run");
	assert_true(json_is_true(json_object_get(run, "told")));
	assert_string_equal(json_string_value(json_object_get(run,
	    "start_utc")), "2026-06-01T16:00:00Z");
	check_near(number(run, "distance_m"), 9500, 0.01);
	check_near(number(run, "moving_s"), 3000, 0.1);
	check_near(number(run, "elapsed_s"), 3000, 0.1);
	check_near(number(run, "ascent_m"), 120, 0.01);
	check_near(number(json_object_get(run, "load"), "au"), 300, 0.5);
	assert_string_equal(json_string_value(json_object_get(run,
	    "rpe_source")), "said");
	check_near(number(json_object_get(root, "today"), "hours_ago"), 1.2,
	    0.01);
	assert_int_equal(json_array_size(json_object_get(root, "legs")), 0);
	assert_in_range((uintmax_t)number(json_object_get(root, "session"),
	    "total_s"), 60, 12 * 60);
	assert_true(json_is_false(json_object_get(json_object_get(root,
	    "log"), "already")));
	json_decref(root);
	root = ask_json(&api, get("/runs/1"), 200);
	assert_true(json_is_true(json_object_get(root, "told")));
	check_near(number(root, "rpe"), 6, 0);
	check_near(number(json_object_get(root, "load"), "au"), 300, 0.5);
	check_near(number(root, "distance_m"), 9500, 0.01);
	assert_null(json_object_get(root, "samples"));
	json_decref(root);
	ask_fails(&api, get("/runs/1/streams"), 404, "absent", "");
	ask_fails(&api, get("/runs/1/file"), 404, "absent", "");
}

/* The load of the answer is the load of the log. */
static void
told_load_is_kept(void **state)
{
	static const char *const cases[] = {
		TOLD("\"duration_min\":40"),
		TOLD("\"duration_min\":40,\"hours_ago\":30,\"rpe\":3"),
		TOLD("\"duration_min\":70,\"hours_ago\":60,"
		    "\"distance_km\":12,\"sport\":\"treadmill\""),
		TOLD("\"duration_min\":90,\"hours_ago\":100,"
		    "\"sport\":\"walking\",\"rpe\":2.5"),
	};

	(void)state;
	for (int i = 0; i < 4; i++) {
		json_t *root = tell(201, cases[i]);
		json_t *load = json_incref(json_object_get(
		    json_object_get(root, "run"), "load"));
		char path[32];
		json_t *kept;

		snprintf(path, sizeof path, "/runs/%d", i + 1);
		json_decref(root);
		root = ask_json(&api, get(path), 200);
		kept = json_object_get(root, "load");
		check_near(number(kept, "tss"),
		    number(load, "tss"), 0.05);
		assert_string_equal(json_string_value(json_object_get(kept,
		    "method")), json_string_value(json_object_get(load,
		    "method")));
		json_decref(load);
		json_decref(root);
	}
}

/* Said twice, or told of a run whose recording is there. */
static void
told_is_not_doubled(void **state)
{
	json_t *root;

	(void)state;
	json_decref(ask_json(&api, post_file("/runs", "8.fit"), 201));
	/* the distance as a treadmill's owner guesses it */
	root = tell(200, TOLD("\"start_utc\":\"2026-06-01T17:00:30Z\","
	    "\"duration_min\":34,\"distance_km\":4.1,\"rpe\":8"));
	check_near(number(json_object_get(root, "log"), "run"), 1, 0);
	assert_true(json_is_true(json_object_get(json_object_get(root,
	    "log"), "already")));
	json_decref(root);
	root = ask_json(&api, get("/runs/1"), 200);
	check_near(number(root, "rpe"), 8, 0);
	assert_true(json_is_false(json_object_get(root, "told")));
	json_decref(root);
	json_decref(tell(201, TOLD("\"duration_min\":30,"
	    "\"start_utc\":\"2026-05-31T08:00:00Z\"")));
	json_decref(tell(200, TOLD("\"duration_min\":30,"
	    "\"distance_km\":5,\"start_utc\":\"2026-05-31T08:00:10Z\"")));
	/* another one of that morning */
	json_decref(tell(201, TOLD("\"duration_min\":60,"
	    "\"start_utc\":\"2026-05-31T09:00:00Z\"")));
	root = ask_json(&api, get("/runs?all=true"), 200);
	assert_int_equal(json_array_size(json_object_get(root, "runs")), 3);
	json_decref(root);
}

/* A new run is in the shoes that are usual, one that was there is not. */
static void
told_in_usual_shoes(void **state)
{
	json_t *root;

	(void)state;
	json_decref(ask_json(&api, post_file("/runs", "8.fit"), 201));
	logbook_run_in(api.now, "shoes add Ghost --default",
	    "AFTERRUN_DB=" API_LOG);
	json_decref(tell(201, TOLD("\"duration_min\":30,"
	    "\"start_utc\":\"2026-05-31T08:00:00Z\"")));
	json_decref(tell(200, TOLD("\"duration_min\":34,"
	    "\"start_utc\":\"2026-06-01T17:00:00Z\"")));
	root = ask_json(&api, get("/runs/2"), 200);
	check_near(number(root, "shoe_id"), 1, 0);
	json_decref(root);
	root = ask_json(&api, get("/runs/1"), 200);
	assert_null(json_object_get(root, "shoe_id"));
	json_decref(root);
}

static void
told_wrong(void **state)
{
	static const struct {
		const char *where;
		const char *json;
	} cases[] = {
		{"/duration_min", TOLD("\"rpe\":5")},
		{"/duration_min", TOLD("\"duration_min\":0.5")},
		{"/duration_min", TOLD("\"duration_min\":-3")},
		{"/duration_min", TOLD("\"duration_min\":\"40\"")},
		{"/distance_km", TOLD("\"duration_min\":40,"
		    "\"distance_km\":-1")},
		{"/distance_km", TOLD("\"duration_min\":40,"
		    "\"distance_km\":2000")},
		{"/ascent_m", TOLD("\"duration_min\":40,\"ascent_m\":-1")},
		{"/descent_m", TOLD("\"duration_min\":40,"
		    "\"descent_m\":60000")},
		{"/hours_ago", TOLD("\"duration_min\":40,\"hours_ago\":-2")},
		{"/hours_ago", TOLD("\"duration_min\":40,\"hours_ago\":2,"
		    "\"start_utc\":\"2026-06-01T10:00:00Z\"")},
		{"/start_utc", TOLD("\"duration_min\":40,"
		    "\"start_utc\":\"yesterday\"")},
		{"/start_utc", TOLD("\"duration_min\":40,\"start_utc\":7")},
		{"/start_utc", TOLD("\"duration_min\":40,"
		    "\"start_utc\":\"2026-06-01T17:30:00Z\"")},
		{"/rpe", TOLD("\"duration_min\":40,\"rpe\":11")},
		{"/rpe", TOLD("\"duration_min\":40,\"rpe\":5,"
		    "\"said\":{\"rpe\":\"5\"}")},
		{"/sport", TOLD("\"duration_min\":40,\"sport\":\"rowing\"")},
		{"/said", TOLD("\"duration_min\":40,\"said\":[]")},
		{"/said/sore", TOLD("\"duration_min\":40,"
		    "\"said\":{\"sore\":\"calf\"}")},
		{"/said/mood", TOLD("\"duration_min\":40,"
		    "\"said\":{\"mood\":\"good\"}")},
		{"/said/minutes", TOLD("\"duration_min\":40,"
		    "\"said\":{\"minutes\":10}")},
		{"/pace", TOLD("\"duration_min\":40,\"pace\":5")},
		{"/schema", "{\"schema\":\"told-run/2\"}"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		ask_fails(&api, post("/runs/told", cases[i].json), 400,
		    "input", cases[i].where);
	assert_string_equal(ask(&api, get("/runs")),
	    "{\"schema\":\"log/1\",\"runs\":[]}\n");
}

/* Twenty where nobody asks for more. */
static void
runs_are_limited(void **state)
{
	json_t *root;

	(void)state;
	for (int i = 0; i < 25; i++) {
		char json[160];

		snprintf(json, sizeof json, "{\"schema\":\"told-run/1\","
		    "\"duration_min\":30,\"start_utc\":"
		    "\"2026-05-%02dT08:00:00Z\"}", i + 1);
		json_decref(tell(201, json));
	}
	static const struct {
		const char *path;
		size_t count;
	} cases[] = {{"/runs", 20}, {"/runs?all=true", 25},
		{"/runs?all=0", 20}, {"/runs?from=2026-05-01", 25},
		{"/runs?to=2026-05-24", 24},
		{"/runs?from=2026-05-03&to=2026-05-04", 2},
		{"/runs?limit=23", 23}, {"/runs?all=true&limit=1", 1}};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		root = ask_json(&api, get(cases[i].path), 200);
		assert_int_equal(json_array_size(json_object_get(root,
		    "runs")), cases[i].count);
		json_decref(root);
	}
}

static void
feels_of_days(void **state)
{
	json_t *root, *one;

	(void)state;
	assert_string_equal(ask(&api, get("/feel")),
	    "{\"schema\":\"feels/1\",\"from\":\"2026-05-19\","
	    "\"to\":\"2026-06-01\",\"marks\":[],\"values\":[],"
	    "\"notes\":[]}\n");
	json_decref(ask_json(&api, post("/feel",
	    "{\"schema\":\"feel-case/1\",\"words\":[\"calf-left=6\","
	    "\"legs=3\",\"sleep=6.5h\",\"note=so so\"]}"), 200));
	json_decref(ask_json(&api, post("/feel",
	    "{\"schema\":\"feel-case/1\",\"words\":[\"shin=2\","
	    "\"date=2026-04-01\"]}"), 200));
	json_decref(ask_json(&api, post("/feel",
	    "{\"schema\":\"feel-case/1\",\"words\":[\"calf-left=5\"]}"), 200));
	root = ask_json(&api, get("/feel"), 200);
	assert_int_equal(count(root, "marks"), 2);
	one = json_array_get(json_object_get(root, "marks"), 0);
	assert_string_equal(json_string_value(json_object_get(one,
	    "region")), "legs");
	assert_null(json_object_get(one, "side"));
	one = json_array_get(json_object_get(root, "marks"), 1);
	assert_string_equal(json_string_value(json_object_get(one,
	    "region")), "calf");
	assert_string_equal(json_string_value(json_object_get(one,
	    "side")), "left");
	check_near(number(one, "mark"), 5, 0);
	one = json_array_get(json_object_get(root, "values"), 0);
	assert_string_equal(json_string_value(json_object_get(one,
	    "kind")), "sleep_h");
	check_near(number(one, "value"), 6.5, 0);
	assert_string_equal(json_string_value(json_object_get(one,
	    "source")), "said");
	one = json_array_get(json_object_get(root, "notes"), 0);
	assert_string_equal(json_string_value(json_object_get(one,
	    "text")), "so so");
	json_decref(root);
	root = ask_json(&api, get("/feel?from=2026-04-01&to=2026-04-01"), 200);
	assert_int_equal(count(root, "marks"), 1);
	json_decref(root);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name,                       \
		two_doors_begin, two_doors_end)
	const struct CMUnitTest tests[] = {
		TEST(told_is_kept),
		TEST(told_load_is_kept),
		TEST(told_is_not_doubled),
		TEST(told_in_usual_shoes),
		TEST(told_wrong),
		TEST(runs_are_limited),
		TEST(feels_of_days),
	};

	return cmocka_run_group_tests(tests, two_doors_make, two_doors_remove);
}
