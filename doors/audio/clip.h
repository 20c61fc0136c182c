/* From what the voice said to what stands in the file: without the silence
 * around it, at the file's rate, as loud as all the others. */
#ifndef AUDIO_CLIP_H
#define AUDIO_CLIP_H

#include <stdbool.h>

#include "doors/audio/loud.h"
#include "doors/audio/wave.h"

/* A soft consonant stands at most this long before its cue. */
enum { CLIP_LEAD_MS = 40 };

/* In place; silence gives an empty sound.  false: no memory. */
bool clip_finish(const struct loud_peaks *peaks, struct sound *sound);

#endif
