/* Climb (A1.4) and grade (A1.5). */
#include <math.h>

#include "analysis/clean.h"
#include "analysis/numbers.h"
#include "analysis/quick.h"
#include "analysis/window.h"

static double
median_of_3(double a, double b, double c)
{
	return ar_most(ar_least(a, b), ar_least(ar_most(a, b), c));
}

/* The samples with a usable altitude: times to scratch_a, heights (median of
 * three) to scratch_b.  Gives how many. */
static size_t
take_altitude(struct ar_cleaning *work)
{
	const float *altitude = work->in->altitude_m;
	double *time_s = work->scratch_a, *height_m = work->scratch_b;
	size_t count = 0;
	bool all_zero = true;

	for (size_t i = 0; altitude && i < work->count; i++) {
		double height = (double)altitude[i];
		if (!(height >= AR_ALTITUDE_MIN_M &&
			height <= AR_ALTITUDE_MAX_M))
			continue;
		all_zero = all_zero && !(fabs(height) > 0);
		time_s[count] = work->in->time_s[i];
		height_m[count++] = height;
	}
	if (all_zero)
		return 0; /* some writers put 0.0 for "no altimeter" */
	double before = count > 0 ? height_m[0] : NAN;
	for (size_t k = 1; k + 1 < count; k++) {
		double here = height_m[k];
		/* Of points far apart it would cut real tops. */
		if (time_s[k + 1] - time_s[k - 1] <= 2 * AR_SMART_INTERVAL_S)
			height_m[k] = median_of_3(before, here,
			    height_m[k + 1]);
		before = here;
	}
	return count;
}

/* Peaks and valleys at least threshold apart (A1.4). */
struct climb {
	double threshold_m;
	double top, bottom; /* since the last turn */
	int way;            /* 1 up, -1 down, 0 not yet known */
	double gain_m, loss_m;
};

static void
climb_add(struct climb *climb, double height)
{
	climb->top = ar_most(climb->top, height);
	climb->bottom = ar_least(climb->bottom, height);
	if (climb->way >= 0 && climb->top - height >= climb->threshold_m) {
		if (climb->way > 0)
			climb->gain_m += climb->top - climb->bottom;
		climb->way = -1;
		climb->bottom = height;
	} else if (climb->way <= 0 &&
	    height - climb->bottom >= climb->threshold_m) {
		if (climb->way < 0)
			climb->loss_m += climb->top - climb->bottom;
		climb->way = 1;
		climb->top = height;
	}
}

static void
find_climb(struct ar_cleaning *work, struct ar_lines *lines)
{
	struct ar_clean *out = work->out;
	double half_s = (out->barometer ? AR_CLIMB_MEAN_BAROMETER_S :
	    AR_CLIMB_MEAN_GPS_S) / 2.0;
	struct climb climb = { .top = -INFINITY, .bottom = INFINITY };

	climb.threshold_m = out->barometer ? AR_CLIMB_THRESHOLD_BAROMETER_M :
	    AR_CLIMB_THRESHOLD_GPS_M;
	for (size_t k = 0; k < lines->count; k++)
		climb_add(&climb, ar_lines_mean(lines, lines->time_s[k],
		    half_s));
	if (climb.way > 0)
		climb.gain_m += climb.top - climb.bottom;
	else if (climb.way < 0)
		climb.loss_m += climb.top - climb.bottom;
	out->ascent_m = climb.gain_m;
	out->descent_m = climb.loss_m;
	out->elevation_threshold_m = climb.threshold_m;
}

/* Distance and relative height at each sample.  Height that changed in a
 * pause or gap was not run and is left out. */
struct profile {
	const double *way_m;
	const double *height_m;
	size_t count;
};

/* Height at a distance; *from follows, both ways. */
static double
height_at(const struct profile *profile, size_t *from, double way_m)
{
	size_t k = *from;

	while (k + 2 < profile->count && profile->way_m[k + 1] < way_m)
		k++;
	while (k > 0 && profile->way_m[k] > way_m)
		k--;
	*from = k;
	double span = profile->way_m[k + 1] - profile->way_m[k];
	double part = span > 0 ? (way_m - profile->way_m[k]) / span : 0;
	return profile->height_m[k] + part *
	    (profile->height_m[k + 1] - profile->height_m[k]);
}

static void
find_grade(struct ar_cleaning *work, const struct profile *profile)
{
	size_t low = 0, high = 0, last = profile->count - 1;

	for (size_t i = 1; i < profile->count; i++) {
		if (!(work->span_s[i] > 0))
			continue;
		double middle = (profile->way_m[i - 1] + profile->way_m[i]) / 2;
		double from = ar_most(middle - AR_GRADE_WINDOW_M / 2.0, 0);
		double to = ar_least(middle + AR_GRADE_WINDOW_M / 2.0,
		    profile->way_m[last]);
		if (!(to - from >= AR_GRADE_WINDOW_MIN_M))
			continue;
		double rise = height_at(profile, &high, to) -
		    height_at(profile, &low, from);
		double grade = ar_clamp(rise / (to - from),
		    -AR_GRADE_ENERGY_MAX, AR_GRADE_ENERGY_MAX);
		work->step[i].grade_ratio = (float)grade;
	}
}

void
ar_clean_grade(struct ar_cleaning *work)
{
	size_t count = take_altitude(work);
	struct ar_lines lines;

	if (count < 2)
		return;
	ar_lines_start(&lines, work->scratch_a, work->scratch_b,
	    work->scratch_c, count);
	find_climb(work, &lines);
	/* hop_m is no longer needed: it takes the smoothed heights. */
	double *height = work->hop_m;
	lines.low = lines.high = 0;
	for (size_t i = 0; i < work->count; i++)
		height[i] = ar_lines_mean(&lines, work->in->time_s[i],
		    AR_GRADE_MEAN_S / 2.0);
	double *way = work->scratch_a, *rise = work->scratch_b;
	way[0] = rise[0] = 0;
	for (size_t i = 1; i < work->count; i++) {
		double speed = (double)work->step[i].speed_m_s;
		bool runs = work->span_s[i] > 0 && isfinite(speed);
		way[i] = way[i - 1] + (runs ? speed * work->span_s[i] : 0);
		rise[i] = rise[i - 1] + (runs ? height[i] - height[i - 1] : 0);
	}
	work->out->grade_known = work->out->on_foot ||
	    work->out->track_m > 0 || work->out->counter_m > 0;
	find_grade(work, &(struct profile){ way, rise, work->count });
}
