/* Whole numbers as differences, and these as planes: the lowest bytes of all
 * values, then the next ones.  zstd then sees bytes of one kind. */
#include "store/pack.h"

enum {
	ORDERS = 3,
	WINDOW = 32,     /* values looked at in a row, to choose the order */
	WINDOW_STEP = 512 /* one window in so many values */
};

/* Small for small differences of either sign: 0, -1, 1, -2 … */
static uint64_t
zigzag(uint64_t difference)
{
	return difference << 1 ^ (0 - (difference >> 63));
}

static unsigned
bits_in(uint64_t value)
{
	return value ? 64 - (unsigned)__builtin_clzll(value) : 0;
}

/* The order whose differences need the fewest bits in the windows. */
static unsigned
order_choose(const uint64_t *k, size_t n)
{
	uint64_t cost[ORDERS] = {0};
	unsigned best = 0;

	for (size_t at = 2; at < n; at += WINDOW_STEP) {
		size_t end = n - at < WINDOW ? n : at + WINDOW;

		for (size_t i = at; i < end; i++) {
			uint64_t one = k[i] - k[i - 1];
			uint64_t two = one - (k[i - 1] - k[i - 2]);

			cost[0] += bits_in(zigzag(k[i] - k[0]));
			cost[1] += bits_in(zigzag(one));
			cost[2] += bits_in(zigzag(two));
		}
	}
	for (unsigned order = 1; order < ORDERS; order++)
		if (cost[order] < cost[best])
			best = order;
	return best;
}

/* In place, from the end on, so that no step waits for another; gives all
 * bits that occur. */
static uint64_t
differences(uint64_t *k, size_t n, unsigned order)
{
	uint64_t first = n > 0 ? k[0] : 0, all = 0;

	if (order == 0)
		for (size_t i = 0; i < n; i++)
			k[i] = zigzag(k[i] - first);
	if (order == 1)
		for (size_t i = n; i-- > 1;)
			k[i] = zigzag(k[i] - k[i - 1]);
	if (order == 2)
		for (size_t i = n; i-- > 2;)
			k[i] = zigzag(k[i] - 2 * k[i - 1] + k[i - 2]);
	for (size_t i = 0; i < order && i < n; i++)
		k[i] = 0;
	for (size_t i = 0; i < n; i++)
		all |= k[i];
	return all;
}

/* Byte number plane of n values. */
static void
plane_write(const uint64_t *restrict k, size_t n, unsigned plane,
    unsigned char *restrict out)
{
	for (size_t i = 0; i < n; i++)
		out[i] = (unsigned char)(k[i] >> (8 * plane));
}

void
ar_pack_planes_write(size_t n, struct ar_pack_part *part,
    struct ar_pack_work *work)
{
	uint64_t *k = work->integers, first, slope, all;
	unsigned order;
	unsigned char *at;

	if (work->payload.failed)
		return;
	order = part->flags & AR_PACK_CHAINED ? 0 : order_choose(k, n);
	first = n > 0 ? k[0] : 0;
	slope = n > 1 && order == 2 ? k[1] - k[0] : 0;
	all = differences(k, n, order);
	part->flags |= (uint8_t)order;
	part->planes = (uint8_t)((bits_in(all) + 7) / 8);
	ar_pack_put_varint(&work->payload, zigzag(first));
	ar_pack_put_varint(&work->payload, zigzag(slope));
	at = ar_pack_room(&work->payload, n * part->planes);
	if (!at)
		return;
	for (unsigned plane = 0; plane < part->planes; plane++, at += n)
		plane_write(k, n, plane, at);
	work->payload.used += n * part->planes;
}
