/* The plan, the trends and the shoes over the interface: the bytes of the
 * command line, and what is refused. */
#define _GNU_SOURCE
#include "one_log.h"

#include "../cli/logbook.h"

#define SATURDAY "2026-11-21T06:30:00Z"
#define TUESDAY "2026-11-24T06:30:00Z"
#define NEW "plan new --json --goal half --date 2027-04-25 --days " \
	"tue,thu,sun --longest sun --weeks 20,20,22,24 --time 1:45:00"
#define WISH "{\"schema\":\"plan-wish/1\",\"goal\":\"half\"," \
	"\"date\":\"2027-04-25\",\"days\":[\"tue\",\"thu\",\"sun\"]," \
	"\"longest\":\"sun\",\"weeks_km\":[20,20,22,24],\"time_s\":6300}"

enum { TEXT = 1 << 20 };

static struct one_log asking;
static char log_path[512];
static char kept[TEXT];

static int
set_up(void **state)
{
	static const struct logbook_run run = {"tue.fit",
	    "2026-11-24T17:00:00Z", 40, NAN, AR_FORMAT_FIT};

	(void)state;
	snprintf(log_path, sizeof log_path, "%s/%s", logbook_make(),
	    LOGBOOK_LOG);
	logbook_put(&run);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	logbook_remove();
	return 0;
}

static int
begin(void **state)
{
	(void)state;
	logbook_forget();
	one_log_open(&asking, log_path, SATURDAY);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	one_log_close(&asking);
	return 0;
}

static const char *
get(const char *path, const char *query)
{
	return one_log_ask(&asking, (struct asked){.method = "GET",
	    .path = path, .query = query});
}

static const char *
post(const char *path, const char *query, const char *json)
{
	return one_log_ask(&asking, (struct asked){.method = "POST",
	    .path = path, .query = query, .json = json});
}

/* The answer stays while the next one is made. */
static const char *
keep(const char *text)
{
	assert_true(strlen(text) < sizeof kept);
	return strcpy(kept, text);
}

static void
is(int status, const char *part)
{
	if (asking.status != status || !strstr(asking.body, part))
		fail_msg("%d %s", asking.status, asking.body);
	if (status >= 400)
		assert_non_null(strstr(asking.body, "error/1"));
}

static void
test_plan(void **state)
{
	(void)state;
	get("/plan", NULL);
	is(404, "no plan yet");
	post("/plan/today", NULL, NULL);
	is(404, "error/1");
	keep(logbook_say(SATURDAY, NEW));
	logbook_forget();
	assert_string_equal(post("/plan", NULL, WISH), kept);
	is(200, "plan/1");
	assert_string_equal(get("/plan", NULL),
	    logbook_say(SATURDAY, "plan show --json"));
	assert_string_equal(get("/plan", NULL), kept);
}

/* Each of them does in a log of its own what the command line does. */
static void
test_days(void **state)
{
	static const struct {
		const char *words;
		const char *path;
		const char *query;
	} steps[] = {
		{"plan today --json", "/plan/today", NULL},
		{"plan not-right --json", "/plan/not-right", NULL},
		{"plan undo --json", "/plan/undo", NULL},
		{"plan move 2026-11-24 2026-11-26 --json", "/plan/move",
		    "from=2026-11-24&to=2026-11-26"},
		{"plan undo --json", "/plan/undo", NULL},
		{"plan done --json", "/plan/done", NULL},
		{"plan done --date 2026-11-26 --json", "/plan/done",
		    "date=2026-11-26"},
	};
	enum { STEPS = sizeof steps / sizeof steps[0] };
	char *said[STEPS];

	(void)state;
	logbook_say(SATURDAY, NEW);
	for (int i = 0; i < STEPS; i++)
		said[i] = strdup(logbook_say(TUESDAY, steps[i].words));
	logbook_forget();
	post("/plan", NULL, WISH);
	asking.now = TUESDAY;
	for (int i = 0; i < STEPS; i++) {
		post(steps[i].path, steps[i].query, NULL);
		is(200, "plan/1");
		assert_string_equal(asking.body, said[i]);
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
		post("/plan", NULL, wrong[i].json);
		is(400, wrong[i].part);
	}
	get("/plan", NULL);
	is(404, "no plan yet");
}

static void
test_move(void **state)
{
	(void)state;
	post("/plan", NULL, WISH);
	post("/plan/move", "from=2026-11-24", NULL);
	is(400, "?to");
	post("/plan/move", "to=2026-11-24", NULL);
	is(400, "?from");
	post("/plan/move", "from=2026-11-24&to=x", NULL);
	is(400, "?to");
	post("/plan/move", "from=2026-11-20&to=2026-11-24", NULL);
	is(400, "?from");
	post("/plan/move", "from=2026-11-24&to=2026-11-20", NULL);
	is(400, "?to");
	post("/plan/move", "from=2026-11-24&to=2029-11-20", NULL);
	is(400, "?to");
	post("/plan/move", "from=2026-11-23&to=2026-11-24", NULL);
	is(404, "nothing stands");
	/* the long run beside the hard run of the next week */
	post("/plan/move", "from=2026-11-29&to=2026-11-30", NULL);
	is(409, "\"where\":\"P7\"");
	assert_non_null(strstr(asking.body, "48 hours"));
	post("/plan/move", "from=2027-04-25&to=2027-04-24", NULL);
	is(409, "\"where\":\"P9\"");
	keep(get("/plan", NULL));
	post("/plan/move", "from=2026-11-29&to=2026-11-28", NULL);
	is(200, "You moved it here from Sunday.");
	assert_string_not_equal(get("/plan", NULL), kept);
	post("/plan/undo", NULL, NULL);
	assert_string_equal(get("/plan", NULL), kept);
	post("/plan/undo", NULL, NULL);
	is(404, "nothing was changed");
}

