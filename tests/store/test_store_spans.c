/* What the columns of a run come to is kept in every way a run comes to be,
 * and never differs from what its samples say. */
#define _GNU_SOURCE
#include "../app/log_fixture.h"
#include "afterrun/merge.h"
#include "pack_activities.h"
#include "pack_blobs.h"
#include "store/sqlite/fault.h"

static struct log log_, other_;

static int
set_up(void **state)
{
	(void)state;
	log_open(&log_);
	log_open(&other_);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	log_close(&log_);
	log_close(&other_);
	return 0;
}

/* The spans of a run, and whether the arena was needed for them. */
static struct ar_spans
spans_of_run(const struct log *log, int64_t id, bool *worked_out)
{
	size_t used = ar_arena_used(log->arena);
	struct ar_spans spans;
	struct ar_error err;

	must(ar_store_run_spans(log->store, id, log->arena, &spans, &err),
	    &err);
	*worked_out = ar_arena_used(log->arena) > used;
	return spans;
}

/* Every run that has samples has their spans beside them; how many do. */
static size_t
check_all(const struct log *log)
{
	const struct ar_run_filter filter = {.beside = true};
	size_t count, with = 0;
	struct ar_run *runs;
	struct ar_error err;

	must(ar_store_runs(log->store, &filter, log->arena, &runs, &count,
	    &err), &err);
	for (size_t i = 0; i < count; i++) {
		struct ar_activity activity;
		struct ar_spans plain, kept;
		enum ar_status status = ar_store_run_samples(log->store,
		    runs[i].id, log->arena, &activity, &err);
		bool worked_out;

		if (runs[i].told) {
			assert_int_equal(status, AR_EABSENT);
			assert_int_equal(ar_store_run_spans(log->store,
			    runs[i].id, log->arena, &kept, &err),
			    AR_EABSENT);
			continue;
		}
		must(status, &err);
		ar_spans_of(&activity, &plain);
		kept = spans_of_run(log, runs[i].id, &worked_out);
		assert_false(worked_out);
		assert_true(kept.samples > 0 &&
		    kept.column[AR_COLUMN_HEART].known > 0);
		spans_equal(&plain, &kept);
		with++;
	}
	return with;
}

/* Files that are kept and not, three formats, a pair, a told run, gaps. */
static void
fill(void)
{
	double now_s = morning_s + 60 * day_s;

	for (int i = 0; i < 12; i++) {
		struct ar_invent_plan plan = run_plan(2.0 * i);
		enum ar_format format = i % 3 == 0 ? AR_FORMAT_FIT :
		    i % 3 == 1 ? AR_FORMAT_GPX : AR_FORMAT_TCX;

		plan.dynamics = i % 2;
		plan.beats = i % 5 == 0;
		(void)keep_as(&log_, file_of(&log_, &plan, format), i % 2 ?
		    AR_DIGEST_KEEP_FILE : 0, 0, now_s);
		if (i == 3)
			(void)keep_as(&log_, file_of(&log_, &plan,
			    AR_FORMAT_GPX), 0, 0, now_s);
	}
	keep_told(&log_, 25);
}

static void
rebuild(void)
{
	const struct ar_moment moment = {morning_s + 90 * day_s, 7200};
	struct ar_rebuilt rebuilt;
	struct ar_error err;

	must(ar_rebuild(log_.store, &moment, NULL, NULL, &rebuilt, &err),
	    &err);
	assert_int_equal(rebuilt.runs, 14);
}

static void
kept_in_every_way(void **state)
{
	const struct ar_moment moment = {morning_s + 80 * day_s, 7200};
	struct ar_error err;
	uint64_t changed;

	(void)state;
	fill();
	assert_int_equal(check_all(&log_), 13);
	say_fact(&log_, "heart_max_bpm", 201, morning_s - 9 * day_s);
	must(ar_resettle(log_.store, &moment, &changed, &err), &err);
	assert_true(changed > 0);
	assert_int_equal(check_all(&log_), 13);
	rebuild();
	assert_int_equal(check_all(&log_), 13);
	must(ar_store_drop_derived(log_.store, &err), &err);
	rebuild();
	assert_int_equal(check_all(&log_), 13);
}

static void
kept_in_merged_and_copied_logs(void **state)
{
	const struct ar_moment moment = {morning_s + 80 * day_s, 7200};
	struct log copy = log_;
	struct ar_merged merged;
	struct ar_error err;
	int64_t batch;

	(void)state;
	fill();
	batch = batch_open(&other_);
	must(ar_store_begin(other_.store, &err), &err);
	must(ar_log_merge(other_.store, log_.store, batch, &moment, &merged,
	    &err), &err);
	must(ar_store_commit(other_.store, &err), &err);
	assert_int_equal(check_all(&other_), 13);
	strcat(copy.path, "-copy");
	must(ar_store_backup(log_.store, copy.path, &err), &err);
	must(ar_store_open(copy.path, AR_STORE_READ, 0, &copy.store, &err),
	    &err);
	assert_int_equal(check_all(&copy), 13);
	ar_store_close(copy.store);
	assert_int_equal(unlink(copy.path), 0);
	must(ar_store_batch_undo(other_.store, batch, morning_s, &err),
	    &err);
	assert_int_equal(check_all(&other_), 0);
}

