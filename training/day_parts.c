/* The ceiling and small questions about sessions and runs. */
#include <math.h>
#include <string.h>

#include "training/day.h"
#include "training/numbers.h"

const char *
ar_day_kept(struct ar_day *day, const char *text)
{
	if (text)
		return text;
	day->failed = true;
	return "";
}

void
ar_day_hit(struct ar_day *day, const char *rule)
{
	for (size_t i = 0; i < day->hit_count; i++)
		if (strcmp(day->hits[i], rule) == 0)
			return;
	if (day->hit_count < AR_DAY_HITS)
		day->hits[day->hit_count++] = rule;
}

void
ar_day_lower(struct ar_day *day, const char *rule, enum ar_action action,
    const char *reason, const char *numbers)
{
	ar_day_hit(day, rule);
	if (action <= day->action && day->reason)
		return;
	day->action = action;
	day->rule = rule;
	day->reason = reason;
	day->numbers = numbers;
}

void
ar_day_yellow(struct ar_day *day, const char *rule, const char *words)
{
	ar_day_hit(day, rule);
	if (day->yellow < AR_DAY_HITS)
		day->flags[day->yellow++] = words;
}

void
ar_day_share(struct ar_day *day, const char *rule, double share)
{
	if (day->planned && ar_session_carries(day->planned, rule))
		return;
	day->share = fmin(day->share, share);
}

void
ar_day_cut_week(struct ar_day *day, const struct ar_day_cut *cut)
{
	bool calm = day->state->days_since_change < AR_P35_DAYS;

	/* what was cut by the rule before stays cut in name too */
	if (calm && !(day->planned &&
	        ar_session_carries(day->planned, cut->rule)))
		return;
	ar_day_lower(day, cut->rule, AR_ACTION_CUT, cut->reason,
	    cut->numbers);
	if (day->cut.rule == NULL || cut->share < day->cut.share)
		day->cut = *cut;
}

void
ar_day_hard_from(struct ar_day *day, int64_t from)
{
	if (from > day->hard_from)
		day->hard_from = from;
}

bool
ar_session_runs(const struct ar_planned *session)
{
	return session->kind != AR_PLAN_CROSS &&
	    session->kind != AR_PLAN_STRENGTH &&
	    session->kind != AR_PLAN_REST;
}

bool
ar_session_hard(const struct ar_planned *session)
{
	return session->kind == AR_PLAN_QUALITY ||
	    session->kind == AR_PLAN_LONG || session->kind == AR_PLAN_RACE;
}

bool
ar_session_carries(const struct ar_planned *session, const char *rule)
{
	for (int i = 0; i < AR_PLAN_RULES_MAX && session->rules[i]; i++)
		if (strcmp(session->rules[i], rule) == 0)
			return true;
	return false;
}

void
ar_session_tag(struct ar_planned *session, const char *rule)
{
	if (ar_session_carries(session, rule))
		return;
	for (int i = 0; i + 1 < AR_PLAN_RULES_MAX; i++) {
		if (session->rules[i] == NULL) {
			session->rules[i] = rule;
			return;
		}
	}
}

void
ar_session_untag(struct ar_planned *session, const char *rule)
{
	int n = 0;

	for (int i = 0; i < AR_PLAN_RULES_MAX && session->rules[i]; i++)
		if (strcmp(session->rules[i], rule) != 0)
			session->rules[n++] = session->rules[i];
	while (n < AR_PLAN_RULES_MAX && session->rules[n])
		session->rules[n++] = NULL;
}

bool
ar_run_on_foot(const struct ar_plan_run *run)
{
	return run->kind != AR_PLAN_CROSS && run->kind != AR_PLAN_STRENGTH &&
	    run->kind != AR_PLAN_REST;
}

const char *
ar_day_name(int64_t day)
{
	static const char *const names[] = { "Monday", "Tuesday", "Wednesday",
		"Thursday", "Friday", "Saturday", "Sunday" };

	return names[((day + 3) % 7 + 7) % 7];
}

struct ar_change *
ar_changes_add(struct ar_changes *changes, const struct ar_planned *before)
{
	struct ar_change *change;

	if (changes->count == changes->size)
		return NULL;
	change = &changes->item[changes->count++];
	memset(change, 0, sizeof *change);
	change->number = before->number;
	change->day = before->day;
	change->before = *before;
	change->after = *before;
	change->undo = true;
	return change;
}

void
ar_change_say(struct ar_change *change, const char *rule,
    const char *reason, const char *numbers)
{
	size_t count;
	const struct ar_plan_rule *rules = ar_plan_rules(&count);

	change->rule = rule;
	change->reason = reason;
	change->numbers = numbers;
	for (size_t i = 0; i < count; i++)
		if (strcmp(rules[i].id, rule) == 0)
			change->source = rules[i].source;
}

void
ar_plan_state_clear(struct ar_plan_state *state)
{
	memset(state, 0, sizeof *state);
	for (int r = 0; r < AR_REGIONS; r++)
		for (int s = 0; s < AR_SIDES; s++)
			state->soreness[r][s] = NAN;
	state->legs_0_10 = NAN;
	state->now_utc_s = NAN;
	state->fatigue_0_10 = NAN;
	state->easy_hr_change_pct = NAN;
	state->form = NAN;
	state->ctl_week_rise = NAN;
	state->monotony = NAN;
	state->strain = NAN;
	state->strain_p90 = NAN;
	state->yellows_14d = NAN;
	state->days_since_change = AR_P38_LOOK_DAYS;
}
