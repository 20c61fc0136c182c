/* What cleaning computes fast, against the plain way, on columns rolled by
 * dice: gaps, equal values, missing and impossible ones, one to a few points.
 * Each reference is written from the specification's words. */
#include <stdlib.h>
#include <string.h>

#include "../../analysis/numbers.h"
#include "../../analysis/window.h"
#include "../check.h"
#include "runs.h"

enum { ROUNDS = 400, MOST = 190 };

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

static int
smaller(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
plain_median(double *value, size_t count)
{
	if (count == 0)
		return NAN;
	qsort(value, count, sizeof *value, smaller);
	return (value[(count - 1) / 2] + value[count / 2]) / 2;
}

static double
plain_spread(const double *value, size_t count, double at)
{
	double distance[MOST];

	for (size_t k = 0; k < count; k++)
		distance[k] = fabs(value[k] - at);
	return plain_median(distance, count);
}

/* Bit for bit, or both missing. */
static void
check_exact(double value, double want)
{
	if (isnan(want))
		assert_true(isnan(value));
	else
		check_near(value, want, 0);
}

/* Few different values, so that many are equal. */
static double
coarse(struct dice *dice)
{
	return floor(roll(dice) * 12) / 4;
}

static void
sorted_sets(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice dice = { seed };
		struct ar_sorted set = { .count = 0 };
		double plain[AR_SORTED_MAX], copy[AR_SORTED_MAX];
		size_t count = 1 + (size_t)(roll(&dice) * AR_SORTED_MAX);
		for (size_t k = 0; k < count; k++) {
			plain[k] = coarse(&dice);
			assert_true(ar_sorted_put(&set, plain[k]));
		}
		for (int turn = 0; turn < 50; turn++) {
			size_t k = (size_t)(roll(&dice) * (double)count);
			double value = turn % 2 ? coarse(&dice) :
			    roll_normal(&dice);
			ar_sorted_swap(&set, plain[k], value);
			plain[k] = value;
			memcpy(copy, plain, sizeof copy);
			double median = plain_median(copy, count);
			assert_int_equal(set.count, count);
			assert_memory_equal(set.value, copy,
			    count * sizeof *copy);
			check_exact(ar_sorted_median(&set), median);
			double spread = plain_spread(plain, count, median);
			check_exact(ar_sorted_spread(&set, median), spread);
			assert_true(ar_sorted_spread_least(&set, median) <=
			    spread);
		}
	}
}

/* A speed as recorders write it, and as damaged ones do. */
static float
any_speed(struct dice *dice)
{
	static const float odd[] = { NAN, 0, -1, 11, 40, 3e38f, INFINITY, 3 };
	double kind = roll(dice);

	if (kind < 0.15)
		return odd[(int)(roll(dice) * 8)];
	if (kind < 0.4)
		return (float)coarse(dice);
	return (float)(3 + 0.05 * roll_normal(dice));
}

/* Intervals of a second, now and then shorter, longer or none. */
static void
roll_times(struct ar_activity *run, struct dice *dice)
{
	double now = run->start_utc_s;

	for (size_t i = 0; i < run->samples.count; i++) {
		double kind = roll(dice);
		run->samples.time_s[i] = now;
		now += kind < 0.05 ? 60 * roll(dice) : kind < 0.15 ?
		    roll(dice) : 1;
	}
}

static double
plain_hampel(const double *time_s, const double *raw, size_t count, size_t i)
{
	double near[MOST], copy[MOST];
	size_t used = 0;

	for (size_t k = 0; k < count; k++) {
		if (isfinite(raw[k]) &&
		    fabs(time_s[k] - time_s[i]) <= AR_HAMPEL_HALF_S)
			near[used++] = raw[k];
	}
	memcpy(copy, near, sizeof copy);
	double median = plain_median(copy, used);
	if (used >= AR_HAMPEL_POINTS_MIN && fabs(raw[i] - median) >
	    AR_HAMPEL_K * AR_MAD_TO_SD * plain_spread(near, used, median))
		return median;
	return raw[i];
}

static void
outliers_of_speed(void **state)
{
	int replaced = 0;

	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice dice = { seed };
		size_t count = seed < 8 ? seed : 8 + seed % 150;
		struct ar_activity *run = make_activity(*state, count,
		    WITH_SPEED);
		double raw[MOST];
		roll_times(run, &dice);
		for (size_t i = 0; i < count; i++)
			run->samples.speed_m_s[i] = any_speed(&dice);
		struct ar_clean clean = clean_of(run, *state);
		for (size_t i = 0; i < count; i++) {
			double v = (double)run->samples.speed_m_s[i];
			raw[i] = clean.steps[i].dt_s > 0 && v >= 0 &&
			    v <= AR_SPEED_IMPOSSIBLE_M_S ? v : NAN;
		}
		for (size_t i = 0; i < count; i++) {
			double want = plain_hampel(run->samples.time_s, raw,
			    count, i);
			check_exact((double)clean.steps[i].speed_m_s,
			    (double)(float)want);
			replaced += want < raw[i] || want > raw[i];
		}
	}
	assert_true(replaced > ROUNDS);
}

