/* Soreness forecast, model 1 (docs/forecast.md): whole-legs soreness of the
 * next morning, and the chance of new soreness, from one athlete's log of
 * reports and loads.  Strictly causal: what is said on a day depends on that
 * day and earlier ones only.  No clock, no files, no allocation.
 * Reports are 1 (very sore) … 5 (not sore); the product's 0 (none) … 10 is
 * converted by the two functions below.
 * Cost: a day learnt and its forecast together under 1 µs. */
#ifndef AFTERRUN_FORECAST_H
#define AFTERRUN_FORECAST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/status.h"

/* 0 (none) … 10 <-> 5 (not sore) … 1 (very sore); NAN stays NAN. */
AR_API double ar_forecast_from_0_10(double soreness_0_10);
AR_API double ar_forecast_to_0_10(double report_1_5);

/* One day of the log.  A value outside its range counts as not given. */
struct ar_forecast_day {
	int64_t day;       /* days since any origin; |day| <= 1e9 */
	double report_1_5; /* soreness; NAN none */
	double load;       /* minutes x RPE (else A3.10), 0 rest, NAN unknown;
	                      0 .. 1e5 */
	double fatigue;    /* 1 (very tired) .. 5 (fresh); NAN none */
	double readiness;  /* 1 .. 10; NAN none */
	double mood;       /* 1 .. 5 (good); NAN none */
};

/* What can be forecast.  Only the first is for runners; two and three days
 * ahead the own mean is nearly all there is. */
enum ar_forecast_line {
	AR_FORECAST_SORENESS_1, /* next morning */
	AR_FORECAST_SORENESS_2, /* two days ahead */
	AR_FORECAST_SORENESS_3,
	AR_FORECAST_FATIGUE_1,
	AR_FORECAST_READINESS_1,
	AR_FORECAST_LINES
};

enum ar_forecast_item {
	AR_FORECAST_SORENESS,
	AR_FORECAST_FATIGUE,
	AR_FORECAST_READINESS,
	AR_FORECAST_ITEMS
};

/* Sizes of the state; forecast_terms.csv names the terms in this order. */
enum {
	AR_FORECAST_TERMS = 8,   /* of a line, added to the usual level */
	AR_FORECAST_CHANCE = 10, /* of the chance of new soreness */
	AR_FORECAST_RECENT = 28, /* reports in "usual", loads in "usual" */
	AR_FORECAST_ALIKE = 64,  /* days that today is compared with */
	AR_FORECAST_ALIKE_BY = 4,
	AR_FORECAST_AHEAD = 3,
	AR_FORECAST_WEEK = 7,
	AR_FORECAST_TENTHS = 10
};

/* A coefficient among people: x = raw - centre has the weight mean ± sd. */
struct ar_forecast_weight {
	double centre;
	double mean;
	double sd;
};

/* Population values, fitted by tools/fit_forecast.py.  The centres of
 * an item are those of its first line. */
struct ar_forecast_population {
	struct ar_forecast_weight line[AR_FORECAST_LINES][AR_FORECAST_TERMS];
	double noise[AR_FORECAST_LINES]; /* SD of what no term explains */
	struct ar_forecast_weight chance[AR_FORECAST_CHANCE];
	double onset_rate; /* newly sore mornings after days not sore */
	double sore_rate;  /* sore mornings of all */
};

/* The values that ship (static, never freed). */
AR_API const struct ar_forecast_population *ar_forecast_shipped(void);

/* The parts of the state.  Read them if you like; only ar_forecast_start
 * and ar_forecast_day write them. */
struct ar_forecast_series {
	double recent[AR_FORECAST_RECENT]; /* ring by count */
	uint32_t count;
	double slow; /* mean of the last 28 */
	double fast; /* exponential mean */
	double mean; /* of all so far */
};

struct ar_forecast_rls { /* recursive least squares of one line */
	double weight[AR_FORECAST_TERMS];
	double spread[AR_FORECAST_TERMS][AR_FORECAST_TERMS];
};

struct ar_forecast_logistic {
	double weight[AR_FORECAST_CHANCE];
	double spread[AR_FORECAST_CHANCE][AR_FORECAST_CHANCE];
};

struct ar_forecast_issue { /* what was known and said on a day */
	int64_t day;
	bool made[AR_FORECAST_ITEMS]; /* the item was reported */
	bool scored[AR_FORECAST_LINES]; /* with 10 reports or more */
	double usual[AR_FORECAST_ITEMS];
	double mean[AR_FORECAST_ITEMS];
	double x[AR_FORECAST_ITEMS][AR_FORECAST_TERMS];
	double value[AR_FORECAST_LINES];
	double width; /* of the first line */
	double report_1_5;
	bool clear; /* not sore that day: new soreness can be forecast */
	double chance_x[AR_FORECAST_CHANCE];
	double chance; /* 0..1 */
	double alike[AR_FORECAST_ALIKE_BY];
	uint32_t like_days;
	uint32_t like_sore;
};

