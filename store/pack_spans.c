/* What the columns of a run come to, so that who shows the run need not read
 * them. */
#include <math.h>
#include <string.h>

#include "store/pack.h"

enum {
	FIRST = AR_COLUMN_ALTITUDE, /* the columns of floats */
	LAST = AR_COLUMN_STEP_LENGTH,
	COLUMNS = LAST - FIRST + 1,
	COUNT_BYTES = 2 * 4, /* laps, pauses */
	SIDE_BY_SIDE = 4
};

/* Bytes of a span: its column's id, and then these. */
enum { AT_KNOWN = 1, AT_LOWEST = 5, AT_HIGHEST = 9, AT_SUM = 13,
	SPAN_BYTES = 21 };

_Static_assert(AR_PACK_HEAD + AR_PACK_PARTS * AR_PACK_ENTRY + COUNT_BYTES +
    COLUMNS * SPAN_BYTES <= AR_PACK_SPANS_MAX,
    "the spans end within what is promised");

/* Several columns side by side, for each term of a sum waits for the one
 * before.  The order is that of time, so that a mean does not hang on the
 * compiler. */
static void
span_columns(const float *const columns[SIDE_BY_SIDE], size_t count,
    struct ar_span spans[SIDE_BY_SIDE])
{
	float lowest[SIDE_BY_SIDE], highest[SIDE_BY_SIDE];
	size_t known[SIDE_BY_SIDE] = {0};
	double sum[SIDE_BY_SIDE] = {0};

	for (size_t c = 0; c < SIDE_BY_SIDE; c++) {
		lowest[c] = INFINITY;
		highest[c] = -INFINITY;
	}
	for (size_t i = 0; i < count; i++)
		for (size_t c = 0; c < SIDE_BY_SIDE; c++) {
			float value = columns[c][i];

			if (isnan(value))
				continue;
			known[c]++;
			lowest[c] = value < lowest[c] ? value : lowest[c];
			highest[c] = value > highest[c] ? value : highest[c];
			sum[c] += (double)value;
		}
	for (size_t c = 0; c < SIDE_BY_SIDE; c++)
		spans[c] = (struct ar_span){known[c], lowest[c], highest[c],
		    sum[c]};
}

/* Columns that are waiting for each other. */
struct side {
	const float *columns[SIDE_BY_SIDE];
	unsigned ids[SIDE_BY_SIDE];
	size_t n;
};

static void
side_take(struct side *side, struct ar_spans *spans)
{
	struct ar_span some[SIDE_BY_SIDE];

	if (side->n == 0)
		return;
	for (size_t c = side->n; c < SIDE_BY_SIDE; c++)
		side->columns[c] = side->columns[0];
	span_columns(side->columns, spans->samples, some);
	for (size_t c = 0; c < side->n; c++)
		spans->column[side->ids[c]] = some[c];
	side->n = 0;
}

void
ar_spans_of(const struct ar_activity *activity, struct ar_spans *spans)
{
	struct side side = {.n = 0};

	*spans = (struct ar_spans){.samples = activity->samples.count,
	    .laps = activity->lap_count, .pauses = activity->pause_count};
	for (unsigned id = FIRST; id <= LAST; id++) {
		const float *values = ar_pack_values_of(activity, id).at;

		if (!values)
			continue;
		side.columns[side.n] = values;
		side.ids[side.n++] = id;
		if (side.n == SIDE_BY_SIDE)
			side_take(&side, spans);
	}
	side_take(&side, spans);
}

static void
put_float(struct ar_pack_bytes *out, float value)
{
	uint32_t bits;

	memcpy(&bits, &value, sizeof bits);
	ar_pack_put_number(out, bits, 4);
}

void
ar_pack_spans_write(const struct ar_activity *activity,
    struct ar_pack_bytes *out)
{
	struct ar_spans spans;

	ar_spans_of(activity, &spans);
	ar_pack_put_number(out, spans.laps, 4);
	ar_pack_put_number(out, spans.pauses, 4);
	for (unsigned id = FIRST; id <= LAST; id++) {
		const struct ar_span *span = &spans.column[id];
		uint64_t bits;

		if (span->known == 0)
			continue;
		memcpy(&bits, &span->sum, sizeof bits);
		ar_pack_put_number(out, id, 1);
		ar_pack_put_number(out, span->known, 4);
		put_float(out, span->lowest);
		put_float(out, span->highest);
		ar_pack_put_number(out, bits, 8);
	}
}

static float
get_float(const unsigned char *at)
{
	uint32_t bits = ar_get_u32le(at);
	float value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

bool
ar_pack_spans_read(const struct ar_pack_content *content, size_t samples,
    struct ar_spans *spans)
{
	const unsigned char *at = content->bytes;
	const unsigned char *end = at + content->n;
	unsigned before = FIRST - 1;

	memset(spans, 0, sizeof *spans);
	if (content->n < COUNT_BYTES ||
	    (content->n - COUNT_BYTES) % SPAN_BYTES != 0)
		return false;
	spans->samples = samples;
	spans->laps = ar_get_u32le(at);
	spans->pauses = ar_get_u32le(at + 4);
	for (at += COUNT_BYTES; at < end; at += SPAN_BYTES) {
		unsigned id = at[0];
		size_t known = ar_get_u32le(at + AT_KNOWN);
		uint64_t bits = ar_get_u64le(at + AT_SUM);
		struct ar_span *span;

		if (id <= before || id > LAST || known < 1 || known > samples)
			return false;
		span = &spans->column[id];
		span->known = known;
		span->lowest = get_float(at + AT_LOWEST);
		span->highest = get_float(at + AT_HIGHEST);
		memcpy(&span->sum, &bits, sizeof bits);
		before = id;
	}
	return true;
}
