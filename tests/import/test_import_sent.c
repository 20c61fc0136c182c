/* Files that were sent: what the log calls them, and by what an import that
 * was cut off knows that the same one comes again. */
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "imported.h"

enum { STAMP = -7001, OTHER_STAMP = -7002 };

static void
make_zip(const char *name, int runs)
{
	struct zip *zip = zip_start(name);
	char member[32];

	for (int i = 0; i < runs; i++) {
		snprintf(member, sizeof member, "runs/%02d.fit", i);
		zip_run(zip, member, 2 * i);
	}
	zip_text(zip, "runs/junk.fit", "Dear diary, today I ran far.");
	zip_text(zip, "table.csv", "a,b\n1,2\n");
	zip_end(zip);
}

/* Import the file as one called "sent.zip". */
static struct import_result
sent(struct ar_store *store, const char *file, int64_t stamp,
    const atomic_bool *stop)
{
	const char *path = sources_path(file);
	const struct import_shown shown = {"sent.zip", stamp};
	struct import_job job = imported_job(&path);

	job.shown = &shown;
	job.stop = stop;
	return imported_as(store, &job);
}

static void
test_names(void **state)
{
	struct ar_store *store = imported_log("log.db");
	struct import_result result;
	char *dump;

	(void)state;
	make_zip("upload-x1", 3);
	result = sent(store, "upload-x1", STAMP, NULL);
	assert_int_equal(result.batch.imported, 3);
	assert_string_equal(result.source, "sent.zip");
	assert_string_equal(result.entries[0].path, "sent.zip!runs/junk.fit");
	assert_string_equal(result.entries[1].path, "sent.zip!table.csv");
	assert_int_equal(result.entry_count, 2);
	import_result_free(&result);
	sources_put_run("upload-x2", 90);
	result = sent(store, "upload-x2", OTHER_STAMP, NULL);
	assert_int_equal(result.batch.imported, 1);
	import_result_free(&result);
	sources_text("upload-x3", "SQLite format 3");
	result = sent(store, "upload-x3", OTHER_STAMP - 1, NULL);
	assert_string_equal(result.entries[0].path, "sent.zip");
	import_result_free(&result);
	dump = sources_dump(store, false);
	assert_non_null(strstr(dump, "sent.zip!runs/00.fit"));
	assert_null(strstr(dump, "upload-x"));
	free(dump);
	ar_store_close(store);
}

/* By its bytes, whenever the file was written and wherever it lies. */
static void
test_goes_on(void **state)
{
	const atomic_bool now = true;
	struct ar_store *store = imported_log("log.db");
	struct import_result first, other, again, after;

	(void)state;
	make_zip("a", 4);
	make_zip("b", 5);
	make_zip("c", 4); /* as a */
	first = sent(store, "a", STAMP, &now);
	assert_true(first.interrupted);
	/* nothing was seen, so it may as well be this one */
	other = sent(store, "a", STAMP, &now);
	assert_true(other.resumed);
	assert_int_equal(other.batch.id, first.batch.id);
	import_result_free(&other);
	import_result_free(&first);
	first = sent(store, "a", STAMP, NULL);
	assert_int_equal(first.batch.imported, 4);
	/* came to its end: a new import, which opens nothing */
	again = sent(store, "c", STAMP, NULL);
	assert_false(again.resumed);
	assert_int_equal(again.batch.bytes, 0);
	assert_int_equal(again.batch.duplicates, 4);
	/* other bytes of the same name: looked at */
	after = sent(store, "b", OTHER_STAMP, NULL);
	assert_false(after.resumed);
	assert_int_equal(after.batch.imported, 1);
	assert_true(after.batch.bytes > 1000);
	import_result_free(&first);
	import_result_free(&again);
	import_result_free(&after);
	ar_store_close(store);
}

struct halt {
	atomic_bool stop;
};

static void
stop_soon(void *context, const struct import_progress *now)
{
	struct halt *halt = context;

	if (now->bytes > 0)
		atomic_store(&halt->stop, true);
}

/* Cut off after some files; one of other bytes comes between. */
static void
test_cut_off(void **state)
{
	const char *path = sources_path("a");
	const struct import_shown shown = {"sent.zip", STAMP};
	struct ar_store *store = imported_log("log.db");
	struct halt halt = {.stop = false};
	struct import_job job = imported_job(&path);
	struct import_result cut, other, rest;

	(void)state;
	make_zip("a", 12);
	make_zip("b", 2);
	job.shown = &shown;
	job.stop = &halt.stop;
	job.progress = stop_soon;
	job.context = &halt;
	job.workers = 1;
	cut = imported_as(store, &job);
	assert_true(cut.interrupted);
	assert_true(cut.batch.imported > 0 && cut.batch.imported < 12);
	other = sent(store, "b", OTHER_STAMP, NULL);
	assert_false(other.resumed);
	assert_int_not_equal(other.batch.id, cut.batch.id);
	rest = sent(store, "a", STAMP, NULL);
	assert_true(rest.resumed);
	assert_int_equal(rest.batch.id, cut.batch.id);
	/* those of b are in the log already, when a had not come to them */
	assert_int_equal(rest.batch.imported + rest.batch.duplicates, 12);
	assert_int_equal(rest.runs + cut.runs + other.runs, 12);
	import_result_free(&cut);
	import_result_free(&other);
	import_result_free(&rest);
	ar_store_close(store);
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, sources_set_up,                  \
	    sources_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_names), TEST(test_goes_on), TEST(test_cut_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
