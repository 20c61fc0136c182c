/* R65-R99 by number: drink, food, evening, next day, the article's version
 * and the session before a run. */
#include "../check.h"

#include <string.h>

#include "made.h"

static void
test_r65_weighed(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.mass_after_kg = 69.5;
	made_build(&m);
	check_near(m.s.drink.target_ml, 500, 0);
	check_near(m.s.drink.hours, 6, 0);
	m.in.next_hard_h = 11; /* R68: 1.25 */
	made_build(&m);
	check_near(m.s.drink.target_ml, 650, 0); /* 625, tie up */
	m.in.next_hard_h = 7; /* 1.5 */
	made_build(&m);
	check_near(m.s.drink.target_ml, 750, 0);
	m.in.mass_after_kg = 66; /* R67: 3 % */
	made_build(&m);
	check_near(m.s.drink.target_ml, 3150, 0);
	assert_true(m.s.drink.sodium);
	m.in.mass_after_kg = 70.1;
	made_build(&m);
	check_near(m.s.drink.target_ml, 0, 0);
	m.in.mass_after_kg = 70.2;
	made_build(&m);
	assert_true(isnan(m.s.drink.target_ml));
	assert_true(made_warns(&m, "WEIGHT_GAINED"));
	assert_non_null(strstr(m.s.drink.text, "emergency"));
	made_close(&m);
}

static void
test_r66_estimated(void **state)
{
	static const double rows[][3] = { { 9.9, 3, 300 }, { 10, 3, 350 },
		{ 20, 4, 600 }, { 25, 4, 700 }, { 30, 7, 1000 } };
	struct made m;

	(void)state;
	made_run(&m);
	m.in.run.duration_min = 36;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		m.in.run.air_c = rows[i][0];
		m.in.run.rpe_0_10 = rows[i][1];
		made_build(&m); /* ml/kg/h x factor x 70 kg x 0.6 h */
		check_near(m.s.drink.target_ml, rows[i][2], 0);
	}
	m.in.run.duration_min = 200; /* R67: 2 % of 70 kg */
	made_build(&m);
	check_near(m.s.drink.target_ml, 1400, 0);
	m.in.run.drunk_ml = 9000;
	made_build(&m);
	check_near(m.s.drink.target_ml, 0, 0);
	m.in.run.duration_min = 241; /* R68 */
	made_build(&m);
	assert_true(isnan(m.s.drink.target_ml));
	assert_true(m.s.drink.sodium);
	made_close(&m);
}

static void
test_r70_r72_limits(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.run.air_c = 25;
	m.in.run.duration_min = 91;
	made_build(&m);
	assert_true(m.s.drink.sodium); /* R71 */
	made_condition(&m, AR_COND_KIDNEY_DISEASE);
	made_build(&m);
	assert_false(m.s.drink.sodium);
	assert_true(isnan(m.s.drink.target_ml));
	assert_true(isnan(m.s.daily_drinks_ml));
	assert_true(isnan(m.s.fuel.protein_g)); /* R76 */
	check_near(m.s.fuel.carb_g, 70, 0);
	m.condition[0].id = AR_COND_INSULIN_DIABETES;
	made_build(&m);
	assert_true(isnan(m.s.fuel.carb_g));
	check_near(m.s.fuel.protein_g, 20, 0);
	m.condition[0].id = AR_COND_PREGNANCY;
	m.in.person.sex = AR_SEX_FEMALE;
	made_build(&m);
	check_near(m.s.daily_drinks_ml, 1900, 0);
	m.in.mode = AR_REST_DAY;
	made_build(&m);
	check_near(m.s.daily_drinks_ml, 2400, 0);
	made_close(&m);
}

static void
test_r73_to_r78_food(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_build(&m); /* L2: 0.5 and 0.3 g/kg */
	check_near(m.s.fuel.carb_g, 35, 0);
	check_near(m.s.fuel.protein_g, 20, 0);
	assert_non_null(strstr(m.s.fuel.text, "2 hours"));
	assert_non_null(strstr(m.s.fuel.text, "350 to 490 g"));
	m.in.person.age_y = 60;
	made_build(&m);
	check_near(m.s.fuel.protein_g, 30, 0); /* 28, to 5 g */
	m.in.run.rpe_0_10 = 7;
	m.in.next_hard_h = 7;
	made_build(&m);
	check_near(m.s.fuel.carb_g, 70, 0);
	assert_non_null(strstr(m.s.fuel.text, "every hour"));
	assert_non_null(strstr(m.s.fuel.text, "banana"));
	m.in.run.duration_min = 20; /* L2 by effort 7; make it L1 */
	m.in.run.rpe_0_10 = 3;
	made_build(&m);
	assert_true(isnan(m.s.fuel.carb_g));
	assert_true(isnan(m.s.fuel.protein_g));
	m.in.person.mass_kg = NAN; /* R99 */
	made_build(&m);
	assert_non_null(m.s.fuel.text);
	assert_true(isnan(m.s.drink.target_ml));
	assert_non_null(strstr(m.s.drink.text, "thirsty"));
	made_close(&m);
}

