/* The tables of data/triage_*.csv. */
#include "triage/tables.h"

#include <math.h>
#include <string.h>

#include "triage/numbers.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct ar_triage_rule rules[] = {
#include "triage/rules.inc"
};
static const struct ar_tier_row tiers[] = {
#include "triage/tiers.inc"
};
static const struct ar_node nodes[] = {
#include "triage/nodes.inc"
};
static const struct ar_condition_node conditions[] = {
#include "triage/conditions.inc"
};
static const struct ar_limit limits[] = {
#include "triage/limits.inc"
};
static const int terms[] = {
#include "triage/terms.inc"
};
static const struct ar_sign signs[] = {
#include "triage/signs.inc"
};
static const struct ar_finding findings[] = {
#include "triage/findings.inc"
};
static const struct ar_triage_question questions[] = {
#include "triage/questions.inc"
};

_Static_assert(COUNT(rules) <= AR_FIRED_MAX, "every rule may fire");
_Static_assert(COUNT(tiers) == AR_TIERS, "a row for each tier");
_Static_assert(COUNT(signs) == AR_PAIN_KEYS, "a row for each key");
_Static_assert(COUNT(questions) <= AR_QUESTIONS_MAX, "room for each question");

const struct ar_triage_tables ar_triage_tables = { nodes, COUNT(nodes),
	conditions, COUNT(conditions), limits, COUNT(limits), terms };

const struct ar_sign *
ar_triage_sign(int key)
{
	return key >= 0 && key < AR_PAIN_KEYS ? &signs[key] : NULL;
}

const struct ar_finding *
ar_triage_findings(size_t *count)
{
	*count = COUNT(findings);
	return findings;
}

const struct ar_tier_row *
ar_tier_row(enum ar_tier tier)
{
	return (unsigned)tier < AR_TIERS ? &tiers[tier] : NULL;
}

const struct ar_triage_rule *
ar_triage_rules(size_t *count)
{
	*count = COUNT(rules);
	return rules;
}

const struct ar_triage_rule *
ar_triage_rule_find(const char *id)
{
	for (size_t i = 0; i < COUNT(rules); i++)
		if (strcmp(rules[i].id, id) == 0)
			return &rules[i];
	return NULL;
}

const struct ar_triage_question *
ar_triage_questions(size_t *count)
{
	*count = COUNT(questions);
	return questions;
}

enum ar_worse
ar_triage_worse(int key)
{
	const struct ar_sign *sign = ar_triage_sign(key);

	return sign != NULL ? sign->worse : AR_WORSE_FACT;
}

const char *
ar_tier_name(enum ar_tier tier)
{
	return (unsigned)tier < AR_TIERS ? tiers[tier].id : NULL;
}

const char *
ar_tier_text(enum ar_tier tier)
{
	return (unsigned)tier < AR_TIERS ? tiers[tier].text : NULL;
}

const char *
ar_within_name(enum ar_within within)
{
	static const char *const names[] = { "now", "today", "2d", "3d", "7d",
		"none" };

	return (unsigned)within < AR_WITHINS ? names[within] : NULL;
}

const char *
ar_permit_name(enum ar_permit permit)
{
	static const char *const names[] = { "no", "no", "limited", "yes" };

	return (unsigned)permit < COUNT(names) ? names[permit] : NULL;
}

const char *
ar_allow_name(enum ar_allow allow)
{
	static const char *const names[] = { "run", "massage", "heat", "cold",
		"stretch" };

	return (unsigned)allow < AR_ALLOWS ? names[allow] : NULL;
}
