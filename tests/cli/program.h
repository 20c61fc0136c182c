/* Running the real program, with pipes or on a terminal of a given width. */
#ifndef CLI_PROGRAM_H
#define CLI_PROGRAM_H

#include <stddef.h>

enum { PROGRAM_ARGS = 16, PROGRAM_SECONDS = 60 };

struct program {
	const char *args[PROGRAM_ARGS]; /* without the name; ends with NULL */
	const char *env[4];             /* besides the usual; ends with NULL */
	int columns;                    /* > 0: on a terminal that wide */
	int rows;                       /* of the terminal; 0: 24 */
	const char *typed;              /* standard input; NULL: nothing */
	size_t typed_n;                 /* 0: strlen(typed) */
};

struct result {
	int code; /* exit code; 128 + signal */
	char *out; /* with both streams where they are a terminal */
	char *err;
	size_t out_n;
};

/* Run it in folder.  Ends the test when it takes PROGRAM_SECONDS. */
void program_run(const struct program *program, const char *folder,
    struct result *result);
void result_free(struct result *result);

#endif
