/* What a door does for the handlers: imports, copies, exports. */
#define _GNU_SOURCE
#include "asking.h"

#include "afterrun/digest.h"

#define V1 "/api/v1"

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
	check_near(moment->now_utc_s, asked_s, 0);
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
	static struct asking asking;

	memset(&said, 0, sizeof said);
	asking_open(&asking, &services);
	said.log_path = asking.path;
	*state = &asking;
	return 0;
}

static int
close_it(void **state)
{
	asking_close(*state);
	return 0;
}

static void
make_log(struct asking *a)
{
	check_asked(a, "PUT", V1 "/settings", "{\"schema\":\"settings/1\","
	    "\"minutes\":30}", 200);
}

static void
not_offered(void **state)
{
	struct asking *a = *state;

	a->config.services = NULL;
	asking_again(a);
	check_refused(a, "GET", V1 "/log/backup", NULL, 501, "not_offered",
	    NULL);
	check_refused(a, "GET", V1 "/log/export", NULL, 501, "not_offered",
	    NULL);
	check_refused(a, "GET", V1 "/imports/jobs/job-1", NULL, 501,
	    "not_offered", NULL);
	check_refused(a, "GET", V1 "/imports/jobs/job-1/events", NULL, 501,
	    "not_offered", NULL);
	check_refused(a, "DELETE", V1 "/imports/jobs/job-1", NULL, 501,
	    "not_offered", NULL);
	a->body_file = "/tmp/body";
	check_refused(a, "POST", V1 "/imports", NULL, 501, "not_offered",
	    NULL);
	check_refused(a, "POST", V1 "/log/restore", NULL, 501, "not_offered",
	    NULL);
	check_holds(ask(a, "GET", V1 "/about", NULL), "\"services\":{"
	    "\"audio\":false,\"page\":false,\"backup\":false,"
	    "\"export\":false,\"import\":false}");
}

static void
files(void **state)
{
	struct asking *a = *state;

	check_holds(ask(a, "GET", V1 "/about", NULL), "\"services\":{"
	    "\"audio\":false,\"page\":false,\"backup\":true,"
	    "\"export\":true,\"import\":true}");
	make_log(a);
	check_asked(a, "GET", V1 "/log/backup", NULL, 200);
	assert_string_equal(a->response.file, "/tmp/copy");
	assert_string_equal(a->response.save_as, "afterrun-2026-11-21.db");
	assert_null(a->response.body);
	assert_true(said.open_log);
	check_asked(a, "GET", V1 "/log/export", NULL, 200);
	assert_string_equal(a->response.file, "/tmp/all.zip");
	assert_string_equal(a->response.content_type, "application/zip");
	assert_string_equal(a->response.save_as, "afterrun-2026-11-21.zip");
	said.fails = AR_EABSENT;
	check_refused(a, "GET", V1 "/log/backup", NULL, 404, "absent", NULL);
	assert_null(a->response.file);
	said.fails = AR_EFULL;
	check_refused(a, "GET", V1 "/log/export", NULL, 507, "storage_full",
	    NULL);
}

static void
put_back(void **state)
{
	struct asking *a = *state;

	make_log(a);
	check_refused(a, "POST", V1 "/log/restore", NULL, 400, "format",
	    NULL);
	a->body_file = "/tmp/body";
	said.fails = AR_ECORRUPT;
	check_refused(a, "POST", V1 "/log/restore", NULL, 500,
	    "storage_damaged", NULL);
	said.fails = AR_OK;
	check_holds(ask(a, "POST", V1 "/log/restore", NULL),
	    "\"aside\":\"/tmp/the-old-one\"");
	assert_int_equal(a->response.status, 200);
	assert_string_equal(said.body_file, "/tmp/body");
	assert_true(said.open_log);
	assert_int_equal(said.restored, 1);
}

/* What is asked afterwards is asked of the log that came. */
static void
another_log(void **state)
{
	struct asking *a = *state;
	struct asking other;
	char path[80];

	asking_open(&other, NULL);
	check_asked(&other, "PUT", V1 "/settings",
	    "{\"schema\":\"settings/1\",\"minutes\":50}", 200);
	strcpy(path, other.path);
	make_log(a);
	check_holds(ask(a, "GET", V1 "/settings", NULL), "\"minutes\":30");
	a->body_file = path;
	check_asked(a, "POST", V1 "/log/restore", NULL, 200);
	check_holds(ask(a, "GET", V1 "/settings", NULL), "\"minutes\":50");
	asking_close(&other);
}

static void
import_once(void **state)
{
	struct asking *a = *state;
	char first[400];

	make_log(a);
	a->body_file = "/tmp/body";
	a->id = "take";
	strcpy(first, ask(a, "POST", V1 "/imports?name=all%20runs.zip",
	    NULL));
	assert_int_equal(a->response.status, 202);
	assert_string_equal(first, "{\"schema\":\"import-job/1\",\"job\":"
	    "\"job-1\",\"state\":\"running\",\"bytes\":0,\"seen\":0,"
	    "\"imported\":0}\n");
	assert_string_equal(said.name, "all runs.zip");
	assert_string_equal(said.body_file, "/tmp/body");
	assert_true(said.open_log);
	/* sent again, in another file: it goes on as it is */
	a->body_file = "/tmp/body2";
	assert_string_equal(ask(a, "POST", V1 "/imports?name=all%20runs.zip",
	    NULL), first);
	assert_int_equal(a->response.status, 202);
	assert_true(a->response.repeated);
	assert_int_equal(said.started, 1);
	check_refused(a, "POST", V1 "/imports?name=other", NULL, 409,
	    "refused", "Request-Id");
	a->id = "more";
	said.fails = AR_EREFUSED;
	check_refused(a, "POST", V1 "/imports", NULL, 409, "refused", NULL);
	said.fails = AR_OK;
	check_asked(a, "POST", V1 "/imports", NULL, 202);
	assert_false(a->response.repeated);
	assert_string_equal(said.name, "");
}

