/* Generated from data/numbers_training.csv by tools/gen_numbers.py;
 * correct the table, not this file. */
#ifndef TRAINING_NUMBERS_H
#define TRAINING_NUMBERS_H

/* ratio; P1 [A] load-triage-plan.md C1; a week below this share of the others does not count */
#define AR_ILL_WEEK_SHARE 0.5
/* m; P1 [A] design; below this usual week the ladder comes first */
#define AR_NOVICE_WEEK_M 5000
/* m; P1 [A] design; a longest run below this comes by the ladder */
#define AR_NOVICE_LONGEST_M 3000
/* ratio; P2 [S] frandsen2025 */
#define AR_LONG_RUN_FACTOR 1.10
/* days; P2 [S] frandsen2025 */
#define AR_LONG_RUN_WINDOW_DAYS 30
/* ratio; P21 [S] frandsen2025; runs above this over the longest do not count into P2 */
#define AR_SPIKE_PLANNED_RATIO 1.30
/* ratio; P3 [S] load-triage-plan.md C1 */
#define AR_WEEK_STEP 1.10
/* ratio; P3 [S] load-triage-plan.md C1 */
#define AR_WEEK_CAP 1.30
/* weeks; P3 [S] load-triage-plan.md C1 */
#define AR_WEEK_CAP_WEEKS 4
/* weeks; P5 [R] load-triage-plan.md C1 */
#define AR_LIGHTER_EVERY 4
/* weeks; P5 [A] load-triage-plan.md C1 */
#define AR_LIGHTER_EVERY_CAREFUL 3
/* years; P5 [R] load-triage-plan.md C1 */
#define AR_LIGHTER_AGE_Y 50
/* ratio; P5 [R] load-triage-plan.md C1; the middle of 20 to 30 per cent less */
#define AR_LIGHTER_SHARE 0.75
/* ratio; P6 [S] load-triage-plan.md C1 */
#define AR_EASY_TIME_SHARE 0.80
/* weeks; P6 [A] load-triage-plan.md C1 */
#define AR_NOVICE_EASY_WEEKS 6
/* days; P7 [R] load-triage-plan.md C1 */
#define AR_QUALITY_GAP_DAYS 2
/* days; P7 [A] load-triage-plan.md C1 */
#define AR_QUALITY_GAP_OLD_DAYS 3
/* years; P7 [R] load-triage-plan.md C1 */
#define AR_QUALITY_GAP_AGE_Y 55
/* m a week; P12 [S] rasmussen2013 */
#define AR_MARATHON_BASE_M 30000
/* kg/m2; P13 [S] nielsen2014b */
#define AR_HEAVY_BMI 30
/* m; P13 [S] nielsen2014b; of running */
#define AR_HEAVY_FIRST_WEEK_M 3000
/* days; P14 [A] strength sheet of recovery.md 2 */
#define AR_STRENGTH_GAP_DAYS 2
/* days; P14 [A] design */
#define AR_STRENGTH_RACE_FREE_DAYS 7
/* min; P14 [seed] S0 */
#define AR_ACTIVATION_LO_MIN 5
/* min; P14 [seed] S0 */
#define AR_ACTIVATION_HI_MIN 10
/* s; P15 [seed] S0 */
#define AR_WARM_UP_SHORT_S 300
/* s; P15 [seed] S0 */
#define AR_WARM_UP_LONG_S 600
/* count; P15 [R] design */
#define AR_STRIDES 4
/* s; P15 [R] design */
#define AR_STRIDE_S 20
/* s; P15 [A] design */
#define AR_STRIDE_REST_S 60
/* min; P14 [A] load-triage-plan.md C3 (at most 60) */
#define AR_CROSS_MINUTES 40
/* min; P14 [A] design */
#define AR_CROSS_MINUTES_NOVICE 30
/* m; P1 [A] design; fewer runs rather than shorter ones */
#define AR_RUN_LEAST_M 3000
/* a week; P7 [A] load-triage-plan.md C1 */
#define AR_RUNS_MAX 6
/* a week; P1 [A] design; without a log */
#define AR_RUNS_USUAL 3
/* m; P1 [A] design; typed weeks give one run for each of these */
#define AR_TYPED_RUN_M 8000
/* a week; P41 [A] load-triage-plan.md C5; every other day */
#define AR_LADDER_RUNS 3
/* days; P41 [A] load-triage-plan.md C5; every other day: from one session to the next */
#define AR_LADDER_GAP_DAYS 2
/* m/s; P41 [A] design; guess of the distance of run-walk sessions */
#define AR_LADDER_RUN_M_S 2.0
/* m/s; P41 [A] design */
#define AR_LADDER_WALK_M_S 1.5
/* step; P41 [A] load-triage-plan.md C5 */
#define AR_LADDER_FIRST_NOVICE 2
/* step; P41 [A] load-triage-plan.md C5; healthy after 29 to 56 days */
#define AR_LADDER_FIRST_RETURN 5
/* days; P41 [A] load-triage-plan.md C5 */
#define AR_LADDER_RETURN_DAYS 56
/* days; P39 [A] load-triage-plan.md C5 */
#define AR_LADDER_FROM_DAYS 28
/* weeks; P43 [A] load-triage-plan.md C5; of running without walking */
#define AR_STRIDES_AFTER_WEEKS 3
/* weeks; P43 [A] load-triage-plan.md C5; of 4 to 6 */
#define AR_QUALITY_AFTER_WEEKS 6
/* weeks; P9 [A] design; three blocks of four */
#define AR_KEEP_WEEKS 12
/* weeks; P43 [A] design; after the ladder */
#define AR_RETURN_WEEKS 4
/* weeks; P9 [A] design */
#define AR_PLAN_WEEKS_MAX 104
/* weeks; P11 [A] design; how far a possible day is looked for */
#define AR_GOAL_SEARCH_WEEKS 78
/* m/s; A5 [A] design; easy speed when nothing is known */
#define AR_EASY_M_S_GUESS 2.4
/* ratio; A5 [M] shares .88 and .66 of VDOT, as speeds; guess without VDOT */
#define AR_THRESHOLD_OVER_EASY 1.25
/* ratio; A5 [M] shares .975 and .66 of VDOT, as speeds; guess without VDOT */
#define AR_INTERVAL_OVER_EASY 1.38
/* ratio; A5 [M] shares 1.05 and .66 of VDOT, as speeds; guess without VDOT */
#define AR_REPETITION_OVER_EASY 1.48
/* ratio; A5 [M] marathon pace at VDOT 40 against easy; guess without VDOT */
#define AR_MARATHON_OVER_EASY 1.16
/* of reserve; C2 [R] A2 Friel zones and Karvonen */
#define AR_HEART_EASY_LO 0.60
/* of reserve; C2 [R] A2 Friel zones and Karvonen */
#define AR_HEART_EASY_HI 0.75
/* of LTHR; C2 [R] A2 Friel */
#define AR_HEART_THRESHOLD_LO 0.95
/* of LTHR; C2 [R] A2 Friel */
#define AR_HEART_THRESHOLD_HI 1.0
/* ratio; C2 [A] design; on both sides of a single pace */
#define AR_PACE_BAND 0.01
/* m; P21 [A] load-triage-plan.md C3; rounded down */
#define AR_DISTANCE_GRID_M 100
/* ml/kg/min; P16 [A] design */
#define AR_VDOT_MAX 90
/* ml/kg/min; P16 [A] design */
#define AR_VDOT_MIN 15
/* years; P16 [A] design */
#define AR_AGE_MAX_Y 120
/* m; P16 [A] design */
#define AR_WEEK_MAX_M 500000
/* min; C3 [A] load-triage-plan.md C3 XT; a bike ride or walk in place of a run lasts this long at most */
#define AR_DAY_CROSS_MINUTES 60
/* min; C3 [A] load-triage-plan.md C3 EASY- */
#define AR_DAY_SHORT_MINUTES 30
/* min; C3 [A] load-triage-plan.md C6 example 5 and R82; easy run in place of a hard one */
#define AR_DAY_SWAP_MINUTES 40
/* ratio; P24 [A] load-triage-plan.md C3 P24 P25; what stays of a long run that is swapped */
#define AR_DAY_LONG_SHARE 0.6
/* 0-10; C2 [A] load-triage-plan.md C2 */
#define AR_DAY_EASY_RPE 3
/* 0-10; P17 [A] load-triage-plan.md C3; in the run and the next morning */
#define AR_P17_CROSS_PAIN 1
/* T rule; P17 [A] load-triage-plan.md C3; no cross-training either until seen */
#define AR_P17_BARRED_FIRST 12
/* T rule; P17 [A] load-triage-plan.md C3 */
#define AR_P17_BARRED_LAST 26
/* 0-10; P18 [S] Silbernagel07 pain-monitoring model */
#define AR_P18_TENDON 5
/* 0-10; P18 [S] load-triage-plan.md C3; muscle and joint; also where the tissue is not known [A] */
#define AR_P18_OTHER 2
/* 0-10; P18 [S] load-triage-plan.md C3 */
#define AR_P18_BONE 0
/* days; P18 [A] load-triage-plan.md C6 example 7; 48 hours */
#define AR_P18_STOP_DAYS 2
/* ratio; P18 [A] load-triage-plan.md C6 example 7 */
#define AR_P18_CUT 0.75
/* days; P18 [A] design; how long a run over the limit shortens the next ones */
#define AR_P18_MEMORY_DAYS 7
/* days; P19 [R] coaching practice; 24 hours free */
#define AR_P19_REST_DAYS 1
/* days; P19 [R] coaching practice */
#define AR_P19_SHORT_DAYS_MAX 3
/* days; P19 [R] coaching practice; no hard run after a fever */
#define AR_P19_FEVER_DAYS 7
/* km; P20 [R] Daniels as recalled */
#define AR_P20_KM_A_DAY 3
/* m; P20 [A] design; from this distance on a race counts as a marathon */
#define AR_P20_MARATHON_M 42000
/* days; P20 [A] load-triage-plan.md C3 */
#define AR_P20_NO_RUN_DAYS 3
/* days; P20 [A] load-triage-plan.md C6 example 10 */
#define AR_P20_JOG_DAYS 5
/* 0-10; P20 [A] load-triage-plan.md C6 example 10 */
#define AR_P20_JOG_SORENESS 2
/* days; P20 [R] Daniels as recalled */
#define AR_P20_NO_QUALITY_DAYS 14
/* min; P20 [A] load-triage-plan.md C6 example 10 */
#define AR_P20_CROSS_MINUTES 30
/* 0-10; P20 [A] load-triage-plan.md C6 example 10; on day 4 it is a question for triage (T27) */
#define AR_P20_SORE_AGAIN 7
/* days; P21 [A] load-triage-plan.md C3 */
#define AR_P21_SMALL_DAYS 2
/* days; P21 [A] load-triage-plan.md C3 */
#define AR_P21_MODERATE_DAYS 3
/* ratio; P21 [A] load-triage-plan.md C3 */
#define AR_P21_MODERATE_SHARE 0.8
/* days; P21 [A] load-triage-plan.md C3; 48 hours */
#define AR_P21_LARGE_DAYS 2
/* ratio; P21 [A] load-triage-plan.md C3 */
#define AR_P21_LARGE_SHARE 0.7
/* days; P21 [A] load-triage-plan.md C3; the week that is cut and the days with a question */
#define AR_P21_WEEK_DAYS 7
/* days; P21 [A] design; how long the next long run is waited for */
#define AR_P21_NEXT_LONG_DAYS 14
/* ratio; P22 [A] load-triage-plan.md C3 */
#define AR_P22_RATIO 1.3
/* days; P22 [A] load-triage-plan.md C3; 48 hours */
#define AR_P22_DAYS 2
/* runs; P22 [A] load-triage-plan.md A7.4 */
#define AR_P22_RUNS 6
/* days; P22 [A] load-triage-plan.md A7.4 */
#define AR_P22_SPAN_DAYS 21
/* 0-10; P24 [A] load-triage-plan.md C3 */
#define AR_P24_TARGET 3
/* 0-10; P24 [A] load-triage-plan.md C3 */
#define AR_P24_EASY 4
/* 0-10; P24 [A] load-triage-plan.md C3 */
#define AR_P24_CROSS 6
/* 0-10; P24 [A] load-triage-plan.md C3 */
#define AR_P24_REST 7
/* 0-10; P24 [A] load-triage-plan.md C3 */
#define AR_P24_TRIAGE 8
/* ratio; P24 [A] load-triage-plan.md C3 */
#define AR_P24_SHARE 0.6
/* days; P26 [A] Vesterinen16 */
#define AR_P26_MEAN_DAYS 7
/* days; P26 [A] load-triage-plan.md C3 */
#define AR_P26_MEAN_LEAST 4
/* SD; P26 [R] Vesterinen16 */
#define AR_P26_BAND_SD 0.5
/* days; P26 [A] load-triage-plan.md C3; days -8 to -67 */
#define AR_P26_BAND_DAYS 60
/* days; P26 [A] load-triage-plan.md C3 */
#define AR_P26_BAND_LEAST 21
/* days; P26 [A] load-triage-plan.md C3 */
#define AR_P26_BELOW_DAYS 3
/* ratio; P26 [A] load-triage-plan.md C3 */
#define AR_P26_SHARE 0.8
/* days; P26 [A] design; the week that is cut */
#define AR_P26_WEEK_DAYS 7
/* 0-10; P26 [A] load-triage-plan.md C3 */
#define AR_P26_FATIGUE 4
/* days; P27 [A] load-triage-plan.md C3 */
#define AR_P27_MEAN_DAYS 7
/* days; P27 [A] design; as P26 */
#define AR_P27_MEAN_LEAST 4
/* days; P27 [A] load-triage-plan.md C3; before the seven */
#define AR_P27_BASE_DAYS 28
/* days; P27 [A] design */
#define AR_P27_BASE_LEAST 7
/* bpm; P27 [A] load-triage-plan.md C3 */
#define AR_P27_RISE 5
/* bpm; P27 [A] load-triage-plan.md C3 */
#define AR_P27_DAY_RISE 10
/* h; P28 [A] load-triage-plan.md C3 */
#define AR_P28_SWAP 6
/* h; P28 [A] load-triage-plan.md C3 */
#define AR_P28_SHORT 4.5
/* days; P28 [S] Johnston20 */
#define AR_P28_MEAN_DAYS 14
/* days; P28 [A] design */
#define AR_P28_MEAN_LEAST 7
/* h; P28 [S] Johnston20 */
#define AR_P28_MEAN 7
/* 0-10; P29 [A] load-triage-plan.md C3 */
#define AR_P29_RPE 2
/* per cent; P29 [A] load-triage-plan.md C3 */
#define AR_P29_HEART 5
/* ratio; P30 [R] Foster98 */
#define AR_P30_MONOTONY 2.0
/* TSS a day; P31 [R] coaching practice */
#define AR_P31_CUT (-40)
/* TSS a day; P31 [R] coaching practice */
#define AR_P31_UNTIL (-20)
/* TSS a day; P31 [R] coaching practice */
#define AR_P31_HOLD (-30)
/* CTL a week; P31 [R] coaching practice */
#define AR_P31_RISE 6
/* ratio; P31 [R] coaching practice */
#define AR_P31_SHARE 0.7
/* days; P31 [A] design; cut in one go; P35 allows the next after that */
#define AR_P31_DAYS 3
/* days; P31 [A] design; a run cut within these days says the cut goes on */
#define AR_P31_MEMORY_DAYS 7
/* flags; P32 [A] load-triage-plan.md C3 */
#define AR_P32_SWAP 2
/* flags; P32 [A] load-triage-plan.md C3 */
#define AR_P32_SHORT 3
/* flags; P32 [A] load-triage-plan.md C3 */
#define AR_P32_REST 4
/* flags; P33 [A] load-triage-plan.md C3; in 14 days */
#define AR_P33_YELLOWS 2
/* ratio; P33 [A] load-triage-plan.md C3 */
#define AR_P33_FACTOR 1.05
/* days; P33 [A] load-triage-plan.md C3 */
#define AR_P33_WEEK_DAYS 7
/* days; P34 [R] load-triage-plan.md C3; 72 hours */
#define AR_P34_DAYS 3
/* days; P34 [A] load-triage-plan.md C6 example 5; 48 hours is tried first */
#define AR_P34_USUAL_DAYS 2
/* days; P35 [A] load-triage-plan.md C3; 72 hours */
#define AR_P35_DAYS 3
/* times; P35 [A] load-triage-plan.md C3 */
#define AR_P35_SWAPS 2
/* days; P36 [A] load-triage-plan.md C3 */
#define AR_P36_DAYS 10
/* 0-10; P36 [A] load-triage-plan.md C3 */
#define AR_P36_SORENESS 4
/* a day; P37 [M] V.O2 time-off page, first column; closed form */
#define AR_P37_SLOPE 0.003
/* ratio; P37 [S] V.O2 time-off page */
#define AR_P37_FLOOR 0.80
/* days; P38 [R] Daniels as recalled */
#define AR_P38_FULL_DAYS 5
/* days; P38 [A] design; shorter pauses are rest days of the plan */
#define AR_P38_NOTICE_DAYS 3
/* days; P38 [R] Daniels as recalled */
#define AR_P38_HALVES_DAYS 28
/* days; P38 [R] Daniels as recalled */
#define AR_P38_THIRDS_DAYS 56
/* ratio; P38 [R] Daniels as recalled */
#define AR_P38_FIRST 0.33
/* ratio; P38 [R] Daniels as recalled */
#define AR_P38_SECOND 0.50
/* ratio; P38 [R] Daniels as recalled */
#define AR_P38_THIRD 0.75
/* min; P38 [A] load-triage-plan.md C5; first run after 30 days without one */
#define AR_P38_FIRST_MINUTES 25
/* days; P38 [A] design; how far back a pause is looked for */
#define AR_P38_LOOK_DAYS 120
/* min; P39 [A] load-triage-plan.md C5 */
#define AR_P39_WALK_MIN 30
/* days; P39 [A] load-triage-plan.md C5 */
#define AR_P39_WALK_DAYS 5
/* min; P40 [A] clinical pages */
#define AR_P40_WALK_MIN 30
/* 0-10; P40 [A] clinical pages */
#define AR_P40_WALK_PAIN 2
/* count; P40 [A] clinical pages; Achilles and calf */
#define AR_P40_HEEL_RAISES 20
/* count; P40 [A] clinical pages */
#define AR_P40_HOPS 10
/* days; P42 [A] load-triage-plan.md C5; 48 hours; every other day */
#define AR_P42_DAYS 2
/* times; P42 [S] soldier trial */
#define AR_P42_PASSES 2
/* times; P42 [A] load-triage-plan.md C5 */
#define AR_P42_FAILS 2
/* times; P21 [S] frandsen2025; against runs up to a tenth longer */
#define AR_P21_RATE_SMALL 1.64
/* times; P21 [S] frandsen2025 */
#define AR_P21_RATE_MODERATE 1.52
/* times; P21 [S] frandsen2025 */
#define AR_P21_RATE_LARGE 2.28
/* count; P8 [A] design */
#define AR_REPS_MAX 12
/* count; P8 [A] design; else a shorter repetition */
#define AR_REPS_LEAST 3
/* count; P8 [A] design; of the shortest; else easy with strides */
#define AR_REPS_LEAST_SHORT 2
/* days; P10 [A] design; no long run in the last days */
#define AR_LONG_BEFORE_RACE_DAYS 6
/* ratio; P8 [A] design; a whole hard session of the week's distance */
#define AR_QUALITY_SHARE_MAX 0.35
/* days; P37 [S] load-triage-plan.md C5 */
#define AR_OFF_DAYS_FREE 5
/* days; A5 [A] design; runs whose speed is the usual one */
#define AR_SPEED_WINDOW_DAYS 60
/* days; A5 [A] design; races that give a VDOT */
#define AR_RACE_WINDOW_DAYS 120
/* m/s; A5 [A] design */
#define AR_SPEED_LO_M_S 1.5
/* m/s; A5 [A] design */
#define AR_SPEED_HI_M_S 6
/* ratio; P8 [A] design; of a long run may be at marathon pace */
#define AR_HALF_DISTANCE 0.5
/* ratio; A5 [A] design; a wish within this share of the forecast is near */
#define AR_GOAL_TIME_SLACK 1.03
/* m; P1 [A] design */
#define AR_EASY_LEAST_M 1000
/* ratio; P8 [A] design; a week that breaks a share is tried again from this */
#define AR_BASIS_STEP 0.95
/* m a week; P1 [A] design; after the ladder when no race asks for more */
#define AR_NOVICE_TARGET_WEEK_M 15000
/* kg; P16 [A] design */
#define AR_PERSON_MASS_LO_KG 20
/* kg; P16 [A] design */
#define AR_PERSON_MASS_HI_KG 400
/* m; P16 [A] design */
#define AR_PERSON_HEIGHT_LO_M 0.5
/* m; P16 [A] design */
#define AR_PERSON_HEIGHT_HI_M 2.8
/* kg/m2; P16 [A] design */
#define AR_BMI_LO 8
/* kg/m2; P16 [A] design */
#define AR_BMI_HI 120
/* s; P16 [A] design */
#define AR_GOAL_TIME_MAX_S 1000000
/* m/s; A5 [A] design; slower than a walk with rests */
#define AR_GOAL_SPEED_LO_M_S 0.7
/* m/s; A5 [A] design; a little above the best 5 km of the world */
#define AR_GOAL_SPEED_HI_M_S 7
/* runs; P38 [A] design; in the 28 days before: else a gap in the log is no pause */
#define AR_P38_RHYTHM_RUNS 8
/* days; P38 [A] design */
#define AR_P38_RHYTHM_DAYS 28
/* ratio; P8 [A] design; of what is left of a week that began already */
#define AR_LONG_SHARE_LATE 0.7
/* m; P7 [A] design; two hard runs a week only when the easy ones keep this */
#define AR_EASY_BESIDE_M 2500
/* m; P1 [A] design; a week too short for its runs has fewer of them */
#define AR_EASY_TINY_M 1500
/* count; calendar [A] design; bound on a calendar */
#define AR_CALENDAR_EVENTS_MAX 10000
/* days; calendar [A] design; bound on an event */
#define AR_CALENDAR_LENGTH_MAX_D 31
/* days; calendar [A] design; bound on an alarm before or after */
#define AR_CALENDAR_ALARM_MAX_D 7
/* s; calendar [A] design; starts are rounded to it */
#define AR_CALENDAR_GRID_S 900
/* h; R81 [A] recovery.md 6; first rest-day session */
#define AR_CALENDAR_FIRST_H 24
/* h; R81 [A] recovery.md 6; second rest-day session */
#define AR_CALENDAR_SECOND_H 48
/* h; R61 [A] S0, within 48 h; reminder of contrast or heat in the middle of its 48 hours */
#define AR_CALENDAR_THERMO_H 24
/* h; R87 [A] recovery.md 6; the pain questions again */
#define AR_CALENDAR_ASK_H 72

#endif
