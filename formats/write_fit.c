/* FIT out: the messages of an activity. */
#include <math.h>
#include <string.h>

#include "formats/fit_profile.h"
#include "formats/fit_put.h"
#include "formats/fit_write.h"
#include "formats/write.h"

enum { RR_MAX = 5, RR_BYTES = 2 };

/* Values of the profile's enumerations that the writer needs. */
enum { FILE_ACTIVITY = 4, MAKER_DEVELOPMENT = 255, CREATOR = 0 };
enum { EVENT_ACTIVITY = 26, ACTIVITY_MANUAL = 0, PRODUCT = 1, SERIAL = 1 };

static const struct ar_fit_put_message file_id = {0, FIT_MESG_FILE_ID, 5,
    {FIT_FILE_ID_TYPE, FIT_FILE_ID_MANUFACTURER, FIT_FILE_ID_PRODUCT,
	FIT_FILE_ID_SERIAL_NUMBER, FIT_FILE_ID_TIME_CREATED}};
static const struct ar_fit_put_message device_info = {1,
    FIT_MESG_DEVICE_INFO, 4,
    {FIT_DEVICE_INFO_TIMESTAMP, FIT_DEVICE_INFO_DEVICE_INDEX,
	FIT_DEVICE_INFO_MANUFACTURER, FIT_DEVICE_INFO_PRODUCT}};
static const struct ar_fit_put_message user_profile = {2,
    FIT_MESG_USER_PROFILE, 6,
    {FIT_USER_PROFILE_GENDER, FIT_USER_PROFILE_AGE, FIT_USER_PROFILE_HEIGHT,
	FIT_USER_PROFILE_WEIGHT, FIT_USER_PROFILE_RESTING_HEART_RATE,
	FIT_USER_PROFILE_DEFAULT_MAX_HEART_RATE}};
static const struct ar_fit_put_message zones_target = {3,
    FIT_MESG_ZONES_TARGET, 3,
    {FIT_ZONES_TARGET_MAX_HEART_RATE, FIT_ZONES_TARGET_THRESHOLD_HEART_RATE,
	FIT_ZONES_TARGET_FUNCTIONAL_THRESHOLD_POWER}};
static const struct ar_fit_put_message event = {4, FIT_MESG_EVENT, 4,
    {FIT_EVENT_TIMESTAMP, FIT_EVENT_EVENT, FIT_EVENT_EVENT_TYPE,
	FIT_EVENT_DATA}};
static const struct ar_fit_put_message hrv = {5, FIT_MESG_HRV, 1,
    {FIT_HRV_TIME}};
static const struct ar_fit_put_message lap = {6, FIT_MESG_LAP, 13,
    {FIT_LAP_TIMESTAMP, FIT_LAP_START_TIME, FIT_LAP_TOTAL_ELAPSED_TIME,
	FIT_LAP_TOTAL_TIMER_TIME, FIT_LAP_TOTAL_DISTANCE,
	FIT_LAP_TOTAL_ASCENT, FIT_LAP_TOTAL_DESCENT, FIT_LAP_AVG_HEART_RATE,
	FIT_LAP_MAX_HEART_RATE, FIT_LAP_AVG_CADENCE,
	FIT_LAP_AVG_FRACTIONAL_CADENCE, FIT_LAP_INTENSITY,
	FIT_LAP_LAP_TRIGGER}};
static const struct ar_fit_put_message session = {7, FIT_MESG_SESSION, 18,
    {FIT_SESSION_TIMESTAMP, FIT_SESSION_START_TIME, FIT_SESSION_SPORT,
	FIT_SESSION_SUB_SPORT, FIT_SESSION_TOTAL_ELAPSED_TIME,
	FIT_SESSION_TOTAL_TIMER_TIME, FIT_SESSION_TOTAL_MOVING_TIME,
	FIT_SESSION_TOTAL_DISTANCE, FIT_SESSION_TOTAL_ASCENT,
	FIT_SESSION_TOTAL_DESCENT, FIT_SESSION_AVG_HEART_RATE,
	FIT_SESSION_MAX_HEART_RATE, FIT_SESSION_AVG_CADENCE,
	FIT_SESSION_AVG_FRACTIONAL_CADENCE, FIT_SESSION_TOTAL_CALORIES,
	FIT_SESSION_NUM_LAPS, FIT_SESSION_WORKOUT_RPE,
	FIT_SESSION_WORKOUT_FEEL}};
