/* Time that counts, and the speed in it. */
#include <math.h>

#include "analysis/clean.h"
#include "analysis/numbers.h"
#include "analysis/quick.h"
#include "analysis/window.h"

/* The recorder's usual interval: the median, in half seconds. */
static double
usual_interval_s(const struct ar_samples *in)
{
	enum { BINS = 256 };
	const double width_s = 0.5;
	size_t bin[BINS] = { 0 }, seen = 0, below = 0;

	for (size_t i = 1; i < in->count; i++) {
		double dt = in->time_s[i] - in->time_s[i - 1];
		if (!(dt > 0 && dt < width_s * BINS))
			continue;
		bin[(int)(dt / width_s)]++;
		seen++;
	}
	for (int k = 0; k < BINS; k++) {
		below += bin[k];
		if (below * 2 > seen)
			return k * width_s;
	}
	return 0;
}

static double
paused_between(const struct ar_activity *activity, size_t *next, double from,
    double to)
{
	double paused = 0;

	while (*next < activity->pause_count &&
	    activity->pauses[*next].end_utc_s <= from)
		++*next;
	for (size_t k = *next; k < activity->pause_count &&
	    activity->pauses[k].start_utc_s < to; k++) {
		const struct ar_pause *pause = &activity->pauses[k];
		double overlap = fmin(pause->end_utc_s, to) -
		    fmax(pause->start_utc_s, from);
		if (overlap > 0)
			paused += overlap;
	}
	return paused;
}

/* The runner went on during the long interval that ends at i. */
static bool
shows_progress(const struct ar_cleaning *work, size_t i, double span_s)
{
	double way_m = ar_clean_counter(work, i);

	if (!isfinite(way_m))
		way_m = work->hop_m[i];
	if (isfinite(way_m))
		return way_m >= AR_MOVING_START_M_S * span_s;
	return work->in->speed_m_s &&
	    work->in->speed_m_s[i] >= AR_MOVING_START_M_S &&
	    work->in->speed_m_s[i - 1] >= AR_MOVING_START_M_S;
}

void
ar_clean_time(struct ar_cleaning *work)
{
	const struct ar_samples *in = work->in;
	double rare_s = fmin(AR_GAP_RARE_MAX_S,
	    AR_GAP_RARE_FACTOR * usual_interval_s(in));
	double longest_s = fmax(AR_GAP_PROGRESS_S, rare_s);
	size_t pause = 0;

	work->span_s[0] = 0;
	for (size_t i = 1; i < in->count; i++) {
		double span = in->time_s[i] - in->time_s[i - 1] -
		    paused_between(work->activity, &pause, in->time_s[i - 1],
			in->time_s[i]);
		bool counts = span > 0 && !ar_clean_breaks(work, i) &&
		    !(in->mark[i] & AR_MARK_PAUSED);
		if (span > AR_GAP_S)
			counts = counts && span <= longest_s &&
			    shows_progress(work, i, span);
		work->span_s[i] = counts ? span : 0;
		work->step[i].dt_s = counts ? (float)span : 0;
	}
}

/* How far the distance column grew in all, resets left out. */
static void
sum_counter(struct ar_cleaning *work)
{
	const double *distance = work->in->distance_m;
	double last = NAN, sum = 0;
	size_t seen = 0;

	for (size_t i = 0; distance && i < work->count; i++) {
		if (!isfinite(distance[i]))
			continue;
		/* A small first value was run before the first sample; a
		 * large one belongs to the leg before. */
		double early_s = work->in->time_s[i] -
		    work->activity->start_utc_s + AR_GAP_S;
		double base = distance[i] <= AR_SPEED_IMPOSSIBLE_M_S *
		    early_s ? 0 : distance[i];
		double grown = distance[i] - (seen == 0 ? base : last);
		if (grown > 0)
			sum += grown;
		last = distance[i];
		seen++;
	}
	if (seen > 1)
		work->out->counter_m = sum;
	work->out->counter_last_m = last;
	work->out->counter_cover_ratio = (double)seen / (double)work->count;
}

