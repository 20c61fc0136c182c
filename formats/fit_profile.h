/* Generated from data/fit_*.csv by tools/gen_fit_profile.py;
 * correct the table, not this file. */
#ifndef FORMATS_FIT_PROFILE_H
#define FORMATS_FIT_PROFILE_H

/* s; FIT protocol: 1989-12-31T00:00:00Z [S] */
#define AR_FIT_EPOCH_UTC_S 631065600
/* s; FIT profile 21.217 date_time: values below 0x10000000 count from power-up [S] */
#define AR_FIT_SYSTEM_TIME_END 268435456
/* formats.md 1.1 [S] */
#define AR_FIT_MAJOR_MAX 2
/* bytes; formats.md 1.1 [S] */
#define AR_FIT_HEADER_MIN 12
/* s; formats.md 1.3 [S] */
#define AR_FIT_ZONE_STEP_S 900
/* s; formats.md 1.3: 14 h [S] */
#define AR_FIT_ZONE_MAX_S 50400
/* formats.md 1.4 [S] */
#define AR_FIT_PACKED_SPEED_SCALE 100
/* formats.md 1.4 [S] */
#define AR_FIT_PACKED_DISTANCE_SCALE 16
/* formats.md 1.4: 12 bits [S] */
#define AR_FIT_PACKED_MASK 4095
/* s; official merge of hr messages: a value is carried on in steps of 0.25 s [S] */
#define AR_FIT_BEAT_FILL_S 0.25
/* official merge of hr messages: for at most 5 s [S] */
#define AR_FIT_BEAT_FILL_MAX 20
/* FIT profile 21.217 event [S] */
#define AR_FIT_EVENT_TIMER 0
/* formats.md 1.4; undocumented by the vendor [P] */
#define AR_FIT_EVENT_RECOVERY_ADVICE 38
/* FIT profile 21.217 event_type [S] */
#define AR_FIT_TIMER_START 0
/* FIT profile 21.217 event_type [S] */
#define AR_FIT_TIMER_STOP 1
/* FIT profile 21.217 event_type [S] */
#define AR_FIT_TIMER_STOP_ALL 4
/* FIT profile 21.217 event_type [S] */
#define AR_FIT_TIMER_STOP_DISABLE 8
/* FIT profile 21.217 event_type [S] */
#define AR_FIT_TIMER_STOP_DISABLE_ALL 9
/* FIT profile 21.217 activity_type [S] */
#define AR_FIT_FOOT_RUNNING 1
/* FIT profile 21.217 activity_type [S] */
#define AR_FIT_FOOT_WALKING 6
/* FIT profile 21.217 file [S] */
#define AR_FIT_FILE_COURSE 6
/* FIT profile 21.217 sport [S] */
#define AR_FIT_SPORT_TRANSITION 3
/* FIT profile 21.217 gender [S] */
#define AR_FIT_GENDER_FEMALE 0
/* FIT profile 21.217 gender [S] */
#define AR_FIT_GENDER_MALE 1
/* s; plausible beat in beat_intervals messages [A] */
#define AR_FIT_BEAT_MIN_S 0.25
/* s; plausible beat in beat_intervals messages [A] */
#define AR_FIT_BEAT_MAX_S 3
/* rpm; formats.md 1.4: a higher mean is steps [S] */
#define AR_FIT_LEGS_CADENCE_MAX_RPM 125
/* m/s; a generic activity faster than this is not on foot [A] */
#define AR_FIT_CYCLING_SPEED_MIN_M_S 5.5
/* bpm; plausible resting heart rate [A] */
#define AR_FIT_REST_MIN_BPM 20
/* bpm; plausible resting heart rate [A] */
#define AR_FIT_REST_MAX_BPM 120
/* bpm; plausible maximum or threshold heart rate [A] */
#define AR_FIT_HEART_MIN_BPM 80
/* bpm; plausible maximum or threshold heart rate [A] */
#define AR_FIT_HEART_MAX_BPM 240
/* bound on activities in a file [A] */
#define AR_FIT_SESSIONS_MAX 128
/* bound on laps kept [A] */
#define AR_FIT_LAPS_MAX 65536
/* bound on developer fields kept [A] */
#define AR_FIT_DEVELOPER_MAX 1024
/* min; plausible recovery advice: 14 days [A] */
#define AR_FIT_ADVICE_MAX_MIN 20160
/* bytes; formats.md 1.4 [S] */
#define AR_FIT_PACKED_BYTES 3
/* mm; definition [S] */
#define AR_FIT_MM_PER_CM 10
/* 1/s; formats.md 1.5 [S] */
#define AR_FIT_EVENT_RATE 1024
/* formats.md 1.4; undocumented by the vendor [P] */
#define AR_FIT_EVENT_SLEEP 74
/* FIT profile 21.217 sleep_level [S] */
#define AR_FIT_SLEEP_LIGHT 2
/* FIT profile 21.217 sleep_level [S] */
#define AR_FIT_SLEEP_REM 4
/* FIT profile 21.217 file [S] */
#define AR_FIT_FILE_WORKOUT 5
/* FIT profile 21.217 wkt_step_duration [S] */
#define AR_FIT_STEP_TIME 0
/* FIT profile 21.217 wkt_step_duration [S] */
#define AR_FIT_STEP_DISTANCE 1
/* FIT profile 21.217 wkt_step_duration [S] */
#define AR_FIT_STEP_OPEN 5
/* FIT profile 21.217 wkt_step_duration: repeat_until_steps_cmplt [S] */
#define AR_FIT_STEP_REPEAT 6
/* FIT profile 21.217 wkt_step_target [S] */
#define AR_FIT_AIM_SPEED 0
/* FIT profile 21.217 wkt_step_target [S] */
#define AR_FIT_AIM_HEART 1
/* FIT profile 21.217 wkt_step_target [S] */
#define AR_FIT_AIM_OPEN 2
/* FIT profile 21.217: a zone of 0 means the custom range [S] */
#define AR_FIT_AIM_CUSTOM 0
/* bpm; FIT profile 21.217 workout_hr: above it beats; up to it per cent [S] */
#define AR_FIT_STEP_BPM_OFFSET 100
/* 1/s; FIT profile 21.217 duration_time [S] */
#define AR_FIT_STEP_MS 1000
/* 1/m; FIT profile 21.217 duration_distance [S] */
#define AR_FIT_STEP_CM 100
/* s/m; FIT profile 21.217 custom_target_speed [S] */
#define AR_FIT_STEP_MM_S 1000
/* FIT profile 21.217 message_index [S] */
#define AR_FIT_STEP_INDEX_MASK 4095
/* bound on steps of a workout [A] */
#define AR_FIT_WORKOUT_STEPS_MAX 1024
/* bytes; bound on names with their final NUL [A] */
#define AR_FIT_WORKOUT_NAME_BYTES 50
/* bytes; bound on notes with their final NUL [A] */
#define AR_FIT_WORKOUT_NOTE_BYTES 200
/* bpm; bound on heart rates asked for [A] */
#define AR_FIT_WORKOUT_BPM_MAX 250
/* m/s; bound on speeds asked for [A] */
#define AR_FIT_WORKOUT_SPEED_MAX_M_S 15
/* s; bound on the time of a step [A] */
#define AR_FIT_WORKOUT_STEP_MAX_S 1000000
/* m; bound on the length of a step [A] */
#define AR_FIT_WORKOUT_STEP_MAX_M 1000000
/* bound on repeats [A] */
#define AR_FIT_WORKOUT_REPEATS_MAX 1000

