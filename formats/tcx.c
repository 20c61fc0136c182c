#include <math.h>
#include <string.h>

#include "base/text.h"
#include "formats/numbers.h"
#include "formats/xml_track.h"

/* What is known while a TCX file is read: formats.md 3. */
struct tcx {
	struct ar_points points;
	struct ar_point point;
	struct ar_lap *laps; /* of the activity being gathered */
	size_t lap_count;
	size_t lap_room;
	double calories;
	double id_s;
	const char *sport;
	const char *sub_sport;
	const char *device;
	float run_cadence;
	uint8_t mark;
	bool in_activity;
	bool in_lap;
	bool in_point;
	bool comma;
};

static struct tcx *
own(struct ar_xml *xml)
{
	struct tcx *tcx = xml->own;

	if (tcx)
		return tcx;
	tcx = ar_arena_alloc(xml->arena, sizeof *tcx);
	if (!tcx) {
		ar_xml_no_memory(xml);
		return NULL;
	}
	ar_points_start(&tcx->points, xml->arena);
	xml->own = tcx;
	return tcx;
}

static double
attribute_time(struct ar_xml *xml, const char **attributes, const char *name)
{
	const char *text = ar_xml_attribute(attributes, name);

	return text ? ar_xml_time(xml, text, strlen(text)) : NAN;
}

static void
activity_open(struct ar_xml *xml, struct tcx *tcx, const char **attributes)
{
	const char *word = ar_xml_attribute(attributes, "Sport");

	ar_stored_add(&xml->recording->stored, &tcx->points.stored);
	tcx->in_activity = true;
	tcx->in_lap = false; /* an Activity inside a Lap ends it */
	tcx->in_point = false;
	tcx->laps = NULL;
	tcx->lap_count = 0;
	tcx->lap_room = 0;
	tcx->calories = NAN;
	tcx->id_s = NAN;
	tcx->sub_sport = NULL;
	tcx->sport = word
	    ? ar_track_sport(word, strlen(word), &tcx->sub_sport)
	    : NULL;
	ar_points_start(&tcx->points, xml->arena);
}

static void
lap_open(struct ar_xml *xml, struct tcx *tcx, const char **attributes)
{
	struct ar_lap *lap;

	if (!tcx->in_activity)
		return;
	if (tcx->lap_count == tcx->lap_room) {
		size_t room = tcx->lap_room ? 2 * tcx->lap_room : 16;
		struct ar_lap *laps = ar_arena_grow(xml->arena, tcx->laps,
		    tcx->lap_count, room, sizeof *laps);

		if (!laps) {
			ar_xml_no_memory(xml);
			return;
		}
		tcx->laps = laps;
		tcx->lap_room = room;
	}
	tcx->in_lap = true;
	lap = &tcx->laps[tcx->lap_count++];
	ar_lap_clear(lap);
	lap->start_utc_s = attribute_time(xml, attributes, "StartTime");
	xml->recording->lap_count++;
}

/* sum += value where value is known; NAN is the empty sum. */
static void
add_known(double *sum, double value)
{
	if (isnan(value))
		return;
	*sum = isnan(*sum) ? value : *sum + value;
}

/* Device values are sums over the laps; the heart rate is weighted by their
 * time. */
static void
sum_laps(const struct tcx *tcx, struct ar_device_values *device)
{
	double beats = 0, weight = 0;

	for (size_t i = 0; i < tcx->lap_count; i++) {
		const struct ar_lap *lap = &tcx->laps[i];

		add_known(&device->timer_s, lap->timer_s);
		add_known(&device->distance_m, lap->distance_m);
		if (lap->heart_max_bpm > 0 &&
		    !(lap->heart_max_bpm <= device->heart_max_bpm))
			device->heart_max_bpm = lap->heart_max_bpm;
		if (lap->heart_avg_bpm > 0 && lap->timer_s > 0) {
			beats += lap->heart_avg_bpm * lap->timer_s;
			weight += lap->timer_s;
		}
	}
	if (weight > 0)
		device->heart_avg_bpm = beats / weight;
	device->calories_kcal = tcx->calories;
}

