#include "app/plan_state.h"

#include <math.h>
#include <string.h>

#include "afterrun/pain_log.h"
#include "afterrun/today.h"
#include "app/day_look.h"
#include "app/log_series.h"
#include "app/numbers.h"

enum { NIGHTS = 76, WEEK = 7, DAY_H = 24, FORECASTS = AR_OUTLOOK_DAYS + 1 };

static const double second_per_day = 86400;

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

/* The log as it was some days ago; one day: its "tomorrow" is today. */
static void
as_of(const struct ar_history *history, int days, struct ar_history *then)
{
	size_t skip = 0;

	*then = *history;
	then->today -= days;
	then->moment.now_utc_s -= days * second_per_day;
	while (skip < then->run_count && then->runs[skip].day > then->today)
		skip++;
	if (skip > 0)
		then->runs += skip;
	then->run_count -= skip;
	while (then->feel_count > 0 &&
	    then->feels[then->feel_count - 1].day > then->today)
		then->feel_count--;
}

/* --- runs --------------------------------------------------------------- */

static void
take_run(const struct ar_run *run, struct ar_plan_run *to)
{
	ar_plan_run_clear(to);
	to->day = run->day;
	to->distance_m = run->summary.distance_m;
	to->duration_s = run->summary.moving_s;
	to->rpe_0_10 = run->rpe_0_10;
	to->descent_m = run->summary.descent_m;
	to->heart_mean_bpm = run->summary.heart_avg_bpm;
	to->gap_m_s = run->summary.gap_m_s;
	for (int row = 0; run->legs_known && row < AR_LOAD_ROWS; row++)
		to->dose_eq_km[row] = run->leg[row].dose_eq_km;
}

enum ar_status
ar_plan_runs_make(const struct ar_history *history, struct ar_arena *arena,
    struct ar_plan_run **runs, size_t *count, struct ar_error *err)
{
	size_t n = 0;

	*count = 0;
	*runs = ar_arena_array(arena, history->run_count, sizeof **runs);
	if (!*runs)
		return no_memory(err);
	for (size_t i = history->run_count; i-- > 0;)
		if (ar_run_is_run(&history->runs[i]) &&
		    history->runs[i].day <= history->today)
			take_run(&history->runs[i], &(*runs)[n++]);
	*count = n;
	return AR_OK;
}

/* --- body --------------------------------------------------------------- */

static void
take_marks(const struct ar_history *history, struct ar_plan_state *state)
{
	state->legs_0_10 = ar_day_mark(history, AR_FEEL_LEGS, AR_SIDES,
	    history->today);
	for (int region = 0; region < AR_REGIONS; region++)
		for (int side = 0; side < AR_SIDES; side++)
			state->soreness[region][side] = ar_day_mark(history,
			    region, side, history->today);
}

/* The nights and mornings up to today; NAN where there is no value. */
static const double *
nights(const struct ar_history *history, enum ar_wellness kind,
    struct ar_arena *arena, size_t *count)
{
	double *list = ar_arena_array(arena, NIGHTS, sizeof *list);
	bool any = false;

	for (int i = 0; list && i < NIGHTS; i++) {
		list[i] = ar_day_well(history, kind,
		    history->today - (NIGHTS - 1 - i));
		any = any || !isnan(list[i]);
	}
	*count = any ? NIGHTS : 0;
	return list;
}

/* Is today's stress among the worst fifth of the days that have one? */
static bool
stressed(const struct ar_history *history)
{
	double today = ar_day_well(history, AR_WELL_STRESS, history->today);
	int days = 0, below = 0;

	for (int i = 1; i < NIGHTS; i++) {
		double value = ar_day_well(history, AR_WELL_STRESS,
		    history->today - i);

		days += !isnan(value);
		below += value < today;
	}
	return days >= AR_PLAN_STRESS_DAYS &&
	    below >= days * AR_PLAN_WORST_SHARE;
}

/* P19.  A day without a word after an ill one counts as ill, too; the next
 * one is free.  "ill=no" is free at once. */
static void
take_illness(const struct ar_history *history, struct ar_plan_state *state)
{
	int64_t first = 0, last = 0;
	double worst = 0;
	bool free_said = false;

	for (int back = AR_PLAN_ILL_DAYS; back >= 0; back--) {
		int64_t day = history->today - back;
		double ill = ar_day_well(history, AR_WELL_ILLNESS, day);

		if (ill > 0) {
			if (last == 0 || day - last > AR_PLAN_ILL_GAP_DAYS) {
				first = day;
				worst = 0;
			}
			last = day;
			worst = fmax(worst, ill);
			free_said = false;
		} else if (ill <= 0 && day == last + 1) {
			free_said = true;
		}
	}
	if (last == 0)
		return;
	state->illness = (enum ar_illness)worst;
	state->illness_days = (int)(last - first + 1);
	state->illness_days_free = (int)(history->today - last) -
	    (free_said ? 0 : 1);
	if (state->illness_days_free < 0)
		state->illness_days_free = 0;
}