/* Messages that are read; others are skipped by their size. */
enum ar_fit_kind {
	AR_FIT_KIND_SKIP,
	AR_FIT_KIND_FILE_ID,
	AR_FIT_KIND_FILE_CREATOR,
	AR_FIT_KIND_DEVICE_INFO,
	AR_FIT_KIND_ACTIVITY,
	AR_FIT_KIND_SESSION,
	AR_FIT_KIND_LAP,
	AR_FIT_KIND_EVENT,
	AR_FIT_KIND_HRV,
	AR_FIT_KIND_BEAT_INTERVALS,
	AR_FIT_KIND_HEART,
	AR_FIT_KIND_SPORT,
	AR_FIT_KIND_USER_PROFILE,
	AR_FIT_KIND_ZONES_TARGET,
	AR_FIT_KIND_TIME_IN_ZONE,
	AR_FIT_KIND_USER_METRICS,
	AR_FIT_KIND_ACTIVITY_METRICS,
	AR_FIT_KIND_FIELD_DESCRIPTION,
	AR_FIT_KIND_MONITORING,
	AR_FIT_KIND_MONITORING_INFO,
	AR_FIT_KIND_MONITORING_PULSE,
	AR_FIT_KIND_TIME_CORRELATION,
	AR_FIT_KIND_DEVICE_SETTINGS,
	AR_FIT_KIND_SLEEP_LEVEL,
	AR_FIT_KIND_SLEEP_ASSESSMENT,
	AR_FIT_KIND_HRV_STATUS,
	AR_FIT_KIND_HRV_VALUE,
	AR_FIT_KIND_DAILY_METRICS,
	AR_FIT_KIND_WEIGHT_SCALE,
	AR_FIT_KIND_WORKOUT,
	AR_FIT_KIND_WORKOUT_STEP,
	AR_FIT_KIND_RECORD,
	AR_FIT_KINDS,
};

