/* The way of a request: which route, which status, once or again. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client.h"
#include "store/sqlite/db.h"

#define V1 CLIENT_ROOT
#define SETTINGS "{\"schema\":\"settings/1\",\"minutes\":30}"
#define OTHER "{\"schema\":\"settings/1\",\"minutes\":40}"
#define ERASE "{\"schema\":\"erase-case/1\",\"confirm\":\"delete everything\"}"

static bool
is_there(const struct client *a)
{
	return access(a->log, F_OK) == 0;
}

/* --- the status ----------------------------------------------------------- */

static void
done(void **state)
{
	struct client *a = *state;
	const char *body = ask_holds(a, get("/about"), 200,
	    "{\"schema\":\"about/1\",\"version\":\"1.2.3\","
	    "\"log_exists\":false,\"runs\":0,");
	const struct ar_api_response *response = &a->response;

	assert_string_equal(response->content_type, "application/json");
	assert_true(strchr(body, '\n') == body + response->body_n - 1);
	assert_false(is_there(a)); /* looking makes nothing */
	ask_gives(a, put("/settings", SETTINGS), 200);
	assert_true(is_there(a));
	ask_holds(a, get("/about"), 200, "\"log_exists\":true");
}

static void
absent(void **state)
{
	static const char *const paths[] = {"", "/", "/abou", "/about/",
	    "//about", "/runs//streams", "/plan/workouts/", "/ABOUT"};
	static const char *const roots[] = {"", "/", "/api", "/api/v2/about",
	    "about"};
	struct client *a = *state;
	char long_path[AR_API_PATH_MAX + 1];

	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
		ask_fails(a, get(paths[i]), 404, "absent", NULL);
	a->root = "";
	for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++)
		ask_fails(a, get(roots[i]), 404, "absent", NULL);
	memset(long_path, 'a', sizeof long_path - 1);
	memcpy(long_path, V1 "/why/", strlen(V1 "/why/"));
	long_path[sizeof long_path - 1] = '\0';
	ask_fails(a, get(long_path), 404, "absent", NULL);
	a->root = V1;
	/* without a log there is nothing to change, and none is made */
	ask_fails(a, request("DELETE", "/imports/1", NULL), 404, "absent",
	    NULL);
	ask_fails(a, post("/log/rebuild", NULL), 404, "absent", NULL);
	assert_false(is_there(a));
	ask_gives(a, put("/settings", SETTINGS), 200);
	ask_fails(a, request("DELETE", "/imports/1", NULL), 404, "absent",
	    NULL);
	ask_fails(a, request("DELETE", "/imports/x", NULL), 404, "absent",
	    NULL);
	ask_fails(a, request("DELETE", "/imports/0", NULL), 404, "absent",
	    NULL);
	ask_fails(a, request("DELETE", "/imports/99999999999999999999", NULL),
	    404, "absent", NULL);
}

static void
other_methods(void **state)
{
	struct client *a = *state;

	ask_fails(a, request("PATCH", "/person", NULL), 405, "method", NULL);
	assert_string_equal(a->response.allow, "GET, HEAD, PUT");
	ask_fails(a, request("get", "/person", NULL), 405, "method", NULL);
	ask_fails(a, post("/imports/3", NULL), 405, "method", NULL);
	assert_string_equal(a->response.allow, "DELETE");
	ask_fails(a, request("OPTIONS", "/log/erase", NULL), 405, "method",
	    NULL);
	assert_string_equal(a->response.allow, "POST");
	ask_gives(a, get("/person"), 200);
	assert_null(a->response.allow);
}

