/* Imports in the background: one at a time, in the order they came. */
#ifndef HTTP_IMPORTS_H
#define HTTP_IMPORTS_H

#include "afterrun/api.h"

struct imports;

/* log and scratch are borrowed.  NULL: no memory or thread. */
struct imports *imports_open(const char *log, const char *scratch);
/* End at a safe point: what was committed stays in the log, and none begins
 * any more; those that were cut off or waited have failed.  Asking stays
 * possible. */
void imports_end(struct imports *imports);
void imports_close(struct imports *imports); /* NULL is allowed */
/* None waits and none is at work. */
bool imports_idle(struct imports *imports);

/* As in struct ar_api_services. AR_EREFUSED: too many wait,
 * or it is over. */
enum ar_status imports_start(struct imports *imports, const char *body_file,
    const char *name, const struct ar_moment *moment,
    char job[AR_API_JOB_MAX], struct ar_error *err) AR_MUST_USE;
enum ar_status imports_state(struct imports *imports, const char *job,
    struct ar_api_import *state, struct ar_error *err) AR_MUST_USE;
enum ar_status imports_stop(struct imports *imports, const char *job,
    struct ar_error *err) AR_MUST_USE;

#endif
