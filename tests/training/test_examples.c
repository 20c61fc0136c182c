/* The worked examples of load-triage-plan.md C6, by number, and P37's table.
 * Values exactly as written there. */
#include "tests/check.h"

#include <string.h>

#include "afterrun/plan_return.h"
#include "tests/training/test_day_case.h"

static void
a_quiet_state(struct day_case *c)
{
	c->state.sleep_count = 14;
	for (int i = 0; i < 14; i++)
		c->sleep[i] = 7.5;
	case_hrv(c, 1);
	c->state.resting_count = 35;
	for (int i = 0; i < 35; i++)
		c->resting[i] = 50;
}

static void
example_1(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	a_quiet_state(&c);
	case_plan(&c, 0, AR_PLAN_QUALITY, 8, NAN);
	case_run(&c, 9, AR_PLAN_LONG, 14);
	case_sore(&c, AR_CALF, 2);
	case_sore(&c, AR_QUADRICEPS, 1);
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_KEEP);
	assert_null(day.rules[0]);
	assert_int_equal(day.change_count, 0);
	assert_true(day.due);
	check_near(day.session.distance_m, 8000, 0);
	assert_non_null(day.reason);
	case_close(&c);
}

static void
example_2(void **state)
{
	struct day_case c;
	struct ar_plan_day day;
	const struct ar_change *moved;

	(void)state;
	case_open(&c);
	case_run(&c, 8, AR_PLAN_LONG, 15);
	case_run(&c, 1, AR_PLAN_EASY, 10);
	case_plan(&c, 0, AR_PLAN_LONG, 16, NAN)->descent_m = 200;
	case_forecast(&c, AR_LOAD_QUADRICEPS, 24, 5.2);
	case_forecast(&c, AR_LOAD_QUADRICEPS, 48, 4.8);
	case_forecast(&c, AR_LOAD_QUADRICEPS, 72, 2.8);
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_EASY);
	assert_true(case_rule(&day, "P24"));
	assert_true(case_rule(&day, "P25"));
	assert_int_equal(day.session.kind, AR_PLAN_EASY);
	check_near(day.session.distance_m, 9600, 0);
	check_near(day.session.descent_m, 0, 0);
	moved = case_change(&day, 1);
	assert_non_null(moved);
	assert_int_equal(moved->after.day, c.today + 3); /* +72 h */
	assert_int_equal(moved->after.kind, AR_PLAN_LONG);
	check_near(moved->after.distance_m, 16000, 0);
	assert_non_null(strstr(day.reason, "quadriceps"));
	assert_non_null(strstr(day.reason, "72 hours"));
	assert_string_equal(moved->rule, "P24");
	case_close(&c);
}

static void
example_3(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	case_run(&c, 10, AR_PLAN_LONG, 12);
	case_plan(&c, 0, AR_PLAN_LONG, 14, NAN);
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_CUT);
	check_near(day.session.distance_m, 13200, 0);
	assert_true(case_rule(&day, "P21"));
	assert_true(case_rule(&day, "P2"));
	assert_non_null(strstr(day.reason, "17 %"));
	assert_non_null(strstr(day.reason, "1.64"));
	case_close(&c);
}

static void
example_4(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	case_run(&c, 12, AR_PLAN_LONG, 12);
	case_run(&c, 1, AR_PLAN_EASY, 25);
	case_plan(&c, 0, AR_PLAN_EASY, 8, NAN);
	case_plan(&c, 1, AR_PLAN_EASY, 8, NAN);
	case_plan(&c, 3, AR_PLAN_EASY, 10, NAN);
	case_plan(&c, 8, AR_PLAN_EASY, 10, NAN); /* after the week */
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_REST);
	assert_true(day.ask_triage);
	assert_non_null(strstr(day.reason, "108.3"));
	check_near(case_change(&day, 3)->after.distance_m, 7000, 0);
	assert_string_equal(case_change(&day, 3)->rule, "P21");
	assert_null(case_change(&day, 4));
	for (int i = 1; i <= 7; i++) { /* the days after */
		c.today = case_monday + 1 + i;
		c.state.days_since_change = i;
		day = case_today(&c);
		assert_int_equal(day.ask_triage, i < 7);
		if (i == 1)
			assert_int_equal(day.action, AR_ACTION_REST);
		else
			assert_int_not_equal(day.action, AR_ACTION_REST);
	}
	case_close(&c);
}

/* The 25 km do not open the window: the next long run is at most 12 km, runs
 * of other kinds at most 13.2. */
static void
example_4_next_long(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	case_run(&c, 20, AR_PLAN_LONG, 12);
	case_run(&c, 9, AR_PLAN_EASY, 25);
	case_plan(&c, 0, AR_PLAN_LONG, 26, NAN);
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_CUT);
	check_near(day.session.distance_m, 12000, 0);
	c.planned[0].kind = AR_PLAN_EASY;
	day = case_today(&c);
	check_near(day.session.distance_m, 13200, 0);
	case_close(&c);
}

