/* The order of asking about one pain. */
#include "afterrun/interview.h"

#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* How the questions of data/triage_questions.csv are put.  Those that stand
 * here ask for facts that "no" does not answer; all others list signs. */
static const struct {
	const char *id;
	enum ar_interview_form form;
} forms[] = {
	{"where", AR_FORM_TOGETHER},
	{"how_bad", AR_FORM_TOGETHER},
	{"when", AR_FORM_TOGETHER},
	{"use", AR_FORM_WELL},
	{"bone", AR_FORM_KEY},
	{"swelling_time", AR_FORM_KEY},
	{"tissue", AR_FORM_KEY},
	{"age", AR_FORM_KEY},
	{"pattern", AR_FORM_KEY},
	{"course", AR_FORM_KEY},
};

static enum ar_interview_form
form_of(const struct ar_triage_question *question)
{
	for (size_t i = 0; i < COUNT(forms); i++)
		if (strcmp(forms[i].id, question->id) == 0)
			return forms[i].form;
	return AR_FORM_NONE;
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
ar_interview_judge(const struct ar_pain *pain, struct ar_verdict *verdict,
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
open_keys(const struct ar_interview *state,
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
is_touched(const struct ar_interview *state,
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
shape(const struct ar_interview *state, struct ar_interview_step *step)
{
	step->form = form_of(step->question);
	if (step->count == 1 || (step->form == AR_FORM_TOGETHER &&
	    is_touched(state, step->question)))
		step->form = AR_FORM_KEY;
	if (step->form == AR_FORM_KEY)
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
		if (ar_interview_judge(&trial, &found, &err) == AR_OK &&
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
one_by_one(const struct ar_interview *state,
    const struct ar_triage_question *question,
    const struct ar_verdict *verdict, struct ar_interview_step *step)
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
	step->form = AR_FORM_KEY;
	step->count = found ? 1 : 0;
	return found;
}

static bool
ask_opened(const struct ar_interview *state,
    const struct ar_verdict *verdict, struct ar_interview_step *step)
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
ask_side(const struct ar_interview *state, struct ar_interview_step *step)
{
	size_t count;
	const struct ar_triage_question *all = ar_triage_questions(&count);

	if (state->asked[side_key()])
		return false;
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].id, "where") == 0)
			step->question = &all[i];
	step->form = AR_FORM_KEY;
	step->keys[0] = side_key();
	step->count = 1;
	return true;
}

enum ar_status
ar_interview_next(const struct ar_interview *interview,
    struct ar_interview_step *step, struct ar_error *err)
{
	struct ar_triage_next next;
	struct ar_verdict verdict;
	enum ar_status status;

	memset(step, 0, sizeof *step);
	status = ar_triage_judge(&interview->pain, &verdict, err);
	if (is_side(&interview->pain, status, err) &&
	    ask_side(interview, step))
		return AR_OK;
	AR_TRY(ar_interview_judge(&interview->pain, &verdict, err));
	if (ask_opened(interview, &verdict, step))
		return AR_OK;
	AR_TRY(ar_triage_next(&interview->pain, &next, err));
	for (size_t i = 0; i < next.count; i++) {
		step->question = next.question[i];
		step->count = open_keys(interview, step->question, &verdict,
		    step->keys);
		if (step->count > 0) {
			shape(interview, step);
			return AR_OK;
		}
	}
	return AR_OK;
}

/* --- answers ------------------------------------------------------------- */

void
ar_interview_clear(struct ar_interview *interview)
{
	memset(interview, 0, sizeof *interview);
	ar_pain_clear(&interview->pain);
}

void
ar_interview_set(struct ar_interview *interview, int key, double value)
{
	interview->pain.value[key] = value;
	interview->asked[key] = true;
}

/* Every key of the question, also those that do not matter yet. */
void
ar_interview_close(struct ar_interview *interview,
    const struct ar_triage_question *question, bool normal)
{
	int own[AR_PAIN_KEYS_MAX];
	size_t count = ar_triage_question_keys(question, own);

	if (normal)
		ar_triage_answer_none(question, &interview->pain);
	for (size_t i = 0; i < count; i++)
		interview->asked[own[i]] = true;
}

void
ar_interview_open(struct ar_interview *interview,
    const struct ar_triage_question *question)
{
	interview->opened[number_of(question)] = true;
}

/* --- words --------------------------------------------------------------- */

const char *
ar_interview_form_name(enum ar_interview_form form)
{
	static const char *const names[AR_FORMS] = { "key", "none", "well",
		"together" };

	return (int)form >= 0 && form < AR_FORMS ? names[form] : NULL;
}

const struct ar_triage_question *
ar_interview_question(const char *id)
{
	size_t count;
	const struct ar_triage_question *all = ar_triage_questions(&count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].id, id) == 0)
			return &all[i];
	return NULL;
}
