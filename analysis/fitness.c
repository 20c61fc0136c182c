#include "afterrun/fitness.h"

#include <math.h>
#include <stddef.h>
#include <stddef.h>

#include "analysis/numbers.h"

static const double s_per_min = 60;

double
ar_heart_max_tanaka(double age_y)
{
	return AR_TANAKA_BASE - AR_TANAKA_PER_Y * age_y;
}

double
ar_heart_max_gellish(double age_y)
{
	return AR_GELLISH_BASE - AR_GELLISH_PER_Y * age_y;
}

double
ar_heart_max_gulati(double age_y)
{
	return AR_GULATI_BASE - AR_GULATI_PER_Y * age_y;
}

static void
say(bool *estimated, bool value)
{
	if (estimated)
		*estimated = value;
}

double
ar_person_heart_max(const struct ar_person *person, bool *estimated)
{
	say(estimated, !isfinite(person->heart_max_bpm));
	if (isfinite(person->heart_max_bpm))
		return person->heart_max_bpm;
	return ar_heart_max_tanaka(person->age_y);
}

double
ar_person_heart_threshold(const struct ar_person *person, bool *estimated)
{
	say(estimated, !isfinite(person->heart_threshold_bpm));
	if (isfinite(person->heart_threshold_bpm))
		return person->heart_threshold_bpm;
	return ar_heart_at_reserve(AR_LTHR_RESERVE_RATIO,
	    person->heart_rest_bpm, ar_person_heart_max(person, NULL));
}

double
ar_heart_reserve_ratio(double bpm, double rest_bpm, double max_bpm)
{
	return max_bpm > rest_bpm ? (bpm - rest_bpm) / (max_bpm - rest_bpm) :
	    NAN;
}

double
ar_heart_at_reserve(double ratio, double rest_bpm, double max_bpm)
{
	return rest_bpm + ratio * (max_bpm - rest_bpm);
}

/* How many of the rising borders value has reached. */
static int
zone_of(double value, const double *border, int count)
{
	int zone = 0;

	while (zone < count && value >= border[zone])
		zone++;
	return zone;
}

int
ar_zone_edwards(double bpm, double max_bpm)
{
	static const double border[] = { AR_EDWARDS_ZONE1_RATIO,
		AR_EDWARDS_ZONE2_RATIO, AR_EDWARDS_ZONE3_RATIO,
		AR_EDWARDS_ZONE4_RATIO, AR_EDWARDS_ZONE5_RATIO };

	return max_bpm > 0 ? zone_of(bpm / max_bpm, border, 5) : 0;
}

int
ar_zone_friel(double bpm, double threshold_bpm)
{
	static const double border[] = { 0, AR_FRIEL_ZONE2_RATIO,
		AR_FRIEL_ZONE3_RATIO, AR_FRIEL_ZONE4_RATIO,
		AR_FRIEL_ZONE5A_RATIO, AR_FRIEL_ZONE5B_RATIO };

	if (!(threshold_bpm > 0))
		return 0;
	double ratio = bpm / threshold_bpm;
	return ratio > AR_FRIEL_ZONE5C_RATIO ? 7 : zone_of(ratio, border, 6);
}

int
ar_zone_three(double bpm, double threshold_bpm)
{
	static const double border[] = { 0, AR_VT1_LTHR_RATIO };

	if (!(threshold_bpm > 0))
		return 0;
	double ratio = bpm / threshold_bpm;
	return ratio > 1 ? 3 : zone_of(ratio, border, 2);
}

static double
uptake(double m_per_min)
{
	return AR_VO2_C0 + AR_VO2_C1 * m_per_min +
	    AR_VO2_C2 * m_per_min * m_per_min;
}

/* The share of VO2max one can hold for so long. */
static double
share_held(double minutes)
{
	return AR_VO2_HOLD_BASE +
	    AR_VO2_HOLD_SLOW * exp(-AR_VO2_HOLD_SLOW_RATE * minutes) +
	    AR_VO2_HOLD_FAST * exp(-AR_VO2_HOLD_FAST_RATE * minutes);
}

static double
vdot_any(double distance_m, double time_s)
{
	double minutes = time_s / s_per_min;

	return uptake(distance_m / minutes) / share_held(minutes);
}

double
ar_vdot(double distance_m, double time_s)
{
	if (!(distance_m > 0) ||
	    !(time_s >= AR_VDOT_MIN_S && time_s <= AR_VDOT_MAX_S))
		return NAN;
	return vdot_any(distance_m, time_s);
}

double
ar_vdot_time_s(double vdot, double distance_m)
{
	const double slowest_m_s = 0.5, fastest_m_s = 12, exact_s = 1e-6;

	if (!(vdot > 0) || !(distance_m > 0) || isinf(distance_m))
		return NAN;
	double fast = distance_m / fastest_m_s, slow = distance_m / slowest_m_s;
	if (!(vdot_any(distance_m, fast) > vdot) ||
	    !(vdot_any(distance_m, slow) < vdot))
		return NAN;
	for (int turn = 0; turn < 100 && slow - fast > exact_s; turn++) {
		double middle = (fast + slow) / 2;
		if (vdot_any(distance_m, middle) > vdot)
			fast = middle;
		else
			slow = middle;
	}
	return (fast + slow) / 2;
}

double
ar_vdot_speed_m_s(double vdot, double share)
{
	double vo2 = vdot * share;

	if (!(vo2 > 0))
		return NAN;
	return (AR_VO2_SPEED_C0 + AR_VO2_SPEED_C1 * vo2 +
	    AR_VO2_SPEED_C2 * vo2 * vo2) / s_per_min;
}

struct ar_paces
ar_vdot_paces(double vdot)
{
	const double km = 1000;

	return (struct ar_paces){
		km / ar_vdot_speed_m_s(vdot, AR_PACE_EASY_SLOW),
		km / ar_vdot_speed_m_s(vdot, AR_PACE_EASY_FAST),
		ar_vdot_time_s(vdot, AR_MARATHON_M) / AR_MARATHON_M * km,
		km / ar_vdot_speed_m_s(vdot, AR_PACE_THRESHOLD),
		km / ar_vdot_speed_m_s(vdot, AR_PACE_INTERVAL),
		km / ar_vdot_speed_m_s(vdot, AR_PACE_REPETITION),
	};
}

double
ar_riegel_time_s(double time_s, double distance_m, double to_distance_m,
    double exponent)
{
	if (!(distance_m > 0))
		return NAN;
	return time_s * pow(to_distance_m / distance_m, exponent);
}

double
ar_riegel_exponent(double to_distance_m, double week_km)
{
	return to_distance_m >= AR_MARATHON_M &&
	    week_km < AR_RIEGEL_LOW_VOLUME_KM ? AR_RIEGEL_EXPONENT_LOW_VOLUME :
	    AR_RIEGEL_EXPONENT;
}

double
ar_person_threshold_m_s(const struct ar_person *person, bool *estimated)
{
	say(estimated, !isfinite(person->threshold_m_s));
	if (isfinite(person->threshold_m_s))
		return person->threshold_m_s;
	return ar_vdot_speed_m_s(person->vdot, AR_FTP_VO2_RATIO);
}
