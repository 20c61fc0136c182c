/* Heart rate that can be believed (A1.6).  Nothing is filled in. */
#include <math.h>

#include "analysis/clean.h"
#include "analysis/numbers.h"
#include "analysis/quick.h"
#include "analysis/window.h"

static void
take_plausible(struct ar_cleaning *work)
{
	const float *heart = work->in->heart_bpm;
	double last = NAN, last_s = NAN;

	for (size_t i = 0; i < work->count; i++) {
		double bpm = heart ? (double)heart[i] : NAN;
		double dt = work->in->time_s[i] - last_s;
		bool ok = bpm >= AR_HEART_MIN_BPM &&
		    bpm <= AR_HEART_MAX_PLAUSIBLE_BPM;
		if (ok && dt > 0 &&
		    fabs(bpm - last) > AR_HEART_JUMP_BPM_S * dt)
			ok = false;
		work->scratch_a[i] = ok ? bpm : NAN;
		if (!ok)
			continue;
		last = bpm;
		last_s = work->in->time_s[i];
	}
}

static double
median_of_3(double a, double b, double c)
{
	return ar_most(ar_least(a, b), ar_least(ar_most(a, b), c));
}

/* Of two pairs the least and the most of all four cannot be it. */
static double
median_of_5(const double *v)
{
	double low = ar_most(ar_least(v[0], v[1]), ar_least(v[3], v[4]));
	double high = ar_least(ar_most(v[0], v[1]), ar_most(v[3], v[4]));

	return median_of_3(low, high, v[2]);
}

/* The same of those of from to to that are known. */
static double
median_of_known(const double *v, size_t from, size_t to)
{
	struct ar_sorted set = { .count = 0 };

	for (size_t k = from; k <= to; k++) {
		if (isfinite(v[k]))
			(void)ar_sorted_put(&set, v[k]);
	}
	return ar_sorted_median(&set);
}

static void
take_medians(struct ar_cleaning *work)
{
	const double *v = work->scratch_a;

	for (size_t i = 0; i < work->count; i++) {
		size_t from = i >= 2 ? i - 2 : 0;
		size_t to = i + 2 < work->count ? i + 2 : work->count - 1;
		if (!isfinite(v[i]))
			continue;
		bool whole = to - from == 4 && isfinite(v[from] +
		    v[from + 1] + v[from + 3] + v[to]);
		work->step[i].heart_bpm = (float)(whole ?
		    median_of_5(v + from) : median_of_known(v, from, to));
	}
}

static void
forget(struct ar_cleaning *work, size_t from, size_t to)
{
	for (size_t k = from; k < to; k++)
		work->step[k].heart_bpm = NAN;
	work->out->heart_suspect = true;
}

/* An optical sensor that counts steps instead of beats.  A belt, which gives
 * beat to beat intervals, cannot. */
static void
find_cadence_lock(struct ar_cleaning *work)
{
	size_t from = 0;
	double locked_s = 0;

	if (work->activity->rr_count > 0)
		return;
	for (size_t i = 0; i <= work->count; i++) {
		const struct ar_step *step = &work->step[i];
		if (i < work->count && fabs((double)step->heart_bpm -
			(double)step->cadence_spm) <= AR_HEART_LOCK_BPM) {
			locked_s += work->span_s[i];
			continue;
		}
		if (locked_s >= AR_HEART_LOCK_S) {
			forget(work, from, i);
			work->out->cadence_lock = true;
		}
		from = i + 1;
		locked_s = 0;
	}
}

static void
find_wild_start(struct ar_cleaning *work)
{
	double moved_s = 0, sum[2] = { 0, 0 }, time[2] = { 0, 0 };
	size_t end = 0;

	for (size_t i = 0; i < work->count; i++) {
		const struct ar_step *step = &work->step[i];
		if (!step->moving)
			continue;
		moved_s += work->span_s[i];
		int part = moved_s > AR_HEART_START_S;
		if (part == 0)
			end = i + 1;
		if (!isfinite(step->heart_bpm))
			continue;
		sum[part] += (double)step->heart_bpm * work->span_s[i];
		time[part] += work->span_s[i];
	}
	if (time[0] > 0 && time[1] >= AR_HEART_START_S &&
	    sum[0] / time[0] > sum[1] / time[1]) {
		forget(work, 0, end);
		work->out->heart_wild_start = true;
	}
}

void
ar_clean_heart(struct ar_cleaning *work)
{
	double valid_s = 0;

	take_plausible(work);
	take_medians(work);
	find_cadence_lock(work);
	find_wild_start(work);
	for (size_t i = 0; i < work->count; i++) {
		if (work->step[i].moving &&
		    isfinite(work->step[i].heart_bpm))
			valid_s += work->span_s[i];
	}
	if (work->out->moving_s > 0)
		work->out->heart_valid_ratio = valid_s / work->out->moving_s;
}
