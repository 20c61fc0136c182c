/* Heart beats of a FIT file: hrv and hr messages. */
#include <math.h>
#include <stdlib.h>

#include "base/bytes.h"
#include "formats/fit_hearts.h"
#include "formats/fit_notes.h"
#include "formats/fit_value.h"

enum { EVENT_BITS = 0xFFF, MS_PER_S = 1000 };

/* Intervals have no time of their own: each ends where the one before ended
 * plus itself, and every new record sets the clock anew. */
void
ar_fit_notes_beats(struct ar_fit_notes *notes,
    const struct ar_fit_note *note, unsigned slot, double now_s)
{
	size_t count = note->bytes[slot] ? note->size[slot] : 0;

	if (!(notes->beat_s >= now_s))
		notes->beat_s = now_s;
	for (size_t i = 0; i < count; i++) {
		struct ar_fit_beat *beat = &notes->beats[notes->beat_count];
		double rr = ar_fit_item(note->bytes[slot], note->size[slot],
		    note->type[slot], note->big, i) / MS_PER_S;

		if (ar_fit_type_size(note->type[slot]) < 2 || isnan(rr))
			continue;
		if (notes->beats_raw &&
		    !(rr >= AR_FIT_BEAT_MIN_S && rr <= AR_FIT_BEAT_MAX_S))
			continue;
		notes->beat_s += rr;
		beat->at_s = notes->beat_s;
		beat->rr_s = (float)rr;
		beat->part = notes->part;
		notes->beat_count++;
	}
}

/* Event i of an hr message in 1/1024 s: written out, or as 12 bits that go
 * on from the event before. */
static bool
next_event(struct ar_fit_notes *notes, const struct ar_fit_note *note,
    size_t i)
{
	const unsigned char *packed = note->bytes[
	    AR_FIT_HEART_EVENT_TIMESTAMP_12];
	size_t at = i / 2 * 3;
	uint32_t bits;
	double whole = NAN;

	if (note->bytes[AR_FIT_HEART_EVENT_TIMESTAMP])
		whole = ar_fit_item(note->bytes[AR_FIT_HEART_EVENT_TIMESTAMP],
		    note->size[AR_FIT_HEART_EVENT_TIMESTAMP],
		    note->type[AR_FIT_HEART_EVENT_TIMESTAMP], note->big, i);
	if (whole >= 0 && whole <= UINT32_MAX) {
		notes->heart_event = (uint32_t)whole;
		return true;
	}
	if (!packed || at + 1 + i % 2 >=
	    note->size[AR_FIT_HEART_EVENT_TIMESTAMP_12])
		return false;
	if (i % 2 == 0)
		bits = ar_get_u16le(packed + at);
	else
		bits = (uint32_t)ar_get_u16le(packed + at + 1) >> 4;
	notes->heart_event += (bits - notes->heart_event) & EVENT_BITS;
	return true;
}

void
ar_fit_notes_heart(struct ar_fit_notes *notes, const struct ar_fit_note *note)
{
	unsigned slot = AR_FIT_HEART_FILTERED_BPM;
	double anchor = note->value[AR_FIT_HEART_TIMESTAMP];
	double fraction = note->value[AR_FIT_HEART_FRACTION];
	size_t count = note->bytes[slot] ? note->size[slot] : 0;

	if (!isnan(anchor) && next_event(notes, note, 0)) {
		notes->heart_anchored = true;
		notes->heart_anchor_event = notes->heart_event;
		notes->heart_anchor_s = ar_fit_utc(anchor) +
		    (isnan(fraction) ? 0 : fraction);
	}
	if (!notes->heart_anchored)
		return;
	for (size_t i = 0; i < count; i++) {
		struct ar_fit_heart *heart =
		    &notes->hearts[notes->heart_count];
		double bpm = ar_fit_item(note->bytes[slot], note->size[slot],
		    note->type[slot], note->big, i);

		if (!next_event(notes, note, i))
			return;
		if (!(bpm > 0 && bpm < UINT8_MAX))
			continue;
		heart->at_s = notes->heart_anchor_s +
		    (uint32_t)(notes->heart_event -
		    notes->heart_anchor_event) / (double)AR_FIT_EVENT_RATE;
		heart->bpm = bpm;
		notes->heart_count++;
	}
}

static int
by_time(const void *a, const void *b)
{
	const struct ar_fit_heart *one = a;
	const struct ar_fit_heart *two = b;

	if (one->at_s != two->at_s)
		return one->at_s < two->at_s ? -1 : 1;
	return (one->bpm > two->bpm) - (one->bpm < two->bpm);
}

/* Sums over the events before each, carried on in steps across gaps as the
 * official merge does, so that the mean of a window costs two look-ups. */
struct run_sum {
	double points;
	double bpm;
};

static double
fills_after(const struct ar_fit_heart *hearts, size_t i, size_t count)
{
	double gap, fills;

	if (i + 1 == count)
		return 0;
	gap = hearts[i + 1].at_s - hearts[i].at_s;
	fills = ceil(gap / AR_FIT_BEAT_FILL_S) - 1;
	return fmax(0, fmin(fills, AR_FIT_BEAT_FILL_MAX));
}

/* Sums over all points at or before time. */
static struct run_sum
sum_until(const struct ar_fit_heart *hearts, const struct run_sum *sums,
    size_t count, double time)
{
	size_t lo = 0;
	size_t hi = count;
	struct run_sum sum = {0, 0};
	double points;

	while (lo < hi) {
		size_t middle = lo + (hi - lo) / 2;

		if (hearts[middle].at_s <= time)
			lo = middle + 1;
		else
			hi = middle;
	}
	if (lo == 0)
		return sum;
	sum = sums[lo - 1];
	points = 1 + fmin(fills_after(hearts, lo - 1, count),
	    floor((time - hearts[lo - 1].at_s) / AR_FIT_BEAT_FILL_S));
	sum.points += points;
	sum.bpm += points * hearts[lo - 1].bpm;
	return sum;
}

static void
merge(const struct ar_samples *samples, const struct ar_fit_heart *hearts,
    const struct run_sum *sums, size_t count)
{
	double from = NAN;

	for (size_t i = 0; i < samples->count; i++) {
		double to = samples->time_s[i];
		struct run_sum before, upto;

		if (isnan(to))
			continue;
		if (!(from < to))
			from = to - 1;
		before = sum_until(hearts, sums, count, from);
		upto = sum_until(hearts, sums, count, to);
		if (upto.points > before.points)
			samples->heart_bpm[i] = (float)floor(
			    (upto.bpm - before.bpm) /
			    (upto.points - before.points) + 0.5);
		from = to;
	}
}

bool
ar_fit_hearts_merge(struct ar_fit_notes *notes, struct ar_fit_rows *rows)
{
	size_t count = notes->heart_count;
	struct ar_fit_heart *hearts = notes->hearts;
	struct run_sum sum = {0, 0};
	struct run_sum *sums;

	if (count == 0 || rows->samples.count == 0)
		return true;
	sums = ar_arena_array(rows->arena, count, sizeof *sums);
	if (!sums || !ar_fit_cells_make(rows, AR_FIT_TO_HEART))
		return false;
	for (size_t i = 1; i < count; i++) {
		if (hearts[i].at_s >= hearts[i - 1].at_s)
			continue;
		qsort(hearts, count, sizeof *hearts, by_time);
		break;
	}
	for (size_t i = 0; i < count; i++) {
		double points = 1 + fills_after(hearts, i, count);

		sums[i] = sum;
		sum.points += points;
		sum.bpm += points * hearts[i].bpm;
	}
	merge(&rows->samples, hearts, sums, count);
	return true;
}
