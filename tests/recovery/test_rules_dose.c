/* R20-R38 by number: which regions are chosen and how hard. */
#include "../check.h"

#include <string.h>

#include "made.h"

static void
test_r20_unknown_is_novice(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.person.experience = AR_EXPERIENCE_UNKNOWN;
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 4);
	made_close(&m);
}

/* R21b: with these ratios the buttocks come first; one row missing: the
 * table again. */
static void
test_r21b_leg_load(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.minutes_available = 5;
	m.in.legs_known = true;
	for (int i = 0; i < AR_LOAD_ROWS; i++)
		m.in.leg_ratio[i] = 1;
	m.in.leg_ratio[AR_LOAD_GLUTES] = 9;
	m.in.leg_ratio[AR_LOAD_CALF_SOLEUS] = 0.1;
	made_build(&m); /* 3 x 2 = 6, level hamstring and quadriceps 5 */
	assert_non_null(made_step(&m, AR_BLOCK_MASSAGE, AR_GLUTE));
	assert_null(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF));
	m.in.leg_ratio[AR_LOAD_ADDUCTORS] = NAN;
	made_build(&m);
	assert_non_null(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF));
	made_close(&m);
}

static void
test_r24_shin_stretch(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_build(&m);
	/* SHIN has W 4 but is stretched after SOLEUS 3 and GLUTE 3 */
	assert_non_null(made_step(&m, AR_BLOCK_STRETCH, AR_SOLEUS));
	assert_non_null(made_step(&m, AR_BLOCK_STRETCH, AR_GLUTE));
	assert_null(made_step(&m, AR_BLOCK_STRETCH, AR_SHIN));
	made_close(&m);
}

static void
test_r28_massage_on(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.run.duration_min = 30;
	made_build(&m);
	assert_null(made_block(&m, AR_BLOCK_MASSAGE));
	m.in.run.duration_min = 30.1;
	made_build(&m);
	assert_non_null(made_block(&m, AR_BLOCK_MASSAGE));
	m.in.run.duration_min = 30;
	made_sore(&m, AR_KNEE, 3);
	made_build(&m);
	assert_non_null(made_block(&m, AR_BLOCK_MASSAGE));
	m.in.massage = AR_MASSAGE_NEVER;
	made_build(&m);
	assert_null(made_block(&m, AR_BLOCK_MASSAGE));
	assert_false(made_warns(&m, "SHORT_MASSAGE"));
	made_close(&m);
}

static void
test_r32_r33_pressure(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.run.rpe_0_10 = 7;
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 6);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_SHIN)->pressure_max, 4);
	made_sore(&m, AR_CALF, 4);
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 4);
	made_sore(&m, AR_CALF, 7);
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 2);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->seconds, 30); /* R46 */
	made_sore(&m, AR_CALF, 0);
	m.in.person.age_y = 15; /* R60 */
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 4);
	made_close(&m);
}

static void
test_r34_gun(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.run.rpe_0_10 = 7;
	m.in.tool[AR_TOOL_GUN] = m.in.tool[AR_TOOL_ROLLER] = true;
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF)->tool,
	    AR_TOOL_ROLLER);
	m.in.gun_prefer = true;
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF)->tool,
	    AR_TOOL_GUN);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 4);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF)->seconds,
	    60);
	assert_false(made_rung(&m, "P21"));
	m.in.person.experience = AR_NOVICE;
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF)->seconds,
	    30);
	made_close(&m);
}

static void
test_r35_r36_pull(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_sore(&m, AR_HAMSTRING, 4);
	made_sore(&m, AR_QUADRICEPS, 7);
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH, AR_CALF)->pull, 5);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH,
	    AR_HAMSTRING)->pull, 3);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH,
	    AR_QUADRICEPS)->pull, 0);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH,
	    AR_QUADRICEPS)->sets, 1);
	assert_true(made_rule(made_step(&m, AR_BLOCK_STRETCH,
	    AR_QUADRICEPS)->rules, "R36"));
	made_close(&m);
}

/* spec/README 1: E3 pains keep pressure and pull low; T41 and T42. */
static void
test_bridge_limits(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.run.rpe_0_10 = 7;
	made_pain(&m, "calf", 4);
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 3);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH, AR_CALF)->pull, 3);
	made_pain(&m, "shin_inner", 1);
	made_word(&m, "bone_tender", "diffuse");
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_SHIN)->side_count, 1);
	made_pain(&m, "achilles", 1);
	made_word(&m, "bone_tender", "none");
	made_say(&m, "stiff_in_morning", 1);
	made_say(&m, "insertional", 1);
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH,
	    AR_CALF)->side_count, 1);
	made_close(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_r20_unknown_is_novice),
		cmocka_unit_test(test_r21b_leg_load),
		cmocka_unit_test(test_r24_shin_stretch),
		cmocka_unit_test(test_r28_massage_on),
		cmocka_unit_test(test_r32_r33_pressure),
		cmocka_unit_test(test_r34_gun),
		cmocka_unit_test(test_r35_r36_pull),
		cmocka_unit_test(test_bridge_limits)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
