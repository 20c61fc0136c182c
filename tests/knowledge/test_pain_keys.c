/* The keys of a pain report, typed from load-triage-plan.md B1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "afterrun/knowledge.h"
#include "afterrun/pain.h"
#include "knowledge/pain_keys.h"

static const char words_keys[] = "region side tissue onset trend swelling "
				 "bone_tender bone_site";
static const char scale_keys[] =
    "severity_worst severity_now severity_walking severity_rest "
    "severity_in_run severity_next_morning";
static const char number_keys[] =
    "duration_days calf_diff_cm settles_min_after_stop swelling_after_h "
    "morning_stiff_min limit_broken_weeks worst_rise_3_logs";
static const char bool_keys[] =
    "pop loud_crack twist gap bruise large_bruise deformity open_wound "
    "calf_swollen pitting warm red hard_veins deep_vein_tender spreading_red "
    "blisters_or_purple hot_joint_immovable pain_out_of_proportion rising "
    "tense_hard pain_on_passive_stretch numb pins_and_needles weak "
    "weak_progressive foot_drop cold_pale_foot saddle_numb bladder_bowel "
    "both_legs_nerve back_pain radiates_below_knee night_pain rest_pain "
    "hop_pain limp knee_locked knee_gives_way sitting_bone_pain "
    "strength_down bend_lost stiff_in_morning first_step_pain "
    "repeatable_point in_every_run after_exercise insertional cramp "
    "eased_by_walking growing_lump pulse_change dark_urine low_urine fever "
    "unwell chest_pain breathless cough_blood fainted confused vomiting "
    "headache seizure very_hot long_effort_24h drank_a_lot "
    "weight_gain_in_event painkiller_8h clinician_seen";
static const char normal_true_keys[] =
    "can_walk_4_steps_then can_walk_4_steps_now can_heel_raise "
    "calf_squeeze_moves_foot knee_bends_90";
static const char background_keys[] =
    "age pregnant postpartum_6w oestrogen past_dvt active_cancer "
    "cancer_history surgery_or_bed_rest_12w immobilised_leg travel_4h_4w "
    "anticoagulant diabetes_neuropathy smoking fluoroquinolone_3m steroid "
    "statin past_bone_stress low_energy immunosuppressed weight_loss";

static const struct ar_pain_key *
key(int number)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	assert_true(number >= 0 && (size_t)number < count);
	return &keys[number];
}

/* Calls check for each word of list; the number of words. */
static int
each(const char *list, void (*check)(const struct ar_pain_key *))
{
	int count = 0;

	while (*list != '\0') {
		size_t n = strcspn(list, " ");
		int number = ar_pain_key_find(list, n);

		if (number < 0)
			fail_msg("no key %.*s", (int)n, list);
		check(key(number));
		count++;
		list += n + (list[n] == ' ');
	}
	return count;
}

static void
is_words(const struct ar_pain_key *k)
{
	assert_int_equal(k->type, AR_PAIN_WORD);
	assert_non_null(k->words);
	assert_false(k->background);
}

static void
is_scale(const struct ar_pain_key *k)
{
	bool asked_anyway = strcmp(k->id, "severity_worst") == 0 ||
	    strcmp(k->id, "severity_now") == 0;

	assert_int_equal(k->type, AR_PAIN_SCALE);
	assert_true(k->lo == 0 && k->hi == 10);
	if (asked_anyway)
		assert_true(isnan(k->normal));
	else
		assert_true(k->normal == 0);
}

static void
is_number(const struct ar_pain_key *k)
{
	assert_int_equal(k->type, AR_PAIN_NUMBER);
	assert_true(k->lo <= 0 && k->hi > 0);
	if (strcmp(k->id, "swelling_after_h") == 0)
		assert_true(isnan(k->normal));
	else
		assert_true(k->normal == 0);
}

static void
is_bool(const struct ar_pain_key *k)
{
	assert_int_equal(k->type, AR_PAIN_BOOL);
	assert_true(k->normal == 0);
	assert_false(k->background);
}

static void
is_bool_normally_true(const struct ar_pain_key *k)
{
	assert_int_equal(k->type, AR_PAIN_BOOL);
	assert_true(k->normal == 1);
}

static void
is_background(const struct ar_pain_key *k)
{
	assert_true(k->background);
	if (strcmp(k->id, "age") != 0) {
		assert_int_equal(k->type, AR_PAIN_BOOL);
		assert_true(k->normal == 0);
		return;
	}
	assert_int_equal(k->type, AR_PAIN_NUMBER);
	assert_true(isnan(k->normal));
}

