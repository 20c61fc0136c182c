/* Heart rates of hr messages merged into the records. */
#ifndef FORMATS_FIT_HEARTS_H
#define FORMATS_FIT_HEARTS_H

#include <stdbool.h>

#include "formats/fit_notes.h"
#include "formats/fit_rows.h"

/* Overwrite the heart rate of each record with the mean of the beats since
 * the record before, as the official SDK does (formats.md 1.5).  The sort
 * may be any: beats that compare equal are equal.  false: no memory. */
bool ar_fit_hearts_merge(struct ar_fit_notes *notes,
    struct ar_fit_rows *rows);

#endif
