/* A report as text: "region=calf severity_worst=4", for tests. */
#ifndef TESTS_TRIAGE_WORDS_H
#define TESTS_TRIAGE_WORDS_H

#include "afterrun/triage.h"

/* Fails the test on an unknown key or word.  The other keys are NAN. */
void words_read(const char *text, struct ar_pain *pain);
/* The same, and the others are "no". */
void words_read_no(const char *text, struct ar_pain *pain);
/* A seeded generator (xorshift). */
struct dice {
	uint64_t state;
};
unsigned dice_roll(struct dice *dice, unsigned sides);

#endif
