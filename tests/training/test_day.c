/* Gates P17–P38 one by one, at their limits. */
#include "tests/check.h"

#include <string.h>

#include "tests/training/test_day_case.h"

static void
test_soreness(void **state)
{
	static const struct {
		double mark;
		enum ar_action easy, hard;
		double km; /* of 10 easy; NAN: no run */
	} rows[] = {
		{ 0, AR_ACTION_KEEP, AR_ACTION_KEEP, 10 },
		{ 2, AR_ACTION_KEEP, AR_ACTION_KEEP, 10 },
		{ 2.4, AR_ACTION_KEEP, AR_ACTION_KEEP, 10 },
		{ 3, AR_ACTION_KEEP, AR_ACTION_SWAP, 10 },
		{ 3.5, AR_ACTION_EASY, AR_ACTION_EASY, 6 },
		{ 4, AR_ACTION_EASY, AR_ACTION_EASY, 6 },
		{ 5.4, AR_ACTION_EASY, AR_ACTION_EASY, 6 },
		{ 6, AR_ACTION_XT, AR_ACTION_XT, NAN },
		{ 7, AR_ACTION_REST, AR_ACTION_REST, NAN },
		{ 10, AR_ACTION_REST, AR_ACTION_REST, NAN },
	};
	struct day_case c;

	(void)state;
	case_open(&c);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct ar_plan_day day;

		case_sore(&c, AR_CALF, rows[i].mark);
		day = case_day_of(&c, AR_PLAN_EASY, 10);
		assert_int_equal(day.action, rows[i].easy);
		if (!isnan(rows[i].km))
			check_near(day.session.distance_m, rows[i].km * 1000,
			    0);
		assert_int_equal(day.ask_triage, rows[i].mark >= 8);
		assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY),
		    rows[i].hard);
	}
	/* at 3 hard running is fine where another part is its target */
	case_sore(&c, AR_CALF, 3);
	c.planned_count = 0;
	case_plan(&c, 0, AR_PLAN_QUALITY, 10, NAN)->regions =
	    1u << AR_LOAD_GLUTES;
	assert_int_equal(case_today(&c).action, AR_ACTION_KEEP);
	/* what is said outranks the forecast of its part only */
	case_sore(&c, AR_CALF, 1);
	case_forecast(&c, AR_LOAD_CALF_SOLEUS, 2, 6);
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_KEEP);
	case_forecast(&c, AR_LOAD_QUADRICEPS, 2, 6);
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_XT);
	case_close(&c);
}

/* The legs as a whole name no part to spare; what they say holds for all. */
static void
test_legs_as_a_whole(void **state)
{
	struct ar_plan_day day;
	struct day_case c;

	(void)state;
	case_open(&c);
	c.state.legs_0_10 = 4;
	day = case_day_of(&c, AR_PLAN_EASY, 10);
	assert_int_equal(day.action, AR_ACTION_EASY);
	check_near(day.session.distance_m, 6000, 0);
	assert_non_null(strstr(day.reason, "Your legs are sore"));
	case_sore(&c, AR_CALF, 0); /* what is said of a part goes before */
	case_sore(&c, AR_SHIN, 4);
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_XT);
	case_sore(&c, AR_SHIN, 1);
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_EASY);
	c.state.legs_0_10 = 7;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_REST);
	case_close(&c);
}

