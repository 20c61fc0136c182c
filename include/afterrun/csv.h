/* An activity as a table that people and spreadsheets read, and that
 * ar_recording_read reads back.  docs/formats.md describes it. */
#ifndef AFTERRUN_CSV_H
#define AFTERRUN_CSV_H

#include "afterrun/recording.h"

/* Write activity as CSV: comment lines "# key=value" with what belongs to
 * the whole (the first is "# afterrun-csv=1"), a line of column names with
 * units, then a line a sample.  Missing values are empty fields.
 *   text  NUL-terminated UTF-8, lives in arena; *n its length.
 * Positions keep 9 decimals of a degree, times and distances 6 decimals,
 * the other columns 9, which is to the bit for what devices write.  Several
 * activities are written one after the other into one file and come back as
 * several.
 * AR_EMEM.  Cost: linear, about 100 bytes a sample. */
AR_API AR_MUST_USE enum ar_status ar_recording_csv(
    const struct ar_activity *activity, struct ar_arena *arena,
    const char **text, size_t *n, struct ar_error *err);

#endif
