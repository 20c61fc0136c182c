/* Inside the soreness forecast: what its three files share. */
#ifndef ANALYSIS_FORECAST_H
#define ANALYSIS_FORECAST_H

#include "afterrun/forecast.h"

/* Terms of the lines, in the order of data/forecast_terms.csv. */
enum {
	LINE_CONSTANT,
	LINE_TODAY,
	LINE_RECENT,
	LINE_LOAD,
	LINE_LOAD_YESTERDAY,
	LINE_LEVEL,
	LINE_LOAD_WHEN_SORE,
	LINE_FAR
};

enum {
	CHANCE_CONSTANT,
	CHANCE_LOAD,
	CHANCE_LOAD_YESTERDAY,
	CHANCE_USUAL,
	CHANCE_RECENT,
	CHANCE_OFTEN,
	CHANCE_MOOD,
	CHANCE_READINESS,
	CHANCE_ALIKE,
	CHANCE_WEEKDAY
};

/* What each line forecasts, and how many days ahead. */
extern const struct ar_forecast_target {
	enum ar_forecast_item item;
	int ahead;
} ar_forecast_targets[AR_FORECAST_LINES];

/* Where the issue of a day is kept. */
size_t ar_forecast_slot(int64_t day);

/* One more measured value: recursive least squares, and its sum. */
void ar_forecast_rls_learn(struct ar_forecast_rls *rls,
    const double x[AR_FORECAST_TERMS], double value);
double ar_forecast_rls_sum(const struct ar_forecast_rls *rls,
    const double x[AR_FORECAST_TERMS]);

/* One more morning (sore 1 or 0) of the logistic, and its log odds. */
void ar_forecast_logistic_learn(struct ar_forecast_logistic *logistic,
    const struct ar_forecast_weight prior[AR_FORECAST_CHANCE],
    const double x[AR_FORECAST_CHANCE], double sore);
double ar_forecast_logistic_sum(const struct ar_forecast_logistic *logistic,
    const double x[AR_FORECAST_CHANCE]);

/* Fill the issue of the state's last day; the state has learnt it. */
void ar_forecast_issue_make(const struct ar_forecast *state,
    const struct ar_forecast_day *day, double readiness_usual,
    struct ar_forecast_issue *issue);

/* Half the width that holds 8 in 10 reports, on 1..5. */
double ar_forecast_width(const struct ar_forecast *state);

#endif
