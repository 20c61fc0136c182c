/* Warnings of a recording: what was repaired, left out or is doubted. */
#ifndef FORMATS_WARN_H
#define FORMATS_WARN_H

#include "afterrun/recording.h"

/* Append a warning.  code is a literal and kept; text is copied into arena.
 * A code and text that stand already are not repeated; past a bound further
 * ones are left out.  AR_EMEM. */
AR_MUST_USE enum ar_status ar_warn(struct ar_recording *recording,
    struct ar_arena *arena, const char *code, uint64_t offset,
    const char *text);

/* Whether a warning with this code stands. */
bool ar_warned(const struct ar_recording *recording, const char *code);

#endif