enum ar_fit_file_id_slot {
	AR_FIT_FILE_ID_TYPE,
	AR_FIT_FILE_ID_MANUFACTURER,
	AR_FIT_FILE_ID_PRODUCT,
	AR_FIT_FILE_ID_SERIAL,
	AR_FIT_FILE_ID_TIME_CREATED,
	AR_FIT_FILE_ID_PRODUCT_NAME,
};

enum ar_fit_file_creator_slot {
	AR_FIT_FILE_CREATOR_SOFTWARE_VERSION,
};

enum ar_fit_device_info_slot {
	AR_FIT_DEVICE_INFO_DEVICE_INDEX,
	AR_FIT_DEVICE_INFO_MANUFACTURER,
	AR_FIT_DEVICE_INFO_PRODUCT,
	AR_FIT_DEVICE_INFO_SOFTWARE_VERSION,
	AR_FIT_DEVICE_INFO_PRODUCT_NAME,
};

enum ar_fit_activity_slot {
	AR_FIT_ACTIVITY_TIMESTAMP,
	AR_FIT_ACTIVITY_LOCAL_TIMESTAMP,
};

enum ar_fit_session_slot {
	AR_FIT_SESSION_TIMESTAMP,
	AR_FIT_SESSION_START_TIME,
	AR_FIT_SESSION_SPORT,
	AR_FIT_SESSION_SUB_SPORT,
	AR_FIT_SESSION_ELAPSED,
	AR_FIT_SESSION_TIMER,
	AR_FIT_SESSION_MOVING,
	AR_FIT_SESSION_DISTANCE,
	AR_FIT_SESSION_CALORIES,
	AR_FIT_SESSION_HEART_AVG,
	AR_FIT_SESSION_HEART_MAX,
	AR_FIT_SESSION_CADENCE_AVG,
	AR_FIT_SESSION_CADENCE_FRACTION,
	AR_FIT_SESSION_ASCENT,
	AR_FIT_SESSION_DESCENT,
	AR_FIT_SESSION_PROFILE_NAME,
	AR_FIT_SESSION_FEEL,
	AR_FIT_SESSION_RPE,
};

enum ar_fit_lap_slot {
	AR_FIT_LAP_TIMESTAMP,
	AR_FIT_LAP_START_TIME,
	AR_FIT_LAP_ELAPSED,
	AR_FIT_LAP_TIMER,
	AR_FIT_LAP_DISTANCE,
	AR_FIT_LAP_HEART_AVG,
	AR_FIT_LAP_HEART_MAX,
	AR_FIT_LAP_CADENCE_AVG,
	AR_FIT_LAP_CADENCE_FRACTION,
	AR_FIT_LAP_ASCENT,
	AR_FIT_LAP_DESCENT,
	AR_FIT_LAP_INTENSITY,
	AR_FIT_LAP_TRIGGER,
};

enum ar_fit_event_slot {
	AR_FIT_EVENT_TIMESTAMP,
	AR_FIT_EVENT_EVENT,
	AR_FIT_EVENT_TYPE,
	AR_FIT_EVENT_DATA16,
	AR_FIT_EVENT_DATA,
};

enum ar_fit_hrv_slot {
	AR_FIT_HRV_TIME,
};

enum ar_fit_beat_intervals_slot {
	AR_FIT_BEAT_INTERVALS_TIME,
};

enum ar_fit_heart_slot {
	AR_FIT_HEART_TIMESTAMP,
	AR_FIT_HEART_FRACTION,
	AR_FIT_HEART_FILTERED_BPM,
	AR_FIT_HEART_EVENT_TIMESTAMP,
	AR_FIT_HEART_EVENT_TIMESTAMP_12,
};

enum ar_fit_sport_slot {
	AR_FIT_SPORT_SPORT,
	AR_FIT_SPORT_SUB_SPORT,
	AR_FIT_SPORT_NAME,
};

