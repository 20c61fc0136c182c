#include "recovery/bridge.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "knowledge/pain_keys.h"
#include "recovery/build.h"
#include "recovery/judged.h"
#include "recovery/reports.h"

enum { SCALE_MAX = 10, POINTER_MAX = 32 };

/* Why a region is left out, in the numbers of the session rules; every other
 * E2 is R8. */
struct exclusion {
	const char *fired; /* T rule */
	const char *rule;
};

static const struct exclusion exclusions[] = {
	{ "T46", "R5" },
	{ "T31", "R5" },
	{ "T18", "R6" },
	{ "T19", "R6" },
	{ "T29", "R6" },
	{ "T30", "R6" },
};

/* A condition of the case that answers a question about the runner. */
struct answer {
	enum ar_condition condition;
	int key;
};

static const struct answer answers[] = {
	{ AR_COND_ANTICOAGULANT, AR_PAIN_ANTICOAGULANT },
	{ AR_COND_DVT_TREATED, AR_PAIN_PAST_DVT },
	{ AR_COND_PREGNANCY, AR_PAIN_PREGNANT },
	{ AR_COND_NEUROPATHY, AR_PAIN_DIABETES_NEUROPATHY },
};

void
ar_gate_open(struct ar_gate *gate)
{
	memset(gate, 0, sizeof *gate);
	for (int r = 0; r < AR_REGIONS; r++) {
		for (int s = 0; s < AR_SIDES; s++) {
			gate->spot[r][s].pressure_max = SCALE_MAX;
			gate->spot[r][s].pull_max = SCALE_MAX;
		}
	}
	gate->next = AR_NEXT_RUN_OK;
	gate->care_pain = NAN;
}

void
ar_gate_tighten(struct ar_gate *gate, enum ar_strict strict, const char *text)
{
	if (strict <= gate->strict)
		return;
	gate->strict = strict;
	gate->text = text;
}

void
ar_gate_next(struct ar_gate *gate, enum ar_next_code code)
{
	if (code > gate->next)
		gate->next = code;
}

void
ar_gate_exclude(struct ar_gate *gate, enum ar_region region, enum ar_side side,
    const char *rule)
{
	if (!gate->spot[region][side].exclude)
		gate->spot[region][side].exclude = rule;
	gate->no_heat[side] = true;
	ar_gate_next(gate, AR_NEXT_NO_RUN_UNTIL_OK);
}

/* The regions of the site; every one when the site is not known. */
static unsigned
regions_of(const struct ar_pain *pain)
{
	size_t count, n = 0;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	double site = pain->value[AR_PAIN_REGION];
	const char *name = NULL;
	unsigned regions = 0;

	if (site >= 0 && site < AR_PAIN_KEYS_MAX)
		name = ar_pain_word_at(&keys[AR_PAIN_REGION], (int)site, &n);
	if (name)
		regions = ar_site_regions(name, n);
	return regions ? regions : (1u << AR_REGIONS) - 1;
}

const char *
ar_verdict_because(const struct ar_verdict *verdict)
{
	for (size_t i = 0; i < verdict->fired_count; i++) {
		const struct ar_fired *fired = &verdict->fired[i];

		if (fired->tier == verdict->tier || fired->tier == AR_TIERS)
			return fired->rule->id;
	}
	return "T0";
}

static double
severity(const struct ar_pain *pain)
{
	double now = pain->value[AR_PAIN_SEVERITY_NOW];

	return isnan(now) ? pain->value[AR_PAIN_SEVERITY_WORST] : now;
}

/* E0, E1: what to do, from the words of the rules. */
static const char *
stop_text(const struct ar_verdict *verdict, struct ar_arena *arena)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	ar_text_add(&text, ar_tier_text(verdict->tier));
	for (size_t i = 0; i < verdict->fired_count; i++) {
		const struct ar_fired *fired = &verdict->fired[i];

		if (fired->tier != verdict->tier &&
		    strcmp(fired->rule->id, "T2") != 0)
			continue;
		ar_text_add(&text, " ");
		ar_text_add(&text, fired->rule->reason);
	}
	for (size_t i = 0; i < verdict->act_count; i++) {
		ar_text_add(&text, " ");
		ar_text_add(&text, verdict->act[i]);
	}
	for (size_t i = 0; i < verdict->avoid_count; i++) {
		ar_text_add(&text, " ");
		ar_text_add(&text, verdict->avoid[i]);
	}
	return ar_text_end(&text);
}

