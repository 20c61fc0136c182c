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
	AR_FIT_KIND_RECORD,
	AR_FIT_KINDS,
};

enum ar_fit_file_id_slot {
	AR_FIT_FILE_ID_TYPE,
	AR_FIT_FILE_ID_MANUFACTURER,
	AR_FIT_FILE_ID_PRODUCT,
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
	AR_FIT_MESSAGE_RECORD = 20,
};

enum { AR_FIT_SLOTS = 20, AR_FIT_TIMESTAMP_FIELD = 253 };

#endif
