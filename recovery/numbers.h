/* Generated from data/numbers_recovery.csv by tools/gen_numbers.py;
 * correct the table, not this file. */
#ifndef RECOVERY_NUMBERS_H
#define RECOVERY_NUMBERS_H

/* min; R39 [A] recovery.md 6; shorter wishes are used as this */
#define AR_MINUTES_LO 5
/* min; R39 [A] recovery.md 6; longer wishes are used as this */
#define AR_MINUTES_HI 60
/* min; 6.1 [A] recovery.md 6 */
#define AR_MINUTES_INPUT_MAX 240
/* m; R14 R15 [A] bontemps2020 */
#define AR_ECC_CLIMB_M 300
/* m/km; R14 R15 [A] bontemps2020 */
#define AR_ECC_CLIMB_M_KM 25
/* m; R14 R15 [A] bontemps2020 */
#define AR_ECC_CLIMB_LEAST_M 100
/* 0-10; R16 [A] recovery.md 6 */
#define AR_FAST_RPE 7
/* °C; R17 [A] recovery.md 6 */
#define AR_HOT_AIR_C 25
/* 0-10; R18 [A] recovery.md 6 */
#define AR_RPE_GUESS 4
/* class; R14 [A] recovery.md 6 */
#define AR_LOAD_CLASS_MAX 4
/* score per point; R23 [A] recovery.md 6 */
#define AR_SORENESS_WEIGHT 2
/* ratio; R21b [A] recovery.md 6 */
#define AR_LEG_SHARE_LO 0.5
/* ratio; R21b [A] recovery.md 6 */
#define AR_LEG_SHARE_HI 2
/* weight; R21b [A] recovery.md 6 */
#define AR_LEG_WEIGHT_MAX 8
/* per weight; R21b [A] recovery.md 6; weights are rounded to halves */
#define AR_LEG_HALVES 2
/* min; R28 [seed] S1; massage after runs longer than this */
#define AR_MASSAGE_RUN_MIN 30
/* 0-10; R28 R47 [A] recovery.md 6 */
#define AR_MASSAGE_SORENESS 3
/* s; R29 [A] Herbert 2011 */
#define AR_HOLD_S 30
/* s; R92 [seed] S0; the article's hold */
#define AR_HOLD_ARTICLE_S 20
/* s; R92 [seed] S0; S0 asks for more than 20 */
#define AR_HOLD_LO_S 21
/* s; R92 [A] Behm 2016 */
#define AR_HOLD_HI_S 60
/* s; R31 [A] recovery.md 6; get ready before every timer */
#define AR_READY_S 5
/* 0-10; R32 [A] Grabow 2018 */
#define AR_PRESSURE_NOVICE 4
/* 0-10; R32 [A] Grabow 2018 */
#define AR_PRESSURE_EXPERIENCED 6
/* 0-10; R32 [A] recovery.md 6; soreness 4 to 6 */
#define AR_PRESSURE_SORE 4
/* 0-10; R32 [A] recovery.md 6; soreness 7 to 8 */
#define AR_PRESSURE_VERY_SORE 2
/* 0-10; R32 [A] recovery.md 6; L4 */
#define AR_PRESSURE_LONG_RUN 4
/* 0-10; R60 [A] recovery.md 6 */
#define AR_PRESSURE_YOUNG 4
/* 0-10; R34 [A] Leabeater 2024 */
#define AR_PRESSURE_GUN 4
/* 0-10; R34 [A] recovery.md 6; at this cap or below only hands */
#define AR_PRESSURE_HAND_ONLY 2
/* 0-10; R37 [A] recovery.md 6; first seconds of each side */
#define AR_PRESSURE_START 3
/* s; R37 [A] recovery.md 6 */
#define AR_PRESSURE_START_S 15
/* 0-10; R10 [A] recovery.md 6; R without a number */
#define AR_PRESSURE_REDUCED 3
/* 0-10; R10 [A] recovery.md 6; R without a number */
#define AR_PULL_REDUCED 3
/* °C; R10 [A] recovery.md 6; R without a number */
#define AR_HEAT_REDUCED_C 38
/* min; R10 [A] recovery.md 6; R without a number */
#define AR_COLD_REDUCED_MIN 5
/* °C; R60 [seed] S0 */
#define AR_HEAT_C 40
/* y; R60 [A] recovery.md 6; younger than this */
#define AR_YOUNG_AGE_Y 16
/* y; R74 [A] recovery.md 6 */
#define AR_OLD_AGE_Y 60
/* s; R34 [A] recovery.md 6 */
#define AR_GUN_LONGEST_S 60
/* s; R34 [A] recovery.md 6; novice or sore or L4 */
#define AR_GUN_CAREFUL_S 30
/* 0-10; R35 [A] recovery.md 6 */
#define AR_PULL_USUAL 5
/* 0-10; R35 [A] recovery.md 6 */
#define AR_PULL_GENTLE 3
/* 0-10; R32 R35 [A] recovery.md 6 */
#define AR_SORE_FROM 4
/* 0-10; R83 [A] recovery.md 6 */
#define AR_XTRAIN_FROM 6
/* 0-10; R32 R36 R46 [A] recovery.md 6 */
#define AR_VERY_SORE_FROM 7
/* 0-10; R9 [A] recovery.md 6 */
#define AR_TOO_SORE_FROM 9
/* 0-10; R4 [A] recovery.md 6 */
#define AR_SIDE_GAP 3
/* s; R46 [A] recovery.md 6 */
#define AR_MASSAGE_VERY_SORE_S 30
/* s; R44 [A] recovery.md 6 */
#define AR_COOL_FIRST_S 60
/* s; R44 [A] recovery.md 6 */
#define AR_COOL_FIRST_HARD_S 180
/* 0-10; R44 [A] recovery.md 6 */
#define AR_COOL_HARD_RPE 8
/* s; R42 [A] recovery.md 6; hot or very sore */
#define AR_COOL_LIMIT_S 300
/* regions; R47 [A] recovery.md 6 */
#define AR_BEST_REGIONS 4
/* s; R51 [seed] S1; the article's five minutes */
#define AR_SHORT_MASSAGE_S 300
/* s; R48 [A] recovery.md 6 */
#define AR_ELEVATE_S 900
/* s; R48 [A] recovery.md 6 */
#define AR_ELEVATE_STEP_S 30
/* 0-10; R48 [A] recovery.md 6 */
#define AR_CARE_COLD_PAIN 3
/* s; R59 R64 [seed] S0 */
#define AR_COLD_S 600
/* s; R59 R64 [seed] S0 */
#define AR_HEAT_S 900
/* rounds; R59 [A] Versey 2012 */
#define AR_CONTRAST_ROUNDS 3
/* s; R59 [A] Versey 2012 */
#define AR_CONTRAST_HALF_S 60
/* class; R57 [A] recovery.md 6 */
#define AR_THERMO_LOAD_CLASS 3
/* 0-10; R57 [A] recovery.md 6 */
#define AR_THERMO_SORENESS_RUN 4
/* 0-10; R57 [A] recovery.md 6 */
#define AR_THERMO_SORENESS_REST 3
/* h; R63 [A] recovery.md 6 */
#define AR_STRENGTH_H 6
/* h; R61 [seed] S0 */
#define AR_THERMO_WITHIN_H 48
/* kg; R65 [A] hew-butler2015 */
#define AR_GAIN_KG 0.2
/* ml/kg; R65 [A] recovery.md 6; one kilogram of water */
#define AR_ML_PER_KG 1000
/* % of mass; R67 [A] recovery.md 6 */
#define AR_DEFICIT_MEASURED_PCT 3
/* % of mass; R67 [A] recovery.md 6 */
#define AR_DEFICIT_ESTIMATED_PCT 2
/* % of mass; R68 R71 [A] recovery.md 6 */
#define AR_DRINK_LOSS_PCT 2
/* h; R68 R75 [A] thomas2016 */
#define AR_DRINK_NEXT_NEAR_H 8
/* h; R68 [A] recovery.md 6 */
#define AR_DRINK_NEXT_FAR_H 12
/* ratio; R68 [A] recovery.md 6 */
#define AR_DRINK_FACTOR_PLAIN 1
/* ratio; R68 [A] mcdermott2017 */
#define AR_DRINK_FACTOR_SOME 1.25
/* ratio; R68 [A] sawka2007 */
#define AR_DRINK_FACTOR_NEAR 1.5
/* min; R68 [A] hew-butler2015 */
#define AR_DRINK_LONG_RUN_MIN 240
/* h; R68 [A] recovery.md 6 */
#define AR_DRINK_HOURS 6
/* h; R68 [A] recovery.md 6 */
#define AR_DRINK_HOURS_LEAST 4
/* ml/h; R68 R69 [A] hew-butler2015 */
#define AR_DRINK_ML_H 800
/* ml; R69 [A] recovery.md 6 */
#define AR_DRINK_STEP_ML 50
/* ml; R69 [A] recovery.md 6 */
#define AR_DRINK_FIRST_ML 400
/* min; R71 [A] recovery.md 6 */
#define AR_SODIUM_HOT_MIN 90
/* ml; R70 [A] efsa2010 */
#define AR_DAILY_F_ML 1600
/* ml; R70 [A] efsa2010 */
#define AR_DAILY_M_ML 2000
/* ml; R70 [A] efsa2010 */
#define AR_DAILY_PREGNANT_ML 300
/* ml; R70 [A] recovery.md 6 */
#define AR_DAILY_HOT_ML 500
/* g/kg; R74 [A] kato2016 */
#define AR_PROTEIN_G_KG 0.3
/* g/kg; R74 [A] recovery.md 6 */
#define AR_PROTEIN_OLD_G_KG 0.4
/* g; R74 [A] recovery.md 6 */
#define AR_FOOD_STEP_G 5
/* g/kg; R78 [A] kerksick2017 */
#define AR_DAY_PROTEIN_LO 1.4
/* g/kg; R78 [A] kato2016 */
#define AR_DAY_PROTEIN_HI 1.8
/* h; R85 [A] bontemps2020 */
#define AR_LONG_DESCENT_H 72
/* h; R84 [A] recovery.md 6; quality after much descent */
#define AR_DESCENT_HOURS 72
/* s; unit [A] definition */
#define AR_MINUTE_S 60
/* d; R57 [A] recovery.md 6; no heat on that leg for 72 h */
#define AR_LEG_INJURY_DAYS 3
/* d; T50 [A] load-triage-plan.md B2; no heat for 48 h */
#define AR_FRESH_INJURY_DAYS 2
/* s; 2.17 [seed] S1 */
#define AR_WARM_UP_S 600
/* s; 2.17 [seed] S1 */
#define AR_WARM_UP_LEAST_S 300
/* s; 2.17 [A] recovery.md 2 */
#define AR_WARM_UP_USUAL_S 480
/* °C; 2.17 [A] recovery.md 2; a cold day */
#define AR_WARM_UP_COLD_C 5
/* s; 2.17 [A] recovery.md 2; ten repeats */
#define AR_ACTIVATION_S 30
/* sets; 2.17 [A] recovery.md 2 */
#define AR_ACTIVATION_SETS 2
/* s; 2.18 [A] recovery.md 2 */
#define AR_SWING_S 30
/* repeats; 2.18 [A] recovery.md 2 */
#define AR_SWINGS_NOVICE 8
/* repeats; 2.18 [A] recovery.md 2 */
#define AR_SWINGS_EXPERIENCED 12
/* s; 2.17 [A] recovery.md 2 */
#define AR_STRIDE_S 20
/* repeats; 2.17 [A] recovery.md 2 */
#define AR_STRIDES_NOVICE 3
/* repeats; 2.17 [A] recovery.md 2 */
#define AR_STRIDES_EXPERIENCED 4
/* s; 2.17 [A] recovery.md 2; walk back */
#define AR_STRIDE_REST_S 60
/* 0-10; 6.1 [A] recovery.md; the end of every scale */
#define AR_SCALE_MAX 10
/* min; R64 [seed] S0 */
#define AR_COLD_MIN 10
/* s; R30 [A] recovery.md 6 */
#define AR_MASSAGE_LONGEST_S 90
/* %; unit [A] definition */
#define AR_PERCENT 100
/* min; unit [A] definition */
#define AR_HOUR_MIN 60
/* g/kg; R73 [A] recovery.md 6; from this dose on the clock matters */
#define AR_CARB_SOON_G_KG 1
/* min; R1 [A] design; input range: a week */
#define AR_DURATION_MAX_MIN 10080
/* km; R1 [A] design; input range */
#define AR_DISTANCE_MAX_KM 2000
/* m; R1 [A] design; input range */
#define AR_CLIMB_MAX_M 60000
/* %; R1 [A] design; input range */
#define AR_HEART_PCT_MAX 150
/* °C; R1 [A] design; input range */
#define AR_AIR_MIN_C (-60)
/* °C; R1 [A] design; input range */
#define AR_AIR_MAX_C 60
/* s; R1 [A] design; input range */
#define AR_TAIL_MAX_S 86400
/* ml; R1 [A] design; input range */
#define AR_DRUNK_MAX_ML 50000
/* h; R1 [A] design; input range: ten years */
#define AR_HOURS_MAX 87600
/* y; R1 [A] design; input range */
#define AR_AGE_MAX_Y 130
/* kg; R1 [A] design; input range */
#define AR_MASS_MIN_KG 15
/* kg; R1 [A] design; input range */
#define AR_MASS_MAX_KG 400
/* ratio; R21b [A] design; input range; a dose may stand for it */
#define AR_RATIO_MAX 1000000
/* 0-10; R42a [A] recovery.md 6; pain in walking from which the legs rest */
#define AR_SIT_WALKING 3
/* s; R31 [A] design; the last seconds are said */
#define AR_GUIDE_LAST_S 10
/* s; R31 [A] design; bells 3 2 1 */
#define AR_GUIDE_COUNT 3
/* s; R31 [A] design; shorter sides have no half-way */
#define AR_GUIDE_HALF_FROM_S 20
/* s; R31 [A] design; between quiet bells */
#define AR_GUIDE_TICK_S 10
/* s; R31 [A] design; kept free of speech after a bell */
#define AR_GUIDE_BELL_S 0.6
/* s; R31 [A] design; a bell is due this long */
#define AR_GUIDE_BELL_DUE_S 0.5
/* s; R53 [A] design; the next step is named this long before the end */
#define AR_GUIDE_AHEAD_S 40
/* s; R31 [A] design; between two spoken texts */
#define AR_GUIDE_SPEECH_GAP_S 0.3
/* words/min; R31 [A] design; a calm voice */
#define AR_GUIDE_WPM 160
/* words/min; R31 [A] design */
#define AR_GUIDE_WPM_LO 60
/* words/min; R31 [A] espeak-ng(1) */
#define AR_GUIDE_WPM_HI 450
/* letters; R31 [M] measured over the cues; a spoken word; espeak-ng 1.51 at 120 to 220 words/min */
#define AR_GUIDE_WORD_LETTERS 4.2
/* letters; R31 [M] measured over the cues; a digit is spoken as a short word */
#define AR_GUIDE_DIGIT_LETTERS 5
/* words; R31 [M] measured over the cues; the pause of a comma or colon */
#define AR_GUIDE_COMMA_WORDS 0.7
/* words; R31 [M] measured over the cues; the pause between sentences */
#define AR_GUIDE_STOP_WORDS 1
/* s; R31 [M] measured over the cues; the silence around a spoken text */
#define AR_GUIDE_SPEECH_MORE_S 0.25
/* sets; R31 [A] design; input range */
#define AR_GUIDE_SETS_MAX 60
/* s; R31 [A] design; input range: four hours */
#define AR_GUIDE_STEP_MAX_S 14400
/* s; R31 [A] interfaces.md; seconds are printed to a tenth */
#define AR_GUIDE_TENTH_S 0.1
/* s; R31 [A] design; what a sum of tenths may be off */
#define AR_GUIDE_EXACT_S 0.000001
/* s; R31 [A] design; input range: a day */
#define AR_GUIDE_TOTAL_MAX_S 86400
/* g; R73 [A] design; input range */
#define AR_GRAMS_MAX 5000

#endif
