/* The bells, made of sines: soft, and told apart without looking. */
#ifndef AUDIO_BELLS_H
#define AUDIO_BELLS_H

#include <stdbool.h>

#include "doors/audio/wave.h"

enum bell_sound {
	BELL_START,  /* two notes up */
	BELL_CHANGE, /* one note twice */
	BELL_COUNT,  /* one short note */
	BELL_END,    /* three notes down */
	BELL_TICK,   /* hardly more than a click */
	BELLS
};

struct bells {
	struct sound sounds[BELLS]; /* at RATE_HZ */
};

/* quiet: for a flat with thin walls.  false: no memory.  Close in any
 * case. */
bool bells_make(struct bells *bells, bool quiet);
void bells_free(struct bells *bells);

#endif
