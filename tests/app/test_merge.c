/* A backup into a log: into an empty one the same comes out; into another,
 * nothing of it is overwritten; twice is as once. */
#define _GNU_SOURCE
#include <inttypes.h>
#include <string.h>

#include "afterrun/merge.h"
#include "knowledge/pain_keys.h"
#include "log_fixture.h"

static struct log from_, into_;

static int
set_up(void **state)
{
	(void)state;
	log_open(&from_);
	log_open(&into_);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	log_close(&from_);
	log_close(&into_);
	return 0;
}

static const double later_s = 1789191000 + 60 * 86400.0;

static void
put_feel(const struct log *log, int64_t day, int region, double mark)
{
	const struct ar_feel feel = {.day = day, .region = region,
	    .side = AR_SIDES, .mark = mark, .said_utc_s = morning_s,
	    .replaced_utc_s = NAN};
	struct ar_error err;

	must(ar_store_feel_put(log->store, &feel, &err), &err);
}

static void
put_well(const struct log *log, int64_t day, double value,
    const char *source)
{
	const struct ar_well well = {.item = {AR_WELL_MASS_KG, day, value,
	    source}, .said_utc_s = morning_s, .replaced_utc_s = NAN};
	struct ar_error err;

	must(ar_store_well_put(log->store, &well, &err), &err);
}

static void
put_note(const struct log *log, int64_t day, const char *text)
{
	const struct ar_note note = {0, day, text, morning_s};
	struct ar_error err;

	must(ar_store_note_put(log->store, &note, &err), &err);
}

/* An episode with two reports that was closed. */
static void
put_pain(const struct log *log, double opened_utc_s, int region)
{
	struct ar_pain_report report = {.tier = "E3", .within = "7d",
	    .rules = "T9", .recheck_utc_s = opened_utc_s + day_s};
	struct ar_error err;
	int64_t id = 0;

	for (int k = 0; k < AR_PAIN_KEYS_MAX; k++)
		report.pain.value[k] = NAN;
	for (int i = 0; i < 2; i++) {
		report.pain.date_utc_s = opened_utc_s + i * day_s;
		report.pain.value[AR_PAIN_REGION] = region;
		report.pain.value[AR_PAIN_SEVERITY_WORST] = 4 - i;
		report.episode_id = id;
		must(ar_store_pain_put(log->store, &report, &id, &err), &err);
	}
	must(ar_store_pain_close(log->store, id, opened_utc_s + 3 * day_s,
	    "gone", &err), &err);
}

static int64_t
put_shoe(const struct log *log, const char *name, bool usual)
{
	const struct ar_shoe shoe = {.name = name, .start_m = 1000,
	    .alert_m = NAN, .usual = usual, .added_utc_s = morning_s,
	    .retired_utc_s = NAN};
	struct ar_error err;
	int64_t id;

	must(ar_store_shoe_put(log->store, &shoe, &id, &err), &err);
	return id;
}

static void
put_session(const struct log *log, int64_t run_id)
{
	const struct ar_kept_session session = {.run_id = run_id,
	    .day = 20600, .made_utc_s = morning_s, .case_json = "{}",
	    .session_json = "{\"a\":1}", .status = "normal",
	    .step_count = 3, .total_s = 600, .ended_utc_s = NAN,
	    .stopped_at_s = NAN};
	struct ar_error err;
	int64_t id;

	must(ar_store_session_put(log->store, &session, &id, &err), &err);
}

/* Runs with and without their bytes, a pair, words, a told run, a watch
 * without a clock, and everything a runner can say. */
static void
fill(const struct log *log)
{
	int64_t shoe = put_shoe(log, "blue", true), ids[6];
	struct ar_error err;

	memset(&err, 0, sizeof err);
	for (int i = 0; i < 6; i++) {
		struct ar_invent_plan plan = run_plan(3.0 * i);
		enum ar_format format = i % 3 == 0 ? AR_FORMAT_FIT :
		    i % 3 == 1 ? AR_FORMAT_GPX : AR_FORMAT_TCX;
		struct ar_kept kept = keep_as(log, file_of(log, &plan,
		    format), i % 2 ? AR_DIGEST_KEEP_FILE : 0, 0, later_s);

		ids[i] = kept.run_id;
		if (i == 3)
			(void)keep_as(log, file_of(log, &plan,
			    AR_FORMAT_GPX), 0, 0, later_s);
	}
	keep_told(log, -4);
	/* 0 is kept without its bytes, 1 with them */
	for (int i = 0; i < 2; i++) {
		must(ar_store_run_words(log->store, ids[i], 9, "windy", shoe,
		    &err), &err);
		must(ar_run_refresh(log->store, ids[i], NULL, log->arena,
		    &err), &err);
		must(ar_store_run_name(log->store, ids[i], "Morning", "x1",
		    &err), &err);
	}
	say_fact(log, "heart_max_bpm", 191, morning_s);
	put_feel(log, 20700, 0, 3);
	put_feel(log, 20700, 0, 5);
	put_feel(log, 20701, AR_FEEL_LEGS, 2);
	put_well(log, 20700, 62.5, "said");
	put_well(log, 20700, 63, "scales");
	put_note(log, 20700, "tired");
	put_pain(log, morning_s, 0);
	put_session(log, ids[0]);
}

