/* LegLoad v1: the worked values of A7.3 and A8, and the parts of A7.2. */
#include "../check.h"
#include "afterrun/soreness.h"
#include "runs.h"

struct worked {
	const char *what;
	struct stretch stretch[2];
	size_t count;
	double want[AR_LOAD_ROWS];
};

#define RUN(m, v, i, c) { m, v, i, c, NAN, false }
#define WALK(m, v, c) { m, v, 0, c, NAN, true }

static const struct worked table[] = {
	{ "10 km flat 3.0", { RUN(10000, 3, 0, NAN) }, 1,
	    { 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10 } },
	{ "10 km flat 4.0", { RUN(10000, 4, 0, NAN) }, 1, { 11.2, 12.5, 13.3,
	    11.2, 28.8, 15.8, 22.3, 18.7, 12.5, 11.8, 11.6 } },
	{ "10 km flat 2.5", { RUN(10000, 2.5, 0, NAN) }, 1, { 9.4, 8.7, 8.4,
	    9.4, 5.1, 7.5, 6.1, 6.8, 8.7, 9.0, 9.2 } },
	{ "5 km -10 % 3.0", { RUN(5000, 3, -0.10, NAN) }, 1, { 9.8, 3.7, 8.6,
	    16.9, 5.0, 5.8, 4.3, 5.8, 5.0, 10.4, 5.0 } },
	{ "5 km -20 % 2.8", { RUN(5000, 2.8, -0.20, NAN) }, 1, { 16.5, 2.6,
	    12.8, 39.0, 3.9, 6.0, 3.0, 5.7, 4.7, 18.5, 4.8 } },
	{ "5 km +10 % 2.2", { RUN(5000, 2.2, 0.10, NAN) }, 1, { 6.0, 5.8, 4.1,
	    4.9, 2.8, 6.8, 3.2, 3.4, 5.8, 4.2, 5.3 } },
	{ "up and down", { RUN(5000, 2.4, 0.08, NAN),
	    RUN(5000, 3.4, -0.08, NAN) }, 2, { 14.9, 10.1, 13.2, 19.3, 11.4,
	    13.6, 10.1, 11.3, 11.3, 14.1, 10.6 } },
	{ "3.2 km at 5.0 + 6 km at 2.8", { RUN(3200, 5, 0, NAN),
	    RUN(6000, 2.8, 0, NAN) }, 2, { 9.8, 10.5, 11.0, 9.8, 25.8, 12.6,
	    18.3, 15.0, 10.5, 10.1, 10.0 } },
	{ "5 km walk 1.4", { WALK(5000, 1.4, 105) }, 1, { 0.9, 0.5, 0.8, 0.1,
	    0.1, 0.3, 0.2, 0.2, 0.5, 0.0, 0.3 } },
	{ "10 km 3.0, cadence +10 %", { RUN(10000, 3, 0, 183.7) }, 1, { 9.5,
	    9.1, 12.7, 7.8, 13.1, 8.3, 13.4, 11.6, 9.1, 6.0, 8.4 } },
	{ "10 km 3.0, cadence -10 %", { RUN(10000, 3, 0, 150.3) }, 1, { 10.5,
	    11.1, 7.7, 13.2, 7.4, 12.3, 7.2, 8.4, 11.1, 17.7, 12.1 } },
};

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

static struct ar_legs
legs_for(struct ar_arena *arena, const struct stretch *stretch, size_t count)
{
	struct ar_clean *clean = make_clean(arena, stretch, count);
	struct ar_person person = nobody();
	struct ar_legs legs;

	ar_legs_make(clean, &person, NULL, 0, &legs);
	return legs;
}

static void
worked_values(void **state)
{
	for (size_t k = 0; k < sizeof table / sizeof *table; k++) {
		struct ar_legs legs = legs_for(*state, table[k].stretch,
		    table[k].count);
		for (int r = 0; r < AR_LOAD_ROWS; r++) {
			double dose = legs.row[r].dose_eq_km;
			if (!(fabs(dose - table[k].want[r]) <= 0.1))
				fail_msg("%s, %s: %g, want %g", table[k].what,
				    ar_load_row_id((enum ar_load_row)r), dose,
				    table[k].want[r]);
		}
	}
}

