/* The points of one activity while an XML file is read: rows first, because
 * the columns that exist are known only at the end.  Counts them as stored. */
#ifndef FORMATS_STORED_H
#define FORMATS_STORED_H

#include <math.h>

#include "afterrun/recording.h"

/* One point as written; NAN where it says nothing. */
struct ar_point {
	double time_s;
	double lat_deg;
	double lon_deg;
	double distance_m;
	float altitude_m;
	float speed_m_s;
	float heart_bpm;
	float cadence_spm; /* as written: often one leg */
	float power_w;
	float temperature_c;
	uint8_t mark;
	bool comma; /* the position was written with decimal commas */
};

struct ar_points {
	struct ar_arena *arena;
	struct ar_point_block *first;
	struct ar_point_block *last;
	struct ar_stored_points stored;
	double heart_sum;
	double heart_max;
	size_t timed;
	size_t heart_zero;
	bool failed; /* out of memory; sticky */
};

/* A value for a narrow column; NAN beyond anything that is measured. */
static inline float
ar_narrow(double value)
{
	return fabs(value) < 1e9 ? (float)value : NAN;
}

void ar_point_clear(struct ar_point *point);

void ar_points_start(struct ar_points *points, struct ar_arena *arena);

/* Append a point; sticky after the first failed allocation. */
void ar_points_add(struct ar_points *points, const struct ar_point *point);

/* Fill samples, stored and the plain heart rate values of activity.
 * false: out of memory. */
bool ar_points_end(struct ar_points *points, struct ar_activity *activity);

/* No points yet: counts 0, times NAN. */
void ar_stored_clear(struct ar_stored_points *stored);

/* Add the counts of a part that stands later in the file. */
void ar_stored_add(struct ar_stored_points *whole,
    const struct ar_stored_points *part);

/* Everything unknown: NAN and NULL. */
void ar_activity_clear(struct ar_activity *activity);
void ar_recording_clear(struct ar_recording *recording);
void ar_lap_clear(struct ar_lap *lap);

#endif
