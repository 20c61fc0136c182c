#include "analysis/window.h"

#include <math.h>
#include <string.h>

#include "analysis/quick.h"

void
ar_ring_start(struct ar_ring *ring, double span_s)
{
	ring->span_s = span_s;
	ring->fine_s = 2 * span_s / AR_RING;
	ring->first = ring->used = 0;
	ring->weight_sum = ring->value_sum = 0;
}

/* The sums stay in registers: five windows wait for them at every step. */
static void
ring_drop(struct ar_ring *ring, double weight_sum, double value_sum)
{
	double excess_s = weight_sum - ring->span_s;

	while (excess_s > 0 && ring->used > 1) {
		double *weight = &ring->weight[ring->first];
		double cut = ar_least(*weight, excess_s);
		weight_sum -= cut;
		value_sum -= cut * ring->value[ring->first];
		excess_s -= cut;
		*weight -= cut;
		if (*weight > 0)
			break;
		ring->first = (ring->first + 1) % AR_RING;
		ring->used--;
	}
	ring->weight_sum = weight_sum;
	ring->value_sum = value_sum;
}

static void
ring_put(struct ar_ring *ring, double weight_s, double value)
{
	size_t last = (ring->first + ring->used + AR_RING - 1) % AR_RING;

	if (ring->used > 0 && ring->weight[last] + weight_s < ring->fine_s) {
		double sum = ring->weight[last] + weight_s;
		ring->value[last] += (value - ring->value[last]) *
		    (weight_s / sum);
		ring->weight[last] = sum;
		return;
	}
	if (ring->used == AR_RING) {
		ring->weight_sum -= ring->weight[ring->first];
		ring->value_sum -= ring->weight[ring->first] *
		    ring->value[ring->first];
		ring->first = (ring->first + 1) % AR_RING;
		ring->used--;
	}
	last = (ring->first + ring->used) % AR_RING;
	ring->weight[last] = weight_s;
	ring->value[last] = value;
	ring->used++;
}

double
ar_ring_add(struct ar_ring *ring, double weight_s, double value)
{
	if (weight_s > 0) {
		ring_put(ring, weight_s, value);
		ring_drop(ring, ring->weight_sum + weight_s,
		    ring->value_sum + weight_s * value);
	}
	return ring->weight_sum > 0 ? ring->value_sum / ring->weight_sum : NAN;
}

bool
ar_ring_full(const struct ar_ring *ring)
{
	const double rounding_s = 1e-6;

	return ring->weight_sum > ring->span_s - rounding_s;
}

/* First place whose value is not below value. */
static size_t
sorted_place(const struct ar_sorted *set, double value)
{
	size_t at = 0;

	while (at < set->count && set->value[at] < value)
		at++;
	return at;
}

bool
ar_sorted_put(struct ar_sorted *set, double value)
{
	size_t at = sorted_place(set, value);

	if (set->count == AR_SORTED_MAX)
		return false;
	memmove(set->value + at + 1, set->value + at,
	    (set->count - at) * sizeof *set->value);
	set->value[at] = value;
	set->count++;
	return true;
}

void
ar_sorted_drop(struct ar_sorted *set, double value)
{
	size_t at = sorted_place(set, value);

	if (at == set->count)
		return;
	set->count--;
	memmove(set->value + at, set->value + at + 1,
	    (set->count - at) * sizeof *set->value);
}

void
ar_sorted_swap(struct ar_sorted *set, double old, double value)
{
	double *sorted = set->value, below = -INFINITY;
	size_t last = set->count - 1;

	/* Without branches: which way they go nobody can foresee.  kept is
	 * what stands at k once old is gone; of what stood before it, value
	 * and itself the middle one stands there in the end. */
	for (size_t k = 0; k < last; k++) {
		size_t gone = sorted[k] < old ? 0 : 1;
		double kept = sorted[k + gone];
		sorted[k] = ar_most(below, ar_least(kept, value));
		below = kept;
	}
	sorted[last] = ar_most(below, value);
}

double
ar_sorted_median(const struct ar_sorted *set)
{
	size_t half = set->count / 2;

	if (set->count == 0)
		return NAN;
	if (set->count % 2 == 1)
		return set->value[half];
	return (set->value[half - 1] + set->value[half]) / 2;
}

double
ar_sorted_spread(const struct ar_sorted *set, double at)
{
	size_t right = sorted_place(set, at), left = right;
	size_t want = set->count / 2;
	double before = NAN, distance = NAN;

	if (set->count == 0)
		return NAN;
	for (size_t k = 0; k <= want; k++) {
		double to_left = left > 0 ? at - set->value[left - 1] :
		    INFINITY;
		double to_right = right < set->count ?
		    set->value[right] - at : INFINITY;
		before = distance;
		distance = fmin(to_left, to_right);
		if (to_left < to_right)
			left--;
		else
			right++;
	}
	return set->count % 2 == 1 ? distance : (before + distance) / 2;
}

double
ar_sorted_spread_least(const struct ar_sorted *set, double median)
{
	/* Fewer values lie between the two than the spread has to reach. */
	size_t left = set->count / 4, right = left + (set->count + 1) / 2;

	if (set->count < 3)
		return 0;
	return ar_least(median - set->value[left],
	    set->value[right] - median);
}

void
ar_lines_start(struct ar_lines *lines, const double *time_s,
    const double *value, double *integral, size_t count)
{
	*lines = (struct ar_lines){ time_s, value, integral, count, 0, 0 };
	if (count == 0)
		return;
	integral[0] = 0;
	for (size_t k = 1; k < count; k++)
		integral[k] = integral[k - 1] + (time_s[k] - time_s[k - 1]) *
		    ((value[k - 1] + value[k]) / 2 - value[0]);
}

/* The integral of value - value[0] up to at_s; *from is moved on, and back
 * where the window shrinks at the end. */
static inline double
lines_integral(const struct ar_lines *lines, size_t *from, double at_s)
{
	size_t k = *from;

	while (k + 2 < lines->count && lines->time_s[k + 1] <= at_s)
		k++;
	while (k > 0 && lines->time_s[k] > at_s)
		k--;
	*from = k;
	double span = lines->time_s[k + 1] - lines->time_s[k];
	double part = at_s - lines->time_s[k];
	if (!(part > 0 || part < 0))
		return lines->integral[k]; /* on a point: as in most files */
	double slope = span > 0 ?
	    (lines->value[k + 1] - lines->value[k]) / span : 0;
	return lines->integral[k] + part *
	    (lines->value[k] - lines->value[0] + slope * part / 2);
}

double
ar_lines_mean(struct ar_lines *lines, double at_s, double half_s)
{
	if (lines->count == 0)
		return NAN;
	if (lines->count == 1)
		return lines->value[0];
	double first = lines->time_s[0];
	double last = lines->time_s[lines->count - 1];
	at_s = ar_clamp(at_s, first, last);
	half_s = ar_least(ar_least(at_s - first, last - at_s), half_s);
	if (!(half_s > 0))
		return at_s > first ? lines->value[lines->count - 1] :
		    lines->value[0];
	double low = lines_integral(lines, &lines->low, at_s - half_s);
	double high = lines_integral(lines, &lines->high, at_s + half_s);
	return lines->value[0] + (high - low) / (2 * half_s);
}
