/* What a day changes on other days (P14, P33, P34, P35), the ladder's
 * sessions, and what is refused. */
#include "tests/check.h"

#include <string.h>

#include "tests/training/test_day_case.h"

/* The week's easy run changes places with the hard one; P7, the days of the
 * runner, P14 and the second swap are kept. */
static void
test_swap(void **state)
{
	struct day_case c;
	struct ar_plan_day day;
	const struct ar_change *change;

	(void)state;
	case_open(&c);
	c.state.sleep_count = 1;
	c.sleep[0] = 5;
	case_plan(&c, 0, AR_PLAN_QUALITY, 10, NAN);
	case_plan(&c, 2, AR_PLAN_EASY, 12, NAN);
	case_plan(&c, 1, AR_PLAN_STRENGTH, NAN, 25);
	case_plan(&c, 5, AR_PLAN_LONG, 15, NAN);
	day = case_today(&c);
	assert_int_equal(day.session.number, 2);
	check_near(day.session.minutes, 40, 0);
	change = case_change(&day, 1);
	assert_int_equal(change->after.day, c.today + 2);
	assert_int_equal(case_change(&day, 2)->after.day, c.today);
	assert_int_equal(case_change(&day, 3)->after.kind, AR_PLAN_REST);
	assert_string_equal(case_change(&day, 3)->rule, "P14");
	c.planned[1].day = c.today + 3; /* the week does not grow */
	day = case_today(&c);
	assert_int_equal(case_change(&day, 1)->after.day, c.today + 3);
	c.planned[1].day = c.today + 2;
	c.planned[3].day = c.today + 3; /* P7: a day apart from the long run */
	day = case_today(&c);
	assert_int_equal(case_change(&day, 1)->after.day, c.today + 1);
	c.profile.person.age_y = 55; /* 72 hours: nowhere; dropped */
	day = case_today(&c);
	assert_int_equal(case_change(&day, 1)->after.kind, AR_PLAN_EASY);
	assert_int_equal(case_change(&day, 1)->after.day, c.today);
	assert_non_null(strstr(day.reason, "dropped"));
	c.profile.person.age_y = 40;
	c.profile.days[1] = c.profile.days[3] = true; /* Tuesday, Thursday */
	c.planned[3].day = c.today + 5;
	day = case_today(&c);
	assert_int_equal(case_change(&day, 1)->after.day, c.today + 2);
	c.planned[0].swaps = 2;
	day = case_today(&c);
	assert_int_equal(case_change(&day, 1)->after.kind, AR_PLAN_EASY);
	case_close(&c);
}

static void
test_missed(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	case_plan(&c, -1, AR_PLAN_LONG, 15, NAN);
	case_plan(&c, 0, AR_PLAN_EASY, 8, NAN);
	case_plan(&c, 2, AR_PLAN_EASY, 8, NAN);
	case_plan(&c, -2, AR_PLAN_EASY, 8, NAN); /* is not made up */
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_KEEP);
	check_near(day.session.distance_m, 8000, 0);
	assert_string_equal(case_change(&day, 1)->rule, "P34");
	assert_int_equal(case_change(&day, 1)->after.day, c.today + 2);
	assert_int_equal(case_change(&day, 3)->after.kind, AR_PLAN_REST);
	assert_null(case_change(&day, 4));
	c.planned[0].day = c.today - 3; /* 72 hours are over */
	assert_int_equal(case_today(&c).change_count, 0);
	case_close(&c);
}