static const struct ar_fit_put_message activity_end = {8, FIT_MESG_ACTIVITY, 7,
    {FIT_ACTIVITY_TIMESTAMP, FIT_ACTIVITY_TOTAL_TIMER_TIME,
	FIT_ACTIVITY_NUM_SESSIONS, FIT_ACTIVITY_TYPE, FIT_ACTIVITY_EVENT,
	FIT_ACTIVITY_EVENT_TYPE, FIT_ACTIVITY_LOCAL_TIMESTAMP}};
static const struct ar_fit_put_message record = {9, FIT_MESG_RECORD, 17,
    {FIT_RECORD_TIMESTAMP, FIT_RECORD_POSITION_LAT, FIT_RECORD_POSITION_LONG,
	FIT_RECORD_DISTANCE, FIT_RECORD_ENHANCED_ALTITUDE,
	FIT_RECORD_ENHANCED_SPEED, FIT_RECORD_HEART_RATE, FIT_RECORD_CADENCE,
	FIT_RECORD_FRACTIONAL_CADENCE, FIT_RECORD_POWER,
	FIT_RECORD_TEMPERATURE, FIT_RECORD_STANCE_TIME,
	FIT_RECORD_STANCE_TIME_BALANCE, FIT_RECORD_VERTICAL_OSCILLATION,
	FIT_RECORD_VERTICAL_RATIO, FIT_RECORD_STEP_LENGTH,
	FIT_RECORD_ACTIVITY_TYPE}};

static const uint32_t all_fields = UINT32_MAX;

static double
fit_time(double utc_s)
{
	return utc_s - AR_FIT_EPOCH_UTC_S;
}

static double
fraction(double value)
{
	return value - floor(value);
}

static double
activity_type(uint8_t mark)
{
	if (mark & AR_MARK_WALK)
		return AR_FIT_FOOT_WALKING;
	return mark & AR_MARK_RUN ? AR_FIT_FOOT_RUNNING : NAN;
}

static void
put_record(struct ar_fit_out *out, const struct ar_activity *a, size_t i,
    uint32_t present)
{
	const struct ar_samples *s = &a->samples;
	double steps = ar_cadence_out(a, ar_column_at(s->cadence_spm, i));
	const double values[] = {fit_time(s->time_s[i]),
	    ar_wide_column_at(s->lat_deg, i), ar_wide_column_at(s->lon_deg, i),
	    ar_wide_column_at(s->distance_m, i),
	    ar_column_at(s->altitude_m, i), ar_column_at(s->speed_m_s, i),
	    ar_column_at(s->heart_bpm, i), floor(steps), fraction(steps),
	    ar_column_at(s->power_w, i), ar_column_at(s->temperature_c, i),
	    ar_column_at(s->stance_time_ms, i),
	    ar_column_at(s->stance_left_pct, i),
	    ar_column_at(s->oscillation_mm, i),
	    ar_column_at(s->vertical_ratio_pct, i),
	    ar_column_at(s->step_length_mm, i), activity_type(s->mark[i])};

	ar_fit_put_numbers(out, &record, values, present);
}

/* The fields of the record message that some sample has. */
static uint32_t
record_fields(const struct ar_samples *s)
{
	const void *const columns[] = {s->time_s, s->lat_deg, s->lon_deg,
	    s->distance_m, s->altitude_m, s->speed_m_s, s->heart_bpm,
	    s->cadence_spm, s->cadence_spm, s->power_w, s->temperature_c,
	    s->stance_time_ms, s->stance_left_pct, s->oscillation_mm,
	    s->vertical_ratio_pct, s->step_length_mm};
	uint32_t present = 0;
	uint8_t marks = 0;

	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		present |= (uint32_t)(columns[i] != NULL) << i;
	for (size_t i = 0; i < s->count; i++)
		marks |= s->mark[i];
	if (marks & (AR_MARK_WALK | AR_MARK_RUN))
		present |= 1u << (record.count - 1);
	return present;
}

