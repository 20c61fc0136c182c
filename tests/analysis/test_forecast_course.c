/* Soreness forecast, model 1 (docs/forecast.md): what holds over a whole log,
 * and the protocol. */
#include <float.h>
#include <string.h>

#include "../check.h"
#include "afterrun/forecast.h"
#include "forecast_log.h"

enum { TERMS = AR_FORECAST_TERMS };

/* Everything that is said, bit by bit. */
static bool
alike(const struct ar_forecast_out *x, const struct ar_forecast_out *y)
{
	return x->lack == y->lack && x->reports == y->reports &&
	    x->like_days == y->like_days && x->like_sore == y->like_sore &&
	    !memcmp(&x->report_1_5, &y->report_1_5, sizeof(double)) &&
	    !memcmp(&x->width_1_5, &y->width_1_5, sizeof(double)) &&
	    !memcmp(&x->chance, &y->chance, sizeof(double)) &&
	    !memcmp(x->usual_1_5, y->usual_1_5, sizeof x->usual_1_5) &&
	    !memcmp(x->term, y->term, sizeof x->term) &&
	    !memcmp(x->chance_term, y->chance_term, sizeof x->chance_term);
}

/* Two logs alike up to a day say the same up to and on that day. */
static void
causal(void **state)
{
	struct ar_forecast_day log[FORECAST_DAYS], other[FORECAST_DAYS];
	struct ar_forecast a, b;
	struct ar_forecast_out x, y;

	(void)state;
	for (uint32_t seed = 1; seed <= 20; seed++) {
		size_t n = forecast_random_log(log, seed);
		size_t cut = 5 + 17 * seed % n;
		bool differs = false;

		forecast_random_log(other, seed + 1000);
		ar_forecast_start(&a, NULL);
		ar_forecast_start(&b, NULL);
		for (size_t k = 0; k < n; k++) {
			struct ar_forecast_day d = other[k % FORECAST_DAYS];

			d.day = log[k].day;
			ar_forecast_day(&a, &log[k]);
			ar_forecast_day(&b, k <= cut ? &log[k] : &d);
			ar_forecast_tomorrow(&a, &x);
			ar_forecast_tomorrow(&b, &y);
			if (k <= cut)
				assert_true(alike(&x, &y));
			else
				differs |= !alike(&x, &y);
			for (int l = 0; k <= cut && l < AR_FORECAST_LINES;
			     l++) {
				double u = ar_forecast_value(&a,
				    (enum ar_forecast_line)l);
				double v = ar_forecast_value(&b,
				    (enum ar_forecast_line)l);

				assert_memory_equal(&u, &v, sizeof u);
			}
		}
		assert_true(differs || cut + 2 >= n);
	}
}

/* (D + X'X) w = D m + X'y, solved at once, by elimination. */
static void
solve(double a[TERMS][TERMS + 1])
{
	for (int i = 0; i < TERMS; i++)
		for (int k = 0; k < TERMS; k++) {
			double f = k == i ? 0 : a[k][i] / a[i][i];

			for (int j = i; j <= TERMS && k != i; j++)
				a[k][j] -= f * a[i][j];
		}
	for (int i = 0; i < TERMS; i++)
		a[i][TERMS] /= a[i][i];
}

/* The issue of the day ahead days before, if the state still has it. */
static const struct ar_forecast_issue *
issue_of(const struct ar_forecast *f, int64_t day)
{
	for (int k = 0; f->days > 0 && k < AR_FORECAST_AHEAD; k++)
		if (f->issue[k].day == day &&
		    f->issue[k].made[AR_FORECAST_SORENESS])
			return &f->issue[k];
	return NULL;
}

static void
ridge_line(int line)
{
	struct ar_forecast_day log[FORECAST_DAYS];
	struct ar_forecast f, before;
	const struct ar_forecast_population *p = ar_forecast_shipped();
	double a[TERMS][TERMS + 1] = {{0}};
	size_t n = forecast_random_log(log, 3);
	int cases = 0;

	for (int k = 0; k < TERMS; k++) {
		a[k][k] = pow(p->noise[line] / p->line[line][k].sd, 2);
		a[k][TERMS] = a[k][k] * p->line[line][k].mean;
	}
	ar_forecast_start(&f, NULL);
	for (size_t d = 0; d < n; d++) {
		before = f;
		assert_true(ar_forecast_day(&f, &log[d]));
		const struct ar_forecast_issue *i = issue_of(&before,
		    log[d].day - 1 - line);

		if (!i || isnan(log[d].report_1_5))
			continue;
		for (int j = 0; j < TERMS; j++) {
			for (int k = 0; k < TERMS; k++)
				a[j][k] += i->x[0][j] * i->x[0][k];
			a[j][TERMS] += i->x[0][j] *
			    (log[d].report_1_5 - i->usual[0]);
		}
		cases++;
	}
	assert_true(cases > 150);
	solve(a);
	for (int k = 0; k < TERMS; k++)
		check_near(f.line[line].weight[k], a[k][TERMS], 1e-9);
}

static void
ridge(void **state)
{
	(void)state;
	for (int line = 0; line < AR_FORECAST_AHEAD; line++)
		ridge_line(line);
}

