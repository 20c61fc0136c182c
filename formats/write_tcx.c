/* TCX 2 out, with ActivityExtension 2 for speed, run cadence and power. */
#include <math.h>
#include <string.h>

#include "formats/write.h"

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<TrainingCenterDatabase"
    " xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\""
    " xmlns:ns3=\"http://www.garmin.com/xmlschemas/ActivityExtension/v2\""
    ">\n<Activities>\n";

static const char tail[] = "</Activities>\n</TrainingCenterDatabase>\n";

/* The schema's words; anything else is the last of each list. */
static const char *const sports[][2] = {
    {"running", "Running"}, {"cycling", "Biking"}, {NULL, "Other"}};
static const char *const triggers[][2] = {{"distance", "Distance"},
    {"time", "Time"}, {"position", "Location"}, {NULL, "Manual"}};
static const char *const intensities[][2] = {{"rest", "Resting"},
    {"recovery", "Resting"}, {NULL, "Active"}};

static const char *
translate(const char *const words[][2], const char *word)
{
	size_t i = 0;

	while (words[i][0] && !(word && strcmp(words[i][0], word) == 0))
		i++;
	return words[i][1];
}

static void
put_element(struct ar_file_out *out, const char *name, const char *text)
{
	ar_xml_put(out, "<");
	ar_xml_put(out, name);
	ar_xml_put(out, ">");
	ar_xml_put(out, text);
	ar_xml_put(out, "</");
	ar_xml_put(out, name);
	ar_xml_put(out, ">");
}

static void
put_heart(struct ar_file_out *out, const char *name, double bpm)
{
	if (isnan(bpm))
		return;
	ar_xml_put(out, "<");
	ar_xml_put(out, name);
	ar_xml_put(out, ">");
	ar_xml_put_number(out, "Value", bpm, 0);
	ar_xml_put(out, "</");
	ar_xml_put(out, name);
	ar_xml_put(out, ">");
}

static void
put_position(struct ar_file_out *out, const struct ar_samples *s, size_t i)
{
	if (!s->lat_deg || !s->lon_deg || isnan(s->lat_deg[i]) ||
	    isnan(s->lon_deg[i]))
		return;
	ar_xml_put(out, "<Position>");
	ar_xml_put_number(out, "LatitudeDegrees", s->lat_deg[i], 7);
	ar_xml_put_number(out, "LongitudeDegrees", s->lon_deg[i], 7);
	ar_xml_put(out, "</Position>");
}

static void
put_extensions(struct ar_file_out *out, double speed_m_s, double strides,
    double power_w)
{
	if (isnan(speed_m_s) && isnan(strides) && isnan(power_w))
		return;
	ar_xml_put(out, "<Extensions><ns3:TPX>");
	ar_xml_put_number(out, "ns3:Speed", speed_m_s, 3);
	ar_xml_put_number(out, "ns3:RunCadence", strides, 0);
	ar_xml_put_number(out, "ns3:Watts", power_w, 0);
	ar_xml_put(out, "</ns3:TPX></Extensions>");
}

static void
put_point(struct ar_file_out *out, const struct ar_activity *a, size_t i)
{
	const struct ar_samples *s = &a->samples;
	double turns = ar_cadence_out(a, ar_column_at(s->cadence_spm, i));
	bool foot = ar_sport_on_foot(a->sport);

	ar_xml_put(out, "<Trackpoint>");
	ar_xml_put_time(out, "Time", s->time_s[i]);
	put_position(out, s, i);
	ar_xml_put_number(out, "AltitudeMeters",
	    ar_column_at(s->altitude_m, i), 1);
	ar_xml_put_number(out, "DistanceMeters",
	    ar_wide_column_at(s->distance_m, i), 2);
	put_heart(out, "HeartRateBpm", ar_column_at(s->heart_bpm, i));
	ar_xml_put_number(out, "Cadence", foot ? NAN : turns, 0);
	put_extensions(out, ar_column_at(s->speed_m_s, i), foot ? turns : NAN,
	    ar_column_at(s->power_w, i));
	ar_xml_put(out, "</Trackpoint>\n");
}

static double
speed_max(const struct ar_samples *s, size_t from, size_t until)
{
	double most = NAN;

	for (size_t i = from; s->speed_m_s && i < until; i++)
		if (!(s->speed_m_s[i] <= most) && !isnan(s->speed_m_s[i]))
			most = s->speed_m_s[i];
	return most;
}

