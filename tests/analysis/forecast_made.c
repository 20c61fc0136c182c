/* Logs made up for the tests of the soreness forecast. */
#include "forecast_log.h"

#include "../check.h"

uint32_t
forecast_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

double
forecast_ratio(uint32_t *seed)
{
	return forecast_random(seed) / (double)(1 << 24);
}

struct ar_forecast_day
forecast_day_of(int64_t day, double report, double load)
{
	return (struct ar_forecast_day){ day, report, load, NAN, NAN, NAN };
}

/* A log with gaps, loads and marks left out, and soreness after loads. */
size_t
forecast_random_log(struct ar_forecast_day log[FORECAST_DAYS], uint32_t seed)
{
	double load = 0;
	size_t n = 0;

	for (int64_t day = -50; day < FORECAST_DAYS - 50; day++) {
		double report = 3 + forecast_ratio(&seed) - load / 400 +
		    (forecast_random(&seed) % 9 == 0);

		load = forecast_random(&seed) % 3 ?
		    forecast_ratio(&seed) * 700 : 0;
		struct ar_forecast_day made = { day,
			fmin(5, fmax(1, floor(report + 0.5))), load,
			1 + forecast_random(&seed) % 5,
			1 + forecast_random(&seed) % 10,
			1 + forecast_random(&seed) % 5 };

		if (forecast_random(&seed) % 8 == 0)
			made.report_1_5 = NAN;
		if (forecast_random(&seed) % 11 == 0)
			made.load = NAN;
		if (forecast_random(&seed) % 5 == 0)
			made.fatigue = made.readiness = made.mood = NAN;
		if (forecast_random(&seed) % 13)
			log[n++] = made;
	}
	return n;
}