static void
test_regions(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	/* shins: walk or ride, although 4 would be an easy run elsewhere */
	case_sore(&c, AR_SHIN, 4);
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_XT);
	case_sore(&c, AR_SHIN, NAN);
	/* P22: 31 % more than the most of 30 days, the log long enough */
	for (int ago = 25; ago >= 1; ago -= 4) {
		struct ar_plan_run *run = case_run(&c, ago, AR_PLAN_EASY, 10);

		for (int r = 0; r < AR_LOAD_ROWS; r++)
			run->dose_eq_km[r] = 10;
	}
	c.runs[c.run_count - 1].dose_eq_km[AR_LOAD_HAMSTRINGS] = 13.1;
	c.planned_count = 0;
	case_plan(&c, 0, AR_PLAN_QUALITY, 8, NAN)->flavour = AR_FLAVOUR_I;
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_SWAP);
	assert_true(case_rule(&day, "P22") && case_rule(&day, "P25"));
	c.planned[0].flavour = AR_FLAVOUR_T; /* not faster than T */
	assert_int_equal(case_today(&c).action, AR_ACTION_KEEP);
	c.runs[c.run_count - 1].dose_eq_km[AR_LOAD_HAMSTRINGS] = 13;
	c.planned[0].flavour = AR_FLAVOUR_I;
	assert_int_equal(case_today(&c).action, AR_ACTION_KEEP);
	/* quads: no descents, no long run over 60 % */
	c.runs[c.run_count - 1].dose_eq_km[AR_LOAD_QUADRICEPS] = 20;
	c.planned_count = 0;
	case_plan(&c, 0, AR_PLAN_LONG, 10, NAN)->descent_m = 100;
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_CUT);
	assert_int_equal(day.session.kind, AR_PLAN_LONG);
	check_near(day.session.distance_m, 6000, 0);
	check_near(day.session.descent_m, 0, 0);
	/* glutes: no climbs */
	c.runs[c.run_count - 1].dose_eq_km[AR_LOAD_QUADRICEPS] = 10;
	c.runs[c.run_count - 1].dose_eq_km[AR_LOAD_GLUTES] = 20;
	c.planned[0].kind = AR_PLAN_QUALITY;
	c.planned[0].flavour = AR_FLAVOUR_HILLS;
	assert_int_equal(case_today(&c).action, AR_ACTION_SWAP);
	/* a log of fewer runs says nothing */
	c.runs[0].dose_eq_km[AR_LOAD_QUADRICEPS] = NAN;
	c.runs[1].dose_eq_km[AR_LOAD_QUADRICEPS] = NAN;
	assert_int_equal(case_today(&c).action, AR_ACTION_KEEP);
	case_close(&c);
}

static void
test_sleep_and_flags(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	c.state.sleep_count = 1;
	c.sleep[0] = 6;
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	c.sleep[0] = 5.9;
	day = case_day_of(&c, AR_PLAN_QUALITY, 10);
	assert_int_equal(day.action, AR_ACTION_SWAP);
	assert_int_equal(day.yellow, 1);
	day = case_day_of(&c, AR_PLAN_EASY, 10); /* one flag: as planned */
	assert_int_equal(day.action, AR_ACTION_KEEP);
	assert_true(case_rule(&day, "P32"));
	c.sleep[0] = 4.4;
	day = case_day_of(&c, AR_PLAN_EASY, 10);
	assert_int_equal(day.action, AR_ACTION_EASY_SHORT);
	check_near(day.session.minutes, 30, 0);
	c.sleep[0] = 5.9;
	c.state.stress_mood_worst_fifth = true;
	c.state.rpe_over_count = 2;
	c.over[0] = c.over[1] = 2;
	day = case_day_of(&c, AR_PLAN_EASY, 10); /* three */
	assert_int_equal(day.yellow, 3);
	assert_int_equal(day.action, AR_ACTION_EASY_SHORT);
	c.over[0] = 1.9; /* not twice in a row */
	assert_int_equal(case_day_of(&c, AR_PLAN_EASY, 10).yellow, 2);
	c.state.easy_hr_change_pct = 4.9;
	assert_int_equal(case_day_of(&c, AR_PLAN_EASY, 10).yellow, 2);
	c.state.easy_hr_change_pct = 5;
	assert_int_equal(case_day_of(&c, AR_PLAN_EASY, 10).yellow, 3);
	/* a resting pulse alone never moves anything */
	ar_plan_state_clear(&c.state);
	c.state.resting_bpm = c.resting;
	c.state.resting_count = 35;
	for (int i = 0; i < 35; i++)
		c.resting[i] = i < 28 ? 50 : 54.9;
	assert_int_equal(case_day_of(&c, AR_PLAN_QUALITY, 10).yellow, 0);
	c.resting[34] = 60; /* +10 on the day */
	day = case_day_of(&c, AR_PLAN_QUALITY, 10);
	assert_int_equal(day.yellow, 1);
	assert_int_equal(day.action, AR_ACTION_KEEP);
	case_close(&c);
}

