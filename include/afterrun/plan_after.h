/* The plan after a run was kept. */
#ifndef AFTERRUN_PLAN_AFTER_H
#define AFTERRUN_PLAN_AFTER_H

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/plan_log.h"
#include "afterrun/status.h"
#include "afterrun/store.h"

/* Mark what the log's runs did of the plan.  Call inside a transaction.
 *   view  lives in the arena: the plan as it stands today.  NULL: there is
 *         none, or it could not be looked at; then nothing of it was touched,
 *         and the next look does it. */
AR_API AR_MUST_USE enum ar_status ar_plan_after(struct ar_store *store,
    const struct ar_moment *moment, struct ar_arena *arena,
    const struct ar_plan_view **view, struct ar_error *err);

#endif
