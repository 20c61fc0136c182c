/* What loads and sums compute fast, against the plain way, on steps rolled by
 * dice.  Each reference is written from the specification's words. */
#include "../../analysis/legs.h"
#include "../../analysis/load.h"
#include "../../analysis/numbers.h"
#include "../../analysis/window.h"
#include "../check.h"
#include "afterrun/fitness.h"
#include "runs.h"

static int
open_arena(void **state)
{
	*state = ar_arena_open((size_t)512 << 20);
	return *state ? 0 : -1;
}

static int
close_arena(void **state)
{
	ar_arena_close(*state);
	return 0;
}

/* Steps as a damaged recording could leave them. */
static struct ar_clean
roll_steps(struct ar_arena *arena, struct dice *dice, size_t count)
{
	struct ar_clean clean = { .on_foot = true, .count = count,
		.track_m = NAN, .speed_m = 1, .heart_valid_ratio = 1,
		.speed_source = AR_DISTANCE_DEVICE, .speed_known_ratio = 1 };

	clean.grade_known = roll(dice) < 0.5;
	clean.barometer = roll(dice) < 0.5;
	clean.cadence_known = roll(dice) < 0.5;
	clean.balance_known = roll(dice) < 0.5;
	clean.steps = ar_arena_array(arena, count, sizeof *clean.steps);
	assert_non_null(clean.steps);
	for (size_t i = 0; i < count; i++) {
		struct ar_step *step = &clean.steps[i];
		step->time_s = (double)i;
		step->dt_s = roll(dice) < 0.9f ? 1 : (float)(5 * roll(dice));
		step->speed_m_s = roll(dice) < 0.05 ? NAN :
		    (float)(12 * roll(dice));
		step->grade_ratio = (float)(roll(dice) - 0.5);
		step->cadence_spm = roll(dice) < 0.2 ? NAN :
		    (float)(90 + 140 * roll(dice));
		step->heart_bpm = roll(dice) < 0.1 ? NAN :
		    (float)(100 + floor(60 * roll(dice)));
		step->left_share = (float)(0.4 + 0.2 * roll(dice));
		step->moving = roll(dice) < 0.9;
		step->walking = step->moving && roll(dice) < 0.2;
		clean.moving_s += step->moving ? (double)step->dt_s : 0;
	}
	return clean;
}

/* A7.2, one step and one row: dose, and what it would be on the flat. */
struct plain_dose {
	double steps, q, flat;
	int n;
};

static struct plain_dose
plain_step(const struct ar_step *step, enum ar_load_row row,
    const double bias[3])
{
	struct ar_leg_model m = ar_leg_model_of(row);
	double v = (double)step->speed_m_s * bias[1];
	double cadence = (double)step->cadence_spm * bias[2];
	double grade = fmin(fmax((double)step->grade_ratio + bias[0],
	    -AR_GRADE_LEG_MAX), AR_GRADE_LEG_MAX);
	struct plain_dose out = { 0, 0, m.walk, m.n };

	if (!step->walking && !isfinite(v))
		return out;
	if (step->walking) {
		if (!isfinite(cadence))
			cadence = AR_WALK_STEPS_PER_M * fmax(v, 0) * bias[2];
	} else {
		v = fmin(fmax(v, AR_LEG_SPEED_MIN_M_S), AR_LEG_SPEED_MAX_M_S);
		double pref = ar_cadence_preferred_spm(v, NAN);
		if (!isfinite(cadence))
			cadence = pref * bias[2];
		out.flat = pow(v / AR_LEG_SPEED_REF_M_S, m.speed) *
		    pow(fmin(fmax(cadence / pref, AR_LEG_CADENCE_MIN_RATIO),
			AR_LEG_CADENCE_MAX_RATIO), m.cadence);
	}
	out.steps = cadence * (double)step->dt_s / 60 / AR_LEG_STEPS_REF;
	out.q = out.flat * fmax(AR_LEG_GRADE_FACTOR_MIN, 1 +
	    (grade > 0 ? m.up : -m.down) * grade);
	return out;
}

static double
plain_row(const struct ar_clean *clean, enum ar_load_row row,
    const double bias[3])
{
	double dose = 0;

	for (size_t i = 0; i < clean->count; i++) {
		struct plain_dose d = plain_step(&clean->steps[i], row, bias);
		if (clean->steps[i].moving && d.steps > 0)
			dose += d.steps * pow(d.q, d.n);
	}
	return dose;
}

static double
plain_edge(const struct ar_clean *clean, enum ar_load_row row, double sign)
{
	double grade = !clean->grade_known ? AR_BAND_GRADE_NONE :
	    clean->barometer ? AR_BAND_GRADE_BAROMETER : AR_BAND_GRADE_GPS;
	double cadence = clean->cadence_known ? AR_BAND_CADENCE_KNOWN :
	    AR_BAND_CADENCE_NONE;
	const double sd[3] = { grade, AR_BAND_SPEED_INDOOR, cadence };
	const double none[3] = { 0, 1, 1 };
	double base = plain_row(clean, row, none), sum = 0;

	for (int t = 0; t < 3; t++) {
		double up[3] = { 0, 1, 1 }, down[3] = { 0, 1, 1 };
		up[t] += sd[t];
		down[t] -= sd[t];
		double a = sign * (plain_row(clean, row, up) / base - 1);
		double b = sign * (plain_row(clean, row, down) / base - 1);
		double most = fmax(0, fmax(a, b));
		sum += most * most;
	}
	return base > 0 ? base * fmax(0, 1 + sign * sqrt(sum)) : base;
}

