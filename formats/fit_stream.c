#include "formats/fit_stream.h"

#include <string.h>

#include "base/bytes.h"
#include "formats/fit_plan.h"
#include "formats/fit_value.h"

enum {
	COMPRESSED = 0x80,
	DEFINITION = 0x40,
	DEVELOPER = 0x20,
	LOCAL = 0x0F,
	COMPRESSED_SHIFT = 5,
	COMPRESSED_LOCAL = 0x03,
	COMPRESSED_SAME = 0xE0,
	DEFINITION_HEAD = 6, /* header, reserved, order, message, fields */
	SIGNATURE_AT = 8,
	SIZE_AT = 4,
	MAJOR_SHIFT = 4
};

bool
ar_fit_part_open(const unsigned char *bytes, size_t n, size_t at,
    struct ar_fit_part *part)
{
	const unsigned char *head = bytes + at;
	size_t left = n - at;
	uint32_t size;

	if (left < AR_FIT_HEADER_MIN || head[0] < AR_FIT_HEADER_MIN ||
	    memcmp(head + SIGNATURE_AT, ".FIT", 4) != 0 ||
	    head[1] >> MAJOR_SHIFT > AR_FIT_MAJOR_MAX)
		return false;
	size = ar_get_u32le(head + SIZE_AT);
	part->at = at;
	part->unfinished = size == 0;
	part->cut = false;
	part->data = at + head[0];
	if (head[0] > left) {
		part->cut = true;
		part->data = n;
	}
	left = n - part->data;
	part->end = n;
	part->next = n;
	if (part->unfinished || part->cut)
		return true;
	part->cut = left < AR_FIT_CRC_BYTES || size > left - AR_FIT_CRC_BYTES;
	if (size <= left)
		part->end = part->data + size;
	if (!part->cut)
		part->next = part->end + AR_FIT_CRC_BYTES;
	return true;
}

void
ar_fit_stream_open(struct ar_fit_stream *stream, const unsigned char *bytes,
    const struct ar_fit_part *part)
{
	stream->bytes = bytes;
	stream->at = part->data;
	stream->end = part->end;
	stream->damaged = false;
	stream->short_message = false;
	for (size_t i = 0; i < AR_FIT_LOCALS; i++)
		stream->local[i].known = false;
}

/* Sizes added up; the place of the time stamp on the way. */
static void
measure(struct ar_fit_define *define)
{
	uint32_t size = 0;

	define->time_at = 0;
	for (size_t i = 0; i < define->field_count; i++) {
		const unsigned char *field =
		    define->fields + i * AR_FIT_FIELD_BYTES;

		if (field[0] == AR_FIT_TIMESTAMP_FIELD && field[1] == 4 &&
		    (field[2] & AR_FIT_TYPE_MASK) == AR_FIT_U32)
			define->time_at = size + 1;
		size += field[1];
	}
	for (size_t i = 0; i < define->developer_count; i++)
		size += define->developer[i * AR_FIT_FIELD_BYTES + 1];
	define->size = size;
}

static bool
read_definition(struct ar_fit_stream *stream)
{
	const unsigned char *head = stream->bytes + stream->at;
	size_t left = stream->end - stream->at;
	struct ar_fit_define *define = &stream->local[head[0] & LOCAL];
	size_t size = DEFINITION_HEAD;

	if (left > 2 && head[2] > 1) {
		stream->damaged = true;
		return false;
	}
	if (left >= DEFINITION_HEAD)
		size += (size_t)head[5] * AR_FIT_FIELD_BYTES;
	if (head[0] & DEVELOPER && left > size)
		size += 1 + (size_t)head[size] * AR_FIT_FIELD_BYTES;
	else if (head[0] & DEVELOPER)
		size++;
	if (left < size) {
		stream->short_message = true;
		return false;
	}
	define->known = true;
	define->big = head[2] == 1;
	define->message = define->big ? ar_get_u16be(head + 3) :
	    ar_get_u16le(head + 3);
	define->kind = (uint8_t)ar_fit_kind_of(define->message);
	define->field_count = head[5];
	define->fields = head + DEFINITION_HEAD;
	define->developer = define->fields +
	    (size_t)head[5] * AR_FIT_FIELD_BYTES;
	define->developer_count = 0;
	if (head[0] & DEVELOPER)
		define->developer_count = *define->developer++;
	define->serial = ++stream->serial;
	measure(define);
	stream->at += size;
	return true;
}

/* How many messages in a row begin with first's header byte and are whole;
 * the first one is known to be. */
static size_t
run_length(const unsigned char *first, size_t left, size_t stride,
    unsigned same)
{
	const unsigned char *at = first + stride;
	const unsigned char *last = first + (left - stride);
	unsigned want = *first & same;

	while (at <= last && (*at & same) == want)
		at += stride;
	return (size_t)(at - first) / stride;
}

bool
ar_fit_stream_next(struct ar_fit_stream *stream, struct ar_fit_run *run)
{
	const unsigned char *head;
	size_t left;

	for (;;) {
		if (stream->at >= stream->end)
			return false;
		head = stream->bytes + stream->at;
		if ((*head & (COMPRESSED | DEFINITION)) != DEFINITION)
			break;
		if (!read_definition(stream))
			return false;
	}
	left = stream->end - stream->at;
	run->compressed = *head & COMPRESSED;
	run->local = run->compressed ?
	    *head >> COMPRESSED_SHIFT & COMPRESSED_LOCAL : *head & LOCAL;
	run->define = &stream->local[run->local];
	if (!run->define->known) {
		stream->damaged = true;
		return false;
	}
	run->first = head;
	run->stride = (size_t)run->define->size + 1;
	if (run->stride > left) {
		stream->short_message = true;
		return false;
	}
	run->count = run_length(head, left, run->stride,
	    run->compressed ? COMPRESSED_SAME : 0xFF);
	stream->at += run->count * run->stride;
	return true;
}
