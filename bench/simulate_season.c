/* One runner lives one plan, as it was built or adapted every day. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/fitness.h"
#include "afterrun/load_series.h"
#include "bench/simulate.h"

enum { WEEK = 7, LOOK = 30 };

enum draw { PAST = 200, MISS = 206, OBEY, OVERDO, HOW_MUCH, EFFORT };

static const double ctl_days = 42, atl_days = 7; /* A4 */
static const double bad_from = 6;
static const double stops_at = 8; /* nobody runs on it, whatever the plan */
static const double day_s = 86400;

static double
chance(const struct sim_season *s, int what)
{
	return sim_chance(s->runner->key, s->today, what);
}

static double
normal(const struct sim_season *s, int what)
{
	return sim_normal(s->runner->key, s->today, what);
}

static double
strain_of(const struct sim_season *s, int d)
{
	return s->runner->strain[SIM_NIGHTS + d];
}

static bool
is_run(const struct ar_planned *session)
{
	return session->kind <= AR_PLAN_STRIDES ||
	    session->kind == AR_PLAN_RACE;
}

/* --- running ------------------------------------------------------------ */

static void
count_spike(struct sim_season *s, const struct ar_planned *session,
    double metres)
{
	struct ar_past_run past[SIM_RUNS];
	enum ar_spike spike;

	for (size_t i = 0; i < s->run_count; i++)
		past[i] = (struct ar_past_run){
			(double)s->runs[i].day * day_s,
			s->runs[i].distance_m };
	spike = ar_spike_find(past, s->run_count, (double)s->today * day_s,
	    metres).spike;
	if (session->kind != AR_PLAN_RACE && spike >= AR_SPIKE_SMALL)
		s->result->spike[spike - AR_SPIKE_SMALL]++;
}

/* The run goes into the legs, the load and the log. */
static void
run_it(struct sim_season *s, const struct ar_planned *session, double metres,
    double strain)
{
	struct ar_plan_run *run = &s->runs[s->run_count++];
	struct sim_work work;

	sim_work_make(s->runner, session, metres, s->today, &work);
	sim_legs_run(&s->legs, s->runner, &work, s->today, strain);
	s->tss[SIM_HISTORY_DAYS + s->d] += work.tss;
	*run = (struct ar_plan_run){ .day = s->today, .kind = session->kind,
		.distance_m = metres, .duration_s = work.seconds,
		.rpe_0_10 = NAN, .planned_rpe = NAN, .descent_m = NAN,
		.heart_mean_bpm = NAN, .gap_m_s = NAN };
	memcpy(run->dose_eq_km, work.dose, sizeof run->dose_eq_km);
}

static double
minutes_of(const struct ar_planned *session)
{
	return session->expected_min > 0 ? session->expected_min :
	    session->minutes;
}

static void
credit(struct sim_season *s, const struct ar_planned *session)
{
	const struct ar_planned *first;
	double share;

	if (session->number <= 0 || session->number >= SIM_ROOM)
		return;
	first = &s->first[session->number];
	share = minutes_of(session) / minutes_of(first);
	if (!(share > 0))
		share = sim_session_m(s->runner, session) /
		    sim_session_m(s->runner, first);
	if (session->kind == first->kind && share > 0)
		s->did[session->number] = fmin(1, share);
}

static void
do_session(struct sim_season *s, const struct ar_planned *session)
{
	double metres = sim_session_m(s->runner, session);
	double strain = strain_of(s, s->d);
	double effort = 0.6 * strain + 0.3 * fmax(0, s->sore - 2) +
	    0.8 * normal(s, EFFORT);

	if (!(metres > 0))
		return;
	if (!s->arm->docile && session->kind != AR_PLAN_RACE &&
	    session->kind != AR_PLAN_QUALITY &&
	    chance(s, OVERDO) < s->runner->overdoes)
		metres *= 1.15 + 0.35 * chance(s, HOW_MUCH);
	count_spike(s, session, metres);
	run_it(s, session, metres, strain);
	credit(s, session);
	s->effort[s->effort_count++] = effort;
	s->result->km += metres / 1000;
	for (size_t k = 0; k < s->count; k++)
		if (s->planned[k].day == s->today)
			s->planned[k].done = true;
}

