/* The plan in use: a case without a log (plan-case/1), and the plan that the
 * log keeps, with today's changes in force.  afterrun/plan.h has the types;
 * the rules are in the training floor. */
#ifndef AFTERRUN_PLAN_LOG_H
#define AFTERRUN_PLAN_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/plan.h"
#include "afterrun/status.h"
#include "afterrun/store_plan.h"

/* Everything a plan and a day rest on. */
struct ar_plan_case {
	int64_t date;
	struct ar_plan_profile profile;
	struct ar_plan_run *history; /* oldest first */
	size_t history_count;
	struct ar_planned *planned; /* the plan as it stands; none: build it */
	size_t planned_count;
	struct ar_plan_state state;
};

/* Profile, state and amounts unknown, no run, goal AR_GOAL_KEEP. */
AR_API void ar_plan_case_clear(struct ar_plan_case *input);
/* One unknown session or run of a day. */
AR_API void ar_planned_clear(struct ar_planned *session);
AR_API void ar_plan_run_clear(struct ar_plan_run *run);

struct ar_plan_mark {
	int64_t planned_id;
	int64_t run_id;
};

/* The plan with today's changes in force. */
struct ar_plan_view {
	int64_t today;
	struct ar_plan plan; /* as built; rules_version NULL: planned was
	                      * given; week_count 0 also out of the log */
	struct ar_planned *sessions; /* by day; empty while suspended */
	size_t session_count;
	struct ar_plan_day day;
	int64_t plan_id; /* of the log; 0 none */
	const struct ar_plan_mark *marks; /* runs that did a session */
	size_t mark_count;
};

/* Build the plan unless sessions are given, and adapt today (P17–P36).
 *   view  lives in the arena and borrows from input.
 * AR_EINPUT as ar_plan_build and ar_plan_today, AR_EMEM. */
AR_API AR_MUST_USE enum ar_status ar_plan_solve(
    const struct ar_plan_case *input, struct ar_arena *arena,
    struct ar_plan_view *view, struct ar_error *err);

/* Sessions in the order of days; what stands for one day stays in order. */
AR_API AR_MUST_USE enum ar_status ar_planned_sort(
    struct ar_planned *sessions, size_t count, struct ar_arena *arena);

/* The sessions of a plan one after the other.  AR_EMEM. */
AR_API AR_MUST_USE enum ar_status ar_plan_sessions(
    const struct ar_plan *plan, struct ar_arena *arena,
    struct ar_planned **sessions, size_t *count);

/* --- the plan of the log --- */

struct ar_plan_wish {
	enum ar_goal goal;
	int64_t goal_day;   /* 0: none */
	double goal_time_s; /* NAN */
	bool days[7];       /* Monday first; none: any */
	int longest_day;    /* -1: the plan chooses */
	const double *weeks_m; /* typed, oldest first; for a young log */
	size_t week_count;
};

/* Build a plan from the log and keep it; the one before ends.
 *   view  with today's changes, which are not kept yet.
 * AR_EINPUT as ar_plan_build. */
AR_API AR_MUST_USE enum ar_status ar_plan_make(struct ar_store *store,
    const struct ar_history *history, const struct ar_plan_wish *wish,
    struct ar_arena *arena, struct ar_plan_view *view,
    struct ar_error *err);

/* The plan in force, adapted to today; keeps nothing, so a store that only
 * reads will do.  A planned run counts as done when the log has a run of its
 * day.  not_right: the runner says so.  AR_EABSENT: there is no plan. */
AR_API AR_MUST_USE enum ar_status ar_plan_look(struct ar_store *store,
    const struct ar_history *history, bool not_right,
    struct ar_arena *arena, struct ar_plan_view *view,
    struct ar_error *err);

/* Keep today's changes and what was done.  Again the same day: nothing is
 * left to keep.  Call it inside the transaction of ar_plan_look. */
AR_API AR_MUST_USE enum ar_status ar_plan_keep(struct ar_store *store,
    const struct ar_moment *moment, const struct ar_plan_view *view,
    struct ar_error *err);

/* Keep only what was done. */
AR_API AR_MUST_USE enum ar_status ar_plan_keep_done(struct ar_store *store,
    const struct ar_plan_view *view, struct ar_error *err);

/* The runner says that what stood on the day is done.  AR_EABSENT: nothing
 * did, or no plan. */
AR_API AR_MUST_USE enum ar_status ar_plan_done(struct ar_store *store,
    int64_t day, struct ar_arena *arena, struct ar_error *err);

/* Take back what was changed last on that day, all of it; the rules behind
 * it are not asked again that day.  *count: how many changes.
 * AR_EABSENT  nothing was changed.  AR_EREFUSED as ar_store_change_undo. */
AR_API AR_MUST_USE enum ar_status ar_plan_undo(struct ar_store *store,
    const struct ar_moment *moment, struct ar_arena *arena, size_t *count,
    struct ar_error *err);

#endif
