/* The properties of A7.4 on seeded runs. */
#include "../check.h"
#include "runs.h"

enum { HOUR = 3600, ROUNDS = 12 };

static int
open_arena(void **state)
{
	*state = ar_arena_open((size_t)1 << 30);
	return *state ? 0 : -1;
}

static int
close_arena(void **state)
{
	ar_arena_close(*state);
	return 0;
}

/* Waves of hills, changing speed, a stop and some walking. */
static struct ar_activity *
hilly_run(struct ar_arena *arena, uint64_t seed, unsigned columns)
{
	struct dice dice = { seed };
	struct ar_activity *run = make_activity(arena, HOUR, columns);
	double way = 0, base = 2.4 + 1.4 * roll(&dice);
	double hill = 5 + 40 * roll(&dice), length = 500 + 1500 * roll(&dice);
	int stop = 600 + (int)(2000 * roll(&dice));
	int walk = 600 + (int)(2400 * roll(&dice));

	for (int i = 0; i < HOUR; i++) {
		double speed = base * (1 + 0.1 * sin(i / 47.0));
		double cadence = 140 + 9 * speed + 4 * sin(i / 31.0);
		if (i >= walk && i < walk + 120) {
			speed = 1.4;
			cadence = 108;
		}
		if (i >= stop && i < stop + 60)
			speed = cadence = 0;
		way += speed;
		if (run->samples.distance_m)
			run->samples.distance_m[i] = way;
		if (run->samples.speed_m_s)
			run->samples.speed_m_s[i] = (float)speed;
		if (run->samples.cadence_spm)
			run->samples.cadence_spm[i] = (float)cadence;
		if (run->samples.altitude_m)
			run->samples.altitude_m[i] = (float)(200 + hill / 2 *
			    sin(way / length * 6.2831853));
	}
	return run;
}

enum { ALL = WITH_DISTANCE | WITH_SPEED | WITH_CADENCE | WITH_ALTITUDE };

static struct ar_legs
legs_of_clean(const struct ar_clean *clean)
{
	struct ar_person person = nobody();
	struct ar_legs legs;

	ar_legs_make(clean, &person, NULL, 0, &legs);
	return legs;
}

static void
additive_on_clean_steps(void **state)
{
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct ar_clean whole = clean_of(hilly_run(*state, seed,
		    ALL), *state);
		struct dice dice = { seed * 77 };
		size_t at = (size_t)(roll(&dice) * (double)whole.count);
		struct ar_clean a = whole, b = whole;
		a.count = at;
		b.steps += at;
		b.count -= at;
		struct ar_legs all = legs_of_clean(&whole);
		struct ar_legs first = legs_of_clean(&a);
		struct ar_legs second = legs_of_clean(&b);
		for (int r = 0; r < AR_LOAD_ROWS; r++)
			check_near(first.row[r].dose_eq_km +
			    second.row[r].dose_eq_km, all.row[r].dose_eq_km,
			    1e-9);
	}
}

static void
split_through_the_pipeline(void **state)
{
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct ar_activity *run = hilly_run(*state, seed, ALL);
		struct dice dice = { seed * 99 };
		size_t at = 300 + (size_t)(3000 * roll(&dice));
		/* The second at the cut belongs to both ends. */
		struct ar_activity a = cut_activity(run, 0, at + 1);
		struct ar_activity b = cut_activity(run, at, HOUR);
		struct ar_legs all = legs_of(run, *state);
		struct ar_legs first = legs_of(&a, *state);
		struct ar_legs second = legs_of(&b, *state);
		for (int r = 0; r < AR_LOAD_ROWS; r++)
			check_near(first.row[r].dose_eq_km +
			    second.row[r].dose_eq_km, all.row[r].dose_eq_km,
			    fmax(0.1, 0.01 * all.row[r].dose_eq_km));
	}
}