static void
live_past(struct sim_season *s)
{
	static const int days[] = { 6, 1, 3, 4, 0, 2, 5 };
	const struct sim_runner *runner = s->runner;
	struct ar_planned easy = { .distance_m = NAN, .minutes = NAN,
		.descent_m = NAN, .pace_lo_s_km = NAN, .pace_hi_s_km = NAN };
	struct ar_plan_step step = { 1, 1, "easy", NAN, 3000, NAN, NAN, NAN,
		NAN, 2.5 };

	easy.steps[0] = step;
	easy.steps[1] = step;
	easy.steps[1].metres = 1000;
	easy.steps[1].rpe_0_10 = 6.5;
	for (s->d = -SIM_HISTORY_DAYS; s->d < 0; s->d++) {
		int place = ((s->d % WEEK) + WEEK) % WEEK;

		s->today = runner->made_day + s->d;
		for (int i = 0; i < runner->runs_a_week; i++) {
			double share = i == 0 ? 0.35 :
			    0.65 / (runner->runs_a_week - 1);

			if (days[i] != place)
				continue;
			easy.kind = i == 0 ? AR_PLAN_LONG : i == 1
			    ? AR_PLAN_QUALITY
			    : AR_PLAN_EASY;
			easy.step_count = i == 1 ? 2 : 1;
			run_it(s, &easy, runner->week_m * share *
			    (1 + 0.08 * normal(s, PAST)), 0);
		}
	}
}

/* --- the plan ----------------------------------------------------------- */

static int
rule_place(const char *rule)
{
	int number = rule && rule[0] == 'P' ? atoi(rule + 1) : -1;

	return number > 0 && number < SIM_RULES - SIM_LOST_P
	    ? SIM_LOST_P + number
	    : SIM_LOST_OTHER;
}

static bool
apply(struct sim_season *s, const struct ar_plan_day *day)
{
	bool structural = false;

	for (size_t i = 0; i < day->change_count; i++) {
		const struct ar_change *change = &day->changes[i];
		size_t at = s->count;

		for (size_t k = 0; k < s->count; k++)
			if (change->number != 0
			        ? s->planned[k].number == change->number
			        : s->planned[k].number == 0 &&
			            s->planned[k].day == change->day)
				at = k;
		if (at == SIM_ROOM)
			return false;
		s->planned[at] = change->after;
		s->planned[at].reason = "as the plan says";
		s->count += at == s->count;
		if (change->number > 0 && change->number < SIM_ROOM)
			s->took[change->number] = rule_place(change->rule);
		structural |= change->after.day != s->today &&
		    (change->action == AR_ACTION_CUT ||
		        (change->rule && !strcmp(change->rule, "P33")));
	}
	s->since_change = structural ? 0 : s->since_change + 1;
	return true;
}

/* The run of the day as the plan stands; false: none. */
static bool
stands(const struct sim_season *s, struct ar_planned *session)
{
	bool any = false;

	for (size_t k = 0; k < s->count; k++) {
		const struct ar_planned *one = &s->planned[k];

		if (one->day != s->today || !is_run(one) || one->done)
			continue;
		if (!any || one->kind == AR_PLAN_RACE ||
		    one->kind == AR_PLAN_QUALITY || one->kind == AR_PLAN_LONG)
			*session = *one;
		any = true;
	}
	return any;
}

static bool
ask(struct sim_season *s, const double truth[AR_LOAD_ROWS], bool *due,
    struct ar_planned *session)
{
	struct ar_arena *arena = ar_arena_open((size_t)8 << 20);
	struct ar_plan_day day;
	struct ar_plan_state state;
	struct ar_error err = { 0 };
	bool good;

	sim_morning_look(s, truth, &state);
	good = arena && ar_plan_today(&s->runner->profile, s->planned,
	    s->count, s->runs, s->run_count, &state, s->today, arena, &day,
	    &err) == AR_OK;
	if (!good)
		fprintf(stderr, "bench-simulate: %s: %s\n", err.where,
		    err.text);
	if (good)
		s->yellow[s->d] = day.yellow > 0;
	if (good && (s->arm->docile || chance(s, OBEY) < s->runner->obeys)) {
		good = apply(s, &day);
		*session = day.session;
		session->reason = NULL;
		*due = is_run(session) && !session->done && !day.suspended;
	}
	ar_arena_close(arena);
	return good;
}

static int
hindered(const struct sim_season *s, const struct ar_planned *session)
{
	enum sim_life life = s->runner->life[s->d];

	if (life == SIM_FEVER)
		return SIM_LOST_ILL;
	if (life == SIM_AWAY)
		return SIM_LOST_RUNNER;
	if (s->sore >= stops_at)
		return SIM_LOST_OTHER;
	return session->kind != AR_PLAN_RACE &&
	    chance(s, MISS) < s->runner->misses ? SIM_LOST_RUNNER : -1;
}