/* A pain that must be seen first: nothing is moved. */
static void
test_suspended(void **state)
{
	(void)state;
	post("/plan", NULL, WISH);
	post("/pains", NULL, "{\"schema\":\"pain-case/1\",\"report\":"
	    "{\"region\":\"calf\",\"side\":\"left\",\"others\":\"no\","
	    "\"severity_now\":4,\"severity_worst\":5,\"chest_pain\":true,"
	    "\"background\":{\"age\":40}}}");
	is(200, "E0");
	post("/plan/move", "from=2026-11-29&to=2026-11-28", NULL);
	is(409, "P17");
}

static void
test_out(void **state)
{
	char *file;
	size_t n;

	(void)state;
	get("/plan/plan.ics", NULL);
	is(404, "no plan yet");
	post("/plan", NULL, WISH);
	asking.now = TUESDAY;
	logbook_say(TUESDAY, "plan export -o plan.ics --fit watch");
	file = logbook_read("plan.ics", &n);
	assert_non_null(file);
	get("/plan/plan.ics", NULL);
	assert_int_equal(asking.status, 200);
	assert_string_equal(asking.type, "text/calendar; charset=utf-8");
	assert_string_equal(asking.save_as, "afterrun-plan.ics");
	assert_int_equal(asking.body_n, n);
	assert_memory_equal(asking.body, file, n);
	free(file);
	get("/plan/workouts/2026-11-24", NULL);
	assert_int_equal(asking.status, 200);
	assert_string_equal(asking.type, "application/vnd.ant.fit");
	assert_non_null(strstr(asking.save_as, "2026-11-24-"));
	{
		char name[128];

		snprintf(name, sizeof name, "watch/%s", asking.save_as);
		file = logbook_read(name, &n);
	}
	assert_non_null(file);
	assert_int_equal(asking.body_n, n);
	assert_memory_equal(asking.body, file, n);
	free(file);
	get("/plan/workouts/2026-11-25", NULL);
	is(404, "no run for the watch");
	get("/plan/workouts/tomorrow", NULL);
	is(404, "a day is expected");
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
	assert_string_equal(post("/plan/case", NULL, text),
	    logbook_say(SATURDAY, "plan --input case.json --json"));
	post("/plan/case", NULL, "{\"schema\":\"plan-case/1\"}");
	is(400, "/date");
}

static void
test_trends(void **state)
{
	(void)state;
	get("/trends", NULL);
	is(404, "no log yet");
	logbook_run("2026-11-24T19:00:00Z", "tue.fit --json");
	asking.now = "2026-11-25T06:00:00Z";
	assert_string_equal(get("/trends", NULL),
	    logbook_say(asking.now, "trends --json"));
	assert_string_equal(get("/trends", "days=7"),
	    logbook_say(asking.now, "trends --json --days 7"));
	assert_string_equal(get("/trends", "from=2026-11-19&to=2026-11-25"),
	    logbook_say(asking.now, "trends --json --days 7"));
	get("/trends", "from=2026-11-26&to=2026-11-25");
	is(400, "?from");
	get("/trends", "from=2026-11-19&days=3");
	is(400, "?days");
	get("/trends", "days=0");
	is(400, "?days");
	get("/trends", "to=1e9");
	is(400, "?to");
}

static void
test_shoes(void **state)
{
	(void)state;
	assert_string_equal(get("/shoes", NULL),
	    "{\"schema\":\"shoes/1\",\"shoes\":[]}\n");
	keep(logbook_say(SATURDAY, "shoes add Road --km 120 --alert 600 "
	    "--json"));
	logbook_forget();
	assert_string_equal(post("/shoes", NULL, "{\"schema\":"
	    "\"shoe-case/1\",\"name\":\"Road\",\"distance_m\":120000,"
	    "\"alert_m\":600000,\"retire\":false}"), kept);
	assert_string_equal(get("/shoes", NULL), kept);
	post("/shoes", NULL, "{\"schema\":\"shoe-case/1\",\"name\":\"road\","
	    "\"alert_m\":0,\"note\":\"wide\"}");
	is(200, "\"note\":\"wide\"");
	assert_null(strstr(asking.body, "alert_distance_m"));
	post("/shoes", NULL, "{\"schema\":\"shoe-case/1\",\"name\":\"Road\","
	    "\"retire\":true}");
	is(200, "retired_utc");
	post("/shoes", NULL, "{\"schema\":\"shoe-case/1\",\"name\":\"Fell\","
	    "\"retire\":true}");
	is(404, "/name");
	post("/shoes", NULL, "{\"schema\":\"shoe-case/1\"}");
	is(400, "/name");
	post("/shoes", NULL, "{\"schema\":\"shoe-case/1\",\"name\":\"7\"}");
	is(400, "/name");
	post("/shoes", NULL, "{\"schema\":\"shoe-case/1\",\"name\":\"A\","
	    "\"alert_m\":-1}");
	is(400, "/alert_m");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_plan, begin, end),
		cmocka_unit_test_setup_teardown(test_days, begin, end),
		cmocka_unit_test_setup_teardown(test_wrong_wish, begin, end),
		cmocka_unit_test_setup_teardown(test_move, begin, end),
		cmocka_unit_test_setup_teardown(test_suspended, begin, end),
		cmocka_unit_test_setup_teardown(test_out, begin, end),
		cmocka_unit_test_setup_teardown(test_case, begin, end),
		cmocka_unit_test_setup_teardown(test_trends, begin, end),
		cmocka_unit_test_setup_teardown(test_shoes, begin, end),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
