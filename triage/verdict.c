/* What the rules that fired mean together: order, advice, permits. */
#include <math.h>
#include <string.h>

#include "triage/judge.h"
#include "triage/numbers.h"

bool
ar_verdict_has(const struct ar_verdict *verdict, const char *id)
{
	for (size_t i = 0; i < verdict->fired_count; i++)
		if (strcmp(verdict->fired[i].rule->id, id) == 0)
			return true;
	return false;
}

static bool
severer(const struct ar_fired *a, const struct ar_fired *b)
{
	if (a->tier != b->tier)
		return a->tier < b->tier;
	if (a->within != b->within)
		return a->within < b->within;
	return a->rule < b->rule;
}

void
ar_verdict_add(struct ar_verdict *verdict, const struct ar_triage_rule *rule,
    enum ar_tier tier, enum ar_within within)
{
	struct ar_fired added = { rule, tier, within };
	size_t i = 0;

	while (i < verdict->fired_count && verdict->fired[i].rule != rule)
		i++;
	if (i == verdict->fired_count && i < AR_FIRED_MAX)
		verdict->fired[verdict->fired_count++] = added;
	else if (i < AR_FIRED_MAX && severer(&added, &verdict->fired[i]))
		verdict->fired[i] = added;
	if (tier < verdict->tier) {
		verdict->tier = tier;
		verdict->within = within;
	} else if (tier == verdict->tier && within < verdict->within)
		verdict->within = within;
}

static void
sort(struct ar_verdict *verdict)
{
	for (size_t i = 1; i < verdict->fired_count; i++) {
		struct ar_fired moved = verdict->fired[i];
		size_t j = i;

		for (; j > 0 && severer(&moved, &verdict->fired[j - 1]); j--)
			verdict->fired[j] = verdict->fired[j - 1];
		verdict->fired[j] = moved;
	}
}

static void
say(const char *list[AR_ADVICE_MAX], size_t *count, const char *text)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(list[i], text) == 0)
			return;
	if (*count < AR_ADVICE_MAX)
		list[(*count)++] = text;
}

static void
say_all(const char *list[AR_ADVICE_MAX], size_t *count,
    const char *const texts[AR_RULE_TEXTS])
{
	for (size_t i = 0; i < AR_RULE_TEXTS && texts[i] != NULL; i++)
		say(list, count, texts[i]);
}

static void
restrict_to(enum ar_permit allows[AR_ALLOWS],
    const enum ar_permit by[AR_ALLOWS])
{
	for (int i = 0; i < AR_ALLOWS; i++)
		if (by[i] < allows[i])
			allows[i] = by[i];
}

/* T7: only a whole-body cooling opens what E0 closes, and T4 and T5 close it
 * again ("never"). */
static void
open_cold(struct ar_verdict *verdict)
{
	if (verdict->tier == AR_TIER_E0 && ar_verdict_has(verdict, "T7") &&
	    verdict->allows[AR_ALLOW_COLD] != AR_PERMIT_NEVER)
		verdict->allows[AR_ALLOW_COLD] = AR_PERMIT_YES;
	for (int i = 0; i < AR_ALLOWS; i++)
		if (verdict->allows[i] == AR_PERMIT_NEVER)
			verdict->allows[i] = AR_PERMIT_NO;
}

static void
limits(struct ar_verdict *verdict, struct ar_view *view)
{
	size_t count;
	const struct ar_triage_rule *rules = ar_triage_rules(&count);
	const struct ar_triage_tables *t = view->tables;

	for (size_t i = 0; i < t->limit_count; i++) {
		const struct ar_limit *limit = &t->limits[i];

		if (limit->rule >= 0 &&
		    !ar_verdict_has(verdict, rules[limit->rule].id))
			continue;
		if (ar_view_eval(view, limit->when) != AR_YES)
			continue;
		restrict_to(verdict->allows, limit->allows);
		say(verdict->avoid, &verdict->avoid_count, limit->avoid);
	}
}

/* T49 is looked at again when three days after its start have passed. */
static double
recheck_h(const struct ar_fired *fired, const struct ar_view *view)
{
	double days = view->value[AR_PAIN_DURATION_DAYS];
	double left = AR_T49_RECHECK - AR_HOURS_A_DAY * days;

	if (strcmp(fired->rule->id, "T49") != 0 || isnan(left))
		return fired->rule->recheck_h;
	return left > AR_T49_RECHECK_MIN ? left : AR_T49_RECHECK_MIN;
}

void
ar_verdict_finish(struct ar_verdict *verdict, struct ar_view *view)
{
	const struct ar_tier_row *row = ar_tier_row(verdict->tier);

	sort(verdict);
	verdict->act_count = 0;
	verdict->avoid_count = 0;
	verdict->recheck_h = row->recheck_h;
	memcpy(verdict->allows, row->allows, sizeof(row->allows));
	say_all(verdict->act, &verdict->act_count, row->act);
	say_all(verdict->avoid, &verdict->avoid_count, row->avoid);
	for (size_t i = 0; i < verdict->fired_count; i++) {
		const struct ar_fired *fired = &verdict->fired[i];
		bool frame = fired->tier == AR_TIERS;

		restrict_to(verdict->allows, fired->rule->allows);
		say_all(verdict->avoid, &verdict->avoid_count,
		    fired->rule->avoid);
		if (!frame && fired->tier != verdict->tier)
			continue; /* self-care has no place beside E0 to E2 */
		say_all(verdict->act, &verdict->act_count, fired->rule->act);
		verdict->recheck_h =
		    fmin(verdict->recheck_h, recheck_h(fired, view));
		if (!frame && verdict->tier == AR_TIER_E4)
			verdict->recheck_h = recheck_h(fired, view);
	}
	if (verdict->tier >= AR_TIER_E2)
		limits(verdict, view);
	open_cold(verdict);
}
