/* P17, P18: what triage says about pain comes before everything else. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "knowledge/pain_keys.h"
#include "training/day.h"
#include "training/numbers.h"

static const int64_t day_s = 86400;

/* C6 example 11: bone takes cross-training away as well, although P17 names
 * T12 to T26 only. */
static const char *const bone_rules[] = { "T29", "T30" };

static double
noon(int64_t day)
{
	return (double)(day * day_s + day_s / 2);
}

/* The report with its past, oldest first as triage wants them. */
static enum ar_status
judge_one(const struct ar_day *day, size_t index, struct ar_day_pain *pain,
    struct ar_error *err)
{
	const struct ar_plan_state *state = day->state;
	size_t past = state->pain_past ? state->pain_past[index].count : 0;
	struct ar_pain *reports;

	if (past >= AR_TRIAGE_REPORTS_MAX)
		return ar_fail_at(err, AR_ELIMIT, "pains",
		    "these are too many earlier reports");
	reports = ar_arena_array(day->arena, past + 1, sizeof *reports);
	if (reports == NULL)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (size_t i = 0; i < past; i++)
		reports[i] = state->pain_past[index].reports[i];
	reports[past] = state->pains[index];
	pain->report = &state->pains[index];
	pain->past = index;
	return ar_triage_course(reports, past + 1, fmax(noon(day->today),
	    state->now_utc_s), &pain->verdict, err);
}

enum ar_status
ar_day_judge(struct ar_day *day, struct ar_error *err)
{
	size_t count = day->state->pain_count;

	if (count > AR_TRIAGE_REPORTS_MAX)
		return ar_fail_at(err, AR_ELIMIT, "pains",
		    "these are too many pains");
	day->pains = ar_arena_array(day->arena, count, sizeof *day->pains);
	if (day->pains == NULL)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (size_t i = 0; i < count; i++)
		AR_TRY(judge_one(day, i, &day->pains[i], err));
	return AR_OK;
}

/* The rule that set the tier; T0 where only an open question did. */
static const struct ar_triage_rule *
because(const struct ar_verdict *verdict)
{
	for (size_t i = 0; i < verdict->fired_count; i++) {
		const struct ar_fired *fired = &verdict->fired[i];

		if (fired->tier == verdict->tier || fired->tier == AR_TIERS)
			return fired->rule;
	}
	return ar_triage_rule_find("T0");
}

static int
rule_number(const char *id)
{
	int number = 0;

	for (id++; *id >= '0' && *id <= '9' && number < AR_FIRED_MAX; id++)
		number = number * 10 + (*id - '0');
	return number;
}

/* May the runner swim or ride?  Only where the pain in and after a run is
 * known to be low, it does not hurt now, and nothing fired that must be seen
 * first. */
static bool
cross_allowed(const struct ar_day_pain *pain)
{
	const double *value = pain->report->value;

	for (size_t i = 0; i < pain->verdict.fired_count; i++) {
		const struct ar_fired *fired = &pain->verdict.fired[i];
		int number = rule_number(fired->rule->id);

		if (fired->tier > AR_TIER_E2)
			continue;
		if (number >= AR_P17_BARRED_FIRST &&
		    number <= AR_P17_BARRED_LAST)
			return false;
		for (size_t b = 0; b < 2; b++)
			if (ar_verdict_has(&pain->verdict, bone_rules[b]))
				return false;
	}
	if (value[AR_PAIN_SEVERITY_NOW] > AR_P17_CROSS_PAIN)
		return false;
	return value[AR_PAIN_SEVERITY_IN_RUN] <= AR_P17_CROSS_PAIN &&
	    value[AR_PAIN_SEVERITY_NEXT_MORNING] <= AR_P17_CROSS_PAIN;
}

static void
stop_all(struct ar_day *day, const struct ar_day_pain *pain)
{
	const struct ar_triage_rule *rule = because(&pain->verdict);

	day->suspended = true;
	ar_day_lower(day, "P17", AR_ACTION_REST,
	    AR_DAY_SAY(day, "%s %s The whole plan waits until then.",
	        ar_tier_text(pain->verdict.tier), rule->reason),
	    AR_DAY_SAY(day, "urgency %s by %s",
	        ar_tier_name(pain->verdict.tier),
	        rule->id));
}

