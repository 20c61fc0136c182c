#include "doors/cli/interview.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* How the questions of data/triage_questions.csv are put.  Those that stand
 * here ask for facts that "no" does not answer; all others list signs. */
static const struct {
	const char *id;
	enum interview_form form;
} forms[] = {
	{"where", FORM_TOGETHER},
	{"how_bad", FORM_TOGETHER},
	{"when", FORM_TOGETHER},
	{"use", FORM_WELL},
	{"bone", FORM_KEY},
	{"swelling_time", FORM_KEY},
	{"tissue", FORM_KEY},
	{"age", FORM_KEY},
	{"pattern", FORM_KEY},
	{"course", FORM_KEY},
};

static enum interview_form
form_of(const struct ar_triage_question *question)
{
	for (size_t i = 0; i < COUNT(forms); i++)
		if (strcmp(forms[i].id, question->id) == 0)
			return forms[i].form;
	return FORM_NONE;
}

static size_t
number_of(const struct ar_triage_question *question)
{
	size_t count;

	return (size_t)(question - ar_triage_questions(&count));
}

static int
side_key(void)
{
	return ar_pain_key_find("side", strlen("side"));
}

bool
interview_open(struct interview *interview, const struct ar_pain *given,
    const bool *said)
{
	memset(interview, 0, sizeof *interview);
	interview->now.pain = *given;
	if (said)
		memcpy(interview->now.asked, said,
		    sizeof interview->now.asked);
	interview->past = calloc(INTERVIEW_BACK_MAX, sizeof *interview->past);
	return interview->past != NULL;
}

void
interview_close(struct interview *interview)
{
	free(interview->past);
	memset(interview, 0, sizeof *interview);
}

/* Is the trouble only that the leg is not known? */
static bool
is_side(const struct ar_pain *pain, enum ar_status status,
    const struct ar_error *err)
{
	return status == AR_EINPUT && isnan(pain->value[side_key()]) &&
	    strcmp(err->where, "side") == 0;
}

static bool
is_worse(const struct ar_verdict *a, const struct ar_verdict *b)
{
	return a->tier < b->tier ||
	    (a->tier == b->tier && a->within < b->within);
}

enum ar_status
interview_judge(const struct ar_pain *pain, struct ar_verdict *verdict,
    struct ar_error *err)
{
	enum ar_status status = ar_triage_judge(pain, verdict, err);
	const struct ar_pain_key *side;
	struct ar_verdict found;
	struct ar_pain assumed = *pain;
	size_t count, n;

	if (!is_side(pain, status, err))
		return status;
	side = &ar_pain_keys(&count)[side_key()];
	for (int i = 0; ar_pain_word_at(side, i, &n); i++) {
		assumed.value[side_key()] = i;
		AR_TRY(ar_triage_judge(&assumed, &found, err));
		if (i == 0 || is_worse(&found, verdict))
			*verdict = found;
	}
	return AR_OK;
}

/* The keys of question that matter now and were not asked. */
static size_t
open_keys(const struct interview_state *state,
    const struct ar_triage_question *question,
    const struct ar_verdict *verdict, int keys[AR_PAIN_KEYS_MAX])
{
	int own[AR_PAIN_KEYS_MAX];
	size_t own_count = ar_triage_question_keys(question, own);
	size_t count = 0;

	for (size_t i = 0; i < verdict->ask_count; i++) {
		int key = verdict->ask_next[i];

		for (size_t k = 0; k < own_count; k++)
			if (own[k] == key && !state->asked[key])
				keys[count++] = key;
	}
	return count;
}

static bool
is_touched(const struct interview_state *state,
    const struct ar_triage_question *question)
{
	int own[AR_PAIN_KEYS_MAX];
	size_t count = ar_triage_question_keys(question, own);

	for (size_t i = 0; i < count; i++)
		if (state->asked[own[i]] ||
		    !isnan(state->pain.value[own[i]]))
			return true;
	return false;
}

/* A single open key is asked in its own words: a list of signs that do not
 * matter here would only make the answer harder. */
static void
shape(const struct interview_state *state, struct interview_step *step)
{
	step->form = form_of(step->question);
	if (step->count == 1 || (step->form == FORM_TOGETHER &&
	    is_touched(state, step->question)))
		step->form = FORM_KEY;
	if (step->form == FORM_KEY)
		step->count = 1;
}

