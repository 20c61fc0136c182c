/* The log as a file: absent, foreign, newer, older, read-only, locked. */
#define _DEFAULT_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "afterrun/store_plan.h"
#include "log_files.h"

static void
absent_and_empty(void **state)
{
	struct log *log = *state;
	struct ar_store *store;
	char path[400];

	(void)snprintf(path, sizeof path, "%s/none.db", log->folder);
	log_not(ar_store_open(path, AR_STORE_READ, 0, &store, err),
	    AR_EABSENT);
	assert_null(store);
	assert_int_equal(access(path, F_OK), -1); /* and was not made */
	log_not(ar_store_verify(path, NULL, err), AR_EABSENT);
	log_spill(path, "", 0);
	log_not(ar_store_open(path, AR_STORE_READ, 0, &store, err),
	    AR_EABSENT);
	log_ok(ar_store_open(path, AR_STORE_WRITE, 0, &store, err));
	ar_store_close(store);
	log_ok(ar_store_open(path, AR_STORE_READ, 0, &store, err));
	ar_store_close(store);
	(void)snprintf(path, sizeof path, "%s/no/folder.db", log->folder);
	log_not(ar_store_open(path, AR_STORE_WRITE, 0, &store, err),
	    AR_ESTORE);
	ar_store_close(NULL);
}

static void
a_reader_only_reads(void **state)
{
	struct log *log = *state;
	struct given given;
	struct ar_store *reader;
	char *before;

	log_ok(log_give(log->store, 1, &given, err));
	before = log_text(log->store, log->arena);
	log_ok(ar_store_open(log->path, AR_STORE_READ, 0, &reader, err));
	assert_string_equal(log_text(reader, log->arena), before);
	log_not(log_give(reader, 2, &given, err), AR_EREADONLY);
	log_not(ar_store_drop_derived(reader, err), AR_EREADONLY);
	log_not(ar_store_choose(reader, 5, err), AR_EABSENT);
	log_ok(ar_store_begin(reader, err));
	assert_string_equal(log_text(reader, log->arena), before);
	log_ok(ar_store_commit(reader, err));
	ar_store_close(reader);
}

static void
what_is_no_log(void **state)
{
	struct log *log = *state;
	struct ar_store *store;
	char path[400], noise[9000];
	size_t n;
	char *bytes;

	(void)snprintf(path, sizeof path, "%s/other", log->folder);
	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = (char)(i * 2654435761u >> 13);
	/* of one byte SQLite says that the file is empty */
	for (n = 2; n <= sizeof noise; n = n * 3 + 5) {
		log_spill(path, noise, n);
		log_not(ar_store_open(path, AR_STORE_WRITE, 0, &store, err),
		    AR_ECORRUPT);
		log_not(ar_store_open(path, AR_STORE_READ, 0, &store, err),
		    AR_ECORRUPT);
		log_untouched(path, noise, n);
	}
	/* another program's database, in a journal mode of its own */
	log_close(log);
	assert_int_equal(unlink(log->path), 0);
	log_meddle(log, "PRAGMA journal_mode = WAL; CREATE TABLE t (a);"
	    "INSERT INTO t VALUES (1)");
	bytes = log_slurp(log->path, &n);
	log_not(ar_store_open(log->path, AR_STORE_WRITE, 0, &store, err),
	    AR_ECORRUPT);
	log_untouched(log->path, bytes, n);
	free(bytes);
}

/* --- versions ----------------------------------------------------------- */

static void
newer_is_refused(void **state)
{
	struct log *log = *state;
	struct ar_store *store;
	struct given given;
	char *bytes;
	size_t n;

	log_ok(log_give(log->store, 1, &given, err));
	log_close(log);
	log_meddle(log, "PRAGMA user_version = 4004;"
	    "ALTER TABLE feel ADD mood TEXT;"
	    "CREATE TABLE moon (athlete_id, phase)");
	bytes = log_slurp(log->path, &n);
	log_not(ar_store_open(log->path, AR_STORE_WRITE, 0, &store, err),
	    AR_ENEWER);
	log_not(ar_store_open(log->path, AR_STORE_READ, 0, &store, err),
	    AR_ENEWER);
	log_not(ar_store_verify(log->path, NULL, err), AR_ENEWER);
	log_untouched(log->path, bytes, n);
	free(bytes);
	/* a newer one that says that older programs may read it */
	log_meddle(log, "PRAGMA user_version = 1004");
	bytes = log_slurp(log->path, &n);
	log_not(ar_store_open(log->path, AR_STORE_WRITE, 0, &store, err),
	    AR_ENEWER);
	log_ok(ar_store_open(log->path, AR_STORE_READ, 0, &store, err));
	assert_non_null(strstr(log_text(store, log->arena), "\nmoon\n"));
	log_not(log_give(store, 2, &given, err), AR_EREADONLY);
	ar_store_close(store);
	log_untouched(log->path, bytes, n);
	free(bytes);
	/* numbers that nobody writes */
	log_meddle(log, "PRAGMA user_version = -5");
	log_not(ar_store_open(log->path, AR_STORE_WRITE, 0, &store, err),
	    AR_ECORRUPT);
	log_meddle(log, "PRAGMA user_version = 3001");
	log_not(ar_store_open(log->path, AR_STORE_READ, 0, &store, err),
	    AR_ECORRUPT);
}

