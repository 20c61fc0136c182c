/* The rules over one report (B2). */
#include "triage/judge.h"

#include <math.h>
#include <string.h>

static void
fire(struct ar_judge *judge, const struct ar_condition_node *condition)
{
	size_t count;
	const struct ar_triage_rule *rules = ar_triage_rules(&count);

	if (condition->rule < 0 || (size_t)condition->rule >= count ||
	    (unsigned)condition->tier >= AR_TIERS) {
		judge->view.broken = true;
		return;
	}
	ar_verdict_add(judge->verdict, &rules[condition->rule],
	    condition->tier, condition->within);
	if (condition->flag == FLAG_CARE)
		judge->care = true;
}

static bool
counts(const struct ar_verdict *verdict, enum ar_condition_flag flag)
{
	if (flag == FLAG_ABOVE)
		return verdict->fired_count == 0 ||
		    verdict->tier > AR_TIER_E2;
	return flag != FLAG_DEFAULT || verdict->fired_count == 0;
}

/* The conditional ones (T50) stand last and look at what fired before. */
static void
fire_all(struct ar_judge *judge, bool conditional)
{
	const struct ar_triage_tables *t = judge->view.tables;

	for (size_t i = 0; i < t->condition_count; i++) {
		const struct ar_condition_node *c = &t->conditions[i];
		bool late = c->flag == FLAG_ABOVE || c->flag == FLAG_DEFAULT;

		if (late == conditional && counts(judge->verdict, c->flag) &&
		    ar_view_eval(&judge->view, c->when) == AR_YES)
			fire(judge, c);
	}
}

/* T30: a sore bone with a raised risk turns E2 into E2 within two days. */
static void
bone_up(struct ar_verdict *verdict)
{
	struct ar_fired *bone = NULL;
	bool other = false;

	for (size_t i = 0; i < verdict->fired_count; i++) {
		struct ar_fired *fired = &verdict->fired[i];

		if (strcmp(fired->rule->id, "T30") == 0)
			bone = fired;
		else if (fired->tier == AR_TIER_E2)
			other = true;
	}
	if (bone == NULL || !other)
		return;
	bone->within = AR_WITHIN_2D;
	if (verdict->tier == AR_TIER_E2)
		verdict->within = AR_WITHIN_2D;
}

static void
open_keys(struct ar_judge *judge, const bool keys[AR_PAIN_KEYS],
    enum ar_tier tier)
{
	for (int i = 0; i < AR_PAIN_KEYS; i++) {
		if (!keys[i])
			continue;
		if (!judge->ask[i] || tier < judge->rank[i])
			judge->rank[i] = tier;
		judge->ask[i] = true;
	}
}

/* A condition that is still unknown and would make the answer more severe,
 * or add a limit to self-care, leaves questions open. */
static void
ask(struct ar_judge *judge, const struct ar_condition_node *c)
{
	bool keys[AR_PAIN_KEYS] = { false };
	enum ar_tier tier = judge->verdict->tier;
	struct ar_view *view = &judge->view;

	if (c->tier > tier || (c->tier == tier && tier != AR_TIER_E3) ||
	    ar_view_eval(view, c->when) != AR_UNKNOWN)
		return;
	enum ar_tri relevant = ar_view_eval(view, c->ask_if);

	if (relevant == AR_NO)
		return;
	ar_view_collect(view, relevant == AR_UNKNOWN ? c->ask_if : c->when,
	    keys);
	open_keys(judge, keys, c->tier);
	if (c->tier <= AR_TIER_E1)
		judge->verdict->complete = false;
}

/* What every interview asks, unless it is urgent already. */
static void
ask_always(struct ar_judge *judge)
{
	size_t count;
	const struct ar_triage_question *all = ar_triage_questions(&count);

	if (judge->verdict->tier < AR_TIER_E2)
		return;
	for (int i = 0; i < AR_PAIN_KEYS; i++) {
		int question = ar_triage_sign(i)->question;

		if (!all[question].always || judge->ask[i] ||
		    !isnan(judge->view.value[i]))
			continue;
		judge->ask[i] = true;
		judge->rank[i] = AR_TIERS;
	}
}

