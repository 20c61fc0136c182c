/* The runner moves a session: what is kept apart, what makes room, and what
 * is refused by which rule. */
#include <string.h>

#include "../check.h"
#include "afterrun/plan_log.h"
#include "afterrun/plan_move.h"

enum {
	MONDAY = 20416, /* 2025-11-24; 1970-01-01 was a Thursday */
	ARENA = 8 << 20,
	SESSIONS = 64,
	RUNS = 64
};

static struct ar_arena *arena;
static struct ar_plan_profile profile;
static struct ar_planned sessions[SESSIONS];
static struct ar_plan_run runs[RUNS];
static struct ar_move_case input;
static struct ar_move move;
static struct ar_error err;
static const int64_t monday = MONDAY;

static int
begin(void **state)
{
	(void)state;
	arena = ar_arena_open(ARENA);
	memset(&profile, 0, sizeof profile);
	profile.person.age_y = 40;
	input = (struct ar_move_case){ .profile = &profile,
		.sessions = sessions, .runs = runs, .today = monday };
	return arena ? 0 : 1;
}

static int
end(void **state)
{
	(void)state;
	ar_arena_close(arena);
	return 0;
}

static struct ar_planned *
plan(int day, enum ar_plan_kind kind, double km)
{
	struct ar_planned *s = &sessions[input.session_count];

	memset(s, 0, sizeof *s);
	s->day = monday + day;
	s->number = (int)++input.session_count;
	s->kind = kind;
	s->distance_m = km > 0 ? km * 1000 : NAN;
	s->minutes = NAN;
	s->reason = "For the legs.";
	return s;
}

static void
ran(int day, double km)
{
	struct ar_plan_run *run = &runs[input.run_count++];

	memset(run, 0, sizeof *run);
	run->day = monday + day;
	run->kind = AR_PLAN_EASY;
	run->distance_m = km * 1000;
}

static enum ar_status
try(int from, int to)
{
	memset(&err, 0, sizeof err);
	return ar_planned_move(&input, monday + from, monday + to, arena,
	    &move, &err);
}

static void
refused(int from, int to, const char *rule)
{
	if (try(from, to) != AR_EREFUSED || strcmp(err.where, rule) != 0)
		fail_msg("%d to %d: %d %s %s", from, to, (int)err.status,
		    err.where, err.text);
	assert_true(err.text[0] && err.hint[0]);
	assert_int_equal(move.count, 0);
}

static void
moves(int from, int to, size_t changes)
{
	if (try(from, to) != AR_OK)
		fail_msg("%d to %d: %s %s", from, to, err.where, err.text);
	assert_int_equal(move.count, changes);
	assert_true(move.changes[0].before.day == monday + from);
	assert_true(move.changes[0].after.day == monday + to);
}

/* A usual week: hard on Tuesday, long on Sunday. */
static void
usual(int from)
{
	plan(from + 1, AR_PLAN_QUALITY, 8);
	plan(from + 3, AR_PLAN_EASY, 8);
	plan(from + 4, AR_PLAN_STRENGTH, 0);
	plan(from + 6, AR_PLAN_LONG, 12);
}

static void
test_spacing(void **state)
{
	(void)state;
	usual(0);
	usual(7);
	moves(1, 2, 1);
	moves(1, 0, 1);
	moves(3, 5, 1);   /* easy goes anywhere that is free */
	refused(1, 5, "P7");
	refused(6, 7, "P7");
	refused(6, 0, "P7");
	moves(6, 5, 2); /* strength on Friday goes along */
	assert_int_equal(move.changes[1].before.kind, AR_PLAN_STRENGTH);
	assert_true(move.changes[1].after.day == monday + 5);
	moves(6, 4, 1);
	profile.person.age_y = 60; /* 72 hours */
	moves(6, 4, 1);
	moves(1, 2, 1);
	refused(8, 8 + 3, "P7");
}

static void
test_words(void **state)
{
	(void)state;
	usual(0);
	moves(1, 2, 1);
	assert_string_equal(move.changes[0].rule, AR_RULE_MOVED);
	assert_string_equal(move.changes[0].source, "said");
	assert_string_equal(move.changes[0].after.reason,
	    "For the legs. You moved it here from Tuesday.");
	assert_int_equal(move.changes[0].action, AR_ACTION_SWAP);
	assert_int_equal(move.changes[0].number, 1);
	assert_true(move.changes[0].undo);
	/* moved once more, the words stand there once */
	sessions[0] = move.changes[0].after;
	moves(2, 0, 1);
	assert_string_equal(move.changes[0].after.reason,
	    "For the legs. You moved it here from Wednesday.");
}

/* Two runs change places; both have to fit. */
static void
test_exchange(void **state)
{
	(void)state;
	usual(0);
	moves(3, 1, 2);
	assert_int_equal(move.changes[1].before.kind, AR_PLAN_QUALITY);
	assert_true(move.changes[1].after.day == monday + 3);
	moves(3, 6, 2); /* the long run on Thursday, two days after Tuesday */
	profile.person.age_y = 60;
	refused(3, 6, "P7");
}