static bool
evening(const struct made *m, const char *id)
{
	return made_card(m->s.evening, m->s.evening_count, id);
}

static void
test_r79_to_r81_evening(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	made_build(&m);
	assert_false(evening(&m, "elevate"));
	assert_true(evening(&m, "sleep"));
	m.in.run.rpe_0_10 = 7;
	made_build(&m);
	assert_true(evening(&m, "elevate") && evening(&m, "compress"));
	assert_true(made_card(m.s.later, m.s.later_count, "rest_day_24h"));
	made_condition(&m, AR_COND_NEUROPATHY); /* COMP: A */
	made_build(&m);
	assert_false(evening(&m, "compress"));
	made_close(&m);
}

static void
test_r82_to_r85_next(void **state)
{
	static const struct {
		double soreness;
		enum ar_next_code code;
	} rows[] = { { 3, AR_NEXT_EASY_OK }, { 4, AR_NEXT_XTRAIN_OR_EASY },
		{ 6, AR_NEXT_XTRAIN }, { 7, AR_NEXT_REST },
		{ 9, AR_NEXT_NO_RUN_UNTIL_OK } };
	struct made m;

	(void)state;
	made_run(&m);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		made_sore(&m, AR_GLUTE, rows[i].soreness);
		made_build(&m);
		assert_int_equal(m.s.next.code, rows[i].code);
		check_near(m.s.next.quality_after_h, 24, 0);
	}
	made_sore(&m, AR_GLUTE, 4); /* the stricter one holds */
	m.in.run.descent_m = 300;
	made_build(&m);
	assert_int_equal(m.s.next.code, AR_NEXT_NO_RUN_24H);
	check_near(m.s.next.quality_after_h, 72, 0);
	check_near(m.s.next.no_long_descent_h, 72, 0);
	made_close(&m);
}

/* R83: a rest day counts from the end of the last run. */
static void
test_r83_last_run(void **state)
{
	struct made m;

	(void)state;
	made_rest(&m);
	made_build(&m);
	assert_int_equal(m.s.next.code, AR_NEXT_RUN_OK);
	assert_true(isnan(m.s.next.quality_after_h));
	m.in.last_run_known = true;
	m.in.last_load_class = 3;
	m.in.last_hours_ago = 20;
	made_build(&m);
	assert_int_equal(m.s.load_class, 0);
	assert_int_equal(m.s.next.code, AR_NEXT_XTRAIN_OR_EASY);
	check_near(m.s.next.quality_after_h, 28, 0);
	assert_true(evening(&m, "elevate"));
	m.in.last_hours_ago = 48;
	made_build(&m);
	assert_int_equal(m.s.next.code, AR_NEXT_RUN_OK);
	m.in.last_ecc = true;
	made_build(&m);
	assert_int_equal(m.s.next.code, AR_NEXT_NO_RUN_24H);
	check_near(m.s.next.no_long_descent_h, 24, 0);
	made_close(&m);
}

static void
test_r92_hold(void **state)
{
	struct made m;

	(void)state;
	made_run(&m);
	m.in.hold_s = 45;
	made_build(&m);
	assert_int_equal(made_step(&m, AR_BLOCK_STRETCH, AR_CALF)->cost_s,
	    100 * made_step(&m, AR_BLOCK_STRETCH, AR_CALF)->sets);
	made_close(&m);
}

