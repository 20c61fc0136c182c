#include "doors/cli/trend_values.h"

static const double km = 1000;

double
trend_distance_km(const struct ar_trend_day *day)
{
	return day->foot_m / km;
}

double
trend_load(const struct ar_trend_day *day)
{
	return day->tss;
}

double
trend_fitness(const struct ar_trend_day *day)
{
	return day->ctl;
}

double
trend_fatigue(const struct ar_trend_day *day)
{
	return day->atl;
}

double
trend_form(const struct ar_trend_day *day)
{
	return day->form;
}

double
trend_soreness(const struct ar_trend_day *day)
{
	return day->soreness;
}

double
trend_forecast(const struct ar_trend_day *day)
{
	return day->forecast;
}

double
trend_sleep_h(const struct ar_trend_day *day)
{
	return day->well[AR_WELL_SLEEP_H];
}

double
trend_pulse_bpm(const struct ar_trend_day *day)
{
	return day->well[AR_WELL_PULSE_BPM];
}

double
trend_rmssd_ms(const struct ar_trend_day *day)
{
	return day->well[AR_WELL_HRV_RMSSD_MS];
}

double
trend_sdnn_ms(const struct ar_trend_day *day)
{
	return day->well[AR_WELL_HRV_SDNN_MS];
}

double
trend_mass_kg(const struct ar_trend_day *day)
{
	return day->well[AR_WELL_MASS_KG];
}
