/* bench pack: samples as blobs, and the layouts they could have.
 *
 * The runs are those of afterrun-make, read back from FIT.  Every layout gets
 * the same whole numbers (store/pack_scale.c) with the order of differences
 * that it makes smallest, and ends in zstd, level 1, a column at a time.
 * Packing is timed for the order that is kept. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "afterrun/invent.h"
#include "afterrun/write.h"
#include "bench.h"
#include "store/pack.h"

enum { RUNS_MADE = 40, ROUNDS = 5, ORDERS = 3, BLOCK = 128, SLACK = 64 };

static const double start_utc_s = 1789191000;
static const size_t arena_limit = (size_t)256 << 20;

static unsigned
bits_in(uint64_t value)
{
	return value ? 64 - (unsigned)__builtin_clzll(value) : 0;
}

static uint64_t
zigzag(uint64_t difference)
{
	return difference << 1 ^ (0 - (difference >> 63));
}

static size_t
as_varints(const uint64_t *z, size_t n, unsigned char *out)
{
	unsigned char *at = out;

	for (size_t i = 0; i < n; i++) {
		uint64_t value = z[i];

		for (; value >= 128; value >>= 7)
			*at++ = (unsigned char)(value | 128);
		*at++ = (unsigned char)value;
	}
	return (size_t)(at - out);
}

static size_t
as_planes(const uint64_t *z, size_t n, unsigned char *out)
{
	uint64_t all = 0;
	size_t planes;

	for (size_t i = 0; i < n; i++)
		all |= z[i];
	planes = (bits_in(all) + 7) / 8;
	for (size_t plane = 0; plane < planes; plane++)
		for (size_t i = 0; i < n; i++)
			out[plane * n + i] =
			    (unsigned char)(z[i] >> (8 * plane));
	return planes * n;
}

/* Low bits first; the widest number of a block sets its width. */
static unsigned char *
block_write(const uint64_t *z, size_t n, unsigned char *at)
{
	uint64_t all = 0, held = 0;
	unsigned width, bits = 0;

	for (size_t i = 0; i < n; i++)
		all |= z[i];
	width = bits_in(all);
	*at++ = (unsigned char)width;
	for (size_t i = 0; i < n; i++) {
		/* In halves, so that what is held never exceeds 64 bits. */
		for (unsigned done = 0; done < width; done += 32) {
			unsigned part = width - done < 32 ? width - done : 32;
			uint64_t low = z[i] >> done & 0xFFFFFFFFu;

			held |= low << bits;
			for (bits += part; bits >= 8; bits -= 8) {
				*at++ = (unsigned char)held;
				held >>= 8;
			}
		}
	}
	if (bits)
		*at++ = (unsigned char)held;
	return at;
}

static size_t
as_bits(const uint64_t *z, size_t n, unsigned char *out)
{
	unsigned char *at = out;

	for (size_t i = 0; i < n; i += BLOCK)
		at = block_write(z + i, n - i < BLOCK ? n - i : BLOCK, at);
	return (size_t)(at - out);
}

/* Less the least difference of each block: frame of reference. */
static size_t
as_bits_from_least(const uint64_t *z, size_t n, unsigned char *out)
{
	unsigned char *at = out;

	for (size_t i = 0; i < n; i += BLOCK) {
		size_t m = n - i < BLOCK ? n - i : BLOCK;
		uint64_t block[BLOCK], least = UINT64_MAX;
		const uint64_t flip = (uint64_t)1 << 63;

		for (size_t j = 0; j < m; j++) {
			block[j] = z[i + j] >> 1 ^ (0 - (z[i + j] & 1));
			if ((block[j] ^ flip) < least)
				least = block[j] ^ flip;
		}
		least ^= flip;
		for (size_t j = 0; j < m; j++)
			block[j] -= least;
		least = zigzag(least);
		at += as_varints(&least, 1, at);
		at = block_write(block, m, at);
	}
	return (size_t)(at - out);
}

/* Each writes n whole numbers; out has room for 12 bytes each and SLACK. */
static const struct {
	const char *name;
	size_t (*write)(const uint64_t *z, size_t n, unsigned char *out);
} layouts[] = {{"byte planes", as_planes}, {"varints", as_varints},
    {"bits, blocks of 128", as_bits},
    {"bits, less the least", as_bits_from_least}};

enum { LAYOUTS = sizeof layouts / sizeof layouts[0] };

struct sums {
	double file_bytes, blob_bytes, samples, values;
	double pack_s, unpack_s, column_s, column_values;
	double layout_bytes[LAYOUTS], layout_s[LAYOUTS];
};

