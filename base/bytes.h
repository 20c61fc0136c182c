/* A sticky reader of bytes: it never reads past its end; the first read that
 * would sets short_read, gives 0 and leaves the rest of the reads quiet.
 * Inline, because the FIT decoder lives in it. */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ar_bytes {
	const unsigned char *start;
	size_t size;
	size_t at;
	bool short_read;
};

static inline struct ar_bytes
ar_bytes_from(const void *bytes, size_t n)
{
	struct ar_bytes in = {bytes, n, 0, false};

	return in;
}

static inline size_t
ar_bytes_left(const struct ar_bytes *in)
{
	return in->short_read ? 0 : in->size - in->at;
}

/* The next n bytes, borrowed, or NULL. */
static inline const unsigned char *
ar_bytes_take(struct ar_bytes *in, size_t n)
{
	const unsigned char *here = in->start + in->at;

	if (in->short_read || n > in->size - in->at) {
		in->short_read = true;
		return NULL;
	}
	in->at += n;
	return here;
}

static inline uint8_t
ar_bytes_u8(struct ar_bytes *in)
{
	const unsigned char *p = ar_bytes_take(in, 1);

	return p ? p[0] : 0;
}

static inline uint16_t
ar_get_u16le(const unsigned char *p)
{
	return (uint16_t)(p[0] | p[1] << 8);
}

static inline uint16_t
ar_get_u16be(const unsigned char *p)
{
	return (uint16_t)(p[1] | p[0] << 8);
}

static inline uint32_t
ar_get_u32le(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

static inline uint32_t
ar_get_u32be(const unsigned char *p)
{
	return (uint32_t)p[3] | (uint32_t)p[2] << 8 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[0] << 24;
}

static inline uint64_t
ar_get_u64le(const unsigned char *p)
{
	return (uint64_t)ar_get_u32le(p) | (uint64_t)ar_get_u32le(p + 4) << 32;
}

static inline uint64_t
ar_get_u64be(const unsigned char *p)
{
	return (uint64_t)ar_get_u32be(p) << 32 | ar_get_u32be(p + 4);
}

static inline uint16_t
ar_bytes_u16le(struct ar_bytes *in)
{
	const unsigned char *p = ar_bytes_take(in, 2);

	return p ? ar_get_u16le(p) : 0;
}

static inline uint32_t
ar_bytes_u32le(struct ar_bytes *in)
{
	const unsigned char *p = ar_bytes_take(in, 4);

	return p ? ar_get_u32le(p) : 0;
}

#endif
