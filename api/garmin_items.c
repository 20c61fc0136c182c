/* What one item of Garmin's JSON says: which kind it is, its keys tell.
 * Keys that are not known are passed over. */
#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "api/garmin_json.h"
#include "api/numbers.h"
#include "base/text.h"

static const double seconds_per_day = 86400, seconds_per_hour = 3600;
static const double latest_s = 253402300799.0; /* the end of the year 9999 */

double
ar_garmin_number(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_number(value) ? json_number_value(value) : NAN;
}

double
ar_garmin_either(const json_t *object, const char *key, const char *other)
{
	double value = ar_garmin_number(object, key);

	return isnan(value) ? ar_garmin_number(object, other) : value;
}

double
ar_garmin_time(const json_t *value)
{
	double at = NAN, offset;

	if (json_is_number(value)) {
		at = json_number_value(value);
		if (fabs(at) >= (double)AR_GARMIN_EPOCH_MS_MIN)
			at /= 1000;
	} else if (json_is_string(value)) {
		const char *text = json_string_value(value);

		if (!ar_time_parse(text, strlen(text), &at, &offset))
			return NAN;
	}
	return fabs(at) <= latest_s ? at : NAN;
}

bool
ar_garmin_date(const json_t *value, int64_t *day)
{
	char text[] = "0000-00-00 00:00:00";
	const char *told = json_string_value(value);
	double at = NAN, offset;

	if (told && strlen(told) >= 10) {
		memcpy(text, told, 10);
		if (!ar_time_parse(text, sizeof text - 1, &at, &offset))
			at = NAN;
	} else {
		at = ar_garmin_time(value);
	}
	if (isnan(at))
		return false;
	*day = (int64_t)floor(at / seconds_per_day);
	return true;
}

void
ar_garmin_day(struct ar_garmin *garmin, enum ar_wellness kind, int64_t day,
    double value)
{
	struct ar_wellness_item item = {kind, day, value, "garmin"};

	if (!(value > 0) || garmin->status != AR_OK)
		return;
	garmin->count.days++;
	if (garmin->sink->day)
		garmin->status = garmin->sink->day(garmin->sink->context,
		    &item, garmin->err);
}

/* --- sleep --- */

static double
asleep_s(const json_t *night)
{
	static const char *const stages[] = {"deepSleepSeconds",
	    "lightSleepSeconds", "remSleepSeconds"};
	double total = ar_garmin_number(night, "sleepTimeSeconds");

	if (total > 0)
		return total;
	total = 0;
	for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
		double stage = ar_garmin_number(night, stages[i]);

		if (stage > 0)
			total += stage;
	}
	return total;
}

static bool
is_word(const json_t *object, const char *key, const char *word)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text && ar_text_same_word(text, strlen(text), word);
}

/* The date of waking; without it the local end of the night. */
static bool
night_day(const json_t *night, int64_t *day)
{
	return ar_garmin_date(json_object_get(night, "calendarDate"), day) ||
	    ar_garmin_date(json_object_get(night, "sleepEndTimestampLocal"),
		day);
}

static double
hrv_ms(double value)
{
	return value < AR_GARMIN_HRV_NONE_MS ? value : NAN;
}