static void
count_bad(struct sim_season *s, const double truth[AR_LOAD_ROWS])
{
	int64_t blamed = sim_legs_blame(&s->legs, s->today, truth);

	s->result->bad_days++;
	s->result->bad_first += s->bad_before < s->d - 1 || s->d == 0;
	s->bad_before = s->d;
	for (size_t i = s->run_count; i-- > 0;)
		if (s->runs[i].day == blamed) {
			s->result->bad_after[s->runs[i].kind]++;
			return;
		}
}

static bool
live_day(struct sim_season *s)
{
	double truth[AR_LOAD_ROWS];
	struct ar_planned session = { 0 };
	bool due;
	int reason;

	sim_morning_make(s, s->d);
	sim_legs_truth(&s->legs, s->today, truth);
	s->sore = 0;
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		s->sore = fmax(s->sore, truth[row]);
	if (s->sore >= bad_from)
		count_bad(s, truth);
	due = stands(s, &session);
	if (s->arm->adapted && s->runner->life[s->d] != SIM_AWAY &&
	    !ask(s, truth, &due, &session))
		return false;
	if (!due)
		return true;
	reason = hindered(s, &session);
	if (reason < 0) {
		do_session(s, &session);
		return true;
	}
	s->missed[s->d] = true;
	if (session.number > 0 && session.number < SIM_ROOM)
		s->took[session.number] = reason;
	return true;
}

static void
sum_up(struct sim_season *s)
{
	int64_t end = s->runner->made_day + WEEK * s->arm->weeks;

	for (int n = 1; n < SIM_ROOM; n++) {
		const struct ar_planned *first = &s->first[n];
		double lost = 1 - s->did[n];

		if (first->number != n || first->day >= end)
			continue;
		if (first->kind == AR_PLAN_QUALITY) {
			s->result->quality_all++;
			s->result->quality += s->did[n];
			s->result->lost[s->took[n]] += lost;
		} else if (first->kind == AR_PLAN_LONG) {
			s->result->long_all++;
			s->result->long_done += s->did[n];
			s->result->longs_lost[s->took[n]] += lost;
		}
	}
	s->result->ctl = s->ctl[SIM_HISTORY_DAYS + s->d];
}

static void
load_on(struct sim_season *s, int at)
{
	s->ctl[at + 1] = ar_load_average(s->ctl[at], s->tss[at], ctl_days,
	    AR_DECAY_EXP);
	s->atl[at + 1] = ar_load_average(s->atl[at], s->tss[at], atl_days,
	    AR_DECAY_EXP);
}

static void
start(struct sim_season *s)
{
	live_past(s);
	s->ctl[0] = s->atl[0] = ar_load_seed(s->tss, SIM_HISTORY_DAYS);
	for (int at = 0; at < SIM_HISTORY_DAYS; at++)
		load_on(s, at);
	for (int d = -SIM_NIGHTS; d < 0; d++)
		sim_morning_make(s, d);
	s->since_change = LOOK;
	s->bad_before = -2;
}

static bool
take_plan(struct sim_season *s, struct ar_arena *arena)
{
	struct ar_plan plan;
	struct ar_error err = { 0 };

	if (ar_plan_build(&s->runner->profile, s->runs, s->run_count,
	        s->runner->made_day, arena, &plan, &err) != AR_OK)
		return false;
	for (size_t w = 0; w < plan.week_count; w++)
		for (size_t i = 0; i < plan.weeks[w].session_count; i++) {
			const struct ar_planned *one =
			    &plan.weeks[w].sessions[i];

			if (s->count == SIM_ROOM / 2)
				return true;
			s->planned[s->count++] = *one;
			if (one->number > 0 && one->number < SIM_ROOM) {
				s->first[one->number] = *one;
				s->took[one->number] = SIM_LOST_OTHER;
			}
		}
	return true;
}

bool
sim_season_live(const struct sim_runner *runner, const struct sim_arm *arm,
    struct sim_result *result)
{
	struct sim_season *s = calloc(1, sizeof *s);
	struct ar_arena *arena = ar_arena_open((size_t)64 << 20);
	bool good = s && arena;

	memset(result, 0, sizeof *result);
	if (good) {
		s->runner = runner;
		s->arm = arm;
		s->result = result;
		start(s);
		good = take_plan(s, arena);
	}
	if (good) {
		for (s->d = 0; good && s->d < WEEK * arm->weeks; s->d++) {
			good = live_day(s);
			load_on(s, SIM_HISTORY_DAYS + s->d);
		}
		sum_up(s);
	}
	ar_arena_close(arena);
	free(s);
	return good;
}
