/* What today says of the marks and what the plan makes of the same day never
 * contradict each other (P17, P24): one list of alarms, two readers. */
#include "../check.h"

#include <string.h>

#include "afterrun/knowledge.h"
#include "afterrun/plan_log.h"
#include "afterrun/today.h"
#include "app/plan_state.h"
#include "knowledge/pain_keys.h"
#include "made_log.h"

enum { LOGS = 600, DAYS = 40, SESSIONS = 3 };

static struct ar_arena *arena;
static struct ar_error err;
static uint64_t seed;

static int
set_up(void **state)
{
	(void)state;
	arena = ar_arena_open((size_t)256 << 20);
	seed = 20261121;
	return arena ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	ar_arena_close(arena);
	return 0;
}

/* 0..below-1 */
static int
any(int below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((seed >> 33) % (unsigned)below);
}

/* A soreness that wanders, of one part or of the legs, with silent days. */
static struct ar_history *
random_log(void)
{
	struct ar_history *history = made_log(arena);
	int region = any(AR_REGIONS + 1), side = any(AR_SIDES + 1);
	int mark = any(9), silent = any(4), until = any(2);

	history->moment.now_utc_s = (MADE_TODAY + any(24) / 24.0) * 86400;
	for (int ago = DAYS; ago >= until; ago--) {
		mark += any(3) - 1;
		mark = mark < 0 ? 0 : mark > 10 ? 10 : mark;
		if (any(10) >= silent)
			made_mark(history, ago, region, side, mark);
	}
	if (any(3) == 0)
		made_pain(history, any(200), AR_PAIN_REGION_CALF,
		    AR_PAIN_SIDE_LEFT, AR_PAIN_TISSUE_MUSCLE, any(9));
	return history;
}

/* Today's session of the kind, strength beside it, a long run to come. */
static void
plan_day(const struct ar_history *history, enum ar_plan_kind kind,
    struct ar_plan_day *day)
{
	const struct { enum ar_plan_kind kind; int in; } rows[SESSIONS] = {
		{kind, 0}, {AR_PLAN_STRENGTH, 0}, {AR_PLAN_LONG, 3}};
	struct ar_planned sessions[SESSIONS];
	struct ar_plan_case input;

	ar_plan_case_clear(&input);
	for (int i = 0; i < SESSIONS; i++) {
		ar_planned_clear(&sessions[i]);
		sessions[i].number = i + 1;
		sessions[i].kind = rows[i].kind;
		sessions[i].day = MADE_TODAY + rows[i].in;
		sessions[i].distance_m = i == 1 ? NAN : 8000;
		sessions[i].minutes = 50;
	}
	assert_int_equal(ar_plan_state_make(history, arena, &input.state,
	    &err), AR_OK);
	assert_int_equal(ar_plan_today(&input.profile, sessions, SESSIONS,
	    NULL, 0, &input.state, MADE_TODAY, arena, day, &err), AR_OK);
}

static bool
runs(const struct ar_planned *session)
{
	return session->kind <= AR_PLAN_STRIDES ||
	    session->kind == AR_PLAN_RACE;
}

static bool
has_rule(const struct ar_plan_day *day, const char *rule)
{
	for (int i = 0; i < AR_PLAN_RULES_MAX && day->rules[i]; i++)
		if (strcmp(day->rules[i], rule) == 0)
			return true;
	return false;
}

/* Thirty mornings at 1 of 10 or more: T28. */
static void
legs_that_never_rest(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_today today;
	struct ar_plan_day day;

	(void)state;
	for (int ago = 29; ago >= 0; ago--)
		made_mark(history, ago, AR_FEEL_LEGS, AR_SIDES, 1 + ago % 2);
	assert_int_equal(ar_today_make(history, NULL, arena, &today, &err),
	    AR_OK);
	assert_int_equal(today.alarm_count, 1);
	assert_string_equal(today.alarms[0].rule->id, "T28");
	plan_day(history, AR_PLAN_EASY, &day);
	assert_int_equal(day.action, AR_ACTION_REST);
	assert_int_equal(day.session.kind, AR_PLAN_REST);
	assert_true(has_rule(&day, "P17"));
	assert_true(has_rule(&day, "P24"));
	assert_true(day.ask_triage);
	assert_false(day.undo);
	assert_false(day.suspended);
	assert_true(day.change_count >= 1);
	assert_string_equal(day.changes[0].rule, "P17");
	assert_non_null(strstr(day.changes[0].reason,
	    today.alarms[0].rule->reason));
	assert_non_null(strstr(day.changes[0].numbers,
	    today.alarms[0].numbers));
	assert_non_null(strstr(day.changes[0].numbers, "T28"));
	assert_non_null(strstr(today.alarms[0].text,
	    today.alarms[0].numbers));
}

