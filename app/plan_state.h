/* How the runner is today, as the gates of the plan want it (C3). */
#ifndef APP_PLAN_STATE_H
#define APP_PLAN_STATE_H

#include "afterrun/plan_log.h"

/* Out of the log: marks, forecast, nights, illness, pains, form, and the
 * flags of the 14 days before.  What belongs to a plan (its changes, what was
 * done) the caller fills in.  Arrays live in the arena; history is borrowed.
 * AR_EMEM. */
AR_MUST_USE enum ar_status ar_plan_state_make(
    const struct ar_history *history, struct ar_arena *arena,
    struct ar_plan_state *state, struct ar_error *err);

/* The runs of the history, oldest first.  AR_EMEM. */
AR_MUST_USE enum ar_status ar_plan_runs_make(
    const struct ar_history *history, struct ar_arena *arena,
    struct ar_plan_run **runs, size_t *count, struct ar_error *err);

#endif
