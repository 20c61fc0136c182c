/* What each verdict of triage does to the session (spec/README, how the
 * parts meet, 1), row by row. */
#include "../check.h"

#include <string.h>

#include "made.h"
#include "random_case.h"

static const double day_s = 86400, now_utc_s = 1789191000;

static bool
excluded(const struct made *m, enum ar_region region, enum ar_side side)
{
	for (size_t i = 0; i < m->s.excluded_count; i++)
		if (m->s.excluded[i].region == region &&
		    m->s.excluded[i].side == side)
			return true;
	return false;
}

static int
sides(const struct made *m, enum ar_block block, enum ar_region region)
{
	const struct ar_session_step *step = made_step(m, block, region);

	return step ? step->side_count : 0;
}

static void
check_verdict(const struct made *m, enum ar_tier tier, const char *rule)
{
	assert_non_null(m->s.verdict);
	if (m->s.verdict->tier != tier || !ar_verdict_has(m->s.verdict, rule))
		fail_msg("%s, wanted %s by %s",
		    ar_tier_name(m->s.verdict->tier), ar_tier_name(tier),
		    rule);
}

/* Twenty minutes after a harder run, when nothing hurts. */
static void
start(struct made *m)
{
	made_run(m);
	m->in.run.rpe_0_10 = 7;
}

static void
test_no_pain_no_verdict(void **state)
{
	struct made m;

	(void)state;
	start(&m);
	made_build(&m);
	assert_null(m.s.verdict);
	made_condition(&m, AR_COND_FEVER);
	made_build(&m);
	assert_int_equal(m.s.status, AR_STOP);
	assert_null(m.s.verdict);
	made_close(&m);
}

static void
test_e2_is_care_only_by_swelling_or_warmth(void **state)
{
	struct made m;

	(void)state;
	start(&m);
	made_pain(&m, "knee_inner", 1);
	made_say(&m, "knee_gives_way", 1);
	made_build(&m);
	check_verdict(&m, AR_TIER_E2, "T36");
	assert_int_equal(m.s.status, AR_NORMAL);
	assert_true(excluded(&m, AR_KNEE, AR_LEFT));
	assert_true(excluded(&m, AR_ADDUCTOR, AR_LEFT));
	assert_false(excluded(&m, AR_ADDUCTOR, AR_RIGHT));
	made_say(&m, "warm", 1);
	made_build(&m);
	assert_int_equal(m.s.status, AR_CARE);
	made_close(&m);
}

/* Cold is off where the feet do not feel it. */
static void
test_care_without_cold(void **state)
{
	struct made m;

	(void)state;
	start(&m);
	m.in.tool[AR_TOOL_ICE] = true;
	made_pain(&m, "knee_inner", 4);
	made_word(&m, "swelling", "joint");
	made_build(&m);
	assert_non_null(made_block(&m, AR_BLOCK_THERMO));
	made_say(&m, "diabetes_neuropathy", 1);
	made_build(&m);
	assert_int_equal(m.s.status, AR_CARE);
	assert_null(made_block(&m, AR_BLOCK_THERMO));
	made_close(&m);
}

static void
test_t46_seventy_two_hours(void **state)
{
	struct made m;

	(void)state;
	start(&m);
	made_pain(&m, "calf", 3);
	made_word(&m, "onset", "sudden_in_run");
	made_say(&m, "duration_days", 3);
	made_build(&m);
	check_verdict(&m, AR_TIER_E3, "T46");
	assert_true(excluded(&m, AR_CALF, AR_LEFT));
	assert_true(excluded(&m, AR_SOLEUS, AR_LEFT));
	assert_int_equal(sides(&m, AR_BLOCK_MASSAGE, AR_CALF), 1);
	made_say(&m, "duration_days", 4);
	made_build(&m);
	check_verdict(&m, AR_TIER_E3, "T46");
	assert_int_equal(m.s.excluded_count, 0);
	assert_int_equal(sides(&m, AR_BLOCK_MASSAGE, AR_CALF), 2);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 3);
	made_close(&m);
}

static void
test_e3_is_gentle(void **state)
{
	struct made m;

	(void)state;
	start(&m);
	made_pain(&m, "calf", 4);
	made_build(&m);
	check_verdict(&m, AR_TIER_E3, "T50");
	assert_int_equal(m.s.next.code, AR_NEXT_XTRAIN);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 3);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH, AR_CALF)->pull, 3);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH,
	    AR_HAMSTRING)->pull, 5);
	made_close(&m);
}

