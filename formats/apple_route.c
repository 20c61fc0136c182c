/* Routes that old exports write into the workout, point by point. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "formats/apple.h"
#include "formats/repair.h"
#include "formats/stored.h"

enum { POINTS_FIRST = 4096 };

/* Grow one column; false: no memory, the column is as before. */
static bool
column(struct ar_apple *apple, void **place, size_t item, size_t room)
{
	void *grown = ar_apple_grow(apple, *place,
	    *place ? apple->workout.route.room * item : 0, room * item);

	if (grown)
		*place = grown;
	return grown;
}

static bool
make_room(struct ar_apple *apple)
{
	struct ar_apple_route *route = &apple->workout.route;
	size_t room = route->room ? 2 * route->room : POINTS_FIRST;
	struct {
		void *place;
		size_t item;
	} columns[] = {
	    {route->time_s, sizeof *route->time_s},
	    {route->lat_deg, sizeof *route->lat_deg},
	    {route->lon_deg, sizeof *route->lon_deg},
	    {route->altitude_m, sizeof *route->altitude_m},
	    {route->speed_m_s, sizeof *route->speed_m_s},
	    {route->mark, sizeof *route->mark},
	};
	bool grown = true;

	if (room > AR_APPLE_POINTS_MAX)
		room = AR_APPLE_POINTS_MAX;
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		grown = grown && column(apple, &columns[i].place,
		    columns[i].item, room);
	route->time_s = columns[0].place;
	route->lat_deg = columns[1].place;
	route->lon_deg = columns[2].place;
	route->altitude_m = columns[3].place;
	route->speed_m_s = columns[4].place;
	route->mark = columns[5].place;
	if (grown)
		route->room = room;
	return grown;
}

void
ar_apple_route_add(struct ar_apple *apple, const struct ar_tag *tag)
{
	struct ar_apple_route *route = &apple->workout.route;
	double lat = ar_apple_number(tag, "latitude");
	double lon = ar_apple_number(tag, "longitude");
	double speed = ar_apple_number(tag, "speed");
	double time, offset;
	size_t at = route->count;

	if (!ar_apple_time(tag, "date", &time, &offset))
		return;
	if (at == AR_APPLE_POINTS_MAX) {
		if (!route->left_out)
			ar_apple_refuse(apple, "a route has more points than"
			    " are kept");
		route->left_out = true;
		return;
	}
	if (at == route->room && !make_room(apple))
		return;
	/* A negative accuracy or speed says that there is none. */
	if (ar_apple_number(tag, "horizontalAccuracy") < 0)
		lat = lon = NAN;
	route->time_s[at] = time;
	route->lat_deg[at] = lat;
	route->lon_deg[at] = lon;
	route->altitude_m[at] = ar_narrow(ar_apple_number(tag, "altitude"));
	route->speed_m_s[at] = speed >= 0 ? ar_narrow(speed) : NAN;
	route->mark[at] = 0;
	route->count++;
}

static void
count_stored(const struct ar_apple_route *route,
    struct ar_stored_points *stored)
{
	stored->points = route->count;
	for (size_t i = 0; i < route->count; i++)
		stored->with_position += fabs(route->lat_deg[i]) <= 90 &&
		    !isnan(route->lon_deg[i]);
	stored->first_time_s = route->time_s[0];
	stored->last_time_s = route->time_s[route->count - 1];
}

static void
device_values(const struct ar_export_workout *told,
    struct ar_device_values *values)
{
	values->timer_s = told->moving_s;
	values->elapsed_s = told->elapsed_s;
	values->distance_m = told->distance_m;
	values->ascent_m = told->ascent_m;
	values->descent_m = told->descent_m;
	values->heart_avg_bpm = told->heart_avg_bpm;
	values->heart_max_bpm = told->heart_max_bpm;
	values->rpe_0_10 = told->rpe_0_10;
	values->calories_kcal = told->calories_kcal;
}

const struct ar_activity *
ar_apple_route_activity(struct ar_apple *apple, struct ar_arena *arena)
{
	struct ar_apple_workout *w = &apple->workout;
	struct ar_apple_route *route = &w->route;
	struct ar_recording *recording = ar_arena_alloc(arena,
	    sizeof *recording);
	struct ar_activity *activity = ar_arena_alloc(arena, sizeof *activity);
	enum ar_status status;

	if (!recording || !activity)
		return NULL;
	ar_recording_clear(recording);
	ar_activity_clear(activity);
	activity->sport = w->told.sport;
	activity->sub_sport = w->told.sub_sport;
	activity->start_utc_s = w->told.start_utc_s;
	activity->utc_offset_s = w->told.utc_offset_s;
	device_values(&w->told, &activity->device_values);
	count_stored(route, &activity->stored);
	activity->samples.count = route->count;
	activity->samples.time_s = route->time_s;
	activity->samples.lat_deg = route->lat_deg;
	activity->samples.lon_deg = route->lon_deg;
	activity->samples.altitude_m = route->altitude_m;
	activity->samples.speed_m_s = route->speed_m_s;
	activity->samples.mark = route->mark;
	activity->pauses = w->pause_count ? w->pauses : NULL;
	activity->pause_count = w->pause_count;
	status = ar_repair(recording, activity, arena);
	ar_apple_peak(apple, ar_arena_used(arena));
	if (status != AR_OK || !activity->samples.count) {
		ar_apple_refuse(apple, "a route could not be repaired");
		return NULL;
	}
	return activity;
}

void
ar_apple_route_close(struct ar_apple_route *route)
{
	free(route->time_s);
	free(route->lat_deg);
	free(route->lon_deg);
	free(route->altitude_m);
	free(route->speed_m_s);
	free(route->mark);
}
