/* The container, definitions and values of FIT. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "fit_builder.h"
#include "formats/fit.h"

enum { START = 1000000000, EPOCH = 631065600, ARENA_BYTES = 64 << 20 };

static struct fit fit;
static struct ar_arena *arena;
static struct ar_recording r;

static int
setup(void **state)
{
	(void)state;
	memset(&fit, 0, sizeof fit);
	memset(&r, 0, sizeof r);
	arena = ar_arena_open(ARENA_BYTES);
	return arena ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	ar_arena_close(arena);
	return 0;
}

static enum ar_status
read(void)
{
	struct ar_error err = {0};

	return ar_fit_read(fit.bytes, fit.size, arena, &r, &err);
}

static void
three_records(unsigned char header)
{
	fit_open(&fit, header);
	fit_file_id(&fit);
	fit_define_record(&fit);
	for (unsigned i = 0; i < 3; i++)
		fit_record(&fit, START + i, 120 + i);
	fit_session(&fit, START, 3, 1);
	fit_close(&fit);
}

static void
reads_headers_of_any_size(void **state)
{
	static const unsigned char sizes[] = {12, 14, 20};

	for (size_t i = 0; i < 3; i++) {
		setup(state);
		three_records(sizes[i]);
		assert_int_equal(read(), AR_OK);
		assert_int_equal(r.verdict, AR_VERDICT_VALID);
		assert_int_equal(r.stored.with_heart, 3);
		assert_true(r.activities[0].samples.time_s[2] ==
		    (double)START + 2 + EPOCH);
		assert_string_equal(r.activities[0].sport, "running");
		assert_string_equal(r.device.product, "fr945");
		ar_arena_close(arena);
	}
	setup(state);
}

static void
tells_wrong_checksums_apart(void **state)
{
	(void)state;
	three_records(14);
	fit.bytes[fit.size - 1] ^= 1;
	assert_int_equal(read(), AR_OK);
	assert_int_equal(r.verdict, AR_VERDICT_CRC_BAD);
	assert_string_equal(r.warnings[0].code, "crc_bad");
	assert_int_equal(r.stored.points, 3);
	memset(&r, 0, sizeof r);
	fit.bytes[12] ^= 1;
	assert_int_equal(read(), AR_OK);
	assert_int_equal(r.verdict, AR_VERDICT_HEADER_CRC_BAD);
}

static void
refuses_what_is_no_fit(void **state)
{
	(void)state;
	assert_int_equal(read(), AR_EFORMAT);
	assert_int_equal(r.verdict, AR_VERDICT_EMPTY);
	fit_bytes(&fit, "GPX is XML, not this.", 21);
	assert_int_equal(read(), AR_EFORMAT);
	assert_int_equal(r.verdict, AR_VERDICT_NOT_FIT);
	assert_false(ar_fit_looks_like(fit.bytes, fit.size));
	fit.size = 0;
	three_records(14);
	assert_true(ar_fit_looks_like(fit.bytes, fit.size));
	fit.bytes[1] = 0x30;
	assert_int_equal(read(), AR_EFORMAT);
}

static void
reads_both_byte_orders_and_redefinitions(void **state)
{
	(void)state;
	fit_open(&fit, 14);
	fit_file_id(&fit);
	fit_define_record(&fit);
	fit_record(&fit, START, 130);
	fit.big = true;
	fit_define_record(&fit);
	fit_record(&fit, START + 1, 131);
	fit.big = false;
	fit_define_record(&fit);
	fit_record(&fit, START + 2, 132);
	fit_close(&fit);
	assert_int_equal(read(), AR_OK);
	for (unsigned i = 0; i < 3; i++) {
		assert_true(r.activities[0].samples.time_s[i] ==
		    (double)START + i + EPOCH);
		assert_true(r.activities[0].samples.heart_bpm[i] ==
		    (float)(130 + i));
	}
}

/* 5 bits of time that roll over, after a full time stamp elsewhere. */
static void
resolves_compressed_times(void **state)
{
	static const unsigned char heart[] = {3, 1, 0x02};
	uint32_t base = START & ~31U;

	(void)state;
	fit_open(&fit, 14);
	fit_file_id(&fit);
	fit_timer(&fit, base + 30, 0);
	fit_define(&fit, 1, 20, heart, 1);
	fit_u8(&fit, 0x80 | 1 << 5 | 31);
	fit_u8(&fit, 140);
	fit_u8(&fit, 0x80 | 1 << 5 | 19);
	fit_u8(&fit, 141);
	fit_u8(&fit, 1);
	fit_u8(&fit, 142);
	fit_close(&fit);
	assert_int_equal(read(), AR_OK);
	assert_int_equal(r.stored.with_heart, 3);
	assert_true(r.activities[0].samples.time_s[0] ==
	    (double)base + 31 + EPOCH);
	assert_true(r.activities[0].samples.time_s[1] ==
	    (double)base + 51 + EPOCH);
	assert_true(r.activities[0].samples.time_s[2] ==
	    (double)base + 51 + EPOCH);
}

