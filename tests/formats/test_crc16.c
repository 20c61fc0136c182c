#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "formats/crc16.h"

enum { LENGTH_MAX = 4200, ALIGNMENTS = 16 };

static unsigned char noise[LENGTH_MAX + ALIGNMENTS + 64];

static void
fill(void)
{
	uint32_t seed = 12345;

	for (size_t i = 0; i < sizeof noise; i++) {
		seed = seed * 1664525U + 1013904223U;
		noise[i] = (unsigned char)(seed >> 24);
	}
}

/* The definition, bit by bit. */
static uint16_t
by_bits(uint16_t crc, const unsigned char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		crc = (uint16_t)(crc ^ bytes[i]);
		for (int bit = 0; bit < 8; bit++)
			crc = (uint16_t)(crc & 1 ? crc >> 1 ^ 0xA001 :
			    crc >> 1);
	}
	return crc;
}

/* The check value of CRC-16/ARC in the catalogues. */
static void
knows_the_check_value(void **state)
{
	const unsigned char *digits = (const unsigned char *)"123456789";

	(void)state;
	assert_int_equal(ar_crc16(0, digits, 9), 0xBB3D);
	assert_int_equal(ar_crc16_portable(0, digits, 9), 0xBB3D);
}

static void
agrees_at_every_length_and_alignment(void **state)
{
	(void)state;
	fill();
	for (size_t shift = 0; shift < ALIGNMENTS; shift++) {
		uint16_t want = 0;

		for (size_t n = 0; n <= LENGTH_MAX; n++) {
			assert_int_equal(ar_crc16(0, noise + shift, n), want);
			assert_int_equal(
			    ar_crc16_portable(0, noise + shift, n), want);
			want = by_bits(want, noise + shift + n, 1);
		}
	}
}

static void
goes_on_from_any_split(void **state)
{
	uint16_t whole;

	(void)state;
	fill();
	whole = by_bits(0, noise, 1000);
	for (size_t cut = 0; cut <= 1000; cut++) {
		uint16_t crc = ar_crc16(0, noise, cut);

		crc = ar_crc16(crc, noise + cut, 1000 - cut);
		assert_int_equal(crc, whole);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(knows_the_check_value),
	    cmocka_unit_test(agrees_at_every_length_and_alignment),
	    cmocka_unit_test(goes_on_from_any_split),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
