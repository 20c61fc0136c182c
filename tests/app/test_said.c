/* What can be said of a run: one parser for all doors. */
#include <string.h>

#include "../check.h"
#include "afterrun/said.h"

struct words {
	struct ar_after_said said;
	struct ar_case_condition conditions[AR_SAID_CONDITIONS];
};

static struct words words;
static struct ar_error err;

static int
set_up(void **state)
{
	(void)state;
	memset(&err, 0, sizeof err);
	ar_after_said_clear(&words.said);
	words.said.conditions = words.conditions;
	return 0;
}

static void
say(const char *name, const char *value)
{
	if (ar_said_take(&words.said, name, value, &err) != AR_OK)
		fail_msg("%s=%s: %s", name, value ? value : "", err.text);
}

static void
fails(const char *name, const char *value, const char *text,
    const char *hint)
{
	memset(&err, 0, sizeof err);
	if (ar_said_take(&words.said, name, value, &err) != AR_EINPUT)
		fail_msg("%s=%s was taken", name, value ? value : "");
	assert_string_equal(err.text, text);
	assert_string_equal(err.hint, hint);
	assert_int_equal(err.status, AR_EINPUT);
}

static void
numbers(void **state)
{
	(void)state;
	say("minutes", "20");
	say("rpe", "6.5");
	say("temp", "-12");
	say("drunk", "500");
	say("mass", "70.2");
	say("mass-after", "69");
	say("next-hard", "36");
	say("age", "41");
	assert_int_equal(words.said.minutes, 20);
	check_near(words.said.rpe_0_10, 6.5, 0);
	check_near(words.said.air_c, -12, 0);
	check_near(words.said.drunk_ml, 500, 0);
	check_near(words.said.person.mass_kg, 70.2, 1e-9);
	check_near(words.said.mass_after_kg, 69, 0);
	check_near(words.said.next_hard_h, 36, 0);
	check_near(words.said.person.age_y, 41, 0);
}

static void
words_of_choice(void **state)
{
	(void)state;
	say("sex", "m");
	say("experience", "novice");
	say("massage", "never");
	say("order", "massage_first");
	assert_int_equal(words.said.person.sex, AR_SEX_MALE);
	assert_int_equal(words.said.person.experience, AR_NOVICE);
	assert_int_equal(words.said.massage, AR_MASSAGE_NEVER);
	assert_int_equal(words.said.order, AR_MASSAGE_FIRST);
	say("article", NULL);
	say("gun", "");
	assert_int_equal(words.said.version, AR_ARTICLE);
	assert_true(words.said.gun_prefer);
	say("article", "false");
	say("gun", "false");
	assert_int_equal(words.said.version, AR_EVIDENCE);
	assert_false(words.said.gun_prefer);
	say("gun", "true");
	assert_true(words.said.gun_prefer);
}

static void
marks_and_tools(void **state)
{
	(void)state;
	say("sore", "calf-left=6, quads=3");
	say("sore", "shin=1");
	check_near(words.said.soreness[AR_CALF][AR_LEFT], 6, 0);
	assert_true(isnan(words.said.soreness[AR_CALF][AR_RIGHT]));
	check_near(words.said.soreness[AR_QUADRICEPS][AR_LEFT], 3, 0);
	check_near(words.said.soreness[AR_QUADRICEPS][AR_RIGHT], 3, 0);
	check_near(words.said.soreness[AR_SHIN][AR_RIGHT], 1, 0);
	say("tools", "roller,ball");
	say("tools", "");
	assert_true(words.said.tool[AR_TOOL_ROLLER]);
	assert_true(words.said.tool[AR_TOOL_BALL]);
	assert_false(words.said.tool[AR_TOOL_GUN]);
}

