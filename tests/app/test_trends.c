/* Series for charts, out of an invented log. */
#include <string.h>

#include "../check.h"
#include "afterrun/trends.h"
#include "made_log.h"

enum { ARENA = 64 << 20 };

static struct ar_arena *arena;
static struct ar_error err;

static int
set_up(void **state)
{
	(void)state;
	arena = ar_arena_open(ARENA);
	return arena ? 0 : 1;
}

static int
tear_down(void **state)
{
	(void)state;
	ar_arena_close(arena);
	return 0;
}

static struct ar_trends
trends_of(const struct ar_history *history, int64_t from, int64_t to)
{
	struct ar_trends trends;

	if (ar_trends_make(history, from, to, arena, &trends, &err) != AR_OK)
		fail_msg("%s", err.text);
	return trends;
}

static void
an_empty_log(void **state)
{
	struct ar_trends trends = trends_of(made_log(arena),
	    MADE_TODAY - 9, MADE_TODAY + 5);

	(void)state;
	assert_int_equal(trends.day_count, 10);
	assert_int_equal(trends.to_day, MADE_TODAY);
	for (size_t i = 0; i < trends.day_count; i++) {
		assert_true(isnan(trends.days[i].tss));
		assert_true(isnan(trends.days[i].ctl));
		assert_true(isnan(trends.days[i].soreness));
		assert_true(isnan(trends.days[i].well[AR_WELL_SLEEP_H]));
	}
	assert_int_equal(ar_trends_make(made_log(arena), MADE_TODAY + 1,
	    MADE_TODAY + 2, arena, &trends, &err), AR_EINPUT);
}

/* A run of 50 TSS each day: known closed forms. */
static void
loads(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_trends trends;

	(void)state;
	for (int ago = 40; ago >= 1; ago--)
		made_run(history, ago, 9000, 9, 0);
	trends = trends_of(history, MADE_TODAY - 45, MADE_TODAY);
	assert_true(isnan(trends.days[4].tss)); /* before the log */
	assert_int_equal(trends.days[5].day, MADE_TODAY - 40);
	for (int i = 0; i < 40; i++) {
		const struct ar_trend_day *day = &trends.days[5 + i];

		check_near(day->tss, 50, 1e-9);
		check_near(day->au, 200, 1e-9);
		assert_true(isnan(day->soreness)); /* nothing was said */
		assert_true(isnan(day->forecast));
		check_near(day->ctl, 50 * (1 - exp(-(i + 1) / 42.0)), 1e-9);
		check_near(day->atl, 50 * (1 - exp(-(i + 1) / 7.0)), 1e-9);
		check_near(day->form, 50 * (exp(-i / 7.0) -
		    exp(-i / 42.0)), 1e-9);
	}
	check_near(trends.days[45].tss, 0, 0); /* rest */
	check_near(trends.days[44].acwr, 1, 1e-12);
	check_near(trends.days[45].acwr, (6.0 / 7) / (27.0 / 28), 1e-12);
	assert_true(isnan(trends.days[30].acwr));
}

static void
weeks(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_trends trends;
	int64_t monday = MADE_TODAY - (MADE_TODAY + 3) % 7;

	(void)state;
	for (int ago = 60; ago >= 1; ago--)
		made_run(history, ago, 9000, 9, 0);
	trends = trends_of(history, MADE_TODAY - 80, MADE_TODAY);
	for (size_t i = 0; i < trends.week_count; i++) {
		const struct ar_trend_week *week = &trends.weeks[i];

		assert_int_equal((week->monday + 3) % 7, 0);
		if (week->monday + 6 < MADE_TODAY - 60) {
			check_near(week->foot_m, 0, 0);
			assert_true(isnan(
			    week->dose_eq_km[AR_LOAD_ACHILLES]));
		}
		if (week->monday >= MADE_TODAY - 60 &&
		    week->monday < monday) {
			check_near(week->foot_m, 63000, 1e-6);
			check_near(week->tss, 350, 1e-6);
			assert_int_equal(week->runs, 7);
			check_near(week->dose_eq_km[AR_LOAD_ACHILLES], 63,
			    1e-9);
			check_near(week->monotony, 10, 0); /* all the same */
			check_near(week->strain, 3500, 1e-6);
		}
		if (week->monday == monday)
			assert_true(isnan(week->monotony)); /* not over */
	}
	assert_int_equal(trends.weeks[trends.week_count - 1].monday, monday);
}

static void
words(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_trends trends;

	(void)state;
	for (int ago = 30; ago >= 0; ago--) {
		made_mark(history, ago, AR_CALF, AR_LEFT, ago % 4);
		made_mark(history, ago, AR_CALF, AR_RIGHT, 1);
		if (ago == 3)
			made_mark(history, ago, AR_FEEL_LEGS, AR_SIDES, 0);
	}
	made_well(history, 2, AR_WELL_HRV_RMSSD_MS, 50, "garmin");
	made_well(history, 2, AR_WELL_HRV_SDNN_MS, 80, "apple");
	made_well(history, 2, AR_WELL_MASS_KG, 71, "said");
	made_well(history, 2, AR_WELL_MASS_KG, 75, "scale");
	trends = trends_of(history, MADE_TODAY - 20, MADE_TODAY);
	check_near(trends.days[20].soreness, 1, 0);
	check_near(trends.days[18].soreness, 2, 0);
	check_near(trends.days[17].soreness, 0, 0); /* the legs were said */
	check_near(trends.days[18].well[AR_WELL_HRV_RMSSD_MS], 50, 0);
	check_near(trends.days[18].well[AR_WELL_HRV_SDNN_MS], 80, 0);
	check_near(trends.days[18].well[AR_WELL_MASS_KG], 71, 0);
	assert_true(isnan(trends.days[19].well[AR_WELL_MASS_KG]));
	assert_true(trends.days[20].forecast >= 0);
	assert_true(trends.days[20].forecast <= 10);
	/* the forecast stands on the morning it was made for */
	history->feels[history->feel_count - 1].mark = 9;
	double before = trends.days[20].forecast;

	trends = trends_of(history, MADE_TODAY - 20, MADE_TODAY);
	check_near(trends.days[20].soreness, 9, 0);
	check_near(trends.days[20].forecast, before, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_log),
		cmocka_unit_test(loads),
		cmocka_unit_test(weeks),
		cmocka_unit_test(words),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
