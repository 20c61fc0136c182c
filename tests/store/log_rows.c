#define _DEFAULT_SOURCE
#include "log_rows.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

int
log_setup(void **state)
{
	struct log *log = calloc(1, sizeof *log);
	const char *tmp = getenv("TMPDIR");

	assert_non_null(log);
	(void)snprintf(log->folder, sizeof log->folder, "%s/afterrun-XXXXXX",
	    tmp && strlen(tmp) < 200 ? tmp : "/tmp");
	assert_non_null(mkdtemp(log->folder));
	(void)snprintf(log->path, sizeof log->path, "%s/log.db", log->folder);
	log->arena = ar_arena_open((size_t)256 << 20);
	log_ok(ar_store_open(log->path, AR_STORE_WRITE, 0, &log->store, err));
	*state = log;
	return 0;
}

int
log_teardown(void **state)
{
	struct log *log = *state;
	char command[600];

	if (getuid() == 0) /* a test may have been somebody else */
		assert_int_equal(seteuid(0), 0);
	ar_store_close(log->store);
	ar_arena_close(log->arena);
	(void)snprintf(command, sizeof command, "chmod -R u+w '%s'; "
	    "rm -rf '%s'", log->folder, log->folder);
	assert_int_equal(system(command), 0);
	free(log);
	return 0;
}

void
log_again(struct log *log)
{
	ar_store_close(log->store);
	log->store = NULL;
	log_ok(ar_store_open(log->path, AR_STORE_WRITE, 0, &log->store, err));
}

/* --- columns ------------------------------------------------------------ */

/* Words with what tests like to break: quotes, umlauts, a line break. */
static const char *const some_texts[] = {
	"Lauf über'n Berg", "\"quoted\"\nand broken", "走る", "plain", "é"
};

static void
column_fill(const struct ar_db_column *column, char *place, int n)
{
	const char *text = some_texts[n % 5];
	double real = 0.1 * n + 1e-9 * n * n;
	int64_t wide = 1000000007LL * n;
	uint64_t size = (uint64_t)n;
	int narrow = n;
	bool truth = n % 2 == 0;

	switch (column->type) {
	case AR_DB_ID:
		break;
	case AR_DB_INT64:
		memcpy(place, &wide, sizeof wide);
		break;
	case AR_DB_INT:
		memcpy(place, &narrow, sizeof narrow);
		break;
	case AR_DB_SIZE:
		memcpy(place, &size, sizeof size);
		break;
	case AR_DB_BOOL:
		memcpy(place, &truth, sizeof truth);
		break;
	case AR_DB_REAL:
		memcpy(place, &real, sizeof real);
		break;
	case AR_DB_TEXT:
	case AR_DB_PATH:
		memcpy(place, &text, sizeof text);
		break;
	case AR_DB_SHA:
		for (int i = 0; i < AR_SHA256_SIZE; i++)
			place[i] = (char)((n >> i % 4 * 8) + i * 7 + 1);
		break;
	case AR_DB_WORD:
		narrow = n % column->words->count;
		memcpy(place, &narrow, sizeof narrow);
	}
}

void
row_fill(const struct ar_db_row *row, void *object, int seed)
{
	for (size_t i = 0; i < row->count; i++)
		column_fill(&row->columns[i],
		    (char *)object + row->columns[i].offset,
		    seed * 100 + (int)i);
}

void
row_empty(const struct ar_db_row *row, void *object)
{
	const double unknown = NAN;

	memset(object, 0, row->size);
	for (size_t i = 0; i < row->count; i++)
		if (row->columns[i].type == AR_DB_REAL)
			memcpy((char *)object + row->columns[i].offset,
			    &unknown, sizeof unknown);
}

static bool
named(const char *but, const char *name)
{
	const char *at = but ? strstr(but, name) : NULL;
	size_t n = strlen(name);

	return at && (at[n] == ' ' || at[n] == '\0') &&
	    (at == but || at[-1] == ' ');
}

static bool
column_same(const struct ar_db_column *column, const char *a, const char *b)
{
	const char *text_a, *text_b;
	double real_a, real_b;

	switch (column->type) {
	case AR_DB_TEXT:
	case AR_DB_PATH:
		memcpy(&text_a, a, sizeof text_a);
		memcpy(&text_b, b, sizeof text_b);
		if (!text_a || !text_b)
			return text_a == text_b;
		return strcmp(text_a, text_b) == 0;
	case AR_DB_REAL:
		memcpy(&real_a, a, sizeof real_a);
		memcpy(&real_b, b, sizeof real_b);
		if (isnan(real_a) || isnan(real_b))
			return isnan(real_a) && isnan(real_b);
		return memcmp(a, b, sizeof real_a) == 0;
	case AR_DB_SHA:
		return memcmp(a, b, AR_SHA256_SIZE) == 0;
	case AR_DB_BOOL:
		return memcmp(a, b, sizeof(bool)) == 0;
	case AR_DB_INT:
	case AR_DB_WORD:
		return memcmp(a, b, sizeof(int)) == 0;
	default:
		return memcmp(a, b, sizeof(int64_t)) == 0;
	}
}

