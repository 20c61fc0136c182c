/* How the runner is, out of the log's days (C3): what was said, what was
 * measured, and nothing that nobody knows. */
#include "../check.h"

#include <string.h>

#include "app/plan_state.h"

enum { TODAY = 20000, ARENA = 8 << 20, DAYS = 200, WELLS = 200 };

struct made {
	struct ar_history history;
	struct ar_well wells[WELLS];
	struct ar_feel feels[8];
	struct ar_day_load days[DAYS];
	struct ar_arena *arena;
};

static int
set_up(void **state)
{
	static struct made made;
	struct ar_history *history = &made.history;

	memset(&made, 0, sizeof made);
	made.arena = ar_arena_open(ARENA);
	assert_non_null(made.arena);
	history->moment = (struct ar_moment){TODAY * 86400.0 + 25200, 0};
	history->today = TODAY;
	history->wells = made.wells;
	history->feels = made.feels;
	history->days = made.days;
	*state = &made;
	return 0;
}

static int
tear_down(void **state)
{
	ar_arena_close(((struct made *)*state)->arena);
	return 0;
}

static void
add_well(struct made *made, enum ar_wellness kind, int64_t day, double value)
{
	struct ar_well *well = &made->wells[made->history.well_count++];

	well->item = (struct ar_wellness_item){kind, day, value, "said"};
	well->replaced_utc_s = NAN;
}

static void
add_feel(struct made *made, int region, int side, double mark)
{
	made->feels[made->history.feel_count++] = (struct ar_feel){1, TODAY,
	    region, side, mark, 1, NAN};
}

static void
add_day(struct made *made, int64_t day, int runs, int others)
{
	struct ar_day_load *load = &made->days[made->history.day_count++];

	*load = (struct ar_day_load){.day = day, .tss = 50, .au = NAN,
	    .moving_s = 3000, .foot_m = runs * 9000.0, .runs = runs,
	    .others = others};
	if (made->history.day_count == 1)
		made->history.first_day = day;
}

static void
take(struct made *made, struct ar_plan_state *state)
{
	struct ar_error err = {0};

	assert_int_equal(ar_plan_state_make(&made->history, made->arena,
	    state, &err), AR_OK);
}

static void
test_nothing_known(void **state)
{
	struct ar_plan_state got;

	take(*state, &got);
	assert_int_equal(got.sleep_count, 0);
	assert_int_equal(got.hrv_count, 0);
	assert_int_equal(got.pain_count, 0);
	assert_int_equal(got.forecast_count, 0);
	assert_int_equal(got.days_off, 0);
	assert_true(isnan(got.fatigue_0_10));
	assert_true(isnan(got.form));
	assert_true(isnan(got.monotony));
	assert_true(isnan(got.easy_hr_change_pct));
	assert_false(got.stress_mood_worst_fifth);
	for (int region = 0; region < AR_REGIONS; region++)
		assert_true(isnan(got.soreness[region][AR_LEFT]));
}

static void
test_nights(void **state)
{
	struct made *made = *state;
	struct ar_plan_state got;

	add_well(made, AR_WELL_SLEEP_H, TODAY - 2, 8);
	add_well(made, AR_WELL_SLEEP_H, TODAY, 5.5);
	add_well(made, AR_WELL_FATIGUE, TODAY, 4);
	take(made, &got);
	assert_true(got.sleep_count > 60);
	check_near(got.sleep_h[got.sleep_count - 1], 5.5, 0);
	assert_true(isnan(got.sleep_h[got.sleep_count - 2]));
	check_near(got.sleep_h[got.sleep_count - 3], 8, 0);
	assert_int_equal(got.resting_count, 0);
	check_near(got.fatigue_0_10, 4, 0);
}

static void
test_marks(void **state)
{
	struct made *made = *state;
	struct ar_plan_state got;

	add_feel(made, AR_CALF, AR_LEFT, 6);
	add_feel(made, AR_FEEL_LEGS, AR_SIDES, 2);
	take(made, &got);
	check_near(got.soreness[AR_CALF][AR_LEFT], 6, 0);
	assert_true(isnan(got.soreness[AR_QUADRICEPS][AR_RIGHT]));
	check_near(got.legs_0_10, 2, 0);
}

