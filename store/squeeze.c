/* A file's bytes, compressed and back.  A frame says how long its content is
 * and ends with a checksum of it, so that damage is seen. */
#include <stdlib.h>
#include <string.h>

#include <zstd.h>

#include "afterrun/pack.h"

enum {
	LEVEL = 1,
	FILE_MAX = 1 << 30 /* bytes of one file, far over any recording */
};

/* Compress into room bytes at out; 0: no memory. */
static size_t
compress(const void *bytes, size_t n, void *out, size_t room)
{
	ZSTD_CCtx *zstd = ZSTD_createCCtx();
	size_t size = 0;

	if (zstd &&
	    !ZSTD_isError(ZSTD_CCtx_setParameter(zstd,
		ZSTD_c_compressionLevel, LEVEL)) &&
	    !ZSTD_isError(ZSTD_CCtx_setParameter(zstd,
		ZSTD_c_checksumFlag, 1)))
		size = ZSTD_compress2(zstd, out, room, bytes, n);
	ZSTD_freeCCtx(zstd);
	return ZSTD_isError(size) ? 0 : size;
}

enum ar_status
ar_squeeze(const void *bytes, size_t n, struct ar_arena *arena,
    const void **out, size_t *out_n, struct ar_error *err)
{
	size_t room = n <= FILE_MAX ? ZSTD_compressBound(n) : 0, size;
	void *whole, *copy = NULL;

	*out = NULL;
	*out_n = 0;
	if (n > FILE_MAX)
		return ar_fail(err, AR_ELIMIT, 0,
		    "the file is too large to be kept");
	whole = malloc(room);
	size = whole ? compress(bytes, n, whole, room) : 0;
	if (size > 0)
		copy = ar_arena_alloc(arena, size);
	if (copy) {
		memcpy(copy, whole, size);
		*out = copy;
		*out_n = size;
	}
	free(whole);
	return copy ? AR_OK : ar_fail(err, AR_EMEM, 0, "out of memory");
}

enum ar_status
ar_unsqueeze(const void *packed, size_t n, struct ar_arena *arena,
    const void **out, size_t *out_n, struct ar_error *err)
{
	unsigned long long size = ZSTD_getFrameContentSize(packed, n);
	void *whole;

	*out = NULL;
	*out_n = 0;
	if (size == ZSTD_CONTENTSIZE_UNKNOWN ||
	    size == ZSTD_CONTENTSIZE_ERROR || size > FILE_MAX)
		return ar_fail(err, AR_EDAMAGE, 0, "the kept file is damaged");
	whole = ar_arena_alloc(arena, (size_t)size);
	if (!whole)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	if (ZSTD_decompress(whole, (size_t)size, packed, n) != size)
		return ar_fail(err, AR_EDAMAGE, 0, "the kept file is damaged");
	*out = whole;
	*out_n = (size_t)size;
	return AR_OK;
}
