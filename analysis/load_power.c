/* Running power and GOVSS (A3.8, Skiba as implemented in GoldenCheetah).
 * Its known weakness: the whole metabolic cost of the slope is multiplied by
 * an efficiency of level running. */
#include <math.h>

#include "afterrun/fitness.h"
#include "analysis/load.h"
#include "analysis/numbers.h"
#include "analysis/window.h"

/* Of the body, in square metres. */
static double
body_area_m2(const struct ar_person *person)
{
	return AR_GOVSS_AREA_A * AR_GOVSS_AREA_B *
	    pow(person->height_m, AR_GOVSS_HEIGHT_EXP) *
	    pow(person->mass_kg, AR_GOVSS_MASS_EXP);
}

static double
power_w(double area_m2, double mass_kg, const struct ar_power_input *input)
{
	double v = input->speed_m_s;
	double aero = 0.5 * AR_GOVSS_AIR * AR_GOVSS_DRAG * area_m2 * v * v /
	    mass_kg;
	double kinetic = input->way_m > 0 ? 0.5 *
	    (v * v - input->before_m_s * input->before_m_s) / input->way_m : 0;
	double efficiency = (AR_GOVSS_EFF_BASE + AR_GOVSS_EFF_PER_M_S * v) *
	    (1 - AR_GOVSS_EFF_LOSS * v / AR_GOVSS_EFF_SPEED_M_S);

	return (aero + kinetic + ar_minetti_j_kg_m(input->grade_ratio) *
	    efficiency) * v * mass_kg;
}

double
ar_running_power_w(const struct ar_person *person,
    const struct ar_power_input *input)
{
	return power_w(body_area_m2(person), person->mass_kg, input);
}

double
ar_govss(const struct ar_clean *clean, const struct ar_person *person)
{
	double limit = ar_person_threshold_m_s(person, NULL);
	double reference = ar_running_power_w(person,
	    &(struct ar_power_input){ limit, 0, NAN, 0 });
	struct ar_ring speeds, grades, powers;
	double fourths = 0, time_s = 0, before = NAN;
	double area_m2 = body_area_m2(person);

	if (!(reference > 0))
		return NAN;
	ar_ring_start(&speeds, AR_GOVSS_WINDOW_S);
	ar_ring_start(&grades, AR_GOVSS_WINDOW_S);
	ar_ring_start(&powers, AR_GOVSS_POWER_WINDOW_S);
	for (size_t i = 0; i < clean->count; i++) {
		const struct ar_step *step = &clean->steps[i];
		double dt = (double)step->dt_s;
		if (!step->moving || !isfinite(step->speed_m_s))
			continue;
		double v = ar_ring_add(&speeds, dt, (double)step->speed_m_s);
		double grade = ar_ring_add(&grades, dt,
		    (double)step->grade_ratio);
		struct ar_power_input input = { v, grade, before,
			isfinite(before) ? v * dt : 0 };
		double power = ar_ring_add(&powers, dt,
		    power_w(area_m2, person->mass_kg, &input));
		fourths += dt * power * power * power * power;
		time_s += dt;
		before = v;
	}
	if (!(time_s > 0))
		return NAN;
	double normalised = sqrt(sqrt(fourths / time_s));
	double hours = time_s / 3600;
	return 100 * hours * (normalised / reference) *
	    (normalised / reference);
}
