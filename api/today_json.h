/* today/1: what the log says about today. */
#ifndef API_TODAY_JSON_H
#define API_TODAY_JSON_H

#include "afterrun/arena.h"
#include "afterrun/today.h"

/* On one line, in the arena.  NULL: no memory. */
char *ar_today_json(const struct ar_today *today, struct ar_arena *arena);

#endif
