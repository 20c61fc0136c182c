/* Generated from data/numbers_triage.csv by tools/gen_numbers.py;
 * correct the table, not this file. */
#ifndef TRIAGE_NUMBERS_H
#define TRIAGE_NUMBERS_H

/* 0-10; T4 [A] acute compartment syndrome pages; larger of now and worst */
#define AR_T4_SEVERITY 7
/* min; T4 [S] acute compartment syndrome pages */
#define AR_T4_SETTLE 30
/* 0-10; T5 [A] design; any pain */
#define AR_T5_PAIN 1
/* 0-10; T6 [A] exertional rhabdomyolysis reviews; muscle pain */
#define AR_T6_PAIN 4
/* 0-10; T11 [A] design */
#define AR_T11_SEVERITY 8
/* cm; T12 [S] Wells score as reprinted by NICE; 10 cm below the tibial bump */
#define AR_T12_CALF_DIFF 3
/* days; T14 [A] design */
#define AR_T14_DAYS 2
/* 0-10; T15 [A] design */
#define AR_T15_SEVERITY 8
/* days; T15 [A] exertional rhabdomyolysis reviews; 24 h */
#define AR_T15_FROM 1
/* days; T15 [A] exertional rhabdomyolysis reviews; 96 h */
#define AR_T15_TO 4
/* years; T17 [S] Ottawa knee rule */
#define AR_T17_AGE 55
/* years; T17 [S] Ottawa rules hold for adults; lower threshold below */
#define AR_T17_MINOR 18
/* 0-10; T18 [A] design; any pain in walking */
#define AR_T18_WALKING 1
/* 0-10; T19 [A] design; any pain at rest */
#define AR_T19_REST 1
/* h; T21 [R] acute knee injuries */
#define AR_T21_SWELLING 4
/* years; T25 [R] slipped growth plate */
#define AR_T25_AGE 17
/* 0-10; T26 [A] design */
#define AR_T26_REST 8
/* 0-10; T26 [A] design */
#define AR_T26_WALKING 7
/* 0-10; T27 [seed] article S0; threshold is ours */
#define AR_T27_MUSCLE 7
/* 0-10; T27 [seed] article S0; threshold is ours */
#define AR_T27_JOINT 2
/* days; T27 [seed] article S0; the 72 h question */
#define AR_T27_DAYS 3
/* 0-10; T28 [A] design */
#define AR_T28_SEVERITY 4
/* days; T28 [A] design; beyond */
#define AR_T28_DAYS 5
/* days; T28 [A] design; beyond */
#define AR_T28_ANY_DAYS 7
/* 0-10; T28 [A] design; any soreness */
#define AR_T28_SORE 1
/* 0-10; T31 [A] design; above T46's limit of 2 */
#define AR_T31_WALKING 3
/* days; T31 [A] design; 24 h */
#define AR_T31_DAYS 1
/* days; T33 [R] back pain pages */
#define AR_T33_DAYS 14
/* years; T34 [R] arterial cramp */
#define AR_T34_AGE 50
/* days; T35 [R] night pain */
#define AR_T35_DAYS 7
/* days; T37 [A] design */
#define AR_T37_SHIN_DAYS 21
/* days; T37 [A] design */
#define AR_T37_TENDON_DAYS 42
/* days; T37 [A] design */
#define AR_T37_MUSCLE_DAYS 14
/* points; T37 [A] design; over three logs */
#define AR_T37_RISE 2
/* weeks; T37 [A] design; running */
#define AR_T37_WEEKS 2
/* days; T37 [A] design; two weeks */
#define AR_T37_BROKEN_DAYS 14
/* logs; T37 [A] design */
#define AR_T37_LOGS 3
/* days; T38 [A] design; 48 h */
#define AR_T38_DAYS 2
/* min; T40 [R] inflammatory heel pain */
#define AR_T40_STIFF 30
/* years; T40 [R] inflammatory heel pain */
#define AR_T40_AGE 45
/* 0-10; T42 [S] pain-monitoring model */
#define AR_T42_LIMIT 5
/* min; T42 [A] design; any stiffness */
#define AR_T42_STIFF 1
/* 0-10; T47 [A] exercise cramp review */
#define AR_T47_TENDER 3
/* 0-10; T48 [A] design */
#define AR_T48_WALKING 3
/* 0-10; T49 [A] soreness after races */
#define AR_T49_SEVERITY 6
/* days; T49 [S] soreness after races; falling by 72 h */
#define AR_T49_FALL 3
/* days; T49 [A] soreness after races; may still rise before 48 h */
#define AR_T49_PEAK 2
/* h; T49 [A] soreness after races; after its start */
#define AR_T49_RECHECK 72
/* h; T49 [A] design */
#define AR_T49_RECHECK_MIN 24
/* 0-10; T50 [A] design; from here E3 */
#define AR_T50_LOW 3
/* 0-10; T50 [A] design; from here E2 */
#define AR_T50_HIGH 7
/* 0-10; T51 [A] design */
#define AR_T51_WALKING 1
/* 0-10; T51 [A] design */
#define AR_T51_MORNING 1
/* days; T51 [A] design; at 0 with pain-free hops */
#define AR_T51_ZERO_DAYS 7
/* points; T52 [R] design; to the pain limits */
#define AR_T52_ADD 2
/* 0-10; P18 [S] bones are different from tendons; any pain */
#define AR_P18_BONE 1
/* 0-10; P18 [A] design; muscle and joint */
#define AR_P18_MUSCLE 2
/* days; B2 [A] design; no heat within 48 h of an injury */
#define AR_HEAT_INJURY_DAYS 2
/* 0-10; T41 [A] design; walking must be pain-free */
#define AR_BONE_RUN_WALKING 1
/* years; interfaces [A] design; others no: an adult to whom no rule on age applies but T40 */
#define AR_NORMAL_AGE 30
/* days; interfaces [A] design; a date may lie ahead by a time zone */
#define AR_FUTURE_DAYS 1
/* h; unit [A] unit */
#define AR_HOURS_A_DAY 24

#endif
