/* What is known when somebody asks, and the past of one run out of it. */
#define _GNU_SOURCE
#include <string.h>

#include "log_fixture.h"

static struct log log_;

static int
set_up(void **state)
{
	(void)state;
	log_open(&log_);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	log_close(&log_);
	return 0;
}

static struct ar_history
history_at(double now_utc_s)
{
	const struct ar_moment moment = {now_utc_s, 7200};
	struct ar_history history;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	must(ar_history_read(log_.store, &moment, log_.arena, &history,
	    &err), &err);
	return history;
}

static struct ar_past
past_of(const struct ar_history *history, double start_utc_s, int64_t except)
{
	struct ar_past past;
	struct ar_error err;

	must(ar_past_make(history, start_utc_s, except, log_.arena, &past,
	    &err), &err);
	return past;
}

static void
test_day_of_a_moment(void **state)
{
	static const struct {
		struct ar_moment moment;
		int64_t day;
	} cases[] = {
		{{0, NAN}, 0}, {{86399, 0}, 0}, {{86399, 1}, 1},
		{{0, -3600}, -1}, {{1789191000, 7200}, 20708},
		{{NAN, 7200}, 0}, {{1e300, 0}, 0}, {{INFINITY, 0}, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(ar_moment_day(&cases[i].moment),
		    cases[i].day);
}

static void
test_empty_log(void **state)
{
	struct ar_history history = history_at(morning_s);
	struct ar_past past = past_of(&history, morning_s, 0);

	(void)state;
	assert_int_equal(history.run_count, 0);
	assert_int_equal(history.first_day, 0);
	assert_true(isnan(history.settled.person.mass_kg));
	assert_null(history.settled.mass_source);
	assert_false(past.long_enough);
	assert_int_equal(past.leg_count, 0);
	assert_int_equal(past.pain_count, 0);
	assert_true(isnan(past.soreness[0][0]));
}

/* Said outranks a file, and the zone is a fact or the moment's. */
static void
test_settle(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_settled settled;

	(void)state;
	(void)keep_plan(&log_, &plan);
	settled = history_at(morning_s + day_s).settled;
	check_near(settled.person.heart_max_bpm, 186, 0);
	assert_string_equal(settled.heart_max_source, "fit");
	check_near(settled.zone_offset_s, 7200, 0);
	say_fact(&log_, "heart_max_bpm", 191, morning_s - day_s);
	say_fact(&log_, "birth_year", 1980, morning_s - day_s);
	say_fact(&log_, "zone_offset_s", 3600, morning_s - day_s);
	say_fact(&log_, "favourite_cake", 7, morning_s);
	settled = history_at(morning_s + day_s).settled;
	check_near(settled.person.heart_max_bpm, 191, 0);
	assert_string_equal(settled.heart_max_source, "said");
	check_near(settled.person.age_y, 46, 0);
	check_near(settled.zone_offset_s, 3600, 0);
	check_near(settled.person.mass_kg, 62, 0);
}

/* The latest mass, whoever says it; a watch that says the old one again
 * says nothing new. */
static void
test_latest_mass(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_well well = {.item = {AR_WELL_MASS_KG,
	    (int64_t)(morning_s / day_s) + 3, 65, "said"},
	    .said_utc_s = morning_s + 3 * day_s, .replaced_utc_s = NAN};
	struct ar_settled settled;
	struct ar_error err;

	(void)state;
	(void)keep_plan(&log_, &plan);
	must(ar_store_well_put(log_.store, &well, &err), &err);
	plan = run_plan(200); /* told again after half a year */
	(void)keep_plan(&log_, &plan);
	settled = history_at(morning_s + 201 * day_s).settled;
	check_near(settled.person.mass_kg, 65, 0);
	assert_string_equal(settled.mass_source, "said");
	/* and so the runner's word goes before the file's */
	check_near(run_of(&log_, 2).person.mass_kg, 65, 0);
	plan = run_plan(202);
	plan.profile.mass_kg = 61;
	(void)keep_plan(&log_, &plan);
	settled = history_at(morning_s + 203 * day_s).settled;
	check_near(settled.person.mass_kg, 61, 0);
	check_near(run_of(&log_, 3).person.mass_kg, 61, 0);
}

/* The pulse of mornings becomes the person's, four weeks by four weeks: the
 * median, and never before what somebody said of the person. */
static void
test_pulse_of_mornings(void **state)
{
	static const double pulses[] = {48, 61, 50, 49, 52};
	int64_t block = (int64_t)(morning_s / day_s) / 28 * 28;
	struct ar_fact said = {.name = "heart_rest_bpm", .value = 45,
	    .source = "said", .since_utc_s = morning_s + 30 * day_s};
	struct ar_settled settled;
	struct ar_error err;

	(void)state;
	for (int i = 0; i < 5; i++) {
		const struct ar_well well = {.item = {AR_WELL_PULSE_BPM,
		    block + i, pulses[i], "garmin"},
		    .said_utc_s = morning_s, .replaced_utc_s = NAN};

		settled = history_at(morning_s + 28 * day_s).settled;
		if (i < 3)
			assert_true(isnan(settled.person.heart_rest_bpm));
		must(ar_store_well_put(log_.store, &well, &err), &err);
	}
	settled = history_at(morning_s + 28 * day_s).settled;
	check_near(settled.person.heart_rest_bpm, 50, 0);
	assert_string_equal(settled.heart_rest_source, "garmin");
	must(ar_store_fact_put(log_.store, &said, &err), &err);
	settled = history_at(morning_s + 31 * day_s).settled;
	check_near(settled.person.heart_rest_bpm, 45, 0);
}

/* Days that count, order, and what a past leaves out. */
static void
test_past_of_a_run(void **state)
{
	static const double days[] = {-200, -30, -20, -10, -5, -2, 0};
	struct ar_history history;
	struct ar_past past;
	struct ar_kept last = {.run_id = 0};

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct ar_invent_plan plan = run_plan(days[i]);

		last = keep_plan(&log_, &plan);
	}
	history = history_at(morning_s + 7200);
	assert_int_equal(history.run_count, 6);
	assert_int_equal(history.day_count, 7);
	assert_int_equal(history.first_day, history.days[0].day);
	assert_int_equal(history.runs[0].id, last.run_id);
	assert_true(history.runs[0].legs_known);
	past = past_of(&history, morning_s, last.run_id);
	assert_int_equal(past.run_count, 5);
	assert_int_equal(past.leg_count, 5);
	check_near(past.legs[0].age_s, 2 * day_s, 1);
	check_near(past.legs[0].dose_eq_km[AR_LOAD_QUADRICEPS],
	    history.runs[1].leg[AR_LOAD_QUADRICEPS].dose_eq_km, 0);
	assert_true(past.long_enough); /* with that of 200 days ago: 6 */
	/* a recording of the same run that began 40 s earlier is not before
	 * it */
	past = past_of(&history, morning_s + 40, 0);
	assert_int_equal(past.run_count, 5);
	past = past_of(&history, morning_s + 4000, 0);
	assert_int_equal(past.run_count, 6);
	past = past_of(&history, morning_s - 9 * day_s, 0);
	assert_int_equal(past.run_count, 3);
	assert_false(past.long_enough);
}

static void
say_mark(int region, int side, double mark, int64_t day)
{
	const struct ar_feel feel = {.day = day, .region = region,
	    .side = side, .mark = mark, .said_utc_s = morning_s,
	    .replaced_utc_s = NAN};
	struct ar_error err;

	must(ar_store_feel_put(log_.store, &feel, &err), &err);
}

static void
test_marks_of_today(void **state)
{
	const struct ar_moment moment = {morning_s, 7200};
	int64_t today = ar_moment_day(&moment);
	struct ar_history history;
	struct ar_past past;

	(void)state;
	say_mark(AR_CALF, AR_LEFT, 3, today);
	say_mark(AR_CALF, AR_LEFT, 5, today); /* a correction */
	say_mark(AR_QUADRICEPS, AR_SIDES, 4, today);
	say_mark(AR_QUADRICEPS, AR_RIGHT, 6, today);
	say_mark(AR_GLUTE, AR_LEFT, 8, today - 1);
	say_mark(AR_FEEL_LEGS, AR_SIDES, 7, today);
	history = history_at(morning_s);
	past = past_of(&history, morning_s, 0);
	check_near(past.soreness[AR_CALF][AR_LEFT], 5, 0);
	assert_true(isnan(past.soreness[AR_CALF][AR_RIGHT]));
	check_near(past.soreness[AR_QUADRICEPS][AR_LEFT], 4, 0);
	check_near(past.soreness[AR_QUADRICEPS][AR_RIGHT], 6, 0);
	assert_true(isnan(past.soreness[AR_GLUTE][AR_LEFT]));
	assert_int_equal(history.feel_count, 5);
}

static void
say_pain(int64_t *episode, double severity, double date_utc_s)
{
	struct ar_pain_report report = {.episode_id = *episode,
	    .tier = "E3", .within = "none", .rules = "T0",
	    .recheck_utc_s = NAN};
	struct ar_error err;
	size_t keys;

	(void)ar_pain_keys(&keys);
	for (size_t k = 0; k < AR_PAIN_KEYS_MAX; k++)
		report.pain.value[k] = NAN;
	report.pain.value[ar_pain_key_find("severity_now", 12)] = severity;
	report.pain.date_utc_s = date_utc_s;
	must(ar_store_pain_put(log_.store, &report, episode, &err), &err);
}

/* Open ones only, the last report first in line; one of a clock that was
 * ahead counts as of now and is not passed over. */
static void
test_open_pains(void **state)
{
	int64_t knee = 0, calf = 0;
	int severity = ar_pain_key_find("severity_now", 12);
	struct ar_history history;
	struct ar_past past;
	struct ar_error err;

	(void)state;
	say_pain(&knee, 4, morning_s - 2 * day_s);
	say_pain(&calf, 2, morning_s - 2 * day_s);
	say_pain(&knee, 6, morning_s + 9 * day_s);
	must(ar_store_pain_close(log_.store, calf, morning_s, "gone", &err),
	    &err);
	history = history_at(morning_s);
	past = past_of(&history, morning_s, 0);
	assert_int_equal(past.pain_count, 1);
	check_near(past.pains[0].value[severity], 6, 0);
	check_near(past.pains[0].date_utc_s, morning_s, 0);
	assert_int_equal(past.pain_past[0].count, 1);
	check_near(past.pain_past[0].reports[0].value[severity], 4, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_day_of_a_moment), TEST(test_empty_log),
		TEST(test_settle), TEST(test_latest_mass),
		TEST(test_pulse_of_mornings),
		TEST(test_past_of_a_run), TEST(test_marks_of_today),
		TEST(test_open_pains),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