/* What is out of range says as much as what is not there. */
static void
out_of_range(void **state)
{
	static const double bad[] = { -1, 1e6, INFINITY, -INFINITY, DBL_MAX };
	struct ar_forecast_day log[FORECAST_DAYS];
	struct ar_forecast a, b;
	struct ar_forecast_out x, y;
	size_t n = forecast_random_log(log, 33);

	(void)state;
	ar_forecast_start(&a, NULL);
	ar_forecast_start(&b, NULL);
	for (size_t k = 0; k < n; k++) {
		struct ar_forecast_day d = log[k];

		if (isnan(d.load))
			d.load = bad[k % 5];
		if (isnan(d.mood))
			d.mood = d.fatigue = d.readiness = bad[k % 5];
		if (isnan(d.report_1_5))
			d.report_1_5 = bad[k % 5];
		assert_true(ar_forecast_day(&a, &log[k]));
		assert_true(ar_forecast_day(&b, &d));
		ar_forecast_tomorrow(&a, &x);
		ar_forecast_tomorrow(&b, &y);
		assert_true(alike(&x, &y));
	}
}

/* An athlete who is newly sore on 5 of 10 mornings after long days and on
 * 1 of 20 after others: the chances come true, and the record adds up. */
static void
calibrated(void **state)
{
	struct ar_forecast f;
	struct ar_forecast_score score;
	uint32_t seed = 11;
	double load = 0;

	(void)state;
	ar_forecast_start(&f, NULL);
	score = ar_forecast_score(&f.record);
	assert_true(isnan(score.mean_error) && isnan(score.ece));
	for (int day = 0; day < 3000; day++) {
		bool sore = forecast_ratio(&seed) < (load > 300 ? 0.5 : 0.05);

		load = forecast_random(&seed) % 3 ? 60 : 600;
		struct ar_forecast_day d = forecast_day_of(day,
		    sore ? 2 : 3, load);

		assert_true(ar_forecast_day(&f, &d));
	}
	score = ar_forecast_score(&f.record);
	assert_int_equal(score.scored, 2990);
	assert_int_equal(score.chances, score.hits + score.misses +
	    score.false_alarms + score.quiet);
	check_near(score.hits / (double)(score.hits + score.false_alarms),
	    0.5, 0.05);
	assert_true(score.hits > 2 * score.misses);
	assert_true(score.ece < 0.04);
	assert_true(score.over_persistence > 0.4 && score.over_mean > 0.1);
	check_near(score.inside_ratio, 0.8, 0.08);
}

static void
same(void **state)
{
	struct ar_forecast_day log[FORECAST_DAYS];
	struct ar_forecast a, b;
	struct ar_forecast_out x, y;
	size_t n = forecast_random_log(log, 21);

	(void)state;
	ar_forecast_start(&a, NULL);
	for (size_t k = 0; k < n / 2; k++)
		ar_forecast_day(&a, &log[k]);
	b = a; /* may be kept and gone on with */
	for (size_t k = n / 2; k < n; k++) {
		ar_forecast_day(&a, &log[k]);
		ar_forecast_day(&b, &log[k]);
	}
	ar_forecast_tomorrow(&a, &x);
	ar_forecast_tomorrow(&b, &y);
	assert_true(alike(&x, &y));
}

struct floor {
	const char *dataset;
	double over_persistence, over_mean, auc, ece;
};

/* The reference values of the protocol (docs/forecast.md says which groups
 * they were measured on).  The shipped values were fitted on SoccerMon, so
 * that here this is a check of the arithmetic; PMData was never fitted.  Of
 * PMData's 16 athletes 12 are here: the ECE, 0.021 on all, is asserted at
 * 0.030, because chances that are exactly true would show 0.025 in 786 days. */
static void
reference(void **state)
{
	static const struct floor floors[] = {
	    { "soccermon", 0.369, 0.196, 0.770, 0.009 },
	    { "pmdata", 0.398, 0.122, 0.815, 0.030 } };
	struct forecast_scores s;

	(void)state;
	for (int k = 0; k < 2; k++) {
		const struct floor *floor = &floors[k];

		if (!forecast_log_score(floor->dataset, &s)) {
			print_message("skipped: forecast of %s\n",
			    floor->dataset);
			continue;
		}
		print_message("%s: %d athletes, %d cases, skill %.4f %.4f, "
		    "within the width %.3f, AUC %.4f, ECE %.4f of %d\n",
		    floor->dataset, s.athletes, s.cases, s.over_persistence,
		    s.over_mean, s.inside_ratio, s.auc, s.ece, s.chances);
		assert_true(s.over_persistence >= floor->over_persistence);
		assert_true(s.over_mean >= floor->over_mean);
		assert_true(s.auc >= floor->auc);
		assert_true(s.ece <= floor->ece);
		check_near(s.inside_ratio, 0.8, 0.08);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(causal),
	    cmocka_unit_test(ridge),
	    cmocka_unit_test(out_of_range),
	    cmocka_unit_test(calibrated),
	    cmocka_unit_test(same),
	    cmocka_unit_test(reference) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