/* Some recorders write a speed column that stays at zero. */
static bool
speed_is_believed(const struct ar_cleaning *work)
{
	const float *speed = work->in->speed_m_s;
	double by_speed = 0, by_counter = 0;

	if (!speed)
		return false;
	for (size_t i = 1; i < work->count; i++) {
		double grown = ar_clean_counter(work, i);
		if (!isfinite(grown))
			grown = work->hop_m[i];
		if (isfinite(speed[i]) && isfinite(grown) &&
		    work->span_s[i] > 0) {
			by_speed += (double)speed[i] * work->span_s[i];
			by_counter += grown;
		}
	}
	return by_speed >= AR_SPEED_COLUMN_MIN_RATIO * by_counter;
}

/* Fill the steps after from up to to that have no speed with the mean. */
static double
fill_mean(struct ar_cleaning *work, size_t from, size_t to, double way_m)
{
	double time_s = 0, filled_s = 0;

	for (size_t k = from + 1; k <= to; k++)
		time_s += work->span_s[k];
	if (!(time_s > 0) || !(way_m >= 0))
		return 0;
	for (size_t k = from + 1; k <= to; k++) {
		if (isfinite(work->scratch_a[k]) || !(work->span_s[k] > 0))
			continue;
		work->scratch_a[k] = way_m / time_s;
		filled_s += work->span_s[k];
	}
	return filled_s;
}

static double
fill_from_counter(struct ar_cleaning *work)
{
	const double *distance = work->in->distance_m;
	size_t last = 0;
	double filled_s = 0;

	if (!distance)
		return 0;
	for (size_t i = 1; i < work->count; i++) {
		if (!isfinite(distance[i]))
			continue;
		if (isfinite(distance[last]))
			filled_s += fill_mean(work, last, i,
			    distance[i] - distance[last]);
		last = i;
	}
	return filled_s;
}

static double
fill_from_track(struct ar_cleaning *work)
{
	size_t last = 0;
	double filled_s = 0;

	for (size_t i = 1; i < work->count; i++) {
		if (isfinite(work->hop_m[i]))
			filled_s += fill_mean(work, last, i, work->hop_m[i]);
		if (isfinite(work->hop_m[i]) || ar_clean_breaks(work, i) ||
		    (work->in->lat_deg && !isfinite(work->hop_m[last]) &&
			isfinite(work->in->lat_deg[i])))
			last = i;
	}
	return filled_s;
}

/* A1.1: the speed field, then the distance, then the positions.  scratch_c
 * marks the steps without the field.  False: no speed had to be derived. */
static bool
choose_speed(struct ar_cleaning *work)
{
	bool believed = speed_is_believed(work);
	double field_s = 0, counter_s = 0, track_s = 0;
	bool whole = true;

	for (size_t i = 0; i < work->count; i++) {
		double span = work->span_s[i];
		work->scratch_a[i] = NAN;
		work->scratch_c[i] = 1;
		if (!(span > 0))
			continue;
		if (believed && work->in->speed_m_s[i] >= 0) {
			work->scratch_a[i] = (double)work->in->speed_m_s[i];
			work->scratch_c[i] = 0;
			field_s += span;
		} else {
			whole = false;
		}
	}
	if (!whole) {
		counter_s = fill_from_counter(work);
		track_s = fill_from_track(work);
	}
	struct ar_clean *out = work->out;
	if (field_s + counter_s + track_s > 0)
		out->speed_source = track_s > field_s + counter_s ?
		    AR_DISTANCE_TRACK : AR_DISTANCE_DEVICE;
	return counter_s + track_s > 0;
}

/* Speeds from distances or positions a second apart are mostly noise, which
 * loads that grow with a power of speed would count as work: their mean over
 * derived_window_s.  Watches do the same to their speed field.
 * scratch_a to scratch_b. */
