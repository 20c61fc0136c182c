/* Properties over seeded random reports: monotone, E0 holds, same answer in
 * any order, the interview ends.  argv[1]: number of pairs (20,000). */
#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "knowledge/pain_keys.h"
#include "tests/triage/words.h"

static long pairs = 20000;

static double
any_value(struct dice *dice, const struct ar_pain_key *key)
{
	static const double days[] = { 0, 1, 2, 3, 5, 6, 8, 14, 21, 43 };
	size_t n;
	int words = 0;

	switch (key->type) {
	case AR_PAIN_BOOL:
		return dice_roll(dice, 2);
	case AR_PAIN_SCALE:
		return dice_roll(dice, 11);
	case AR_PAIN_WORD:
		while (ar_pain_word_at(key, words, &n) != NULL)
			words++;
		return dice_roll(dice, (unsigned)words);
	case AR_PAIN_NUMBER:
		break;
	}
	if (strcmp(key->id, "age") == 0)
		return 10 + dice_roll(dice, 70);
	return fmin(days[dice_roll(dice, 10)], key->hi);
}

/* A report: site, side, facts and severities at random, a few signs. */
static void
any_report(struct dice *dice, struct ar_pain *pain)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	unsigned signs = dice_roll(dice, 6);

	ar_pain_clear(pain);
	for (int i = 0; i <= AR_PAIN_DURATION_DAYS; i++)
		if (i == AR_PAIN_REGION || dice_roll(dice, 5) != 0)
			pain->value[i] = any_value(dice, &keys[i]);
	for (unsigned i = 0; i < signs; i++) {
		unsigned key = dice_roll(dice, (unsigned)count);

		if (key > AR_PAIN_DURATION_DAYS)
			pain->value[key] = any_value(dice, &keys[key]);
	}
	if (dice_roll(dice, 4) != 0)
		ar_pain_others_no(pain);
	else
		for (int i = 0; i < AR_PAIN_KEYS; i++)
			if (isnan(pain->value[i]) && dice_roll(dice, 2) == 0)
				pain->value[i] = keys[i].normal;
}

/* One warning sign more; false: this key is none, or cannot be worse. */
static bool
worsen(struct dice *dice, struct ar_pain *pain, int key)
{
	double *value = &pain->value[key];
	double old = *value;

	switch (ar_triage_worse(key)) {
	case AR_WORSE_TRUE:
		*value = 1;
		return old != 1;
	case AR_WORSE_FALSE:
		*value = 0;
		return old != 0;
	case AR_WORSE_UP:
		*value = old + 1 + dice_roll(dice, 4);
		return *value <= 10;
	case AR_WORSE_LATER:
		if (key == AR_PAIN_SWELLING && old >= AR_PAIN_SWELLING_JOINT)
			return false; /* joint and whole leg are no order */
		*value = isnan(old) ? 1 : old + 1;
		return *value <= 2;
	case AR_WORSE_FACT:
		break;
	}
	return false;
}

static void
print_report(const struct ar_pain *pain)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	for (size_t i = 0; i < count; i++)
		if (pain->value[i] != keys[i].normal &&
		    !isnan(pain->value[i]))
			print_error("%s=%g ", keys[i].id, pain->value[i]);
	print_error("\n");
}

static void
test_monotone(void **state)
{
	struct dice dice = { 20240607 };
	long done = 0;
	long bad = 0;
	long sooner = 0;
	struct ar_verdict before, after;
	struct ar_error err;

	(void)state;
	while (done < pairs) {
		struct ar_pain pain, worse;
		int key = (int)dice_roll(&dice, AR_PAIN_KEYS);

		any_report(&dice, &pain);
		worse = pain;
		if (!worsen(&dice, &worse, key) ||
		    ar_triage_judge(&pain, &before, &err) != AR_OK ||
		    ar_triage_judge(&worse, &after, &err) != AR_OK)
			continue;
		done++;
		if (after.tier == before.tier && after.within > before.within)
			sooner++;
		if (after.tier <= before.tier)
			continue;
		if (bad++ < 5) {
			size_t n;

			print_error("%s: %s -> %s\n", ar_pain_keys(&n)[key].id,
			    before.fired[0].rule->id, after.fired[0].rule->id);
			print_report(&worse);
		}
	}
	print_message("%ld pairs, %ld milder tiers, %ld later times\n", done,
	    bad, sooner);
	assert_int_equal(bad, 0);
	assert_int_equal(sooner, 0);
}