static void
conditions(void **state)
{
	const struct ar_case_condition *all = words.conditions;

	(void)state;
	say("condition", "varicose_veins:calf-left:confirmed,pregnancy");
	say("condition", "anticoagulant:confirmed");
	assert_int_equal(words.said.condition_count, 3);
	assert_int_equal(all[0].id, AR_COND_VARICOSE_VEINS);
	assert_true(all[0].region_known);
	assert_int_equal(all[0].region, AR_CALF);
	assert_true(all[0].side[AR_LEFT]);
	assert_false(all[0].side[AR_RIGHT]);
	assert_true(all[0].confirmed);
	assert_int_equal(all[1].id, AR_COND_PREGNANCY);
	assert_false(all[1].region_known);
	assert_true(all[1].side[AR_LEFT] && all[1].side[AR_RIGHT]);
	assert_false(all[1].confirmed);
	assert_int_equal(all[2].id, AR_COND_ANTICOAGULANT);
	assert_true(all[2].confirmed);
}

static void
too_many_conditions(void **state)
{
	(void)state;
	for (int i = 0; i < AR_SAID_CONDITIONS; i++)
		say("condition", "fever");
	fails("condition", "fever", "these are too many conditions",
	    "name each once");
	assert_int_equal(words.said.condition_count, AR_SAID_CONDITIONS);
}

static void
wrong(void **state)
{
	static const char *const no[] = {"", "x", "1e999", "nan", "6,5"};

	(void)state;
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
		fails("rpe", no[i], "this number cannot be used",
		    "give a number from 0 to 10");
	fails("rpe", "10.01", "this number cannot be used",
	    "give a number from 0 to 10");
	fails("temp", "-61", "this number cannot be used",
	    "give a number from -60 to 60");
	fails("drunk", "20001", "this number cannot be used",
	    "give a number from 0 to 20000");
	fails("minutes", "0", "these are no minutes",
	    "give whole minutes from 1 to 240");
	fails("minutes", "241", "these are no minutes",
	    "give whole minutes from 1 to 240");
	fails("sore", "calf-left=11", "\"calf-left=11\" is no soreness",
	    "say it like calf-left=6,quads=3 (0 to 10)");
	fails("tools", "roller,spade", "\"spade\" is no tool",
	    "tools are roller, ball, gun, water, ice, towel");
	fails("sex", "x", "this word is not known here", "say one of f|m");
	fails("sex", "", "this word is not known here", "say one of f|m");
	fails("sex", NULL, "this word is not known here", "say one of f|m");
	fails("gun", "yes", "this word is not known here",
	    "say one of true|false");
	fails("condition", "bad_luck", "this condition is not known",
	    "man afterrun lists them; say it like varicose_veins or "
	    "varicose_veins:calf-left");
	fails("condition", "varicose_veins:elbow",
	    "this region is not known",
	    "say it like varicose_veins:calf-left");
	fails("colour", "red", "this cannot be said of a run",
	    "man afterrun lists what can");
	assert_int_equal(words.said.condition_count, 0);
}

/* A piece of any length is told without its end. */
static void
long_pieces(void **state)
{
	char value[1000];

	(void)state;
	memset(value, 'a', sizeof value - 1);
	value[sizeof value - 1] = '\0';
	assert_int_equal(ar_said_take(&words.said, "sore", value, &err),
	    AR_EINPUT);
	assert_true(strlen(err.text) < 2 * AR_SAID_BAD);
	assert_non_null(strstr(err.text, " is no soreness"));
	value[0] = '=';
	assert_int_equal(ar_said_take(&words.said, "sore", value, &err),
	    AR_EINPUT);
}

/* Every name is understood: a wrong value is wrong in words of its own. */
static void
every_name(void **state)
{
	const char *name;
	size_t count = 0;

	(void)state;
	for (; (name = ar_said_name(count)); count++) {
		assert_int_equal(ar_said_take(&words.said, name, "?", &err),
		    AR_EINPUT);
		assert_string_not_equal(err.text,
		    "this cannot be said of a run");
		assert_true(strlen(err.hint) > 0);
	}
	assert_int_equal(count, 17);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(numbers, set_up),
		cmocka_unit_test_setup(words_of_choice, set_up),
		cmocka_unit_test_setup(marks_and_tools, set_up),
		cmocka_unit_test_setup(conditions, set_up),
		cmocka_unit_test_setup(too_many_conditions, set_up),
		cmocka_unit_test_setup(wrong, set_up),
		cmocka_unit_test_setup(long_pieces, set_up),
		cmocka_unit_test_setup(every_name, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