static void
plain_heart(const struct ar_samples *in, double *bpm)
{
	double known[MOST], last = NAN, last_s = NAN;

	for (size_t i = 0; i < in->count; i++) {
		double v = (double)in->heart_bpm[i];
		double dt = in->time_s[i] - last_s;
		known[i] = NAN;
		if (!(v >= AR_HEART_MIN_BPM && v <= AR_HEART_MAX_PLAUSIBLE_BPM))
			continue;
		if (dt > 0 && fabs(v - last) > AR_HEART_JUMP_BPM_S * dt)
			continue;
		known[i] = last = v;
		last_s = in->time_s[i];
	}
	for (size_t i = 0; i < in->count; i++) {
		double near[5];
		size_t used = 0;
		for (size_t k = 0; k < in->count; k++) {
			if (k + 2 >= i && k <= i + 2 && isfinite(known[k]))
				near[used++] = known[k];
		}
		bpm[i] = isfinite(known[i]) ? plain_median(near, used) : NAN;
	}
}

static void
medians_of_heart(void **state)
{
	static const float odd[] = { NAN, 0, 255, 90, 200, INFINITY, -5, 30 };

	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice dice = { seed };
		size_t count = seed < 8 ? seed : 8 + seed % 150;
		struct ar_activity *run = make_activity(*state, count,
		    WITH_HEART);
		double want[MOST];
		for (size_t i = 0; i < count; i++)
			run->samples.heart_bpm[i] = roll(&dice) < 0.1 ?
			    odd[(int)(roll(&dice) * 8)] :
			    (float)(140 + floor(3 * roll_normal(&dice)));
		plain_heart(&run->samples, want);
		struct ar_clean clean = clean_of(run, *state);
		for (size_t i = 0; i < count; i++)
			check_exact((double)clean.steps[i].heart_bpm,
			    (double)(float)want[i]);
	}
}

static double
plain_hop_m(const struct ar_samples *in, size_t i)
{
	const double rad = 3.14159265358979323846 / 180;
	double lat1 = in->lat_deg[i - 1] * rad, lat2 = in->lat_deg[i] * rad;
	double east = (in->lon_deg[i] - in->lon_deg[i - 1]) * rad;
	double a = pow(sin((lat2 - lat1) / 2), 2) +
	    cos(lat1) * cos(lat2) * pow(sin(east / 2), 2);

	return 2 * AR_EARTH_RADIUS_M * asin(sqrt(fmin(1, a)));
}

/* Steps of metres, of kilometres and of thousands of them. */
static void
great_circles(void **state)
{
	static const double far_deg[] = { 3e-5, 0.01, 0.15, 0.3, 20 };

	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice dice = { seed };
		double step = far_deg[seed % 5], want = 0;
		double lat = 170 * roll(&dice) - 85, lon = 360 * roll(&dice);
		struct ar_activity *run = make_activity(*state, 120,
		    WITH_POSITION);
		run->sport = "cycling"; /* nothing is impossible */
		for (size_t i = 0; i < 120; i++) {
			run->samples.lat_deg[i] = fmin(fmax(lat + step *
			    roll_normal(&dice), -90), 90);
			run->samples.lon_deg[i] = lon + step *
			    roll_normal(&dice);
			if (i > 0)
				want += plain_hop_m(&run->samples, i);
		}
		check_same(clean_of(run, *state).track_m, want);
	}
}

/* The mean of straight lines, by their trapezia. */
static void
smoothed_heights(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice dice = { seed };
		size_t count = 2 + seed % 60;
		double time[64], value[64], integral[64], now = 0;
		for (size_t k = 0; k < count; k++) {
			time[k] = now;
			value[k] = 500 + 20 * roll_normal(&dice);
			now += roll(&dice) < 0.7 ? 1 : 0.1 + 9 * roll(&dice);
		}
		struct ar_lines lines;
		ar_lines_start(&lines, time, value, integral, count);
		for (size_t k = 0; k < count; k++) {
			double half = fmin(7.5 + (double)(seed % 2) / 2,
			    fmin(time[k], time[count - 1] - time[k]));
			double sum = 0, got;
			for (size_t j = 1; j < count; j++) {
				double from = fmax(time[j - 1],
				    time[k] - half);
				double to = fmin(time[j], time[k] + half);
				double slope = (value[j] - value[j - 1]) /
				    (time[j] - time[j - 1]);
				if (to > from)
					sum += (to - from) * (value[j - 1] +
					    slope * ((from + to) / 2 -
						time[j - 1]));
			}
			got = ar_lines_mean(&lines, time[k],
			    7.5 + (double)(seed % 2) / 2);
			check_same(got, half > 0 ? sum / (2 * half) :
			    value[k]);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sorted_sets),
		cmocka_unit_test(outliers_of_speed),
		cmocka_unit_test(medians_of_heart),
		cmocka_unit_test(great_circles),
		cmocka_unit_test(smoothed_heights),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
