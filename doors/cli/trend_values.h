/* One value of a day of the trends, for charts; NAN: not known. */
#ifndef CLI_TREND_VALUES_H
#define CLI_TREND_VALUES_H

#include "afterrun/trends.h"

double trend_distance_km(const struct ar_trend_day *day);
double trend_load(const struct ar_trend_day *day);
double trend_fitness(const struct ar_trend_day *day);
double trend_fatigue(const struct ar_trend_day *day);
double trend_form(const struct ar_trend_day *day);
double trend_soreness(const struct ar_trend_day *day);
double trend_forecast(const struct ar_trend_day *day);
double trend_sleep_h(const struct ar_trend_day *day);
double trend_pulse_bpm(const struct ar_trend_day *day);
double trend_rmssd_ms(const struct ar_trend_day *day);
double trend_sdnn_ms(const struct ar_trend_day *day);
double trend_mass_kg(const struct ar_trend_day *day);

#endif
