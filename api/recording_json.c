#include "api/recording_json.h"

#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "base/text.h"

/* Decimals at the edge (interfaces.md). */
enum { METRE_DECIMALS = 2, SECOND_DECIMALS = 1, BEAT_DECIMALS = 2 };

static void
put_time(struct ar_json_out *out, json_t *object, const char *key,
    double utc_s)
{
	char text[AR_TIME_TEXT];

	if (!isfinite(utc_s))
		return;
	ar_time_utc_text(utc_s, text);
	ar_json_text(out, object, key, text);
}

static void
put_stored(struct ar_json_out *out, json_t *object,
    const struct ar_stored_points *stored)
{
	ar_json_int(out, object, "points", (json_int_t)stored->points);
	ar_json_int(out, object, "points_with_position",
	    (json_int_t)stored->with_position);
	ar_json_int(out, object, "points_with_hr",
	    (json_int_t)stored->with_heart);
	put_time(out, object, "first_time", stored->first_time_s);
	put_time(out, object, "last_time", stored->last_time_s);
}

static void
put_lap(struct ar_json_out *out, json_t *laps, const struct ar_lap *lap)
{
	json_t *object = ar_json_object(out);

	put_time(out, object, "start_utc", lap->start_utc_s);
	ar_json_number(out, object, "timer_s", lap->timer_s, SECOND_DECIMALS);
	ar_json_number(out, object, "elapsed_s", lap->elapsed_s,
	    SECOND_DECIMALS);
	ar_json_number(out, object, "distance_m", lap->distance_m,
	    METRE_DECIMALS);
	ar_json_number(out, object, "ascent_m", lap->ascent_m, METRE_DECIMALS);
	ar_json_number(out, object, "descent_m", lap->descent_m,
	    METRE_DECIMALS);
	ar_json_number(out, object, "hr_avg", lap->heart_avg_bpm,
	    BEAT_DECIMALS);
	ar_json_number(out, object, "hr_max", lap->heart_max_bpm,
	    BEAT_DECIMALS);
	ar_json_number(out, object, "cadence_avg_spm", lap->cadence_avg_spm,
	    BEAT_DECIMALS);
	ar_json_text(out, object, "intensity", lap->intensity);
	ar_json_text(out, object, "trigger", lap->trigger);
	ar_json_append(out, laps, object);
}

static void
put_laps(struct ar_json_out *out, json_t *object,
    const struct ar_activity *activity)
{
	json_t *laps = ar_json_array(out);

	for (size_t i = 0; i < activity->lap_count; i++)
		put_lap(out, laps, &activity->laps[i]);
	ar_json_put(out, object, "laps", laps);
}

static void
put_pauses(struct ar_json_out *out, json_t *object,
    const struct ar_activity *activity)
{
	json_t *pauses = ar_json_object(out);
	double total_s = 0;

	for (size_t i = 0; i < activity->pause_count; i++)
		total_s += activity->pauses[i].end_utc_s -
		    activity->pauses[i].start_utc_s;
	ar_json_int(out, pauses, "count", (json_int_t)activity->pause_count);
	ar_json_number(out, pauses, "total_s", total_s, SECOND_DECIMALS);
	ar_json_put(out, object, "pauses", pauses);
}

static void
put_device(struct ar_json_out *out, json_t *object,
    const struct ar_recording *recording)
{
	json_t *device = ar_json_object(out);
	json_t *fields = ar_json_array(out);

	ar_json_text(out, device, "manufacturer",
	    recording->device.manufacturer);
	ar_json_text(out, device, "product", recording->device.product);
	ar_json_put(out, object, "device", device);
	for (size_t i = 0; i < recording->developer_field_count; i++) {
		const char *name = recording->developer_fields[i];

		ar_json_append(out, fields,
		    json_stringn(name, ar_utf8_prefix(name, strlen(name))));
	}
	ar_json_put(out, object, "developer_fields", fields);
}

static void
put_device_values(struct ar_json_out *out, json_t *object,
    const struct ar_device_values *said)
{
	json_t *values = ar_json_object(out);

	ar_json_number(out, values, "timer_s", said->timer_s, SECOND_DECIMALS);
	ar_json_number(out, values, "elapsed_s", said->elapsed_s,
	    SECOND_DECIMALS);
	ar_json_number(out, values, "distance_m", said->distance_m,
	    METRE_DECIMALS);
	ar_json_number(out, values, "ascent_m", said->ascent_m,
	    METRE_DECIMALS);
	ar_json_number(out, values, "descent_m", said->descent_m,
	    METRE_DECIMALS);
	ar_json_number(out, values, "hr_avg", said->heart_avg_bpm,
	    BEAT_DECIMALS);
	ar_json_number(out, values, "hr_max", said->heart_max_bpm,
	    BEAT_DECIMALS);
	ar_json_number(out, values, "cadence_avg_spm", said->cadence_avg_spm,
	    BEAT_DECIMALS);
	ar_json_number(out, values, "rpe", said->rpe_0_10, 1);
	ar_json_number(out, values, "feel", said->feel_0_100, 1);
	ar_json_put(out, object, "device_values", values);
}

