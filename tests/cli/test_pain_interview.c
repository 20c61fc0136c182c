/* The interview without a terminal: how long it is, and that it leaves out
 * nothing that could change the answer. */
#define _GNU_SOURCE
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "doors/cli/interview.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
	ORDINARY = 2000,
	ANY = 2000,
	QUESTIONS_MOST = 256,
	SEED = 20260601,
	TYPED = 256
};

struct dice {
	uint64_t state;
};

static uint32_t
roll(struct dice *dice, uint32_t sides)
{
	dice->state ^= dice->state << 13;
	dice->state ^= dice->state >> 7;
	dice->state ^= dice->state << 17;
	return (uint32_t)((dice->state >> 33) % sides);
}

static int
key_of(const char *id)
{
	int key = ar_pain_key_find(id, strlen(id));

	assert_true(key >= 0);
	return key;
}

static void
set(struct ar_pain *pain, const char *id, double value)
{
	pain->value[key_of(id)] = value;
}

static void
set_word(struct ar_pain *pain, const char *id, const char *word)
{
	size_t count;
	int key = key_of(id);
	int index = ar_pain_word(&ar_pain_keys(&count)[key], word,
	    strlen(word));

	assert_true(index >= 0);
	pain->value[key] = index;
}

/* What runners come with most: no warning sign, one or two findings. */
struct ordinary {
	const char *region;
	const char *tissue;
	const char *onset;
	const char *findings; /* each true in one runner of two */
};

static const struct ordinary ordinary[] = {
	{"calf", "muscle", "next_day", "cramp"},
	{"calf", "muscle", "gradual_in_run", ""},
	{"calf", "muscle", "sudden_in_run", ""},
	{"thigh_front", "muscle", "next_day", ""},
	{"thigh_back", "muscle", "sudden_in_run", ""},
	{"thigh_back", "muscle", "gradual_in_run", ""},
	{"thigh_inner", "muscle", "after_run", ""},
	{"buttock", "muscle", "gradual_in_run", ""},
	{"hip_side", "unsure", "gradual_in_run", ""},
	{"knee_front", "joint", "gradual_in_run", "in_every_run"},
	{"knee_front", "unsure", "gradual_in_run", "in_every_run"},
	{"knee_outer", "tendon", "gradual_in_run",
	    "repeatable_point in_every_run"},
	{"knee_inner", "joint", "gradual_in_run", ""},
	{"shin_inner", "bone", "gradual_in_run", "in_every_run"},
	{"shin_front", "unsure", "gradual_in_run", "in_every_run"},
	{"achilles", "tendon", "gradual_in_run",
	    "stiff_in_morning first_step_pain"},
	{"heel", "unsure", "gradual_in_run",
	    "first_step_pain stiff_in_morning"},
	{"arch", "tendon", "next_day", "first_step_pain"},
	{"forefoot", "bone", "gradual_in_run", ""},
	{"ankle", "joint", "trauma", "twist"},
};

static void
add_findings(struct ar_pain *pain, const char *words, struct dice *dice)
{
	while (*words) {
		size_t n = strcspn(words, " ");
		int key = ar_pain_key_find(words, n);

		assert_true(key >= 0);
		if (roll(dice, 2))
			pain->value[key] = 1;
		words += n + (words[n] ? 1 : 0);
	}
}

