/* No call shows or changes what another athlete has. */
#include <string.h>

#include "log_rows.h"

/* A list of the other athlete is empty. */
#define log_none(call)                                                         \
	do {                                                                   \
		size_t count = 7;                                              \
		log_ok(call);                                                  \
		assert_int_equal(count, 0);                                    \
	} while (0)

static void
lists_are_empty(struct ar_store *store, struct ar_arena *arena,
    const struct given *mine)
{
	struct ar_kept_file *files;
	struct ar_shoe *shoes;
	struct ar_episode *episodes;
	struct ar_kept_session *sessions;
	struct ar_batch *batches;
	struct ar_batch_file *looked;
	struct ar_fact *facts;

	log_none(ar_store_facts(store, arena, &facts, &count, err));
	log_none(ar_store_files(store, arena, &files, &count, err));
	log_none(ar_store_shoes(store, arena, &shoes, &count, err));
	log_none(ar_store_batches(store, arena, &batches, &count, err));
	log_none(ar_store_episodes(store, false, arena, &episodes, &count,
	    err));
	log_none(ar_store_sessions(store, 0, 0, arena, &sessions, &count,
	    err));
	log_none(ar_store_sessions(store, mine->run, 0, arena, &sessions,
	    &count, err));
	log_none(ar_store_batch_files(store, mine->batch, arena, &looked,
	    &count, err));
	log_none(ar_store_batch_files(store, 0, arena, &looked, &count, err));
}

static void
days_are_empty(struct ar_store *store, struct ar_arena *arena,
    const struct given *mine)
{
	struct ar_run_filter all = { .beside = true, .legs = true };
	struct ar_run *runs;
	struct ar_day_load *days;
	struct ar_feel *feels;
	struct ar_well *wells;
	struct ar_note *notes;

	log_none(ar_store_runs(store, &all, arena, &runs, &count, err));
	all.file_id = mine->file;
	log_none(ar_store_runs(store, &all, arena, &runs, &count, err));
	log_none(ar_store_runs_near(store, 0, 1e18, arena, &runs, &count,
	    err));
	log_none(ar_store_days(store, 0, 99999, arena, &days, &count, err));
	log_none(ar_store_feels(store, 0, 99999, true, arena, &feels, &count,
	    err));
	log_none(ar_store_wells(store, AR_WELLNESS_KINDS, 0, 99999, true,
	    arena, &wells, &count, err));
	log_none(ar_store_notes(store, 0, 99999, arena, &notes, &count, err));
}

static void
items_are_absent(struct ar_store *store, struct ar_arena *arena,
    const struct given *mine)
{
	struct ar_kept_file file = {0};
	struct ar_activity activity;
	struct ar_store_about about;
	struct ar_spans spans;
	struct ar_run run;
	float values[8];
	int64_t id;
	size_t count;

	row_fill(&ar_db_file_row, &file, 1);
	log_ok(ar_store_file_find(store, file.sha256, &id, err));
	assert_int_equal(id, 0);
	log_not(ar_store_file_get(store, mine->file, arena, &file, err),
	    AR_EABSENT);
	log_not(ar_store_run_get(store, mine->run, arena, &run, err),
	    AR_EABSENT);
	log_not(ar_store_run_get_brief(store, mine->run, arena, &run, err),
	    AR_EABSENT);
	log_not(ar_store_run_spans(store, mine->run, arena, &spans, err),
	    AR_EABSENT);
	log_not(ar_store_run_samples(store, mine->run, arena, &activity, err),
	    AR_EABSENT);
	log_not(ar_store_run_column(store, mine->run, AR_COLUMN_HEART, values,
	    8, &count, err), AR_EABSENT);
	log_ok(ar_store_about(store, &about, err));
	assert_int_equal(about.files + about.runs + about.feels +
	    about.wells + about.pains + about.sessions + about.shoes, 0);
	assert_true(isnan(about.last_kept_utc_s));
}

static void
runs_cannot_be_changed(struct ar_store *store, const struct given *mine)
{
	struct ar_run run;
	int64_t id;

	run_invent(&run, 1);
	run.id = mine->run;
	log_not(ar_store_run_put(store, &run, NULL, 0, &id, err), AR_EABSENT);
	run.id = 0;
	run.file_id = mine->file;
	log_not(ar_store_run_put(store, &run, NULL, 0, &id, err), AR_EINPUT);
	log_not(ar_store_run_beside(store, mine->run, 0, err), AR_EABSENT);
	log_not(ar_store_run_words(store, mine->run, 5, NULL, 0, err),
	    AR_EABSENT);
	log_not(ar_store_run_drop(store, mine->run, err), AR_EABSENT);
	log_ok(ar_store_drop_derived(store, err));
}

