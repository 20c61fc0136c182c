/* The main job with a log behind it: A7.4, A4.4, the order of belief, open
 * pains. */
#define _GNU_SOURCE
#include <string.h>

#include "afterrun/after.h"
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

/* Keep the plan and look at it an hour after its end. */
static struct ar_after
keep_and_look(const struct ar_invent_plan *plan,
    const struct ar_after_said *said)
{
	struct bytes file = file_of(&log_, plan, AR_FORMAT_FIT);
	double now_s = plan->start_utc_s + plan->duration_s + 3600;
	const struct ar_moment moment = {now_s, 7200};
	struct ar_kept kept = keep_as(&log_, file, 0, 0, now_s);
	struct ar_recording recording;
	struct ar_history history;
	struct ar_past past;
	struct ar_after_said nothing;
	struct ar_after after;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	ar_after_said_clear(&nothing);
	must(ar_history_read(log_.store, &moment, log_.arena, &history,
	    &err), &err);
	must(ar_recording_read(file.bytes, file.n, 0, log_.arena, &recording,
	    &err), &err);
	must(ar_past_make(&history, plan->start_utc_s, kept.run_id,
	    log_.arena, &past, &err), &err);
	must(ar_after_make_past(&recording, said ? said : &nothing, &past,
	    now_s, log_.arena, &after, &err), &err);
	return after;
}

static void
keep_days(double from, double to, double every)
{
	for (double day = from; day < to; day += every) {
		struct ar_invent_plan plan = run_plan(day);

		(void)keep_plan(&log_, &plan);
	}
}

/* Six runs, but over 20 days; then over 21. */
static void
test_absent_until_long_enough(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_after after;

	(void)state;
	keep_days(-20, 0, 3.5);
	after = keep_and_look(&plan, NULL);
	assert_false(after.compared);
	assert_int_equal(after.spike.spike, AR_SPIKE_UNKNOWN);
	assert_true(isnan(after.longest_30d_m));
	assert_true(isnan(after.legs.row[0].capacity_eq_km));
	assert_int_equal(after.leg_spike[0].spike, AR_SPIKE_UNKNOWN);
	check_near(after.input.leg_ratio[0],
	    after.legs.row[0].dose_eq_km, 0.00501);
	plan = run_plan(1.5); /* 21.5 days after the first, 7 runs */
	after = keep_and_look(&plan, NULL);
	assert_true(after.compared);
	assert_int_not_equal(after.spike.spike, AR_SPIKE_UNKNOWN);
	assert_true(isfinite(after.longest_30d_m));
}

/* A7.4: C = max(5, L·e^(-age/42 d)); R21b takes L / C. */
static void
test_capacity_and_weights(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_invent_plan big = run_plan(-40);
	struct ar_after first, after;
	double want;

	(void)state;
	big.duration_s = 9000;
	first = keep_and_look(&big, NULL);
	keep_days(-30, 0, 4);
	after = keep_and_look(&plan, NULL);
	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		const struct ar_leg *leg = &after.legs.row[r];

		want = fmax(5, first.legs.row[r].dose_eq_km *
		    exp(-40.0 / 42));
		check_near(leg->capacity_eq_km, want, 1e-6);
		check_near(leg->ratio, leg->dose_eq_km / want, 1e-9);
		assert_true(leg->usual_eq_km > 0);
		check_near(after.input.leg_ratio[r], leg->ratio, 0.00501);
	}
	assert_true(after.legs.row[0].capacity_eq_km > 6);
}

