/* A2, A3.6, A5, A6 and their vectors of A9. */
#include "../check.h"
#include "afterrun/fitness.h"

static void
anchors(void **state)
{
	bool guessed;
	struct ar_person person = { .age_y = 40, .heart_rest_bpm = 50,
		.heart_max_bpm = NAN, .heart_threshold_bpm = NAN,
		.threshold_m_s = NAN, .vdot = NAN };

	(void)state;
	check_near(ar_heart_max_tanaka(40), 180.0, 0.05);
	check_near(ar_heart_max_gellish(40), 179.0, 0.05);
	check_near(ar_heart_max_gulati(40), 170.8, 0.05);
	check_near(ar_heart_at_reserve(0.6, 50, 190), 134, 1e-9);
	check_near(ar_heart_at_reserve(0.7, 50, 190), 148, 1e-9);
	check_near(ar_heart_reserve_ratio(150, 50, 190), 0.7143, 5e-5);
	assert_true(isnan(ar_heart_reserve_ratio(150, 190, 50)));
	check_near(ar_person_heart_max(&person, &guessed), 180, 1e-9);
	assert_true(guessed);
	check_near(ar_person_heart_threshold(&person, &guessed),
	    50 + 0.83 * 130, 1e-9);
	assert_true(guessed);
	person.heart_max_bpm = 190;
	check_near(ar_person_heart_max(&person, &guessed), 190, 0);
	assert_false(guessed);
}

static void
zones(void **state)
{
	(void)state;
	assert_int_equal(ar_zone_edwards(99, 200), 0);
	assert_int_equal(ar_zone_edwards(100, 200), 1);
	assert_int_equal(ar_zone_edwards(159, 200), 3);
	assert_int_equal(ar_zone_edwards(160, 200), 4);
	assert_int_equal(ar_zone_edwards(200, 200), 5);
	assert_int_equal(ar_zone_edwards(NAN, 200), 0);
	assert_int_equal(ar_zone_friel(84, 100), 1);
	assert_int_equal(ar_zone_friel(85, 100), 2);
	assert_int_equal(ar_zone_friel(90, 100), 3);
	assert_int_equal(ar_zone_friel(95, 100), 4);
	assert_int_equal(ar_zone_friel(100, 100), 5);
	assert_int_equal(ar_zone_friel(103, 100), 6);
	assert_int_equal(ar_zone_friel(106, 100), 6);
	assert_int_equal(ar_zone_friel(107, 100), 7);
	assert_int_equal(ar_zone_friel(NAN, 100), 0);
	assert_int_equal(ar_zone_three(88, 100), 1);
	assert_int_equal(ar_zone_three(89, 100), 2);
	assert_int_equal(ar_zone_three(100, 100), 2);
	assert_int_equal(ar_zone_three(101, 100), 3);
	assert_int_equal(ar_zone_three(100, NAN), 0);
}

static void
vdot(void **state)
{
	static const struct {
		double m, s, vdot;
	} races[] = { { 5000, 1200, 49.81 }, { 5000, 1500, 38.31 },
		{ 10000, 2400, 51.94 }, { 10000, 3000, 40.01 },
		{ 21097.5, 6000, 45.12 }, { 42195, 12600, 44.55 } };

	(void)state;
	for (size_t k = 0; k < sizeof races / sizeof *races; k++)
		check_near(ar_vdot(races[k].m, races[k].s), races[k].vdot,
		    0.005);
	assert_true(isnan(ar_vdot(1000, 200)));
	assert_true(isnan(ar_vdot(50000, 15000)));
	double is = ar_vdot(10000, 3000);
	check_near(ar_vdot_time_s(is, 5000), 24 * 60 + 5.9, 0.051);
	check_near(ar_vdot_time_s(is, 21097.5), 3600 + 50 * 60 + 52, 0.5);
	check_near(ar_vdot_time_s(is, 42195), 3 * 3600 + 49 * 60 + 34, 0.5);
	check_near(ar_vdot_time_s(is, 10000), 3000, 0.02);
	assert_true(isnan(ar_vdot_time_s(NAN, 5000)));
	assert_true(isnan(ar_vdot_time_s(40, 0)));
	check_near(ar_riegel_time_s(3000, 10000, 5000, 1.06),
	    23 * 60 + 58.9, 0.05);
	check_near(ar_riegel_time_s(3000, 10000, 21097.5, 1.06),
	    3600 + 50 * 60 + 19, 0.5);
	check_near(ar_riegel_time_s(3000, 10000, 42195, 1.06),
	    3 * 3600 + 50 * 60 + 1, 0.5);
	check_near(ar_riegel_exponent(42195, 40), 1.08, 0);
	check_near(ar_riegel_exponent(42195, 80), 1.06, 0);
	check_near(ar_riegel_exponent(10000, 10), 1.06, 0);
}

