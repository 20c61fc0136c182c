#define _GNU_SOURCE
#include "doors/guide/clock.h"

#include <time.h>

double
clock_now(void)
{
	struct timespec now = { 0, 0 };

	if (clock_gettime(CLOCK_BOOTTIME, &now) != 0)
		clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
