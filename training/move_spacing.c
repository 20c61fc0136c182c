/* A moved session keeps its distance from others (P7, P14, P41).  What was
 * too close before the move is not held against it. */
#include "base/text.h"
#include "training/build.h"
#include "training/day.h"
#include "training/move.h"
#include "training/numbers.h"

static const int day_h = 24;

static int64_t
apart(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

static int64_t
hard_gap(const struct ar_trial *trial)
{
	return trial->input->profile->person.age_y >= AR_QUALITY_GAP_AGE_Y
	    ? AR_QUALITY_GAP_OLD_DAYS
	    : AR_QUALITY_GAP_DAYS;
}

/* Missed ones and rest days keep nobody away. */
static bool
counts(const struct ar_trial *trial, const struct ar_planned *session)
{
	return session->kind != AR_PLAN_REST &&
	    (session->done || session->day >= trial->input->today);
}

/* P7 between two sessions. */
static int64_t
gap_between(const struct ar_trial *trial, const struct ar_planned *a,
    const struct ar_planned *b)
{
	bool race = a->kind == AR_PLAN_RACE || b->kind == AR_PLAN_RACE;
	bool longest = a->kind == AR_PLAN_LONG || b->kind == AR_PLAN_LONG;

	if (!ar_session_hard(a) || !ar_session_hard(b))
		return 0;
	return race && longest ? AR_LONG_BEFORE_RACE_DAYS : hard_gap(trial);
}

static enum ar_status
too_close(const struct ar_trial *trial, const struct ar_planned *other,
    int64_t gap)
{
	return ar_trial_refuse(trial, "P7", ar_text_format(trial->arena,
	    "hard runs need %d hours between them, and the %s stands on %s",
	    (int)gap * day_h, ar_plan_kind_words(other->kind),
	    ar_day_name(other->day)));
}

static enum ar_status
keep_hard_apart(const struct ar_trial *trial, size_t moved)
{
	const struct ar_planned *was = &trial->before[moved];
	const struct ar_planned *is = &trial->after[moved];

	for (size_t i = 0; i < trial->count; i++) {
		const struct ar_planned *other = &trial->after[i];
		int64_t gap = gap_between(trial, is, other);
		int64_t days = apart(is->day, other->day);

		if (i != moved && counts(trial, other) && days < gap &&
		    days < apart(was->day, trial->before[i].day))
			return too_close(trial, other, gap);
	}
	for (size_t i = 0; i < trial->input->run_count; i++) {
		const struct ar_plan_run *run = &trial->input->runs[i];
		bool hard = run->kind == AR_PLAN_QUALITY ||
		    run->kind == AR_PLAN_LONG || run->kind == AR_PLAN_RACE;
		int64_t days = is->day - run->day;

		if (hard && ar_session_hard(is) && days >= 0 &&
		    days < hard_gap(trial) && days < was->day - run->day)
			return ar_trial_refuse(trial, "P7", ar_text_format(
			    trial->arena, "hard runs need %d hours between "
			    "them, and you ran hard on %s",
			    (int)hard_gap(trial) * day_h,
			    ar_day_name(run->day)));
	}
	return AR_OK;
}

/* P14: no strength in the day before a hard run. */
static enum ar_status
keep_strength_off(const struct ar_trial *trial, size_t moved)
{
	for (size_t i = 0; i < trial->count; i++) {
		bool lift = trial->after[moved].kind == AR_PLAN_STRENGTH;
		size_t strength = lift ? moved : i;
		size_t hard = lift ? i : moved;
		const struct ar_planned *s = &trial->after[strength];
		const struct ar_planned *h = &trial->after[hard];

		if (s->kind != AR_PLAN_STRENGTH || s->done ||
		    !counts(trial, s) || !ar_session_hard(h) ||
		    s->day != h->day - 1 || trial->before[strength].day ==
		    trial->before[hard].day - 1)
			continue;
		return ar_trial_refuse(trial, "P14", ar_text_format(
		    trial->arena, "no strength training in the 24 hours "
		    "before a hard run: it stands on %s, the %s on %s",
		    ar_day_name(s->day), ar_plan_kind_words(h->kind),
		    ar_day_name(h->day)));
	}
	return AR_OK;
}

static bool
is_ladder(const struct ar_planned *session)
{
	return ar_session_runs(session) &&
	    ar_session_carries(session, "P41");
}

/* P41: a day between, and one step after the other. */
static enum ar_status
keep_ladder(const struct ar_trial *trial, size_t moved)
{
	const struct ar_planned *was = &trial->before[moved];
	const struct ar_planned *is = &trial->after[moved];

	for (size_t i = 0; is_ladder(is) && i < trial->count; i++) {
		const struct ar_planned *other = &trial->after[i];
		int64_t days = apart(is->day, other->day);

		if (i == moved || !is_ladder(other) || !counts(trial, other))
			continue;
		if ((other->number < is->number && other->day > is->day) ||
		    (other->number > is->number && other->day < is->day))
			return ar_trial_refuse(trial, "P41", "walking and "
			    "running in turns goes up one step after the "
			    "other; this would leave one out");
		if (days < AR_LADDER_GAP_DAYS &&
		    days < apart(was->day, trial->before[i].day))
			return ar_trial_refuse(trial, "P41", ar_text_format(
			    trial->arena, "walking and running in turns is "
			    "for every other day, and one stands on %s",
			    ar_day_name(other->day)));
	}
	return AR_OK;
}

enum ar_status
ar_trial_spacing(const struct ar_trial *trial)
{
	for (size_t i = 0; i < trial->moved_count; i++) {
		AR_TRY(keep_hard_apart(trial, trial->moved[i]));
		AR_TRY(keep_strength_off(trial, trial->moved[i]));
		AR_TRY(keep_ladder(trial, trial->moved[i]));
	}
	return AR_OK;
}
