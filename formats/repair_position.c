#include <math.h>

#include "formats/numbers.h"
#include "formats/repair.h"
#include "formats/xml_track.h"

static void
forget(struct ar_samples *s, size_t i)
{
	s->lat_deg[i] = NAN;
	s->lon_deg[i] = NAN;
}

/* OpenTracks' points at latitude 100 and 200 say pause and go on, and
 * nothing else. */
static bool
pause_point(const struct ar_samples *s, size_t i)
{
	return (s->mark[i] & AR_MARK_PAUSED) && fabs(s->lat_deg[i]) > 90;
}

static enum ar_status
drop_pause_points(const struct ar_repair *repair)
{
	struct ar_samples *s = repair->samples;
	size_t found = 0;
	bool *keep;

	for (size_t i = 0; i < s->count; i++)
		found += pause_point(s, i);
	if (!found)
		return AR_OK;
	keep = ar_arena_array(repair->arena, s->count, 1);
	if (!keep)
		return AR_EMEM;
	for (size_t i = 0; i < s->count; i++)
		keep[i] = !pause_point(s, i);
	ar_samples_keep(s, keep);
	return ar_repair_note(repair, "pause_points",
	    "Points that only mark a pause were read as that: %d.", found);
}

static enum ar_status
drop_impossible(const struct ar_repair *repair)
{
	struct ar_samples *s = repair->samples;
	size_t outside = 0, null_island = 0;

	for (size_t i = 0; i < s->count; i++) {
		double lat = s->lat_deg[i];
		double lon = s->lon_deg[i];

		if (isnan(lat) || isnan(lon)) {
			forget(s, i);
		} else if (fabs(lat) > 90 || fabs(lon) > 180) {
			outside++;
			forget(s, i);
		} else if (fabs(lat) < AR_FORMAT_NULL_ISLAND_DEG &&
		    fabs(lon) < AR_FORMAT_NULL_ISLAND_DEG) {
			null_island++;
			forget(s, i);
		}
	}
	AR_TRY(ar_repair_note(repair, "position_impossible",
	    "Positions beyond the globe were left out: %d.",
	    outside));
	return ar_repair_note(repair, "null_island",
	    "Positions at 0, 0 mean no signal and were left out: %d.",
	    null_island);
}

/* Whether the way from a to b is faster than limit (m/s).  A degree is at
 * most 111.4 km, so most steps need no trigonometry. */
static bool
faster(const struct ar_samples *s, size_t a, size_t b, double limit)
{
	double reach = limit * (s->time_s[b] - s->time_s[a]);
	double least = (fabs(s->lat_deg[b] - s->lat_deg[a]) +
			   fabs(s->lon_deg[b] - s->lon_deg[a])) *
	    AR_FORMAT_DEGREE_M;

	return least > reach && ar_track_distance_m(s->lat_deg[a],
		s->lon_deg[a], s->lat_deg[b], s->lon_deg[b]) > reach;
}

/* One point far off between two that fit each other. */
static enum ar_status
drop_spikes(const struct ar_repair *repair)
{
	struct ar_samples *s = repair->samples;
	double limit = ar_sport_on_foot(repair->activity->sport)
	    ? AR_FORMAT_SPIKE_FOOT_M_S
	    : AR_FORMAT_SPIKE_M_S;
	size_t before = SIZE_MAX, middle = SIZE_MAX, spikes = 0;

	for (size_t i = 0; i < s->count; i++) {
		if (isnan(s->lat_deg[i]))
			continue;
		if (before != SIZE_MAX && faster(s, before, middle, limit) &&
		    faster(s, middle, i, limit) &&
		    !faster(s, before, i, limit)) {
			forget(s, middle);
			spikes++;
		} else {
			before = middle;
		}
		middle = i;
	}
	return ar_repair_note(repair, "gps_spike",
	    "Positions that jump away and back were left out: %d.", spikes);
}

enum ar_status
ar_repair_positions(const struct ar_repair *repair)
{
	if (!repair->samples->lat_deg || !repair->samples->lon_deg)
		return AR_OK;
	AR_TRY(drop_pause_points(repair));
	AR_TRY(drop_impossible(repair));
	return drop_spikes(repair);
}
