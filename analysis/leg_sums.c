/* The sums of LegLoad v1 (A7.2), all rows of a step side by side: loops of a
 * fixed length without branches, which compilers turn into vectors. */
#include <math.h>
#include <string.h>

#include "analysis/legs.h"
#include "analysis/numbers.h"
#include "analysis/quick.h"

_Static_assert(AR_LEG_LANES >= (int)AR_LOAD_ROWS && AR_LEG_LANES % 4 == 0,
    "each row has a lane, and vectors come out even");

static const double s_per_min = 60;

static const struct ar_leg_bias no_bias = { 0, 1, 1 };

/* exp(x) is taken as exp(x / 32) to the power of 32, by five squarings. */
static const double exp_part = 32;

/* The rows as columns. */
struct columns {
	double speed[AR_LEG_LANES];   /* exponents, divided by exp_part */
	double cadence[AR_LEG_LANES];
	double up[AR_LEG_LANES];
	double down[AR_LEG_LANES];
	double four[AR_LEG_LANES]; /* 1: n is 4, 0: n is 3 */
	double walk[AR_LEG_LANES];
};

static void
take_columns(struct columns *columns)
{
	memset(columns, 0, sizeof *columns);
	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		const struct ar_leg_row *row = &ar_leg_rows[r];
		columns->speed[r] = row->speed / exp_part;
		columns->cadence[r] = row->cadence / exp_part;
		columns->up[r] = row->up;
		columns->down[r] = row->down;
		columns->four[r] = row->n == 4;
		columns->walk[r] = row->walk;
	}
}

/* Steps are taken by blocks, so that the next one need not wait for the
 * divisions and roots of the one before. */
enum { BLOCK = 32 };

struct block {
	const struct ar_step *step[BLOCK]; /* moving ones */
	size_t count;
	bool balance_known;
};

/* What the rows need of the steps of a block. */
struct terms {
	double part[BLOCK]; /* its steps, both feet, of those of 1 km */
	double speed[BLOCK];   /* ratio to the reference, then its logarithm */
	double cadence[BLOCK]; /* ratio to the preferred one, the same */
	double grade[BLOCK];
};

/* q on the flat of each step of a block. */
struct flats {
	double q[BLOCK][AR_LEG_LANES];
};

/* Height's part of the preferred cadence (A7.2). */
static double
height_factor(double height_m)
{
	double height = height_m >= AR_HEIGHT_MIN_M &&
	    height_m <= AR_HEIGHT_MAX_M ? height_m : AR_CADENCE_PREF_HEIGHT_M;

	return sqrt(AR_CADENCE_PREF_HEIGHT_M / height);
}

static double
preferred_spm(double speed_m_s, double factor)
{
	return (AR_CADENCE_PREF_BASE_SPM +
	    AR_CADENCE_PREF_PER_M_S * speed_m_s) * factor;
}

double
ar_cadence_preferred_spm(double speed_m_s, double height_m)
{
	return preferred_spm(speed_m_s, height_factor(height_m));
}

/* The logarithm of ratios between 3/4 and 4/3, as 2 artanh(z): the first
 * terms of its series, within 1e-13. */
static void
take_logs(double *value)
{
	const double c1 = 1.0 / 3, c2 = 1.0 / 5, c3 = 1.0 / 7, c4 = 1.0 / 9,
	    c5 = 1.0 / 11, c6 = 1.0 / 13;

	for (int k = 0; k < BLOCK; k++) {
		double z = (value[k] - 1) / (value[k] + 1);
		double zz = z * z, z4 = zz * zz;
		value[k] = 2 * z * (1 + c1 * zz + z4 * (c2 + c3 * zz +
		    z4 * (c4 + c5 * zz + z4 * c6)));
	}
}

/* The same of ratios between 1/3 and 3, by way of their fourth roots. */
static void
take_wide_logs(double *value)
{
	for (int k = 0; k < BLOCK; k++)
		value[k] = sqrt(sqrt(value[k]));
	take_logs(value);
	for (int k = 0; k < BLOCK; k++)
		value[k] *= 4;
}

static double
biased_grade(const struct ar_step *step, const struct ar_leg_bias *bias)
{
	return ar_clamp((double)step->grade_ratio + bias->grade,
	    -AR_GRADE_LEG_MAX, AR_GRADE_LEG_MAX);
}

