/* The one judge of pain, as the session sees it (spec/README 1): what triage
 * says of each report becomes what the session may do.  Nothing here looks
 * for signs of its own; R2, R5-R8 and R12 are tests of this bridge. */
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
	const char *no_cold;
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
	const char *text; /* STOP and CARE: what to do */
	enum ar_next_code next;
	struct ar_spot spot[AR_REGIONS][AR_SIDES];
	bool no_heat[AR_SIDES]; /* whole leg (R57) */
	bool sit_only;          /* R42a: never a walk */
	bool open_questions;    /* T0: an E0 or E1 question is open */
	bool clot_answered;     /* all RF4 questions are answered with no */
	bool protect;           /* R5: show protect, raise, bandage */
	bool clinician;         /* E2: show the clinician line */
	bool note[AR_WORDS_COUNT]; /* texts that say what is left out, why */
	bool care_region_known;
	enum ar_region care_region;
	bool care_side[AR_SIDES];
	double care_pain; /* 0..10; NAN unknown */
	const struct ar_verdict *verdict; /* most severe; NULL: no pain */
};

/* A gate that lets everything pass. */
void ar_gate_open(struct ar_gate *gate);

/* Ask triage about each pain of the case and make the gate as strict as the
 * verdicts need; never makes it milder.  What the conditions say of the
 * runner counts as an answer.  The verdict lives in the arena.
 * AR_EINPUT  triage refuses a report; err->where is the JSON pointer.
 * AR_EMEM. */
AR_MUST_USE enum ar_status ar_bridge_judge(const struct ar_session_case *in,
    struct ar_arena *arena, struct ar_gate *gate, struct ar_error *err);

/* Steps of strictness shared with the conditions (recovery/gate.c). */
void ar_gate_tighten(struct ar_gate *gate, enum ar_strict strict,
    const char *text);
void ar_gate_next(struct ar_gate *gate, enum ar_next_code code);
void ar_gate_exclude(struct ar_gate *gate, enum ar_region region,
    enum ar_side side, const char *rule);

#endif
