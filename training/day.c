/* Today: the gates of C3 in their order, and what they change. */
#include "training/day.h"

#include <math.h>
#include <string.h>

#include "afterrun/fitness.h"
#include "base/text.h"
#include "training/numbers.h"

static const double metres_km = 1000;

static const struct gate {
	const char *rule;
	void (*ask)(struct ar_day *day);
	bool always; /* cannot be undone */
	bool race;   /* asked on the day of a race too */
} gates[] = {
	{ "P17", ar_gate_triage, true, true },
	{ "P18", ar_gate_pain, false, true },
	{ "P19", ar_gate_illness, false, true },
	{ "P20", ar_gate_race, false, false },
	{ "P21", ar_gate_spike, false, false },
	{ "P22", ar_gate_region, false, false },
	{ "P23", ar_gate_not_right, false, true },
	{ "P24", ar_gate_soreness, false, true },
	{ "P25", ar_gate_spare, false, false },
	{ "P26", ar_gate_hrv, false, false },
	{ "P27", ar_gate_resting, false, false },
	{ "P28", ar_gate_sleep, false, false },
	{ "P29", ar_gate_effort, false, false },
	{ "P30", ar_gate_monotony, false, false },
	{ "P31", ar_gate_form, false, false },
	{ "P32", ar_gate_flags, false, false },
	{ "P36", ar_gate_last_days, false, false },
	{ "P38", ar_gate_return, false, false },
};

enum { GATES = sizeof gates / sizeof gates[0] };

_Static_assert(GATES + 2 <= AR_PLAN_RULES_MAX, "every gate may have a say");

/* The run first, then what stands beside it; of the rest, what an earlier
 * call of the day made of the run. */
static int
rank(const struct ar_planned *session)
{
	static const int ranks[AR_PLAN_KINDS] = {
		[AR_PLAN_RACE] = 8, [AR_PLAN_QUALITY] = 7,
		[AR_PLAN_LONG] = 6, [AR_PLAN_STRIDES] = 5,
		[AR_PLAN_EASY] = 4, [AR_PLAN_CROSS] = 3,
		[AR_PLAN_STRENGTH] = 2, [AR_PLAN_REST] = 1,
	};

	return 2 * ranks[session->kind] + (session->adapted != 0);
}

static const struct ar_planned *
main_session(const struct ar_day *day)
{
	const struct ar_planned *best = NULL;

	for (size_t i = 0; i < day->session_count; i++) {
		const struct ar_planned *s = &day->sessions[i];

		if (s->day == day->today &&
		    (best == NULL || rank(s) > rank(best)))
			best = s;
	}
	return best;
}

/* The easy speed the day counts with: from VDOT, else what the runs of the
 * last weeks were like, else a guess. */
static void
set_speed(struct ar_day *day)
{
	double vdot = day->profile->vdot;
	double metres = 0;
	double seconds = 0;

	day->easy_slow_s_km = NAN;
	day->easy_fast_s_km = NAN;
	day->easy_m_s = AR_EASY_M_S_GUESS;
	for (size_t i = 0; i < day->run_count; i++) {
		const struct ar_plan_run *run = &day->runs[i];

		if (ar_run_on_foot(run) && run->duration_s > 0 &&
		    run->distance_m > 0 && run->day <= day->today &&
		    day->today - run->day <= AR_LONG_RUN_WINDOW_DAYS) {
			metres += run->distance_m;
			seconds += run->duration_s;
		}
	}
	if (seconds > 0)
		day->easy_m_s = metres / seconds;
	if (isnan(vdot))
		vdot = day->profile->person.vdot;
	if (vdot >= AR_VDOT_MIN && vdot <= AR_VDOT_MAX) {
		struct ar_paces paces = ar_vdot_paces(vdot);

		day->easy_slow_s_km = paces.easy_slow_s_km;
		day->easy_fast_s_km = paces.easy_fast_s_km;
		day->easy_m_s = 2 * metres_km /
		    (paces.easy_slow_s_km + paces.easy_fast_s_km);
	}
}

/* The goal's race stays one when an earlier call made less of it. */
static bool
race_day(const struct ar_day *day)
{
	const struct ar_planned *planned = day->planned;

	return planned && (planned->kind == AR_PLAN_RACE ||
	    (planned->adapted && day->profile->goal_day == day->today));
}

static bool
undone(const struct ar_day *day, const char *rule)
{
	const struct ar_plan_state *state = day->state;

	for (size_t i = 0; i < state->undone_count; i++)
		if (state->undone[i] && strcmp(state->undone[i], rule) == 0)
			return true;
	return false;
}

static void
ask_gates(struct ar_day *day)
{
	for (size_t i = 0; i < GATES; i++) {
		if (!gates[i].always && undone(day, gates[i].rule))
			continue;
		if (!day->race || gates[i].race)
			gates[i].ask(day);
	}
	if (day->cut.rule)
		ar_day_share(day, day->cut.rule, day->cut.share);
	/* P30: what is left of a hard run is the next easy day too */
	if (day->rest_if_easy && day->planned && !day->race &&
	    ar_session_runs(day->planned) &&
	    (!ar_session_hard(day->planned) ||
	        day->action >= AR_ACTION_SWAP))
		ar_day_lower(day, "P30", AR_ACTION_REST,
		    AR_DAY_SAY(day, "Your week had little variation and more "
		    "strain than usual for you. Make this easy day a rest "
		    "day."), AR_DAY_SAY(day, "monotony %f, limit %f",
		    day->state->monotony, (double)AR_P30_MONOTONY));
}

