/* The log as a file: damaged, left by a program that was killed, copied,
 * counted and emptied of what was computed. */
#define _DEFAULT_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "log_files.h"

/* --- damage ------------------------------------------------------------- */

static enum ar_status
read_all(struct ar_store *store, struct ar_error *err)
{
	struct ar_arena *arena = ar_arena_open((size_t)64 << 20);
	struct ar_run_filter filter = { .legs = true, .beside = true };
	struct ar_run *runs;
	struct ar_episode *episodes;
	struct ar_kept_file *files, file;
	struct ar_activity activity;
	size_t count;
	enum ar_status status;

	status = ar_store_runs(store, &filter, arena, &runs, &count, err);
	for (size_t i = 0; status == AR_OK && i < count; i++) {
		status = ar_store_run_samples(store, runs[i].id, arena,
		    &activity, err);
		if (status == AR_EABSENT || status == AR_EDAMAGE)
			status = AR_OK;
	}
	if (status == AR_OK)
		status = ar_store_episodes(store, false, arena, &episodes,
		    &count, err);
	if (status == AR_OK)
		status = ar_store_files(store, arena, &files, &count, err);
	if (status == AR_OK && count)
		status = ar_store_file_get(store, files[0].id, arena, &file,
		    err);
	if (status == AR_EABSENT)
		status = AR_OK;
	ar_arena_close(arena);
	return status;
}

/* Use a log that may be damaged; gives the first failure. */
static enum ar_status
use(const char *path, struct ar_error *err)
{
	struct ar_store *store;
	struct given given;
	enum ar_status status;

	AR_TRY(ar_store_open(path, AR_STORE_WRITE, 0, &store, err));
	status = read_all(store, err);
	if (status == AR_OK)
		status = log_give(store, 50, &given, err);
	ar_store_close(store);
	return status;
}

/* Bytes turned over in every page: a clear status or an answer, never a
 * crash; and verify finds every page whose head is damaged. */
static void
every_page_damaged(void **state)
{
	enum { PAGE = 8192, STEP = 1024, DAMAGE = 64 };
	struct log *log = *state;
	struct given given;
	unsigned random = 7;
	char *bytes;
	size_t n;

	for (int i = 1; i < 20; i++)
		log_ok(log_give(log->store, i, &given, err));
	log_close(log);
	bytes = log_slurp(log->path, &n);
	for (size_t at = 0; at < n; at += STEP) {
		char kept[DAMAGE];
		struct ar_error said = {0};
		enum ar_status status;

		memcpy(kept, bytes + at, DAMAGE);
		for (size_t i = 0; i < DAMAGE; i++) {
			random = random * 1664525 + 1013904223;
			bytes[at + i] = (char)(random >> 24);
		}
		log_spill(log->path, bytes, n);
		status = use(log->path, &said);
		assert_true(status == AR_OK || (status == said.status &&
		    said.text[0]));
		log_spill(log->path, bytes, n);
		status = ar_store_verify(log->path, NULL, &said);
		assert_true(status != AR_OK || at % PAGE != 0);
		memcpy(bytes + at, kept, DAMAGE);
	}
	log_spill(log->path, bytes, n);
	log_ok(ar_store_verify(log->path, NULL, err));
	for (size_t cut = 0; cut < n; cut += PAGE / 2 + 511) {
		struct ar_error said = {0};

		log_spill(log->path, bytes, cut);
		assert_true(ar_store_verify(log->path, NULL, &said) != AR_OK);
		assert_true(said.text[0]);
	}
	free(bytes);
}

/* A program that is killed inside its commit leaves a journal: the next one,
 * reader or writer, rolls it back. */
