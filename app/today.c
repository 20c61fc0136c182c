#include "afterrun/today.h"

#include <math.h>

#include "app/day_look.h"
#include "app/log_series.h"
#include "app/numbers.h"
#include "app/today_forecast.h"
#include "app/today_session.h"
#include "app/today_texts.h"

enum { WARNINGS_MAX = 4 };

static const double second_per_hour = 3600;

static void
find_yesterday(const struct ar_history *history, struct ar_today *today)
{
	today->yesterday = (struct ar_day_load){.day = history->today - 1,
	    .tss = NAN, .au = NAN};
	for (size_t i = history->day_count; i-- > 0;) {
		if (history->days[i].day < history->today - 1)
			return;
		if (history->days[i].day == history->today - 1)
			today->yesterday = history->days[i];
	}
}

/* Before today's training: what stands after yesterday (A4.1). */
static enum ar_status
find_form(const struct ar_history *history,
    const struct ar_log_series *series, struct ar_arena *arena,
    struct ar_today *today, struct ar_error *err)
{
	struct ar_form *form;

	today->form = (struct ar_form){NAN, NAN, NAN, true};
	AR_TRY(ar_log_form_make(series, arena, &form, err));
	if (series->count == 0 || history->day_count == 0)
		return AR_OK;
	today->form = form[series->count - 1];
	if (series->count > 1) {
		today->form.ctl = form[series->count - 2].ctl;
		today->form.atl = form[series->count - 2].atl;
	} else {
		today->form.ctl = today->form.atl = 0;
	}
	return AR_OK;
}

static enum ar_status
find_last(const struct ar_history *history, struct ar_arena *arena,
    struct ar_today *today, struct ar_error *err)
{
	const struct ar_run *last;
	struct ar_past past;

	today->last_hours_ago = NAN;
	today->spike = (struct ar_spike_result){AR_SPIKE_UNKNOWN, NAN, NAN};
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		today->last_capacity_eq_km[row] = NAN;
	if (history->run_count == 0)
		return AR_OK;
	today->last = last = &history->runs[0];
	today->last_hours_ago = (history->moment.now_utc_s -
	    ar_run_end_utc_s(last)) / second_per_hour;
	AR_TRY(ar_past_make(history, last->summary.start_utc_s, last->id,
	    arena, &past, err));
	if (!past.long_enough)
		return AR_OK;
	for (int row = 0; last->legs_known && row < AR_LOAD_ROWS; row++)
		today->last_capacity_eq_km[row] =
		    ar_past_capacity(&past, (enum ar_load_row)row);
	if (ar_run_is_run(last))
		today->spike = ar_spike_find(past.runs, past.run_count,
		    last->summary.start_utc_s, last->summary.distance_m);
	return AR_OK;
}

const char *
ar_clock_warning(const struct ar_store_about *about,
    const struct ar_moment *moment)
{
	double late = moment->now_utc_s + AR_FEEL_CLOCK_BACK_S;

	return about->last_said_utc_s > late ||
	    about->last_kept_utc_s > late ? AR_TEXT_CLOCK_BACK : NULL;
}

/* A word or a day of the log is later than now. */
static bool
newest_is_later(const struct ar_history *history)
{
	double late = history->moment.now_utc_s + AR_FEEL_CLOCK_BACK_S;

	if (history->day_count > 0 &&
	    history->days[history->day_count - 1].day > history->today)
		return true;
	for (size_t i = 0; i < history->feel_count; i++)
		if (history->feels[i].said_utc_s > late ||
		    history->feels[i].day > history->today)
			return true;
	for (size_t i = 0; i < history->well_count; i++)
		if (history->wells[i].said_utc_s > late)
			return true;
	return false;
}

enum ar_status
ar_today_make(const struct ar_history *history,
    const struct ar_after_said *said, struct ar_arena *arena,
    struct ar_today *today, struct ar_error *err)
{
	struct ar_log_series series;
	struct ar_after_said nothing;

	*today = (struct ar_today){.day = history->today};
	if (!said)
		ar_after_said_clear(&nothing);
	today->warnings = ar_arena_array(arena, WARNINGS_MAX,
	    sizeof *today->warnings);
	if (!today->warnings)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	if (newest_is_later(history))
		today->warnings[today->warning_count++] =
		    AR_TEXT_NEWEST_LATER;
	find_yesterday(history, today);
	AR_TRY(ar_log_series_make(history, arena, &series, err));
	AR_TRY(find_form(history, &series, arena, today, err));
	AR_TRY(find_last(history, arena, today, err));
	AR_TRY(ar_today_forecast_make(&series, history->today, arena,
	    &today->forecast, err));
	AR_TRY(ar_leg_outlook_make(history, arena, today->legs, err));
	AR_TRY(ar_pain_clock(history, arena, &today->pains,
	    &today->pain_count, err));
	AR_TRY(ar_mark_alarms(history, arena, &today->alarms,
	    &today->alarm_count, err));
	return ar_today_session_make(history, said ? said : &nothing, arena,
	    today, err);
}