static enum ar_status
stop(struct ar_gate *gate, const struct ar_judged *judged,
    struct ar_arena *arena, struct ar_error *err)
{
	const char *text = stop_text(judged->verdict, arena);

	if (!text)
		return ar_fail(err, AR_EMEM, 0, "not enough memory");
	ar_gate_tighten(gate, judged->verdict->tier == AR_TIER_E0 ?
	    AR_STRICT_EMERGENCY : AR_STRICT_SAME_DAY, text);
	ar_gate_next(gate, AR_NEXT_NO_RUN_UNTIL_SEEN);
	return AR_OK;
}

/* A cold pack only where the verdict allows cold. */
static void
care_cold(struct ar_gate *gate, const struct ar_judged *judged)
{
	if (judged->verdict->allows[AR_ALLOW_COLD] > AR_PERMIT_NO)
		return;
	for (int r = 0; r < AR_REGIONS; r++)
		for (int s = 0; s < AR_SIDES; s++)
			if ((judged->regions >> r & 1u) && judged->side[s])
				gate->spot[r][s].no_cold =
				    ar_verdict_because(judged->verdict);
}

/* The joint stands last among the regions of a site. */
static void
care(struct ar_gate *gate, const struct ar_judged *judged)
{
	ar_gate_tighten(gate, AR_STRICT_CARE,
	    ar_words_row(AR_WORDS_CARE_JOINT)->text);
	ar_gate_next(gate, AR_NEXT_NO_RUN_UNTIL_SEEN);
	care_cold(gate, judged);
	for (int r = AR_REGIONS - 1; r >= 0; r--) {
		if (gate->care_region_known || !(judged->regions >> r & 1u) ||
		    isnan(judged->pain->value[AR_PAIN_REGION]))
			continue;
		gate->care_region_known = true;
		gate->care_region = (enum ar_region)r;
	}
	for (int s = 0; s < AR_SIDES; s++)
		gate->care_side[s] = gate->care_side[s] || judged->side[s];
	gate->care_pain = fmax(gate->care_pain, severity(judged->pain));
}

static const char *
exclusion_rule(const char *fired)
{
	const struct ar_triage_rule *row = ar_triage_rule_find(fired);

	for (size_t i = 0; i < sizeof exclusions / sizeof *exclusions; i++)
		if (strcmp(exclusions[i].fired, fired) == 0)
			return exclusions[i].rule;
	if (row && row->tier == AR_TIERS)
		return fired; /* T2, T51: no sign of today's */
	return "R8";
}

void
ar_judged_exclude(struct ar_gate *gate, const struct ar_judged *judged,
    const char *fired)
{
	const char *rule = exclusion_rule(fired);

	for (int r = 0; r < AR_REGIONS; r++)
		for (int s = 0; s < AR_SIDES; s++)
			if ((judged->regions >> r & 1u) && judged->side[s])
				ar_gate_exclude(gate, (enum ar_region)r,
				    (enum ar_side)s, rule);
	if (strcmp(rule, "R5") == 0)
		gate->protect = true;
	if (strcmp(rule, "R6") == 0)
		gate->note[AR_WORDS_EXCLUDE_BONE] = true;
}

/* E2: CARE for a swollen or warm joint; any other rule leaves the region
 * out. */
static void
clinician(struct ar_gate *gate, const struct ar_judged *judged)
{
	const struct ar_verdict *verdict = judged->verdict;
	bool left_out = false;

	for (size_t i = 0; i < verdict->fired_count; i++) {
		const struct ar_fired *fired = &verdict->fired[i];

		if (fired->tier != AR_TIER_E2 || (verdict->care &&
		    strcmp(fired->rule->id, "T36") == 0))
			continue;
		ar_judged_exclude(gate, judged, fired->rule->id);
		left_out = true;
	}
	if (verdict->care)
		care(gate, judged);
	else if (!left_out)
		ar_judged_exclude(gate, judged, ar_verdict_because(verdict));
	if (!verdict->care)
		gate->clinician = true;
}

/* R4: does this report say no to every question of RF4 about a calf? */
static bool
answers_clot(const struct ar_judged *judged)
{
	const double *value = judged->pain->value;
	bool calf = false;

	for (int r = 0; r < AR_REGIONS; r++)
		if (ar_weight_row((enum ar_region)r)->clot_question)
			calf = calf || (judged->regions >> r & 1u);
	return calf && judged->verdict->complete &&
	    judged->verdict->tier > AR_TIER_E1 &&
	    value[AR_PAIN_CALF_SWOLLEN] == 0 && value[AR_PAIN_PITTING] == 0 &&
	    value[AR_PAIN_DEEP_VEIN_TENDER] == 0 &&
	    value[AR_PAIN_BREATHLESS] == 0 &&
	    (value[AR_PAIN_WARM] == 0 || value[AR_PAIN_RED] == 0);
}

