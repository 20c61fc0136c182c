/* The parts of a session's load (A3). */
#ifndef ANALYSIS_LOAD_H
#define ANALYSIS_LOAD_H

#include "afterrun/analysis.h"

/* Speeds adjusted to the grade (A3.6, the factor like heart rate). */
struct ar_pace {
	double mean_gap_m_s;
	double ngp_m_s;
	double best_20min_m_s;
	double known_s; /* moving time with a speed */
};

struct ar_pace ar_pace_make(const struct ar_clean *clean);
/* Of it mean_gap_m_s alone. */
double ar_pace_mean_gap_m_s(const struct ar_clean *clean);
/* Decoupling of the halves after the first 10 minutes (A3.9), in per cent;
 * NAN when shorter than 40 minutes. */
double ar_decoupling_pct(const struct ar_clean *clean);

/* Power of running (A3.8) in watts; previous speed and way give the change
 * of kinetic energy, 0 way: none. */
struct ar_power_input {
	double speed_m_s;
	double grade_ratio;
	double before_m_s;
	double way_m;
};

double ar_running_power_w(const struct ar_person *person,
    const struct ar_power_input *input);
/* NAN without mass, height and threshold speed. */
double ar_govss(const struct ar_clean *clean,
    const struct ar_person *person);

#endif
