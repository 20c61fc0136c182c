#include "app/day_look.h"

#include <math.h>
#include <string.h>

#include "analysis/numbers.h"

static const double second_per_day = 86400;

double
ar_day_well(const struct ar_history *history, enum ar_wellness kind,
    int64_t day)
{
	double found = NAN;

	for (size_t i = 0; i < history->well_count; i++) {
		const struct ar_wellness_item *item =
		    &history->wells[i].item;

		if (item->day != day || item->kind != kind)
			continue;
		if (item->source && strcmp(item->source, "said") == 0)
			return item->value;
		if (isnan(found))
			found = item->value;
	}
	return found;
}

size_t
ar_feels_from(const struct ar_history *history, int64_t day)
{
	size_t lo = 0, hi = history->feel_count;

	while (lo < hi) {
		size_t middle = lo + (hi - lo) / 2;

		if (history->feels[middle].day < day)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo;
}

double
ar_day_mark(const struct ar_history *history, int region, int side,
    int64_t day)
{
	double own = NAN, any = NAN, most = NAN;

	for (size_t i = ar_feels_from(history, day); i < history->feel_count;
	     i++) {
		const struct ar_feel *feel = &history->feels[i];

		if (feel->day != day)
			break;
		if (feel->region != region)
			continue;
		most = fmax(most, feel->mark);
		if (feel->side == side)
			own = feel->mark;
		else if (feel->side == AR_SIDES)
			any = feel->mark;
	}
	if (side == AR_SIDES)
		return most;
	return isnan(own) ? any : own;
}

double
ar_past_capacity(const struct ar_past *past, enum ar_load_row row)
{
	double most = AR_CAPACITY_MIN_EQ_KM;

	for (size_t i = 0; i < past->leg_count; i++)
		most = fmax(most, past->legs[i].dose_eq_km[row] *
		    exp(-fmax(0, past->legs[i].age_s) /
		    (AR_CAPACITY_DAYS * second_per_day)));
	return most;
}

bool
ar_run_is_run(const struct ar_run *run)
{
	return run->sport && (strcmp(run->sport, "running") == 0 ||
	    strcmp(run->sport, "generic") == 0);
}

double
ar_run_end_utc_s(const struct ar_run *run)
{
	double length = run->summary.elapsed_s;

	if (isnan(length))
		length = run->summary.moving_s;
	return run->summary.start_utc_s + (isnan(length) ? 0 : length);
}

int64_t
ar_civil_day(double utc_s, double utc_offset_s)
{
	double local = utc_s + (isnan(utc_offset_s) ? 0 : utc_offset_s);
	double day = floor(local / second_per_day);

	return day > -1e9 && day < 1e9 ? (int64_t)day : 0;
}
