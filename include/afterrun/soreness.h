/* Soreness after running (A8 of load-triage-plan.md): what a region will
 * probably feel like hours later, and how one runner differs from the rest.
 * Marks are 0..10.  Expectation only: what the runner says replaces it. */
#ifndef AFTERRUN_SORENESS_H
#define AFTERRUN_SORENESS_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/regions.h"
#include "afterrun/status.h"

/* K(t, e): share of the amplitude felt hours after a run of which the share
 * eccentric (0..1, clamped) came from descending.  0 before the run.
 * K = w·e^(-t/τi) + (1-w)·(t/τp)²·e^(2(1 - t/τp)), w = 0.50 … 0.15,
 * τi = 48 … 24 h, τp = 30 … 42 h from flat to eccentric. */
AR_API double ar_soreness_kernel(double hours, double eccentric_ratio);

/* A = min(10, γ·10·x⁴/(x⁴ + 1.05⁴)·(1 - P)), x = dose / capacity.
 * NAN without γ (tendon, bone) or x. */
AR_API double ar_soreness_amplitude(double gamma, double x,
    double protection);

struct ar_bout {
	double hours_ago; /* end of the run; negative: not yet run */
	double amplitude; /* 0..10 */
	double eccentric_ratio;
};

/* P of a run that ended hours_ago: what earlier bouts with e > 0.2 protect,
 * at most 0.8. */
AR_API double ar_soreness_protection(const struct ar_bout *bouts,
    size_t count, double hours_ago);
/* The sum behind P carried on, for a long log: sum hours later, and with
 * bout (may be NULL) that ended then.  P = min(0.8, sum). */
AR_API double ar_soreness_protect_on(double sum, double hours,
    const struct ar_bout *bout);
/* S(t) = min(10, Σ A·K) at hours from now. */
AR_API double ar_soreness_at(const struct ar_bout *bouts, size_t count,
    double hours_from_now);

/* What the log says about one region of one runner: y = g·h + b + noise with
 * g ~ N(1, 0.5²), b ~ N(0.5, 0.5²), noise SD 1.2.  All the fit needs of the
 * marks so far; start from all zero. */
struct ar_soreness_log {
	double count; /* forgetting makes it fall */
	double sum_h;
	double sum_hh;
	double sum_y;
	double sum_hy;
	unsigned marks; /* never forgotten */
};

struct ar_soreness_person {
	double gain; /* 0.1 .. 4 */
	double base;
	double gain_sd;
	bool shown; /* from 10 marks on; before that show the population's */
};

/* weeks passed without a mark: old marks weigh 0.98 a week. */
AR_API void ar_soreness_forget(struct ar_soreness_log *log, double weeks);
/* A mark 0..10 where the model expected expected; others are left out. */
AR_API void ar_soreness_learn(struct ar_soreness_log *log, double expected,
    double mark);
AR_API struct ar_soreness_person ar_soreness_fit(
    const struct ar_soreness_log *log);
/* Gain of a region without marks: half the mean log-gain of the others; 1
 * without any. */
AR_API double ar_soreness_borrow(const double *gains, size_t count);
/* min(10, max(0, g·h + b)). */
AR_API double ar_soreness_personal(const struct ar_soreness_person *person,
    double expected);

/* The second step of A8, from 30 marks of a region on: when this runner's
 * soreness peaks (τp) and how much of it is felt at once (w).  The shifts
 * are a grid of 5 × 5; shape AR_SORENESS_PLAIN is none. */
enum { AR_SORENESS_SHAPES = 25, AR_SORENESS_PLAIN = 12 };

struct ar_soreness_shape {
	double peak_shift_h; /* added to τp: -12 .. +12 */
	double early_shift;  /* added to w: -0.10 .. +0.10 */
};

/* Shape 0..24; any other number: no shift. */
AR_API struct ar_soreness_shape ar_soreness_shape_of(int shape);
/* S(t) of ar_soreness_at under every shape at once: out[AR_SORENESS_PLAIN]
 * is the same number.  Cost: some six exp a bout. */
AR_API void ar_soreness_at_shapes(const struct ar_bout *bouts, size_t count,
    double hours_from_now, double out[AR_SORENESS_SHAPES]);

/* What the marks say under every shape; start from all zero. */
struct ar_soreness_shapes {
	struct ar_soreness_log log[AR_SORENESS_SHAPES];
	double sum_yy;
};

/* As ar_soreness_forget and ar_soreness_learn, with what each shape
 * expected. */
AR_API void ar_soreness_shapes_forget(struct ar_soreness_shapes *shapes,
    double weeks);
AR_API void ar_soreness_shapes_learn(struct ar_soreness_shapes *shapes,
    const double expected[AR_SORENESS_SHAPES], double mark);
/* The shape with the lowest squared error of the marks round its own gain
 * and base, each shift of s hours charged 0.05·s² (a step of w as a step of
 * τp); AR_SORENESS_PLAIN with fewer than 30 marks and for equals. */
AR_API int ar_soreness_shapes_choose(const struct ar_soreness_shapes *shapes);

#endif
