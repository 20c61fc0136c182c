/* A second language is a second column and no code: this program is built
 * with a table that has one ("xx", English in capitals). */
#include "../check.h"

#include "afterrun/guide.h"
#include "random_case.h"

enum { CASES = 500, ARENA = 1 << 22, SEED = 20261121 };

static void
in_capitals(const char *text)
{
	for (const char *at = text; *at; at++)
		if (*at >= 'a' && *at <= 'z')
			fail_msg("not from the column xx: %s", text);
}

static void
guide_in(const char *language, const struct ar_session *session,
    struct ar_arena *arena, struct ar_guide *guide)
{
	struct ar_guide_options options = { language, NAN, true };
	struct ar_error err = { .status = AR_OK };

	if (ar_guide_make(session, &options, arena, guide, &err) != AR_OK)
		fail_msg("%s", err.text);
}

/* Same times, other words. */
static void
check_session(const struct ar_session *session, struct ar_arena *arena)
{
	struct ar_guide a, b;

	guide_in("en", session, arena, &a);
	guide_in("xx", session, arena, &b);
	assert_string_equal(b.language, "xx");
	assert_int_equal(a.cue_count, b.cue_count);
	assert_int_equal(a.part_count, b.part_count);
	for (size_t i = 0; i < b.cue_count; i++) {
		in_capitals(b.cues[i].text);
		check_near(a.cues[i].at_s, b.cues[i].at_s, 0);
	}
	in_capitals(b.farewell);
}

static void
test_second_language(void **state)
{
	uint64_t seed = SEED;
	int spoken = 0;

	(void)state;
	for (int i = 0; i < CASES; i++) {
		struct ar_arena *arena = ar_arena_open(ARENA);
		struct random_case made;
		struct ar_session session;

		random_case_make(&made, &seed);
		assert_int_equal(ar_session_build(&made.input, arena,
		    &session, NULL), AR_OK);
		if (session.total_s) {
			check_session(&session, arena);
			spoken++;
		}
		ar_arena_close(arena);
	}
	assert_true(spoken > CASES / 2);
}

static void
test_languages(void **state)
{
	(void)state;
	assert_string_equal(ar_guide_language(0), "en");
	assert_string_equal(ar_guide_language(1), "xx");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_second_language),
		cmocka_unit_test(test_languages)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
