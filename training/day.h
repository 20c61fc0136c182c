/* One day in the making: a ceiling that the gates of C3 only ever lower.
 * Every part of it moves one way (the action down, shares and limits to
 * less), so that the order of the gates decides the words and never the
 * load, and a worse state cannot give a harder day. */
#ifndef TRAINING_DAY_H
#define TRAINING_DAY_H

#include "afterrun/load_series.h"
#include "afterrun/plan.h"

enum { AR_DAY_HITS = 20, AR_DAY_AHEAD = 4 };

/* Soreness today in whole marks; what the runner said replaces the forecast
 * of its rows (P23). */
struct ar_day_sore {
	double row[AR_LOAD_ROWS];
	unsigned named;       /* rows that a mark or the forecast is about, not
	                       * just the legs as a whole; 1 << row */
	double most;          /* of all, with knee and outer thigh; NAN */
	const char *names;    /* of the sorest: "front thighs" */
	const char *id;       /* "quadriceps" */
	double ahead[AR_DAY_AHEAD]; /* highest expected, by days; NAN */
};

/* One pain as triage sees it today. */
struct ar_day_pain {
	const struct ar_pain *report;
	size_t past;            /* index into pain_past */
	struct ar_verdict verdict;
};

/* A structural change (P35): every run up to a day gets shorter. */
struct ar_day_cut {
	const char *rule; /* NULL: none */
	double share;
	int64_t until; /* the last day */
	const char *reason;
	const char *numbers;
};

struct ar_day {
	/* the case */
	const struct ar_plan_profile *profile;
	const struct ar_planned *sessions;
	size_t session_count;
	const struct ar_plan_run *runs;
	size_t run_count;
	const struct ar_plan_state *state;
	int64_t today;
	struct ar_arena *arena;
	const struct ar_planned *planned; /* the day's main session, or NULL */
	bool race;                        /* it is the race */
	double easy_m_s;                  /* guess for kilometres and minutes */
	double easy_slow_s_km;            /* NAN: by feel */
	double easy_fast_s_km;
	struct ar_day_sore sore;
	struct ar_day_pain *pains;
	/* the ceiling */
	enum ar_action action;
	double share;        /* of the planned volume */
	double minutes_max;  /* of a run */
	double cross_max;    /* minutes of cross-training */
	double distance_max_m;
	bool flat;
	bool no_strides;
	bool rest_if_easy;   /* P30 */
	unsigned spare;      /* rows, bits 1 << enum ar_load_row (P25) */
	struct ar_day_cut cut;
	bool hold;           /* nothing is added (P33) */
	bool stay;           /* a hard run that falls out is not moved */
	bool plan_waits;     /* P17: nor dropped */
	int64_t hard_from;   /* no hard run is moved before this day */
	/* why */
	const char *rule;    /* that set the action */
	const char *reason;
	const char *numbers;
	const char *hits[AR_DAY_HITS];
	size_t hit_count;
	unsigned yellow;
	const char *flags[AR_DAY_HITS]; /* the yellow ones in words */
	bool undo;
	bool suspended;
	bool ask;
	bool until_asked;
	bool failed; /* memory */
};

/* Text in the arena; sets failed without memory.  Never NULL. */
#define AR_DAY_SAY(day, ...)                                                   \
	ar_day_kept((day), ar_text_format((day)->arena, __VA_ARGS__))
const char *ar_day_kept(struct ar_day *day, const char *text);

/* rule has something to say; action may be AR_ACTION_KEEP.  The first of
 * those with the lowest action gives reason and numbers. */
void ar_day_lower(struct ar_day *day, const char *rule,
    enum ar_action action, const char *reason, const char *numbers);
void ar_day_hit(struct ar_day *day, const char *rule);
/* One yellow flag (P32). */
void ar_day_yellow(struct ar_day *day, const char *rule, const char *words);
/* Volume by rule, unless the session was cut by it before. */
void ar_day_share(struct ar_day *day, const char *rule, double share);
/* A structural change; of several the strongest. */
void ar_day_cut_week(struct ar_day *day, const struct ar_day_cut *cut);
/* No hard run is moved to a day before this one. */
void ar_day_hard_from(struct ar_day *day, int64_t from);