static void
put_summary(struct ar_json_out *out, json_t *object,
    const struct ar_summary *sum)
{
	ar_json_number(out, object, "timer_s", sum->timer_s, SECOND_DECIMALS);
	ar_json_number(out, object, "elapsed_s", sum->elapsed_s,
	    SECOND_DECIMALS);
	ar_json_number(out, object, "moving_s", sum->moving_s,
	    SECOND_DECIMALS);
	ar_json_number(out, object, "distance_m", sum->distance_m,
	    METRE_DECIMALS);
	if (sum->distance_source != AR_DISTANCE_NONE)
		ar_json_text(out, object, "distance_source",
		    ar_distance_source_name(sum->distance_source));
	ar_json_number(out, object, "ascent_m", sum->ascent_m,
	    METRE_DECIMALS);
	ar_json_number(out, object, "descent_m", sum->descent_m,
	    METRE_DECIMALS);
	if (sum->elevation_source != AR_ELEVATION_NONE)
		ar_json_text(out, object, "elevation_source",
		    ar_elevation_source_name(sum->elevation_source));
	ar_json_number(out, object, "cadence_avg_spm", sum->cadence_avg_spm,
	    BEAT_DECIMALS);
}

void
ar_activity_json(struct ar_json_out *out, json_t *object,
    const struct ar_recording *recording, const struct ar_activity *activity,
    const struct ar_summary *summary)
{
	ar_json_text(out, object, "sport", activity->sport);
	ar_json_text(out, object, "sub_sport", activity->sub_sport);
	if (!activity->clock_unset)
		put_time(out, object, "start_utc", summary ?
		    summary->start_utc_s : activity->start_utc_s);
	ar_json_number(out, object, "utc_offset_s", summary ?
	    summary->utc_offset_s : activity->utc_offset_s, 0);
	if (summary)
		put_summary(out, object, summary);
	put_pauses(out, object, activity);
	put_stored(out, object, &activity->stored);
	ar_json_number(out, object, "hr_avg", activity->heart_avg_bpm,
	    BEAT_DECIMALS);
	ar_json_number(out, object, "hr_max", activity->heart_max_bpm,
	    BEAT_DECIMALS);
	put_laps(out, object, activity);
	put_device(out, object, recording);
	ar_json_number(out, object, "rpe", activity->device_values.rpe_0_10,
	    1);
	ar_json_number(out, object, "feel",
	    activity->device_values.feel_0_100, 1);
	ar_json_int(out, object, "rr_intervals",
	    (json_int_t)activity->rr_count);
	put_device_values(out, object, &activity->device_values);
	/* typed, not recorded (afterrun/told.h) */
	if (recording->format == AR_FORMAT_NONE)
		ar_json_bool(out, object, "told", true);
}

static void
put_warning(struct ar_json_out *out, json_t *warnings,
    const struct ar_warning *warning)
{
	json_t *object = ar_json_object(out);

	ar_json_text(out, object, "code", warning->code);
	ar_json_text(out, object, "text", warning->text);
	ar_json_int(out, object, "offset", (json_int_t)warning->offset);
	ar_json_append(out, warnings, object);
}

static void
put_warnings(struct ar_json_out *out, json_t *root,
    const struct ar_overview *overview)
{
	const struct ar_recording *recording = overview->recording;
	json_t *warnings = ar_json_array(out);

	for (size_t i = 0; i < recording->warning_count; i++)
		put_warning(out, warnings, &recording->warnings[i]);
	for (size_t i = 0; overview->summaries &&
	    i < recording->activity_count; i++) {
		const struct ar_summary *sum = &overview->summaries[i];

		for (size_t k = 0; k < sum->warning_count; k++)
			put_warning(out, warnings, &sum->warnings[k]);
	}
	ar_json_put(out, root, "warnings", warnings);
}

char *
ar_recording_json(const struct ar_overview *overview, const char *file,
    struct ar_arena *arena)
{
	const struct ar_recording *recording = overview->recording;
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *activities = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "recording/1");
	ar_json_text(&out, root, "file", file);
	if (recording->format != AR_FORMAT_NONE)
		ar_json_text(&out, root, "format",
		    ar_format_name(recording->format));
	ar_json_text(&out, root, "container",
	    ar_container_name(recording->container));
	ar_json_text(&out, root, "verdict",
	    ar_verdict_name(recording->verdict));
	for (size_t i = 0; i < recording->activity_count; i++) {
		json_t *object = ar_json_object(&out);

		ar_activity_json(&out, object, recording,
		    &recording->activities[i], overview->summaries ?
		    &overview->summaries[i] : NULL);
		ar_json_append(&out, activities, object);
	}
	ar_json_put(&out, root, "activities", activities);
	if (recording->activity_count > 1 || (recording->activity_count == 0 &&
	    recording->stored.points > 0)) {
		json_t *points = ar_json_object(&out);

		put_stored(&out, points, &recording->stored);
		ar_json_put(&out, root, "file_points", points);
	}
	put_warnings(&out, root, overview);
	return ar_json_finish(&out, root, arena);
}
