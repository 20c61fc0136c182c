/* The plan in the log: plans, their sessions as they stand and as they stood,
 * and the changes with their reasons.  As afterrun/store.h says of every
 * call: one athlete, one thread, a transaction of its own unless one is
 * open; AR_EMEM and the log's own failures leave nothing half-kept. */
#ifndef AFTERRUN_STORE_PLAN_H
#define AFTERRUN_STORE_PLAN_H

#include "afterrun/plan.h"
#include "afterrun/store.h"

/* --- the plan -------------------------------------------------------------
 * One plan is in force at a time; those before it stay.  A session that is
 * changed gets a new version; undoing a change puts the one before back. */

struct ar_kept_plan {
	int64_t id;
	double made_utc_s;
	int64_t made_day;
	double ended_utc_s; /* NAN: in force */
	int goal;           /* enum ar_goal */
	int64_t goal_day;   /* 0: none */
	double goal_time_s;
	int run_days;       /* bits, 1 is Monday; 0: any */
	int longest_day;    /* 0 is Monday; -1: the plan chose */
	double vdot;
	bool reachable;
	int64_t possible_day; /* 0: not known */
	const char *rules_version;
	const char *notes;  /* one a line; NULL none */
};

/* A version of a session.  session.done: told, or a run did it. */
struct ar_kept_planned {
	int64_t id;
	int64_t plan_id;
	bool stands;
	bool told;       /* the runner says that it is done */
	int64_t run_id;  /* that did it; 0: none */
	struct ar_planned session;
	const char *rules; /* "P2 P8"; the same as session.rules */
};

/* A change: what, by which rule, and why. */
struct ar_kept_change {
	int64_t id;
	int64_t plan_id;
	double made_utc_s;
	double undone_utc_s; /* NAN: it holds */
	int64_t day;         /* on which it was made */
	int number;          /* of the session; 0: of a new one */
	int action;          /* enum ar_action */
	const char *rule;
	const char *reason;
	const char *numbers;
	const char *source;
	bool may_undo;
	int64_t before_id; /* version before; 0: the session is new */
	int64_t after_id;
};

/* Keep a plan with its sessions; the one in force ends.  id of plan is not
 * read, *id gets the new one. */
AR_API AR_MUST_USE enum ar_status ar_store_plan_put(struct ar_store *store,
    const struct ar_kept_plan *plan, const struct ar_planned *sessions,
    size_t count, int64_t *id, struct ar_error *err);
/* The plan in force; AR_EABSENT. */
AR_API AR_MUST_USE enum ar_status ar_store_plan_get(struct ar_store *store,
    struct ar_arena *arena, struct ar_kept_plan *plan, struct ar_error *err);
/* No plan is in force any more; nothing happens when none was. */
AR_API AR_MUST_USE enum ar_status ar_store_plan_end(struct ar_store *store,
    double ended_utc_s, struct ar_error *err);
/* Sessions that stand, by day and number, days inclusive. */
AR_API AR_MUST_USE enum ar_status ar_store_planned(struct ar_store *store,
    int64_t plan_id, const int64_t days[2], struct ar_arena *arena,
    struct ar_kept_planned **list, size_t *count, struct ar_error *err);
/* One version, in force or not; AR_EABSENT. */
AR_API AR_MUST_USE enum ar_status ar_store_planned_get(
    struct ar_store *store, int64_t id, struct ar_arena *arena,
    struct ar_kept_planned *planned, struct ar_error *err);
/* told and run_id (0: no run) of a version; AR_EABSENT. */
AR_API AR_MUST_USE enum ar_status ar_store_planned_done(
    struct ar_store *store, int64_t id, bool told, int64_t run_id,
    struct ar_error *err);
/* Put a change in force: change->after takes the place of the version that
 * stands.  day: today. */
AR_API AR_MUST_USE enum ar_status ar_store_change_put(
    struct ar_store *store, const struct ar_kept_change *about,
    const struct ar_change *change, int64_t *id, struct ar_error *err);
/* Made on from_day or later, in the order they were made; undone ones, too. */
AR_API AR_MUST_USE enum ar_status ar_store_changes(struct ar_store *store,
    int64_t plan_id, int64_t from_day, struct ar_arena *arena,
    struct ar_kept_change **list, size_t *count, struct ar_error *err);
/* The version before stands again.
 * AR_EABSENT   no such change, or it was undone.
 * AR_EREFUSED  it may not be undone (P17), or the session was changed again
 *              or is done: undo the later one first. */
AR_API AR_MUST_USE enum ar_status ar_store_change_undo(
    struct ar_store *store, int64_t id, double undone_utc_s,
    struct ar_error *err);

#endif
