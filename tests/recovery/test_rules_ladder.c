/* R39-R63 by number: the ladder, the order on screen, hot and cold. */
#include "../check.h"

#include <string.h>

#include "made.h"

static void
test_r39_budget(void **state)
{
	static const int rows[][2] = { { 1, 300 }, { 5, 300 }, { 25, 1500 },
		{ 26, 1500 }, { 240, 1500 } };
	struct made m;

	(void)state;
	made_run(&m);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		m.in.minutes_available = rows[i][0];
		made_build(&m);
		assert_int_equal(m.s.budget_s, rows[i][1]);
	}
	m.in.run.duration_min = 200;
	made_build(&m);
	assert_int_equal(m.s.budget_s, 2700);
	made_close(&m);
}

/* R40: P14 costs 130 and does not fit; the cheaper P19 is not tried. */
static void
test_r40_longest_prefix(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.minutes_available = 18;
	made_build(&m);
	assert_int_equal(m.s.total_s, 975);
	assert_true(made_rung(&m, "P13"));
	assert_false(made_rung(&m, "P14"));
	assert_false(made_rung(&m, "P19"));
	made_close(&m);
}

static void
test_r42_r44_cool(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.run.rpe_0_10 = 8; /* L3 */
	made_build(&m);
	assert_int_equal(made_block(&m, AR_BLOCK_COOL)->seconds, 600);
	m.in.minutes_available = 5;
	made_build(&m);
	assert_int_equal(made_block(&m, AR_BLOCK_COOL)->seconds, 180);
	m.in.minutes_available = 60;
	made_sore(&m, AR_KNEE, 7);
	made_build(&m);
	assert_int_equal(made_block(&m, AR_BLOCK_COOL)->seconds, 300);
	made_sore(&m, AR_KNEE, 0);
	m.in.run.air_c = 25;
	made_build(&m);
	assert_int_equal(made_block(&m, AR_BLOCK_COOL)->seconds, 300);
	assert_string_equal(made_block(&m, AR_BLOCK_COOL)->technique,
	    "walk_shade");
	made_close(&m);
}

static void
test_r42a_sit(void **state)
{
	struct made m;
	int cost;

	(void)state;
	made_run(&m);
	made_build(&m);
	cost = made_block(&m, AR_BLOCK_COOL)->cost_s;
	made_pain(&m, "calf", 1);
	made_say(&m, "severity_walking", 3);
	made_build(&m);
	assert_string_equal(made_block(&m, AR_BLOCK_COOL)->technique,
	    "rest_legs_up");
	assert_int_equal(made_block(&m, AR_BLOCK_COOL)->cost_s, cost);
	m.in.mode = AR_REST_DAY;
	made_build(&m);
	assert_null(made_block(&m, AR_BLOCK_ACTIVE));
	assert_false(made_rung(&m, "A1"));
	made_close(&m);
}

static void
test_r43_credit(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.run.easy_tail_s = 100;
	made_build(&m); /* L2: 150 - 100, then 300 - 100 */
	assert_false(made_rung(&m, "P1"));
	assert_true(made_rung(&m, "P7"));
	assert_int_equal(made_block(&m, AR_BLOCK_COOL)->seconds, 200);
	assert_int_equal(made_block(&m, AR_BLOCK_COOL)->cost_s, 205);
	made_close(&m);
}

static void
test_r47_rest_day(void **state)
{
	struct made m;

	(void)state;
	made_rest(&m);
	made_build(&m); /* nothing sore: the core three, one set */
	assert_int_equal(m.s.step_count, 4);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH, AR_CALF)->sets, 1);
	assert_string_equal(made_block(&m, AR_BLOCK_ACTIVE)->technique,
	    "walk");
	for (int r = 0; r < AR_REGIONS; r++)
		made_sore(&m, (enum ar_region)r, 3);
	made_build(&m);
	assert_non_null(made_step(&m, AR_BLOCK_MASSAGE, AR_SHIN));
	assert_null(made_step(&m, AR_BLOCK_MASSAGE, AR_SOLEUS)); /* best 4 */
	made_sore(&m, AR_QUADRICEPS, 7);
	made_build(&m);
	assert_string_equal(made_block(&m, AR_BLOCK_ACTIVE)->technique,
	    "cycle_or_swim");
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_QUADRICEPS)->seconds, 30);
	assert_false(made_rung(&m, "A7"));
	made_close(&m);
}

/* R48 in a short L1 run: the load's cap does not hold first aid back. */
static void
test_r48_care(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.run.duration_min = 20;
	made_pain(&m, "knee_inner", 2);
	made_word(&m, "swelling", "joint");
	made_build(&m);
	assert_int_equal(m.s.total_s, 905);
	assert_true(m.s.total_s <= m.s.budget_s);
	m.in.minutes_available = 7;
	made_build(&m);
	assert_int_equal(m.s.total_s, 395); /* 415 down to 390, and 5 */
	assert_string_equal(made_block(&m, AR_BLOCK_ELEVATE)->technique,
	    "elevate");
	made_condition(&m, AR_COND_ARTERIAL_DISEASE);
	made_build(&m); /* R79: sit; no bandage */
	assert_non_null(strstr(made_block(&m, AR_BLOCK_ELEVATE)->text,
	    "stool"));
	assert_false(made_card(m.s.evening, m.s.evening_count, "bandage"));
	made_close(&m);
}

