/* R1-R18 by number: what the gate forbids and how the run is classed. */
#include "../check.h"

#include <string.h>

#include "made.h"

/* A sign alone: the key, its value, and what the session becomes. */
struct sign {
	const char *site;
	const char *key;
	double value;
	enum ar_session_status status;
	const char *words; /* of the advice */
};

static const struct sign signs[] = {
	{ "calf", "chest_pain", 1, AR_STOP, "emergency" },   /* RF1 */
	{ "calf", "breathless", 1, AR_STOP, "emergency" },
	{ "calf", "fainted", 1, AR_STOP, "emergency" },
	{ "calf", "confused", 1, AR_STOP, "emergency" },     /* RF2 */
	{ "calf", "seizure", 1, AR_STOP, "emergency" },
	{ "calf", "dark_urine", 1, AR_STOP, "today" },       /* RF3 alone */
	{ "calf", "pitting", 1, AR_STOP, "blood clot" },     /* RF4 */
	{ "calf", "calf_swollen", 1, AR_STOP, "blood clot" },
	{ "calf", "calf_diff_cm", 3, AR_STOP, "blood clot" },
	{ "calf", "calf_diff_cm", 2.9, AR_NORMAL, NULL },
	{ "calf", "deep_vein_tender", 1, AR_STOP, "clot" },
	{ "shin_outer", "cold_pale_foot", 1, AR_STOP, "emergency" }, /* RF5 */
	{ "knee_inner", "knee_locked", 1, AR_STOP, "today" },        /* RF6 */
	{ "achilles", "can_heel_raise", 0, AR_STOP, "today" },
	{ "ankle", "deformity", 1, AR_STOP, "emergency" },
	{ "knee_front", "knee_gives_way", 1, AR_NORMAL, NULL }, /* T36: left out */
	{ "knee_front", "warm", 1, AR_CARE, "2 days" },
	{ "calf", "stiff_in_morning", 1, AR_NORMAL, NULL }
};

static void
test_r2_stop_signs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		struct made m;

		made_run(&m);
		made_pain(&m, signs[i].site, 1);
		made_say(&m, signs[i].key, signs[i].value);
		made_build(&m);
		if (m.s.status != signs[i].status)
			fail_msg("%s: status %d", signs[i].key, m.s.status);
		if (signs[i].words && !strstr(m.s.stop_text, signs[i].words))
			fail_msg("%s: %s", signs[i].key, m.s.stop_text);
		if (m.s.status == AR_STOP) {
			assert_int_equal(m.s.step_count, 0);
			assert_int_equal(m.s.next.code,
			    AR_NEXT_NO_RUN_UNTIL_SEEN);
			assert_null(m.s.drink.text);
		}
		made_close(&m);
	}
}

static void
test_r2_dark_urine_with_pain_is_an_emergency(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_pain(&m, "thigh_front", 4);
	made_say(&m, "dark_urine", 1);
	made_build(&m);
	assert_non_null(strstr(m.s.stop_text, "emergency"));
	made_close(&m);
}

/* RF6, as T17 reads it: after a twist, a fall or a knock. */
static void
test_r2_cannot_walk_after_a_twist(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_pain(&m, "ankle", 1);
	made_say(&m, "can_walk_4_steps_now", 0);
	made_say(&m, "twist", 1);
	made_build(&m);
	assert_int_equal(m.s.status, AR_STOP);
	assert_non_null(strstr(m.s.stop_text, "today"));
	assert_int_equal(m.s.verdict->tier, AR_TIER_E1);
	assert_true(ar_verdict_has(m.s.verdict, "T17"));
	made_close(&m);
}

static void
test_r3_fever(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_condition(&m, AR_COND_FEVER);
	made_build(&m);
	assert_int_equal(m.s.status, AR_STOP);
	assert_non_null(strstr(m.s.stop_text, "rest"));
	made_close(&m);
}

static void
test_r4_one_calf(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.soreness[AR_SOLEUS][AR_LEFT] = 4;
	m.in.soreness[AR_SOLEUS][AR_RIGHT] = 1;
	made_build(&m);
	assert_true(made_warns(&m, "ASK_RF4"));
	assert_null(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF));
	assert_null(made_step(&m, AR_BLOCK_MASSAGE, AR_SOLEUS));
	assert_non_null(made_step(&m, AR_BLOCK_MASSAGE, AR_HAMSTRING));
	/* all asked and answered with no */
	made_pain(&m, "calf", 2);
	made_build(&m);
	assert_false(made_warns(&m, "ASK_RF4"));
	assert_non_null(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF));
	/* a gap of 2 is nothing */
	m.in.pain_count = 0;
	m.in.soreness[AR_SOLEUS][AR_RIGHT] = 2;
	made_build(&m);
	assert_false(made_warns(&m, "ASK_RF4"));
	made_close(&m);
}

