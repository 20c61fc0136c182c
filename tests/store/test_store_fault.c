/* Every statement and every touch of the disk fails once.  Whatever happens:
 * the status is an error with words, the log is sound, and it holds all of
 * what was asked or nothing of it. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "faulty_vfs.h"
#include "log_rows.h"
#include "store/sqlite/fault.h"

enum { FAULT_ENDLESS = 5000 };

/* One thing somebody does with the log. */
struct job {
	const char *name;
	enum ar_status (*run)(struct ar_store *store, const struct given *given,
	    struct ar_error *err);
	bool reads; /* changes nothing */
};

static enum ar_status
job_give(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	struct given more;
	enum ar_status status;

	(void)given;
	AR_TRY(ar_store_begin(store, err));
	status = log_give(store, 2, &more, err);
	if (status == AR_OK)
		return ar_store_commit(store, err);
	ar_store_rollback(store);
	return status;
}

static enum ar_status
job_run(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	struct ar_run run;
	int64_t id;

	run_invent(&run, 3);
	run.id = given->run;
	return ar_store_run_put(store, &run, "packed anew", 11, &id, err);
}

static enum ar_status
job_feel(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	struct ar_feel feel = { 0, 20001, AR_CALF, AR_LEFT, 9, 10, NAN };

	(void)given;
	return ar_store_feel_put(store, &feel, err);
}

static enum ar_status
job_well(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	struct ar_well well = { 0, 0, { AR_WELL_SLEEP_H, 20001, 5, "said" },
		10, NAN };

	(void)given;
	return ar_store_well_put(store, &well, err);
}

static enum ar_status
job_pain(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	struct ar_pain_report report = {0};
	int64_t id;

	report.pain.date_utc_s = 7;
	report.recheck_utc_s = NAN;
	report.episode_id = given->episode;
	return ar_store_pain_put(store, &report, &id, err);
}

static enum ar_status
job_shoe(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	struct ar_shoe shoe = { .name = "new", .usual = true, .alert_m = NAN };
	int64_t id;

	(void)given;
	return ar_store_shoe_put(store, &shoe, &id, err);
}

static enum ar_status
job_beside(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	return ar_store_run_drop(store, given->run, err);
}

static enum ar_status
job_undo(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	return ar_store_batch_undo(store, given->batch, 99, err);
}

static enum ar_status
job_drop(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	(void)given;
	return ar_store_drop_derived(store, err);
}

static enum ar_status
job_answer(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	const struct ar_answer_bounds bounds = { 100, 1 };
	struct ar_answer answer = { .request_id = "new", .status = 200,
		.sha256 = { 1 }, .body = "x", .body_n = 1, .at_utc_s = 7 };

	(void)given;
	return ar_store_answer_put(store, &answer, &bounds, err);
}

static enum ar_status
job_erase(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	(void)given;
	return ar_store_erase(store, err);
}

static enum ar_status
no_row(void *context, const struct ar_table_row *row, struct ar_error *err)
{
	return context || !row->table || !err ? AR_EFORMAT : AR_OK;
}

static enum ar_status
read_lists(struct ar_store *store, struct ar_arena *arena,
    struct ar_error *err)
{
	struct ar_run_filter filter = { .legs = true, .beside = true };
	struct ar_run *runs;
	struct ar_day_load *days;
	struct ar_episode *episodes;
	struct ar_shoe *shoes;
	struct ar_feel *feels;
	struct ar_well *wells;
	struct ar_kept_file *files;
	size_t count;

	AR_TRY(ar_store_runs(store, &filter, arena, &runs, &count, err));
	AR_TRY(ar_store_days(store, 0, 99999, arena, &days, &count, err));
	AR_TRY(ar_store_episodes(store, false, arena, &episodes, &count,
	    err));
	AR_TRY(ar_store_shoes(store, arena, &shoes, &count, err));
	AR_TRY(ar_store_feels(store, 0, 99999, true, arena, &feels, &count,
	    err));
	AR_TRY(ar_store_wells(store, AR_WELLNESS_KINDS, 0, 99999, true, arena,
	    &wells, &count, err));
	return ar_store_files(store, arena, &files, &count, err);
}