/* Invented versions after today's: each step adds to what is there. */
enum { NEWEST = 5 };

static const char *const step_4[] = {
	"ALTER TABLE note ADD COLUMN mood TEXT",
	"UPDATE note SET mood = 'of ' || text",
};
static const char *const step_5[] = {
	"CREATE TABLE moon (athlete_id INTEGER NOT NULL, phase REAL) STRICT",
	"INSERT INTO moon SELECT athlete_id, mark FROM feel",
	"CREATE INDEX moon_by_phase ON moon (athlete_id, phase)",
};

static void
steps_make(struct ar_db_step out[NEWEST])
{
	out[0] = ar_db_log_steps.steps[0];
	out[1] = ar_db_log_steps.steps[1];
	out[2] = ar_db_log_steps.steps[2];
	out[3] = (struct ar_db_step){ step_4, 2, 1 };
	out[4] = (struct ar_db_step){ step_5, 3, NEWEST };
}

static enum ar_status
open_as(const char *path, const struct ar_db_steps *steps, uint64_t fault_in,
    struct ar_store **store, struct ar_error *err)
{
	struct ar_db_how how = { path, NULL, AR_STORE_WRITE, 0, fault_in,
		steps, NULL, 0 };

	return ar_db_open(&how, store, err);
}

/* A log of today's version climbs to the newest; a fault at any statement
 * leaves it as it was. */
static void
older_is_migrated_or_stays(void **state)
{
	struct log *log = *state;
	struct ar_db_step list[NEWEST];
	struct ar_db_steps steps = { list, NEWEST };
	struct ar_store *store;
	struct given given;
	char *bytes, *text;
	uint64_t in = 0;
	size_t n;

	steps_make(list);
	log_ok(log_give(log->store, 1, &given, err));
	text = log_text(log->store, log->arena);
	log_close(log);
	bytes = log_slurp(log->path, &n);
	for (;;) {
		struct ar_error said = {0};
		enum ar_status status = open_as(log->path, &steps, ++in,
		    &store, &said);

		if (status == AR_OK)
			break;
		assert_int_equal(status, AR_ESTORE);
		assert_null(store);
		log_again(log);
		assert_string_equal(log_text(log->store, log->arena), text);
		log_close(log);
	}
	ar_store_close(store);
	assert_true(in > 10);
	/* the versions between are never seen from outside */
	log_not(ar_store_open(log->path, AR_STORE_WRITE, 0, &store, err),
	    AR_ENEWER);
	log_ok(open_as(log->path, &steps, 0, &store, err));
	text = log_text(store, log->arena);
	assert_non_null(strstr(text, "|of a day"));
	assert_non_null(strstr(text, "\nmoon 1|6\n"));
	ar_store_close(store);
	/* from the version between, too, and a reader is sent to a writer */
	log_spill(log->path, bytes, n);
	steps.count = NEWEST - 1;
	log_ok(open_as(log->path, &steps, 0, &store, err));
	ar_store_close(store);
	steps.count = NEWEST;
	struct ar_db_how reader = { log->path, NULL, AR_STORE_READ, 0, 0,
		&steps, NULL, 0 };
	log_not(ar_db_open(&reader, &store, err), AR_EREADONLY);
	log_ok(open_as(log->path, &steps, 0, &store, err));
	ar_store_close(store);
	free(bytes);
}