static void
a_left_journal_is_rolled_back(void **state)
{
	struct log *log = *state;
	struct given given;
	char *text, journal[400];
	struct stat about;

	(void)snprintf(journal, sizeof journal, "%s-journal", log->path);
	log_ok(log_give(log->store, 1, &given, err));
	text = log_text(log->store, log->arena);
	log_close(log);
	for (int reader = 0; reader < 2; reader++) {
		struct ar_store *store;
		int how;
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0) {
			/* pages leave the cache before the commit */
			static char bulk[3 << 20];
			struct ar_kept_file file = { .packed = bulk,
				.packed_n = sizeof bulk };
			int64_t id;

			if (ar_store_open(log->path, AR_STORE_WRITE, 0, &store,
			    NULL) != AR_OK || ar_db_exec(store,
			    "PRAGMA cache_size = 4", NULL) != AR_OK ||
			    ar_store_begin(store, NULL) != AR_OK ||
			    log_give(store, 2, &given, NULL) != AR_OK)
				_exit(1);
			file.sha256[0] = 1;
			if (ar_store_file_put(store, &file, &id, NULL) !=
			    AR_OK)
				_exit(2);
			_exit(3); /* as good as killed: nothing is closed */
		}
		assert_int_equal(waitpid(child, &how, 0), child);
		assert_int_equal(WEXITSTATUS(how), 3);
		assert_int_equal(stat(journal, &about), 0);
		assert_true(about.st_size > 0);
		log_ok(ar_store_open(log->path, reader ? AR_STORE_READ :
		    AR_STORE_WRITE, 0, &store, err));
		assert_string_equal(log_text(store, log->arena), text);
		ar_store_close(store);
		log_ok(ar_store_verify(log->path, NULL, err));
	}
}

/* --- copies ------------------------------------------------------------- */

static void
a_copy_of_the_log(void **state)
{
	struct log *log = *state;
	struct given given;
	struct ar_store *copy, *other;
	struct ar_store_about about, told;
	char path[400], *text;

	for (int i = 1; i < 6; i++)
		log_ok(log_give(log->store, i, &given, err));
	text = log_text(log->store, log->arena);
	log_ok(ar_store_about(log->store, &about, err));
	(void)snprintf(path, sizeof path, "%s/copy.db", log->folder);
	/* while another has it open for writing */
	log_ok(ar_store_open(log->path, AR_STORE_WRITE, 0, &other, err));
	log_ok(ar_store_backup(log->store, path, err));
	log_ok(ar_store_verify(path, &told, err));
	assert_memory_equal(&about, &told, sizeof about);
	log_ok(ar_store_open(path, AR_STORE_READ, 0, &copy, err));
	assert_string_equal(log_text(copy, log->arena), text);
	ar_store_close(copy);
	log_not(ar_store_backup(log->store, path, err), AR_ESTORE);
	log_not(ar_store_backup(log->store, log->path, err), AR_ESTORE);
	log_ok(ar_store_verify(path, &told, err)); /* the old copy stands */
	(void)snprintf(path, sizeof path, "%s/no/copy.db", log->folder);
	log_not(ar_store_backup(log->store, path, err), AR_ESTORE);
	/* from a reader's handle, too, but never from a half-kept log */
	(void)snprintf(path, sizeof path, "%s/copy2.db", log->folder);
	log_ok(ar_store_begin(log->store, err));
	log_not(ar_store_backup(log->store, path, err), AR_EREFUSED);
	ar_store_rollback(log->store);
	assert_int_equal(access(path, F_OK), -1);
	ar_store_close(other);
	log_ok(ar_store_open(log->path, AR_STORE_READ, 0, &other, err));
	log_ok(ar_store_backup(other, path, err));
	log_ok(ar_store_verify(path, NULL, err));
	ar_store_close(other);
	/* damage in the log is found in its copy, which goes */
	assert_int_equal(unlink(path), 0);
	assert_int_equal(sqlite3_exec(log->store->db, "PRAGMA foreign_keys = 0;"
	    "DELETE FROM run", NULL, NULL, NULL), SQLITE_OK);
	log_not(ar_store_backup(log->store, path, err), AR_ECORRUPT);
	assert_int_equal(access(path, F_OK), -1);
}

