/* What a door does for the handlers: imports, copies, exports. */
#define _GNU_SOURCE
#include <string.h>
#include <unistd.h>

#include "afterrun/digest.h"
#include "client.h"


/* What the services were asked, and what they say. */
static struct {
	int started;
	int stopped;
	int restored;
	struct ar_api_import state;
	char body_file[100];
	char name[40];
	bool open_log; /* somebody else can write while a service works */
	const char *log_path;
	enum ar_status fails;
} said;

static void
try_log(void)
{
	struct ar_store *store;
	struct ar_error err;

	said.open_log = ar_store_open(said.log_path, AR_STORE_WRITE, 0,
	    &store, &err) == AR_OK &&
	    ar_store_begin(store, &err) == AR_OK;
	ar_store_close(store);
}

static enum ar_status
give_file(char path[AR_API_PATH_MAX], const char *text, struct ar_error *err)
{
	try_log();
	strcpy(path, text);
	return said.fails == AR_OK ? AR_OK :
	    ar_fail(err, said.fails, 0, "it did not work");
}

static enum ar_status
backup(void *context, char path[AR_API_PATH_MAX], struct ar_error *err)
{
	assert_ptr_equal(context, &said);
	return give_file(path, "/tmp/copy", err);
}

static enum ar_status
export(void *context, const struct ar_moment *moment,
    char path[AR_API_PATH_MAX], struct ar_error *err)
{
	(void)context;
	check_near(moment->now_utc_s, CLIENT_NOW_UTC_S, 0);
	return give_file(path, "/tmp/all.zip", err);
}

static enum ar_status
import_start(void *context, const char *body_file, const char *name,
    const struct ar_moment *moment, char job[AR_API_JOB_MAX],
    struct ar_error *err)
{
	(void)context;
	(void)moment;
	try_log();
	if (said.fails != AR_OK)
		return ar_fail(err, said.fails, 0, "it did not work");
	strcpy(said.body_file, body_file);
	strcpy(said.name, name);
	said.started++;
	strcpy(job, "job-1");
	return AR_OK;
}

static enum ar_status
import_state(void *context, const char *job, struct ar_api_import *state,
    struct ar_error *err)
{
	(void)context;
	if (strcmp(job, "job-1") != 0)
		return ar_fail(err, AR_EABSENT, 0, "there is no such import");
	*state = said.state;
	strcpy(state->job, job);
	return AR_OK;
}

static enum ar_status
import_stop(void *context, const char *job, struct ar_error *err)
{
	(void)context;
	(void)job;
	(void)err;
	said.stopped++;
	said.state.done = true;
	return AR_OK;
}

static enum ar_status
restore(void *context, const char *body_file, char aside[AR_API_PATH_MAX],
    struct ar_error *err)
{
	(void)context;
	try_log();
	strcpy(said.body_file, body_file);
	if (said.fails != AR_OK)
		return ar_fail(err, said.fails, 0, "it did not work");
	said.restored++;
	if (access(body_file, F_OK) == 0)
		assert_int_equal(rename(body_file, said.log_path), 0);
	strcpy(aside, "/tmp/the-old-one");
	return AR_OK;
}

static const struct ar_api_services services = {
	.context = &said,
	.backup = backup,
	.export = export,
	.import_start = import_start,
	.import_state = import_state,
	.import_stop = import_stop,
	.restore = restore,
};

static int
open_with(void **state)
{
	struct client *a;

	memset(&said, 0, sizeof said);
	client_set_up(state);
	a = *state;
	a->config.services = &services;
	client_again(a);
	said.log_path = a->log;
	return 0;
}

static void
make_log(struct client *a)
{
	ask_gives(a, put("/settings", "{\"schema\":\"settings/1\","
	    "\"minutes\":30}"), 200);
}

static void
not_offered(void **state)
{
	struct client *a = *state;

	a->config.services = NULL;
	client_again(a);
	ask_fails(a, get("/log/backup"), 501, "not_offered", NULL);
	ask_fails(a, get("/log/export"), 501, "not_offered", NULL);
	ask_fails(a, get("/imports/jobs/job-1"), 501, "not_offered", NULL);
	ask_fails(a, get("/imports/jobs/job-1/events"), 501, "not_offered",
	    NULL);
	ask_fails(a, request("DELETE", "/imports/jobs/job-1", NULL), 501,
	    "not_offered", NULL);
	a->body_file = "/tmp/body";
	ask_fails(a, post("/imports", NULL), 501, "not_offered", NULL);
	ask_fails(a, post("/log/restore", NULL), 501, "not_offered", NULL);
	ask_holds(a, get("/about"), 200, "\"services\":{"
	    "\"audio\":false,\"page\":false,\"backup\":false,"
	    "\"export\":false,\"import\":false}");
}

