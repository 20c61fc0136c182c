#include "recovery/bridge.h"

#include <math.h>
#include <string.h>

#include "knowledge/pain_keys.h"
#include "recovery/numbers.h"

enum { SIGN_SEVERITY = AR_PAIN_KEYS_MAX, SCALE_MAX = 10 };

enum sign_op {
	OP_IS,
	OP_IS_NOT, /* true for an unknown value too */
	OP_FROM,
	OP_UP_TO,
	OP_BELOW,
	OP_ABOVE,
	OP_UNKNOWN,
	OP_KNOWN
};

/* One comparison; terms of one group hold together, one group is enough. */
struct sign_term {
	int key;
	enum sign_op op;
	double value;
	const char *word; /* instead of value */
	int group;
};

enum sign_effect {
	EFFECT_EMERGENCY,
	EFFECT_SAME_DAY,
	EFFECT_CARE,
	EFFECT_EXCLUDE,
	EFFECT_NO_MASSAGE,
	EFFECT_NO_STRETCH,
	EFFECT_NO_WORK,
	EFFECT_GENTLE,
	EFFECT_SIT
};

enum sign_place { SITE_ANY, SITE_VEIN, SITE_JOINT };

struct sign {
	const char *sign;
	const char *rule;
	enum sign_effect effect;
	enum sign_place place;
	unsigned regions; /* 0: those of the site */
	enum ar_words text;
	size_t first;
	size_t count;
};

struct sign_site {
	const char *site;
	bool vein;
	bool joint;
};

#include "recovery/signs.inc"

enum { SIGNS = sizeof signs / sizeof *signs };

/* What one report says, taken apart once. */
struct report {
	const struct ar_pain *pain;
	const struct sign_site *site; /* NULL: not said */
	unsigned regions;
	bool side[AR_SIDES];
	bool open; /* a stop sign is not answered */
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
ar_gate_tighten(struct ar_gate *gate, enum ar_strict strict,
    enum ar_words text, const char *rule)
{
	if (strict <= gate->strict)
		return;
	gate->strict = strict;
	gate->text = text;
	gate->rule = rule;
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

static double
answer(const struct ar_pain *pain, int key)
{
	if (key != SIGN_SEVERITY)
		return pain->value[key];
	if (!isnan(pain->value[AR_PAIN_SEVERITY_NOW]))
		return pain->value[AR_PAIN_SEVERITY_NOW];
	return pain->value[AR_PAIN_SEVERITY_WORST];
}

/* The index-th word of a list separated by blanks; *n gets its length. */
static const char *
word_at(const char *words, int index, size_t *n)
{
	for (; words && *words; index--) {
		const char *end = strchr(words, ' ');

		*n = end ? (size_t)(end - words) : strlen(words);
		if (!index)
			return words;
		words = end ? end + 1 : NULL;
	}
	return NULL;
}

static const char *
answer_word(const struct ar_pain *pain, int key, size_t *n)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	double value = pain->value[key];

	if (!(value >= 0 && value < AR_PAIN_KEYS_MAX))
		return NULL;
	return word_at(keys[key].words, (int)value, n);
}

static bool
word_is(const struct ar_pain *pain, int key, const char *want)
{
	size_t n;
	const char *word = answer_word(pain, key, &n);

	return word && strlen(want) == n && !strncmp(word, want, n);
}

static bool
term_holds(const struct sign_term *term, const struct ar_pain *pain)
{
	double value = answer(pain, term->key);

	switch (term->op) {
	case OP_IS:
		if (term->word)
			return word_is(pain, term->key, term->word);
		return value == term->value;
	case OP_IS_NOT:
		if (term->word)
			return !word_is(pain, term->key, term->word);
		return !(value == term->value);
	case OP_FROM:
		return value >= term->value;
	case OP_UP_TO:
		return value <= term->value;
	case OP_BELOW:
		return value < term->value;
	case OP_ABOVE:
		return value > term->value;
	case OP_UNKNOWN:
		return isnan(value);
	case OP_KNOWN:
		return !isnan(value);
	}
	return false;
}

static bool
sign_holds(const struct sign *sign, const struct report *report)
{
	bool group = true;
	const struct sign_term *term = &sign_terms[sign->first];

	/* a site that was not said could be any */
	if (report->site && sign->place == SITE_VEIN && !report->site->vein)
		return false;
	if (report->site && sign->place == SITE_JOINT && !report->site->joint)
		return false;
	for (size_t i = 0; i < sign->count; i++) {
		if (i && term[i].group != term[i - 1].group) {
			if (group)
				return true;
			group = true;
		}
		group = group && term_holds(&term[i], report->pain);
	}
	return group;
}

/* Is a question of this sign open that has a normal answer? */
static bool
sign_open(const struct sign *sign, const struct ar_pain *pain)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	for (size_t i = 0; i < sign->count; i++) {
		int key = sign_terms[sign->first + i].key;

		if (key == SIGN_SEVERITY || keys[key].type != AR_PAIN_BOOL)
			continue;
		if (!isnan(keys[key].normal) && isnan(pain->value[key]))
			return true;
	}
	return false;
}

static void
report_start(struct report *report, const struct ar_pain *pain)
{
	size_t n = 0;
	const char *site = answer_word(pain, AR_PAIN_REGION, &n);

	memset(report, 0, sizeof *report);
	report->pain = pain;
	report->side[AR_LEFT] = !word_is(pain, AR_PAIN_SIDE, "right");
	report->side[AR_RIGHT] = !word_is(pain, AR_PAIN_SIDE, "left");
	report->regions = site ? ar_site_regions(site, n) : 0;
	for (size_t i = 0; i < sizeof sign_sites / sizeof *sign_sites; i++) {
		const char *name = sign_sites[i].site;

		if (site && strlen(name) == n && !strncmp(name, site, n))
			report->site = &sign_sites[i];
	}
	for (size_t i = 0; i < SIGNS; i++)
		if (signs[i].effect <= EFFECT_SAME_DAY)
			report->open = report->open
			    || sign_open(&signs[i], pain);
}