static double
cpu_s(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static void
differences(const uint64_t *k, size_t n, unsigned order, uint64_t *z)
{
	uint64_t before = k[0], step = 0;

	for (size_t i = 0; i < n; i++) {
		uint64_t one = k[i] - before;

		z[i] = zigzag(order == 0 ? k[i] - k[0] :
		    order == 1 ? one : i < 2 ? 0 : one - step);
		step = one;
		before = k[i];
	}
}

/* Bytes of a column in a layout, and the time of its best order. */
static void
layout_measure(size_t layout, const uint64_t *k, size_t n,
    struct ar_pack_work *work, struct sums *sums)
{
	size_t room = ZSTD_compressBound(12 * n + SLACK), least = SIZE_MAX;
	uint64_t *z = malloc((n + 1) * sizeof *z);
	unsigned char *plain = malloc(12 * n + SLACK), *packed = malloc(room);
	double least_s = 0;

	for (unsigned order = 0; z && plain && packed && order < ORDERS;
	     order++) {
		double from_s = cpu_s(), took_s;
		size_t size = 0;

		for (int i = 0; i < ROUNDS; i++) {
			differences(k, n, order, z);
			size = ZSTD_compressCCtx(work->zstd, packed, room,
			    plain, layouts[layout].write(z, n, plain),
			    AR_PACK_LEVEL);
		}
		took_s = (cpu_s() - from_s) / ROUNDS;
		if (size < least) {
			least = size;
			least_s = took_s;
		}
	}
	sums->layout_bytes[layout] += (double)least;
	sums->layout_s[layout] += least_s;
	free(z);
	free(plain);
	free(packed);
}

static void
layouts_measure(const struct ar_activity *activity, struct sums *sums)
{
	size_t n = activity->samples.count;
	struct ar_pack_work work = {.zstd = ZSTD_createCCtx(),
	    .integers = malloc((n + 1) * sizeof(uint64_t))};

	for (unsigned id = 0; work.zstd && work.integers && id < AR_COLUMNS;
	     id++) {
		struct ar_pack_values values = ar_pack_values_of(activity, id);
		struct ar_pack_part part = {.id = (uint8_t)id};

		if (!values.at || n == 0)
			continue;
		work.payload.used = 0;
		ar_pack_scale_write(&values, &part, &work);
		for (size_t layout = 0; layout < LAYOUTS; layout++)
			layout_measure(layout, work.integers, n, &work, sums);
		sums->values += (double)n;
	}
	ZSTD_freeCCtx(work.zstd);
	free(work.integers);
	free(work.payload.at);
}

/* One column after the other, each as the store reads it. */
static bool
columns_measure(const void *blob, size_t n, size_t samples, struct sums *sums)
{
	float *values = malloc((samples + 1) * sizeof *values);
	double from_s = cpu_s();
	bool sound = values != NULL;

	for (int i = 0; i < ROUNDS && sound; i++)
		for (int column = 0; column < AR_COLUMNS && sound; column++) {
			size_t count;

			sound = ar_unpack_column(blob, n,
			    (enum ar_column)column, values, samples, &count,
			    NULL) == AR_OK;
			sums->column_values += (double)count / ROUNDS;
		}
	sums->column_s += (cpu_s() - from_s) / ROUNDS;
	free(values);
	return sound;
}

static bool
blob_measure(const struct ar_activity *activity, struct sums *sums)
{
	const void *blob = NULL;
	size_t n = 0;
	bool sound = true;
	double from_s;

	for (int i = 0; i < ROUNDS && sound; i++) {
		struct ar_arena *arena = ar_arena_open(arena_limit);
		struct ar_activity back;

		from_s = cpu_s();
		sound = arena && ar_pack(activity, arena, &blob, &n, NULL) ==
		    AR_OK;
		sums->pack_s += (cpu_s() - from_s) / ROUNDS;
		if (sound && i == 0) {
			sums->blob_bytes += (double)n;
			sound = columns_measure(blob, n,
			    activity->samples.count, sums);
		}
		from_s = cpu_s();
		sound = sound &&
		    ar_unpack(blob, n, arena, &back, NULL) == AR_OK;
		sums->unpack_s += (cpu_s() - from_s) / ROUNDS;
		ar_arena_close(arena);
	}
	return sound;
}

static bool
run_measure(uint64_t seed, struct sums *sums)
{
	struct ar_invent_plan plan = ar_invent_any_plan(seed, start_utc_s);
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_recording recording;
	const unsigned char *bytes;
	size_t n;
	bool sound = arena &&
	    ar_invent(&plan, arena, &recording, NULL) == AR_OK &&
	    ar_recording_write(&recording, AR_FORMAT_FIT, arena, &bytes, &n,
		NULL) == AR_OK &&
	    ar_recording_read(bytes, n, 0, arena, &recording, NULL) == AR_OK &&
	    blob_measure(&recording.activities[0], sums);

	if (sound) {
		sums->file_bytes += (double)n;
		sums->samples += (double)recording.activities[0].samples.count;
		layouts_measure(&recording.activities[0], sums);
	}
	ar_arena_close(arena);
	return sound;
}

int
pack(void)
{
	static const double run_samples = 6800; /* the run of the goals */
	struct sums sums = {0};
	double run_ms;

	for (uint64_t seed = 1; seed <= RUNS_MADE; seed++)
		if (!run_measure(seed, &sums)) {
			fprintf(stderr, "bench: a run could not be packed\n");
			return 1;
		}
	run_ms = 1000 * run_samples / sums.samples;
	printf("%d runs, %.0f samples, %.1f columns a run\n", RUNS_MADE,
	    sums.samples, sums.values / sums.samples);
	printf("%-22s %14s %10s %12s\n", "columns alone, zstd 1",
	    "bytes a sample", "of FIT", "ns a value");
	for (size_t i = 0; i < LAYOUTS; i++)
		printf("%-22s %14.2f %8.1f %% %12.2f\n", layouts[i].name,
		    sums.layout_bytes[i] / sums.samples,
		    100 * sums.layout_bytes[i] / sums.file_bytes,
		    1e9 * sums.layout_s[i] / sums.values);
	printf("\nblobs: %.1f %% of the FIT bytes\n",
	    100 * sums.blob_bytes / sums.file_bytes);
	printf("6,800 samples: pack %.3f ms, unpack %.3f ms\n",
	    run_ms * sums.pack_s, run_ms * sums.unpack_s);
	printf("one column at a time: %.0f million samples/s\n",
	    sums.column_values / sums.column_s / 1e6);
	return 0;
}
