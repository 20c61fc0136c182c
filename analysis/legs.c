/* LegLoad v1 (A7 of load-triage-plan.md). */
#include <math.h>
#include <string.h>

#include "afterrun/analysis.h"
#include "analysis/numbers.h"

struct leg_row {
	const char *id;
	const char *names;
	double speed;   /* exponent a */
	double up;      /* g+ */
	double down;    /* g- */
	double cadence; /* exponent k */
	int n;
	double walk; /* q of walking on the flat */
	double gamma;
	double dynamics; /* exponent d */
	int strike;      /* 1: a forefoot loads it more, -1: less */
	const char *basis;
};

static const struct leg_row model[AR_LOAD_ROWS] = {
#include "analysis/leg_model.inc"
};

static const double s_per_min = 60, s_per_day = 86400;

/* Errors put into the input to see what they do to the dose. */
struct bias {
	double grade;   /* added */
	double speed;   /* factor */
	double cadence; /* factor */
};

static const struct bias no_bias = { 0, 1, 1 };

/* What the rows need of one step. */
struct terms {
	double steps; /* both feet; 0: not counted */
	double log_speed;
	double log_cadence; /* of the ratio to the preferred one */
	double grade;
	bool walking;
};

struct sums {
	double dose[AR_LOAD_ROWS];
	double cumulative[AR_LOAD_ROWS];
	double descending[AR_LOAD_ROWS];
	double left[AR_LOAD_ROWS];
};

static double
clamp(double value, double low, double high)
{
	return fmin(fmax(value, low), high);
}

double
ar_cadence_preferred_spm(double speed_m_s, double height_m)
{
	double height = height_m >= AR_HEIGHT_MIN_M &&
	    height_m <= AR_HEIGHT_MAX_M ? height_m : AR_CADENCE_PREF_HEIGHT_M;

	return (AR_CADENCE_PREF_BASE_SPM +
	    AR_CADENCE_PREF_PER_M_S * speed_m_s) *
	    sqrt(AR_CADENCE_PREF_HEIGHT_M / height);
}

static struct terms
step_terms(const struct ar_step *step, double height_m,
    const struct bias *bias)
{
	struct terms terms = { .walking = step->walking };
	double minutes = (double)step->dt_s / s_per_min;
	double speed = (double)step->speed_m_s * bias->speed;
	double cadence = (double)step->cadence_spm * bias->cadence;
	double grade = (double)step->grade_ratio + bias->grade;

	terms.grade = clamp(grade, -AR_GRADE_LEG_MAX, AR_GRADE_LEG_MAX);
	if (step->walking) {
		if (!isfinite(cadence))
			cadence = AR_WALK_STEPS_PER_M * fmax(speed, 0) *
			    bias->cadence;
		terms.steps = isfinite(cadence) ? cadence * minutes : 0;
		return terms;
	}
	if (!isfinite(speed))
		return terms;
	speed = clamp(speed, AR_LEG_SPEED_MIN_M_S, AR_LEG_SPEED_MAX_M_S);
	double preferred = ar_cadence_preferred_spm(speed, height_m);
	if (!isfinite(cadence))
		cadence = preferred * bias->cadence;
	terms.steps = cadence * minutes;
	terms.log_speed = log(speed / AR_LEG_SPEED_REF_M_S);
	terms.log_cadence = log(clamp(cadence / preferred,
	    AR_LEG_CADENCE_MIN_RATIO, AR_LEG_CADENCE_MAX_RATIO));
	return terms;
}

static double
grade_factor(const struct leg_row *row, double grade)
{
	return fmax(AR_LEG_GRADE_FACTOR_MIN, 1 + (grade > 0 ?
	    row->up * grade : row->down * -grade));
}

static double
power(double q, int n)
{
	double square = q * q;

	return n == 4 ? square * square : square * q;
}

static double
strike_factor(const struct leg_row *row, enum ar_foot_strike strike)
{
	if (strike == AR_STRIKE_UNKNOWN || row->strike == 0)
		return 1;
	return (row->strike > 0) == (strike == AR_STRIKE_FORE) ?
	    AR_STRIKE_MORE : AR_STRIKE_LESS;
}