static uint64_t
resettle(const struct log *log)
{
	const struct ar_moment moment = {later_s, 7200};
	struct ar_error err;
	uint64_t changed;

	memset(&err, 0, sizeof err);
	must(ar_resettle(log->store, &moment, &changed, &err), &err);
	return changed;
}

static struct ar_merged
merge(const struct log *from, const struct log *into)
{
	const struct ar_moment moment = {later_s, 7200};
	int64_t batch = batch_open(into);
	struct ar_merged merged;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	must(ar_store_begin(into->store, &err), &err);
	must(ar_log_merge(into->store, from->store, batch, &moment, &merged,
	    &err), &err);
	must(ar_store_commit(into->store, &err), &err);
	(void)resettle(into);
	return merged;
}

struct dump {
	FILE *out;
};

static enum ar_status
take_row(void *context, const struct ar_table_row *row, struct ar_error *err)
{
	const struct dump *dump = context;

	(void)err;
	if (!row->cells || strncmp(row->table, "batch", 5) == 0)
		return AR_OK;
	fprintf(dump->out, "%s", row->table);
	for (size_t i = 0; i < row->count; i++) {
		const struct ar_cell *cell = &row->cells[i];

		if (strcmp(row->columns[i], "batch_id") == 0 ||
		    strcmp(row->columns[i], "added_utc_s") == 0 ||
		    strcmp(row->columns[i], "replaced_utc_s") == 0)
			continue;
		if (cell->type == AR_CELL_INT)
			fprintf(dump->out, " %s=%" PRId64, row->columns[i],
			    cell->integer);
		else if (cell->type == AR_CELL_REAL)
			fprintf(dump->out, " %s=%.17g", row->columns[i],
			    cell->real);
		else if (cell->type == AR_CELL_TEXT)
			fprintf(dump->out, " %s=%s", row->columns[i],
			    cell->text);
	}
	fputc('\n', dump->out);
	return AR_OK;
}

static char *
dump_of(const struct log *log)
{
	struct dump dump;
	char *text = NULL;
	struct ar_error err;
	size_t n;

	memset(&err, 0, sizeof err);
	dump.out = open_memstream(&text, &n);
	assert_non_null(dump.out);
	must(ar_store_dump(log->store, take_row, &dump, &err), &err);
	fclose(dump.out);
	return text;
}

static void
check_same(const char *is, const char *should)
{
	while (*is && *should) {
		size_t n = strcspn(is, "\n"), m = strcspn(should, "\n");

		if (n != m || memcmp(is, should, n) != 0)
			fail_msg("is:     %.*s\nshould: %.*s", (int)n, is,
			    (int)m, should);
		is += n + (is[n] != '\0');
		should += m + (should[m] != '\0');
	}
	assert_true(*is == *should);
}

/* Number for number, word for word. */
static void
test_into_nothing(void **state)
{
	struct ar_merged merged;
	char *from, *into;

	(void)state;
	fill(&from_);
	(void)resettle(&from_);
	merged = merge(&from_, &into_);
	assert_int_equal(merged.files, 7);
	assert_int_equal(merged.runs, 7);
	assert_int_equal(merged.told, 1);
	assert_int_equal(merged.feels, 2);
	assert_int_equal(merged.days, 2);
	assert_int_equal(merged.notes, 1);
	assert_int_equal(merged.pains, 1);
	assert_int_equal(merged.sessions, 1);
	assert_int_equal(merged.shoes, 1);
	assert_int_equal(merged.refused, 0);
	from = dump_of(&from_);
	into = dump_of(&into_);
	assert_true(strlen(from) > 5000);
	check_same(into, from);
	free(from);
	free(into);
}

static void
test_twice(void **state)
{
	struct ar_merged merged;
	char *once, *twice;

	(void)state;
	fill(&from_);
	(void)merge(&from_, &into_);
	once = dump_of(&into_);
	merged = merge(&from_, &into_);
	assert_int_equal(merged.known, 8);
	assert_int_equal(merged.files + merged.runs + merged.told +
	    merged.words + merged.days + merged.feels + merged.notes +
	    merged.pains + merged.sessions + merged.shoes + merged.facts, 0);
	twice = dump_of(&into_);
	check_same(twice, once);
	free(once);
	free(twice);
}

