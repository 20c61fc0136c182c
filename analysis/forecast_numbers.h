/* Generated from data/forecast_numbers.csv by
 * tools/gen_forecast.py; correct the table, not this file. */
#ifndef ANALYSIS_FORECAST_NUMBERS_H
#define ANALYSIS_FORECAST_NUMBERS_H

/* reports; forecast protocol [S] forecast.md; fewer: not enough data */
#define AR_FORECAST_ENOUGH 10
/* reports; forecast model 1 [A] design; fewer say nothing about the usual level */
#define AR_FORECAST_LEARN_FROM 3
/* -; forecast model 1 [S] forecast.md; weight of today in the exponential mean */
#define AR_FORECAST_FAST 0.3
/* days; forecast model 1 [S] forecast.md; days of the population rate before the own onset rate */
#define AR_FORECAST_PSEUDO_DAYS 20
/* 1-5; forecast protocol [S] forecast.md; between "2 = sore" and "3 = not sore" so that nothing lies between */
#define AR_FORECAST_SORE_BELOW 2.5
/* -; forecast model 1 [A] design; chance from which a hit or a false alarm is counted */
#define AR_FORECAST_WARN 0.3333333333333333
/* SD; forecast model 1 [S] forecast.md; load z is cut here on both sides */
#define AR_FORECAST_Z_MAX 3
/* -; forecast model 1 [S] forecast.md; load over own mean is cut here */
#define AR_FORECAST_RATIO_MAX 4
/* days; forecast model 1 [A] design; fewer loads: the load says nothing */
#define AR_FORECAST_LOADS_MIN 5
/* AU; forecast model 1 [A] design; keeps z finite when all loads are alike */
#define AR_FORECAST_LOAD_SD_MIN 1
/* reports; forecast model 1 [A] design; reports of the population rate before the own share of sore mornings */
#define AR_FORECAST_OFTEN_PSEUDO 5
/* days; forecast model 1 [A] design; mornings before half of a weekday's own difference is believed */
#define AR_FORECAST_WEEK_PSEUDO 5
/* reports; forecast model 1 [A] design; fewer readiness marks: no own usual */
#define AR_FORECAST_READINESS_MIN 5
/* days; forecast model 1 [A] design; days of the own onset rate among the days like today */
#define AR_FORECAST_ALIKE_PRIOR 3
/* SD; forecast model 1 [M] grouped cross-validation on SoccerMon; loads this far apart: distance 1 */
#define AR_FORECAST_ALIKE_LOAD 0.4
/* own means; forecast model 1 [M] grouped cross-validation on SoccerMon */
#define AR_FORECAST_ALIKE_YESTERDAY 0.7
/* 1-5; forecast model 1 [M] grouped cross-validation on SoccerMon */
#define AR_FORECAST_ALIKE_TODAY 0.5
/* 1-5; forecast model 1 [M] grouped cross-validation on SoccerMon */
#define AR_FORECAST_ALIKE_USUAL 0.25
/* 1/day; forecast model 1 [M] grouped cross-validation on SoccerMon; share of the people's spread that comes back with each case */
#define AR_FORECAST_DRIFT 0.003
/* SD; forecast model 1 [R] normal distribution; 8 in 10 within ± so many SD */
#define AR_FORECAST_WIDTH_Z 1.2815515655446004
/* cases; forecast model 1 [S] forecast.md; cases of the population's error before the own */
#define AR_FORECAST_WIDTH_PSEUDO 60
/* -; forecast model 1 [A] design; least p(1-p) in an update: keeps the step finite */
#define AR_FORECAST_WEIGHT_MIN 0.001
/* days; forecast model 1 [A] design; |day| */
#define AR_FORECAST_DAY_MAX 1e9
/* AU; forecast model 1 [A] design; a day's load above is not believed */
#define AR_FORECAST_LOAD_MAX 1e5

#endif