static enum ar_status
take_body(const struct ar_history *history, struct ar_arena *arena,
    struct ar_plan_state *state, struct ar_error *err)
{
	take_marks(history, state);
	state->sleep_h = nights(history, AR_WELL_SLEEP_H, arena,
	    &state->sleep_count);
	state->hrv_rmssd_ms = nights(history, AR_WELL_HRV_RMSSD_MS, arena,
	    &state->hrv_count);
	state->resting_bpm = nights(history, AR_WELL_PULSE_BPM, arena,
	    &state->resting_count);
	if (!state->sleep_h || !state->hrv_rmssd_ms || !state->resting_bpm)
		return no_memory(err);
	state->fatigue_0_10 = ar_day_well(history, AR_WELL_FATIGUE,
	    history->today);
	state->stress_mood_worst_fifth = stressed(history);
	take_illness(history, state);
	return AR_OK;
}

/* --- forecast ----------------------------------------------------------- */

static size_t
add_outlook(const struct ar_leg_outlook rows[AR_LOAD_ROWS], double hours,
    struct ar_region_forecast *to)
{
	size_t n = 0;

	for (int row = 0; row < AR_LOAD_ROWS; row++) {
		if (isnan(rows[row].tomorrow) || rows[row].left_out)
			continue;
		to[n++] = (struct ar_region_forecast){
			(enum ar_load_row)row, hours, rows[row].tomorrow };
		for (int day = 1; hours > 0 && day < AR_OUTLOOK_DAYS; day++)
			if (!isnan(rows[row].usual[day]))
				to[n++] = (struct ar_region_forecast){
					(enum ar_load_row)row,
					hours + day * DAY_H,
					rows[row].usual[day] };
	}
	return n;
}

/* P23: what is expected this morning and on the mornings after. */
static enum ar_status
take_forecast(const struct ar_history *history, struct ar_arena *arena,
    struct ar_plan_state *state, struct ar_error *err)
{
	struct ar_leg_outlook rows[AR_LOAD_ROWS];
	struct ar_history then;
	struct ar_region_forecast *list = ar_arena_array(arena,
	    (size_t)AR_LOAD_ROWS * FORECASTS, sizeof *list);
	size_t n;

	if (!list)
		return no_memory(err);
	as_of(history, 1, &then);
	AR_TRY(ar_leg_outlook_make(&then, arena, rows, err));
	n = add_outlook(rows, 0, list);
	AR_TRY(ar_leg_outlook_make(history, arena, rows, err));
	n += add_outlook(rows, DAY_H, list + n);
	state->forecast = list;
	state->forecast_count = n;
	return AR_OK;
}

/* --- load --------------------------------------------------------------- */

/* Monotony and strain of the seven days that end with row `last`. */
static struct ar_strain
strain_at(const struct ar_log_series *series, size_t last)
{
	double load[WEEK];

	for (size_t i = 0; i < WEEK; i++)
		load[i] = series->days[last + 1 - WEEK + i].tss;
	return ar_week_strain(load);
}

/* The strain that one week in ten lies above; NAN under a few weeks. */
static double
high_strain(const struct ar_log_series *series, size_t last)
{
	double list[AR_PLAN_STRAIN_WEEKS];
	size_t n = 0, i;

	for (size_t back = WEEK; n < AR_PLAN_STRAIN_WEEKS &&
	     last >= back + WEEK; back += WEEK) {
		double value = strain_at(series, last - back).strain;

		if (isnan(value))
			continue;
		for (i = n++; i > 0 && list[i - 1] > value; i--)
			list[i] = list[i - 1];
		list[i] = value;
	}
	if (n < AR_PLAN_STRAIN_WEEKS_MIN)
		return NAN;
	return list[(size_t)ceil((double)n * AR_PLAN_STRAIN_SHARE) - 1];
}

/* Up to yesterday: today's training is what is being decided. */
static enum ar_status
take_load(const struct ar_history *history, struct ar_arena *arena,
    struct ar_plan_state *state, struct ar_error *err)
{
	struct ar_log_series series;
	struct ar_strain strain;
	struct ar_form *form;
	size_t last;

	AR_TRY(ar_log_series_make(history, arena, &series, err));
	AR_TRY(ar_log_form_make(&series, arena, &form, err));
	if (series.count < 2 * WEEK + 2 || history->day_count == 0)
		return AR_OK;
	last = series.count - 2;
	if (!form[last].warming_up) {
		state->form = form[series.count - 1].form;
		state->ctl_week_rise = form[last].ctl -
		    form[last - WEEK].ctl;
	}
	strain = strain_at(&series, last);
	state->monotony = strain.monotony;
	state->strain = strain.strain;
	state->strain_p90 = high_strain(&series, last);
	return AR_OK;
}