static void
files(void **state)
{
	struct client *a = *state;

	ask_holds(a, get("/about"), 200, "\"services\":{"
	    "\"audio\":false,\"page\":false,\"backup\":true,"
	    "\"export\":true,\"import\":true}");
	make_log(a);
	ask_gives(a, get("/log/backup"), 200);
	assert_string_equal(a->response.file, "/tmp/copy");
	assert_string_equal(a->response.save_as, "afterrun-2026-11-21.db");
	assert_null(a->response.body);
	assert_true(said.open_log);
	ask_gives(a, get("/log/export"), 200);
	assert_string_equal(a->response.file, "/tmp/all.zip");
	assert_string_equal(a->response.content_type, "application/zip");
	assert_string_equal(a->response.save_as, "afterrun-2026-11-21.zip");
	said.fails = AR_EABSENT;
	ask_fails(a, get("/log/backup"), 404, "absent", NULL);
	assert_null(a->response.file);
	said.fails = AR_EFULL;
	ask_fails(a, get("/log/export"), 507, "storage_full", NULL);
}

static void
put_back(void **state)
{
	struct client *a = *state;

	make_log(a);
	ask_fails(a, post("/log/restore", NULL), 400, "format", NULL);
	a->body_file = "/tmp/body";
	said.fails = AR_ECORRUPT;
	ask_fails(a, post("/log/restore", NULL), 500, "storage_damaged", NULL);
	said.fails = AR_OK;
	ask_holds(a, post("/log/restore", NULL), 200,
	    "\"aside\":\"/tmp/the-old-one\"");
	assert_string_equal(said.body_file, "/tmp/body");
	assert_true(said.open_log);
	assert_int_equal(said.restored, 1);
}

/* What is asked afterwards is asked of the log that came. */
static void
another_log(void **state)
{
	struct client *a = *state;
	struct client other;
	char path[sizeof other.log];

	client_open(&other, NULL, NULL);
	ask_gives(&other, put("/settings",
	    "{\"schema\":\"settings/1\",\"minutes\":50}"), 200);
	strcpy(path, other.log);
	make_log(a);
	ask_holds(a, get("/settings"), 200, "\"minutes\":30");
	a->body_file = path;
	ask_gives(a, post("/log/restore", NULL), 200);
	ask_holds(a, get("/settings"), 200, "\"minutes\":50");
	client_close(&other);
}

static void
import_once(void **state)
{
	struct client *a = *state;
	char first[400];

	make_log(a);
	a->body_file = "/tmp/body";
	a->id = "take";
	strcpy(first, ask_gives(a, post("/imports?name=all%20runs.zip", NULL),
	    202));
	assert_string_equal(first, "{\"schema\":\"import-job/1\",\"job\":"
	    "\"job-1\",\"state\":\"running\",\"bytes\":0,\"seen\":0,"
	    "\"imported\":0}\n");
	assert_string_equal(said.name, "all runs.zip");
	assert_string_equal(said.body_file, "/tmp/body");
	assert_true(said.open_log);
	/* sent again, in another file: it goes on as it is */
	a->body_file = "/tmp/body2";
	assert_string_equal(ask_gives(a, post("/imports?name=all%20runs.zip",
	    NULL), 202), first);
	assert_true(a->response.repeated);
	assert_int_equal(said.started, 1);
	ask_fails(a, post("/imports?name=other", NULL), 409, "refused",
	    "Request-Id");
	a->id = "more";
	said.fails = AR_EREFUSED;
	ask_fails(a, post("/imports", NULL), 409, "refused", NULL);
	said.fails = AR_OK;
	ask_gives(a, post("/imports", NULL), 202);
	assert_false(a->response.repeated);
	assert_string_equal(said.name, "");
}

/* The log is being written to by the import that was just started: the
 * answer comes soon all the same. */
static void
import_while_locked(void **state)
{
	struct client *a = *state;
	struct ar_store *store;
	struct ar_error err;

	make_log(a);
	assert_int_equal(ar_store_open(a->log, AR_STORE_WRITE, 0, &store,
	    &err), AR_OK);
	assert_int_equal(ar_store_begin(store, &err), AR_OK);
	a->body_file = "/tmp/body";
	a->id = "take";
	ask_gives(a, post("/imports", NULL), 202);
	ar_store_close(store);
	ask_gives(a, post("/imports", NULL), 202);
	assert_false(a->response.repeated);
}

