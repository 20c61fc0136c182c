/* Changes of the days to come: cuts (P21, P26, P31) and P33. */
#include <math.h>

#include "base/text.h"
#include "training/build.h"
#include "training/day.h"
#include "training/numbers.h"

/* Moved in the same call: that change is made smaller instead. */
static bool
has_change(const struct ar_changes *changes, const struct ar_planned *session)
{
	for (size_t i = 0; i < changes->count; i++)
		if (changes->item[i].number == session->number &&
		    session->number != 0)
			return true;
	return false;
}

void
ar_week_cut(struct ar_day *day, struct ar_changes *changes)
{
	const struct ar_day_cut *cut = &day->cut;

	if (cut->rule == NULL || day->state->days_since_change < AR_P35_DAYS)
		return;
	for (size_t i = 0; i < day->session_count; i++) {
		const struct ar_planned *s = &day->sessions[i];
		struct ar_change *change;

		if (s->day <= day->today || s->day > cut->until || s->done ||
		    !ar_session_runs(s) || s->kind == AR_PLAN_RACE ||
		    ar_session_carries(s, cut->rule) ||
		    has_change(changes, s))
			continue;
		change = ar_changes_add(changes, s);
		if (change == NULL)
			return;
		change->action = AR_ACTION_CUT;
		ar_session_scale(day, &change->after, cut->share);
		ar_session_tag(&change->after, cut->rule);
		change->after.adapted = AR_ACTION_CUT;
		change->after.reason = cut->reason;
		ar_change_say(change, cut->rule, cut->reason, cut->numbers);
	}
}

/* Kilometres of the runs of a week from Monday on. */
static double
week_run_m(const struct ar_day *day, int64_t monday)
{
	double sum = 0;

	for (size_t i = 0; i < day->run_count; i++) {
		const struct ar_plan_run *run = &day->runs[i];

		if (ar_run_on_foot(run) && run->distance_m > 0 &&
		    run->day >= monday && run->day < monday + AR_WEEK_DAYS)
			sum += run->distance_m;
	}
	return sum;
}

static double
longest_run_m(const struct ar_day *day)
{
	double most = 0;

	for (size_t i = 0; i < day->run_count; i++) {
		const struct ar_plan_run *run = &day->runs[i];

		if (ar_run_on_foot(run) && run->day <= day->today &&
		    day->today - run->day <= AR_LONG_RUN_WINDOW_DAYS)
			most = fmax(most, run->distance_m);
	}
	return most;
}

/* May this run be longer? */
static bool
may_grow(const struct ar_day *day, const struct ar_planned *s, double longest)
{
	return s->day > day->today &&
	    s->day <= day->today + AR_P33_WEEK_DAYS && !s->done &&
	    ar_session_runs(s) && s->kind != AR_PLAN_QUALITY &&
	    s->kind != AR_PLAN_RACE && s->distance_m > 0 &&
	    (s->phase == AR_PHASE_BUILD || s->phase == AR_PHASE_KEEP) &&
	    !ar_session_carries(s, "P33") &&
	    s->distance_m * AR_P33_FACTOR <= longest * AR_LONG_RUN_FACTOR;
}

static bool
all_well(const struct ar_day *day)
{
	const struct ar_plan_state *state = day->state;

	return !day->hold && day->action == AR_ACTION_KEEP &&
	    day->yellow <= 1 && state->yellows_14d <= AR_P33_YELLOWS &&
	    state->all_done_14d && !state->not_right &&
	    state->days_since_change >= AR_P35_DAYS;
}

/* P33: on a Sunday, for the week that begins.  P3: not above a tenth over the
 * best of the four weeks before; P5: a lighter week stays one. */
void
ar_week_up(struct ar_day *day, struct ar_changes *changes)
{
	double best = 0;
	double planned = 0;
	double longest = longest_run_m(day);

	if (ar_weekday(day->today) != AR_WEEK_DAYS - 1 || !all_well(day))
		return;
	for (int w = 1; w <= AR_WEEK_CAP_WEEKS; w++)
		best = fmax(best, week_run_m(day,
		    day->today + 1 - w * AR_WEEK_DAYS));
	for (size_t i = 0; i < day->session_count; i++) {
		const struct ar_planned *s = &day->sessions[i];

		if (s->day > day->today &&
		    s->day <= day->today + AR_P33_WEEK_DAYS &&
		    ar_session_runs(s) && s->distance_m > 0)
			planned += s->distance_m;
	}
	if (!(planned * AR_P33_FACTOR <= best * AR_WEEK_STEP) ||
	    planned < best * (1 + AR_LIGHTER_SHARE) / 2)
		return;
	for (size_t i = 0; i < day->session_count; i++) {
		const struct ar_planned *s = &day->sessions[i];
		struct ar_change *change;

		if (!may_grow(day, s, longest) || has_change(changes, s))
			continue;
		change = ar_changes_add(changes, s);
		if (change == NULL)
			return;
		ar_session_scale(day, &change->after, AR_P33_FACTOR);
		ar_session_tag(&change->after, "P33");
		change->after.reason = AR_DAY_SAY(day, "Two good weeks: this "
		    "run is %f %% longer.",
		    ar_round((AR_P33_FACTOR - 1) * 100, 0));
		ar_change_say(change, "P33", change->after.reason,
		    AR_DAY_SAY(day, "%d yellow flags in 14 days",
		        (int)day->state->yellows_14d));
	}
}
