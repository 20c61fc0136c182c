#include "formats/xml_track.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "formats/numbers.h"
#include "formats/warn.h"

/* Words for sports as exports write them; formats.md 2 and 3.  The bare
 * numbers are those of Strava's GPX. */
static const struct {
	const char *word;
	const char *sport;
	const char *sub_sport;
} sports[] = {
    {"running", "running", NULL},
    {"run", "running", NULL},
    {"9", "running", NULL},
    {"jogging", "running", NULL},
    {"street_running", "running", "street"},
    {"trail_running", "running", "trail"},
    {"trail running", "running", "trail"},
    {"trailrun", "running", "trail"},
    {"track_running", "running", "track"},
    {"treadmill_running", "running", "treadmill"},
    {"indoor_running", "running", "indoor_running"},
    {"virtual_run", "running", "virtual_activity"},
    {"virtualrun", "running", "virtual_activity"},
    {"walking", "walking", NULL},
    {"walk", "walking", NULL},
    {"speed_walking", "walking", "speed_walking"},
    {"hiking", "hiking", NULL},
    {"hike", "hiking", NULL},
    {"cycling", "cycling", NULL},
    {"biking", "cycling", NULL},
    {"bike", "cycling", NULL},
    {"ride", "cycling", NULL},
    {"1", "cycling", NULL},
    {"road_biking", "cycling", "road"},
    {"mountain_biking", "cycling", "mountain"},
    {"virtual_ride", "cycling", "virtual_activity"},
    {"virtualride", "cycling", "virtual_activity"},
    {"17", "cycling", "virtual_activity"},
    {"swimming", "swimming", NULL},
    {"swim", "swimming", NULL},
    {"16", "swimming", NULL},
    {"open_water_swimming", "swimming", "open_water"},
    {"lap_swimming", "swimming", "lap_swimming"},
    {"rowing", "rowing", NULL},
    {"skiing", "cross_country_skiing", NULL},
    {"cross_country_skiing", "cross_country_skiing", NULL},
    {"inline_skating", "inline_skating", NULL},
    {"transition", "transition", NULL},
    {"other", "generic", NULL},
    {"generic", "generic", NULL},
};

const char *
ar_track_sport(const char *word, size_t n, const char **sub_sport)
{
	for (size_t i = 0; i < sizeof sports / sizeof *sports; i++)
		if (ar_text_same_word(word, n, sports[i].word)) {
			*sub_sport = sports[i].sub_sport;
			return sports[i].sport;
		}
	return NULL;
}

static double
earliest(const struct ar_samples *samples)
{
	double first = NAN;

	for (size_t i = 0; i < samples->count; i++)
		if (!isnan(samples->time_s[i]) &&
		    !(samples->time_s[i] >= first))
			first = samples->time_s[i];
	return first;
}

/* Great-circle distance on a sphere of 6 371 km (truth/README). */
double
ar_track_distance_m(double lat_1, double lon_1, double lat_2, double lon_2)
{
	const double radian = AR_RADIAN_PER_DEG;
	double half_lat = sin((lat_2 - lat_1) * radian / 2);
	double half_lon = sin((lon_2 - lon_1) * radian / 2);
	double h = half_lat * half_lat + cos(lat_1 * radian) *
		cos(lat_2 * radian) * half_lon * half_lon;

	return 2 * AR_EARTH_RADIUS_M * asin(h < 1 ? sqrt(h) : 1);
}

enum { SPEED_BINS = 40, BINS_PER_M_S = 4 };

/* Speed that half of the moving time stays below; NAN without one. */
static double
usual_speed(const struct ar_samples *samples)
{
	double time_in[SPEED_BINS] = {0};
	double total = 0, sum = 0;
	size_t last = SIZE_MAX;

	if (!samples->lat_deg)
		return NAN;
	for (size_t i = 0; i < samples->count; i++) {
		double dt, speed;
		unsigned bin;

		if (isnan(samples->lat_deg[i]) || isnan(samples->time_s[i]))
			continue;
		dt = last == SIZE_MAX
		    ? NAN
		    : samples->time_s[i] - samples->time_s[last];
		speed = dt > 0 ? ar_track_distance_m(samples->lat_deg[last],
				     samples->lon_deg[last],
				     samples->lat_deg[i],
				     samples->lon_deg[i]) / dt
			       : NAN;
		last = i;
		if (!(speed > AR_FORMAT_STILL_M_S) || dt > AR_FORMAT_GUESS_DT_S)
			continue;
		bin = speed * BINS_PER_M_S < SPEED_BINS - 1
		    ? (unsigned)(speed * BINS_PER_M_S)
		    : SPEED_BINS - 1;
		time_in[bin] += dt;
		total += dt;
	}
	for (unsigned bin = 0; total > 0 && bin < SPEED_BINS; bin++) {
		sum += time_in[bin];
		if (sum >= total / 2)
			return (bin + 0.5) / BINS_PER_M_S;
	}
	return NAN;
}

static enum ar_status
guess_sport(struct ar_xml *xml, struct ar_activity *activity)
{
	double speed;

	if (activity->sport)
		return AR_OK;
	speed = usual_speed(&activity->samples);
	activity->sport = "generic";
	if (speed > AR_FORMAT_RUN_M_S)
		activity->sport = "cycling";
	else if (speed > AR_FORMAT_WALK_M_S)
		activity->sport = "running";
	else if (speed > 0)
		activity->sport = "walking";
	return ar_warn(xml->recording, xml->arena, "sport_guessed", 0,
	    "The file does not name the sport; it was guessed from the "
	    "speed.");
}

static enum ar_status
both_feet(struct ar_xml *xml, struct ar_activity *activity)
{
	float *cadence = activity->samples.cadence_spm;
	double sum = 0;
	size_t count = 0;

	if (!cadence || !ar_sport_on_foot(activity->sport))
		return AR_OK;
	for (size_t i = 0; i < activity->samples.count; i++)
		if (cadence[i] > 0) {
			sum += (double)cadence[i];
			count++;
		}
	if (!count)
		return AR_OK;
	if (sum / (double)count > AR_FORMAT_CADENCE_STEPS_SPM)
		return ar_warn(xml->recording, xml->arena, "cadence_steps", 0,
		    "The cadence already counts both feet.");
	for (size_t i = 0; i < activity->samples.count; i++)
		cadence[i] *= 2;
	return AR_OK;
}

enum ar_status
ar_track_end(struct ar_xml *xml, struct ar_points *points,
    struct ar_activity *activity)
{
	if (!ar_points_end(points, activity))
		return AR_EMEM;
	if (isnan(activity->start_utc_s))
		activity->start_utc_s = earliest(&activity->samples);
	if (points->heart_zero)
		AR_TRY(ar_warn(xml->recording, xml->arena, "heart_zero", 0,
		    "Heart rates of 0 mean that there was no signal; they were "
		    "left out."));
	AR_TRY(guess_sport(xml, activity));
	return both_feet(xml, activity);
}