/* How good the forecasts were so far, next morning. */
struct ar_forecast_record {
	uint32_t scored;
	uint32_t inside; /* the report lay within the width */
	double error_sum, error_sq;
	double persistence_sq, mean_sq; /* of "as today", of the own mean */
	uint32_t chances; /* mornings after a day not sore */
	/* Chance at least 1/3 and newly sore, below it and newly sore, at
	 * least 1/3 and not, below and not. */
	uint32_t hits, misses, false_alarms, quiet;
	double brier_sum;
	uint32_t tenth_days[AR_FORECAST_TENTHS];
	uint32_t tenth_sore[AR_FORECAST_TENTHS];
	double tenth_expected[AR_FORECAST_TENTHS];
};

struct ar_forecast {
	const struct ar_forecast_population *population; /* borrowed */
	int64_t day; /* the last one learnt */
	uint32_t days;
	struct ar_forecast_series item[AR_FORECAST_ITEMS];
	double loads[AR_FORECAST_RECENT]; /* ring by load_count */
	uint32_t load_count;
	double load_yesterday; /* of the day before day; NAN unknown */
	double load_today;
	struct ar_forecast_rls line[AR_FORECAST_LINES];
	struct ar_forecast_logistic chance;
	double alike[AR_FORECAST_ALIKE_BY][AR_FORECAST_ALIKE]; /* ring */
	double alike_sore[AR_FORECAST_ALIKE];
	uint32_t alike_count; /* days not sore with a next morning */
	uint32_t onsets;      /* of those newly sore */
	double week_sum[AR_FORECAST_WEEK]; /* report - usual by weekday */
	uint32_t week_count[AR_FORECAST_WEEK];
	struct ar_forecast_issue issue[AR_FORECAST_AHEAD]; /* by day */
	struct ar_forecast_record record;
};

/* Begin an athlete.  population NULL: the shipped values; else it must
 * outlive the state.  The state may be copied. */
AR_API void ar_forecast_start(struct ar_forecast *state,
    const struct ar_forecast_population *population);

/* Learn a day: its morning report and its load.  Days go forward; days
 * without a row may be left out.  false: not later than the last one (or
 * out of range), nothing was learnt. */
AR_API bool ar_forecast_day(struct ar_forecast *state,
    const struct ar_forecast_day *day);

/* Forecast of a line issued after the last day, on the item's own scale;
 * NAN without a report on that day or with fewer than 10 so far. */
AR_API double ar_forecast_value(const struct ar_forecast *state,
    enum ar_forecast_line line);

/* One summand in words.  id and words are static. */
struct ar_forecast_term {
	const char *id;
	const char *words;
	double value; /* what was put in */
	double part;  /* what it adds */
};

enum ar_forecast_lack { /* why there is no forecast */
	AR_FORECAST_READY,
	AR_FORECAST_FEW,   /* fewer than 10 reports: not enough data */
	AR_FORECAST_UNSAID /* nothing reported on the last day */
};

struct ar_forecast_out {
	bool enough;
	enum ar_forecast_lack lack;
	uint32_t reports;
	/* Next morning; all NAN unless enough. */
	double report_1_5;
	double soreness_0_10;
	/* 8 in 10 reports should fall within ± width (on 1..5; x 2.5 on
	 * 0..10), from the own past errors. */
	double width_1_5;
	/* Add up to report_1_5: the usual level, the terms, and what keeps
	 * the forecast on the scale. */
	struct ar_forecast_term term[AR_FORECAST_TERMS + 2];
	double part_0_10[AR_FORECAST_TERMS + 2]; /* add up to 0..10 */
	/* Chance of new soreness, 0..1; NAN when sore today. */
	double chance;
	double log_odds; /* the sum of the terms below */
	struct ar_forecast_term chance_term[AR_FORECAST_CHANCE];
	/* After like_days days like today newly sore like_sore times. */
	uint32_t like_days;
	uint32_t like_sore;
	/* "Usual course" two and three days ahead, 1..5: never a personal
	 * forecast. */
	double usual_1_5[AR_FORECAST_AHEAD - 1];
};

/* The forecast issued after the last day. */
AR_API void ar_forecast_tomorrow(const struct ar_forecast *state,
    struct ar_forecast_out *out);

struct ar_forecast_score {
	uint32_t scored;
	double mean_error;        /* mean absolute error, 1..5; NAN none */
	double over_persistence;  /* 1 - MSE / MSE of "as today"; NAN */
	double over_mean;         /* 1 - MSE / MSE of the own mean; NAN */
	double inside_ratio;      /* within the width; NAN */
	uint32_t chances, hits, misses, false_alarms, quiet;
	double brier; /* NAN without chances */
	double ece;   /* expected calibration error in tenths; NAN */
};

AR_API struct ar_forecast_score ar_forecast_score(
    const struct ar_forecast_record *record);

#endif
