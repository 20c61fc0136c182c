#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/pack.h"

static const double rounder = 6755399441055744.0; /* 1.5 * 2^52 */

void
ar_pack_part_close(struct ar_pack_part *part, struct ar_pack_work *work)
{
	const struct ar_pack_bytes *payload = &work->payload;
	struct ar_pack_bytes *blob = &work->blob;
	size_t bound = ZSTD_compressBound(payload->used), size;
	unsigned char *at = payload->failed ? NULL : ar_pack_room(blob, bound);

	if (!at) {
		blob->failed = true;
		return;
	}
	size = payload->used;
	if (!(part->flags & AR_PACK_STORED))
		size = ZSTD_compressCCtx(work->zstd, at, bound, payload->at,
		    payload->used, AR_PACK_LEVEL);
	if (ZSTD_isError(size) || size >= payload->used) {
		size = payload->used;
		if (size > 0)
			memcpy(at, payload->at, size);
		part->flags |= AR_PACK_STORED;
	}
	if (size > UINT32_MAX) {
		blob->failed = true;
		return;
	}
	part->size = (uint32_t)size;
	part->check = ar_pack_check(at, size);
	blob->used += size;
}

enum ar_status
ar_pack_content_open(const struct ar_pack_part *part,
    const unsigned char *bytes, size_t limit, ZSTD_DCtx *zstd,
    struct ar_pack_content *content)
{
	unsigned long long declared;
	size_t n;

	*content = (struct ar_pack_content){bytes, part->size, NULL};
	if (ar_pack_check(bytes, part->size) != part->check)
		return AR_EDAMAGE;
	if (part->flags & AR_PACK_STORED)
		return part->size <= limit ? AR_OK : AR_EDAMAGE;
	declared = ZSTD_getFrameContentSize(bytes, part->size);
	if (declared == ZSTD_CONTENTSIZE_UNKNOWN ||
	    declared == ZSTD_CONTENTSIZE_ERROR || declared > limit)
		return AR_EDAMAGE;
	n = (size_t)declared;
	content->own = malloc(n ? n : 1);
	if (!content->own)
		return AR_EMEM;
	content->bytes = content->own;
	content->n = n;
	if (ZSTD_decompressDCtx(zstd, content->own, n, bytes,
	    part->size) == n)
		return AR_OK;
	free(content->own);
	content->own = NULL;
	return AR_EDAMAGE;
}

/* The pieces of a column's content, and where its decoder stands. */
struct reader {
	const struct ar_pack_part *part;
	size_t count;
	const unsigned char *gaps; /* NULL: nothing is missing */
	const unsigned char *nudges;
	const unsigned char *planes;
	uint64_t first;
	uint64_t before;
	uint64_t step;
};

static uint64_t
unzigzag(uint64_t z)
{
	return z >> 1 ^ (0 - (z & 1));
}

static bool
reader_start(struct reader *r, const struct ar_pack_part *part,
    const struct ar_pack_content *content, size_t count)
{
	struct ar_bytes in = ar_bytes_from(content->bytes, content->n);

	memset(r, 0, sizeof *r);
	r->part = part;
	r->count = count;
	if (part->flags & AR_PACK_MISSING)
		r->gaps = ar_bytes_take(&in, (count + 7) / 8);
	if (part->flags & AR_PACK_NUDGED)
		r->nudges = ar_bytes_take(&in, count);
	r->first = unzigzag(ar_pack_varint(&in));
	r->step = unzigzag(ar_pack_varint(&in));
	r->before = r->first - r->step;
	if ((part->flags & AR_PACK_ORDER) < 2)
		r->before = r->first;
	r->planes = ar_bytes_take(&in, count * part->planes);
	return !in.short_read && in.at == in.size;
}

/* The planes of n values from i on, put together. */
static void
gather(const struct reader *r, size_t i, size_t n, uint64_t *restrict z)
{
	const unsigned char *restrict low = r->planes + i;
	const unsigned char *restrict next = low + r->count;

	if (r->part->planes == 0)
		memset(z, 0, n * sizeof *z);
	else if (r->part->planes == 1)
		for (size_t j = 0; j < n; j++)
			z[j] = low[j];
	else
		for (size_t j = 0; j < n; j++)
			z[j] = low[j] | (uint64_t)next[j] << 8;
	for (unsigned plane = 2; plane < r->part->planes; plane++) {
		next += r->count;
		for (size_t j = 0; j < n; j++)
			z[j] |= (uint64_t)next[j] << (8 * plane);
	}
}

/* Differences to whole numbers, in place. */
static void
add_up(struct reader *r, size_t n, uint64_t *k)
{
	uint64_t before = r->before, step = r->step;
	unsigned order = r->part->flags & AR_PACK_ORDER;

	if (order == 0)
		for (size_t j = 0; j < n; j++)
			k[j] = r->first + unzigzag(k[j]);
	else if (order == 1)
		for (size_t j = 0; j < n; j++)
			k[j] = before += unzigzag(k[j]);
	else
		for (size_t j = 0; j < n; j++) {
			step += unzigzag(k[j]);
			k[j] = before += step;
		}
	r->before = before;
	r->step = step;
}

