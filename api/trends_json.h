/* trends/1: the log over weeks and months. */
#ifndef API_TRENDS_JSON_H
#define API_TRENDS_JSON_H

#include "afterrun/arena.h"
#include "afterrun/trends.h"

/* On one line, in the arena.  NULL: no memory. */
char *ar_trends_json(const struct ar_trends *trends, struct ar_arena *arena);

#endif
