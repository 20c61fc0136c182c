/* The runner's words: tokens in, and all of them kept or none. */
#define _GNU_SOURCE
#include <string.h>

#include "../check.h"
#include "afterrun/feel.h"
#include "afterrun/shoes.h"
#include "afterrun/today.h"
#include "afterrun/trends.h"
#include "log_fixture.h"
#include "made_log.h"

enum { ARENA = 64 << 20, WORDS = 12 };

static struct ar_arena *arena;
static struct ar_error err;
static const struct ar_moment noon = {(MADE_TODAY + 0.5) * 86400, 0};

static int
set_up(void **state)
{
	(void)state;
	arena = ar_arena_open(ARENA);
	return arena ? 0 : 1;
}

static int
tear_down(void **state)
{
	(void)state;
	ar_arena_close(arena);
	return 0;
}

/* --- tokens --- */

static struct ar_feel_word
parsed(const char *token)
{
	struct ar_feel_word word;

	if (ar_feel_parse(token, MADE_TODAY, arena, &word, &err) != AR_OK)
		fail_msg("%s: %s", token, err.text);
	return word;
}

static void
marks(void **state)
{
	static const struct {
		const char *token;
		int region, side;
		double value;
	} cases[] = {
		{"calf-left=6", AR_CALF, AR_LEFT, 6},
		{"quads=3", AR_QUADRICEPS, AR_SIDES, 3},
		{"Calves-Right=0", AR_CALF, AR_RIGHT, 0},
		{"legs=2", AR_FEEL_LEGS, AR_SIDES, 2},
		{"hip_flexor-right=10", AR_HIP_FLEXOR, AR_RIGHT, 10},
		{"foot=1.5", AR_PLANTAR, AR_SIDES, 1.5},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct ar_feel_word word = parsed(cases[i].token);

		assert_int_equal(word.kind, AR_FEEL_MARK);
		assert_int_equal(word.region, cases[i].region);
		assert_int_equal(word.side, cases[i].side);
		check_near(word.value, cases[i].value, 0);
	}
}

static void
values(void **state)
{
	static const struct {
		const char *token;
		enum ar_wellness kind;
		double value;
	} cases[] = {
		{"sleep=6.5h", AR_WELL_SLEEP_H, 6.5},
		{"sleep=6h30", AR_WELL_SLEEP_H, 6.5},
		{"sleep=6h30m", AR_WELL_SLEEP_H, 6.5},
		{"sleep=6:30", AR_WELL_SLEEP_H, 6.5},
		{"sleep=7", AR_WELL_SLEEP_H, 7},
		{"sleep=8h", AR_WELL_SLEEP_H, 8},
		{"sleep=390min", AR_WELL_SLEEP_H, 6.5},
		{"quality=7", AR_WELL_SLEEP_QUALITY, 7},
		{"rpe=7", AR_WELL_RPE, 7},
		{"stress=3", AR_WELL_STRESS, 3},
		{"fatigue=4", AR_WELL_FATIGUE, 4},
		{"mass=70.2", AR_WELL_MASS_KG, 70.2},
		{"mass=70.2kg", AR_WELL_MASS_KG, 70.2},
		{"weight=154lb", AR_WELL_MASS_KG, 69.853},
		{"pulse=48", AR_WELL_PULSE_BPM, 48},
		{"pulse=48bpm", AR_WELL_PULSE_BPM, 48},
		{"ill=fever", AR_WELL_ILLNESS, 3},
		{"ill=Gut", AR_WELL_ILLNESS, 2},
		{"ill=cold", AR_WELL_ILLNESS, 1},
		{"sick=no", AR_WELL_ILLNESS, 0},
		{"ill=2", AR_WELL_ILLNESS, 2},
		{"hrv=52", AR_WELL_HRV_RMSSD_MS, 52},
		{"hrv=52ms", AR_WELL_HRV_RMSSD_MS, 52},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct ar_feel_word word = parsed(cases[i].token);

		assert_int_equal(word.kind, AR_FEEL_WELL);
		assert_int_equal(word.well, cases[i].kind);
		check_near(word.value, cases[i].value, 0.0005);
	}
}

static void
other_words(void **state)
{
	struct ar_feel_word word = parsed("note=heavy = legs");

	(void)state;
	assert_int_equal(word.kind, AR_FEEL_NOTE);
	assert_string_equal(word.text, "heavy = legs");
	word = parsed("shoe=Road");
	assert_int_equal(word.kind, AR_FEEL_SHOE);
	assert_string_equal(word.text, "Road");
	assert_int_equal(parsed("date=today").day, MADE_TODAY);
	assert_int_equal(parsed("date=yesterday").day, MADE_TODAY - 1);
	assert_int_equal(parsed("date=-2").day, MADE_TODAY - 2);
	assert_int_equal(parsed("date=1970-01-11").day, 10);
}

