/* A8 and its worked values. */
#include "../check.h"
#include "afterrun/soreness.h"

static void
kernel(void **state)
{
	static const double flat[][2] = { { 0, .50 }, { 6, .54 }, { 12, .66 },
		{ 24, .78 }, { 36, .72 }, { 48, .57 }, { 72, .29 },
		{ 96, .13 }, { 120, .06 }, { 168, .02 } };
	static const double down[] = { .15, .21, .38, .71, .86, .85, .61, .34,
		.17, .03 };

	(void)state;
	for (int k = 0; k < 10; k++) {
		check_near(ar_soreness_kernel(flat[k][0], 0), flat[k][1],
		    0.0051);
		check_near(ar_soreness_kernel(flat[k][0], 1), down[k], 0.0051);
	}
	check_near(ar_soreness_kernel(-1, 0), 0, 0);
	assert_true(isnan(ar_soreness_kernel(NAN, 0)));
	check_near(ar_soreness_kernel(24, 7), ar_soreness_kernel(24, 1), 0);
}

static void
amplitude(void **state)
{
	static const double table[][2] = { { .5, .5 }, { .75, 2.1 },
		{ 1, 4.5 }, { 1.25, 6.7 }, { 1.4, 7.6 }, { 2, 9.3 } };

	(void)state;
	for (int k = 0; k < 6; k++)
		check_near(ar_soreness_amplitude(1, table[k][0], 0),
		    table[k][1], 0.051);
	check_near(ar_soreness_amplitude(1, 0, 0), 0, 0);
	check_near(ar_soreness_amplitude(1, 1, 0.5),
	    ar_soreness_amplitude(1, 1, 0) / 2, 1e-12);
	assert_true(isnan(ar_soreness_amplitude(NAN, 1, 0)));
}

static void
protection(void **state)
{
	static const double table[][2] = { { 7, .44 }, { 21, .30 },
		{ 42, .16 }, { 63, .09 } };
	struct ar_bout bout = { 0, 9, 1 };

	(void)state;
	for (int k = 0; k < 4; k++) {
		bout.hours_ago = table[k][0] * 24;
		check_near(ar_soreness_protection(&bout, 1, 0), table[k][1],
		    0.0051);
	}
	bout.eccentric_ratio = 0.2;
	check_near(ar_soreness_protection(&bout, 1, 0), 0, 0);
	const struct ar_bout many[] = { { 24, 9, 1 }, { 48, 9, 1 } };
	check_near(ar_soreness_protection(many, 2, 0), 0.8, 0);
	check_near(ar_soreness_protection(many, 2, 48), 0, 0);
	const struct ar_bout two[] = { { 24 * 30, 4, 1 }, { 24 * 10, 5, 1 },
		{ 24 * 9, 5, 0.1 } };
	double sum = ar_soreness_protect_on(0, NAN, &two[0]);
	sum = ar_soreness_protect_on(sum, 24 * 20, &two[1]);
	sum = ar_soreness_protect_on(sum, 24, &two[2]);
	check_near(ar_soreness_protect_on(sum, 24 * 9, NULL),
	    ar_soreness_protection(two, 3, 0), 1e-12);
}

static void
sum_is_bounded(void **state)
{
	const struct ar_bout many[] = { { 0, 9, 1 }, { 1, 9, 1 } };

	(void)state;
	check_near(ar_soreness_at(many, 2, 40), 10, 0);
	check_near(ar_soreness_at(many, 1, 24),
	    9 * ar_soreness_kernel(24, 1), 1e-12);
	check_near(ar_soreness_at(many, 0, 24), 0, 0);
	check_near(ar_soreness_at(&(struct ar_bout){ -10, 9, 1 }, 1, 5), 0,
	    0);
}

static void
personal(void **state)
{
	struct ar_soreness_log log = { 0 };
	struct ar_soreness_person who = ar_soreness_fit(&log);

	(void)state;
	check_near(who.gain, 1, 1e-12);
	check_near(who.base, 0.5, 1e-12);
	ar_soreness_learn(&log, 3.0, 5);
	ar_soreness_learn(&log, 1.5, 3);
	ar_soreness_learn(&log, 0.5, 1);
	ar_soreness_learn(&log, NAN, 1);
	ar_soreness_learn(&log, 1, 11);
	who = ar_soreness_fit(&log);
	check_near(who.gain, 1.3174, 5e-5);
	check_near(who.base, 0.6042, 5e-5);
	check_near(who.gain_sd, 0.316, 5e-4);
	assert_false(who.shown);
	double sd = who.gain_sd;
	ar_soreness_forget(&log, 50);
	who = ar_soreness_fit(&log);
	assert_true(who.gain > 1 && who.gain < 1.3174);
	assert_true(who.gain_sd > sd);
	for (int k = 0; k < 7; k++)
		ar_soreness_learn(&log, 3, 3);
	assert_true(ar_soreness_fit(&log).shown);
}