static void
cumulative_falls_with_speed(void **state)
{
	static const double want[][2] = { { 2.5, 10.9 }, { 3, 10 },
		{ 4, 8.9 } };

	for (int k = 0; k < 3; k++) {
		struct stretch run = RUN(10000, want[k][0], 0, NAN);
		struct ar_legs legs = legs_for(*state, &run, 1);
		check_near(legs.row[AR_LOAD_ACHILLES].cumulative_eq_km,
		    want[k][1], 0.051);
	}
}

/* S at 12, 24, 48, 72, 96 h (A8, worked). */
static void
check_soreness(struct ar_arena *arena, const struct worked *run,
    enum ar_load_row row, double capacity, const double want[5])
{
	static const double hours[] = { 12, 24, 48, 72, 96 };
	struct ar_legs legs = legs_for(arena, run->stretch, run->count);
	struct ar_bout bout = { 0, ar_soreness_amplitude(
	    ar_load_row_gamma(row), legs.row[row].dose_eq_km / capacity, 0),
	    legs.row[row].eccentric_ratio };

	for (int k = 0; k < 5; k++)
		check_near(ar_soreness_at(&bout, 1, hours[k]), want[k], 0.06);
}

static void
worked_soreness(void **state)
{
	const struct worked marathon = { "marathon",
		{ RUN(42200, 3, 0, NAN) }, 1, { 0 } };

	check_soreness(*state, &table[6], AR_LOAD_QUADRICEPS, 15,
	    (double[]){ 3.6, 5.2, 4.8, 2.8, 1.3 });
	check_soreness(*state, &table[6], AR_LOAD_CALF_SOLEUS, 15,
	    (double[]){ 1.9, 2.6, 2.1, 1.1, 0.5 });
	check_soreness(*state, &table[4], AR_LOAD_QUADRICEPS, 15,
	    (double[]){ 4.0, 7.0, 7.9, 5.4, 2.9 });
	check_soreness(*state, &table[0], AR_LOAD_QUADRICEPS, 15,
	    (double[]){ 0.9, 1.1, 0.8, 0.4, 0.2 });
	check_soreness(*state, &marathon, AR_LOAD_QUADRICEPS, 30,
	    (double[]){ 5.0, 6.0, 4.3, 2.2, 1.0 });
}

static void
bands(void **state)
{
	struct stretch run = RUN(10000, 3, 0, 167);
	struct ar_clean *clean = make_clean(*state, &run, 1);
	struct ar_person person = nobody();
	struct ar_legs sure, unsure;

	ar_legs_make(clean, &person, NULL, 0, &sure);
	clean->grade_known = clean->cadence_known = clean->barometer = false;
	clean->track_m = NAN;
	ar_legs_make(clean, &person, NULL, 0, &unsure);
	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		const struct ar_leg *a = &sure.row[r], *b = &unsure.row[r];
		assert_true(a->lo_eq_km >= 0 && a->lo_eq_km < a->dose_eq_km);
		assert_true(a->hi_eq_km > a->dose_eq_km);
		assert_true(b->lo_eq_km >= 0 && b->lo_eq_km <= a->lo_eq_km);
		assert_true(b->hi_eq_km > a->hi_eq_km);
		check_near(a->dose_eq_km, b->dose_eq_km, 0);
	}
}

static void
sides(void **state)
{
	struct stretch run = RUN(10000, 3, 0, 167);
	struct ar_clean *clean = make_clean(*state, &run, 1);
	struct ar_person person = nobody();
	struct ar_legs legs;

	ar_legs_make(clean, &person, NULL, 0, &legs);
	assert_true(isnan(legs.row[0].left_eq_km));
	clean->balance_known = true;
	for (size_t i = 0; i < clean->count; i++)
		clean->steps[i].left_share = 0.52f;
	ar_legs_make(clean, &person, NULL, 0, &legs);
	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		const struct ar_leg *leg = &legs.row[r];
		check_near(leg->left_eq_km / leg->dose_eq_km, 0.52, 1e-6);
		check_near(leg->left_eq_km + leg->right_eq_km,
		    leg->dose_eq_km, 1e-9);
	}
}