static void
keep_batch(const struct client *a)
{
	struct ar_batch batch = {.source = "all.zip", .kind = "strava",
	    .started_utc_s = 1, .finished_utc_s = 2, .undone_utc_s = NAN,
	    .seen = 3, .imported = 2, .failed = 1, .bytes = 900,
	    .seconds = 1};
	struct ar_batch_file file = {.path = "all.zip!a.fit",
	    .outcome = AR_OUT_FAILED, .reason = "damaged"};
	struct ar_store *store;
	struct ar_error err;

	assert_int_equal(ar_store_open(a->log, AR_STORE_WRITE, 1000, &store,
	    &err), AR_OK);
	assert_int_equal(ar_store_batch_put(store, &batch, &file.batch_id,
	    &err), AR_OK);
	assert_int_equal(ar_store_batch_file_put(store, &file, &err), AR_OK);
	file.path = "all.zip!b.fit";
	file.outcome = AR_OUT_IMPORTED;
	file.reason = NULL;
	assert_int_equal(ar_store_batch_file_put(store, &file, &err), AR_OK);
	ar_store_close(store);
}

static void
jobs(void **state)
{
	struct client *a = *state;

	make_log(a);
	ask_fails(a, get("/imports/jobs/other"), 404, "absent", NULL);
	said.state = (struct ar_api_import){.bytes = 5, .total_bytes = 10,
	    .seen = 2, .imported = 1};
	assert_string_equal(ask(a, get("/imports/jobs/job-1")),
	    "{\"schema\":\"import-job/1\",\"job\":\"job-1\",\"state\":"
	    "\"running\",\"bytes\":5,\"total_bytes\":10,\"seen\":2,"
	    "\"imported\":1}\n");
	ask_gives(a, get("/imports/jobs/job-1/events"), 200);
	assert_string_equal(a->response.content_type, "text/event-stream");
	assert_string_equal(a->response.events_of, "job-1");
	ask_fails(a, get("/imports/jobs/other/events"), 404, "absent", NULL);
	assert_null(a->response.events_of);
	keep_batch(a);
	said.state.done = true;
	said.state.batch_id = 1;
	ask_holds(a, get("/imports/jobs/job-1"), 200,
	    "\"state\":\"done\",\"bytes\":5,\"total_bytes\":10,\"seen\":2,"
	    "\"imported\":1,\"batch\":1,\"receipt\":{\"schema\":\"import/1\","
	    "\"batch\":1,\"seen\":3,\"imported\":2,\"duplicates\":0,"
	    "\"unsupported\":0,\"failed\":1,\"partial\":0,\"files\":[{"
	    "\"path\":\"all.zip!a.fit\",\"outcome\":\"failed\","
	    "\"reason\":\"damaged\"}],\"seconds\":1.0,\"bytes\":900}}");
	said.state.failed = true;
	ar_fail(&said.state.error, AR_EFULL, 0, "the disk is full");
	ask_holds(a, get("/imports/jobs/job-1"), 200, "\"state\":\"failed\"");
	ask_holds(a, get("/imports/jobs/job-1"), 200,
	    "\"error\":{\"schema\":\"error/1\",\"code\":\"storage_full\","
	    "\"message\":\"the disk is full\"}");
	said.state = (struct ar_api_import){.seen = 4};
	ask_holds(a, request("DELETE", "/imports/jobs/job-1", NULL), 200,
	    "\"state\":\"done\"");
	assert_int_equal(said.stopped, 1);
	ask_fails(a, request("DELETE", "/imports/jobs/other", NULL), 404,
	    "absent", NULL);
	assert_int_equal(said.stopped, 1);
}

static void
undone(void **state)
{
	struct client *a = *state;

	make_log(a);
	keep_batch(a);
	ask_holds(a, get("/imports"), 200, "\"batch\":1,");
	assert_null(strstr(ask(a, get("/imports")), "undone_utc"));
	assert_string_equal(ask(a, request("DELETE", "/imports/1", NULL)),
	    "{\"schema\":\"undo/1\",\"batch\":1,\"reanalysed\":0}\n");
	ask_holds(a, get("/imports"), 200,
	    "\"undone_utc\":\"2026-11-21T10:00:00Z\"");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name,                       \
		open_with, client_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(not_offered),
		TEST(files),
		TEST(put_back),
		TEST(another_log),
		TEST(import_once),
		TEST(import_while_locked),
		TEST(jobs),
		TEST(undone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
