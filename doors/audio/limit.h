/* Peaks over a ceiling are turned down smoothly, 5 ms to both sides, so that
 * speech can be loud without being clipped. */
#ifndef AUDIO_LIMIT_H
#define AUDIO_LIMIT_H

#include <stdbool.h>

#include "doors/audio/loud.h"

/* In place; afterwards the true peak is at most ceiling (within 2 %).
 * false: no memory, nothing was changed. */
bool limit_peaks(const struct loud_peaks *peaks, float ceiling,
    float *samples, size_t n);

#endif