static void
gain_is_clamped(void **state)
{
	struct ar_soreness_log log = { 0 };

	(void)state;
	for (int k = 0; k < 2000; k++)
		ar_soreness_learn(&log, 0.1 + 0.001 * (k % 900),
		    k % 900 > 100 ? 10 : 0);
	check_near(ar_soreness_fit(&log).gain, 4, 0);
	log = (struct ar_soreness_log){ 0 };
	for (int k = 0; k < 2000; k++)
		ar_soreness_learn(&log, 8, 0);
	check_near(ar_soreness_fit(&log).gain, 0.1, 0.1);
	assert_true(ar_soreness_fit(&log).gain >= 0.1);
	check_near(ar_soreness_personal(&(struct ar_soreness_person){ .gain =
	    4, .base = 1 }, 5), 10, 0);
}

static void
borrowing(void **state)
{
	const double gains[] = { 4, NAN, 1 };

	(void)state;
	check_near(ar_soreness_borrow(gains, 1), 2, 1e-12);
	check_near(ar_soreness_borrow(gains, 3), sqrt(2), 1e-12);
	check_near(ar_soreness_borrow(gains, 0), 1, 0);
}

/* Marks made by a runner whose soreness peaks late and hardly at once. */
static void
shapes_are_found(void **state)
{
	const int late = 4 * 5 + 2; /* peak 12 h later */
	struct ar_soreness_shapes shapes = { 0 };
	double expected[AR_SORENESS_SHAPES];

	(void)state;
	for (int k = 0; k < 60; k++) {
		struct ar_bout bout = { 6 + 7 * (k % 12), 3 + k % 5,
			(k % 3) / 2.0 };

		ar_soreness_at_shapes(&bout, 1, 0, expected);
		check_near(expected[AR_SORENESS_PLAIN],
		    ar_soreness_at(&bout, 1, 0), 1e-12);
		ar_soreness_shapes_learn(&shapes, expected, expected[late]);
		if (k == 28)
			assert_int_equal(ar_soreness_shapes_choose(&shapes),
			    AR_SORENESS_PLAIN);
	}
	int found = ar_soreness_shapes_choose(&shapes);
	assert_true(ar_soreness_shape_of(found).peak_shift_h > 0);
	ar_soreness_shapes_forget(&shapes, 52);
	assert_true(shapes.log[0].count < 60 * 0.36);
	check_near(ar_soreness_shape_of(late).peak_shift_h, 12, 0);
	check_near(ar_soreness_shape_of(late).early_shift, 0, 1e-12);
	check_near(ar_soreness_shape_of(99).peak_shift_h, 0, 0);
}

/* Marks that follow the plain shape keep it: the penalty decides. */
static void
shapes_stay_plain(void **state)
{
	struct ar_soreness_shapes shapes = { 0 };
	double expected[AR_SORENESS_SHAPES];

	(void)state;
	for (int k = 0; k < 90; k++) {
		struct ar_bout bout = { 6 + 5 * (k % 16), 3 + k % 5, 0.5 };

		ar_soreness_at_shapes(&bout, 1, 0, expected);
		ar_soreness_shapes_learn(&shapes, expected,
		    expected[AR_SORENESS_PLAIN] + (k % 2 ? 0.4 : -0.4));
	}
	assert_int_equal(ar_soreness_shapes_choose(&shapes),
	    AR_SORENESS_PLAIN);
	ar_soreness_shapes_learn(&shapes, expected, NAN);
	ar_soreness_shapes_learn(&shapes, expected, 11);
	assert_int_equal(shapes.log[0].marks, 90);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kernel),
		cmocka_unit_test(amplitude),
		cmocka_unit_test(protection),
		cmocka_unit_test(sum_is_bounded),
		cmocka_unit_test(personal),
		cmocka_unit_test(gain_is_clamped),
		cmocka_unit_test(borrowing),
		cmocka_unit_test(shapes_are_found),
		cmocka_unit_test(shapes_stay_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
