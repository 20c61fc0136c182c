/* The program and the interface in one folder with invented runs, so that
 * what the one says can be held against the other. */
#ifndef TESTS_API_TWO_DOORS_H
#define TESTS_API_TWO_DOORS_H

#include "../cli/logbook.h"
#include "client.h"

/* A log beside the program's, for the interface alone. */
#define API_LOG "api.db"

struct two_doors {
	const char *log; /* of the interface: API_LOG, or LOGBOOK_LOG to share
	                  * the program's */
	const char *now; /* when a test begins */
	const struct logbook_run *runs; /* lie in the folder */
	size_t count;
};

/* Each test program defines what it needs. */
extern const struct two_doors two_doors;
/* The interface, while a test runs. */
extern struct client api;

/* For cmocka: the folder of all tests; and for each of them an interface,
 * with both logs gone. */
int two_doors_make(void **state);
int two_doors_remove(void **state);
int two_doors_begin(void **state);
int two_doors_end(void **state);
/* With a file of the folder as its body, which lives until the next call. */
struct asked post_file(const char *path, const char *file);

#endif
