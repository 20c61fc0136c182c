/* Cost of grade, energy and sweat (A3.6, A6). */
#include <math.h>

#include "afterrun/fitness.h"
#include "analysis/numbers.h"
#include "analysis/quick.h"

static const double s_per_min = 60, ml_per_l = 1000;

static double
clamp(double value, double limit)
{
	return ar_clamp(value, -limit, limit);
}

static double
polynomial(const double *c, int count, double x)
{
	double sum = 0;

	for (int k = count - 1; k >= 0; k--)
		sum = sum * x + c[k];
	return sum;
}

double
ar_minetti_j_kg_m(double grade_ratio)
{
	static const double c[] = { AR_MINETTI_C0, AR_MINETTI_C1,
		AR_MINETTI_C2, AR_MINETTI_C3, AR_MINETTI_C4, AR_MINETTI_C5 };

	if (isnan(grade_ratio))
		return NAN;
	return polynomial(c, 6, clamp(grade_ratio, AR_GRADE_ENERGY_MAX));
}

double
ar_gap_minetti(double grade_ratio)
{
	return ar_minetti_j_kg_m(grade_ratio) / AR_MINETTI_C0;
}

double
ar_gap_heart(double grade_ratio)
{
	static const double c[] = { AR_GAP_HEART_C0, AR_GAP_HEART_C1,
		AR_GAP_HEART_C2, AR_GAP_HEART_C3, AR_GAP_HEART_C4 };

	if (isnan(grade_ratio))
		return NAN;
	return polynomial(c, 5, clamp(grade_ratio, AR_GAP_HEART_GRADE_MAX));
}

static double
uphill(double grade_ratio)
{
	return isnan(grade_ratio) ? NAN : ar_most(grade_ratio, 0);
}

double
ar_vo2_running(double speed_m_s, double grade_ratio)
{
	double v = speed_m_s * s_per_min;

	return AR_ACSM_REST + AR_ACSM_RUN_FLAT * v +
	    AR_ACSM_RUN_GRADE * v * uphill(grade_ratio);
}

double
ar_vo2_walking(double speed_m_s, double grade_ratio)
{
	double v = speed_m_s * s_per_min;

	return AR_ACSM_REST + AR_ACSM_WALK_FLAT * v +
	    AR_ACSM_WALK_GRADE * v * uphill(grade_ratio);
}

double
ar_vo2_kcal(double vo2, double mass_kg, double time_s)
{
	return vo2 * mass_kg / ml_per_l * AR_KCAL_PER_L_OXYGEN * time_s /
	    s_per_min;
}

double
ar_minetti_kcal(double distance_m, double grade_ratio, double mass_kg)
{
	return ar_minetti_j_kg_m(grade_ratio) * distance_m * mass_kg /
	    AR_JOULE_PER_KCAL;
}

double
ar_keytel_kcal_min(const struct ar_person *person, double bpm)
{
	double mass = person->mass_kg, age = person->age_y;

	if (person->sex == AR_SEX_MALE)
		return (AR_KEYTEL_MEN_BASE + AR_KEYTEL_MEN_HEART * bpm +
		    AR_KEYTEL_MEN_MASS * mass + AR_KEYTEL_MEN_AGE * age) /
		    AR_KJ_PER_KCAL;
	if (person->sex == AR_SEX_FEMALE)
		return (AR_KEYTEL_WOMEN_BASE + AR_KEYTEL_WOMEN_HEART * bpm +
		    AR_KEYTEL_WOMEN_MASS * mass + AR_KEYTEL_WOMEN_AGE * age) /
		    AR_KJ_PER_KCAL;
	return NAN;
}

double
ar_sweat_l_h(double before_kg, double after_kg, double drunk_l,
    double urine_l, double hours)
{
	return hours > 0 ? (before_kg - after_kg + drunk_l - urine_l) / hours :
	    NAN;
}

double
ar_mass_loss_pct(double before_kg, double after_kg)
{
	return before_kg > 0 ? 100 * (before_kg - after_kg) / before_kg : NAN;
}
