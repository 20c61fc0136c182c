/* Soreness forecast: how the weights follow one athlete. */
#include <math.h>

#include "analysis/forecast.h"
#include "analysis/forecast_numbers.h"

double
ar_forecast_rls_sum(const struct ar_forecast_rls *rls,
    const double x[AR_FORECAST_TERMS])
{
	double sum = 0;

	for (int k = 0; k < AR_FORECAST_TERMS; k++)
		sum += rls->weight[k] * x[k];
	return sum;
}

/* spread is the covariance over the noise's variance, so that the weights
 * are those of the ridge regression (D + X'X) w = D m + X'y, D = diag(noise²
 * / sd²), m and sd the population's. */
void
ar_forecast_rls_learn(struct ar_forecast_rls *rls,
    const double x[AR_FORECAST_TERMS], double value)
{
	double sx[AR_FORECAST_TERMS] = {0};
	double off = value - ar_forecast_rls_sum(rls, x), size = 1;

	for (int j = 0; j < AR_FORECAST_TERMS; j++)
		for (int k = 0; k < AR_FORECAST_TERMS; k++)
			sx[k] += rls->spread[j][k] * x[j];
	for (int k = 0; k < AR_FORECAST_TERMS; k++)
		size += sx[k] * x[k];
	for (int j = 0; j < AR_FORECAST_TERMS; j++) {
		double gain = sx[j] / size;

		rls->weight[j] += gain * off;
		for (int k = 0; k < AR_FORECAST_TERMS; k++)
			rls->spread[j][k] -= gain * sx[k];
	}
}

double
ar_forecast_logistic_sum(const struct ar_forecast_logistic *logistic,
    const double x[AR_FORECAST_CHANCE])
{
	double sum = 0;

	for (int k = 0; k < AR_FORECAST_CHANCE; k++)
		sum += logistic->weight[k] * x[k];
	return sum;
}

/* One step of the extended Kalman filter for a logistic (a Laplace
 * approximation case by case).  Before it a share of the people's spread
 * comes back, so that a change of the athlete is followed for ever. */
void
ar_forecast_logistic_learn(struct ar_forecast_logistic *logistic,
    const struct ar_forecast_weight prior[AR_FORECAST_CHANCE],
    const double x[AR_FORECAST_CHANCE], double sore)
{
	double p = 1 / (1 + exp(-ar_forecast_logistic_sum(logistic, x)));
	double weight = fmax(p * (1 - p), AR_FORECAST_WEIGHT_MIN);
	double keep = 1 - AR_FORECAST_DRIFT, sx[AR_FORECAST_CHANCE] = {0};
	double size = 0;

	for (int j = 0; j < AR_FORECAST_CHANCE; j++) {
		for (int k = 0; k < AR_FORECAST_CHANCE; k++)
			logistic->spread[j][k] *= keep;
		logistic->spread[j][j] +=
		    AR_FORECAST_DRIFT * prior[j].sd * prior[j].sd;
		for (int k = 0; k < AR_FORECAST_CHANCE; k++)
			sx[k] += logistic->spread[j][k] * x[j];
	}
	for (int k = 0; k < AR_FORECAST_CHANCE; k++)
		size += sx[k] * x[k];
	double gain = 1 / (1 + weight * size);

	for (int j = 0; j < AR_FORECAST_CHANCE; j++) {
		logistic->weight[j] += sx[j] * gain * (sore - p);
		for (int k = 0; k < AR_FORECAST_CHANCE; k++)
			logistic->spread[j][k] -=
			    sx[j] * sx[k] * weight * gain;
	}
}