static void
smooth_derived(struct ar_cleaning *work)
{
	const double *speed = work->scratch_a;
	const double half_s = AR_DERIVED_WINDOW_S / 2.0;
	size_t first = 0, next = 0;
	double way = 0, time = 0;

	for (size_t i = 0; i < work->count; i++) {
		double middle = work->in->time_s[i] - work->span_s[i] / 2;
		for (; next < work->count && work->in->time_s[next] -
		    work->span_s[next] / 2 <= middle + half_s; next++) {
			if (!isfinite(speed[next]))
				continue;
			time += work->span_s[next];
			way += speed[next] * work->span_s[next];
		}
		for (; first < next && work->in->time_s[first] -
		    work->span_s[first] / 2 < middle - half_s; first++) {
			if (!isfinite(speed[first]))
				continue;
			time -= work->span_s[first];
			way -= speed[first] * work->span_s[first];
		}
		bool derived = work->scratch_c[i] > 0 && isfinite(speed[i]) &&
		    time >= work->span_s[i] / 2;
		work->scratch_b[i] = derived ? ar_most(way, 0) / time : speed[i];
	}
}

/* The values of the window that the Hampel filter looks at. */
struct hampel {
	const double *time_s;
	const double *raw;
	size_t count;
	size_t first;
	size_t next;
	struct ar_sorted set;
};

static void
hampel_move(struct hampel *h, double at_s)
{
	double from_s = at_s - AR_HAMPEL_HALF_S;
	double to_s = at_s + AR_HAMPEL_HALF_S;
	size_t known = h->next;

	for (; h->first < known && h->time_s[h->first] < from_s; h->first++) {
		double old = h->raw[h->first];
		if (!isfinite(old))
			continue;
		if (h->next < h->count && h->time_s[h->next] <= to_s &&
		    isfinite(h->raw[h->next]))
			ar_sorted_swap(&h->set, old, h->raw[h->next++]);
		else
			ar_sorted_drop(&h->set, old);
	}
	for (; h->next < h->count && h->time_s[h->next] <= to_s; h->next++) {
		if (isfinite(h->raw[h->next]) &&
		    !ar_sorted_put(&h->set, h->raw[h->next]))
			break;
	}
}

static bool
is_outlier(const struct ar_sorted *set, double value, double median)
{
	const double k = AR_HAMPEL_K * AR_MAD_TO_SD;
	double off = fabs(value - median);

	if (set->count < AR_HAMPEL_POINTS_MIN)
		return false;
	return off > k * ar_sorted_spread_least(set, median) &&
	    off > k * ar_sorted_spread(set, median);
}

/* Hampel filter (A1.2): raw to the steps.  Of a few points nobody can say
 * which is the outlier. */
static void
hampel(struct ar_cleaning *work, const double *raw)
{
	struct hampel h = { work->in->time_s, raw, work->count, 0, 0,
		{ .count = 0 } };

	for (size_t i = 0; i < work->count; i++) {
		hampel_move(&h, h.time_s[i]);
		double median = ar_sorted_median(&h.set);
		work->step[i].speed_m_s = (float)(is_outlier(&h.set, h.raw[i],
		    median) ? median : h.raw[i]);
	}
}

void
ar_clean_speed(struct ar_cleaning *work)
{
	double limit = work->out->on_foot ? AR_SPEED_IMPOSSIBLE_M_S :
	    AR_VEHICLE_IMPOSSIBLE_M_S;
	double way = 0;

	sum_counter(work);
	bool derived = choose_speed(work);
	for (size_t i = 0; i < work->count; i++) {
		if (work->scratch_a[i] > limit)
			work->scratch_a[i] = NAN;
		if (isfinite(work->scratch_a[i]))
			way += work->scratch_a[i] * work->span_s[i];
	}
	if (derived)
		smooth_derived(work);
	hampel(work, derived ? work->scratch_b : work->scratch_a);
	if (work->out->speed_source != AR_DISTANCE_NONE)
		work->out->speed_m = way;
}
