/* Soreness forecast, model 1 (docs/forecast.md): one athlete's numbers. */
#include <float.h>
#include <string.h>

#include "../check.h"
#include "afterrun/forecast.h"
#include "forecast_log.h"

enum { TERMS = AR_FORECAST_TERMS };

static void
scales(void **state)
{
	(void)state;
	check_near(ar_forecast_from_0_10(0), 5, 0);
	check_near(ar_forecast_from_0_10(10), 1, 0);
	check_near(ar_forecast_from_0_10(4), 3.4, 1e-12);
	check_near(ar_forecast_to_0_10(3.4), 4, 1e-12);
	assert_true(isnan(ar_forecast_from_0_10(NAN)));
	assert_true(isnan(ar_forecast_to_0_10(NAN)));
}

/* Weights that never move (sd 0), so that a day can be done by hand. */
static struct ar_forecast_population
by_hand(void)
{
	struct ar_forecast_population p = { .onset_rate = 0.2,
		.sore_rate = 0.4, .noise = { 1, 1, 1, 1, 1 } };

	p.line[0][1].mean = 0.5;   /* today against usual */
	p.line[0][2].mean = 0.25;  /* last days */
	p.line[0][3].mean = -0.1;  /* load today */
	p.line[0][6].mean = -0.01; /* load when sore */
	p.line[0][7].mean = 0.02;  /* far from usual */
	p.chance[0].mean = -1;
	p.chance[1].mean = 0.5;
	p.chance[5].mean = 0.1; /* often */
	p.chance[8].mean = 1;   /* days alike */
	return p;
}

/* Nine quiet days, then a mark of 4 and the first load, 100:
 * usual 3.1, today +0.9, exponential mean 3.3; loads of mean 10 and SD 30,
 * so z = 3 and yesterday 0. */
static void
hand(void **state)
{
	struct ar_forecast_population p = by_hand();
	struct ar_forecast f;
	struct ar_forecast_out out;

	(void)state;
	ar_forecast_start(&f, &p);
	for (int day = 1; day <= 10; day++) {
		struct ar_forecast_day d = forecast_day_of(day,
		    day == 10 ? 4 : 3, day == 10 ? 100 : 0);

		ar_forecast_tomorrow(&f, &out);
		assert_int_equal(out.lack, AR_FORECAST_FEW);
		assert_true(isnan(ar_forecast_value(&f,
		    AR_FORECAST_SORENESS_1)));
		assert_true(ar_forecast_day(&f, &d));
	}
	ar_forecast_tomorrow(&f, &out);
	assert_true(out.enough);
	check_near(out.report_1_5,
	    3.1 + 0.5 * 0.9 + 0.25 * 0.2 - 0.1 * 3 - 0.01 * 3 * 0.9 +
	    0.02 * 0.9 * 0.9, 1e-12);
	check_near(out.soreness_0_10, (5 - 3.2892) * 2.5, 1e-12);
	check_near(out.usual_1_5[0], 3.1, 1e-12);
	/* 60 cases of noise 1 and no case scored yet */
	check_near(out.width_1_5, 1.2815515655446004, 1e-12);
	/* Seven mornings after days 3..9, none sore; like today in nothing:
	 * load 3/0.4, report 1/0.5, usual 0.1/0.25 away, and on days 3 and 4
	 * yesterday's load not known yet, 1/0.7. */
	double own = 20 * 0.2 / (7 + 20);
	double far = 1 + 7.5 * 7.5 + 4 + 0.16, further = far + 1 / 0.49;
	double weight = 5 / (far * far) + 2 / (further * further);
	double alike = 3 * own / (weight + 3), often = 5 * 0.4 / 15;
	double odds = -1 + 0.5 * 3 + 0.1 * log(often / (1 - often)) +
	    log(alike / (1 - alike));

	check_near(out.log_odds, odds, 1e-12);
	check_near(out.chance, 1 / (1 + exp(-odds)), 1e-12);
	assert_int_equal(out.like_days, 0);
}

