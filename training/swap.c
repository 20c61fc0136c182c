/* P34, P35: where a hard run goes that cannot be run today, or was missed. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "training/build.h"
#include "training/day.h"
#include "training/numbers.h"

static const int64_t day_h = 24;

static int64_t
spacing(const struct ar_day *day)
{
	return day->profile->person.age_y >= AR_QUALITY_GAP_AGE_Y
	    ? AR_QUALITY_GAP_OLD_DAYS
	    : AR_QUALITY_GAP_DAYS;
}

static bool
day_free(const struct ar_day *day, int64_t at)
{
	bool any = false;

	for (int i = 0; i < AR_WEEK_DAYS; i++)
		any |= day->profile->days[i];
	return !any || day->profile->days[ar_weekday(at)];
}

/* P7 with all other hard sessions and hard runs of the past. */
static bool
spaced(const struct ar_day *day, const struct ar_planned *moved, int64_t at)
{
	int64_t gap = spacing(day);

	for (size_t i = 0; i < day->session_count; i++) {
		const struct ar_planned *s = &day->sessions[i];
		int64_t off = s->day > at ? s->day - at : at - s->day;

		if (s != moved && ar_session_hard(s) && off < gap &&
		    (s->day >= day->today || s->done))
			return false;
	}
	for (size_t i = 0; i < day->run_count; i++) {
		const struct ar_plan_run *run = &day->runs[i];
		bool hard = run->kind == AR_PLAN_QUALITY ||
		    run->kind == AR_PLAN_LONG || run->kind == AR_PLAN_RACE;

		if (hard && run->day <= day->today && at - run->day < gap)
			return false;
	}
	return true;
}

/* Soreness expected there would make it an easy day again (P24). */
static bool
sore_then(const struct ar_day *day, int64_t at)
{
	int64_t ahead = at - day->today;

	return ahead < AR_DAY_AHEAD &&
	    day->sore.ahead[ahead] >= AR_P24_EASY;
}

static bool
fits(const struct ar_day *day, const struct ar_planned *moved, int64_t at)
{
	return at >= day->hard_from && day_free(day, at) &&
	    !sore_then(day, at) && spaced(day, moved, at);
}

/* The easy run that gives way on the day; NULL none. */
static const struct ar_planned *
easy_on(const struct ar_day *day, int64_t at)
{
	for (size_t i = 0; i < day->session_count; i++) {
		const struct ar_planned *s = &day->sessions[i];

		if (s->day == at && !s->done && s->number != 0 &&
		    (s->kind == AR_PLAN_EASY || s->kind == AR_PLAN_STRIDES))
			return s;
	}
	return NULL;
}

/* 48 hours first, then 72, then 24 (C6 examples 2 and 5); a day with an easy
 * run to exchange with before a free day, so that the week does not grow.
 * 0: nowhere. */
static int64_t
find_day(const struct ar_day *day, const struct ar_planned *moved,
    int64_t last)
{
	static const int order[] = { AR_P34_USUAL_DAYS, AR_P34_DAYS, 1 };
	enum { ORDER = sizeof order / sizeof order[0] };

	for (int i = 0; i < 2 * ORDER; i++) {
		int64_t at = day->today + order[i % ORDER];

		if (at <= last && fits(day, moved, at) &&
		    (i >= ORDER || easy_on(day, at)))
			return order[i % ORDER];
	}
	return 0;
}

static void
drop(struct ar_changes *changes, const struct ar_planned *session,
    const char *rule, const char *reason)
{
	struct ar_change *change = ar_changes_add(changes, session);

	if (change == NULL)
		return;
	change->action = AR_ACTION_REST;
	change->after.kind = AR_PLAN_REST;
	change->after.flavour = AR_FLAVOUR_NONE;
	change->after.distance_m = NAN;
	change->after.minutes = NAN;
	change->after.expected_m = 0;
	change->after.expected_min = 0;
	change->after.regions = 0;
	change->after.step_count = 0;
	change->after.reason = reason;
	ar_session_tag(&change->after, rule);
	ar_change_say(change, rule, reason, NULL);
}

/* P14: no strength in the day before the moved run. */
static void
drop_strength(struct ar_day *day, int64_t at, struct ar_changes *changes)
{
	for (size_t i = 0; i < day->session_count; i++) {
		const struct ar_planned *s = &day->sessions[i];

		if (s->kind == AR_PLAN_STRENGTH && !s->done &&
		    s->day == at - 1 && s->day > day->today)
			drop(changes, s, "P14", "No strength training in the "
			    "24 hours before a hard run.");
	}
}

