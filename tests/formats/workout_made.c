#include "tests/formats/workout_made.h"

#include <string.h>

#include "tests/check.h"

static const size_t limit = (size_t)1 << 20;

struct ar_workout_step
workout_blank(const char *name)
{
	return (struct ar_workout_step){.name = name, .intensity = "active",
	    .seconds = NAN, .metres = NAN, .heart_lo_bpm = NAN,
	    .heart_hi_bpm = NAN, .speed_lo_m_s = NAN, .speed_hi_m_s = NAN};
}

struct ar_workout
workout_around(struct ar_workout_step *steps, size_t count)
{
	return (struct ar_workout){"threshold 9 km", "running", NULL,
	    WORKOUT_MADE_S, 17, steps, count};
}

struct ar_arena *
workout_arena(void)
{
	struct ar_arena *arena = ar_arena_open(limit);

	assert_non_null(arena);
	return arena;
}

static void
check_text(const char *is, const char *should)
{
	if (should && *should)
		assert_string_equal(is ? is : "(none)", should);
	else
		assert_null(is);
}

static void
check_value(double is, double should, double within)
{
	if (isnan(should))
		assert_true(isnan(is));
	else
		check_near(is, should, within);
}

static void
check_step(const struct ar_workout_step *is,
    const struct ar_workout_step *should)
{
	check_text(is->name, should->name);
	check_text(is->note, should->note);
	check_text(is->intensity, should->intensity);
	assert_int_equal(is->repeats, should->repeats);
	assert_int_equal(is->from, should->from);
	assert_int_equal(is->other, should->other);
	check_value(is->seconds, should->seconds, 0.0005001);
	check_value(is->metres, should->metres, 0.005001);
	check_value(is->heart_lo_bpm, should->heart_lo_bpm, 0.5);
	check_value(is->heart_hi_bpm, should->heart_hi_bpm, 0.5);
	check_value(is->speed_lo_m_s, should->speed_lo_m_s, 0.0005001);
	check_value(is->speed_hi_m_s, should->speed_hi_m_s, 0.0005001);
}

void
workout_check_back(const struct ar_workout *workout, struct ar_arena *arena)
{
	const unsigned char *bytes;
	struct ar_workout got;
	struct ar_error err;
	size_t n;

	assert_int_equal(ar_workout_write(workout, arena, &bytes, &n, &err),
	    AR_OK);
	assert_int_equal(ar_workout_read(bytes, n, arena, &got, &err), AR_OK);
	check_text(got.name, workout->name);
	check_text(got.sport, workout->sport);
	check_text(got.sub_sport, workout->sub_sport);
	check_near(got.created_utc_s, workout->created_utc_s, 0.5);
	assert_int_equal(got.number, workout->number);
	assert_int_equal(got.step_count, workout->step_count);
	for (size_t i = 0; i < got.step_count; i++)
		check_step(&got.steps[i], &workout->steps[i]);
}

uint32_t
workout_draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
	return (*seed >> 8) % below;
}

static struct ar_plan_step
part(const char *what, double seconds, double metres, double rpe)
{
	return (struct ar_plan_step){.repeat = 1, .group = 1, .what = what,
	    .seconds = seconds, .metres = metres, .pace_lo_s_km = NAN,
	    .pace_hi_s_km = NAN, .heart_lo_bpm = NAN, .heart_hi_bpm = NAN,
	    .rpe_0_10 = rpe};
}

static void
pace(struct ar_plan_step *step, double slow, double fast)
{
	step->pace_lo_s_km = slow;
	step->pace_hi_s_km = fast;
}