/* The log is being written to by the import that was just started: the
 * answer comes soon all the same. */
static void
import_while_locked(void **state)
{
	struct asking *a = *state;
	struct ar_store *store;
	struct ar_error err;

	make_log(a);
	assert_int_equal(ar_store_open(a->path, AR_STORE_WRITE, 0, &store,
	    &err), AR_OK);
	assert_int_equal(ar_store_begin(store, &err), AR_OK);
	a->body_file = "/tmp/body";
	a->id = "take";
	check_asked(a, "POST", V1 "/imports", NULL, 202);
	ar_store_close(store);
	check_asked(a, "POST", V1 "/imports", NULL, 202);
	assert_false(a->response.repeated);
}

static void
keep_batch(const struct asking *a)
{
	struct ar_batch batch = {.source = "all.zip", .kind = "strava",
	    .started_utc_s = 1, .finished_utc_s = 2, .undone_utc_s = NAN,
	    .seen = 3, .imported = 2, .failed = 1, .bytes = 900,
	    .seconds = 1};
	struct ar_batch_file file = {.path = "all.zip!a.fit",
	    .outcome = AR_OUT_FAILED, .reason = "damaged"};
	struct ar_store *store;
	struct ar_error err;

	assert_int_equal(ar_store_open(a->path, AR_STORE_WRITE, 1000, &store,
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
	struct asking *a = *state;

	make_log(a);
	check_refused(a, "GET", V1 "/imports/jobs/other", NULL, 404,
	    "absent", NULL);
	said.state = (struct ar_api_import){.bytes = 5, .total_bytes = 10,
	    .seen = 2, .imported = 1};
	assert_string_equal(ask(a, "GET", V1 "/imports/jobs/job-1", NULL),
	    "{\"schema\":\"import-job/1\",\"job\":\"job-1\",\"state\":"
	    "\"running\",\"bytes\":5,\"total_bytes\":10,\"seen\":2,"
	    "\"imported\":1}\n");
	check_asked(a, "GET", V1 "/imports/jobs/job-1/events", NULL, 200);
	assert_string_equal(a->response.content_type, "text/event-stream");
	assert_string_equal(a->response.events_of, "job-1");
	check_refused(a, "GET", V1 "/imports/jobs/other/events", NULL, 404,
	    "absent", NULL);
	assert_null(a->response.events_of);
	keep_batch(a);
	said.state.done = true;
	said.state.batch_id = 1;
	check_holds(ask(a, "GET", V1 "/imports/jobs/job-1", NULL),
	    "\"state\":\"done\",\"bytes\":5,\"total_bytes\":10,\"seen\":2,"
	    "\"imported\":1,\"batch\":1,\"receipt\":{\"schema\":\"import/1\","
	    "\"batch\":1,\"seen\":3,\"imported\":2,\"duplicates\":0,"
	    "\"unsupported\":0,\"failed\":1,\"partial\":0,\"files\":[{"
	    "\"path\":\"all.zip!a.fit\",\"outcome\":\"failed\","
	    "\"reason\":\"damaged\"}],\"seconds\":1.0,\"bytes\":900}}");
	said.state.failed = true;
	ar_fail(&said.state.error, AR_EFULL, 0, "the disk is full");
	check_holds(ask(a, "GET", V1 "/imports/jobs/job-1", NULL),
	    "\"state\":\"failed\"");
	check_holds(ask(a, "GET", V1 "/imports/jobs/job-1", NULL),
	    "\"error\":{\"schema\":\"error/1\",\"code\":\"storage_full\","
	    "\"message\":\"the disk is full\"}");
	said.state = (struct ar_api_import){.seen = 4};
	check_holds(ask(a, "DELETE", V1 "/imports/jobs/job-1", NULL),
	    "\"state\":\"done\"");
	assert_int_equal(said.stopped, 1);
	check_refused(a, "DELETE", V1 "/imports/jobs/other", NULL, 404,
	    "absent", NULL);
	assert_int_equal(said.stopped, 1);
}

static void
undone(void **state)
{
	struct asking *a = *state;

	make_log(a);
	keep_batch(a);
	check_holds(ask(a, "GET", V1 "/imports", NULL), "\"batch\":1,");
	assert_null(strstr(ask(a, "GET", V1 "/imports", NULL),
	    "undone_utc"));
	assert_string_equal(ask(a, "DELETE", V1 "/imports/1", NULL),
	    "{\"schema\":\"undo/1\",\"batch\":1,\"reanalysed\":0}\n");
	check_holds(ask(a, "GET", V1 "/imports", NULL),
	    "\"undone_utc\":\"2026-11-21T10:00:00Z\"");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with, close_it)
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
