/* Folders into the log: what becomes of each file, and that neither workers
 * nor interruptions nor a second time change the result. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"
#include "../formats/fit_builder.h"
#include "imported.h"

/* Runs on even days, in folders. */
static void
make_runs(int count)
{
	static const char *const ends[] = {"fit", "gpx", "tcx"};
	char name[64];

	sources_folder("runs");
	sources_folder("runs/b");
	for (int i = 0; i < count; i++) {
		snprintf(name, sizeof name, "runs/%s%02d.%s",
		    i % 4 == 1 ? "b/" : "", i, ends[i % 3]);
		sources_put_run(name, 2 * i);
	}
}

/* All that can go wrong with a file, beside sound ones. */
static void
make_odd_files(void)
{
	struct ar_invent_plan plan = sources_plan(1);
	struct bytes run = sources_run(&plan, AR_FORMAT_FIT);
	static const unsigned char photo[64] = {0xff, 0xd8, 0xff, 0xe0};

	sources_folder("odd");
	sources_put("odd/cut.fit", run.bytes, run.n / 2);
	sources_put("odd/deep\nname \x1b[31m \xff.fit", run.bytes, run.n);
	sources_put("odd/same.fit", run.bytes, run.n);
	sources_put("odd/photo.jpg", photo, sizeof photo);
	sources_text("odd/empty.fit", "");
	sources_text("odd/notes.txt", "Dear diary\n");
	sources_text("odd/table.csv", "a,b\n1,2\n");
	sources_text("odd/what.json", "{\"a\":1}");
	sources_text("odd/broken.zip", "PK\3\4 and nothing more");
	sources_text("odd/thing.db", "SQLite format 3");
	assert_int_equal(symlink("nowhere", sources_path("odd/lost.fit")), 0);
	assert_int_equal(symlink(".", sources_path("odd/round")), 0);
	assert_int_equal(mkfifo(sources_path("odd/pipe.fit"), 0600), 0);
	sources_put_run("odd/other.gpx", 1);
	bytes_free(&run);
}

static void
test_odd_files(void **state)
{
	struct ar_store *store = imported_log("log.db");
	struct import_result result;

	(void)state;
	make_odd_files();
	result = imported(store, sources_path("odd"));
	/* cut.fit comes first and is kept; the whole one leads it */
	assert_int_equal(result.batch.seen, 14);
	assert_int_equal(result.batch.partial, 1);
	assert_non_null(strstr(imported_reason(&result, "cut.fit"),
	    "cut off"));
	assert_string_equal(imported_reason(&result, "lost.fit"),
	    "a link that leads nowhere");
	assert_non_null(strstr(imported_reason(&result, "round"),
	    "a link to a folder"));
	assert_string_equal(imported_reason(&result, "pipe.fit"), "no file");
	assert_non_null(strstr(imported_reason(&result, "same.fit"),
	    "already in the log"));
	assert_non_null(strstr(imported_reason(&result, "other.gpx"),
	    "the same run"));
	for (size_t i = 0; i < result.entry_count; i++)
		assert_true(strlen(result.entries[i].reason) > 5);
	import_result_free(&result);
	ar_store_close(store);
}

static char *
import_and_dump(const char *log, int workers, bool keep_files)
{
	const char *source = sources_path("");
	const char *paths[2];
	struct ar_store *store;
	struct import_job job;
	struct import_result result;
	char *dump;

	paths[0] = strdup(sources_path("runs"));
	paths[1] = strdup(sources_path("odd"));
	(void)source;
	store = imported_log(log);
	job = imported_job(paths);
	job.path_count = 2;
	job.workers = workers;
	job.keep_files = keep_files;
	result = imported_as(store, &job);
	dump = sources_dump(store, false);
	import_result_free(&result);
	ar_store_close(store);
	free((char *)(uintptr_t)paths[0]);
	free((char *)(uintptr_t)paths[1]);
	return dump;
}

static void
test_workers_change_nothing(void **state)
{
	char *one, *eight;

	(void)state;
	make_runs(24);
	make_odd_files();
	one = import_and_dump("one.db", 1, true);
	eight = import_and_dump("eight.db", 8, true);
	assert_true(strlen(one) > 10000);
	sources_same(eight, one);
	free(eight);
	eight = import_and_dump("again.db", 8, true);
	sources_same(eight, one);
	free(one);
	free(eight);
}