enum ar_fit_user_profile_slot {
	AR_FIT_USER_PROFILE_GENDER,
	AR_FIT_USER_PROFILE_AGE,
	AR_FIT_USER_PROFILE_HEIGHT,
	AR_FIT_USER_PROFILE_WEIGHT,
	AR_FIT_USER_PROFILE_RESTING_HEART_RATE,
	AR_FIT_USER_PROFILE_MAX_RUNNING_HEART_RATE,
	AR_FIT_USER_PROFILE_MAX_HEART_RATE,
};

enum ar_fit_zones_target_slot {
	AR_FIT_ZONES_TARGET_MAX_HEART_RATE,
	AR_FIT_ZONES_TARGET_THRESHOLD_HEART_RATE,
	AR_FIT_ZONES_TARGET_THRESHOLD_POWER,
};

enum ar_fit_time_in_zone_slot {
	AR_FIT_TIME_IN_ZONE_MAX_HEART_RATE,
	AR_FIT_TIME_IN_ZONE_RESTING_HEART_RATE,
	AR_FIT_TIME_IN_ZONE_THRESHOLD_HEART_RATE,
};

enum ar_fit_user_metrics_slot {
	AR_FIT_USER_METRICS_MAX_HEART_RATE,
	AR_FIT_USER_METRICS_THRESHOLD_HEART_RATE,
};

enum ar_fit_activity_metrics_slot {
	AR_FIT_ACTIVITY_METRICS_RECOVERY_TIME,
};

enum ar_fit_field_description_slot {
	AR_FIT_FIELD_DESCRIPTION_DEVELOPER_INDEX,
	AR_FIT_FIELD_DESCRIPTION_NUMBER,
	AR_FIT_FIELD_DESCRIPTION_BASE_TYPE,
	AR_FIT_FIELD_DESCRIPTION_NAME,
	AR_FIT_FIELD_DESCRIPTION_SCALE,
	AR_FIT_FIELD_DESCRIPTION_OFFSET,
	AR_FIT_FIELD_DESCRIPTION_UNITS,
	AR_FIT_FIELD_DESCRIPTION_NATIVE_MESSAGE,
	AR_FIT_FIELD_DESCRIPTION_NATIVE_FIELD,
};

enum ar_fit_monitoring_slot {
	AR_FIT_MONITORING_TIMESTAMP,
	AR_FIT_MONITORING_TIMESTAMP_16,
	AR_FIT_MONITORING_HEART_RATE,
};

enum ar_fit_monitoring_info_slot {
	AR_FIT_MONITORING_INFO_TIMESTAMP,
	AR_FIT_MONITORING_INFO_LOCAL_TIMESTAMP,
};

enum ar_fit_monitoring_pulse_slot {
	AR_FIT_MONITORING_PULSE_TIMESTAMP,
	AR_FIT_MONITORING_PULSE_WEEK,
	AR_FIT_MONITORING_PULSE_DAY,
};

enum ar_fit_time_correlation_slot {
	AR_FIT_TIME_CORRELATION_TIMESTAMP,
	AR_FIT_TIME_CORRELATION_LOCAL_TIMESTAMP,
};

enum ar_fit_device_settings_slot {
	AR_FIT_DEVICE_SETTINGS_ACTIVE_ZONE,
	AR_FIT_DEVICE_SETTINGS_ZONE_OFFSET,
};

enum ar_fit_sleep_level_slot {
	AR_FIT_SLEEP_LEVEL_TIMESTAMP,
	AR_FIT_SLEEP_LEVEL_LEVEL,
};

enum ar_fit_sleep_assessment_slot {
	AR_FIT_SLEEP_ASSESSMENT_TIMESTAMP,
	AR_FIT_SLEEP_ASSESSMENT_SCORE,
};

enum ar_fit_hrv_status_slot {
	AR_FIT_HRV_STATUS_TIMESTAMP,
	AR_FIT_HRV_STATUS_LAST_NIGHT,
};

enum ar_fit_hrv_value_slot {
	AR_FIT_HRV_VALUE_TIMESTAMP,
	AR_FIT_HRV_VALUE_VALUE,
};

enum ar_fit_daily_metrics_slot {
	AR_FIT_DAILY_METRICS_TIMESTAMP,
	AR_FIT_DAILY_METRICS_PULSE,
};

