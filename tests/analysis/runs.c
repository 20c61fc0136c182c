#include "runs.h"

#include <math.h>
#include <string.h>

#include "../check.h"

struct ar_person
nobody(void)
{
	return (struct ar_person){ .age_y = NAN, .mass_kg = NAN,
		.height_m = NAN, .heart_rest_bpm = NAN, .heart_max_bpm = NAN,
		.heart_threshold_bpm = NAN, .threshold_m_s = NAN,
		.vdot = NAN };
}

static double *
doubles(struct ar_arena *arena, size_t count, bool wanted)
{
	double *column = wanted ? ar_arena_array(arena, count,
	    sizeof *column) : NULL;

	for (size_t i = 0; column && i < count; i++)
		column[i] = NAN;
	return column;
}

static float *
floats(struct ar_arena *arena, size_t count, bool wanted)
{
	float *column = wanted ? ar_arena_array(arena, count,
	    sizeof *column) : NULL;

	for (size_t i = 0; column && i < count; i++)
		column[i] = NAN;
	return column;
}

struct ar_activity *
make_activity(struct ar_arena *arena, size_t count, unsigned columns)
{
	struct ar_activity *out = ar_arena_alloc(arena, sizeof *out);
	struct ar_samples *in = &out->samples;

	assert_non_null(out);
	out->sport = "running";
	out->start_utc_s = 1.7e9;
	out->utc_offset_s = NAN;
	out->device_values = (struct ar_device_values){ NAN, NAN, NAN, NAN,
		NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	in->count = count;
	in->time_s = doubles(arena, count, true);
	in->mark = ar_arena_array(arena, count, 1);
	in->distance_m = doubles(arena, count, columns & WITH_DISTANCE);
	in->lat_deg = doubles(arena, count, columns & WITH_POSITION);
	in->lon_deg = doubles(arena, count, columns & WITH_POSITION);
	in->speed_m_s = floats(arena, count, columns & WITH_SPEED);
	in->heart_bpm = floats(arena, count, columns & WITH_HEART);
	in->cadence_spm = floats(arena, count, columns & WITH_CADENCE);
	in->altitude_m = floats(arena, count, columns & WITH_ALTITUDE);
	for (size_t i = 0; i < count; i++)
		in->time_s[i] = out->start_utc_s + (double)i;
	return out;
}

static void
add_stretch(struct ar_clean *clean, const struct stretch *stretch)
{
	double left_s = stretch->distance_m / stretch->speed_m_s;

	while (left_s > 1e-6) {
		double dt = left_s < 1 ? left_s : 1;
		double before = clean->count > 0 ?
		    clean->steps[clean->count - 1].time_s : 1.7e9;
		clean->steps[clean->count++] = (struct ar_step){
			.time_s = before + dt,
			.dt_s = (float)dt,
			.speed_m_s = (float)stretch->speed_m_s,
			.grade_ratio = (float)stretch->grade_ratio,
			.cadence_spm = (float)stretch->cadence_spm,
			.heart_bpm = (float)stretch->heart_bpm,
			.left_share = 0.5f,
			.moving = true,
			.walking = stretch->walking,
		};
		clean->moving_s += dt;
		left_s -= dt;
	}
}

struct ar_clean *
make_clean(struct ar_arena *arena, const struct stretch *stretches,
    size_t count)
{
	struct ar_clean *clean = ar_arena_alloc(arena, sizeof *clean);
	size_t room = 0;

	assert_non_null(clean);
	for (size_t k = 0; k < count; k++)
		room += (size_t)(stretches[k].distance_m /
		    stretches[k].speed_m_s) + 2;
	*clean = (struct ar_clean){ .on_foot = true, .grade_known = true,
		.barometer = true, .speed_source = AR_DISTANCE_DEVICE,
		.speed_known_ratio = 1, .counter_m = NAN, .track_m = 1,
		.speed_m = 1, .ascent_m = NAN, .descent_m = NAN };
	clean->steps = ar_arena_array(arena, room, sizeof *clean->steps);
	assert_non_null(clean->steps);
	clean->cadence_known = isfinite(stretches[0].cadence_spm);
	clean->heart_valid_ratio = isfinite(stretches[0].heart_bpm);
	for (size_t k = 0; k < count; k++)
		add_stretch(clean, &stretches[k]);
	return clean;
}

#define MOVE(column)                                                           \
	do {                                                                   \
		if (out.samples.column)                                        \
			out.samples.column += from;                            \
	} while (0)

struct ar_activity
cut_activity(const struct ar_activity *whole, size_t from, size_t to)
{
	struct ar_activity out = *whole;

	out.samples.count = to - from;
	MOVE(time_s);
	MOVE(lat_deg);
	MOVE(lon_deg);
	MOVE(distance_m);
	MOVE(altitude_m);
	MOVE(speed_m_s);
	MOVE(heart_bpm);
	MOVE(cadence_spm);
	MOVE(power_w);
	MOVE(temperature_c);
	MOVE(stance_time_ms);
	MOVE(stance_left_pct);
	MOVE(mark);
	out.start_utc_s = out.samples.time_s[0];
	return out;
}

static void *
thin(struct ar_arena *arena, const void *column, size_t size,
    const struct ar_activity *whole, const bool *keep)
{
	const char *from = column;
	size_t count = whole->samples.count, used = 0;
	char *out = column ? ar_arena_array(arena, count, size) : NULL;

	for (size_t i = 0; out && i < count; i++) {
		if (keep[i])
			memcpy(out + used++ * size, from + i * size, size);
	}
	return out;
}

#define THIN(column)                                                           \
	in->column = thin(arena, in->column, sizeof *in->column, whole, keep)

struct ar_activity *
thin_activity(struct ar_arena *arena, const struct ar_activity *whole,
    const bool *keep)
{
	struct ar_activity *out = ar_arena_alloc(arena, sizeof *out);

	assert_non_null(out);
	*out = *whole;
	struct ar_samples *in = &out->samples;
	THIN(time_s);
	THIN(lat_deg);
	THIN(lon_deg);
	THIN(distance_m);
	THIN(altitude_m);
	THIN(speed_m_s);
	THIN(heart_bpm);
	THIN(cadence_spm);
	THIN(stance_left_pct);
	THIN(mark);
	in->temperature_c = NULL;
	in->count = 0;
	for (size_t i = 0; i < whole->samples.count; i++)
		in->count += keep[i];
	return out;
}

struct ar_clean
clean_of(const struct ar_activity *activity, struct ar_arena *arena)
{
	struct ar_clean clean;
	struct ar_error err;

	assert_int_equal(ar_clean_make(activity, arena, &clean, &err), AR_OK);
	return clean;
}

struct ar_legs
legs_of(const struct ar_activity *activity, struct ar_arena *arena)
{
	struct ar_clean clean = clean_of(activity, arena);
	struct ar_person person = nobody();
	struct ar_legs legs;

	ar_legs_make(&clean, &person, NULL, 0, &legs);
	return legs;
}

double
roll(struct dice *dice)
{
	uint64_t x = dice->state += 0x9e3779b97f4a7c15u;

	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return (double)((x ^ (x >> 31)) >> 11) / 9007199254740992.0;
}

double
roll_normal(struct dice *dice)
{
	double u = roll(dice), v = roll(dice);

	return sqrt(-2 * log(1 - u)) * cos(6.283185307179586 * v);
}

void
check_same(double value, double want)
{
	if (isnan(want))
		assert_true(isnan(value));
	else
		check_near(value, want, 1e-9 * fabs(want) + 1e-12);
}
