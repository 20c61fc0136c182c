/* error/1: what went wrong, as JSON. */
#ifndef API_ERROR_JSON_H
#define API_ERROR_JSON_H

#include "afterrun/arena.h"
#include "afterrun/status.h"

/* {"schema":"error/1","code","message","where","hint"} on one line, in the
 * arena; where and hint are absent when NULL or empty.  NULL: no memory. */
char *ar_error_json(const char *code, const char *message, const char *where,
    const char *hint, struct ar_arena *arena);

/* The stable code word of a status: "format", "truncated", … */
const char *ar_status_code(enum ar_status status);

#endif
