/* Anchors, zones, race prediction, energy and sweat: A2, A5 and A6 of
 * load-triage-plan.md.  Pure functions of numbers; missing is NAN and gives
 * NAN.  Speeds in m/s, distances in m, heart rates in beats a minute, grade
 * as a ratio (0.10 = 10 %). */
#ifndef AFTERRUN_FITNESS_H
#define AFTERRUN_FITNESS_H

#include <stdbool.h>

#include "afterrun/person.h"
#include "afterrun/status.h"

/* A2: highest heart rate from age.  Error about ±10 (1 SD): an observed
 * maximum is better. */
AR_API double ar_heart_max_tanaka(double age_y);
AR_API double ar_heart_max_gellish(double age_y);
AR_API double ar_heart_max_gulati(double age_y); /* women */
/* The person's own, else Tanaka (*estimated, may be NULL), else NAN. */
AR_API double ar_person_heart_max(const struct ar_person *person,
    bool *estimated);
/* The person's own, else HRrest + 0.83 of the reserve (*estimated). */
AR_API double ar_person_heart_threshold(const struct ar_person *person,
    bool *estimated);
/* Karvonen: x of the reserve, and the heart rate at x.  Not clamped. */
AR_API double ar_heart_reserve_ratio(double bpm, double rest_bpm,
    double max_bpm);
AR_API double ar_heart_at_reserve(double ratio, double rest_bpm,
    double max_bpm);

/* Edwards: zone 1..5 by share of HRmax; 0 below zone 1 or unknown. */
AR_API int ar_zone_edwards(double bpm, double max_bpm);
/* Friel by LTHR: 1..4, 5 = 5a, 6 = 5b, 7 = 5c; 0 unknown. */
AR_API int ar_zone_friel(double bpm, double threshold_bpm);
/* Three zones by VT1 = 0.89·LTHR and VT2 = LTHR: 1..3; 0 unknown. */
AR_API int ar_zone_three(double bpm, double threshold_bpm);

/* A5, Daniels and Gilbert.  NAN unless the race lasted 3.5 min to 4 h. */
AR_API double ar_vdot(double distance_m, double time_s);
/* Time for a distance at a VDOT; NAN for nonsense. */
AR_API double ar_vdot_time_s(double vdot, double distance_m);
/* Speed at a share of VDOT (0.88 = threshold). */
AR_API double ar_vdot_speed_m_s(double vdot, double share);

struct ar_paces { /* seconds for a kilometre */
	double easy_slow_s_km;
	double easy_fast_s_km;
	double marathon_s_km;
	double threshold_s_km;
	double interval_s_km;
	double repetition_s_km;
};

AR_API struct ar_paces ar_vdot_paces(double vdot);

/* Riegel: T2 = T1·(D2/D1)^exponent. */
AR_API double ar_riegel_time_s(double time_s, double distance_m,
    double to_distance_m, double exponent);
/* 1.06, or 1.08 for a marathon on less than 60 km a week. */
AR_API double ar_riegel_exponent(double to_distance_m, double week_km);

/* Speed one can hold for about an hour: the person's own, else from VDOT
 * (*estimated), else NAN (A3.7). */
AR_API double ar_person_threshold_m_s(const struct ar_person *person,
    bool *estimated);

/* A3.6: cost of running, J/(kg·m), Minetti 2002, |grade| <= 0.45. */
AR_API double ar_minetti_j_kg_m(double grade_ratio);
/* Grade factors of speed: Minetti C(i)/C(0), and the one like heart rate
 * (fit to collected points, |grade| <= 0.34). */
AR_API double ar_gap_minetti(double grade_ratio);
AR_API double ar_gap_heart(double grade_ratio);

/* A6: oxygen uptake, mL/kg/min, ACSM; descents count as flat. */
AR_API double ar_vo2_running(double speed_m_s, double grade_ratio);
AR_API double ar_vo2_walking(double speed_m_s, double grade_ratio);
/* Gross energy of an uptake held for some seconds, kcal. */
AR_API double ar_vo2_kcal(double vo2, double mass_kg, double time_s);
/* Net energy of a way by Minetti, kcal. */
AR_API double ar_minetti_kcal(double distance_m, double grade_ratio,
    double mass_kg);
/* Gross energy by heart rate, kcal a minute, Keytel 2005; NAN without sex,
 * mass and age. */
AR_API double ar_keytel_kcal_min(const struct ar_person *person, double bpm);

/* Sweat (A6): masses in kg before and after, litres drunk and passed. */
AR_API double ar_sweat_l_h(double before_kg, double after_kg, double drunk_l,
    double urine_l, double hours);
/* Loss of body mass in per cent; negative: heavier than before. */
AR_API double ar_mass_loss_pct(double before_kg, double after_kg);

#endif