static double
walking_part(const struct ar_step *step, double speed, double cadence,
    const struct ar_leg_bias *bias)
{
	if (!isfinite(cadence))
		cadence = AR_WALK_STEPS_PER_M * ar_most(speed, 0) *
		    bias->cadence;
	return isfinite(cadence) ? cadence * ((double)step->dt_s / s_per_min) /
	    AR_LEG_STEPS_REF : 0;
}

/* part is 0 where the step cannot be counted. */
static void
take_term(const struct ar_step *step, double factor,
    const struct ar_leg_bias *bias, struct terms *terms, size_t k)
{
	double minutes = (double)step->dt_s / s_per_min;
	double speed = (double)step->speed_m_s * bias->speed;
	double cadence = (double)step->cadence_spm * bias->cadence;

	terms->grade[k] = biased_grade(step, bias);
	terms->part[k] = 0;
	terms->speed[k] = terms->cadence[k] = 1;
	if (step->walking) {
		terms->part[k] = walking_part(step, speed, cadence, bias);
		return;
	}
	if (!isfinite(speed))
		return;
	speed = ar_clamp(speed, AR_LEG_SPEED_MIN_M_S, AR_LEG_SPEED_MAX_M_S);
	double preferred = preferred_spm(speed, factor);
	if (!isfinite(cadence))
		cadence = preferred * bias->cadence;
	terms->part[k] = cadence * minutes / AR_LEG_STEPS_REF;
	terms->speed[k] = speed / AR_LEG_SPEED_REF_M_S;
	terms->cadence[k] = ar_clamp(cadence / preferred,
	    AR_LEG_CADENCE_MIN_RATIO, AR_LEG_CADENCE_MAX_RATIO);
}

static void
take_terms(const struct block *block, double factor,
    const struct ar_leg_bias *bias, struct terms *terms)
{
	for (size_t k = 0; k < block->count; k++)
		take_term(block->step[k], factor, bias, terms, k);
	for (size_t k = block->count; k < BLOCK; k++)
		terms->speed[k] = terms->cadence[k] = 1;
	take_wide_logs(terms->speed); /* 1.5 .. 8 m/s against 3 */
	take_logs(terms->cadence);
}

/* The exponential by its Padé approximant of order 3/3, whose relative error
 * x^7 / 100800 is far below rounding's for such small x. */
static void
run_flat(const struct columns *restrict columns, double log_speed,
    double log_cadence, double *restrict flat)
{
	for (int r = 0; r < AR_LEG_LANES; r++) {
		double x = columns->speed[r] * log_speed +
		    columns->cadence[r] * log_cadence;
		double even = 120 + 12 * (x * x);
		double odd = x * (60 + x * x);
		double part = (even + odd) / (even - odd);
		double p2 = part * part, p4 = p2 * p2, p8 = p4 * p4;
		double p16 = p8 * p8;
		flat[r] = p16 * p16;
	}
}

void
ar_leg_flat(double speed_ratio, double cadence_ratio,
    double flat[AR_LEG_LANES])
{
	struct columns columns;
	double speed[BLOCK] = { speed_ratio };
	double cadence[BLOCK] = { cadence_ratio };

	take_columns(&columns);
	take_wide_logs(speed);
	take_logs(cadence);
	run_flat(&columns, speed[0], cadence[0], flat);
}

static void
take_flats(const struct columns *columns, const struct block *block,
    const struct terms *terms, struct flats *flats)
{
	for (size_t k = 0; k < block->count; k++) {
		if (block->step[k]->walking)
			memcpy(flats->q[k], columns->walk,
			    sizeof columns->walk);
		else
			run_flat(columns, terms->speed[k], terms->cadence[k],
			    flats->q[k]);
	}
}

/* The next moving steps, every stride-th; false: there are no more. */
static bool
take_block(const struct ar_clean *clean, size_t *next, size_t stride,
    struct block *block)
{
	block->count = 0;
	block->balance_known = clean->balance_known;
	for (; *next < clean->count && block->count < BLOCK;
	    *next += stride) {
		if (clean->steps[*next].moving)
			block->step[block->count++] = &clean->steps[*next];
	}
	return block->count > 0;
}

/* part * q^n */
static double
raise(double part, double q, double four)
{
	double square = q * q;

	return part * square * (q + four * (square - q));
}