static void
addresses(void **state)
{
	struct client *a = *state;

	ask_fails(a, get("/about?x=1"), 400, "input", "?x");
	ask_fails(a, get("/runs?frm=2026-01-01"), 400, "input", "?frm");
	ask_fails(a, get("/runs?limit=1&limit=1"), 400, "input", "?limit");
	ask_fails(a, get("/runs?limi%74=1&limit=2"), 400, "input", "?limit");
	ask_fails(a, get("/runs?&"), 400, "input", "?");
	ask_fails(a, get("/runs?limit=%4"), 400, "input", NULL);
	ask_fails(a, get("/runs?limit=%zz"), 400, "input", NULL);
	ask_fails(a, get("/runs?limit=%00"), 400, "input", NULL);
	ask_fails(a, get("/runs?limit=%ff"), 400, "input", NULL);
	ask_fails(a, get("/runs?limit=\xc3"), 400, "input", NULL);
	ask_fails(a, get("/imports/jobs/%c3%28"), 400, "input", NULL);
	ask_gives(a, get("/about?"), 200);
}

static void
bodies(void **state)
{
	struct client *a = *state;
	char *large = malloc((1 << 20) + 2);
	char deep[] = "{\"schema\":\"settings/1\",\"tools\":"
	    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
	    "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}";

	ask_fails(a, put("/settings", ""), 400, "format", NULL);
	ask_fails(a, put("/settings", "{}"), 400, "input", "/schema");
	ask_fails(a, put("/settings", "[]"), 400, "format", NULL);
	ask_fails(a, put("/settings", "{\"schema\":\"person/1\"}"), 400,
	    "input", "/schema");
	ask_fails(a, put("/settings", SETTINGS " x"), 400, "format",
	    "byte 38");
	ask_fails(a, put("/settings", "{\"schema\":\"settings/1\","
	    "\"minutes\":20,\"minutes\":20}"), 400, "input", NULL);
	ask_fails(a, put("/settings", "{\"schema\":\"settings/1\","
	    "\"minuts\":20}"), 400, "input", "/minuts");
	ask_fails(a, put("/settings", "{\"schema\":\"settings/1\","
	    "\"conditions\":[{\"id\":\"fever\",\"regin\":\"calf\"}]}"), 400,
	    "input", "/conditions/0/regin");
	ask_fails(a, put("/settings", deep), 400, "input", "byte 66");
	memset(large, ' ', (1 << 20) + 1);
	large[(1 << 20) + 1] = '\0';
	ask_fails(a, put("/settings", large), 413, "limit", NULL);
	memcpy(large, SETTINGS, strlen(SETTINGS));
	large[1 << 20] = '\0';
	ask_gives(a, put("/settings", large), 200);
	free(large);
	ask_fails(a, request("GET", "/settings", SETTINGS), 413, "limit",
	    NULL);
	ask_fails(a, post("/runs", NULL), 400, "format", NULL);
	ask_fails(a, post("/imports", NULL), 400, "format", NULL);
}

static int
status_as(struct client *a, const char *type)
{
	struct asked asked = put("/settings", SETTINGS);

	asked.type = type;
	ask(a, asked);
	return a->response.status;
}

static void
types(void **state)
{
	struct client *a = *state;

	assert_int_equal(status_as(a, "application/json"), 200);
	assert_int_equal(status_as(a, "application/json; charset=utf-8"),
	    200);
	assert_int_equal(status_as(a, "Application/JSON"), 200);
	assert_int_equal(status_as(a, NULL), 415);
	assert_int_equal(status_as(a, ""), 415);
	assert_int_equal(status_as(a, "text/plain"), 415);
	assert_int_equal(status_as(a, "application/jsonp"), 415);
	assert_int_equal(status_as(a, "application/x-www-form-urlencoded"),
	    415);
}

static void
limits(void **state)
{
	bool to_file;
	const char *method, *path;
	size_t count = 0;

	(void)state;
	assert_int_equal(ar_api_body_limit("PUT", V1 "/person", &to_file),
	    1 << 20);
	assert_false(to_file);
	assert_int_equal(ar_api_body_limit("POST", V1 "/runs", &to_file),
	    256 << 20);
	assert_false(to_file);
	assert_true(ar_api_body_limit("POST", V1 "/imports", &to_file) >
	    1u << 30);
	assert_true(to_file);
	assert_int_equal(ar_api_body_limit("GET", V1 "/person", &to_file), 0);
	assert_int_equal(ar_api_body_limit("POST", "/none", &to_file), 0);
	assert_false(to_file);
	while (ar_api_route(count, &method, &path)) {
		assert_memory_equal(path, V1 "/", strlen(V1 "/"));
		count++;
	}
	assert_true(count > 50);
	assert_int_equal(ar_api_status(AR_EFORMAT), 400);
	assert_int_equal(ar_api_status(AR_EABSENT), 404);
	assert_int_equal(ar_api_status(AR_EREFUSED), 409);
	assert_int_equal(ar_api_status(AR_ELIMIT), 413);
	assert_int_equal(ar_api_status(AR_EMEM), 500);
	assert_int_equal(ar_api_status(AR_ELOCKED), 503);
	assert_int_equal(ar_api_status(AR_EFULL), 507);
}