static bool
sleep(struct ar_garmin *garmin, const json_t *item)
{
	const json_t *night = json_object_get(item, "dailySleepDTO");
	const json_t *scores;
	double score;
	int64_t day;

	if (!json_is_object(night))
		night = item;
	if (!json_object_get(night, "sleepTimeSeconds") &&
	    !json_object_get(night, "deepSleepSeconds") &&
	    !json_object_get(night, "sleepStartTimestampGMT"))
		return false;
	if (!night_day(night, &day)) {
		ar_garmin_refuse(garmin, "a night has no date");
		return true;
	}
	if (is_word(night, "sleepWindowConfirmationType", "OFF_WRIST"))
		return true;
	ar_garmin_day(garmin, AR_WELL_SLEEP_H, day,
	    asleep_s(night) / seconds_per_hour);
	scores = json_object_get(night, "sleepScores");
	score = ar_garmin_number(json_object_get(scores, "overall"), "value");
	if (isnan(score))
		score = ar_garmin_number(scores, "overallScore");
	ar_garmin_day(garmin, AR_WELL_SLEEP_SCORE, day, score);
	ar_garmin_day(garmin, AR_WELL_PULSE_BPM, day,
	    ar_garmin_number(item, "restingHeartRate"));
	ar_garmin_day(garmin, AR_WELL_HRV_RMSSD_MS, day,
	    hrv_ms(ar_garmin_number(item, "avgOvernightHrv")));
	return true;
}

/* --- heart --- */

static bool
heart_variability(struct ar_garmin *garmin, const json_t *item)
{
	const json_t *told = json_object_get(item, "hrvSummary");
	int64_t day;

	if (!json_is_object(told))
		told = item;
	if (!json_object_get(told, "lastNightAvg"))
		return false;
	if (!ar_garmin_date(json_object_get(told, "calendarDate"), &day)) {
		ar_garmin_refuse(garmin, "a night has no date");
		return true;
	}
	ar_garmin_day(garmin, AR_WELL_HRV_RMSSD_MS, day,
	    hrv_ms(ar_garmin_number(told, "lastNightAvg")));
	return true;
}

/* The bulk file's health status: [{"type":"HRV","value":…},…] of a day. */
static bool
health_status(struct ar_garmin *garmin, const json_t *item)
{
	const json_t *metrics = json_object_get(item, "metrics");
	int64_t day;

	if (!json_is_array(metrics) ||
	    !ar_garmin_date(json_object_get(item, "calendarDate"), &day))
		return false;
	for (size_t i = 0; i < json_array_size(metrics); i++) {
		const json_t *metric = json_array_get(metrics, i);

		if (is_word(metric, "type", "HRV"))
			ar_garmin_day(garmin, AR_WELL_HRV_RMSSD_MS, day,
			    hrv_ms(ar_garmin_number(metric, "value")));
	}
	return true;
}

/* The value of the day so far has artefacts; it stands in only where the
 * settled one is missing. */
static bool
day_summary(struct ar_garmin *garmin, const json_t *item)
{
	int64_t day;

	if ((!json_object_get(item, "restingHeartRate") &&
		!json_object_get(item, "currentDayRestingHeartRate") &&
		!json_object_get(item, "totalSteps")) ||
	    !ar_garmin_date(json_object_get(item, "calendarDate"), &day))
		return false;
	ar_garmin_day(garmin, AR_WELL_PULSE_BPM, day,
	    ar_garmin_either(item, "restingHeartRate",
	    "currentDayRestingHeartRate"));
	return true;
}

/* --- body --- */

static double
mass_kg(double told)
{
	return told > AR_GARMIN_GRAMS_MIN ? told / 1000 : told;
}

/* A weighing: {"weight":72500,"calendarDate":…}, or the same inside
 * "weight" or "latestWeight", dated outside. */
static bool
weighing(struct ar_garmin *garmin, const json_t *item)
{
	const json_t *inner = json_object_get(item, "latestWeight");
	const json_t *dates[4];
	double mass;
	int64_t day = 0;
	size_t i;

	if (!json_is_object(inner))
		inner = json_object_get(item, "weight");
	if (!json_is_object(inner))
		inner = item;
	mass = mass_kg(ar_garmin_number(inner, "weight"));
	dates[0] = json_object_get(inner, "calendarDate");
	dates[1] = json_object_get(item, "summaryDate");
	dates[2] = json_object_get(json_object_get(item, "metaData"),
	    "calendarDate");
	dates[3] = json_object_get(inner, "timestampGMT");
	for (i = 0; i < sizeof dates / sizeof dates[0]; i++)
		if (ar_garmin_date(dates[i], &day))
			break;
	if (isnan(mass) || i == sizeof dates / sizeof dates[0])
		return false;
	ar_garmin_day(garmin, AR_WELL_MASS_KG, day, mass);
	return true;
}