static void
stop_running(struct ar_day *day, const struct ar_day_pain *pain)
{
	const struct ar_triage_rule *rule = because(&pain->verdict);
	bool cross = cross_allowed(pain);

	ar_day_lower(day, "P17", cross ? AR_ACTION_XT : AR_ACTION_REST,
	    AR_DAY_SAY(day, "%s No running until a clinician has seen it. %s",
	        rule->reason, cross
	            ? "Swimming or riding is fine while it stays free of pain."
	            : "No cross-training until then either."),
	    AR_DAY_SAY(day, "urgency %s by %s",
	        ar_tier_name(pain->verdict.tier),
	        rule->id));
}

/* P24: soreness that does not fall is an E2 (T27, T28) until the questions of
 * triage were answered.  How it is in and after a run nobody asked, so that
 * riding is not known to be safe either (P17). */
static void
stop_for_marks(struct ar_day *day, const struct ar_plan_alarm *alarm)
{
	day->undo = false;
	day->stay = true;
	day->plan_waits = true;
	day->ask = true;
	day->until_asked = true;
	ar_day_hit(day, "P24");
	ar_day_lower(day, "P17", AR_ACTION_REST,
	    AR_DAY_SAY(day, "%s No running and no cross-training until "
	        "afterrun pain has asked what matters.", alarm->reason),
	    AR_DAY_SAY(day, "%s: urgency %s by %s", alarm->numbers,
	        ar_tier_name(AR_TIER_E2), alarm->rule));
}

void
ar_gate_triage(struct ar_day *day)
{
	for (int tier = AR_TIER_E0; tier <= AR_TIER_E2; tier++) {
		for (size_t i = 0; i < day->state->pain_count; i++) {
			if ((int)day->pains[i].verdict.tier != tier)
				continue;
			day->undo = false;
			day->stay = true;
			day->plan_waits = true;
			if (tier <= AR_TIER_E1)
				stop_all(day, &day->pains[i]);
			else
				stop_running(day, &day->pains[i]);
		}
	}
	for (size_t i = 0; i < day->state->alarm_count; i++)
		stop_for_marks(day, &day->state->alarms[i]);
}

/* P18: the highest pain in a run that the tissue may have. */
static double
limit_of(const struct ar_pain *pain)
{
	double tissue = pain->value[AR_PAIN_TISSUE];

	if (tissue == AR_PAIN_TISSUE_TENDON)
		return AR_P18_TENDON;
	if (tissue == AR_PAIN_TISSUE_BONE ||
	    pain->value[AR_PAIN_BONE_TENDER] > AR_PAIN_BONE_TENDER_NONE)
		return AR_P18_BONE;
	return AR_P18_OTHER;
}

/* Days since a report; one without a date is of today. */
static int64_t
age_of(const struct ar_day *day, const struct ar_pain *pain)
{
	double date = pain->date_utc_s;

	if (!(fabs(date) < noon(day->today) + (double)day_s * 1e6))
		return 0;
	int64_t age = day->today - (int64_t)floor(date / (double)day_s);

	return age < 0 ? 0 : age;
}

/* Age of the latest run over the limit; -1: none. */
static int64_t
broken_age(const struct ar_day *day, const struct ar_day_pain *pain)
{
	double limit = limit_of(pain->report);
	const struct ar_plan_state *state = day->state;
	int64_t age = -1;

	if (pain->report->value[AR_PAIN_SEVERITY_IN_RUN] > limit)
		return age_of(day, pain->report);
	if (state->pain_past == NULL)
		return -1;
	for (size_t i = 0; i < state->pain_past[pain->past].count; i++) {
		const struct ar_pain *old =
		    &state->pain_past[pain->past].reports[i];
		int64_t old_age = age_of(day, old);

		if (old->value[AR_PAIN_SEVERITY_IN_RUN] > limit &&
		    (age < 0 || old_age < age))
			age = old_age;
	}
	return age;
}

/* The usual morning: the lowest one reported before; NAN unknown. */
static double
usual_morning(const struct ar_day *day, const struct ar_day_pain *pain)
{
	const struct ar_case_past *past = day->state->pain_past;
	double low = NAN;

	for (size_t i = 0; past && i < past[pain->past].count; i++)
		low = fmin(low, past[pain->past].reports[i]
		    .value[AR_PAIN_SEVERITY_NEXT_MORNING]);
	return low;
}

