/* Killed at any moment, the log is sound and holds every item that was
 * acknowledged: a mark whose command ended with 0, a file that a committed
 * import counts.  AR_ROUNDS in the environment: how often (20). */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check.h"
#include "../import/imported.h"
#include "afterrun/time.h"

enum { FILES = 12, ROUNDS = 20, IMPORT_US = 60000, FEEL_US = 9000,
	LEAST_US = 500, MOST_US = 2000000 };

static unsigned long seed = 20260912;

/* 0 .. most - 1; the same in every run of the test. */
static unsigned
any(unsigned most)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % most;
}

static int
rounds(void)
{
	const char *said = getenv("AR_ROUNDS");
	int count = said ? atoi(said) : 0;

	return count > 0 ? count : ROUNDS;
}

/* A machine may be slow, or busy: wait longer after a kill that came early,
 * shorter after one that came late. */
static unsigned
adapted(unsigned us, bool killed)
{
	us = killed ? us + us / 4 : us - us / 4;
	if (us < LEAST_US)
		return LEAST_US;
	return us > MOST_US ? MOST_US : us;
}

/* Exit code, or -1 when it was killed before. */
static int
kill_after(pid_t child, unsigned us)
{
	int status;

	usleep(us);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
check_sound(const char *log)
{
	struct ar_error err;

	memset(&err, 0, sizeof err);
	if (ar_store_verify(sources_path(log), NULL, &err) != AR_OK)
		fail_msg("%s", err.text);
}

/* --- import --------------------------------------------------------------- */

static struct import_job
job_of(const char *const *source)
{
	struct import_job job = imported_job(source);

	job.commit_s = 0.001;
	return job;
}

static pid_t
start_import(void)
{
	pid_t child = fork();

	if (child == 0) {
		const char *source = sources_path("runs");
		const struct import_job job = job_of(&source);
		struct ar_store *store = imported_log("log.db");
		struct import_result result;
		struct ar_error err;

		memset(&err, 0, sizeof err);
		_exit(import_run(&job, store, &result, &err) == AR_OK ?
		    0 : 1);
	}
	assert_true(child > 0);
	return child;
}

/* What the import counts is there: each file with its run. */
static uint64_t
check_counted(struct ar_store *store, struct ar_arena *arena)
{
	struct ar_batch *batches;
	struct ar_error err;
	size_t batch_count, run_count;
	uint64_t counted = 0;

	memset(&err, 0, sizeof err);
	assert_int_equal(ar_store_batches(store, arena, &batches,
	    &batch_count, &err), AR_OK);
	(void)imported_runs(store, arena, &run_count);
	for (size_t i = 0; i < batch_count; i++) {
		struct ar_batch_file *files;
		size_t count, whole = 0;

		assert_int_equal(ar_store_batch_files(store, batches[i].id,
		    arena, &files, &count, &err), AR_OK);
		for (size_t k = 0; k < count; k++) {
			struct ar_kept_file file;

			if (files[k].outcome != AR_OUT_IMPORTED)
				continue;
			whole++;
			assert_int_equal(ar_store_file_get(store,
			    files[k].file_id, arena, &file, &err), AR_OK);
		}
		assert_true(batches[i].imported <= whole);
		counted += batches[i].imported;
	}
	assert_true(counted <= run_count);
	return run_count;
}

static void
go_on_to_the_end(const char *whole)
{
	const char *source = sources_path("runs");
	struct ar_store *store = imported_log("log.db");
	const struct import_job job = job_of(&source);
	struct import_result result = imported_as(store, &job);
	char *dump = sources_dump(store, true);

	sources_same(dump, whole);
	import_result_free(&result);
	free(dump);
	ar_store_close(store);
	unlink(sources_path("log.db"));
	unlink(sources_path("log.db-journal"));
}

static char *
whole_import(void)
{
	const char *source = sources_path("runs");
	const struct import_job job = job_of(&source);
	struct ar_store *store = imported_log("whole.db");
	struct import_result result = imported_as(store, &job);
	char *dump = sources_dump(store, true);

	imported_check(&result, FILES, 0, 0);
	import_result_free(&result);
	ar_store_close(store);
	return dump;
}

static void
test_import(void **state)
{
	struct ar_arena *arena = ar_arena_open((size_t)64 << 20);
	char *whole, name[32];
	int halves = 0, killed = 0;
	unsigned most_us = IMPORT_US;

	(void)state;
	sources_folder("runs");
	for (int i = 0; i < FILES; i++) {
		snprintf(name, sizeof name, "runs/%02d.fit", i);
		sources_put_run(name, 2 * i);
	}
	whole = whole_import();
	for (int i = 0; i < rounds(); i++) {
		bool early = kill_after(start_import(), any(most_us)) < 0;
		struct ar_store *store;
		uint64_t runs;

		killed += early;
		most_us = adapted(most_us, early);
		if (access(sources_path("log.db"), F_OK) != 0)
			continue;
		store = imported_log("log.db");
		runs = check_counted(store, arena);
		halves += runs > 0 && runs < FILES;
		ar_store_close(store);
		check_sound("log.db");
		if (runs == FILES || any(4) == 0)
			go_on_to_the_end(whole);
	}
	print_message("%d rounds: %d killed, %d with a part in the log\n",
	    rounds(), killed, halves);
	assert_true(killed > 0);
	assert_true(halves > 0 || rounds() < 100);
	free(whole);
	ar_arena_close(arena);
}

/* --- feel ----------------------------------------------------------------- */

static pid_t
start_feel(int64_t day, int mark)
{
	char now[64], time[AR_TIME_TEXT], log[SOURCE_PATH + 16], said[32];
	const char *const env[] = {log, now, "TZ=UTC", "LC_ALL=C.UTF-8",
	    NULL};
	const char *const argv[] = {"afterrun", "feel", said, NULL};
	pid_t child;

	ar_time_utc_text((double)day * 86400 + 43200, time);
	snprintf(now, sizeof now, "AFTERRUN_NOW=%s", time);
	snprintf(log, sizeof log, "AFTERRUN_DB=%s", sources_path("log.db"));
	snprintf(said, sizeof said, "calf=%d", mark);
	child = fork();
	if (child == 0) {
		int nowhere = open("/dev/null", O_RDWR);

		dup2(nowhere, STDIN_FILENO);
		dup2(nowhere, STDOUT_FILENO);
		dup2(nowhere, STDERR_FILENO);
		execve(AR_PROGRAM, (char *const *)(uintptr_t)argv,
		    (char *const *)(uintptr_t)env);
		_exit(126);
	}
	assert_true(child > 0);
	return child;
}

static bool
has_mark(int64_t day, int mark)
{
	struct ar_arena *arena = ar_arena_open(1 << 20);
	struct ar_store *store = imported_log("log.db");
	struct ar_feel *feels;
	struct ar_error err;
	bool found = false;
	size_t count;

	memset(&err, 0, sizeof err);
	assert_int_equal(ar_store_feels(store, day, day, false, arena,
	    &feels, &count, &err), AR_OK);
	for (size_t i = 0; i < count; i++)
		found = found || fabs(feels[i].mark - mark) < 0.01;
	ar_store_close(store);
	ar_arena_close(arena);
	return found;
}

static void
test_feel(void **state)
{
	unsigned most_us = FEEL_US;
	int kept = 0, killed = 0;

	(void)state;
	ar_store_close(imported_log("log.db"));
	for (int i = 0; i < rounds(); i++) {
		int64_t day = 20700 + i;
		int mark = (int)any(11);
		int code = kill_after(start_feel(day, mark), any(most_us));

		check_sound("log.db");
		most_us = adapted(most_us, code < 0);
		if (code < 0) {
			killed++;
			continue;
		}
		assert_int_equal(code, 0);
		assert_true(has_mark(day, mark));
		kept++;
	}
	print_message("%d rounds: %d killed, %d kept\n", rounds(), killed,
	    kept);
	assert_true(killed > 0 && kept > 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sources_set_up, sources_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_import), TEST(test_feel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