static void
example_5(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	a_quiet_state(&c);
	c.sleep[13] = 5 + 20.0 / 60;
	case_hrv(&c, 0.9);
	/* not for three days running: the two mornings before were usual */
	for (int i = 57; i < 66; i++)
		c.hrv[i] = 50;
	c.hrv[66] = 20;
	case_sore(&c, AR_CALF, 1);
	case_plan(&c, 0, AR_PLAN_QUALITY, NAN, 60)->flavour = AR_FLAVOUR_I;
	day = case_today(&c);
	assert_int_equal(day.yellow, 2);
	assert_int_equal(day.action, AR_ACTION_SWAP);
	assert_true(case_rule(&day, "P26"));
	assert_true(case_rule(&day, "P28"));
	assert_int_equal(day.session.kind, AR_PLAN_EASY);
	check_near(day.session.minutes, 40, 0);
	assert_int_equal(case_change(&day, 1)->after.day, c.today + 2);
	assert_int_equal(case_change(&day, 1)->after.flavour, AR_FLAVOUR_I);
	assert_int_equal(case_change(&day, 1)->after.swaps, 1);
	case_close(&c);
}

static void
example_6(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	a_quiet_state(&c);
	c.sleep[13] = 5 + 20.0 / 60;
	for (int i = 57; i < 66; i++)
		c.hrv[i] = 50;
	c.hrv[66] = 20;
	for (int i = 28; i < 35; i++)
		c.resting[i] = 57;
	c.state.easy_hr_change_pct = 6;
	case_plan(&c, 0, AR_PLAN_QUALITY, NAN, 60);
	day = case_today(&c);
	assert_int_equal(day.yellow, 4);
	assert_int_equal(day.action, AR_ACTION_REST);
	assert_true(case_rule(&day, "P32"));
	assert_int_equal(day.session.kind, AR_PLAN_REST);
	assert_int_equal(case_change(&day, 1)->after.kind, AR_PLAN_QUALITY);
	c.planned[0].swaps = 2; /* P35: dropped */
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_REST);
	assert_int_equal(case_change(&day, 1)->after.kind, AR_PLAN_REST);
	assert_non_null(strstr(day.reason, "dropped"));
	case_close(&c);
}

static void
example_7(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	case_pain(&c, "region=achilles side=left tissue=tendon "
	    "onset=gradual_in_run duration_days=21 severity_worst=4 "
	    "severity_now=3 severity_in_run=4 severity_next_morning=2 "
	    "stiff_in_morning=1 morning_stiff_min=10");
	case_plan(&c, 0, AR_PLAN_STRIDES, 8, NAN)->descent_m = 60;
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_EASY);
	assert_true(case_rule(&day, "P18"));
	assert_true(case_rule(&day, "P25"));
	assert_int_equal(day.session.kind, AR_PLAN_EASY); /* no strides */
	check_near(day.session.descent_m, 0, 0);          /* flat */
	check_near(day.session.distance_m, 8000, 0);
	assert_non_null(strstr(day.reason, "heel raises"));
	assert_non_null(strstr(day.reason, "T42"));

	/* the next day at 6 of 10 */
	c.pains[0].date_utc_s = (double)c.today * 86400 + 64800;
	c.pains[0].value[ar_pain_key_find("severity_in_run", 15)] = 6;
	for (int i = 0; i <= 2; i++) {
		day = case_today(&c);
		assert_int_equal(day.action, AR_ACTION_XT);
		c.today++;
		c.planned[0].day++;
	}
	/* a new report after the 48 hours: back at its usual level */
	c.past_reports[0][0] = c.pains[0];
	c.past[0].count = 1;
	c.pains[0].date_utc_s = (double)c.today * 86400 + 25200;
	c.pains[0].value[ar_pain_key_find("severity_in_run", 15)] = 2;
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_EASY);
	check_near(day.session.distance_m, 6000, 0); /* -25 % */
	c.pains[0].value[ar_pain_key_find("severity_next_morning", 21)] = 3;
	assert_int_equal(case_today(&c).action, AR_ACTION_EASY_SHORT);
	case_close(&c);
}

static void
example_8(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	c.state.illness = AR_ILLNESS_FEVER;
	c.state.illness_days = 3;
	for (int free = 0; free <= 8; free++) {
		c.state.illness_days_free = free;
		c.planned_count = 0;
		case_plan(&c, 0, AR_PLAN_EASY, 12, NAN);
		day = case_today(&c);
		assert_int_equal(day.action, free <= 1 ? AR_ACTION_REST
		    : free <= 4 ? AR_ACTION_EASY_SHORT : AR_ACTION_KEEP);
		if (free > 1 && free <= 4)
			check_near(day.session.minutes, 30, 0);
		c.planned_count = 0;
		case_plan(&c, 0, AR_PLAN_QUALITY, 12, NAN);
		day = case_today(&c);
		assert_int_equal(ar_plan_kind_name(day.session.kind)[0] == 'Q',
		    free > 7); /* no quality for 7 days */
	}
	check_near(ar_time_off_share(4, false), 1, 0);
	check_near(ar_time_off_share(5, false), 1, 0);
	check_near(ar_time_off_share(6, false), 0.997, 1e-9);
	case_close(&c);
}

