/* A folder as one tar file (POSIX.1-2001: ustar, pax where a name is long). */
#ifndef HTTP_ARCHIVE_H
#define HTTP_ARCHIVE_H

#include "afterrun/status.h"

/* Write folder into the file out, which is there, under the name top.  The
 * files in the order of their names, all with the time now_utc_s, so that
 * the same folder gives the same bytes. */
enum ar_status archive_make(const char *out, const char *folder,
    const char *top, double now_utc_s, struct ar_error *err) AR_MUST_USE;

#endif
