#include "api/streams_json.h"

#include <math.h>

#include "analysis/numbers.h"
#include "api/json.h"
#include "api/numbers.h"
#include "base/text.h"

static const double metre_per_km = 1000;
static const double radian_per_degree = 0.017453292519943295;
static const double metre_per_degree =
    AR_EARTH_RADIUS_M * 0.017453292519943295;
static const double half_turn_degree = 180;

struct thinning {
	const struct ar_streams *streams;
	size_t count;    /* samples */
	size_t points;   /* that come out */
	double *way_m;   /* along the run, where no device counted; or NULL */
	double lat0_deg; /* of the first position; NAN none */
	double lon0_deg;
};

/* The samples behind a point: from *first up to, not including, *end. */
static void
bucket(const struct thinning *t, size_t point, size_t *first, size_t *end)
{
	size_t inner = t->count - 2, room = t->points - 2;

	if (t->points == t->count) {
		*first = point;
		*end = point + 1;
	} else if (point == 0 || point + 1 == t->points) {
		*first = point == 0 ? 0 : t->count - 1;
		*end = *first + 1;
	} else {
		*first = 1 + (size_t)((double)inner * (double)(point - 1) /
		    (double)room);
		*end = 1 + (size_t)((double)inner * (double)point /
		    (double)room);
	}
}

/* --- columns: the value at sample i, NAN unknown --- */

static double
time_at(const struct thinning *t, size_t i)
{
	const double *time_s = t->streams->activity->samples.time_s;

	return time_s[i] - time_s[0];
}

static double
way_at(const struct thinning *t, size_t i)
{
	const double *device_m = t->streams->activity->samples.distance_m;

	if (device_m)
		return device_m[i];
	return t->way_m ? t->way_m[i] : NAN;
}

static double
speed_at(const struct thinning *t, size_t i)
{
	return (double)t->streams->clean->steps[i].speed_m_s;
}

static double
heart_at(const struct thinning *t, size_t i)
{
	const float *column = t->streams->activity->samples.heart_bpm;

	return column ? (double)column[i] : NAN;
}

static double
height_at(const struct thinning *t, size_t i)
{
	const float *column = t->streams->activity->samples.altitude_m;

	return column ? (double)column[i] : NAN;
}

static double
cadence_at(const struct thinning *t, size_t i)
{
	const float *column = t->streams->activity->samples.cadence_spm;

	return column ? (double)column[i] : NAN;
}

static double
power_at(const struct thinning *t, size_t i)
{
	const float *column = t->streams->activity->samples.power_w;

	return column ? (double)column[i] : NAN;
}

/* The shorter way around the earth. */
static double
east_at(const struct thinning *t, size_t i)
{
	const struct ar_samples *in = &t->streams->activity->samples;
	double apart;

	if (!in->lat_deg || !in->lon_deg || isnan(in->lat_deg[i]))
		return NAN;
	apart = in->lon_deg[i] - t->lon0_deg;
	if (apart > half_turn_degree)
		apart -= 2 * half_turn_degree;
	else if (apart < -half_turn_degree)
		apart += 2 * half_turn_degree;
	return apart * metre_per_degree *
	    cos(t->lat0_deg * radian_per_degree);
}

static double
north_at(const struct thinning *t, size_t i)
{
	const struct ar_samples *in = &t->streams->activity->samples;

	if (!in->lat_deg || !in->lon_deg || isnan(in->lon_deg[i]))
		return NAN;
	return (in->lat_deg[i] - t->lat0_deg) * metre_per_degree;
}

static double
mean_of(const struct thinning *t,
    double (*at)(const struct thinning *t, size_t i), size_t point)
{
	size_t first, end, known = 0;
	double sum = 0;

	bucket(t, point, &first, &end);
	for (size_t i = first; i < end; i++) {
		double value = at(t, i);

		if (!isfinite(value))
			continue;
		sum += value;
		known++;
	}
	return known > 0 ? sum / (double)known : NAN;
}

static json_t *
number_json(double value, int decimals)
{
	const double whole_most = 1e15;
	double rounded = ar_round(value, decimals);

	if (!isfinite(rounded))
		return json_null();
	return decimals == 0 && fabs(rounded) < whole_most ?
	    json_integer((json_int_t)rounded) : json_real(rounded);
}

static double
pace_of(double speed_m_s)
{
	double pace = metre_per_km / speed_m_s;

	return speed_m_s > 0 && pace <= AR_STREAM_STANDING_S_KM ? pace : NAN;
}

