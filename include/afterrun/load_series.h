/* Load over days (A3.4, A4 of load-triage-plan.md): pure functions over a
 * series of daily loads, oldest first; a day without a run is 0. */
#ifndef AFTERRUN_LOAD_SERIES_H
#define AFTERRUN_LOAD_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/status.h"

enum ar_decay {
	AR_DECAY_EXP, /* y·e^(-1/N) + L·(1 - e^(-1/N)): ours */
	AR_DECAY_MEAN /* y + (L - y)/N: for comparison with others */
};

/* One day on: the average of days N before, after a day's load. */
AR_API double ar_load_average(double before, double load, double days,
    enum ar_decay decay);

struct ar_form {
	double ctl;  /* after the day's load, N = 42 */
	double atl;  /* N = 7 */
	double form; /* before the day's load: yesterday's CTL - ATL */
	bool warming_up; /* one of the first 42 days */
};

/* Fill out[0..count) from load[0..count), starting from start_ctl and
 * start_atl (0, or ar_load_seed of an imported history). */
AR_API void ar_form_series(const double *load, size_t count,
    const struct ar_form *start, enum ar_decay decay, struct ar_form *out);
/* Mean of the first 28 days (fewer if there are fewer; NAN for none). */
AR_API double ar_load_seed(const double *load, size_t count);
/* The load today that makes tomorrow's CTL - ATL equal form; not below 0. */
AR_API double ar_load_for_form(double form, double ctl, double atl);

struct ar_strain {
	double sum;
	double mean;
	double sd;       /* sample, n - 1 */
	double monotony; /* mean / SD; NAN if all zero, at most 10 */
	double strain;   /* sum × monotony */
};

/* Foster's monotony and strain of seven days. */
AR_API struct ar_strain ar_week_strain(const double load[7]);

/* Acute to chronic ratios on the last day of the series.  A chart with an
 * explanation, never a gate (A4.3).  NAN with fewer than 28 days (ewma: with
 * none) or a chronic load of 0. */
struct ar_acwr {
	double coupled;   /* mean of 7 / mean of 28 */
	double uncoupled; /* mean of 7 / mean of the 21 before */
	double ewma;
};

AR_API struct ar_acwr ar_acwr(const double *load, size_t count);

/* One run against the longest of the 30 days before (A4.4). */
enum ar_spike {
	AR_SPIKE_UNKNOWN,
	AR_SPIKE_RETURN, /* no run in the window: time off (C5) */
	AR_SPIKE_NONE,   /* up to +10 % */
	AR_SPIKE_SMALL,
	AR_SPIKE_MODERATE, /* above +30 % */
	AR_SPIKE_LARGE     /* above +100 % */
};

struct ar_past_run {
	double start_utc_s;
	double distance_m; /* or the leg load of one region */
};

struct ar_spike_result {
	enum ar_spike spike;
	double longest_m; /* in the window; NAN none */
	double over_pct;  /* rounded to 0.1 before it is judged; NAN */
};

/* past in any order; runs at or after start_utc_s do not count. */
AR_API struct ar_spike_result ar_spike_find(const struct ar_past_run *past,
    size_t count, double start_utc_s, double distance_m);
AR_API const char *ar_spike_name(enum ar_spike spike);

#endif
