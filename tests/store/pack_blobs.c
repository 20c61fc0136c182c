#include "pack_blobs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "afterrun/invent.h"
#include "store/pack.h"

static const double start_utc_s = 1789191000; /* 2026-09-12T05:30:00Z */

struct ar_activity *
invented_activity(uint64_t seed, struct ar_arena *arena)
{
	struct ar_invent_plan plan = ar_invent_any_plan(seed, start_utc_s);
	struct ar_recording recording;
	struct ar_error err;

	assert_int_equal(ar_invent(&plan, arena, &recording, &err), AR_OK);
	return recording.activities;
}

struct ar_activity *
small_activity(struct ar_arena *arena)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_recording recording;
	struct ar_error err;

	plan.duration_s = 40;
	plan.beats = true;
	plan.dynamics = true;
	assert_int_equal(ar_invent(&plan, arena, &recording, &err), AR_OK);
	return recording.activities;
}

unsigned char *
packed_alone(const struct ar_activity *activity, struct ar_arena *arena,
    size_t *n)
{
	const void *blob;
	unsigned char *exact;
	struct ar_error err;

	assert_int_equal(ar_pack(activity, arena, &blob, n, &err), AR_OK);
	exact = malloc(*n);
	assert_non_null(exact);
	memcpy(exact, blob, *n);
	return exact;
}

struct place
place_of(const unsigned char *blob, size_t n, unsigned id)
{
	struct ar_pack_head head;
	size_t index, at;

	assert_true(ar_pack_head_read(blob, n, &head));
	assert_true(ar_pack_part_find(&head, id, &index, &at));
	return (struct place){at, at + head.part[index].size};
}

static void
numbers_equal(const char *what, unsigned column, double a, double b)
{
	if (memcmp(&a, &b, sizeof a) != 0 && !(isnan(a) && isnan(b)))
		fail_msg("%s of %s: %.17g and %.17g", what,
		    ar_column_name((enum ar_column)column), a, b);
}

void
spans_equal(const struct ar_spans *a, const struct ar_spans *b)
{
	assert_int_equal(a->samples, b->samples);
	assert_int_equal(a->laps, b->laps);
	assert_int_equal(a->pauses, b->pauses);
	for (unsigned c = 0; c < AR_COLUMNS; c++) {
		const struct ar_span *x = &a->column[c], *y = &b->column[c];

		assert_int_equal(x->known, y->known);
		if (x->known == 0)
			continue;
		numbers_equal("lowest", c, (double)x->lowest,
		    (double)y->lowest);
		numbers_equal("highest", c, (double)x->highest,
		    (double)y->highest);
		numbers_equal("sum", c, x->sum, y->sum);
	}
}

/* --- blobs of other programs --- */

enum { AT_VERSION = 3, AT_PARTS = 12, AT_CHECK = 16, IN_ENTRY_SIZE = 4,
	IN_ENTRY_CHECK = 8 };

static void
put_u32(unsigned char *at, uint32_t value)
{
	for (size_t i = 0; i < 4; i++)
		at[i] = (unsigned char)(value >> (8 * i));
}

void
blob_sign(unsigned char *blob)
{
	size_t parts = ar_get_u32le(blob + AT_PARTS);
	size_t directory = parts * AR_PACK_ENTRY;
	const unsigned char *at = blob + AR_PACK_HEAD + directory;
	unsigned char all[AR_PACK_HEAD_MAX];

	for (size_t i = 0; i < parts; i++) {
		unsigned char *entry = blob + AR_PACK_HEAD +
		    i * AR_PACK_ENTRY;
		size_t size = ar_get_u32le(entry + IN_ENTRY_SIZE);

		put_u32(entry + IN_ENTRY_CHECK, ar_pack_check(at, size));
		at += size;
	}
	memcpy(all, blob, AT_CHECK);
	memcpy(all + AT_CHECK, blob + AR_PACK_HEAD, directory);
	put_u32(blob + AT_CHECK, ar_pack_check(all, AT_CHECK + directory));
}

void
blob_without_spans(unsigned char *blob, size_t *n)
{
	size_t parts = ar_get_u32le(blob + AT_PARTS) - 1;
	unsigned char *entry = blob + AR_PACK_HEAD;
	size_t size = ar_get_u32le(entry + IN_ENTRY_SIZE);
	unsigned char *columns = entry + (parts + 1) * AR_PACK_ENTRY + size;
	size_t left = *n - (size_t)(columns - blob);

	assert_int_equal(entry[0], AR_PACK_SPANS);
	blob[AT_VERSION] = 1;
	put_u32(blob + AT_PARTS, (uint32_t)parts);
	memmove(entry, entry + AR_PACK_ENTRY, parts * AR_PACK_ENTRY);
	memmove(entry + parts * AR_PACK_ENTRY, columns, left);
	*n = AR_PACK_HEAD + parts * AR_PACK_ENTRY + left;
	blob_sign(blob);
}
