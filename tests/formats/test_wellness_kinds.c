/* The kinds of daily values: names, units and ranges. */
#include "test_formats.h"

#include "afterrun/wellness.h"

static void
test_kinds(void **state)
{
	(void)state;
	for (int i = 0; i < AR_WELLNESS_KINDS; i++) {
		const struct ar_wellness_kind *kind =
		    ar_wellness_kind((enum ar_wellness)i);

		assert_non_null(kind);
		assert_int_equal(ar_wellness_find(kind->id, strlen(kind->id)),
		    i);
		assert_int_equal(ar_wellness_find(kind->word,
		    strlen(kind->word)), i);
		assert_true(kind->lo < kind->hi);
		assert_true(strlen(kind->meaning) > 5);
	}
	assert_string_equal(ar_wellness_kind(AR_WELL_SLEEP_H)->id,
	    "sleep_h");
	assert_string_equal(ar_wellness_kind(AR_WELL_HRV_SDNN_MS)->id,
	    "hrv_sdnn_ms");
	assert_string_equal(ar_wellness_kind(AR_WELL_MASS_KG)->unit, "kg");
	assert_int_equal(ar_wellness_find("SLEEP", 5), AR_WELL_SLEEP_H);
	assert_int_equal(ar_wellness_find("slee", 4), -1);
	assert_int_equal(ar_wellness_find("", 0), -1);
	assert_null(ar_wellness_kind(AR_WELLNESS_KINDS));
}

static void
test_generated(void **state)
{
	(void)state;
	if (system("python3 -c '' 2>/dev/null") != 0) {
		puts("skipped: gen_wellness.py --check (no python3)");
		skip();
	}
	assert_int_equal(system("python3 -B \"" AR_SOURCE_DIR
	    "/tools/gen_wellness.py\" --check"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_generated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