static void
test_article_version(void **state)
{
	struct made m;
	const struct ar_session_step *calf;

	(void)state;
	made_run(&m);
	m.in.version = AR_ARTICLE;
	m.in.tool[AR_TOOL_WATER] = m.in.tool[AR_TOOL_ICE] = true;
	m.in.tool[AR_TOOL_TOWEL] = true;
	made_sore(&m, AR_CALF, 4);
	m.in.minutes_available = 20;
	made_build(&m);
	calf = made_step(&m, AR_BLOCK_STRETCH, AR_CALF);
	assert_int_equal(calf->seconds, 20);
	assert_false(made_warns(&m, "SHORT_MASSAGE"));
	assert_true(made_card(m.s.later, m.s.later_count, "contrast_pack"));
	m.in.minutes_available = 60;
	made_build(&m);
	assert_int_equal(made_block(&m, AR_BLOCK_COOL)->seconds, 600);
	made_sore(&m, AR_CALF, 9); /* what is unsafe has no switch */
	made_build(&m);
	assert_null(made_step(&m, AR_BLOCK_MASSAGE, AR_CALF));
	made_close(&m);
}

static void
before(struct made *m, struct ar_before_case *in)
{
	struct ar_error err;

	ar_arena_close(m->arena);
	m->arena = ar_arena_open(1 << 20);
	assert_int_equal(ar_before_build(in, m->arena, &m->s, &err), AR_OK);
}

static void
test_before(void **state)
{
	struct made m;
	struct ar_before_case in;

	(void)state;
	made_rest(&m);
	memset(&in, 0, sizeof in);
	in.air_c = 15;
	in.person = m.in.person;
	memcpy(in.soreness, m.in.soreness, sizeof in.soreness);
	before(&m, &in);
	assert_string_equal(m.s.steps[0].technique, "warm_up");
	assert_int_equal(m.s.steps[0].seconds, 480);
	assert_int_equal(m.s.step_count, 5);
	in.fast = true;
	in.air_c = 0;
	before(&m, &in);
	assert_int_equal(m.s.steps[0].seconds, 600);
	assert_string_equal(m.s.steps[m.s.step_count - 1].technique,
	    "strides");
	assert_int_equal(m.s.steps[m.s.step_count - 1].sets, 4);
	in.air_c = 30;
	before(&m, &in);
	assert_int_equal(m.s.steps[0].seconds, 300);
	in.minutes_available = 10;
	before(&m, &in);
	assert_true(m.s.total_s <= 600);
	in.soreness[AR_CALF][AR_LEFT] = 4;
	before(&m, &in);
	for (size_t i = 0; i < m.s.step_count; i++)
		assert_string_not_equal(m.s.steps[i].technique, "strides");
	in.soreness[AR_CALF][AR_LEFT] = 7;
	before(&m, &in);
	assert_int_equal(m.s.step_count, 0);
	assert_true(made_warns(&m, "TOO_SORE_TO_RUN"));
	made_close(&m);
}

static void
test_values_out_of_range(void **state)
{
	struct made m;
	struct ar_error err = { .status = AR_OK };

	(void)state;
	made_run(&m);
	m.arena = ar_arena_open(1 << 20);
	m.in.soreness[AR_CALF][AR_LEFT] = INFINITY;
	assert_int_equal(ar_session_build(&m.in, m.arena, &m.s, &err),
	    AR_EINPUT);
	assert_string_equal(err.where, "/soreness");
	m.in.soreness[AR_CALF][AR_LEFT] = NAN;
	m.in.run.duration_min = -1;
	assert_int_equal(ar_session_build(&m.in, m.arena, &m.s, &err),
	    AR_EINPUT);
	assert_string_equal(err.where, "/run/duration_min");
	made_close(&m);
}

/* No memory at any point: a status, never a crash. */
static void
test_every_arena_size(void **state)
{
	struct made m;
	bool done = false;

	(void)state;
	made_run(&m);
	m.in.run.descent_m = 400;
	made_sore(&m, AR_CALF, 5);
	for (size_t limit = 64; !done; limit += 64) {
		struct ar_arena *arena = ar_arena_open(limit);
		struct ar_error err = { .status = AR_OK };
		enum ar_status status;

		assert_non_null(arena);
		status = ar_session_build(&m.in, arena, &m.s, &err);
		done = status == AR_OK;
		assert_true(done || status == AR_EMEM);
		ar_arena_close(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_r65_weighed),
		cmocka_unit_test(test_r66_estimated),
		cmocka_unit_test(test_r70_r72_limits),
		cmocka_unit_test(test_r73_to_r78_food),
		cmocka_unit_test(test_r79_to_r81_evening),
		cmocka_unit_test(test_r82_to_r85_next),
		cmocka_unit_test(test_r83_last_run),
		cmocka_unit_test(test_r92_hold),
		cmocka_unit_test(test_article_version),
		cmocka_unit_test(test_before),
		cmocka_unit_test(test_values_out_of_range),
		cmocka_unit_test(test_every_arena_size)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