/* Gaps of 1 to 8 s, now and then up to 25 s on the way. */
static void
smart_recording_agrees(void **state)
{
	static const unsigned columns[] = { ALL, ALL & ~WITH_SPEED,
		ALL & ~WITH_DISTANCE, ALL & ~WITH_CADENCE };

	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct ar_activity *run = hilly_run(*state, seed,
		    columns[seed % 4]);
		struct dice dice = { seed * 55 };
		bool keep[HOUR] = { false };
		for (int i = 0; i < HOUR;) {
			keep[i] = true;
			i += 1 + (int)(roll(&dice) * 8);
			if (roll(&dice) < 0.01)
				i += 17;
		}
		keep[HOUR - 1] = true;
		struct ar_legs fine = legs_of(run, *state);
		struct ar_legs smart = legs_of(thin_activity(*state, run,
		    keep), *state);
		for (int r = 0; r < AR_LOAD_ROWS; r++)
			check_near(smart.row[r].dose_eq_km,
			    fine.row[r].dose_eq_km,
			    0.02 * fine.row[r].dose_eq_km);
	}
}

/* Out over hills of two sizes and back, at one speed. */
static void
reversed_out_and_back(void **state)
{
	struct ar_activity *there = make_activity(*state, HOUR, ALL);
	struct ar_activity *back = make_activity(*state, HOUR, ALL);

	for (int i = 0; i < HOUR; i++) {
		double x = 3.0 * (i < HOUR / 2 ? i : HOUR - 1 - i);
		there->samples.distance_m[i] = 3.0 * i;
		there->samples.speed_m_s[i] = 3;
		there->samples.cadence_spm[i] = 168;
		there->samples.altitude_m[i] = (float)(300 + x / 100 +
		    40 * sin(x / 600) + 6 * sin(x / 110));
	}
	for (int i = 0; i < HOUR; i++) {
		back->samples.distance_m[i] = 3.0 * i;
		back->samples.speed_m_s[i] = 3;
		back->samples.cadence_spm[i] = 168;
		back->samples.altitude_m[i] =
		    there->samples.altitude_m[HOUR - 1 - i];
	}
	struct ar_legs a = legs_of(there, *state);
	struct ar_legs b = legs_of(back, *state);
	for (int r = 0; r < AR_LOAD_ROWS; r++)
		check_near(b.row[r].dose_eq_km, a.row[r].dose_eq_km,
		    0.03 * a.row[r].dose_eq_km);
	/* Out alone is not back alone: the test above could fail. */
	struct ar_activity up = cut_activity(there, 0, 300);
	struct ar_activity down = cut_activity(there, HOUR - 300, HOUR);
	assert_true(legs_of(&down, *state).row[AR_LOAD_QUADRICEPS].dose_eq_km >
	    1.1 * legs_of(&up, *state).row[AR_LOAD_QUADRICEPS].dose_eq_km);
}

static void
standing_adds_nothing(void **state)
{
	struct ar_activity *run = make_activity(*state, HOUR, ALL);

	for (int i = 0; i < HOUR; i++) {
		bool runs = i < 1800;
		run->samples.distance_m[i] = 3.0 * (runs ? i : 1800);
		run->samples.speed_m_s[i] = runs ? 3 : 0;
		run->samples.cadence_spm[i] = runs ? 167 : 0;
		run->samples.altitude_m[i] = 100;
	}
	struct ar_clean clean = clean_of(run, *state);
	struct ar_legs all = legs_of_clean(&clean);
	clean.count = 1810;
	struct ar_legs half = legs_of_clean(&clean);
	for (int r = 0; r < AR_LOAD_ROWS; r++)
		check_near(all.row[r].dose_eq_km, half.row[r].dose_eq_km,
		    1e-9);
	check_near(all.row[0].dose_eq_km, 5.4, 0.02);
}

