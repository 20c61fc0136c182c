/* afterrun import when things go wrong: the log cannot be written, the clock
 * goes back, the runner interrupts, files come in while it watches. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check.h"
#include "afterrun/store.h"
#include "import_program.h"

enum { MANY = 160 };

/* One line, exit 3, and the log as it was. */
static void
check_refused(struct result *result, const char *part)
{
	assert_int_equal(result->code, 3);
	assert_string_equal(result->out, "");
	check_has(result->err, part);
	assert_ptr_equal(strchr(result->err, '\n'),
	    result->err + strlen(result->err) - 1);
	assert_int_equal(strncmp(result->err, "afterrun: ", 10), 0);
	result_free(result);
}

/* A limit of the user's: no file may become larger. */
static void
test_size_limit(void **state)
{
	struct rlimit limit, small;
	struct result result;
	struct bytes log;

	(void)state;
	import_make_runs();
	sources_put_run("first.fit", -202);
	result = import("first.fit", NULL, NULL);
	assert_int_equal(result.code, 0);
	result_free(&result);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	log = sources_read("log.db");
	small = limit;
	small.rlim_cur = log.n + 20000;
	bytes_free(&log);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	result = import("runs", NULL, NULL);
	setrlimit(RLIMIT_FSIZE, &limit);
	signal(SIGXFSZ, SIG_DFL);
	check_refused(&result, "the log could not be read or written");
	assert_int_equal(runs_in_log(), 1);
	/* with room again it goes on */
	result = import("runs", NULL, NULL);
	assert_int_equal(result.code, 0);
	result_free(&result);
	assert_int_equal(runs_in_log(), 7);
}

/* Until nothing more fits. */
static void
fill(const char *path)
{
	static const char zeros[4096];
	int fd = open(path, O_WRONLY | O_APPEND);

	assert_true(fd >= 0);
	while (write(fd, zeros, sizeof zeros) > 0)
		;
	close(fd);
}

/* A small file system of its own, which goes with this process. */
static bool
mount_small(const char *name)
{
	sources_folder(name);
	return unshare(CLONE_NEWNS) == 0 &&
	    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	    mount("tmpfs", sources_path(name), "tmpfs", 0, "size=3m") == 0;
}

static void
test_small_disk(void **state)
{
	struct ar_store_about about;
	struct result result;
	struct ar_error err;

	(void)state;
	import_make_runs();
	if (!mount_small("small")) {
		print_message("skipped: no small disk can be mounted here\n");
		skip();
	}
	snprintf(import_db, sizeof import_db, "AFTERRUN_DB=%s",
	    sources_path("small/log.db"));
	result = import("runs/0.fit", NULL, NULL);
	assert_int_equal(result.code, 0);
	result_free(&result);
	sources_put("small/filler", import_db, sizeof import_db);
	assert_int_equal(truncate(sources_path("small/filler"), 0), 0);
	fill(sources_path("small/filler"));
	result = import("runs", NULL, NULL);
	check_refused(&result, "the disk is full");
	memset(&err, 0, sizeof err);
	assert_int_equal(ar_store_verify(sources_path("small/log.db"),
	    &about, &err), AR_OK);
	assert_int_equal(about.runs, 1);
	unlink(sources_path("small/filler"));
	result = import("runs", NULL, NULL);
	assert_true(result.code == 0 || result.code == 3);
	result_free(&result);
	assert_int_equal(umount(sources_path("small")), 0);
}

static void
test_read_only(void **state)
{
	struct result result;

	(void)state;
	if (geteuid() == 0) {
		print_message("skipped: root may write everywhere\n");
		skip();
	}
	import_make_runs();
	result = import("runs/0.fit", NULL, NULL);
	result_free(&result);
	chmod(sources_path("log.db"), 0400);
	result = import("runs", NULL, NULL);
	check_refused(&result, "only be read");
	chmod(sources_path("log.db"), 0600);
	assert_int_equal(runs_in_log(), 1);
}

static void
test_locked(void **state)
{
	struct ar_store *store;
	struct result result;
	struct ar_error err;

	(void)state;
	import_make_runs();
	memset(&err, 0, sizeof err);
	assert_int_equal(ar_store_open(sources_path("log.db"),
	    AR_STORE_WRITE, 0, &store, &err), AR_OK);
	assert_int_equal(ar_store_begin(store, &err), AR_OK);
	result = import("runs", NULL, NULL);
	check_refused(&result, "another");
	ar_store_rollback(store);
	ar_store_close(store);
	assert_int_equal(runs_in_log(), 0);
	result = import("runs", NULL, NULL);
	assert_int_equal(result.code, 0);
	result_free(&result);
}

static void
test_corrupt(void **state)
{
	struct result result;
	struct bytes log;

	(void)state;
	import_make_runs();
	result = import("runs", NULL, NULL);
	result_free(&result);
	log = sources_read("log.db");
	memset((char *)log.bytes + 8192, 0x5a, log.n - 8192);
	sources_put("log.db", log.bytes, log.n);
	bytes_free(&log);
	result = import("runs", "--again", NULL);
	check_refused(&result, "damaged");
}

