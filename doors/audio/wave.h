/* What espeak-ng writes: a WAV file of one channel of 16 bits. */
#ifndef AUDIO_WAVE_H
#define AUDIO_WAVE_H

#include <stdbool.h>
#include <stddef.h>

/* A stretch of sound.  samples -1..1, owned by who made it (free). */
struct sound {
	float *samples;
	size_t count;
	int hz;
	size_t lead; /* samples before what the ear takes as the beginning */
};

/* Read n bytes; the length in the file's head is not trusted, because a
 * pipe's is unknown.  false: it is something else, or there is no memory;
 * sound is empty. */
bool wave_read(const unsigned char *bytes, size_t n, struct sound *sound);

#endif
