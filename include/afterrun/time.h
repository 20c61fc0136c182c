/* Civil time without a clock, a zone database or a locale. */
#ifndef AFTERRUN_TIME_H
#define AFTERRUN_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/status.h"

struct ar_civil {
	int32_t year; /* proleptic Gregorian */
	int month;    /* 1..12 */
	int day;      /* 1..31 */
	int hour;     /* 0..23 */
	int minute;   /* 0..59 */
	int second;   /* 0..59 */
	int weekday;  /* 0 = Monday .. 6 = Sunday */
};

/* Days from 1970-01-01 to the date; valid for years -400000..400000. */
AR_API int64_t ar_days_from_civil(int64_t year, int month, int day);

/* The civil time of utc_s + offset_s, rounded down to a second.  Outside the
 * years 1..9999 the nearest bound is given. */
AR_API struct ar_civil ar_civil_from_utc(double utc_s, double offset_s);

/* Parse YYYY-MM-DDThh:mm:ss[.fff][Z|±hh[:]mm] (also a blank for the T, and
 * blanks around).  *utc_s gets the instant, *offset_s the written offset in
 * seconds or NAN when there is none (then the time is taken as UTC).
 * false: not a time. */
AR_API bool ar_time_parse(const char *text, size_t n, double *utc_s,
    double *offset_s);

enum { AR_TIME_TEXT = 40 };

/* "2026-11-21T06:30:00Z", with three decimals only where they are not 0. */
AR_API void ar_time_utc_text(double utc_s, char out[AR_TIME_TEXT]);

#endif
