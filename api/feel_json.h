/* feel/1: what was kept of a day's words. */
#ifndef API_FEEL_JSON_H
#define API_FEEL_JSON_H

#include "afterrun/arena.h"
#include "afterrun/feel.h"

/* On one line, in the arena.  NULL: no memory. */
char *ar_feel_json(const struct ar_feel_kept *kept, struct ar_arena *arena);

#endif
