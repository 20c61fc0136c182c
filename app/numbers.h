/* Generated from data/numbers_app.csv by tools/gen_numbers.py;
 * correct the table, not this file. */
#ifndef APP_NUMBERS_H
#define APP_NUMBERS_H

/* min; 6.1 [A] recovery.md 6.1 presets; when the runner says nothing */
#define AR_AFTER_MINUTES_USUAL 20
/* h; R19 [A] recovery.md R19; later is shown as a rest day */
#define AR_AFTER_NOW_H 3
/* h; R19 [A] recovery.md R19; older is shown as for right after the run */
#define AR_AFTER_REST_DAY_H 72
/* days; - [A] design; date=-N reaches back a hundred years at most */
#define AR_FEEL_DATE_BACK_DAYS 36525
/* s; - [A] design; a word that is this much older than the newest one is warned of */
#define AR_FEEL_CLOCK_BACK_S 3600
/* days; - [A] design; since 1970-01-01; earlier dates are slips of the hand */
#define AR_FEEL_FIRST_DAY 1
/* kg; - [S] international pound; unit conversion */
#define AR_KG_PER_LB 0.45359237
/* bytes; - [A] design; fits on a line */
#define AR_SHOE_NAME_MAX 80
/* m; - [A] design; more is a slip of the hand */
#define AR_SHOE_DISTANCE_MAX_M 100000000
/* h; T27 [seed] product.md pain clock; asked again this long after the pain was first told */
#define AR_PAIN_ASK_1_H 24
/* h; T27 [seed] product.md pain clock */
#define AR_PAIN_ASK_2_H 48
/* h; T27 [seed] product.md pain clock; the article's three days */
#define AR_PAIN_ASK_3_H 72
/* h; T0 [A] design; where the verdict names no hours */
#define AR_PAIN_ASK_ELSE_H 24
/* days; T28 [A] load-triage-plan.md T27 and T28; marks so far apart still belong together: one silent day does not end a soreness */
#define AR_MARK_GAP_DAYS 2
/* days; T28 [A] load-triage-plan.md T27 and T28; no further back than this */
#define AR_MARK_DAYS_MAX 60
/* s; A2 [A] load-triage-plan.md A2; the heart rate is averaged over this before the highest is sought */
#define AR_HEART_HIGH_SPAN_S 5
/* ratio; A2 [A] load-triage-plan.md A2; the percentile that counts as the highest */
#define AR_HEART_HIGH_SHARE 0.999
/* d; A2 [A] load-triage-plan.md A2; how long a highest heart rate counts */
#define AR_HEART_HIGH_DAYS 365
/* -; A2 [A] load-triage-plan.md A2; with less clean heart rate than five minutes none is given */
#define AR_HEART_HIGH_SPANS_MIN 60
/* d; A7.4 [A] load-triage-plan.md A7.4; older runs have faded from the capacity to under 2 % */
#define AR_PAST_DAYS 180
/* d; P26 [A] load-triage-plan.md P26; the HRV band reaches back 67 days and is asked for each of the last 14 */
#define AR_WELLS_DAYS 90
/* d; A1 [A] product.md Commands; a run that starts later than this after now has a wrong clock */
#define AR_FUTURE_DAYS 1
/* s; A1 [A] product.md Commands; two recordings of one run start within this */
#define AR_PAIR_START_S 60
/* ratio; A1 [A] product.md Commands; and their distances differ by no more */
#define AR_PAIR_DISTANCE_RATIO 0.05
/* d; A1 [A] product.md Commands; a table names the file of a run that starts within this */
#define AR_PAIR_FILE_DAYS 1
/* d; A1 [A] product.md Commands; a run older than this says nothing of the shoes worn now */
#define AR_SHOE_RECENT_DAYS 7
/* d; A2 [A] load-triage-plan.md A2; what a file says again of the person is kept again after this */
#define AR_FACT_REPEAT_DAYS 180
/* h; A8 [A] load-triage-plan.md; local time of a morning's mark when it was said later */
#define AR_MORNING_H 7
/* h; A8 [M] load-triage-plan.md; runs older than this add less than 0.01 of a mark */
#define AR_OUTLOOK_WINDOW_H 336
/* days; - [A] design; fifty years; what is older is a slip of the hand */
#define AR_SERIES_DAYS_MAX 18263
/* class; R81 [S] recovery.md R81; from this class of the last run on a rest-day session is due */
#define AR_TODAY_DUE_CLASS 3
/* h; R81 [A] recovery.md R81; +24 and +48 h; half a day later it is no longer due */
#define AR_TODAY_DUE_H 60
/* d; A2 [A] afterrun; resting pulses of so many days make one value of the person */
#define AR_PULSE_BLOCK_DAYS 28
/* 1; A2 [A] afterrun; fewer mornings say nothing about the person */
#define AR_PULSE_VALUES_MIN 3
/* 1; A2 [A] afterrun; more values of a stretch (several devices) are left out */
#define AR_PULSE_VALUES_MAX 128
/* d; P32 [A] afterrun; days with a stress value before a worst fifth is spoken of */
#define AR_PLAN_STRESS_DAYS 10
/* 1; P32 [A] load-triage-plan.md P32 worst fifth; share of the other days that were better */
#define AR_PLAN_WORST_SHARE 0.8
/* w; P30 [A] afterrun; weeks whose strain the 90th percentile is of */
#define AR_PLAN_STRAIN_WEEKS 26
/* w; P30 [A] afterrun; fewer weeks have no percentile */
#define AR_PLAN_STRAIN_WEEKS_MIN 8
/* 1; P30 [R] load-triage-plan.md P30 90th percentile */
#define AR_PLAN_STRAIN_SHARE 0.9
/* 0-10; P29 [A] afterrun; a run rated above it is not easy */
#define AR_PLAN_EASY_RPE 4
/* d; P29 [A] afterrun; an easy run older than this says nothing of today */
#define AR_PLAN_HEART_FRESH_DAYS 3
/* d; P29 [A] load-triage-plan.md P29 28-day mean */
#define AR_PLAN_HEART_DAYS 28
/* 1; P29 [A] afterrun; runs of the same speed that are needed */
#define AR_PLAN_HEART_RUNS 3
/* 1; P29 [A] afterrun; speeds that differ by less are the same */
#define AR_PLAN_SAME_SPEED 0.05
/* d; P37 [S] load-triage-plan.md P37; fitness falls from the sixth day on */
#define AR_PLAN_OFF_MIN 6
/* d; P37 [A] afterrun; a longer break is told as none: the plan begins anew anyway */
#define AR_PLAN_OFF_MAX 3650
/* d; P16 [A] afterrun; how far ahead a plan may reach */
#define AR_PLAN_AHEAD_DAYS 1000
/* d; P33 [A] load-triage-plan.md C3; whose yellow flags are added up */
#define AR_PLAN_FLAG_DAYS 14
/* d; P19 [A] afterrun; how far back an illness is looked for */
#define AR_PLAN_ILL_DAYS 28
/* d; P19 [A] afterrun; between two ill days of one illness: one may be without a word */
#define AR_PLAN_ILL_GAP_DAYS 2
/* min; R39 [A] recovery.md 6; a session that the settings may ask for */
#define AR_SETTING_MINUTES_MIN 5
/* min; R39 [A] recovery.md 6 */
#define AR_SETTING_MINUTES_MAX 60
/* -; person [A] afterrun */
#define AR_SAID_BIRTH_YEAR_MIN 1900
/* -; person [A] afterrun */
#define AR_SAID_BIRTH_YEAR_MAX 2100
/* m; person [A] afterrun */
#define AR_SAID_HEIGHT_MIN_M 1
/* m; person [A] afterrun */
#define AR_SAID_HEIGHT_MAX_M 2.5
/* 1/min; person [A] data/fit_limits.csv; as for a watch */
#define AR_SAID_HEART_REST_MIN_BPM 20
/* 1/min; person [A] data/fit_limits.csv */
#define AR_SAID_HEART_REST_MAX_BPM 120
/* 1/min; person [A] data/fit_limits.csv; highest and threshold heart rate */
#define AR_SAID_HEART_MIN_BPM 80
/* 1/min; person [A] data/fit_limits.csv */
#define AR_SAID_HEART_MAX_BPM 240
/* s; told run [A] afterrun; the shortest that can be told */
#define AR_TOLD_RUN_MIN_S 60
/* s; told run [A] afterrun; the longest: a stage race */
#define AR_TOLD_RUN_MAX_S 604800
/* m; told run [A] afterrun */
#define AR_TOLD_RUN_MAX_M 1000000
/* m; told run [A] afterrun */
#define AR_TOLD_CLIMB_MAX_M 50000
/* h; told run [A] afterrun; ten years */
#define AR_TOLD_HOURS_AGO_MAX 87840
/* s; told run [A] afterrun; clocks of two devices may differ by so much */
#define AR_TOLD_FUTURE_SLACK_S 60
/* day; product.md: End [A] afterrun; so long today reminds of a pain that was said at the end of a session */
#define AR_SESSION_PAIN_DAYS 7
/* -; product.md: End [A] afterrun; how many of the newest sessions are looked at for it */
#define AR_SESSION_PAIN_ROWS 16

#endif
