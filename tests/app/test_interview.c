/* The order of asking, without anybody typing: it leaves out nothing that
 * could change the answer, asks nothing twice, and depends on what is known
 * alone. */
#include <string.h>

#include "../check.h"
#include "afterrun/interview.h"

enum { CASES = 1500, STEPS_MOST = 256, SEED = 20261121 };

static uint64_t dice;

static uint32_t
roll(uint32_t sides)
{
	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return (uint32_t)((dice >> 33) % sides);
}

static int
key_of(const char *id)
{
	int key = ar_pain_key_find(id, strlen(id));

	assert_true(key >= 0);
	return key;
}

static double
any_value(const struct ar_pain_key *key)
{
	uint32_t words = 0;
	size_t n;

	if (key->type == AR_PAIN_BOOL)
		return roll(2);
	if (key->type != AR_PAIN_WORD)
		return roll(11) > key->hi ? key->hi : roll(11);
	while (ar_pain_word_at(key, (int)words, &n))
		words++;
	return roll(words);
}

/* Mostly normal; some truths cannot be, those are drawn again. */
static void
draw(struct ar_pain *truth)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	struct ar_verdict verdict;
	struct ar_error err;

	do {
		uint32_t rare = 2 + roll(60);

		ar_pain_clear(truth);
		ar_pain_others_no(truth);
		for (size_t i = 0; i < count; i++)
			if (isnan(keys[i].normal) || roll(rare) == 0)
				truth->value[i] = any_value(&keys[i]);
	} while (ar_triage_judge(truth, &verdict, &err) != AR_OK);
}

static bool
all_normal(const struct ar_pain *truth,
    const struct ar_triage_question *question)
{
	int own[AR_PAIN_KEYS_MAX];
	size_t count = ar_triage_question_keys(question, own), rows;
	const struct ar_pain_key *keys = ar_pain_keys(&rows);

	for (size_t i = 0; i < count; i++)
		if (!isnan(keys[own[i]].normal) &&
		    truth->value[own[i]] != keys[own[i]].normal)
			return false;
	return true;
}

/* Somebody who knows everything, but for the keys that are unknown. */
static void
reply(struct ar_interview *interview, const struct ar_interview_step *step,
    const struct ar_pain *truth)
{
	bool group = step->form == AR_FORM_NONE ||
	    step->form == AR_FORM_WELL;

	for (size_t i = 0; i < step->count; i++)
		assert_false(interview->asked[step->keys[i]]);
	if (group && all_normal(truth, step->question))
		ar_interview_close(interview, step->question, true);
	else if (group)
		ar_interview_open(interview, step->question);
	else
		for (size_t i = 0; i < step->count; i++)
			ar_interview_set(interview, step->keys[i],
			    truth->value[step->keys[i]]);
}

static int
run(const struct ar_pain *truth, struct ar_interview *interview)
{
	struct ar_interview_step step;
	struct ar_error err;
	int steps = 0;

	ar_interview_clear(interview);
	for (;;) {
		assert_int_equal(ar_interview_next(interview, &step, &err),
		    AR_OK);
		if (step.count == 0)
			return steps;
		assert_true(steps++ < STEPS_MOST);
		assert_non_null(step.question);
		reply(interview, &step, truth);
	}
}

static void
test_nothing_is_left_out(void **state)
{
	int tiers[AR_TIERS] = { 0 };

	(void)state;
	dice = SEED;
	for (int i = 0; i < CASES; i++) {
		struct ar_interview interview;
		struct ar_verdict verdict;
		struct ar_pain truth;
		struct ar_error err;

		draw(&truth);
		assert_true(run(&truth, &interview) > 0);
		assert_int_equal(ar_interview_judge(&interview.pain,
		    &verdict, &err), AR_OK);
		for (size_t k = 0; k < verdict.ask_count; k++)
			assert_true(isnan(truth.value[verdict.ask_next[k]]));
		for (int k = 0; k < AR_PAIN_KEYS_MAX; k++)
			assert_true(isnan(interview.pain.value[k]) ||
			    interview.pain.value[k] == truth.value[k]);
		tiers[verdict.tier]++;
	}
	for (int i = 0; i < AR_TIER_E4; i++)
		assert_true(tiers[i] > 0);
}

