/* Building a plan: where it starts, how it grows, goals and phases (P1 to
 * P5, P9 to P12), and what is refused. */
#include "plan_built.h"

#include <string.h>

/* --- P1 --- */

static void
starts_from_the_usual_week(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_KEEP, 4, 40000);
	plan_built_make();
	check_near(plan_week_m(&built.plan.weeks[0]), 40000, 500);
	assert_true(plan_built_noted("40 km"));
	assert_int_equal(built.plan.week_count, 12);
}

static void
leaves_an_ill_week_out(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_KEEP, 4, 40000);
	for (size_t i = 0; i < built.runner.history_count; i++) {
		if (built.runner.history[i].day >= PLAN_MONDAY - 14 &&
		    built.runner.history[i].day < PLAN_MONDAY - 7)
			built.runner.history[i].distance_m *= 0.3;
	}
	plan_built_make();
	check_near(plan_week_m(&built.plan.weeks[0]), 40000, 500);
}

static void
takes_typed_weeks(void **state)
{
	(void)state;
	plan_runner_start(&built.runner, AR_GOAL_KEEP);
	built.runner.typed[0] = 28000;
	built.runner.typed[1] = 31000;
	built.runner.typed[2] = 33000;
	built.runner.profile.typed_weeks_m = built.runner.typed;
	built.runner.profile.typed_week_count = 3;
	plan_built_make();
	assert_true(plan_built_noted("31 km"));
	check_near(plan_week_m(&built.plan.weeks[0]), 31000, 1500);
}

/* The log began this week: what was typed stands for the weeks before. */
static void
takes_typed_weeks_of_a_young_log(void **state)
{
	struct plan_runner *runner = &built.runner;

	(void)state;
	plan_runner_start(runner, AR_GOAL_KEEP);
	runner->made_day = PLAN_MONDAY + 3;
	runner->history[0] = (struct ar_plan_run){.day = PLAN_MONDAY + 1,
	    .kind = AR_PLAN_EASY, .distance_m = 6500, .duration_s = 2400,
	    .rpe_0_10 = NAN, .planned_rpe = NAN, .descent_m = NAN,
	    .heart_mean_bpm = NAN, .gap_m_s = NAN};
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		runner->history[0].dose_eq_km[row] = NAN;
	runner->history_count = 1;
	plan_built_make();
	assert_true(plan_built_noted("6.5 km"));
	runner->typed[0] = 15000;
	runner->typed[1] = 16000;
	runner->typed[2] = 18000;
	runner->typed[3] = 17000;
	runner->profile.typed_weeks_m = runner->typed;
	runner->profile.typed_week_count = 4;
	plan_built_make();
	assert_true(plan_built_noted("16.5 km"));
	/* the week before the plan is in the log: it counts as it was */
	runner->history[0].day = PLAN_MONDAY - 2;
	runner->history[0].distance_m = 17500;
	plan_built_make();
	assert_true(plan_built_noted("16.8 km")); /* of 15, 16, 18, 17.5 */
}

/* Five runs a week until now, two days from now on: the runs stay. */
static void
fewer_days_are_less(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_KEEP, 5, 50000);
	built.runner.profile.days[2] = built.runner.profile.days[5] = true;
	plan_built_make();
	check_near(plan_week_m(&built.plan.weeks[0]), 20000, 500);
	assert_true(plan_built_noted("begins with 20 km"));
	built.runner.profile.days[2] = false;
	plan_built_make();
	for (size_t w = 0; w < built.plan.week_count; w++)
		assert_true(plan_week_m(&built.plan.weeks[w]) <= 10000);
}

static void
begins_with_the_ladder(void **state)
{
	const struct ar_planned *one;

	(void)state;
	plan_runner_start(&built.runner, AR_GOAL_KEEP);
	plan_built_make();
	one = plan_built_first(0, AR_PLAN_EASY);
	assert_non_null(one);
	check_near(one->minutes, 35, 0.01); /* 5 min and 10 × (1 + 2) */
	assert_int_equal(one->steps[1].repeat, 10);
	assert_int_equal(one->steps[1].group, 2);
	check_near(one->steps[1].seconds, 60, 0);
	check_near(one->steps[2].seconds, 120, 0);
	assert_int_equal(plan_built_count(0, AR_PLAN_QUALITY), 0);
	assert_int_equal(plan_built_count(0, AR_PLAN_EASY), 3);
	/* 9 steps, each twice, three a week: 6 weeks, then half an hour */
	one = plan_built_first(5, AR_PLAN_EASY);
	assert_true(one->minutes > 0);
	assert_true(isnan(plan_built_first(6, AR_PLAN_EASY)->minutes));
}