/* A4.4: against the longest of 30 days, of the whole run and of each row. */
static void
test_spike(void **state)
{
	static const struct {
		double times;
		enum ar_spike spike;
	} cases[] = {
		{1.0, AR_SPIKE_NONE}, {1.2, AR_SPIKE_SMALL},
		{1.7, AR_SPIKE_MODERATE}, {4.0, AR_SPIKE_LARGE},
	};
	double longest = 0, at = 0;

	(void)state;
	keep_days(-40, -31, 3);
	for (int i = 0; i < 6; i++) {
		struct ar_invent_plan plan = run_plan(-26 + 4 * i);

		plan.hill_height_m = 0;
		longest = fmax(longest,
		    keep_and_look(&plan, NULL).summary.distance_m);
	}
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ar_invent_plan plan = run_plan(at);
		struct ar_after after;

		at += 0.2;
		plan.hill_height_m = 0;
		plan.duration_s *= cases[i].times;
		after = keep_and_look(&plan, NULL);
		assert_true(after.compared);
		assert_int_equal(after.spike.spike, cases[i].spike);
		check_near(after.longest_30d_m, longest, 0.5);
		assert_int_equal(after.leg_spike[AR_LOAD_TIBIA].spike,
		    cases[i].spike);
		assert_true(after.leg_spike[AR_LOAD_TIBIA].longest_m <
		    after.legs.row[AR_LOAD_TIBIA].dose_eq_km * 1.1);
		longest = fmax(longest, after.summary.distance_m);
	}
}

/* Time off: no run in 30 days is a return, not an endless spike. */
static void
test_return(void **state)
{
	struct ar_invent_plan plan = run_plan(60);
	struct ar_after after;

	(void)state;
	keep_days(-30, 0, 4);
	after = keep_and_look(&plan, NULL);
	assert_int_equal(after.spike.spike, AR_SPIKE_RETURN);
	assert_true(after.compared);
	assert_true(isnan(after.longest_30d_m));
	assert_int_equal(after.leg_spike[0].spike, AR_SPIKE_RETURN);
	/* also after more than the half year that is read */
	plan = run_plan(300);
	after = keep_and_look(&plan, NULL);
	assert_int_equal(after.spike.spike, AR_SPIKE_RETURN);
}

/* A ride is compared with nothing. */
static void
test_only_runs_are_compared(void **state)
{
	const struct ar_moment moment = {morning_s + 7200, 7200};
	struct ar_invent_plan plan = run_plan(0);
	struct ar_recording recording;
	struct ar_history history;
	struct ar_past past;
	struct ar_after_said said;
	struct ar_after after;
	struct ar_error err;

	(void)state;
	keep_days(-30, 0, 4);
	must(ar_invent(&plan, log_.arena, &recording, &err), &err);
	recording.activities[0].sport = "cycling";
	must(ar_history_read(log_.store, &moment, log_.arena, &history,
	    &err), &err);
	must(ar_past_make(&history, morning_s, 0, log_.arena, &past, &err),
	    &err);
	ar_after_said_clear(&said);
	must(ar_after_make_past(&recording, &said, &past, moment.now_utc_s,
	    log_.arena, &after, &err), &err);
	assert_false(after.compared);
	assert_int_equal(after.spike.spike, AR_SPIKE_UNKNOWN);
}

