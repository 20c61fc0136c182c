/* LegLoad v1 (A7 of load-triage-plan.md). */
#include <math.h>
#include <string.h>

#include "analysis/legs.h"
#include "analysis/numbers.h"

const struct ar_leg_row ar_leg_rows[AR_LOAD_ROWS] = {
#include "analysis/leg_model.inc"
};

static const double s_per_min = 60, s_per_day = 86400;

static double
clamp(double value, double low, double high)
{
	return fmin(fmax(value, low), high);
}

static double
power(double q, int n)
{
	double square = q * q;

	return n == 4 ? square * square : square * q;
}

static double
strike_factor(const struct ar_leg_row *row, enum ar_foot_strike strike)
{
	if (strike == AR_STRIKE_UNKNOWN || row->strike == 0)
		return 1;
	return (row->strike > 0) == (strike == AR_STRIKE_FORE) ?
	    AR_STRIKE_MORE : AR_STRIKE_LESS;
}

/* One standard deviation of each input, by where it came from. */
static struct ar_leg_bias
input_error(const struct ar_clean *clean)
{
	struct ar_leg_bias sd = { AR_BAND_GRADE_GPS, AR_BAND_SPEED_DEVICE,
		AR_BAND_CADENCE_KNOWN };

	if (!clean->grade_known)
		sd.grade = AR_BAND_GRADE_NONE;
	else if (clean->barometer)
		sd.grade = AR_BAND_GRADE_BAROMETER;
	if (isnan(clean->track_m))
		sd.speed = AR_BAND_SPEED_INDOOR;
	else if (clean->speed_source == AR_DISTANCE_TRACK)
		sd.speed = AR_BAND_SPEED_TRACK;
	if (!clean->cadence_known)
		sd.cadence = AR_BAND_CADENCE_NONE;
	return sd;
}

/* Share by which the dose of each row may be too low and too high: every
 * input one SD up and one SD down, combined in quadrature. */
static void
find_band(const struct ar_clean *clean, double height_m,
    double low[AR_LOAD_ROWS], double high[AR_LOAD_ROWS])
{
	struct ar_leg_bias sd = input_error(clean);
	const struct ar_leg_bias bias[AR_LEG_TRIES] = {
		{ 0, 1, 1 },
		{ sd.grade, 1, 1 }, { -sd.grade, 1, 1 },
		{ 0, 1 + sd.speed, 1 }, { 0, 1 - sd.speed, 1 },
		{ 0, 1, 1 + sd.cadence }, { 0, 1, 1 - sd.cadence },
	};
	size_t stride = clean->count / AR_BAND_STEPS + 1;
	struct ar_leg_tries tries;

	memset(low, 0, AR_LOAD_ROWS * sizeof *low);
	memset(high, 0, AR_LOAD_ROWS * sizeof *high);
	ar_leg_tries_make(clean, height_m, bias, stride, &tries);
	for (int t = 1; t < AR_LEG_TRIES; t += 2) {
		for (int r = 0; r < AR_LOAD_ROWS; r++) {
			double base = tries.dose[0][r];
			if (!(base > 0))
				continue;
			double a = tries.dose[t][r] / base - 1;
			double b = tries.dose[t + 1][r] / base - 1;
			double up = fmax(0, fmax(a, b));
			double down = fmin(0, fmin(a, b));
			high[r] += up * up;
			low[r] += down * down;
		}
	}
}

static void
clear(struct ar_legs *legs)
{
	legs->model = "LegLoad v1";
	for (int r = 0; r < AR_LOAD_ROWS; r++)
		legs->row[r] = (struct ar_leg){ NAN, NAN, NAN, NAN, NAN, NAN,
			NAN, NAN, NAN, NAN };
}

static void
fill_row(struct ar_leg *leg, const struct ar_leg_sums *sums, int r,
    double factor)
{
	double n_factor = power(factor, ar_leg_rows[r].n);

	leg->dose_eq_km = sums->dose[r] * n_factor;
	leg->cumulative_eq_km = sums->cumulative[r] * factor;
	leg->eccentric_ratio = sums->dose[r] > 0 ?
	    clamp(sums->descending[r] / sums->dose[r], 0, 1) : 0;
}

void
ar_legs_make_strike(const struct ar_clean *clean,
    const struct ar_person *person, enum ar_foot_strike strike,
    struct ar_legs *legs)
{
	double low[AR_LOAD_ROWS], high[AR_LOAD_ROWS];
	struct ar_leg_sums sums;