/* P39: healthy after 29 to 56 days at step 5, later as a beginner. */
static void
ladder_after_a_break(void **state)
{
	const struct ar_planned *one;

	(void)state;
	plan_runner_start(&built.runner, AR_GOAL_KEEP);
	plan_runner_log(&built.runner, 10, 4, 40000, 35);
	plan_built_make();
	one = plan_built_first(0, AR_PLAN_EASY);
	assert_int_equal(one->steps[1].repeat, 6);
	plan_runner_start(&built.runner, AR_GOAL_KEEP);
	plan_runner_log(&built.runner, 4, 4, 40000, 63);
	plan_built_make();
	one = plan_built_first(0, AR_PLAN_EASY);
	assert_int_equal(one->steps[1].repeat, 10);
	plan_runner_start(&built.runner, AR_GOAL_RETURN);
	plan_runner_log(&built.runner, 10, 4, 40000, 35);
	built.runner.profile.past_bone_stress = true;
	plan_built_make();
	/* walks come first */
	assert_int_equal(plan_built_count(0, AR_PLAN_EASY), 1);
}

/* --- P2 and P21 --- */

static void
a_spike_does_not_count(void **state)
{
	double before, after;

	(void)state;
	plan_built_runner(AR_GOAL_HALF, 4, 30000);
	plan_built_make();
	before = plan_built_first(0, AR_PLAN_LONG)->distance_m;
	check_near(before, 13200, 1); /* a tenth over 12 km */
	/* 25 km after 12: the next long run is not allowed 27.5 */
	built.runner.history[built.runner.history_count - 1].distance_m = 25000;
	plan_built_make();
	after = plan_built_first(0, AR_PLAN_LONG)->distance_m;
	check_near(after, 13200, 1);
}

/* --- P3 to P5 --- */

static void
lighter_weeks(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_KEEP, 4, 40000);
	plan_built_make();
	for (size_t w = 0; w < built.plan.week_count; w++) {
		assert_int_equal(built.plan.weeks[w].lighter, w % 4 == 3);
		if (w % 4 == 3)
			check_near(plan_week_m(&built.plan.weeks[w]) /
			    plan_week_m(&built.plan.weeks[w - 1]), 0.75, 0.05);
		if (w % 4 == 3) /* the same number of runs */
			assert_int_equal(plan_built_count(w, AR_PLAN_EASY) +
			    plan_built_count(w, AR_PLAN_QUALITY) +
			    plan_built_count(w, AR_PLAN_STRIDES) +
			    plan_built_count(w, AR_PLAN_LONG), 4);
	}
	built.runner.profile.person.age_y = 50;
	plan_built_make();
	for (size_t w = 0; w < built.plan.week_count; w++)
		assert_int_equal(built.plan.weeks[w].lighter, w % 3 == 2);
	built.runner.profile.person.age_y = 49;
	built.runner.profile.past_bone_stress = true;
	plan_built_make();
	assert_true(built.plan.weeks[2].lighter);
}

static void
grows_by_a_tenth(void **state)
{
	double level = 0;

	(void)state;
	plan_built_runner(AR_GOAL_MARATHON, 5, 40000);
	built.runner.profile.goal_day = PLAN_MONDAY + 7 * 20 - 1;
	plan_built_make();
	for (size_t w = 0; w + 3 < built.plan.week_count; w++) {
		double sum = plan_week_m(&built.plan.weeks[w]);

		if (level > 0)
			assert_true(sum <= 1.101 * level);
		if (!built.plan.weeks[w].lighter)
			level = sum;
	}
	assert_true(level > 60000); /* and it does grow */
}

/* --- P9 to P12 --- */

static void
phases(void **state)
{
	static const enum ar_plan_phase twelve[] = { AR_PHASE_BASE,
		AR_PHASE_BASE, AR_PHASE_BASE, AR_PHASE_BASE, AR_PHASE_BUILD,
		AR_PHASE_BUILD, AR_PHASE_BUILD, AR_PHASE_BUILD,
		AR_PHASE_SPECIFIC, AR_PHASE_SPECIFIC, AR_PHASE_SPECIFIC,
		AR_PHASE_TAPER };

	(void)state;
	plan_built_runner(AR_GOAL_HALF, 4, 50000);
	built.runner.profile.goal_day = PLAN_MONDAY + 83;
	plan_built_make();
	assert_true(built.plan.reachable);
	assert_int_equal(built.plan.week_count, 12);
	for (size_t w = 0; w < 12; w++)
		assert_int_equal(built.plan.weeks[w].phase, twelve[w]);
	/* six weeks: the base is cut last, the taper never */
	built.runner.profile.goal_day = PLAN_MONDAY + 41;
	plan_built_make();
	assert_int_equal(built.plan.week_count, 6);
	assert_int_equal(built.plan.weeks[3].phase, AR_PHASE_BASE);
	assert_int_equal(built.plan.weeks[5].phase, AR_PHASE_TAPER);
}

