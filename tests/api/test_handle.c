/* The way of a request: which route, which status, once or again. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "asking.h"
#include "store/sqlite/db.h"

#define V1 "/api/v1"
#define SETTINGS "{\"schema\":\"settings/1\",\"minutes\":30}"
#define OTHER "{\"schema\":\"settings/1\",\"minutes\":40}"
#define ERASE "{\"schema\":\"erase-case/1\",\"confirm\":\"delete everything\"}"

static int
open_plain(void **state)
{
	static struct asking asking;

	asking_open(&asking, NULL);
	*state = &asking;
	return 0;
}

static int
close_it(void **state)
{
	asking_close(*state);
	return 0;
}

static bool
is_there(const struct asking *a)
{
	return access(a->path, F_OK) == 0;
}

/* --- the status ----------------------------------------------------------- */

static void
done(void **state)
{
	struct asking *a = *state;
	const char *body = ask(a, "GET", V1 "/about", NULL);
	const struct ar_api_response *response = &a->response;

	assert_int_equal(response->status, 200);
	assert_string_equal(response->content_type, "application/json");
	check_holds(body, "{\"schema\":\"about/1\",\"version\":\"1.2.3\","
	    "\"log_exists\":false,\"runs\":0,");
	assert_true(strchr(body, '\n') == body + response->body_n - 1);
	assert_false(is_there(a)); /* looking makes nothing */
	check_asked(a, "PUT", V1 "/settings", SETTINGS, 200);
	assert_true(is_there(a));
	check_holds(ask(a, "GET", V1 "/about", NULL),
	    "\"log_exists\":true");
}

static void
absent(void **state)
{
	static const char *const paths[] = {"", "/", "/api", V1, V1 "/",
	    V1 "/abou", V1 "/about/", V1 "//about", V1 "/runs//streams",
	    V1 "/plan/workouts/", "/api/v2/about", "about", V1 "/ABOUT"};
	struct asking *a = *state;
	char long_path[AR_API_PATH_MAX + 1];

	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
		check_refused(a, "GET", paths[i], NULL, 404, "absent", NULL);
	memset(long_path, 'a', sizeof long_path - 1);
	memcpy(long_path, V1 "/why/", strlen(V1 "/why/"));
	long_path[sizeof long_path - 1] = '\0';
	check_refused(a, "GET", long_path, NULL, 404, "absent", NULL);
	/* without a log there is nothing to change, and none is made */
	check_refused(a, "DELETE", V1 "/imports/1", NULL, 404, "absent",
	    NULL);
	check_refused(a, "POST", V1 "/log/rebuild", NULL, 404, "absent",
	    NULL);
	assert_false(is_there(a));
	check_asked(a, "PUT", V1 "/settings", SETTINGS, 200);
	check_refused(a, "DELETE", V1 "/imports/1", NULL, 404, "absent",
	    NULL);
	check_refused(a, "DELETE", V1 "/imports/x", NULL, 404, "absent",
	    NULL);
	check_refused(a, "DELETE", V1 "/imports/0", NULL, 404, "absent",
	    NULL);
	check_refused(a, "DELETE", V1 "/imports/99999999999999999999", NULL,
	    404, "absent", NULL);
}

static void
other_methods(void **state)
{
	struct asking *a = *state;

	check_refused(a, "PATCH", V1 "/person", NULL, 405, "method", NULL);
	assert_string_equal(a->response.allow, "GET, HEAD, PUT");
	check_refused(a, "get", V1 "/person", NULL, 405, "method", NULL);
	check_refused(a, "POST", V1 "/imports/3", NULL, 405, "method", NULL);
	assert_string_equal(a->response.allow, "DELETE");
	check_refused(a, "OPTIONS", V1 "/log/erase", NULL, 405, "method",
	    NULL);
	assert_string_equal(a->response.allow, "POST");
	check_asked(a, "GET", V1 "/person", NULL, 200);
	assert_null(a->response.allow);
}