static void
items_cannot_be_changed(struct ar_store *store, const struct given *mine)
{
	struct ar_shoe shoe = { .id = mine->shoe, .name = "stolen",
		.usual = true };
	struct ar_pain_report report = { .episode_id = mine->episode };
	struct ar_kept_session session = { .id = mine->session };
	struct ar_batch batch = { .id = mine->batch };
	struct ar_batch_file seen = { .batch_id = mine->batch, .path = "x" };
	int64_t id;

	log_not(ar_store_shoe_put(store, &shoe, &id, err), AR_EABSENT);
	log_not(ar_store_pain_put(store, &report, &id, err), AR_EABSENT);
	log_not(ar_store_pain_close(store, mine->episode, 5, "gone", err),
	    AR_EABSENT);
	log_not(ar_store_session_put(store, &session, &id, err), AR_EABSENT);
	log_not(ar_store_batch_put(store, &batch, &id, err), AR_EABSENT);
	log_not(ar_store_batch_file_put(store, &seen, err), AR_EINPUT);
	log_not(ar_store_batch_undo(store, mine->batch, 9, err), AR_EABSENT);
}

static void
athletes_are_apart(void **state)
{
	struct log *log = *state;
	struct given mine, given;
	char *before, *theirs;

	log_ok(log_give(log->store, 1, &mine, err));
	before = log_text(log->store, log->arena);
	log_not(ar_store_choose(log->store, 0, err), AR_EINPUT);
	assert_int_equal(ar_store_athlete(log->store), 1);
	log_ok(ar_store_choose(log->store, 2, err));
	assert_int_equal(ar_store_athlete(log->store), 2);
	theirs = log_text(log->store, log->arena);
	lists_are_empty(log->store, log->arena, &mine);
	days_are_empty(log->store, log->arena, &mine);
	items_are_absent(log->store, log->arena, &mine);
	runs_cannot_be_changed(log->store, &mine);
	items_cannot_be_changed(log->store, &mine);
	assert_string_equal(log_text(log->store, log->arena), theirs);
	log_ok(log_give(log->store, 1, &given, err)); /* the same file, too */
	log_ok(ar_store_choose(log->store, 1, err));
	assert_string_equal(log_text(log->store, log->arena), before);
}

/* Every table, every index and every question to them names the athlete:
 * what the other tests cannot see, the texts show. */
static void
everything_names_the_athlete(void **state)
{
	struct log *log = *state;
	sqlite3_stmt *statement;

	assert_int_equal(sqlite3_prepare_v2(log->store->db, "SELECT sql FROM"
	    " sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE"
	    " 'sqlite_%'", -1, &statement, NULL), SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW) {
		const char *sql =
		    (const char *)sqlite3_column_text(statement, 0);
		const char *first = strchr(sql, '(');

		assert_non_null(strstr(sql, "athlete_id"));
		assert_non_null(first);
		if (strstr(sql, "INDEX"))
			assert_ptr_equal(strstr(sql, "(athlete_id"), first);
	}
	assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
	/* but the three that ask nothing */
	for (int i = 0; i < AR_DB_ATHLETE_PUT; i++) {
		static const char *const orders[AR_DB_ATHLETE_PUT] = {
			"BEGIN", "BEGIN IMMEDIATE", "COMMIT" };
		char *sql = ar_db_sql_text((enum ar_db_sql)i);

		assert_string_equal(sql, orders[i]);
		sqlite3_free(sql);
	}
	for (int i = AR_DB_ATHLETE_PUT; i < AR_DB_STATEMENTS; i++) {
		char *sql = ar_db_sql_text((enum ar_db_sql)i);

		assert_non_null(sql);
		if (!strstr(sql, "athlete_id") || !strstr(sql, "?1"))
			print_error("%s\n", sql);
		assert_true(strstr(sql, "athlete_id") && strstr(sql, "?1"));
		sqlite3_free(sql);
	}
}

int
main(void)
{
#define LOG_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, log_setup, log_teardown)
	const struct CMUnitTest tests[] = {
		LOG_TEST(athletes_are_apart),
		LOG_TEST(everything_names_the_athlete),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