/* Asked and answered: the pain is what the plan looks at from then on. */
static void
legs_that_were_asked_about(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_mark_alarm *alarms;
	size_t count;

	(void)state;
	for (int ago = 9; ago >= 0; ago--)
		made_mark(history, ago, AR_FEEL_LEGS, AR_SIDES, 2);
	made_pain(history, 300, AR_PAIN_REGION_CALF, AR_PAIN_SIDE_LEFT,
	    AR_PAIN_TISSUE_MUSCLE, 2);
	assert_int_equal(ar_mark_alarms(history, arena, &alarms, &count,
	    &err), AR_OK);
	assert_int_equal(count, 1); /* that was before the soreness */
	made_report(history, &history->episodes[0], 1, 2);
	assert_int_equal(ar_mark_alarms(history, arena, &alarms, &count,
	    &err), AR_OK);
	assert_int_equal(count, 0);
}

/* The marks or an open pain as it would be by now (T27, T28) say no. */
static bool
forbidden(const struct ar_today *today)
{
	bool no = today->alarm_count > 0;

	for (size_t i = 0; i < today->pain_count; i++) {
		const struct ar_pain_due *due = &today->pains[i];

		no = no || due->tier <= AR_TIER_E2 ||
		    (due->if_same && due->if_same->tier <= AR_TIER_E2);
	}
	return no;
}

static void
never_a_contradiction(void **state)
{
	static const enum ar_plan_kind kinds[] = {AR_PLAN_EASY,
		AR_PLAN_LONG, AR_PLAN_QUALITY, AR_PLAN_STRIDES, AR_PLAN_RACE};
	int stopped = 0, went_on = 0, hurt = 0;

	(void)state;
	for (int i = 0; i < LOGS; i++) {
		struct ar_history *history;
		struct ar_today today;
		struct ar_plan_day day;

		ar_arena_close(arena);
		arena = ar_arena_open((size_t)256 << 20);
		assert_non_null(arena);
		history = random_log();
		plan_day(history, kinds[i % 5], &day);
		assert_int_equal(ar_today_make(history, NULL, arena, &today,
		    &err), AR_OK);
		if (forbidden(&today) && (runs(&day.session) ||
		    !has_rule(&day, "P17") || day.undo))
			fail_msg("log %d: \"%s\" and the plan runs", i,
			    today.alarm_count > 0 ? today.alarms[0].text :
			    today.pains[0].text);
		if (today.alarm_count > 0 && today.session &&
		    today.session->next.code < AR_NEXT_NO_RUN_UNTIL_SEEN)
			fail_msg("log %d: the session lets run: %s", i,
			    today.session->next.text);
		if (today.alarm_count == 0 && today.pain_count == 0 &&
		    has_rule(&day, "P17"))
			fail_msg("log %d: P17 for no reason: %s", i,
			    day.reason);
		stopped += today.alarm_count > 0;
		hurt += today.pain_count > 0 && forbidden(&today);
		went_on += runs(&day.session);
	}
	assert_true(stopped > LOGS / 10);
	assert_true(went_on > LOGS / 10);
	assert_true(hurt > LOGS / 20);
}

int
main(void)
{
#define PLAN_TEST(name)                                                        \
	cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	static const struct CMUnitTest tests[] = {
		PLAN_TEST(legs_that_never_rest),
		PLAN_TEST(legs_that_were_asked_about),
		PLAN_TEST(never_a_contradiction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
