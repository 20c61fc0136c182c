/* Finished sounds wait in a nameless temporary file, so that memory stays
 * flat however long the session is; the system removes it by itself. */
#ifndef AUDIO_SPOOL_H
#define AUDIO_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doors/audio/wave.h"

struct spool {
	int fd;
	int64_t used; /* samples */
};

/* A stretch of the spool, in samples at RATE_HZ. */
struct clip {
	int64_t start;
	size_t count;
	size_t lead; /* as of a sound */
};

/* In TMPDIR, else /tmp.  false: errno says why. */
bool spool_open(struct spool *spool);
void spool_close(struct spool *spool);
/* Put a sound at the end. */
bool spool_put(struct spool *spool, const struct sound *sound,
    struct clip *clip);
/* n samples of clip from its at-th on. */
bool spool_get(const struct spool *spool, const struct clip *clip, size_t at,
    float *samples, size_t n);

#endif
