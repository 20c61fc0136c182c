#include <math.h>
#include <string.h>

#include "formats/repair.h"

enum { WIDE = 4, NARROW = 12 };

struct columns {
	double *wide[WIDE];
	float *narrow[NARROW];
};

static void
columns_of(const struct ar_samples *s, struct columns *out)
{
	*out = (struct columns){
	    {s->time_s, s->lat_deg, s->lon_deg, s->distance_m},
	    {s->altitude_m, s->speed_m_s, s->heart_bpm, s->cadence_spm,
		s->power_w, s->temperature_c, s->stance_time_ms,
		s->stance_left_pct, s->oscillation_mm, s->vertical_ratio_pct,
		s->step_length_mm, NULL}};
}

static void
row_move(const struct columns *all, uint8_t *mark, size_t to, size_t from)
{
	for (size_t c = 0; c < WIDE; c++)
		if (all->wide[c])
			all->wide[c][to] = all->wide[c][from];
	for (size_t c = 0; c < NARROW; c++)
		if (all->narrow[c])
			all->narrow[c][to] = all->narrow[c][from];
	mark[to] = mark[from];
}

void
ar_samples_keep(struct ar_samples *samples, const bool *keep)
{
	struct columns all;
	uint8_t carry = 0;
	size_t to = 0;

	columns_of(samples, &all);
	for (size_t i = 0; i < samples->count; i++) {
		if (!keep[i]) {
			/* a segment still begins when its first point goes */
			carry |= samples->mark[i] & AR_MARK_SEGMENT;
			continue;
		}
		samples->mark[i] |= carry;
		carry = 0;
		row_move(&all, samples->mark, to++, i);
	}
	samples->count = to;
}

static void
row_merge(const struct columns *all, uint8_t *mark, size_t to, size_t from)
{
	for (size_t c = 0; c < WIDE; c++)
		if (all->wide[c] && !isnan(all->wide[c][from]))
			all->wide[c][to] = all->wide[c][from];
	for (size_t c = 0; c < NARROW; c++)
		if (all->narrow[c] && !isnan(all->narrow[c][from]))
			all->narrow[c][to] = all->narrow[c][from];
	mark[to] |= mark[from];
}

size_t
ar_samples_merge(struct ar_samples *samples)
{
	struct columns all;
	size_t to = 0;
	size_t count = samples->count;

	columns_of(samples, &all);
	for (size_t i = 1; i < count; i++) {
		if (samples->time_s[i] > samples->time_s[to]) {
			if (++to != i)
				row_move(&all, samples->mark, to, i);
		} else {
			row_merge(&all, samples->mark, to, i);
		}
	}
	samples->count = count ? to + 1 : 0;
	return count - samples->count;
}

bool
ar_samples_permute(struct ar_samples *samples, const size_t *order,
    struct ar_arena *arena)
{
	size_t count = samples->count;
	double *copy = ar_arena_array(arena, count, sizeof *copy);
	float *copy_narrow = (float *)(void *)copy;
	uint8_t *copy_mark = (uint8_t *)copy;
	struct columns all;

	if (!copy)
		return false;
	columns_of(samples, &all);
	for (size_t c = 0; c < WIDE; c++) {
		for (size_t i = 0; all.wide[c] && i < count; i++)
			copy[i] = all.wide[c][order[i]];
		if (all.wide[c])
			memcpy(all.wide[c], copy, count * sizeof *copy);
	}
	for (size_t c = 0; c < NARROW; c++) {
		for (size_t i = 0; all.narrow[c] && i < count; i++)
			copy_narrow[i] = all.narrow[c][order[i]];
		if (all.narrow[c])
			memcpy(all.narrow[c], copy_narrow,
			    count * sizeof *copy_narrow);
	}
	for (size_t i = 0; i < count; i++)
		copy_mark[i] = samples->mark[order[i]];
	memcpy(samples->mark, copy_mark, count);
	return true;
}

/* Merge the sorted runs from..middle and middle..end of a into b. */
static void
merge_runs(const double *key, const size_t *a, size_t *b, size_t from,
    size_t end, size_t middle)
{
	size_t left = from, right = middle;

	for (size_t i = from; i < end; i++)
		if (right >= end || (left < middle &&
		    key[a[left]] <= key[a[right]]))
			b[i] = a[left++];
		else
			b[i] = a[right++];
}

bool
ar_sort_order(const double *key, size_t count, size_t *order,
    struct ar_arena *arena)
{
	size_t *a = order;
	size_t *b = ar_arena_array(arena, count, sizeof *b);

	if (!b)
		return false;
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	for (size_t width = 1; width < count; width *= 2) {
		size_t *swap = a;

		for (size_t from = 0; from < count; from += 2 * width) {
			size_t middle = from + width < count ? from + width
							     : count;
			size_t end = middle + width < count ? middle + width
							    : count;

			merge_runs(key, a, b, from, end, middle);
		}
		a = b;
		b = swap;
	}
	if (a != order)
		memcpy(order, a, count * sizeof *order);
	return true;
}

enum { STEP_BINS = 601 }; /* tenths of a second, one for longer */

double
ar_samples_usual_step(const struct ar_samples *samples)
{
	size_t in_bin[STEP_BINS] = {0};
	size_t sum = 0;

	if (samples->count < 2)
		return NAN;
	for (size_t i = 1; i < samples->count; i++) {
		double dt = samples->time_s[i] - samples->time_s[i - 1];
		size_t bin = STEP_BINS - 1;

		if (dt * 10 < STEP_BINS - 1)
			bin = dt > 0 ? (size_t)(dt * 10) : 0;
		in_bin[bin]++;
	}
	for (size_t bin = 0; bin < STEP_BINS; bin++) {
		sum += in_bin[bin];
		if (2 * sum >= samples->count - 1)
			return (double)bin / 10;
	}
	return NAN;
}