/* Unknown messages, types and sizes; fields of size 0; no fields at all. */
static void
skips_what_it_does_not_know(void **state)
{
	static const unsigned char odd[] = {253, 4, 0x86, 200, 9, 0x06, 3, 1,
	    0x02, 4, 0, 0x02, 5, 3, 0x86};
	static const unsigned char unknown[] = {1, 200, 0x0D};

	(void)state;
	fit_open(&fit, 14);
	fit_file_id(&fit);
	fit_define(&fit, 5, 0xFF00, unknown, 1);
	fit_u8(&fit, 5);
	for (int i = 0; i < 200; i++)
		fit_u8(&fit, 0x5A);
	fit_define(&fit, 6, 20, NULL, 0);
	fit_u8(&fit, 6);
	fit_define(&fit, 7, 20, odd, 5);
	fit_u8(&fit, 7);
	fit_u32(&fit, START);
	fit_bytes(&fit, "012345678", 9);
	fit_u8(&fit, 150);
	fit_bytes(&fit, "abc", 3);
	fit_close(&fit);
	assert_int_equal(read(), AR_OK);
	assert_int_equal(r.verdict, AR_VERDICT_VALID);
	assert_int_equal(r.stored.points, 2);
	assert_true(r.activities[0].samples.heart_bpm[1] == 150);
	assert_true(isnan(r.activities[0].samples.heart_bpm[0]));
	assert_null(r.activities[0].samples.cadence_spm);
	assert_null(r.activities[0].samples.distance_m);
}

/* Invalid is the raw value; the enhanced field wins if it is valid; a type
 * without its bit 7 and a number written as an array are read. */
static void
reads_values(void **state)
{
	static const unsigned char fields[] = {253, 4, 0x06, 2, 2, 0x84, 78, 4,
	    0x86, 6, 2, 0x84, 3, 2, 0x02, 13, 1, 0x01};

	(void)state;
	fit_open(&fit, 14);
	fit_file_id(&fit);
	fit_define(&fit, 0, 20, fields, 6);
	fit_u8(&fit, 0);
	fit_u32(&fit, START);
	fit_u16(&fit, 2600);
	fit_u32(&fit, 0xFFFFFFFF);
	fit_u16(&fit, 0xFFFF);
	fit_bytes(&fit, "\xff\x91\xf6", 3);
	fit_u8(&fit, 0);
	fit_u32(&fit, 0xFFFFFFFF);
	fit_u16(&fit, 2600);
	fit_u32(&fit, 5000);
	fit_u16(&fit, 2500);
	fit_bytes(&fit, "\xff\xff\x7f", 3);
	fit_close(&fit);
	assert_int_equal(read(), AR_OK);
	assert_true(r.activities[0].samples.altitude_m[0] == 20);
	assert_true(r.activities[0].samples.altitude_m[1] == 500);
	assert_true(isnan(r.activities[0].samples.speed_m_s[0]));
	assert_true(r.activities[0].samples.speed_m_s[1] == 2.5F);
	assert_true(r.activities[0].samples.heart_bpm[0] == 145);
	assert_true(isnan(r.activities[0].samples.heart_bpm[1]));
	assert_true(r.activities[0].samples.temperature_c[0] == -10);
	assert_true(isnan(r.activities[0].samples.temperature_c[1]));
	assert_true(isnan(r.activities[0].samples.time_s[1]));
}

