/* Moving, walking, cadence and balance (A1.3). */
#include <math.h>

#include "analysis/clean.h"
#include "analysis/numbers.h"

static void
take_cadence(struct ar_cleaning *work)
{
	const float *cadence = work->in->cadence_spm;
	const float *left = work->in->stance_left_pct;

	for (size_t i = 0; i < work->count; i++) {
		struct ar_step *step = &work->step[i];
		if (cadence && work->out->on_foot && cadence[i] >= 0 &&
		    cadence[i] <= AR_CADENCE_MAX_SPM)
			step->cadence_spm = cadence[i];
		double share = left ? (double)left[i] / 100 : NAN;
		if (share >= AR_BALANCE_MIN && share <= AR_BALANCE_MAX)
			step->left_share = (float)share;
	}
}

/* Mean speed of moving_window_s around each step, weighted by time, into
 * scratch_a; NAN where no speed is known. */
static void
mean_speed(struct ar_cleaning *work)
{
	const double half_s = AR_MOVING_WINDOW_S / 2.0;
	const struct ar_step *step = work->step;
	size_t first = 0, next = 0;
	double way = 0, time = 0;

	for (size_t i = 0; i < work->count; i++) {
		for (; next < work->count &&
		    step[next].time_s <= step[i].time_s + half_s; next++) {
			if (!isfinite(step[next].speed_m_s))
				continue;
			time += work->span_s[next];
			way += (double)step[next].speed_m_s *
			    work->span_s[next];
		}
		for (; step[first].time_s < step[i].time_s - half_s;
		    first++) {
			if (!isfinite(step[first].speed_m_s))
				continue;
			time -= work->span_s[first];
			way -= (double)step[first].speed_m_s *
			    work->span_s[first];
		}
		const double rounding_s = 1e-6;
		work->scratch_a[i] = time > rounding_s ? way / time : NAN;
	}
}

/* Moving with hysteresis.  A stop counts from its first second, though it is
 * known only after moving_window_s. */
static void
find_moving(struct ar_cleaning *work)
{
	bool moving = false;
	double slow_s = 0;
	size_t slow_from = 0;

	for (size_t i = 0; i < work->count; i++) {
		struct ar_step *step = &work->step[i];
		if (!(work->span_s[i] > 0))
			continue;
		bool slow = step->speed_m_s < AR_MOVING_STOP_M_S &&
		    !(step->cadence_spm >= AR_MOVING_STOP_SPM);
		if (!slow)
			slow_s = 0;
		if (!moving)
			moving = (!slow &&
			    work->scratch_a[i] >= AR_MOVING_START_M_S) ||
			    step->cadence_spm >= AR_MOVING_START_SPM;
		step->moving = moving;
		if (!moving || !slow)
			continue;
		if (!(slow_s > 0))
			slow_from = i;
		slow_s += work->span_s[i];
		if (slow_s < AR_MOVING_WINDOW_S)
			continue;
		for (size_t k = slow_from; k <= i; k++)
			work->step[k].moving = false;
		moving = false;
		slow_s = 0;
	}
}

static bool
is_walking(const struct ar_step *step)
{
	if (isfinite(step->cadence_spm))
		return step->cadence_spm < AR_WALK_BELOW_SPM &&
		    !(step->speed_m_s >= (float)AR_WALK_BELOW_M_S);
	return step->speed_m_s < (float)AR_WALK_BELOW_NO_CADENCE_M_S;
}

/* Neither speed nor cadence: time is all there is, and it counts. */
static bool
knows_nothing(const struct ar_cleaning *work)
{
	for (size_t i = 0; i < work->count; i++) {
		if (isfinite(work->step[i].speed_m_s) ||
		    isfinite(work->step[i].cadence_spm))
			return false;
	}
	return true;
}

void
ar_clean_move(struct ar_cleaning *work)
{
	struct ar_clean *out = work->out;
	double cadence_s = 0, speed_s = 0, balance_s = 0;

	take_cadence(work);
	mean_speed(work);
	find_moving(work);
	bool blind = knows_nothing(work);
	for (size_t i = 0; i < work->count; i++) {
		struct ar_step *step = &work->step[i];
		double span = work->span_s[i];
		if (blind)
			step->moving = span > 0;
		if (!step->moving)
			continue;
		/* Moving without steps: the sensor missed them. */
		if (step->cadence_spm < AR_MOVING_STOP_SPM)
			step->cadence_spm = NAN;
		step->walking = out->on_foot && is_walking(step);
		out->moving_s += span;
		cadence_s += isfinite(step->cadence_spm) ? span : 0;
		speed_s += isfinite(step->speed_m_s) ? span : 0;
		balance_s += work->in->stance_left_pct &&
		    isfinite(work->in->stance_left_pct[i]) ? span : 0;
	}
	out->cadence_known = cadence_s > 0 && cadence_s * 2 >= out->moving_s;
	out->balance_known = balance_s > 0 && balance_s * 2 >= out->moving_s;
	out->speed_known_ratio = out->moving_s > 0 ?
	    speed_s / out->moving_s : 0;
}
