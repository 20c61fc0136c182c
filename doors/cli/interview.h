/* The interview about one pain as it is typed: what an answer means, and the
 * way back.  It reads and prints nothing; interview_ask.c does. */
#ifndef CLI_INTERVIEW_H
#define CLI_INTERVIEW_H

#include "afterrun/interview.h"

enum { INTERVIEW_BACK_MAX = AR_PAIN_KEYS_MAX + AR_QUESTIONS_MAX };

struct interview {
	struct ar_interview now;
	struct ar_interview *past; /* INTERVIEW_BACK_MAX of them, owned */
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

/* Take a typed answer to step; the line's end is cut off already. */
enum interview_take interview_answer(struct interview *interview,
    const struct ar_interview_step *step, const char *typed,
    char say[INTERVIEW_SAY]);

/* What a typed answer to one key means: *value, NAN for "don't know".
 * false: say holds what is expected. */
bool interview_value(const struct ar_pain_key *key, const char *typed,
    double *value, char say[INTERVIEW_SAY]);
/* The same for several keys in one line; values[i] belongs to step key i and
 * unsaid[i] tells that the line did not come to it. */
bool interview_values(const struct ar_interview_step *step, const char *typed,
    double values[], bool unsaid[], char say[INTERVIEW_SAY]);
/* Does a number answer one of its keys?  Then it is not that of a word. */
bool interview_takes_number(const struct ar_interview_step *step);
/* "yes" 1, "no" 0, "?" and nothing NAN; false: none of them. */
bool interview_yes(const char *typed, double *value);
/* Blanks, dashes and underscores are the same, capitals do not matter. */
bool interview_same(const char *typed, size_t n, const char *word,
    size_t word_n);

#endif