static void
wrong_tokens(void **state)
{
	static const char *const cases[][2] = {
		{"caf=3", "calf"}, {"quad=3", "quadriceps"},
		{"sleeep=7", "sleep"}, {"calf", "calf=3"}, {"", "like"},
		{"=3", "like"}, {"calf=11", "10"}, {"calf=-1", "10"},
		{"calf=", "10"}, {"calf=nan", "10"}, {"sleep=25h", "24"},
		{"sleep=6h60", "24"}, {"sleep=6:", "24"}, {"sleep=h", "24"},
		{"rpe=11", "10"}, {"mass=lb", "300"}, {"pulse=400", "120"},
		{"date=2026-02-30", "yesterday"}, {"date=1", "yesterday"},
		{"date=-99999999", "yesterday"}, {"date=", "yesterday"},
		{"note", "note="}, {"shoe", "shoe="},
		{"ill=flu", "ill=fever"}, {"ill=1.5", "ill=cold"},
		{"ill=4", "fever"},
	};
	struct ar_feel_word word;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		memset(&err, 0, sizeof err);
		assert_int_equal(ar_feel_parse(cases[i][0], MADE_TODAY,
		    arena, &word, &err), AR_EINPUT);
		assert_string_equal(err.where, cases[i][0]);
		if (!strstr(err.hint, cases[i][1]))
			fail_msg("%s: %s", cases[i][0], err.hint);
	}
	assert_int_equal(ar_feel_parse("note=a\x01", MADE_TODAY, arena,
	    &word, &err), AR_EINPUT);
	assert_int_equal(ar_feel_parse("note=", MADE_TODAY, arena, &word,
	    &err), AR_EINPUT);
}

/* --- the store --- */

static struct ar_store *
open_log(struct log *log)
{
	log_open(log);
	return log->store;
}

static enum ar_status
keep_at(struct ar_store *store, const struct ar_moment *moment,
    const char *tokens, struct ar_feel_kept *kept)
{
	struct ar_feel_word words[WORDS];
	char text[256];
	size_t count = 0;

	snprintf(text, sizeof text, "%s", tokens);
	for (char *at = strtok(text, " "); at; at = strtok(NULL, " "))
		words[count++] = parsed(at);
	return ar_feel_keep(store, moment, words, count, arena, kept, &err);
}

static void
keep(struct ar_store *store, const char *tokens, struct ar_feel_kept *kept)
{
	if (keep_at(store, &noon, tokens, kept) != AR_OK)
		fail_msg("%s: %s", tokens, err.text);
}

static int64_t
told_run(struct ar_store *store, int64_t day)
{
	struct ar_arena *own = ar_arena_open(ARENA);
	struct ar_history *history = made_log(own);
	struct ar_run *run = made_run(history, 1, 9000, 9, 0);
	int64_t id;

	run->id = 0;
	run->day = day;
	run->told = true;
	run->summary.start_utc_s = (double)day * 86400 + 6 * 3600;
	run->legs_known = false;
	run->person = history->settled.person;
	run->heart_high_bpm = run->feel_0_100 = NAN;
	run->rpe_0_10 = NAN;
	if (ar_store_run_put(store, run, NULL, 0, &id, &err) != AR_OK)
		fail_msg("%s", err.text);
	ar_arena_close(own);
	return id;
}

static size_t
count_feels(struct ar_store *store, bool history)
{
	struct ar_feel *feels;
	size_t count;

	assert_int_equal(ar_store_feels(store, 0, INT64_MAX, history, arena,
	    &feels, &count, &err), AR_OK);
	return count;
}

static void
corrections_stay_in_history(void **state)
{
	struct log log;
	struct ar_store *store = open_log(&log);
	struct ar_feel_kept kept;

	(void)state;
	keep(store, "calf-left=6 sleep=6.5h", &kept);
	assert_int_equal(kept.count, 2);
	assert_true(isnan(kept.lines[0].replaced));
	assert_null(kept.advice);
	keep(store, "calf-left=4 sleep=7h note=better", &kept);
	check_near(kept.lines[0].replaced, 6, 0);
	check_near(kept.lines[1].replaced, 6.5, 0);
	assert_int_equal(kept.day, MADE_TODAY);
	assert_int_equal(count_feels(store, false), 1);
	assert_int_equal(count_feels(store, true), 2);
	keep(store, "calf-left=7 date=yesterday", &kept);
	assert_int_equal(kept.day, MADE_TODAY - 1);
	assert_int_equal(kept.count, 1);
	assert_non_null(strstr(kept.advice, "afterrun pain"));
	keep(store, "knee=2", &kept);
	assert_non_null(kept.advice);
	log_close(&log);
}