/* A log of version 1 gets the plan and keeps what it has. */
static void
the_plan_is_added(void **state)
{
	struct log *log = *state;
	const struct ar_db_steps first = { ar_db_log_steps.steps, 1 };
	struct ar_store_about about;
	struct ar_kept_plan plan;
	struct ar_store *store;
	struct ar_note note = { .day = 5, .text = "old",
		.said_utc_s = 1000 };
	struct ar_note *notes;
	size_t count;

	log_close(log);
	(void)unlink(log->path);
	log_ok(open_as(log->path, &first, 0, &store, err));
	log_ok(ar_store_note_put(store, &note, err));
	log_ok(ar_store_about(store, &about, err));
	assert_int_equal(about.schema, 1);
	ar_store_close(store);
	log_again(log);
	log_ok(ar_store_about(log->store, &about, err));
	assert_int_equal(about.schema, (int)ar_db_log_steps.count);
	log_ok(ar_store_notes(log->store, 0, 9, log->arena, &notes, &count,
	    err));
	assert_int_equal(count, 1);
	assert_string_equal(notes[0].text, "old");
	log_not(ar_store_plan_get(log->store, log->arena, &plan, err),
	    AR_EABSENT);
}

/* A log of version 2 gets the answers to requests and keeps what it has. */
static void
the_answers_are_added(void **state)
{
	struct log *log = *state;
	const struct ar_db_steps second = { ar_db_log_steps.steps, 2 };
	const struct ar_answer_bounds bounds = { 100, 5 };
	const struct ar_answer *found;
	struct ar_answer answer = { .request_id = "a", .status = 200,
		.sha256 = { 1 }, .body = "x", .body_n = 1, .at_utc_s = 7 };
	struct ar_note note = { .day = 5, .text = "old",
		.said_utc_s = 1000 };
	struct ar_store_about about;
	struct ar_store *store;
	struct ar_note *notes;
	size_t count;

	log_close(log);
	(void)unlink(log->path);
	log_ok(open_as(log->path, &second, 0, &store, err));
	log_ok(ar_store_note_put(store, &note, err));
	log_ok(ar_store_about(store, &about, err));
	assert_int_equal(about.schema, 2);
	ar_store_close(store);
	log_not(ar_store_open(log->path, AR_STORE_READ, 0, &store, err),
	    AR_EREADONLY);
	log_ok(ar_store_open(log->path, AR_STORE_WRITE, 0, &store, err));
	log_ok(ar_store_about(store, &about, err));
	assert_int_equal(about.schema, 3);
	log_ok(ar_store_notes(store, 0, 10, log->arena, &notes, &count,
	    err));
	assert_int_equal(count, 1);
	assert_string_equal(notes[0].text, "old");
	log_ok(ar_store_answer_put(store, &answer, &bounds, err));
	log_ok(ar_store_answer_find(store, "a", log->arena, &found, err));
	assert_non_null(found);
	ar_store_close(store);
}

/* --- rights and locks --------------------------------------------------- */

static void
a_file_that_may_only_be_read(void **state)
{
	struct log *log = *state;
	struct ar_store *store;
	struct given given;
	char *text, journal[400];

	(void)snprintf(journal, sizeof journal, "%s-journal", log->path);
	log_ok(log_give(log->store, 1, &given, err));
	text = log_text(log->store, log->arena);
	log_close(log);
	(void)unlink(journal);
	assert_int_equal(chmod(log->path, 0444), 0);
	assert_int_equal(chmod(log->folder, 0555), 0);
	if (geteuid() == 0) /* who may write everything; teardown is root */
		assert_int_equal(seteuid(65534), 0);
	log_not(ar_store_open(log->path, AR_STORE_WRITE, 0, &store, err),
	    AR_EREADONLY);
	log_ok(ar_store_open(log->path, AR_STORE_READ, 0, &store, err));
	assert_string_equal(log_text(store, log->arena), text);
	ar_store_close(store);
}

/* A journal cannot be made beside it. */
static void
a_folder_that_may_only_be_read(void **state)
{
	struct log *log = *state;
	struct ar_store *store;
	struct given given;
	char *text, journal[400];

	(void)snprintf(journal, sizeof journal, "%s-journal", log->path);
	log_ok(log_give(log->store, 1, &given, err));
	text = log_text(log->store, log->arena);
	log_close(log);
	(void)unlink(journal);
	assert_int_equal(chmod(log->path, 0666), 0);
	assert_int_equal(chmod(log->folder, 0555), 0);
	if (geteuid() == 0)
		assert_int_equal(seteuid(65534), 0);
	log_ok(ar_store_open(log->path, AR_STORE_WRITE, 0, &store, err));
	log_not(log_give(store, 2, &given, err), AR_EREADONLY);
	assert_string_equal(log_text(store, log->arena), text);
	(void)snprintf(journal, sizeof journal, "%s/new.db", log->folder);
	ar_store_close(store);
	log_not(ar_store_open(journal, AR_STORE_WRITE, 0, &store, err),
	    AR_EREADONLY);
}