/* No heat within 48 hours of an injury, on that region. */
static void
test_e3_fresh_injury_has_no_heat(void **state)
{
	struct made m;

	(void)state;
	made_rest(&m);
	m.in.tool[AR_TOOL_TOWEL] = true;
	made_sore(&m, AR_QUADRICEPS, 6);
	made_build(&m);
	assert_non_null(made_block(&m, AR_BLOCK_THERMO));
	made_pain(&m, "thigh_front", 4);
	made_word(&m, "tissue", "skin");
	made_word(&m, "side", "both");
	made_word(&m, "onset", "trauma");
	made_say(&m, "duration_days", 1);
	made_build(&m);
	check_verdict(&m, AR_TIER_E3, "T50");
	assert_null(made_block(&m, AR_BLOCK_THERMO));
	made_close(&m);
}

static void
test_t47_and_e4_go_on(void **state)
{
	struct made m, free;

	(void)state;
	start(&free);
	made_build(&free);
	start(&m);
	made_pain(&m, "calf", 1);
	made_say(&m, "cramp", 1);
	made_build(&m);
	check_verdict(&m, AR_TIER_E4, "T47");
	assert_int_equal(m.s.total_s, free.s.total_s);
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF)->
	    pressure_max, made_step(&free, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max);
	assert_int_equal(m.s.next.code, free.s.next.code);
	made_close(&m);
	made_close(&free);
}

static void
test_t41_t42(void **state)
{
	struct made m;

	(void)state;
	start(&m);
	made_pain(&m, "shin_inner", 1);
	made_word(&m, "bone_tender", "diffuse");
	made_build(&m);
	check_verdict(&m, AR_TIER_E3, "T41");
	assert_int_equal(sides(&m, AR_BLOCK_MASSAGE, AR_SHIN), 1);
	assert_int_equal(sides(&m, AR_BLOCK_MASSAGE, AR_SOLEUS), 1);
	assert_int_equal(sides(&m, AR_BLOCK_MASSAGE, AR_CALF), 2);
	assert_true(made_card(m.s.evening, m.s.evening_count, "limit_shin"));
	made_word(&m, "bone_tender", "none");
	made_word(&m, "region", "achilles");
	made_say(&m, "stiff_in_morning", 1);
	made_build(&m);
	check_verdict(&m, AR_TIER_E3, "T42");
	assert_int_equal(sides(&m, AR_BLOCK_STRETCH, AR_CALF), 2);
	made_say(&m, "insertional", 1);
	made_build(&m);
	assert_int_equal(sides(&m, AR_BLOCK_STRETCH, AR_CALF), 1);
	assert_int_equal(sides(&m, AR_BLOCK_STRETCH, AR_SOLEUS), 1);
	/* also where the site is the heel and not the cord */
	made_word(&m, "region", "heel");
	made_word(&m, "tissue", "tendon");
	made_build(&m);
	check_verdict(&m, AR_TIER_E3, "T42");
	assert_int_equal(sides(&m, AR_BLOCK_STRETCH, AR_CALF), 1);
	assert_int_equal(sides(&m, AR_BLOCK_STRETCH, AR_SOLEUS), 1);
	made_close(&m);
}

/* T0: open questions keep it gentle and are told. */
static void
test_open_questions(void **state)
{
	struct made m;

	(void)state;
	start(&m);
	made_pain(&m, "calf", 1);
	made_build(&m);
	assert_false(made_warns(&m, "ASK_TRIAGE"));
	made_say(&m, "chest_pain", NAN);
	made_build(&m);
	check_verdict(&m, AR_TIER_E3, "T0");
	assert_true(made_warns(&m, "ASK_TRIAGE"));
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 3);
	assert_int_equal(m.s.next.code, AR_NEXT_XTRAIN);
	made_close(&m);
}

/* A site that was not said may be any. */
static void
test_unknown_site_is_every_region(void **state)
{
	struct made m;

	(void)state;
	start(&m);
	made_pain(&m, "calf", 8);
	made_say(&m, "region", NAN);
	made_say(&m, "severity_rest", 0);
	made_build(&m);
	assert_int_equal(m.s.verdict->tier, AR_TIER_E2);
	assert_int_equal(m.s.excluded_count, AR_REGIONS);
	assert_true(sides(&m, AR_BLOCK_MASSAGE, AR_HAMSTRING) <= 1);
	made_close(&m);
}