/* A cut of these days holds for what is moved into them. */
static void
cut_moved(const struct ar_day *day, struct ar_planned *moved)
{
	const struct ar_day_cut *cut = &day->cut;

	if (cut->rule == NULL || moved->day > cut->until ||
	    ar_session_carries(moved, cut->rule) ||
	    day->state->days_since_change < AR_P35_DAYS)
		return;
	ar_session_scale(day, moved, cut->share);
	ar_session_tag(moved, cut->rule);
}

static struct ar_change *
move(struct ar_day *day, const struct ar_planned *session, int64_t at,
    struct ar_changes *changes)
{
	struct ar_change *change = ar_changes_add(changes, session);

	if (change == NULL)
		return NULL;
	change->after.day = at;
	change->after.swaps = session->swaps + 1;
	change->after.adapted = AR_ACTION_KEEP;
	cut_moved(day, &change->after);
	change->action = AR_ACTION_SWAP;
	drop_strength(day, at, changes);
	return change;
}

/* Today's easy session takes the number of the easy run that gives way; with
 * none, or on a rest day, it is new and has number 0. */
static struct ar_change *
exchange(struct ar_planned *today, const struct ar_planned *easy,
    struct ar_changes *changes)
{
	struct ar_planned none = *today;
	struct ar_change *change;

	if (easy && today->kind == AR_PLAN_REST) {
		drop(changes, easy, "P34", "Its place is taken by the hard "
		    "run that moved.");
		easy = NULL;
	}
	none.kind = AR_PLAN_REST;
	none.number = 0;
	none.distance_m = none.minutes = NAN;
	none.step_count = 0;
	today->number = easy ? easy->number : 0;
	today->swaps = easy ? easy->swaps : 0;
	change = ar_changes_add(changes, easy ? easy : &none);
	return change;
}

struct ar_change *
ar_swap_move(struct ar_day *day, struct ar_planned *session,
    struct ar_changes *changes, const char **words)
{
	const struct ar_planned *hard = day->planned;
	int64_t ahead = day->stay || hard->swaps >= AR_P35_SWAPS
	    ? 0
	    : find_day(day, hard, day->today + AR_P34_DAYS);
	const struct ar_planned *easy;
	struct ar_change *change;

	if (hard->swaps >= AR_P35_SWAPS)
		ar_session_tag(session, "P35");
	if (ahead == 0) {
		*words = "The hard run is dropped, not made up.";
		return ar_changes_add(changes, hard);
	}
	easy = easy_on(day, day->today + ahead);
	change = move(day, hard, day->today + ahead, changes);
	if (change == NULL)
		return NULL;
	*words = AR_DAY_SAY(day, "The %s moves by %d hours to %s.",
	    ar_plan_kind_words(hard->kind), (int)(ahead * day_h),
	    ar_day_name(day->today + ahead));
	ar_change_say(change, day->rule, *words, day->numbers);
	return exchange(session, easy, changes);
}

/* The one session of the week that matters most: the long run for the long
 * races, the hard run else. */
static bool
is_key(const struct ar_day *day, const struct ar_planned *session)
{
	enum ar_goal goal = day->profile->goal;
	bool longer = goal == AR_GOAL_HALF || goal == AR_GOAL_MARATHON ||
	    goal == AR_GOAL_KEEP;

	return session->kind ==
	    (longer ? AR_PLAN_LONG : AR_PLAN_QUALITY);
}

/* P34: the key session that was missed may still come, from tomorrow on: what
 * was missed never makes today harder. */
void
ar_swap_missed(struct ar_day *day, struct ar_changes *changes)
{
	for (size_t i = 0; i < day->session_count; i++) {
		const struct ar_planned *s = &day->sessions[i];
		int64_t ahead;
		const struct ar_planned *easy;
		struct ar_change *change;

		if (s->day >= day->today || s->done || !is_key(day, s) ||
		    s->number == 0 || day->today - s->day >= AR_P34_DAYS ||
		    s->swaps >= AR_P35_SWAPS ||
		    day->action >= AR_ACTION_EASY_SHORT || day->stay ||
		    changes->count > 0)
			continue;
		ahead = find_day(day, s, s->day + AR_P34_DAYS);
		if (ahead == 0)
			continue;
		easy = easy_on(day, day->today + ahead);
		change = move(day, s, day->today + ahead, changes);
		if (change == NULL)
			return;
		change->after.reason = AR_DAY_SAY(day,
		    "The %s you missed moves to %s; nothing else is made up.",
		    ar_plan_kind_words(s->kind),
		    ar_day_name(day->today + ahead));
		ar_change_say(change, "P34", change->after.reason, NULL);
		if (easy)
			drop(changes, easy, "P34", "Its place is taken by "
			    "the run that was missed.");
	}
}
