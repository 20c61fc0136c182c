/* gzip and zip around a file, in memory. */
#include <string.h>
#define ZLIB_CONST
#include <zlib.h>

#include "doors/make/files.h"

enum { GZIP_WINDOW = 15 + 16, MEMORY_LEVEL = 8 };

struct file
pack_gzip(struct file in, struct ar_arena *arena)
{
	z_stream z = {0};
	struct file out;
	unsigned char *place;
	uLong room;

	if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW,
		MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
		stop("gzip", "out of memory");
	room = deflateBound(&z, (uLong)in.n);
	place = ar_arena_alloc(arena, room);
	if (!place)
		stop("gzip", "out of memory");
	z.next_in = in.bytes;
	z.avail_in = (uInt)in.n;
	z.next_out = place;
	z.avail_out = (uInt)room;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		stop("gzip", "the file could not be packed");
	out.bytes = place;
	out.n = z.total_out;
	deflateEnd(&z);
	return out;
}

struct bytes {
	unsigned char *at;
};

static void
put(struct bytes *out, uint32_t value, int n)
{
	for (int i = 0; i < n; i++)
		*out->at++ = (unsigned char)(value >> 8 * i);
}

static void
put_block(struct bytes *out, const void *from, size_t n)
{
	memcpy(out->at, from, n);
	out->at += n;
}

/* The fields that the local and the central header have in common. */
static void
put_common(struct bytes *out, uint32_t crc, size_t size, size_t name_size)
{
	put(out, 20, 2); /* version needed: 2.0 */
	put(out, 0, 2);
	put(out, 0, 2); /* stored */
	put(out, 0x5b8a4000, 4); /* 2025-12-10 08:00 */
	put(out, crc, 4);
	put(out, (uint32_t)size, 4);
	put(out, (uint32_t)size, 4);
	put(out, (uint32_t)name_size, 2);
	put(out, 0, 2);
}

struct file
pack_zip(const char *member, struct file in, uint32_t crc,
    struct ar_arena *arena)
{
	enum { LOCAL = 30, CENTRAL = 46, END = 22 };
	size_t name = strlen(member);
	size_t size = LOCAL + CENTRAL + END + 2 * name + in.n;
	unsigned char *place = ar_arena_alloc(arena, size);
	struct bytes out = {place};

	if (!place)
		stop("zip", "out of memory");
	crc += (uint32_t)crc32(crc32(0, Z_NULL, 0), in.bytes, (uInt)in.n);
	put(&out, 0x04034b50, 4);
	put_common(&out, crc, in.n, name);
	put_block(&out, member, name);
	put_block(&out, in.bytes, in.n);
	put(&out, 0x02014b50, 4);
	put(&out, 20, 2);
	put_common(&out, crc, in.n, name);
	put(&out, 0, 2);
	put(&out, 0, 2);
	put(&out, 0, 2);
	put(&out, 0, 4);
	put(&out, 0, 4);
	put_block(&out, member, name);
	put(&out, 0x06054b50, 4);
	put(&out, 0, 4);
	put(&out, 1, 2);
	put(&out, 1, 2);
	put(&out, (uint32_t)(CENTRAL + name), 4);
	put(&out, (uint32_t)(LOCAL + name + in.n), 4);
	put(&out, 0, 2);
	return (struct file){place, size};
}