/* Of a log that is larger than it a handle keeps no more in memory. */
static void
a_small_cache(void **state)
{
	enum { SMALL_KIB = 256, ROUNDS = 400 };
	struct log *log = *state;
	int kept = 0, highest = 0;
	struct given given;
	size_t n;

	log_not(ar_store_cache(log->store, 0, err), AR_EINPUT);
	log_not(ar_store_cache(log->store, 65537, err), AR_EINPUT);
	for (int i = 1; i <= ROUNDS; i++)
		log_ok(log_give(log->store, i, &given, err));
	log_again(log);
	log_ok(ar_store_cache(log->store, SMALL_KIB, err));
	(void)log_text(log->store, log->arena);
	free(log_slurp(log->path, &n));
	assert_true(n > 2 * SMALL_KIB * 1024);
	assert_int_equal(sqlite3_db_status(log->store->db,
	    SQLITE_DBSTATUS_CACHE_USED, &kept, &highest, 0), SQLITE_OK);
	assert_in_range(kept, 1, 2 * SMALL_KIB * 1024);
}

static void
two_handles(void **state)
{
	struct log *log = *state;
	struct ar_store *other, *reader;
	struct given given;
	char *text;

	log_ok(ar_store_open(log->path, AR_STORE_WRITE, 20, &other, err));
	log_ok(ar_store_open(log->path, AR_STORE_READ, 0, &reader, err));
	text = log_text(reader, log->arena);
	log_ok(ar_store_begin(log->store, err));
	log_ok(log_give(log->store, 1, &given, err));
	log_not(ar_store_begin(other, err), AR_ELOCKED);
	log_not(log_give(other, 2, &given, err), AR_ELOCKED);
	/* readers go on, and see what was committed */
	assert_string_equal(log_text(reader, log->arena), text);
	log_ok(ar_store_commit(log->store, err));
	assert_string_not_equal(log_text(reader, log->arena), text);
	/* a reader that stays keeps a writer from its commit: all is undone */
	text = log_text(other, log->arena);
	log_ok(ar_store_begin(reader, err));
	(void)log_text(reader, log->arena);
	log_ok(ar_store_begin(other, err));
	log_ok(log_give(other, 2, &given, err));
	log_not(ar_store_commit(other, err), AR_ELOCKED);
	assert_string_equal(log_text(other, log->arena), text);
	log_ok(ar_store_commit(reader, err));
	log_ok(log_give(other, 2, &given, err));
	ar_store_close(reader);
	ar_store_close(other);
}

/* Another process holds the log: it is told, and waiting helps. */
static void
locked_by_a_process(void **state)
{
	struct log *log = *state;
	struct given given;
	int ready[2], how;
	char byte = 0;
	pid_t child;

	log_close(log);
	assert_int_equal(pipe(ready), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct ar_error err = {0};

		if (ar_store_open(log->path, AR_STORE_WRITE, 0, &log->store,
		    &err) != AR_OK || ar_store_begin(log->store, &err) !=
		    AR_OK || write(ready[1], &byte, 1) != 1)
			_exit(1);
		(void)usleep(300000);
		if (log_give(log->store, 1, &given, &err) != AR_OK ||
		    ar_store_commit(log->store, &err) != AR_OK)
			_exit(2);
		_exit(0);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	log_again(log);
	log_not(log_give(log->store, 2, &given, err), AR_ELOCKED);
	log_close(log);
	log_ok(ar_store_open(log->path, AR_STORE_WRITE, 20000, &log->store,
	    err));
	log_ok(log_give(log->store, 2, &given, err));
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_int_equal(how, 0);
	(void)close(ready[0]);
	(void)close(ready[1]);
}

int
main(void)
{
#define LOG_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, log_setup, log_teardown)
	const struct CMUnitTest tests[] = {
		LOG_TEST(absent_and_empty),
		LOG_TEST(a_reader_only_reads),
		LOG_TEST(what_is_no_log),
		LOG_TEST(newer_is_refused),
		LOG_TEST(older_is_migrated_or_stays),
		LOG_TEST(the_plan_is_added),
		LOG_TEST(the_answers_are_added),
		LOG_TEST(a_file_that_may_only_be_read),
		LOG_TEST(a_folder_that_may_only_be_read),
		LOG_TEST(a_small_cache),
		LOG_TEST(two_handles),
		LOG_TEST(locked_by_a_process),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