static void
test_hrv(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	case_hrv(&c, 1);
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	case_hrv(&c, 0.99); /* the band is half an SD, about 2 % */
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	case_hrv(&c, 0.97);
	assert_int_not_equal(case_action_of(&c, AR_PLAN_QUALITY),
	    AR_ACTION_KEEP);
	case_hrv(&c, 0.9); /* below for days */
	c.planned_count = 1;
	case_plan(&c, 2, AR_PLAN_EASY, 10, NAN);
	c.planned[0].kind = AR_PLAN_EASY;
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_EASY_SHORT);
	check_near(case_change(&day, 2)->after.distance_m, 8000, 0);
	case_hrv(&c, 1.1);
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	c.state.fatigue_0_10 = 4;
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_EASY);
	/* too few values: off */
	case_hrv(&c, 0.9);
	for (int i = 60; i < 64; i++)
		c.hrv[i] = NAN;
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	case_hrv(&c, 0.9);
	c.state.hrv_count = 27; /* 20 days of band */
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	case_close(&c);
}

static void
test_form_and_monotony(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	c.state.form = -40;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_KEEP);
	c.state.form = -40.1;
	c.planned_count = 0;
	case_plan(&c, 0, AR_PLAN_EASY, 10, NAN);
	case_plan(&c, 2, AR_PLAN_EASY, 10, NAN);
	case_plan(&c, 3, AR_PLAN_EASY, 10, NAN);
	day = case_today(&c);
	assert_int_equal(day.action, AR_ACTION_CUT);
	check_near(day.session.distance_m, 7000, 0);
	check_near(case_change(&day, 2)->after.distance_m, 7000, 0);
	assert_null(case_change(&day, 3));
	/* P35: not again within 72 hours, not twice on the same run */
	case_apply(&c, &day);
	c.today += 2;
	c.state.days_since_change = 2;
	day = case_today(&c);
	check_near(day.session.distance_m, 7000, 0);
	assert_int_equal(day.change_count, 0);
	/* and on until it is above -20 */
	c.today++;
	c.state.days_since_change = 3;
	c.state.form = -20;
	assert_int_equal(case_today(&c).action, AR_ACTION_CUT);
	c.state.form = -19.9;
	assert_int_equal(case_today(&c).action, AR_ACTION_KEEP);
	c.state.form = -50; /* P35: a change was made the day before */
	c.state.days_since_change = 1;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_KEEP);
	c.state.days_since_change = 3;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_CUT);
	/* P30 */
	c.state.form = NAN;
	c.state.monotony = 2.1;
	c.state.strain = 1000;
	c.state.strain_p90 = 900;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_REST);
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	c.state.monotony = 2;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_KEEP);
	case_close(&c);
}

static void
test_not_right(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	c.state.not_right = true;
	day = case_day_of(&c, AR_PLAN_QUALITY, 10);
	assert_int_equal(day.action, AR_ACTION_EASY_SHORT);
	assert_true(day.undo);
	assert_true(case_rule(&day, "P23"));
	case_sore(&c, AR_CALF, 4);
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_XT);
	case_sore(&c, AR_CALF, 7);
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_REST);
	case_close(&c);
}

static void
test_undo(void **state)
{
	static const char *const undone[] = { "P28", "P17", "P32" };
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	c.state.sleep_count = 1;
	c.sleep[0] = 4;
	c.state.undone = undone;
	c.state.undone_count = 3;
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	case_pain(&c, "region=calf side=right severity_worst=4 "
	    "calf_diff_cm=3.5 duration_days=2");
	c.planned_count = 0;
	case_plan(&c, 0, AR_PLAN_QUALITY, 10, NAN);
	case_plan(&c, 0, AR_PLAN_STRENGTH, NAN, 25);
	day = case_today(&c); /* P17 cannot be undone */
	assert_int_equal(day.action, AR_ACTION_REST);
	assert_true(day.suspended);
	assert_false(day.undo);
	assert_int_equal(case_change(&day, 1)->after.kind, AR_PLAN_REST);
	assert_int_equal(case_change(&day, 2)->after.kind, AR_PLAN_REST);
	assert_false(case_change(&day, 2)->undo);
	c.planned[0].done = true;
	assert_int_equal(case_today(&c).action, AR_ACTION_REST);
	case_close(&c);
}

static void
test_last_days(void **state)
{
	struct day_case c;

	(void)state;
	case_open(&c);
	case_sore(&c, AR_CALF, 4);
	c.profile.goal_day = c.today + 11;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_EASY);
	c.profile.goal_day = c.today + 10;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_XT);
	/* the race itself is the runner's own: only pain, illness and very
	 * sore legs speak */
	c.profile.goal_day = c.today;
	c.state.sleep_count = 1;
	c.sleep[0] = 4;
	case_hrv(&c, 0.9);
	assert_int_equal(case_action_of(&c, AR_PLAN_RACE), AR_ACTION_KEEP);
	c.state.illness = AR_ILLNESS_FEVER;
	assert_int_equal(case_action_of(&c, AR_PLAN_RACE), AR_ACTION_REST);
	case_close(&c);
}

