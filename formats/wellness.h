/* Days out of FIT files: what is gathered, and how days come of it. */
#ifndef FORMATS_WELLNESS_H
#define FORMATS_WELLNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/wellness.h"
#include "formats/fit_scan.h"

/* Whether a device's value can be true; false for NAN. */
bool ar_wellness_plausible(enum ar_wellness kind, double value);

/* Beside the kinds, while days are made: a heart rate of monitoring. */
enum { AR_WELL_HEART = AR_WELLNESS_KINDS };

/* A value before it is known which day it belongs to and whether a better
 * one stands beside it. */
struct ar_wellness_value {
	int kind; /* enum ar_wellness or AR_WELL_HEART */
	int rank; /* of values of one kind and day the highest counts, and of
	           * equals the last */
	bool provisional;
	double utc_s;
	double offset_s; /* local minus UTC as known by then; NAN unknown */
	double value;
	int64_t day;
	size_t place; /* order in the file */
};

/* A level of sleep; it holds until the next. */
struct ar_wellness_level {
	double utc_s;
	double level;
	size_t place;
};

/* Between falling asleep and waking up, as the device says. */
struct ar_wellness_window {
	double start_s;
	double end_s;
	size_t place;
};

struct ar_wellness_hrv {
	double utc_s;
	double ms;
	size_t place;
};

struct ar_wellness_score {
	double utc_s; /* NAN: the message has no time */
	double score;
};

/* What the messages of a file say.  Arrays have the room the first pass
 * counted; values grows. */
struct ar_wellness_notes {
	struct ar_arena *arena;
	bool failed; /* out of memory; sticky */
	const char *source;
	const char *provisional; /* the source, and that it may change */
	double now_s; /* of the last message with a time; NAN none */
	double created_s;
	double offset_s;       /* the last that was said */
	double first_offset_s; /* the first, for what came before it */
	double window_start_s; /* NAN: awake */
	struct ar_wellness_value *values;
	size_t value_count;
	size_t value_room;
	struct ar_wellness_level *levels;
	size_t level_count;
	struct ar_wellness_window *windows;
	size_t window_count;
	struct ar_wellness_hrv *hrv;
	size_t hrv_count;
	struct ar_wellness_score *scores;
	size_t score_count;
};

/* Read all messages.  false: no memory. */
bool ar_wellness_gather(struct ar_wellness_notes *notes,
    const unsigned char *bytes, size_t n, const struct ar_fit_scan *scan);

/* Add a value unless it cannot be true. */
void ar_wellness_add(struct ar_wellness_notes *notes,
    struct ar_wellness_value value);

/* Make items of what was gathered.  false: no memory. */
bool ar_wellness_days(struct ar_wellness_notes *notes,
    struct ar_wellness_items *items);

#endif
