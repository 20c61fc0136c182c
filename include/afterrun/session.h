/* The session builder (recovery.md 6, rules R1–R100): a case in, a recovery
 * session out.  Pure: the same case gives the same session (R97).
 * Results live in the arena. */
#ifndef AFTERRUN_SESSION_H
#define AFTERRUN_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/arena.h"
#include "afterrun/knowledge.h"
#include "afterrun/pain.h"
#include "afterrun/person.h"
#include "afterrun/regions.h"
#include "afterrun/status.h"
#include "afterrun/triage.h"

enum ar_mode { AR_POST_RUN, AR_REST_DAY };
enum ar_massage_wish { AR_MASSAGE_AUTO, AR_MASSAGE_ALWAYS, AR_MASSAGE_NEVER };
enum ar_order { AR_STRETCH_FIRST, AR_MASSAGE_FIRST };
enum ar_version { AR_EVIDENCE, AR_ARTICLE };

struct ar_case_condition {
	enum ar_condition id;
	bool region_known;
	enum ar_region region; /* where, if region_known */
	bool side[AR_SIDES];   /* both when no side was said */
	bool confirmed;        /* a clinician said yes (cells A) */
};

/* The run; NAN where unknown. */
struct ar_case_run {
	double duration_min; /* moving */
	double distance_km;
	double ascent_m;
	double descent_m;
	double rpe_0_10;
	double heart_mean_pct_max;
	double air_c;
	double easy_tail_s;
	double drunk_ml;
	double hours_ago;
};

/* Reports of one pain on other days, each with its date. */
struct ar_case_past {
	const struct ar_pain *reports;
	size_t count;
};

struct ar_session_case {
	enum ar_mode mode;
	int minutes_available; /* 1..240 */
	bool run_known;
	struct ar_case_run run;
	struct ar_person person;
	double mass_after_kg;
	double soreness[AR_REGIONS][AR_SIDES]; /* 0..10; NAN not said = 0 */
	struct ar_case_condition *conditions;
	size_t condition_count;
	bool tool[AR_TOOLS]; /* AR_TOOL_HAND is always there */
	double next_hard_h;
	double strength_within_h;
	enum ar_massage_wish massage;
	bool gun_prefer;
	enum ar_order order;
	int hold_s; /* 0: the rule's own (30) */
	enum ar_version version;
	bool last_run_known; /* REST_DAY */
	int last_load_class;
	double last_hours_ago;
	bool last_ecc;
	struct ar_pain *pains;
	size_t pain_count;
	const struct ar_case_past *past; /* of pains[i]; NULL: none of any */
	double now_utc_s; /* for pains without a date; NAN unknown */
	bool legs_known; /* a recording: R21b */
	double leg_ratio[AR_LOAD_ROWS]; /* NAN: row missing */
};

enum ar_session_status { AR_NORMAL, AR_CARE, AR_STOP };

enum ar_block {
	AR_BLOCK_COOL,
	AR_BLOCK_ACTIVE,
	AR_BLOCK_STRETCH,
	AR_BLOCK_MASSAGE,
	AR_BLOCK_THERMO,
	AR_BLOCK_ELEVATE
};

enum ar_flag {
	AR_FLAG_ECC = 1,
	AR_FLAG_ASC = 2,
	AR_FLAG_FAST = 4,
	AR_FLAG_HOT = 8
};

enum { AR_STEP_RULES = 12, AR_STEP_MAX = 40, AR_LADDER_MAX = 48 };

struct ar_session_step {
	int number; /* 1, 2, … in screen order */
	enum ar_block block;
	const char *technique; /* "3.2-calf-hand", "walk", "contrast_water" */
	bool region_known;
	enum ar_region region;
	enum ar_side side[AR_SIDES]; /* in the order they are done */
	int side_count;              /* 0: no sides */
	int sets;
	int seconds; /* a side and set */
	bool tool_known;
	enum ar_tool tool;
	int pressure_max; /* 0..10; 0: none */
	int pull;         /* 0..10; 0: none */
	int cost_s;
	const char *grade;
	const char *title;
	const char *purpose; /* what it likely does */
	const char *skip_if;
	const char *stop_if;
	const char *text; /* how, in plain words */
	const char *rules[AR_STEP_RULES]; /* "R32", …; ends with NULL */
};

