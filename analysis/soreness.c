#include "afterrun/soreness.h"

#include <math.h>

#include "analysis/numbers.h"

static const double mark_max = 10, hours_per_day = 24;

static double
between(double flat, double eccentric, double ratio)
{
	return flat * (1 - ratio) + eccentric * ratio;
}

static double
clamp(double value, double low, double high)
{
	return isnan(value) ? value : fmin(fmax(value, low), high);
}

double
ar_soreness_kernel(double hours, double eccentric_ratio)
{
	double e = clamp(eccentric_ratio, 0, 1);

	if (!(hours >= 0) || isnan(e))
		return isnan(hours) || isnan(e) ? NAN : 0;
	double w = between(AR_DOMS_EARLY_FLAT, AR_DOMS_EARLY_ECCENTRIC, e);
	double decay = between(AR_DOMS_DECAY_FLAT_H, AR_DOMS_DECAY_ECCENTRIC_H,
	    e);
	double peak = between(AR_DOMS_PEAK_FLAT_H, AR_DOMS_PEAK_ECCENTRIC_H,
	    e);
	double late = hours / peak;
	return w * exp(-hours / decay) +
	    (1 - w) * late * late * exp(2 * (1 - late));
}

double
ar_soreness_amplitude(double gamma, double x, double protection)
{
	if (isnan(gamma) || !(x >= 0) || isnan(protection))
		return NAN;
	if (!(x > 0))
		return 0;
	double half = pow(AR_DOMS_HALF_X / x, AR_DOMS_EXPONENT);
	return fmin(mark_max, gamma * mark_max / (1 + half) *
	    (1 - protection));
}

double
ar_soreness_protection(const struct ar_bout *bouts, size_t count,
    double hours_ago)
{
	double sum = 0;

	for (size_t b = 0; b < count; b++) {
		double age_d = (bouts[b].hours_ago - hours_ago) /
		    hours_per_day;
		if (age_d > 0 &&
		    bouts[b].eccentric_ratio > AR_DOMS_PROTECT_ECCENTRIC &&
		    bouts[b].amplitude > 0)
			sum += AR_DOMS_PROTECT_GAIN * bouts[b].amplitude /
			    mark_max * exp(-age_d / AR_DOMS_PROTECT_DAYS);
	}
	return fmin(AR_DOMS_PROTECT_MAX, sum);
}

double
ar_soreness_at(const struct ar_bout *bouts, size_t count,
    double hours_from_now)
{
	double sum = 0;

	for (size_t b = 0; b < count; b++) {
		double felt = bouts[b].amplitude * ar_soreness_kernel(
		    bouts[b].hours_ago + hours_from_now,
		    bouts[b].eccentric_ratio);
		if (isfinite(felt))
			sum += felt;
	}
	return fmin(mark_max, sum);
}

void
ar_soreness_forget(struct ar_soreness_log *log, double weeks)
{
	if (!(weeks > 0))
		return;
	double keep = pow(AR_DOMS_FORGET_WEEK, weeks);
	log->count *= keep;
	log->sum_h *= keep;
	log->sum_hh *= keep;
	log->sum_y *= keep;
	log->sum_hy *= keep;
}

void
ar_soreness_learn(struct ar_soreness_log *log, double expected, double mark)
{
	if (!(mark >= 0 && mark <= mark_max) ||
	    !(expected >= 0 && expected <= mark_max))
		return;
	log->count += 1;
	log->sum_h += expected;
	log->sum_hh += expected * expected;
	log->sum_y += mark;
	log->sum_hy += expected * mark;
	log->marks++;
}

struct ar_soreness_person
ar_soreness_fit(const struct ar_soreness_log *log)
{
	const double noise = AR_DOMS_NOISE_SD * AR_DOMS_NOISE_SD;
	const double gain_weight = 1 / (AR_DOMS_GAIN_SD * AR_DOMS_GAIN_SD);
	const double base_weight = 1 / (AR_DOMS_BASE_SD * AR_DOMS_BASE_SD);
	double a11 = gain_weight + log->sum_hh / noise;
	double a12 = log->sum_h / noise;
	double a22 = base_weight + log->count / noise;
	double r1 = AR_DOMS_GAIN_MEAN * gain_weight + log->sum_hy / noise;
	double r2 = AR_DOMS_BASE_MEAN * base_weight + log->sum_y / noise;
	double det = a11 * a22 - a12 * a12; /* > 0: the priors see to it */

	return (struct ar_soreness_person){
		.gain = clamp((a22 * r1 - a12 * r2) / det, AR_DOMS_GAIN_MIN,
		    AR_DOMS_GAIN_MAX),
		.base = (a11 * r2 - a12 * r1) / det,
		.gain_sd = sqrt(a22 / det),
		.shown = log->marks >= AR_DOMS_LOGS_SHOWN,
	};
}

double
ar_soreness_borrow(const double *gains, size_t count)
{
	double sum = 0;
	size_t known = 0;

	for (size_t i = 0; i < count; i++) {
		if (gains[i] > 0) {
			sum += log(gains[i]);
			known++;
		}
	}
	if (known == 0)
		return AR_DOMS_GAIN_MEAN;
	return exp(AR_DOMS_BORROW_RATIO * sum / (double)known);
}

double
ar_soreness_personal(const struct ar_soreness_person *person, double expected)
{
	return clamp(person->gain * expected + person->base, 0, mark_max);
}