static void
add_step(struct sums *sums, const struct terms *terms, double left_share)
{
	double part = terms->steps / AR_LEG_STEPS_REF;

	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		const struct leg_row *row = &model[r];
		double flat = terms->walking ? row->walk :
		    exp(row->speed * terms->log_speed +
			row->cadence * terms->log_cadence);
		double q = flat * grade_factor(row, terms->grade);
		double dose = part * power(q, row->n);
		sums->dose[r] += dose;
		sums->cumulative[r] += part * q;
		sums->left[r] += dose * left_share;
		if (terms->grade < 0)
			sums->descending[r] += dose -
			    part * power(flat, row->n);
	}
}

/* Sum over every stride-th moving step. */
static void
add_steps(const struct ar_clean *clean, double height_m,
    const struct bias *bias, size_t stride, struct sums *sums)
{
	*sums = (struct sums){ .dose = { 0 } };
	for (size_t i = 0; i < clean->count; i += stride) {
		const struct ar_step *step = &clean->steps[i];
		if (!step->moving)
			continue;
		struct terms terms = step_terms(step, height_m, bias);
		if (terms.steps > 0)
			add_step(sums, &terms, (double)step->left_share);
	}
}

/* One standard deviation of each input, by where it came from. */
static struct bias
input_error(const struct ar_clean *clean)
{
	struct bias sd = { AR_BAND_GRADE_GPS, AR_BAND_SPEED_DEVICE,
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
	struct bias sd = input_error(clean);
	const struct bias tries[3][2] = {
		{ { sd.grade, 1, 1 }, { -sd.grade, 1, 1 } },
		{ { 0, 1 + sd.speed, 1 }, { 0, 1 - sd.speed, 1 } },
		{ { 0, 1, 1 + sd.cadence }, { 0, 1, 1 - sd.cadence } },
	};
	size_t stride = clean->count / AR_BAND_STEPS + 1;
	struct sums base, with[2];

	memset(low, 0, AR_LOAD_ROWS * sizeof *low);
	memset(high, 0, AR_LOAD_ROWS * sizeof *high);
	add_steps(clean, height_m, &no_bias, stride, &base);
	for (int t = 0; t < 3; t++) {
		add_steps(clean, height_m, &tries[t][0], stride, &with[0]);
		add_steps(clean, height_m, &tries[t][1], stride, &with[1]);
		for (int r = 0; r < AR_LOAD_ROWS; r++) {
			if (!(base.dose[r] > 0))
				continue;
			double a = with[0].dose[r] / base.dose[r] - 1;
			double b = with[1].dose[r] / base.dose[r] - 1;
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
fill_row(struct ar_leg *leg, const struct sums *sums, int r, double factor)
{
	double n_factor = power(factor, model[r].n);

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
	struct sums sums;

	clear(legs);
	bool blind = clean->speed_source == AR_DISTANCE_NONE &&
	    clean->moving_s > 0;
	if (!clean->on_foot || clean->count == 0 || blind)
		return;
	add_steps(clean, person->height_m, &no_bias, 1, &sums);
	find_band(clean, person->height_m, low, high);
	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		struct ar_leg *leg = &legs->row[r];
		fill_row(leg, &sums, r, strike_factor(&model[r], strike));
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
	return clamp(pow(force_ratio, model[row].dynamics), AR_DYNAMICS_MIN,
	    AR_DYNAMICS_MAX);
}

struct ar_leg_model
ar_leg_model_of(enum ar_load_row row)
{
	const struct leg_row *from = &model[row];

	return (struct ar_leg_model){ from->speed, from->up, from->down,
		from->cadence, from->n, from->walk, from->basis };
}

double
ar_load_row_gamma(enum ar_load_row row)
{
	return model[row].gamma;
}

const char *
ar_load_row_id(enum ar_load_row row)
{
	return model[row].id;
}

const char *
ar_load_row_name(enum ar_load_row row)
{
	return model[row].names;
}
