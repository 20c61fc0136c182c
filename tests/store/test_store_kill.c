/* A program that keeps things is killed at any moment: what it was told is
 * kept is there, the log is sound, and nothing is there by half.
 *
 * 20 rounds; as many as AFTERRUN_KILLS says in the long test. */
#define _DEFAULT_SOURCE
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "log_rows.h"

enum { ROUNDS = 20, PER_ROUND = 400 };

/* Keep one item after the other and say so, until killed. */
static void
keep_on(const char *path, int from, int told)
{
	struct ar_store *store;
	struct given given;
	struct ar_error err = {0};

	if (ar_store_open(path, AR_STORE_WRITE, 1000, &store, &err) != AR_OK)
		_exit(1);
	for (int i = from; i < from + PER_ROUND; i++) {
		bool whole = i % 2;
		enum ar_status status = AR_OK;

		/* now in one transaction, now each call by itself */
		if (whole)
			status = ar_store_begin(store, &err);
		if (status == AR_OK)
			status = log_give(store, i, &given, &err);
		if (status == AR_OK && whole)
			status = ar_store_commit(store, &err);
		if (status != AR_OK || write(told, &i, sizeof i) !=
		    sizeof i)
			_exit(2);
	}
	_exit(0);
}

/* The last item that was acknowledged; from - 1: none. */
static int
last_told(int told, int from)
{
	int last = from - 1, i;

	while (read(told, &i, sizeof i) == sizeof i)
		last = i;
	return last;
}

/* Every item from 1 to last with all that log_give keeps. */
static void
all_there(struct log *log, int last, bool *there)
{
	struct ar_feel *feels;
	struct ar_note *notes;
	struct ar_run *runs;
	struct ar_run_filter filter = { .beside = true, .legs = true };
	size_t count;

	for (int i = 1; i <= last; i++) {
		if (!there[i])
			continue;
		filter.from_day = filter.to_day = 20000 + i;
		log_ok(ar_store_runs(log->store, &filter, log->arena, &runs,
		    &count, err));
		assert_int_equal(count, 2);
		assert_true(runs[0].legs_known && runs[1].legs_known);
		log_ok(ar_store_feels(log->store, 20000 + i, 20000 + i, true,
		    log->arena, &feels, &count, err));
		assert_int_equal(count, 2);
		log_ok(ar_store_notes(log->store, 20000 + i, 20000 + i,
		    log->arena, &notes, &count, err));
		assert_int_equal(count, 1);
	}
}

/* A transaction that was not acknowledged is there whole or not at all. */
static void
next_by_half(struct log *log, int next)
{
	struct ar_run_filter filter = { .beside = true,
		.from_day = 20000 + next, .to_day = 20000 + next };
	struct ar_run *runs;
	struct ar_note *notes;
	size_t run_count, note_count;

	if (next % 2 == 0)
		return; /* each call was its own */
	log_ok(ar_store_runs(log->store, &filter, log->arena, &runs,
	    &run_count, err));
	log_ok(ar_store_notes(log->store, 20000 + next, 20000 + next,
	    log->arena, &notes, &note_count, err));
	assert_true((run_count == 0 && note_count == 0) ||
	    (run_count == 2 && note_count == 1));
}

static int
rounds(void)
{
	const char *wish = getenv("AFTERRUN_KILLS");
	int n = wish ? atoi(wish) : ROUNDS;

	return n > 0 && n <= 5000 ? n : ROUNDS;
}

/* Something was acknowledged, or ten seconds are over. */
static void
wait_told(int fd)
{
	struct pollfd ready = {.fd = fd, .events = POLLIN};

	(void)poll(&ready, 1, 10000);
}

static void
killed_at_any_moment(void **state)
{
	struct log *log = *state;
	int n = rounds(), from = 1, acknowledged = 0;
	bool *there = calloc((size_t)(n + 1) * PER_ROUND + 2, sizeof *there);
	unsigned random = (unsigned)time(NULL);

	assert_non_null(there);
	print_message("%d rounds, seed %u\n", n, random);
	ar_store_close(log->store);
	log->store = NULL;
	for (int round = 0; round < n; round++) {
		int told[2], how, last;
		pid_t child;

		assert_int_equal(pipe(told), 0);
		child = fork();
		assert_true(child >= 0);
		if (child == 0)
			keep_on(log->path, from, told[1]);
		(void)close(told[1]);
		random = random * 1664525 + 1013904223;
		if (round % 2) /* however busy the machine is */
			wait_told(told[0]);
		(void)usleep(2000 + (random >> 8) % 60000);
		assert_int_equal(kill(child, SIGKILL), 0);
		assert_int_equal(waitpid(child, &how, 0), child);
		assert_true(WIFSIGNALED(how) || WEXITSTATUS(how) == 0);
		last = last_told(told[0], from);
		(void)close(told[0]);
		for (int i = from; i <= last; i++)
			there[i] = true;
		acknowledged += last - from + 1;
		log_again(log);
		next_by_half(log, last + 1);
		all_there(log, last, there);
		ar_store_close(log->store);
		log->store = NULL;
		log_ok(ar_store_verify(log->path, NULL, err));
		ar_arena_close(log->arena);
		log->arena = ar_arena_open((size_t)256 << 20);
		from = last + 2; /* the next was perhaps kept */
	}
	print_message("%d items acknowledged, all there\n", acknowledged);
	assert_true(acknowledged > n / 4);
	free(there);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(killed_at_any_moment,
		    log_setup, log_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
