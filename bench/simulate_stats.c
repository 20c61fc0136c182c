/* Intervals over runners. */
#include <math.h>
#include <stdlib.h>

#include "bench/simulate.h"

enum { DRAWS = 1000, TAIL = 25 };

struct sim_mean
sim_mean_of(const double *value, size_t count)
{
	double sum = 0, squares = 0, mean, half;

	for (size_t i = 0; i < count; i++)
		sum += value[i];
	mean = sum / (double)count;
	for (size_t i = 0; i < count; i++)
		squares += (value[i] - mean) * (value[i] - mean);
	half = count > 1 ? 1.96 * sqrt(squares / (double)(count - 1) /
	    (double)count) : NAN;
	return (struct sim_mean){ mean, mean - half, mean + half };
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

struct sim_mean
sim_ratio_of(const double *above, const double *below, size_t count,
    uint64_t seed)
{
	double draw[DRAWS];
	double up = 0, down = 0, all;

	for (size_t i = 0; i < count; i++) {
		up += above[i];
		down += below[i];
	}
	all = up / down;
	for (int d = 0; d < DRAWS; d++) {
		up = down = 0;
		for (size_t i = 0; i < count; i++) {
			size_t at = (size_t)(sim_chance(seed, d, (int)i) *
			    (double)count);

			up += above[at];
			down += below[at];
		}
		draw[d] = up / down;
	}
	qsort(draw, DRAWS, sizeof draw[0], by_value);
	return (struct sim_mean){ all, draw[TAIL], draw[DRAWS - 1 - TAIL] };
}
