/* Positions: how far from one to the next, and which are impossible. */
#include <math.h>

#include "analysis/clean.h"
#include "analysis/numbers.h"
#include "analysis/quick.h"

static const double rad_per_deg = 3.14159265358979323846 / 180;

/* Sines and cosines of small angles by the first terms of their series: what
 * is left out is below the rounding of a double. */
static const double small_rad = 0.002;

static double
sine(double x)
{
	double xx = x * x;

	if (!(fabs(x) < small_rad))
		return sin(x);
	return x * (1 - xx * (1.0 / 6) * (1 - xx * (1.0 / 20)));
}

static double
arcsine(double x)
{
	double xx = x * x;

	if (!(x < small_rad))
		return asin(x);
	return x * (1 + xx * (1.0 / 6) * (1 + xx * (9.0 / 20)));
}

/* A latitude whose sine and cosine are known. */
struct parallel {
	double lat_deg;
	double sine;
	double cosine;
};

/* The cosine of a latitude, from that of one near by. */
static double
cosine_from(struct parallel *known, double lat_deg)
{
	double x = (lat_deg - known->lat_deg) * rad_per_deg, xx = x * x;

	if (!(fabs(x) < small_rad)) {
		*known = (struct parallel){ lat_deg,
			sin(lat_deg * rad_per_deg),
			cos(lat_deg * rad_per_deg) };
		return known->cosine;
	}
	return known->cosine * (1 - xx / 2 * (1 - xx * (1.0 / 12))) -
	    known->sine * sine(x);
}

/* Great circle (haversine) between two samples; cosine: of latitudes. */
static double
hop_between_m(const struct ar_samples *in, const double *cosine, size_t from,
    size_t to)
{
	double north = sine((in->lat_deg[to] - in->lat_deg[from]) *
	    (rad_per_deg / 2));
	double east = sine((in->lon_deg[to] - in->lon_deg[from]) *
	    (rad_per_deg / 2));
	double a = north * north + cosine[from] * cosine[to] * east * east;

	return 2 * AR_EARTH_RADIUS_M * arcsine(sqrt(ar_least(a, 1)));
}

static bool
has_position(const struct ar_samples *in, size_t i)
{
	return in->lat_deg && in->lon_deg && isfinite(in->lat_deg[i]) &&
	    isfinite(in->lon_deg[i]) && !(in->mark[i] & AR_MARK_PAUSED);
}

/* cosine[i] of each usable position's latitude. */
static void
take_cosines(const struct ar_samples *in, double *cosine)
{
	struct parallel known = { NAN, NAN, NAN };

	for (size_t i = 0; i < in->count; i++) {
		if (has_position(in, i))
			cosine[i] = cosine_from(&known, in->lat_deg[i]);
	}
}

/* Whether the median speed between neighbouring positions, by time, is no
 * longer that of feet: tells a bicycle, whatever the file calls it.
 * hop_m[i]: from the sample before, NAN where that was not looked at. */
static bool
is_fast(const struct ar_samples *in, const double *cosine, double *hop_m)
{
	double slow_s = 0, all_s = 0;

	for (size_t i = 1; i < in->count; i++) {
		double dt = in->time_s[i] - in->time_s[i - 1];
		hop_m[i] = NAN;
		if (!has_position(in, i) || !has_position(in, i - 1) ||
		    !(dt > 0 && dt <= AR_GAP_PROGRESS_S))
			continue;
		hop_m[i] = hop_between_m(in, cosine, i - 1, i);
		if (!(hop_m[i] >= AR_MOVING_STOP_M_S * dt))
			continue;
		if (hop_m[i] < AR_FOOT_MEDIAN_M_S * dt)
			slow_s += dt;
		all_s += dt;
	}
	return slow_s < all_s / 2;
}

struct walker {
	size_t from;      /* the last usable position */
	double speed_m_s; /* there; NAN unknown */
	int impossible;   /* so many in a row */
};

/* speed_m_s is NAN where no time has gone by. */
static bool
is_impossible(const struct walker *walker, double hop_m, double speed_m_s,
    double dt_s)
{
	if (!(dt_s > 0))
		return hop_m > AR_SPEED_IMPOSSIBLE_M_S;
	return speed_m_s > AR_SPEED_IMPOSSIBLE_M_S ||
	    fabs(speed_m_s - walker->speed_m_s) >
	    AR_ACCEL_IMPOSSIBLE_M_S2 * dt_s;
}

static void
take_position(struct ar_cleaning *work, struct walker *walker, size_t i)
{
	const struct ar_samples *in = work->in;
	size_t from = walker->from;
	double hop = from + 1 == i ? work->scratch_b[i] : NAN;
	if (isnan(hop))
		hop = hop_between_m(in, work->scratch_a, from, i);
	double dt = in->time_s[i] - in->time_s[from];
	double speed = dt > 0 ? hop / dt : NAN;

	if (work->out->on_foot && is_impossible(walker, hop, speed, dt) &&
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
	*walker = (struct walker){ i, lost ? NAN : speed, 0 };
}

void
ar_clean_track(struct ar_cleaning *work)
{
	const struct ar_samples *in = work->in;
	struct walker walker = { 0, NAN, 0 };
	bool started = false;
	size_t usable = 0;

	take_cosines(in, work->scratch_a);
	if (is_fast(in, work->scratch_a, work->scratch_b))
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
