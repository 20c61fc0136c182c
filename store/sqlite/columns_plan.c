/* Which member of which struct of the plan stands in which column. */
#include <math.h>

#include "afterrun/store_plan.h"
#include "store/sqlite/db.h"

#define ID(s, m, n) { n, offsetof(struct s, m), AR_DB_ID, NULL }
#define INT64(s, m, n) { n, offsetof(struct s, m), AR_DB_INT64, NULL }
#define INT(s, m, n) { n, offsetof(struct s, m), AR_DB_INT, NULL }
#define BOOL(s, m, n) { n, offsetof(struct s, m), AR_DB_BOOL, NULL }
#define REAL(s, m, n) { n, offsetof(struct s, m), AR_DB_REAL, NULL }
#define TEXT(s, m, n) { n, offsetof(struct s, m), AR_DB_TEXT, NULL }
#define WORD(s, m, n, words) { n, offsetof(struct s, m), AR_DB_WORD, &words }

static const char *
goal_name(int value)
{
	return ar_goal_name((enum ar_goal)value);
}

static const char *
kind_name(int value)
{
	return ar_plan_kind_name((enum ar_plan_kind)value);
}

/* NULL for none. */
static const char *
flavour_name(int value)
{
	return value == AR_FLAVOUR_NONE ? NULL :
	    ar_flavour_name((enum ar_flavour)value);
}

static const char *
phase_name(int value)
{
	return ar_plan_phase_name((enum ar_plan_phase)value);
}

static const char *
action_name(int value)
{
	return ar_action_name((enum ar_action)value);
}

static const struct ar_db_words goals = { goal_name, AR_GOALS, -1 };
static const struct ar_db_words kinds = { kind_name, AR_PLAN_KINDS,
	AR_PLAN_KINDS };
static const struct ar_db_words flavours = { flavour_name, AR_FLAVOURS,
	AR_FLAVOUR_NONE };
static const struct ar_db_words phases = { phase_name, AR_PHASES,
	AR_PHASE_KEEP };
static const struct ar_db_words actions = { action_name, AR_ACTIONS,
	AR_ACTION_KEEP };

static bool
plan_sound(const void *object)
{
	const struct ar_kept_plan *plan = object;

	return plan->goal >= 0 && plan->longest_day >= -1 &&
	    plan->longest_day < 7;
}

static bool
planned_sound(const void *object)
{
	const struct ar_planned *session =
	    &((const struct ar_kept_planned *)object)->session;

	return session->kind < AR_PLAN_KINDS && session->number >= 0;
}

static bool
step_sound(const void *object)
{
	const struct ar_plan_step *step = object;

	return step->what && step->repeat >= 1 && step->group >= 0;
}

static bool
change_sound(const void *object)
{
	const struct ar_kept_change *change = object;

	return change->rule != NULL;
}

static const struct ar_db_column plan_columns[] = {
	ID(ar_kept_plan, id, "id"),
	REAL(ar_kept_plan, made_utc_s, "made_utc_s"),
	INT64(ar_kept_plan, made_day, "made_day"),
	REAL(ar_kept_plan, ended_utc_s, "ended_utc_s"),
	WORD(ar_kept_plan, goal, "goal", goals),
	ID(ar_kept_plan, goal_day, "goal_day"),
	REAL(ar_kept_plan, goal_time_s, "goal_time_s"),
	INT(ar_kept_plan, run_days, "run_days"),
	INT(ar_kept_plan, longest_day, "longest_day"),
	REAL(ar_kept_plan, vdot, "vdot"),
	BOOL(ar_kept_plan, reachable, "reachable"),
	ID(ar_kept_plan, possible_day, "possible_day"),
	TEXT(ar_kept_plan, rules_version, "rules_version"),
	TEXT(ar_kept_plan, notes, "notes"),
};
const struct ar_db_row ar_db_plan_row = AR_DB_ROW_OF(ar_kept_plan,
    plan_columns, plan_sound);

#define SESSION(m, n) REAL(ar_kept_planned, session.m, n)
static const struct ar_db_column planned_columns[] = {
	ID(ar_kept_planned, id, "id"),
	ID(ar_kept_planned, plan_id, "plan_id"),
	BOOL(ar_kept_planned, stands, "stands"),
	INT(ar_kept_planned, session.number, "number"),
	INT64(ar_kept_planned, session.day, "day"),
	WORD(ar_kept_planned, session.kind, "kind", kinds),
	WORD(ar_kept_planned, session.flavour, "flavour", flavours),
	WORD(ar_kept_planned, session.phase, "phase", phases),
	SESSION(distance_m, "distance_m"),
	SESSION(minutes, "minutes"),
	SESSION(descent_m, "descent_m"),
	SESSION(rpe_0_10, "rpe_0_10"),
	SESSION(pace_lo_s_km, "pace_lo_s_km"),
	SESSION(pace_hi_s_km, "pace_hi_s_km"),
	SESSION(expected_m, "expected_m"),
	SESSION(expected_min, "expected_min"),
	INT(ar_kept_planned, session.regions, "regions"),
	TEXT(ar_kept_planned, session.reason, "reason"),
	TEXT(ar_kept_planned, rules, "rules"),
	INT(ar_kept_planned, session.swaps, "swaps"),
	WORD(ar_kept_planned, session.adapted, "action", actions),
	BOOL(ar_kept_planned, told, "told"),
	ID(ar_kept_planned, run_id, "run_id"),
};
const struct ar_db_row ar_db_planned_row = AR_DB_ROW_OF(ar_kept_planned,
    planned_columns, planned_sound);

static const struct ar_db_column step_columns[] = {
	TEXT(ar_plan_step, what, "what"),
	INT(ar_plan_step, repeat, "repeats"),
	INT(ar_plan_step, group, "together"),
	REAL(ar_plan_step, seconds, "seconds"),
	REAL(ar_plan_step, metres, "distance_m"),
	REAL(ar_plan_step, pace_lo_s_km, "pace_lo_s_km"),
	REAL(ar_plan_step, pace_hi_s_km, "pace_hi_s_km"),
	REAL(ar_plan_step, heart_lo_bpm, "heart_lo_bpm"),
	REAL(ar_plan_step, heart_hi_bpm, "heart_hi_bpm"),
	REAL(ar_plan_step, rpe_0_10, "rpe_0_10"),
};
const struct ar_db_row ar_db_step_row = AR_DB_ROW_OF(ar_plan_step,
    step_columns, step_sound);

static const struct ar_db_column change_columns[] = {
	ID(ar_kept_change, id, "id"),
	ID(ar_kept_change, plan_id, "plan_id"),
	REAL(ar_kept_change, made_utc_s, "made_utc_s"),
	REAL(ar_kept_change, undone_utc_s, "undone_utc_s"),
	INT64(ar_kept_change, day, "day"),
	INT(ar_kept_change, number, "number"),
	WORD(ar_kept_change, action, "action", actions),
	TEXT(ar_kept_change, rule, "rule"),
	TEXT(ar_kept_change, reason, "reason"),
	TEXT(ar_kept_change, numbers, "numbers"),
	TEXT(ar_kept_change, source, "source"),
	BOOL(ar_kept_change, may_undo, "may_undo"),
	ID(ar_kept_change, before_id, "before_id"),
	ID(ar_kept_change, after_id, "after_id"),
};
const struct ar_db_row ar_db_change_row = AR_DB_ROW_OF(ar_kept_change,
    change_columns, change_sound);
