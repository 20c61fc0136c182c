/* Workouts for the watch: what is written is read back, and what no watch
 * should get is refused. */
#include "afterrun/workout.h"

#include <string.h>

#include "tests/check.h"
#include "tests/formats/workout_made.h"

enum { STEPS_MAX = 12, ROUNDS = 2000 };

/* --- the bytes ----------------------------------------------------------- */

/* One step, byte by byte as FIT protocol 2.0 and profile 21.217 say. */
static void
bytes_are_fit(void **state)
{
	static const unsigned char want[] = {
	    0x40, 0, 0, 0, 0, 5, /* file_id: number, size, type */
	    0, 1, 0x00, 1, 2, 0x84, 2, 2, 0x84, 3, 4, 0x8c, 4, 4, 0x86,
	    0, 5, 255, 0, 1, 0, 17, 0, 0, 0, 0x58, 0x97, 0x07, 0x45,
	    0x41, 0, 0, 26, 0, 4, /* workout */
	    4, 1, 0x00, 11, 1, 0x00, 6, 2, 0x84, 8, 3, 0x07,
	    1, 1, 0xff, 1, 0, 'u', 'p', 0,
	    0x42, 0, 0, 27, 0, 10, /* workout_step */
	    254, 2, 0x84, 1, 1, 0x00, 2, 4, 0x86, 3, 1, 0x00, 4, 4, 0x86,
	    5, 4, 0x86, 6, 4, 0x86, 7, 1, 0x00, 0, 5, 0x07, 8, 1, 0x07,
	    2, 0, 0, 0, 0x60, 0xea, 0, 0, 1, 0, 0, 0, 0,
	    220, 0, 0, 0, 240, 0, 0, 0, 2, 'w', 'a', 'r', 'm', 0, 0};
	struct ar_arena *arena = workout_arena();
	struct ar_workout_step step = workout_blank("warm");
	struct ar_workout workout = workout_around(&step, 1);
	struct ar_error err;
	const unsigned char *bytes;
	size_t n;

	(void)state;
	workout.name = "up";
	step.intensity = "warmup";
	step.seconds = 60;
	step.heart_lo_bpm = 120;
	step.heart_hi_bpm = 140;
	assert_int_equal(ar_workout_write(&workout, arena, &bytes, &n, &err),
	    AR_OK);
	assert_int_equal(n, 14 + sizeof want + 2);
	assert_int_equal(bytes[0], 14);
	assert_int_equal(bytes[1], 0x10); /* protocol 1.0 */
	assert_memory_equal(bytes + 8, ".FIT", 4);
	assert_memory_equal(bytes + 14, want, sizeof want);
	ar_arena_close(arena);
}

/* --- there and back ------------------------------------------------------ */

static struct ar_workout_step
any_step(uint32_t *seed)
{
	static const char *const names[] = {NULL, "easy", "Läufe über Hügel",
	    "歩く", "warm-up"};
	static const char *const notes[] = {NULL, "effort 3 of 10",
	    "loose shoulders"};
	static const char *const words[] = {NULL, "active", "rest", "warmup",
	    "cooldown", "recovery", "interval"};
	struct ar_workout_step step = workout_blank(
	    names[workout_draw(seed, 5)]);

	step.note = notes[workout_draw(seed, 3)];
	step.intensity = words[workout_draw(seed, 7)];
	switch (workout_draw(seed, 3)) {
	case 0:
		step.seconds = (1 + workout_draw(seed, 1000000)) / 100.0;
		break;
	case 1:
		step.metres = (1 + workout_draw(seed, 4200000)) / 100.0;
		break;
	default:
		break;
	}
	switch (workout_draw(seed, 3)) {
	case 0:
		step.heart_lo_bpm = 60 + workout_draw(seed, 100);
		step.heart_hi_bpm = step.heart_lo_bpm + workout_draw(seed, 90);
		break;
	case 1:
		step.speed_lo_m_s = 1 + workout_draw(seed, 5000) / 999.0;
		step.speed_hi_m_s = step.speed_lo_m_s +
		    workout_draw(seed, 999) / 999.0;
		break;
	default:
		break;
	}
	return step;
}

/* Steps and repeats that do not lie in each other. */
static size_t
any_steps(uint32_t *seed, struct ar_workout_step *steps)
{
	size_t count = 1 + workout_draw(seed, STEPS_MAX), free_from = 0;

	for (size_t i = 0; i < count; i++) {
		steps[i] = any_step(seed);
		if (i == free_from || workout_draw(seed, 4))
			continue;
		steps[i] = workout_blank(NULL);
		steps[i].intensity = NULL;
		steps[i].repeats = 1 + (int)workout_draw(seed, 20);
		steps[i].from = (int)(free_from +
		    workout_draw(seed, (uint32_t)(i - free_from)));
		free_from = i + 1;
	}
	return count;
}

static void
any_workout_comes_back(void **state)
{
	uint32_t seed = 20261121;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct ar_workout_step steps[STEPS_MAX];
		struct ar_workout workout = workout_around(steps,
		    any_steps(&seed, steps));
		struct ar_arena *arena = workout_arena();

		workout.number = 1 + workout_draw(&seed, 1 << 20);
		workout.created_utc_s = WORKOUT_MADE_S +
		    workout_draw(&seed, 1 << 20);
		if (workout_draw(&seed, 2)) {
			workout.sport = "training";
			workout.sub_sport = "strength_training";
		}
		workout_check_back(&workout, arena);
		ar_arena_close(arena);
	}
}

