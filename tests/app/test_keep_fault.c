/* Every allocation of digesting and keeping a run fails once, alone and with
 * all after it: the log holds the whole run or nothing of it, nothing
 * crashes, nothing leaks. */
#define _GNU_SOURCE
#include "../fault.h"
#include "log_fixture.h"

/* So many there are at least. */
#ifdef FAULT_WRAP
enum { LEAST = 5 };
#else
enum { LEAST = 200 };
#endif

enum { ARENA = 64 << 20 };

/* The whole job as one transaction. */
static enum ar_status
work(struct ar_store *store, struct bytes file, struct ar_arena *arena,
    struct ar_error *err)
{
	const struct ar_moment moment = {morning_s + day_s, 7200};
	struct ar_settled settled;
	struct ar_digest digest;
	struct ar_history history;
	struct ar_past past;
	struct ar_kept kept;

	AR_TRY(ar_settle(store, &moment, arena, &settled, err));
	AR_TRY(ar_digest_make(file.bytes, file.n, "a.fit", &settled,
	    AR_DIGEST_KEEP_FILE, arena, &digest, err));
	AR_TRY(ar_digest_keep(store, &digest, 0, &moment, arena, &kept, err));
	AR_TRY(ar_history_read(store, &moment, arena, &history, err));
	AR_TRY(ar_past_make(&history, morning_s, kept.run_id, arena, &past,
	    err));
	return ar_store_commit(store, err);
}

static enum ar_status
job(struct ar_store *store, struct bytes file)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_error err;
	enum ar_status status;

	if (!arena)
		return AR_EMEM;
	memset(&err, 0, sizeof err);
	status = ar_store_begin(store, &err);
	if (status == AR_OK) {
		status = work(store, file, arena, &err);
		if (status != AR_OK)
			ar_store_rollback(store);
	}
	ar_arena_close(arena);
	return status;
}

/* What another program finds in the log. */
static void
open_again(struct log *log)
{
	struct ar_error err;

	ar_store_close(log->store);
	memset(&err, 0, sizeof err);
	must(ar_store_open(log->path, AR_STORE_WRITE, 0, &log->store, &err),
	    &err);
}

/* Fail at k; true: there was a k-th allocation. */
static bool
fail_at(struct log *log, struct bytes file, size_t k, bool stays)
{
	enum ar_status status;
	size_t runs;
	bool failed;

	fault_arm(k, stays);
	status = job(log->store, file);
	failed = fault_disarm();
	open_again(log);
	if (status != AR_OK && status != AR_EMEM)
		fail_msg("allocation %zu: status %d", k, (int)status);
	if (!failed && status != AR_OK)
		fail_msg("status %d, and no allocation failed", (int)status);
	runs = count_runs(log, true);
	if (runs != (status == AR_OK ? 1U : 0U))
		fail_msg("allocation %zu: %zu runs", k, runs);
	return failed;
}

static void
start_anew(struct log *log)
{
	struct ar_arena *arena = log->arena;

	log->arena = ar_arena_open(ARENA);
	log_close(log);
	log_open(log);
	ar_arena_close(log->arena);
	log->arena = arena;
}

static void
test_each_allocation(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct bytes file;
	struct log log;
	size_t k = 0;
	bool more = true;

	(void)state;
	log_open(&log);
	plan.duration_s = 400;
	file = file_of(&log, &plan, AR_FORMAT_FIT);
	for (k = 0; more; k++) {
		more = fail_at(&log, file, k, true);
		if (count_runs(&log, true))
			start_anew(&log);
		if (more)
			(void)fail_at(&log, file, k, false);
		if (count_runs(&log, true))
			start_anew(&log);
	}
	print_message("%zu allocations\n", k);
	assert_true(k > LEAST);
	log_close(&log);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
