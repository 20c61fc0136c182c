/* GPX 1.1 out, with Garmin's TrackPointExtension 2 for heart rate, cadence,
 * temperature and speed, and the bare power element other programs write. */
#include <math.h>

#include "formats/write.h"

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<gpx version=\"1.1\" creator=\"afterrun\""
    " xmlns=\"http://www.topografix.com/GPX/1/1\""
    " xmlns:gpxtpx=\"http://www.garmin.com/xmlschemas/"
    "TrackPointExtension/v2\">\n";

static bool
writable(const struct ar_samples *s, size_t i)
{
	return s->lat_deg && s->lon_deg && !(s->mark[i] & AR_MARK_PAUSED) &&
	    fabs(s->lat_deg[i]) <= 90 && fabs(s->lon_deg[i]) <= 180;
}

static void
put_extensions(struct ar_file_out *out, const struct ar_activity *a, size_t i)
{
	const struct ar_samples *s = &a->samples;
	double power = ar_column_at(s->power_w, i);
	double air = ar_column_at(s->temperature_c, i);
	double heart = ar_column_at(s->heart_bpm, i);
	double steps = ar_cadence_out(a, ar_column_at(s->cadence_spm, i));
	double speed = ar_column_at(s->speed_m_s, i);

	if (isnan(power) && isnan(air) && isnan(heart) && isnan(steps) &&
	    isnan(speed))
		return;
	ar_xml_put(out, "<extensions>");
	ar_xml_put_number(out, "power", power, 0);
	ar_xml_put(out, "<gpxtpx:TrackPointExtension>");
	ar_xml_put_number(out, "gpxtpx:atemp", air, 1);
	ar_xml_put_number(out, "gpxtpx:hr", heart, 0);
	ar_xml_put_number(out, "gpxtpx:cad", steps, 0);
	ar_xml_put_number(out, "gpxtpx:speed", speed, 3);
	ar_xml_put(out, "</gpxtpx:TrackPointExtension></extensions>");
}

static void
put_point(struct ar_file_out *out, const struct ar_activity *a, size_t i)
{
	const struct ar_samples *s = &a->samples;

	ar_xml_put(out, "<trkpt lat=\"");
	ar_xml_put_value(out, s->lat_deg[i], 7);
	ar_xml_put(out, "\" lon=\"");
	ar_xml_put_value(out, s->lon_deg[i], 7);
	ar_xml_put(out, "\">");
	ar_xml_put_number(out, "ele", ar_column_at(s->altitude_m, i), 1);
	ar_xml_put_time(out, "time", s->time_s[i]);
	put_extensions(out, a, i);
	ar_xml_put(out, "</trkpt>\n");
}

/* The number of points written. */
static size_t
put_track(struct ar_file_out *out, const struct ar_activity *a)
{
	size_t points = 0;
	bool begins = true;

	ar_xml_put(out, "<trk>");
	if (a->name) {
		ar_xml_put(out, "<name>");
		ar_xml_put_text(out, a->name);
		ar_xml_put(out, "</name>");
	}
	if (a->sport) {
		ar_xml_put(out, "<type>");
		ar_xml_put_text(out, a->sport);
		ar_xml_put(out, "</type>");
	}
	ar_xml_put(out, "\n<trkseg>\n");
	for (size_t i = 0; i < a->samples.count; i++) {
		begins = begins || ar_segment_begins(a, i);
		if (!writable(&a->samples, i))
			continue;
		if (begins && points)
			ar_xml_put(out, "</trkseg>\n<trkseg>\n");
		begins = false;
		put_point(out, a, i);
		points++;
	}
	ar_xml_put(out, "</trkseg>\n</trk>\n");
	return points;
}

enum ar_status
ar_write_gpx(const struct ar_recording *recording, struct ar_file_out *out,
    struct ar_error *err)
{
	size_t points = 0;

	ar_xml_put(out, head);
	if (recording->activity_count) {
		ar_xml_put(out, "<metadata>");
		ar_xml_put_time(out, "time",
		    recording->activities[0].start_utc_s);
		ar_xml_put(out, "</metadata>\n");
	}
	for (size_t i = 0; i < recording->activity_count; i++)
		points += put_track(out, &recording->activities[i]);
	ar_xml_put(out, "</gpx>\n");
	if (!points)
		return ar_fail(err, AR_EINPUT, 0,
		    "GPX holds positions, and this recording has none");
	return AR_OK;
}
