/* A session in the making: what every part of the builder reads and fills.
 * Order: gate, classify, rank, ladder, screen, cards (recovery.md 6.2). */
#ifndef RECOVERY_BUILD_H
#define RECOVERY_BUILD_H

#include "afterrun/session.h"
#include "recovery/bridge.h"

enum { AR_PROFILES = 4, AR_VERSIONS = 2 };

/* A region's row of data/weights.csv. */
struct ar_weight_row {
	double weight[AR_PROFILES]; /* level, fast, descent, ascent (R21) */
	double stretch_weight_max;  /* R24 */
	int massage_rank;           /* ties of R25; 0: never massaged */
	int stretch_rank;           /* ties of R26, R27; 0: never stretched */
	bool core;                  /* R26 */
	int show_stretch;           /* place on screen (R54) */
	int show_massage;
	double ceiling; /* R33 */
	enum ar_tool tool;
	bool gun;           /* R34 */
	double active_from; /* R47: soreness that asks for a bike; NAN none */
	bool clot_question; /* R4 */
};

/* A row of data/load_classes.csv. */
struct ar_class_row {
	int au_from;
	int cap_min; /* R39 */
	int cool_s[AR_VERSIONS];
	double quality_h; /* R84 */
	enum ar_next_code next;
	double carb_g_kg;
	bool protein;
	double day_carb[2]; /* g/kg */
	int sleep_h;
	bool aftercare; /* R79 elevate and compress, R81 rest days */
};

struct ar_rank { /* regions in the order of a list */
	enum ar_region region[AR_REGIONS];
	int count;
};

enum ar_thermo {
	AR_THERMO_NONE,
	AR_THERMO_CONTRAST_WATER,
	AR_THERMO_CONTRAST_PACK,
	AR_THERMO_COLD_BATH,
	AR_THERMO_COLD_PACK,
	AR_THERMO_HEAT_PACK
};

struct ar_thermo_plan {
	enum ar_thermo form;
	int cost_s;
	int sets;
	int seconds;
	bool mild; /* cooler, shorter: sensitive skin, novice */
	bool region_known;
	enum ar_region region;
	bool side[AR_SIDES];
};

struct ar_dose { /* of one region */
	int massage_s; /* a side; 0: none */
	int sets;      /* of stretch */
};

struct ar_build {
	const struct ar_session_case *in;
	struct ar_arena *arena;
	struct ar_session *out;
	struct ar_gate gate;
	bool failed; /* no memory */

	double minutes; /* moving; NAN unknown */
	double rpe;
	int ladder_class; /* 0 on a rest day */
	int after_class;  /* of the last run: cards and next day */
	double since_h;   /* hours since that run's end */
	bool after_ecc;
	double soreness[AR_REGIONS]; /* s(r), larger side */
	double soreness_max;         /* every region (R57a) */
	double weight[AR_REGIONS];

	struct ar_rank massage;      /* M1, M2, … */
	struct ar_rank core;         /* a, b, c */
	struct ar_rank extra;        /* d, e */
	struct ar_rank sore_massage; /* REST_DAY A2 */
	struct ar_rank sore_stretch; /* REST_DAY A3 */
	bool massage_on;

	int cool_target_s;
	int cool_s;     /* reached */
	bool cool_done; /* some cool step was taken: 5 s are paid */
	struct ar_dose dose[AR_REGIONS];
	struct ar_thermo_plan thermo;
	bool thermo_now;
};

const struct ar_weight_row *ar_weight_row(enum ar_region region);
const struct ar_class_row *ar_class_row(int load_class);

/* check.c: is every value in its range?  err says where. */
AR_MUST_USE enum ar_status ar_case_check(const struct ar_session_case *in,
    struct ar_error *err);
/* classify.c: R13-R20, and the class that the cards use. */
void ar_build_classify(struct ar_build *build);
/* gate.c: R2-R12 from pains, conditions and soreness. */
AR_MUST_USE enum ar_status ar_build_gate(struct ar_build *build,
    struct ar_error *err);
/* The cap of a modality at a place: 0..10, °C for heat, minutes for cold;
 * NAN: not allowed there (R10, R12). */
double ar_build_cap(const struct ar_build *build, enum ar_modality modality,
    enum ar_region region, enum ar_side side);
/* The same away from any region (water, garments). */
double ar_build_cap_leg(const struct ar_build *build,
    enum ar_modality modality);
bool ar_build_immersion(const struct ar_build *build);
bool ar_build_has(const struct ar_build *build, enum ar_condition condition);
/* dose.c: how a tool works on a muscle. */
enum ar_method ar_build_method(enum ar_tool tool);
/* rank.c: R21-R27, R47 lists. */
void ar_build_rank(struct ar_build *build);

/* dose.c: R28-R38.  Sides on which the work may be done; returns how many. */
int ar_build_massage_sides(const struct ar_build *build, enum ar_region region,
    bool side[AR_SIDES]);
int ar_build_stretch_sides(const struct ar_build *build, enum ar_region region,
    bool side[AR_SIDES]);
struct ar_touch {
	enum ar_tool tool;
	double pressure;
	const char *rule; /* the strictest one */
};
struct ar_touch ar_build_touch(const struct ar_build *build,
    enum ar_region region);
/* Longest massage of a side that this region may get (R34, R46). */
int ar_build_massage_limit(const struct ar_build *build,
    enum ar_region region);
double ar_build_pull(const struct ar_build *build, enum ar_region region);
bool ar_build_arom(const struct ar_build *build, enum ar_region region);
int ar_build_hold(const struct ar_build *build);

/* ladder.c: R39-R50. */
void ar_build_ladder(struct ar_build *build);
/* thermo.c: R57-R64; what P22, A8 or the LATER card would be. */
void ar_build_thermo(struct ar_build *build);
/* screen.c: R51-R56, the steps. */
void ar_build_screen(struct ar_build *build);
/* care.c: R48. */
void ar_build_care(struct ar_build *build);
/* drink.c: R65-R72; fuel.c: R73-R78; evening.c: R79-R87. */
void ar_build_drink(struct ar_build *build);
void ar_build_fuel(struct ar_build *build);
void ar_build_evening(struct ar_build *build);
void ar_build_next(struct ar_build *build);

/* steps.c: growing lists; sticky. */
struct ar_session_step *ar_build_step(struct ar_build *build,
    enum ar_block block);
void ar_build_step_action(struct ar_session_step *step,
    enum ar_action action);
void ar_build_step_sides(const struct ar_build *build,
    struct ar_session_step *step, enum ar_region region,
    const bool side[AR_SIDES]);
void ar_build_warn(struct ar_build *build, const char *code);
void ar_build_evening_card(struct ar_build *build, const char *id,
    enum ar_words words);
void ar_build_later_card(struct ar_build *build, const char *id,
    enum ar_words words);
void ar_build_rules(const char **rules, const char *rule);

#endif
