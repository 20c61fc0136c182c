/* Failures for people and for programs: one line on standard error, or
 * error/1 on standard output. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include <stdbool.h>

#include "afterrun/status.h"

/* A failure before any library call. */
struct trouble {
	const char *code;
	const char *message;
	const char *where;
	const char *hint;
};

/* "afterrun: MESSAGE: WHERE: HINT"; absent parts are left out. */
void report(const struct trouble *trouble, bool json);
/* What the library said, about file (may be NULL). */
void report_error(const struct ar_error *err, const char *file, bool json);

#endif