static void
put_timer(struct ar_fit_out *out, double utc_s, double type)
{
	const double values[] = {fit_time(utc_s), AR_FIT_EVENT_TIMER, type,
	    0};

	ar_fit_put_numbers(out, &event, values, all_fields);
}

static void
put_lap(struct ar_fit_out *out, const struct ar_activity *a,
    const struct ar_lap *l)
{
	double steps = ar_cadence_out(a, l->cadence_avg_spm);
	const double values[] = {fit_time(l->start_utc_s + l->elapsed_s),
	    fit_time(l->start_utc_s), l->elapsed_s, l->timer_s, l->distance_m,
	    l->ascent_m, l->descent_m, l->heart_avg_bpm, l->heart_max_bpm,
	    floor(steps), fraction(steps),
	    ar_word_number(AR_WORD_INTENSITY, l->intensity),
	    ar_word_number(AR_WORD_LAP_TRIGGER, l->trigger)};

	ar_fit_put_numbers(out, &lap, values, all_fields);
}

/* The intervals from..until, five a message; the rest of five is invalid. */
static void
put_beats(struct ar_fit_out *out, const struct ar_activity *a, size_t from,
    size_t until)
{
	const uint8_t bytes = RR_MAX * RR_BYTES;

	if (from < until && !(out->defined >> hrv.local & 1))
		ar_fit_put_define(out, &hrv, all_fields, &bytes);
	for (; from < until; from += RR_MAX) {
		ar_fit_put_head(out, &hrv);
		for (size_t i = from; i < from + RR_MAX; i++)
			ar_fit_put_value(out, &hrv.fields[0],
			    i < until ? (double)a->rr_s[i] : (double)NAN);
	}
}

/* Where each of the lists that run beside the samples has come to. */
struct progress {
	size_t pause;
	bool stopped; /* the current pause has begun */
	size_t lap;
	size_t beat;
};

/* Everything that stands before a sample of time_s. */
static void
put_until(struct ar_fit_out *out, const struct ar_activity *a,
    struct progress *at, double time_s)
{
	while (at->lap < a->lap_count &&
	    a->laps[at->lap].start_utc_s + a->laps[at->lap].elapsed_s < time_s)
		put_lap(out, a, &a->laps[at->lap++]);
	while (at->pause < a->pause_count) {
		const struct ar_pause *pause = &a->pauses[at->pause];

		if (!at->stopped && pause->start_utc_s < time_s) {
			put_timer(out, pause->start_utc_s,
			    AR_FIT_TIMER_STOP_ALL);
			at->stopped = true;
		}
		if (!at->stopped || !(pause->end_utc_s <= time_s))
			return;
		put_timer(out, pause->end_utc_s, AR_FIT_TIMER_START);
		at->stopped = false;
		at->pause++;
	}
}

static double
activity_end_s(const struct ar_activity *a)
{
	double end_s = a->start_utc_s + a->device_values.elapsed_s;

	if (isnan(end_s) && a->samples.count)
		end_s = a->samples.time_s[a->samples.count - 1];
	return isnan(end_s) ? a->start_utc_s : end_s;
}

static void
put_session(struct ar_fit_out *out, const struct ar_activity *a)
{
	const struct ar_device_values *v = &a->device_values;
	double steps = ar_cadence_out(a, v->cadence_avg_spm);
	const double values[] = {fit_time(activity_end_s(a)),
	    fit_time(a->start_utc_s),
	    ar_word_number(AR_WORD_SPORT, a->sport),
	    ar_word_number(AR_WORD_SUB_SPORT, a->sub_sport), v->elapsed_s,
	    v->timer_s, v->moving_s, v->distance_m, v->ascent_m, v->descent_m,
	    v->heart_avg_bpm, v->heart_max_bpm, floor(steps), fraction(steps),
	    v->calories_kcal, (double)a->lap_count, v->rpe_0_10,
	    v->feel_0_100};

	ar_fit_put_numbers(out, &session, values, all_fields);
}