static void
capacity_needs_a_log(void **state)
{
	const double day = 86400;
	struct stretch run = RUN(10000, 3, 0, NAN);
	struct ar_clean *clean = make_clean(*state, &run, 1);
	struct ar_person person = nobody();
	struct ar_leg_history log[6];
	struct ar_legs legs;

	for (int b = 0; b < 6; b++) {
		log[b].age_s = (b * 4 + 1) * day;
		log[b].distance_m = 8000;
		for (int r = 0; r < AR_LOAD_ROWS; r++)
			log[b].dose_eq_km[r] = b == 5 ? 20 : 6 + b;
	}
	ar_legs_make(clean, &person, log, 5, &legs);
	assert_true(isnan(legs.row[0].capacity_eq_km));
	assert_true(isnan(legs.row[0].usual_eq_km));
	ar_legs_make(clean, &person, log, 6, &legs);
	check_near(legs.row[0].capacity_eq_km, 20 * exp(-0.5), 1e-9);
	check_near(legs.row[0].ratio, 10 / (20 * exp(-0.5)), 1e-3);
	check_near(legs.row[0].usual_eq_km, 8.5, 1e-9);
	for (int b = 0; b < 6; b++)
		log[b].dose_eq_km[0] = 1;
	ar_legs_make(clean, &person, log, 6, &legs);
	check_near(legs.row[0].capacity_eq_km, 5, 0);
	log[5].age_s = 20 * day;
	ar_legs_make(clean, &person, log, 6, &legs);
	assert_true(isnan(legs.row[0].capacity_eq_km));
}

static void
strike_and_dynamics(void **state)
{
	struct stretch run = RUN(10000, 3, 0, NAN);
	struct ar_clean *clean = make_clean(*state, &run, 1);
	struct ar_person person = nobody();
	struct ar_legs legs;

	ar_legs_make_strike(clean, &person, AR_STRIKE_FORE, &legs);
	check_near(legs.row[AR_LOAD_CALF_SOLEUS].dose_eq_km,
	    10 * pow(1.1, 3), 0.01);
	check_near(legs.row[AR_LOAD_KNEE_PF].dose_eq_km, 10 * pow(0.9, 4),
	    0.01);
	check_near(legs.row[AR_LOAD_GLUTES].dose_eq_km, 10, 0.01);
	ar_legs_make_strike(clean, &person, AR_STRIKE_REAR, &legs);
	check_near(legs.row[AR_LOAD_ACHILLES].dose_eq_km, 10 * pow(0.9, 4),
	    0.01);
	check_near(ar_force_body_weights(170, 0.25), 2.218, 0.0005);
	assert_true(isnan(ar_force_body_weights(170, 0.4)));
	check_near(ar_dynamics_factor(AR_LOAD_TIBIA, 1.1), 1.1, 1e-12);
	check_near(ar_dynamics_factor(AR_LOAD_KNEE_PF, 1.1), sqrt(1.1),
	    1e-12);
	check_near(ar_dynamics_factor(AR_LOAD_TIBIA, 2), 1.15, 0);
	check_near(ar_dynamics_factor(AR_LOAD_GLUTES, 2), 1, 0);
	check_near(ar_dynamics_factor(AR_LOAD_TIBIA, NAN), 1, 0);
	check_near(ar_cadence_preferred_spm(3, NAN), 167, 1e-9);
	check_near(ar_cadence_preferred_spm(3, 1.8), 167 * sqrt(1.7 / 1.8),
	    1e-9);
	check_near(ar_cadence_preferred_spm(3, 180), 167, 1e-9);
}

static void
not_on_foot_has_no_dose(void **state)
{
	struct stretch run = RUN(1000, 3, 0, NAN);
	struct ar_clean *clean = make_clean(*state, &run, 1);
	struct ar_person person = nobody();
	struct ar_legs legs;

	clean->on_foot = false;
	ar_legs_make(clean, &person, NULL, 0, &legs);
	assert_true(isnan(legs.row[0].dose_eq_km));
	clean->on_foot = true;
	clean->speed_source = AR_DISTANCE_NONE;
	ar_legs_make(clean, &person, NULL, 0, &legs);
	assert_true(isnan(legs.row[0].dose_eq_km));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(worked_values),
		cmocka_unit_test(cumulative_falls_with_speed),
		cmocka_unit_test(worked_soreness),
		cmocka_unit_test(bands),
		cmocka_unit_test(sides),
		cmocka_unit_test(capacity_needs_a_log),
		cmocka_unit_test(strike_and_dynamics),
		cmocka_unit_test(not_on_foot_has_no_dose),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