static void
example_9(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	check_near(45.0 * ar_time_off_share(14, false), 43.8, 0.05);
	double first = 0, second = 0;

	for (int i = 0; i < 7; i++) {
		first += 40.0 / 7 * ar_return_volume_share(14, i);
		second += 40.0 / 7 * ar_return_volume_share(14, 7 + i);
	}
	check_near(first, 20, 1e-9);
	check_near(second, 30, 1e-9);
	check_near(ar_return_volume_share(14, 14), 1, 0);

	case_open(&c);
	c.state.days_off = 14;
	case_run(&c, 15, AR_PLAN_EASY, 8);
	case_plan(&c, 0, AR_PLAN_EASY, 10, NAN);
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_CUT);
	check_near(day.session.distance_m, 5000, 0);
	assert_true(case_rule(&day, "P38"));
	c.planned[0].distance_m = 20000; /* first run <= 1.10 × longest */
	day = case_today(&c);
	check_near(day.session.distance_m, 8800, 0);
	case_close(&c);
}

static void
example_10(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	case_run(&c, 8, AR_PLAN_LONG, 30);
	case_run(&c, 1, AR_PLAN_RACE, 42.195);
	case_forecast(&c, AR_LOAD_QUADRICEPS, 0, 6.0);
	case_plan(&c, 0, AR_PLAN_EASY, 10, NAN);
	for (int day_after = 1; day_after <= 15; day_after++) {
		c.today = case_monday + day_after;
		c.planned[0].day = c.today;
		c.planned[0].kind = AR_PLAN_EASY;
		c.forecast[0].soreness_0_10 = day_after < 4 ? 6 : 2;
		day = case_today(&c);
		if (day_after <= 3) {
			assert_int_equal(day.action, AR_ACTION_XT);
			check_near(day.session.minutes, 30, 0);
		} else if (day_after <= 5) {
			assert_int_equal(day.action, AR_ACTION_EASY_SHORT);
			c.forecast[0].soreness_0_10 = 3;
			assert_int_equal(case_today(&c).action, AR_ACTION_XT);
			c.forecast[0].soreness_0_10 = 2;
		}
		c.planned[0].kind = AR_PLAN_QUALITY;
		day = case_today(&c);
		assert_int_equal(day.session.kind == AR_PLAN_QUALITY,
		    day_after > 14);
	}
	c.today = case_monday + 4;
	c.planned[0].day = c.today;
	case_pain(&c, "region=thigh_front side=both tissue=muscle "
	    "onset=after_run duration_days=4 severity_worst=7 severity_now=7 "
	    "trend=same");
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_REST);
	assert_true(case_rule(&day, "P17"));
	assert_non_null(strstr(day.reason, "urgency E2 by T27"));
	assert_false(day.undo);
	case_close(&c);
}

static void
example_11(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	case_pain(&c, "region=shin_inner side=right tissue=bone "
	    "bone_tender=focal low_energy=1 severity_worst=4 severity_now=1 "
	    "severity_in_run=1 severity_next_morning=0 duration_days=10");
	case_plan(&c, 0, AR_PLAN_EASY, 8, NAN);
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_REST);
	assert_false(day.undo);
	assert_true(case_rule(&day, "P17"));
	assert_non_null(strstr(day.reason, "clinician"));
	case_close(&c);

	struct ar_return_case injury = { .days_off = 40, .injured = true,
		.bone = true };
	struct ar_return_ready ready = { 30, 0, NAN, 10, false, true, false,
		false, 5 };

	assert_int_equal(ar_return_first_step(&injury), 1);
	assert_non_null(ar_return_missing(&ready));
	ready.clinician_yes = true;
	assert_null(ar_return_missing(&ready));
	ready.bone_tender = true;
	assert_non_null(ar_return_missing(&ready));
}

/* Example 12 is the builder's (P13, the ladder); here its part of the day. */
static void
example_12(void **state)
{
	struct ar_return_case novice = { .novice = true };

	(void)state;
	assert_int_equal(ar_return_first_step(&novice), 2);
	check_near(ar_ladder_step(2).run_min, 1, 0);
	assert_int_equal(ar_ladder_step(2).repeats, 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(example_1), cmocka_unit_test(example_2),
		cmocka_unit_test(example_3), cmocka_unit_test(example_4),
		cmocka_unit_test(example_4_next_long),
		cmocka_unit_test(example_5), cmocka_unit_test(example_6),
		cmocka_unit_test(example_7), cmocka_unit_test(example_8),
		cmocka_unit_test(example_9), cmocka_unit_test(example_10),
		cmocka_unit_test(example_11), cmocka_unit_test(example_12),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