static void
draw_ordinary(struct ar_pain *pain, struct dice *dice)
{
	static const char *const trends[] = {"better", "same", "worse"};
	const struct ordinary *o = &ordinary[roll(dice, COUNT(ordinary))];
	double worst = 1 + roll(dice, 6);

	ar_pain_clear(pain);
	ar_pain_others_no(pain);
	set_word(pain, "region", o->region);
	set_word(pain, "tissue", o->tissue);
	set_word(pain, "onset", o->onset);
	set_word(pain, "trend", trends[roll(dice, 3)]);
	set(pain, "side", roll(dice, 3));
	set(pain, "severity_worst", worst);
	set(pain, "severity_now", roll(dice, (uint32_t)worst + 1));
	set(pain, "severity_walking", roll(dice, (uint32_t)worst + 1) / 2);
	set(pain, "severity_in_run", roll(dice, (uint32_t)worst + 1));
	set(pain, "severity_next_morning",
	    roll(dice, (uint32_t)worst + 1) / 2);
	set(pain, "duration_days", roll(dice, 15));
	set(pain, "age", 18 + roll(dice, 50));
	add_findings(pain, o->findings, dice);
	if (pain->value[key_of("stiff_in_morning")] == 1)
		set(pain, "morning_stiff_min", 5 + roll(dice, 25));
}

/* What somebody who knows everything types. */
static void
answer_key(const struct ar_pain *truth, int key, char typed[TYPED])
{
	size_t count, n;
	const struct ar_pain_key *row = &ar_pain_keys(&count)[key];
	double value = truth->value[key];
	const char *word;

	if (isnan(value))
		snprintf(typed, TYPED, "?");
	else if (row->type == AR_PAIN_BOOL)
		snprintf(typed, TYPED, value == 1 ? "y" : "n");
	else if (row->type == AR_PAIN_WORD) {
		word = ar_pain_word_at(row, (int)value, &n);
		snprintf(typed, TYPED, "%.*s", (int)n, word);
	} else
		snprintf(typed, TYPED, "%g", value);
}

static bool
all_normal(const struct ar_pain *truth,
    const struct ar_triage_question *question)
{
	int keys[AR_PAIN_KEYS_MAX];
	size_t count = ar_triage_question_keys(question, keys);
	size_t rows;
	const struct ar_pain_key *table = ar_pain_keys(&rows);

	for (size_t i = 0; i < count; i++) {
		const struct ar_pain_key *row = &table[keys[i]];
		double value = truth->value[keys[i]];

		if (!isnan(row->normal) && value != row->normal)
			return false;
	}
	return true;
}

static void
answer(const struct ar_pain *truth, const struct ar_interview_step *step,
    char typed[TYPED])
{
	char one[TYPED];

	typed[0] = '\0';
	if (step->form == AR_FORM_NONE)
		strcpy(typed, all_normal(truth, step->question) ? "n" : "y");
	else if (step->form == AR_FORM_WELL)
		strcpy(typed, all_normal(truth, step->question) ? "y" : "n");
	else
		for (size_t i = 0; i < step->count; i++) {
			answer_key(truth, step->keys[i], one);
			strcat(typed, one);
			strcat(typed, " ");
		}
}

static void
explain(const struct ar_interview_step *step, const char *typed,
    const char *say)
{
	print_error("%s (%zu keys): \"%s\": %s\n", step->question->id,
	    step->count, typed, say);
}

/* The whole interview; how many questions it took. */
static int
interview(const struct ar_pain *truth, struct ar_pain *told, bool show)
{
	struct interview run;
	struct ar_interview_step step;
	struct ar_error err;
	struct ar_pain nothing;
	char typed[TYPED], say[INTERVIEW_SAY];
	int questions = 0;

	ar_pain_clear(&nothing);
	assert_true(interview_open(&run, &nothing, NULL));
	for (;;) {
		enum interview_take taken;

		assert_int_equal(ar_interview_next(&run.now, &step, &err),
		    AR_OK);
		if (step.count == 0)
			break;
		assert_true(questions++ < QUESTIONS_MOST);
		answer(truth, &step, typed);
		if (show)
			print_message("%2d %-14s %s\n", questions,
			    step.question->id, typed);
		taken = interview_answer(&run, &step, typed, say);
		if (taken != TAKE_NEXT)
			explain(&step, typed, say);
		assert_int_equal(taken, TAKE_NEXT);
	}
	*told = run.now.pain;
	interview_close(&run);
	return questions;
}

