/* One command about the log: what it needs, and the frame around its work. */
#ifndef CLI_LOOK_H
#define CLI_LOOK_H

#include "afterrun/history.h"
#include "afterrun/store.h"
#include "doors/cli/options.h"
#include "doors/cli/screen.h"

enum look_access {
	LOOK_READS,
	LOOK_WRITES, /* into a log that is there */
	LOOK_MAKES   /* the log where there is none; store is never NULL */
};

struct look {
	struct options *options;
	struct screen *screen;
	enum look_access access;
	struct ar_store *store; /* NULL: there is no log yet */
	struct ar_arena *arena;
	struct ar_moment moment;
};

/* Take the time, open the log and an arena, work, close; a failure is
 * reported.  Gives the exit code; AR_EINPUT of work is about the command
 * line. */
int look_with(struct look *look,
    enum ar_status (*work)(struct look *look, struct ar_error *err));

/* "There is no log yet", and how to begin one. */
enum ar_status look_absent(struct ar_error *err);
enum ar_status look_no_memory(struct ar_error *err);
/* A line of JSON; NULL: there was no memory for it. */
enum ar_status look_print(const char *text, struct ar_error *err);

#endif
