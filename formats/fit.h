/* FIT files: what watches write.  docs/formats-fit.md says what is kept.
 * Source: FIT protocol 2.0, FIT profile 21.217; formats.md section 1. */
#ifndef FORMATS_FIT_H
#define FORMATS_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/arena.h"
#include "afterrun/recording.h"
#include "afterrun/status.h"

/* Read a FIT file (unpacked, all its chained parts) into recording.
 *   recording  filled from arena and lives as long as it; the bytes are only
 *              read and may go afterwards.  The activities are as stored:
 *              samples in file order, nothing sorted, merged or dropped, with
 *              NAN where a record has no time; hr messages are merged into
 *              the heart rates; a multisport file gives one activity a
 *              session, transitions left out (they count in the file's own
 *              counts).  verdict and warnings are set in any case.
 * AR_OK      there is an activity, or the file is sound and has none.
 * AR_EFORMAT it is no FIT file (verdict EMPTY or NOT_FIT).
 * AR_ETRUNC, AR_EDAMAGE  nothing usable came before the damage.
 * AR_EMEM    out of memory.
 * Cost: linear in n, two passes; memory is bounded by the number of record
 * messages times the columns they fill. */
AR_MUST_USE enum ar_status ar_fit_read(const unsigned char *bytes, size_t n,
    struct ar_arena *arena, struct ar_recording *recording,
    struct ar_error *err);

/* Add up all record messages; verifies every checksum; needs no memory.
 * Status as ar_fit_read; count holds what came before the damage. */
AR_MUST_USE enum ar_status ar_fit_count(const unsigned char *bytes, size_t n,
    struct ar_count *count, struct ar_error *err);

/* Whether the bytes start like a FIT file: ".FIT" at 8 and a header size
 * that can be. */
bool ar_fit_looks_like(const unsigned char *bytes, size_t n);

#endif
