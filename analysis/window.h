/* Sliding windows of linear cost. */
#ifndef ANALYSIS_WINDOW_H
#define ANALYSIS_WINDOW_H

#include <stdbool.h>
#include <stddef.h>

/* Mean of a weighted series over the last span_s seconds of it: a ring of
 * the pieces that lie in the window.  Pieces shorter than span_s / RING are
 * merged, so that the ring never overflows. */
enum { AR_RING = 256 };

struct ar_ring {
	double span_s;
	double fine_s; /* shorter pieces are merged */
	double weight[AR_RING];
	double value[AR_RING];
	size_t first;
	size_t used;
	double weight_sum;
	double value_sum;
};

void ar_ring_start(struct ar_ring *ring, double span_s);
/* Add a piece of weight seconds; gives the mean of the window. */
double ar_ring_add(struct ar_ring *ring, double weight_s, double value);
/* The window is full: as many seconds as it spans have come. */
bool ar_ring_full(const struct ar_ring *ring);

/* A small sorted set for sliding medians. */
enum { AR_SORTED_MAX = 24 };

struct ar_sorted {
	double value[AR_SORTED_MAX];
	size_t count;
};

/* false: the set is full. NAN must not be put in. */
bool ar_sorted_put(struct ar_sorted *set, double value);
void ar_sorted_drop(struct ar_sorted *set, double value);
/* old, which is in the set, leaves it, and value comes in. */
void ar_sorted_swap(struct ar_sorted *set, double old, double value);
double ar_sorted_median(const struct ar_sorted *set);
/* Median of the distances to the value at. */
double ar_sorted_spread(const struct ar_sorted *set, double at);
/* A distance the spread about the median is not below; quickly found. */
double ar_sorted_spread_least(const struct ar_sorted *set, double median);

/* A series of straight lines through (time_s, value), and its running
 * integral: the mean over a centred window does not depend on how densely
 * the series was sampled. */
struct ar_lines {
	const double *time_s;
	const double *value;
	double *integral;
	size_t count;
	size_t low; /* where the ends of the last window lay */
	size_t high;
};

void ar_lines_start(struct ar_lines *lines, const double *time_s,
    const double *value, double *integral, size_t count);
/* Mean over at_s ± half_s, made smaller evenly at the ends of the series, so
 * that a slope stays a slope.  at_s must not fall from call to call. */
double ar_lines_mean(struct ar_lines *lines, double at_s, double half_s);

#endif
