/* Seeded random cases for the properties: every key is sometimes there. */
#ifndef TESTS_RECOVERY_RANDOM_CASE_H
#define TESTS_RECOVERY_RANDOM_CASE_H

#include <stdint.h>

#include "afterrun/session.h"

enum { RANDOM_PAINS = 2, RANDOM_CONDITIONS = 3 };

struct random_case {
	struct ar_session_case input;
	struct ar_pain pains[RANDOM_PAINS];
	struct ar_case_condition conditions[RANDOM_CONDITIONS];
};

uint64_t roll(uint64_t *seed);
/* 0 … n - 1 */
int pick(uint64_t *seed, int n);
void random_case_make(struct random_case *made, uint64_t *seed);
/* A pain where every question was asked and the answer was normal. */
void pain_normal(struct ar_pain *pain);

#endif
