#include "recovery/judged.h"

#include <math.h>

#include "knowledge/pain_keys.h"
#include "recovery/numbers.h"

/* What a rule closes beyond its tier (spec/README 1). */
struct closure {
	const char *fired;
	int key; /* counts only when this is true; -1: always */
	unsigned regions;
	bool massage;
	bool stretch;
	enum ar_words text;
};

static const struct closure closures[] = {
	{ "T41", -1, 1u << AR_SHIN | 1u << AR_SOLEUS, true, false,
	    AR_WORDS_LIMIT_SHIN },
	{ "T42", AR_PAIN_INSERTIONAL, 1u << AR_CALF | 1u << AR_SOLEUS, false,
	    true, AR_WORDS_LIMIT_INSERTION },
	{ "T43", -1, 1u << AR_KNEE, true, true, AR_WORDS_LIMIT_KNEE },
	{ "T44", -1, 1u << AR_KNEE, true, true, AR_WORDS_LIMIT_KNEE },
};

/* R42a: sites where the bone or the joint is what hurts. */
static const unsigned bone_or_joint_sites = 1u << AR_PAIN_REGION_GROIN |
    1u << AR_PAIN_REGION_HIP_FRONT | 1u << AR_PAIN_REGION_KNEE_FRONT |
    1u << AR_PAIN_REGION_KNEE_OUTER | 1u << AR_PAIN_REGION_KNEE_INNER |
    1u << AR_PAIN_REGION_KNEE_BACK | 1u << AR_PAIN_REGION_SHIN_INNER |
    1u << AR_PAIN_REGION_SHIN_FRONT | 1u << AR_PAIN_REGION_HEEL |
    1u << AR_PAIN_REGION_FOREFOOT | 1u << AR_PAIN_REGION_TOES |
    1u << AR_PAIN_REGION_ANKLE | 1u << AR_PAIN_REGION_MIDFOOT_TOP |
    1u << AR_PAIN_REGION_OUTER_FOOT;

/* An injury with a moment, at most so many days old or of unknown age. */
static bool
injury_within(const struct ar_pain *pain, double days)
{
	double onset = pain->value[AR_PAIN_ONSET];

	if (!(onset == AR_PAIN_ONSET_TRAUMA ||
	    onset == AR_PAIN_ONSET_SUDDEN_IN_RUN))
		return false;
	return !(pain->value[AR_PAIN_DURATION_DAYS] > days);
}

static void
set(const char **spot, const char *rule)
{
	if (!*spot)
		*spot = rule;
}

/* What the verdict forbids on the spot, the session does not do there.
 * healed: T46 forbids for 72 hours only. */
static void
obey(struct ar_gate *gate, const struct ar_judged *judged, struct ar_spot *spot,
    enum ar_side side)
{
	const struct ar_verdict *verdict = judged->verdict;
	const enum ar_permit *allows = verdict->allows;
	const char *rule = ar_verdict_because(verdict);
	bool healed = ar_verdict_has(verdict, "T46");

	if (allows[AR_ALLOW_MASSAGE] <= AR_PERMIT_NO && !healed)
		set(&spot->no_massage, rule);
	if (allows[AR_ALLOW_STRETCH] <= AR_PERMIT_NO && !healed)
		set(&spot->no_stretch, rule);
	if (allows[AR_ALLOW_COLD] <= AR_PERMIT_NO)
		set(&spot->no_cold, rule);
	if (allows[AR_ALLOW_HEAT] <= AR_PERMIT_NO) {
		set(&spot->no_heat, rule);
		gate->no_heat[side] = true;
	}
}

static void
gentle(struct ar_spot *spot, const char *rule)
{
	spot->pressure_max = fmin(spot->pressure_max, AR_PRESSURE_REDUCED);
	spot->pull_max = fmin(spot->pull_max, AR_PULL_REDUCED);
	spot->gentle = rule;
}

/* E3: pressure and pull at most 3, no heat on a fresh injury (R57).  E4 goes
 * on; where triage allows massage within limits only, lightly. */
static void
limit_spot(struct ar_gate *gate, const struct ar_judged *judged,
    struct ar_spot *spot, enum ar_side side)
{
	const struct ar_verdict *verdict = judged->verdict;
	const char *rule = ar_verdict_because(verdict);
	bool careful = verdict->tier <= AR_TIER_E3 ||
	    (verdict->allows[AR_ALLOW_MASSAGE] <= AR_PERMIT_LIMITED &&
	        !ar_verdict_has(verdict, "T47"));

	if (careful)
		gentle(spot, rule);
	obey(gate, judged, spot, side);
	if (verdict->tier > AR_TIER_E3)
		return;
	if (injury_within(judged->pain, AR_FRESH_INJURY_DAYS))
		set(&spot->no_heat, rule);
	if (injury_within(judged->pain, AR_LEG_INJURY_DAYS))
		gate->no_heat[side] = true;
}

void
ar_judged_limit(struct ar_gate *gate, const struct ar_judged *judged)
{
	for (int r = 0; r < AR_REGIONS; r++)
		for (int s = 0; s < AR_SIDES; s++)
			if ((judged->regions >> r & 1u) && judged->side[s])
				limit_spot(gate, judged, &gate->spot[r][s],
				    (enum ar_side)s);
	if (judged->verdict->tier > AR_TIER_E3)
		return;
	ar_gate_next(gate, AR_NEXT_XTRAIN);
	gate->note[AR_WORDS_LIMIT_GENTLE] = true;
	if (ar_verdict_has(judged->verdict, "T46") &&
	    injury_within(judged->pain, AR_LEG_INJURY_DAYS)) {
		ar_judged_exclude(gate, judged, "T46");
		gate->note[AR_WORDS_EXCLUDE_STRAIN] = true;
	}
}

static void
close_regions(struct ar_gate *gate, const struct ar_judged *judged,
    const struct closure *closure)
{
	for (int r = 0; r < AR_REGIONS; r++) {
		for (int s = 0; s < AR_SIDES; s++) {
			struct ar_spot *spot = &gate->spot[r][s];

			if (!(closure->regions >> r & 1u) || !judged->side[s])
				continue;
			if (closure->massage)
				set(&spot->no_massage, closure->fired);
			if (closure->stretch)
				set(&spot->no_stretch, closure->fired);
		}
	}
	gate->note[closure->text] = true;
}

void
ar_judged_close(struct ar_gate *gate, const struct ar_judged *judged)
{
	for (size_t i = 0; i < sizeof closures / sizeof *closures; i++) {
		const struct closure *c = &closures[i];

		if (ar_verdict_has(judged->verdict, c->fired) &&
		    (c->key < 0 || judged->pain->value[c->key] == 1))
			close_regions(gate, judged, c);
	}
}

void
ar_judged_sit(struct ar_gate *gate, const struct ar_judged *judged)
{
	const double *value = judged->pain->value;
	double site = value[AR_PAIN_REGION];
	double tissue = value[AR_PAIN_TISSUE];
	bool hard = isnan(site) || tissue == AR_PAIN_TISSUE_BONE ||
	    tissue == AR_PAIN_TISSUE_JOINT;

	if (site >= 0 && site < AR_PAIN_REGION_LOW_BACK)
		hard = hard || (bone_or_joint_sites >> (int)site & 1u);
	if (value[AR_PAIN_SEVERITY_WALKING] >= AR_SIT_WALKING ||
	    value[AR_PAIN_LIMP] == 1 ||
	    (hard && judged->verdict->tier <= AR_TIER_E3)) {
		gate->sit_only = true;
		gate->note[AR_WORDS_SIT_ONLY] = true;
	}
}