static double
mark_of(const struct log *log, int64_t day, int region)
{
	struct ar_feel *feels;
	struct ar_error err;
	double mark = NAN;
	size_t count;

	memset(&err, 0, sizeof err);
	must(ar_store_feels(log->store, day, day, false, log->arena, &feels,
	    &count, &err), &err);
	for (size_t i = 0; i < count; i++)
		if (feels[i].region == region)
			mark = feels[i].mark;
	return mark;
}

static size_t
count_pains(const struct log *log)
{
	struct ar_episode *episodes;
	struct ar_error err;
	size_t count;

	memset(&err, 0, sizeof err);
	must(ar_store_episodes(log->store, false, log->arena, &episodes,
	    &count, &err), &err);
	return count;
}

/* What the log says stays; what it does not say is added. */
static void
test_into_another(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_merged merged;
	struct ar_kept kept;
	struct ar_shoe *shoes;
	struct ar_run run;
	struct ar_error err;
	size_t count;

	(void)state;
	fill(&from_);
	kept = keep_as(&into_, file_of(&into_, &plan, AR_FORMAT_FIT), 0, 0,
	    later_s);
	memset(&err, 0, sizeof err);
	must(ar_store_run_words(into_.store, kept.run_id, 2, NULL, 0, &err),
	    &err);
	put_feel(&into_, 20700, 0, 9);
	put_note(&into_, 20700, "tired");
	put_pain(&into_, morning_s + 3600, 0);
	put_pain(&into_, morning_s, 1);
	(void)put_shoe(&into_, "red", true);
	merged = merge(&from_, &into_);
	assert_int_equal(merged.files, 6);
	assert_int_equal(merged.known, 1);
	assert_int_equal(merged.words, 1);
	assert_int_equal(merged.feels, 1);
	assert_int_equal(merged.notes, 0);
	assert_int_equal(merged.pains, 0);
	assert_int_equal(count_pains(&into_), 2);
	check_near(mark_of(&into_, 20700, 0), 9, 0);
	check_near(mark_of(&into_, 20701, AR_FEEL_LEGS), 2, 0);
	run = run_of(&into_, kept.run_id);
	check_near(run.rpe_0_10, 2, 0);
	assert_string_equal(run.note, "windy");
	must(ar_store_shoes(into_.store, into_.arena, &shoes, &count, &err),
	    &err);
	assert_int_equal(count, 2);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(shoes[i].usual,
		    strcmp(shoes[i].name, "red") == 0);
		if (strcmp(shoes[i].name, "blue") == 0)
			assert_int_equal(run.shoe_id, shoes[i].id);
	}
}

/* A run that lost its clock stands where the other log had put it. */
static void
test_lost_clock(void **state)
{
	const struct ar_moment moment = {morning_s, 7200};
	struct ar_invent_plan plan = run_plan(0);
	struct bytes file = file_of(&from_, &plan, AR_FORMAT_FIT);
	struct ar_digest digest;
	struct ar_activity *activity;
	struct ar_kept kept;
	struct ar_error err;
	struct ar_run *runs;
	size_t count;

	(void)state;
	memset(&err, 0, sizeof err);
	must(ar_digest_make(file.bytes, file.n, "a", NULL, 0, from_.arena,
	    &digest, &err), &err);
	activity = &digest.recording->activities[0];
	activity->clock_unset = true;
	activity->start_utc_s = 700;
	must(ar_pack(activity, from_.arena, &digest.runs[0].packed,
	    &digest.runs[0].packed_n, &err), &err);
	must(ar_store_begin(from_.store, &err), &err);
	must(ar_digest_keep(from_.store, &digest, 0, &moment, from_.arena,
	    &kept, &err), &err);
	must(ar_store_commit(from_.store, &err), &err);
	(void)merge(&from_, &into_);
	must(ar_store_runs(into_.store, &(struct ar_run_filter){
	    .to_day = INT64_MAX}, into_.arena, &runs, &count, &err), &err);
	assert_int_equal(count, 1);
	check_near(runs[0].summary.start_utc_s +
	    runs[0].summary.elapsed_s, morning_s, 1e-6);
	assert_int_equal(runs[0].day, ar_moment_day(&moment));
}

/* What it brought goes out again, the words stay. */
static void
test_undone(void **state)
{
	struct ar_merged merged;
	struct ar_error err;

	(void)state;
	fill(&from_);
	merged = merge(&from_, &into_);
	assert_true(merged.runs > 0);
	memset(&err, 0, sizeof err);
	must(ar_store_batch_undo(into_.store, 1, later_s, &err), &err);
	assert_int_equal(count_runs(&into_, true), 0);
	check_near(mark_of(&into_, 20700, 0), 5, 0);
	assert_int_equal(count_pains(&into_), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_into_nothing), TEST(test_twice),
		TEST(test_into_another), TEST(test_lost_clock),
		TEST(test_undone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