	clear(legs);
	bool blind = clean->speed_source == AR_DISTANCE_NONE &&
	    clean->moving_s > 0;
	if (!clean->on_foot || clean->count == 0 || blind)
		return;
	ar_leg_sums_make(clean, person->height_m, &sums);
	find_band(clean, person->height_m, low, high);
	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		struct ar_leg *leg = &legs->row[r];
		fill_row(leg, &sums, r, strike_factor(&ar_leg_rows[r], strike));
		leg->lo_eq_km = leg->dose_eq_km * fmax(0, 1 - sqrt(low[r]));
		leg->hi_eq_km = leg->dose_eq_km * (1 + sqrt(high[r]));
		if (!clean->balance_known || !(sums.dose[r] > 0))
			continue;
		leg->left_eq_km = leg->dose_eq_km *
		    (sums.left[r] / sums.dose[r]);
		leg->right_eq_km = leg->dose_eq_km - leg->left_eq_km;
	}
}

/* The log is long enough to compare with (A7.4). */
static bool
log_is_long(const struct ar_leg_history *history, size_t count)
{
	double oldest_s = 0;

	for (size_t b = 0; b < count; b++) {
		if (history[b].age_s > oldest_s)
			oldest_s = history[b].age_s;
	}
	return count >= AR_CAPACITY_RUNS_MIN &&
	    oldest_s >= AR_CAPACITY_LOG_DAYS * s_per_day;
}

static double
capacity(const struct ar_leg_history *history, size_t count, int r)
{
	double most = AR_CAPACITY_MIN_EQ_KM;

	for (size_t b = 0; b < count; b++) {
		double faded = history[b].dose_eq_km[r] * exp(
		    -fmax(history[b].age_s, 0) /
		    (AR_CAPACITY_DAYS * s_per_day));
		if (faded > most)
			most = faded;
	}
	return most;
}

/* Median dose of the last usual_days; of the first 128 found, if there were
 * more. */
static double
usual(const struct ar_leg_history *history, size_t count, int r)
{
	enum { MOST = 128 };
	double sorted[MOST];
	size_t used = 0;

	for (size_t b = 0; b < count && used < MOST; b++) {
		double dose = history[b].dose_eq_km[r];
		if (!(history[b].age_s <= AR_USUAL_DAYS * s_per_day) ||
		    isnan(dose))
			continue;
		size_t at = used++;
		for (; at > 0 && sorted[at - 1] > dose; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = dose;
	}
	if (used == 0)
		return NAN;
	return (sorted[(used - 1) / 2] + sorted[used / 2]) / 2;
}

void
ar_legs_make(const struct ar_clean *clean, const struct ar_person *person,
    const struct ar_leg_history *history, size_t history_count,
    struct ar_legs *legs)
{
	ar_legs_make_strike(clean, person, AR_STRIKE_UNKNOWN, legs);
	if (!log_is_long(history, history_count))
		return;
	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		struct ar_leg *leg = &legs->row[r];
		leg->capacity_eq_km = capacity(history, history_count, r);
		leg->ratio = leg->dose_eq_km / leg->capacity_eq_km;
		leg->usual_eq_km = usual(history, history_count, r);
	}
}

double
ar_force_body_weights(double cadence_spm, double contact_s)
{
	const double half_pi = 1.57079632679489661923;
	double flight_s = s_per_min / cadence_spm - contact_s;

	if (!(cadence_spm > 0) || !(contact_s > 0) || !(flight_s >= 0))
		return NAN;
	return half_pi * (flight_s / contact_s + 1);
}

double
ar_dynamics_factor(enum ar_load_row row, double force_ratio)
{
	if (!(force_ratio > 0))
		return 1;
	return clamp(pow(force_ratio, ar_leg_rows[row].dynamics),
	    AR_DYNAMICS_MIN, AR_DYNAMICS_MAX);
}

struct ar_leg_model
ar_leg_model_of(enum ar_load_row row)
{
	const struct ar_leg_row *from = &ar_leg_rows[row];

	return (struct ar_leg_model){ from->speed, from->up, from->down,
		from->cadence, from->n, from->walk, from->basis };
}

double
ar_load_row_gamma(enum ar_load_row row)
{
	return ar_leg_rows[row].gamma;
}

const char *
ar_load_row_id(enum ar_load_row row)
{
	return ar_leg_rows[row].id;
}

const char *
ar_load_row_name(enum ar_load_row row)
{
	return ar_leg_rows[row].names;
}
