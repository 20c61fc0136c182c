/* Every topic that can be named has an answer with words in it. */
#include <string.h>

#include "../check.h"
#include "afterrun/knowledge.h"
#include "afterrun/plan.h"
#include "afterrun/triage.h"
#include "afterrun/why.h"

enum { ARENA = 64 << 20 };

static struct ar_arena *arena;

static int
set_up(void **state)
{
	(void)state;
	arena = ar_arena_open(ARENA);
	return arena ? 0 : 1;
}

static int
tear_down(void **state)
{
	(void)state;
	ar_arena_close(arena);
	return 0;
}

static void
check_topic(const char *topic)
{
	struct ar_why why;
	struct ar_error err;

	if (ar_why(topic, arena, &why, &err) != AR_OK)
		fail_msg("no answer to %s", topic);
	assert_non_null(why.topic);
	assert_non_null(why.title);
	assert_true(why.line_count > 0);
	for (size_t i = 0; i < why.line_count; i++) {
		assert_true(why.lines[i].label[0] != '\0');
		assert_true(why.lines[i].text[0] != '\0');
	}
}

static void
test_words(void **state)
{
	size_t count = 0;

	(void)state;
	for (; ar_why_word(count); count++) {
		check_topic(ar_why_word(count));
		if (count > 0)
			assert_true(strcmp(ar_why_word(count - 1),
			    ar_why_word(count)) < 0);
	}
	assert_true(count > 15);
}

static void
test_tables(void **state)
{
	size_t count;
	const struct ar_rule *rules = ar_rules(&count);

	(void)state;
	for (size_t i = 0; i < count; i++)
		check_topic(rules[i].id);
	const struct ar_technique *techniques = ar_techniques(&count);

	for (size_t i = 0; i < count; i++)
		check_topic(techniques[i].id);
	const struct ar_sheet *sheets = ar_sheets(&count);

	for (size_t i = 0; i < count; i++)
		check_topic(sheets[i].id);
	for (int i = 0; i < AR_REGIONS; i++)
		check_topic(ar_region_row((enum ar_region)i)->id);
	for (int i = 0; i < AR_LOAD_ROWS; i++)
		check_topic(ar_load_row_words((enum ar_load_row)i)->id);
	check_topic("claim-1");
}

/* "afterrun why T27" says what the judge says. */
static void
test_triage_rules(void **state)
{
	size_t count;
	const struct ar_triage_rule *rules = ar_triage_rules(&count);

	(void)state;
	assert_int_equal(count, 55);
	for (size_t i = 0; i < count; i++) {
		const struct ar_rule *row = ar_rule_find(rules[i].id);

		check_topic(rules[i].id);
		assert_non_null(row);
		if (!strstr(row->text, rules[i].reason))
			fail_msg("%s: %s", rules[i].id, row->text);
	}
}

static const char *
text_of(const struct ar_why *why, const char *label)
{
	for (size_t i = 0; i < why->line_count; i++)
		if (strcmp(why->lines[i].label, label) == 0)
			return why->lines[i].text;
	return NULL;
}

static void
test_a_claim_shows_both_sides(void **state)
{
	struct ar_why why;
	struct ar_error err;

	(void)state;
	assert_int_equal(ar_why("claim-1", arena, &why, &err), AR_OK);
	assert_non_null(text_of(&why, "Articles say"));
	assert_non_null(text_of(&why, "Evidence"));
	assert_non_null(text_of(&why, "Shown here"));
}

/* A title says what the rule is about, and no two say the same. */
static void
check_title(const char *id, const char **seen, size_t *count)
{
	struct ar_why why;
	struct ar_error err;

	assert_int_equal(ar_why(id, arena, &why, &err), AR_OK);
	assert_string_equal(why.topic, id);
	if (strncmp(why.title, "rule", 4) == 0 || strlen(why.title) < 5)
		fail_msg("%s is called \"%s\"", id, why.title);
	assert_true(why.title[0] < 'a' || why.title[0] > 'z');
	for (size_t i = 0; i < *count; i++)
		if (strcmp(seen[i], why.title) == 0)
			fail_msg("%s has the title of another: %s", id,
			    why.title);
	seen[(*count)++] = why.title;
}

static void
test_titles(void **state)
{
	const char *seen[512];
	size_t count, n = 0;
	const struct ar_rule *rules = ar_rules(&count);
	struct ar_why why;
	struct ar_error err;

	(void)state;
	assert_true(count < 400);
	for (size_t i = 0; i < count; i++)
		check_title(rules[i].id, seen, &n);
	const struct ar_plan_rule *plan = ar_plan_rules(&count);

	for (size_t i = 0; i < count; i++)
		check_title(plan[i].id, seen, &n);
	assert_int_equal(ar_why("T28", arena, &why, &err), AR_OK);
	assert_string_equal(why.title, "Sore for too long");
	assert_int_equal(ar_why("p24", arena, &why, &err), AR_OK);
	assert_string_equal(why.title, "Soreness decides the day");
}

/* Every rule that a plan may show. */
static void
test_plan_rules(void **state)
{
	size_t count;
	const struct ar_plan_rule *rules = ar_plan_rules(&count);
	struct ar_why why;
	struct ar_error err;

	(void)state;
	assert_true(count >= 43);
	for (size_t i = 0; i < count; i++)
		check_topic(rules[i].id);
	assert_int_equal(ar_why("p24", arena, &why, &err), AR_OK);
	assert_string_equal(why.topic, "P24");
	assert_non_null(strstr(why.lines[0].text, "sore"));
	assert_true(why.line_count >= 2); /* with its source */
}

static void
test_unknown_topics_get_near_ones(void **state)
{
	static const char *const near[][2] = {
		{"doze", "dose"}, {"caff", "calf"}, {"drinks", "drink"},
		{"quadricep", "quadriceps"},
	};
	struct ar_why why;
	struct ar_error err;

	(void)state;
	for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
		assert_int_equal(ar_why(near[i][0], arena, &why, &err),
		    AR_EINPUT);
		assert_non_null(strstr(err.hint, near[i][1]));
	}
	memset(&err, 0, sizeof err);
	assert_int_equal(ar_why("xyzzy", arena, &why, &err), AR_EINPUT);
	assert_non_null(strstr(err.hint, "afterrun why"));
	assert_int_equal(ar_why("", arena, &why, &err), AR_EINPUT);
	assert_int_equal(ar_why("claim-", arena, &why, &err), AR_EINPUT);
	assert_int_equal(ar_why("claim-999", arena, &why, &err), AR_EINPUT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_triage_rules),
		cmocka_unit_test(test_a_claim_shows_both_sides),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_plan_rules),
		cmocka_unit_test(test_unknown_topics_get_near_ones),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