static enum ar_status
read_items(struct ar_store *store, const struct given *given,
    struct ar_arena *arena, struct ar_error *err)
{
	struct ar_kept_file file;
	struct ar_run run;
	struct ar_store_about about;

	AR_TRY(ar_store_file_get(store, given->file, arena, &file, err));
	AR_TRY(ar_store_run_get(store, given->run, arena, &run, err));
	AR_TRY(ar_store_about(store, &about, err));
	return ar_store_dump(store, no_row, NULL, err);
}

static enum ar_status
job_read(struct ar_store *store, const struct given *given,
    struct ar_error *err)
{
	struct ar_arena *arena = ar_arena_open((size_t)16 << 20);
	enum ar_status status = read_lists(store, arena, err);

	if (status == AR_OK)
		status = read_items(store, given, arena, err);
	ar_arena_close(arena);
	return status;
}

static const struct job jobs[] = {
	{ "one of everything", job_give, false },
	{ "a run again", job_run, false },
	{ "a mark", job_feel, false },
	{ "a value", job_well, false },
	{ "a pain", job_pain, false },
	{ "a shoe", job_shoe, false },
	{ "a run dropped", job_beside, false },
	{ "an import undone", job_undo, false },
	{ "a fresh start", job_drop, false },
	{ "an answer", job_answer, false },
	{ "everything erased", job_erase, false },
	{ "everything read", job_read, true },
};

enum { JOBS = sizeof jobs / sizeof jobs[0] };

/* A log with one of everything, and what it says before and after a job. */
struct stage {
	struct log *log;
	const struct job *job;
	struct given given;
	char *before;
	char *after;
	char copy[320]; /* a file as it was before */
};

static void
copy_file(const char *from, const char *to)
{
	char buffer[65536];
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	size_t n;

	assert_true(in && out);
	while ((n = fread(buffer, 1, sizeof buffer, in)) > 0)
		assert_int_equal(fwrite(buffer, 1, n, out), n);
	assert_int_equal(fclose(in) | fclose(out), 0);
}

static void
stage_reset(struct stage *stage)
{
	char journal[330];

	(void)snprintf(journal, sizeof journal, "%s-journal",
	    stage->log->path);
	(void)unlink(journal);
	copy_file(stage->copy, stage->log->path);
}

static void
stage_make(struct stage *stage, struct log *log, const struct job *job)
{
	stage->log = log;
	stage->job = job;
	(void)snprintf(stage->copy, sizeof stage->copy, "%s.before",
	    log->path);
	if (access(stage->copy, F_OK) != 0) {
		log_ok(log_give(log->store, 1, &stage->given, err));
		ar_store_close(log->store);
		log->store = NULL;
		copy_file(log->path, stage->copy);
	} else {
		/* the numbers are those of the first time */
		stage->given = (struct given){ 1, 1, 2, 1, 1, 1, 1 };
		stage_reset(stage);
	}
	log_again(log);
	stage->before = log_text(log->store, log->arena);
	log_ok(job->run(log->store, &stage->given, err));
	stage->after = log_text(log->store, log->arena);
	if (!job->reads)
		assert_string_not_equal(stage->before, stage->after);
	ar_store_close(log->store);
	log->store = NULL;
	stage_reset(stage);
}

/* After a fault: sound, and all or nothing. */
static void
stage_check(struct stage *stage, enum ar_status status)
{
	const char *want = status == AR_OK ? stage->after : stage->before;
	struct ar_store *store = NULL;
	struct ar_arena *arena = ar_arena_open((size_t)16 << 20);
	char *now;

	log_ok(ar_store_open(stage->log->path, AR_STORE_WRITE, 0, &store,
	    err));
	now = log_text(store, arena);
	/* a commit that was done but could not be told may be kept whole */
	if (strcmp(now, want) != 0 && strcmp(now, stage->after) != 0)
		assert_string_equal(now, want);
	ar_store_close(store);
	log_ok(ar_store_verify(stage->log->path, NULL, err));
	ar_arena_close(arena);
}

