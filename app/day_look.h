/* What a history says of one day. */
#ifndef APP_DAY_LOOK_H
#define APP_DAY_LOOK_H

#include "afterrun/history.h"

/* The value of a kind on a day: said, else the first device's; NAN none. */
double ar_day_well(const struct ar_history *history, enum ar_wellness kind,
    int64_t day);

/* The mark of one side of a region on a day: of that side, else of no side;
 * NAN: not said.  side AR_SIDES: the highest said of the region. */
double ar_day_mark(const struct ar_history *history, int region, int side,
    int64_t day);

/* The first of the history's feels (oldest first) that is of day or later. */
size_t ar_feels_from(const struct ar_history *history, int64_t day);

/* A7.4: the largest of the past doses of a row, each faded by its age, and
 * at least the smallest capacity there is. */
double ar_past_capacity(const struct ar_past *past, enum ar_load_row row);

/* A4.4 is about runs and run-walks; a hike is neither. */
bool ar_run_is_run(const struct ar_run *run);

/* End of a run; NAN without a start. */
double ar_run_end_utc_s(const struct ar_run *run);

/* The civil day of utc_s in a place; days since 1970-01-01. */
int64_t ar_civil_day(double utc_s, double utc_offset_s);

#endif