static void
long_texts_are_cut_between_characters(void **state)
{
	struct ar_arena *arena = workout_arena();
	char name[201], note[901];
	struct ar_workout_step step = workout_blank(name);
	struct ar_workout workout = workout_around(&step, 1), got;
	struct ar_error err;
	const unsigned char *bytes;
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof name - 1; i += 2)
		memcpy(name + i, "ü", 2);
	for (size_t i = 0; i < sizeof note - 1; i += 3)
		memcpy(note + i, "走", 3);
	name[200] = note[900] = '\0';
	step.note = note;
	workout.name = name;
	assert_int_equal(ar_workout_write(&workout, arena, &bytes, &n, &err),
	    AR_OK);
	assert_int_equal(ar_workout_read(bytes, n, arena, &got, &err), AR_OK);
	assert_int_equal(strlen(got.name), 48); /* 24 of 2 bytes in 49 */
	assert_memory_equal(got.name, name, 48);
	assert_int_equal(strlen(got.steps[0].name), 48);
	assert_int_equal(strlen(got.steps[0].note), 198); /* 66 of 3 in 199 */
	assert_memory_equal(got.steps[0].note, note, 198);
	for (size_t i = 0; i + 2 < n; i++) /* no half "ü" before the end */
		assert_false(bytes[i] == 0xbc && bytes[i + 1] == 0xc3 &&
		    bytes[i + 2] == 0);
	ar_arena_close(arena);
}

/* --- refusals ------------------------------------------------------------ */

static void
check_refused(struct ar_workout_step *steps, size_t count, const char *where)
{
	struct ar_workout workout = workout_around(steps, count);
	struct ar_arena *arena = workout_arena();
	struct ar_error err = {0};
	const unsigned char *bytes;
	size_t n;

	assert_int_equal(ar_workout_write(&workout, arena, &bytes, &n, &err),
	    AR_EINPUT);
	assert_string_equal(err.where, where);
	assert_null(bytes);
	assert_true(strlen(err.text) > 10);
	ar_arena_close(arena);
}

static void
values_out_of_range_are_refused(void **state)
{
	struct ar_workout_step steps[3];

	(void)state;
	for (int fault = 0; fault < 13; fault++) {
		steps[0] = steps[1] = steps[2] = workout_blank("x");
		struct ar_workout_step *s = &steps[1];
		double *const fields[] = {&s->seconds, &s->metres,
		    &s->heart_lo_bpm, &s->speed_lo_m_s};
		static const double low[] = {0, -1, INFINITY};

		if (fault < 12)
			*fields[fault / 3] = low[fault % 3];
		else
			s->intensity = "hard";
		s->heart_hi_bpm = fault / 3 == 2 ? 150 : (double)NAN;
		s->speed_hi_m_s = fault / 3 == 3 ? 4 : (double)NAN;
		check_refused(steps, 3, "2");
	}
	check_refused(steps, 0, "");
	steps[1] = workout_blank("x");
	steps[1].seconds = steps[1].metres = 100;
	check_refused(steps, 3, "2");
	steps[1] = workout_blank("x");
	steps[1].heart_lo_bpm = 140;
	check_refused(steps, 3, "2");
	steps[1].heart_hi_bpm = 139;
	check_refused(steps, 3, "2");
}

static void
repeats_that_go_nowhere_are_refused(void **state)
{
	struct ar_workout_step steps[4] = {workout_blank("a"),
	    workout_blank("b"), workout_blank("c"), workout_blank("d")};

	(void)state;
	steps[1].repeats = 3;
	steps[1].from = 1;
	check_refused(steps, 4, "2");
	steps[1].from = -1;
	check_refused(steps, 4, "2");
	steps[1].from = 0;
	steps[1].repeats = -3;
	check_refused(steps, 4, "2");
	steps[1].repeats = 1001;
	check_refused(steps, 4, "2");
	steps[1].repeats = 3;
	steps[3].repeats = 2;
	check_refused(steps, 4, "4"); /* a repeat in a repeat */
}

static void
heads_out_of_range_are_refused(void **state)
{
	struct ar_workout_step step = workout_blank("x");
	struct ar_arena *arena = workout_arena();
	struct ar_workout faulty[6];
	struct ar_error err;
	const unsigned char *bytes;
	size_t n;

	(void)state;
	for (size_t i = 0; i < 6; i++)
		faulty[i] = workout_around(&step, 1);
	faulty[0].sport = NULL;
	faulty[1].sport = "Running";
	faulty[2].sub_sport = "hill";
	faulty[3].number = 0;
	faulty[4].created_utc_s = NAN;
	faulty[5].number = INT64_MAX;
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(ar_workout_write(&faulty[i], arena, &bytes,
		    &n, &err), AR_EINPUT);
	ar_arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bytes_are_fit),
	    cmocka_unit_test(any_workout_comes_back),
	    cmocka_unit_test(long_texts_are_cut_between_characters),
	    cmocka_unit_test(values_out_of_range_are_refused),
	    cmocka_unit_test(repeats_that_go_nowhere_are_refused),
	    cmocka_unit_test(heads_out_of_range_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