/* Whoever knows nothing is never told that it is mild. */
static void
test_unknown(void **state)
{
	struct ar_interview interview;
	struct ar_verdict verdict;
	struct ar_pain nothing;
	struct ar_interview_step step;
	struct ar_error err;
	int steps = 0;

	(void)state;
	ar_pain_clear(&nothing);
	ar_interview_clear(&interview);
	for (;;) {
		assert_int_equal(ar_interview_next(&interview, &step, &err),
		    AR_OK);
		if (step.count == 0)
			break;
		assert_true(steps++ < STEPS_MOST);
		ar_interview_close(&interview, step.question, false);
	}
	assert_memory_equal(&interview.pain.value, &nothing.value,
	    sizeof nothing.value);
	assert_int_equal(ar_interview_judge(&interview.pain, &verdict, &err),
	    AR_OK);
	assert_false(verdict.complete);
	assert_true(verdict.tier <= AR_TIER_E3);
}

/* The same knowledge gives the same step, however it was come by. */
static void
test_only_what_is_known(void **state)
{
	(void)state;
	dice = SEED + 1;
	for (int i = 0; i < CASES / 10; i++) {
		struct ar_interview one, two;
		struct ar_interview_step a, b;
		struct ar_pain truth;
		struct ar_error err;

		draw(&truth);
		ar_interview_clear(&one);
		for (uint32_t steps = roll(12); steps > 0; steps--) {
			assert_int_equal(ar_interview_next(&one, &a, &err),
			    AR_OK);
			if (a.count > 0)
				reply(&one, &a, &truth);
		}
		two = one;
		assert_int_equal(ar_interview_next(&one, &a, &err), AR_OK);
		assert_memory_equal(&one, &two, sizeof one);
		assert_int_equal(ar_interview_next(&two, &b, &err), AR_OK);
		assert_int_equal(a.count, b.count);
		assert_memory_equal(a.keys, b.keys,
		    a.count * sizeof a.keys[0]);
	}
}

/* As severe as for either leg, while nobody knows which it is. */
static void
test_side(void **state)
{
	struct ar_verdict any, left, right;
	struct ar_pain pain;
	struct ar_error err;

	(void)state;
	ar_pain_clear(&pain);
	ar_pain_others_no(&pain);
	pain.value[key_of("region")] = 14;
	pain.value[key_of("severity_now")] = 4;
	pain.value[key_of("calf_swollen")] = 1;
	assert_int_equal(ar_triage_judge(&pain, &any, &err), AR_EINPUT);
	assert_string_equal(err.where, "side");
	assert_int_equal(ar_interview_judge(&pain, &any, &err), AR_OK);
	pain.value[key_of("side")] = 0;
	assert_int_equal(ar_triage_judge(&pain, &left, &err), AR_OK);
	pain.value[key_of("side")] = 1;
	assert_int_equal(ar_triage_judge(&pain, &right, &err), AR_OK);
	assert_true(any.tier <= left.tier && any.tier <= right.tier);
}

static void
test_words(void **state)
{
	char words[AR_EMERGENCY_MAX];

	(void)state;
	assert_string_equal(ar_interview_form_name(AR_FORM_TOGETHER),
	    "together");
	assert_null(ar_interview_form_name(AR_FORMS));
	assert_non_null(ar_interview_question("danger"));
	assert_null(ar_interview_question("dangers"));
	ar_emergency_words("US", words);
	assert_string_equal(words, "911");
	ar_emergency_words(NULL, words);
	assert_string_equal(words, "112 or your local number");
	ar_emergency_words("ZZZ", words);
	assert_string_equal(words, "112 or your local number");
	assert_true(ar_country_is("FR"));
	assert_false(ar_country_is("F"));
	assert_false(ar_country_is("fr"));
	assert_false(ar_country_is("FRA"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_is_left_out),
		cmocka_unit_test(test_unknown),
		cmocka_unit_test(test_only_what_is_known),
		cmocka_unit_test(test_side),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