static bool
same_number(double a, double b)
{
	return a == b || (isnan(a) && isnan(b));
}

static bool
changed(const struct ar_planned *a, const struct ar_planned *b)
{
	return a->kind != b->kind || a->flavour != b->flavour ||
	    !same_number(a->distance_m, b->distance_m) ||
	    !same_number(a->minutes, b->minutes) ||
	    !same_number(a->descent_m, b->descent_m);
}

/* What the day is called: the ceiling, where it has a say.  EASY and lower
 * name a run even if it was easy enough already, XT and REST any day; a swap
 * of what is not hard is at most a cut; what an earlier call of the day made
 * of it stays. */
static enum ar_action
name_action(const struct ar_day *day, const struct ar_planned *after)
{
	const struct ar_planned *before = day->planned;
	enum ar_action action = day->action;
	bool run = before && ar_session_runs(before);

	if (action < AR_ACTION_XT && !run)
		action = AR_ACTION_KEEP;
	else if (action < AR_ACTION_EASY && !changed(before, after))
		action = AR_ACTION_KEEP;
	else if (action == AR_ACTION_SWAP && before->kind == after->kind)
		action = same_number(before->distance_m, after->distance_m) &&
		        same_number(before->minutes, after->minutes)
		    ? AR_ACTION_KEEP
		    : AR_ACTION_CUT;
	if (before && before->adapted > (int)action)
		action = (enum ar_action)before->adapted;
	return action;
}

static bool
is_hit(const struct ar_day *day, const char *rule)
{
	for (size_t i = 0; i < day->hit_count; i++)
		if (strcmp(day->hits[i], rule) == 0)
			return true;
	return false;
}

/* What the session carries already and what the gates say now, in their
 * order; P2 is P21's other name where a planned run was too long (C6 example
 * 3), but on a session that nobody adapted it is the builder's. */
static void
list_rules(const struct ar_day *day, struct ar_plan_day *out)
{
	const struct ar_planned *planned = day->planned;
	size_t n = 0;

	for (size_t i = 0; i < GATES; i++) {
		const char *rule = gates[i].rule;

		if (strcmp(rule, "P21") == 0 && (is_hit(day, "P2") ||
		        (planned && planned->adapted &&
		            ar_session_carries(planned, rule) &&
		            ar_session_carries(planned, "P2"))))
			out->rules[n++] = "P2";
		if (is_hit(day, rule) ||
		    (planned && ar_session_carries(planned, rule)))
			out->rules[n++] = rule;
	}
}

/* "It was a short night: the hard run waits (5.5 h of sleep)." */
static const char *
with_numbers(struct ar_day *day)
{
	size_t n = strlen(day->reason);
	char *reason = ar_arena_text(day->arena, day->reason, n);
	bool stop = n > 0 && day->reason[n - 1] == '.';

	if (!reason)
		return ar_day_kept(day, NULL);
	if (stop)
		reason[n - 1] = '\0';
	return AR_DAY_SAY(day, "%s (%s)%s", reason, day->numbers,
	    stop ? "." : "");
}

/* The words of the day: those of the gate that decides. */
static const char *
say_day(struct ar_day *day, const struct ar_plan_day *out)
{
	const struct ar_planned *before = day->planned;

	if (before && before->adapted && before->adapted == (int)out->action &&
	    before->reason && !changed(before, &out->session))
		return before->reason;
	if (day->reason && day->numbers)
		return with_numbers(day);
	if (day->reason)
		return day->reason;
	if (before == NULL || before->kind == AR_PLAN_REST)
		return "Nothing is planned today: rest.";
	return "Nothing speaks against it: do it as planned.";
}

static void
rest_session(const struct ar_day *day, struct ar_planned *session)
{
	memset(session, 0, sizeof *session);
	session->day = day->today;
	session->kind = AR_PLAN_REST;
	session->distance_m = NAN;
	session->minutes = NAN;
	session->descent_m = NAN;
	session->rpe_0_10 = NAN;
	session->pace_lo_s_km = NAN;
	session->pace_hi_s_km = NAN;
}

/* P31 on a session says that it was cut; that nothing is added (its other
 * half) is no change of the session. */
static void
tag_all(const struct ar_day *day, struct ar_planned *session)
{
	bool cut = day->cut.rule && strcmp(day->cut.rule, "P31") == 0;

	for (size_t i = 0; i < day->hit_count; i++)
		if (cut || strcmp(day->hits[i], "P31") != 0)
			ar_session_tag(session, day->hits[i]);
}

/* Today's session, and where its hard run goes. */
static void
change_main(struct ar_day *day, struct ar_plan_day *out,
    struct ar_changes *changes)
{
	const struct ar_planned *before = day->planned;
	struct ar_change *change;
	const char *words = NULL;

