#include "formats/crc16.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_FOLD 1
#include <immintrin.h>
#endif

#include "formats/crc16_tables.inc"

enum { FOLD_MIN = 128, STEP = 16 };

uint16_t
ar_crc16_portable(uint16_t crc, const unsigned char *bytes, size_t n)
{
	unsigned left = crc;

	for (; n >= STEP; bytes += STEP, n -= STEP) {
		unsigned next = tables[15][bytes[0] ^ (left & 0xFF)] ^
		    tables[14][bytes[1] ^ left >> 8];

		for (unsigned i = 2; i < STEP; i++)
			next ^= tables[15 - i][bytes[i]];
		left = next;
	}
	for (; n; bytes++, n--)
		left = left >> 8 ^ tables[0][(left ^ *bytes) & 0xFF];
	return (uint16_t)left;
}

#ifdef HAVE_FOLD
__attribute__((target("pclmul,sse4.1"))) static inline __m128i
load(const unsigned char *bytes)
{
	return _mm_loadu_si128((const __m128i *)(const void *)bytes);
}

/* value moved forward by the distance of constants and added to next. */
__attribute__((target("pclmul,sse4.1"))) static inline __m128i
fold(__m128i value, __m128i constants, __m128i next)
{
	__m128i far = _mm_clmulepi64_si128(value, constants, 0x00);
	__m128i near = _mm_clmulepi64_si128(value, constants, 0x11);

	return _mm_xor_si128(next, _mm_xor_si128(far, near));
}

/* Folds keep the remainder, so 16 bytes that are left at the end have the
 * CRC of all that came before; the tables finish them.  n >= FOLD_MIN. */
__attribute__((target("pclmul,sse4.1"))) static uint16_t
crc_fold(uint16_t crc, const unsigned char *bytes, size_t n)
{
	const __m128i by_512 = _mm_set_epi64x((long long)FOLD_512_NEAR,
	    (long long)FOLD_512_FAR);
	const __m128i by_128 = _mm_set_epi64x((long long)FOLD_128_NEAR,
	    (long long)FOLD_128_FAR);
	__m128i a = _mm_xor_si128(load(bytes), _mm_cvtsi32_si128(crc));
	__m128i b = load(bytes + 16);
	__m128i c = load(bytes + 32);
	__m128i d = load(bytes + 48);
	unsigned char rest[16];

	for (bytes += 64, n -= 64; n >= 64; bytes += 64, n -= 64) {
		a = fold(a, by_512, load(bytes));
		b = fold(b, by_512, load(bytes + 16));
		c = fold(c, by_512, load(bytes + 32));
		d = fold(d, by_512, load(bytes + 48));
	}
	b = fold(a, by_128, b);
	c = fold(b, by_128, c);
	d = fold(c, by_128, d);
	for (; n >= 16; bytes += 16, n -= 16)
		d = fold(d, by_128, load(bytes));
	_mm_storeu_si128((__m128i *)(void *)rest, d);
	crc = ar_crc16_portable(0, rest, sizeof rest);
	return ar_crc16_portable(crc, bytes, n);
}
#endif

uint16_t
ar_crc16(uint16_t crc, const unsigned char *bytes, size_t n)
{
#ifdef HAVE_FOLD
	if (n >= FOLD_MIN && __builtin_cpu_supports("pclmul") &&
	    __builtin_cpu_supports("sse4.1"))
		return crc_fold(crc, bytes, n);
#endif
	return ar_crc16_portable(crc, bytes, n);
}
