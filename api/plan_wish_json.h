/* plan-wish/1: what a runner wants a plan for. */
#ifndef API_PLAN_WISH_JSON_H
#define API_PLAN_WISH_JSON_H

#include "afterrun/arena.h"
#include "afterrun/plan_log.h"
#include "api/json.h"

/* Read the object of a plan-wish/1; only the goal is needed.  The weeks live
 * in the arena.  Failures are in in->status. */
void ar_plan_wish_read(struct ar_json_in *in, json_t *root,
    struct ar_arena *arena, struct ar_plan_wish *wish);

#endif