static void
put_samples(struct ar_fit_out *out, const struct ar_activity *a)
{
	const struct ar_samples *s = &a->samples;
	uint32_t present = record_fields(s);
	struct progress at = {0};

	out->defined &= ~(1u << record.local);
	for (size_t i = 0; i < s->count; i++) {
		size_t beats = at.beat;

		put_until(out, a, &at, s->time_s[i]);
		put_record(out, a, i, present);
		while (at.beat < a->rr_count &&
		    a->rr_time_s[at.beat] <= s->time_s[i])
			at.beat++;
		put_beats(out, a, beats, at.beat);
	}
	put_until(out, a, &at, INFINITY);
	put_beats(out, a, at.beat, a->rr_count);
}

static void
put_activity(struct ar_fit_out *out, const struct ar_activity *a)
{
	put_timer(out, a->start_utc_s, AR_FIT_TIMER_START);
	put_samples(out, a);
	put_timer(out, activity_end_s(a), AR_FIT_TIMER_STOP_ALL);
	put_session(out, a);
}

static double
first_start_s(const struct ar_recording *recording)
{
	return recording->activities[0].start_utc_s;
}

static double
sex_number(const char *sex)
{
	if (!sex)
		return NAN;
	return strcmp(sex, "m") == 0 ? AR_FIT_GENDER_MALE :
	    AR_FIT_GENDER_FEMALE;
}

static void
put_head(struct ar_fit_out *out, const struct ar_recording *recording)
{
	const struct ar_user_profile *p = &recording->profile;
	double start = fit_time(first_start_s(recording));
	const double file[] = {FILE_ACTIVITY, MAKER_DEVELOPMENT, PRODUCT,
	    SERIAL, start};
	const double device[] = {start, CREATOR, MAKER_DEVELOPMENT, PRODUCT};
	const double person[] = {sex_number(p->sex), p->age_y, p->height_m,
	    p->mass_kg, p->heart_rest_bpm, p->heart_max_bpm};
	const double zones[] = {p->heart_max_bpm, p->heart_threshold_bpm,
	    p->threshold_power_w};

	ar_fit_put_numbers(out, &file_id, file, all_fields);
	ar_fit_put_numbers(out, &device_info, device, all_fields);
	ar_fit_put_numbers(out, &user_profile, person, all_fields);
	ar_fit_put_numbers(out, &zones_target, zones, all_fields);
}

static void
put_tail(struct ar_fit_out *out, const struct ar_recording *recording)
{
	const struct ar_activity *last =
	    &recording->activities[recording->activity_count - 1];
	double end = fit_time(activity_end_s(last)), timer = 0;

	for (size_t i = 0; i < recording->activity_count; i++)
		timer += recording->activities[i].device_values.timer_s;
	ar_fit_put_numbers(out, &activity_end,
	    (const double[]){end, timer, (double)recording->activity_count,
		ACTIVITY_MANUAL, EVENT_ACTIVITY, AR_FIT_TIMER_STOP,
		end + last->utc_offset_s},
	    all_fields);
}

enum ar_status
ar_write_fit(const struct ar_recording *recording, struct ar_file_out *file,
    struct ar_error *err)
{
	struct ar_fit_out out = {file, 0, AR_FIT_PROTOCOL_2};

	if (!recording->activity_count)
		return ar_fail(err, AR_EINPUT, 0,
		    "there is no activity to write");
	ar_fit_put_begin(&out);
	put_head(&out, recording);
	for (size_t i = 0; i < recording->activity_count; i++)
		put_activity(&out, &recording->activities[i]);
	put_tail(&out, recording);
	return ar_fit_put_finish(&out, err);
}
