#include "tests/check.h"

#include <string.h>

#include "tests/training/test_day_case.h"
#include "tests/triage/words.h"

void
case_open(struct day_case *c)
{
	memset(c, 0, sizeof *c);
	c->today = case_monday + 1;
	c->profile.goal = AR_GOAL_HALF;
	c->profile.longest_day = -1;
	c->profile.vdot = NAN;
	c->profile.bmi = NAN;
	c->profile.goal_time_s = NAN;
	c->profile.person = (struct ar_person){ AR_SEX_UNKNOWN,
		AR_EXPERIENCED, 40, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	ar_plan_state_clear(&c->state);
	c->state.sleep_h = c->sleep;
	c->state.hrv_rmssd_ms = c->hrv;
	c->state.resting_bpm = c->resting;
	c->state.rpe_over_plan = c->over;
	c->state.forecast = c->forecast;
	c->state.pains = c->pains;
	c->state.pain_past = c->past;
	for (int i = 0; i < CASE_PAINS; i++)
		c->past[i].reports = c->past_reports[i];
	c->arena = ar_arena_open((size_t)64 << 20);
	assert_non_null(c->arena);
}

void
case_close(struct day_case *c)
{
	ar_arena_close(c->arena);
}

struct ar_planned *
case_plan(struct day_case *c, int ahead, enum ar_plan_kind kind, double km,
    double minutes)
{
	struct ar_planned *s = &c->planned[c->planned_count++];

	assert_true(c->planned_count <= CASE_SESSIONS);
	memset(s, 0, sizeof *s);
	s->day = c->today + ahead;
	s->number = (int)c->planned_count;
	s->kind = kind;
	s->flavour = kind == AR_PLAN_QUALITY ? AR_FLAVOUR_T : AR_FLAVOUR_NONE;
	s->phase = AR_PHASE_BUILD;
	s->distance_m = km * 1000;
	s->minutes = minutes;
	s->descent_m = NAN;
	s->rpe_0_10 = kind == AR_PLAN_QUALITY ? 6.5 : 3;
	s->pace_lo_s_km = NAN;
	s->pace_hi_s_km = NAN;
	s->reason = "as the plan says";
	return s;
}

struct ar_plan_run *
case_run(struct day_case *c, int ago, enum ar_plan_kind kind, double km)
{
	struct ar_plan_run *run = &c->runs[c->run_count++];

	assert_true(c->run_count <= CASE_RUNS);
	memset(run, 0, sizeof *run);
	run->day = c->today - ago;
	run->kind = kind;
	run->distance_m = km * 1000;
	run->duration_s = NAN;
	run->rpe_0_10 = NAN;
	run->planned_rpe = NAN;
	run->descent_m = NAN;
	run->heart_mean_bpm = NAN;
	run->gap_m_s = NAN;
	for (int i = 0; i < AR_LOAD_ROWS; i++)
		run->dose_eq_km[i] = NAN;
	return run;
}

void
case_sore(struct day_case *c, enum ar_region region, double mark)
{
	c->state.soreness[region][AR_LEFT] = mark;
	c->state.soreness[region][AR_RIGHT] = mark;
}

void
case_forecast(struct day_case *c, enum ar_load_row row, double hours,
    double soreness)
{
	c->forecast[c->state.forecast_count++] = (struct ar_region_forecast){
		row, hours, soreness };
}

struct ar_pain *
case_pain(struct day_case *c, const char *words)
{
	struct ar_pain *pain = &c->pains[c->state.pain_count++];

	words_read_no(words, pain);
	return pain;
}

void
case_hrv(struct day_case *c, double change)
{
	c->state.hrv_count = 67;
	for (int i = 0; i < 67; i++)
		c->hrv[i] = (i % 2 ? 52.0 : 48.0) * (i >= 60 ? change : 1);
}

struct ar_plan_day
case_today(const struct day_case *c)
{
	struct ar_plan_day day;
	struct ar_error err = { 0 };

	if (ar_plan_today(&c->profile, c->planned, c->planned_count, c->runs,
	        c->run_count, &c->state, c->today, c->arena, &day,
	        &err) != AR_OK)
		fail_msg("%s: %s", err.where, err.text);
	return day;
}

struct ar_plan_day
case_day_of(struct day_case *c, enum ar_plan_kind kind, double km)
{
	c->planned_count = 0;
	case_plan(c, 0, kind, km, NAN);
	return case_today(c);
}

enum ar_action
case_action_of(struct day_case *c, enum ar_plan_kind kind)
{
	return case_day_of(c, kind, 10).action;
}

void
case_apply(struct day_case *c, const struct ar_plan_day *day)
{
	for (size_t i = 0; i < day->change_count; i++) {
		const struct ar_change *change = &day->changes[i];
		size_t at = c->planned_count;

		for (size_t k = 0; k < c->planned_count; k++)
			if (change->number != 0
			        ? c->planned[k].number == change->number
			        : c->planned[k].number == 0 &&
			            c->planned[k].day == change->day)
				at = k;
		assert_true(at < CASE_SESSIONS);
		c->planned[at] = change->after;
		c->planned_count += at == c->planned_count;
	}
}

bool
case_rule(const struct ar_plan_day *day, const char *rule)
{
	for (int i = 0; i < AR_PLAN_RULES_MAX && day->rules[i]; i++)
		if (strcmp(day->rules[i], rule) == 0)
			return true;
	return false;
}

const struct ar_change *
case_change(const struct ar_plan_day *day, int number)
{
	for (size_t i = 0; i < day->change_count; i++)
		if (day->changes[i].number == number)
			return &day->changes[i];
	return NULL;
}
