/* shoes/1: the shoes of the log. */
#ifndef API_SHOES_JSON_H
#define API_SHOES_JSON_H

#include "afterrun/arena.h"
#include "afterrun/shoes.h"

/* On one line, in the arena.  NULL: no memory. */
char *ar_shoes_json(const struct ar_shoe *shoes, size_t count,
    struct ar_arena *arena);

#endif