static enum ar_status
apply(struct ar_gate *gate, const struct ar_judged *judged,
    struct ar_arena *arena, struct ar_error *err)
{
	const struct ar_verdict *verdict = judged->verdict;

	ar_judged_close(gate, judged);
	ar_judged_sit(gate, judged);
	if (answers_clot(judged))
		gate->clot_answered = true;
	if (verdict->tier <= AR_TIER_E1)
		return stop(gate, judged, arena, err);
	if (!verdict->complete)
		gate->open_questions = true;
	/* a tier that does not exist is E2 */
	if (verdict->tier == AR_TIER_E2 || verdict->tier >= AR_TIERS)
		clinician(gate, judged);
	else
		ar_judged_limit(gate, judged);
	return AR_OK;
}

/* What the case says of the runner is an answer to the questions. */
static void
fill_answers(const struct ar_session_case *in, struct ar_pain *pain)
{
	for (size_t i = 0; i < in->condition_count; i++)
		for (size_t k = 0; k < sizeof answers / sizeof *answers; k++)
			if (answers[k].condition == in->conditions[i].id)
				pain->value[answers[k].key] = 1;
	if (isnan(pain->value[AR_PAIN_AGE]))
		pain->value[AR_PAIN_AGE] = in->person.age_y;
}

/* "/pains/12" */
static void
pain_pointer(size_t index, char text[POINTER_MAX])
{
	static const char head[] = "/pains/";
	char digits[24];
	size_t at = sizeof digits - 1;

	digits[at] = '\0';
	do {
		digits[--at] = (char)('0' + index % 10);
		index /= 10;
	} while (index);
	memcpy(text, head, sizeof head - 1);
	memcpy(text + sizeof head - 1, digits + at, sizeof digits - at);
}

/* The earlier reports and, last, pain number index as it is judged. */
static struct ar_pain *
line_up(const struct ar_session_case *in, size_t index,
    struct ar_arena *arena, size_t *count)
{
	size_t before = in->past ? in->past[index].count : 0;
	struct ar_pain *reports;

	*count = before + 1;
	reports = ar_arena_array(arena, *count, sizeof *reports);
	if (!reports)
		return NULL;
	if (before)
		memcpy(reports, in->past[index].reports,
		    before * sizeof *reports);
	reports[before] = in->pains[index];
	fill_answers(in, &reports[before]);
	return reports;
}

static enum ar_status
judge(const struct ar_session_case *in, size_t index, struct ar_arena *arena,
    struct ar_judged *judged, struct ar_error *err)
{
	char base[POINTER_MAX];
	size_t count;
	struct ar_pain *reports = line_up(in, index, arena, &count);
	struct ar_verdict *verdict = ar_arena_alloc(arena, sizeof *verdict);

	if (!reports || !verdict)
		return ar_fail(err, AR_EMEM, 0, "not enough memory");
	pain_pointer(index, base);
	AR_TRY(ar_reports_judge(reports, count, in->now_utc_s, base, verdict,
	    err));
	judged->pain = &reports[count - 1];
	judged->verdict = verdict;
	judged->regions = regions_of(judged->pain);
	judged->side[AR_LEFT] =
	    judged->pain->value[AR_PAIN_SIDE] != AR_PAIN_SIDE_RIGHT;
	judged->side[AR_RIGHT] =
	    judged->pain->value[AR_PAIN_SIDE] != AR_PAIN_SIDE_LEFT;
	return AR_OK;
}

static bool
severer(const struct ar_verdict *a, const struct ar_verdict *b)
{
	return !b || a->tier < b->tier ||
	    (a->tier == b->tier && a->within < b->within);
}

enum ar_status
ar_bridge_judge(const struct ar_session_case *in, struct ar_arena *arena,
    struct ar_gate *gate, struct ar_error *err)
{
	for (size_t i = 0; i < in->pain_count; i++) {
		struct ar_judged judged;

		AR_TRY(judge(in, i, arena, &judged, err));
		AR_TRY(apply(gate, &judged, arena, err));
		if (severer(judged.verdict, gate->verdict))
			gate->verdict = judged.verdict;
	}
	return AR_OK;
}