/* Warm-up, four strides, three times a kilometre, cool-down. */
struct ar_planned
workout_session(void)
{
	struct ar_planned planned = {.day = 20700, .number = 23,
	    .kind = AR_PLAN_QUALITY, .flavour = AR_FLAVOUR_T,
	    .distance_m = 9040, .minutes = NAN, .step_count = 7};

	planned.steps[0] = part("warm-up", 600, NAN, 2);
	pace(&planned.steps[0], 400, 360);
	planned.steps[0].heart_lo_bpm = 120;
	planned.steps[0].heart_hi_bpm = 140;
	planned.steps[1] = part("stride", 20, NAN, 7);
	planned.steps[1].repeat = 4;
	planned.steps[1].group = 2;
	planned.steps[2] = part("walk", 60, NAN, 1);
	planned.steps[3] = part("threshold", NAN, 1000, 6.5);
	planned.steps[3].repeat = 3;
	planned.steps[3].group = 2;
	pace(&planned.steps[3], 270, 264);
	planned.steps[4] = part("jog", 60, NAN, 2);
	planned.steps[5] = part("cool-down", NAN, 1500, 2);
	planned.steps[5].heart_lo_bpm = 120;
	planned.steps[5].heart_hi_bpm = 140;
	planned.steps[6] = part("easy", NAN, NAN, NAN);
	return planned;
}

const char workout_lines[] =
    "0|warm-up|warmup|time 600.000|speed 2.500 2.778|effort 2 of 10\n"
    "1|stride|active|time 20.000|open|effort 7 of 10\n"
    "2|walk|rest|time 60.000|open|effort 1 of 10\n"
    "3|repeat 1 4\n"
    "4|threshold|active|distance 1000.00|speed 3.704 3.788|"
    "effort 6.5 of 10\n"
    "5|jog|rest|time 60.000|open|effort 2 of 10\n"
    "6|repeat 4 3\n"
    "7|cool-down|cooldown|distance 1500.00|heart 120 140|effort 2 of 10\n"
    "8|easy|active|open|open|\n";

static void
add_line(char *out, size_t room, size_t i, const struct ar_workout_step *s)
{
	size_t at = strlen(out);
	int n = snprintf(out + at, room - at, "%zu|", i);

	at += (size_t)n;
	if (s->repeats) {
		snprintf(out + at, room - at, "repeat %d %d\n", s->from,
		    s->repeats);
		return;
	}
	n = snprintf(out + at, room - at, "%s|%s|", s->name ? s->name : "",
	    s->intensity);
	at += (size_t)n;
	if (!isnan(s->seconds))
		n = snprintf(out + at, room - at, "time %.3f|", s->seconds);
	else if (!isnan(s->metres))
		n = snprintf(out + at, room - at, "distance %.2f|", s->metres);
	else
		n = snprintf(out + at, room - at, "open|");
	at += (size_t)n;
	if (!isnan(s->speed_lo_m_s))
		n = snprintf(out + at, room - at, "speed %.3f %.3f|",
		    s->speed_lo_m_s, s->speed_hi_m_s);
	else if (!isnan(s->heart_lo_bpm))
		n = snprintf(out + at, room - at, "heart %.0f %.0f|",
		    s->heart_lo_bpm, s->heart_hi_bpm);
	else
		n = snprintf(out + at, room - at, "open|");
	at += (size_t)n;
	snprintf(out + at, room - at, "%s\n", s->note ? s->note : "");
}

void
workout_check_lines(const struct ar_workout *workout, const char *want)
{
	char lines[4096] = "";

	for (size_t i = 0; i < workout->step_count; i++)
		add_line(lines, sizeof lines, i, &workout->steps[i]);
	assert_string_equal(lines, want);
}

const unsigned char *
workout_file(struct ar_arena *arena, size_t *n)
{
	struct ar_planned planned = workout_session();
	struct ar_workout workout;
	struct ar_error err;
	const unsigned char *bytes;

	assert_int_equal(ar_workout_from_planned(&planned, AR_AIM_PACE, arena,
	    &workout, &err), AR_OK);
	workout.created_utc_s = WORKOUT_MADE_S;
	assert_int_equal(ar_workout_write(&workout, arena, &bytes, n, &err),
	    AR_OK);
	return bytes;
}
