/* Nothing becomes a run twice, nothing that was given is lost. */
#define _GNU_SOURCE
#include <string.h>

#include "../formats/fit_builder.h"
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

static void
test_a_run_is_kept(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_kept kept = keep_plan(&log_, &plan);
	struct ar_run run = run_of(&log_, kept.run_id);
	struct ar_activity activity;
	struct ar_error err;

	(void)state;
	assert_int_equal(kept.outcome, AR_OUT_IMPORTED);
	assert_null(kept.reason);
	assert_int_equal(run.file_id, kept.file_id);
	assert_true(run.legs_known);
	check_near(run.summary.distance_m, 2500, 500);
	must(ar_store_run_samples(log_.store, kept.run_id, log_.arena,
	    &activity, &err), &err);
	assert_true(activity.samples.count > 800);
}

static void
test_same_bytes(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_kept first = keep_plan(&log_, &plan);
	struct ar_kept again = keep_plan(&log_, &plan);

	(void)state;
	assert_int_equal(again.outcome, AR_OUT_DUPLICATE);
	assert_int_equal(again.run_id, first.run_id);
	assert_int_equal(again.same_as, first.run_id);
	assert_int_equal(again.file_id, first.file_id);
	assert_string_equal(again.reason, "already in the log as run 1");
	assert_int_equal(count_runs(&log_, true), 1);
}

/* The poor one first: the rich one leads when it comes. */
static void
test_richer_leads(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	double now_s = plan.start_utc_s + 5000;
	struct bytes gpx = file_of(&log_, &plan, AR_FORMAT_GPX);
	struct bytes tcx = file_of(&log_, &plan, AR_FORMAT_TCX);
	struct bytes fit = file_of(&log_, &plan, AR_FORMAT_FIT);
	struct ar_kept poor = keep_as(&log_, gpx, 0, 0, now_s);
	struct ar_kept rich, third;
	struct ar_error err;

	(void)state;
	assert_int_equal(poor.outcome, AR_OUT_IMPORTED);
	must(ar_store_run_words(log_.store, poor.run_id, 8, "rain", 0, &err),
	    &err);
	rich = keep_as(&log_, fit, 0, 0, now_s);
	assert_int_equal(rich.outcome, AR_OUT_DUPLICATE);
	assert_int_equal(rich.same_as, poor.run_id);
	assert_true(rich.leads);
	assert_non_null(strstr(rich.reason, "richer and leads now"));
	assert_int_equal(count_runs(&log_, false), 1);
	assert_int_equal(count_runs(&log_, true), 2);
	assert_int_equal(run_of(&log_, rich.run_id).same_as, 0);
	assert_int_equal(run_of(&log_, poor.run_id).same_as, rich.run_id);
	/* what was said of the run goes with the lead, and into its load */
	assert_string_equal(run_of(&log_, rich.run_id).note, "rain");
	check_near(run_of(&log_, rich.run_id).rpe_0_10, 8, 0);
	check_near(run_of(&log_, rich.run_id).load.session_rpe_au,
	    8 * run_of(&log_, rich.run_id).summary.moving_s / 60, 1e-9);
	third = keep_as(&log_, tcx, 0, 0, now_s);
	assert_int_equal(third.outcome, AR_OUT_DUPLICATE);
	assert_false(third.leads);
	assert_int_equal(run_of(&log_, third.run_id).same_as, rich.run_id);
	assert_int_equal(count_runs(&log_, false), 1);
	/* and the poor one again, by its bytes */
	third = keep_as(&log_, gpx, 0, 0, now_s);
	assert_int_equal(third.run_id, poor.run_id);
	assert_int_equal(third.same_as, rich.run_id);
	assert_false(third.leads);
}

