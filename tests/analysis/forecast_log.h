/* The soreness forecast run over a table of days, and the protocol of
 * docs/forecast.md: what a forecast is scored by. */
#ifndef TESTS_ANALYSIS_FORECAST_LOG_H
#define TESTS_ANALYSIS_FORECAST_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/forecast.h"

struct forecast_scores {
	int athletes;
	int cases; /* soreness, next morning */
	double over_persistence;
	double over_mean;
	double inside_ratio; /* reports within the width of 8 in 10 */
	int chances;
	int events;
	double auc;
	double ece;
};

/* false: there is no such table.  dataset: "pmdata" or "soccermon" of
 * AR_SHARED_DIR/data/outcomes. */
bool forecast_log_score(const char *dataset, struct forecast_scores *scores);

/* --- made up --- */
enum { FORECAST_DAYS = 400 };

uint32_t forecast_random(uint32_t *seed); /* 24 bits */
double forecast_ratio(uint32_t *seed);    /* 0 .. 1 */
struct ar_forecast_day forecast_day_of(int64_t day, double report,
    double load);
/* Days with gaps, loads and marks left out, and soreness after loads;
 * returns how many. */
size_t forecast_random_log(struct ar_forecast_day log[FORECAST_DAYS],
    uint32_t seed);

#endif