	if (before == NULL || !changed(before, &out->session))
		return;
	if (!before->adapted && !is_hit(day, "P2")) /* the builder's */
		ar_session_untag(&out->session, "P2");
	tag_all(day, &out->session);
	out->session.adapted = (int)out->action;
	if (ar_session_hard(before) && before->kind != AR_PLAN_RACE &&
	    !ar_session_hard(&out->session) && !day->plan_waits)
		change = ar_swap_move(day, &out->session, changes, &words);
	else
		change = ar_changes_add(changes, before);
	if (words)
		out->reason = AR_DAY_SAY(day, "%s %s", out->reason, words);
	out->session.reason = out->reason;
	if (change == NULL)
		return;
	change->after = out->session;
	ar_change_say(change, day->rule, out->reason, day->numbers);
	change->action = out->action;
	change->undo = out->undo;
}

/* Strength and the like on the same day. */
static void
change_others(struct ar_day *day, const struct ar_plan_day *out,
    struct ar_changes *changes)
{
	for (size_t i = 0; i < day->session_count; i++) {
		const struct ar_planned *s = &day->sessions[i];
		struct ar_planned after;
		struct ar_change *change;

		if (s->day != day->today || s == day->planned || s->done)
			continue;
		ar_day_fit(day, s, &after);
		if (!changed(s, &after))
			continue;
		change = ar_changes_add(changes, s);
		if (change == NULL)
			return;
		tag_all(day, &after);
		after.reason = out->reason;
		change->after = after;
		ar_change_say(change, day->rule, out->reason, day->numbers);
		change->action = day->action;
		change->undo = out->undo;
	}
}

static void
finish(struct ar_day *day, struct ar_plan_day *out,
    struct ar_changes *changes)
{
	const struct ar_planned *before = day->planned;

	out->due = before && (before->kind != AR_PLAN_REST ||
	    before->adapted != 0);
	if (before)
		ar_day_fit(day, before, &out->session);
	else
		rest_session(day, &out->session);
	out->action = name_action(day, &out->session);
	out->undo = day->undo;
	out->yellow = day->yellow;
	out->suspended = day->suspended;
	out->ask_triage = day->ask;
	out->until_asked = day->until_asked;
	list_rules(day, out);
	out->reason = say_day(day, out);
	change_main(day, out, changes);
	change_others(day, out, changes);
	if (!day->suspended) {
		ar_swap_missed(day, changes);
		ar_week_cut(day, changes);
		ar_week_up(day, changes);
	}
	out->changes = changes->item;
	out->change_count = changes->count;
}

static void
start(struct ar_day *day)
{
	day->share = 1;
	day->minutes_max = INFINITY;
	day->cross_max = AR_DAY_CROSS_MINUTES;
	day->distance_max_m = INFINITY;
	day->cut.share = 1;
	day->hard_from = day->today;
	day->undo = true;
	day->planned = main_session(day);
	day->race = race_day(day);
	set_speed(day);
}

/* Done already: nothing is left to adapt, but a warning sign still counts. */
static void
keep_done(struct ar_day *day, struct ar_plan_day *out)
{
	ar_gate_triage(day);
	out->due = true;
	out->action = day->suspended ? AR_ACTION_REST
	                             : (enum ar_action)day->planned->adapted;
	out->session = *day->planned;
	if (day->suspended)
		rest_session(day, &out->session);
	out->undo = false;
	out->suspended = day->suspended;
	list_rules(day, out);
	out->reason = day->suspended ? say_day(day, out)
	                             : "Done for today.";
}

/* Changes touch the days from a missed session to the end of a cut week, a
 * session at most three times. */
static size_t
room(const struct ar_day *day)
{
	size_t near = 0;

	for (size_t i = 0; i < day->session_count; i++)
		near += day->sessions[i].day >= day->today - AR_P34_DAYS &&
		    day->sessions[i].day <= day->today + AR_P21_WEEK_DAYS;
	return 3 * near + 4;
}

enum ar_status
ar_plan_today(const struct ar_plan_profile *profile,
    const struct ar_planned *sessions, size_t session_count,
    const struct ar_plan_run *history, size_t history_count,
    const struct ar_plan_state *state, int64_t today, struct ar_arena *arena,
    struct ar_plan_day *out, struct ar_error *err)
{
	struct ar_day day = { .profile = profile, .sessions = sessions,
		.session_count = session_count, .runs = history,
		.run_count = history_count, .state = state, .today = today,
		.arena = arena };
	struct ar_changes changes = { NULL, 0, 0 };

	memset(out, 0, sizeof *out);
	AR_TRY(ar_day_check(&day, err));
	start(&day);
	AR_TRY(ar_day_judge(&day, err));
	changes.size = room(&day);
	changes.item = ar_arena_array(arena, changes.size,
	    sizeof *changes.item);
	if (changes.item == NULL)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	ar_day_feel(&day);
	if (day.planned && day.planned->done) {
		keep_done(&day, out);
	} else {
		ask_gates(&day);
		finish(&day, out, &changes);
	}
	if (day.failed)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	return AR_OK;
}
