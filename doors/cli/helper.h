/* Parts with large libraries of their own are programs of their own, found
 * beside this one or in ../libexec/afterrun, so that afterrun itself starts
 * at once. */
#ifndef CLI_HELPER_H
#define CLI_HELPER_H

#include <stdbool.h>

struct helper {
	const char *program;      /* "afterrun-page" */
	const char *const *words; /* what follows its name; ends with NULL */
	const char *text;         /* it reads this; NULL: nothing */
	int fd;                   /* here: STDIN_FILENO, or 3 and above where
	                           * standard input stays the terminal */
	const char *code;         /* of error/1 */
	const char *absent;       /* message where the program is not here */
	const char *absent_hint;
	const char *failed;       /* … where it did not start or crashed */
	const char *failed_hint;
};

/* Run it and wait; its exit code, or a reported failure.  Ctrl-C goes to it
 * (it cleans up behind itself), then EXIT_INTERRUPTED comes back. */
int helper_run(const struct helper *helper, bool json);

#endif