/* "Newly sore 2 times in 4": two like days of each end. */
static void
own_counts(void **state)
{
	struct ar_forecast f;
	struct ar_forecast_out out;

	(void)state;
	ar_forecast_start(&f, NULL);
	for (int day = 0; day < 80; day++) {
		/* blocks of ten: rest but for a long day, sore twice */
		int at = day % 10, block = day / 10;
		double report = at == 6 && block % 2 ? 2 : 3;
		struct ar_forecast_day d = forecast_day_of(day, report,
		    at == 5 ? 500 : 50);

		if (at != 7) /* a gap, so that spells stay apart */
			assert_true(ar_forecast_day(&f, &d));
		ar_forecast_tomorrow(&f, &out);
		if (day == 75) {
			assert_in_range(out.like_days, 4, 7);
			assert_in_range(out.like_sore, 2, 4);
			assert_true(out.chance > 0.25);
		} else if (day == 74)
			assert_true(out.chance < 0.1);
	}
}

static void
sums(void **state)
{
	struct ar_forecast_day log[FORECAST_DAYS];
	struct ar_forecast f;
	struct ar_forecast_out out;
	uint32_t onsets = 0, mornings = 0;
	int said = 0, chances = 0;

	(void)state;
	ar_forecast_start(&f, NULL);
	size_t n = forecast_random_log(log, 7);

	for (size_t k = 0; k < n; k++) {
		double sum = 0, sum_0_10 = 0, odds = 0;

		/* the learnt days begin with the third report */
		if (k > 0 && f.item[0].count >= 3 &&
		    log[k - 1].day == log[k].day - 1 &&
		    log[k - 1].report_1_5 >= 3 && log[k].report_1_5 >= 1) {
			mornings++;
			onsets += log[k].report_1_5 <= 2;
		}
		assert_true(ar_forecast_day(&f, &log[k]));
		ar_forecast_tomorrow(&f, &out);
		if (!out.enough) {
			assert_true(isnan(out.report_1_5));
			assert_true(isnan(out.chance));
			continue;
		}
		for (int j = 0; j < TERMS + 2; j++) {
			assert_non_null(out.term[j].words);
			sum += out.term[j].part;
			sum_0_10 += out.part_0_10[j];
		}
		check_near(sum, out.report_1_5, 1e-12);
		check_near(sum_0_10, out.soreness_0_10, 1e-11);
		assert_true(out.report_1_5 >= 1 && out.report_1_5 <= 5);
		assert_true(out.width_1_5 > 0);
		assert_true(isnan(out.chance) == (log[k].report_1_5 < 3));
		said++;
		if (isnan(out.chance))
			continue;
		for (int j = 0; j < AR_FORECAST_CHANCE; j++)
			odds += out.chance_term[j].part;
		check_near(odds, out.log_odds, 1e-12);
		check_near(1 / (1 + exp(-odds)), out.chance, 1e-12);
		assert_true(out.like_sore <= out.like_days);
		chances++;
	}
	assert_true(said > 200 && chances > 100 && onsets > 10);
	assert_int_equal(f.alike_count, mornings);
	assert_int_equal(f.onsets, onsets);
}

/* A forecast above 5 is cut, and the cut is one of the terms. */
static void
scale_end(void **state)
{
	struct ar_forecast_population p = by_hand();
	struct ar_forecast f;
	struct ar_forecast_out out;

	(void)state;
	p.line[0][0].mean = 4;
	ar_forecast_start(&f, &p);
	for (int day = 0; day < 10; day++) {
		struct ar_forecast_day d = forecast_day_of(day, 3, 0);

		assert_true(ar_forecast_day(&f, &d));
	}
	ar_forecast_tomorrow(&f, &out);
	check_near(out.report_1_5, 5, 0);
	check_near(out.soreness_0_10, 0, 0);
	check_near(out.term[TERMS + 1].part, -2, 1e-12);
	check_near(out.part_0_10[TERMS + 1], 5, 1e-12);
}

/* A weekday on which the athlete is always fresher. */
static void
weekday(void **state)
{
	struct ar_forecast f;
	struct ar_forecast_out out;

	(void)state;
	ar_forecast_start(&f, NULL);
	for (int day = -40; day < 60; day++) {
		int of_week = (day + 70) % 7;
		struct ar_forecast_day d = forecast_day_of(day,
		    of_week == 3 ? 4 : 3, 100);

		assert_true(ar_forecast_day(&f, &d));
		ar_forecast_tomorrow(&f, &out);
		if (day < 0)
			continue;
		assert_string_equal(out.chance_term[9].id, "weekday");
		if (of_week == 2)
			assert_true(out.chance_term[9].value > 0.3);
		else
			assert_true(out.chance_term[9].value < 0);
	}
}