static void
test_most_severe_of_several(void **state)
{
	struct ar_pain pains[2];
	struct made m;

	(void)state;
	start(&m);
	made_pain(&m, "thigh_back", 7);
	pains[0] = m.pain;
	made_pain(&m, "calf", 4);
	pains[1] = m.pain;
	m.in.pains = pains;
	m.in.pain_count = 2;
	made_build(&m);
	check_verdict(&m, AR_TIER_E2, "T50");
	assert_true(excluded(&m, AR_HAMSTRING, AR_LEFT));
	assert_int_equal(made_step(&m, AR_BLOCK_MASSAGE,
	    AR_CALF)->pressure_max, 3);
	made_say(&m, "breathless", 1);
	pains[1] = m.pain;
	made_build(&m);
	assert_int_equal(m.s.status, AR_STOP);
	check_verdict(&m, AR_TIER_E0, "T3");
	made_close(&m);
}

/* T2: an E1 of last week that nobody has seen stops the session. */
static void
test_earlier_reports(void **state)
{
	struct ar_pain clot;
	struct ar_case_past past = { &clot, 1 };
	struct ar_error err = { .status = AR_OK };
	struct made m;

	(void)state;
	start(&m);
	made_pain(&m, "calf", 4);
	made_say(&m, "calf_diff_cm", 4);
	clot = m.pain;
	clot.date_utc_s = now_utc_s - 7 * day_s;
	pain_normal(&m.pain);
	made_pain(&m, "toes", 1);
	m.in.past = &past;
	m.in.now_utc_s = now_utc_s;
	made_build(&m);
	assert_int_equal(m.s.status, AR_STOP);
	check_verdict(&m, AR_TIER_E1, "T2");
	assert_non_null(strstr(m.s.stop_text, "clinician"));
	/* no time to judge it at, then an earlier report without a date */
	m.in.now_utc_s = NAN;
	assert_int_equal(ar_session_build(&m.in, m.arena, &m.s, &err),
	    AR_EINPUT);
	assert_string_equal(err.where, "/pains/0/date");
	m.in.now_utc_s = now_utc_s;
	clot.date_utc_s = NAN;
	assert_int_equal(ar_session_build(&m.in, m.arena, &m.s, &err),
	    AR_EINPUT);
	assert_string_equal(err.where, "/pains/0/earlier/0/date");
	made_close(&m);
}

/* What the case says of the runner answers the questions of a pain. */
static void
test_runner_answers(void **state)
{
	struct made m;

	(void)state;
	start(&m);
	made_pain(&m, "calf", 2);
	made_say(&m, "bruise", 1);
	made_build(&m);
	assert_int_equal(m.s.status, AR_NORMAL);
	made_condition(&m, AR_COND_ANTICOAGULANT);
	made_build(&m);
	assert_int_equal(m.s.status, AR_STOP);
	check_verdict(&m, AR_TIER_E1, "T23");
	m.in.condition_count = 0;
	pain_normal(&m.pain);
	made_pain(&m, "knee_front", 2);
	made_say(&m, "limp", 1);
	made_say(&m, "age", NAN);
	m.in.person.age_y = 14;
	made_build(&m);
	check_verdict(&m, AR_TIER_E1, "T25");
	made_close(&m);
}

/* R42a on a joint from E3 on, and with a limp anywhere. */
static void
test_r42a_sits(void **state)
{
	struct made m;

	(void)state;
	made_rest(&m);
	made_pain(&m, "ankle", 4);
	made_build(&m);
	assert_null(made_block(&m, AR_BLOCK_ACTIVE));
	made_pain(&m, "calf", 4);
	made_build(&m);
	assert_non_null(made_block(&m, AR_BLOCK_ACTIVE));
	made_say(&m, "limp", 1);
	made_build(&m);
	assert_null(made_block(&m, AR_BLOCK_ACTIVE));
	made_close(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_pain_no_verdict),
		cmocka_unit_test(test_e2_is_care_only_by_swelling_or_warmth),
		cmocka_unit_test(test_care_without_cold),
		cmocka_unit_test(test_t46_seventy_two_hours),
		cmocka_unit_test(test_e3_is_gentle),
		cmocka_unit_test(test_e3_fresh_injury_has_no_heat),
		cmocka_unit_test(test_t47_and_e4_go_on),
		cmocka_unit_test(test_t41_t42),
		cmocka_unit_test(test_open_questions),
		cmocka_unit_test(test_unknown_site_is_every_region),
		cmocka_unit_test(test_most_severe_of_several),
		cmocka_unit_test(test_earlier_reports),
		cmocka_unit_test(test_runner_answers),
		cmocka_unit_test(test_r42a_sits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