static void
test_twice(void **state)
{
	struct ar_store *store = imported_log("log.db");
	const char *source = sources_path("runs");
	struct import_job job = imported_job(&source);
	struct import_result result;
	char *before, *after;

	(void)state;
	make_runs(9);
	result = imported_as(store, &job);
	imported_check(&result, 9, 0, 0);
	assert_int_equal(result.runs, 9);
	import_result_free(&result);
	before = sources_dump(store, true);
	result = imported_as(store, &job);
	imported_check(&result, 0, 9, 0);
	assert_int_equal(result.batch.bytes, 0); /* none was opened */
	assert_string_equal(imported_reason(&result, "00.fit"),
	    "unchanged since import 1");
	import_result_free(&result);
	job.again = true;
	result = imported_as(store, &job);
	imported_check(&result, 0, 9, 0);
	assert_true(result.batch.bytes > 10000);
	assert_string_equal(imported_reason(&result, "00.fit"),
	    "the log has this file");
	import_result_free(&result);
	job.again = false;
	sources_touch("runs/00.fit", imported_now_s - 5);
	result = imported_as(store, &job);
	imported_check(&result, 0, 9, 0);
	assert_string_equal(imported_reason(&result, "00.fit"),
	    "the log has this file");
	import_result_free(&result);
	after = sources_dump(store, true);
	sources_same(after, before);
	free(before);
	free(after);
	ar_store_close(store);
}

struct stopper {
	atomic_bool stop;
	unsigned after_us;
};

static void *
stop_later(void *context)
{
	struct stopper *stopper = context;

	usleep(stopper->after_us);
	atomic_store(&stopper->stop, true);
	return NULL;
}

/* Stopped at some moment, twice, then gone on with. */
static char *
import_in_parts(struct import_job job, unsigned after_us, int *interrupted)
{
	struct ar_store *store = imported_log("parts.db");
	struct import_result result;
	char *dump;

	for (int part = 0; part < 2; part++) {
		struct stopper stopper = {.after_us = after_us};
		pthread_t thread;

		assert_int_equal(pthread_create(&thread, NULL, stop_later,
		    &stopper), 0);
		job.stop = &stopper.stop;
		result = imported_as(store, &job);
		*interrupted += result.interrupted;
		pthread_join(thread, NULL);
		if (part == 1 && !result.interrupted)
			break;
		import_result_free(&result);
		if (part == 0)
			continue;
		job.stop = NULL;
		result = imported_as(store, &job);
		assert_true(result.resumed);
	}
	assert_false(result.interrupted);
	import_result_free(&result);
	dump = sources_dump(store, true);
	ar_store_close(store);
	unlink(sources_path("parts.db"));
	return dump;
}

static void
test_interrupted(void **state)
{
	const char *source = sources_path("runs");
	struct import_job job = imported_job(&source);
	char *whole, *parts;
	struct ar_store *store;
	struct import_result result;
	int interrupted = 0;

	(void)state;
	make_runs(30);
	store = imported_log("whole.db");
	result = imported_as(store, &job);
	import_result_free(&result);
	whole = sources_dump(store, true);
	ar_store_close(store);
	for (unsigned after_us = 0; after_us < 20000; after_us += 1500) {
		parts = import_in_parts(job, after_us, &interrupted);
		/* the number of the import may be another one */
		sources_same(parts, whole);
		free(parts);
	}
	assert_true(interrupted > 1);
	free(whole);
}

/* The same folder named twice, and one within it. */
static void
test_sources_overlap(void **state)
{
	const char *const sources[3] = {sources_path("runs/b"),
	    sources_path("runs"), sources_path("./runs/")};
	struct import_job job = imported_job(sources);
	struct ar_store *store = imported_log("log.db");
	struct import_result result;

	(void)state;
	make_runs(6);
	job.path_count = 3;
	result = imported_as(store, &job);
	imported_check(&result, 6, 0, 0);
	import_result_free(&result);
	ar_store_close(store);
}

static void
test_undo(void **state)
{
	struct ar_store *store = imported_log("log.db");
	char *before, *after;
	struct import_result result;
	struct ar_error err;

	(void)state;
	make_runs(6);
	sources_put_run("first.fit", 4);
	result = imported(store, sources_path("first.fit"));
	imported_check(&result, 1, 0, 0);
	import_result_free(&result);
	before = sources_dump(store, true);
	result = imported(store, sources_path("runs"));
	/* runs/02.tcx is the same run as first.fit */
	imported_check(&result, 5, 1, 0);
	memset(&err, 0, sizeof err);
	assert_int_equal(ar_store_batch_undo(store, result.batch.id,
	    imported_now_s, &err), AR_OK);
	import_result_free(&result);
	after = sources_dump(store, true);
	sources_same(after, before);
	/* what was undone is not "unchanged" */
	result = imported(store, sources_path("runs"));
	imported_check(&result, 5, 1, 0);
	import_result_free(&result);
	free(before);
	free(after);
	ar_store_close(store);
}

