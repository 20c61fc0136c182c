/* Generated from data/numbers_analysis.csv by tools/gen_numbers.py;
 * correct the table, not this file. */
#ifndef ANALYSIS_NUMBERS_H
#define ANALYSIS_NUMBERS_H

/* m; A1.1 [S] load-triage-plan.md; mean radius of the sphere */
#define AR_EARTH_RADIUS_M 6371008.8
/* m/s; A1.2 [R] load-triage-plan.md; just above the fastest sprint */
#define AR_SPEED_IMPOSSIBLE_M_S 12.5
/* m/s; A1.2 [A] design; not on foot: no recorder of sport goes faster */
#define AR_VEHICLE_IMPOSSIBLE_M_S 100
/* m/s2; A1.2 [S] di Prampero 2005 via load-triage-plan.md; largest measured sprint start 6.42 */
#define AR_ACCEL_IMPOSSIBLE_M_S2 6.5
/* points; A1.2 [A] design; so many impossible points in a row are a new place, not noise */
#define AR_POSITION_LOST_MAX 5
/* m/s; A1.2 [A] design; a median speed above this is a vehicle: no limits of running apply */
#define AR_FOOT_MEDIAN_M_S 6.5
/* s; A1.2 [A] load-triage-plan.md; half of the 11 s window (both ends count) */
#define AR_HAMPEL_HALF_S 5
/* -; A1.2 [A] load-triage-plan.md */
#define AR_HAMPEL_K 3
/* -; A1.2 [R] load-triage-plan.md; normal distribution */
#define AR_MAD_TO_SD 1.4826
/* s; A1.2 [A] load-triage-plan.md; a longer gap is a new segment */
#define AR_GAP_S 10
/* s; A1.2; formats.md 1.8 [A] load-triage-plan.md; smart recording: up to this a gap counts when the distance shows progress */
#define AR_GAP_PROGRESS_S 30
/* -; A1.2 [A] design; recorders with rare points: gaps up to so many median intervals */
#define AR_GAP_RARE_FACTOR 3
/* s; A1.2 [A] design */
#define AR_GAP_RARE_MAX_S 120
/* s; A1.4 [A] design; points further apart are not compared with their neighbours */
#define AR_SMART_INTERVAL_S 2
/* s; A1.1 [A] design; speeds from distances and positions are means of so many seconds */
#define AR_DERIVED_WINDOW_S 11
/* points; A1.2 [A] design; fewer in the window are left as they are */
#define AR_HAMPEL_POINTS_MIN 5
/* -; A1.1 [A] design; a speed column that covers less of the device distance is not believed */
#define AR_SPEED_COLUMN_MIN_RATIO 0.5
/* m/s; A1.3 [A] load-triage-plan.md */
#define AR_MOVING_START_M_S 0.9
/* 1/min; A1.3 [A] load-triage-plan.md */
#define AR_MOVING_START_SPM 100
/* m/s; A1.3 [A] load-triage-plan.md */
#define AR_MOVING_STOP_M_S 0.6
/* 1/min; A1.3 [A] load-triage-plan.md */
#define AR_MOVING_STOP_SPM 60
/* s; A1.3 [A] load-triage-plan.md */
#define AR_MOVING_WINDOW_S 5
/* 1/min; A1.3 [A] load-triage-plan.md */
#define AR_WALK_BELOW_SPM 140
/* m/s; A1.3 [A] load-triage-plan.md */
#define AR_WALK_BELOW_M_S 2.2
/* m/s; A1.3 [A] load-triage-plan.md */
#define AR_WALK_BELOW_NO_CADENCE_M_S 2.0
/* steps/min per m/s; A1.3 [A] load-triage-plan.md */
#define AR_WALK_STEPS_PER_M 75
/* 1/min; A1.2 [S] Elevate via load-triage-plan.md */
#define AR_CADENCE_MAX_SPM 250
/* s; A1.4 [M] load-triage-plan.md */
#define AR_CLIMB_MEAN_BAROMETER_S 15
/* s; A1.4 [A] load-triage-plan.md */
#define AR_CLIMB_MEAN_GPS_S 30
/* m; A1.4 [M] load-triage-plan.md */
#define AR_CLIMB_THRESHOLD_BAROMETER_M 3
/* m; A1.4 [M] load-triage-plan.md */
#define AR_CLIMB_THRESHOLD_GPS_M 10
/* -; A1.4; formats.md 1.8 [A] load-triage-plan.md */
#define AR_CLIMB_DEVICE_FACTOR 2
/* m; A1.4 [A] design; below the shore of the Dead Sea; a raw 0 decodes to -500 */
#define AR_ALTITUDE_MIN_M (-430)
/* m; A1.4 [A] design */
#define AR_ALTITUDE_MAX_M 9000
/* s; A1.5 [M] load-triage-plan.md */
#define AR_GRADE_MEAN_S 30
/* m; A1.5 [A] load-triage-plan.md */
#define AR_GRADE_WINDOW_M 50
/* m; A1.5 [A] design; a shorter stretch of known ground has no grade */
#define AR_GRADE_WINDOW_MIN_M 10
/* -; A1.5; A3.6 [S] load-triage-plan.md; range of the measurement */
#define AR_GRADE_ENERGY_MAX 0.45
/* -; A1.5; A7.2 [A] load-triage-plan.md */
#define AR_GRADE_LEG_MAX 0.25
/* 1/min; A1.6 [A] load-triage-plan.md */
#define AR_HEART_MIN_BPM 30
/* 1/min; A1.6 [A] load-triage-plan.md */
#define AR_HEART_MAX_PLAUSIBLE_BPM 230
/* 1/min per s; formats.md 1.8 [A] formats.md */
#define AR_HEART_JUMP_BPM_S 25
/* 1/min; A1.6 [A] load-triage-plan.md */
#define AR_HEART_LOCK_BPM 3
/* s; A1.6 [A] load-triage-plan.md */
#define AR_HEART_LOCK_S 60
/* s; A1.6 [A] load-triage-plan.md */
#define AR_HEART_START_S 300
/* -; A1.6 [A] load-triage-plan.md */
#define AR_HEART_VALID_MIN_RATIO 0.70
/* -; A3.10 [A] design; from here the confidence is not lowered */
#define AR_HEART_VALID_GOOD_RATIO 0.90
/* -; formats.md 1.8 [A] formats.md; session totals further off than this lose against the records */
#define AR_TOTALS_DIFFER_RATIO 0.10
/* s; formats.md 1.8 [A] formats.md */
#define AR_TIMER_SLACK_S 1
/* -; formats.md 1.8 [A] design; a track judges the session's distance only if it covers so much of it */
#define AR_TRACK_COVER_RATIO 0.90
/* s; R1 [seed] recovery.md */
#define AR_EASY_TAIL_MAX_S 600
/* -; R1 [A] recovery.md */
#define AR_EASY_TAIL_HEART_RATIO 0.60
/* 1/min; A2 [R] Tanaka 2001 */
#define AR_TANAKA_BASE 208
/* 1/min per year; A2 [R] Tanaka 2001 */
#define AR_TANAKA_PER_Y 0.7
/* 1/min; A2 [R] Gellish 2007 */
#define AR_GELLISH_BASE 207
/* 1/min per year; A2 [R] Gellish 2007 */
#define AR_GELLISH_PER_Y 0.7
/* 1/min; A2 [R] Gulati 2010 */
#define AR_GULATI_BASE 206
/* 1/min per year; A2 [R] Gulati 2010 */
#define AR_GULATI_PER_Y 0.88
/* of HRmax; A2; A3.2 [S] Edwards 1993 */
#define AR_EDWARDS_ZONE1_RATIO 0.50
/* of HRmax; A2; A3.2 [S] Edwards 1993 */
#define AR_EDWARDS_ZONE2_RATIO 0.60
/* of HRmax; A2; A3.2 [S] Edwards 1993 */
#define AR_EDWARDS_ZONE3_RATIO 0.70
/* of HRmax; A2; A3.2 [S] Edwards 1993 */
#define AR_EDWARDS_ZONE4_RATIO 0.80
/* of HRmax; A2; A3.2 [S] Edwards 1993 */
#define AR_EDWARDS_ZONE5_RATIO 0.90
/* of LTHR; A2 [R] Friel */
#define AR_FRIEL_ZONE2_RATIO 0.85
/* of LTHR; A2 [R] Friel */
#define AR_FRIEL_ZONE3_RATIO 0.90
/* of LTHR; A2 [R] Friel */
#define AR_FRIEL_ZONE4_RATIO 0.95
/* of LTHR; A2 [R] Friel */
#define AR_FRIEL_ZONE5A_RATIO 1.00
/* of LTHR; A2 [R] Friel */
#define AR_FRIEL_ZONE5B_RATIO 1.03
/* of LTHR; A2 [R] Friel; above */
#define AR_FRIEL_ZONE5C_RATIO 1.06
/* of reserve; A2 [S] pacelore via load-triage-plan.md; estimated */
#define AR_LTHR_RESERVE_RATIO 0.83
/* of LTHR; A2 [A] load-triage-plan.md */
#define AR_VT1_LTHR_RATIO 0.89
/* -; A3.1 [S] Morton 1990 */
#define AR_TRIMP_MEN_FACTOR 0.64
/* -; A3.1 [S] Morton 1990 */
#define AR_TRIMP_MEN_EXPONENT 1.92
/* -; A3.1 [R] Morton 1990 */
#define AR_TRIMP_WOMEN_FACTOR 0.86
/* -; A3.1 [S] GoldenCheetah via load-triage-plan.md; compatibility only */
#define AR_TRIMP_WOMEN_FACTOR_COMPAT 0.64
/* -; A3.1 [S] Morton 1990 */
#define AR_TRIMP_WOMEN_EXPONENT 1.67
/* J/(kg m); A3.6 [S] Minetti 2002; coefficient of i^0 */
#define AR_MINETTI_C0 3.6
/* J/(kg m); A3.6 [S] Minetti 2002; coefficient of i^1 */
#define AR_MINETTI_C1 19.5
/* J/(kg m); A3.6 [S] Minetti 2002; coefficient of i^2 */
#define AR_MINETTI_C2 46.3
/* J/(kg m); A3.6 [S] Minetti 2002; coefficient of i^3 */
#define AR_MINETTI_C3 (-43.3)
/* J/(kg m); A3.6 [S] Minetti 2002; coefficient of i^4 */
#define AR_MINETTI_C4 (-30.4)
/* J/(kg m); A3.6 [S] Minetti 2002; coefficient of i^5 */
#define AR_MINETTI_C5 155.4
/* -; A3.6 [M] load-triage-plan.md; coefficient of i^0 */
#define AR_GAP_HEART_C0 1
/* -; A3.6 [M] load-triage-plan.md; coefficient of i^1 */
#define AR_GAP_HEART_C1 3.125
/* -; A3.6 [M] load-triage-plan.md; coefficient of i^2 */
#define AR_GAP_HEART_C2 18.385
/* -; A3.6 [M] load-triage-plan.md; coefficient of i^3 */
#define AR_GAP_HEART_C3 (-4.1)
/* -; A3.6 [M] load-triage-plan.md; coefficient of i^4 */
#define AR_GAP_HEART_C4 (-40.07)
/* -; A3.6 [M] load-triage-plan.md; range of the fitted points */
#define AR_GAP_HEART_GRADE_MAX 0.34
/* s; A3.7 [A] load-triage-plan.md */
#define AR_NGP_WINDOW_S 30
/* of VDOT; A3.7 [A] load-triage-plan.md */
#define AR_FTP_VO2_RATIO 0.88
/* -; A3.7 [A] load-triage-plan.md */
#define AR_FTP_BEST_RATIO 0.95
/* s; A3.7 [A] load-triage-plan.md */
#define AR_FTP_BEST_S 1200
/* s; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_WINDOW_S 120
/* s; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_POWER_WINDOW_S 30
/* -; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_AREA_A 0.266
/* -; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_AREA_B 0.2025
/* -; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_HEIGHT_EXP 0.725
/* -; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_MASS_EXP 0.425
/* kg/m3; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_AIR 1.2
/* -; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_DRAG 0.9
/* -; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_EFF_BASE 0.25
/* s/m; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_EFF_PER_M_S 0.054
/* -; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_EFF_LOSS 0.5
/* m/s; A3.8 [S] GoldenCheetah via load-triage-plan.md */
#define AR_GOVSS_EFF_SPEED_M_S 8.33
/* s; A3.9 [A] load-triage-plan.md */
#define AR_DECOUPLING_MIN_S 2400
/* s; A3.9 [A] load-triage-plan.md */
#define AR_DECOUPLING_DROP_S 600
/* -; A3.9 [A] design; NGP over mean GAP of a steady run */
#define AR_STEADY_RATIO_MAX 1.05
/* -; A3.10 [A] load-triage-plan.md; 60 min at RPE 5 near 60 */
#define AR_TSS_PER_SRPE 0.20
/* 1/min; A3.10 [A] load-triage-plan.md */
#define AR_TSS_PER_MIN 0.8
/* -; A3.10 [A] design; share of moving time with a speed */
#define AR_GPS_GOOD_RATIO 0.90
/* -; A3.4 [A] load-triage-plan.md; when all seven days are alike */
#define AR_MONOTONY_MAX 10
/* d; A4.1 [S] GoldenCheetah via load-triage-plan.md */
#define AR_CTL_DAYS 42
/* d; A4.1 [S] GoldenCheetah via load-triage-plan.md */
#define AR_ATL_DAYS 7
/* d; A4.1 [A] load-triage-plan.md */
#define AR_WARMING_UP_DAYS 42
/* d; A4.1 [A] load-triage-plan.md */
#define AR_SEED_DAYS 28
/* d; A4.3 [S] Williams 2017 */
#define AR_ACWR_ACUTE_DAYS 7
/* d; A4.3 [S] Williams 2017 */
#define AR_ACWR_CHRONIC_DAYS 28
/* s; A4.4 [S] Frandsen 2025; 30 days */
#define AR_SPIKE_WINDOW_S 2592000
/* %; A4.4 [S] Frandsen 2025 */
#define AR_SPIKE_SMALL_PCT 10
/* %; A4.4 [S] Frandsen 2025 */
#define AR_SPIKE_MODERATE_PCT 30
/* %; A4.4 [S] Frandsen 2025 */
#define AR_SPIKE_LARGE_PCT 100
/* mL/kg/min; A5 [S] Daniels and Gilbert */
#define AR_VO2_C0 (-4.60)
/* -; A5 [S] Daniels and Gilbert; per m/min */
#define AR_VO2_C1 0.182258
/* -; A5 [S] Daniels and Gilbert; per (m/min)^2 */
#define AR_VO2_C2 0.000104
/* -; A5 [S] Daniels and Gilbert */
#define AR_VO2_HOLD_BASE 0.8
/* -; A5 [S] Daniels and Gilbert */
#define AR_VO2_HOLD_SLOW 0.1894393
/* 1/min; A5 [S] Daniels and Gilbert */
#define AR_VO2_HOLD_SLOW_RATE 0.012778
/* -; A5 [S] Daniels and Gilbert */
#define AR_VO2_HOLD_FAST 0.2989558
/* 1/min; A5 [S] Daniels and Gilbert */
#define AR_VO2_HOLD_FAST_RATE 0.1932605
/* m/min; A5 [S] VDOT calculator via load-triage-plan.md */
#define AR_VO2_SPEED_C0 29.54
/* -; A5 [S] VDOT calculator via load-triage-plan.md */
#define AR_VO2_SPEED_C1 5.000663
/* -; A5 [S] VDOT calculator via load-triage-plan.md */
#define AR_VO2_SPEED_C2 (-0.007546)
/* s; A5 [A] load-triage-plan.md; about 3.5 min */
#define AR_VDOT_MIN_S 210
/* s; A5 [A] load-triage-plan.md; about 4 h */
#define AR_VDOT_MAX_S 14400
/* of VDOT; A5 [A] load-triage-plan.md */
#define AR_PACE_EASY_SLOW 0.62
/* of VDOT; A5 [A] load-triage-plan.md */
#define AR_PACE_EASY_FAST 0.70
/* of VDOT; A5 [A] load-triage-plan.md */
#define AR_PACE_THRESHOLD 0.88
/* of VDOT; A5 [A] load-triage-plan.md */
#define AR_PACE_INTERVAL 0.975
/* of VDOT; A5 [A] load-triage-plan.md */
#define AR_PACE_REPETITION 1.05
/* m; A5 [R] definition */
#define AR_MARATHON_M 42195
/* -; A5 [R] Riegel 1981 */
#define AR_RIEGEL_EXPONENT 1.06
/* -; A5 [A] load-triage-plan.md; recreational marathon */
#define AR_RIEGEL_EXPONENT_LOW_VOLUME 1.08
/* km/week; A5 [A] load-triage-plan.md */
#define AR_RIEGEL_LOW_VOLUME_KM 60
/* mL/kg/min; A6 [R] ACSM */
#define AR_ACSM_REST 3.5
/* -; A6 [R] ACSM; per m/min */
#define AR_ACSM_WALK_FLAT 0.1
/* -; A6 [R] ACSM */
#define AR_ACSM_WALK_GRADE 1.8
/* -; A6 [R] ACSM; per m/min */
#define AR_ACSM_RUN_FLAT 0.2
/* -; A6 [R] ACSM */
#define AR_ACSM_RUN_GRADE 0.9
/* kcal/L; A6 [R] ACSM */
#define AR_KCAL_PER_L_OXYGEN 5
/* J/kcal; A6 [R] definition */
#define AR_JOULE_PER_KCAL 4184
/* kcal/kg/h; A6 [R] load-triage-plan.md */
#define AR_REST_KCAL_KG_H 1.05
/* kJ/min; A6 [S] Keytel 2005 */
#define AR_KEYTEL_MEN_BASE (-55.0969)
/* kJ; A6 [S] Keytel 2005 */
#define AR_KEYTEL_MEN_HEART 0.6309
/* kJ/min/kg; A6 [S] Keytel 2005 */
#define AR_KEYTEL_MEN_MASS 0.1988
/* kJ/min/year; A6 [S] Keytel 2005 */
#define AR_KEYTEL_MEN_AGE 0.2017
/* kJ/min; A6 [S] Keytel 2005 */
#define AR_KEYTEL_WOMEN_BASE (-20.4022)
/* kJ; A6 [S] Keytel 2005 */
#define AR_KEYTEL_WOMEN_HEART 0.4472
/* kJ/min/kg; A6 [S] Keytel 2005 */
#define AR_KEYTEL_WOMEN_MASS (-0.1263)
/* kJ/min/year; A6 [S] Keytel 2005 */
#define AR_KEYTEL_WOMEN_AGE 0.074
/* kJ/kcal; A6 [R] definition */
#define AR_KJ_PER_KCAL 4.184
/* m/s; A7.2 [A] load-triage-plan.md */
#define AR_LEG_SPEED_REF_M_S 3.0
/* steps/km; A7.2 [M] load-triage-plan.md; N_ref */
#define AR_LEG_STEPS_REF 927.8
/* m/s; A7.2 [A] load-triage-plan.md */
#define AR_LEG_SPEED_MIN_M_S 1.5
/* m/s; A7.2 [A] load-triage-plan.md */
#define AR_LEG_SPEED_MAX_M_S 8
/* -; A7.2 [A] load-triage-plan.md */
#define AR_LEG_CADENCE_MIN_RATIO 0.85
/* -; A7.2 [A] load-triage-plan.md */
#define AR_LEG_CADENCE_MAX_RATIO 1.15
/* -; A7.2 [A] load-triage-plan.md */
#define AR_LEG_GRADE_FACTOR_MIN 0.3
/* 1/min; A7.2 [A] load-triage-plan.md */
#define AR_CADENCE_PREF_BASE_SPM 140
/* 1/min per m/s; A7.2 [A] load-triage-plan.md */
#define AR_CADENCE_PREF_PER_M_S 9
/* m; A7.2 [A] load-triage-plan.md */
#define AR_CADENCE_PREF_HEIGHT_M 1.70
/* m; A7.2 [A] design; other heights are not believed */
#define AR_HEIGHT_MIN_M 1.0
/* m; A7.2 [A] design */
#define AR_HEIGHT_MAX_M 2.3
/* -; A7.2 [A] load-triage-plan.md */
#define AR_DYNAMICS_MIN 0.85
/* -; A7.2 [A] load-triage-plan.md */
#define AR_DYNAMICS_MAX 1.15
/* -; A7.2 [A] load-triage-plan.md */
#define AR_STRIKE_MORE 1.10
/* -; A7.2 [A] load-triage-plan.md */
#define AR_STRIKE_LESS 0.90
/* -; A7.2 [A] design; outside it is a fault of the sensor */
#define AR_BALANCE_MIN 0.30
/* -; A7.2 [A] design */
#define AR_BALANCE_MAX 0.70
/* -; A7; interfaces.md [A] design; 1 SD of the grade when altitude is unknown */
#define AR_BAND_GRADE_NONE 0.03
/* -; A7; interfaces.md [A] design; 1 SD, GPS altitude */
#define AR_BAND_GRADE_GPS 0.015
/* -; A7; interfaces.md [A] design; 1 SD, barometric altitude */
#define AR_BAND_GRADE_BAROMETER 0.005
/* -; A7; interfaces.md [A] design; 1 SD, relative, device distance */
#define AR_BAND_SPEED_DEVICE 0.02
/* -; A7; interfaces.md [A] design; 1 SD, relative, positions only */
#define AR_BAND_SPEED_TRACK 0.03
/* -; A7; interfaces.md [A] design; 1 SD, relative, no positions */
#define AR_BAND_SPEED_INDOOR 0.05
/* -; A7; interfaces.md [A] design; 1 SD, relative, measured */
#define AR_BAND_CADENCE_KNOWN 0.01
/* -; A7; interfaces.md [A] design; 1 SD, relative, between people of one height */
#define AR_BAND_CADENCE_NONE 0.06
/* steps; A7; interfaces.md [A] design; the band is computed on about so many of the steps */
#define AR_BAND_STEPS 1000
/* eq-km; A7.4 [A] load-triage-plan.md */
#define AR_CAPACITY_MIN_EQ_KM 5
/* d; A7.4 [A] load-triage-plan.md */
#define AR_CAPACITY_DAYS 42
/* runs; A7.4 [A] load-triage-plan.md */
#define AR_CAPACITY_RUNS_MIN 6
/* d; A7.4 [A] load-triage-plan.md */
#define AR_CAPACITY_LOG_DAYS 21
/* d; A7.4 [A] design; usual = median dose of these days */
#define AR_USUAL_DAYS 42
/* -; A8 [M] Takayama 2017; w at e = 0 */
#define AR_DOMS_EARLY_FLAT 0.50
/* -; A8 [A] load-triage-plan.md; w at e = 1 */
#define AR_DOMS_EARLY_ECCENTRIC 0.15
/* h; A8 [M] Takayama 2017 */
#define AR_DOMS_DECAY_FLAT_H 48
/* h; A8 [A] load-triage-plan.md */
#define AR_DOMS_DECAY_ECCENTRIC_H 24
/* h; A8 [M] Takayama 2017 */
#define AR_DOMS_PEAK_FLAT_H 30
/* h; A8 [S] Byrnes 1985 */
#define AR_DOMS_PEAK_ECCENTRIC_H 42
/* -; A8 [A] load-triage-plan.md */
#define AR_DOMS_HALF_X 1.05
/* -; A8 [A] load-triage-plan.md */
#define AR_DOMS_EXPONENT 4
/* -; A8 [A] load-triage-plan.md */
#define AR_DOMS_PROTECT_MAX 0.8
/* -; A8 [A] load-triage-plan.md */
#define AR_DOMS_PROTECT_GAIN 0.6
/* d; A8 [A] load-triage-plan.md */
#define AR_DOMS_PROTECT_DAYS 35
/* -; A8 [A] load-triage-plan.md; only bouts above it protect */
#define AR_DOMS_PROTECT_ECCENTRIC 0.2
/* -; A8 [A] load-triage-plan.md; prior */
#define AR_DOMS_GAIN_MEAN 1
/* -; A8 [A] load-triage-plan.md; prior */
#define AR_DOMS_GAIN_SD 0.5
/* -; A8 [A] load-triage-plan.md; prior */
#define AR_DOMS_BASE_MEAN 0.5
/* -; A8 [A] load-triage-plan.md; prior */
#define AR_DOMS_BASE_SD 0.5
/* -; A8 [A] load-triage-plan.md */
#define AR_DOMS_NOISE_SD 1.2
/* -; A8 [A] load-triage-plan.md */
#define AR_DOMS_GAIN_MIN 0.1
/* -; A8 [A] load-triage-plan.md */
#define AR_DOMS_GAIN_MAX 4
/* -; A8 [A] load-triage-plan.md */
#define AR_DOMS_FORGET_WEEK 0.98
/* logs; A8 [M] load-triage-plan.md; personal values are shown from here on */
#define AR_DOMS_LOGS_SHOWN 10
/* -; A8 [A] load-triage-plan.md; of the mean log-gain */
#define AR_DOMS_BORROW_RATIO 0.5
/* s; formats.md 1.8 [A] formats.md 1.8 forgotten stop; whole time beyond the points by more: the stop was forgotten */
#define AR_FORGOTTEN_STOP_S 21600
/* logs; A8 [A] load-triage-plan.md; the second step of personalising begins here */
#define AR_DOMS_SHAPE_LOGS 30
/* -; A8 [A] load-triage-plan.md; of the squared error; times the squared shift in hours */
#define AR_DOMS_SHAPE_PENALTY 0.05
/* h; A8 [A] load-triage-plan.md; shifts of the peak: -2 to +2 steps */
#define AR_DOMS_SHAPE_PEAK_STEP_H 6
/* -; A8 [A] load-triage-plan.md; shifts of the early share: -2 to +2 steps; a step costs as much as one of the peak */
#define AR_DOMS_SHAPE_EARLY_STEP 0.05

#endif
