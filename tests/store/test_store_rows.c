/* Every call of the log there and back: values, NAN, NULL, empty, UTF-8. */
#include <stdlib.h>
#include <string.h>

#include "log_rows.h"

/* A member without a column would be lost in silence.  Holes of fewer than 8
 * bytes are padding. */
static void
every_byte(const struct ar_db_row *a, const struct ar_db_row *b,
    size_t from, size_t to)
{
	const struct ar_db_row *rows[] = { a, b };
	size_t hole = 0;
	char *seen = calloc(1, a->size);

	assert_non_null(seen);
	for (int r = 0; r < 2; r++) {
		for (size_t i = 0; rows[r] && i < rows[r]->count; i++) {
			const struct ar_db_column *column =
			    &rows[r]->columns[i];
			size_t n = column->type == AR_DB_SHA ?
			    AR_SHA256_SIZE : column->type == AR_DB_BOOL ? 1 :
			    column->type == AR_DB_INT ||
			    column->type == AR_DB_WORD ? 4 : 8;

			memset(seen + column->offset, 1, n);
		}
	}
	for (size_t i = from; i < to; i++) {
		hole = seen[i] ? 0 : hole + 1;
		if (hole == 8)
			print_error("byte %zu has no column\n", i);
		assert_true(hole < 8);
	}
	free(seen);
}

static void
every_member_has_a_column(void **state)
{
	(void)state;
	every_byte(&ar_db_run_row, &ar_db_sum_row, 0,
	    offsetof(struct ar_run, summary.warnings));
	every_byte(&ar_db_run_row, &ar_db_sum_row,
	    offsetof(struct ar_run, summary.descent_source),
	    offsetof(struct ar_run, legs_known));
	every_byte(&ar_db_leg_row, NULL, 0,
	    offsetof(struct ar_leg, capacity_eq_km));
	every_byte(&ar_db_file_row, NULL, 0,
	    offsetof(struct ar_kept_file, packed));
	every_byte(&ar_db_file_row, NULL,
	    offsetof(struct ar_kept_file, packed_n),
	    sizeof(struct ar_kept_file));
	every_byte(&ar_db_fact_row, NULL, 0, sizeof(struct ar_fact));
	every_byte(&ar_db_feel_row, NULL, 0, sizeof(struct ar_feel));
	every_byte(&ar_db_well_row, NULL, 0, sizeof(struct ar_well));
	every_byte(&ar_db_note_row, NULL, 0, sizeof(struct ar_note));
	every_byte(&ar_db_session_row, NULL, 0,
	    sizeof(struct ar_kept_session));
	every_byte(&ar_db_batch_row, NULL, 0, sizeof(struct ar_batch));
	every_byte(&ar_db_batch_file_row, NULL, 0,
	    sizeof(struct ar_batch_file));
	every_byte(&ar_db_shoe_row, NULL, 0, offsetof(struct ar_shoe, run_m));
	every_byte(&ar_db_episode_row, NULL, 0,
	    offsetof(struct ar_episode, reports));
}

static const char *
word_before(struct log *log, const struct ar_fact *like)
{
	const struct ar_fact *found;

	log_ok(ar_store_fact_before(log->store, like, log->arena, &found,
	    err));
	return found ? found->word : NULL;
}

static void
the_newest_fact_before(void **state)
{
	static const struct {
		const char *name, *source, *word;
		double since_utc_s;
	} facts[] = {
		{"sex", "fit", "always", NAN},
		{"sex", "fit", "first", 100},
		{"sex", "fit", "second", 200},
		{"sex", "said", "other source", 150},
		{"mass_kg", "fit", "other name", 150},
	};
	struct log *log = *state;
	struct ar_fact like = {.name = "sex", .source = "fit"};

	for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
		const struct ar_fact fact = {.name = facts[i].name,
		    .source = facts[i].source, .word = facts[i].word,
		    .since_utc_s = facts[i].since_utc_s, .value = NAN};

		log_ok(ar_store_fact_put(log->store, &fact, err));
	}
	like.since_utc_s = 99;
	assert_string_equal(word_before(log, &like), "always");
	like.since_utc_s = 199;
	assert_string_equal(word_before(log, &like), "first");
	like.since_utc_s = 200;
	assert_string_equal(word_before(log, &like), "second");
	like.since_utc_s = NAN;
	assert_string_equal(word_before(log, &like), "always");
	like.source = "nobody";
	assert_null(word_before(log, &like));
}

static void
facts_come_back(void **state)
{
	struct log *log = *state;
	struct ar_fact full = {0}, bare, *facts;
	size_t count;

	log_ok(ar_store_facts(log->store, log->arena, &facts, &count, err));
	assert_int_equal(count, 0);
	assert_null(facts);
	row_fill(&ar_db_fact_row, &full, 1);
	full.id = 99; /* is not looked at */
	row_empty(&ar_db_fact_row, &bare);
	bare.name = "a";
	bare.source = "";
	log_ok(ar_store_fact_put(log->store, &full, err));
	log_ok(ar_store_fact_put(log->store, &bare, err));
	log_again(log);
	log_ok(ar_store_facts(log->store, log->arena, &facts, &count, err));
	assert_int_equal(count, 2);
	/* by name, then time */
	rows_same(&ar_db_fact_row, &facts[0], &bare, "id");
	rows_same(&ar_db_fact_row, &facts[1], &full, "id");
	assert_int_equal(facts[1].id, 1);
	assert_string_equal(facts[0].source, "");
	assert_null(facts[0].word);
	bare.name = NULL;
	log_not(ar_store_fact_put(log->store, &bare, err), AR_EINPUT);
}