/* Rows that a painful site spares (P25). */
static unsigned
rows_of(const struct ar_pain *pain)
{
	static const struct {
		const char *start; /* of the site's name */
		unsigned rows;
	} sites[] = {
		{ "achilles", 1u << AR_LOAD_ACHILLES },
		{ "calf", 1u << AR_LOAD_CALF_SOLEUS },
		{ "shin", 1u << AR_LOAD_TIBIA },
		{ "knee", 1u << AR_LOAD_KNEE_PF },
		{ "thigh_front", 1u << AR_LOAD_QUADRICEPS },
		{ "thigh_back", 1u << AR_LOAD_HAMSTRINGS },
		{ "thigh_inner", 1u << AR_LOAD_ADDUCTORS },
		{ "buttock", 1u << AR_LOAD_GLUTES },
		{ "hip_side", 1u << AR_LOAD_GLUTES },
		{ "hip_front", 1u << AR_LOAD_HIP_FLEXORS },
		{ "heel", 1u << AR_LOAD_PLANTAR_FOOT },
		{ "arch", 1u << AR_LOAD_PLANTAR_FOOT },
		{ "forefoot", 1u << AR_LOAD_PLANTAR_FOOT },
		{ "toes", 1u << AR_LOAD_PLANTAR_FOOT },
	};
	size_t count, n = 0;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	double site = pain->value[AR_PAIN_REGION];
	const char *name = site >= 0 && site < AR_PAIN_KEYS_MAX
	    ? ar_pain_word_at(&keys[AR_PAIN_REGION], (int)site, &n) : NULL;

	for (size_t i = 0; name && i < sizeof sites / sizeof sites[0]; i++) {
		size_t length = strlen(sites[i].start);

		if (n >= length && memcmp(name, sites[i].start, length) == 0)
			return sites[i].rows;
	}
	return 0;
}

/* What to do beside running, in the words of the rule that fired. */
static const char *
self_help(struct ar_day *day, const struct ar_triage_rule *rule)
{
	struct ar_text text;

	ar_text_start(&text, day->arena);
	for (int i = 0; i < AR_RULE_TEXTS && rule->act[i]; i++) {
		ar_text_add(&text, i ? " " : "");
		ar_text_add(&text, rule->act[i]);
	}
	return ar_day_kept(day, ar_text_end(&text));
}

static void
over_limit(struct ar_day *day, const struct ar_day_pain *pain, int64_t age)
{
	double limit = limit_of(pain->report);

	if (age <= AR_P18_STOP_DAYS) {
		day->stay = true;
		ar_day_lower(day, "P18", AR_ACTION_XT,
		    AR_DAY_SAY(day, "The pain went over its limit in a run: "
		        "no running for 48 hours, then a quarter less."),
		    AR_DAY_SAY(day, "limit %f of 10", limit));
	}
	if (age <= AR_P18_MEMORY_DAYS) {
		ar_day_share(day, "P18", AR_P18_CUT);
		ar_day_lower(day, "P18", AR_ACTION_EASY,
		    AR_DAY_SAY(day, "The pain went over its limit this week: "
		        "a quarter less, easy and flat."),
		    AR_DAY_SAY(day, "limit %f of 10", limit));
	}
}

/* Self-care: running within the limits, easy and flat. */
static void
limit_run(struct ar_day *day, const struct ar_day_pain *pain)
{
	const struct ar_triage_rule *rule = because(&pain->verdict);
	const double *value = pain->report->value;
	double morning = value[AR_PAIN_SEVERITY_NEXT_MORNING];
	const char *numbers = AR_DAY_SAY(day, "urgency %s by %s; limit in a "
	    "run %f of 10", ar_tier_name(pain->verdict.tier), rule->id,
	    limit_of(pain->report));
	int64_t age = broken_age(day, pain);

	day->spare |= rows_of(pain->report);
	day->flat = true;
	day->no_strides = true;
	if (pain->verdict.allows[AR_ALLOW_RUN] == AR_PERMIT_NO)
		ar_day_lower(day, "P18", AR_ACTION_XT,
		    AR_DAY_SAY(day, "%s No running today. %s", rule->reason,
		        self_help(day, rule)), numbers);
	if (age >= 0)
		over_limit(day, pain, age);
	if (morning > usual_morning(day, pain))
		ar_day_lower(day, "P18", AR_ACTION_EASY_SHORT,
		    AR_DAY_SAY(day, "It was worse than usual the next "
		        "morning: go back a step, short and flat. %s",
		        self_help(day, rule)), numbers);
	ar_day_lower(day, "P18", AR_ACTION_EASY,
	    AR_DAY_SAY(day, "%s Easy and flat, no strides; stop at the limit, "
	        "at rising pain, or when your stride changes. %s",
	        rule->reason, self_help(day, rule)), numbers);
}

void
ar_gate_pain(struct ar_day *day)
{
	for (size_t i = 0; i < day->state->pain_count; i++)
		if (day->pains[i].verdict.tier <= AR_TIER_E3)
			limit_run(day, &day->pains[i]);
}