static void
frame(struct ar_verdict *verdict, const char *id)
{
	ar_verdict_add(verdict, ar_triage_rule_find(id), AR_TIERS,
	    AR_WITHIN_NONE);
}

static void
at_least(struct ar_verdict *verdict, enum ar_tier tier,
    enum ar_within within)
{
	if (tier < verdict->tier) {
		verdict->tier = tier;
		verdict->within = within;
	} else if (tier == verdict->tier && within < verdict->within)
		verdict->within = within;
}

/* T0: what is unknown, or what went wrong, is never harmless. */
static void
unknown_is_not_no(struct ar_judge *judge)
{
	struct ar_verdict *verdict = judge->verdict;
	const double *value = judge->view.value;
	bool open = !verdict->complete || isnan(value[AR_PAIN_REGION]) ||
	    isnan(value[AR_PAIN_SEVERITY_WORST]);

	if (open && verdict->tier == AR_TIER_E4) {
		at_least(verdict, AR_TIER_E3, AR_WITHIN_NONE);
		frame(verdict, "T0");
	}
	if (judge->view.broken || verdict->fired_count == 0) {
		at_least(verdict, AR_TIER_E2, AR_WITHIN_2D);
		verdict->complete = false;
		frame(verdict, "T0");
	}
}

void
ar_judge_run(struct ar_judge *judge, const struct ar_pain *pain,
    const struct ar_triage_tables *tables, struct ar_verdict *verdict)
{
	memset(judge, 0, sizeof(*judge));
	memset(verdict, 0, sizeof(*verdict));
	judge->verdict = verdict;
	verdict->tier = AR_TIER_E4;
	verdict->within = AR_WITHIN_NONE;
	verdict->complete = true;
	ar_view_fill(&judge->view, pain, tables);
	fire_all(judge, false);
	fire_all(judge, true);
	bone_up(verdict);
	for (size_t i = 0; i < tables->condition_count; i++)
		ask(judge, &tables->conditions[i]);
	unknown_is_not_no(judge);
	ask_always(judge);
	if (judge->view.value[AR_PAIN_PAINKILLER_8H] == 1)
		frame(verdict, "T52");
	verdict->care = judge->care && verdict->tier == AR_TIER_E2;
	ar_judge_list(judge);
	ar_verdict_finish(verdict, &judge->view);
}

void
ar_judge_raise(struct ar_judge *judge, enum ar_tier tier,
    enum ar_within within, const char *rule)
{
	struct ar_verdict *verdict = judge->verdict;

	at_least(verdict, tier, within);
	frame(verdict, rule);
	verdict->care = judge->care && verdict->tier == AR_TIER_E2;
	ar_verdict_finish(verdict, &judge->view);
}

enum ar_status
ar_judge_side(const struct ar_judge *judge, struct ar_error *err)
{
	const double *value = judge->view.value;

	if (!isnan(value[AR_PAIN_SIDE]) ||
	    judge->verdict->tier == AR_TIER_E0)
		return AR_OK;
	for (int i = 0; i < AR_PAIN_KEYS; i++)
		if (ar_triage_sign(i)->needs_side && value[i] > 0)
			return ar_fail_at(err, AR_EINPUT, "side",
			    "say which leg is the thicker one");
	return AR_OK;
}

enum ar_status
ar_triage_judge(const struct ar_pain *pain, struct ar_verdict *verdict,
    struct ar_error *err)
{
	struct ar_judge judge;
	struct ar_verdict found;

	AR_TRY(ar_pain_check(pain, err));
	ar_judge_run(&judge, pain, &ar_triage_tables, &found);
	AR_TRY(ar_judge_side(&judge, err));
	*verdict = found;
	return AR_OK;
}