/* The worst that key may uncover by itself; the verdict as it is where it
 * changes nothing or where this site cannot have it. */
static void
worst_of(const struct ar_pain *pain, int key, struct ar_verdict *verdict)
{
	size_t count, n;
	const struct ar_pain_key *row = &ar_pain_keys(&count)[key];
	double tries[AR_PAIN_KEYS_MAX];
	size_t used = 0;

	if (row->type == AR_PAIN_WORD)
		for (int i = 0; ar_pain_word_at(row, i, &n) &&
		    used < AR_PAIN_KEYS_MAX; i++)
			tries[used++] = i;
	else {
		tries[used++] = row->lo;
		tries[used++] = row->hi;
	}
	for (size_t i = 0; i < used; i++) {
		struct ar_pain trial = *pain;
		struct ar_verdict found;
		struct ar_error err;

		trial.value[key] = tries[i];
		if (interview_judge(&trial, &found, &err) == AR_OK &&
		    is_worse(&found, verdict))
			*verdict = found;
	}
}

static bool
is_asked_for(const struct ar_verdict *verdict, int key)
{
	for (size_t i = 0; i < verdict->ask_count; i++)
		if (verdict->ask_next[i] == key)
			return true;
	return false;
}

/* Seeing comes before measuring. */
static bool
is_measured(int key)
{
	size_t count;
	enum ar_pain_type type = ar_pain_keys(&count)[key].type;

	return type == AR_PAIN_NUMBER || type == AR_PAIN_SCALE;
}

/* Who says that something of a list is true is asked for everything in it
 * that would change the answer, also where triage would not have asked: the
 * worst first. */
static bool
one_by_one(const struct interview_state *state,
    const struct ar_triage_question *question,
    const struct ar_verdict *verdict, struct interview_step *step)
{
	int own[AR_PAIN_KEYS_MAX];
	size_t count = ar_triage_question_keys(question, own);
	struct ar_verdict worst = *verdict;
	bool found = false;

	for (size_t i = 0; i < count; i++) {
		struct ar_verdict alone = *verdict;

		if (state->asked[own[i]] ||
		    !isnan(state->pain.value[own[i]]))
			continue;
		worst_of(&state->pain, own[i], &alone);
		if (is_worse(&alone, &worst) || (!found &&
		    is_asked_for(verdict, own[i])) || (found &&
		    !is_worse(&worst, &alone) &&
		    is_measured(step->keys[0]) && !is_measured(own[i]))) {
			worst = alone;
			step->keys[0] = own[i];
			found = true;
		}
	}
	step->question = question;
	step->form = FORM_KEY;
	step->count = found ? 1 : 0;
	return found;
}

static bool
ask_opened(const struct interview_state *state,
    const struct ar_verdict *verdict, struct interview_step *step)
{
	size_t count;
	const struct ar_triage_question *all = ar_triage_questions(&count);

	for (size_t i = 0; i < count && verdict->tier > AR_TIER_E0; i++)
		if (state->opened[i] &&
		    one_by_one(state, &all[i], verdict, step))
			return true;
	step->count = 0;
	return false;
}

static bool
ask_side(const struct interview_state *state, struct interview_step *step)
{
	size_t count;
	const struct ar_triage_question *all = ar_triage_questions(&count);

	if (state->asked[side_key()])
		return false;
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].id, "where") == 0)
			step->question = &all[i];
	step->form = FORM_KEY;
	step->keys[0] = side_key();
	step->count = 1;
	return true;
}

enum ar_status
interview_next(const struct interview *interview, struct interview_step *step,
    struct ar_error *err)
{
	const struct interview_state *state = &interview->now;
	struct ar_triage_next next;
	struct ar_verdict verdict;
	enum ar_status status;

	memset(step, 0, sizeof *step);
	status = ar_triage_judge(&state->pain, &verdict, err);
	if (is_side(&state->pain, status, err) && ask_side(state, step))
		return AR_OK;
	AR_TRY(interview_judge(&state->pain, &verdict, err));
	if (ask_opened(state, &verdict, step))
		return AR_OK;
	AR_TRY(ar_triage_next(&state->pain, &next, err));
	for (size_t i = 0; i < next.count; i++) {
		step->question = next.question[i];
		step->count = open_keys(state, step->question, &verdict,
		    step->keys);
		if (step->count > 0) {
			shape(state, step);
			return AR_OK;
		}
	}
	return AR_OK;
}

