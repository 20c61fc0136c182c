/* The rows of LegLoad v1 and their sums over the steps of a run (A7). */
#ifndef ANALYSIS_LEGS_H
#define ANALYSIS_LEGS_H

#include <stddef.h>

#include "afterrun/analysis.h"

/* One row of A7.2; q below is the load of a step on the flat at 3 m/s = 1. */
struct ar_leg_row {
	const char *id;
	const char *names;
	double speed;   /* exponent a */
	double up;      /* g+ */
	double down;    /* g- */
	double cadence; /* exponent k */
	int n;          /* 3 or 4 */
	double walk;    /* q of walking on the flat */
	double gamma;
	double dynamics; /* exponent d */
	int strike;      /* 1: a forefoot loads it more, -1: less */
	const char *basis;
};

extern const struct ar_leg_row ar_leg_rows[AR_LOAD_ROWS];

/* Errors put into the input to see what they do to the dose. */
struct ar_leg_bias {
	double grade;   /* added */
	double speed;   /* factor */
	double cadence; /* factor */
};

/* Lanes: the rows, and some that nobody reads, so that rows are counted two
 * or four at a time. */
enum { AR_LEG_LANES = 12 };

struct ar_leg_sums {
	double dose[AR_LEG_LANES];       /* equivalent km */
	double cumulative[AR_LEG_LANES]; /* the same with n = 1 */
	double descending[AR_LEG_LANES]; /* what descending added to dose */
	double left[AR_LEG_LANES];       /* 0 unless the balance is known */
	double step[AR_LEG_LANES];       /* dose of the last step */
};

/* q of one running step on the flat for each row, from the ratios of speed
 * and cadence to their references: speed^a * cadence^k within a part in
 * 1e12 for the ranges of A7.2 (speed 1.5..8 m/s, cadence ±15 %). */
void ar_leg_flat(double speed_ratio, double cadence_ratio,
    double flat[AR_LEG_LANES]);

/* Sum over all moving steps. */
void ar_leg_sums_make(const struct ar_clean *clean, double height_m,
    struct ar_leg_sums *sums);

/* The doses with each bias of a list: first none, then those of the grade
 * alone, then the others. */
enum { AR_LEG_TRIES = 7, AR_LEG_GRADE_TRIES = 3 };

struct ar_leg_tries {
	double dose[AR_LEG_TRIES][AR_LEG_LANES];
};

/* Sum over every stride-th moving step; bias: AR_LEG_TRIES of them. */
void ar_leg_tries_make(const struct ar_clean *clean, double height_m,
    const struct ar_leg_bias *bias, size_t stride,
    struct ar_leg_tries *tries);

#endif