static void
check_left_hamstring(struct made *m, const char *rule)
{
	const struct ar_session_step *step;

	assert_true(m->s.excluded_count > 0);
	assert_string_equal(m->s.excluded[0].rule, rule);
	assert_int_equal(m->s.excluded[0].region, AR_HAMSTRING);
	assert_int_equal(m->s.excluded[0].side, AR_LEFT);
	assert_int_equal(m->s.next.code, AR_NEXT_NO_RUN_UNTIL_OK);
	/* R38: only the other side, at half the cost */
	step = made_step(m, AR_BLOCK_STRETCH, AR_HAMSTRING);
	assert_non_null(step);
	assert_int_equal(step->side_count, 1);
	assert_int_equal(step->side[0], AR_RIGHT);
	assert_int_equal(step->cost_s, 35 * step->sets);
}

static void
test_r5_strain(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_pain(&m, "thigh_back", 2);
	made_word(&m, "onset", "sudden_in_run");
	made_say(&m, "duration_days", 1);
	made_build(&m);
	check_left_hamstring(&m, "R5");
	assert_true(made_card(m.s.evening, m.s.evening_count, "protect"));
	/* after 72 h it is over */
	made_say(&m, "duration_days", 4);
	made_build(&m);
	assert_int_equal(m.s.excluded_count, 0);
	/* a cramp is not a strain */
	made_say(&m, "duration_days", 0);
	made_say(&m, "cramp", 1);
	made_build(&m);
	assert_int_equal(m.s.excluded_count, 0);
	made_close(&m);
}

static void
test_r6_bone(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_pain(&m, "shin_inner", 2);
	made_word(&m, "bone_tender", "focal");
	made_build(&m);
	assert_int_equal(m.s.status, AR_NORMAL);
	assert_string_equal(m.s.excluded[0].rule, "R6");
	assert_int_equal(m.s.next.code, AR_NEXT_NO_RUN_UNTIL_OK);
	assert_true(made_card(m.s.evening, m.s.evening_count, "clinician"));
	made_close(&m);
}

static void
test_r7_care(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_pain(&m, "knee_inner", 1);
	made_word(&m, "swelling", "joint");
	made_build(&m);
	assert_int_equal(m.s.status, AR_CARE);
	assert_int_equal(m.s.next.code, AR_NEXT_NO_RUN_UNTIL_SEEN);
	/* pain below 3: no cold */
	m.in.tool[AR_TOOL_ICE] = true;
	made_build(&m);
	assert_null(made_block(&m, AR_BLOCK_THERMO));
	made_say(&m, "severity_now", 3);
	made_build(&m);
	assert_non_null(made_block(&m, AR_BLOCK_THERMO));
	assert_int_equal(made_block(&m, AR_BLOCK_THERMO)->cost_s, 0);
	made_close(&m);
}

static void
test_r8_clinician(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_pain(&m, "thigh_back", 7);
	made_build(&m);
	check_left_hamstring(&m, "R8");
	/* the article's rule: joint discomfort for 3 days; brought on by
	 * running it would be T18's from the first */
	made_pain(&m, "thigh_back", 2);
	made_word(&m, "onset", "no_run");
	made_word(&m, "tissue", "joint");
	made_say(&m, "duration_days", 3);
	made_build(&m);
	check_left_hamstring(&m, "R8");
	made_say(&m, "duration_days", 2);
	made_build(&m);
	assert_int_equal(m.s.excluded_count, 0);
	made_close(&m);
}

static void
test_r9_very_sore(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.soreness[AR_QUADRICEPS][AR_LEFT] = 9;
	made_build(&m);
	assert_int_equal(m.s.excluded_count, 2);
	assert_string_equal(m.s.excluded[0].rule, "R9");
	assert_null(made_step(&m, AR_BLOCK_STRETCH, AR_QUADRICEPS));
	assert_true(made_warns(&m, "ASK_PAIN"));
	made_close(&m);
}

static void
test_r10_matrix(void **state)
{
	struct made m;
	struct ar_case_condition *c = &m.condition[0];

	(void)state;
	made_run(&m);
	m.in.tool[AR_TOOL_ROLLER] = true;
	made_condition(&m, AR_COND_ANTICOAGULANT);
	made_build(&m); /* R <= 2: by hand */
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 2);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF)->tool,
	    AR_TOOL_HAND);
	c->id = AR_COND_VARICOSE_VEINS; /* L with a place */
	c->region_known = true;
	c->region = AR_CALF;
	c->side[AR_RIGHT] = false;
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->side_count, 1);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF)->side[0],
	    AR_RIGHT);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH,
	    AR_CALF)->side_count, 2);
	c->region_known = false; /* L without one: everywhere */
	made_build(&m);
	assert_null(made_block(&m, AR_BLOCK_MASSAGE));
	c->id = AR_COND_HYPERMOBILITY; /* R <= 3 */
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH, AR_CALF)->pull, 3);
	c->id = AR_COND_RECENT_SURGERY; /* A */
	made_build(&m);
	assert_null(made_block(&m, AR_BLOCK_STRETCH));
	c->confirmed = true;
	made_build(&m);
	assert_non_null(made_block(&m, AR_BLOCK_STRETCH));
	made_close(&m);
}

