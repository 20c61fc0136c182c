/* A plan in the making: what the parts of the builder share.
 * Order: start (what is), pace, phases, layout, weeks, notes.  A draft is
 * one try for one goal day; ar_plan_build makes as many as it needs and
 * only the last is written out. */
#ifndef TRAINING_BUILD_H
#define TRAINING_BUILD_H

#include "afterrun/plan.h"

/* Part of what a plan is a function of (P16): changes with the rules. */
#define AR_PLAN_RULES_VERSION "plan-1"

enum {
	AR_WEEK_DAYS = 7,
	AR_PAST_WEEKS = 4,   /* that P1 and P3 look at */
	AR_WEEK_SESSIONS = 24,
	AR_DAY_LIMIT = 2900000 /* days that ar_civil can name */
};

/* Places of a week's skeleton. */
enum ar_slot {
	AR_SLOT_NONE,
	AR_SLOT_EASY,
	AR_SLOT_LONG,
	AR_SLOT_FIRST,  /* the first hard run */
	AR_SLOT_SECOND, /* the second (only build and specific) */
	AR_SLOT_STRIDES,
	AR_SLOT_CROSS
};

/* Rows of data/plan_*.csv. */
struct ar_goal_row {
	double distance_m; /* 0: no race */
	int base;          /* weeks of each phase (P9) */
	int build;
	int specific;
	int taper;
	double peak_lo_m; /* longest run (P11) */
	double peak_hi_m;
	double long_min;  /* P8 */
};

struct ar_taper_row { /* shares of the peak (P10) */
	double three_before;
	double two_before;
	double race_week;
};

struct ar_share_row { /* by runs a week */
	double long_max; /* P8 */
	double long_usual;
	int quality_max; /* P7 */
};

struct ar_effort_row {
	enum ar_flavour flavour;
	double share_max; /* of the week's distance (P8) */
	double metres_max;
	double rep_long_m;
	double rep_mid_m;
	double rep_short_m;
	double rest_long_s;
	double rest_short_s;
	double rpe;
	const char *what;
	int strides; /* before it (P15) */
};

struct ar_kind_row {
	enum ar_plan_kind kind;
	enum ar_flavour flavour;
	double rpe;
	unsigned regions;
	const char *reason;
};

struct ar_pace_range {
	double slow_s_km; /* NAN: by feel */
	double fast_s_km;
};

/* Speeds the plan counts with, m/s; paces it prescribes, s/km. */
struct ar_speeds {
	double easy_m_s; /* never NAN */
	double flavour_m_s[AR_FLAVOURS];
	bool paced; /* from VDOT: paces may be shown */
	struct ar_pace_range easy;
	struct ar_pace_range flavour[AR_FLAVOURS];
	double heart_easy_lo; /* NAN: none */
	double heart_easy_hi;
	double heart_hard_lo; /* threshold only */
	double heart_hard_hi;
};

/* What is, on the day the plan is made. */
struct ar_start {
	const struct ar_plan_profile *profile;
	int64_t made_day;
	int64_t monday; /* of its week */
	bool novice;    /* says so: easy runs only at first (P6) */
	int ladder_from; /* step; 0: no ladder */
	bool heavy;      /* P13 */
	int gap_days;    /* between hard runs (P7) */
	int lighter_every;
	int64_t last_day; /* of a run; INT64_MIN never */
	int days_off;    /* without running; -1: never ran */
	double usual_m;  /* P1: V0, for the runs there are days for */
	double log_m;    /* the same as it was */
	double week_m[AR_PAST_WEEKS]; /* the weeks before, last first; NAN not
	                                 a base: none, ill, holiday */
	double done_m;   /* this week already */
	int done_runs;
	bool ran_today;
	int64_t hard_day; /* last hard run (P7); INT64_MIN none */
	int runs;        /* a week */
	double vdot;     /* NAN */
	double bmi;      /* NAN */
	struct ar_speeds speeds;
};

/* A run in the order of days, for P2 simulated forward.  One of the past
 * that was far too long counts as the longest before it (P21). */
struct ar_reach_run {
	int64_t day;
	double distance_m;
	double counts_m;
};

/* Who runs on which day: the same every week but for the second Q. */
struct ar_layout {
	enum ar_slot slot[AR_WEEK_DAYS];
	bool cross[AR_WEEK_DAYS];
	bool strength[AR_WEEK_DAYS];
	int runs;
	int quality; /* hard runs without the long one */
	int long_day; /* -1: none */
};

struct ar_draft {
	const struct ar_start *start;
	enum ar_goal goal;
	const struct ar_goal_row *row;
	int64_t race_day; /* 0 none */
	double target_long_m; /* what the plan works toward; 0 none */
	double target_week_m;
	double long_max_m; /* P8 by time, P11 */
	struct ar_arena *arena;
	struct ar_layout layout;
	struct ar_layout ladder;
	int ladder_done;     /* sessions of it */
	int walks_done;      /* sessions that were or could be P13's walks */
	size_t ladder_weeks; /* so far */
	struct ar_plan_week *weeks;
	double *base_m; /* of each week; NAN: no base of P3 */
	size_t week_count;
	struct ar_reach_run *runs; /* history, then planned, by day */
	size_t run_count;
	size_t run_size;
	struct ar_planned *made; /* of the week that is being filled */
	size_t made_count;
};

