/* The log as one row a day, without gaps. */
#ifndef APP_LOG_SERIES_H
#define APP_LOG_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/forecast.h"
#include "afterrun/history.h"
#include "afterrun/load_series.h"

struct ar_log_day {
	double tss;    /* 0 on a day without an activity */
	double au;     /* minutes × RPE, else made of tss; 0 at rest */
	double foot_m;
	double report; /* 0..10: the legs' mark, else the highest; NAN */
};

struct ar_log_series {
	int64_t first; /* day of row 0: first run or first mark */
	struct ar_log_day *days;
	size_t count;  /* up to and with today; 0: the log is empty */
	bool imported; /* the oldest run that was read came from an import:
	                * the days before it were not days of rest */
};

/* AR_EMEM only.  Days after today are left out, and days before the
 * series_days_max last ones. */
AR_MUST_USE enum ar_status ar_log_series_make(
    const struct ar_history *history, struct ar_arena *arena,
    struct ar_log_series *series, struct ar_error *err);

/* CTL, ATL and form of every day (A4.1), in the arena: out[i] is of row i.
 * An imported log is seeded with the mean of its first 28 days. */
AR_MUST_USE enum ar_status ar_log_form_make(
    const struct ar_log_series *series, struct ar_arena *arena,
    struct ar_form **out, struct ar_error *err);

/* Row i as the forecast wants it. */
struct ar_forecast_day ar_log_forecast_day(
    const struct ar_log_series *series, size_t i);

#endif
