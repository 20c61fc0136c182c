/* after/1: the main job's answer, as JSON (interfaces.md). */
#ifndef API_AFTER_JSON_H
#define API_AFTER_JSON_H

#include "afterrun/after.h"
#include "afterrun/arena.h"

/* The answer on one line, in the arena.  NULL: no memory. */
char *ar_after_json(const struct ar_after *after, struct ar_arena *arena);

#endif
