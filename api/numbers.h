/* Generated from data/numbers_api.csv by tools/gen_numbers.py;
 * correct the table, not this file. */
#ifndef API_NUMBERS_H
#define API_NUMBERS_H

/* byte; formats 4 [A] afterrun; one activity or day of Garmin's JSON; larger ones are stepped over */
#define AR_GARMIN_ITEM_BYTES_MAX 2097152
/* 1; formats 4 [A] afterrun; lists inside lists that are looked into */
#define AR_GARMIN_NESTING_MAX 8
/* 1; formats 4 [A] afterrun; an epoch number above it counts milliseconds */
#define AR_GARMIN_EPOCH_MS_MIN 100000000000
/* 1; formats 4 [A] afterrun; elapsed time is at least this share of the duration */
#define AR_GARMIN_ELAPSED_SLACK 0.99
/* 1; formats 4 [A] afterrun; moving time above this share of the duration is in another unit */
#define AR_GARMIN_MOVING_SLACK 1.5
/* 1; formats 4 [A] afterrun; a mass above it is in grams */
#define AR_GARMIN_GRAMS_MIN 500
/* 1; formats 4 [A] afterrun; a height above it is in centimetres */
#define AR_GARMIN_CENTIMETRES_MIN 3
/* ms; formats 4 [R] exports fill missing values with it; this and above is no heart rate variability */
#define AR_GARMIN_HRV_NONE_MS 511
/* s; formats 1.3 [S] spec formats.md 1.3 local time */
#define AR_GARMIN_OFFSET_MAX_S 50400
/* s; formats 1.3 [S] spec formats.md 1.3 local time */
#define AR_GARMIN_OFFSET_STEP_S 900
/* 1; plan [A] afterrun; runs or planned sessions of one case */
#define AR_PLAN_RUNS_MAX 20000
/* 1; plan [A] afterrun; values of one list of a case */
#define AR_PLAN_NIGHTS_MAX 4000
/* 1; plan [A] afterrun; pains of one case */
#define AR_PLAN_PAINS_MAX 256
/* d; plan [A] afterrun; days off or ill */
#define AR_PLAN_DAYS_MAX 36500
/* bpm; plan [A] afterrun; what a heart rate may be */
#define AR_PLAN_HEART_MAX_BPM 300
/* ms; plan [A] afterrun; what an RMSSD may be */
#define AR_PLAN_HRV_MAX_MS 1000
/* m/s; plan [A] afterrun; what a mean speed may be */
#define AR_PLAN_SPEED_MAX_M_S 15
/* h; plan [A] afterrun; what a night may be */
#define AR_PLAN_NIGHT_MAX_H 24
/* y; plan [A] afterrun; what an age may be */
#define AR_PLAN_AGE_MIN_Y 1
/* y; plan [A] afterrun; what an age may be */
#define AR_PLAN_AGE_MAX_Y 120
/* m; plan [A] afterrun; what a height may be */
#define AR_PLAN_HEIGHT_MIN_M 0.5
/* m; plan [A] afterrun; what a height may be */
#define AR_PLAN_HEIGHT_MAX_M 2.8
/* 1; A5 [A] afterrun; the range of the paces */
#define AR_PLAN_VDOT_MIN 15
/* 1; A5 [A] afterrun; the range of the paces */
#define AR_PLAN_VDOT_MAX 90
/* byte; interfaces http [A] afterrun; a body of JSON */
#define AR_BODY_JSON_MAX 1048576
/* byte; interfaces http [A] afterrun; one recording in memory; a day's recording is below 20 MB */
#define AR_BODY_RECORDING_MAX 268435456
/* byte; interfaces http [A] afterrun; an archive of years goes through a file */
#define AR_BODY_ARCHIVE_MAX 17179869184
/* byte; interfaces http [A] afterrun; a longer answer is not kept for a repeated request */
#define AR_ANSWER_BODY_MAX 1048576
/* d; interfaces http [A] afterrun; how long a request id is known */
#define AR_ANSWER_KEEP_DAYS 7
/* 1; interfaces http [A] afterrun; how many request ids are known */
#define AR_ANSWER_KEEP_MAX 1000
/* byte; interfaces http [A] afterrun */
#define AR_REQUEST_ID_MAX 64
/* weeks; P1 [A] afterrun; weeks that are told for a young log */
#define AR_PLAN_WISH_WEEKS_MAX 12
/* km; P1 [A] afterrun; what a week may be */
#define AR_PLAN_WISH_WEEK_KM_MAX 500
/* s; P11 [A] afterrun; a time hoped for */
#define AR_PLAN_WISH_TIME_MAX_S 172800
/* d; trends [A] afterrun; the usual window */
#define AR_TRENDS_DAYS 90
/* d; trends [A] afterrun */
#define AR_TRENDS_DAYS_MAX 40000
/* m; shoes [A] afterrun; what a shoe may have run */
#define AR_SHOE_CASE_MAX_M 100000000
/* s; interfaces http [A] afterrun; longer than any session that is built */
#define AR_PROGRESS_MAX_S 86400
/* s/km; streams [A] afterrun; slower is standing and has no pace */
#define AR_STREAM_STANDING_S_KM 7200
/* 1; feel [A] afterrun; words of one request */
#define AR_FEEL_WORDS_MAX 64
/* d; feel [A] afterrun; the usual window */
#define AR_FEEL_DAYS 14
/* 1; log [A] afterrun; as many as the command line lists where nobody says more */
#define AR_LOG_RUNS_USUAL 20
/* 1; log [A] afterrun */
#define AR_LOG_RUNS_MAX 1000000

#endif
