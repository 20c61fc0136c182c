#include "afterrun/load_series.h"

#include <math.h>

#include "analysis/numbers.h"
#include "base/text.h"

double
ar_load_average(double before, double load, double days, enum ar_decay decay)
{
	if (decay == AR_DECAY_MEAN)
		return before + (load - before) / days;
	double keep = exp(-1 / days);
	return load * (1 - keep) + before * keep;
}

void
ar_form_series(const double *load, size_t count, const struct ar_form *start,
    enum ar_decay decay, struct ar_form *out)
{
	double ctl = start->ctl, atl = start->atl;

	for (size_t day = 0; day < count; day++) {
		out[day].form = ctl - atl;
		ctl = ar_load_average(ctl, load[day], AR_CTL_DAYS, decay);
		atl = ar_load_average(atl, load[day], AR_ATL_DAYS, decay);
		out[day].ctl = ctl;
		out[day].atl = atl;
		out[day].warming_up = day < AR_WARMING_UP_DAYS;
	}
}

static double
mean(const double *value, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += value[i];
	return count > 0 ? sum / (double)count : NAN;
}

double
ar_load_seed(const double *load, size_t count)
{
	return mean(load, count < AR_SEED_DAYS ? count : AR_SEED_DAYS);
}

double
ar_load_for_form(double form, double ctl, double atl)
{
	double keep_ctl = exp(-1.0 / AR_CTL_DAYS);
	double keep_atl = exp(-1.0 / AR_ATL_DAYS);
	double load = (-form + ctl * keep_ctl - atl * keep_atl) /
	    (keep_ctl - keep_atl);

	return isnan(load) ? NAN : fmax(0, load);
}

struct ar_strain
ar_week_strain(const double load[7])
{
	struct ar_strain out = { .mean = mean(load, 7) };
	double squares = 0;

	for (int day = 0; day < 7; day++) {
		out.sum += load[day];
		squares += (load[day] - out.mean) * (load[day] - out.mean);
	}
	out.sd = sqrt(squares / 6);
	if (!(out.mean > 0))
		out.monotony = NAN;
	else if (out.mean < AR_MONOTONY_MAX * out.sd)
		out.monotony = out.mean / out.sd;
	else
		out.monotony = AR_MONOTONY_MAX;
	out.strain = out.sum * out.monotony;
	return out;
}

static double
ewma(const double *load, size_t count, double days)
{
	double lambda = 2 / (days + 1), value = load[0];

	for (size_t i = 1; i < count; i++)
		value = lambda * load[i] + (1 - lambda) * value;
	return value;
}

static double
ratio(double a, double b)
{
	return b > 0 ? a / b : NAN;
}

struct ar_acwr
ar_acwr(const double *load, size_t count)
{
	struct ar_acwr out = { NAN, NAN, NAN };
	size_t acute = AR_ACWR_ACUTE_DAYS, chronic = AR_ACWR_CHRONIC_DAYS;

	if (count > 0)
		out.ewma = ratio(ewma(load, count, AR_ACWR_ACUTE_DAYS),
		    ewma(load, count, AR_ACWR_CHRONIC_DAYS));
	if (count < chronic)
		return out;
	double week = mean(load + count - acute, acute);
	out.coupled = ratio(week, mean(load + count - chronic, chronic));
	out.uncoupled = ratio(week, mean(load + count - chronic,
	    chronic - acute));
	return out;
}

static enum ar_spike
spike_class(double over_pct)
{
	if (over_pct > AR_SPIKE_LARGE_PCT)
		return AR_SPIKE_LARGE;
	if (over_pct > AR_SPIKE_MODERATE_PCT)
		return AR_SPIKE_MODERATE;
	if (over_pct > AR_SPIKE_SMALL_PCT)
		return AR_SPIKE_SMALL;
	return AR_SPIKE_NONE;
}

struct ar_spike_result
ar_spike_find(const struct ar_past_run *past, size_t count,
    double start_utc_s, double distance_m)
{
	struct ar_spike_result out = { AR_SPIKE_UNKNOWN, NAN, NAN };

	if (!isfinite(distance_m) || !isfinite(start_utc_s))
		return out;
	for (size_t i = 0; i < count; i++) {
		bool inside = past[i].start_utc_s < start_utc_s &&
		    past[i].start_utc_s >= start_utc_s - AR_SPIKE_WINDOW_S;
		if (inside && past[i].distance_m > 0)
			out.longest_m = fmax(out.longest_m,
			    past[i].distance_m);
	}
	if (isnan(out.longest_m)) {
		out.spike = AR_SPIKE_RETURN;
		return out;
	}
	out.over_pct = ar_round(100 * (distance_m / out.longest_m - 1), 1);
	out.spike = spike_class(out.over_pct);
	return out;
}

const char *
ar_spike_name(enum ar_spike spike)
{
	static const char *const names[] = { "unknown", "return", "ok",
		"small", "moderate", "large" };

	return names[spike];
}
