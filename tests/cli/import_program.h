/* afterrun import with a log, sources and a folder for temporary files of the
 * test's own. */
#ifndef CLI_IMPORT_PROGRAM_H
#define CLI_IMPORT_PROGRAM_H

#include <stddef.h>
#include <stdint.h>

#include "../import/sources.h"
#include "program.h"

enum { RUNS = 6, ENV_ROOM = SOURCE_PATH + 16 };

/* "AFTERRUN_DB=…" and "TMPDIR=…" of the running test. */
extern char import_db[ENV_ROOM], import_temporary[ENV_ROOM];

int import_set_up(void **state);
/* Fails when something is left in the folder for temporary files. */
int import_tear_down(void **state);
/* runs/: RUNS sound files and two that are none. */
void import_make_runs(void);
/* afterrun import with up to three words. */
struct result import(const char *a, const char *b, const char *c);

void check_has(const char *text, const char *part);
/* log.db is sound and has this many. */
uint64_t runs_in_log(void);
size_t imports_in_log(void);

#endif
