/* Golden sessions: tests/recovery/golden/NAME.json holds a case and, for
 * some minutes_available, what the session must say. */
#ifndef TESTS_API_GOLDEN_H
#define TESTS_API_GOLDEN_H

#include <jansson.h>

/* The whole of tests/recovery/golden/NAME.json; the test fails without. */
json_t *golden_load(const char *name);
/* session/1 of a case, through the JSON entry; NULL when it was refused. */
json_t *golden_session(json_t *given);
/* Compare with one object of "expect"; prints what differs and fails. */
void golden_check(const char *name, const json_t *expect, json_t *session);

#endif
