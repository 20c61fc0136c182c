#include "tests/check.h"

#include <string.h>
#include <time.h>

#include "afterrun/time.h"

static void
test_every_day_there_and_back(void **state)
{
	int64_t days = ar_days_from_civil(1600, 1, 1);

	(void)state;
	for (; days < ar_days_from_civil(2400, 1, 1); days++) {
		struct ar_civil c =
		    ar_civil_from_utc((double)days * 86400 + 86399, 0);

		assert_int_equal(
		    ar_days_from_civil(c.year, c.month, c.day), days);
		assert_int_equal(c.hour * 3600 + c.minute * 60 + c.second,
		    86399);
	}
}

static void
test_against_the_system(void **state)
{
	(void)state;
	for (int64_t t = -5000000000; t < 9000000000; t += 7654321) {
		time_t system = (time_t)t;
		struct ar_civil c = ar_civil_from_utc((double)t, 3600);
		const struct tm *tm;

		system += 3600;
		tm = gmtime(&system);
		assert_non_null(tm);
		assert_int_equal(c.year, tm->tm_year + 1900);
		assert_int_equal(c.month, tm->tm_mon + 1);
		assert_int_equal(c.day, tm->tm_mday);
		assert_int_equal(c.hour, tm->tm_hour);
		assert_int_equal(c.weekday, (tm->tm_wday + 6) % 7);
	}
}

static void
parses(const char *text, double utc_s, double offset_s)
{
	double utc = -1, offset = -1;

	assert_true(ar_time_parse(text, strlen(text), &utc, &offset));
	check_near(utc, utc_s, 1e-6);
	if (isnan(offset_s))
		assert_true(isnan(offset));
	else
		assert_true(offset == offset_s);
}

static void
test_parse(void **state)
{
	(void)state;
	parses("1970-01-01T00:00:00Z", 0, 0);
	parses("2026-11-21T06:30:00Z", 1795242600, 0);
	parses("2026-11-21T06:30:00.179Z", 1795242600.179, 0);
	parses("2026-11-21T07:45:00+01:15", 1795242600, 4500);
	parses("2026-11-20 23:30:00 -0700", 1795242600, -25200);
	parses(" 2026-11-21T06:30:00\n", 1795242600, NAN);
	parses("2024-02-29T00:00:00Z", 1709164800, 0);
}

static void
test_parse_refuses(void **state)
{
	static const char *const bad[] = {"", "2026", "2026-11-21",
	    "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
	    "2026-11-21T25:00:00Z", "2026-11-21T06:60:00Z",
	    "2026-11-21T06:30:00+99:00", "2026-11-21T06:30:00Zx", "null"};
	double utc, offset;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(
		    ar_time_parse(bad[i], strlen(bad[i]), &utc, &offset));
}

static void
test_text(void **state)
{
	char out[AR_TIME_TEXT];

	(void)state;
	ar_time_utc_text(1795242600, out);
	assert_string_equal(out, "2026-11-21T06:30:00Z");
	ar_time_utc_text(1795242600.0514, out);
	assert_string_equal(out, "2026-11-21T06:30:00.051Z");
	ar_time_utc_text(1795242599.9996, out);
	assert_string_equal(out, "2026-11-21T06:30:00Z");
	ar_time_utc_text(NAN, out);
	assert_string_equal(out, "?");
	ar_time_utc_text(1e300, out);
	assert_string_equal(out, "9999-12-31T23:59:59Z");
	ar_time_utc_text(-1e300, out);
	assert_string_equal(out, "0001-01-01T00:00:00Z");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_day_there_and_back),
	    cmocka_unit_test(test_against_the_system),
	    cmocka_unit_test(test_parse),
	    cmocka_unit_test(test_parse_refuses),
	    cmocka_unit_test(test_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
