/* The log of this computer: where it lies, opening it, and now. */
#ifndef CLI_LOG_FILE_H
#define CLI_LOG_FILE_H

#include <stdbool.h>

#include "afterrun/history.h"
#include "afterrun/store.h"

enum { LOG_PATH_MAX = 4096 };

/* AFTERRUN_DB, else XDG_DATA_HOME/afterrun/afterrun.db, else
 * ~/.local/share/afterrun/afterrun.db.  false: none of them can be used; it
 * was reported. */
bool log_path(char path[LOG_PATH_MAX], bool json);
/* Open it; writing makes the folder and the file.  NULL: it was reported and
 * *code is the exit code.  Reading a log that is not there yet gives NULL
 * with *code EXIT_DONE and no report. */
struct ar_store *log_open(enum ar_store_mode mode, bool json, int *code);
/* Open it to write, but never make it: as reading does, where there is none. */
struct ar_store *log_open_old(bool json, int *code);
/* Open it to read, without waiting and without a word; NULL: it cannot be. */
struct ar_store *log_peek(void);
/* Now and the computer's zone (TZ).  false: AFTERRUN_NOW is no time; it was
 * reported. */
bool log_moment(struct ar_moment *moment, bool json);
/* The exit code of a status: 3 for the log, 1 for the rest. */
int log_exit(enum ar_status status);
/* Report what stands on the command line and cannot be used: exit code 2. */
int log_usage(const struct ar_error *err, bool json);
/* Report err (about what, may be NULL) and give its exit code. */
int log_failed(const struct ar_error *err, const char *what, bool json);
/* Make the folders above path.  false: it was reported. */
bool log_make_folders(const char *path, bool json);
/* A file's and its folder's names reached the disk (after rename). */
bool log_sync_folder(const char *path);

#endif
