/* Seeded random days for the properties of C4. */
#ifndef TESTS_TRAINING_TEST_DAY_RANDOM_H
#define TESTS_TRAINING_TEST_DAY_RANDOM_H

#include "tests/training/test_day_case.h"
#include "tests/triage/words.h"

/* Closes c's arena and opens a new one. */
void case_random(struct dice *dice, struct day_case *c);
/* to gets everything but the arena, with arrays of its own. */
void case_copy(const struct day_case *from, struct day_case *to);
/* Makes one input worse and names it; NULL: this one could not be. */
const char *case_worsen(struct dice *dice, struct day_case *c);

#endif
