/* Are all values of the case in their ranges? */
#include <math.h>

#include "training/day.h"

/* Wider than any body or plan; only what would break the sums is refused. */
static const double scale_max = 10;
static const double day_hours = 24;
static const double heart_max_bpm = 300;
static const double hrv_max_ms = 1000;
static const double amount_max = 1e7; /* metres, seconds, minutes */
static const double signed_max = 1e6; /* form, per cent */
static const int64_t day_max = 4000000; /* some 10,000 years */
static const int count_max = 100000;    /* days off, ill */
static const size_t array_max = 100000;
static const int repeat_max = 1000;

static bool
within(double value, double lo, double hi)
{
	return isnan(value) || (value >= lo && value <= hi);
}

static bool
all_within(const double *values, size_t count, double lo, double hi)
{
	if (count > array_max || (count > 0 && values == NULL))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!within(values[i], lo, hi))
			return false;
	return true;
}

static bool
day_sound(int64_t day)
{
	return day >= -day_max && day <= day_max;
}

static bool
steps_sound(const struct ar_planned *session)
{
	for (size_t i = 0; i < session->step_count; i++) {
		const struct ar_plan_step *step = &session->steps[i];

		if (step->repeat < 0 || step->repeat > repeat_max ||
		    step->group < 0 || step->group > AR_PLAN_STEPS_MAX ||
		    !within(step->metres, 0, amount_max) ||
		    !within(step->seconds, 0, amount_max))
			return false;
	}
	return true;
}

static bool
session_sound(const struct ar_planned *session)
{
	return day_sound(session->day) && session->number >= 0 &&
	    (int)session->kind >= 0 && session->kind < AR_PLAN_KINDS &&
	    (int)session->flavour >= 0 && session->flavour < AR_FLAVOURS &&
	    within(session->distance_m, 0, amount_max) &&
	    within(session->minutes, 0, amount_max) &&
	    within(session->descent_m, 0, amount_max) &&
	    within(session->rpe_0_10, 0, scale_max) &&
	    within(session->expected_m, 0, amount_max) &&
	    within(session->expected_min, 0, amount_max) &&
	    session->step_count <= AR_PLAN_STEPS_MAX &&
	    steps_sound(session) && session->swaps >= 0 &&
	    session->swaps <= count_max &&
	    session->adapted >= 0 && session->adapted < AR_ACTIONS;
}

static bool
run_sound(const struct ar_plan_run *run)
{
	return day_sound(run->day) && (int)run->kind >= 0 &&
	    run->kind < AR_PLAN_KINDS &&
	    within(run->distance_m, 0, amount_max) &&
	    within(run->duration_s, 0, amount_max) &&
	    all_within(run->dose_eq_km, AR_LOAD_ROWS, 0, amount_max);
}

static bool
forecast_sound(const struct ar_plan_state *state)
{
	if (state->forecast_count > array_max ||
	    (state->forecast_count > 0 && state->forecast == NULL))
		return false;
	for (size_t i = 0; i < state->forecast_count; i++) {
		const struct ar_region_forecast *f = &state->forecast[i];

		if ((int)f->row < 0 || f->row >= AR_LOAD_ROWS ||
		    !within(f->hours, 0, amount_max) ||
		    !within(f->soreness_0_10, 0, scale_max))
			return false;
	}
	return true;
}

static const char *
body_wrong(const struct ar_plan_state *state)
{
	if (!all_within(&state->soreness[0][0], AR_REGIONS * AR_SIDES, 0,
	        scale_max))
		return "soreness";
	if (!within(state->legs_0_10, 0, scale_max))
		return "legs";
	if (!forecast_sound(state))
		return "forecast";
	if (!all_within(state->sleep_h, state->sleep_count, 0, day_hours))
		return "sleep_h";
	if (!all_within(state->hrv_rmssd_ms, state->hrv_count, 0, hrv_max_ms))
		return "hrv_rmssd";
	if (!all_within(state->resting_bpm, state->resting_count, 0,
	        heart_max_bpm))
		return "resting_hr";
	if (!within(state->fatigue_0_10, 0, scale_max))
		return "fatigue";
	return NULL;
}

static const char *
state_wrong(const struct ar_plan_state *state)
{
	const char *wrong = body_wrong(state);

	if (wrong)
		return wrong;
	if ((int)state->illness < 0 || state->illness > AR_ILLNESS_FEVER ||
	    state->illness_days < 0 || state->illness_days > count_max ||
	    state->illness_days_free < 0 ||
	    state->illness_days_free > count_max)
		return "illness";
	if (!within(state->easy_hr_change_pct, -signed_max, signed_max))
		return "easy_hr_change_pct";
	if (!all_within(state->rpe_over_plan, state->rpe_over_count,
	        -scale_max, scale_max))
		return "rpe_over_plan";
	if (state->days_off < 0 || state->days_off > count_max)
		return "days_off";
	if (!within(state->form, -signed_max, signed_max) ||
	    !within(state->ctl_week_rise, -signed_max, signed_max))
		return "form";
	if (!within(state->yellows_14d, 0, amount_max))
		return "yellows_14d";
	return NULL;
}

enum ar_status
ar_day_check(const struct ar_day *day, struct ar_error *err)
{
	const char *wrong = state_wrong(day->state);

	if (wrong)
		return ar_fail_at(err, AR_EINPUT, wrong,
		    "a value of the day is out of its range");
	if (!day_sound(day->today) || !day_sound(day->profile->goal_day))
		return ar_fail_at(err, AR_EINPUT, "date",
		    "the date is out of its range");
	for (size_t i = 0; i < day->session_count; i++)
		if (!session_sound(&day->sessions[i]))
			return ar_fail_at(err, AR_EINPUT, "planned",
			    "a planned session has a value out of its range");
	for (size_t i = 0; i < day->run_count; i++)
		if (!run_sound(&day->runs[i]))
			return ar_fail_at(err, AR_EINPUT, "history",
			    "a run has a value out of its range");
	return AR_OK;
}
