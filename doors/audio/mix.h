/* The session as one stream of samples, made block by block. */
#ifndef AUDIO_MIX_H
#define AUDIO_MIX_H

#include "doors/audio/bells.h"
#include "doors/audio/plan.h"

struct mix {
	const struct plan *plan;
	const struct bells *bells;
	float *scratch;   /* MIX_BLOCK samples */
	int64_t at;       /* first sample of the next block */
	int64_t frames;   /* of the whole */
	size_t speech;    /* first cue that is not over */
	size_t bell;
};

enum { MIX_BLOCK = 4096 };

/* Begin; plan and bells are borrowed.  false: no memory. */
bool mix_open(struct mix *mix, const struct plan *plan,
    const struct bells *bells);
void mix_close(struct mix *mix);
/* The next samples (at most MIX_BLOCK) and how many; 0: it is over;
 * -1: the spool cannot be read. */
int mix_next(struct mix *mix, float samples[MIX_BLOCK]);

#endif
