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

/* What a bout adds to the protection at its own end. */
static double
protects(const struct ar_bout *bout)
{
	if (bout->eccentric_ratio > AR_DOMS_PROTECT_ECCENTRIC &&
	    bout->amplitude > 0)
		return AR_DOMS_PROTECT_GAIN * bout->amplitude / mark_max;
	return 0;
}

static double
fade(double hours)
{
	return exp(-hours / hours_per_day / AR_DOMS_PROTECT_DAYS);
}

double
ar_soreness_protection(const struct ar_bout *bouts, size_t count,
    double hours_ago)
{
	double sum = 0;

	for (size_t b = 0; b < count; b++) {
		double age_h = bouts[b].hours_ago - hours_ago;

		if (age_h > 0)
			sum += protects(&bouts[b]) * fade(age_h);
	}
	return fmin(AR_DOMS_PROTECT_MAX, sum);
}

double
ar_soreness_protect_on(double sum, double hours, const struct ar_bout *bout)
{
	if (hours > 0)
		sum *= fade(hours);
	return sum + (bout ? protects(bout) : 0);
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

/* --- the second step: shapes --- */

enum { SHIFTS = 5, NO_SHIFT = 2 };

static double
steps_of(int shift)
{
	return shift - NO_SHIFT;
}

struct ar_soreness_shape
ar_soreness_shape_of(int shape)
{
	if (shape < 0 || shape >= AR_SORENESS_SHAPES)
		shape = AR_SORENESS_PLAIN;
	return (struct ar_soreness_shape){
		.peak_shift_h = steps_of(shape / SHIFTS) *
		    AR_DOMS_SHAPE_PEAK_STEP_H,
		.early_shift = steps_of(shape % SHIFTS) *
		    AR_DOMS_SHAPE_EARLY_STEP,
	};
}

/* K is linear in w, so a bout needs the early part once and the late part
 * once for each peak. */
static void
add_bout(const struct ar_bout *bout, double hours,
    double out[AR_SORENESS_SHAPES])
{
	double e = clamp(bout->eccentric_ratio, 0, 1);
	double w = between(AR_DOMS_EARLY_FLAT, AR_DOMS_EARLY_ECCENTRIC, e);
	double peak = between(AR_DOMS_PEAK_FLAT_H, AR_DOMS_PEAK_ECCENTRIC_H,
	    e);
	double early = exp(-hours / between(AR_DOMS_DECAY_FLAT_H,
	    AR_DOMS_DECAY_ECCENTRIC_H, e));

	if (!(hours >= 0) || isnan(e) || !isfinite(bout->amplitude))
		return;
	for (int p = 0; p < SHIFTS; p++) {
		double late = hours / (peak + steps_of(p) *
		    AR_DOMS_SHAPE_PEAK_STEP_H);
		double bump = late * late * exp(2 * (1 - late));

		for (int s = 0; s < SHIFTS; s++) {
			double share = w + steps_of(s) *
			    AR_DOMS_SHAPE_EARLY_STEP;

			out[p * SHIFTS + s] += bout->amplitude *
			    (share * early + (1 - share) * bump);
		}
	}
}

void
ar_soreness_at_shapes(const struct ar_bout *bouts, size_t count,
    double hours_from_now, double out[AR_SORENESS_SHAPES])
{
	for (int i = 0; i < AR_SORENESS_SHAPES; i++)
		out[i] = 0;
	for (size_t b = 0; b < count; b++)
		add_bout(&bouts[b], bouts[b].hours_ago + hours_from_now, out);
	for (int i = 0; i < AR_SORENESS_SHAPES; i++)
		out[i] = fmin(mark_max, out[i]);
}

void
ar_soreness_shapes_forget(struct ar_soreness_shapes *shapes, double weeks)
{
	if (!(weeks > 0))
		return;
	for (int i = 0; i < AR_SORENESS_SHAPES; i++)
		ar_soreness_forget(&shapes->log[i], weeks);
	shapes->sum_yy *= pow(AR_DOMS_FORGET_WEEK, weeks);
}

void
ar_soreness_shapes_learn(struct ar_soreness_shapes *shapes,
    const double expected[AR_SORENESS_SHAPES], double mark)
{
	if (!(mark >= 0 && mark <= mark_max))
		return;
	for (int i = 0; i < AR_SORENESS_SHAPES; i++)
		ar_soreness_learn(&shapes->log[i], expected[i], mark);
	shapes->sum_yy += mark * mark;
}

/* Σ(y - g·h - b)² out of the sums, and what the shift costs. */
static double
shape_cost(const struct ar_soreness_shapes *shapes, int i)
{
	const struct ar_soreness_log *log = &shapes->log[i];
	struct ar_soreness_person who = ar_soreness_fit(log);
	double g = who.gain, b = who.base;
	double peak = steps_of(i / SHIFTS) * AR_DOMS_SHAPE_PEAK_STEP_H;
	double early = steps_of(i % SHIFTS) * AR_DOMS_SHAPE_PEAK_STEP_H;

	return shapes->sum_yy - 2 * g * log->sum_hy - 2 * b * log->sum_y +
	    g * g * log->sum_hh + 2 * g * b * log->sum_h +
	    b * b * log->count +
	    AR_DOMS_SHAPE_PENALTY * (peak * peak + early * early);
}

int
ar_soreness_shapes_choose(const struct ar_soreness_shapes *shapes)
{
	int best = AR_SORENESS_PLAIN;
	double least = shape_cost(shapes, best);

	if (shapes->log[best].marks < AR_DOMS_SHAPE_LOGS)
		return best;
	for (int i = 0; i < AR_SORENESS_SHAPES; i++) {
		double cost = shape_cost(shapes, i);

		if (cost < least) {
			least = cost;
			best = i;
		}
	}
	return best;
}