/* The bounds: 60 s, 5 %, the same sport. */
static void
test_what_makes_a_pair(void **state)
{
	static const struct {
		double later_s;
		double more; /* of the time, at the same speed */
		bool same;
	} cases[] = {
		{0, 1, true}, {60, 1, true}, {61, 1, false}, {-60, 1, true},
		{-61, 1, false}, {0, 1.04, true}, {0, 1.12, false},
		{30, 0.97, true}, {30, 0.88, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ar_invent_plan plan = run_plan(10.0 * (double)i);
		struct ar_kept first, second;

		plan.pause_count = 0;
		plan.hill_height_m = 0;
		first = keep_plan(&log_, &plan);
		plan.start_utc_s += cases[i].later_s;
		plan.duration_s *= cases[i].more;
		plan.seed++;
		second = keep_plan(&log_, &plan);
		if ((second.same_as == first.run_id) != cases[i].same)
			fail_msg("case %zu: same_as %d", i,
			    (int)second.same_as);
		assert_int_equal(second.outcome, cases[i].same ?
		    AR_OUT_DUPLICATE : AR_OUT_IMPORTED);
	}
}

/* A chained file that holds a run twice holds one run. */
static void
test_twice_in_one_file(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct bytes one = file_of(&log_, &plan, AR_FORMAT_FIT), two;
	unsigned char *bytes = ar_arena_alloc(log_.arena, 2 * one.n);
	struct ar_kept kept;

	(void)state;
	assert_non_null(bytes);
	memcpy(bytes, one.bytes, one.n);
	memcpy(bytes + one.n, one.bytes, one.n);
	two = (struct bytes){bytes, 2 * one.n};
	kept = keep_as(&log_, two, 0, 0, morning_s + day_s);
	assert_int_equal(kept.outcome, AR_OUT_IMPORTED);
	assert_non_null(strstr(kept.reason, "the same run as run 1"));
	assert_int_equal(count_runs(&log_, true), 2);
	assert_int_equal(count_runs(&log_, false), 1);
}

/* A ride that begins when a run does is another activity. */
static void
test_other_sport_is_no_pair(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct ar_recording recording;
	struct ar_kept run = keep_plan(&log_, &plan), ride;
	struct bytes file;
	struct ar_error err;

	(void)state;
	must(ar_invent(&plan, log_.arena, &recording, &err), &err);
	recording.activities[0].sport = "cycling";
	must(ar_recording_write(&recording, AR_FORMAT_FIT, log_.arena,
	    &file.bytes, &file.n, &err), &err);
	ride = keep_as(&log_, file, 0, 0, morning_s + 4000);
	assert_int_equal(ride.outcome, AR_OUT_IMPORTED);
	assert_int_not_equal(ride.run_id, run.run_id);
	assert_false(run_of(&log_, ride.run_id).on_foot);
	assert_false(run_of(&log_, ride.run_id).legs_known);
	assert_true(isfinite(run_of(&log_, ride.run_id).load.tss));
	assert_int_equal(count_runs(&log_, false), 2);
}

static void
test_cut_file_is_partial(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	struct bytes file = file_of(&log_, &plan, AR_FORMAT_FIT);
	struct ar_kept kept;

	(void)state;
	file.n = file.n / 2;
	kept = keep_as(&log_, file, 0, 0, morning_s);
	assert_int_equal(kept.outcome, AR_OUT_PARTIAL);
	assert_non_null(strstr(kept.reason, "cut off"));
	assert_true(kept.run_id > 0);
}

static void
test_what_is_no_run(void **state)
{
	static const unsigned char words[] = "Dear diary, I ran.";
	static const unsigned char route[] = "<?xml version=\"1.0\"?>"
	    "<gpx version=\"1.1\" creator=\"x\"><rte><rtept lat=\"1\" "
	    "lon=\"2\"/><rtept lat=\"1.1\" lon=\"2\"/></rte></gpx>";
	struct bytes text = {words, sizeof words - 1};
	struct bytes gpx = {route, sizeof route - 1};
	struct ar_kept kept = keep_as(&log_, text, 0, 0, morning_s);

	(void)state;
	assert_int_equal(kept.outcome, AR_OUT_UNSUPPORTED);
	assert_non_null(kept.reason);
	assert_int_equal(kept.file_id, 0);
	kept = keep_as(&log_, gpx, 0, 0, morning_s);
	assert_int_equal(kept.outcome, AR_OUT_UNSUPPORTED);
	assert_int_equal(kept.file_id, 0);
	assert_int_equal(count_runs(&log_, true), 0);
}

/* A watch's file of the day: a mass of 70.1 kg. */
static void
test_file_of_the_day(void **state)
{
	static const unsigned char id[] = {0, 1, 0x00, 1, 2, 0x84, 4, 4,
	    0x86};
	static const unsigned char scale[] = {253, 4, 0x86, 0, 2, 0x84};
	static struct fit fit;
	const struct ar_moment moment = {morning_s, 7200};
	const uint32_t time_s = (uint32_t)(morning_s - 631065600);
	struct bytes file;
	struct ar_kept kept;
	struct ar_settled settled;
	struct ar_error err;

	(void)state;
	memset(&fit, 0, sizeof fit);
	fit_open(&fit, 14);
	fit_define(&fit, 15, 0, id, 3);
	fit_u8(&fit, 15);
	fit_u8(&fit, 9);
	fit_u16(&fit, 1);
	fit_u32(&fit, time_s);
	fit_define(&fit, 1, 30, scale, 2);
	fit_u8(&fit, 1);
	fit_u32(&fit, time_s);
	fit_u16(&fit, 7010);
	fit_close(&fit);
	file = (struct bytes){fit.bytes, fit.size};
	kept = keep_as(&log_, file, 0, 0, morning_s);
	assert_int_equal(kept.outcome, AR_OUT_IMPORTED);
	assert_int_equal(kept.days, 1);
	assert_int_equal(kept.run_id, 0);
	assert_true(kept.file_id > 0);
	must(ar_settle(log_.store, &moment, log_.arena, &settled, &err),
	    &err);
	check_near(settled.person.mass_kg, 70.1, 1e-9);
	kept = keep_as(&log_, file, 0, 0, morning_s);
	assert_int_equal(kept.outcome, AR_OUT_DUPLICATE);
	assert_string_equal(kept.reason, "already in the log");
	file.n -= 20; /* cut off in the middle of it */
	kept = keep_as(&log_, file, 0, 0, morning_s);
	assert_int_not_equal(kept.outcome, AR_OUT_IMPORTED);
}

/* A wrong clock: said, kept, and not in today's numbers. */
static void
test_run_of_the_future(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	double now_s = morning_s - 3 * day_s;
	const struct ar_moment moment = {now_s, 7200};
	struct ar_kept kept = keep_as(&log_,
	    file_of(&log_, &plan, AR_FORMAT_FIT), 0, 0, now_s);
	struct ar_history history;
	struct ar_error err;

	(void)state;
	assert_int_equal(kept.outcome, AR_OUT_IMPORTED);
	assert_non_null(strstr(kept.reason, "future"));
	must(ar_history_read(log_.store, &moment, log_.arena, &history,
	    &err), &err);
	assert_int_equal(history.run_count, 0);
	assert_int_equal(history.day_count, 0);
}

static void
test_clock_never_set(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	const struct ar_moment moment = {morning_s, 7200};
	struct bytes file = file_of(&log_, &plan, AR_FORMAT_FIT);
	struct ar_digest digest;
	struct ar_activity *activity;
	struct ar_kept kept;
	struct ar_run run;
	struct ar_error err;

	(void)state;
	must(ar_digest_make(file.bytes, file.n, "a", NULL, 0, log_.arena,
	    &digest, &err), &err);
	activity = &digest.recording->activities[0];
	activity->clock_unset = true;
	digest.runs[0].run.summary.start_utc_s = 700;
	must(ar_store_begin(log_.store, &err), &err);
	must(ar_digest_keep(log_.store, &digest, 0, &moment, log_.arena,
	    &kept, &err), &err);
	must(ar_store_commit(log_.store, &err), &err);
	run = run_of(&log_, kept.run_id);
	assert_non_null(strstr(kept.reason, "clock was not set"));
	assert_int_equal(run.day, ar_moment_day(&moment));
	check_near(run.summary.start_utc_s + run.summary.elapsed_s,
	    morning_s, 1e-6);
}

/* The file's words about its owner become facts, each of them once. */
static void
test_facts(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	const struct ar_moment moment = {morning_s + 40 * day_s, 7200};
	struct ar_settled settled;
	struct ar_fact *facts;
	struct ar_error err;
	size_t first, count;

	(void)state;
	(void)keep_plan(&log_, &plan);
	must(ar_store_facts(log_.store, log_.arena, &facts, &first, &err),
	    &err);
	assert_int_equal(first, 6);
	plan = run_plan(5);
	(void)keep_plan(&log_, &plan);
	must(ar_store_facts(log_.store, log_.arena, &facts, &count, &err),
	    &err);
	assert_int_equal(count, first);
	plan = run_plan(6);
	plan.profile.mass_kg = 60;
	(void)keep_plan(&log_, &plan);
	must(ar_store_facts(log_.store, log_.arena, &facts, &count, &err),
	    &err);
	assert_int_equal(count, first + 1);
	must(ar_settle(log_.store, &moment, log_.arena, &settled, &err),
	    &err);
	check_near(settled.person.mass_kg, 60, 0);
	check_near(settled.person.age_y, 38, 0);
	assert_int_equal(settled.person.sex, AR_SEX_FEMALE);
	assert_string_equal(settled.mass_source, "fit");
}

/* The same words in another import stay when the first is undone. */
static void
test_facts_of_two_imports(void **state)
{
	struct ar_invent_plan a = run_plan(0), b = run_plan(1);
	const struct ar_moment moment = {morning_s + 40 * day_s, 7200};
	int64_t first = batch_open(&log_), second = batch_open(&log_);
	struct ar_settled settled;
	struct ar_error err;

	(void)state;
	(void)keep_as(&log_, file_of(&log_, &a, AR_FORMAT_FIT), 0, first,
	    morning_s + 2 * day_s);
	(void)keep_as(&log_, file_of(&log_, &b, AR_FORMAT_FIT), 0, second,
	    morning_s + 2 * day_s);
	must(ar_store_batch_undo(log_.store, first, morning_s, &err), &err);
	must(ar_settle(log_.store, &moment, log_.arena, &settled, &err),
	    &err);
	check_near(settled.person.mass_kg, 62, 0);
	assert_int_equal(count_runs(&log_, true), 1);
}

/* Undone: the run that stood beside stands for itself again. */
static void
test_undo_gives_the_lead_back(void **state)
{
	struct ar_invent_plan plan = run_plan(0);
	double now_s = plan.start_utc_s + 5000;
	int64_t batch = batch_open(&log_);
	struct ar_kept poor = keep_as(&log_,
	    file_of(&log_, &plan, AR_FORMAT_GPX), 0, 0, now_s);
	struct ar_kept rich = keep_as(&log_,
	    file_of(&log_, &plan, AR_FORMAT_FIT), 0, batch, now_s);
	struct ar_error err;

	(void)state;
	assert_int_equal(run_of(&log_, poor.run_id).same_as, rich.run_id);
	must(ar_store_batch_undo(log_.store, batch, now_s, &err), &err);
	assert_int_equal(run_of(&log_, poor.run_id).same_as, 0);
	assert_int_equal(count_runs(&log_, true), 1);
}

/* The usual shoe goes on today's runs, not on those of an import. */
static void
test_usual_shoe(void **state)
{
	const struct ar_shoe shoe = {.name = "blue", .usual = true,
	    .start_m = NAN, .alert_m = NAN, .added_utc_s = morning_s,
	    .retired_utc_s = NAN};
	struct ar_invent_plan now = run_plan(0), old = run_plan(-30),
	    batch = run_plan(-1);
	struct ar_kept kept;
	struct ar_error err;
	int64_t id;

	(void)state;
	must(ar_store_shoe_put(log_.store, &shoe, &id, &err), &err);
	kept = keep_plan(&log_, &now);
	assert_int_equal(run_of(&log_, kept.run_id).shoe_id, id);
	kept = keep_as(&log_, file_of(&log_, &old, AR_FORMAT_FIT), 0, 0,
	    morning_s);
	assert_int_equal(run_of(&log_, kept.run_id).shoe_id, 0);
	kept = keep_as(&log_, file_of(&log_, &batch, AR_FORMAT_FIT), 0,
	    batch_open(&log_), morning_s);
	assert_int_equal(run_of(&log_, kept.run_id).shoe_id, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_run_is_kept), TEST(test_same_bytes),
		TEST(test_richer_leads), TEST(test_what_makes_a_pair),
		TEST(test_twice_in_one_file),
		TEST(test_other_sport_is_no_pair),
		TEST(test_cut_file_is_partial), TEST(test_what_is_no_run),
		TEST(test_file_of_the_day),
		TEST(test_run_of_the_future), TEST(test_clock_never_set),
		TEST(test_facts), TEST(test_facts_of_two_imports),
		TEST(test_undo_gives_the_lead_back), TEST(test_usual_shoe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
