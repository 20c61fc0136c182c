/* A3.4, A4 and their vectors of A9. */
#include "../check.h"
#include "afterrun/load_series.h"

static const double week[7] = { 100, 0, 60, 60, 0, 120, 0 };

static void
averages(void **state)
{
	struct ar_form start = { 40, 40, 0, false }, day[7];

	(void)state;
	ar_form_series(week, 7, &start, AR_DECAY_EXP, day);
	check_near(day[0].ctl, 41.412, 0.0005);
	check_near(day[0].atl, 47.987, 0.0005);
	check_near(day[2].ctl, 40.898, 0.0005);
	check_near(day[2].atl, 44.049, 0.0005);
	check_near(day[6].ctl, 41.254, 0.0005);
	check_near(day[6].atl, 43.926, 0.0005);
	check_near(day[0].form, 0, 1e-12);
	check_near(day[1].form, 41.412 - 47.987, 0.001);
	assert_true(day[6].warming_up);
	ar_form_series(week, 7, &start, AR_DECAY_MEAN, day);
	check_near(day[0].ctl, 41.429, 0.0005);
	check_near(day[0].atl, 48.571, 0.0005);
	check_near(day[6].ctl, 41.267, 0.0005);
	check_near(day[6].atl, 43.980, 0.0005);
}

static void
warming_up_ends(void **state)
{
	double load[43];
	struct ar_form start = { 0, 0, 0, false }, day[43];

	(void)state;
	for (int k = 0; k < 43; k++)
		load[k] = k < 28 ? 50 : 90;
	ar_form_series(load, 43, &start, AR_DECAY_EXP, day);
	assert_true(day[41].warming_up);
	assert_false(day[42].warming_up);
	check_near(ar_load_seed(load, 43), 50, 1e-12);
	check_near(ar_load_seed(load, 3), 50, 1e-12);
	assert_true(isnan(ar_load_seed(load, 0)));
}

static void
target_load(void **state)
{
	double load = ar_load_for_form(-10, 40, 42);

	(void)state;
	check_near(load, (10 + 40 * 0.976472 - 42 * 0.866878) / 0.109594,
	    0.01);
	double ctl = ar_load_average(40, load, 42, AR_DECAY_EXP);
	double atl = ar_load_average(42, load, 7, AR_DECAY_EXP);
	check_near(ctl - atl, -10, 1e-9);
	check_near(ar_load_for_form(50, 40, 40), 0, 0);
}

static void
foster(void **state)
{
	const double load[7] = { 0, 300, 0, 420, 0, 240, 600 };
	const double zero[7] = { 0 };
	const double same[7] = { 50, 50, 50, 50, 50, 50, 50 };
	struct ar_strain strain = ar_week_strain(load);

	(void)state;
	check_near(strain.mean, 222.86, 0.005);
	check_near(strain.sd, 236.76, 0.005);
	check_near(strain.monotony, 0.941, 0.0005);
	check_near(strain.strain, 1468.4, 0.05);
	assert_true(isnan(ar_week_strain(zero).monotony));
	check_near(ar_week_strain(same).monotony, 10, 0);
}

static void
acute_and_chronic(void **state)
{
	double load[28];
	struct ar_acwr ratio;

	(void)state;
	for (int k = 0; k < 28; k++)
		load[k] = k < 21 ? 50 : 80;
	ratio = ar_acwr(load, 28);
	check_near(ratio.coupled, 1.3913, 5e-5);
	check_near(ratio.uncoupled, 1.6, 5e-5);
	check_near(ratio.ewma, 1.2295, 5e-5);
	assert_true(isnan(ar_acwr(load, 27).coupled));
	assert_true(isnan(ar_acwr(load, 0).ewma));
}

static void
spikes(void **state)
{
	const double day = 86400, now = 1.7e9;
	const struct ar_past_run past[] = { { now - 40 * day, 30000 },
		{ now - 29 * day, 12000 }, { now - 2 * day, 8000 },
		{ now, 50000 } };
	static const struct {
		double m, pct;
		enum ar_spike spike;
	} runs[] = { { 13100, 9.2, AR_SPIKE_NONE },
		{ 13200, 10.0, AR_SPIKE_NONE },
		{ 13300, 10.8, AR_SPIKE_SMALL },
		{ 16000, 33.3, AR_SPIKE_MODERATE },
		{ 25000, 108.3, AR_SPIKE_LARGE } };

	(void)state;
	for (size_t k = 0; k < sizeof runs / sizeof *runs; k++) {
		struct ar_spike_result is = ar_spike_find(past, 4, now,
		    runs[k].m);
		check_near(is.over_pct, runs[k].pct, 1e-9);
		assert_int_equal(is.spike, runs[k].spike);
		check_near(is.longest_m, 12000, 0);
	}
	assert_int_equal(ar_spike_find(past, 1, now, 9000).spike,
	    AR_SPIKE_RETURN);
	assert_int_equal(ar_spike_find(past, 4, now, NAN).spike,
	    AR_SPIKE_UNKNOWN);
	assert_string_equal(ar_spike_name(AR_SPIKE_LARGE), "large");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(averages),
		cmocka_unit_test(warming_up_ends),
		cmocka_unit_test(target_load),
		cmocka_unit_test(foster),
		cmocka_unit_test(acute_and_chronic),
		cmocka_unit_test(spikes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
