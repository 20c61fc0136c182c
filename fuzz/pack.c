/* Blobs of samples.  The checksums are made right first, as an attacker
 * would, so that what lies behind them is reached. */
#include <stdlib.h>
#include <string.h>

#include "afterrun/pack.h"
#include "fuzz.h"
#include "store/pack.h"

static const size_t arena_limit = (size_t)64 << 20;

enum { AT_PARTS = 12, AT_CHECK = 16, IN_ENTRY_SIZE = 4, IN_ENTRY_CHECK = 8 };

static void
put_u32(unsigned char *at, uint32_t value)
{
	for (size_t i = 0; i < 4; i++)
		at[i] = (unsigned char)(value >> (8 * i));
}

/* Every check that lies within n bytes. */
static void
checks_repair(unsigned char *bytes, size_t n)
{
	unsigned char all[AR_PACK_HEAD_MAX];
	size_t parts, at;

	if (n < AR_PACK_HEAD)
		return;
	parts = ar_get_u32le(bytes + AT_PARTS) % (AR_PACK_PARTS + 1);
	at = AR_PACK_HEAD + parts * AR_PACK_ENTRY;
	if (n < at)
		return;
	for (size_t i = 0; i < parts; i++) {
		unsigned char *entry =
		    bytes + AR_PACK_HEAD + i * AR_PACK_ENTRY;
		size_t size = ar_get_u32le(entry + IN_ENTRY_SIZE);

		if (size > n - at || i + 1 == parts) {
			size = n - at;
			put_u32(entry + IN_ENTRY_SIZE, (uint32_t)size);
		}
		put_u32(entry + IN_ENTRY_CHECK,
		    ar_pack_check(bytes + at, size));
		at += size;
	}
	put_u32(bytes + AT_PARTS, (uint32_t)parts);
	memcpy(all, bytes, AT_CHECK);
	memcpy(all + AT_CHECK, bytes + AR_PACK_HEAD, parts * AR_PACK_ENTRY);
	put_u32(bytes + AT_CHECK,
	    ar_pack_check(all, AT_CHECK + parts * AR_PACK_ENTRY));
}

static void
look_at_spans(const unsigned char *bytes, size_t n)
{
	struct ar_spans spans;
	struct ar_error err;
	enum ar_status status = ar_unpack_spans(bytes, n, &spans, &err);

	fuzz_require(status == AR_OK || status == AR_EABSENT ||
	    status == AR_EDAMAGE);
	for (int column = 0; status == AR_OK && column < AR_COLUMNS; column++)
		fuzz_require(spans.column[column].known <= spans.samples);
}

static void
look_at_columns(const unsigned char *bytes, size_t n)
{
	static const size_t room = 1 << 16;
	float *values = malloc(room * sizeof *values);
	struct ar_error err;

	fuzz_require(values);
	for (int column = 0; column < AR_COLUMNS; column++) {
		size_t count, prefix =
		    ar_pack_prefix(bytes, n, (enum ar_column)column);
		enum ar_status status = ar_unpack_column(bytes, n,
		    (enum ar_column)column, values, room, &count, &err);

		fuzz_require(status == AR_OK || status == AR_EDAMAGE ||
		    (status == AR_ELIMIT && count > room));
		fuzz_require(status == AR_EDAMAGE || prefix <= n);
	}
	free(values);
}

/* What was unpacked can be packed, and comes back as large. */
static void
look_at_whole(const unsigned char *bytes, size_t n)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_activity one, two;
	struct ar_error err;
	enum ar_status status;
	const void *blob;

	fuzz_require(arena);
	status = ar_unpack(bytes, n, arena, &one, &err);
	fuzz_require(status == AR_OK || status == AR_EDAMAGE ||
	    status == AR_EMEM);
	if (status == AR_OK && ar_arena_used(arena) < arena_limit / 4) {
		fuzz_require(ar_pack(&one, arena, &blob, &n, &err) == AR_OK);
		fuzz_require(ar_unpack(blob, n, arena, &two, &err) == AR_OK);
		fuzz_require(one.samples.count == two.samples.count &&
		    one.lap_count == two.lap_count &&
		    one.rr_count == two.rr_count);
		for (size_t i = 0; i < one.samples.count; i++)
			fuzz_require(memcmp(&one.samples.time_s[i],
			    &two.samples.time_s[i], sizeof(double)) == 0);
	}
	ar_arena_close(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned char *bytes = calloc(size ? size : 1, 1);

	fuzz_require(bytes);
	if (size)
		memcpy(bytes, data, size);
	look_at_whole(bytes, size);
	checks_repair(bytes, size);
	look_at_spans(bytes, size);
	look_at_columns(bytes, size);
	look_at_whole(bytes, size);
	free(bytes);
	return 0;
}
