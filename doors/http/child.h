/* Other programs of afterrun that do a piece of work for a request. */
#ifndef HTTP_CHILD_H
#define HTTP_CHILD_H

#include "doors/http/door.h"

struct child {
	const char *program;       /* "afterrun-page" */
	const char *const *words;  /* behind its name; ends with NULL */
	const char *input;         /* file that it reads; NULL: nothing */
	int seconds;               /* it may take; then it is ended */
};

/* Run it to its end.  *said: what it printed (with --json an object), to be
 * freed; NULL on failure.
 * A failure is what it said as error/1, else that it failed. */
enum ar_status child_run(struct door *door, const struct child *child,
    char **said, struct ar_error *err) AR_MUST_USE;

#endif
