/* The one judge of pain, as the session sees it (spec/README 1): reports of
 * pain in, what the session may do out.  Nothing else reads the answers.
 *
 * Today the judgement comes from data/rf_signs.csv (the signs RF1-RF9 of
 * recovery.md 4.1).  Only ar_bridge_judge changes when another judge comes:
 * struct ar_gate already carries every verdict. */
#ifndef RECOVERY_BRIDGE_H
#define RECOVERY_BRIDGE_H

#include "afterrun/session.h"
#include "recovery/words.h"

/* What is forbidden at one place.  A rule is the reason; NULL: allowed. */
struct ar_spot {
	const char *exclude; /* no stretch, massage or heat; R5-R9 */
	const char *no_massage;
	const char *no_stretch;
	const char *no_heat;
	double pressure_max; /* 0..10; 10: no limit of its own */
	double pull_max;
	const char *gentle; /* the rule of these two limits */
};

/* How strict a gate is; the strictest says the text. */
enum ar_strict {
	AR_STRICT_NONE,
	AR_STRICT_CARE,
	AR_STRICT_ILL,
	AR_STRICT_SAME_DAY,
	AR_STRICT_EMERGENCY
};

struct ar_gate {
	enum ar_strict strict;
	enum ar_words text; /* STOP and CARE: what to do */
	const char *rule;
	enum ar_next_code next;
	struct ar_spot spot[AR_REGIONS][AR_SIDES];
	bool no_heat[AR_SIDES]; /* whole leg (R57) */
	bool sit_only;          /* R42a: never a walk */
	bool open_questions;    /* T0: a stop sign is not answered yet */
	bool clot_answered;     /* all RF4 questions are answered with no */
	bool protect;           /* R5: show protect, raise, bandage */
	bool clinician;         /* R6-R8: show the clinician line */
	bool note[AR_WORDS_COUNT]; /* texts that say what is left out, why */
	bool care_region_known;
	enum ar_region care_region;
	bool care_side[AR_SIDES];
	double care_pain; /* 0..10; NAN unknown */
};

/* A gate that lets everything pass. */
void ar_gate_open(struct ar_gate *gate);

/* Make the gate as strict as each report of pain needs (R2-R8, R12, R42a);
 * never makes it milder. */
void ar_bridge_judge(const struct ar_pain *pains, size_t count,
    struct ar_gate *gate);

/* Steps of strictness shared with the conditions (recovery/gate.c). */
void ar_gate_tighten(struct ar_gate *gate, enum ar_strict strict,
    enum ar_words text, const char *rule);
void ar_gate_next(struct ar_gate *gate, enum ar_next_code code);
void ar_gate_exclude(struct ar_gate *gate, enum ar_region region,
    enum ar_side side, const char *rule);

#endif