/* The samples from..until as Tracks. */
static void
put_tracks(struct ar_file_out *out, const struct ar_activity *a, size_t from,
    size_t until)
{
	size_t points = 0;

	for (size_t i = from; i < until; i++) {
		if (a->samples.mark[i] & AR_MARK_PAUSED)
			continue;
		if (!points++)
			ar_xml_put(out, "<Track>\n");
		else if (ar_segment_begins(a, i))
			ar_xml_put(out, "</Track>\n<Track>\n");
		put_point(out, a, i);
	}
	if (points)
		ar_xml_put(out, "</Track>");
}

/* One lap with the samples from..until.  What is not known is left out, also
 * where the schema wants a number: 0 would be a claim. */
static void
put_lap(struct ar_file_out *out, const struct ar_activity *a,
    const struct ar_lap *lap, size_t from, size_t until)
{

	ar_xml_put(out, "<Lap");
	if (isfinite(lap->start_utc_s)) {
		ar_xml_put(out, " StartTime=\"");
		ar_xml_put_time_text(out, lap->start_utc_s);
		ar_xml_put(out, "\"");
	}
	ar_xml_put(out, ">\n");
	ar_xml_put_number(out, "TotalTimeSeconds", lap->timer_s, 3);
	ar_xml_put_number(out, "DistanceMeters", lap->distance_m, 2);
	ar_xml_put_number(out, "MaximumSpeed",
	    speed_max(&a->samples, from, until), 3);
	ar_xml_put_number(out, "Calories", a->device_values.calories_kcal *
	    lap->timer_s / a->device_values.timer_s, 0);
	put_heart(out, "AverageHeartRateBpm", lap->heart_avg_bpm);
	put_heart(out, "MaximumHeartRateBpm", lap->heart_max_bpm);
	put_element(out, "Intensity", translate(intensities, lap->intensity));
	put_element(out, "TriggerMethod", translate(triggers, lap->trigger));
	put_tracks(out, a, from, until);
	ar_xml_put(out, "</Lap>\n");
}

/* The whole activity as one lap, for recordings without laps. */
static struct ar_lap
only_lap(const struct ar_activity *a)
{
	const struct ar_device_values *v = &a->device_values;
	struct ar_lap lap = {.start_utc_s = a->start_utc_s,
	    .elapsed_s = v->elapsed_s,
	    .timer_s = v->timer_s,
	    .distance_m = v->distance_m,
	    .ascent_m = v->ascent_m,
	    .descent_m = v->descent_m,
	    .heart_avg_bpm = v->heart_avg_bpm,
	    .heart_max_bpm = v->heart_max_bpm,
	    .cadence_avg_spm = v->cadence_avg_spm};

	return lap;
}

static void
put_activity(struct ar_file_out *out, const struct ar_activity *a)
{
	struct ar_lap only = only_lap(a);
	const struct ar_lap *laps = a->lap_count ? a->laps : &only;
	size_t count = a->lap_count ? a->lap_count : 1;
	size_t from = 0, until = 0;

	ar_xml_put(out, "<Activity Sport=\"");
	ar_xml_put(out, translate(sports, a->sport));
	ar_xml_put(out, "\">\n");
	ar_xml_put_time(out, "Id", a->start_utc_s);
	ar_xml_put(out, "\n");
	for (size_t i = 0; i < count; i++, from = until) {
		double end_s = laps[i].start_utc_s + laps[i].elapsed_s;

		while (until < a->samples.count &&
		    (i + 1 == count || a->samples.time_s[until] <= end_s))
			until++;
		put_lap(out, a, &laps[i], from, until);
	}
	ar_xml_put(out, "</Activity>\n");
}

enum ar_status
ar_write_tcx(const struct ar_recording *recording, struct ar_file_out *out,
    struct ar_error *err)
{
	if (!recording->activity_count)
		return ar_fail(err, AR_EINPUT, 0,
		    "there is no activity to write");
	ar_xml_put(out, head);
	for (size_t i = 0; i < recording->activity_count; i++)
		put_activity(out, &recording->activities[i]);
	ar_xml_put(out, tail);
	return AR_OK;
}
