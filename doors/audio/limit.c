#include "doors/audio/limit.h"

#include <stdlib.h>

enum { REACH = RATE_HZ / 200 }; /* 5 ms */

/* The gain that a sample at a peak needs, spread over its neighbours. */
static bool
needed(const struct loud_peaks *peaks, float ceiling, const float *samples,
    size_t n, float *gain)
{
	bool any = false;

	for (size_t i = 0; i < n; i++)
		gain[i] = 1;
	for (size_t i = 0; i < n; i++) {
		size_t from = i > REACH ? i - REACH : 0;
		size_t to = n - i > REACH + 1 ? i + REACH + 1 : n - 1;
		float peak = loud_peak_at(peaks, samples, n, i);

		if (!(peak > ceiling))
			continue;
		any = true;
		for (size_t k = from; k <= to; k++)
			if (gain[k] > ceiling / peak)
				gain[k] = ceiling / peak;
	}
	return any;
}

/* Multiply with the mean gain over REACH to both sides: never more than the
 * sample's own, because that was spread as far. */
static void
apply(const float *gain, float *samples, size_t n)
{
	double sum = 0;
	size_t to = 0, from = 0;

	for (size_t i = 0; i < n; i++) {
		while (to < n && to <= i + REACH)
			sum += (double)gain[to++];
		while (from + REACH < i)
			sum -= (double)gain[from++];
		samples[i] *= (float)(sum / (double)(to - from));
	}
}

bool
limit_peaks(const struct loud_peaks *peaks, float ceiling, float *samples,
    size_t n)
{
	float *gain = malloc((n + 1) * sizeof *gain);

	if (!gain)
		return false;
	if (needed(peaks, ceiling, samples, n, gain))
		apply(gain, samples, n);
	free(gain);
	return true;
}