static void
tapers(void **state)
{
	double peak;

	(void)state;
	plan_built_runner(AR_GOAL_MARATHON, 5, 80000);
	built.runner.history[built.runner.history_count - 1].distance_m = 32000;
	built.runner.profile.goal_day = PLAN_MONDAY + 16 * 7 - 1;
	plan_built_make();
	peak = plan_week_m(&built.plan.weeks[12]);
	check_near(plan_week_m(&built.plan.weeks[13]) / peak, 0.8, 0.05);
	check_near(plan_week_m(&built.plan.weeks[14]) / peak, 0.6, 0.05);
	/* the race's week without its day: four of five runs */
	assert_true(plan_week_m(&built.plan.weeks[15]) / peak <= 0.4);
	assert_int_equal(plan_built_count(15, AR_PLAN_RACE), 1);
	assert_true(plan_built_count(14, AR_PLAN_QUALITY) > 0);
}

static void
names_a_later_day(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_MARATHON, 4, 25000);
	built.runner.profile.goal_day = PLAN_MONDAY + 7 * 7 - 1;
	plan_built_make();
	assert_false(built.plan.reachable);
	assert_true(built.plan.possible_day > built.runner.profile.goal_day);
	assert_int_equal((built.plan.possible_day -
	    built.runner.profile.goal_day) % 7, 0);
	assert_true(plan_built_noted("P12"));
	assert_true(plan_built_noted("not within the rules"));
	assert_true(plan_built_noted("is possible (P11)")); /* a shorter race */
}

static void
goal_without_a_day(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_10K, 4, 40000);
	plan_built_make();
	assert_true(built.plan.reachable);
	assert_int_equal(built.plan.possible_day, PLAN_MONDAY + 69);
	assert_true(plan_built_noted("You named no day"));
}

/* --- input --- */

static void
refuses(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_10K, 4, 40000);
	built.runner.profile.goal_day = PLAN_MONDAY - 1;
	assert_int_equal(plan_built_try(), AR_EINPUT);
	assert_string_equal(built.err.where, "goal");
	built.runner.profile.goal_day = PLAN_MONDAY + 105 * 7;
	assert_int_equal(plan_built_try(), AR_EINPUT);
	built.runner.profile.goal_day = 0;
	built.runner.profile.days[2] = true;
	built.runner.profile.longest_day = 3;
	assert_int_equal(plan_built_try(), AR_EINPUT);
	built.runner.profile.longest_day = 7;
	assert_int_equal(plan_built_try(), AR_EINPUT);
	built.runner.profile.longest_day = 2;
	built.runner.profile.vdot = 200;
	assert_int_equal(plan_built_try(), AR_EINPUT);
	built.runner.profile.vdot = NAN;
	built.runner.profile.person.age_y = -1;
	assert_int_equal(plan_built_try(), AR_EINPUT);
	built.runner.profile.person.age_y = NAN;
	built.runner.profile.goal = (enum ar_goal)99;
	assert_int_equal(plan_built_try(), AR_EINPUT);
	built.runner.profile.goal = AR_GOAL_10K;
	built.runner.made_day = INT64_MAX;
	assert_int_equal(plan_built_try(), AR_EINPUT);
}

/* Nonsense in the log is left out, never a crash or an endless plan. */
static void
bears_a_damaged_log(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_10K, 4, 40000);
	built.runner.history[3].distance_m = NAN;
	built.runner.history[4].distance_m = -5;
	built.runner.history[5].distance_m = INFINITY;
	built.runner.history[6].duration_s = 0;
	built.runner.history[0].day = INT64_MIN;
	built.runner.history[built.runner.history_count - 1].day = INT64_MAX;
	assert_int_equal(plan_built_try(), AR_OK);
	assert_true(built.plan.week_count > 4);
}

static void
rules_in_words(void **state)
{
	size_t count;
	const struct ar_plan_rule *rules = ar_plan_rules(&count);

	(void)state;
	assert_int_equal(count, 43);
	assert_string_equal(rules[23].id, "P24");
	assert_string_equal(ar_goal_name(AR_GOAL_HALF), "half");
	assert_string_equal(ar_action_name(AR_ACTION_EASY_SHORT), "EASY-");
	assert_null(ar_goal_name(AR_GOALS));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_plan(starts_from_the_usual_week),
		with_plan(leaves_an_ill_week_out),
		with_plan(takes_typed_weeks),
		with_plan(takes_typed_weeks_of_a_young_log),
		with_plan(fewer_days_are_less),
		with_plan(begins_with_the_ladder),
		with_plan(ladder_after_a_break),
		with_plan(a_spike_does_not_count),
		with_plan(lighter_weeks),
		with_plan(grows_by_a_tenth),
		with_plan(phases),
		with_plan(tapers),
		with_plan(names_a_later_day),
		with_plan(goal_without_a_day),
		with_plan(refuses),
		with_plan(bears_a_damaged_log),
		cmocka_unit_test(rules_in_words),
	};

	return cmocka_run_group_tests_name("plan_build", tests, NULL,
	    NULL);
}