static void
leg_loads(void **state)
{
	static const double none[3] = { 0, 1, 1 };

	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct dice dice = { seed };
		size_t count = seed < 8 ? seed : seed * 3;
		struct ar_clean clean = roll_steps(*state, &dice, count);
		struct ar_person person = nobody();
		struct ar_legs legs;
		ar_legs_make(&clean, &person, NULL, 0, &legs);
		for (int r = 0; r < AR_LOAD_ROWS; r++) {
			enum ar_load_row row = (enum ar_load_row)r;
			double left = 0, cumulative = 0, falling = 0;
			double dose = plain_row(&clean, row, none);
			for (size_t i = 0; i < count; i++) {
				const struct ar_step *step = &clean.steps[i];
				struct plain_dose d = plain_step(step, row,
				    none);
				if (!step->moving || !(d.steps > 0))
					continue;
				double part = d.steps * pow(d.q, d.n);
				cumulative += d.steps * d.q;
				left += part * (double)step->left_share;
				if (step->grade_ratio < 0)
					falling += part - d.steps *
					    pow(d.flat, d.n);
			}
			const struct ar_leg *leg = &legs.row[r];
			check_same(leg->dose_eq_km, dose);
			check_same(leg->cumulative_eq_km, cumulative);
			check_same(leg->lo_eq_km, plain_edge(&clean, row, -1));
			check_same(leg->hi_eq_km, plain_edge(&clean, row, 1));
			check_same(leg->eccentric_ratio, dose > 0 ?
			    fmin(fmax(falling / dose, 0), 1) : 0);
			check_same(leg->left_eq_km, clean.balance_known &&
			    dose > 0 ? left : NAN);
		}
	}
}

/* Over all that A7.2 allows, corners included. */
static void
powers_of_a_step(void **state)
{
	(void)state;
	for (int i = 0; i <= 130; i++) {
		for (int k = 0; k <= 30; k++) {
			double v = (1.5 + 0.05 * i) / 3, c = 0.85 + 0.01 * k;
			double flat[AR_LEG_LANES];
			ar_leg_flat(v, c, flat);
			for (int r = 0; r < AR_LOAD_ROWS; r++) {
				struct ar_leg_model m = ar_leg_model_of(
				    (enum ar_load_row)r);
				double want = pow(v, m.speed) *
				    pow(c, m.cadence);
				check_near(flat[r], want, 1e-12 * want);
			}
		}
	}
}

static double
minutes_of(const struct ar_step *step)
{
	return (double)step->dt_s / 60;
}

static void
sums_of_the_whole(void **state)
{
	for (uint64_t seed = 1; seed <= 100; seed++) {
		struct dice dice = { seed };
		struct ar_clean clean = roll_steps(*state, &dice, seed * 7);
		struct ar_activity *run = make_activity(*state, 2, 0);
		struct ar_person person = nobody();
		struct ar_summary summary;
		struct ar_load load;
		struct ar_error err;
		double trimp = 0, net = 0, gross = 0, way = 0, time = 0;
		person.heart_rest_bpm = 50;
		person.heart_max_bpm = 150;
		person.mass_kg = 70;
		for (size_t i = 0; i < clean.count; i++) {
			const struct ar_step *step = &clean.steps[i];
			double v = (double)step->speed_m_s;
			double g = (double)step->grade_ratio;
			double x = fmin(((double)step->heart_bpm - 50) / 100,
			    1);
			if (!step->moving)
				continue;
			if (isfinite(step->heart_bpm))
				trimp += minutes_of(step) * x *
				    AR_TRIMP_MEN_FACTOR *
				    exp(AR_TRIMP_MEN_EXPONENT * x);
			if (!isfinite(v))
				continue;
			double dt = (double)step->dt_s;
			gross += ar_vo2_kcal(step->walking ?
			    ar_vo2_walking(v, g) : ar_vo2_running(v, g), 70,
			    dt);
			net += ar_minetti_kcal(v * dt, g, 70);
			way += v * ar_gap_heart(g) * dt;
			time += dt;
		}
		assert_int_equal(ar_summary_make(run, &clean, &person, *state,
		    &summary, &err), AR_OK);
		ar_load_make(&clean, &summary, &person, NAN, &load);
		check_same(load.trimp, trimp);
		check_same(summary.energy_lo_kcal, fmin(net, gross));
		check_same(summary.energy_hi_kcal, fmax(net, gross));
		check_same(summary.gap_m_s, time > 0 ? way / time : NAN);
		check_same(ar_pace_make(&clean).mean_gap_m_s,
		    time > 0 ? way / time : NAN);
	}
}

/* Mean over the last seconds of a series of whole seconds. */
static void
windows(void **state)
{
	double value[4000];
	const size_t span[] = { 30, 120, 250 };

	(void)state;
	for (uint64_t seed = 0; seed < 3; seed++) {
		struct dice dice = { seed };
		struct ar_ring ring;
		ar_ring_start(&ring, (double)span[seed]);
		for (size_t i = 0; i < 4000; i++) {
			size_t from = i + 1 > span[seed] ? i + 1 - span[seed] :
			    0;
			double sum = 0;
			value[i] = 3 + roll_normal(&dice);
			for (size_t k = from; k <= i; k++)
				sum += value[k];
			check_same(ar_ring_add(&ring, 1, value[i]),
			    sum / (double)(i + 1 - from));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leg_loads),
		cmocka_unit_test(powers_of_a_step),
		cmocka_unit_test(sums_of_the_whole),
		cmocka_unit_test(windows),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
