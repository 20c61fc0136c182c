/* What an import brought, and that it can be undone. */
#include "log_rows.h"

static void
looked_at(struct log *log, int64_t batch, const char *path,
    enum ar_outcome outcome)
{
	struct ar_batch_file file = { .batch_id = batch, .path = path,
		.size = 5, .changed_ns = INT64_MIN, .outcome = outcome };

	log_ok(ar_store_batch_file_put(log->store, &file, err));
}

static void
imports_come_back(void **state)
{
	struct log *log = *state;
	struct ar_batch full = {0}, bare, *batches;
	struct ar_batch_file file = {0}, *files;
	int64_t id[2], same;
	size_t count;

	row_fill(&ar_db_batch_row, &full, 1);
	full.undone_utc_s = NAN;
	row_empty(&ar_db_batch_row, &bare);
	log_ok(ar_store_batch_put(log->store, &bare, &id[0], err));
	log_ok(ar_store_batch_put(log->store, &full, &id[1], err));
	full.id = id[0];
	full.seen = 12345678901;
	log_ok(ar_store_batch_put(log->store, &full, &same, err));
	log_ok(ar_store_batches(log->store, log->arena, &batches, &count,
	    err));
	assert_int_equal(count, 2);
	rows_same(&ar_db_batch_row, &batches[1], &full, NULL);
	assert_int_equal(batches[0].id, id[1]);

	row_fill(&ar_db_batch_file_row, &file, 1);
	file.batch_id = id[1];
	file.path = "/a/\xe9t\xe9.fit"; /* no UTF-8: bytes all the same */
	log_ok(ar_store_batch_file_put(log->store, &file, err));
	log_ok(ar_store_batch_files(log->store, id[1], log->arena, &files,
	    &count, err));
	assert_int_equal(count, 1);
	rows_same(&ar_db_batch_file_row, &files[0], &file, NULL);
	looked_at(log, id[0], "/b", AR_OUT_FAILED);
	looked_at(log, id[0], "/Z", AR_OUT_IMPORTED);
	looked_at(log, id[0], "/b", AR_OUT_PARTIAL); /* looked at again */
	looked_at(log, id[1], "/Z", AR_OUT_DUPLICATE);
	log_ok(ar_store_batch_files(log->store, id[0], log->arena, &files,
	    &count, err));
	assert_int_equal(count, 2);
	log_ok(ar_store_batch_files(log->store, 0, log->arena, &files, &count,
	    err));
	assert_int_equal(count, 3);
	assert_string_equal(files[0].path, "/Z");
	assert_int_equal(files[0].outcome, AR_OUT_DUPLICATE);
	assert_int_equal(files[2].outcome, AR_OUT_PARTIAL);
	assert_true(files[2].changed_ns == INT64_MIN);
	log_ok(ar_store_batch_undo(log->store, id[1], 99, err));
	log_ok(ar_store_batch_files(log->store, 0, log->arena, &files, &count,
	    err));
	assert_int_equal(count, 2);
	assert_int_equal(files[0].outcome, AR_OUT_IMPORTED);
	looked_at(log, id[0], "", AR_OUT_IMPORTED);
}

/* An import on a log that has one of everything: two runs of a file, which
 * take the lead of a run that was there; a fact; a value that replaces one. */
struct import {
	struct given mine;
	int64_t batch, file, two, own;
};

static void
import_runs(struct log *log, struct import *import)
{
	struct ar_kept_file file = {0};
	struct ar_run run;
	int64_t three;

	row_fill(&ar_db_file_row, &file, 5);
	file.batch_id = import->batch;
	log_ok(ar_store_file_put(log->store, &file, &import->file, err));
	run_invent(&run, 5);
	run.batch_id = import->batch;
	run.file_id = import->file;
	log_ok(ar_store_run_put(log->store, &run, NULL, 0, &import->two,
	    err));
	log_ok(ar_store_run_put(log->store, &run, NULL, 0, &three, err));
	log_ok(ar_store_run_beside(log->store, three, import->two, err));
	log_ok(ar_store_run_beside(log->store, import->mine.run, import->two,
	    err));
	run.batch_id = 0; /* mine, but out of its file */
	log_ok(ar_store_run_put(log->store, &run, NULL, 0, &import->own,
	    err));
}

static void
import_make(struct log *log, struct import *import)
{
	struct ar_batch batch;
	struct ar_fact fact = {0};
	struct ar_well value = { 0, 0, { AR_WELL_PULSE_BPM, 7, 48, "watch" },
		1, NAN };

	log_ok(log_give(log->store, 1, &import->mine, err));
	log_ok(ar_store_well_put(log->store, &value, err));
	row_empty(&ar_db_batch_row, &batch);
	log_ok(ar_store_batch_put(log->store, &batch, &import->batch, err));
	import_runs(log, import);
	row_fill(&ar_db_fact_row, &fact, 5);
	fact.batch_id = import->batch;
	log_ok(ar_store_fact_put(log->store, &fact, err));
	value.batch_id = import->batch;
	value.item.value = 52;
	log_ok(ar_store_well_put(log->store, &value, err));
	value.item.day = 8;
	log_ok(ar_store_well_put(log->store, &value, err));
}

/* What was there before an import is there after its undoing. */
static void
an_import_is_undone(void **state)
{
	struct log *log = *state;
	struct import import = {0};
	struct ar_batch *batches;
	struct ar_run run;
	struct ar_fact *facts;
	struct ar_well *wells;
	struct ar_kept_file *files;
	size_t count;

	import_make(log, &import);
	log_ok(ar_store_batch_undo(log->store, import.batch, 12345, err));
	assert_int_equal(same_run(log, import.mine.run), 0);
	assert_int_equal(same_run(log, import.mine.beside), import.mine.run);
	log_ok(ar_store_run_get(log->store, import.own, log->arena, &run,
	    err));
	assert_int_equal(run.file_id, 0);
	log_not(ar_store_run_get(log->store, import.two, log->arena, &run,
	    err), AR_EABSENT);
	log_ok(ar_store_facts(log->store, log->arena, &facts, &count, err));
	assert_int_equal(count, 1);
	log_ok(ar_store_files(log->store, log->arena, &files, &count, err));
	assert_int_equal(count, 1);
	log_ok(ar_store_wells(log->store, AR_WELL_PULSE_BPM, 0, 99, true,
	    log->arena, &wells, &count, err));
	assert_int_equal(count, 1);
	check_near(wells[0].item.value, 48, 0);
	assert_true(isnan(wells[0].replaced_utc_s)); /* stands again */
	log_ok(ar_store_batches(log->store, log->arena, &batches, &count,
	    err));
	assert_int_equal(count, 2);
	check_near(batches[0].undone_utc_s, 12345, 0);
	log_not(ar_store_batch_undo(log->store, 77, 1, err), AR_EABSENT);
	log_ok(ar_store_verify(log->path, NULL, err));
}

int
main(void)
{
#define LOG_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, log_setup, log_teardown)
	const struct CMUnitTest tests[] = {
		LOG_TEST(imports_come_back),
		LOG_TEST(an_import_is_undone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
