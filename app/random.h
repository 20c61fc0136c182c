/* Numbers that look like chance but follow from a seed alone, the same on
 * every machine.  For inventing recordings; never for secrets.
 * Source: the mixing function of splitmix64 (Steele, Lea, Flood 2014). */
#ifndef APP_RANDOM_H
#define APP_RANDOM_H

#include <stdint.h>

struct ar_random {
	uint64_t state;
};

static inline uint64_t
ar_random_next(struct ar_random *random)
{
	uint64_t z = random->state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

/* 0 <= value < 1 */
static inline double
ar_random_share(struct ar_random *random)
{
	return (double)(ar_random_next(random) >> 11) / 9007199254740992.0;
}

static inline double
ar_random_between(struct ar_random *random, double lo, double hi)
{
	return lo + (hi - lo) * ar_random_share(random);
}

/* Mean 0, standard deviation 1, never beyond 3.5: the sum of four. */
static inline double
ar_random_noise(struct ar_random *random)
{
	double sum = 0;

	for (int i = 0; i < 4; i++)
		sum += ar_random_share(random);
	return (sum - 2) * 1.7320508075688772;
}

#endif
