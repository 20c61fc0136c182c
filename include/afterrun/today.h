/* What the log says about today and about tomorrow morning: pure functions
 * of a history.  docs/today.md explains every reading. */
#ifndef AFTERRUN_TODAY_H
#define AFTERRUN_TODAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/after.h"
#include "afterrun/arena.h"
#include "afterrun/forecast.h"
#include "afterrun/history.h"
#include "afterrun/load_series.h"
#include "afterrun/pain_log.h"
#include "afterrun/session.h"
#include "afterrun/status.h"

/* --- by region (model 2: A8) --- */

enum { AR_OUTLOOK_DAYS = 4 };

struct ar_leg_outlook {
	enum ar_load_row row;
	double said;     /* today's highest mark of the region; NAN */
	double expected; /* tomorrow morning, people in general; NAN: the log is
	                  * too short, or this part does not get sore */
	double tomorrow; /* the same with what is known of this runner */
	double usual[AR_OUTLOOK_DAYS]; /* people in general, on the mornings
	                  * after; [0] is expected */
	double gain;     /* of this runner; 1 and 0 until it is known */
	double base;
	double gain_sd;
	unsigned marks;  /* that were learned from */
	bool own;        /* gain and base come from at least 10 marks */
	bool borrowed;   /* the gain comes from other regions */
	double peak_shift_h;  /* second step of A8; 0 */
	double early_shift;
	const char *left_out; /* tier of the open pain there; NULL none */
};

/* Runs of the history (180 days) make the bouts; marks of the same time make
 * the gains.  AR_EMEM only.  Cost: about 1 ms with daily marks. */
AR_API AR_MUST_USE enum ar_status ar_leg_outlook_make(
    const struct ar_history *history, struct ar_arena *arena,
    struct ar_leg_outlook rows[AR_LOAD_ROWS], struct ar_error *err);

/* --- the whole legs (model 1: afterrun/forecast.h) --- */

enum { AR_TODAY_PARTS = AR_FORECAST_TERMS + 2 };

/* One summand as it is shown: whole tenths of a mark. */
struct ar_today_part {
	const char *id;
	const char *words;
	double value; /* as put in, on the forecast's own scale */
	double part;  /* tenths of 0..10 that it adds */
};

struct ar_today_forecast {
	struct ar_forecast_out out;
	struct ar_forecast_score score; /* of all forecasts so far */
	int64_t day;      /* the morning it is for */
	double soreness;  /* 0..10, rounded to tenths; NAN: not enough data */
	double width;     /* 8 in 10 mornings fall within ±; 0..10 */
	struct ar_today_part part[AR_TODAY_PARTS]; /* add up to soreness */
	size_t part_count; /* those that are not 0.0 */
	const char *sentence; /* the forecast with its summands, or what is
	                       * missing */
	const char *chance;   /* of new soreness; NULL: sore now, or unknown */
	const char *record;   /* how good it was so far; NULL: not scored */
	const char *usual;    /* beyond tomorrow */
};

/* --- today --- */

/* The runner said that it hurt during a session, and no pain was told since. */
struct ar_session_pain {
	int64_t session_id;
	int64_t day; /* of the session */
	const char *text;
};

struct ar_today {
	int64_t day;
	struct ar_today_forecast forecast;
	struct ar_leg_outlook legs[AR_LOAD_ROWS];
	struct ar_form form;  /* form before today's training; ctl and atl of
	                       * yesterday; NAN without a run */
	struct ar_day_load yesterday; /* NAN and 0 where nothing was done */
	struct ar_pain_due *pains;
	size_t pain_count;
	struct ar_mark_alarm *alarms;
	size_t alarm_count;
	const struct ar_run *last; /* on foot; NULL none */
	double last_hours_ago;     /* since its end; NAN */
	double last_capacity_eq_km[AR_LOAD_ROWS]; /* before it (A7.4); NAN */
	struct ar_spike_result spike; /* of its distance (A4.4); UNKNOWN until
	                               * the log is long enough */
	const struct ar_session *session; /* for today; NULL: none is due */
	bool session_due;  /* R81: after a hard run, or right after a run */
	const char **warnings;
	size_t warning_count;
	const struct ar_session_pain *session_pain; /* NULL: none; only
	                    * ar_today_read looks for it */
};

/* Everything about today.
 *   said  tools, minutes, conditions and wishes for the session; NULL: none.
 *   today  lives in the arena and borrows from history and said.
 * AR_EMEM; AR_EINPUT: a value of said is out of its range.
 * Cost: under 5 ms with ten years in the log. */
AR_API AR_MUST_USE enum ar_status ar_today_make(
    const struct ar_history *history, const struct ar_after_said *said,
    struct ar_arena *arena, struct ar_today *today, struct ar_error *err);

/* The log has a row that is later than now by more than an hour: the clock
 * went back, or was wrong once.  NULL: it has none. */
AR_API const char *ar_clock_warning(const struct ar_store_about *about,
    const struct ar_moment *moment);

#endif
