/* Values to whole numbers: devices write multiples of a tenth, a 1000th, a
 * 128th, a semicircle.  The scale is found by trying which one gives every
 * value back bit for bit; what fits none is kept as its bits. */
#include <math.h>
#include <string.h>

#include "store/pack.h"

/* The place of a scale in this list stands in the blobs: only append.  The
 * first that fits is taken, so the coarse ones stand first. */
static const double scales[] = {
    1, 2, 4, 5, 8, 10, 16, 20, 32, 50, 64, 100, 128, 200, 256, 500, 512,
    1000, 1024, 1e4,
    11930464.711111111, /* semicircles: 2^31 / 180, as FIT readers divide */
    1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

enum {
	SCALES = sizeof scales / sizeof scales[0],
	PROBES = 48, /* values looked at before a scale is tried on all */
	NUDGE_MAX = 127
};

/* Adding it rounds to a whole number, whose low bits then stand in the
 * mantissa; sound for -whole_max <= k < whole_max, which NAN and all else
 * that is too large miss by their exponent. */
static const double rounder = 6755399441055744.0; /* 1.5 * 2^52 */
static const uint64_t whole_max = (uint64_t)1 << 50;

static const uint64_t missing_wide = 0x7FF8000000000000u;
/* All bits of the exponent are set in NAN and infinity only; one more
 * carries into the sign then. */
static const uint64_t exponent = 0x7FF0000000000000u;
static const uint64_t exponent_one = 0x0010000000000000u;

static uint64_t
bits_of(double value)
{
	uint64_t bits;

	memcpy(&bits, &value, sizeof bits);
	return bits;
}

double
ar_pack_scale_of(unsigned scale)
{
	return scale < SCALES ? scales[scale] : 0;
}

/* A way to make numbers whole. */
struct way {
	unsigned scale;
	unsigned flags; /* AR_PACK_FLOATED, AR_PACK_NUDGED */
	bool narrow;
};

/* Last places between x and what its whole number gives; they are 0 for a
 * way that fits.  INT64_MAX: no way. */
static int64_t
nudge_of(const struct way *way, double x, uint64_t *k)
{
	double y = x * scales[way->scale] + rounder;
	double whole = y - rounder, back = whole / scales[way->scale];
	int64_t nudge;

	*k = bits_of(y) - bits_of(rounder);
	if ((*k + whole_max) >> 51)
		return INT64_MAX;
	if (way->narrow || way->flags & AR_PACK_FLOATED)
		back = (double)(float)back;
	nudge = (int64_t)(bits_of(x) - bits_of(back));
	return nudge;
}

static bool
fits(const struct way *way, int64_t nudge)
{
	return way->flags & AR_PACK_NUDGED ?
	    nudge >= -NUDGE_MAX && nudge <= NUDGE_MAX : nudge == 0;
}

/* n values from i on as doubles; whether any may be missing. */
static bool
as_doubles(const struct ar_pack_values *values, size_t i, size_t n,
    double *restrict x)
{
	uint64_t missing = 0;

	if (values->kind == AR_PACK_WIDE)
		memcpy(x, (const double *)values->at + i, n * sizeof *x);
	else
		for (size_t j = 0; j < n; j++)
			x[j] = (double)((const float *)values->at)[i + j];
	for (size_t j = 0; j < n; j++)
		missing |= (bits_of(x[j]) & exponent) + exponent_one;
	return missing >> 63;
}

/* CHUNK values from i on, a gap filled with the value before it (*last) and
 * marked; behind the end *last stands, too.  Whether any was missing. */
static bool
load(const struct ar_pack_values *values, size_t i, double *last,
    double x[AR_PACK_CHUNK], unsigned char *gaps)
{
	size_t n = values->count - i;
	bool missing = false, suspect;

	if (n > AR_PACK_CHUNK)
		n = AR_PACK_CHUNK;
	suspect = as_doubles(values, i, n, x);
	for (size_t j = 0; j < n && suspect; j++) {
		if (bits_of(x[j]) == missing_wide) {
			x[j] = *last;
			gaps[(i + j) / 8] |= (unsigned char)(1 << (i + j) % 8);
			missing = true;
		}
		*last = x[j];
	}
	*last = x[n - 1];
	for (size_t j = n; j < AR_PACK_CHUNK; j++)
		x[j] = *last;
	return missing;
}

/* A float's NAN gives the double's, and only it; see load. */
static double
value_at(const struct ar_pack_values *values, size_t i)
{
	return values->kind == AR_PACK_WIDE ?
	    ((const double *)values->at)[i] :
	    (double)((const float *)values->at)[i];
}

/* Some present values spread over the column; how many. */
static size_t
probe(const struct ar_pack_values *values, double x[PROBES], double *first)
{
	size_t found = 0, n = values->count, step = n / PROBES + 1, i = 0;

	while (i < n && bits_of(value_at(values, i)) == missing_wide)
		i++;
	*first = i < n ? value_at(values, i) : 0;
	for (; i < n && found < PROBES; i += step) {
		double value = value_at(values, i);

		if (bits_of(value) != missing_wide)
			x[found++] = value;
	}
	return found;
}

static bool
may_fit(const struct way *way, const double *x, size_t n)
{
	uint64_t k;

	for (size_t i = 0; i < n; i++)
		if (!fits(way, nudge_of(way, x[i], &k)))
			return false;
	return true;
}

/* One chunk in one go without branches; false: the way does not fit. */
static bool
chunk_exact(const struct way *way, const double *restrict x,
    uint64_t *restrict k)
{
	double scale = scales[way->scale], back[AR_PACK_CHUNK];
	uint64_t differs = 0, outside = 0;

	for (size_t i = 0; i < AR_PACK_CHUNK; i++) {
		double y = x[i] * scale + rounder;

		back[i] = y - rounder;
		k[i] = bits_of(y) - bits_of(rounder);
		outside |= (k[i] + whole_max) >> 51;
	}
	if (scale != 1)
		for (size_t i = 0; i < AR_PACK_CHUNK; i++)
			back[i] /= scale;
	if (way->flags & AR_PACK_FLOATED || (way->narrow && scale != 1))
		for (size_t i = 0; i < AR_PACK_CHUNK; i++)
			back[i] = (double)(float)back[i];
	for (size_t i = 0; i < AR_PACK_CHUNK; i++)
		differs |= bits_of(x[i]) ^ bits_of(back[i]);
	return differs == 0 && outside == 0;
}

static bool
chunk_nudged(const struct way *way, const double *x, size_t n, uint64_t *k,
    unsigned char *nudges)
{
	for (size_t i = 0; i < n; i++) {
		int64_t nudge = nudge_of(way, x[i], &k[i]);

		if (!fits(way, nudge))
			return false;
		nudges[i] = (unsigned char)(uint64_t)nudge;
	}
	return true;
}

/* Where the bits of missing values and the nudges go. */
struct side {
	unsigned char *gaps;
	unsigned char *nudges;
	bool missing;
};

/* All values by one way; false: it does not fit. */
static bool
all_fit(const struct ar_pack_values *values, const struct way *way,
    double last, struct side *side, uint64_t *k)
{
	double x[AR_PACK_CHUNK];
	uint64_t whole[AR_PACK_CHUNK];

	side->missing = false;
	memset(side->gaps, 0, (values->count + 7) / 8);
	for (size_t i = 0; i < values->count; i += AR_PACK_CHUNK) {
		size_t n = values->count - i;
		bool fit;

		if (n > AR_PACK_CHUNK)
			n = AR_PACK_CHUNK;
		side->missing |= load(values, i, &last, x, side->gaps);
		fit = way->flags & AR_PACK_NUDGED ?
		    chunk_nudged(way, x, n, whole, side->nudges + i) :
		    chunk_exact(way, x, whole);
		if (!fit)
			return false;
		memcpy(k + i, whole, n * sizeof *k);
	}
	return true;
}

static void
raw(const struct ar_pack_values *values, uint64_t *k)
{
	const float *narrow = values->at;
	const uint8_t *byte = values->at;

	if (values->kind == AR_PACK_WIDE)
		memcpy(k, values->at, values->count * sizeof *k);
	for (size_t i = 0; i < values->count; i++) {
		uint32_t bits;

		if (values->kind == AR_PACK_BYTE)
			k[i] = byte[i];
		if (values->kind != AR_PACK_NARROW)
			continue;
		memcpy(&bits, &narrow[i], sizeof bits);
		k[i] = bits;
	}
}

/* The first way that fits; false: none does. */
static bool
search(const struct ar_pack_values *values, struct way *way,
    struct side *side, uint64_t *k)
{
	static const unsigned styles[] = {0, AR_PACK_FLOATED, AR_PACK_NUDGED};
	double x[PROBES], first;
	size_t n = probe(values, x, &first);

	way->narrow = values->kind == AR_PACK_NARROW;
	for (size_t style = 0; style < (way->narrow ? 1 : 3); style++) {
		way->flags = styles[style];
		for (way->scale = 0; way->scale < SCALES; way->scale++)
			if (may_fit(way, x, n) &&
			    all_fit(values, way, first, side, k))
				return true;
	}
	return false;
}

void
ar_pack_scale_write(const struct ar_pack_values *values,
    struct ar_pack_part *part, struct ar_pack_work *work)
{
	size_t bits = (values->count + 7) / 8;
	unsigned char *room = ar_pack_room(&work->payload,
	    bits + values->count);
	struct side side = {room, room ? room + bits : NULL, false};
	struct way way;

	part->scale = AR_PACK_RAW;
	if (!room)
		return;
	if (values->kind == AR_PACK_BYTE ||
	    !search(values, &way, &side, work->integers)) {
		raw(values, work->integers);
		return;
	}
	part->scale = (uint8_t)way.scale;
	part->flags |= (uint8_t)(way.flags |
	    (side.missing ? AR_PACK_MISSING : 0));
	if (side.missing)
		work->payload.used += bits;
	if (way.flags & AR_PACK_NUDGED) {
		memmove(work->payload.at + work->payload.used, side.nudges,
		    values->count);
		work->payload.used += values->count;
	}
}