/* Said now, then said once, then the file, then the log. */
static void
test_order_of_belief(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_after_said said;
	struct ar_after after;

	(void)state;
	ar_after_said_clear(&said);
	plan.profile.height_m = NAN;
	say_fact(&log_, "heart_max_bpm", 191, morning_s - day_s);
	say_fact(&log_, "height_m", 1.66, morning_s - day_s);
	after = keep_and_look(&plan, &said);
	check_near(after.person.heart_max_bpm, 191, 0);
	check_near(after.person.height_m, 1.66, 0);
	check_near(after.person.mass_kg, 62, 0);
	check_near(after.summary.heart_anchor_bpm, 191, 0);
	plan = run_plan(1);
	said.person.heart_max_bpm = 180;
	after = keep_and_look(&plan, &said);
	check_near(after.person.heart_max_bpm, 180, 0);
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

/* The log fills silence, it never speaks over the runner. */
static void
test_marks_fill_silence(void **state)
{
	const struct ar_moment moment = {morning_s, 7200};
	int64_t today = ar_moment_day(&moment);
	struct ar_invent_plan plan = run_plan(0);
	struct ar_after_said said;
	struct ar_after after;

	(void)state;
	ar_after_said_clear(&said);
	say_mark(AR_CALF, AR_LEFT, 5, today);
	say_mark(AR_GLUTE, AR_SIDES, 3, today);
	said.soreness[AR_CALF][AR_LEFT] = 1;
	after = keep_and_look(&plan, &said);
	check_near(after.input.soreness[AR_CALF][AR_LEFT], 1, 0);
	assert_true(isnan(after.input.soreness[AR_CALF][AR_RIGHT]));
	check_near(after.input.soreness[AR_GLUTE][AR_LEFT], 3, 0);
	check_near(after.input.soreness[AR_GLUTE][AR_RIGHT], 3, 0);
}

static struct ar_pain_report
blank_report(double date_utc_s)
{
	struct ar_pain_report report = {.tier = "E3", .within = "none",
	    .rules = "T0", .recheck_utc_s = NAN};
	const struct ar_pain_key *keys;
	size_t count;

	keys = ar_pain_keys(&count);
	for (size_t k = 0; k < AR_PAIN_KEYS_MAX; k++)
		report.pain.value[k] = k < count ? keys[k].normal : NAN;
	report.pain.date_utc_s = date_utc_s;
	return report;
}

static void
answer(struct ar_pain_report *report, const char *key, double value)
{
	int k = ar_pain_key_find(key, strlen(key));

	assert_true(k >= 0);
	report->pain.value[k] = value;
}

static void
answer_word(struct ar_pain_report *report, const char *key,
    const char *word)
{
	size_t count;
	int k = ar_pain_key_find(key, strlen(key));
	int at = ar_pain_word(&ar_pain_keys(&count)[k], word, strlen(word));

	assert_true(k >= 0 && at >= 0);
	report->pain.value[k] = at;
}

/* An open E1 stops the session two days later; closed, it does not. */
static void
test_open_pain_stops(void **state)
{
	struct ar_pain_report report = blank_report(morning_s - 2 * day_s);
	struct ar_invent_plan plan = run_plan(0);
	struct ar_after after;
	struct ar_error err;
	int64_t episode = 0;

	(void)state;
	after = keep_and_look(&plan, NULL);
	assert_int_equal(after.session.status, AR_NORMAL);
	answer_word(&report, "region", "calf");
	answer_word(&report, "side", "left");
	answer(&report, "severity_worst", 6);
	answer(&report, "severity_now", 5);
	answer(&report, "calf_swollen", 1);
	answer(&report, "age", 40);
	must(ar_store_pain_put(log_.store, &report, &episode, &err), &err);
	report = blank_report(morning_s - day_s);
	report.episode_id = episode;
	answer_word(&report, "region", "calf");
	answer_word(&report, "side", "left");
	answer(&report, "severity_worst", 2);
	answer(&report, "severity_now", 1);
	answer(&report, "age", 40);
	must(ar_store_pain_put(log_.store, &report, &episode, &err), &err);
	plan = run_plan(0.2);
	after = keep_and_look(&plan, NULL);
	/* the milder report of yesterday does not lift the lock (T2) */
	assert_int_equal(after.session.status, AR_STOP);
	assert_int_equal(after.session.step_count, 0);
	must(ar_store_pain_close(log_.store, episode, morning_s, "runner",
	    &err), &err);
	plan = run_plan(0.4);
	after = keep_and_look(&plan, NULL);
	assert_int_equal(after.session.status, AR_NORMAL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_absent_until_long_enough),
		TEST(test_capacity_and_weights), TEST(test_spike),
		TEST(test_return), TEST(test_only_runs_are_compared),
		TEST(test_order_of_belief), TEST(test_marks_fill_silence),
		TEST(test_open_pain_stops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
