/* The interview about one pain: which question comes next and what a typed
 * answer means.  It reads and prints nothing; interview_ask.c does. */
#ifndef CLI_INTERVIEW_H
#define CLI_INTERVIEW_H

#include "afterrun/triage.h"

enum interview_form {
	FORM_KEY,      /* one key, in its own words */
	FORM_NONE,     /* several signs: "no" means none of them */
	FORM_WELL,     /* several abilities: "yes" means all as usual */
	FORM_TOGETHER, /* several facts, answered in one line */
};

struct interview_step {
	enum interview_form form;
	const struct ar_triage_question *question;
	int keys[AR_PAIN_KEYS_MAX]; /* still open ones of the question */
	size_t count;               /* 0: there is nothing left to ask */
};

/* What is known at one moment; going back restores it. */
struct interview_state {
	struct ar_pain pain;
	bool asked[AR_PAIN_KEYS_MAX];    /* also where the answer was "?" */
	bool opened[AR_QUESTIONS_MAX];   /* "something of it": one by one */
};

enum { INTERVIEW_BACK_MAX = AR_PAIN_KEYS_MAX + AR_QUESTIONS_MAX };

struct interview {
	struct interview_state now;
	struct interview_state *past; /* INTERVIEW_BACK_MAX of them, owned */
	size_t past_count;
	size_t shown; /* answers taken, those taken back not counted */
};

enum interview_take {
	TAKE_NEXT,  /* understood */
	TAKE_BACK,  /* "b": the answer before is open again */
	TAKE_FIRST, /* "b" with nothing before */
	TAKE_QUIT,  /* "q" */
	TAKE_WRONG  /* not understood; say holds why */
};

enum { INTERVIEW_SAY = 240 };

/* given is what is known beforehand; said[key] marks keys that were answered
 * already, also with "unknown", and are never asked.  said may be NULL.
 * false: no memory.  interview_close frees in any case. */
bool interview_open(struct interview *interview, const struct ar_pain *given,
    const bool *said);
void interview_close(struct interview *interview);

/* The next question that can still change the answer and was not asked, the
 * most urgent first.  AR_EINPUT: what was given cannot be. */
enum ar_status interview_next(const struct interview *interview,
    struct interview_step *step, struct ar_error *err) AR_MUST_USE;

/* Take a typed answer to step; the line's end is cut off already. */
enum interview_take interview_answer(struct interview *interview,
    const struct interview_step *step, const char *typed,
    char say[INTERVIEW_SAY]);

/* ar_triage_judge that also answers while it is not known which leg it is:
 * then as severe as for either. */
enum ar_status interview_judge(const struct ar_pain *pain,
    struct ar_verdict *verdict, struct ar_error *err) AR_MUST_USE;

/* What a typed answer to one key means: *value, NAN for "don't know".
 * false: say holds what is expected. */
bool interview_value(const struct ar_pain_key *key, const char *typed,
    double *value, char say[INTERVIEW_SAY]);
/* The same for several keys in one line; values[i] belongs to step key i and
 * unsaid[i] tells that the line did not come to it. */
bool interview_values(const struct interview_step *step, const char *typed,
    double values[], bool unsaid[], char say[INTERVIEW_SAY]);
/* Does a number answer one of its keys?  Then it is not that of a word. */
bool interview_takes_number(const struct interview_step *step);
/* "yes" 1, "no" 0, "?" and nothing NAN; false: none of them. */
bool interview_yes(const char *typed, double *value);
/* Blanks, dashes and underscores are the same, capitals do not matter. */
bool interview_same(const char *typed, size_t n, const char *word,
    size_t word_n);

#endif
