/* settings/1 and person/1: what is kept comes back, what is wrong is named. */
#define _GNU_SOURCE
#include "client.h"

#include "../app/log_fixture.h"

#define USUAL "{\"schema\":\"settings/1\",\"units\":\"metric\","            \
	"\"language\":\"en\",\"tools\":[\"hand\"],\"conditions\":[],"          \
	"\"minutes\":20,\"version\":\"evidence\",\"voice\":true,"              \
	"\"bells\":true,\"vibrate\":true,\"theme\":\"auto\"}\n"
#define SET "{\"schema\":\"settings/1\","

static size_t
count_facts(const struct client *a)
{
	struct ar_arena *arena = ar_arena_open(1 << 20);
	struct ar_store *store;
	struct ar_fact *facts;
	struct ar_error err;
	size_t count;

	must(ar_store_open(a->log, AR_STORE_READ, 0, &store, &err), &err);
	must(ar_store_facts(store, arena, &facts, &count, &err), &err);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(facts[i].source, "said");
	ar_store_close(store);
	ar_arena_close(arena);
	return count;
}

/* --- settings ------------------------------------------------------------- */

static void
usual(void **state)
{
	struct client *a = *state;

	assert_string_equal(ask(a, get("/settings")), USUAL);
	/* nothing said, nothing kept */
	assert_string_equal(ask(a, put("/settings",
	    "{\"schema\":\"settings/1\"}")), USUAL);
	assert_string_equal(ask(a, put("/settings", USUAL)), USUAL);
	assert_int_equal(count_facts(a), 0);
}

static void
kept(void **state)
{
	static const char all[] = SET "\"units\":\"imperial\","
	    "\"language\":\"en\",\"tools\":[\"hand\",\"roller\",\"ice\"],"
	    "\"conditions\":[{\"id\":\"varicose_veins\",\"region\":\"calf\","
	    "\"side\":\"left\"},{\"id\":\"anticoagulant\",\"confirmed\":"
	    "true},{\"id\":\"open_skin\",\"region\":\"quadriceps\"}],"
	    "\"minutes\":45,\"version\":\"article\",\"voice\":false,"
	    "\"bells\":false,\"vibrate\":false,\"country\":\"FR\","
	    "\"theme\":\"dark\"}\n";
	struct client *a = *state;

	assert_string_equal(ask(a, put("/settings", all)), all);
	assert_int_equal(a->response.status, 200);
	client_again(a);
	assert_string_equal(ask(a, get("/settings")), all);
	assert_int_equal(count_facts(a), 10);
	/* the same again is nothing new */
	assert_string_equal(ask(a, put("/settings", all)), all);
	assert_int_equal(count_facts(a), 10);
	/* what is not given stays */
	ask_holds(a, put("/settings", SET "\"minutes\":10}"), 200,
	    "\"minutes\":10,\"version\":\"article\"");
	assert_int_equal(count_facts(a), 11);
	/* what is given replaces, also by nothing */
	ask_holds(a, put("/settings", SET "\"tools\":[],"
	    "\"conditions\":[],\"country\":\"\",\"voice\":true}"), 200,
	    "\"tools\":[\"hand\"],\"conditions\":[],\"minutes\":10,");
	assert_null(strstr(ask(a, get("/settings")), "country"));
	ask_holds(a, get("/about"), 200, "\"emergency\":{"
	    "\"number\":\"112\",\"text\":\"112 or your local number\"}");
	ask_gives(a, put("/settings", SET "\"country\":\"GB\"}"), 200);
	ask_holds(a, get("/about"), 200, "\"emergency\":{"
	    "\"country\":\"GB\",\"number\":\"999\",\"text\":\"999\"}");
}

/* The clock goes back: what was told last counts all the same. */
static void
clock_back(void **state)
{
	struct client *a = *state;

	ask_gives(a, put("/settings", SET "\"minutes\":10}"), 200);
	a->now = "2026-11-20T11:00:00+01:00";
	ask_gives(a, put("/settings", SET "\"minutes\":50}"), 200);
	ask_holds(a, get("/settings"), 200, "\"minutes\":50");
}

