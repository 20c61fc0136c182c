/* A folder with invented recordings and a log that grows from one run of the
 * program to the next. */
#ifndef CLI_LOGBOOK_H
#define CLI_LOGBOOK_H

#include <jansson.h>
#include <stddef.h>

#include "afterrun/recording.h"
#include "program.h"

#define LOGBOOK_LOG "kept.db"

struct logbook_run {
	const char *file;
	const char *start; /* RFC 3339 */
	double minutes;
	double rpe;        /* NAN: the file does not say */
	enum ar_format format;
};

/* Make the folder; its name lives until logbook_remove. */
const char *logbook_make(void);
void logbook_remove(void);
/* Back to no log at all. */
void logbook_forget(void);
/* For cmocka. */
int logbook_tear_down(void **state);
int logbook_anew(void **state);
void logbook_put(const struct logbook_run *run);
void logbook_put_bytes(const char *file, const void *bytes, size_t n);

/* The program at that moment; words are separated by blanks, ~ stands for a
 * blank inside one.  The result lives until the next call. */
const struct result *logbook_run(const char *now, const char *words);
/* The same on a terminal. */
const struct result *logbook_type(const char *now, const char *words,
    int columns, const char *typed);
/* The same with another environment: one more variable. */
const struct result *logbook_run_in(const char *now, const char *words,
    const char *variable);
/* What it says when all goes well: exit code 0, nothing on standard error. */
const char *logbook_say(const char *now, const char *words);
/* It fails with this code and one line on standard error that holds part. */
void logbook_fails(const char *now, const char *words, int code,
    const char *part);
/* Its JSON, read strictly; to be released with json_decref. */
json_t *logbook_json(const char *now, const char *words);

/* All of a file of the folder, with a 0 behind it; NULL: there is none. */
char *logbook_read(const char *file, size_t *n);
/* Every row of the log, as its export tells them. */
char *logbook_dump(const char *now);

#endif