static void
all_or_nothing(void **state)
{
	struct log log;
	struct ar_store *store = open_log(&log);
	struct ar_feel_kept kept;

	(void)state;
	assert_int_equal(keep_at(store, &noon, "quads=3 shoe=none", &kept),
	    AR_EABSENT);
	assert_int_equal(count_feels(store, true), 0);
	assert_int_equal(keep_at(store, &noon, "date=-1", &kept), AR_EINPUT);
	assert_int_equal(keep_at(store, &noon, "quads=3 date=1969-12-31",
	    &kept), AR_EINPUT);
	assert_int_equal(keep_at(store, &noon, "quads=3 date=2100-01-01",
	    &kept), AR_EINPUT);
	assert_int_equal(count_feels(store, true), 0);
	log_close(&log);
}

static void
no_memory_keeps_nothing(void **state)
{
	struct log log;
	struct ar_store *store = open_log(&log);
	struct ar_feel_word words[] = {parsed("calf=3"), parsed("rpe=6"),
	    parsed("sleep=7h"), parsed("note=x")};
	enum ar_status status = AR_EMEM;
	struct ar_feel_kept kept;
	size_t refused = 0;

	(void)state;
	(void)told_run(store, MADE_TODAY);
	for (size_t limit = 0; status != AR_OK; limit += 200) {
		struct ar_arena *small = ar_arena_open(limit);

		status = small ? ar_feel_keep(store, &noon, words, 4, small,
		    &kept, &err) : AR_EMEM;
		ar_arena_close(small);
		if (status == AR_OK)
			break;
		assert_int_equal(status, AR_EMEM);
		assert_int_equal(count_feels(store, true), 0);
		refused++;
		assert_true(limit < 10000000);
	}
	assert_true(refused > 2);
	assert_int_equal(count_feels(store, true), 1);
	log_close(&log);
}

static void
effort_goes_on_the_run(void **state)
{
	struct log log;
	struct ar_store *store = open_log(&log);
	struct ar_feel_kept kept;
	struct ar_run run;
	int64_t id = told_run(store, MADE_TODAY);

	(void)state;
	keep(store, "rpe=7", &kept);
	assert_int_equal(kept.run_id, id);
	assert_int_equal(ar_store_run_get(store, id, arena, &run, &err),
	    AR_OK);
	check_near(run.rpe_0_10, 7, 0);
	check_near(run.load.session_rpe_au, 7 * 50, 1e-6);
	keep(store, "rpe=5 date=-3", &kept);
	assert_int_equal(kept.run_id, 0);
	assert_int_equal(kept.warning_count, 1);
	log_close(&log);
}

/* Effort said later gives the numbers that a rebuild gives. */
static void
effort_and_rebuild(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct log log;
	struct ar_feel_kept kept;
	struct ar_rebuilt rebuilt;
	struct ar_error why;
	struct ar_run before, said, again;
	int64_t id;

	(void)state;
	log_open(&log);
	id = keep_plan(&log, &plan).run_id;
	before = run_of(&log, id);
	const struct ar_moment evening = {morning_s + 40000, 7200};

	if (keep_at(log.store, &evening, "rpe=9", &kept) != AR_OK)
		fail_msg("%s", err.text);
	assert_int_equal(kept.run_id, id);
	said = run_of(&log, id);
	check_near(said.load.session_rpe_au,
	    9 * said.summary.moving_s / 60, 0.5);
	assert_true(isnan(before.load.session_rpe_au) ||
	    before.load.session_rpe_au < said.load.session_rpe_au);
	check_near(said.leg[AR_LOAD_CALF_SOLEUS].dose_eq_km,
	    before.leg[AR_LOAD_CALF_SOLEUS].dose_eq_km, 0);
	must(ar_rebuild(log.store, &evening, NULL, NULL, &rebuilt, &why),
	    &why);
	again = run_of(&log, id);
	assert_memory_equal(&said.load, &again.load, sizeof said.load);
	assert_memory_equal(said.leg, again.leg, sizeof said.leg);
	log_close(&log);
}

