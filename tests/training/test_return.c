/* P37 to P42: the table and its closed form, shares, the ladder. */
#include "tests/check.h"

#include <string.h>

#include "afterrun/plan_return.h"
#include "afterrun/plan.h"

static void
test_time_off(void **state)
{
	static const struct {
		int days;
		double alone, cross;
	} rows[] = {
		{ 6, .997, .998 }, { 7, .994, .997 }, { 10, .985, .992 },
		{ 14, .973, .986 }, { 21, .952, .976 }, { 28, .931, .965 },
		{ 35, .910, .955 },
		{ 42, .889, .944 }, /* the page prints .994: a misprint */
		{ 49, .868, .934 }, { 56, .847, .923 }, { 63, .826, .913 },
		{ 70, .805, .902 }, { 72, .800, .900 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		check_near(ar_time_off_share(rows[i].days, false),
		    rows[i].alone, 0.001);
		check_near(ar_time_off_share(rows[i].days, true),
		    rows[i].cross, 1e-12);
	}
	for (int d = 0; d <= 5; d++) {
		check_near(ar_time_off_share(d, false), 1, 0);
		check_near(ar_time_off_share(d, true), 1, 0);
	}
	check_near(ar_time_off_share(73, false), 0.8, 0);
	check_near(ar_time_off_share(100000, true), 0.9, 0);
	check_near(ar_time_off_share(-3, true), 1, 0);
	for (int d = 0; d < 100; d++) {
		assert_true(ar_time_off_share(d + 1, false) <=
		    ar_time_off_share(d, false));
		assert_true(ar_time_off_share(d + 1, true) <=
		    ar_time_off_share(d, true));
		assert_true(ar_time_off_share(d, true) >=
		    ar_time_off_share(d, false));
	}
}

static void
test_volume(void **state)
{
	(void)state;
	check_near(ar_return_volume_share(5, 0), 1, 0);
	check_near(ar_return_volume_share(6, 2), .5, 0);
	check_near(ar_return_volume_share(6, 3), .75, 0);
	check_near(ar_return_volume_share(7, 3), .5, 0);
	check_near(ar_return_volume_share(7, 4), .75, 0);
	check_near(ar_return_volume_share(28, 13), .5, 0);
	check_near(ar_return_volume_share(28, 14), .75, 0);
	check_near(ar_return_volume_share(28, 28), 1, 0);
	check_near(ar_return_volume_share(30, 9), .33, 0);
	check_near(ar_return_volume_share(30, 10), .5, 0);
	check_near(ar_return_volume_share(30, 20), .75, 0);
	check_near(ar_return_volume_share(56, 0), .33, 0);
	assert_true(isnan(ar_return_volume_share(57, 0)));
	check_near(ar_return_volume_share(14, -1), 1, 0);
}

static void
test_who(void **state)
{
	struct ar_return_case input = { 27, false, false, false };

	(void)state;
	assert_int_equal(ar_return_first_step(&input), 0);
	input.days_off = 29;
	assert_int_equal(ar_return_first_step(&input), 5);
	input.days_off = 57;
	assert_int_equal(ar_return_first_step(&input), 2);
	input.injured = true;
	assert_int_equal(ar_return_first_step(&input), 1);
}

static void
test_ready(void **state)
{
	struct ar_return_ready ready = { 30, 2, 20, 10, true, false, false,
		false, 0 };

	(void)state;
	assert_null(ar_return_missing(&ready));
	ready.heel_raises = 19;
	assert_non_null(ar_return_missing(&ready));
	ready.calf_or_achilles = false;
	assert_null(ar_return_missing(&ready));
	ready.hops = NAN;
	assert_non_null(ar_return_missing(&ready));
	ready.hops = 10;
	ready.walk_pain_0_10 = 3;
	assert_non_null(ar_return_missing(&ready));
	ready = (struct ar_return_ready){ 30, 0, 0, 10, false, true, true,
		false, 4 };
	assert_non_null(ar_return_missing(&ready));
	ready.walk_days_in_a_row = 5;
	assert_null(ar_return_missing(&ready));
	ready.walk_pain_0_10 = 1;
	assert_non_null(ar_return_missing(&ready));
}

static void
test_ladder_steps(void **state)
{
	static const double rows[10][3] = { { 1, 0, 30 }, { 10, 1, 2 },
		{ 10, 1, 1 }, { 8, 2, 1 }, { 6, 3, 1 }, { 5, 4, 1 },
		{ 4, 6, 1 }, { 3, 9, 1 }, { 2, 14, 1 }, { 1, 30, 0 } };

	(void)state;
	for (int i = 0; i < 10; i++) {
		struct ar_ladder_step step = ar_ladder_step(i + 1);

		assert_int_equal(step.repeats, (int)rows[i][0]);
		check_near(step.run_min, rows[i][1], 0);
		check_near(step.walk_min, rows[i][2], 0);
	}
	assert_int_equal(ar_ladder_step(0).repeats, 0);
	assert_int_equal(ar_ladder_step(11).repeats, 0);
}

/* Days every 48 hours: p passed, f failed, b bone pain; at the step due. */
static struct ar_ladder_next
climb(const char *way, int first, bool bone)
{
	struct ar_ladder_day days[64];
	size_t n = 0;
	struct ar_ladder_next next = ar_ladder_go(NULL, 0, first, bone, 100);

	for (; way[n] != '\0'; n++) {
		days[n] = (struct ar_ladder_day){ 100 + 2 * (int64_t)n,
			next.step, way[n] == 'p', way[n] == 'b' };
		next = ar_ladder_go(days, n + 1, first, bone,
		    days[n].day);
	}
	return next;
}

static void
test_ladder(void **state)
{
	struct ar_ladder_next next = climb("", 2, false);

	(void)state;
	assert_int_equal(next.step, 2);
	assert_int_equal(next.day, 100);
	assert_int_equal(climb("p", 2, false).step, 2); /* each step twice */
	next = climb("pp", 2, false);
	assert_int_equal(next.step, 3);
	assert_int_equal(next.day, 104); /* 48 h after the last */
	assert_int_equal(climb("ppf", 2, false).step, 2);
	assert_int_equal(climb("ppfp", 2, false).step, 2);
	assert_int_equal(climb("ppfpp", 2, false).step, 3);
	assert_int_equal(climb("pf", 1, false).step, 1);
	/* two fails at the same step, also with better days between */
	next = climb("ppfppf", 2, false);
	assert_true(next.triage);
	assert_int_equal(next.step, 0);
	assert_string_equal(next.rule, "P42");
	assert_false(climb("ppfpf", 2, false).triage); /* steps 3 and 2 */
	/* the whole way: 9 steps twice from step 2 */
	next = climb("pppppppppppppppppp", 2, false);
	assert_true(next.done);
	assert_int_equal(next.step, 0);
	assert_false(climb("ppppppppppppppppp", 2, false).done);
	/* bone: one pain is a step down, the second triage */
	next = climb("ppb", 1, true);
	assert_int_equal(next.step, 1);
	assert_false(next.triage);
	assert_true(climb("ppbppb", 1, true).triage);
	assert_true(climb("ppbpppb", 1, true).triage);
}

/* Nobody gets higher than twice well at each step below. */
static void
test_no_jump(void **state)
{
	struct ar_ladder_day days[3] = { { 10, 5, true, false },
		{ 12, 5, true, false }, { 14, 0, true, false } };

	(void)state;
	assert_int_equal(ar_ladder_go(days, 3, 2, false, 20).step, 2);
	assert_int_equal(ar_ladder_go(days, 2, 2, false, 13).day, 14);
	days[0].step = days[1].step = 1; /* easier than due: from there */
	assert_int_equal(ar_ladder_go(days, 2, 3, false, 20).step, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_time_off), cmocka_unit_test(test_volume),
		cmocka_unit_test(test_who), cmocka_unit_test(test_ready),
		cmocka_unit_test(test_ladder_steps),
		cmocka_unit_test(test_ladder), cmocka_unit_test(test_no_jump),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
