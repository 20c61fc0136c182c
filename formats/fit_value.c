#include "formats/fit_value.h"

#include <math.h>
#include <string.h>

#include "base/bytes.h"
#include "base/text.h"

size_t
ar_fit_type_size(unsigned type)
{
	static const unsigned char sizes[AR_FIT_TYPE_MASK + 1] = {
	    [AR_FIT_ENUM] = 1,   [AR_FIT_S8] = 1,    [AR_FIT_U8] = 1,
	    [AR_FIT_S16] = 2,    [AR_FIT_U16] = 2,   [AR_FIT_S32] = 4,
	    [AR_FIT_U32] = 4,    [AR_FIT_STRING] = 1, [AR_FIT_F32] = 4,
	    [AR_FIT_F64] = 8,    [AR_FIT_U8Z] = 1,   [AR_FIT_U16Z] = 2,
	    [AR_FIT_U32Z] = 4,   [AR_FIT_BYTE] = 1,  [AR_FIT_S64] = 8,
	    [AR_FIT_U64] = 8,    [AR_FIT_U64Z] = 8,
	};

	return sizes[type & AR_FIT_TYPE_MASK];
}

static double
from_u8(uint8_t raw, unsigned type)
{
	switch (type) {
	case AR_FIT_S8:
		return raw == INT8_MAX ? (double)NAN : (double)(int8_t)raw;
	case AR_FIT_U8Z:
		return raw == 0 ? (double)NAN : (double)raw;
	default:
		return raw == UINT8_MAX ? (double)NAN : (double)raw;
	}
}

static double
from_u16(uint16_t raw, unsigned type)
{
	switch (type) {
	case AR_FIT_S16:
		return raw == INT16_MAX ? (double)NAN : (double)(int16_t)raw;
	case AR_FIT_U16Z:
		return raw == 0 ? (double)NAN : (double)raw;
	default:
		return raw == UINT16_MAX ? (double)NAN : (double)raw;
	}
}

static double
from_u32(uint32_t raw, unsigned type)
{
	float real;

	switch (type) {
	case AR_FIT_S32:
		return raw == INT32_MAX ? (double)NAN : (double)(int32_t)raw;
	case AR_FIT_U32Z:
		return raw == 0 ? (double)NAN : (double)raw;
	case AR_FIT_F32:
		memcpy(&real, &raw, sizeof real);
		return isfinite(real) ? (double)real : (double)NAN;
	default:
		return raw == UINT32_MAX ? (double)NAN : (double)raw;
	}
}

static double
from_u64(uint64_t raw, unsigned type)
{
	double real;

	switch (type) {
	case AR_FIT_S64:
		return raw == INT64_MAX ? (double)NAN : (double)(int64_t)raw;
	case AR_FIT_U64Z:
		return raw == 0 ? (double)NAN : (double)raw;
	case AR_FIT_F64:
		memcpy(&real, &raw, sizeof real);
		return isfinite(real) ? real : (double)NAN;
	default:
		return raw == UINT64_MAX ? (double)NAN : (double)raw;
	}
}

double
ar_fit_item(const unsigned char *bytes, size_t size, unsigned type, bool big,
    size_t i)
{
	size_t one = ar_fit_type_size(type);

	if (one == 0 || size % one || i >= size / one || type == AR_FIT_STRING)
		return NAN;
	bytes += i * one;
	if (one == 1)
		return from_u8(bytes[0], type);
	if (one == 2)
		return from_u16(big ? ar_get_u16be(bytes) : ar_get_u16le(bytes),
		    type);
	if (one == 4)
		return from_u32(big ? ar_get_u32be(bytes) : ar_get_u32le(bytes),
		    type);
	return from_u64(big ? ar_get_u64be(bytes) : ar_get_u64le(bytes), type);
}

double
ar_fit_number(const unsigned char *bytes, size_t size, unsigned type,
    bool big)
{
	for (size_t i = 0; i < size; i++) {
		double value = ar_fit_item(bytes, size, type, big, i);

		if (!isnan(value))
			return value;
	}
	return NAN;
}

const char *
ar_fit_text(struct ar_arena *arena, const unsigned char *bytes, size_t size,
    bool *failed)
{
	const unsigned char *end = memchr(bytes, 0, size);
	size_t n = ar_utf8_prefix(bytes, end ? (size_t)(end - bytes) : size);
	const char *text;

	if (n == 0)
		return NULL;
	text = ar_arena_text(arena, (const char *)bytes, n);
	if (!text)
		*failed = true;
	return text;
}
