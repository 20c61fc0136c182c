/* plan-case/1 in, plan/1 out (interfaces.md). */
#ifndef API_PLAN_JSON_H
#define API_PLAN_JSON_H

#include "afterrun/arena.h"
#include "afterrun/plan_log.h"
#include "api/json.h"

/* Read a plan-case/1.  Only schema and date are required; without a goal it
 * is "keep".  Regions of sessions and of the forecast are load rows or
 * session regions, those of soreness are session regions.
 * AR_EFORMAT, AR_ELIMIT  it is not sound JSON, or too large or deep.
 * AR_EINPUT  unknown key, wrong type or range: err->where is the pointer.
 * AR_EMEM. */
AR_MUST_USE enum ar_status ar_plan_case_parse(const char *bytes, size_t n,
    struct ar_arena *arena, struct ar_plan_case *input,
    struct ar_error *err);

/* Read a case and answer it; err as above, and where the case cannot be
 * planned it points to the part that is wrong. */
AR_MUST_USE enum ar_status ar_plan_case_solve(const char *bytes, size_t n,
    struct ar_arena *arena, struct ar_plan_view *view,
    struct ar_error *err);

/* The plan as a plan/1 on one line, in the arena.  NULL: no memory. */
char *ar_plan_json(const struct ar_plan_view *view, struct ar_arena *arena);

/* As the part "plan" of another answer: what plan/1 says of today, and the
 * next session after it.  view NULL: no such part. */
void ar_plan_part_json(struct ar_json_out *out, json_t *root,
    const struct ar_plan_view *view);

#endif