static double
above_zero(double value)
{
	return value > 0 ? value : NAN;
}

static double
age_on(const json_t *birth, double at_s)
{
	struct ar_civil born, now;
	int64_t day;

	if (isnan(at_s) || !ar_garmin_date(birth, &day))
		return NAN;
	born = ar_civil_from_utc((double)day * seconds_per_day, 0);
	now = ar_civil_from_utc(at_s, 0);
	if (now.year < born.year)
		return NAN;
	return above_zero(now.year - born.year - (now.month < born.month ||
	    (now.month == born.month && now.day < born.day)));
}

/* Other objects have a height, too (pictures). */
static bool
is_profile(const json_t *item)
{
	static const char *const keys[] = {"userData", "userProfilePK",
	    "userProfilePk", "gender", "birthDate", "maxHeartRateUsed"};

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (json_object_get(item, keys[i]))
			return true;
	return false;
}

static bool
tells_nothing(const struct ar_user_profile *profile)
{
	return !profile->sex && isnan(profile->height_m) &&
	    isnan(profile->mass_kg) && isnan(profile->age_y) &&
	    isnan(profile->heart_threshold_bpm) &&
	    isnan(profile->heart_max_bpm) &&
	    isnan(profile->heart_rest_bpm) &&
	    isnan(profile->threshold_power_w);
}

/* The profile and the heart rate zones.  The age is told only where the item
 * says at which date it is true. */
static bool
person(struct ar_garmin *garmin, const json_t *item)
{
	const json_t *user = json_object_get(item, "userData");
	struct ar_user_profile profile = {.sex = NULL};
	double since = NAN, height;
	int64_t day;

	if (!is_profile(item))
		return false;
	if (!json_is_object(user))
		user = item;
	if (ar_garmin_date(json_object_get(json_object_get(item, "metaData"),
		"calendarDate"), &day) ||
	    ar_garmin_date(json_object_get(item, "calendarDate"), &day))
		since = (double)day * seconds_per_day;
	if (is_word(user, "gender", "female"))
		profile.sex = "f";
	else if (is_word(user, "gender", "male"))
		profile.sex = "m";
	height = above_zero(ar_garmin_number(user, "height"));
	profile.height_m = height > AR_GARMIN_CENTIMETRES_MIN ? height / 100
							      : height;
	profile.mass_kg = above_zero(mass_kg(ar_garmin_number(user,
	    "weight")));
	profile.age_y = age_on(json_object_get(user, "birthDate"), since);
	profile.heart_threshold_bpm = above_zero(ar_garmin_number(user,
	    "lactateThresholdHeartRate"));
	profile.heart_max_bpm = above_zero(ar_garmin_number(user,
	    "maxHeartRateUsed"));
	profile.heart_rest_bpm = above_zero(ar_garmin_number(user,
	    "restingHeartRateUsed"));
	profile.threshold_power_w = above_zero(ar_garmin_number(user,
	    "functionalThresholdPower"));
	if (tells_nothing(&profile))
		return json_object_get(user, "birthDate") != NULL;
	if (garmin->status == AR_OK && garmin->sink->person)
		garmin->status = garmin->sink->person(garmin->sink->context,
		    &profile, since, garmin->err);
	return true;
}

void
ar_garmin_item(struct ar_garmin *garmin, const json_t *item)
{
	garmin->known |= ar_garmin_activity(garmin, item) ||
	    sleep(garmin, item) || heart_variability(garmin, item) ||
	    day_summary(garmin, item) || health_status(garmin, item) ||
	    weighing(garmin, item) || person(garmin, item);
}
