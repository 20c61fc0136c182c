/* The plan, the trends and the shoes over the interface: the bytes of the
 * command line, and what is refused. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "two_doors.h"

#define SATURDAY "2026-11-21T06:30:00Z"
#define TUESDAY "2026-11-24T06:30:00Z"
#define NEW "plan new --json --goal half --date 2027-04-25 --days " \
	"tue,thu,sun --longest sun --weeks 20,20,22,24 --time 1:45:00"
#define WISH "{\"schema\":\"plan-wish/1\",\"goal\":\"half\"," \
	"\"date\":\"2027-04-25\",\"days\":[\"tue\",\"thu\",\"sun\"]," \
	"\"longest\":\"sun\",\"weeks_km\":[20,20,22,24],\"time_s\":6300}"

enum { TEXT = 1 << 20 };

static const struct logbook_run tuesday = {"tue.fit",
    "2026-11-24T17:00:00Z", 40, NAN, AR_FORMAT_FIT};
const struct two_doors two_doors = {LOGBOOK_LOG, SATURDAY, &tuesday, 1};

static char kept[TEXT];

/* The answer stays while the next one is made. */
static const char *
keep(const char *text)
{
	assert_true(strlen(text) < sizeof kept);
	return strcpy(kept, text);
}

static void
test_plan(void **state)
{
	(void)state;
	ask_holds(&api, get("/plan"), 404, "no plan yet");
	ask_holds(&api, post("/plan/today", NULL), 404, "error/1");
	keep(logbook_say(SATURDAY, NEW));
	logbook_forget();
	assert_string_equal(ask_holds(&api, post("/plan", WISH), 200,
	    "plan/1"), kept);
	assert_string_equal(ask(&api, get("/plan")), logbook_say(SATURDAY,
	    "plan show --json"));
	assert_string_equal(ask(&api, get("/plan")), kept);
}

/* Each of them does in a log of its own what the command line does. */
static void
test_days(void **state)
{
	static const struct {
		const char *words;
		const char *path;
	} steps[] = {
		{"plan today --json", "/plan/today"},
		{"plan not-right --json", "/plan/not-right"},
		{"plan undo --json", "/plan/undo"},
		{"plan move 2026-11-24 2026-11-26 --json",
		    "/plan/move?from=2026-11-24&to=2026-11-26"},
		{"plan undo --json", "/plan/undo"},
		{"plan done --json", "/plan/done"},
		{"plan done --date 2026-11-26 --json",
		    "/plan/done?date=2026-11-26"},
	};
	enum { STEPS = sizeof steps / sizeof steps[0] };
	char *said[STEPS];

	(void)state;
	logbook_say(SATURDAY, NEW);
	for (int i = 0; i < STEPS; i++)
		said[i] = strdup(logbook_say(TUESDAY, steps[i].words));
	logbook_forget();
	ask(&api, post("/plan", WISH));
	api.now = TUESDAY;
	for (int i = 0; i < STEPS; i++) {
		ask_holds(&api, post(steps[i].path, NULL), 200, "plan/1");
		assert_string_equal(api.body, said[i]);
		free(said[i]);
	}
}

