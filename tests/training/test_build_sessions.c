/* The sessions of a plan: hard runs and days (P6, P7), strength, warm-up and
 * paces (P14, P15, A5). */
#include "plan_built.h"

#include "afterrun/fitness.h"

/* --- P6, P7 --- */

static void
novices_run_easily(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_10K, 4, 40000);
	built.runner.profile.person.experience = AR_NOVICE;
	plan_built_make();
	for (size_t w = 0; w < 6; w++)
		assert_int_equal(plan_built_count(w, AR_PLAN_QUALITY), 0);
	assert_true(plan_built_count(6, AR_PLAN_QUALITY) > 0);
}

static void
skeletons(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_10K, 3, 30000);
	plan_built_make();
	assert_int_equal(plan_built_weekday(0, AR_PLAN_QUALITY), 1);
	assert_int_equal(plan_built_weekday(0, AR_PLAN_EASY), 3);
	assert_int_equal(plan_built_weekday(0, AR_PLAN_LONG), 6);
	assert_int_equal(plan_built_weekday(0, AR_PLAN_CROSS), 4);
	plan_built_runner(AR_GOAL_10K, 5, 50000);
	built.runner.profile.vdot = 45;
	plan_built_make();
	assert_int_equal(plan_built_count(0, AR_PLAN_QUALITY), 1); /* base */
	assert_int_equal(built.plan.weeks[4].phase, AR_PHASE_BUILD);
	assert_int_equal(plan_built_count(4, AR_PLAN_QUALITY), 2);
	plan_built_runner(AR_GOAL_10K, 6, 60000);
	plan_built_make();
	assert_int_equal(plan_built_weekday(4, AR_PLAN_LONG), 6);
	assert_int_equal(plan_built_count(4, AR_PLAN_REST), 0);
}

static void
older_runners_have_72_hours(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_10K, 5, 50000);
	built.runner.profile.person.age_y = 55;
	plan_built_make();
	for (size_t w = 0; w < built.plan.week_count; w++)
		assert_true(plan_built_count(w, AR_PLAN_QUALITY) <= 1);
	assert_int_equal(plan_built_weekday(0, AR_PLAN_QUALITY), 2);
	built.runner.profile.person.age_y = 54;
	plan_built_make();
	assert_int_equal(plan_built_weekday(0, AR_PLAN_QUALITY), 1);
}

static void
respects_days(void **state)
{
	(void)state;
	plan_built_runner(AR_GOAL_10K, 4, 40000);
	built.runner.profile.days[0] = built.runner.profile.days[2] = true;
	built.runner.profile.days[3] = built.runner.profile.days[5] = true;
	built.runner.profile.longest_day = 5;
	plan_built_make(); /* plan_check looks at the days */
	assert_int_equal(plan_built_weekday(0, AR_PLAN_LONG), 5);
	assert_non_null(plan_built_first(0, AR_PLAN_QUALITY));
}

/* --- P14, P15, A5 --- */

static void
strength_twice(void **state)
{
	const struct ar_planned *one;

	(void)state;
	plan_built_runner(AR_GOAL_10K, 4, 40000);
	plan_built_make();
	assert_int_equal(plan_built_count(0, AR_PLAN_STRENGTH), 2);
	assert_int_equal(plan_built_count(0, AR_PLAN_CROSS), 1);
	one = plan_built_first(0, AR_PLAN_STRENGTH);
	assert_true(one->minutes >= 20 && one->minutes <= 30);
	assert_int_equal(one->step_count, 12);
	check_near(built.plan.activation_lo_min, 5, 0);
	check_near(built.plan.activation_hi_min, 10, 0);
}

static double
steps_m(const struct ar_planned *one, double easy_m_s)
{
	double sum = 0;

	for (size_t i = 0; i < one->step_count; i++) {
		const struct ar_plan_step *step = &one->steps[i];

		assert_int_equal(step->repeat, 1);
		sum += step->metres > 0 ? step->metres :
		    step->seconds * easy_m_s;
	}
	return sum;
}

static void
warms_up(void **state)
{
	struct ar_paces paces = ar_vdot_paces(45);
	const struct ar_planned *one;

	(void)state;
	plan_built_runner(AR_GOAL_10K, 4, 50000);
	built.runner.profile.vdot = 45;
	plan_built_make();
	for (size_t w = 0; w < built.plan.week_count; w++) {
		for (size_t i = 0; i < built.plan.weeks[w].session_count; i++) {
			one = &built.plan.weeks[w].sessions[i];
			if (one->kind == AR_PLAN_STRENGTH ||
			    one->kind == AR_PLAN_CROSS)
				continue;
			assert_string_equal(one->steps[0].what, "warm-up");
			assert_true(one->steps[0].seconds >= 300 &&
			    one->steps[0].seconds <= 600);
		}
	}
	one = plan_built_first(0, AR_PLAN_LONG);
	check_near(steps_m(one, 1000 / paces.easy_slow_s_km), one->distance_m,
	    1);
	/* threshold in the build: strides before it, its pace within 1 % */
	one = plan_built_first(4, AR_PLAN_QUALITY);
	assert_int_equal(one->flavour, AR_FLAVOUR_T);
	assert_string_equal(one->steps[1].what, "stride");
	assert_int_equal(one->steps[1].repeat, 4);
	assert_string_equal(one->steps[3].what, "threshold");
	check_near(one->steps[3].pace_lo_s_km, paces.threshold_s_km * 1.01,
	    0.01);
	check_near(one->steps[3].pace_hi_s_km, paces.threshold_s_km * 0.99,
	    0.01);
	check_near(one->rpe_0_10, 6.5, 0);
	assert_true(one->regions & 1U << AR_LOAD_ACHILLES);
}

/* Without VDOT: no pace; the heart rate where rest and most are known. */
static void
goes_by_effort(void **state)
{
	const struct ar_planned *one;
	struct ar_plan_run *race;

	(void)state;
	plan_built_runner(AR_GOAL_KEEP, 4, 40000);
	built.runner.profile.person.heart_max_bpm = 190;
	built.runner.profile.person.heart_rest_bpm = 50;
	plan_built_make();
	one = plan_built_first(0, AR_PLAN_LONG);
	assert_true(isnan(one->pace_lo_s_km));
	check_near(one->steps[0].heart_lo_bpm, 50 + 0.60 * 140, 0.01);
	check_near(one->steps[0].heart_hi_bpm, 50 + 0.75 * 140, 0.01);
	assert_true(plan_built_noted("No pace is prescribed"));
	/* a race in the log gives VDOT: 10 km in 50 min is 40.0 */
	race = &built.runner.history[built.runner.history_count - 3];
	race->kind = AR_PLAN_RACE;
	race->distance_m = 10000;
	race->duration_s = 3000;
	plan_built_make();
	check_near(built.plan.vdot, 40.01, 0.01);
	assert_true(plan_built_first(1, AR_PLAN_LONG)->pace_lo_s_km > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_plan(novices_run_easily),
		with_plan(skeletons),
		with_plan(older_runners_have_72_hours),
		with_plan(respects_days),
		with_plan(strength_twice),
		with_plan(warms_up),
		with_plan(goes_by_effort),
	};

	return cmocka_run_group_tests_name("plan_build_sessions", tests, NULL,
	    NULL);
}
