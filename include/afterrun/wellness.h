/* What belongs to a day and not to one run: sleep, pulse, mass, effort.
 * One vocabulary for the runner's words, watches' day files and exports. */
#ifndef AFTERRUN_WELLNESS_H
#define AFTERRUN_WELLNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/status.h"

/* Kinds, their units, ranges and words are data/wellness.csv. */
enum ar_wellness {
	AR_WELL_SLEEP_H,       /* of the night that ended on the day */
	AR_WELL_SLEEP_QUALITY, /* 0..10, 10 = slept very well; said */
	AR_WELL_SLEEP_SCORE,   /* 0..100 of a device */
	AR_WELL_RPE,           /* 0..10, of the day's (last) run */
	AR_WELL_STRESS,        /* 0..10, 10 = very stressed */
	AR_WELL_FATIGUE,       /* 0..10, 10 = exhausted */
	AR_WELL_MASS_KG,
	AR_WELL_PULSE_BPM,     /* at rest */
	AR_WELL_HRV_RMSSD_MS,  /* of the night */
	AR_WELL_HRV_SDNN_MS,   /* Apple's; never mixed with RMSSD */
	AR_WELL_ILLNESS,       /* 0..3, enum ar_illness (P19); said */
	AR_WELLNESS_KINDS
};

struct ar_wellness_kind {
	const char *id;   /* "sleep_h": in JSON, tables and the store */
	const char *word; /* "sleep": as typed and shown */
	const char *unit; /* "h"; "" for scales */
	double lo;
	double hi;
	int decimals;
	const char *meaning; /* for the runner: which end is which */
};

/* The kind's row; never NULL for a kind in range. */
AR_API const struct ar_wellness_kind *ar_wellness_kind(
    enum ar_wellness kind);
/* By id or word; -1: unknown. */
AR_API int ar_wellness_find(const char *name, size_t n);

struct ar_wellness_item {
	enum ar_wellness kind;
	int64_t day; /* civil days since 1970-01-01, local; the waking day */
	double value;
	const char *source; /* "garmin", "Apple Watch", "said"; never NULL */
};

struct ar_wellness_items {
	struct ar_wellness_item *items; /* NULL when count is 0 */
	size_t count;
};

/* Days of a watch: FIT files of type monitoring, sleep, HRV, metrics and
 * weight (messages 30, 55, 103, 211, 275, 281, 346, 370, 371, event 74),
 * plain or in gzip; docs/formats.md says which goes before which.
 * A provisional resting pulse more than 10 above the lowest heart rate of
 * the day in this file is dropped (formats.md 1.7); its source ends with
 * " (provisional)" when the file has no heart rate to hold it against.
 *   items  live in the arena, in order of day and kind, one a kind and day;
 *          empty (AR_OK) for a sound FIT file without.
 * Errors as ar_recording_read; items hold what came before a damage. */
AR_API AR_MUST_USE enum ar_status ar_wellness_read(const void *bytes,
    size_t n, struct ar_arena *arena, struct ar_wellness_items *items,
    struct ar_error *err);

#endif