/* The blobs of a log of an older program: worked out, and kept once the run
 * is packed anew. */
static void
old_blobs(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_run run;
	struct ar_error err;
	bool worked_out;

	(void)state;
	(void)keep_plan(&log_, &plan);
	run = run_of(&log_, 1);
	for (uint64_t seed = 1; seed <= 30; seed++) {
		struct ar_activity *activity = invented_activity(seed,
		    log_.arena);
		struct ar_spans plain, kept;
		int64_t id;
		size_t n;
		unsigned char *blob = packed_alone(activity, log_.arena, &n);

		ar_spans_of(activity, &plain);
		for (int old = 0; old < 2; old++) {
			if (old)
				blob_without_spans(blob, &n);
			must(ar_store_run_put(log_.store, &run, blob, n, &id,
			    &err), &err);
			kept = spans_of_run(&log_, id, &worked_out);
			assert_int_equal(worked_out, old);
			spans_equal(&plain, &kept);
		}
		free(blob);
	}
}

/* Within a transaction of the caller and alone; alone, nothing is held that
 * keeps others from writing. */
static void
nothing_is_held(void **state)
{
	const struct ar_feel feel = {.day = 20700, .region = AR_FEEL_LEGS,
	    .side = AR_SIDES, .mark = 3, .said_utc_s = morning_s,
	    .replaced_utc_s = NAN};
	struct ar_invent_plan plan = run_plan(0);
	struct ar_store *writer;
	struct ar_error err;
	bool worked_out;

	(void)state;
	(void)keep_plan(&log_, &plan);
	plan = run_plan(1);
	(void)keep_plan(&log_, &plan);
	must(ar_store_open(log_.path, AR_STORE_WRITE, 0, &writer, &err),
	    &err);
	for (int held = 0; held < 2; held++) {
		if (held)
			must(ar_store_begin(log_.store, &err), &err);
		for (int64_t id = 1; id <= 4; id++)
			(void)spans_of_run(&log_, (id - 1) % 2 + 1,
			    &worked_out);
		assert_int_equal(ar_store_feel_put(writer, &feel, &err),
		    held ? AR_ELOCKED : AR_OK);
		if (held)
			must(ar_store_commit(log_.store, &err), &err);
	}
	must(ar_store_feel_put(writer, &feel, &err), &err);
	ar_store_close(writer);
}

static void
damage_is_told(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_spans spans;
	struct ar_run run;
	struct ar_error err;
	int64_t id;

	(void)state;
	(void)keep_plan(&log_, &plan);
	run = run_of(&log_, 1);
	must(ar_store_run_put(log_.store, &run, "nonsense", 8, &id, &err),
	    &err);
	assert_int_equal(ar_store_run_spans(log_.store, id, log_.arena,
	    &spans, &err), AR_EDAMAGE);
	assert_int_equal(ar_store_run_spans(log_.store, 77, log_.arena,
	    &spans, &err), AR_EABSENT);
}

/* Every step fails once: it is said, and the next call is as if nothing had
 * been.  How many steps there are. */
static uint64_t
fail_each(int64_t id, const struct ar_spans *plain)
{
	bool struck = true, worked_out;
	struct ar_spans spans;
	struct ar_error err;
	uint64_t steps = 0;

	while (struck) {
		enum ar_status status;

		(void)ar_store_fault(log_.store, ++steps);
		status = ar_store_run_spans(log_.store, id, log_.arena,
		    &spans, &err);
		struck = ar_store_fault(log_.store, 0) == 0;
		assert_int_equal(status, struck ? AR_ESTORE : AR_OK);
		spans = spans_of_run(&log_, id, &worked_out);
		spans_equal(plain, &spans);
	}
	return steps - 1;
}

static void
each_step_fails(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_spans spans;
	struct ar_run run;
	struct ar_error err;
	bool worked_out;
	int64_t id;
	size_t n;
	unsigned char *blob = packed_alone(invented_activity(1, log_.arena),
	    log_.arena, &n);

	(void)state;
	(void)keep_plan(&log_, &plan);
	run = run_of(&log_, 1);
	for (int old = 0; old < 2; old++) {
		if (old)
			blob_without_spans(blob, &n);
		must(ar_store_run_put(log_.store, &run, blob, n, &id, &err),
		    &err);
		spans = spans_of_run(&log_, 1, &worked_out);
		assert_in_range(fail_each(1, &spans), 5 + old, 20);
		must(ar_store_begin(log_.store, &err), &err);
		assert_in_range(fail_each(1, &spans), 2 + old, 20);
		must(ar_store_commit(log_.store, &err), &err);
	}
	free(blob);
}

int
main(void)
{
#define LOGS_TEST(name)                                                        \
	cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		LOGS_TEST(kept_in_every_way),
		LOGS_TEST(kept_in_merged_and_copied_logs),
		LOGS_TEST(old_blobs),
		LOGS_TEST(nothing_is_held),
		LOGS_TEST(damage_is_told),
		LOGS_TEST(each_step_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