static void
test_wrong_wish(void **state)
{
	static const struct {
		const char *json;
		const char *part;
	} wrong[] = {
		{"{\"schema\":\"plan-wish/1\"}", "/goal"},
		{"{\"schema\":\"plan-wish/1\",\"goal\":\"50k\"}", "/goal"},
		{"{\"schema\":\"plan-wish/1\",\"goal\":\"10k\","
		    "\"date\":\"soon\"}", "/date"},
		{"{\"schema\":\"plan-wish/1\",\"goal\":\"10k\","
		    "\"date\":\"2026-11-01\"}", "past"},
		{"{\"schema\":\"plan-wish/1\",\"goal\":\"10k\","
		    "\"days\":[\"day\"]}", "/days"},
		{"{\"schema\":\"plan-wish/1\",\"goal\":\"10k\","
		    "\"days\":[\"mon\"],\"longest\":\"sun\"}", "/days"},
		{"{\"schema\":\"plan-wish/1\",\"goal\":\"10k\","
		    "\"weeks_km\":[-1]}", "/weeks_km"},
		{"{\"schema\":\"plan-wish/1\",\"goal\":\"10k\","
		    "\"weeks_km\":[1,1,1,1,1,1,1,1,1,1,1,1,1]}", "/weeks_km"},
		{"{\"schema\":\"plan-wish/1\",\"goal\":\"10k\","
		    "\"time_s\":\"1:00\"}", "/time_s"},
		{"{\"schema\":\"plan-wish/1\",\"goal\":\"10k\",\"x\":1}",
		    "/x"},
		{"{\"schema\":\"plan-case/1\",\"goal\":\"10k\"}", "/schema"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		ask_holds(&api, post("/plan", wrong[i].json), 400,
		    wrong[i].part);
	}
	ask_holds(&api, get("/plan"), 404, "no plan yet");
}

static void
test_move(void **state)
{
	(void)state;
	ask(&api, post("/plan", WISH));
	ask_holds(&api, post("/plan/move?from=2026-11-24", NULL), 400, "?to");
	ask_holds(&api, post("/plan/move?to=2026-11-24", NULL), 400, "?from");
	ask_holds(&api, post("/plan/move?from=2026-11-24&to=x", NULL), 400,
	    "?to");
	ask_holds(&api, post("/plan/move?from=2026-11-20&to=2026-11-24", NULL),
	    400, "?from");
	ask_holds(&api, post("/plan/move?from=2026-11-24&to=2026-11-20", NULL),
	    400, "?to");
	ask_holds(&api, post("/plan/move?from=2026-11-24&to=2029-11-20", NULL),
	    400, "?to");
	ask_holds(&api, post("/plan/move?from=2026-11-23&to=2026-11-24", NULL),
	    404, "nothing stands");
	/* the long run beside the hard run of the next week */
	ask_holds(&api, post("/plan/move?from=2026-11-29&to=2026-11-30", NULL),
	    409, "\"where\":\"P7\"");
	assert_non_null(strstr(api.body, "48 hours"));
	ask_holds(&api, post("/plan/move?from=2027-04-25&to=2027-04-24", NULL),
	    409, "\"where\":\"P9\"");
	keep(ask(&api, get("/plan")));
	ask_holds(&api, post("/plan/move?from=2026-11-29&to=2026-11-28", NULL),
	    200, "You moved it here from Sunday.");
	assert_string_not_equal(ask(&api, get("/plan")), kept);
	ask(&api, post("/plan/undo", NULL));
	assert_string_equal(ask(&api, get("/plan")), kept);
	ask_holds(&api, post("/plan/undo", NULL), 404, "nothing was changed");
}

/* A pain that must be seen first: nothing is moved. */
static void
test_suspended(void **state)
{
	(void)state;
	ask(&api, post("/plan", WISH));
	ask_holds(&api, post("/pains",
	    "{\"schema\":\"pain-case/1\",\"report\":"
	    "{\"region\":\"calf\",\"side\":\"left\",\"others\":\"no\","
	    "\"severity_now\":4,\"severity_worst\":5,\"chest_pain\":true,"
	    "\"background\":{\"age\":40}}}"), 200, "E0");
	ask_holds(&api, post("/plan/move?from=2026-11-29&to=2026-11-28", NULL),
	    409, "P17");
}

static void
test_out(void **state)
{
	char *file;
	size_t n;

	(void)state;
	ask_holds(&api, get("/plan/plan.ics"), 404, "no plan yet");
	ask(&api, post("/plan", WISH));
	api.now = TUESDAY;
	logbook_say(TUESDAY, "plan export -o plan.ics --fit watch");
	file = logbook_read("plan.ics", &n);
	assert_non_null(file);
	ask_gives(&api, get("/plan/plan.ics"), 200);
	assert_string_equal(api.response.content_type,
	    "text/calendar; charset=utf-8");
	assert_string_equal(api.response.save_as, "afterrun-plan.ics");
	assert_int_equal(api.response.body_n, n);
	assert_memory_equal(api.body, file, n);
	free(file);
	ask_gives(&api, get("/plan/workouts/2026-11-24"), 200);
	assert_string_equal(api.response.content_type,
	    "application/vnd.ant.fit");
	assert_non_null(strstr(api.response.save_as, "2026-11-24-"));
	{
		char name[128];

		snprintf(name, sizeof name, "watch/%s", api.response.save_as);
		file = logbook_read(name, &n);
	}
	assert_non_null(file);
	assert_int_equal(api.response.body_n, n);
	assert_memory_equal(api.body, file, n);
	free(file);
	ask_holds(&api, get("/plan/workouts/2026-11-25"), 404,
	    "no run for the watch");
	ask_holds(&api, get("/plan/workouts/tomorrow"), 404,
	    "a day is expected");
}

static void
test_case(void **state)
{
	static const char text[] = "{\"schema\":\"plan-case/1\",\"date\":"
	    "\"2026-11-24\",\"planned\":[{\"date\":\"2026-11-24\","
	    "\"kind\":\"L\",\"distance_km\":14}],\"history\":[{\"date\":"
	    "\"2026-11-10\",\"kind\":\"L\",\"distance_km\":12}]}";

	(void)state;
	logbook_put_bytes("case.json", text, sizeof text - 1);
	assert_string_equal(ask(&api, post("/plan/case", text)),
	    logbook_say(SATURDAY, "plan --input case.json --json"));
	ask_holds(&api, post("/plan/case", "{\"schema\":\"plan-case/1\"}"),
	    400, "/date");
}

static void
test_trends(void **state)
{
	(void)state;
	ask_holds(&api, get("/trends"), 404, "no log yet");
	logbook_run("2026-11-24T19:00:00Z", "tue.fit --json");
	api.now = "2026-11-25T06:00:00Z";
	assert_string_equal(ask(&api, get("/trends")), logbook_say(api.now,
	    "trends --json"));
	assert_string_equal(ask(&api, get("/trends?days=7")),
	    logbook_say(api.now, "trends --json --days 7"));
	assert_string_equal(ask(&api,
	    get("/trends?from=2026-11-19&to=2026-11-25")), logbook_say(api.now,
	    "trends --json --days 7"));
	ask_holds(&api, get("/trends?from=2026-11-26&to=2026-11-25"), 400,
	    "?from");
	ask_holds(&api, get("/trends?from=2026-11-19&days=3"), 400, "?days");
	ask_holds(&api, get("/trends?days=0"), 400, "?days");
	ask_holds(&api, get("/trends?to=1e9"), 400, "?to");
}

static void
test_shoes(void **state)
{
	(void)state;
	assert_string_equal(ask(&api, get("/shoes")),
	    "{\"schema\":\"shoes/1\",\"shoes\":[]}\n");
	keep(logbook_say(SATURDAY, "shoes add Road --km 120 --alert 600 "
	    "--json"));
	logbook_forget();
	assert_string_equal(ask(&api, post("/shoes", "{\"schema\":"
	    "\"shoe-case/1\",\"name\":\"Road\",\"distance_m\":120000,"
	    "\"alert_m\":600000,\"retire\":false}")), kept);
	assert_string_equal(ask(&api, get("/shoes")), kept);
	ask_holds(&api, post("/shoes",
	    "{\"schema\":\"shoe-case/1\",\"name\":\"road\","
	    "\"alert_m\":0,\"note\":\"wide\"}"), 200, "\"note\":\"wide\"");
	assert_null(strstr(api.body, "alert_distance_m"));
	ask_holds(&api, post("/shoes",
	    "{\"schema\":\"shoe-case/1\",\"name\":\"Road\","
	    "\"retire\":true}"), 200, "retired_utc");
	ask_holds(&api, post("/shoes",
	    "{\"schema\":\"shoe-case/1\",\"name\":\"Fell\","
	    "\"retire\":true}"), 404, "/name");
	ask_holds(&api, post("/shoes", "{\"schema\":\"shoe-case/1\"}"), 400,
	    "/name");
	ask_holds(&api, post("/shoes",
	    "{\"schema\":\"shoe-case/1\",\"name\":\"7\"}"), 400, "/name");
	ask_holds(&api, post("/shoes",
	    "{\"schema\":\"shoe-case/1\",\"name\":\"A\",\"alert_m\":-1}"),
	    400, "/alert_m");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name,                       \
		two_doors_begin, two_doors_end)
	const struct CMUnitTest tests[] = {
		TEST(test_plan),
		TEST(test_days),
		TEST(test_wrong_wish),
		TEST(test_move),
		TEST(test_suspended),
		TEST(test_out),
		TEST(test_case),
		TEST(test_trends),
		TEST(test_shoes),
	};

	return cmocka_run_group_tests(tests, two_doors_make, two_doors_remove);
}