/* E3 with a limp: triage allows no run (T48). */
static void
test_limp(void **state)
{
	struct day_case c;

	(void)state;
	case_open(&c);
	case_pain(&c, "region=calf side=left tissue=muscle limp=1 "
	    "onset=next_day severity_worst=3 severity_now=2 duration_days=1");
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_XT);
	case_close(&c);
}

static void
test_races(void **state)
{
	static const struct {
		double km;
		int easy; /* days */
	} rows[] = { { 5, 1 }, { 10, 3 }, { 21.0975, 7 }, { 42.195, 14 } };
	struct day_case c;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		case_open(&c);
		case_run(&c, 20, AR_PLAN_LONG, 42);
		case_run(&c, rows[i].easy, AR_PLAN_RACE, rows[i].km);
		assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY),
		    AR_ACTION_EASY);
		c.runs[1].day--;
		assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY),
		    AR_ACTION_KEEP);
		/* the log does not say how far: the goal does */
		c.runs[1].distance_m = NAN;
		c.profile.goal_day = c.runs[1].day;
		c.profile.goal = (enum ar_goal)i;
		assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY),
		    AR_ACTION_KEEP);
		c.profile.goal_day = ++c.runs[1].day;
		assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY),
		    AR_ACTION_EASY);
		case_close(&c);
	}
}

static void
test_illness(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	c.state.illness = AR_ILLNESS_ABOVE_NECK;
	c.state.illness_days = 2;
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_EASY);
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_EASY);
	assert_int_equal(case_action_of(&c, AR_PLAN_CROSS), AR_ACTION_KEEP);
	c.state.illness_days_free = 1;
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	c.state.illness = AR_ILLNESS_BELOW_NECK; /* two days: two short ones */
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_REST);
	c.state.illness_days_free = 3;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY),
	    AR_ACTION_EASY_SHORT);
	c.state.illness_days_free = 4;
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	c.state.illness_days_free = 0; /* ill: dropped, not moved */
	day = case_day_of(&c, AR_PLAN_QUALITY, 10);
	assert_int_equal(day.change_count, 1);
	assert_int_equal(day.changes[0].after.kind, AR_PLAN_REST);
	case_close(&c);
}

/* Small, moderate: what they do and for how long. */
static void
test_spikes(void **state)
{
	struct day_case c;
	struct ar_plan_day day;

	(void)state;
	case_open(&c);
	case_run(&c, 14, AR_PLAN_LONG, 12);
	case_run(&c, 1, AR_PLAN_EASY, 13.3); /* small */
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_SWAP);
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_KEEP);
	c.runs[1].day = c.today - 3;
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_KEEP);
	day = case_day_of(&c, AR_PLAN_LONG, 13); /* the old longest */
	check_near(day.session.distance_m, 12000, 0);
	case_run(&c, 2, AR_PLAN_LONG, 12); /* the next long run is over */
	day = case_day_of(&c, AR_PLAN_LONG, 13);
	check_near(day.session.distance_m, 13000, 0);
	c.run_count = 2;
	c.runs[1].distance_m = 16000; /* moderate */
	day = case_day_of(&c, AR_PLAN_EASY, 10);
	assert_int_equal(day.action, AR_ACTION_EASY);
	check_near(day.session.distance_m, 8000, 0);
	c.runs[1].day = c.today - 4;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_CUT);
	assert_int_equal(case_action_of(&c, AR_PLAN_QUALITY), AR_ACTION_CUT);
	c.runs[1].day = c.today - 8;
	assert_int_equal(case_action_of(&c, AR_PLAN_EASY), AR_ACTION_KEEP);
	case_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_soreness),
		cmocka_unit_test(test_legs_as_a_whole),
		cmocka_unit_test(test_regions),
		cmocka_unit_test(test_sleep_and_flags),
		cmocka_unit_test(test_hrv),
		cmocka_unit_test(test_form_and_monotony),
		cmocka_unit_test(test_not_right),
		cmocka_unit_test(test_undo),
		cmocka_unit_test(test_last_days),
		cmocka_unit_test(test_limp),
		cmocka_unit_test(test_races),
		cmocka_unit_test(test_illness),
		cmocka_unit_test(test_spikes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
