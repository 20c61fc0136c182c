/* One activity of Garmin's JSON.  The bulk file counts milliseconds and
 * centimetres, the web service seconds and metres; the web service still
 * writes single times in milliseconds (elapsedDuration 2702589 beside
 * duration 2702.6), so each time is looked at on its own. */
#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "api/garmin_json.h"
#include "api/numbers.h"
#include "base/text.h"

struct sport {
	const char *word;
	const char *sport;
	const char *sub_sport;
};

enum { ID_BYTES = 24, NOTE_BYTES = 2048 };

/* Text in buffers, for the length of the call to the sink. */
struct told {
	struct ar_export_workout workout;
	char id[ID_BYTES];
	char name[AR_TEXT_MAX];
	char note[NOTE_BYTES];
};

static const char *
look_up(const char *word, const char **sub_sport)
{
	static const struct sport sports[] = {
#include "api/garmin_words.inc"
	};

	for (size_t i = 0; i < sizeof sports / sizeof sports[0]; i++)
		if (ar_text_same_word(word, strlen(word), sports[i].word)) {
			*sub_sport = sports[i].sub_sport;
			return sports[i].sport;
		}
	return NULL;
}

/* A new kind of running ("night_running") is still running. */
static const char *
find_sport(const char *word, const char **sub_sport)
{
	const char *sport = look_up(word, sub_sport);
	const char *last = strrchr(word, '_');

	return sport || !last ? sport : look_up(last + 1, sub_sport);
}

/* "running", {"typeKey":"running"}, or only sportType "RUNNING". */
static void
take_sport(struct ar_export_workout *workout, const json_t *item)
{
	const json_t *type = json_object_get(item, "activityTypeDTO");
	const char *word, *sport = NULL;

	if (!type)
		type = json_object_get(item, "activityType");
	word = json_string_value(json_is_object(type)
	    ? json_object_get(type, "typeKey")
	    : type);
	if (word)
		sport = find_sport(word, &workout->sub_sport);
	word = json_string_value(json_object_get(item, "sportType"));
	if (!sport && word)
		sport = find_sport(word, &workout->sub_sport);
	workout->sport = sport ? sport : "generic";
}

/* One line of text without control characters, cut where it must. */
static const char *
take_text(const json_t *value, char *out, size_t size)
{
	const char *text = json_string_value(value);
	size_t used = 0;

	if (!text)
		return NULL;
	for (; *text && used < size - 1; text++) {
		unsigned char c = (unsigned char)*text;

		out[used++] = c < 0x20 || c == 0x7f ? ' ' : *text;
	}
	out[used] = '\0';
	out[ar_utf8_prefix(out, used)] = '\0';
	return out[0] ? out : NULL;
}

static const char *
take_id(const json_t *value, char out[ID_BYTES])
{
	json_int_t id = json_integer_value(value);
	size_t at = ID_BYTES - 1;

	if (json_is_string(value))
		return take_text(value, out, ID_BYTES);
	if (!json_is_integer(value) || id <= 0)
		return NULL;
	out[at] = '\0';
	for (; id; id /= 10)
		out[--at] = (char)('0' + id % 10);
	return out + at;
}

static double
above_zero(double value)
{
	return value > 0 ? value : NAN;
}

/* Elapsed time is never shorter than the duration: that tells its unit. */
static double
elapsed_s(double told, double duration_s, bool bulk)
{
	if (isnan(duration_s))
		return bulk ? told / 1000 : told;
	if (told / 1000 >= duration_s * AR_GARMIN_ELAPSED_SLACK)
		return told / 1000;
	return told >= duration_s * AR_GARMIN_ELAPSED_SLACK ? told : NAN;
}

/* Moving time is not longer than the duration: that tells its unit. */
static double
moving_s(double told, double duration_s, bool bulk)
{
	double seconds = bulk ? told / 1000 : told;

	if (seconds > duration_s * AR_GARMIN_MOVING_SLACK)
		seconds = told / 1000;
	return seconds > duration_s * AR_GARMIN_MOVING_SLACK ? NAN : seconds;
}

static void
take_times(struct ar_export_workout *workout, const json_t *item, bool bulk)
{
	double duration = above_zero(ar_garmin_number(item, "duration"));

	if (bulk)
		duration /= 1000;
	workout->elapsed_s = elapsed_s(above_zero(ar_garmin_number(item,
	    "elapsedDuration")), duration, bulk);
	workout->moving_s = moving_s(above_zero(ar_garmin_number(item,
	    "movingDuration")), duration, bulk);
	if (isnan(workout->moving_s))
		workout->moving_s = duration;
	if (isnan(workout->elapsed_s))
		workout->elapsed_s = duration;
}