static void
addresses(void **state)
{
	struct asking *a = *state;

	check_refused(a, "GET", V1 "/about?x=1", NULL, 400, "input", "?x");
	check_refused(a, "GET", V1 "/runs?frm=2026-01-01", NULL, 400,
	    "input", "?frm");
	check_refused(a, "GET", V1 "/runs?limit=1&limit=1", NULL, 400,
	    "input", "?limit");
	check_refused(a, "GET", V1 "/runs?limi%74=1&limit=2", NULL, 400,
	    "input", "?limit");
	check_refused(a, "GET", V1 "/runs?&", NULL, 400, "input", "?");
	check_refused(a, "GET", V1 "/runs?limit=%4", NULL, 400, "input",
	    NULL);
	check_refused(a, "GET", V1 "/runs?limit=%zz", NULL, 400, "input",
	    NULL);
	check_refused(a, "GET", V1 "/runs?limit=%00", NULL, 400, "input",
	    NULL);
	check_refused(a, "GET", V1 "/runs?limit=%ff", NULL, 400, "input",
	    NULL);
	check_refused(a, "GET", V1 "/runs?limit=\xc3", NULL, 400, "input",
	    NULL);
	check_refused(a, "GET", V1 "/imports/jobs/%c3%28", NULL, 400,
	    "input", NULL);
	check_asked(a, "GET", V1 "/about?", NULL, 200);
}

static void
bodies(void **state)
{
	struct asking *a = *state;
	char *large = malloc((1 << 20) + 2);
	char deep[] = "{\"schema\":\"settings/1\",\"tools\":"
	    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
	    "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}";

	check_refused(a, "PUT", V1 "/settings", "", 400, "format", NULL);
	check_refused(a, "PUT", V1 "/settings", "{}", 400, "input",
	    "/schema");
	check_refused(a, "PUT", V1 "/settings", "[]", 400, "format", NULL);
	check_refused(a, "PUT", V1 "/settings", "{\"schema\":\"person/1\"}",
	    400, "input", "/schema");
	check_refused(a, "PUT", V1 "/settings", SETTINGS " x", 400, "format",
	    NULL);
	check_refused(a, "PUT", V1 "/settings", "{\"schema\":\"settings/1\","
	    "\"minutes\":20,\"minutes\":20}", 400, "input", NULL);
	check_refused(a, "PUT", V1 "/settings", "{\"schema\":\"settings/1\","
	    "\"minuts\":20}", 400, "input", "/minuts");
	check_refused(a, "PUT", V1 "/settings", "{\"schema\":\"settings/1\","
	    "\"conditions\":[{\"id\":\"fever\",\"regin\":\"calf\"}]}", 400,
	    "input", "/conditions/0/regin");
	check_refused(a, "PUT", V1 "/settings", deep, 413, "limit", NULL);
	memset(large, ' ', (1 << 20) + 1);
	large[(1 << 20) + 1] = '\0';
	check_refused(a, "PUT", V1 "/settings", large, 413, "limit", NULL);
	memcpy(large, SETTINGS, strlen(SETTINGS));
	large[1 << 20] = '\0';
	check_asked(a, "PUT", V1 "/settings", large, 200);
	free(large);
	check_refused(a, "GET", V1 "/settings", SETTINGS, 413, "limit", NULL);
	check_refused(a, "POST", V1 "/runs", NULL, 400, "format", NULL);
	check_refused(a, "POST", V1 "/imports", NULL, 400, "format", NULL);
}

static int
status_as(struct asking *a, const char *type)
{
	struct ar_api_response response;
	const struct ar_api_request request = {.method = "PUT",
	    .path = V1 "/settings", .content_type = type, .body = SETTINGS,
	    .body_n = strlen(SETTINGS), .moment = {asked_s, 0}};
	int status;

	ar_api_handle(a->api, &request, &response);
	status = response.status;
	ar_api_response_free(&response);
	return status;
}