static void
lacks(void **state)
{
	struct ar_forecast f;
	struct ar_forecast_out out;
	struct ar_forecast_day d;

	(void)state;
	ar_forecast_start(&f, NULL);
	ar_forecast_tomorrow(&f, &out);
	assert_int_equal(out.lack, AR_FORECAST_FEW);
	for (int day = 0; day < 12; day++) {
		d = forecast_day_of(day, day % 2 ? 3 : 4, NAN);
		assert_true(ar_forecast_day(&f, &d));
		ar_forecast_tomorrow(&f, &out);
		assert_int_equal(out.enough, day >= 9);
		assert_int_equal(out.reports, day + 1);
	}
	d = forecast_day_of(12, NAN, 100);
	assert_true(ar_forecast_day(&f, &d));
	ar_forecast_tomorrow(&f, &out);
	assert_int_equal(out.lack, AR_FORECAST_UNSAID);
	assert_true(isnan(out.report_1_5) && isnan(out.usual_1_5[0]));
	assert_false(ar_forecast_day(&f, &d)); /* the same day again */
	d.day = 3;
	assert_false(ar_forecast_day(&f, &d));
	d.day = INT64_MAX;
	assert_false(ar_forecast_day(&f, &d));
	d.day = INT64_MIN;
	assert_false(ar_forecast_day(&f, &d));
	assert_int_equal(f.day, 12);
}

/* Values out of range count as not given. */
static void
hostile(void **state)
{
	static const double bad[] = { NAN, INFINITY, -INFINITY, DBL_MAX,
		-1, 0, 11, 1e300, -0.0 };
	struct ar_forecast f;
	struct ar_forecast_out out;
	uint32_t seed = 5;

	(void)state;
	ar_forecast_start(&f, NULL);
	for (int day = 0; day < 3000; day++) {
		bool sound = forecast_random(&seed) % 2;
		double v = bad[forecast_random(&seed) % 9];
		struct ar_forecast_day d = { day,
			sound ? 1 + forecast_random(&seed) % 5 : v,
			forecast_random(&seed) % 3 ? v : 1e5,
			bad[forecast_random(&seed) % 9],
			bad[forecast_random(&seed) % 9],
			bad[forecast_random(&seed) % 9] };

		assert_true(ar_forecast_day(&f, &d));
		ar_forecast_tomorrow(&f, &out);
		if (!sound)
			assert_false(out.enough);
		else if (out.reports >= 10) {
			assert_true(out.report_1_5 >= 1 &&
			    out.report_1_5 <= 5);
			assert_true(isfinite(out.width_1_5));
			assert_true(d.report_1_5 < 3 ||
			    (out.chance >= 0 && out.chance <= 1));
		}
		assert_true(isnan(ar_forecast_value(&f,
		    AR_FORECAST_FATIGUE_1)));
	}
	assert_true(out.reports > 1000);
}

static void
constant(void **state)
{
	struct ar_forecast f;
	struct ar_forecast_out out;

	(void)state;
	ar_forecast_start(&f, NULL);
	for (int day = 0; day < 300; day++) {
		struct ar_forecast_day d = forecast_day_of(day, 3,
		    day * 37 % 500);

		assert_true(ar_forecast_day(&f, &d));
		ar_forecast_tomorrow(&f, &out);
		if (day >= 120)
			check_near(out.report_1_5, 3, 0.1);
	}
	assert_true(out.chance < 0.05);
	assert_true(out.width_1_5 < 0.35);
	for (int k = 0; k < TERMS; k++)
		assert_true(f.line[0].spread[k][k] > 0);
	/* what was never told is as uncertain as among people, no more */
	check_near(f.chance.spread[6][6],
	    pow(ar_forecast_shipped()->chance[6].sd, 2), 1e-12);
	struct ar_forecast_score score = ar_forecast_score(&f.record);

	assert_int_equal(score.scored, 290);
	assert_true(isnan(score.over_persistence)); /* it was never wrong */
	check_near(score.inside_ratio, 1, 0);
	assert_int_equal(score.hits + score.misses, 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(scales),
	    cmocka_unit_test(hand),
	    cmocka_unit_test(own_counts),
	    cmocka_unit_test(sums),
	    cmocka_unit_test(scale_end),
	    cmocka_unit_test(weekday),
	    cmocka_unit_test(lacks),
	    cmocka_unit_test(hostile),
	    cmocka_unit_test(constant) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
