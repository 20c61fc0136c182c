/* Grade adjusted pace, its fourth-power mean and decoupling (A3.6-A3.9). */
#include <math.h>

#include "afterrun/fitness.h"
#include "analysis/load.h"
#include "analysis/numbers.h"
#include "analysis/quick.h"
#include "analysis/window.h"

static double
gap_m_s(const struct ar_step *step)
{
	return (double)step->speed_m_s *
	    ar_gap_heart((double)step->grade_ratio);
}

static double
fourth(double x)
{
	return x * x * x * x;
}

double
ar_pace_mean_gap_m_s(const struct ar_clean *clean)
{
	double way = 0, time_s = 0;

	for (size_t i = 0; i < clean->count; i++) {
		const struct ar_step *step = &clean->steps[i];
		double dt = (double)step->dt_s;
		if (!step->moving || !isfinite(step->speed_m_s))
			continue;
		way += dt * gap_m_s(step);
		time_s += dt;
	}
	return time_s > 0 ? way / time_s : NAN;
}

struct ar_pace
ar_pace_make(const struct ar_clean *clean)
{
	struct ar_pace pace = { NAN, NAN, NAN, 0 };
	struct ar_ring window, long_window;
	double way = 0, fourths = 0;

	ar_ring_start(&window, AR_NGP_WINDOW_S);
	ar_ring_start(&long_window, AR_FTP_BEST_S);
	for (size_t i = 0; i < clean->count; i++) {
		const struct ar_step *step = &clean->steps[i];
		double dt = (double)step->dt_s;
		if (!step->moving || !isfinite(step->speed_m_s))
			continue;
		double gap = gap_m_s(step);
		fourths += dt * fourth(ar_ring_add(&window, dt, gap));
		double held = ar_ring_add(&long_window, dt, gap);
		if (ar_ring_full(&long_window))
			pace.best_20min_m_s = ar_most(
			    pace.best_20min_m_s, held);
		way += dt * gap;
		pace.known_s += dt;
	}
	if (!(pace.known_s > 0))
		return pace;
	pace.mean_gap_m_s = way / pace.known_s;
	pace.ngp_m_s = sqrt(sqrt(fourths / pace.known_s));
	return pace;
}

double
ar_decoupling_pct(const struct ar_clean *clean)
{
	double total_s = clean->moving_s, moved_s = 0;
	double middle_s = (total_s + AR_DECOUPLING_DROP_S) / 2;
	double way[2] = { 0, 0 }, beats[2] = { 0, 0 };

	if (!(total_s >= AR_DECOUPLING_MIN_S))
		return NAN;
	for (size_t i = 0; i < clean->count; i++) {
		const struct ar_step *step = &clean->steps[i];
		double dt = (double)step->dt_s;
		if (!step->moving)
			continue;
		moved_s += dt;
		if (moved_s <= AR_DECOUPLING_DROP_S ||
		    !isfinite(step->heart_bpm) ||
		    !isfinite(step->speed_m_s))
			continue;
		int half = moved_s > middle_s;
		/* Both sums run over the same time, so it cancels. */
		way[half] += dt * gap_m_s(step);
		beats[half] += dt * (double)step->heart_bpm;
	}
	if (!(way[0] > 0) || !(beats[0] > 0) || !(beats[1] > 0))
		return NAN;
	double first = way[0] / beats[0], second = way[1] / beats[1];
	return 100 * (first - second) / first;
}
