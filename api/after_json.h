/* after/1: the main job's answer, as JSON (interfaces.md). */
#ifndef API_AFTER_JSON_H
#define API_AFTER_JSON_H

#include "afterrun/after.h"
#include "afterrun/after_keep.h"
#include "afterrun/arena.h"
#include "afterrun/plan_log.h"

/* The answer on one line, in the arena.  kept: what the log made of the
 * file, or NULL.  plan: as it stands after the run, or NULL.
 * NULL: no memory. */
char *ar_after_json(const struct ar_after *after,
    const struct ar_after_kept *kept, const struct ar_plan_view *plan,
    struct ar_arena *arena);

/* Keep the session of an answer with its run, as session/1.  One that was
 * offered for the same run and not begun is replaced.  Call inside the
 * transaction of ar_after_keep. */
AR_MUST_USE enum ar_status ar_after_session_keep(struct ar_store *store,
    const struct ar_after *after, int64_t run_id,
    const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_error *err);

#endif
