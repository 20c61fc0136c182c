/* The runner moves a session of the plan to another day.  Where a run stands
 * already the two change places.  The rules of spacing hold for the runner,
 * too: what they forbid is refused with the rule and the reason. */
#ifndef AFTERRUN_PLAN_MOVE_H
#define AFTERRUN_PLAN_MOVE_H

#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/plan.h"
#include "afterrun/status.h"
#include "afterrun/store.h"

/* What stands in the place of a rule, and as the source of the change. */
#define AR_RULE_MOVED "moved by you"
#define AR_SOURCE_SAID "said"

/* The plan as it stands, and the runs of the past, oldest first. */
struct ar_move_case {
	const struct ar_plan_profile *profile;
	const struct ar_planned *sessions; /* any order */
	size_t session_count;
	const struct ar_plan_run *runs;
	size_t run_count;
	int64_t today;
};

enum { AR_MOVE_CHANGES = 4 };

struct ar_move {
	struct ar_change changes[AR_MOVE_CHANGES]; /* the moved one first */
	size_t count;
};

/* Move what stands on the first day to the second: its run, else what is
 * beside it.  Strength on the day before a moved hard run goes with it (P14).
 * Texts live in the arena.
 * AR_EINPUT    a day is past or not in the plan, or both are the same;
 *              err->where is "from" or "to".
 * AR_EABSENT   nothing that could be moved stands on the first day.
 * AR_EREFUSED  a rule forbids it: spacing (P7, P14, P41), length (P2, P8),
 *              the weeks (P3, P5, P10), one run a day (P4), the race stays
 *              (P9); err->where is the rule and err->text the reason.
 * AR_EMEM.  Pure; cost: sessions times runs, below a millisecond. */
AR_API AR_MUST_USE enum ar_status ar_planned_move(
    const struct ar_move_case *input, int64_t from, int64_t to,
    struct ar_arena *arena, struct ar_move *move, struct ar_error *err);

/* The same with the plan of the log, and keep it; call it inside a
 * transaction.  Changes that today asks for are put in force first; undoing
 * takes back the move alone.
 * As above; AR_EABSENT also where there is no plan; AR_EREFUSED also while
 * the plan waits (P17). */
AR_API AR_MUST_USE enum ar_status ar_plan_move(struct ar_store *store,
    const struct ar_history *history, int64_t from, int64_t to,
    struct ar_arena *arena, struct ar_error *err);

#endif
