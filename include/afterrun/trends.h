/* The log over weeks and months, for charts.  Nothing here is a gate: the
 * acute to chronic ratio is drawn because people ask for it (A4.3). */
#ifndef AFTERRUN_TRENDS_H
#define AFTERRUN_TRENDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/regions.h"
#include "afterrun/status.h"
#include "afterrun/wellness.h"

struct ar_trend_day {
	int64_t day;
	double tss;       /* 0 at rest; NAN before the log began */
	double au;        /* minutes × RPE, else 5 × tss (A3.10) */
	double foot_m;
	double ctl;       /* after the day's load (A4.1) */
	double atl;
	double form;      /* before it */
	bool warming_up;  /* one of the first 42 days */
	double acwr;      /* mean of 7 days / mean of 28; NAN */
	double soreness;  /* 0..10 as reported; NAN */
	double forecast;  /* issued the day before; NAN */
	double well[AR_WELLNESS_KINDS]; /* said, else a device's; NAN */
};

struct ar_trend_week {
	int64_t monday;
	double tss;
	double foot_m;
	double descent_m;
	int runs;
	double monotony; /* of seven whole days of the log, else NAN */
	double strain;
	double dose_eq_km[AR_LOAD_ROWS]; /* sums; NAN: not read that far */
};

struct ar_trends {
	int64_t from_day;
	int64_t to_day;
	struct ar_trend_day *days; /* every day of the window */
	size_t day_count;
	struct ar_trend_week *weeks; /* every week that touches it */
	size_t week_count;
};

/* Pure; weeks' doses reach as far as history's runs do, wells as far as its
 * wells.  to_day is cut to today, from_day to fifty years before it.
 * AR_EINPUT from_day lies after to_day; AR_EMEM. */
AR_API AR_MUST_USE enum ar_status ar_trends_make(
    const struct ar_history *history, int64_t from_day, int64_t to_day,
    struct ar_arena *arena, struct ar_trends *trends, struct ar_error *err);

/* Read the log as far as the window needs, then the same. */
AR_API AR_MUST_USE enum ar_status ar_trends_read(struct ar_store *store,
    const struct ar_moment *moment, int64_t from_day, int64_t to_day,
    struct ar_arena *arena, struct ar_trends *trends, struct ar_error *err);

#endif