static void
mark(struct interview_state *state, const int *keys, size_t count)
{
	for (size_t i = 0; i < count; i++)
		state->asked[keys[i]] = true;
}

/* "none": every key of the question, also those that do not matter yet. */
static void
close_question(struct interview_state *state,
    const struct ar_triage_question *question, bool none)
{
	int own[AR_PAIN_KEYS_MAX];
	size_t count = ar_triage_question_keys(question, own);

	if (none)
		ar_triage_answer_none(question, &state->pain);
	mark(state, own, count);
}

static bool
take_group(struct interview_state *state, const struct interview_step *step,
    const char *typed, char say[INTERVIEW_SAY])
{
	double yes;

	if (!interview_yes(typed, &yes)) {
		snprintf(say, INTERVIEW_SAY, "%s", step->form == FORM_WELL ?
		    "Type y if all of it is as usual, n if something is not, "
		    "? if you do not know." :
		    "Type n for none of these, y for any of them, ? if you "
		    "do not know.");
		return false;
	}
	if (isnan(yes))
		close_question(state, step->question, false);
	else if ((yes == 1) == (step->form == FORM_WELL))
		close_question(state, step->question, true);
	else
		state->opened[number_of(step->question)] = true;
	return true;
}

static bool
take_together(struct interview_state *state,
    const struct interview_step *step, const char *typed,
    char say[INTERVIEW_SAY])
{
	double values[AR_PAIN_KEYS_MAX];
	bool unsaid[AR_PAIN_KEYS_MAX];

	if (!interview_values(step, typed, values, unsaid, say))
		return false;
	for (size_t i = 0; i < step->count; i++) {
		if (unsaid[i])
			continue;
		state->pain.value[step->keys[i]] = values[i];
		state->asked[step->keys[i]] = true;
	}
	return true;
}

static bool
take_key(struct interview_state *state, const struct interview_step *step,
    const char *typed, char say[INTERVIEW_SAY])
{
	size_t count;
	const struct ar_pain_key *key =
	    &ar_pain_keys(&count)[step->keys[0]];

	if (!interview_value(key, typed,
	    &state->pain.value[step->keys[0]], say))
		return false;
	mark(state, step->keys, 1);
	return true;
}

static bool
take(struct interview_state *state, const struct interview_step *step,
    const char *typed, char say[INTERVIEW_SAY])
{
	struct ar_verdict verdict;
	struct ar_error err;
	bool sound;

	memset(&err, 0, sizeof err);
	if (step->form == FORM_KEY)
		sound = take_key(state, step, typed, say);
	else if (step->form == FORM_TOGETHER)
		sound = take_together(state, step, typed, say);
	else
		sound = take_group(state, step, typed, say);
	if (!sound)
		return false;
	if (interview_judge(&state->pain, &verdict, &err) == AR_OK)
		return true;
	snprintf(say, INTERVIEW_SAY, "That cannot be: %.150s.", err.text);
	return false;
}

static bool
is_command(const char *typed, const char *letter, const char *word)
{
	return interview_same(typed, strlen(typed), letter, strlen(letter)) ||
	    interview_same(typed, strlen(typed), word, strlen(word));
}

enum interview_take
interview_answer(struct interview *interview,
    const struct interview_step *step, const char *typed,
    char say[INTERVIEW_SAY])
{
	struct interview_state before = interview->now;

	say[0] = '\0';
	while (*typed == ' ' || *typed == '\t')
		typed++;
	if (is_command(typed, "q", "quit"))
		return TAKE_QUIT;
	if (is_command(typed, "b", "back")) {
		if (interview->past_count == 0)
			return TAKE_FIRST;
		interview->now = interview->past[--interview->past_count];
		interview->shown--;
		return TAKE_BACK;
	}
	if (!take(&interview->now, step, typed, say)) {
		interview->now = before;
		return TAKE_WRONG;
	}
	if (interview->past_count < INTERVIEW_BACK_MAX)
		interview->past[interview->past_count++] = before;
	interview->shown++;
	return TAKE_NEXT;
}