static void
adds_up_packed_distance(void **state)
{
	static const unsigned char fields[] = {253, 4, 0x86, 8, 3, 0x0D};

	(void)state;
	fit_open(&fit, 14);
	fit_file_id(&fit);
	fit_define(&fit, 0, 20, fields, 2);
	fit_u8(&fit, 0);
	fit_u32(&fit, START);
	fit_bytes(&fit, "\x2c\x01\xff", 3);
	fit_u8(&fit, 0);
	fit_u32(&fit, START + 1);
	fit_bytes(&fit, "\x2c\x01\x01", 3);
	fit_u8(&fit, 0);
	fit_u32(&fit, START + 2);
	fit_bytes(&fit, "\xff\xff\xff", 3);
	fit_close(&fit);
	assert_int_equal(read(), AR_OK);
	assert_true(r.activities[0].samples.speed_m_s[0] == 3);
	assert_true(r.activities[0].samples.distance_m[0] == 255);
	assert_true(r.activities[0].samples.distance_m[1] == 257);
	assert_true(isnan(r.activities[0].samples.distance_m[2]));
}

static void
stops_at_damage(void **state)
{
	(void)state;
	fit_open(&fit, 14);
	fit_file_id(&fit);
	fit_define_record(&fit);
	fit_record(&fit, START, 120);
	fit_u8(&fit, 9);
	fit_record(&fit, START + 1, 121);
	fit_close(&fit);
	assert_int_equal(read(), AR_OK);
	assert_int_equal(r.verdict, AR_VERDICT_DAMAGED);
	assert_int_equal(r.stored.points, 1);
	assert_true(r.warnings[0].offset == fit.size - 2 - 7);
}

static void
reads_an_unfinished_file(void **state)
{
	(void)state;
	three_records(14);
	memset(fit.bytes + 4, 0, 4);
	memset(fit.bytes + 12, 0, 2);
	fit.size -= 2;
	assert_int_equal(read(), AR_OK);
	assert_int_equal(r.verdict, AR_VERDICT_UNFINISHED);
	assert_int_equal(r.stored.points, 3);
}

static void
keeps_a_good_part_before_a_bad_tail(void **state)
{
	(void)state;
	three_records(14);
	fit_u32(&fit, 0);
	assert_int_equal(read(), AR_OK);
	assert_int_equal(r.verdict, AR_VERDICT_VALID_THEN_BAD_TAIL);
	assert_int_equal(r.stored.points, 3);
	assert_true(r.warnings[0].offset == fit.size - 4);
}

/* What one part defined does not hold in the next. */
static void
forgets_definitions_between_parts(void **state)
{
	(void)state;
	three_records(14);
	fit_open(&fit, 12);
	fit_record(&fit, START + 9, 99);
	fit_close(&fit);
	assert_int_equal(read(), AR_OK);
	assert_int_equal(r.verdict, AR_VERDICT_VALID_THEN_BAD_TAIL);
	assert_int_equal(r.stored.points, 3);
}

static void
adds_up_for_the_benchmark(void **state)
{
	struct ar_count count;
	struct ar_error err;

	(void)state;
	three_records(14);
	three_records(12);
	assert_int_equal(ar_fit_count(fit.bytes, fit.size, &count, &err),
	    AR_OK);
	assert_int_equal(count.records, 6);
	assert_int_equal(count.heart_sum, 2 * (120 + 121 + 122));
}

static void
knows_a_file_without_activity(void **state)
{
	(void)state;
	fit_open(&fit, 14);
	fit_file_id(&fit);
	fit_close(&fit);
	assert_int_equal(read(), AR_OK);
	assert_int_equal(r.verdict, AR_VERDICT_NO_ACTIVITY);
	assert_int_equal(r.activity_count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(reads_headers_of_any_size, teardown),
	    TEST(tells_wrong_checksums_apart),
	    TEST(refuses_what_is_no_fit),
	    TEST(reads_both_byte_orders_and_redefinitions),
	    TEST(resolves_compressed_times),
	    TEST(skips_what_it_does_not_know),
	    TEST(reads_values),
	    TEST(adds_up_packed_distance),
	    TEST(stops_at_damage),
	    TEST(reads_an_unfinished_file),
	    TEST(keeps_a_good_part_before_a_bad_tail),
	    TEST(forgets_definitions_between_parts),
	    TEST(adds_up_for_the_benchmark),
	    TEST(knows_a_file_without_activity),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