struct column {
	const char *key;
	double (*at)(const struct thinning *t, size_t i);
	int decimals;
	bool pace; /* shown as pace */
};

/* A column that is missing throughout is absent. */
static void
put_column(struct ar_json_out *out, json_t *root, const struct thinning *t,
    const struct column *column)
{
	json_t *array = ar_json_array(out);
	bool known = false;

	for (size_t point = 0; point < t->points; point++) {
		double value = mean_of(t, column->at, point);

		if (column->pace)
			value = pace_of(value);
		known = known || isfinite(value);
		ar_json_append(out, array,
		    number_json(value, column->decimals));
	}
	if (known)
		ar_json_put(out, root, column->key, array);
	else
		json_decref(array);
}

static void
put_span(struct ar_json_out *out, json_t *array, double start_s,
    double end_s)
{
	json_t *object;

	if (!isfinite(start_s) || !isfinite(end_s))
		return;
	object = ar_json_object(out);
	ar_json_number(out, object, "start_s", start_s, 1);
	ar_json_number(out, object, "end_s", end_s, 1);
	ar_json_append(out, array, object);
}

static void
put_spans(struct ar_json_out *out, json_t *root,
    const struct ar_activity *activity)
{
	double zero_s = activity->samples.time_s[0];
	json_t *laps = ar_json_array(out);
	json_t *pauses = ar_json_array(out);

	for (size_t i = 0; i < activity->lap_count; i++) {
		const struct ar_lap *lap = &activity->laps[i];
		double start_s = lap->start_utc_s - zero_s;

		put_span(out, laps, start_s, start_s + lap->elapsed_s);
	}
	for (size_t i = 0; i < activity->pause_count; i++)
		put_span(out, pauses,
		    activity->pauses[i].start_utc_s - zero_s,
		    activity->pauses[i].end_utc_s - zero_s);
	ar_json_put(out, root, "laps", laps);
	ar_json_put(out, root, "pauses", pauses);
}

/* The way of the cleaned steps, for a recording without a counter. */
static bool
sum_way(struct thinning *t, struct ar_arena *arena)
{
	const struct ar_clean *clean = t->streams->clean;
	double way = 0;

	if (t->streams->activity->samples.distance_m ||
	    clean->speed_source == AR_DISTANCE_NONE)
		return true;
	t->way_m = ar_arena_array(arena, t->count, sizeof *t->way_m);
	if (!t->way_m)
		return false;
	for (size_t i = 0; i < t->count; i++) {
		double grown = (double)clean->steps[i].speed_m_s *
		    (double)clean->steps[i].dt_s;

		way += isfinite(grown) ? grown : 0;
		t->way_m[i] = way;
	}
	return true;
}

static void
find_origin(struct thinning *t)
{
	const struct ar_samples *in = &t->streams->activity->samples;

	t->lat0_deg = t->lon0_deg = NAN;
	for (size_t i = 0; in->lat_deg && in->lon_deg && i < t->count; i++) {
		if (!isfinite(in->lat_deg[i]) || !isfinite(in->lon_deg[i]))
			continue;
		t->lat0_deg = in->lat_deg[i];
		t->lon0_deg = in->lon_deg[i];
		return;
	}
}

char *
ar_streams_json(const struct ar_streams *streams, struct ar_arena *arena)
{
	static const struct column columns[] = {
		{"time_s", time_at, 1, false},
		{"distance_m", way_at, 1, false},
		{"pace_s_km", speed_at, 1, true},
		{"heart_bpm", heart_at, 0, false},
		{"elevation_m", height_at, 1, false},
		{"cadence_spm", cadence_at, 0, false},
		{"power_w", power_at, 0, false},
		{"x_m", east_at, 1, false},
		{"y_m", north_at, 1, false},
	};
	struct thinning t = {.streams = streams,
	    .count = streams->activity->samples.count};
	struct ar_json_out out = {false};
	json_t *root;

	t.points = t.count < streams->points ? t.count : streams->points;
	if (!sum_way(&t, arena))
		return NULL;
	find_origin(&t);
	root = ar_json_object(&out);
	ar_json_text(&out, root, "schema", "streams/1");
	ar_json_int(&out, root, "run_id", streams->run_id);
	ar_json_int(&out, root, "points", (json_int_t)t.points);
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		put_column(&out, root, &t, &columns[i]);
	put_spans(&out, root, streams->activity);
	return ar_json_finish(&out, root, arena);
}