/* What a week should be before its runs are known. */
struct ar_week_want {
	size_t index;
	int64_t monday;
	enum ar_plan_phase phase;
	double distance_m;
	double share;  /* of the usual longest run: lighter or taper, else 1 */
	bool taper;
	bool ladder;
	bool easy;     /* no hard run (P6, P43) */
	bool strides;
	int64_t from;  /* days before it are past */
	int64_t until; /* the last day with runs */
	double done_m;
	int done_runs;
};

int ar_weekday(int64_t day); /* 0 Monday */
const struct ar_goal_row *ar_goal_row(enum ar_goal goal);
const struct ar_share_row *ar_share_row(int runs);
double ar_grid_down(double metres);

bool ar_past_is_run(const struct ar_plan_run *run);
void ar_start_read(const struct ar_plan_profile *profile,
    const struct ar_plan_run *history, size_t count, int64_t made_day,
    struct ar_start *start);
void ar_speeds_set(struct ar_start *start, const struct ar_plan_run *history,
    size_t count);

/* Phase of week index of count, the race in the last one (P9). */
enum ar_plan_phase ar_phase_of(const struct ar_goal_row *row, size_t index,
    size_t count);
/* Share of the peak this week should have (P10); 1 outside the taper. */
double ar_taper_share(enum ar_goal goal, size_t index, size_t count);
enum ar_flavour ar_flavour_of(enum ar_goal goal, enum ar_plan_phase phase,
    size_t index, enum ar_slot slot);

/* ladder: never on two days in a row, easy runs only (P41). */
void ar_layout_make(const struct ar_start *start, int runs, bool ladder,
    struct ar_layout *layout);

/* The longest distance P2 allows on a day; INFINITY with no run before. */
double ar_reach_cap(const struct ar_draft *draft, int64_t day);
void ar_reach_add(struct ar_draft *draft, int64_t day, double counts_m);

/* Each adds sessions to draft->made. */
void ar_week_runs(struct ar_draft *draft, const struct ar_week_want *want);
void ar_week_ladder(struct ar_draft *draft, const struct ar_week_want *want);
void ar_week_others(struct ar_draft *draft, const struct ar_week_want *want);
bool ar_ladder_left(const struct ar_draft *draft);

/* The next place of draft->made, begun; NULL: the week is full. */
struct ar_planned *ar_session_add(struct ar_draft *draft,
    enum ar_plan_kind kind, enum ar_flavour flavour, int64_t day);
void ar_session_rule(struct ar_planned *session, const char *rule);

/* A hard run's main part: reps times rep_m metres. */
struct ar_effort {
	const struct ar_effort_row *row; /* NULL: none */
	int reps;
	double rep_m;
};

/* P8's limit of a main part in a week of week_m. */
double ar_effort_max_m(enum ar_flavour flavour, double week_m);
/* The part of a hard run that is hard (P6). */
double ar_effort_hard_m(const struct ar_speeds *speeds,
    const struct ar_effort *effort);
/* The largest main part within main_max_m; reps 0: none fits. */
struct ar_effort ar_effort_fit(enum ar_flavour flavour, double main_max_m);
/* All of a hard run with its warm-up and cool-down of easy_s each. */
double ar_effort_total_m(const struct ar_speeds *speeds,
    const struct ar_effort *effort, double easy_s);
double ar_strides_m(const struct ar_speeds *speeds);

void ar_steps_easy(struct ar_planned *session, const struct ar_speeds *speeds,
    double distance_m);
void ar_steps_hard(struct ar_planned *session, const struct ar_speeds *speeds,
    double distance_m, const struct ar_effort *effort);
void ar_steps_ladder(struct ar_planned *session, struct ar_ladder_step step);
void ar_steps_cross(struct ar_planned *session, double minutes);
void ar_steps_strength(struct ar_planned *session);
void ar_steps_race(struct ar_planned *session, const struct ar_speeds *speeds,
    double distance_m, double seconds);

struct ar_try { /* one draft's question */
	const struct ar_start *start;
	const struct ar_plan_run *history;
	size_t history_count;
	enum ar_goal goal;
	int64_t race_day; /* 0: none */
};

enum ar_status ar_draft_make(const struct ar_try *what,
    struct ar_arena *arena, struct ar_draft *draft);
/* The longest run in the window before the race is long enough (P11). */
bool ar_draft_ready(const struct ar_draft *draft);
double ar_draft_longest(const struct ar_draft *draft);

/* Fill plan->notes. */
enum ar_status ar_plan_notes(const struct ar_start *start,
    const struct ar_draft *draft, enum ar_goal lesser,
    struct ar_arena *arena, struct ar_plan *plan);

#endif
