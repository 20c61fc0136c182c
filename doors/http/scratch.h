/* A folder for this user alone beside the log: for bodies that are too large
 * for memory, and for answers until they are sent. */
#ifndef HTTP_SCRATCH_H
#define HTTP_SCRATCH_H

#include <stdbool.h>

#include "afterrun/status.h"
#include "doors/cli/log_file.h"

/* Make one, and remove those that a server which was killed left there.
 * *fd holds it as long as it is open. */
enum ar_status scratch_open(const char *log, char folder[LOG_PATH_MAX],
    int *fd, struct ar_error *err) AR_MUST_USE;
/* Whether a server runs on this log. */
bool scratch_in_use(const char *log);
/* The folder with all that is in it. */
void scratch_close(const char *folder, int fd);
/* A new file "START-XXXXXX END" for this user alone; its path, to be freed.
 * fd NULL: it is closed again.  NULL: err, which does not say where. */
char *scratch_file(const char *folder, const char *start, const char *end,
    int *fd, struct ar_error *err);
/* A new folder; its path, to be freed. */
char *scratch_folder(const char *folder, const char *start,
    struct ar_error *err);
/* Take a place in the folder out of a failure: those who ask over HTTP are
 * not told where files lie.  Gives status. */
enum ar_status scratch_hide(const char *folder, enum ar_status status,
    struct ar_error *err);
/* A file or a folder with all that is in it; NULL is allowed. */
void scratch_remove(const char *path);

#endif