/* Every sign added to every worked case. */
static long
worsen_line(const char *text, struct dice *dice)
{
	struct ar_pain pain;
	struct ar_verdict before, after;
	struct ar_error err;
	long tried = 0;

	words_read_no(text, &pain);
	assert_int_equal(ar_triage_judge(&pain, &before, &err), AR_OK);
	for (int key = 0; key < AR_PAIN_KEYS; key++) {
		struct ar_pain worse = pain;

		if (!worsen(dice, &worse, key) ||
		    ar_triage_judge(&worse, &after, &err) != AR_OK)
			continue;
		tried++;
		if (after.tier > before.tier || (after.tier == before.tier &&
		        after.within > before.within)) {
			print_report(&worse);
			fail_msg("milder: %s", text);
		}
	}
	return tried;
}

static void
test_monotone_cases(void **state)
{
	static const char *const names[] = { "cases", "rules" };
	struct dice dice = { 3 };
	char line[512];
	long tried = 0;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		snprintf(line, sizeof(line), AR_SOURCE_DIR
		    "/tests/triage/%s.txt", names[i]);
		FILE *file = fopen(line, "r");

		assert_non_null(file);
		while (fgets(line, sizeof(line), file) != NULL)
			if (line[0] != '#' && strchr(line, '|') != NULL)
				tried += worsen_line(strchr(line, '|') + 1,
				    &dice);
		fclose(file);
	}
	print_message("%ld signs added to worked cases\n", tried);
	assert_true(tried > 5000); /* 114 cases, most of 115 keys */
}

/* What T3 to T11 say, written a second time and by hand. */
static bool
emergency(const double *v)
{
	bool y[AR_PAIN_KEYS];
	double most = fmax(v[AR_PAIN_SEVERITY_NOW], v[AR_PAIN_SEVERITY_WORST]);

	for (int i = 0; i < AR_PAIN_KEYS; i++)
		y[i] = v[i] == 1;
#define Y(key) y[AR_PAIN_##key]
	return Y(CHEST_PAIN) || Y(BREATHLESS) || Y(COUGH_BLOOD) ||
	    Y(FAINTED) || (Y(COLD_PALE_FOOT) && (Y(NUMB) || most > 0)) ||
	    (Y(DARK_URINE) && (Y(WEAK) || Y(VOMITING) || Y(LOW_URINE))) ||
	    (Y(VERY_HOT) && (Y(CONFUSED) || Y(SEIZURE))) ||
	    (Y(LONG_EFFORT_24H) && (Y(CONFUSED) || Y(SEIZURE) ||
	        (Y(VOMITING) && Y(HEADACHE)))) ||
	    Y(SADDLE_NUMB) || Y(BLADDER_BOWEL) ||
	    (Y(BOTH_LEGS_NERVE) && Y(BACK_PAIN)) ||
	    ((Y(FEVER) || Y(UNWELL)) && (Y(HOT_JOINT_IMMOVABLE) ||
	        (Y(SPREADING_RED) && (Y(PAIN_OUT_OF_PROPORTION) ||
	            Y(BLISTERS_OR_PURPLE))))) ||
	    Y(DEFORMITY) || (v[AR_PAIN_REGION] == AR_PAIN_REGION_CALF &&
	        most >= 7 && Y(RISING) && (Y(TENSE_HARD) || Y(NUMB)));
#undef Y
}

static void
test_emergencies(void **state)
{
	static const char *const often[] = { "cold_pale_foot", "dark_urine",
		"vomiting", "headache", "confused", "very_hot",
		"long_effort_24h", "both_legs_nerve", "back_pain", "fever",
		"unwell", "hot_joint_immovable", "spreading_red",
		"blisters_or_purple", "rising", "tense_hard", "weak" };
	struct dice dice = { 77 };
	long found = 0;
	struct ar_verdict verdict;
	struct ar_error err;

	(void)state;
	for (long i = 0; i < pairs; i++) {
		struct ar_pain pain;

		any_report(&dice, &pain);
		for (int j = 0; j < 4; j++) {
			const char *id = often[dice_roll(&dice, 17)];

			pain.value[ar_pain_key_find(id, strlen(id))] = 1;
		}
		if (!emergency(pain.value) ||
		    ar_triage_judge(&pain, &verdict, &err) != AR_OK)
			continue;
		found++;
		if (verdict.tier != AR_TIER_E0) {
			print_report(&pain);
			fail_msg("not E0");
		}
	}
	print_message("%ld emergencies\n", found);
	assert_true(found > pairs / 20);
}

/* An unanswered E0 or E1 question that can matter keeps E4 away, and its
 * worst answer would still be possible. */
