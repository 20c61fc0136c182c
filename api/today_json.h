/* today/1: what the log says about today. */
#ifndef API_TODAY_JSON_H
#define API_TODAY_JSON_H

#include "afterrun/arena.h"
#include "afterrun/plan_log.h"
#include "afterrun/today.h"

/* On one line, in the arena; plan NULL: there is none.  NULL: no memory. */
char *ar_today_json(const struct ar_today *today,
    const struct ar_plan_view *plan, struct ar_arena *arena);

#endif
