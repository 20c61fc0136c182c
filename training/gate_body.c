/* P19, P20, P30, P31, P36, P38: illness, races, fatigue of weeks, time off. */
#include <math.h>

#include "base/text.h"
#include "training/build.h"
#include "training/day.h"
#include "training/numbers.h"

static void
ill_whole(struct ar_day *day)
{
	const struct ar_plan_state *state = day->state;
	bool fever = state->illness == AR_ILLNESS_FEVER;
	int days = state->illness_days;
	int free = state->illness_days_free;
	int shorts = days < AR_P19_SHORT_DAYS_MAX ? days
	                                          : AR_P19_SHORT_DAYS_MAX;
	const char *numbers = AR_DAY_SAY(day, "%d days ill, day %d without",
	    days, free);

	if (free <= AR_P19_REST_DAYS) {
		day->stay = true;
		ar_day_lower(day, "P19", AR_ACTION_REST,
		    AR_DAY_SAY(day, "Rest until you have been well for 24 "
		        "hours. Then short easy runs."), numbers);
	} else if (free <= AR_P19_REST_DAYS + shorts) {
		day->stay = true;
		ar_day_lower(day, "P19", AR_ACTION_EASY_SHORT,
		    AR_DAY_SAY(day, "You were ill: at most %d minutes, easy "
		        "and flat.", (int)AR_DAY_SHORT_MINUTES), numbers);
	}
	if (fever && free <= AR_P19_FEVER_DAYS) {
		ar_day_hard_from(day,
		    day->today + AR_P19_FEVER_DAYS + 1 - free);
		ar_day_lower(day, "P19", AR_ACTION_SWAP,
		    AR_DAY_SAY(day, "No hard run in the %d days after a "
		        "fever.", (int)AR_P19_FEVER_DAYS), numbers);
	}
}

void
ar_gate_illness(struct ar_day *day)
{
	const struct ar_plan_state *state = day->state;

	if (state->illness == AR_ILLNESS_ABOVE_NECK &&
	    state->illness_days_free == 0)
		ar_day_lower(day, "P19", AR_ACTION_EASY,
		    AR_DAY_SAY(day, "You have a mild cold: easy at most, and "
		        "stop if it moves to the chest."),
		    "signs above the neck only");
	if (state->illness >= AR_ILLNESS_BELOW_NECK)
		ill_whole(day);
}

/* The distance a race had; where the log does not say, that of the goal. */
static double
race_metres(const struct ar_day *day, const struct ar_plan_run *run)
{
	double metres;

	if (run->distance_m > 0)
		return run->distance_m;
	if (day->profile->goal_day != run->day)
		return NAN;
	metres = ar_goal_row(day->profile->goal)->distance_m;
	return metres > 0 ? metres : NAN;
}

static void
after_marathon(struct ar_day *day, int64_t age, const char *numbers)
{
	if (age <= AR_P20_NO_RUN_DAYS) {
		day->cross_max = fmin(day->cross_max, AR_P20_CROSS_MINUTES);
		ar_day_lower(day, "P20", AR_ACTION_XT,
		    AR_DAY_SAY(day, "No running in the first %d days after a "
		        "marathon: walk or swim for 20 to %d minutes.",
		        (int)AR_P20_NO_RUN_DAYS, (int)AR_P20_CROSS_MINUTES),
		    numbers);
	} else if (age <= AR_P20_JOG_DAYS) {
		bool ready = day->sore.most <= AR_P20_JOG_SORENESS;

		ar_day_lower(day, "P20",
		    ready ? AR_ACTION_EASY_SHORT : AR_ACTION_XT,
		    AR_DAY_SAY(day, ready ? "A first short jog after the "
		        "marathon." : "The first jog after the marathon waits "
		        "until soreness is %d or less.",
		        (int)AR_P20_JOG_SORENESS), numbers);
	}
	if (age > AR_P20_NO_RUN_DAYS && age <= AR_P20_NO_QUALITY_DAYS &&
	    day->sore.most >= AR_P20_SORE_AGAIN)
		day->ask = true; /* T27: still sore on day 4 */
}