static int
by_number(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void
test_length(void **state)
{
	static int taken[ORDINARY];
	struct dice dice = {SEED};
	double sum = 0;

	(void)state;
	for (int i = 0; i < ORDINARY; i++) {
		struct ar_pain truth, told;

		draw_ordinary(&truth, &dice);
		taken[i] = interview(&truth, &told, false);
		sum += taken[i];
	}
	qsort(taken, ORDINARY, sizeof *taken, by_number);
	print_message("questions in %d ordinary cases: mean %.1f, median %d, "
	    "95 %% %d, most %d\n", ORDINARY, sum / ORDINARY,
	    taken[ORDINARY / 2], taken[ORDINARY * 95 / 100],
	    taken[ORDINARY - 1]);
	assert_true(sum / ORDINARY <= 12.5);
}

/* Anything at all, most of it normal. */
static void
draw_any(struct ar_pain *pain, struct dice *dice)
{
	size_t count, n;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	uint32_t rare = 2 + roll(dice, 30);

	draw_ordinary(pain, dice);
	set(pain, "region", roll(dice, 25));
	set(pain, "tissue", roll(dice, 7));
	set(pain, "onset", roll(dice, 6));
	for (size_t i = 0; i < count; i++) {
		int words = 0;

		if (roll(dice, rare) || isnan(keys[i].normal))
			continue;
		while (keys[i].type == AR_PAIN_WORD &&
		    ar_pain_word_at(&keys[i], words, &n))
			words++;
		if (keys[i].type == AR_PAIN_BOOL)
			pain->value[i] = 1 - keys[i].normal;
		else if (words > 0)
			pain->value[i] = roll(dice, (uint32_t)words);
		else
			pain->value[i] = roll(dice, 11);
	}
	set(pain, "severity_worst", roll(dice, 11));
	set(pain, "severity_now", roll(dice, 11));
}

/* At the end triage has no question left but those the runner could not
 * answer, and nothing was told that is not true.  The tiers are those of the
 * whole truth but for signs that triage does not ask for at that site or
 * after that beginning (T0). */
static void
check_told(const struct ar_pain *truth, const struct ar_pain *told,
    const struct ar_verdict *asked)
{
	for (size_t i = 0; i < asked->ask_count; i++)
		assert_true(isnan(truth->value[asked->ask_next[i]]));
	for (int k = 0; k < AR_PAIN_KEYS_MAX; k++)
		assert_true(isnan(told->value[k]) ||
		    told->value[k] == truth->value[k]);
}

static void
test_nothing_is_left_out(void **state)
{
	struct dice dice = {SEED + 1};
	int tiers[AR_TIERS] = {0}, judged = 0, same = 0;

	(void)state;
	for (int i = 0; i < ANY; i++) {
		struct ar_pain truth, told;
		struct ar_verdict all, asked;
		struct ar_error err;

		draw_any(&truth, &dice);
		if (ar_triage_judge(&truth, &all, &err) != AR_OK)
			continue; /* a finding that this site cannot have */
		interview(&truth, &told, false);
		assert_int_equal(ar_interview_judge(&told, &asked, &err),
		    AR_OK);
		check_told(&truth, &told, &asked);
		tiers[all.tier]++;
		same += asked.tier == all.tier;
		judged++;
	}
	print_message("%d cases, tiers E0 to E4: %d %d %d %d %d; %d the same "
	    "when only asked\n", judged, tiers[0], tiers[1], tiers[2],
	    tiers[3], tiers[4], same);
	for (int i = 0; i < AR_TIERS; i++)
		assert_true(tiers[i] > 0);
	assert_true(same > judged * 4 / 5);
}

/* Some answers are "?", and the runner may stop anywhere: what was said is
 * never judged milder than the same answers with all else normal. */
static void
test_unknown_is_never_milder(void **state)
{
	struct dice dice = {SEED + 2};

	(void)state;
	for (int i = 0; i < ORDINARY; i++) {
		struct ar_pain truth, told, normal;
		struct ar_verdict verdict, least;
		struct ar_error err;

		draw_any(&truth, &dice);
		for (int k = 0; k < AR_PAIN_KEYS_MAX; k++)
			if (roll(&dice, 4) == 0)
				truth.value[k] = NAN;
		if (ar_interview_judge(&truth, &verdict, &err) != AR_OK)
			continue;
		interview(&truth, &told, false);
		assert_int_equal(ar_interview_judge(&told, &verdict, &err),
		    AR_OK);
		normal = told;
		ar_pain_others_no(&normal);
		if (ar_triage_judge(&normal, &least, &err) != AR_OK)
			continue; /* the side is still missing */
		assert_true(verdict.tier <= least.tier ||
		    verdict.tier <= AR_TIER_E3);
		if (!verdict.complete)
			assert_true(verdict.tier <= AR_TIER_E3);
	}
}

static enum interview_take
type(struct interview *run, const char *typed)
{
	struct ar_interview_step step;
	struct ar_error err;
	char say[INTERVIEW_SAY];

	assert_int_equal(ar_interview_next(&run->now, &step, &err), AR_OK);
	assert_true(step.count > 0);
	return interview_answer(run, &step, typed, say);
}

static void
start(struct interview *run)
{
	struct ar_pain nothing;

	ar_pain_clear(&nothing);
	assert_true(interview_open(run, &nothing, NULL));
}

static void
test_back(void **state)
{
	struct interview run;
	struct ar_interview_step step;
	struct ar_error err;
	char say[INTERVIEW_SAY];

	(void)state;
	start(&run);
	assert_int_equal(type(&run, "b"), TAKE_FIRST);
	assert_int_equal(type(&run, "knee inner, right"), TAKE_NEXT);
	assert_int_equal(type(&run, "y"), TAKE_NEXT);
	assert_int_equal(type(&run, "y"), TAKE_NEXT); /* chest pain: E0 */
	assert_int_equal(ar_interview_next(&run.now, &step, &err), AR_OK);
	assert_int_equal(step.count, 0); /* nothing is asked at E0 */
	assert_int_equal(interview_answer(&run, &step, "back", say),
	    TAKE_BACK);
	assert_true(isnan(run.now.pain.value[key_of("chest_pain")]));
	assert_int_equal(type(&run, " B "), TAKE_BACK);
	assert_int_equal(ar_interview_next(&run.now, &step, &err), AR_OK);
	assert_int_equal(step.form, AR_FORM_NONE);
	assert_string_equal(step.question->id, "danger");
	assert_int_equal(type(&run, "b"), TAKE_BACK);
	assert_true(isnan(run.now.pain.value[key_of("region")]));
	assert_int_equal(run.shown, 0);
	assert_int_equal(type(&run, "Q"), TAKE_QUIT);
	interview_close(&run);
}

static void
test_typed_forms(void **state)
{
	static const struct {
		const char *key;
		const char *typed;
		double value; /* NAN: don't know */
	} good[] = {
		{"numb", "YES", 1}, {"numb", " n ", 0}, {"numb", "?", NAN},
		{"numb", "", NAN}, {"numb", "don't know", NAN},
		{"severity_now", "4", 4}, {"severity_now", "2,5", 2.5},
		{"duration_days", "3 weeks", 21}, {"duration_days", "2d", 2},
		{"duration_days", "10", 10}, {"side", "r", 1},
		{"region", "knee front", 7}, {"region", "Knee-Outer", 8},
		{"region", "15", 14}, {"region", "achi", 15},
		{"worst_rise_3_logs", "-2", -2}, {"bone_tender", "n", 0},
	};
	static const struct {
		const char *key;
		const char *typed;
	} bad[] = {
		{"numb", "maybe"}, {"numb", "2"}, {"severity_now", "11"},
		{"severity_now", "-1"}, {"severity_now", "4 5"},
		{"severity_now", "nan"}, {"severity_now", "1e400"},
		{"tissue", "n"}, {"onset", "n"}, {"trend", "s"},
		{"region", "knee"}, {"region", "0"}, {"region", "26"},
		{"side", "up"}, {"duration_days", "3 moons"},
		{"duration_days", "soon"}, {"region", "1.5"},
	};
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	char say[INTERVIEW_SAY];

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		double value = -99;

		if (!interview_value(&keys[key_of(good[i].key)],
		    good[i].typed, &value, say))
			fail_msg("%s: %s", good[i].typed, say);
		if (isnan(good[i].value))
			assert_true(isnan(value));
		else
			assert_true(value == good[i].value);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		double value = -99;

		say[0] = '\0';
		if (interview_value(&keys[key_of(bad[i].key)], bad[i].typed,
		    &value, say))
			fail_msg("%s was taken as %g", bad[i].typed, value);
		assert_true(value == -99);
		assert_true(say[0] != '\0');
	}
}