static void
files_come_back(void **state)
{
	struct log *log = *state;
	struct ar_kept_file full = {0}, bare, back, *files;
	const char bytes[] = "\0watch\xff bytes";
	int64_t id, other, found;
	size_t count;

	row_fill(&ar_db_file_row, &full, 2);
	full.packed = bytes;
	full.packed_n = sizeof bytes;
	log_ok(ar_store_file_put(log->store, &full, &id, err));
	row_empty(&ar_db_file_row, &bare);
	bare.sha256[31] = 1;
	log_ok(ar_store_file_put(log->store, &bare, &other, err));
	assert_true(id > 0 && other > id);
	log_ok(ar_store_file_find(log->store, full.sha256, &found, err));
	assert_int_equal(found, id);
	full.sha256[0] ^= 1;
	log_ok(ar_store_file_find(log->store, full.sha256, &found, err));
	assert_int_equal(found, 0);
	full.sha256[0] ^= 1;
	log_ok(ar_store_file_get(log->store, id, log->arena, &back, err));
	rows_same(&ar_db_file_row, &back, &full, "id");
	assert_memory_equal(back.packed, bytes, sizeof bytes);
	log_ok(ar_store_file_get(log->store, other, log->arena, &back, err));
	rows_same(&ar_db_file_row, &back, &bare, "id");
	assert_null(back.packed);
	log_ok(ar_store_files(log->store, log->arena, &files, &count, err));
	assert_int_equal(count, 2);
	assert_int_equal(files[0].id, id);
	assert_null(files[0].packed);
	assert_int_equal(files[0].packed_n, sizeof bytes);
	/* the same bytes are never kept twice */
	log_not(ar_store_file_put(log->store, &full, &id, err), AR_EINPUT);
	assert_int_equal(id, 0);
	log_not(ar_store_file_get(log->store, 77, log->arena, &back, err),
	    AR_EABSENT);
	memset(bare.sha256, 0, sizeof bare.sha256);
	log_not(ar_store_file_put(log->store, &bare, &id, err), AR_EINPUT);
}

static void
too_large_is_refused(void **state)
{
	struct log *log = *state;
	struct ar_kept_file file = {0};
	struct ar_run run;
	int64_t id;
	char byte = 0;
	char *before = log_text(log->store, log->arena);

	row_fill(&ar_db_file_row, &file, 1);
	file.packed = &byte; /* is never read */
	file.packed_n = (size_t)4 << 30;
	log_not(ar_store_file_put(log->store, &file, &id, err), AR_ELIMIT);
	file.packed_n = 0;
	file.packed = NULL;
	file.size = UINT64_MAX;
	log_not(ar_store_file_put(log->store, &file, &id, err), AR_ELIMIT);
	run_invent(&run, 1);
	log_not(ar_store_run_put(log->store, &run, &byte,
	    (size_t)AR_DB_BLOB_MAX + 1, &id, err), AR_ELIMIT);
	assert_int_equal(id, 0);
	assert_string_equal(log_text(log->store, log->arena), before);
}

static void
runs_come_back(void **state)
{
	struct log *log = *state;
	struct ar_run_filter all = { .beside = true, .legs = true };
	struct ar_run full, bare, back, *runs;
	int64_t id, other;
	size_t count;

	log_ok(ar_store_runs(log->store, &all, log->arena, &runs, &count,
	    err));
	assert_int_equal(count, 0);
	run_invent(&full, 3);
	log_ok(ar_store_run_put(log->store, &full, NULL, 0, &id, err));
	run_empty(&bare);
	log_ok(ar_store_run_put(log->store, &bare, NULL, 0, &other, err));
	log_again(log);
	log_ok(ar_store_run_get(log->store, id, log->arena, &back, err));
	runs_same(&back, &full, "id");
	assert_int_equal(back.id, id);
	check_near(back.summary.distance_m, full.summary.distance_m, 0);
	check_near(back.leg[AR_LOAD_TIBIA].dose_eq_km,
	    full.leg[AR_LOAD_TIBIA].dose_eq_km, 0);
	assert_null(back.summary.warnings);
	log_ok(ar_store_run_get(log->store, other, log->arena, &back, err));
	runs_same(&back, &bare, "id");
	assert_true(isnan(back.leg[0].dose_eq_km));
	log_ok(ar_store_runs(log->store, &all, log->arena, &runs, &count,
	    err));
	assert_int_equal(count, 2);
	runs_same(&runs[0], &full, "id");
	all.legs = false;
	log_ok(ar_store_runs(log->store, &all, log->arena, &runs, &count,
	    err));
	assert_false(runs[0].legs_known);
	assert_true(isnan(runs[0].leg[0].dose_eq_km));
	log_not(ar_store_run_get(log->store, 77, log->arena, &back, err),
	    AR_EABSENT);
}