static void
test_r11_no_massage_at_all(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_condition(&m, AR_COND_DVT_TREATED);
	made_build(&m);
	assert_null(made_block(&m, AR_BLOCK_MASSAGE));
	assert_false(made_rung(&m, "P2"));
	assert_true(made_rung(&m, "P3"));
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH, AR_CALF)->pull, 3);
	made_close(&m);
}

static void
test_r12_stop_before_care(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_pain(&m, "knee_inner", 3);
	made_word(&m, "swelling", "joint");
	made_condition(&m, AR_COND_FEVER);
	made_build(&m);
	assert_int_equal(m.s.status, AR_STOP);
	assert_int_equal(m.s.next.code, AR_NEXT_NO_RUN_UNTIL_SEEN);
	made_close(&m);
}

static void
test_r13_load_classes(void **state)
{
	static const struct {
		double minutes, rpe;
		int load_class;
		double au;
	} runs[] = { { 39.6, 3, 1, 119 }, { 40, 3, 2, 120 },
		{ 59.8, 5, 2, 299 }, { 60, 5, 3, 300 }, { 85.5, 7, 3, 599 },
		{ 100, 6, 4, 600 } };
	struct made m;

	(void)state;
	made_run(&m);
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		m.in.run.duration_min = runs[i].minutes;
		m.in.run.rpe_0_10 = runs[i].rpe;
		made_build(&m);
		assert_int_equal(m.s.load_class, runs[i].load_class);
		check_near(m.s.au, runs[i].au, 0);
	}
	made_close(&m);
}

static void
check_flags(struct made *m, double descent, unsigned flags, int load_class)
{
	m->in.run.descent_m = descent;
	made_build(m);
	assert_int_equal(m->s.flags, flags);
	assert_int_equal(m->s.load_class, load_class);
}

static void
test_r14_to_r17_flags(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	check_flags(&m, 299, AR_FLAG_ECC, 3); /* 29.9 m/km */
	m.in.run.distance_km = 20;
	check_flags(&m, 299, 0, 2);
	check_flags(&m, 300, AR_FLAG_ECC, 3);
	m.in.run.distance_km = 3;
	check_flags(&m, 99, 0, 2);
	check_flags(&m, 100, AR_FLAG_ECC, 3);
	m.in.run.ascent_m = 100;
	check_flags(&m, 0, AR_FLAG_ASC, 2);
	m.in.run.ascent_m = 0;
	m.in.run.air_c = 25;
	check_flags(&m, 0, AR_FLAG_HOT, 2);
	m.in.run.rpe_0_10 = 7;
	check_flags(&m, 0, AR_FLAG_HOT | AR_FLAG_FAST, 3);
	made_close(&m);
}

static void
test_r18_effort_from_heart(void **state)
{
	static const double rows[][2] = { { 64.4, 2 }, { 64.5, 3 },
		{ 74.4, 3 }, { 75, 5 }, { 82.5, 7 }, { 89.4, 7 },
		{ 90, 9 } };
	struct made m;

	(void)state;
	made_run(&m);
	m.in.run.rpe_0_10 = NAN;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		m.in.run.heart_mean_pct_max = rows[i][0];
		made_build(&m);
		check_near(m.s.au, 50 * rows[i][1], 0);
		assert_false(m.s.rpe_guessed);
	}
	m.in.run.heart_mean_pct_max = NAN;
	made_build(&m);
	check_near(m.s.au, 200, 0);
	assert_true(made_warns(&m, "RPE_GUESSED"));
	made_close(&m);
}

/* T49: ordinary soreness on both sides is no pain to be careful with. */
static void
test_t49_soreness_goes_on(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_pain(&m, "calf", 5);
	made_word(&m, "side", "both");
	made_word(&m, "tissue", "muscle");
	made_word(&m, "onset", "next_day");
	made_say(&m, "duration_days", 2);
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 6);
	made_say(&m, "duration_days", 3);
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 3);
	made_close(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_r2_stop_signs),
		cmocka_unit_test(test_r2_dark_urine_with_pain_is_an_emergency),
		cmocka_unit_test(test_r2_cannot_walk_after_a_twist),
		cmocka_unit_test(test_r3_fever),
		cmocka_unit_test(test_r4_one_calf),
		cmocka_unit_test(test_r5_strain),
		cmocka_unit_test(test_r6_bone),
		cmocka_unit_test(test_r7_care),
		cmocka_unit_test(test_r8_clinician),
		cmocka_unit_test(test_r9_very_sore),
		cmocka_unit_test(test_r10_matrix),
		cmocka_unit_test(test_r11_no_massage_at_all),
		cmocka_unit_test(test_r12_stop_before_care),
		cmocka_unit_test(test_r13_load_classes),
		cmocka_unit_test(test_t49_soreness_goes_on),
		cmocka_unit_test(test_r14_to_r17_flags),
		cmocka_unit_test(test_r18_effort_from_heart)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
