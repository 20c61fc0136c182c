/* The interview about one pain: which question comes next, and what an answer
 * to it changes.  Triage is the only judge; this is the order of asking.
 * Pure: what is known goes in and out as a value, so that a door may keep it
 * where it likes and take answers back. */
#ifndef AFTERRUN_INTERVIEW_H
#define AFTERRUN_INTERVIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/status.h"
#include "afterrun/triage.h"

enum ar_interview_form {
	AR_FORM_KEY,      /* one key, in its own words */
	AR_FORM_NONE,     /* several signs: "no" means none of them */
	AR_FORM_WELL,     /* several abilities: "yes" means all as usual */
	AR_FORM_TOGETHER, /* several facts, answered at once */
	AR_FORMS
};

/* What is known at one moment. */
struct ar_interview {
	struct ar_pain pain;
	bool asked[AR_PAIN_KEYS_MAX];  /* also where nobody knew the answer */
	bool opened[AR_QUESTIONS_MAX]; /* "something of it": one by one */
};

struct ar_interview_step {
	enum ar_interview_form form;
	const struct ar_triage_question *question;
	int keys[AR_PAIN_KEYS_MAX]; /* still open ones of the question */
	size_t count;               /* 0: there is nothing left to ask */
};

/* Nothing is known and nothing was asked. */
AR_API void ar_interview_clear(struct ar_interview *interview);

/* The next question that can still change the answer and was not asked, the
 * most urgent first; nothing is asked at E0.
 * AR_EINPUT  what is known cannot be; err->where is the key.
 * Cost: some hundred judgements, a millisecond. */
AR_API AR_MUST_USE enum ar_status ar_interview_next(
    const struct ar_interview *interview, struct ar_interview_step *step,
    struct ar_error *err);

/* An answer to one key (a number of ar_pain_keys); NAN: not known. */
AR_API void ar_interview_set(struct ar_interview *interview, int key,
    double value);
/* An answer to a whole question: normal is "none of these", or "all as
 * usual", and gives every key of it that is not known its normal value; else
 * nobody knows.  None of its keys is asked again. */
AR_API void ar_interview_close(struct ar_interview *interview,
    const struct ar_triage_question *question, bool normal);
/* Something of it is true: its keys are asked one by one. */
AR_API void ar_interview_open(struct ar_interview *interview,
    const struct ar_triage_question *question);

/* ar_triage_judge that also answers while it is not known which leg it is:
 * then as severe as for either. */
AR_API AR_MUST_USE enum ar_status ar_interview_judge(
    const struct ar_pain *pain, struct ar_verdict *verdict,
    struct ar_error *err);

/* "key", "none", "well", "together"; NULL: no form. */
AR_API const char *ar_interview_form_name(enum ar_interview_form form);
/* NULL: no question is called so. */
AR_API const struct ar_triage_question *ar_interview_question(
    const char *id);

#endif