static void
wrong_settings(void **state)
{
	static const struct {
		const char *body;
		const char *place;
	} wrong[] = {
		{SET "\"units\":\"miles\"}", "/units"},
		{SET "\"units\":1}", "/units"},
		{SET "\"language\":\"de\"}", "/language"},
		{SET "\"minutes\":4}", "/minutes"},
		{SET "\"minutes\":61}", "/minutes"},
		{SET "\"minutes\":20.5}", "/minutes"},
		{SET "\"minutes\":\"20\"}", "/minutes"},
		{SET "\"minutes\":null}", "/minutes"},
		{SET "\"voice\":1}", "/voice"},
		{SET "\"tools\":\"roller\"}", "/tools"},
		{SET "\"tools\":[\"hand\",\"hammer\"]}", "/tools/1"},
		{SET "\"tools\":[1]}", "/tools/0"},
		{SET "\"conditions\":{}}", "/conditions"},
		{SET "\"conditions\":[\"fever\"]}", "/conditions/0"},
		{SET "\"conditions\":[{\"id\":\"tired\"}]}",
		    "/conditions/0/id"},
		{SET "\"conditions\":[{}]}", "/conditions/0/id"},
		{SET "\"conditions\":[{\"id\":\"fever\"},{\"id\":\"fever\","
		    "\"region\":\"nose\"}]}", "/conditions/1/region"},
		{SET "\"conditions\":[{\"id\":\"fever\",\"side\":\"left\"}]}",
		    "/conditions/0/side"},
		{SET "\"conditions\":[{\"id\":\"fever\",\"region\":\"calf\","
		    "\"side\":\"up\"}]}", "/conditions/0/side"},
		{SET "\"conditions\":[{\"id\":\"fever\",\"confirmed\":1}]}",
		    "/conditions/0/confirmed"},
		{SET "\"country\":\"france\"}", "/country"},
		{SET "\"country\":\"fr\"}", "/country"},
		{SET "\"country\":12}", "/country"},
		{SET "\"theme\":\"pink\"}", "/theme"},
		{SET "\"font\":\"large\"}", "/font"},
	};
	struct client *a = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		ask_fails(a, put("/settings", wrong[i].body), 400, "input",
		    wrong[i].place);
	assert_string_equal(ask(a, get("/settings")), USUAL);
}

static void
many_conditions(void **state)
{
	struct client *a = *state;
	char body[4096] = SET "\"conditions\":[";

	for (int i = 0; i < 32; i++)
		strcat(body, "{\"id\":\"open_skin\",\"region\":\"calf\"},");
	strcpy(body + strlen(body) - 1, "]}");
	ask_gives(a, put("/settings", body), 200);
	strcpy(body + strlen(body) - 2, ",{\"id\":\"fever\"}]}");
	ask_fails(a, put("/settings", body), 400, "input", "/conditions");
}

/* --- the person ----------------------------------------------------------- */

#define WHO "{\"schema\":\"person/1\","