/* --- the log -------------------------------------------------------------- */

static void
locked(void **state)
{
	struct client *a = *state;
	struct ar_store *store;
	struct ar_error err;

	a->config.wait_ms = 10;
	client_again(a);
	assert_int_equal(ar_store_open(a->log, AR_STORE_WRITE, 0, &store,
	    &err), AR_OK);
	assert_int_equal(ar_store_begin(store, &err), AR_OK);
	ask_fails(a, put("/settings", SETTINGS), 503, "storage_locked", NULL);
	/* reading goes on meanwhile */
	ask_holds(a, get("/settings"), 200, "\"minutes\":20");
	ar_store_close(store);
	ask_gives(a, put("/settings", SETTINGS), 200);
	ask_holds(a, get("/settings"), 200, "\"minutes\":30");
}

static void
spill(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void
damaged_or_another(void **state)
{
	struct client *a = *state;
	char aside[100];

	spill(a->log, "this is no log at all");
	ask_fails(a, get("/about"), 500, "storage_damaged", NULL);
	ask_fails(a, put("/settings", SETTINGS), 500, "storage_damaged", NULL);
	/* once it is gone all is well */
	assert_int_equal(unlink(a->log), 0);
	ask_gives(a, put("/settings", SETTINGS), 200);
	/* another file in its place is seen after a release */
	strcpy(aside, a->log);
	strcat(aside, ".aside");
	assert_int_equal(rename(a->log, aside), 0);
	ar_api_release(a->api);
	ask_holds(a, get("/settings"), 200, "\"minutes\":20");
	assert_int_equal(rename(aside, a->log), 0);
	ask_holds(a, get("/settings"), 200, "\"minutes\":30");
}

/* A log of an older program is brought up to date by a look at it. */
static void
older(void **state)
{
	struct client *a = *state;
	const struct ar_db_steps second = {ar_db_log_steps.steps, 2};
	const struct ar_db_how how = {a->log, NULL, AR_STORE_WRITE, 0, 0,
	    &second, NULL, 0};
	struct ar_store *store;
	struct ar_error err;

	assert_int_equal(ar_db_open(&how, &store, &err), AR_OK);
	ar_store_close(store);
	ask_holds(a, get("/where"), 200, "\"log_version\":3");
}

/* What may only be read is read; in a child, who gives up its rights. */
static void
read_only(void **state)
{
	struct client *a = *state;
	int how;
	pid_t child;

	ask_gives(a, put("/settings", SETTINGS), 200);
	ar_api_release(a->api);
	assert_int_equal(chmod(a->log, 0444), 0);
	assert_int_equal(chmod(a->folder, 0555), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		bool sound;

		if (geteuid() == 0 && seteuid(65534) != 0)
			_exit(3);
		sound = strstr(ask(a, get("/settings")), "\"minutes\":30") &&
		    a->response.status == 200;
		ask(a, put("/settings", OTHER));
		_exit(sound && a->response.status == 500 ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_int_equal(how, 0);
	assert_int_equal(chmod(a->folder, 0755), 0);
}

static void
erased(void **state)
{
	struct client *a = *state;

	ask_fails(a, post("/log/erase", "{\"schema\":\"erase-case/1\"}"), 400,
	    "input", "/confirm");
	ask_fails(a, post("/log/erase", "{\"schema\":"
	    "\"erase-case/1\",\"confirm\":\"yes\"}"), 400, "input",
	    "/confirm");
	ask_gives(a, put("/settings", SETTINGS), 200);
	a->id = "once";
	ask_gives(a, post("/log/erase", ERASE), 200);
	a->id = NULL;
	ask_holds(a, get("/settings"), 200, "\"minutes\":20");
	/* what came after stands when the erasing comes again */
	ask_gives(a, put("/settings", OTHER), 200);
	a->id = "once";
	ask_gives(a, post("/log/erase", ERASE), 200);
	assert_true(a->response.repeated);
	a->id = NULL;
	ask_holds(a, get("/settings"), 200, "\"minutes\":40");
}

/* --- once ----------------------------------------------------------------- */

static void
repeated(void **state)
{
	struct client *a = *state;
	char first[4096];

	a->id = "a-1_Z";
	strcpy(first, ask(a, put("/settings", SETTINGS)));
	assert_int_equal(a->response.status, 200);
	assert_false(a->response.repeated);
	a->id = NULL;
	ask_gives(a, put("/settings", OTHER), 200);
	a->id = "a-1_Z";
	assert_string_equal(ask(a, put("/settings", SETTINGS)), first);
	assert_true(a->response.repeated);
	assert_int_equal(a->response.status, 200);
	assert_string_equal(a->response.content_type, "application/json");
	/* it was not done again */
	a->id = NULL;
	ask_holds(a, get("/settings"), 200, "\"minutes\":40");
	/* the same id for something else */
	a->id = "a-1_Z";
	ask_fails(a, put("/settings", OTHER), 409, "refused", "Request-Id");
	ask_fails(a, put("/person", SETTINGS), 409, "refused", "Request-Id");
	ask_fails(a, post("/log/erase", SETTINGS), 409, "refused",
	    "Request-Id");
	/* another handle, later */
	client_again(a);
	assert_string_equal(ask(a, put("/settings", SETTINGS)), first);
	assert_true(a->response.repeated);
	/* a failure is no answer that is kept */
	a->id = "b";
	ask_fails(a, put("/settings", "{\"schema\":\"settings/1\","
	    "\"minutes\":1}"), 400, "input", "/minutes");
	ask_gives(a, put("/settings", SETTINGS), 200);
	assert_false(a->response.repeated);
	/* after more than a week the id is as new */
	a->id = "a-1_Z";
	a->now = "2026-11-29T11:00:00+01:00";
	a->id = "c";
	ask_gives(a, put("/settings", SETTINGS), 200);
	a->id = "a-1_Z";
	ask_gives(a, put("/settings", OTHER), 200);
	assert_false(a->response.repeated);
}

static void
wrong_ids(void **state)
{
	struct client *a = *state;
	char id[66];

	a->id = "";
	ask_fails(a, put("/settings", SETTINGS), 400, "input", "Request-Id");
	a->id = "a b";
	ask_fails(a, put("/settings", SETTINGS), 400, "input", "Request-Id");
	a->id = "\xc3\xa9";
	ask_fails(a, put("/settings", SETTINGS), 400, "input", "Request-Id");
	memset(id, 'a', 65);
	id[65] = '\0';
	a->id = id;
	ask_fails(a, put("/settings", SETTINGS), 400, "input", "Request-Id");
	id[64] = '\0';
	ask_gives(a, put("/settings", SETTINGS), 200);
}

/* The program dies right after it has answered, and before anybody heard. */
static void
after_a_crash(void **state)
{
	struct client *a = *state;
	int how;
	pid_t child;

	a->id = "crash";
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		ask(a, put("/settings", SETTINGS));
		_exit(a->response.status == 200 ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_int_equal(how, 0);
	ask_gives(a, put("/settings", SETTINGS), 200);
	assert_true(a->response.repeated);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name,                       \
		client_set_up, client_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(done),
		TEST(absent),
		TEST(other_methods),
		TEST(addresses),
		TEST(bodies),
		TEST(types),
		cmocka_unit_test(limits),
		TEST(locked),
		TEST(damaged_or_another),
		TEST(older),
		TEST(read_only),
		TEST(erased),
		TEST(repeated),
		TEST(wrong_ids),
		TEST(after_a_crash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
