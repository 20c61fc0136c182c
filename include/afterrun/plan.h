/* The plan: built from the runner's own log, adapted every day by what the
 * legs say, and the way back after a break (load-triage-plan.md C, rules
 * P1–P43).  Pure: the same case gives the same plan (P16).  Days are civil
 * days since 1970-01-01; a week begins on Monday.  All numbers come from
 * data/numbers_training.csv and data/plan_*.csv; the rules in words, with
 * source and tag, are data/plan_rules.csv (docs/plan.md prints them). */
#ifndef AFTERRUN_PLAN_H
#define AFTERRUN_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/knowledge.h"
#include "afterrun/pain.h"
#include "afterrun/person.h"
#include "afterrun/regions.h"
#include "afterrun/session.h"
#include "afterrun/status.h"
#include "afterrun/triage.h"

enum ar_goal {
	AR_GOAL_5K,
	AR_GOAL_10K,
	AR_GOAL_HALF,
	AR_GOAL_MARATHON,
	AR_GOAL_KEEP,   /* keep running */
	AR_GOAL_RETURN, /* after a break or an injury: the ladder (P41) */
	AR_GOALS
};

enum ar_plan_kind {
	AR_PLAN_EASY,     /* "E" */
	AR_PLAN_LONG,     /* "L" */
	AR_PLAN_QUALITY,  /* "Q" */
	AR_PLAN_STRIDES,  /* "S": easy with strides */
	AR_PLAN_CROSS,    /* "X": bike, swim, walk, yoga */
	AR_PLAN_STRENGTH, /* "strength" */
	AR_PLAN_REST,     /* "rest" */
	AR_PLAN_RACE,     /* "race" */
	AR_PLAN_KINDS
};

enum ar_flavour { /* of quality */
	AR_FLAVOUR_NONE,
	AR_FLAVOUR_T, /* threshold */
	AR_FLAVOUR_I, /* intervals */
	AR_FLAVOUR_R, /* repetitions */
	AR_FLAVOUR_M, /* marathon pace */
	AR_FLAVOUR_HILLS,
	AR_FLAVOUR_FARTLEK,
	AR_FLAVOURS
};

enum ar_plan_phase {
	AR_PHASE_BASE,
	AR_PHASE_BUILD,
	AR_PHASE_SPECIFIC,
	AR_PHASE_TAPER,
	AR_PHASE_KEEP,
	AR_PHASE_RETURN,
	AR_PHASES
};

/* One run of the past, as the plan needs it.  NAN: not known. */
struct ar_plan_run {
	int64_t day;
	enum ar_plan_kind kind; /* AR_PLAN_EASY when nobody said */
	double distance_m;
	double duration_s; /* moving */
	double rpe_0_10;
	double planned_rpe; /* of the session it was; NAN */
	double descent_m;
	double heart_mean_bpm;
	double gap_m_s;
	double dose_eq_km[AR_LOAD_ROWS]; /* NAN without a recording */
};

/* A part of a session: what the watch or the runner is led through. */
struct ar_plan_step {
	int repeat;        /* 1, or how often this and the next `group` steps */
	int group;         /* steps that repeat together, from here; 1 alone */
	const char *what;  /* "warm-up", "easy", "threshold", "jog", "walk" */
	double seconds;    /* NAN: by distance */
	double metres;     /* NAN: by time */
	double pace_lo_s_km; /* slower bound; NAN: by feel */
	double pace_hi_s_km;
	double heart_lo_bpm; /* NAN: none */
	double heart_hi_bpm;
	double rpe_0_10;
};

enum { AR_PLAN_STEPS_MAX = 16, AR_PLAN_RULES_MAX = 24 };

struct ar_planned {
	int64_t day;
	int number; /* in the plan, from 1, stable over adaptations; 0 none */
	enum ar_plan_kind kind;
	enum ar_flavour flavour;
	enum ar_plan_phase phase;
	double distance_m;   /* whole session; NAN: by minutes */
	double minutes;      /* whole session; NAN: by distance */
	double descent_m;    /* expected; NAN: as the way is */
	double rpe_0_10;
	double pace_lo_s_km; /* the main part; NAN: by feel */
	double pace_hi_s_km;
	unsigned regions;    /* bits 1 << enum ar_load_row: its targets */
	struct ar_plan_step steps[AR_PLAN_STEPS_MAX];
	size_t step_count;
	const char *reason;  /* one sentence for the runner */
	const char *rules[AR_PLAN_RULES_MAX]; /* "P2", …; ends with NULL */
	bool done;
	int swaps;           /* how often it was moved (P35) */
	/* The plan's guess of what is not prescribed, so that minutes and
	 * kilometres add up; equal to distance_m or minutes where they
	 * stand.  0: no running, or nobody guessed. */
	double expected_m;
	double expected_min;
	int adapted; /* enum ar_action that ar_plan_today put in force */
};