static void
what_the_log_is_about(void **state)
{
	struct log *log = *state;
	struct ar_store_about about;
	struct ar_batch batch;
	struct given given;
	int64_t id;

	log_ok(ar_store_about(log->store, &about, err));
	assert_int_equal(about.schema, 3);
	assert_true(about.bytes > 0);
	assert_int_equal(about.first_day, 0);
	assert_true(isnan(about.last_kept_utc_s));
	log_ok(log_give(log->store, 1, &given, err));
	log_ok(log_give(log->store, 3, &given, err));
	log_ok(ar_store_about(log->store, &about, err));
	assert_int_equal(about.files, 2);
	assert_int_equal(about.file_bytes, 107 + 307); /* row_fill's sizes */
	assert_int_equal(about.runs, 4);
	assert_int_equal(about.feels, 4);
	assert_int_equal(about.wells, 2);
	assert_int_equal(about.pains, 2);
	assert_int_equal(about.sessions, 2);
	assert_int_equal(about.shoes, 2);
	assert_int_equal(about.first_day, 20001);
	assert_int_equal(about.last_day, 20003);
	check_near(about.last_said_utc_s, 30.2 + 1e-9 * 302 * 302, 1e-6);
	row_empty(&ar_db_batch_row, &batch);
	batch.finished_utc_s = 1e10;
	log_ok(ar_store_batch_put(log->store, &batch, &id, err));
	log_ok(ar_store_about(log->store, &about, err));
	check_near(about.last_kept_utc_s, 1e10, 0);
}

static void
a_fresh_start(void **state)
{
	struct log *log = *state;
	struct ar_run run, told, loose, back;
	struct ar_activity activity;
	struct given given;
	int64_t told_id, loose_id, bare_id;
	size_t n;
	const void *packed = samples_invent(log, 9, &n);

	log_ok(log_give(log->store, 1, &given, err)); /* its file is kept */
	run_invent(&told, 2);
	told.told = true;
	told.legs_known = false;
	log_ok(ar_store_run_put(log->store, &told, NULL, 0, &told_id, err));
	run_invent(&loose, 3);
	log_ok(ar_store_run_put(log->store, &loose, packed, n, &loose_id,
	    err));
	run_invent(&run, 4); /* nothing to make it from again */
	log_ok(ar_store_run_put(log->store, &run, NULL, 0, &bare_id, err));
	log_ok(ar_store_drop_derived(log->store, err));
	log_ok(ar_store_run_get(log->store, given.run, log->arena, &back,
	    err));
	assert_true(isnan(back.summary.distance_m) && !back.legs_known);
	assert_true(back.rpe_0_10 == 7 && back.summary.start_utc_s > 0);
	log_not(ar_store_run_samples(log->store, given.run, log->arena,
	    &activity, err), AR_EABSENT);
	log_ok(ar_store_run_get(log->store, told_id, log->arena, &back, err));
	runs_same(&back, &told, "id");
	log_ok(ar_store_run_get(log->store, loose_id, log->arena, &back,
	    err));
	assert_true(isnan(back.summary.distance_m) && !back.legs_known);
	log_ok(ar_store_run_samples(log->store, loose_id, log->arena,
	    &activity, err));
	log_ok(ar_store_run_get(log->store, bare_id, log->arena, &back, err));
	runs_same(&back, &run, "id");
	/* and again */
	loose.id = loose_id;
	log_ok(ar_store_run_put(log->store, &loose, NULL, 0, &loose_id, err));
	log_ok(ar_store_run_get(log->store, loose_id, log->arena, &back,
	    err));
	runs_same(&back, &loose, NULL);
}

int
main(void)
{
#define LOG_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, log_setup, log_teardown)
	const struct CMUnitTest tests[] = {
		LOG_TEST(every_page_damaged),
		LOG_TEST(a_left_journal_is_rolled_back),
		LOG_TEST(a_copy_of_the_log),
		LOG_TEST(what_the_log_is_about),
		LOG_TEST(a_fresh_start),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