static void
paces(void **state)
{
	struct ar_paces pace = ar_vdot_paces(ar_vdot(10000, 3000));

	(void)state;
	check_near(pace.easy_slow_s_km, 403, 1);
	check_near(pace.easy_fast_s_km, 367, 1);
	check_near(pace.marathon_s_km, 326, 1);
	check_near(pace.threshold_s_km, 306, 1);
	check_near(pace.repetition_s_km, 265, 1);
	assert_true(pace.interval_s_km < pace.threshold_s_km);
	assert_true(pace.interval_s_km > pace.repetition_s_km);
}

static void
grade_factors(void **state)
{
	static const double table[][3] = { { -0.30, 0.684, 1.503 },
		{ -0.20, 0.500, 1.079 }, { -0.15, 0.510, 0.938 },
		{ -0.10, 0.598, 0.871 }, { -0.05, 0.763, 0.890 },
		{ 0, 1, 1 }, { 0.05, 1.301, 1.201 }, { 0.10, 1.658, 1.488 },
		{ 0.15, 2.060, 1.848 }, { 0.20, 2.502, 2.263 },
		{ 0.30, 3.494, 3.157 } };
	double least = 9, at = 0;

	(void)state;
	for (size_t k = 0; k < sizeof table / sizeof *table; k++) {
		check_near(ar_gap_minetti(table[k][0]), table[k][1], 0.0006);
		check_near(ar_gap_heart(table[k][0]), table[k][2], 0.0006);
	}
	for (double i = -0.45; i < 0; i += 0.001) {
		if (ar_minetti_j_kg_m(i) < least) {
			least = ar_minetti_j_kg_m(i);
			at = i;
		}
	}
	check_near(least, 1.781, 0.0005);
	check_near(at, -0.181, 0.001);
	check_near(ar_minetti_j_kg_m(0.9), ar_minetti_j_kg_m(0.45), 0);
	check_near(ar_gap_heart(-0.9), ar_gap_heart(-0.34), 0);
	assert_true(isnan(ar_gap_heart(NAN)));
}

static void
energy(void **state)
{
	double run = ar_vo2_running(10 / 3.6, 0);

	(void)state;
	check_near(run, 36.83, 0.005);
	check_near(ar_vo2_kcal(run, 70, 3600), 773.5, 0.05);
	check_near(ar_vo2_kcal(run - 3.5, 70, 3600), 700, 0.05);
	check_near(ar_minetti_kcal(10000, 0, 70), 602, 0.5);
	check_near(ar_vo2_walking(5 / 3.6, 0), 11.83, 0.005);
	check_near(ar_vo2_walking(5 / 3.6, 0.05), 19.33, 0.005);
	check_near(ar_vo2_running(3, -0.1), ar_vo2_running(3, 0), 0);
	struct ar_person man = { .sex = AR_SEX_MALE, .age_y = 40,
		.mass_kg = 70 };
	struct ar_person woman = { .sex = AR_SEX_FEMALE, .age_y = 40,
		.mass_kg = 60 };
	check_near(ar_keytel_kcal_min(&man, 150), (-55.0969 + 94.635 +
	    13.916 + 8.068) / 4.184, 1e-9);
	check_near(ar_keytel_kcal_min(&woman, 150), (-20.4022 + 67.08 -
	    7.578 + 2.96) / 4.184, 1e-9);
	man.sex = AR_SEX_UNKNOWN;
	assert_true(isnan(ar_keytel_kcal_min(&man, 150)));
	check_near(ar_sweat_l_h(70, 68.9, 0.5, 0, 1.25), 1.28, 1e-9);
	check_near(ar_mass_loss_pct(70, 68.9), 1.57, 0.005);
	assert_true(isnan(ar_sweat_l_h(70, 69, 0, 0, 0)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(anchors),
		cmocka_unit_test(zones),
		cmocka_unit_test(vdot),
		cmocka_unit_test(paces),
		cmocka_unit_test(grade_factors),
		cmocka_unit_test(energy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
