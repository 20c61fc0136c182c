/* Samples as one small blob: what the log keeps of a recording beside the
 * file itself.  Pure functions, callable from any thread.
 *
 * A blob is a directory and columns.  Each column is delta-coded to the
 * scale its device wrote in and compressed for itself, so that one column of
 * ten years can be read without the others.  Reading gives back every bit:
 * NAN, repeats and disorder included.  docs/log.md describes the layout. */
#ifndef AFTERRUN_PACK_H
#define AFTERRUN_PACK_H

#include <stddef.h>

#include "afterrun/arena.h"
#include "afterrun/recording.h"
#include "afterrun/status.h"

enum ar_column { /* of struct ar_samples, in its order */
	AR_COLUMN_TIME,
	AR_COLUMN_LAT,
	AR_COLUMN_LON,
	AR_COLUMN_DISTANCE,
	AR_COLUMN_ALTITUDE,
	AR_COLUMN_SPEED,
	AR_COLUMN_HEART,
	AR_COLUMN_CADENCE,
	AR_COLUMN_POWER,
	AR_COLUMN_TEMPERATURE,
	AR_COLUMN_STANCE_TIME,
	AR_COLUMN_STANCE_LEFT,
	AR_COLUMN_OSCILLATION,
	AR_COLUMN_VERTICAL_RATIO,
	AR_COLUMN_STEP_LENGTH,
	AR_COLUMN_MARK,
	AR_COLUMNS
};

AR_API const char *ar_column_name(enum ar_column column); /* "heart_bpm" */

/* Everything of activity that analysis reads: samples, laps, pauses, beats,
 * device values, sport, words.  blob lives in the arena.
 * Unpacking gives an equal activity, so that a run can be analysed again
 * without its file.  AR_EMEM.  Cost: about 0.1 µs a sample. */
AR_API AR_MUST_USE enum ar_status ar_pack(const struct ar_activity *activity,
    struct ar_arena *arena, const void **blob, size_t *n,
    struct ar_error *err);

/* The whole activity back; text and columns live in the arena.
 * AR_EDAMAGE the blob is not sound.  Never reads outside of it. */
AR_API AR_MUST_USE enum ar_status ar_unpack(const void *blob, size_t n,
    struct ar_arena *arena, struct ar_activity *activity,
    struct ar_error *err);

/* One column alone: values become doubles, NAN where missing.  values must
 * hold room items.  *count gets the number of samples; it is 0 when the run
 * has no such column.  AR_ELIMIT: room is too small, *count says the need.
 * No allocation beside a fixed state. */
AR_API AR_MUST_USE enum ar_status ar_unpack_column(const void *blob,
    size_t n, enum ar_column column, float *values, size_t room,
    size_t *count, struct ar_error *err);

/* Bytes at the beginning of a blob that hold its directory and the columns
 * before and including column; 0: damaged or fewer than head bytes given.
 * A store that can read part of a blob needs no more than these. */
AR_API size_t ar_pack_prefix(const void *head, size_t n,
    enum ar_column column);

/* A file's bytes, compressed and back (zstd).  out lives in the arena. */
AR_API AR_MUST_USE enum ar_status ar_squeeze(const void *bytes, size_t n,
    struct ar_arena *arena, const void **out, size_t *out_n,
    struct ar_error *err);
AR_API AR_MUST_USE enum ar_status ar_unsqueeze(const void *packed, size_t n,
    struct ar_arena *arena, const void **out, size_t *out_n,
    struct ar_error *err);

enum { AR_SHA256_SIZE = 32 };

/* SHA-256 (FIPS 180-4) of a file. */
AR_API void ar_sha256(const void *bytes, size_t n,
    unsigned char out[AR_SHA256_SIZE]);

#endif
