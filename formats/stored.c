#include "formats/stored.h"

#include <math.h>
#include <string.h>

enum { BLOCK_POINTS = 512 };

struct ar_point_block {
	struct ar_point_block *next;
	size_t count;
	struct ar_point point[BLOCK_POINTS];
};

void
ar_point_clear(struct ar_point *point)
{
	point->time_s = NAN;
	point->lat_deg = NAN;
	point->lon_deg = NAN;
	point->distance_m = NAN;
	point->altitude_m = NAN;
	point->speed_m_s = NAN;
	point->heart_bpm = NAN;
	point->cadence_spm = NAN;
	point->power_w = NAN;
	point->temperature_c = NAN;
	point->mark = 0;
	point->comma = false;
}

void
ar_stored_clear(struct ar_stored_points *stored)
{
	memset(stored, 0, sizeof *stored);
	stored->first_time_s = NAN;
	stored->last_time_s = NAN;
}

void
ar_stored_add(struct ar_stored_points *whole,
    const struct ar_stored_points *part)
{
	whole->points += part->points;
	whole->with_position += part->with_position;
	whole->with_heart += part->with_heart;
	if (isnan(whole->first_time_s))
		whole->first_time_s = part->first_time_s;
	if (!isnan(part->last_time_s))
		whole->last_time_s = part->last_time_s;
}

void
ar_lap_clear(struct ar_lap *lap)
{
	memset(lap, 0, sizeof *lap);
	lap->start_utc_s = NAN;
	lap->elapsed_s = NAN;
	lap->timer_s = NAN;
	lap->distance_m = NAN;
	lap->ascent_m = NAN;
	lap->descent_m = NAN;
	lap->heart_avg_bpm = NAN;
	lap->heart_max_bpm = NAN;
	lap->cadence_avg_spm = NAN;
	lap->intensity = NULL;
	lap->trigger = NULL;
}

void
ar_activity_clear(struct ar_activity *activity)
{
	struct ar_device_values *device = &activity->device_values;

	memset(activity, 0, sizeof *activity);
	activity->start_utc_s = NAN;
	activity->utc_offset_s = NAN;
	activity->heart_avg_bpm = NAN;
	activity->heart_max_bpm = NAN;
	ar_stored_clear(&activity->stored);
	device->timer_s = NAN;
	device->elapsed_s = NAN;
	device->moving_s = NAN;
	device->distance_m = NAN;
	device->ascent_m = NAN;
	device->descent_m = NAN;
	device->heart_avg_bpm = NAN;
	device->heart_max_bpm = NAN;
	device->cadence_avg_spm = NAN;
	device->rpe_0_10 = NAN;
	device->feel_0_100 = NAN;
	device->calories_kcal = NAN;
	device->recovery_advice_min = NAN;
}

void
ar_recording_clear(struct ar_recording *recording)
{
	struct ar_user_profile *profile = &recording->profile;

	memset(recording, 0, sizeof *recording);
	recording->format = AR_FORMAT_NONE;
	recording->container = AR_CONTAINER_NONE;
	recording->verdict = AR_VERDICT_VALID;
	ar_stored_clear(&recording->stored);
	profile->age_y = NAN;
	profile->height_m = NAN;
	profile->mass_kg = NAN;
	profile->heart_rest_bpm = NAN;
	profile->heart_max_bpm = NAN;
	profile->heart_threshold_bpm = NAN;
	profile->threshold_power_w = NAN;
}

void
ar_points_start(struct ar_points *points, struct ar_arena *arena)
{
	memset(points, 0, sizeof *points);
	points->arena = arena;
	ar_stored_clear(&points->stored);
}

static struct ar_point *
point_new(struct ar_points *points)
{
	struct ar_point_block *block = points->last;

	if (!block || block->count == BLOCK_POINTS) {
		block = ar_arena_alloc(points->arena, sizeof *block);
		if (!block)
			return NULL;
		if (points->last)
			points->last->next = block;
		else
			points->first = block;
		points->last = block;
	}
	return &block->point[block->count++];
}

void
ar_points_add(struct ar_points *points, const struct ar_point *point)
{
	struct ar_stored_points *stored = &points->stored;
	struct ar_point *place;

	if (points->failed)
		return;
	place = point_new(points);
	if (!place) {
		points->failed = true;
		return;
	}
	*place = *point;
	stored->points++;
	stored->with_position += fabs(point->lat_deg) <= 90 &&
	    !isnan(point->lon_deg) && !point->comma;
	if (point->heart_bpm > 0) {
		stored->with_heart++;
		points->heart_sum += (double)point->heart_bpm;
		if ((double)point->heart_bpm > points->heart_max)
			points->heart_max = (double)point->heart_bpm;
	}
	points->heart_zero += point->heart_bpm <= 0;
	if (!isnan(point->time_s)) {
		if (!points->timed++)
			stored->first_time_s = point->time_s;
		stored->last_time_s = point->time_s;
	}
}

