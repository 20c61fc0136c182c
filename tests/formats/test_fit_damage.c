/* Hurt FIT files: cut at every byte, flipped bits; never a crash, and what
 * came before the damage stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fit_builder.h"
#include "formats/fit.h"

enum { START = 1000000000, RECORDS = 40, ARENA_BYTES = 64 << 20 };

static struct fit whole;
static size_t record_end[RECORDS]; /* bytes after record i */

/* Two parts with everything: developer fields, pauses, laps, beats, hr. */
static void
build(void)
{
	static const unsigned char describe[] = {0, 1, 2, 1, 1, 2, 2, 1, 2, 3,
	    8, 7, 14, 2, 0x84, 15, 1, 2};
	static const unsigned char record[] = {253, 4, 0x86, 3, 1, 0x02, 0, 4,
	    0x85, 1, 4, 0x85, 2, 2, 0x84, 78, 4, 0x86, 8, 3, 0x0D};
	static const unsigned char power[] = {0, 2, 0};
	static const unsigned char beats[] = {0, 10, 0x84};
	static const unsigned char heart[] = {253, 4, 0x86, 9, 4, 0x86, 6, 1,
	    0x02};

	memset(&whole, 0, sizeof whole);
	fit_open(&whole, 14);
	fit_file_id(&whole);
	fit_define(&whole, 1, 206, describe, 6);
	fit_bytes(&whole, "\1\0\0\x84Power\0\0\0\x14\0\7", 15);
	fit_timer(&whole, START, 0);
	fit_define_developer(&whole, 0, 20, record, 7, power, 1);
	fit_define(&whole, 2, 78, beats, 1);
	for (unsigned i = 0; i < RECORDS; i++) {
		fit_u8(&whole, 0);
		fit_u32(&whole, START + i);
		fit_u8(&whole, 100 + i);
		fit_u32(&whole, 500000000 + i);
		fit_u32(&whole, 100000000 + i);
		fit_u16(&whole, 2600);
		fit_u32(&whole, 0xFFFFFFFF);
		fit_bytes(&whole, "\x2c\x11\x01", 3);
		fit_u16(&whole, 250);
		record_end[i] = whole.size;
		fit_u8(&whole, 2);
		fit_u16(&whole, 500);
		fit_u16(&whole, 510);
		fit_u16(&whole, 0xFFFF);
		fit_u16(&whole, 0xFFFF);
		fit_u16(&whole, 0xFFFF);
		if (i == 20) {
			fit_timer(&whole, START + 20, 4);
			fit_timer(&whole, START + 21, 0);
		}
	}
	fit_session(&whole, START, RECORDS, 1);
	fit_close(&whole);
	fit_open(&whole, 12);
	fit_define(&whole, 3, 132, heart, 3);
	fit_u8(&whole, 3);
	fit_u32(&whole, START);
	fit_u32(&whole, 1024);
	fit_u8(&whole, 99);
	fit_close(&whole);
}

/* Reads an exact copy, so that a sanitizer sees every byte too far. */
static enum ar_status
read_copy(const unsigned char *bytes, size_t n, struct ar_arena *arena,
    struct ar_recording *r)
{
	unsigned char *copy = malloc(n ? n : 1);
	struct ar_error err = {0};
	struct ar_count count;
	enum ar_status status, counted;

	assert_non_null(copy);
	if (n)
		memcpy(copy, bytes, n);
	memset(r, 0, sizeof *r);
	status = ar_fit_read(copy, n, arena, r, &err);
	counted = ar_fit_count(copy, n, &count, &err);
	assert_int_equal(count.records, r->stored.points);
	if (status == AR_OK)
		assert_int_equal(counted, AR_OK);
	free(copy);
	return status;
}

static void
keeps_what_came_before_a_cut(void **state)
{
	(void)state;
	build();
	for (size_t n = 0; n < whole.size; n++) {
		struct ar_arena *arena = ar_arena_open(ARENA_BYTES);
		struct ar_recording r;
		enum ar_status status = read_copy(whole.bytes, n, arena, &r);
		size_t kept = 0;

		while (kept < RECORDS && record_end[kept] <= n)
			kept++;
		assert_int_equal(r.stored.points, kept);
		if (kept > 0)
			assert_int_equal(status, AR_OK);
		for (size_t i = 0; i < kept; i++) {
			const struct ar_samples *s = &r.activities[0].samples;

			assert_true(s->lat_deg[i] > 0);
			assert_true(s->power_w[i] == 250);
		}
		ar_arena_close(arena);
	}
}

static void
survives_flipped_bits(void **state)
{
	unsigned char bytes[FIT_MAX];
	uint32_t seed = 20261121;

	(void)state;
	build();
	for (int round = 0; round < 20000; round++) {
		struct ar_arena *arena = ar_arena_open(ARENA_BYTES);
		struct ar_recording r;
		enum ar_status status;
		size_t first = whole.size;

		memcpy(bytes, whole.bytes, whole.size);
		for (int flips = 1 + round % 4; flips > 0; flips--) {
			size_t at;

			seed = seed * 1664525U + 1013904223U;
			at = (seed >> 8) % whole.size;
			bytes[at] ^= (unsigned char)(1U << (seed >> 5) % 8);
			first = at < first ? at : first;
		}
		status = read_copy(bytes, whole.size, arena, &r);
		assert_true(status == AR_OK || status == AR_EFORMAT ||
		    status == AR_EDAMAGE || status == AR_ETRUNC);
		assert_true(ar_arena_used(arena) < 4 << 20);
		if (first >= whole.part || first < record_end[0]) {
			ar_arena_close(arena);
			continue;
		}
		for (size_t i = 0; i < RECORDS && record_end[i] <= first; i++)
			assert_true(r.stored.points > i);
		ar_arena_close(arena);
	}
}

/* With any limit on memory the answer is the same or AR_EMEM and nothing. */
static void
says_when_memory_ends(void **state)
{
	bool enough = false;

	(void)state;
	build();
	for (size_t limit = 0; !enough; limit += 509) {
		struct ar_arena *arena = ar_arena_open(limit);
		struct ar_recording r = {0};
		struct ar_error err = {0};
		enum ar_status status = ar_fit_read(whole.bytes, whole.size,
		    arena, &r, &err);

		enough = status == AR_OK;
		if (!enough) {
			assert_int_equal(status, AR_EMEM);
			assert_int_equal(r.activity_count, 0);
		} else {
			assert_int_equal(r.stored.points, RECORDS);
		}
		ar_arena_close(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keeps_what_came_before_a_cut),
	    cmocka_unit_test(survives_flipped_bits),
	    cmocka_unit_test(says_when_memory_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
