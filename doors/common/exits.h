/* Exit codes (interfaces.md). */
#ifndef COMMON_EXITS_H
#define COMMON_EXITS_H

enum {
	EXIT_DONE = 0,        /* warnings included */
	EXIT_UNUSABLE = 1,    /* the input could not be used */
	EXIT_USAGE = 2,
	EXIT_STORAGE = 3,     /* the answer could not be written */
	EXIT_INTERRUPTED = 130
};

#endif