static void
types(void **state)
{
	struct asking *a = *state;

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
	struct asking *a = *state;
	struct ar_store *store;
	struct ar_error err;

	a->config.wait_ms = 10;
	asking_again(a);
	assert_int_equal(ar_store_open(a->path, AR_STORE_WRITE, 0, &store,
	    &err), AR_OK);
	assert_int_equal(ar_store_begin(store, &err), AR_OK);
	check_refused(a, "PUT", V1 "/settings", SETTINGS, 503,
	    "storage_locked", NULL);
	/* reading goes on meanwhile */
	check_holds(ask(a, "GET", V1 "/settings", NULL), "\"minutes\":20");
	assert_int_equal(a->response.status, 200);
	ar_store_close(store);
	check_asked(a, "PUT", V1 "/settings", SETTINGS, 200);
	check_holds(ask(a, "GET", V1 "/settings", NULL), "\"minutes\":30");
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
	struct asking *a = *state;
	char aside[100];

	spill(a->path, "this is no log at all");
	check_refused(a, "GET", V1 "/about", NULL, 500, "storage_damaged",
	    NULL);
	check_refused(a, "PUT", V1 "/settings", SETTINGS, 500,
	    "storage_damaged", NULL);
	/* once it is gone all is well */
	assert_int_equal(unlink(a->path), 0);
	check_asked(a, "PUT", V1 "/settings", SETTINGS, 200);
	/* another file in its place is seen after a release */
	strcpy(aside, a->path);
	strcat(aside, ".aside");
	assert_int_equal(rename(a->path, aside), 0);
	ar_api_release(a->api);
	check_holds(ask(a, "GET", V1 "/settings", NULL), "\"minutes\":20");
	assert_int_equal(rename(aside, a->path), 0);
	check_holds(ask(a, "GET", V1 "/settings", NULL), "\"minutes\":30");
}

/* A log of an older program is brought up to date by a look at it. */
static void
older(void **state)
{
	struct asking *a = *state;
	const struct ar_db_steps second = {ar_db_log_steps.steps, 2};
	const struct ar_db_how how = {a->path, NULL, AR_STORE_WRITE, 0, 0,
	    &second, NULL, 0};
	struct ar_store *store;
	struct ar_error err;

	assert_int_equal(ar_db_open(&how, &store, &err), AR_OK);
	ar_store_close(store);
	check_holds(ask(a, "GET", V1 "/where", NULL), "\"log_version\":3");
	assert_int_equal(a->response.status, 200);
}