static void
test_up(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	c.today = case_monday + 6;
	for (int ago = 28; ago >= 1; ago--)
		if (ago % 7 == 1 || ago % 7 == 3)
			case_run(&c, ago, AR_PLAN_EASY, 12);
	case_plan(&c, 2, AR_PLAN_EASY, 12, NAN);
	case_plan(&c, 6, AR_PLAN_EASY, 12, NAN);
	c.state.yellows_14d = 2;
	c.state.all_done_14d = true;
	day = case_today(&c);
	assert_int_equal(day.change_count, 2);
	assert_string_equal(day.changes[0].rule, "P33");
	check_near(day.changes[0].after.distance_m, 12600, 0);
	c.planned[1].distance_m = 12700; /* P2: at most 13.2 */
	assert_int_equal(case_today(&c).change_count, 1);
	c.planned[0].distance_m = c.planned[1].distance_m = 9000; /* P5 */
	assert_int_equal(case_today(&c).change_count, 0);
	c.planned[0].distance_m = c.planned[1].distance_m = 12000;
	c.state.yellows_14d = 3;
	assert_int_equal(case_today(&c).change_count, 0);
	c.state.yellows_14d = 2;
	c.state.form = -30.1; /* P31: nothing is added */
	assert_int_equal(case_today(&c).change_count, 0);
	c.state.form = NAN;
	c.profile.goal_day = c.today + 10; /* P36 */
	assert_int_equal(case_today(&c).change_count, 0);
	c.profile.goal_day = 0;
	c.state.sleep_count = 14;
	for (int i = 0; i < 14; i++)
		c.sleep[i] = 6.9; /* P28 */
	assert_int_equal(case_today(&c).change_count, 0);
	c.state.sleep_count = 0;
	c.planned[0].phase = AR_PHASE_SPECIFIC;
	c.planned[1].phase = AR_PHASE_TAPER;
	assert_int_equal(case_today(&c).change_count, 0);
	case_close(&c);
}

/* Walking and running in turns keeps its turns. */
static void
test_ladder_day(void **state)
{
	struct day_case c;
	struct ar_plan_day day;
	struct ar_planned *s;

	(void)state;
	case_open(&c);
	c.state.days_off = 40;
	s = case_plan(&c, 0, AR_PLAN_EASY, NAN, 30);
	s->rules[0] = "P41";
	s->step_count = 2;
	s->steps[0] = (struct ar_plan_step){ .repeat = 10, .group = 2,
		.what = "run", .seconds = 60, .metres = NAN };
	s->steps[1] = (struct ar_plan_step){ .repeat = 1, .group = 1,
		.what = "walk", .seconds = 120, .metres = NAN };
	assert_int_equal(case_today(&c).action, AR_ACTION_KEEP);
	case_sore(&c, AR_QUADRICEPS, 4);
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_EASY);
	check_near(day.session.minutes, 18, 0);
	assert_int_equal(day.session.steps[0].repeat, 6);
	check_near(day.session.steps[1].seconds, 120, 0);
	case_close(&c);
}

static void
refused(struct day_case *c, const char *where)
{
	struct ar_plan_day day;
	struct ar_error err = { 0 };

	assert_int_equal(ar_plan_today(&c->profile, c->planned,
	    c->planned_count, c->runs, c->run_count, &c->state, c->today,
	    c->arena, &day, &err), AR_EINPUT);
	assert_string_equal(err.where, where);
}

static void
test_refused(void **state)
{
	struct day_case c;

	(void)state;
	case_open(&c);
	case_sore(&c, AR_CALF, 11);
	refused(&c, "soreness");
	case_sore(&c, AR_CALF, NAN);
	c.state.sleep_count = 1;
	c.sleep[0] = 25;
	refused(&c, "sleep_h");
	c.sleep[0] = 8;
	c.state.days_off = -1;
	refused(&c, "days_off");
	c.state.days_off = 0;
	case_plan(&c, 0, AR_PLAN_KINDS, 5, NAN);
	refused(&c, "planned");
	c.planned_count = 0;
	case_run(&c, 1, AR_PLAN_EASY, 5)->distance_m = -1;
	refused(&c, "history");
	c.run_count = 0;
	c.today = INT64_MAX;
	refused(&c, "date");
	c.today = case_monday;
	case_forecast(&c, AR_LOAD_ROWS, 2, 3);
	refused(&c, "forecast");
	c.state.forecast_count = 0;
	case_pain(&c, "region=calf severity_worst=4")
	    ->value[ar_pain_key_find("severity_worst", 14)] = 12;
	refused(&c, "severity_worst");
	case_close(&c);
}