struct ar_plan_profile {
	struct ar_person person;
	bool past_bone_stress;
	double bmi; /* NAN: from mass and height */
	enum ar_goal goal;
	int64_t goal_day; /* 0: none */
	double goal_time_s; /* NAN */
	bool days[7];     /* Monday first; none set: every day may be used */
	int longest_day;  /* 0..6 of days; -1: the plan chooses */
	double vdot;      /* NAN: from history, else by effort (A5) */
	const double *typed_weeks_m; /* without a log; oldest first */
	size_t typed_week_count;
};

struct ar_plan_week {
	int64_t monday;
	enum ar_plan_phase phase;
	bool lighter;      /* P5 */
	double distance_m; /* of its runs, the race not counted */
	struct ar_planned *sessions; /* by day, rest days left out */
	size_t session_count;
	const char *note; /* NULL none */
};

struct ar_plan {
	struct ar_plan_profile profile;
	int64_t made_day;
	struct ar_plan_week *weeks;
	size_t week_count;
	double vdot;             /* that paces rest on; NAN */
	bool reachable;          /* the goal, within the rules */
	int64_t possible_day;    /* the race's day in this plan; 0: no race */
	const char **notes;      /* what the runner should know, with rules */
	size_t note_count;
	const char *rules_version;
	/* Every day, before the run or at any hour (P14); minutes. */
	double activation_lo_min;
	double activation_hi_min;
};

/* Build a plan from made_day on.
 *   history  runs of the last 120 days or more, oldest first; borrowed.
 *   plan     filled from arena, about 20 kB a week; profile is copied, its
 *            typed weeks stay the caller's.
 * A race that cannot be reached on its day within the rules gives the plan
 * to the first day, week by week, on which it can, reachable false, and a
 * note that says so (P11); where no such day is found, twelve weeks of
 * keeping on.  "keep" and "return" have no day: goal_day is only checked.
 * What is not sound in history (no distance, absurd days) is left out.
 * Cost: below a millisecond, some ten when a later day is looked for.
 * AR_EINPUT  a value is out of its range; the goal's day is past or more
 *            than two years away; the longest day is not one of the days.
 * AR_EMEM    no memory, or the arena is full. */
AR_API AR_MUST_USE enum ar_status ar_plan_build(
    const struct ar_plan_profile *profile, const struct ar_plan_run *history,
    size_t history_count, int64_t made_day, struct ar_arena *arena,
    struct ar_plan *plan, struct ar_error *err);

/* --- today: the gates of C3 ---------------------------------------------- */

enum ar_action { /* later is lower */
	AR_ACTION_KEEP,
	AR_ACTION_CUT,
	AR_ACTION_SWAP,
	AR_ACTION_EASY,
	AR_ACTION_EASY_SHORT, /* "EASY-": at most 30 min, flat */
	AR_ACTION_XT,
	AR_ACTION_REST,
	AR_ACTIONS
};

enum ar_illness {
	AR_ILLNESS_NONE,
	AR_ILLNESS_ABOVE_NECK,
	AR_ILLNESS_BELOW_NECK,
	AR_ILLNESS_FEVER
};

struct ar_region_forecast {
	enum ar_load_row row;
	double hours; /* from now */
	double soreness_0_10;
};

/* Marks of soreness that lasted too long: an E2 of triage that nobody has
 * asked about yet (P24, P17). */
struct ar_plan_alarm {
	const char *rule;    /* of triage: "T28" */
	const char *reason;  /* of that rule, plain words */
	const char *numbers; /* "legs: 1 of 10 or more for 30 days" */
};

/* How the runner is.  Arrays run oldest first; the last item is last night
 * or this morning.  NAN: not known. */
struct ar_plan_state {
	double soreness[AR_REGIONS][AR_SIDES]; /* said; outranks forecast */
	double legs_0_10;     /* said of the legs as a whole: stands for every
	                       * part nobody spoke of, but names none (P25) */
	const struct ar_region_forecast *forecast;
	size_t forecast_count;
	const double *sleep_h;
	size_t sleep_count;
	const double *hrv_rmssd_ms;
	size_t hrv_count;
	const double *resting_bpm;
	size_t resting_count;
	double fatigue_0_10;
	bool stress_mood_worst_fifth;
	enum ar_illness illness;
	int illness_days;     /* how long it lasted */
	int illness_days_free; /* since; 0: still ill */
	double easy_hr_change_pct; /* P29 */
	const double *rpe_over_plan; /* of the last sessions */
	size_t rpe_over_count;
	int days_off;         /* without running, until today; 0 none */
	bool cross_trained;
	const struct ar_pain *pains; /* one latest report each */
	const struct ar_case_past *pain_past;
	size_t pain_count;
	double now_utc_s; /* pains are judged as of then, not before noon of the
	                   * day; NAN: at noon (UTC) */
	const struct ar_plan_alarm *alarms; /* no running while there is one */
	size_t alarm_count;
	bool not_right;       /* the runner says: not today */
	/* of the log; NAN off */
	double form;          /* TSB of this morning (P31) */
	double ctl_week_rise;
	double monotony;
	double strain;
	double strain_p90;
	int days_since_change; /* structural (P35); large when never */
	const char *const *undone; /* rules undone by the runner for today:
	                            * they are not asked; not P17 */
	size_t undone_count;
	double yellows_14d; /* flags of the 14 days before today (P33) */
	bool all_done_14d;  /* and every run planned in them was done */
};

