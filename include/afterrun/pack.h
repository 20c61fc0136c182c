/* Samples as one small blob: what the log keeps of a recording beside the
 * file itself.  Pure functions, callable from any thread.
 *
 * A blob is a directory and columns.  Each column is turned into the whole
 * numbers its device wrote, delta-coded and compressed for itself, so that
 * one column of ten years can be read without the others.  Reading gives
 * back every bit: NAN, repeats and disorder included.  docs/log.md describes
 * the layout.  Every byte is under a checksum: a blob that changed by
 * accident is AR_EDAMAGE and never other numbers. */
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
 * device values, sport, words (of a text at most 4096 bytes).  blob lives in
 * the arena; while it works it takes the blob once more and about 30 bytes a
 * sample beside, and gives them back.
 * Unpacking gives an equal activity, so that a run can be analysed again
 * without its file.  AR_EMEM.  AR_ELIMIT: over 20 million samples or beats.
 * Cost: about 0.1 µs a sample. */
AR_API AR_MUST_USE enum ar_status ar_pack(const struct ar_activity *activity,
    struct ar_arena *arena, const void **blob, size_t *n,
    struct ar_error *err);

/* The whole activity back; text and columns live in the arena.
 * AR_EDAMAGE the blob is not sound; AR_EMEM; activity is zero then.  Never
 * reads outside of it.  The arena's limit bounds what a hostile blob can
 * make it take.  Cost: about 0.05 µs a sample. */
AR_API AR_MUST_USE enum ar_status ar_unpack(const void *blob, size_t n,
    struct ar_arena *arena, struct ar_activity *activity,
    struct ar_error *err);

/* One column alone as floats, NAN where missing: time in seconds after the
 * first sample that has one, positions in degrees (to about a metre), marks
 * as numbers, all others as in struct ar_samples.  values must hold room
 * items.  blob may be cut behind the column (ar_pack_prefix).
 * *count gets the number of samples; it is 0 when the run has no such
 * column.  AR_ELIMIT: room is too small, *count says the need.  AR_EDAMAGE,
 * AR_EMEM.  Takes at most 10 bytes a sample and zstd's state while it works.
 * Cost: about 5 ns a sample and 10 µs. */
AR_API AR_MUST_USE enum ar_status ar_unpack_column(const void *blob,
    size_t n, enum ar_column column, float *values, size_t room,
    size_t *count, struct ar_error *err);

enum { AR_PACK_HEAD_MAX = 272 }; /* no directory ends later */

/* Bytes at the beginning of a blob that hold its directory and the columns
 * before and including column (the directory alone when the run has none);
 * 0: damaged, or the directory is not whole.  head is the first n bytes;
 * AR_PACK_HEAD_MAX or the whole blob are enough.  A store that can read part
 * of a blob needs no more than these.  Columns that are read most often
 * stand first: time, mark, heart, distance, speed, cadence, altitude. */
AR_API size_t ar_pack_prefix(const void *head, size_t n,
    enum ar_column column);

/* What a column comes to over a run. */
struct ar_span {
	size_t known; /* values that are not NAN; 0: no such column, either */
	float lowest;
	float highest;
	double sum; /* added up in the order of time */
};

/* Of a whole run, for those who show it: where the samples are kept they
 * need not be read. */
struct ar_spans {
	size_t samples;
	size_t laps;
	size_t pauses;
	/* of columns of floats, AR_COLUMN_ALTITUDE to AR_COLUMN_STEP_LENGTH;
	 * of the others known is 0 */
	struct ar_span column[AR_COLUMNS];
};

/* Worked out from the samples.  Cost: about 0.7 ns a value. */
AR_API void ar_spans_of(const struct ar_activity *activity,
    struct ar_spans *spans);

enum { AR_PACK_SPANS_MAX = 512 }; /* and their spans end before that */

/* The same as kept in a blob, bit for bit; blob may be cut behind the first
 * AR_PACK_SPANS_MAX bytes.  AR_EABSENT: an older program made the blob;
 * ar_spans_of what ar_unpack gives.  AR_EDAMAGE.  Cost: below 1 µs. */
AR_API AR_MUST_USE enum ar_status ar_unpack_spans(const void *blob, size_t n,
    struct ar_spans *spans, struct ar_error *err);

/* A file's bytes, compressed and back (zstd).  out lives in the arena.
 * AR_ELIMIT: over 1 GiB.  AR_EDAMAGE: packed is not sound.  AR_EMEM. */
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
