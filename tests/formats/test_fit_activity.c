/* Activities out of FIT: sessions, pauses, beats, developer fields, zones. */
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
	fit_open(&fit, 14);
	fit_file_id(&fit);
	return arena ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	ar_arena_close(arena);
	return 0;
}

static void
close_and_read(void)
{
	struct ar_error err = {0};

	fit_close(&fit);
	assert_int_equal(ar_fit_read(fit.bytes, fit.size, arena, &r, &err),
	    AR_OK);
	assert_int_equal(r.verdict, AR_VERDICT_VALID);
}

/* Summaries first, a transition between, records out of order. */
static void
shares_records_among_sessions(void **state)
{
	(void)state;
	fit_session(&fit, START, 10, 5);
	fit_session(&fit, START + 10, 2, 3);
	fit_session(&fit, START + 12, 10, 1);
	fit_define_record(&fit);
	fit_record(&fit, START, 100);
	fit_record(&fit, START + 15, 150);
	fit_record(&fit, START + 10, 120);
	fit_record(&fit, START + 1, 101);
	close_and_read();
	assert_int_equal(r.activity_count, 2);
	assert_int_equal(r.stored.points, 4);
	assert_string_equal(r.activities[0].sport, "swimming");
	assert_string_equal(r.activities[1].sport, "running");
	assert_int_equal(r.activities[0].samples.count, 2);
	assert_true(r.activities[0].samples.heart_bpm[1] == 101);
	assert_int_equal(r.activities[1].samples.count, 1);
	assert_true(r.activities[1].samples.heart_bpm[0] == 150);
	assert_true(r.activities[1].stored.with_heart == 1);
	assert_true(r.activities[1].start_utc_s == (double)START + 12 + EPOCH);
}

static void
marks_pauses(void **state)
{
	const uint8_t *mark;

	(void)state;
	fit_timer(&fit, START, 0);
	fit_define_record(&fit);
	for (unsigned i = 0; i < 6; i++)
		fit_record(&fit, START + i, 100);
	fit_timer(&fit, START + 1, 4);
	fit_timer(&fit, START + 4, 0);
	fit_timer(&fit, START + 5, 1);
	fit_session(&fit, START, 6, 1);
	close_and_read();
	assert_int_equal(r.pause_count, 1);
	assert_true(r.pause_total_s == 3);
	assert_int_equal(r.activities[0].pause_count, 1);
	mark = r.activities[0].samples.mark;
	assert_int_equal(mark[1], 0);
	assert_int_equal(mark[2], AR_MARK_PAUSED);
	assert_int_equal(mark[3], AR_MARK_PAUSED);
	assert_int_equal(mark[4], AR_MARK_SEGMENT);
	assert_int_equal(mark[5], 0);
}

/* A part without file_id that carries hr messages: 1/1024 s and 12 bits. */
static void
merges_hr_messages(void **state)
{
	static const unsigned char anchor[] = {253, 4, 0x86, 0, 2, 0x84, 9, 4,
	    0x86, 6, 1, 0x02};
	static const unsigned char events[] = {10, 3, 0x0D, 6, 2, 0x02};

	(void)state;
	fit_define_record(&fit);
	fit_record(&fit, START, 0xFF);
	fit_record(&fit, START + 1, 0xFF);
	fit_record(&fit, START + 4, 0xFF);
	fit_session(&fit, START, 4, 5);
	fit_close(&fit);
	fit_open(&fit, 12);
	fit_define(&fit, 0, 132, anchor, 4);
	fit_u8(&fit, 0);
	fit_u32(&fit, START);
	fit_u16(&fit, 0);
	fit_u32(&fit, 4000);
	fit_u8(&fit, 90);
	fit_define(&fit, 1, 132, events, 2);
	fit_u8(&fit, 1);
	/* 5024 and 8096: one and four seconds later, modulo 4096. */
	fit_u8(&fit, 928 & 0xFF);
	fit_u8(&fit, 928 >> 8 | (4000 & 0xF) << 4);
	fit_u8(&fit, 4000 >> 4);
	fit_u8(&fit, 110);
	fit_u8(&fit, 130);
	close_and_read();
	assert_int_equal(r.activity_count, 1);
	assert_int_equal(r.stored.with_heart, 0);
	assert_true(r.activities[0].samples.heart_bpm[0] == 90);
	/* three steps of 90 and one beat of 110; eleven of 110, one 130 */
	assert_true(r.activities[0].samples.heart_bpm[1] == 95);
	assert_true(r.activities[0].samples.heart_bpm[2] == 112);
	assert_true(r.activities[0].heart_avg_bpm == 99);
	assert_true(r.activities[0].heart_max_bpm == 112);
}

static void
times_beats(void **state)
{
	static const unsigned char beats[] = {0, 6, 0x84};

	(void)state;
	fit_define_record(&fit);
	fit_record(&fit, START, 100);
	fit_define(&fit, 1, 78, beats, 1);
	fit_u8(&fit, 1);
	fit_u16(&fit, 500);
	fit_u16(&fit, 400);
	fit_u16(&fit, 0xFFFF);
	fit_record(&fit, START + 5, 100);
	fit_u8(&fit, 1);
	fit_u16(&fit, 250);
	fit_u16(&fit, 0xFFFF);
	fit_u16(&fit, 0xFFFF);
	close_and_read();
	assert_int_equal(r.rr_count, 3);
	assert_int_equal(r.activities[0].rr_count, 3);
	assert_true(r.activities[0].rr_s[1] == 0.4F);
	assert_true(fabs(r.activities[0].rr_time_s[1] -
	    (START + EPOCH + 0.9)) < 1e-6);
	assert_true(fabs(r.activities[0].rr_time_s[2] -
	    (START + EPOCH + 5.25)) < 1e-6);
}