/* Cadence of laps counts one leg, as that of points. */
static void
lap_cadence(struct ar_activity *activity)
{
	for (size_t i = 0; i < activity->lap_count; i++) {
		double *cadence = &activity->laps[i].cadence_avg_spm;

		if (ar_sport_on_foot(activity->sport) &&
		    *cadence <= AR_FORMAT_CADENCE_STEPS_SPM)
			*cadence *= 2;
	}
}

static void
activity_fill(struct ar_xml *xml, struct tcx *tcx,
    struct ar_activity *activity)
{
	activity->sport = tcx->sport;
	activity->sub_sport = tcx->sub_sport;
	activity->laps = tcx->laps;
	activity->lap_count = tcx->lap_count;
	sum_laps(tcx, &activity->device_values);
	if (tcx->lap_count)
		activity->start_utc_s = tcx->laps[0].start_utc_s;
	if (isnan(activity->start_utc_s))
		activity->start_utc_s = tcx->id_s;
	if (ar_track_end(xml, &tcx->points, activity) != AR_OK)
		ar_xml_no_memory(xml);
	lap_cadence(activity);
}

/* An activity counts when it has a point with a time, or laps that lasted. */
static void
activity_close(struct ar_xml *xml, struct tcx *tcx)
{
	struct ar_activity *activity;
	double timer = NAN;

	if (!tcx->in_activity)
		return;
	tcx->in_activity = false;
	tcx->in_lap = false;
	ar_stored_add(&xml->recording->stored, &tcx->points.stored);
	for (size_t i = 0; i < tcx->lap_count; i++)
		add_known(&timer, tcx->laps[i].timer_s);
	if (tcx->points.timed || timer > 0) {
		activity = ar_xml_activity(xml);
		if (activity)
			activity_fill(xml, tcx, activity);
	}
	ar_points_start(&tcx->points, xml->arena);
}

static void
point_close(struct ar_xml *xml, struct tcx *tcx)
{
	tcx->in_point = false;
	if (tcx->run_cadence >= 0)
		tcx->point.cadence_spm = tcx->run_cadence;
	tcx->point.mark |= tcx->mark;
	tcx->mark = 0;
	ar_points_add(&tcx->points, &tcx->point);
	if (tcx->points.failed)
		ar_xml_no_memory(xml);
}

static void
position_set(struct tcx *tcx, double *degrees, const char *text, size_t n)
{
	bool comma = false;

	*degrees = ar_xml_number(text, n, &comma);
	tcx->point.comma |= comma;
	tcx->comma |= comma;
}

static void
point_value(struct ar_xml *xml, struct tcx *tcx, enum ar_xml_name name,
    const char *text, size_t n)
{
	struct ar_point *point = &tcx->point;

	switch (name) {
	case AR_XML_TIME_TCX:
		point->time_s = ar_xml_time(xml, text, n);
		break;
	case AR_XML_LATITUDE:
		position_set(tcx, &point->lat_deg, text, n);
		break;
	case AR_XML_LONGITUDE:
		position_set(tcx, &point->lon_deg, text, n);
		break;
	case AR_XML_ALTITUDE:
		point->altitude_m = ar_narrow(ar_xml_number(text, n, NULL));
		break;
	case AR_XML_DISTANCE_TCX:
		point->distance_m = ar_xml_number(text, n, NULL);
		break;
	case AR_XML_VALUE:
		if (ar_xml_parent(xml) == AR_XML_HEART)
			point->heart_bpm = ar_narrow(
			    ar_xml_number(text, n, NULL));
		break;
	case AR_XML_CADENCE_TCX:
		point->cadence_spm = ar_narrow(ar_xml_number(text, n, NULL));
		break;
	case AR_XML_RUN_CADENCE:
		tcx->run_cadence = ar_narrow(ar_xml_number(text, n, NULL));
		break;
	case AR_XML_SPEED_TCX:
		point->speed_m_s = ar_narrow(ar_xml_number(text, n, NULL));
		break;
	case AR_XML_WATTS:
		point->power_w = ar_narrow(ar_xml_number(text, n, NULL));
		break;
	case AR_XML_TEMPERATURE_TCX:
		point->temperature_c = ar_narrow(ar_xml_number(text, n, NULL));
		break;
	default:
		break;
	}
}

