#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "afterrun/status.h"
#include "base/text.h"

static struct ar_arena *arena;

static int
open_arena(void **state)
{
	(void)state;
	arena = ar_arena_open(1 << 24);
	return arena ? 0 : -1;
}

static int
close_arena(void **state)
{
	(void)state;
	ar_arena_close(arena);
	return 0;
}

static const char *
fixed(double value, int decimals)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	ar_text_fixed(&text, value, decimals);
	return ar_text_end(&text);
}

static const char *
number(double value, int decimals)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	ar_text_number(&text, value, decimals);
	return ar_text_end(&text);
}

static void
test_fixed(void **state)
{
	(void)state;
	assert_string_equal(fixed(0, 0), "0");
	assert_string_equal(fixed(1.25, 1), "1.3");
	assert_string_equal(fixed(-1.25, 1), "-1.3");
	assert_string_equal(fixed(-0.04, 1), "0.0");
	assert_string_equal(fixed(12.05, 3), "12.050");
	assert_string_equal(fixed(NAN, 2), "?");
	assert_string_equal(fixed(1e300, 0), "1000000000000000");
	assert_string_equal(number(3.50, 2), "3.5");
	assert_string_equal(number(-3.0, 2), "-3");
	assert_string_equal(number(100, 0), "100");
}

static void
test_format(void **state)
{
	(void)state;
	assert_string_equal(
	    ar_text_format(arena, "%s has %d of %f %%", "x", -3, 2.50),
	    "x has -3 of 2.5 %");
}

static void
parses_as(const char *text, double want)
{
	double got = NAN;

	assert_true(ar_number_parse(text, strlen(text), &got));
	assert_true(got == want);
}

static void
test_number_parse_matches_strtod(void **state)
{
	static const char *const texts[] = {"0", "-0", "1", "+1", "0.1",
	    "41.15742", "-73.98765432109876", "1e-05", "1E5", "1.7e308", "5.",
	    ".5", "000123.4500", "12345678901234567890", "4.9e-324",
	    "0.000000000000000000000001"};
	char text[40];
	uint64_t seed = 1;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		double want = strtod(texts[i], NULL), got = NAN;

		assert_true(
		    ar_number_parse(texts[i], strlen(texts[i]), &got));
		check_near(got, want, fabs(want) * 3e-16);
	}
	/* what recordings hold is exact to the last bit */
	for (int i = 0; i < 20000; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		snprintf(text, sizeof text, "%.7f",
		    (double)(int64_t)(seed >> 20) / 1e10 - 800);
		parses_as(text, strtod(text, NULL));
	}
}

static void
test_number_parse_refuses(void **state)
{
	static const char *const texts[] = {"", "-", ".", "e5", "1e", "1e+",
	    "1,5", " 1", "1 ", "0x10", "nan", "inf", "1e400", "1.2.3", "--1"};
	double got = 7;
	int64_t whole = 7;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		assert_false(
		    ar_number_parse(texts[i], strlen(texts[i]), &got));
		assert_false(
		    ar_integer_parse(texts[i], strlen(texts[i]), &whole));
	}
	assert_true(got == 7);
	assert_true(ar_integer_parse("-12", 3, &whole));
	assert_int_equal(whole, -12);
	assert_false(ar_integer_parse("9999999999999999999", 19, &whole));
}

static void
test_utf8(void **state)
{
	(void)state;
	assert_int_equal(ar_utf8_prefix("abc", 3), 3);
	assert_int_equal(ar_utf8_prefix("a\xc3\xadz", 4), 4);
	assert_int_equal(ar_utf8_prefix("a\xc3", 2), 1);
	assert_int_equal(ar_utf8_prefix("\xc0\x80", 2), 0);
	assert_int_equal(ar_utf8_prefix("\xed\xa0\x80", 3), 0);
	assert_int_equal(ar_utf8_prefix("\xf0\x9f\x8f\x83", 4), 4);
	assert_int_equal(ar_utf8_prefix("\xf4\x90\x80\x80", 4), 0);
	assert_int_equal(ar_utf8_prefix("a\0b", 3), 1);
	assert_int_equal(ar_utf8_prefix("a\x1b[2J", 5), 1);
}

static void
test_failures_have_words(void **state)
{
	struct ar_error err;
	char longer[2 * AR_TEXT_MAX];

	(void)state;
	assert_int_equal(ar_fail(&err, AR_ETRUNC, 7, "cut"), AR_ETRUNC);
	assert_int_equal(err.offset, 7);
	assert_string_equal(err.text, "cut");
	assert_int_equal(ar_fail_hint(&err, "send it again"), AR_ETRUNC);
	assert_string_equal(err.hint, "send it again");
	assert_int_equal(ar_fail(NULL, AR_EMEM, 0, "x"), AR_EMEM);
	memset(longer, 'a', sizeof longer);
	memcpy(longer + AR_TEXT_MAX - 2, "\xc3\xa4", 3);
	ar_fail(&err, AR_EINPUT, 0, longer);
	assert_int_equal(strlen(err.text), AR_TEXT_MAX - 2);
}

static void
test_rounding(void **state)
{
	(void)state;
	assert_true(ar_round(2.345, 1) == 2.3);
	assert_true(ar_round(-2.5, 0) == -3);
	assert_true(isnan(ar_round(NAN, 2)));
	assert_true(ar_round(1e300, 2) == 1e300);
}

static void
test_words(void **state)
{
	(void)state;
	assert_true(ar_text_same_word("RuNning", 7, "running"));
	assert_false(ar_text_same_word("run", 3, "running"));
	assert_false(ar_text_same_word("running", 7, "run"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_fixed),
	    cmocka_unit_test(test_format),
	    cmocka_unit_test(test_number_parse_matches_strtod),
	    cmocka_unit_test(test_number_parse_refuses),
	    cmocka_unit_test(test_utf8),
	    cmocka_unit_test(test_failures_have_words),
	    cmocka_unit_test(test_rounding),
	    cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