static void
gentle(struct ar_spot *spot, const char *rule, bool fresh)
{
	spot->pressure_max = fmin(spot->pressure_max, AR_PRESSURE_REDUCED);
	spot->pull_max = fmin(spot->pull_max, AR_PULL_REDUCED);
	spot->gentle = rule;
	if (fresh && !spot->no_heat)
		spot->no_heat = rule;
}

/* An injury with a moment, at most so many days old or of unknown age. */
static bool
injury_within(const struct ar_pain *pain, double days)
{
	if (!word_is(pain, AR_PAIN_ONSET, "trauma")
	    && !word_is(pain, AR_PAIN_ONSET, "sudden_in_run"))
		return false;
	return !(pain->value[AR_PAIN_DURATION_DAYS] > days);
}

static void
place_effect(struct ar_gate *gate, const struct report *report,
    const struct sign *sign, enum ar_region region, enum ar_side side)
{
	struct ar_spot *spot = &gate->spot[region][side];

	switch (sign->effect) {
	case EFFECT_EXCLUDE:
		ar_gate_exclude(gate, region, side, sign->rule);
		break;
	case EFFECT_NO_MASSAGE:
		spot->no_massage = sign->rule;
		break;
	case EFFECT_NO_STRETCH:
		spot->no_stretch = sign->rule;
		break;
	case EFFECT_NO_WORK:
		spot->no_massage = sign->rule;
		spot->no_stretch = sign->rule;
		break;
	case EFFECT_GENTLE:
		gentle(spot, sign->rule, injury_within(report->pain,
		    AR_FRESH_INJURY_DAYS));
		if (injury_within(report->pain, AR_LEG_INJURY_DAYS))
			gate->no_heat[side] = true;
		ar_gate_next(gate, AR_NEXT_XTRAIN);
		break;
	default:
		break;
	}
}

static void
everywhere(struct ar_gate *gate, const struct report *report,
    const struct sign *sign)
{
	unsigned regions = sign->regions ? sign->regions : report->regions;

	for (int r = 0; r < AR_REGIONS; r++)
		for (int s = 0; s < AR_SIDES; s++)
			if ((regions >> r & 1u) && report->side[s])
				place_effect(gate, report, sign,
				    (enum ar_region)r, (enum ar_side)s);
}

static void
care(struct ar_gate *gate, const struct report *report)
{
	double pain = answer(report->pain, SIGN_SEVERITY);

	for (int r = AR_REGIONS - 1; r >= 0; r--) {
		if (gate->care_region_known || !(report->regions >> r & 1u))
			continue;
		gate->care_region_known = true;
		gate->care_region = (enum ar_region)r;
	}
	for (int s = 0; s < AR_SIDES; s++)
		gate->care_side[s] = gate->care_side[s] || report->side[s];
	gate->care_pain = fmax(gate->care_pain, pain);
	ar_gate_next(gate, AR_NEXT_NO_RUN_UNTIL_SEEN);
}

static void
sign_apply(struct ar_gate *gate, const struct report *report,
    const struct sign *sign)
{
	switch (sign->effect) {
	case EFFECT_EMERGENCY:
		ar_gate_tighten(gate, AR_STRICT_EMERGENCY, sign->text,
		    sign->rule);
		ar_gate_next(gate, AR_NEXT_NO_RUN_UNTIL_SEEN);
		break;
	case EFFECT_SAME_DAY:
		ar_gate_tighten(gate, AR_STRICT_SAME_DAY, sign->text,
		    sign->rule);
		ar_gate_next(gate, AR_NEXT_NO_RUN_UNTIL_SEEN);
		break;
	case EFFECT_CARE:
		ar_gate_tighten(gate, AR_STRICT_CARE, sign->text, sign->rule);
		care(gate, report);
		break;
	case EFFECT_SIT:
		gate->sit_only = true;
		break;
	default:
		everywhere(gate, report, sign);
		break;
	}
	if (sign->effect > EFFECT_CARE)
		gate->note[sign->text] = true;
	if (sign->effect == EFFECT_EXCLUDE && !strcmp(sign->rule, "R5"))
		gate->protect = true;
	else if (sign->effect == EFFECT_EXCLUDE)
		gate->clinician = true;
}

/* T0: an open stop question makes the report at least one to be gentle
 * with, as severity >= 3 would. */
static bool
forced(const struct sign *sign, const struct report *report)
{
	if (!report->open)
		return false;
	if (sign->effect == EFFECT_GENTLE)
		return true;
	return sign->effect == EFFECT_SIT && sign->place == SITE_JOINT
	    && report->site && report->site->joint;
}

static void
judge(const struct ar_pain *pain, struct ar_gate *gate)
{
	struct report report;
	bool clot_open = false;

	report_start(&report, pain);
	gate->open_questions = gate->open_questions || report.open;
	for (size_t i = 0; i < SIGNS; i++) {
		if (!strcmp(signs[i].sign, "RF4") && sign_open(&signs[i], pain))
			clot_open = true;
		if (sign_holds(&signs[i], &report)
		    || forced(&signs[i], &report))
			sign_apply(gate, &report, &signs[i]);
	}
	if (!clot_open && (!report.site || report.site->vein))
		gate->clot_answered = true;
}

void
ar_bridge_judge(const struct ar_pain *pains, size_t count,
    struct ar_gate *gate)
{
	for (size_t i = 0; i < count; i++)
		judge(&pains[i], gate);
}