static bool
statement_fails(struct stage *stage, uint64_t in)
{
	struct ar_store *store = NULL;
	struct ar_error said = {0};
	enum ar_status status;
	bool struck;

	log_ok(ar_store_open(stage->log->path, AR_STORE_WRITE, 0, &store,
	    err));
	(void)ar_store_fault(store, in);
	status = stage->job->run(store, &stage->given, &said);
	struck = ar_store_fault(store, 0) == 0;
	assert_int_equal(status != AR_OK, struck);
	if (struck)
		assert_true(status == AR_ESTORE && said.text[0] &&
		    said.hint[0]);
	/* the handle goes on as if nothing had been */
	if (struck && !stage->job->reads)
		assert_string_equal(log_text(store, stage->log->arena),
		    stage->before);
	ar_store_close(store);
	stage_check(stage, status);
	return struck;
}

static void
each_statement_fails_once(void **state)
{
	struct log *log = *state;

	for (int j = 0; j < JOBS; j++) {
		struct stage stage = {0};
		uint64_t in = 1;

		stage_make(&stage, log, &jobs[j]);
		while (statement_fails(&stage, in)) {
			stage_reset(&stage);
			assert_true(++in < FAULT_ENDLESS);
		}
		assert_true(in > 2);
	}
}

static bool
disk_fails(struct stage *stage, enum faulty_how how, uint64_t in, bool stays)
{
	struct ar_db_how open = { stage->log->path, faulty_name,
		AR_STORE_WRITE, 0, 0, &ar_db_log_steps, NULL, 0 };
	struct ar_store *store = NULL;
	struct ar_error said = {0};
	enum ar_status status;
	bool struck;

	faulty_arm(how, in, stays);
	status = ar_db_open(&open, &store, &said);
	if (status == AR_OK)
		status = stage->job->run(store, &stage->given, &said);
	struck = faulty_calls() >= in;
	if (status != AR_OK) {
		assert_true(struck && said.text[0]);
		assert_true(status == AR_EFULL || status == AR_ESTORE ||
		    status == AR_EREADONLY);
		if (faulty_was_write())
			assert_int_equal(status, how == FAULTY_BROKEN ?
			    AR_ESTORE : AR_EFULL);
	}
	ar_store_close(store);
	faulty_arm(how, 0, false);
	stage_check(stage, status);
	return struck;
}

static void
each_touch_of_the_disk_fails_once(void **state)
{
	struct log *log = *state;
	static const int some[] = { 0, 2, 7 };

	faulty_register();
	for (size_t j = 0; j < sizeof some / sizeof some[0]; j++) {
		struct stage stage = {0};

		stage_make(&stage, log, &jobs[some[j]]);
		for (int how = 0; how < FAULTY_HOWS * 2; how++) {
			uint64_t in = 1;

			while (disk_fails(&stage, (enum faulty_how)(how / 2),
			    in, how % 2)) {
				stage_reset(&stage);
				assert_true(++in < FAULT_ENDLESS);
			}
			assert_true(in > 5);
			stage_reset(&stage);
		}
	}
}

/* Making a log fails at each step: what is left is no log or an empty one,
 * and the next try makes it. */
static void
each_step_of_making_fails(void **state)
{
	struct log *log = *state;
	char path[320];
	uint64_t in;

	(void)snprintf(path, sizeof path, "%s/new.db", log->folder);
	for (in = 1; in < FAULT_ENDLESS; in++) {
		struct ar_db_how how = { path, NULL, AR_STORE_WRITE, 0, in,
			&ar_db_log_steps, NULL, 0 };
		struct ar_store *store = NULL;
		struct ar_error said = {0};
		enum ar_status status = ar_db_open(&how, &store, &said);
		uint64_t left = store ? ar_store_fault(store, 0) : 0;

		ar_store_close(store);
		if (left)
			break;
		assert_int_equal(status, AR_ESTORE);
		log_ok(ar_store_open(path, AR_STORE_WRITE, 0, &store, err));
		ar_store_close(store);
		log_ok(ar_store_verify(path, NULL, err));
		assert_int_equal(unlink(path), 0);
	}
	assert_true(in > 20);
}