/* Ten minutes of a watch that counts from when it was switched on. */
static void
put_early(const char *name, uint32_t start)
{
	static struct fit fit;

	fit_open(&fit, 14);
	fit_file_id(&fit);
	fit_define_record(&fit);
	for (uint32_t t = 0; t <= 600; t++)
		fit_record(&fit, start + t, 140 + t % 10);
	fit_session(&fit, start, 600, 1);
	fit_close(&fit);
	sources_put(name, fit.bytes, fit.size);
}

/* When the newest run ended, after one more import. */
static double
end_of_first(struct ar_store *store, struct ar_arena *arena,
    const char *name)
{
	struct import_result result = imported(store, sources_path(name));
	struct ar_run *runs;
	size_t count;

	imported_check(&result, 1, 0, 0);
	import_result_free(&result);
	runs = imported_runs(store, arena, &count);
	assert_true(count > 0);
	return runs[0].summary.start_utc_s + runs[0].summary.elapsed_s;
}

/* The file's own time says when. */
static void
test_clock_unset(void **state)
{
	struct ar_store *store = imported_log("log.db");
	struct ar_arena *arena = ar_arena_open(1 << 20);
	double changed_s = sources_morning_s + 10 * 86400.0;

	(void)state;
	put_early("early.fit", 5000);
	sources_touch("early.fit", changed_s);
	check_near(end_of_first(store, arena, "early.fit"), changed_s, 1);
	/* a file system whose clock is wrong, too: then it is now */
	put_early("late.fit", 6000);
	sources_touch("late.fit", imported_now_s + 86400);
	check_near(end_of_first(store, arena, "late.fit"), imported_now_s,
	    1);
	put_early("lost.fit", 7000);
	sources_touch("lost.fit", 315532800); /* FAT's beginning: 1980 */
	check_near(end_of_first(store, arena, "lost.fit"), imported_now_s,
	    1);
	ar_arena_close(arena);
	ar_store_close(store);
}

/* Half written at one import, whole at the next: one run. */
static void
test_half_written(void **state)
{
	struct ar_invent_plan plan = sources_plan(1);
	struct bytes run = sources_run(&plan, AR_FORMAT_FIT);
	struct ar_store *store = imported_log("log.db");
	struct ar_arena *arena = ar_arena_open(1 << 20);
	struct import_result result;
	struct ar_run *runs;
	size_t count;

	(void)state;
	sources_put("run.fit", run.bytes, run.n / 3);
	result = imported(store, sources_path("run.fit"));
	assert_int_equal(result.batch.partial, 1);
	import_result_free(&result);
	sources_put("run.fit", run.bytes, run.n);
	result = imported(store, sources_path("run.fit"));
	imported_check(&result, 1, 0, 0);
	import_result_free(&result);
	runs = imported_runs(store, arena, &count);
	assert_int_equal(count, 2);
	assert_int_equal(runs[0].same_as == 0, runs[1].same_as != 0);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(runs[i].same_as == 0,
		    runs[i].summary.elapsed_s > 300);
	bytes_free(&run);
	ar_arena_close(arena);
	ar_store_close(store);
}

static void *
meddle(void *context)
{
	const atomic_bool *stop = context;
	struct ar_invent_plan plan = sources_plan(1);
	struct bytes run = sources_run(&plan, AR_FORMAT_FIT);

	for (size_t i = 0; !atomic_load(stop); i++) {
		sources_put("runs/00.fit", run.bytes, 1 + i * 977 % run.n);
		unlink(sources_path("runs/03.fit"));
		sources_put("runs/03.fit", run.bytes, run.n);
	}
	bytes_free(&run);
	return NULL;
}

/* Files that come, go and change meanwhile: an answer for each, no more. */
static void
test_sources_move(void **state)
{
	struct ar_store *store = imported_log("log.db");
	char *source = strdup(sources_path("runs"));
	atomic_bool stop;
	pthread_t meddler;

	(void)state;
	make_runs(8);
	atomic_init(&stop, false);
	assert_int_equal(pthread_create(&meddler, NULL, meddle, &stop), 0);
	for (int i = 0; i < 10; i++) {
		struct import_result result = imported(store, source);
		const struct ar_batch *b = &result.batch;

		assert_true(b->seen >= 7 && b->seen <= 8);
		assert_int_equal(b->seen, b->imported + b->duplicates +
		    b->unsupported + b->failed + b->partial);
		import_result_free(&result);
	}
	atomic_store(&stop, true);
	pthread_join(meddler, NULL);
	free(source);
	ar_store_close(store);
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, sources_set_up,                  \
	    sources_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_odd_files), TEST(test_workers_change_nothing),
		TEST(test_twice), TEST(test_interrupted), TEST(test_undo),
		TEST(test_sources_overlap),
		TEST(test_clock_unset), TEST(test_half_written),
		TEST(test_sources_move),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
