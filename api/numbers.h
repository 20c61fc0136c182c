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

#endif
