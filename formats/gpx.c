#include <math.h>
#include <string.h>

#include "formats/numbers.h"
#include "formats/xml_track.h"

/* What is known while a GPX file is read: formats.md 2. */
struct gpx {
	struct ar_points points; /* of the activity being gathered */
	struct ar_point point;
	bool in_point;
	bool comma;        /* a position with decimal commas was seen */
	bool paused;       /* OpenTracks wrote a pause; not resumed yet */
	bool first_of_track;
	uint8_t mark;      /* of the next point */
	double last_time_s;
	const char *name; /* of the activity: of its first track with one */
	const char *type;
	const char *sub_sport;
	const char *track_name;
	const char *track_type;
	const char *track_sub_sport;
	bool barometer;
};

static double
position(struct gpx *gpx, const char *text)
{
	bool comma = false;
	double value;

	if (!text)
		return NAN;
	value = ar_xml_number(text, strlen(text), &comma);
	if (comma) {
		gpx->comma = true;
		gpx->point.comma = true;
	}
	return value;
}

static void
point_open(struct gpx *gpx, const char **attributes)
{
	struct ar_point *point = &gpx->point;

	ar_point_clear(point);
	gpx->in_point = true;
	point->lat_deg = position(gpx, ar_xml_attribute(attributes, "lat"));
	point->lon_deg = position(gpx, ar_xml_attribute(attributes, "lon"));
}

/* A few points with a time do not make a drawn route a recording. */
static bool
is_recorded(const struct ar_points *points)
{
	return points->timed > 0 && (double)points->timed >=
	    AR_FORMAT_TIMED_SHARE_MIN * (double)points->stored.points;
}

/* The activity gathered so far is complete. */
static void
activity_end(struct ar_xml *xml, struct gpx *gpx)
{
	struct ar_activity *activity;

	ar_stored_add(&xml->recording->stored, &gpx->points.stored);
	if (is_recorded(&gpx->points) && (activity = ar_xml_activity(xml))) {
		activity->sport = gpx->type;
		activity->sub_sport = gpx->sub_sport;
		activity->name = gpx->name;
		activity->barometer = gpx->barometer;
		if (ar_track_end(xml, &gpx->points, activity) != AR_OK)
			ar_xml_no_memory(xml);
	}
	ar_points_start(&gpx->points, xml->arena);
	gpx->last_time_s = NAN;
	gpx->name = NULL;
	gpx->type = NULL;
	gpx->sub_sport = NULL;
}

/* OpenTracks writes a pause as latitude 100 and its end as 200. */
static void
pause_marks(struct gpx *gpx)
{
	struct ar_point *point = &gpx->point;

	if (gpx->paused)
		point->mark |= AR_MARK_PAUSED;
	if (point->lat_deg >= 100 && point->lat_deg <= 100) {
		gpx->paused = true;
		point->mark |= AR_MARK_PAUSED;
	} else if (point->lat_deg >= 200 && point->lat_deg <= 200) {
		gpx->paused = false;
		point->mark |= AR_MARK_PAUSED;
		gpx->mark |= AR_MARK_SEGMENT;
	}
}

/* The first point with a time of a track: of the same activity, unless hours
 * lie between. */
static void
track_start(struct ar_xml *xml, struct gpx *gpx)
{
	double gap = fabs(gpx->point.time_s - gpx->last_time_s);

	gpx->first_of_track = false;
	if (gap > AR_FORMAT_ACTIVITY_GAP_S)
		activity_end(xml, gpx);
	if (!gpx->name)
		gpx->name = gpx->track_name;
	if (!gpx->type) {
		gpx->type = gpx->track_type;
		gpx->sub_sport = gpx->track_sub_sport;
	}
}

static void
point_close(struct ar_xml *xml, struct gpx *gpx)
{
	struct ar_point *point = &gpx->point;

	gpx->in_point = false;
	if (gpx->first_of_track && !isnan(point->time_s))
		track_start(xml, gpx);
	point->mark |= gpx->mark;
	gpx->mark = 0;
	pause_marks(gpx);
	if (!isnan(point->time_s))
		gpx->last_time_s = point->time_s;
	ar_points_add(&gpx->points, point);
	if (gpx->points.failed)
		ar_xml_no_memory(xml);
}