enum ar_fit_weight_scale_slot {
	AR_FIT_WEIGHT_SCALE_TIMESTAMP,
	AR_FIT_WEIGHT_SCALE_WEIGHT,
};

enum ar_fit_workout_slot {
	AR_FIT_WORKOUT_SPORT,
	AR_FIT_WORKOUT_STEPS,
	AR_FIT_WORKOUT_NAME,
	AR_FIT_WORKOUT_SUB_SPORT,
};

enum ar_fit_workout_step_slot {
	AR_FIT_WORKOUT_STEP_NAME,
	AR_FIT_WORKOUT_STEP_DURATION_TYPE,
	AR_FIT_WORKOUT_STEP_DURATION,
	AR_FIT_WORKOUT_STEP_AIM_TYPE,
	AR_FIT_WORKOUT_STEP_AIM,
	AR_FIT_WORKOUT_STEP_LOW,
	AR_FIT_WORKOUT_STEP_HIGH,
	AR_FIT_WORKOUT_STEP_INTENSITY,
	AR_FIT_WORKOUT_STEP_NOTE,
	AR_FIT_WORKOUT_STEP_INDEX,
};

enum ar_fit_record_number {
	AR_FIT_HEART_RATE_FIELD = 3,
};

enum ar_fit_target {
	AR_FIT_TO_TIME,
	AR_FIT_TO_LAT,
	AR_FIT_TO_LON,
	AR_FIT_TO_PACKED,
	AR_FIT_TO_ALTITUDE,
	AR_FIT_TO_HEART,
	AR_FIT_TO_CADENCE,
	AR_FIT_TO_FRACTION,
	AR_FIT_TO_DISTANCE,
	AR_FIT_TO_SPEED,
	AR_FIT_TO_POWER,
	AR_FIT_TO_TEMPERATURE,
	AR_FIT_TO_OSCILLATION,
	AR_FIT_TO_STANCE,
	AR_FIT_TO_FOOT,
	AR_FIT_TO_RATIO,
	AR_FIT_TO_BALANCE,
	AR_FIT_TO_STEP,
	AR_FIT_TARGETS,
};

enum ar_fit_message {
	AR_FIT_MESSAGE_FILE_ID = 0,
	AR_FIT_MESSAGE_FILE_CREATOR = 49,
	AR_FIT_MESSAGE_DEVICE_INFO = 23,
	AR_FIT_MESSAGE_ACTIVITY = 34,
	AR_FIT_MESSAGE_SESSION = 18,
	AR_FIT_MESSAGE_LAP = 19,
	AR_FIT_MESSAGE_EVENT = 21,
	AR_FIT_MESSAGE_HRV = 78,
	AR_FIT_MESSAGE_BEAT_INTERVALS = 290,
	AR_FIT_MESSAGE_HEART = 132,
	AR_FIT_MESSAGE_SPORT = 12,
	AR_FIT_MESSAGE_USER_PROFILE = 3,
	AR_FIT_MESSAGE_ZONES_TARGET = 7,
	AR_FIT_MESSAGE_TIME_IN_ZONE = 216,
	AR_FIT_MESSAGE_USER_METRICS = 79,
	AR_FIT_MESSAGE_ACTIVITY_METRICS = 140,
	AR_FIT_MESSAGE_FIELD_DESCRIPTION = 206,
	AR_FIT_MESSAGE_MONITORING = 55,
	AR_FIT_MESSAGE_MONITORING_INFO = 103,
	AR_FIT_MESSAGE_MONITORING_PULSE = 211,
	AR_FIT_MESSAGE_TIME_CORRELATION = 162,
	AR_FIT_MESSAGE_DEVICE_SETTINGS = 2,
	AR_FIT_MESSAGE_SLEEP_LEVEL = 275,
	AR_FIT_MESSAGE_SLEEP_ASSESSMENT = 346,
	AR_FIT_MESSAGE_HRV_STATUS = 370,
	AR_FIT_MESSAGE_HRV_VALUE = 371,
	AR_FIT_MESSAGE_DAILY_METRICS = 281,
	AR_FIT_MESSAGE_WEIGHT_SCALE = 30,
	AR_FIT_MESSAGE_WORKOUT = 26,
	AR_FIT_MESSAGE_WORKOUT_STEP = 27,
	AR_FIT_MESSAGE_RECORD = 20,
};

enum { AR_FIT_SLOTS = 20, AR_FIT_TIMESTAMP_FIELD = 253 };

#endif
