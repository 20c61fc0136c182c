/* Dates and numbers of Strava's table, and its words. */
#include "test_formats.h"

#include "afterrun/time.h"
#include "formats/strava.h"

static void
test_dates(void **state)
{
	static const struct {
		const char *text;
		enum ar_order order;
		const char *want; /* NULL: not understood; "?": undecided */
	} dates[] = {
	    {"May 23, 2023, 12:40:57 PM", AR_ORDER_UNKNOWN,
	     "2023-05-23T12:40:57Z"},
	    {"May 23, 2023, 12:40:57 AM", AR_ORDER_UNKNOWN,
	     "2023-05-23T00:40:57Z"},
	    {"May 23, 2023, 12:40:57\u202Fp. m.", AR_ORDER_UNKNOWN,
	     "2023-05-23T12:40:57Z"},
	    {"23.05.2023, 12:40:57", AR_ORDER_UNKNOWN,
	     "2023-05-23T12:40:57Z"},
	    {"03.05.2023, 12:40:57", AR_ORDER_UNKNOWN,
	     "2023-05-03T12:40:57Z"},
	    {"23 mai 2023 à 12:40:57", AR_ORDER_DMY, "2023-05-23T12:40:57Z"},
	    {"1 AOÛT 2023 à 12:40:57", AR_ORDER_DMY, "2023-08-01T12:40:57Z"},
	    {"23 may 2023, 12:40:57", AR_ORDER_DMY, "2023-05-23T12:40:57Z"},
	    {"2023-05-03 12:40:57", AR_ORDER_UNKNOWN, "2023-05-03T12:40:57Z"},
	    {"2023-05-03T12:40:57Z", AR_ORDER_UNKNOWN,
	     "2023-05-03T12:40:57Z"},
	    {"2023/05/03 12:40", AR_ORDER_UNKNOWN, "2023-05-03T12:40:00Z"},
	    {"2023年5月3日 午後1:02:03", AR_ORDER_YMD,
	     "2023-05-03T13:02:03Z"},
	    {"03/05/2023 12:40:57", AR_ORDER_DMY, "2023-05-03T12:40:57Z"},
	    {"03/05/2023 12:40:57", AR_ORDER_UNKNOWN, "?"},
	    {"03-05-2023 12:40:57", AR_ORDER_YMD, "?"},
	    {"23/05/2023 12:40:57", AR_ORDER_UNKNOWN, "2023-05-23T12:40:57Z"},
	    {"05/23/2023 12:40:57", AR_ORDER_DMY, "2023-05-23T12:40:57Z"},
	    {"05/05/2023 12:40:57", AR_ORDER_UNKNOWN, "2023-05-05T12:40:57Z"},
	    {"29 Feb 2024, 1:00:00", AR_ORDER_UNKNOWN,
	     "2024-02-29T01:00:00Z"},
	    {"29 Feb 2023, 1:00:00", AR_ORDER_UNKNOWN, NULL},
	    {"31 Dec 2023, 1:00:00", AR_ORDER_UNKNOWN,
	     "2023-12-31T01:00:00Z"},
	    {"32 Dec 2023, 1:00:00", AR_ORDER_UNKNOWN, NULL},
	    {"23/23/2023 12:40:57", AR_ORDER_DMY, NULL},
	    {"May 23, 2023", AR_ORDER_UNKNOWN, NULL},
	    {"May 23, 2023, 13:40:57 PM", AR_ORDER_UNKNOWN, NULL},
	    {"May 23, 2023, 24:40:57", AR_ORDER_UNKNOWN, NULL},
	    {"May 23, 2023, 12:60:57", AR_ORDER_UNKNOWN, NULL},
	    {"May 23, 23, 12:40:57", AR_ORDER_UNKNOWN, NULL},
	    {"May June 23, 2023, 12:40:57", AR_ORDER_UNKNOWN, NULL},
	    {"Someday 23, 2023, 12:40:57", AR_ORDER_UNKNOWN, NULL},
	    {"23 toukok. 2023 12:40:57", AR_ORDER_UNKNOWN, NULL},
	    {"99999999999999999999", AR_ORDER_UNKNOWN, NULL},
	    {"0000-01-01 00:00:00", AR_ORDER_UNKNOWN, NULL},
	    {"", AR_ORDER_UNKNOWN, NULL},
	};
	char text[AR_TIME_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		double utc_s = NAN;
		enum ar_date found = ar_strava_date(dates[i].text,
		    strlen(dates[i].text), dates[i].order, &utc_s);

		if (!dates[i].want || dates[i].want[0] == '?') {
			assert_int_equal(found, dates[i].want ?
			    AR_DATE_UNDECIDED : AR_DATE_NONE);
			continue;
		}
		assert_int_equal(found, AR_DATE_SOUND);
		ar_time_utc_text(utc_s, text);
		assert_string_equal(text, dates[i].want);
	}
}

static void
test_numbers(void **state)
{
	static const struct {
		const char *text;
		double want;
	} numbers[] = {
	    {"33912.48046875", 33912.48046875},
	    {"33,91", 33.91},
	    {"1,234", 1234},
	    {"1,234.5", 1234.5},
	    {"1.234,5", 1234.5},
	    {"1.234.567", 1234567},
	    {"1,234,567", 1234567},
	    {"0,123", 0.123},
	    {"12\u202F345,5", 12345.5},
	    {" 7 ", 7},
	    {"1:02:03", 3723},
	    {"62:03", 3723},
	    {"1e3", 1000},
	    {"-5", NAN},
	    {"12 km", NAN},
	    {"1:", NAN},
	    {"1:2:3:4", NAN},
	    {"", NAN},
	    {"NaN", NAN},
	};

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		double value = ar_strava_number(numbers[i].text,
		    strlen(numbers[i].text));

		if (isnan(numbers[i].want))
			assert_true(isnan(value));
		else
			assert_near(value, numbers[i].want, 1e-9);
	}
}

static void
test_generated(void **state)
{
	(void)state;
	if (system("python3 -c '' 2>/dev/null") != 0) {
		puts("skipped: gen_strava.py --check (no python3)");
		skip();
	}
	assert_int_equal(system("python3 -B \"" AR_SOURCE_DIR
	    "/tools/gen_strava.py\" --check"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_generated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