static void
test_days(void **state)
{
	(void)state;
	usual(0);
	input.today = monday + 2;
	assert_int_equal(try(1, 4), AR_EINPUT);
	assert_string_equal(err.where, "from");
	assert_int_equal(try(3, 1), AR_EINPUT);
	assert_string_equal(err.where, "to");
	assert_int_equal(try(3, 7), AR_EINPUT);
	assert_int_equal(try(3, 3), AR_EINPUT);
	assert_int_equal(try(5, 4), AR_EABSENT);
	sessions[1].done = true;
	assert_int_equal(try(3, 4), AR_EABSENT);
	refused(6, 3, "P4");
}

static void
test_ran_already(void **state)
{
	(void)state;
	usual(0);
	input.today = monday + 2;
	ran(2, 8);
	refused(3, 2, "P4");
	moves(4, 2, 1); /* strength may stand beside it */
}

static void
test_race(void **state)
{
	(void)state;
	usual(0);
	plan(13, AR_PLAN_RACE, 10);
	plan(8, AR_PLAN_EASY, 8);
	refused(13, 12, "P9");
	refused(8, 13, "P9");
	refused(6, 9, "P7"); /* the long run six days before it */
	plan(20, AR_PLAN_EASY, 8);
	refused(8, 15, "P9");
}

static void
test_strength(void **state)
{
	(void)state;
	usual(0);
	refused(4, 5, "P14"); /* the day before the long run */
	refused(4, 0, "P14");
	moves(4, 3, 1);
	plan(3, AR_PLAN_STRENGTH, 0);
	refused(4, 3, "P4");
}

/* P2: a longer run needs one before it. */
static void
test_reach(void **state)
{
	(void)state;
	for (int week = -4; week < 0; week++)
		for (int day = 0; day < 4; day++)
			ran(7 * week + 2 * day, 10);
	plan(6, AR_PLAN_EASY, 11);
	plan(9, AR_PLAN_EASY, 12);
	moves(6, 7, 1);
	refused(9, 5, "P2"); /* 12 km before the 11 km that lead to it */
	plan(1, AR_PLAN_EASY, 11);
	moves(9, 5, 1);
	input.run_count = 0; /* nobody knows */
	moves(9, 5, 1);
}

static void
test_weeks(void **state)
{
	struct ar_planned *lighter;

	(void)state;
	for (int week = -4; week < 0; week++)
		for (int day = 0; day < 3; day++)
			ran(7 * week + 2 * day, 10);
	plan(0, AR_PLAN_EASY, 10);
	plan(2, AR_PLAN_EASY, 10);
	plan(6, AR_PLAN_EASY, 10);
	lighter = plan(8, AR_PLAN_EASY, 8);
	plan(10, AR_PLAN_EASY, 8);
	plan(13, AR_PLAN_LONG, 10.5);
	lighter->rules[0] = "P5";
	refused(6, 7, "P5");
	lighter->rules[0] = "P10";
	refused(6, 7, "P10");
	lighter->rules[0] = "P2";
	refused(6, 7, "P3"); /* 36.5 km, ten per cent over 30 */
	sessions[2].distance_m = 4000;
	moves(6, 7, 1);
	/* out of a week whose long run leans on it (P8) */
	refused(8, 5, "P8");
}

/* P8: a hard part leans on its week, too. */
static void
test_hard_part(void **state)
{
	struct ar_planned *hard = plan(8, AR_PLAN_QUALITY, 8);

	(void)state;
	hard->flavour = AR_FLAVOUR_T;
	hard->steps[0] = (struct ar_plan_step){ .repeat = 3, .group = 2,
		.what = "threshold", .metres = 1000, .seconds = NAN };
	hard->steps[1] = (struct ar_plan_step){ .repeat = 1, .group = 1,
		.what = "jog", .metres = NAN, .seconds = 60 };
	hard->step_count = 2;
	for (int week = -4; week < 0; week++)
		for (int day = 0; day < 3; day++)
			ran(7 * week + 2 * day, 10);
	plan(1, AR_PLAN_EASY, 4);
	plan(10, AR_PLAN_EASY, 8);
	plan(11, AR_PLAN_EASY, 6);
	plan(13, AR_PLAN_EASY, 10);
	refused(11, 5, "P8"); /* 3 km of 26 are more than a tenth */
	hard->steps[0].repeat = 2;
	moves(11, 5, 1);
}

/* P41: every other day, one step after the other. */
static void
test_ladder(void **state)
{
	(void)state;
	for (int day = 0; day < 7; day += 2)
		plan(day, AR_PLAN_EASY, 3)->rules[0] = "P41";
	refused(2, 3, "P41");
	refused(2, 6, "P41");
	refused(6, 5, "P41"); /* the day after the third */
	plan(10, AR_PLAN_EASY, 3)->rules[0] = "P41";
	moves(6, 8, 1);
	ran(-1, 3);
	refused(10, 7, "P41"); /* the day after the fourth */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_spacing, begin, end),
		cmocka_unit_test_setup_teardown(test_words, begin, end),
		cmocka_unit_test_setup_teardown(test_exchange, begin, end),
		cmocka_unit_test_setup_teardown(test_days, begin, end),
		cmocka_unit_test_setup_teardown(test_ran_already, begin, end),
		cmocka_unit_test_setup_teardown(test_race, begin, end),
		cmocka_unit_test_setup_teardown(test_strength, begin, end),
		cmocka_unit_test_setup_teardown(test_reach, begin, end),
		cmocka_unit_test_setup_teardown(test_weeks, begin, end),
		cmocka_unit_test_setup_teardown(test_hard_part, begin, end),
		cmocka_unit_test_setup_teardown(test_ladder, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
