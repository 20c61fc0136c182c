/* What the command line says, and how a failure is told. */
#ifndef PAGE_OPTIONS_H
#define PAGE_OPTIONS_H

#include "afterrun/status.h"
#include "doors/page/content.h"
#include "doors/page/output.h"

/* interfaces.md */
enum { EXIT_DONE, EXIT_UNUSABLE, EXIT_USAGE, EXIT_STORAGE };

struct trouble {
	const char *code; /* of error/1 */
	char what[AR_TEXT_MAX];
	char where[4400]; /* a path and more */
	char hint[AR_TEXT_MAX];
};

struct options {
	struct output output;
	bool text;
	bool json; /* failures as error/1 on standard output */
	bool help;
	bool version;
	double now_utc_s; /* NAN: not said */
	double now_offset_s;
	struct page_who who;
	struct trouble trouble;
};

/* Returns an exit code; what is wrong stands in options->trouble. */
int options_read(struct options *options, int argc, char **argv);
/* A time as RFC 3339; false: it is not one. */
bool options_now(struct options *options, const char *text);
/* Remember a failure (where and hint may be NULL) and return its exit code. */
int fail(struct options *options, int code, const char *what,
    const char *where, const char *hint);
int fail_usage(struct options *options, const char *what, const char *where);
int fail_memory(struct options *options);
int fail_error(struct options *options, const struct ar_error *err);
/* Tell it: one line "afterrun: WHAT: WHERE: HINT", or error/1. */
void options_report(const struct options *options);

#endif