static void
test_r51_r55_order(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.minutes_available = 10;
	made_build(&m);
	assert_true(made_warns(&m, "SHORT_MASSAGE"));
	assert_int_equal(m.s.steps[1].block, AR_BLOCK_STRETCH);
	m.in.order = AR_MASSAGE_FIRST;
	made_build(&m);
	assert_int_equal(m.s.steps[1].block, AR_BLOCK_MASSAGE);
	assert_int_equal(m.s.total_s, 575);
	made_close(&m);
}

static void
test_r56_less_sore_side_first(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.soreness[AR_HAMSTRING][AR_LEFT] = 2;
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH,
	    AR_HAMSTRING)->side[0], AR_RIGHT);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH, AR_CALF)->side[0],
	    AR_LEFT);
	made_close(&m);
}

static const char *
thermo_of(struct made *m)
{
	made_build(m);
	return made_block(m, AR_BLOCK_THERMO)
	    ? made_block(m, AR_BLOCK_THERMO)->technique : "none";
}

static void
test_r57_to_r59_thermo(void **state)
{
	struct made m;
	bool *tool = m.in.tool;

	(void)state;
	made_run(&m);
	m.in.run.rpe_0_10 = 7; /* L3 */
	assert_string_equal(thermo_of(&m), "none"); /* no tools */
	tool[AR_TOOL_ICE] = true;
	assert_string_equal(thermo_of(&m), "cold_pack");
	assert_int_equal(made_block(&m, AR_BLOCK_THERMO)->cost_s, 605);
	tool[AR_TOOL_ICE] = false;
	tool[AR_TOOL_TOWEL] = true;
	assert_string_equal(thermo_of(&m), "none"); /* 2785 do not fit */
	assert_true(made_card(m.s.later, m.s.later_count, "heat_pack"));
	tool[AR_TOOL_WATER] = true;
	assert_string_equal(thermo_of(&m), "contrast_water");
	assert_int_equal(made_block(&m, AR_BLOCK_THERMO)->cost_s, 390);
	m.in.run.air_c = 30; /* R58, R62: cold only */
	assert_string_equal(thermo_of(&m), "cold_bath");
	made_condition(&m, AR_COND_COLD_REACTION);
	assert_string_equal(thermo_of(&m), "none");
	m.in.run.air_c = 15;
	m.in.massage = AR_MASSAGE_NEVER; /* room for 905 */
	assert_string_equal(thermo_of(&m), "heat_pack");
	m.in.condition_count = 0;
	m.in.run.rpe_0_10 = 4; /* L2, not sore */
	assert_string_equal(thermo_of(&m), "none");
	made_sore(&m, AR_CALF, 4);
	assert_string_equal(thermo_of(&m), "contrast_water");
	m.in.person.age_y = 15; /* R60 */
	assert_string_equal(thermo_of(&m), "none");
	made_close(&m);
}

static void
test_r57_no_heat_on_an_injured_leg(void **state)
{
	struct made m;

	(void)state;
	made_rest(&m);
	m.in.tool[AR_TOOL_TOWEL] = true;
	made_sore(&m, AR_CALF, 3);
	made_pain(&m, "thigh_back", 2);
	made_word(&m, "onset", "sudden_in_run");
	assert_string_equal(thermo_of(&m), "heat_pack");
	assert_int_equal(made_block(&m, AR_BLOCK_THERMO)->side_count, 1);
	assert_int_equal(made_block(&m, AR_BLOCK_THERMO)->side[0], AR_RIGHT);
	made_word(&m, "side", "both");
	assert_string_equal(thermo_of(&m), "none");
	made_close(&m);
}

static void
test_r63_strength(void **state)
{
	struct made m;

	(void)state;
	made_rest(&m);
	made_sore(&m, AR_CALF, 3);
	m.in.tool[AR_TOOL_ICE] = true;
	assert_string_equal(thermo_of(&m), "cold_pack");
	m.in.strength_within_h = 6;
	assert_string_equal(thermo_of(&m), "none");
	m.in.tool[AR_TOOL_TOWEL] = true;
	assert_string_equal(thermo_of(&m), "heat_pack");
	made_close(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_r39_budget),
		cmocka_unit_test(test_r40_longest_prefix),
		cmocka_unit_test(test_r42_r44_cool),
		cmocka_unit_test(test_r42a_sit),
		cmocka_unit_test(test_r43_credit),
		cmocka_unit_test(test_r47_rest_day),
		cmocka_unit_test(test_r48_care),
		cmocka_unit_test(test_r51_r55_order),
		cmocka_unit_test(test_r56_less_sore_side_first),
		cmocka_unit_test(test_r57_to_r59_thermo),
		cmocka_unit_test(test_r57_no_heat_on_an_injured_leg),
		cmocka_unit_test(test_r63_strength)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