static void
test_open_questions(void **state)
{
	struct dice dice = { 5 };
	struct ar_verdict v;
	struct ar_error err;
	long open = 0;

	(void)state;
	for (long i = 0; i < pairs; i++) {
		struct ar_pain pain;

		any_report(&dice, &pain);
		if (ar_triage_judge(&pain, &v, &err) != AR_OK)
			continue;
		open += v.complete ? 0 : 1;
		assert_false(!v.complete && v.tier == AR_TIER_E4);
		assert_true(v.complete || v.ask_count > 0);
		assert_true(v.fired_count > 0);
		for (size_t k = 0; k < v.ask_count; k++)
			assert_true(isnan(pain.value[v.ask_next[k]]));
	}
	assert_true(open > 100);
}

struct interview {
	int questions;
	enum ar_tier tier;
	bool complete;
};

static void
answer(const struct ar_triage_question *question, const struct ar_pain *truth,
    struct ar_pain *told)
{
	int keys[AR_PAIN_KEYS_MAX];
	size_t count = ar_triage_question_keys(question, keys);

	for (size_t i = 0; i < count; i++)
		told->value[keys[i]] = truth->value[keys[i]];
}

/* Ask until nothing is left; a question is asked once.  dice NULL: in the
 * order offered, else any. */
static struct interview
ask_all(const struct ar_pain *truth, struct dice *dice)
{
	struct interview result = { 0, AR_TIER_E4, false };
	const struct ar_triage_question *asked[AR_QUESTIONS_MAX];
	struct ar_triage_next next;
	struct ar_pain told;
	struct ar_verdict v;
	struct ar_error err;

	ar_pain_clear(&told);
	for (;;) {
		const struct ar_triage_question *pick = NULL;
		unsigned at = 0;

		assert_int_equal(ar_triage_next(&told, &next, &err), AR_OK);
		if (dice != NULL && next.count > 0)
			at = dice_roll(dice, (unsigned)next.count);
		for (size_t i = 0; i < next.count && pick == NULL; i++) {
			pick = next.question[(i + at) % next.count];
			for (int k = 0; k < result.questions; k++)
				if (asked[k] == pick) {
					pick = NULL;
					break;
				}
		}
		if (pick == NULL)
			break;
		assert_true(result.questions < AR_QUESTIONS_MAX);
		asked[result.questions++] = pick;
		answer(pick, truth, &told);
	}
	assert_int_equal(ar_triage_judge(&told, &v, &err), AR_OK);
	result.tier = v.tier;
	result.complete = v.complete;
	return result;
}

static void
ordinary(struct dice *dice, struct ar_pain *pain)
{
	ar_pain_clear(pain);
	pain->value[AR_PAIN_REGION] = dice_roll(dice, AR_PAIN_REGION_COUNT);
	pain->value[AR_PAIN_SIDE] = dice_roll(dice, AR_PAIN_SIDE_COUNT);
	pain->value[AR_PAIN_TISSUE] = dice_roll(dice, 2) == 0
	    ? AR_PAIN_TISSUE_MUSCLE
	    : AR_PAIN_TISSUE_UNSURE;
	pain->value[AR_PAIN_ONSET] =
	    AR_PAIN_ONSET_GRADUAL_IN_RUN + dice_roll(dice, 3);
	pain->value[AR_PAIN_TREND] = dice_roll(dice, 2);
	pain->value[AR_PAIN_SEVERITY_WORST] = 1 + dice_roll(dice, 5);
	pain->value[AR_PAIN_SEVERITY_NOW] =
	    dice_roll(dice, (unsigned)pain->value[AR_PAIN_SEVERITY_WORST] + 1);
	pain->value[AR_PAIN_DURATION_DAYS] = dice_roll(dice, 3);
	pain->value[AR_PAIN_AGE] = 25 + dice_roll(dice, 30);
	ar_pain_others_no(pain);
}

static void
test_interview(void **state)
{
	struct dice dice = { 99 };
	long total = 0;
	int most = 0;
	int cases = 3000;
	struct ar_verdict v;
	struct ar_error err;

	(void)state;
	for (int i = 0; i < cases; i++) {
		struct ar_pain truth;

		ordinary(&dice, &truth);
		assert_int_equal(ar_triage_judge(&truth, &v, &err), AR_OK);
		struct interview straight = ask_all(&truth, NULL);
		struct interview mixed = ask_all(&truth, &dice);

		total += straight.questions;
		most = straight.questions > most ? straight.questions : most;
		assert_true(straight.complete && mixed.complete);
		assert_int_equal(straight.tier, v.tier);
		assert_int_equal(mixed.tier, v.tier);
	}
	print_message("questions in an ordinary case: mean %.2f, most %d\n",
	    (double)total / cases, most);
	assert_true((double)total / cases <= 12);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_monotone),
		cmocka_unit_test(test_monotone_cases),
		cmocka_unit_test(test_emergencies),
		cmocka_unit_test(test_open_questions),
		cmocka_unit_test(test_interview),
	};

	if (argc > 1)
		pairs = strtol(argv[1], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