/* The columns some point has, as bits in the order of struct ar_point. */
enum {
	HAS_POSITION = 1,
	HAS_DISTANCE = 2,
	HAS_ALTITUDE = 4,
	HAS_SPEED = 8,
	HAS_HEART = 16,
	HAS_CADENCE = 32,
	HAS_POWER = 64,
	HAS_TEMPERATURE = 128
};

static unsigned
columns_of(const struct ar_points *points)
{
	unsigned has = 0;

	for (const struct ar_point_block *b = points->first; b; b = b->next)
		for (size_t i = 0; i < b->count; i++) {
			const struct ar_point *p = &b->point[i];

			has |= (isnan(p->lat_deg) || isnan(p->lon_deg))
			    ? 0u
			    : (unsigned)HAS_POSITION;
			has |= isnan(p->distance_m) ? 0u : HAS_DISTANCE;
			has |= isnan(p->altitude_m) ? 0u : HAS_ALTITUDE;
			has |= isnan(p->speed_m_s) ? 0u : HAS_SPEED;
			has |= p->heart_bpm > 0 ? (unsigned)HAS_HEART : 0u;
			has |= isnan(p->cadence_spm) ? 0u : HAS_CADENCE;
			has |= isnan(p->power_w) ? 0u : HAS_POWER;
			has |= isnan(p->temperature_c) ? 0u : HAS_TEMPERATURE;
		}
	return has;
}

static double *
wide(struct ar_points *points, bool wanted)
{
	double *column;

	if (!wanted)
		return NULL;
	column = ar_arena_array(points->arena, points->stored.points,
	    sizeof *column);
	points->failed |= !column;
	return column;
}

static float *
narrow(struct ar_points *points, bool wanted)
{
	float *column;

	if (!wanted)
		return NULL;
	column = ar_arena_array(points->arena, points->stored.points,
	    sizeof *column);
	points->failed |= !column;
	return column;
}

static void
columns_take(struct ar_points *points, struct ar_samples *samples)
{
	unsigned has = columns_of(points);

	samples->count = points->stored.points;
	samples->time_s = wide(points, true);
	samples->lat_deg = wide(points, has & HAS_POSITION);
	samples->lon_deg = wide(points, has & HAS_POSITION);
	samples->distance_m = wide(points, has & HAS_DISTANCE);
	samples->altitude_m = narrow(points, has & HAS_ALTITUDE);
	samples->speed_m_s = narrow(points, has & HAS_SPEED);
	samples->heart_bpm = narrow(points, has & HAS_HEART);
	samples->cadence_spm = narrow(points, has & HAS_CADENCE);
	samples->power_w = narrow(points, has & HAS_POWER);
	samples->temperature_c = narrow(points, has & HAS_TEMPERATURE);
	samples->mark = ar_arena_array(points->arena, samples->count, 1);
	points->failed |= !samples->mark;
}

static void
row_put(const struct ar_samples *to, size_t at, const struct ar_point *p)
{
	bool placed = !isnan(p->lat_deg) && !isnan(p->lon_deg);

	to->time_s[at] = p->time_s;
	to->mark[at] = p->mark;
	if (to->lat_deg) {
		to->lat_deg[at] = placed ? p->lat_deg : NAN;
		to->lon_deg[at] = placed ? p->lon_deg : NAN;
	}
	if (to->distance_m)
		to->distance_m[at] = p->distance_m;
	if (to->altitude_m)
		to->altitude_m[at] = p->altitude_m;
	if (to->speed_m_s)
		to->speed_m_s[at] = p->speed_m_s;
	if (to->heart_bpm)
		to->heart_bpm[at] = p->heart_bpm > 0 ? p->heart_bpm : NAN;
	if (to->cadence_spm)
		to->cadence_spm[at] = p->cadence_spm;
	if (to->power_w)
		to->power_w[at] = p->power_w;
	if (to->temperature_c)
		to->temperature_c[at] = p->temperature_c;
}

bool
ar_points_end(struct ar_points *points, struct ar_activity *activity)
{
	size_t at = 0;

	if (points->failed)
		return false;
	activity->stored = points->stored;
	if (points->stored.with_heart) {
		activity->heart_avg_bpm = points->heart_sum /
		    (double)points->stored.with_heart;
		activity->heart_max_bpm = points->heart_max;
	}
	columns_take(points, &activity->samples);
	if (points->failed)
		return false;
	for (const struct ar_point_block *b = points->first; b; b = b->next)
		for (size_t i = 0; i < b->count; i++)
			row_put(&activity->samples, at++, &b->point[i]);
	return true;
}
