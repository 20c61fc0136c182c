/* why/1: what stands behind a topic, as JSON. */
#ifndef API_WHY_JSON_H
#define API_WHY_JSON_H

#include "afterrun/why.h"

/* {"schema":"why/1","topic","title","lines":[{"label","text"}…]} on one line
 * in the arena.  NULL: no memory. */
char *ar_why_json(const struct ar_why *why, struct ar_arena *arena);

#endif