/* Described after its first use; stands in where the native field has
 * nothing; vertical oscillation in cm becomes mm. */
static void
uses_developer_fields(void **state)
{
	static const unsigned char describe[] = {0, 1, 2, 1, 1, 2, 2, 1, 2, 3,
	    6, 7, 8, 3, 7, 14, 2, 0x84, 15, 1, 2};
	static const unsigned char record[] = {253, 4, 0x86, 7, 2, 0x84};
	static const unsigned char extra[] = {0, 2, 0, 1, 1, 0};

	(void)state;
	fit_define_developer(&fit, 0, 20, record, 2, extra, 2);
	fit_u8(&fit, 0);
	fit_u32(&fit, START);
	fit_u16(&fit, 0xFFFF);
	fit_u16(&fit, 200);
	fit_u8(&fit, 7);
	fit_define(&fit, 1, 206, describe, 7);
	fit_u8(&fit, 1);
	fit_bytes(&fit, "\0\0\x84Power\0W\0\0\x14\0\7", 15);
	fit_u8(&fit, 1);
	fit_bytes(&fit, "\0\1\2VertO\0cm\0\x14\0\x27", 15);
	fit_u8(&fit, 0);
	fit_u32(&fit, START + 1);
	fit_u16(&fit, 0xFFFF);
	fit_u16(&fit, 210);
	fit_u8(&fit, 8);
	fit_u8(&fit, 0);
	fit_u32(&fit, START + 2);
	fit_u16(&fit, 300);
	fit_u16(&fit, 220);
	fit_u8(&fit, 9);
	close_and_read();
	assert_int_equal(r.developer_field_count, 2);
	assert_string_equal(r.developer_fields[0], "Power");
	assert_string_equal(r.developer_fields[1], "VertO");
	assert_true(isnan(r.activities[0].samples.power_w[0]));
	assert_true(r.activities[0].samples.power_w[1] == 210);
	assert_true(r.activities[0].samples.power_w[2] == 300);
	assert_true(fabs((double)r.activities[0].samples.oscillation_mm[2] -
	    90) < 1e-4);
}

static void
add_activity(uint32_t local_minus_utc)
{
	static const unsigned char fields[] = {253, 4, 0x86, 5, 4, 0x86};

	fit_define(&fit, 2, 34, fields, 2);
	fit_u8(&fit, 2);
	fit_u32(&fit, START);
	fit_u32(&fit, START + local_minus_utc);
}

static void
believes_sane_zones_only(void **state)
{
	static const uint32_t offsets[] = {7200, 225, 20 * 3600};

	for (size_t i = 0; i < 3; i++) {
		setup(state);
		fit_session(&fit, START, 3, 1);
		add_activity(offsets[i]);
		close_and_read();
		if (i == 0)
			assert_true(r.activities[0].utc_offset_s == 7200);
		else
			assert_true(isnan(r.activities[0].utc_offset_s));
		ar_arena_close(arena);
	}
	arena = NULL;
}

static void
says_that_a_clock_was_never_set(void **state)
{
	static const unsigned char fields[] = {253, 4, 0x86, 5, 4, 0x86};

	(void)state;
	fit_define_record(&fit);
	fit_record(&fit, 1000, 100);
	fit_define(&fit, 2, 34, fields, 2);
	fit_u8(&fit, 2);
	fit_u32(&fit, 1000);
	fit_u32(&fit, START);
	close_and_read();
	assert_true(r.activities[0].clock_unset);
	assert_true(isnan(r.activities[0].utc_offset_s));
	assert_string_equal(r.warnings[0].code, "clock_unset");
	/* 1989-12-31 and 10^9 s */
	assert_non_null(strstr(r.warnings[0].text, "2021-09-08 01:46"));
}

/* On foot both feet count, on a bicycle the crank; fractions are added. */
static void
counts_both_feet(void **state)
{
	static const unsigned char fields[] = {253, 4, 0x86, 4, 1, 0x02, 53, 1,
	    0x02};

	for (unsigned sport = 1; sport <= 2; sport++) {
		setup(state);
		fit_define(&fit, 0, 20, fields, 3);
		fit_u8(&fit, 0);
		fit_u32(&fit, START);
		fit_u8(&fit, 85);
		fit_u8(&fit, 64);
		fit_session(&fit, START, 3, sport);
		close_and_read();
		assert_true(r.activities[0].samples.cadence_spm[0] ==
		    (sport == 1 ? 171 : 85.5F));
		ar_arena_close(arena);
	}
	arena = NULL;
}

static void
leaves_bad_text_out(void **state)
{
	static const unsigned char describe[] = {0, 1, 2, 1, 1, 2, 2, 1, 2, 3,
	    4, 7};

	(void)state;
	fit_define(&fit, 1, 206, describe, 4);
	fit_u8(&fit, 1);
	fit_bytes(&fit, "\0\0\2abcd", 7);
	fit_u8(&fit, 1);
	fit_bytes(&fit, "\0\1\2ok\xff!", 7);
	fit_u8(&fit, 1);
	fit_bytes(&fit, "\0\2\2\0\0\0\0", 7);
	fit_session(&fit, START, 3, 1);
	close_and_read();
	assert_int_equal(r.developer_field_count, 2);
	assert_string_equal(r.developer_fields[0], "abcd");
	assert_string_equal(r.developer_fields[1], "ok");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(shares_records_among_sessions),
	    TEST(marks_pauses),
	    TEST(merges_hr_messages),
	    TEST(times_beats),
	    TEST(uses_developer_fields),
	    cmocka_unit_test_teardown(believes_sane_zones_only, teardown),
	    TEST(says_that_a_clock_was_never_set),
	    cmocka_unit_test_teardown(counts_both_feet, teardown),
	    TEST(leaves_bad_text_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
