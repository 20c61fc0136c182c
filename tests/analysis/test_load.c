/* A3: session loads and their vectors of A9. */
#include "../../analysis/load.h"
#include "../check.h"
#include "runs.h"

static int
open_arena(void **state)
{
	*state = ar_arena_open((size_t)256 << 20);
	return *state ? 0 : -1;
}

static int
close_arena(void **state)
{
	ar_arena_close(*state);
	return 0;
}

static struct ar_load
load_of(const struct ar_clean *clean, const struct ar_person *person,
    double rpe)
{
	struct ar_summary summary = { .moving_s = clean->moving_s };
	struct ar_load load;

	ar_load_make(clean, &summary, person, rpe, &load);
	return load;
}

static struct ar_clean *
steady(void **state, double hours, double speed, double heart)
{
	struct stretch run = { hours * 3600 * speed, speed, 0, NAN, heart,
		false };

	return make_clean(*state, &run, 1);
}

static void
heart_loads(void **state)
{
	struct ar_clean *clean = steady(state, 1, 3, 150);
	struct ar_person person = nobody();

	person.heart_rest_bpm = 50;
	person.heart_max_bpm = 190;
	person.sex = AR_SEX_MALE;
	person.heart_threshold_bpm = 170;
	struct ar_load load = load_of(clean, &person, NAN);
	check_near(load.trimp, 108.10, 0.005);
	check_near(load.hrtss, 63.34, 0.005);
	check_near(load.edwards, 60 * 3, 1e-6);
	check_near(load.lucia, 60 * 1, 1e-6);
	assert_false(load.trimp_sex_guessed);
	assert_int_equal(load.method, AR_LOAD_HRTSS);
	assert_int_equal(load.confidence, AR_HIGH);
	person.sex = AR_SEX_FEMALE;
	check_near(load_of(clean, &person, NAN).trimp, 121.50, 0.005);
	person.sex = AR_SEX_UNKNOWN;
	load = load_of(clean, &person, NAN);
	check_near(load.trimp, 108.10, 0.005);
	assert_true(load.trimp_sex_guessed);
}

static void
trimp_is_summed_by_step(void **state)
{
	const struct stretch halves[] = {
		{ 5400, 3, 0, NAN, 50 + 0.5 * 140, false },
		{ 5400, 3, 0, NAN, 50 + 0.9 * 140, false } };
	struct ar_clean *clean = make_clean(*state, halves, 2);
	struct ar_person person = nobody();

	person.heart_rest_bpm = 50;
	person.heart_max_bpm = 190;
	check_near(load_of(clean, &person, NAN).trimp, 122.35, 0.005);
}

static void
pace_load_chosen_first(void **state)
{
	struct ar_clean *clean = steady(state, 1, 3.6, NAN);
	struct ar_person person = nobody();

	person.threshold_m_s = 4;
	struct ar_load load = load_of(clean, &person, 5);
	check_near(load.rtss, 81.0, 0.005);
	check_near(load.ngp_m_s, 3.6, 1e-6);
	check_near(load.best_20min_gap_m_s, 3.6, 1e-6);
	check_near(load.tss, 81.0, 0.005);
	assert_int_equal(load.method, AR_LOAD_RTSS);
	assert_int_equal(load.confidence, AR_HIGH);
	check_near(load.session_rpe_au, 300, 1e-6);
	person.threshold_m_s = NAN;
	person.vdot = 50;
	assert_int_equal(load_of(clean, &person, 5).confidence, AR_MEDIUM);
	clean->speed_known_ratio = 0.5;
	load = load_of(clean, &person, 5);
	assert_int_equal(load.method, AR_LOAD_SRPE);
	check_near(load.tss, 60, 1e-6);
	person.vdot = NAN;
	load = load_of(clean, &person, NAN);
	assert_int_equal(load.method, AR_LOAD_MINUTES);
	assert_int_equal(load.confidence, AR_LOW);
	check_near(load.tss, 48, 1e-6);
}

static void
sparse_heart_falls_back(void **state)
{
	struct ar_clean *clean = steady(state, 1, 3, 150);
	struct ar_person person = nobody();

	person.heart_rest_bpm = 50;
	person.heart_max_bpm = 190;
	clean->heart_valid_ratio = 0.69;
	struct ar_load load = load_of(clean, &person, 5);
	assert_true(isnan(load.trimp));
	assert_true(isnan(load.hrtss));
	assert_int_equal(load.method, AR_LOAD_SRPE);
}

static void
power(void **state)
{
	static const double table[][3] = { { 3, 0, 262.55 },
		{ 4, 0, 373.94 }, { 3, 0.05, 339.54 }, { 3, -0.05, 201.96 } };
	struct ar_person person = nobody();

	person.mass_kg = 70;
	person.height_m = 1.75;
	for (int k = 0; k < 4; k++)
		check_near(ar_running_power_w(&person,
		    &(struct ar_power_input){ table[k][0], table[k][1], NAN,
			0 }), table[k][2], 0.005);
	person.threshold_m_s = 4;
	struct ar_clean *clean = steady(state, 1, 3, NAN);
	check_near(load_of(clean, &person, NAN).govss, 49.3, 0.05);
	person.mass_kg = NAN;
	assert_true(isnan(load_of(clean, &person, NAN).govss));
}

static void
decoupling(void **state)
{
	const struct stretch parts[] = { { 1500, 2.5, 0, NAN, 120, false },
		{ 3600, 3.00, 0, NAN, 140, false },
		{ 3540, 2.95, 0, NAN, 147, false } };
	struct ar_clean *clean = make_clean(*state, parts, 3);
	struct ar_person person = nobody();
	struct ar_load load = load_of(clean, &person, NAN);

	check_near(load.decoupling_pct, 6.35, 0.005);
	struct ar_clean *brief = make_clean(*state, parts, 2);
	assert_true(isnan(load_of(brief, &person, NAN).decoupling_pct));
	check_near(load_of(steady(state, 1, 3, 150), &person,
	    NAN).efficiency_factor, 180.0 / 150, 1e-6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(heart_loads),
		cmocka_unit_test(trimp_is_summed_by_step),
		cmocka_unit_test(pace_load_chosen_first),
		cmocka_unit_test(sparse_heart_falls_back),
		cmocka_unit_test(power),
		cmocka_unit_test(decoupling),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