/* What may only be read is read; in a child, who gives up its rights. */
static void
read_only(void **state)
{
	struct asking *a = *state;
	int how;
	pid_t child;

	check_asked(a, "PUT", V1 "/settings", SETTINGS, 200);
	ar_api_release(a->api);
	assert_int_equal(chmod(a->path, 0444), 0);
	assert_int_equal(chmod(a->folder, 0555), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		bool sound;

		if (geteuid() == 0 && seteuid(65534) != 0)
			_exit(3);
		sound = strstr(ask(a, "GET", V1 "/settings", NULL),
		    "\"minutes\":30") && a->response.status == 200;
		ask(a, "PUT", V1 "/settings", OTHER);
		_exit(sound && a->response.status == 500 ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_int_equal(how, 0);
	assert_int_equal(chmod(a->folder, 0755), 0);
}

static void
erased(void **state)
{
	struct asking *a = *state;

	check_refused(a, "POST", V1 "/log/erase",
	    "{\"schema\":\"erase-case/1\"}", 400, "input", "/confirm");
	check_refused(a, "POST", V1 "/log/erase", "{\"schema\":"
	    "\"erase-case/1\",\"confirm\":\"yes\"}", 400, "input",
	    "/confirm");
	check_asked(a, "PUT", V1 "/settings", SETTINGS, 200);
	a->id = "once";
	check_asked(a, "POST", V1 "/log/erase", ERASE, 200);
	a->id = NULL;
	check_holds(ask(a, "GET", V1 "/settings", NULL), "\"minutes\":20");
	/* what came after stands when the erasing comes again */
	check_asked(a, "PUT", V1 "/settings", OTHER, 200);
	a->id = "once";
	check_asked(a, "POST", V1 "/log/erase", ERASE, 200);
	assert_true(a->response.repeated);
	a->id = NULL;
	check_holds(ask(a, "GET", V1 "/settings", NULL), "\"minutes\":40");
}

/* --- once ----------------------------------------------------------------- */

static void
repeated(void **state)
{
	struct asking *a = *state;
	char first[4096];

	a->id = "a-1_Z";
	strcpy(first, ask(a, "PUT", V1 "/settings", SETTINGS));
	assert_int_equal(a->response.status, 200);
	assert_false(a->response.repeated);
	a->id = NULL;
	check_asked(a, "PUT", V1 "/settings", OTHER, 200);
	a->id = "a-1_Z";
	assert_string_equal(ask(a, "PUT", V1 "/settings", SETTINGS), first);
	assert_true(a->response.repeated);
	assert_int_equal(a->response.status, 200);
	assert_string_equal(a->response.content_type, "application/json");
	/* it was not done again */
	a->id = NULL;
	check_holds(ask(a, "GET", V1 "/settings", NULL), "\"minutes\":40");
	/* the same id for something else */
	a->id = "a-1_Z";
	check_refused(a, "PUT", V1 "/settings", OTHER, 409, "refused",
	    "Request-Id");
	check_refused(a, "PUT", V1 "/person", SETTINGS, 409, "refused",
	    "Request-Id");
	check_refused(a, "POST", V1 "/log/erase", SETTINGS, 409, "refused",
	    "Request-Id");
	/* another handle, later */
	asking_again(a);
	assert_string_equal(ask(a, "PUT", V1 "/settings", SETTINGS), first);
	assert_true(a->response.repeated);
	/* a failure is no answer that is kept */
	a->id = "b";
	check_refused(a, "PUT", V1 "/settings", "{\"schema\":\"settings/1\","
	    "\"minutes\":1}", 400, "input", "/minutes");
	check_asked(a, "PUT", V1 "/settings", SETTINGS, 200);
	assert_false(a->response.repeated);
	/* after more than a week the id is as new */
	a->id = "a-1_Z";
	a->later_s = 8 * 86400.0;
	a->id = "c";
	check_asked(a, "PUT", V1 "/settings", SETTINGS, 200);
	a->id = "a-1_Z";
	check_asked(a, "PUT", V1 "/settings", OTHER, 200);
	assert_false(a->response.repeated);
}

static void
wrong_ids(void **state)
{
	struct asking *a = *state;
	char id[66];

	a->id = "";
	check_refused(a, "PUT", V1 "/settings", SETTINGS, 400, "input",
	    "Request-Id");
	a->id = "a b";
	check_refused(a, "PUT", V1 "/settings", SETTINGS, 400, "input",
	    "Request-Id");
	a->id = "\xc3\xa9";
	check_refused(a, "PUT", V1 "/settings", SETTINGS, 400, "input",
	    "Request-Id");
	memset(id, 'a', 65);
	id[65] = '\0';
	a->id = id;
	check_refused(a, "PUT", V1 "/settings", SETTINGS, 400, "input",
	    "Request-Id");
	id[64] = '\0';
	check_asked(a, "PUT", V1 "/settings", SETTINGS, 200);
}

/* The program dies right after it has answered, and before anybody heard. */
static void
after_a_crash(void **state)
{
	struct asking *a = *state;
	int how;
	pid_t child;

	a->id = "crash";
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		ask(a, "PUT", V1 "/settings", SETTINGS);
		_exit(a->response.status == 200 ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_int_equal(how, 0);
	check_asked(a, "PUT", V1 "/settings", SETTINGS, 200);
	assert_true(a->response.repeated);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_plain, close_it)
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