static double
grade_factor(double slope, double rise)
{
	return ar_most(1 + slope * rise, AR_LEG_GRADE_FACTOR_MIN);
}

static void
add_dose(const struct columns *restrict columns, double part, double grade,
    const double *restrict flat, double *restrict dose)
{
	const double *slope = grade > 0 ? columns->up : columns->down;
	double rise = fabs(grade);

	for (int r = 0; r < AR_LEG_LANES; r++)
		dose[r] += raise(part, flat[r] * grade_factor(slope[r], rise),
		    columns->four[r]);
}

static void
add_doses(const struct columns *columns, const struct block *block,
    const struct terms *terms, const struct flats *flats, double *dose)
{
	for (size_t k = 0; k < block->count; k++) {
		if (terms->part[k] > 0)
			add_dose(columns, terms->part[k], terms->grade[k],
			    flats->q[k], dose);
	}
}

/* A block with each bias.  One that is the grade's alone leaves q on the flat
 * as it is without. */
static void
add_tries(const struct columns *columns, const struct block *block,
    double factor, const struct ar_leg_bias *bias, struct ar_leg_tries *tries)
{
	struct terms terms;
	struct flats flats;

	for (int t = 0; t < AR_LEG_TRIES; t++) {
		if (t == 0 || t >= AR_LEG_GRADE_TRIES) {
			take_terms(block, factor, &bias[t], &terms);
			take_flats(columns, block, &terms, &flats);
		}
		for (size_t k = 0; k < block->count; k++)
			terms.grade[k] = biased_grade(block->step[k],
			    &bias[t]);
		add_doses(columns, block, &terms, &flats, tries->dose[t]);
	}
}

void
ar_leg_tries_make(const struct ar_clean *clean, double height_m,
    const struct ar_leg_bias *bias, size_t stride, struct ar_leg_tries *tries)
{
	struct columns columns;
	struct block block;
	double factor = height_factor(height_m);
	size_t next = 0;

	take_columns(&columns);
	*tries = (struct ar_leg_tries){ .dose = { { 0 } } };
	while (take_block(clean, &next, stride, &block))
		add_tries(&columns, &block, factor, bias, tries);
}

/* Dose and cumulative, and the step's own dose. */
static void
add_step(const struct columns *restrict columns, double part, double grade,
    const double *restrict flat, struct ar_leg_sums *restrict sums)
{
	const double *slope = grade > 0 ? columns->up : columns->down;
	double rise = fabs(grade);

	for (int r = 0; r < AR_LEG_LANES; r++) {
		double q = flat[r] * grade_factor(slope[r], rise);
		double dose = raise(part, q, columns->four[r]);
		sums->step[r] = dose;
		sums->dose[r] += dose;
		sums->cumulative[r] += part * q;
	}
}

static void
add_descent(const struct columns *restrict columns, double part,
    const double *restrict flat, struct ar_leg_sums *restrict sums)
{
	for (int r = 0; r < AR_LEG_LANES; r++)
		sums->descending[r] += sums->step[r] -
		    raise(part, flat[r], columns->four[r]);
}

static void
add_left(double share, struct ar_leg_sums *sums)
{
	for (int r = 0; r < AR_LEG_LANES; r++)
		sums->left[r] += sums->step[r] * share;
}

static void
add_sums(const struct columns *columns, const struct block *block,
    const struct terms *terms, const struct flats *flats,
    struct ar_leg_sums *sums)
{
	for (size_t k = 0; k < block->count; k++) {
		double part = terms->part[k], grade = terms->grade[k];
		if (!(part > 0))
			continue;
		add_step(columns, part, grade, flats->q[k], sums);
		if (grade < 0)
			add_descent(columns, part, flats->q[k], sums);
		if (block->balance_known)
			add_left((double)block->step[k]->left_share, sums);
	}
}

void
ar_leg_sums_make(const struct ar_clean *clean, double height_m,
    struct ar_leg_sums *sums)
{
	struct columns columns;
	struct block block;
	struct terms terms;
	struct flats flats;
	double factor = height_factor(height_m);
	size_t next = 0;

	take_columns(&columns);
	*sums = (struct ar_leg_sums){ .dose = { 0 } };
	while (take_block(clean, &next, 1, &block)) {
		take_terms(&block, factor, &no_bias, &terms);
		take_flats(&columns, &block, &terms, &flats);
		add_sums(&columns, &block, &terms, &flats, sums);
	}
}
