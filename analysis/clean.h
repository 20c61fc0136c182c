/* The stages of cleaning (A1), in the order in which they run. */
#ifndef ANALYSIS_CLEAN_H
#define ANALYSIS_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/analysis.h"

/* What the stages hand to each other.  Arrays of count items, in the arena. */
struct ar_cleaning {
	const struct ar_activity *activity;
	const struct ar_samples *in;
	struct ar_clean *out;
	struct ar_step *step;
	size_t count;
	double *span_s; /* to the sample before, pauses taken out */
	double *hop_m;  /* from the last usable position; NAN: none here */
	double *scratch_a;
	double *scratch_b;
	double *scratch_c;
};

/* Positions: hop_m and track_m; impossible ones are left out (A1.2). */
void ar_clean_track(struct ar_cleaning *work);
/* span_s, dt_s: pauses, gaps, segments (A1.2). Needs hop_m. */
void ar_clean_time(struct ar_cleaning *work);
/* Speed by A1.1, outliers by A1.2. */
void ar_clean_speed(struct ar_cleaning *work);
/* Cadence, balance, moving and walking (A1.3). */
void ar_clean_move(struct ar_cleaning *work);
/* Heart rate (A1.6). */
void ar_clean_heart(struct ar_cleaning *work);
/* Climb (A1.4) and grade (A1.5). */
void ar_clean_grade(struct ar_cleaning *work);

/* A segment of a GPX begins here: nothing crosses it (formats.md 2). */
bool ar_clean_breaks(const struct ar_cleaning *work, size_t i);
/* What the device's distance column grew at i; NAN unknown or backwards. */
double ar_clean_counter(const struct ar_cleaning *work, size_t i);

#endif