/* The words of TCX as FIT names them. */
static const char *
word_of(const char *text, size_t n)
{
	static const char *const words[][2] = {{"Active", "active"},
	    {"Resting", "rest"}, {"Manual", "manual"},
	    {"Distance", "distance"}, {"Location", "position_lap"},
	    {"Time", "time"}, {"HeartRate", "heart_rate"}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ar_text_same_word(text, n, words[i][0]))
			return words[i][1];
	return NULL;
}

static double
lap_heart(const char *text, size_t n)
{
	double value = ar_xml_number(text, n, NULL);

	return value > 0 && value < AR_FORMAT_HEART_INVALID_BPM ? value : NAN;
}

static void
lap_value(struct ar_xml *xml, struct tcx *tcx, enum ar_xml_name name,
    const char *text, size_t n)
{
	struct ar_lap *lap = &tcx->laps[tcx->lap_count - 1];
	enum ar_xml_name parent = ar_xml_parent(xml);

	if (name == AR_XML_VALUE && parent == AR_XML_HEART_AVG)
		lap->heart_avg_bpm = lap_heart(text, n);
	else if (name == AR_XML_VALUE && parent == AR_XML_HEART_MAX)
		lap->heart_max_bpm = lap_heart(text, n);
	else if (name == AR_XML_AVG_RUN_CADENCE)
		lap->cadence_avg_spm = ar_xml_number(text, n, NULL);
	if (parent != AR_XML_LAP)
		return;
	if (name == AR_XML_TOTAL_TIME)
		lap->timer_s = ar_xml_number(text, n, NULL);
	else if (name == AR_XML_DISTANCE_TCX)
		lap->distance_m = ar_xml_number(text, n, NULL);
	else if (name == AR_XML_CALORIES)
		add_known(&tcx->calories, ar_xml_number(text, n, NULL));
	else if (name == AR_XML_INTENSITY)
		lap->intensity = word_of(text, n);
	else if (name == AR_XML_TRIGGER)
		lap->trigger = word_of(text, n);
	else if (name == AR_XML_CADENCE_TCX && isnan(lap->cadence_avg_spm))
		lap->cadence_avg_spm = ar_xml_number(text, n, NULL);
}

void
ar_tcx_open(struct ar_xml *xml, enum ar_xml_name name,
    const char **attributes)
{
	struct tcx *tcx = own(xml);

	if (!tcx)
		return;
	switch (name) {
	case AR_XML_ACTIVITY:
		activity_open(xml, tcx, attributes);
		break;
	case AR_XML_LAP:
		lap_open(xml, tcx, attributes);
		break;
	case AR_XML_TRACK:
		tcx->mark |= AR_MARK_SEGMENT;
		break;
	case AR_XML_TRACKPOINT:
		ar_point_clear(&tcx->point);
		tcx->run_cadence = NAN;
		tcx->in_point = true;
		break;
	default:
		break;
	}
}

void
ar_tcx_close(struct ar_xml *xml, enum ar_xml_name name, const char *text,
    size_t n)
{
	struct tcx *tcx = xml->own;

	if (!tcx)
		return;
	if (name == AR_XML_TRACKPOINT)
		point_close(xml, tcx);
	else if (tcx->in_point)
		point_value(xml, tcx, name, text, n);
	else if (name == AR_XML_LAP)
		tcx->in_lap = false;
	else if (tcx->in_lap)
		lap_value(xml, tcx, name, text, n);
	else if (name == AR_XML_ACTIVITY)
		activity_close(xml, tcx);
	else if (name == AR_XML_NAME_TCX && !tcx->device &&
	    ar_xml_parent(xml) == AR_XML_CREATOR)
		xml->recording->device.product = tcx->device =
		    ar_xml_keep(xml, text, n);
	else if (name == AR_XML_ID && tcx->in_activity)
		tcx->id_s = ar_xml_time(xml, text, n);
}

void
ar_tcx_end(struct ar_xml *xml)
{
	struct tcx *tcx = xml->own;

	if (!tcx)
		return;
	activity_close(xml, tcx);
	/* points of courses are counted and not kept */
	ar_stored_add(&xml->recording->stored, &tcx->points.stored);
	if (tcx->comma)
		ar_xml_warn(xml, "decimal_comma",
		    "Positions were written with a decimal comma; they were "
		    "read as numbers.");
}