/* Local minus UTC, where both are told and the difference is one of a
 * zone. */
static double
offset_s(const json_t *item, double start_s)
{
	double local = ar_garmin_time(json_object_get(item,
	    "startTimeLocal"));
	double offset = round((local - start_s) / AR_GARMIN_OFFSET_STEP_S) *
	    AR_GARMIN_OFFSET_STEP_S;

	if (fabs(local - start_s - offset) <= 1 &&
	    fabs(offset) <= AR_GARMIN_OFFSET_MAX_S)
		return offset;
	return NAN;
}

static bool
take_start(struct ar_export_workout *workout, const json_t *item)
{
	static const char *const keys[] = {"startTimeGMT", "startTimeGmt",
	    "beginTimestamp"};

	workout->start_utc_s = NAN;
	for (size_t i = 0; i < sizeof keys / sizeof keys[0] &&
	     isnan(workout->start_utc_s); i++)
		workout->start_utc_s = ar_garmin_time(json_object_get(item,
		    keys[i]));
	workout->utc_offset_s = offset_s(item, workout->start_utc_s);
	return !isnan(workout->start_utc_s);
}

/* What the runner said after the run, in tenths. */
static void
take_feel(struct ar_export_workout *workout, const json_t *item)
{
	double rpe = ar_garmin_either(item, "directWorkoutRpe", "workoutRpe");
	double feel = ar_garmin_either(item, "directWorkoutFeel",
	    "workoutFeel");

	workout->rpe_0_10 = rpe > 0 && rpe <= 100 ? rpe / 10 : NAN;
	workout->feel_0_100 = feel >= 0 && feel <= 100 ? feel : NAN;
}

static void
take_sums(struct ar_export_workout *workout, const json_t *item, bool bulk)
{
	double metre = bulk ? 100 : 1;

	workout->distance_m = above_zero(ar_garmin_number(item,
	    "distance")) / metre;
	workout->ascent_m = ar_garmin_number(item, "elevationGain") / metre;
	workout->descent_m = ar_garmin_number(item, "elevationLoss") / metre;
	if (!(workout->ascent_m >= 0))
		workout->ascent_m = NAN;
	if (!(workout->descent_m >= 0))
		workout->descent_m = NAN;
	workout->heart_avg_bpm = above_zero(ar_garmin_either(item,
	    "averageHR", "avgHr"));
	workout->heart_max_bpm = above_zero(ar_garmin_either(item, "maxHR",
	    "maxHr"));
	/* the unit of the bulk file's calories is not certain */
	workout->calories_kcal = bulk ? NAN
	    : above_zero(ar_garmin_number(item, "calories"));
}

/* Outside of its list, the bulk file's item is known by its keys: the type
 * is a word, and the heart rate avgHr. */
static bool
is_bulk(const struct ar_garmin *garmin, const json_t *item)
{
	return garmin->bulk ||
	    (json_is_string(json_object_get(item, "activityType")) &&
		(json_object_get(item, "avgHr") ||
		    json_object_get(item, "beginTimestamp")));
}

bool
ar_garmin_activity(struct ar_garmin *garmin, const json_t *item)
{
	struct told told = {.workout = {.file = NULL}};
	struct ar_export_workout *workout = &told.workout;
	const json_t *sums = json_object_get(item, "summaryDTO");
	const json_t *name = json_object_get(item, "activityName");
	bool bulk = is_bulk(garmin, item);

	if (!json_is_object(sums))
		sums = item;
	if (!json_object_get(item, "activityId") ||
	    (!json_object_get(item, "activityType") &&
		!json_object_get(item, "activityTypeDTO")))
		return false;
	if (!take_start(workout, sums)) {
		ar_garmin_refuse(garmin, "an activity has no start");
		return true;
	}
	workout->id = take_id(json_object_get(item, "activityId"), told.id);
	workout->name = take_text(name ? name : json_object_get(item, "name"),
	    told.name, sizeof told.name);
	workout->note = take_text(json_object_get(item, "description"),
	    told.note, sizeof told.note);
	take_sport(workout, item);
	take_times(workout, sums, bulk);
	take_sums(workout, sums, bulk);
	take_feel(workout, sums);
	if (garmin->status != AR_OK)
		return true;
	garmin->count.workouts++;
	if (garmin->sink->workout)
		garmin->status = garmin->sink->workout(garmin->sink->context,
		    workout, garmin->err);
	return true;
}
