/* Today out of the log: the history, what it says, and the plan. */
#ifndef AFTERRUN_TODAY_LOG_H
#define AFTERRUN_TODAY_LOG_H

#include "afterrun/after.h"
#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/plan_log.h"
#include "afterrun/status.h"
#include "afterrun/store.h"
#include "afterrun/today.h"

struct ar_today_log {
	struct ar_history history;
	struct ar_today today; /* also warns of a clock that went back */
	const struct ar_plan_view *plan; /* NULL: there is none */
};

/* Read it; keeps nothing, so a store that only reads will do.
 *   said   what goes into the session; NULL: nothing.
 *   today  lives in the arena and borrows from said.
 * AR_EINPUT: a value of said is out of its range.  Cost: about 20 ms with
 * ten years in the log. */
AR_API AR_MUST_USE enum ar_status ar_today_read(struct ar_store *store,
    const struct ar_moment *moment, const struct ar_after_said *said,
    struct ar_arena *arena, struct ar_today_log **today,
    struct ar_error *err);

#endif
