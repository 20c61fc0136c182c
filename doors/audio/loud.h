/* How loud a sound is to the ear, and its true peak.
 * Sources: ITU-R BS.1770-4 (K-weighting, gating, true peak by four times
 * oversampling), EBU R 128. */
#ifndef AUDIO_LOUD_H
#define AUDIO_LOUD_H

#include <stddef.h>

/* Everything is written at this rate; it is Opus's own, and the one the
 * filters of BS.1770 are tabled for. */
enum { RATE_HZ = 48000 };

enum { LOUD_PHASES = 4, LOUD_TAPS = 24 };

/* Weights of the oversampling, made once. */
struct loud_peaks {
	float weight[LOUD_PHASES][LOUD_TAPS];
};

/* Integrated loudness in LUFS of n samples at RATE_HZ as they would stand
 * alone in silence; NAN: silence, or no memory. */
double loud_lufs(const float *samples, size_t n);

void loud_peaks_make(struct loud_peaks *peaks);
/* The greatest magnitude between samples[at] and samples[at + 1]. */
float loud_peak_at(const struct loud_peaks *peaks, const float *samples,
    size_t n, size_t at);
/* Of the whole sound. */
float loud_peak(const struct loud_peaks *peaks, const float *samples,
    size_t n);

#endif