/* Beyond a float's range there is no value that could be meant. */
static float
to_float(double x)
{
	return fabs(x) <= (double)FLT_MAX ? (float)x : NAN;
}

/* Whole numbers to values; what lies beyond the range that is written gives
 * some number, never a fault. */
static void
scale_back(const struct reader *r, size_t i, size_t n, const uint64_t *k,
    double *restrict x)
{
	double scale = ar_pack_scale_of(r->part->scale);
	uint64_t offset;

	memcpy(&offset, &rounder, sizeof offset);
	for (size_t j = 0; j < n; j++) {
		uint64_t bits = k[j] + offset;

		memcpy(&x[j], &bits, sizeof bits);
		x[j] -= rounder;
	}
	if (scale != 1)
		for (size_t j = 0; j < n; j++)
			x[j] /= scale;
	if (r->part->flags & AR_PACK_FLOATED)
		for (size_t j = 0; j < n; j++)
			x[j] = (double)to_float(x[j]);
	for (size_t j = 0; r->nudges && j < n; j++) {
		uint64_t bits;

		memcpy(&bits, &x[j], sizeof bits);
		bits += (uint64_t)(int64_t)(int8_t)r->nudges[i + j];
		memcpy(&x[j], &bits, sizeof bits);
	}
	for (size_t j = 0; r->gaps && j < n; j++)
		if (r->gaps[(i + j) / 8] >> (i + j) % 8 & 1)
			x[j] = NAN;
}

/* The bits as they are, straight to out. */
static void
put_raw(const struct ar_pack_values *out, size_t i, size_t n,
    const uint64_t *k)
{
	float *narrow = out->at;
	uint8_t *byte = out->at;

	if (out->kind == AR_PACK_WIDE)
		memcpy((double *)out->at + i, k, n * sizeof *k);
	for (size_t j = 0; j < n && out->kind == AR_PACK_BYTE; j++)
		byte[i + j] = (uint8_t)k[j];
	for (size_t j = 0; j < n && out->kind == AR_PACK_NARROW; j++) {
		uint32_t bits = (uint32_t)k[j];

		memcpy(&narrow[i + j], &bits, sizeof bits);
	}
}

/* The same as doubles. */
static void
raw_back(enum ar_pack_kind kind, size_t n, const uint64_t *k, double *x)
{
	for (size_t j = 0; j < n; j++) {
		uint32_t bits = (uint32_t)k[j];
		float narrow;

		memcpy(&narrow, &bits, sizeof narrow);
		if (kind == AR_PACK_WIDE)
			memcpy(&x[j], &k[j], sizeof x[j]);
		else
			x[j] = kind == AR_PACK_NARROW ? (double)narrow :
			    (double)(uint8_t)k[j];
	}
}

static void
put(const struct ar_pack_values *out, size_t i, size_t n, const double *x)
{
	float *narrow = out->at;

	if (out->kind == AR_PACK_WIDE)
		memcpy((double *)out->at + i, x, n * sizeof *x);
	else
		for (size_t j = 0; j < n; j++)
			narrow[i + j] = to_float(x[j]);
}

bool
ar_pack_column_read(const struct ar_pack_part *part,
    const struct ar_pack_content *content, const struct ar_pack_values *out)
{
	uint64_t k[AR_PACK_CHUNK];
	double x[AR_PACK_CHUNK];
	struct reader r;

	if (!reader_start(&r, part, content, out->count) ||
	    (part->scale != AR_PACK_RAW && out->kind == AR_PACK_BYTE))
		return false;
	for (size_t i = 0; i < out->count; i += AR_PACK_CHUNK) {
		size_t n = out->count - i;

		if (n > AR_PACK_CHUNK)
			n = AR_PACK_CHUNK;
		gather(&r, i, n, k);
		add_up(&r, n, k);
		if (part->scale == AR_PACK_RAW) {
			put_raw(out, i, n, k);
			continue;
		}
		scale_back(&r, i, n, k, x);
		put(out, i, n, x);
	}
	return true;
}

bool
ar_pack_column_read_floats(const struct ar_pack_part *part,
    const struct ar_pack_content *content, size_t count, bool from_first,
    float *values)
{
	enum ar_pack_kind kind = ar_pack_kind_of(part->id);
	uint64_t k[AR_PACK_CHUNK];
	double x[AR_PACK_CHUNK], first = from_first ? (double)NAN : 0;
	struct reader r;

	if (!reader_start(&r, part, content, count))
		return false;
	for (size_t i = 0; i < count; i += AR_PACK_CHUNK) {
		size_t n = count - i < AR_PACK_CHUNK ? count - i :
		    AR_PACK_CHUNK;

		gather(&r, i, n, k);
		add_up(&r, n, k);
		if (part->scale == AR_PACK_RAW)
			raw_back(kind, n, k, x);
		else
			scale_back(&r, i, n, k, x);
		for (size_t j = 0; j < n && isnan(first); j++)
			first = x[j];
		for (size_t j = 0; j < n; j++)
			values[i + j] = to_float(x[j] - first);
	}
	return true;
}