static void
after_race(struct ar_day *day, const struct ar_plan_run *run)
{
	double metres = race_metres(day, run);
	int64_t age = day->today - run->day;
	bool marathon = metres >= AR_P20_MARATHON_M;
	double easy = floor(metres / 1000 / AR_P20_KM_A_DAY);
	const char *numbers;

	if (marathon)
		easy = fmax(easy, AR_P20_NO_QUALITY_DAYS);
	if (age < 0 || !((double)age <= easy))
		return;
	numbers = AR_DAY_SAY(day, "day %d after a race of %f km; easy for %d "
	    "days", (int)age, ar_round(metres / 1000, 1),
	    (int)fmin(easy, AR_P38_LOOK_DAYS));
	ar_day_hard_from(day, run->day + 1 +
	    (int64_t)fmin(easy, AR_P38_LOOK_DAYS));
	if (marathon)
		after_marathon(day, age, numbers);
	ar_day_lower(day, "P20", AR_ACTION_EASY,
	    AR_DAY_SAY(day, "Your body is still getting over the race: easy "
	        "only."), numbers);
}

void
ar_gate_race(struct ar_day *day)
{
	for (size_t i = 0; i < day->run_count; i++)
		if (day->runs[i].kind == AR_PLAN_RACE &&
		    day->runs[i].day <= day->today &&
		    day->today - day->runs[i].day <= AR_P38_LOOK_DAYS)
			after_race(day, &day->runs[i]);
}

void
ar_gate_monotony(struct ar_day *day)
{
	const struct ar_plan_state *state = day->state;

	if (ar_round(state->monotony, 2) > AR_P30_MONOTONY &&
	    state->strain > state->strain_p90) {
		day->rest_if_easy = true; /* ask_gates: is it today? */
		ar_day_lower(day, "P30", AR_ACTION_KEEP,
		    AR_DAY_SAY(day, "Your week had little variation and more "
		        "strain than usual for you: the next easy day is a "
		        "rest day."),
		    AR_DAY_SAY(day, "monotony %f, limit %f", state->monotony,
		        (double)AR_P30_MONOTONY));
	}
}

/* Was a run of the last days cut by P31?  Then the cut goes on until form is
 * back above its upper mark. */
static bool
in_cut(const struct ar_day *day)
{
	for (size_t i = 0; i < day->session_count; i++) {
		const struct ar_planned *s = &day->sessions[i];

		if (s->day <= day->today &&
		    day->today - s->day <= AR_P31_MEMORY_DAYS &&
		    ar_session_carries(s, "P31"))
			return true;
	}
	return false;
}

void
ar_gate_form(struct ar_day *day)
{
	double form = ar_round(day->state->form, 1);
	double rise = ar_round(day->state->ctl_week_rise, 1);
	const char *numbers = AR_DAY_SAY(day, "form %f, fitness %f a week",
	    form, rise);

	if (form < AR_P31_CUT || (in_cut(day) && form <= AR_P31_UNTIL)) {
		struct ar_day_cut cut = { "P31", AR_P31_SHARE,
			day->today + AR_P31_DAYS - 1,
			AR_DAY_SAY(day, "You are very tired from the last "
			    "weeks: about a third less until form is above "
			    "%d.", AR_P31_UNTIL), numbers };

		ar_day_cut_week(day, &cut);
	}
	if (form < AR_P31_HOLD || rise > AR_P31_RISE) {
		day->hold = true;
		ar_day_lower(day, "P31", AR_ACTION_KEEP,
		    AR_DAY_SAY(day, "Nothing is added while you are this "
		        "tired."), numbers);
	}
}

void
ar_gate_last_days(struct ar_day *day)
{
	int64_t left = day->profile->goal_day - day->today;

	if (day->profile->goal_day == 0 || left < 0 || left > AR_P36_DAYS)
		return;
	day->hold = true;
	if (day->sore.most >= AR_P36_SORENESS)
		ar_day_lower(day, "P36", AR_ACTION_XT,
		    AR_DAY_SAY(day, "The race is near and your legs are sore: "
		        "no running today."),
		    AR_DAY_SAY(day, "soreness %d of 10, %d days to go",
		        (int)day->sore.most, (int)left));
}