static void
point_value(struct ar_xml *xml, struct ar_point *point, enum ar_xml_name name,
    const char *text, size_t n)
{
	bool own = ar_xml_parent(xml) == AR_XML_TRKPT;
	double value;

	if (name == AR_XML_TIME) {
		if (own)
			point->time_s = ar_xml_time(xml, text, n);
		return;
	}
	value = ar_xml_number(text, n, NULL);
	switch (name) {
	case AR_XML_ELE:
		if (own)
			point->altitude_m = ar_narrow(value);
		break;
	case AR_XML_HR:
	case AR_XML_HEARTRATE:
		if (!(point->heart_bpm > 0))
			point->heart_bpm = ar_narrow(value);
		break;
	case AR_XML_CAD:
	case AR_XML_CADENCE:
	case AR_XML_RUN_CADENCE:
		if (!(point->cadence_spm > 0))
			point->cadence_spm = ar_narrow(value);
		break;
	case AR_XML_POWER:
	case AR_XML_WATTS:
	case AR_XML_POWER_WATTS:
		point->power_w = ar_narrow(value);
		break;
	case AR_XML_ATEMP:
	case AR_XML_TEMP:
		point->temperature_c = ar_narrow(value);
		break;
	case AR_XML_SPEED:
	case AR_XML_SPEED_TCX:
		point->speed_m_s = ar_narrow(value);
		break;
	case AR_XML_DISTANCE:
		point->distance_m = value;
		break;
	default:
		break;
	}
}

static void
root_open(struct ar_xml *xml, struct gpx *gpx, const char **attributes)
{
	const char *creator = ar_xml_attribute(attributes, "creator");

	if (!creator)
		return;
	xml->recording->device.software = ar_xml_keep(xml, creator,
	    strlen(creator));
	/* Strava's way to say that the altitude is the watch's own. */
	gpx->barometer = strstr(creator, "with barometer") ||
	    strstr(creator, "with Barometer");
}

static struct gpx *
own(struct ar_xml *xml)
{
	struct gpx *gpx = xml->own;

	if (gpx)
		return gpx;
	gpx = ar_arena_alloc(xml->arena, sizeof *gpx);
	if (!gpx) {
		ar_xml_no_memory(xml);
		return NULL;
	}
	gpx->last_time_s = NAN;
	ar_points_start(&gpx->points, xml->arena);
	xml->own = gpx;
	return gpx;
}

void
ar_gpx_open(struct ar_xml *xml, enum ar_xml_name name,
    const char **attributes)
{
	struct gpx *gpx = own(xml);

	if (!gpx)
		return;
	switch (name) {
	case AR_XML_GPX:
		root_open(xml, gpx, attributes);
		break;
	case AR_XML_TRK:
		gpx->first_of_track = true;
		gpx->track_name = NULL;
		gpx->track_type = NULL;
		gpx->track_sub_sport = NULL;
		break;
	case AR_XML_TRKSEG:
		gpx->mark |= AR_MARK_SEGMENT;
		gpx->paused = false;
		break;
	case AR_XML_TRKPT:
		point_open(gpx, attributes);
		break;
	default:
		break;
	}
}

void
ar_gpx_close(struct ar_xml *xml, enum ar_xml_name name, const char *text,
    size_t n)
{
	struct gpx *gpx = xml->own;
	bool of_track = ar_xml_parent(xml) == AR_XML_TRK;

	if (!gpx)
		return;
	if (name == AR_XML_TRKPT)
		point_close(xml, gpx);
	else if (gpx->in_point)
		point_value(xml, &gpx->point, name, text, n);
	else if (name == AR_XML_NAME && of_track)
		gpx->track_name = ar_xml_keep(xml, text, n);
	else if (name == AR_XML_TYPE && of_track)
		gpx->track_type = ar_track_sport(text, n,
		    &gpx->track_sub_sport);
}

void
ar_gpx_end(struct ar_xml *xml)
{
	struct gpx *gpx = xml->own;

	if (!gpx)
		return;
	activity_end(xml, gpx);
	if (gpx->comma)
		ar_xml_warn(xml, "decimal_comma",
		    "Positions were written with a decimal comma; they were "
		    "read as numbers.");
}