static void
shoe_goes_on_the_run(void **state)
{
	struct log log;
	struct ar_store *store = open_log(&log);
	struct ar_shoe_words words;
	struct ar_feel_kept kept;
	struct ar_shoe shoe;
	int64_t id = told_run(store, MADE_TODAY);

	(void)state;
	ar_shoe_words_clear(&words);
	words.name = "Road";
	assert_int_equal(ar_shoe_add(store, &noon, &words, arena, &shoe,
	    &err), AR_OK);
	keep(store, "shoe=road", &kept);
	assert_int_equal(kept.lines[0].run_id, id);
	assert_string_equal(kept.lines[0].shoe, "Road");
	assert_int_equal(ar_shoe_find(store, "Road", arena, &shoe, &err),
	    AR_OK);
	assert_int_equal(shoe.runs, 1);
	check_near(shoe.run_m, 9000, 1e-6);
	assert_int_equal(keep_at(store, &noon, "shoe=road date=-3", &kept),
	    AR_EINPUT);
	log_close(&log);
}

static void
clock_that_went_back(void **state)
{
	const struct ar_moment before = {noon.now_utc_s - 7200, 0};
	struct log log;
	struct ar_store *store = open_log(&log);
	struct ar_feel_kept kept;

	(void)state;
	keep(store, "quads=3", &kept);
	assert_int_equal(kept.warning_count, 0);
	assert_int_equal(keep_at(store, &before, "quads=4", &kept), AR_OK);
	assert_int_equal(kept.warning_count, 1);
	assert_int_equal(count_feels(store, true), 2);
	log_close(&log);
}

/* From words and runs in a file to today and the charts. */
static void
the_log_read_back(void **state)
{
	struct log log;
	struct ar_store *store = open_log(&log);
	char token[64];
	struct ar_trends trends;
	struct ar_feel_kept kept;
	struct ar_history history;
	struct ar_today today;

	(void)state;
	for (int ago = 40; ago >= 0; ago--) {
		snprintf(token, sizeof token, "legs=%d sleep=7h date=-%d",
		    ago % 4, ago);
		keep(store, token, &kept);
		if (ago % 2 == 0 && ago > 0)
			(void)told_run(store, MADE_TODAY - ago);
	}
	assert_int_equal(ar_history_read(store, &noon, arena, &history,
	    &err), AR_OK);
	assert_int_equal(ar_today_make(&history, NULL, arena, &today, &err),
	    AR_OK);
	assert_true(today.forecast.out.enough);
	assert_true(today.form.ctl > 0);
	assert_int_equal(today.warning_count, 0);
	assert_int_equal(ar_trends_read(store, &noon, MADE_TODAY - 300,
	    MADE_TODAY, arena, &trends, &err), AR_OK);
	check_near(trends.days[300].ctl - today.form.ctl, 0,
	    today.form.ctl / 20);
	check_near(trends.days[299].ctl, today.form.ctl, 1e-9);
	check_near(trends.days[290].soreness, 2, 0); /* ten days ago */
	check_near(trends.days[280].well[AR_WELL_SLEEP_H], 7, 0);
	assert_true(isnan(trends.days[100].soreness));
	log_close(&log);
}

static void
what_the_form_shows(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_feel_before before;

	(void)state;
	made_run(history, 1, 9000, 9, 0);
	made_mark(history, 2, AR_CALF, AR_LEFT, 9);
	made_mark(history, 1, AR_CALF, AR_LEFT, 6);
	made_mark(history, 1, AR_FEEL_LEGS, AR_SIDES, 2);
	made_mark(history, 0, AR_CALF, AR_LEFT, 1);
	made_well(history, 1, AR_WELL_SLEEP_H, 5, "garmin");
	made_well(history, 1, AR_WELL_SLEEP_H, 7, "said");
	ar_feel_yesterday(history, &before);
	check_near(before.mark[AR_CALF][AR_LEFT], 6, 0);
	assert_true(isnan(before.mark[AR_CALF][AR_RIGHT]));
	check_near(before.mark[AR_FEEL_LEGS][AR_SIDES], 2, 0);
	check_near(before.well[AR_WELL_SLEEP_H], 7, 0);
	assert_true(isnan(before.well[AR_WELL_MASS_KG]));
	assert_ptr_equal(before.run, &history->runs[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks),
		cmocka_unit_test(values),
		cmocka_unit_test(other_words),
		cmocka_unit_test(wrong_tokens),
		cmocka_unit_test(corrections_stay_in_history),
		cmocka_unit_test(all_or_nothing),
		cmocka_unit_test(no_memory_keeps_nothing),
		cmocka_unit_test(effort_goes_on_the_run),
		cmocka_unit_test(effort_and_rebuild),
		cmocka_unit_test(shoe_goes_on_the_run),
		cmocka_unit_test(clock_that_went_back),
		cmocka_unit_test(the_log_read_back),
		cmocka_unit_test(what_the_form_shows),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