static void
more_steps_never_less(void **state)
{
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct ar_clean clean = clean_of(hilly_run(*state, seed, ALL),
		    *state);
		double before[AR_LOAD_ROWS] = { 0 };
		size_t whole = clean.count;
		for (size_t count = 400; count <= whole; count += 400) {
			clean.count = count;
			struct ar_legs legs = legs_of_clean(&clean);
			for (int r = 0; r < AR_LOAD_ROWS; r++) {
				double dose = legs.row[r].dose_eq_km;
				assert_true(dose >= before[r]);
				assert_true(legs.row[r].lo_eq_km >= 0);
				assert_true(legs.row[r].lo_eq_km <= dose);
				assert_true(legs.row[r].hi_eq_km >= dose);
				before[r] = dose;
			}
		}
	}
}

static void
order_does_not_matter(void **state)
{
	struct dice dice = { 5 };
	struct ar_clean clean = clean_of(hilly_run(*state, 3, ALL), *state);
	struct ar_legs before = legs_of_clean(&clean);

	for (size_t i = clean.count - 1; i > 0; i--) {
		size_t k = (size_t)(roll(&dice) * (double)(i + 1));
		struct ar_step other = clean.steps[i];
		clean.steps[i] = clean.steps[k];
		clean.steps[k] = other;
	}
	struct ar_legs after = legs_of_clean(&clean);
	for (int r = 0; r < AR_LOAD_ROWS; r++)
		check_near(after.row[r].dose_eq_km, before.row[r].dose_eq_km,
		    1e-9);
}

static double
dose_at(void **state, double grade, double cadence, int r)
{
	struct stretch run = { 3000, 3, grade, cadence, NAN, false };

	return legs_of_clean(make_clean(*state, &run, 1)).row[r].dose_eq_km;
}

static void
continuous_and_default_cadence(void **state)
{
	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		double flat = dose_at(state, 0, NAN, r);
		check_near(dose_at(state, 1e-6, NAN, r), flat, 1e-4);
		check_near(dose_at(state, -1e-6, NAN, r), flat, 1e-4);
		check_near(dose_at(state, 0.05, 167, r),
		    dose_at(state, 0.05, NAN, r), 1e-12);
	}
}

static void
treadmill_is_flat(void **state)
{
	struct ar_activity *road = hilly_run(*state, 4, ALL);

	for (int i = 0; i < HOUR; i++)
		road->samples.altitude_m[i] = 250;
	struct ar_legs flat = legs_of(road, *state);
	road->samples.altitude_m = NULL;
	road->sub_sport = "treadmill";
	struct ar_legs belt = legs_of(road, *state);
	for (int r = 0; r < AR_LOAD_ROWS; r++)
		check_near(belt.row[r].dose_eq_km, flat.row[r].dose_eq_km,
		    1e-9);
}

static void
altitude_noise_adds_little(void **state)
{
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice dice = { seed };
		struct ar_activity *run = make_activity(*state, HOUR, ALL);
		for (int i = 0; i < HOUR; i++) {
			run->samples.distance_m[i] = 3.0 * i;
			run->samples.speed_m_s[i] = 3;
			run->samples.cadence_spm[i] = 167;
			run->samples.altitude_m[i] = 100;
		}
		struct ar_legs flat = legs_of(run, *state);
		for (int i = 0; i < HOUR; i++)
			run->samples.altitude_m[i] +=
			    (float)roll_normal(&dice);
		struct ar_legs noisy = legs_of(run, *state);
		for (int r = 0; r < AR_LOAD_ROWS; r++)
			assert_true(noisy.row[r].dose_eq_km <=
			    1.05 * flat.row[r].dose_eq_km);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(additive_on_clean_steps),
		cmocka_unit_test(split_through_the_pipeline),
		cmocka_unit_test(smart_recording_agrees),
		cmocka_unit_test(reversed_out_and_back),
		cmocka_unit_test(standing_adds_nothing),
		cmocka_unit_test(more_steps_never_less),
		cmocka_unit_test(order_does_not_matter),
		cmocka_unit_test(continuous_and_default_cadence),
		cmocka_unit_test(treadmill_is_flat),
		cmocka_unit_test(altitude_noise_adds_little),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
