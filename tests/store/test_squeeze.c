/* Files squeezed and back, and their SHA-256. */
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "afterrun/pack.h"

static int
open_arena(void **state)
{
	*state = ar_arena_open((size_t)64 << 20);
	return *state ? 0 : -1;
}

static int
close_arena(void **state)
{
	ar_arena_close(*state);
	return 0;
}

static void
files_come_back(void **state)
{
	static const size_t sizes[] = {0, 1, 2, 100, 1000, 200000};
	unsigned char *bytes = malloc(200000);
	struct ar_error err;

	assert_non_null(bytes);
	for (size_t i = 0; i < 200000; i++)
		bytes[i] = (unsigned char)(i / 7 * i % 251);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		const void *packed, *back;
		size_t n, back_n;

		assert_int_equal(ar_squeeze(bytes, sizes[i], *state, &packed,
		    &n, &err), AR_OK);
		assert_int_equal(ar_unsqueeze(packed, n, *state, &back,
		    &back_n, &err), AR_OK);
		assert_int_equal(back_n, sizes[i]);
		assert_memory_equal(back, bytes, sizes[i]);
	}
	free(bytes);
}

/* A changed bit is damage, or means nothing: other bytes never come out. */
static void
damage_is_seen(void **state)
{
	static const char words[] = "the watch's bytes are kept for ever, "
	    "the watch's bytes and the runner's words";
	struct ar_error err;
	const void *packed, *back;
	unsigned char *exact;
	size_t n, back_n, seen = 0;

	assert_int_equal(ar_squeeze(words, sizeof words, *state, &packed, &n,
	    &err), AR_OK);
	exact = malloc(n);
	assert_non_null(exact);
	memcpy(exact, packed, n);
	for (size_t bit = 0; bit < 8 * n; bit++) {
		exact[bit / 8] ^= (unsigned char)(1 << bit % 8);
		if (ar_unsqueeze(exact, n, *state, &back, &back_n, &err) ==
		    AR_OK) {
			assert_int_equal(back_n, sizeof words);
			assert_memory_equal(back, words, back_n);
		} else {
			assert_null(back);
			seen++;
		}
		exact[bit / 8] ^= (unsigned char)(1 << bit % 8);
	}
	/* zstd leaves a bit of the frame's head unused, and two of the
	 * window it does not need. */
	assert_true(seen >= 8 * n - 3);
	for (size_t cut = 0; cut < n; cut++)
		assert_int_equal(ar_unsqueeze(exact, cut, *state, &back,
		    &back_n, &err), AR_EDAMAGE);
	free(exact);
}

static void
limits_are_kept(void **state)
{
	struct ar_arena *little = ar_arena_open(64);
	unsigned char *bytes = calloc(1, 100000);
	struct ar_error err;
	const void *packed, *back;
	size_t n, back_n;

	assert_non_null(little);
	assert_non_null(bytes);
	assert_int_equal(ar_squeeze(bytes, ((size_t)1 << 30) + 1, *state,
	    &packed, &n, &err), AR_ELIMIT);
	assert_int_equal(ar_squeeze(bytes, 100000, *state, &packed, &n, &err),
	    AR_OK);
	assert_int_equal(ar_unsqueeze(packed, n, little, &back, &back_n,
	    &err), AR_EMEM);
	for (size_t i = 0; i < 100000; i++)
		bytes[i] = (unsigned char)(i * i * 2654435761u >> 13);
	assert_int_equal(ar_squeeze(bytes, 100000, little, &packed, &n, &err),
	    AR_EMEM);
	free(bytes);
	ar_arena_close(little);
}

/* Examples of FIPS 180-4. */
static void
sha256_of_the_standard(void **state)
{
	static const struct {
		const char *text;
		const char *sum;
	} known[] = {
	    {"", "e3b0c44298fc1c149afbf4c8996fb924"
		"27ae41e4649b934ca495991b7852b855"},
	    {"abc", "ba7816bf8f01cfea414140de5dae2223"
		"b00361a396177a9cb410ff61f20015ad"},
	    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		"248d6a61d20638b8e5c026930c3e6039"
		"a33ce45964ff2167f6ecedd419db06c1"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		unsigned char sum[AR_SHA256_SIZE];
		char hex[2 * AR_SHA256_SIZE + 1];

		ar_sha256(known[i].text, strlen(known[i].text), sum);
		for (size_t j = 0; j < AR_SHA256_SIZE; j++)
			snprintf(hex + 2 * j, 3, "%02x", sum[j]);
		assert_string_equal(hex, known[i].sum);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(files_come_back, open_arena,
		close_arena),
	    cmocka_unit_test_setup_teardown(damage_is_seen, open_arena,
		close_arena),
	    cmocka_unit_test_setup_teardown(limits_are_kept, open_arena,
		close_arena),
	    cmocka_unit_test(sha256_of_the_standard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