/* Several answers in one line; what is missing is asked by itself. */
static void
test_together(void **state)
{
	static const struct {
		const char *typed;
		double onset, days, trend; /* NAN: still open */
	} cases[] = {
		{"next day, 3 days, better", 3, 3, 0},
		{"3 worse after_run", 2, 3, 2},
		{"sudden 2 weeks same", 0, 14, 1},
		{"gradual", 1, NAN, NAN},
		{"5", NAN, 5, NAN},
		{"? 1 worse", NAN, 1, 2},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct interview run;
		struct ar_interview_step step;
		struct ar_error err;
		const double want[] = {cases[i].onset, cases[i].days,
		    cases[i].trend};
		static const char *const ids[] = {"onset", "duration_days",
		    "trend"};
		char say[INTERVIEW_SAY];

		start(&run);
		assert_int_equal(type(&run, "left calf"), TAKE_NEXT);
		assert_int_equal(type(&run, "n"), TAKE_NEXT);
		do {
			assert_int_equal(ar_interview_next(&run.now, &step,
			    &err), AR_OK);
			if (strcmp(step.question->id, "when") != 0)
				assert_int_equal(type(&run, "?"), TAKE_NEXT);
		} while (strcmp(step.question->id, "when") != 0);
		assert_int_equal(step.form, AR_FORM_TOGETHER);
		assert_int_equal(interview_answer(&run, &step, cases[i].typed,
		    say), TAKE_NEXT);
		for (int k = 0; k < 3; k++) {
			double value = run.now.pain.value[key_of(ids[k])];

			if (isnan(want[k]) ? !isnan(value) : value != want[k])
				fail_msg("%s: %s is %g", cases[i].typed,
				    ids[k], value);
		}
		interview_close(&run);
	}
}

/* Every question of the table can be put: its keys get a form. */
static void
test_wrong_changes_nothing(void **state)
{
	static const char *const wrong[] = {"knee", "calf calf left", "99",
	    "calf left 3", "left right", "x", "a b c d e f g h i j k l m n"};
	struct interview run;

	(void)state;
	start(&run);
	for (size_t i = 0; i < COUNT(wrong); i++) {
		assert_int_equal(type(&run, wrong[i]), TAKE_WRONG);
		assert_true(isnan(run.now.pain.value[key_of("region")]));
		assert_true(isnan(run.now.pain.value[key_of("side")]));
		assert_false(run.now.asked[key_of("region")]);
		assert_int_equal(run.past_count, 0);
	}
	interview_close(&run);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_length),
		cmocka_unit_test(test_nothing_is_left_out),
		cmocka_unit_test(test_unknown_is_never_milder),
		cmocka_unit_test(test_back),
		cmocka_unit_test(test_typed_forms),
		cmocka_unit_test(test_together),
		cmocka_unit_test(test_wrong_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