static void
test_stress(void **state)
{
	struct made *made = *state;
	struct ar_plan_state got;

	for (int i = 10; i >= 1; i--)
		add_well(made, AR_WELL_STRESS, TODAY - i, i % 5);
	add_well(made, AR_WELL_STRESS, TODAY, 4);
	take(made, &got);
	assert_true(got.stress_mood_worst_fifth); /* 8 of 10 were below */
	made->wells[made->history.well_count - 1].item.value = 3;
	take(made, &got);
	assert_false(got.stress_mood_worst_fifth);
}

static void
test_days_off(void **state)
{
	struct made *made = *state;
	struct ar_plan_state got;

	add_day(made, TODAY - 30, 1, 0);
	add_day(made, TODAY - 6, 1, 0);
	take(made, &got);
	assert_int_equal(got.days_off, 0); /* 5 days: no loss yet (P37) */
	made->days[1].day = TODAY - 7;
	add_day(made, TODAY - 3, 0, 1);
	take(made, &got);
	assert_int_equal(got.days_off, 6);
	assert_true(got.cross_trained);
}

static void
test_illness(void **state)
{
	struct made *made = *state;
	struct ar_plan_state got;

	take(made, &got);
	assert_int_equal(got.illness, AR_ILLNESS_NONE);
	add_well(made, AR_WELL_ILLNESS, TODAY - 20, AR_ILLNESS_FEVER);
	add_well(made, AR_WELL_ILLNESS, TODAY - 4, AR_ILLNESS_BELOW_NECK);
	add_well(made, AR_WELL_ILLNESS, TODAY - 2, AR_ILLNESS_ABOVE_NECK);
	take(made, &got); /* the fever was another illness */
	assert_int_equal(got.illness, AR_ILLNESS_BELOW_NECK);
	assert_int_equal(got.illness_days, 3);
	assert_int_equal(got.illness_days_free, 1); /* yesterday: no word */
	add_well(made, AR_WELL_ILLNESS, TODAY - 1, AR_ILLNESS_NONE);
	take(made, &got);
	assert_int_equal(got.illness_days_free, 2);
	add_well(made, AR_WELL_ILLNESS, TODAY, AR_ILLNESS_FEVER);
	take(made, &got);
	assert_int_equal(got.illness, AR_ILLNESS_FEVER);
	assert_int_equal(got.illness_days, 5);
	assert_int_equal(got.illness_days_free, 0);
}

/* P33: short nights and a hurting week count, each morning by itself. */
static void
test_flags(void **state)
{
	struct made *made = *state;
	struct ar_plan_state got;

	take(made, &got);
	check_near(got.yellows_14d, 0, 0);
	add_well(made, AR_WELL_SLEEP_H, TODAY - 15, 5.5);
	add_well(made, AR_WELL_SLEEP_H, TODAY - 14, 5.5);
	add_well(made, AR_WELL_SLEEP_H, TODAY - 3, 5.5);
	add_well(made, AR_WELL_SLEEP_H, TODAY - 1, 7.5);
	add_well(made, AR_WELL_SLEEP_H, TODAY, 5.5);
	take(made, &got); /* neither the 15th day back nor today */
	check_near(got.yellows_14d, 2, 0);
	add_feel(made, AR_CALF, AR_LEFT, 5);
	made->feels[0].day = TODAY - 3;
	take(made, &got);
	check_near(got.yellows_14d, 3, 0);
}

int
main(void)
{
#define STATE_TEST(name)                                                       \
	cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	static const struct CMUnitTest tests[] = {
		STATE_TEST(test_nothing_known),
		STATE_TEST(test_nights),
		STATE_TEST(test_marks),
		STATE_TEST(test_stress),
		STATE_TEST(test_days_off),
		STATE_TEST(test_illness),
		STATE_TEST(test_flags),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
