/* Sleep of export.xml.  Watch, ring and phone write the same night: stretches
 * of one source are united, and one source is chosen a night, never a sum.
 *
 * A night is the longest sleep of a source that ends on a local date, awake
 * times up to AR_APPLE_NIGHT_GAP_S inside; the source with the most staged
 * sleep in it is chosen, then the most sleep, then the first in the file.
 * Other sleep that ends on that date is a nap: as for the FIT files and
 * Garmin's tables, the hours are those of the night. */
#include "formats/apple.h"

enum { SPANS_FIRST = 4096, QUARTER_S = 900, DAY_S = 86400 };

/* A total order: equals are the same. */
static int
compare(const struct ar_apple_span *a, const struct ar_apple_span *b)
{
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (a->start_s != b->start_s)
		return a->start_s < b->start_s ? -1 : 1;
	if (a->end_s != b->end_s)
		return a->end_s < b->end_s ? -1 : 1;
	if (a->staged != b->staged)
		return a->staged > b->staged ? -1 : 1;
	return (a->quarter > b->quarter) - (a->quarter < b->quarter);
}

static void
sift(struct ar_apple_span *spans, size_t at, size_t count)
{
	struct ar_apple_span moved = spans[at];

	for (;;) {
		size_t child = 2 * at + 1;

		if (child >= count)
			break;
		if (child + 1 < count &&
		    compare(&spans[child], &spans[child + 1]) < 0)
			child++;
		if (compare(&moved, &spans[child]) >= 0)
			break;
		spans[at] = spans[child];
		at = child;
	}
	spans[at] = moved;
}

/* A heap sort: no memory besides. */
static void
sort(struct ar_apple_span *spans, size_t count)
{
	for (size_t i = count / 2; i-- > 0;)
		sift(spans, i, count);
	for (size_t end = count; end-- > 1;) {
		struct ar_apple_span first = spans[0];

		spans[0] = spans[end];
		spans[end] = first;
		sift(spans, 0, end);
	}
}

/* Whether next only continues last. */
static bool
joins(const struct ar_apple_span *last, const struct ar_apple_span *next)
{
	return last->source == next->source && last->staged == next->staged &&
	    last->quarter == next->quarter && next->start_s <= last->end_s &&
	    next->start_s >= last->start_s;
}

/* Sort, and join what continues. */
static void
compact(struct ar_apple *apple)
{
	struct ar_apple_span *spans = apple->spans;
	size_t kept = 0;

	sort(spans, apple->span_count);
	for (size_t i = 0; i < apple->span_count; i++) {
		if (!kept || !joins(&spans[kept - 1], &spans[i]))
			spans[kept++] = spans[i];
		else if (spans[i].end_s > spans[kept - 1].end_s)
			spans[kept - 1].end_s = spans[i].end_s;
	}
	apple->span_count = kept;
}

static bool
make_room(struct ar_apple *apple)
{
	size_t room = apple->span_room ? 2 * apple->span_room : SPANS_FIRST;
	struct ar_apple_span *spans;

	if (apple->span_room == AR_APPLE_SPANS_MAX) {
		/* Only where it is worth it: sorting costs. */
		if (!apple->spans_full)
			compact(apple);
		apple->spans_full = apple->span_count >
		    AR_APPLE_SPANS_MAX / 10 * 9;
		return apple->span_count < AR_APPLE_SPANS_MAX;
	}
	if (room > AR_APPLE_SPANS_MAX)
		room = AR_APPLE_SPANS_MAX;
	spans = ar_apple_grow(apple, apple->spans,
	    apple->span_room * sizeof *spans, room * sizeof *spans);
	if (!spans)
		return false;
	apple->spans = spans;
	apple->span_room = room;
	return true;
}

void
ar_apple_sleep_add(struct ar_apple *apple, const struct ar_apple_span *span)
{
	struct ar_apple_span *last = apple->span_count
	    ? &apple->spans[apple->span_count - 1]
	    : NULL;

	if (last && joins(last, span)) {
		if (span->end_s > last->end_s)
			last->end_s = span->end_s;
		return;
	}
	if (apple->span_count == apple->span_room && !make_room(apple)) {
		ar_apple_refuse(apple, "there is more sleep than is kept");
		return;
	}
	apple->spans[apple->span_count++] = *span;
}

/* Sleep with short gaps only. */
struct stretch {
	uint32_t asleep_s;
	uint32_t staged_s;
	int64_t day; /* local date of its end */
};

/* Seconds of start..end beyond *until, which moves on. */
static uint32_t
beyond(uint32_t *until, uint32_t start, uint32_t end)
{
	uint32_t from = start > *until ? start : *until;

	if (end <= from)
		return 0;
	*until = end;
	return end - from;
}

/* The stretch that begins at spans[*at]; *at moves behind it. */
static struct stretch
stretch_at(const struct ar_apple_span *spans, size_t count, size_t *at)
{
	const struct ar_apple_span *first = &spans[*at], *last = first;
	uint32_t until = first->start_s, staged_until = first->start_s;
	struct stretch sleep = {0};
	size_t i = *at;

	for (; i < count && spans[i].source == first->source &&
	     spans[i].start_s <= (uint64_t)until + AR_APPLE_NIGHT_GAP_S; i++) {
		if (spans[i].end_s > until)
			last = &spans[i];
		sleep.asleep_s += beyond(&until, spans[i].start_s,
		    spans[i].end_s);
		if (spans[i].staged)
			sleep.staged_s += beyond(&staged_until,
			    spans[i].start_s, spans[i].end_s);
	}
	sleep.day = ((int64_t)last->end_s + last->quarter * QUARTER_S) / DAY_S;
	*at = i;
	return sleep;
}

/* All sleep of one source that ends on one date. */
struct night {
	uint32_t asleep_s;
	struct stretch main;
};

static void
choose(struct ar_apple *apple, const struct night *night, uint8_t source)
{
	struct ar_apple_day *day = ar_apple_day_at(apple, night->main.day);

	if (!day) {
		ar_apple_refuse(apple, "a night is outside the years kept");
		return;
	}
	if (night->asleep_s > DAY_S) {
		ar_apple_refuse(apple, "a day has more than 24 hours of"
		    " sleep");
		return;
	}
	if (night->main.staged_s < day->staged_s ||
	    (night->main.staged_s == day->staged_s &&
		night->main.asleep_s <= day->main_s))
		return;
	day->asleep_s = night->main.asleep_s;
	day->main_s = night->main.asleep_s;
	day->staged_s = night->main.staged_s;
	day->sleep_source = source;
}

void
ar_apple_sleep_end(struct ar_apple *apple)
{
	struct night night = {0};
	uint8_t source = 0;
	size_t at = 0;

	compact(apple);
	while (at < apple->span_count) {
		uint8_t next = apple->spans[at].source;
		struct stretch sleep = stretch_at(apple->spans,
		    apple->span_count, &at);

		if (night.asleep_s &&
		    (next != source || sleep.day != night.main.day)) {
			choose(apple, &night, source);
			night = (struct night){0};
		}
		source = next;
		night.asleep_s += sleep.asleep_s;
		if (sleep.asleep_s > night.main.asleep_s)
			night.main = sleep;
	}
	if (night.asleep_s)
		choose(apple, &night, source);
}