static void
derived_values_are_replaced(void **state)
{
	struct log *log = *state;
	struct ar_run first, second, back;
	struct ar_activity activity;
	int64_t id, again;
	size_t n;
	const void *packed = samples_invent(log, 50, &n);

	run_invent(&first, 3);
	log_ok(ar_store_run_put(log->store, &first, packed, n, &id, err));
	run_invent(&second, 4);
	second.id = id;
	second.legs_known = false;
	log_ok(ar_store_run_put(log->store, &second, NULL, 0, &again, err));
	assert_int_equal(again, id);
	log_ok(ar_store_run_get(log->store, id, log->arena, &back, err));
	rows_same(&ar_db_run_row, &back, &first, "id");
	rows_same(&ar_db_sum_row, &back, &second, NULL);
	assert_false(back.legs_known);
	log_ok(ar_store_run_samples(log->store, id, log->arena, &activity,
	    err));
	assert_int_equal(activity.samples.count, 50);
	second.id = 77;
	log_not(ar_store_run_put(log->store, &second, NULL, 0, &again, err),
	    AR_EABSENT);
}

/* One run after the other, back and forth. */
static void
columns_of_two_runs(void **state)
{
	struct log *log = *state;
	struct ar_run run;
	float values[700];
	int64_t id[2];
	size_t n, count;

	run_invent(&run, 1);
	for (size_t i = 0; i < 2; i++) {
		const void *packed = samples_invent(log, 600 + 100 * i, &n);

		log_ok(ar_store_run_put(log->store, &run, packed, n, &id[i],
		    err));
	}
	log_ok(ar_store_begin(log->store, err));
	for (size_t i = 0; i < 6; i++) {
		log_ok(ar_store_run_column(log->store, id[i % 2],
		    AR_COLUMN_HEART, values, 700, &count, err));
		assert_int_equal(count, 600 + 100 * (i % 2));
	}
	log_ok(ar_store_commit(log->store, err));
}

static void
samples_come_back(void **state)
{
	struct log *log = *state;
	struct ar_run run;
	struct ar_activity whole;
	float values[3000];
	int64_t id, bare;
	size_t n, count;
	const void *packed = samples_invent(log, 3000, &n);

	run_invent(&run, 1);
	log_ok(ar_store_run_put(log->store, &run, packed, n, &id, err));
	log_ok(ar_store_run_put(log->store, &run, NULL, 0, &bare, err));
	log_ok(ar_store_run_samples(log->store, id, log->arena, &whole, err));
	assert_int_equal(whole.samples.count, 3000);
	for (int held = 0; held < 2; held++) {
		if (held)
			log_ok(ar_store_begin(log->store, err));
		log_ok(ar_store_run_column(log->store, id, AR_COLUMN_HEART,
		    values, 3000, &count, err));
		assert_int_equal(count, 3000);
		assert_memory_equal(values, whole.samples.heart_bpm,
		    sizeof values);
		log_ok(ar_store_run_column(log->store, id,
		    AR_COLUMN_ALTITUDE, values, 3000, &count, err));
		assert_memory_equal(values, whole.samples.altitude_m,
		    sizeof values);
		log_ok(ar_store_run_column(log->store, id, AR_COLUMN_POWER,
		    values, 3000, &count, err));
		assert_int_equal(count, 0);
		log_not(ar_store_run_column(log->store, id, AR_COLUMN_HEART,
		    values, 10, &count, err), AR_ELIMIT);
		assert_int_equal(count, 3000);
		log_not(ar_store_run_column(log->store, bare,
		    AR_COLUMN_HEART, values, 3000, &count, err), AR_EABSENT);
		log_not(ar_store_run_samples(log->store, bare, log->arena,
		    &whole, err), AR_EABSENT);
		log_ok(ar_store_run_samples(log->store, id, log->arena,
		    &whole, err));
		if (held)
			log_ok(ar_store_commit(log->store, err));
	}
	/* a damaged blob is told, not shown */
	run.id = id;
	log_ok(ar_store_run_put(log->store, &run, "nonsense", 8, &bare, err));
	log_not(ar_store_run_samples(log->store, id, log->arena, &whole, err),
	    AR_EDAMAGE);
	log_not(ar_store_run_column(log->store, id, AR_COLUMN_HEART, values,
	    3000, &count, err), AR_EDAMAGE);
}

int
main(void)
{
#define LOG_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, log_setup, log_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_member_has_a_column),
		LOG_TEST(facts_come_back),
		LOG_TEST(the_newest_fact_before),
		LOG_TEST(files_come_back),
		LOG_TEST(too_large_is_refused),
		LOG_TEST(runs_come_back),
		LOG_TEST(derived_values_are_replaced),
		LOG_TEST(samples_come_back),
		LOG_TEST(columns_of_two_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
