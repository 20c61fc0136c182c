/* where/1: where the log lies and what is in it. */
#ifndef API_STORE_JSON_H
#define API_STORE_JSON_H

#include "afterrun/arena.h"
#include "afterrun/store.h"

/* about NULL: there is no log at path yet.  NULL: no memory. */
char *ar_where_json(const char *path, const struct ar_store_about *about,
    struct ar_arena *arena);

#endif