void
rows_same(const struct ar_db_row *row, const void *a, const void *b,
    const char *but)
{
	for (size_t i = 0; i < row->count; i++) {
		const struct ar_db_column *column = &row->columns[i];

		if (named(but, column->name))
			continue;
		if (!column_same(column, (const char *)a + column->offset,
		    (const char *)b + column->offset)) {
			print_error("%s differs\n", column->name);
			fail();
		}
	}
}

/* --- runs --------------------------------------------------------------- */

void
run_invent(struct ar_run *run, int seed)
{
	memset(run, 0, sizeof *run);
	row_fill(&ar_db_run_row, run, seed);
	row_fill(&ar_db_sum_row, run, seed);
	run->day = 20000 + seed;
	run->summary.start_utc_s = 86400.0 * (20000 + seed) + 3600;
	run->on_foot = true;
	run->told = false;
	run->legs_known = true;
	for (int i = 0; i < AR_LOAD_ROWS; i++) {
		row_fill(&ar_db_leg_row, &run->leg[i], seed + i);
		run->leg[i].capacity_eq_km = NAN;
		run->leg[i].ratio = NAN;
		run->leg[i].usual_eq_km = NAN;
	}
}

void
run_empty(struct ar_run *run)
{
	struct ar_run sums;

	row_empty(&ar_db_sum_row, &sums);
	row_empty(&ar_db_run_row, run);
	run->richness = run->heart_high_bpm = NAN;
	run->summary = sums.summary;
	run->summary.start_utc_s = run->summary.utc_offset_s = NAN;
	run->load = sums.load;
	run->person = sums.person;
}

void
runs_same(const struct ar_run *a, const struct ar_run *b, const char *but)
{
	rows_same(&ar_db_run_row, a, b, but);
	rows_same(&ar_db_sum_row, a, b, but);
	assert_int_equal(a->legs_known, b->legs_known);
	for (int i = 0; a->legs_known && i < AR_LOAD_ROWS; i++) {
		rows_same(&ar_db_leg_row, &a->leg[i], &b->leg[i], NULL);
		assert_true(isnan(a->leg[i].capacity_eq_km) &&
		    isnan(b->leg[i].capacity_eq_km));
		assert_true(isnan(a->leg[i].ratio) && isnan(b->leg[i].ratio));
		assert_true(isnan(a->leg[i].usual_eq_km) &&
		    isnan(b->leg[i].usual_eq_km));
	}
}

int64_t
same_run(struct log *log, int64_t id)
{
	struct ar_run run;

	log_ok(ar_store_run_get(log->store, id, log->arena, &run, err));
	return run.same_as;
}

const void *
samples_invent(struct log *log, size_t count, size_t *n)
{
	struct ar_activity activity = {0};
	struct ar_samples *samples = &activity.samples;
	const void *blob;

	activity.sport = "running";
	activity.start_utc_s = 1.7e9;
	samples->count = count;
	samples->time_s = ar_arena_array(log->arena, count, sizeof(double));
	samples->distance_m = ar_arena_array(log->arena, count,
	    sizeof(double));
	samples->heart_bpm = ar_arena_array(log->arena, count, sizeof(float));
	samples->altitude_m = ar_arena_array(log->arena, count,
	    sizeof(float));
	samples->speed_m_s = ar_arena_array(log->arena, count, sizeof(float));
	samples->mark = ar_arena_array(log->arena, count, 1);
	for (size_t i = 0; i < count; i++) {
		samples->time_s[i] = 1.7e9 + (double)i;
		samples->distance_m[i] =
		    (double)(i * 312 + i * i % 37) / 100;
		samples->heart_bpm[i] = (float)(140 + i * 7 % 11);
		samples->altitude_m[i] = (float)(200 + (double)(i % 50) / 5);
		samples->speed_m_s[i] = (float)(3000 + i * 13 % 97) / 1000;
	}
	log_ok(ar_pack(&activity, log->arena, &blob, n, err));
	return blob;
}

/* --- one of everything -------------------------------------------------- */

static enum ar_status
give_import(struct ar_store *store, int seed, struct given *given,
    struct ar_error *err)
{
	struct ar_batch batch = {0};
	struct ar_kept_file file = {0};
	struct ar_batch_file seen = {0};
	struct ar_fact fact = {0};