static void
person(void **state)
{
	struct client *a = *state;

	assert_string_equal(ask(a, get("/person")),
	    "{\"schema\":\"person/1\",\"sources\":{}}\n");
	assert_string_equal(ask(a, put("/person", WHO "\"sex\":\"f\","
	    "\"birth_year\":1986,\"height_m\":1.685,\"mass_kg\":61.5,"
	    "\"heart_rest_bpm\":48,\"heart_max_bpm\":188,"
	    "\"heart_threshold_bpm\":170,\"experience\":\"experienced\"}")),
	    "{\"schema\":\"person/1\",\"sex\":\"f\",\"birth_year\":1986,"
	    "\"age_y\":40,\"height_m\":1.685,\"mass_kg\":61.5,"
	    "\"heart_rest_bpm\":48,\"heart_max_bpm\":188,"
	    "\"heart_threshold_bpm\":170,\"experience\":\"experienced\","
	    "\"sources\":{\"sex\":\"said\",\"birth_year\":\"said\","
	    "\"height_m\":\"said\",\"mass_kg\":\"said\","
	    "\"heart_rest_bpm\":\"said\",\"heart_max_bpm\":\"said\","
	    "\"heart_threshold_bpm\":\"said\",\"experience\":\"said\"}}\n");
	assert_int_equal(count_facts(a), 7); /* and the mass of a day */
	/* what is not given stays, the same again is not kept twice */
	ask_holds(a, put("/person", WHO "\"mass_kg\":62,"
	    "\"sex\":\"f\",\"heart_max_bpm\":188}"), 200,
	    "\"height_m\":1.685,\"mass_kg\":62.0,");
	assert_int_equal(count_facts(a), 7);
	/* an age is a year of birth; the year itself goes first */
	ask_holds(a, put("/person", WHO "\"age_y\":30}"), 200,
	    "\"birth_year\":1996,\"age_y\":30,");
	ask_holds(a, put("/person", WHO "\"age_y\":30,"
	    "\"birth_year\":1990}"), 200, "\"birth_year\":1990,\"age_y\":36,");
	ask_holds(a, put("/person", WHO "\"sex\":\"m\","
	    "\"experience\":\"novice\"}"), 200, "\"sex\":\"m\"");
	ask_holds(a, get("/person"), 200, "\"experience\":\"novice\"");
}

static void
wrong_person(void **state)
{
	static const struct {
		const char *body;
		const char *place;
	} wrong[] = {
		{WHO "\"sex\":\"x\"}", "/sex"},
		{WHO "\"birth_year\":1899}", "/birth_year"},
		{WHO "\"birth_year\":1980.5}", "/birth_year"},
		{WHO "\"age_y\":-1}", "/age_y"},
		{WHO "\"age_y\":200}", "/age_y"},
		{WHO "\"height_m\":168}", "/height_m"},
		{WHO "\"mass_kg\":5}", "/mass_kg"},
		{WHO "\"mass_kg\":\"70\"}", "/mass_kg"},
		{WHO "\"heart_rest_bpm\":19}", "/heart_rest_bpm"},
		{WHO "\"heart_max_bpm\":241}", "/heart_max_bpm"},
		{WHO "\"heart_threshold_bpm\":79}", "/heart_threshold_bpm"},
		{WHO "\"experience\":\"some\"}", "/experience"},
		{WHO "\"sources\":{}}", "/sources"},
		{WHO "\"vdot\":50}", "/vdot"},
	};
	struct client *a = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		ask_fails(a, put("/person", wrong[i].body), 400, "input",
		    wrong[i].place);
	assert_string_equal(ask(a, get("/person")),
	    "{\"schema\":\"person/1\",\"sources\":{}}\n");
}

static double
score(const struct client *a, struct ar_arena *arena)
{
	struct ar_store *store;
	struct ar_run run;
	struct ar_error err;

	must(ar_store_open(a->log, AR_STORE_READ, 0, &store, &err), &err);
	must(ar_store_run_get(store, 1, arena, &run, &err), &err);
	ar_store_close(store);
	return run.person.heart_max_bpm;
}

/* Who the runner is changes what a run was for them. */
static void
runs_follow(void **state)
{
	struct client *a = *state;
	const struct ar_invent_plan plan = run_plan(0);
	struct log log;

	memset(&log, 0, sizeof log);
	strcpy(log.path, a->log);
	log.arena = ar_arena_open((size_t)1 << 30);
	struct ar_error err;
	must(ar_store_open(a->log, AR_STORE_WRITE, 0, &log.store, &err),
	    &err);
	(void)keep_plan(&log, &plan);
	ar_store_close(log.store);
	ask_gives(a, put("/person", WHO "\"heart_max_bpm\":222}"), 200);
	check_near(score(a, log.arena), 222, 0);
	ask_gives(a, post("/log/rebuild", NULL), 200);
	check_near(score(a, log.arena), 222, 0);
	ar_arena_close(log.arena);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name,                       \
		client_set_up, client_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(usual),
		TEST(kept),
		TEST(clock_back),
		TEST(wrong_settings),
		TEST(many_conditions),
		TEST(person),
		TEST(wrong_person),
		TEST(runs_follow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
