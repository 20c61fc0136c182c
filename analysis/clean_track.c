/* Positions: how far from one to the next, and which are impossible. */
#include <math.h>

#include "analysis/clean.h"
#include "analysis/numbers.h"

static const double rad_per_deg = 3.14159265358979323846 / 180;

static double
great_circle_m(double lat1, double lon1, double lat2, double lon2)
{
	double north = sin((lat2 - lat1) * rad_per_deg / 2);
	double east = sin((lon2 - lon1) * rad_per_deg / 2);
	double a = north * north + cos(lat1 * rad_per_deg) *
	    cos(lat2 * rad_per_deg) * east * east;

	return 2 * AR_EARTH_RADIUS_M * asin(sqrt(fmin(1, a)));
}

static bool
has_position(const struct ar_samples *in, size_t i)
{
	return in->lat_deg && in->lon_deg && isfinite(in->lat_deg[i]) &&
	    isfinite(in->lon_deg[i]) && !(in->mark[i] & AR_MARK_PAUSED);
}

/* Median speed between neighbouring positions, by time, in bins of width_m_s.
 * Tells a bicycle from feet, whatever the file calls it. */
static double
median_speed_m_s(const struct ar_samples *in)
{
	enum { BINS = 400 };
	const double width_m_s = 0.1;
	double bin[BINS] = { 0 }, all = 0, below = 0;

	for (size_t i = 1; i < in->count; i++) {
		double dt = in->time_s[i] - in->time_s[i - 1];
		if (!has_position(in, i) || !has_position(in, i - 1) ||
		    !(dt > 0 && dt <= AR_GAP_PROGRESS_S))
			continue;
		double v = great_circle_m(in->lat_deg[i - 1],
		    in->lon_deg[i - 1], in->lat_deg[i], in->lon_deg[i]) / dt;
		if (!(v >= AR_MOVING_STOP_M_S))
			continue;
		bin[v < width_m_s * (BINS - 1) ? (int)(v / width_m_s) :
		    BINS - 1] += dt;
		all += dt;
	}
	for (int k = 0; k < BINS; k++) {
		below += bin[k];
		if (all > 0 && below >= all / 2)
			return (k + 0.5) * width_m_s;
	}
	return NAN;
}

struct walker {
	size_t from;      /* the last usable position */
	double speed_m_s; /* there; NAN unknown */
	int impossible;   /* so many in a row */
};

static bool
is_impossible(const struct walker *walker, double hop_m, double dt_s)
{
	if (!(dt_s > 0))
		return hop_m > AR_SPEED_IMPOSSIBLE_M_S;
	double speed = hop_m / dt_s;
	double change = fabs(speed - walker->speed_m_s) / dt_s;
	return speed > AR_SPEED_IMPOSSIBLE_M_S ||
	    change > AR_ACCEL_IMPOSSIBLE_M_S2;
}

static void
take_position(struct ar_cleaning *work, struct walker *walker, size_t i)
{
	const struct ar_samples *in = work->in;
	size_t from = walker->from;
	double hop = great_circle_m(in->lat_deg[from], in->lon_deg[from],
	    in->lat_deg[i], in->lon_deg[i]);
	double dt = in->time_s[i] - in->time_s[from];

	if (work->out->on_foot && is_impossible(walker, hop, dt) &&
	    walker->impossible < AR_POSITION_LOST_MAX) {
		walker->impossible++;
		return;
	}
	/* After so many the runner is elsewhere; how far that was, and
	 * whether it was run, nobody knows. */
	bool lost = walker->impossible >= AR_POSITION_LOST_MAX;
	if (!lost) {
		work->hop_m[i] = hop;
		work->out->track_m += hop;
	}
	*walker = (struct walker){ i, !lost && dt > 0 ? hop / dt : NAN, 0 };
}

void
ar_clean_track(struct ar_cleaning *work)
{
	const struct ar_samples *in = work->in;
	struct walker walker = { 0, NAN, 0 };
	bool started = false;
	size_t usable = 0;

	if (median_speed_m_s(in) > AR_FOOT_MEDIAN_M_S)
		work->out->on_foot = false;
	for (size_t i = 0; i < in->count; i++) {
		bool has = has_position(in, i);
		if (i > 0 && ar_clean_breaks(work, i))
			started = false;
		usable += has;
		if (!has)
			continue;
		if (started) {
			take_position(work, &walker, i);
			continue;
		}
		walker = (struct walker){ i, NAN, 0 };
		started = true;
		if (!isfinite(work->out->track_m))
			work->out->track_m = 0;
	}
	if (usable < 2)
		work->out->track_m = NAN;
	work->out->track_cover_ratio = (double)usable / (double)in->count;
}