/* Nothing known: NAN, no arrays, no change so far. */
AR_API void ar_plan_state_clear(struct ar_plan_state *state);

/* One change, kept with its reason and undone by the runner but for P17. */
struct ar_change {
	int number;           /* of the session; 0: one that the plan had not */
	int64_t day;
	enum ar_action action;
	const char *rule;     /* that decides: "P24" */
	const char *reason;   /* plain words with the numbers */
	const char *numbers;  /* "quads 5 of 10; limit 3" */
	const char *source;   /* of the rule */
	struct ar_planned before;
	struct ar_planned after;
	bool undo;
};

struct ar_plan_day {
	enum ar_action action;
	bool due;                  /* a session stands on the day */
	struct ar_planned session; /* what to do, after the gates */
	const char *rules[AR_PLAN_RULES_MAX];
	const char *reason;
	bool undo;
	struct ar_change *changes; /* of today and the days it touches */
	size_t change_count;
	unsigned yellow;           /* flags that add up (P32) */
	bool suspended;            /* P17: the whole plan is hidden */
	bool ask_triage;           /* put the triage questions today */
	bool until_asked;          /* P17 by marks alone: its changes hold as
	                            * long as nobody asked, and are not kept */
};

/* Adapt the day.  sessions is the plan as it stands (any order), history as
 * above with spike runs in it.  Idempotent within a day.
 * A worse state never gives a harder day (C4).
 * AR_EINPUT  as ar_triage_course, or a value out of range. */
AR_API AR_MUST_USE enum ar_status ar_plan_today(
    const struct ar_plan_profile *profile, const struct ar_planned *sessions,
    size_t session_count, const struct ar_plan_run *history,
    size_t history_count, const struct ar_plan_state *state, int64_t today,
    struct ar_arena *arena, struct ar_plan_day *day, struct ar_error *err);

/* --- the way back (P37–P43) ---------------------------------------------- */

/* Share of VDOT left after days off; 1 up to 5 days (P37). */
AR_API double ar_time_off_share(int days, bool cross_trained);
/* Share of the usual volume on day n (from 0) after days off (P38); NAN: the
 * ladder (P39). */
AR_API double ar_return_volume_share(int days_off, int day);

enum { AR_LADDER_STEPS = 10 };

struct ar_ladder_step {
	int repeats;
	double run_min;  /* of each; 0: walking only */
	double walk_min;
};

AR_API struct ar_ladder_step ar_ladder_step(int step); /* 1..10 */

struct ar_ladder_day {
	int64_t day;
	int step;
	bool passed; /* pain within P18 and back to usual next morning */
	bool bone_pain;
};

struct ar_ladder_next {
	int step;        /* to do next; 0: not now */
	int64_t day;     /* not before */
	bool done;       /* step 10 passed twice */
	bool triage;     /* two fails at one step, or bone pain again */
	const char *rule;
	const char *reason;
};

/* Where to go on, from the days done so far (oldest first) (P42). */
AR_API struct ar_ladder_next ar_ladder_go(const struct ar_ladder_day *days,
    size_t count, int first_step, bool bone, int64_t today);

AR_API const char *ar_goal_name(enum ar_goal goal);          /* "half" */
AR_API const char *ar_plan_kind_name(enum ar_plan_kind kind); /* "E" */
AR_API const char *ar_plan_kind_words(enum ar_plan_kind kind);
AR_API const char *ar_flavour_name(enum ar_flavour flavour);  /* "T" */
AR_API const char *ar_plan_phase_name(enum ar_plan_phase phase);
AR_API const char *ar_action_name(enum ar_action action);     /* "EASY-" */

/* A length as people are told it, m: whole tens of metres, from a kilometre on
 * whole hundreds.  The plan itself stays exact.  NAN stays. */
AR_API double ar_plan_length_round(double metres);

/* A rule of C in words; NULL: unknown. */
struct ar_plan_rule {
	const char *id; /* "P24" */
	const char *text;
	const char *source;
	const char *tag;
};

AR_API const struct ar_plan_rule *ar_plan_rules(size_t *count);

#endif
