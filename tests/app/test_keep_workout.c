/* Rows of an export's table: words for what is there, else a told run. */
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

static struct ar_export_workout
told_run(void)
{
	const struct ar_export_workout workout = {.id = "77",
	    .name = "Morning", .note = "wind", .sport = "running",
	    .start_utc_s = morning_s, .utc_offset_s = NAN,
	    .elapsed_s = 3700, .moving_s = 3600, .distance_m = 10000,
	    .ascent_m = NAN, .descent_m = NAN, .heart_avg_bpm = NAN,
	    .heart_max_bpm = NAN, .calories_kcal = NAN, .rpe_0_10 = 5,
	    .feel_0_100 = NAN};

	return workout;
}

static struct ar_kept
keep_workout(const struct ar_export_workout *workout)
{
	const struct ar_moment moment = {morning_s, 7200};
	struct ar_settled settled;
	struct ar_kept kept;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	must(ar_settle(log_.store, &moment, log_.arena, &settled, &err),
	    &err);
	must(ar_store_begin(log_.store, &err), &err);
	must(ar_workout_keep(log_.store, workout, "strava", 0, &settled,
	    log_.arena, &kept, &err), &err);
	must(ar_store_commit(log_.store, &err), &err);
	return kept;
}

/* A3.10: 60 min at RPE 5 are 300 AU and about 60; without RPE 48. */
static void
test_told_run(void **state)
{
	struct ar_export_workout workout = told_run();
	struct ar_kept kept = keep_workout(&workout);
	struct ar_run run = run_of(&log_, kept.run_id);

	(void)state;
	assert_int_equal(kept.outcome, AR_OUT_IMPORTED);
	assert_true(run.told && run.on_foot);
	assert_false(run.legs_known);
	assert_string_equal(run.note, "wind");
	check_near(run.load.session_rpe_au, 300, 1e-9);
	check_near(run.load.tss, 60, 1e-9);
	assert_int_equal(run.load.method, AR_LOAD_SRPE);
	workout.start_utc_s += day_s;
	workout.id = NULL;
	workout.rpe_0_10 = NAN;
	kept = keep_workout(&workout);
	run = run_of(&log_, kept.run_id);
	check_near(run.load.tss, 48, 1e-9);
	assert_int_equal(run.load.method, AR_LOAD_MINUTES);
	workout.start_utc_s = NAN;
	assert_int_equal(keep_workout(&workout).outcome, AR_OUT_UNSUPPORTED);
	assert_int_equal(count_runs(&log_, true), 2);
}

/* The same table again, edited: one run.  Then the recording comes. */
static void
test_told_again_then_recorded(void **state)
{
	struct ar_export_workout workout = told_run();
	struct ar_invent_plan plan = run_plan(0);
	struct ar_kept told, kept;

	(void)state;
	workout.distance_m = 2500;
	workout.moving_s = 900;
	workout.elapsed_s = 975;
	told = keep_workout(&workout);
	workout.distance_m = 4000;
	kept = keep_workout(&workout);
	assert_int_equal(kept.outcome, AR_OUT_DUPLICATE);
	assert_int_equal(kept.run_id, told.run_id);
	plan.hill_height_m = 0;
	plan.pause_count = 0;
	plan.speed_m_s = 2500.0 / 900;
	kept = keep_plan(&log_, &plan);
	assert_int_equal(kept.outcome, AR_OUT_DUPLICATE);
	assert_true(kept.leads);
	assert_string_equal(run_of(&log_, kept.run_id).note, "wind");
	assert_string_equal(run_of(&log_, kept.run_id).outside_id, "77");
	assert_int_equal(count_runs(&log_, false), 1);
}

/* Words fill silence only; an effort that fills it changes the load. */
static void
test_words_for_a_recording(void **state)
{
	struct ar_export_workout workout = told_run();
	struct ar_invent_plan plan = run_plan(0);
	struct ar_kept kept, words;
	struct ar_run run;

	(void)state;
	plan.rpe_0_10 = NAN;
	kept = keep_plan(&log_, &plan);
	workout.file = "activities/run.fit";
	words = keep_workout(&workout);
	assert_int_equal(words.outcome, AR_OUT_DUPLICATE);
	assert_int_equal(words.run_id, kept.run_id);
	run = run_of(&log_, kept.run_id);
	check_near(run.rpe_0_10, 5, 0);
	check_near(run.load.session_rpe_au, 5 * run.summary.moving_s / 60,
	    1e-9);
	assert_string_equal(run.note, "wind");
	workout.rpe_0_10 = 9;
	workout.note = "other";
	(void)keep_workout(&workout);
	run = run_of(&log_, kept.run_id);
	check_near(run.rpe_0_10, 5, 0);
	assert_string_equal(run.note, "wind");
	assert_int_equal(count_runs(&log_, true), 1);
}

/* Samples that the export tells inline are a recording without a file. */
static void
test_inline_samples(void **state)
{
	struct ar_export_workout workout = told_run();
	struct ar_invent_plan plan = run_plan(0);
	struct ar_recording recording;
	struct ar_rebuilt rebuilt;
	const struct ar_moment moment = {morning_s, 7200};
	struct ar_kept kept, fit;
	struct ar_run run, again;
	struct ar_error err;

	(void)state;
	must(ar_invent(&plan, log_.arena, &recording, &err), &err);
	workout.activity = &recording.activities[0];
	kept = keep_workout(&workout);
	run = run_of(&log_, kept.run_id);
	assert_int_equal(kept.outcome, AR_OUT_IMPORTED);
	assert_false(run.told);
	assert_true(run.legs_known);
	assert_int_equal(run.file_id, 0);
	check_near(run.rpe_0_10, 5, 0);
	must(ar_rebuild(log_.store, &moment, NULL, NULL, &rebuilt, &err),
	    &err);
	assert_int_equal(rebuilt.from_samples, 1);
	again = run_of(&log_, kept.run_id);
	assert_memory_equal(run.leg, again.leg, sizeof run.leg);
	/* the watch's own file of it: one run */
	fit = keep_plan(&log_, &plan);
	assert_int_equal(fit.outcome, AR_OUT_DUPLICATE);
	assert_int_equal(count_runs(&log_, false), 1);
	/* and the export again: nothing new */
	assert_int_equal(keep_workout(&workout).outcome, AR_OUT_DUPLICATE);
	assert_int_equal(count_runs(&log_, true), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_told_run), TEST(test_told_again_then_recorded),
		TEST(test_words_for_a_recording), TEST(test_inline_samples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
