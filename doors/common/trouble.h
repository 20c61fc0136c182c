/* How a program that the command line calls ends, and in which words it
 * fails. */
#ifndef COMMON_TROUBLE_H
#define COMMON_TROUBLE_H

#include <stdbool.h>

#include "afterrun/status.h"
#include "doors/common/exits.h"

struct trouble {
	const char *help; /* after a usage error: "afterrun-page --help" */
	const char *give; /* after unusable input: "give one session/1" */
	const char *code; /* of error/1 */
	char what[AR_TEXT_MAX * 2];
	char where[4400]; /* a path and more */
	char hint[AR_TEXT_MAX];
};

/* Remember a failure (where and hint may be NULL) and return its exit code. */
int fail(struct trouble *trouble, int code, const char *what,
    const char *where, const char *hint);
int fail_usage(struct trouble *trouble, const char *what, const char *where);
int fail_memory(struct trouble *trouble);
int fail_error(struct trouble *trouble, const struct ar_error *err);
/* Ctrl-C: nothing is said, nothing is left behind. */
int fail_interrupted(struct trouble *trouble);
/* Tell it: one line "afterrun: WHAT: WHERE: HINT", or error/1. */
void trouble_report(const struct trouble *trouble, bool json);

#endif