/* --- effort and days off ------------------------------------------------ */

static bool
is_easy(const struct ar_run *run)
{
	return run->summary.heart_avg_bpm > 0 && run->summary.gap_m_s > 0 &&
	    !(run->rpe_0_10 > AR_PLAN_EASY_RPE);
}

/* P29: the heart of the latest easy run against those of the same speed in
 * the 28 days before, per cent. */
static double
heart_change(const struct ar_history *history)
{
	const struct ar_run *last = NULL;
	double sum = 0;
	int n = 0;

	for (size_t i = 0; i < history->run_count; i++) {
		const struct ar_run *run = &history->runs[i];
		int64_t ago = history->today - run->day;

		if (!is_easy(run))
			continue;
		if (!last && ago > AR_PLAN_HEART_FRESH_DAYS)
			break;
		if (!last) {
			last = run;
		} else if (last->day - run->day <= AR_PLAN_HEART_DAYS &&
		    fabs(run->summary.gap_m_s / last->summary.gap_m_s - 1) <=
		    AR_PLAN_SAME_SPEED) {
			sum += run->summary.heart_avg_bpm;
			n++;
		}
	}
	if (n < AR_PLAN_HEART_RUNS)
		return NAN;
	return (last->summary.heart_avg_bpm / (sum / n) - 1) * 100;
}

static void
take_days_off(const struct ar_history *history, struct ar_plan_state *state)
{
	int64_t last = history->first_day;
	int64_t off;

	for (size_t i = 0; i < history->day_count; i++)
		if (history->days[i].runs > 0)
			last = history->days[i].day;
	off = history->today - last - 1;
	/* shorter gaps the plan judges by the rhythm of the runs */
	if (history->day_count == 0 || off < AR_PLAN_OFF_MIN ||
	    off > AR_PLAN_OFF_MAX)
		return;
	state->days_off = (int)off;
	for (size_t i = 0; i < history->day_count; i++)
		if (history->days[i].day > last &&
		    history->days[i].others > 0)
			state->cross_trained = true;
}

/* --- flags of the days before (P33) -------------------------------------- */

/* The yellow flags of each of the last days, as its morning knew them. */
static enum ar_status
take_flags(const struct ar_history *history, struct ar_arena *arena,
    struct ar_plan_state *state, struct ar_error *err)
{
	struct ar_plan_case *then_case = ar_arena_alloc(arena,
	    sizeof *then_case);
	unsigned sum = 0;

	if (!then_case)
		return no_memory(err);
	for (int back = 1; back <= AR_PLAN_FLAG_DAYS; back++) {
		struct ar_history then;
		struct ar_plan_day day;

		as_of(history, back, &then);
		ar_plan_case_clear(then_case);
		AR_TRY(take_body(&then, arena, &then_case->state, err));
		then_case->state.easy_hr_change_pct = heart_change(&then);
		AR_TRY(ar_plan_today(&then_case->profile, NULL, 0, NULL, 0,
		    &then_case->state, then.today, arena, &day, err));
		sum += day.yellow;
	}
	state->yellows_14d = sum;
	return AR_OK;
}

/* P24: what is said of marks that last too long, today says, too. */
static enum ar_status
take_alarms(const struct ar_history *history, struct ar_arena *arena,
    struct ar_plan_state *state, struct ar_error *err)
{
	struct ar_mark_alarm *alarms;
	struct ar_plan_alarm *list;
	size_t count;

	AR_TRY(ar_mark_alarms(history, arena, &alarms, &count, err));
	list = ar_arena_array(arena, count, sizeof *list);
	if (!list)
		return no_memory(err);
	for (size_t i = 0; i < count; i++)
		list[i] = (struct ar_plan_alarm){alarms[i].rule->id,
		    alarms[i].rule->reason, alarms[i].numbers};
	state->alarms = list;
	state->alarm_count = count;
	return AR_OK;
}

enum ar_status
ar_plan_state_make(const struct ar_history *history, struct ar_arena *arena,
    struct ar_plan_state *state, struct ar_error *err)
{
	struct ar_past past;

	ar_plan_state_clear(state);
	AR_TRY(take_body(history, arena, state, err));
	AR_TRY(take_forecast(history, arena, state, err));
	AR_TRY(take_load(history, arena, state, err));
	AR_TRY(ar_past_make(history, NAN, 0, arena, &past, err));
	state->now_utc_s = history->moment.now_utc_s;
	state->pains = past.pains;
	state->pain_past = past.pain_past;
	state->pain_count = past.pain_count;
	AR_TRY(take_alarms(history, arena, state, err));
	state->easy_hr_change_pct = heart_change(history);
	take_days_off(history, state);
	return take_flags(history, arena, state, err);
}