bool ar_session_runs(const struct ar_planned *session);
/* The hard ones: quality, long and race (P7). */
bool ar_session_hard(const struct ar_planned *session);
bool ar_session_carries(const struct ar_planned *session, const char *rule);
void ar_session_tag(struct ar_planned *session, const char *rule);
void ar_session_untag(struct ar_planned *session, const char *rule);
bool ar_run_on_foot(const struct ar_plan_run *run);
const char *ar_day_name(int64_t day); /* "Monday" */

/* day_check.c */
AR_MUST_USE enum ar_status ar_day_check(const struct ar_day *day,
    struct ar_error *err);
/* gate_pain.c: judge the pains as of today. */
AR_MUST_USE enum ar_status ar_day_judge(struct ar_day *day,
    struct ar_error *err);
/* gate_sore.c */
void ar_day_feel(struct ar_day *day);

/* The gates, in the order of C3. */
void ar_gate_triage(struct ar_day *day);    /* P17 */
void ar_gate_pain(struct ar_day *day);      /* P18 */
void ar_gate_illness(struct ar_day *day);   /* P19 */
void ar_gate_race(struct ar_day *day);      /* P20 */
void ar_gate_spike(struct ar_day *day);     /* P21 */
void ar_gate_region(struct ar_day *day);    /* P22 */
void ar_gate_not_right(struct ar_day *day); /* P23 */
void ar_gate_soreness(struct ar_day *day);  /* P24 */
void ar_gate_spare(struct ar_day *day);     /* P25 */
void ar_gate_hrv(struct ar_day *day);       /* P26 */
void ar_gate_resting(struct ar_day *day);   /* P27 */
void ar_gate_sleep(struct ar_day *day);     /* P28 */
void ar_gate_effort(struct ar_day *day);    /* P29 */
void ar_gate_monotony(struct ar_day *day);  /* P30 */
void ar_gate_form(struct ar_day *day);      /* P31 */
void ar_gate_flags(struct ar_day *day);     /* P32 */
void ar_gate_last_days(struct ar_day *day); /* P36 */
void ar_gate_return(struct ar_day *day);    /* P38 */

/* day_apply.c: what the ceiling makes of a session. */
double ar_day_minutes(const struct ar_day *day,
    const struct ar_planned *session);
void ar_day_fit(const struct ar_day *day, const struct ar_planned *planned,
    struct ar_planned *session);
/* Distance, minutes and steps times share (at most 1.05). */
void ar_session_scale(const struct ar_day *day, struct ar_planned *session,
    double share);
/* Another kind with its steps; volume as it stands in session. */
void ar_session_steps(const struct ar_day *day, struct ar_planned *session);

/* Changes of other days. */
struct ar_changes {
	struct ar_change *item;
	size_t count;
	size_t size;
};

/* swap.c: where the hard run that falls out today goes.  *words says it;
 * session gets the number that today's session has from now on.  The result
 * is the change of today's session, to be filled; NULL: no room. */
struct ar_change *ar_swap_move(struct ar_day *day, struct ar_planned *session,
    struct ar_changes *changes, const char **words);
void ar_swap_missed(struct ar_day *day, struct ar_changes *changes); /* P34 */
/* day_week.c */
void ar_week_cut(struct ar_day *day, struct ar_changes *changes);
void ar_week_up(struct ar_day *day, struct ar_changes *changes); /* P33 */
/* NULL when there is no room; the caller fills before and after. */
struct ar_change *ar_changes_add(struct ar_changes *changes,
    const struct ar_planned *before);
/* Rule, words and source of a change. */
void ar_change_say(struct ar_change *change, const char *rule,
    const char *reason, const char *numbers);

#endif