	row_fill(&ar_db_batch_row, &batch, seed);
	batch.undone_utc_s = NAN;
	AR_TRY(ar_store_batch_put(store, &batch, &given->batch, err));
	row_fill(&ar_db_file_row, &file, seed);
	file.batch_id = given->batch;
	file.packed = "some bytes of a recording";
	file.packed_n = 25;
	AR_TRY(ar_store_file_put(store, &file, &given->file, err));
	row_fill(&ar_db_batch_file_row, &seen, seed);
	seen.batch_id = given->batch;
	seen.file_id = given->file;
	AR_TRY(ar_store_batch_file_put(store, &seen, err));
	row_fill(&ar_db_fact_row, &fact, seed);
	fact.batch_id = given->batch;
	return ar_store_fact_put(store, &fact, err);
}

static enum ar_status
give_runs(struct ar_store *store, int seed, struct given *given,
    struct ar_error *err)
{
	struct ar_run run;
	struct ar_shoe shoe = {0};
	struct ar_kept_session session = {0};

	row_fill(&ar_db_shoe_row, &shoe, seed);
	AR_TRY(ar_store_shoe_put(store, &shoe, &given->shoe, err));
	run_invent(&run, seed);
	run.batch_id = given->batch;
	run.file_id = given->file;
	run.shoe_id = given->shoe;
	AR_TRY(ar_store_run_put(store, &run, "packed", 6, &given->run, err));
	run.batch_id = 0;
	run.richness = 1;
	AR_TRY(ar_store_run_put(store, &run, NULL, 0, &given->beside, err));
	AR_TRY(ar_store_run_beside(store, given->beside, given->run, err));
	AR_TRY(ar_store_run_words(store, given->run, 7, "a note", 0, err));
	row_fill(&ar_db_session_row, &session, seed);
	session.run_id = given->run;
	return ar_store_session_put(store, &session, &given->session, err);
}

static enum ar_status
give_days(struct ar_store *store, int seed, struct given *given,
    struct ar_error *err)
{
	struct ar_feel feel = { 0, 20000 + seed, AR_CALF, AR_LEFT, 6, seed,
		NAN };
	struct ar_well well = { 0, given->batch, { AR_WELL_SLEEP_H,
		20000 + seed, 7.25, "said" }, seed, NAN };
	struct ar_note note = { 0, 20000 + seed, "a day", seed };

	AR_TRY(ar_store_feel_put(store, &feel, err));
	feel.mark = 4;
	AR_TRY(ar_store_feel_put(store, &feel, err));
	AR_TRY(ar_store_well_put(store, &well, err));
	return ar_store_note_put(store, &note, err);
}

static enum ar_status
give_pain(struct ar_store *store, int seed, struct given *given,
    struct ar_error *err)
{
	struct ar_pain_report report = {0};
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	row_fill(&ar_db_report_row, &report, seed);
	for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++)
		report.pain.value[i] = NAN;
	for (size_t i = 0; i < count; i++)
		if (i % 3 == 0)
			report.pain.value[i] =
			    keys[i].type == AR_PAIN_WORD ? 0 : 1;
	return ar_store_pain_put(store, &report, &given->episode, err);
}

enum ar_status
log_give(struct ar_store *store, int seed, struct given *given,
    struct ar_error *err)
{
	*given = (struct given){0};
	AR_TRY(give_import(store, seed, given, err));
	AR_TRY(give_runs(store, seed, given, err));
	AR_TRY(give_days(store, seed, given, err));
	return give_pain(store, seed, given, err);
}

/* --- the whole log as text ---------------------------------------------- */

static enum ar_status
add_row(void *context, const struct ar_table_row *row, struct ar_error *err)
{
	struct ar_text *text = context;
	char number[40];

	(void)err;
	ar_text_add(text, row->table);
	for (size_t i = 0; row->cells && i < row->count; i++) {
		const struct ar_cell *cell = &row->cells[i];

		ar_text_add(text, i ? "|" : " ");
		if (cell->type == AR_CELL_TEXT)
			ar_text_add(text, cell->text);
		if (cell->type == AR_CELL_INT)
			ar_text_int(text, cell->integer);
		if (cell->type == AR_CELL_REAL) {
			(void)snprintf(number, sizeof number, "%.17g",
			    cell->real);
			ar_text_add(text, number);
		}
	}
	ar_text_add(text, "\n");
	return AR_OK;
}

char *
log_text(struct ar_store *store, struct ar_arena *arena)
{
	struct ar_text text;
	char *end;

	ar_text_start(&text, arena);
	log_ok(ar_store_dump(store, add_row, &text, err));
	end = ar_text_end(&text);
	assert_non_null(end);
	return end;
}