/* Of a call that fails inside a transaction nothing is kept by its commit,
 * and what came before is. */
static void
a_failed_call_inside_a_transaction(void **state)
{
	struct log *log = *state;

	for (int j = 0; j < JOBS; j++) {
		struct stage stage = {0};
		uint64_t in = 1;
		bool struck = jobs[j].run != job_give; /* its own begin */

		stage_make(&stage, log, &jobs[j]);
		for (; struck; in++) {
			struct ar_note note = { 0, 1, "before", 1 };
			struct ar_error said = {0};
			char *text;

			log_again(log);
			log_ok(ar_store_begin(log->store, err));
			log_ok(ar_store_note_put(log->store, &note, err));
			text = log_text(log->store, log->arena);
			(void)ar_store_fault(log->store, in);
			(void)jobs[j].run(log->store, &stage.given, &said);
			struck = ar_store_fault(log->store, 0) == 0;
			log_ok(ar_store_commit(log->store, err));
			if (struck)
				assert_string_equal(log_text(log->store,
				    log->arena), text);
			log_ok(ar_store_verify(log->path, NULL, err));
			ar_store_close(log->store);
			log->store = NULL;
			stage_reset(&stage);
		}
	}
}

/* A transaction that the engine lost stays lost: nothing that comes after is
 * kept by itself. */
static void
a_lost_transaction_keeps_nothing(void **state)
{
	struct log *log = *state;
	struct given given;
	char *before = log_text(log->store, log->arena);

	log_ok(ar_store_begin(log->store, err));
	log_ok(log_give(log->store, 1, &given, err));
	assert_int_equal(sqlite3_exec(log->store->db, "ROLLBACK", NULL, NULL,
	    NULL), SQLITE_OK);
	log_not(log_give(log->store, 2, &given, err), AR_ESTORE);
	log_not(ar_store_commit(log->store, err), AR_ESTORE);
	assert_string_equal(log_text(log->store, log->arena), before);
	log_ok(log_give(log->store, 2, &given, err));
}

static void
marks_inside_a_transaction(void **state)
{
	struct log *log = *state;
	struct given given;
	char *one;

	log_ok(ar_store_begin(log->store, err));
	log_ok(log_give(log->store, 1, &given, err));
	one = log_text(log->store, log->arena);
	log_ok(ar_store_mark(log->store, err));
	log_ok(log_give(log->store, 2, &given, err));
	ar_store_back(log->store);
	assert_string_equal(log_text(log->store, log->arena), one);
	log_ok(ar_store_mark(log->store, err));
	log_ok(log_give(log->store, 3, &given, err));
	log_ok(ar_store_release(log->store, err));
	log_ok(ar_store_commit(log->store, err));
	assert_string_not_equal(log_text(log->store, log->arena), one);
	one = log_text(log->store, log->arena);
	log_ok(ar_store_begin(log->store, err));
	log_ok(log_give(log->store, 4, &given, err));
	ar_store_rollback(log->store);
	ar_store_rollback(log->store); /* of nothing: nothing */
	assert_string_equal(log_text(log->store, log->arena), one);
	log_ok(ar_store_verify(log->path, NULL, err));
}

int
main(void)
{
#define LOG_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, log_setup, log_teardown)
	const struct CMUnitTest tests[] = {
		LOG_TEST(each_statement_fails_once),
		LOG_TEST(each_touch_of_the_disk_fails_once),
		LOG_TEST(a_failed_call_inside_a_transaction),
		LOG_TEST(each_step_of_making_fails),
		LOG_TEST(a_lost_transaction_keeps_nothing),
		LOG_TEST(marks_inside_a_transaction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