/* The clock went back by a year between two imports. */
static void
test_clock_back(void **state)
{
	const struct program program = {
		.args = {"import", "runs"},
		.env = {import_db, import_temporary, "AFTERRUN_NOW=2025-06-01T09:00:00Z"},
	};
	struct result result;

	(void)state;
	import_make_runs();
	result = import("runs/0.fit", NULL, NULL);
	assert_int_equal(result.code, 0);
	result_free(&result);
	program_run(&program, sources_path(""), &result);
	assert_int_equal(result.code, 0);
	check_has(result.out, "Imported 5 of 8 files");
	result_free(&result);
	assert_int_equal(runs_in_log(), 6);
}

/* --- interrupted ---------------------------------------------------------- */

static pid_t
start(int out, const char *folder, const char *option)
{
	const char *const argv[] = {"afterrun", "import", folder, option,
	    NULL};
	const char *const env[] = {import_db, import_temporary, "TZ=UTC",
	    "AFTERRUN_NOW=2026-06-01T09:00:00Z", NULL};
	pid_t child = fork();

	if (child == 0) {
		dup2(out, STDOUT_FILENO);
		if (chdir(sources_path("")) == 0)
			execve(AR_PROGRAM, (char *const *)(uintptr_t)argv,
			    (char *const *)(uintptr_t)env);
		_exit(126);
	}
	assert_true(child > 0);
	return child;
}

static int
code_of(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
test_interrupted(void **state)
{
	struct ar_invent_plan plan = sources_plan(-200);
	char name[32], said[4096];
	int pipes[2], code = 0;
	struct result result;
	ssize_t got;

	(void)state;
	sources_folder("many");
	plan.duration_s = 3600;
	for (int i = 0; i < MANY; i++) {
		struct bytes run;

		plan.start_utc_s -= 86400;
		plan.seed++;
		if (i % 8 == 0)
			run = sources_run(&plan, AR_FORMAT_GPX);
		else
			run = sources_run(&plan, AR_FORMAT_FIT);
		snprintf(name, sizeof name, "many/%03d.%s", i, i % 8 ?
		    "fit" : "gpx");
		sources_put(name, run.bytes, run.n);
		bytes_free(&run);
	}
	for (unsigned us = 60000; code != 130 && us > 4000; us -= 4000) {
		pid_t child;

		unlink(sources_path("log.db"));
		assert_int_equal(pipe(pipes), 0);
		child = start(pipes[1], "many", NULL);
		close(pipes[1]);
		usleep(us);
		kill(child, SIGINT);
		got = read(pipes[0], said, sizeof said - 1);
		close(pipes[0]);
		code = code_of(child);
	}
	assert_int_equal(code, 130);
	assert_true(got > 0);
	said[got] = '\0';
	check_has(said, "the same command goes on from here");
	result = import("many", NULL, NULL);
	assert_int_equal(result.code, 0);
	check_has(result.out, "going on where the last import was");
	check_has(result.out, "Imported 160 of 160 files");
	result_free(&result);
	assert_int_equal(runs_in_log(), MANY);
}

/* Read what it says until part is in it; ends the test after some seconds. */
static void
wait_for(int fd, const char *part)
{
	char said[8192] = "";
	size_t used = 0;

	while (!strstr(said, part)) {
		struct pollfd ready = {fd, POLLIN, 0};
		ssize_t got = poll(&ready, 1, 15000) == 1 ?
		    read(fd, said + used, sizeof said - 1 - used) : -1;

		if (got <= 0)
			fail_msg("\"%s\" never came; it said: %s", part,
			    said);
		used += (size_t)got;
		said[used] = '\0';
	}
}

/* A new file in a new folder, then one that is written in two goes. */
static void
test_watch(void **state)
{
	struct ar_invent_plan plan = sources_plan(-300);
	struct bytes run = sources_run(&plan, AR_FORMAT_FIT);
	int pipes[2];
	pid_t child;

	(void)state;
	import_make_runs();
	/* the log lies in what is watched, too */
	snprintf(import_db, sizeof import_db, "AFTERRUN_DB=%s",
	    sources_path("runs/log.db"));
	assert_int_equal(pipe(pipes), 0);
	child = start(pipes[1], "runs", "--watch");
	close(pipes[1]);
	wait_for(pipes[0], "import undo 1");
	sources_folder("runs/new");
	sources_put_run("runs/new/a.fit", -300.5);
	wait_for(pipes[0], "import undo 2");
	sources_put("runs/new/b.fit", run.bytes, run.n / 2);
	usleep(300000);
	sources_put("runs/new/b.fit", run.bytes, run.n);
	wait_for(pipes[0], "import undo 3");
	usleep(2600000);
	kill(child, SIGINT);
	assert_int_equal(code_of(child), 0);
	close(pipes[0]);
	bytes_free(&run);
	assert_int_equal(rename(sources_path("runs/log.db"),
	    sources_path("log.db")), 0);
	assert_int_equal(runs_in_log(), RUNS + 2);
	assert_int_equal(imports_in_log(), 3);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_size_limit),
		TEST(test_small_disk),
		TEST(test_read_only),
		TEST(test_locked),
		TEST(test_corrupt),
		TEST(test_clock_back),
		TEST(test_interrupted),
		TEST(test_watch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