static void
every_key_of_the_case_is_there(void **state)
{
	size_t count;
	int known = 0;

	(void)state;
	known += each(words_keys, is_words);
	known += each(scale_keys, is_scale);
	known += each(number_keys, is_number);
	known += each(bool_keys, is_bool);
	known += each(normal_true_keys, is_bool_normally_true);
	known += each(background_keys, is_background);
	(void)ar_pain_keys(&count);
	assert_int_equal(known, count);
	assert_int_equal(AR_PAIN_KEYS, count);
	assert_true(count <= AR_PAIN_KEYS_MAX);
}

static void
every_key_has_a_question(void **state)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		size_t n = strlen(keys[i].question);

		assert_true(n > 10 && keys[i].question[n - 1] == '?');
		assert_int_equal(
		    ar_pain_key_find(keys[i].id, strlen(keys[i].id)), i);
	}
}

static void
the_enum_numbers_the_table(void **state)
{
	(void)state;
	assert_string_equal(key(AR_PAIN_REGION)->id, "region");
	assert_string_equal(key(AR_PAIN_SIDE)->id, "side");
	assert_string_equal(key(AR_PAIN_CALF_SWOLLEN)->id, "calf_swollen");
	assert_string_equal(key(AR_PAIN_KNEE_BENDS_90)->id, "knee_bends_90");
	assert_string_equal(key(AR_PAIN_WEIGHT_LOSS)->id, "weight_loss");
	assert_int_equal(AR_PAIN_WEIGHT_LOSS, AR_PAIN_KEYS - 1);
}

static int
word(int number, const char *text)
{
	return ar_pain_word(key(number), text, strlen(text));
}

static void
words_have_numbers(void **state)
{
	size_t n;
	const char *at;

	(void)state;
	assert_int_equal(word(AR_PAIN_SIDE, "left"), AR_PAIN_SIDE_LEFT);
	assert_int_equal(word(AR_PAIN_SIDE, "both"), 2);
	assert_int_equal(word(AR_PAIN_SIDE, "bot"), -1);
	assert_int_equal(word(AR_PAIN_SIDE, "left right"), -1);
	assert_int_equal(word(AR_PAIN_SIDE, ""), -1);
	assert_int_equal(word(AR_PAIN_POP, "yes"), -1);
	assert_int_equal(word(AR_PAIN_SWELLING, "whole_leg"),
	    AR_PAIN_SWELLING_WHOLE_LEG);
	assert_true(key(AR_PAIN_SWELLING)->normal == AR_PAIN_SWELLING_NONE);
	assert_true(key(AR_PAIN_BONE_TENDER)->normal ==
	    AR_PAIN_BONE_TENDER_NONE);
	assert_true(isnan(key(AR_PAIN_REGION)->normal));
	assert_int_equal(word(AR_PAIN_TISSUE, "unsure"), 6);
	assert_int_equal(word(AR_PAIN_ONSET, "trauma"), 5);
	assert_int_equal(word(AR_PAIN_TREND, "worse"), 2);
	assert_int_equal(AR_PAIN_BONE_SITE_COUNT, 10);
	at = ar_pain_word_at(key(AR_PAIN_ONSET), AR_PAIN_ONSET_NEXT_DAY, &n);
	assert_int_equal(n, 8);
	assert_memory_equal(at, "next_day", 8);
	at = ar_pain_word_at(key(AR_PAIN_ONSET), AR_PAIN_ONSET_TRAUMA, &n);
	assert_int_equal(n, 6);
	assert_memory_equal(at, "trauma", 6);
	assert_null(ar_pain_word_at(key(AR_PAIN_ONSET), 6, &n));
	assert_null(ar_pain_word_at(key(AR_PAIN_ONSET), -1, &n));
	assert_null(ar_pain_word_at(key(AR_PAIN_POP), 0, &n));
}

/* Where a pain can be and what the session leaves out are one list. */
static void
every_site_of_the_region_key_is_mapped(void **state)
{
	(void)state;
	assert_int_equal(AR_PAIN_REGION_COUNT, 25);
	for (int i = 0; i < AR_PAIN_REGION_COUNT; i++) {
		size_t n;
		const char *site = ar_pain_word_at(key(AR_PAIN_REGION), i, &n);

		assert_int_not_equal(ar_site_regions(site, n), 0);
	}
}

static void
unknown_keys_are_not_found(void **state)
{
	(void)state;
	assert_int_equal(ar_pain_key_find("", 0), -1);
	assert_int_equal(ar_pain_key_find("pops", 4), -1);
	assert_int_equal(ar_pain_key_find("date", 4), -1);
	assert_int_equal(ar_pain_key_find("others", 6), -1);
	assert_int_equal(ar_pain_key_find("pops", 3), AR_PAIN_POP);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_of_the_case_is_there),
		cmocka_unit_test(every_key_has_a_question),
		cmocka_unit_test(the_enum_numbers_the_table),
		cmocka_unit_test(words_have_numbers),
		cmocka_unit_test(every_site_of_the_region_key_is_mapped),
		cmocka_unit_test(unknown_keys_are_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
