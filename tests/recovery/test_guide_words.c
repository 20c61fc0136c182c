/* How long the guide's words take, and what its parts are called. */
#include "../check.h"

#include "afterrun/guide.h"
#include "recovery/guide_build.h"

static void
check_between(double value, double lo, double hi)
{
	if (!(value >= lo && value <= hi))
		fail_msg("%g is not in %g..%g", value, lo, hi);
}

static void
test_names(void **state)
{
	(void)state;
	for (int i = 0; i <= AR_GUIDE_DONE; i++)
		assert_non_null(ar_guide_phase_name(
		    (enum ar_guide_phase)i));
	assert_null(ar_guide_phase_name((enum ar_guide_phase)(AR_GUIDE_DONE
	    + 1)));
	assert_string_equal(ar_guide_language(0), "en");
	assert_null(ar_guide_language(SIZE_MAX));
}

/* Measured with espeak-ng 1.51, voice en: from first to last sound. */
static void
test_speech_lengths(void **state)
{
	static const struct {
		const char *text;
		double at_120;
		double at_220;
	} rows[] = { { "Next: calf, left, with your thumbs.", 3.69, 1.96 },
		{ "Half way.", 0.90, 0.45 },
		{ "Ten seconds.", 1.05, 0.63 },
		{ "Now up to medium, at most 4 of 10.", 3.51, 1.81 },
		{ "Change sides. Now the right.", 2.70, 1.42 },
		{ "Drink about 1250 millilitres over the next 6 hours, by "
		  "thirst.", 7.30, 4.01 },
		{ "Quadriceps, hamstrings, gastrocnemius, soleus.", 4.86,
		    2.66 } };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		check_between(ar_speech_s(rows[i].text, 120),
		    rows[i].at_120, 1.5 * rows[i].at_120 + 1);
		check_between(ar_speech_s(rows[i].text, 220),
		    rows[i].at_220, 1.5 * rows[i].at_220 + 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_speech_lengths)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
