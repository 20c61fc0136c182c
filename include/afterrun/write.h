/* Recordings out: a struct ar_recording as a FIT, GPX or TCX file. */
#ifndef AFTERRUN_WRITE_H
#define AFTERRUN_WRITE_H

#include <stddef.h>

#include "afterrun/arena.h"
#include "afterrun/recording.h"
#include "afterrun/status.h"

/* Write recording as a sound file of format FIT, GPX or TCX.
 *   bytes, n   get the file; it lives as long as the arena.
 * What a format cannot say is left out:
 *   FIT   whole seconds; keeps samples, pauses, laps, sums, intervals between
 *         beats, running dynamics and the runner's heart-rate settings.
 *   GPX   no laps, sums or dynamics; samples without a position and samples
 *         of a pause are left out, a pause begins a new trkseg.
 *   TCX   no dynamics but cadence and power; samples of a pause are left
 *         out, a pause begins a new Track.
 * Cadence goes out as strides (one leg) where the sport is on foot, whole
 * ones in GPX and TCX.
 * AR_EINPUT  the recording holds nothing that the format can hold, or the
 *            format cannot be written.
 * AR_EMEM    out of memory.
 * Cost: linear; about three times the size of the file from the arena.
 * Source: FIT protocol 2.0, GPX 1.1 with TrackPointExtension 2, TCX 2 with
 * ActivityExtension 2. */
AR_API AR_MUST_USE enum ar_status ar_recording_write(
    const struct ar_recording *recording, enum ar_format format,
    struct ar_arena *arena, const unsigned char **bytes, size_t *n,
    struct ar_error *err);

#endif