struct ar_excluded {
	enum ar_region region;
	enum ar_side side;
	const char *rule;
};

struct ar_drink {
	double target_ml; /* NAN: no number is given, text says why */
	double hours;
	double first_30min_ml;
	bool sodium;
	const char *text;
	const char *rules[AR_STEP_RULES];
};

struct ar_fuel {
	double carb_g; /* NAN: none given */
	double protein_g;
	const char *text;
	const char *rules[AR_STEP_RULES];
};

struct ar_card { /* one line of an EVENING or LATER card */
	const char *id;
	const char *text;
	const char *rules[AR_STEP_RULES];
};

enum ar_next_code { /* strictness rises (R83) */
	AR_NEXT_RUN_OK,
	AR_NEXT_EASY_OK,
	AR_NEXT_XTRAIN_OR_EASY,
	AR_NEXT_XTRAIN,
	AR_NEXT_NO_RUN_24H,
	AR_NEXT_REST,
	AR_NEXT_NO_RUN_UNTIL_OK,
	AR_NEXT_NO_RUN_UNTIL_SEEN
};

struct ar_next {
	enum ar_next_code code;
	double quality_after_h;   /* NAN: no limit */
	double no_long_descent_h; /* NAN: no limit */
	const char *text;
	const char *rules[AR_STEP_RULES];
};

struct ar_session {
	enum ar_session_status status;
	enum ar_mode mode;
	int load_class; /* 0..4 */
	unsigned flags; /* enum ar_flag */
	double au;      /* NAN on a rest day */
	bool rpe_guessed;
	int budget_s;
	int total_s;
	const char **ladder; /* "P1", "P2", … as taken */
	size_t ladder_count;
	struct ar_session_step *steps;
	size_t step_count;
	struct ar_drink drink;
	struct ar_fuel fuel;
	double daily_drinks_ml; /* NAN: no number */
	struct ar_card *evening;
	size_t evening_count;
	struct ar_card *later;
	size_t later_count;
	struct ar_next next;
	const char **warnings; /* codes: "SHORT_MASSAGE", … */
	size_t warning_count;
	struct ar_excluded *excluded;
	size_t excluded_count;
	const char *stop_text; /* STOP and CARE: what to do now; else NULL */
	const struct ar_verdict *verdict; /* most severe; NULL: no pain */
};

/* Build the session.  AR_EINPUT: a value of the case is out of its range, or
 * triage refuses a pain (err->where is the JSON pointer).  AR_EMEM. */
AR_API AR_MUST_USE enum ar_status ar_session_build(
    const struct ar_session_case *input, struct ar_arena *arena,
    struct ar_session *session, struct ar_error *err);

/* The warm-up and activation before a run (recovery.md 2.17, 2.18). */
struct ar_before_case {
	bool fast;    /* fast work follows */
	double air_c; /* NAN unknown */
	struct ar_person person;
	double soreness[AR_REGIONS][AR_SIDES];
	int minutes_available; /* 0: as long as it takes */
};

AR_API AR_MUST_USE enum ar_status ar_before_build(
    const struct ar_before_case *input, struct ar_arena *arena,
    struct ar_session *session, struct ar_error *err);

/* A case with everything unknown: NAN, no tools, evidence version. */
AR_API void ar_session_case_clear(struct ar_session_case *input);

/* What a warning code of a session means, for the runner; NULL: unknown. */
AR_API const char *ar_session_warning_text(const char *code);

AR_API const char *ar_block_name(enum ar_block block);
AR_API const char *ar_next_code_name(enum ar_next_code code);
AR_API const char *ar_session_status_name(enum ar_session_status status);

#endif
