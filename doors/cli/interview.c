#include "doors/cli/interview.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static bool
take_group(struct ar_interview *state, const struct ar_interview_step *step,
    const char *typed, char say[INTERVIEW_SAY])
{
	double yes;

	if (!interview_yes(typed, &yes)) {
		snprintf(say, INTERVIEW_SAY, "%s", step->form == AR_FORM_WELL ?
		    "Type y if all of it is as usual, n if something is not, "
		    "? if you do not know." :
		    "Type n for none of these, y for any of them, ? if you "
		    "do not know.");
		return false;
	}
	if (isnan(yes))
		ar_interview_close(state, step->question, false);
	else if ((yes == 1) == (step->form == AR_FORM_WELL))
		ar_interview_close(state, step->question, true);
	else
		ar_interview_open(state, step->question);
	return true;
}

static bool
take_together(struct ar_interview *state,
    const struct ar_interview_step *step, const char *typed,
    char say[INTERVIEW_SAY])
{
	double values[AR_PAIN_KEYS_MAX];
	bool unsaid[AR_PAIN_KEYS_MAX];

	if (!interview_values(step, typed, values, unsaid, say))
		return false;
	for (size_t i = 0; i < step->count; i++) {
		if (unsaid[i])
			continue;
		ar_interview_set(state, step->keys[i], values[i]);
	}
	return true;
}

static bool
take_key(struct ar_interview *state, const struct ar_interview_step *step,
    const char *typed, char say[INTERVIEW_SAY])
{
	size_t count;
	const struct ar_pain_key *key =
	    &ar_pain_keys(&count)[step->keys[0]];
	double value;

	if (!interview_value(key, typed, &value, say))
		return false;
	ar_interview_set(state, step->keys[0], value);
	return true;
}

static bool
take(struct ar_interview *state, const struct ar_interview_step *step,
    const char *typed, char say[INTERVIEW_SAY])
{
	struct ar_verdict verdict;
	struct ar_error err;
	bool sound;

	memset(&err, 0, sizeof err);
	if (step->form == AR_FORM_KEY)
		sound = take_key(state, step, typed, say);
	else if (step->form == AR_FORM_TOGETHER)
		sound = take_together(state, step, typed, say);
	else
		sound = take_group(state, step, typed, say);
	if (!sound)
		return false;
	if (ar_interview_judge(&state->pain, &verdict, &err) == AR_OK)
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
    const struct ar_interview_step *step, const char *typed,
    char say[INTERVIEW_SAY])
{
	struct ar_interview before = interview->now;

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