/* Without memory: AR_EMEM, for every k-th limit. */
static void
test_no_memory(void **state)
{
	struct day_case c;
	int refusals = 0;

	(void)state;
	case_open(&c);
	c.state.sleep_count = 1;
	c.sleep[0] = 5;
	case_plan(&c, 0, AR_PLAN_QUALITY, 10, NAN);
	case_plan(&c, 2, AR_PLAN_EASY, 10, NAN);
	for (size_t limit = 64; limit < 200000; limit += 97) {
		struct ar_arena *arena = ar_arena_open(limit);
		struct ar_plan_day day;
		struct ar_error err = { 0 };
		enum ar_status status;

		if (arena == NULL)
			continue;
		status = ar_plan_today(&c.profile, c.planned,
		    c.planned_count, NULL, 0, &c.state, c.today, arena, &day,
		    &err);
		assert_true(status == AR_OK || status == AR_EMEM);
		refusals += status == AR_EMEM;
		ar_arena_close(arena);
	}
	assert_true(refusals > 0);
	case_close(&c);
}

/* Nothing planned, nothing known. */
static void
test_empty(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	day = case_today(&c);
	assert_false(day.due);
	assert_int_equal(day.action, AR_ACTION_KEEP);
	assert_int_equal(day.session.kind, AR_PLAN_REST);
	assert_int_equal(day.change_count, 0);
	case_plan(&c, 0, AR_PLAN_EASY, 10, NAN)->done = true;
	c.state.not_right = true;
	day = case_today(&c);
	assert_true(day.due);
	assert_int_equal(day.action, AR_ACTION_KEEP);
	case_close(&c);
}

static void
test_return_days(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	c.state.days_off = 2; /* rest days of the plan */
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	c.state.days_off = 5;
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_SWAP);
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_KEEP);
	assert_int_equal(case_action_of(&c, AR_PLAN_LONG), AR_ACTION_KEEP);
	c.state.days_off = 6;
	assert_int_equal(case_action_of(&c, AR_PLAN_LONG), AR_ACTION_SWAP);
	c.state.days_off = 28; /* P39: easy only from four weeks on */
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_EASY);
	c.state.days_off = 27;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_CUT);
	c.state.days_off = 30;
	day = case_day_of(&c, AR_PLAN_EASY, 20);
	assert_int_equal(day.action, AR_ACTION_EASY_SHORT);
	check_near(day.session.minutes, 25, 0);
	/* the second half of the way back after 12 days, from the log */
	c.state.days_off = 0;
	for (int ago = 46; ago >= 20; ago -= 2)
		case_run(&c, ago, AR_PLAN_EASY, 10);
	case_run(&c, 7, AR_PLAN_EASY, 10);
	case_run(&c, 2, AR_PLAN_EASY, 10);
	day = case_day_of(&c, AR_PLAN_EASY, 10);
	check_near(day.session.distance_m, 7500, 0);
	assert_true(case_rule(&day, "P38"));
	/* 30 days off are over 30 days later */
	for (int back = 29; back <= 30; back++) {
		c.run_count = 0;
		for (int ago = back + 60; ago > back + 30; ago -= 3)
			case_run(&c, ago, AR_PLAN_EASY, 10);
		for (int ago = back; ago > 0; ago--)
			case_run(&c, ago, AR_PLAN_EASY, 10);
		c.runs[9].day = c.today - back - 31; /* eve of the pause */
		assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), back < 30
		    ? AR_ACTION_EASY : AR_ACTION_KEEP);
	}
	case_close(&c);
}

/* C6 example 1 with a log: rest days of the runner's own rhythm are no time
 * off, longer gaps are. */
static void
test_rhythm(void **state)
{
	struct day_case c;

	(void)state;
	case_open(&c);
	for (int ago = 32; ago >= 4; ago -= 4) /* twice a week */
		case_run(&c, ago, AR_PLAN_EASY, 10);
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	c.run_count = 0;
	for (int ago = 34; ago >= 5; ago -= 4)
		case_run(&c, ago, AR_PLAN_EASY, 10);
	c.runs[c.run_count - 1].day--; /* one rest day more than usual */
	case_run(&c, 20, AR_PLAN_EASY, 10);
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_SWAP);
	c.run_count = 0;
	for (int ago = 30; ago >= 4; ago -= 2) /* every other day */
		case_run(&c, ago, AR_PLAN_EASY, 10);
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_SWAP);
	case_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_swap),
		cmocka_unit_test(test_return_days),
		cmocka_unit_test(test_rhythm),
		cmocka_unit_test(test_missed),
		cmocka_unit_test(test_up),
		cmocka_unit_test(test_ladder_day),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_no_memory),
		cmocka_unit_test(test_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
