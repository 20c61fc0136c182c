#include "formats/fit_scan.h"

#include <math.h>
#include <string.h>

#include "base/bytes.h"
#include "formats/crc16.h"
#include "formats/fit_plan.h"
#include "formats/fit_stream.h"
#include "formats/fit_value.h"

/* The place of the heart rate in each definition seen. */
struct heart_places {
	uint32_t serial[AR_FIT_LOCALS];
	uint32_t at[AR_FIT_LOCALS]; /* after the header byte */
	uint8_t size[AR_FIT_LOCALS];
	uint8_t type[AR_FIT_LOCALS];
};

static void
find_heart(const struct ar_fit_define *define, struct heart_places *places,
    size_t local)
{
	uint32_t at = 0;

	places->serial[local] = define->serial;
	places->size[local] = 0;
	for (size_t i = 0; i < define->field_count; i++) {
		const unsigned char *field =
		    define->fields + i * AR_FIT_FIELD_BYTES;

		if (field[0] == AR_FIT_HEART_RATE_FIELD && field[1] > 0) {
			places->at[local] = at;
			places->size[local] = field[1];
			places->type[local] = field[2] & AR_FIT_TYPE_MASK;
			return;
		}
		at += field[1];
	}
}

static uint64_t
sum_bytes(const unsigned char *at, size_t stride, size_t count)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < count; i++, at += stride)
		sum += *at == UINT8_MAX ? 0 : *at;
	return sum;
}

/* The heart rate in a type that is not one byte: rare, and bounded, because
 * a sum of doubles could be anything. */
static uint64_t
sum_any(const struct ar_fit_run *run, const struct heart_places *places)
{
	size_t local = run->local;
	const unsigned char *at = run->first + 1 + places->at[local];
	uint64_t sum = 0;

	for (size_t i = 0; i < run->count; i++, at += run->stride) {
		double heart = ar_fit_number(at, places->size[local],
		    places->type[local], run->define->big);

		if (heart > 0 && heart < UINT8_MAX)
			sum += (uint64_t)heart;
	}
	return sum;
}

static uint64_t
sum_hearts(const struct ar_fit_run *run, struct heart_places *places)
{
	size_t local = run->local;

	if (places->serial[local] != run->define->serial)
		find_heart(run->define, places, local);
	if (places->size[local] == 0)
		return 0;
	if (places->size[local] == 1 &&
	    (places->type[local] == AR_FIT_U8 ||
	    places->type[local] == AR_FIT_ENUM))
		return sum_bytes(run->first + 1 + places->at[local],
		    run->stride, run->count);
	return sum_any(run, places);
}

static void
scan_messages(const unsigned char *bytes, const struct ar_fit_part *part,
    struct ar_fit_scan *scan, struct ar_fit_stream *stream)
{
	struct heart_places places;
	struct ar_fit_run run;

	memset(places.serial, 0, sizeof places.serial);
	stream->serial = 0;
	ar_fit_stream_open(stream, bytes, part);
	while (ar_fit_stream_next(stream, &run)) {
		unsigned kind = run.define->kind;

		scan->messages[kind] += run.count;
		scan->payload[kind] += run.count * (run.stride - 1);
		if (kind == AR_FIT_KIND_RECORD)
			scan->heart_sum += sum_hearts(&run, &places);
	}
}

static bool
crc_differs(const unsigned char *stored, const unsigned char *bytes,
    size_t n)
{
#ifdef AR_FUZZ_ACCEPT_CRC
	(void)stored;
	(void)bytes;
	(void)n;
	return false;
#else
	return ar_get_u16le(stored) != ar_crc16(0, bytes, n);
#endif
}

/* A header checksum of 0 was not computed, which is allowed. */
static bool
header_crc_bad(const unsigned char *bytes, const struct ar_fit_part *part)
{
	const unsigned char *stored = bytes + part->at + AR_FIT_HEADER_CRC_AT;

	return part->data - part->at >= AR_FIT_HEADER_FULL &&
	    ar_get_u16le(stored) != 0 &&
	    crc_differs(stored, bytes + part->at, AR_FIT_HEADER_CRC_AT);
}

static enum ar_file_verdict
judge(const unsigned char *bytes, const struct ar_fit_part *part,
    const struct ar_fit_stream *stream)
{
	if (part->unfinished)
		return AR_VERDICT_UNFINISHED;
	if (part->cut)
		return AR_VERDICT_TRUNCATED;
	if (stream->damaged || stream->short_message)
		return AR_VERDICT_DAMAGED;
	if (header_crc_bad(bytes, part))
		return AR_VERDICT_HEADER_CRC_BAD;
	if (crc_differs(bytes + part->end, bytes + part->at,
	    part->end - part->at))
		return AR_VERDICT_CRC_BAD;
	return AR_VERDICT_VALID;
}

/* What follows a good part is a tail: its own troubles say only that. */
static void
add_verdict(struct ar_fit_scan *scan, enum ar_file_verdict found)
{
	if (scan->parts == 0)
		scan->verdict = found;
	else if (found != AR_VERDICT_VALID && scan->verdict == AR_VERDICT_VALID)
		scan->verdict = AR_VERDICT_VALID_THEN_BAD_TAIL;
}

void
ar_fit_scan(const unsigned char *bytes, size_t n, struct ar_fit_scan *scan)
{
	struct ar_fit_stream stream;
	struct ar_fit_part part;
	size_t at = 0;

	memset(scan, 0, sizeof *scan);
	scan->verdict = n == 0 ? AR_VERDICT_EMPTY : AR_VERDICT_NOT_FIT;
	while (at < n && ar_fit_part_open(bytes, n, at, &part)) {
		enum ar_file_verdict found;

		scan_messages(bytes, &part, scan, &stream);
		found = judge(bytes, &part, &stream);
		if (found != AR_VERDICT_VALID &&
		    (scan->parts == 0 || scan->verdict == AR_VERDICT_VALID)) {
			scan->damage_at = stream.at;
			scan->tail_at = at;
		}
		add_verdict(scan, found);
		scan->parts++;
		at = part.next;
	}
	if (at < n && scan->parts > 0) {
		if (scan->verdict == AR_VERDICT_VALID)
			scan->tail_at = at;
		add_verdict(scan, AR_VERDICT_VALID_THEN_BAD_TAIL);
	}
}
