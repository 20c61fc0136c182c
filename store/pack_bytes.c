#include <stdlib.h>
#include <string.h>

#include "store/pack.h"

enum { ROOM_MIN = 4096, VARINT_MORE = 0x80, VARINT_BITS = 7 };

/* An odd number with its bits well spread (2^64 / golden ratio). */
static const uint64_t spread = 0x9E3779B97F4A7C15u;

unsigned char *
ar_pack_room(struct ar_pack_bytes *out, size_t room)
{
	size_t wanted;
	unsigned char *more;

	if (out->failed || room > SIZE_MAX / 4 - out->used) {
		out->failed = true;
		return NULL;
	}
	if (out->at && room <= out->room - out->used)
		return out->at + out->used;
	wanted = (out->used + room) / 2 * 3 + ROOM_MIN;
	more = realloc(out->at, wanted);
	if (!more) {
		out->failed = true;
		return NULL;
	}
	out->at = more;
	out->room = wanted;
	return out->at + out->used;
}

void
ar_pack_put(struct ar_pack_bytes *out, const void *bytes, size_t n)
{
	unsigned char *at = ar_pack_room(out, n);

	if (!at || n == 0)
		return;
	memcpy(at, bytes, n);
	out->used += n;
}

void
ar_pack_put_number(struct ar_pack_bytes *out, uint64_t value, size_t bytes)
{
	unsigned char *at = ar_pack_room(out, bytes);

	for (size_t i = 0; at && i < bytes; i++)
		at[i] = (unsigned char)(value >> (8 * i));
	out->used += at ? bytes : 0;
}

void
ar_pack_put_varint(struct ar_pack_bytes *out, uint64_t value)
{
	while (value >= VARINT_MORE) {
		ar_pack_put_number(out, value | VARINT_MORE, 1);
		value >>= VARINT_BITS;
	}
	ar_pack_put_number(out, value, 1);
}

uint64_t
ar_pack_varint(struct ar_bytes *in)
{
	uint64_t value = 0;

	for (unsigned shift = 0; shift < 64; shift += VARINT_BITS) {
		uint64_t byte = ar_bytes_u8(in);

		value |= (byte & (VARINT_MORE - 1)) << shift;
		if (byte < VARINT_MORE)
			return value;
	}
	in->short_read = true;
	return 0;
}

/* Each step is a bijection of 64 bits, so that two inputs that differ in
 * one word never meet again; only the cut to 32 bits can hide it. */
static uint64_t
mix(uint64_t sum, uint64_t word)
{
	sum = (sum ^ word) * spread;
	return sum ^ sum >> 29;
}

uint32_t
ar_pack_check(const unsigned char *bytes, size_t n)
{
	uint64_t sum = mix(spread, n), last = 0;
	size_t i = 0;

	for (; n - i >= 8; i += 8)
		sum = mix(sum, ar_get_u64le(bytes + i));
	for (size_t shift = 0; i < n; i++, shift += 8)
		last |= (uint64_t)bytes[i] << shift;
	sum = mix(mix(sum, last), spread);
	return (uint32_t)(sum ^ sum >> 32);
}
