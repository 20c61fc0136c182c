/* Sound files read back, and where in them something begins. */
#ifndef TESTS_AUDIO_SOUND_H
#define TESTS_AUDIO_SOUND_H

#include <stdbool.h>
#include <stddef.h>

struct heard {
	float *samples; /* mono */
	size_t count;
	int hz;
	char title[128];
};

/* Decode a file; ends the test when it cannot be. */
void heard_read(const char *path, struct heard *heard);
void heard_free(struct heard *heard);
/* Root mean square of 5 ms from at_s on; outside the file 0. */
double heard_power(const struct heard *heard, double at_s);
/* Seconds from at_s to where sound rises out of what was before; NAN: it is
 * not quiet until 50 ms before, or nothing rises within 200 ms. */
double heard_onset(const struct heard *heard, double at_s);
/* libsndfile of this computer writes files with this ending. */
bool heard_can(const char *ending);

#endif
