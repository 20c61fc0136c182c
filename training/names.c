/* The words of the plan: goals, kinds, phases, actions, and its rules. */
#include "afterrun/plan.h"

#include "base/text.h"

/* Metres: of a grid, and where the coarser one begins. */
static const double fine_m = 10, coarse_m = 100, coarse_from_m = 995;

static const struct ar_plan_rule rules[] = {
#include "training/rules.inc"
};

const struct ar_plan_rule *
ar_plan_rules(size_t *count)
{
	*count = sizeof(rules) / sizeof(rules[0]);
	return rules;
}

/* NULL for a value outside its enum. */
static const char *
name_of(const char *const *names, int count, int value)
{
	return value >= 0 && value < count ? names[value] : NULL;
}

const char *
ar_goal_name(enum ar_goal goal)
{
	static const char *const names[AR_GOALS] = { "5k", "10k", "half",
		"marathon", "keep", "return" };

	return name_of(names, AR_GOALS, (int)goal);
}

const char *
ar_plan_kind_name(enum ar_plan_kind kind)
{
	static const char *const names[AR_PLAN_KINDS] = { "E", "L", "Q", "S",
		"X", "strength", "rest", "race" };

	return name_of(names, AR_PLAN_KINDS, (int)kind);
}

const char *
ar_plan_kind_words(enum ar_plan_kind kind)
{
	static const char *const names[AR_PLAN_KINDS] = { "easy run",
		"long run", "hard run", "easy run with strides",
		"cross-training", "strength", "rest", "race" };

	return name_of(names, AR_PLAN_KINDS, (int)kind);
}

const char *
ar_flavour_name(enum ar_flavour flavour)
{
	static const char *const names[AR_FLAVOURS] = { "", "T", "I", "R",
		"M", "hills", "fartlek" };

	return name_of(names, AR_FLAVOURS, (int)flavour);
}

const char *
ar_plan_phase_name(enum ar_plan_phase phase)
{
	static const char *const names[AR_PHASES] = { "base", "build",
		"specific", "taper", "keep", "return" };

	return name_of(names, AR_PHASES, (int)phase);
}

const char *
ar_action_name(enum ar_action action)
{
	static const char *const names[AR_ACTIONS] = { "KEEP", "CUT", "SWAP",
		"EASY", "EASY-", "XT", "REST" };

	return name_of(names, AR_ACTIONS, (int)action);
}

double
ar_plan_length_round(double metres)
{
	double grid = metres >= coarse_from_m ? coarse_m : fine_m;

	return ar_round(metres / grid, 0) * grid;
}
