/* Pains in the log: episodes, the clock, T2, T27, T28 and T51. */
#define _GNU_SOURCE
#include <string.h>

#include "../check.h"
#include "afterrun/pain_log.h"
#include "knowledge/pain_keys.h"
#include "log_fixture.h"
#include "made_log.h"

enum { DAY = 86400 };

static struct ar_arena *arena;
static struct ar_store *store;
static struct ar_error err;
static struct log kept_log;
static const double start = (MADE_TODAY + 0.5) * DAY;

static int
set_up(void **state)
{
	(void)state;
	log_open(&kept_log);
	store = kept_log.store;
	arena = kept_log.arena;
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	log_close(&kept_log);
	return 0;
}

static struct ar_pain
pain_of(int region, int side, double severity)
{
	struct ar_pain pain;

	ar_pain_clear(&pain);
	ar_pain_others_no(&pain);
	pain.value[AR_PAIN_REGION] = region;
	pain.value[AR_PAIN_SIDE] = side;
	pain.value[AR_PAIN_TISSUE] = AR_PAIN_TISSUE_MUSCLE;
	pain.value[AR_PAIN_SEVERITY_NOW] = severity;
	pain.value[AR_PAIN_SEVERITY_WORST] = severity;
	pain.value[AR_PAIN_DURATION_DAYS] = 0;
	return pain;
}

static struct ar_pain_kept
keep(const struct ar_pain *pain, double days, int64_t hint)
{
	const struct ar_moment moment = {start + days * DAY, 0};
	struct ar_pain_kept kept;

	if (ar_pain_keep(store, &moment, pain, hint, arena, &kept, &err) !=
	    AR_OK)
		fail_msg("%s: %s", err.where, err.text);
	return kept;
}

static void
same_place_is_one_episode(void **state)
{
	struct ar_pain left = pain_of(AR_PAIN_REGION_CALF,
	    AR_PAIN_SIDE_LEFT, 4);
	struct ar_pain right = pain_of(AR_PAIN_REGION_CALF,
	    AR_PAIN_SIDE_RIGHT, 3);
	struct ar_pain bare = pain_of(AR_PAIN_REGION_CALF,
	    AR_PAIN_SIDE_LEFT, 3);
	struct ar_pain_kept first = keep(&left, 0, 0);
	struct ar_pain_kept second = keep(&left, 1, 0);
	struct ar_pain_kept other = keep(&right, 1, 0);
	struct ar_moment moment = {start + 2 * DAY, 0};
	struct ar_pain_kept kept;

	(void)state;
	assert_true(first.opened);
	assert_false(second.opened);
	assert_int_equal(first.episode_id, second.episode_id);
	assert_true(other.opened);
	assert_int_not_equal(other.episode_id, first.episode_id);
	assert_null(first.closed_why);
	check_near(second.recheck_utc_s,
	    start + DAY + second.verdict.recheck_h * 3600, 1e-6);
	bare.value[AR_PAIN_REGION] = bare.value[AR_PAIN_SIDE] = NAN;
	assert_int_equal(keep(&bare, 2, first.episode_id).episode_id,
	    first.episode_id);
	assert_int_equal(ar_pain_keep(store, &moment, &left, 99, arena,
	    &kept, &err), AR_EABSENT);
	bare.value[AR_PAIN_REGION] = AR_PAIN_REGION_ARCH;
	assert_int_equal(ar_pain_keep(store, &moment, &bare,
	    first.episode_id, arena, &kept, &err), AR_EINPUT);
	struct ar_episode *episodes;
	size_t count;

	assert_int_equal(ar_store_episodes(store, false, arena, &episodes,
	    &count, &err), AR_OK);
	assert_int_equal(count, 2);
	assert_int_equal(episodes[0].report_count +
	    episodes[1].report_count, 4);
}

/* Severe muscle pain that lasts: E2 by T27 at 72 h. */
static void
severe_for_three_days(void **state)
{
	struct ar_pain pain = pain_of(AR_PAIN_REGION_THIGH_FRONT,
	    AR_PAIN_SIDE_LEFT, 7);

	(void)state;
	struct ar_pain_kept kept = keep(&pain, 0, 0);

	assert_false(ar_verdict_has(&kept.verdict, "T27"));
	kept = keep(&pain, 2, 0);
	assert_false(ar_verdict_has(&kept.verdict, "T27"));
	kept = keep(&pain, 3, 0);
	assert_true(ar_verdict_has(&kept.verdict, "T27"));
	assert_int_equal(kept.verdict.tier, AR_TIER_E2);
}

/* T51: nothing felt is not enough while something holds the tier. */
static void
leaving(void **state)
{
	struct ar_pain pain = pain_of(AR_PAIN_REGION_CALF,
	    AR_PAIN_SIDE_LEFT, 1);
	struct ar_pain none = pain_of(AR_PAIN_REGION_CALF,
	    AR_PAIN_SIDE_LEFT, 0);
	struct ar_pain_kept kept = keep(&pain, 0, 0);

	(void)state;
	assert_int_equal(kept.verdict.tier, AR_TIER_E4);
	kept = keep(&none, 1, 0);
	assert_string_equal(kept.closed_why, "gone");
	assert_true(isnan(kept.recheck_utc_s));
	/* the next one is a new episode */
	pain.value[AR_PAIN_SEVERITY_NOW] = 4;
	pain.value[AR_PAIN_SEVERITY_WORST] = 4;
	kept = keep(&pain, 10, 0);
	assert_true(kept.opened);
	assert_int_equal(kept.verdict.tier, AR_TIER_E3);
	kept = keep(&none, 11, 0);
	assert_null(kept.closed_why); /* one good day is not two */
	kept = keep(&none, 12, 0);
	assert_string_equal(kept.closed_why, "gone");
}

static void
emergency_locks_all(void **state)
{
	struct ar_pain chest = pain_of(AR_PAIN_REGION_CALF,
	    AR_PAIN_SIDE_LEFT, 3);
	struct ar_pain other = pain_of(AR_PAIN_REGION_ARCH,
	    AR_PAIN_SIDE_RIGHT, 1);
	struct ar_moment moment = {start + DAY, 0};
	struct ar_pain_kept kept;

	(void)state;
	chest.value[AR_PAIN_CHEST_PAIN] = 1;
	kept = keep(&chest, 0, 0);
	assert_int_equal(kept.verdict.tier, AR_TIER_E0);
	assert_int_equal(ar_pain_close(store, &moment, kept.episode_id,
	    arena, &err), AR_EREFUSED);
	assert_true(keep(&other, 1, 0).verdict.locked);
	chest = pain_of(AR_PAIN_REGION_CALF, AR_PAIN_SIDE_LEFT, 0);
	assert_null(keep(&chest, 2, 0).closed_why);
	chest.value[AR_PAIN_CLINICIAN_SEEN] = 1;
	kept = keep(&chest, 3, 0);
	assert_false(kept.verdict.locked);
	assert_false(keep(&other, 4, 0).verdict.locked);
}

static void
runner_closes(void **state)
{
	struct ar_pain pain = pain_of(AR_PAIN_REGION_CALF,
	    AR_PAIN_SIDE_LEFT, 3);
	struct ar_moment moment = {start + DAY, 0};
	int64_t id = keep(&pain, 0, 0).episode_id;

	(void)state;
	assert_int_equal(ar_pain_close(store, &moment, id, arena, &err),
	    AR_OK);
	assert_int_equal(ar_pain_close(store, &moment, id, arena, &err),
	    AR_EABSENT);
	assert_int_equal(ar_pain_close(store, &moment, 0, arena, &err),
	    AR_EABSENT);
}

static void
refused_reports_leave_nothing(void **state)
{
	struct ar_pain pain = pain_of(AR_PAIN_REGION_CALF,
	    AR_PAIN_SIDE_LEFT, 3);
	struct ar_moment moment = {start, 0};
	struct ar_episode *episodes;
	struct ar_pain_kept kept;
	size_t count;

	(void)state;
	pain.value[AR_PAIN_SEVERITY_NOW] = 44;
	assert_int_equal(ar_pain_keep(store, &moment, &pain, 0, arena, &kept,
	    &err), AR_EINPUT);
	pain.value[AR_PAIN_SEVERITY_NOW] = 4;
	for (size_t limit = 0; limit < 2000000; limit = limit * 2 + 100) {
		struct ar_arena *small = ar_arena_open(limit);

		if (small && ar_pain_keep(store, &moment, &pain, 0, small,
		    &kept, &err) == AR_OK)
			limit = 2000000;
		ar_arena_close(small);
		assert_int_equal(ar_store_episodes(store, false, arena,
		    &episodes, &count, &err), AR_OK);
		assert_int_equal(count, limit == 2000000 ? 1 : 0);
	}
	assert_int_equal(count, 1);
}

/* --- the clock --- */

static struct ar_pain_due
clock_of(const struct ar_history *history)
{
	struct ar_pain_due *dues;
	size_t count;

	assert_int_equal(ar_pain_clock(history, arena, &dues, &count, &err),
	    AR_OK);
	assert_true(count > 0);
	return dues[0];
}

static void
asks_at_24_48_72(void **state)
{
	static const struct {
		double told_h, last_h, due_after_h; /* of the start */
	} cases[] = {{10, 10, 24}, {30, 5, 48}, {50, 1, 72}, {30, 29, 24}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct ar_history *history = made_log(arena);
		struct ar_episode *episode = made_pain(history,
		    cases[i].told_h, AR_PAIN_REGION_CALF,
		    AR_PAIN_SIDE_LEFT, AR_PAIN_TISSUE_MUSCLE, 4);
		struct ar_pain_due due;

		if (cases[i].last_h < cases[i].told_h)
			made_report(history, episode, cases[i].last_h, 4);
		due = clock_of(history);
		check_near((due.due_utc_s - episode->opened_utc_s) / 3600,
		    cases[i].due_after_h, 1e-6);
		assert_int_equal(due.due, cases[i].told_h >=
		    cases[i].due_after_h);
		check_near(due.hours, cases[i].told_h, 1e-6);
		assert_non_null(strstr(due.text, "left calf"));
	}
}

/* T27 fires by itself, as a question. */
static void
seventy_two_hours(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_pain_due due;

	(void)state;
	made_pain(history, 60, AR_PAIN_REGION_THIGH_FRONT, AR_PAIN_SIDE_LEFT,
	    AR_PAIN_TISSUE_MUSCLE, 7);
	history->episodes[0].reports[0].pain.value[AR_PAIN_DURATION_DAYS] =
	    0;
	due = clock_of(history);
	assert_false(ar_verdict_has(due.if_same, "T27"));
	history->moment.now_utc_s += 12.5 * 3600;
	due = clock_of(history);
	assert_true(ar_verdict_has(due.if_same, "T27"));
	assert_true(due.due);
	assert_int_equal(due.if_same->tier, AR_TIER_E2);
	/* a knee that aches a little does so, too */
	history = made_log(arena);
	made_pain(history, 73, AR_PAIN_REGION_KNEE_INNER, AR_PAIN_SIDE_LEFT,
	    AR_PAIN_TISSUE_JOINT, 2);
	history->episodes[0].reports[0].pain.value[AR_PAIN_DURATION_DAYS] =
	    0;
	due = clock_of(history);
	assert_true(ar_verdict_has(due.if_same, "T27"));
	assert_true(due.worse_if_same);
	assert_non_null(strstr(due.text, "still the same"));
}

static void
urgent_first(void **state)
{
	struct ar_history *history = made_log(arena);
	struct ar_pain_due *dues;
	size_t count;

	(void)state;
	made_pain(history, 5, AR_PAIN_REGION_ARCH, AR_PAIN_SIDE_LEFT,
	    AR_PAIN_TISSUE_MUSCLE, 1);
	made_pain(history, 5, AR_PAIN_REGION_CALF, AR_PAIN_SIDE_LEFT,
	    AR_PAIN_TISSUE_MUSCLE, 8);
	made_pain(history, 5, AR_PAIN_REGION_BUTTOCK, AR_PAIN_SIDE_LEFT,
	    AR_PAIN_TISSUE_MUSCLE, 4);
	history->episodes[2].closed_utc_s = 1;
	assert_int_equal(ar_pain_clock(history, arena, &dues, &count, &err),
	    AR_OK);
	assert_int_equal(count, 2);
	assert_int_equal(dues[0].episode->id, 2);
}

/* --- marks --- */

static size_t
alarms_of(const struct ar_history *history, struct ar_mark_alarm **alarms)
{
	size_t count;

	assert_int_equal(ar_mark_alarms(history, arena, alarms, &count,
	    &err), AR_OK);
	return count;
}

static struct ar_history *
marks_of(int days, double mark, int region, int side)
{
	struct ar_history *history = made_log(arena);

	for (int ago = days - 1; ago >= 0; ago--)
		made_mark(history, ago, region, side, mark);
	return history;
}

static void
marks_that_last(void **state)
{
	static const struct {
		int days;
		double mark;
		int region;
		const char *rule; /* NULL: none */
	} cases[] = {
		{2, 9, AR_CALF, NULL}, {3, 7, AR_CALF, "T27"},
		{3, 6, AR_CALF, NULL}, {5, 4, AR_CALF, NULL},
		{6, 4, AR_CALF, "T28"}, {7, 1, AR_CALF, NULL},
		{8, 1, AR_CALF, "T28"}, {30, 0, AR_CALF, NULL},
		{3, 2, AR_KNEE, "T27"}, {2, 2, AR_KNEE, NULL},
		{3, 7, AR_FEEL_LEGS, "T27"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct ar_mark_alarm *alarms;
		struct ar_history *history = marks_of(cases[i].days,
		    cases[i].mark, cases[i].region, AR_RIGHT);
		size_t count = alarms_of(history, &alarms);

		if (count != (cases[i].rule ? 1 : 0))
			fail_msg("case %d: %d alarms", (int)i, (int)count);
		if (count == 0)
			continue;
		assert_string_equal(alarms[0].rule->id, cases[i].rule);
		assert_int_equal(alarms[0].side, AR_RIGHT);
		assert_int_equal(alarms[0].days, cases[i].days);
		check_near(alarms[0].lowest, cases[i].mark, 0);
	}
}

static void
marks_with_gaps(void **state)
{
	struct ar_mark_alarm *alarms;
	struct ar_history *history = made_log(arena);

	(void)state;
	made_mark(history, 4, AR_CALF, AR_SIDES, 8);
	made_mark(history, 2, AR_CALF, AR_SIDES, 8); /* one day silent */
	made_mark(history, 0, AR_CALF, AR_SIDES, 7);
	assert_int_equal(alarms_of(history, &alarms), 1);
	assert_int_equal(alarms[0].side, AR_SIDES);
	assert_int_equal(alarms[0].days, 5);
	history->feels[1].mark = 0; /* it was gone in between */
	assert_int_equal(alarms_of(history, &alarms), 0);
	history->feels[1].mark = 8;
	history->feels[1].day = MADE_TODAY - 3; /* two days silent after */
	assert_int_equal(alarms_of(history, &alarms), 0);
	/* a lower mark ends the severe ones, not the soreness */
	history = marks_of(9, 2, AR_CALF, AR_LEFT);
	history->feels[8].mark = 8;
	assert_int_equal(alarms_of(history, &alarms), 1);
	assert_string_equal(alarms[0].rule->id, "T28");
	check_near(alarms[0].lowest, 2, 0);
	/* nothing newer than the day before yesterday: ask nothing */
	history = marks_of(9, 8, AR_CALF, AR_LEFT);
	history->feel_count -= 2;
	assert_int_equal(alarms_of(history, &alarms), 0);
}

/* An open pain there has its own clock. */
static void
marks_under_a_pain(void **state)
{
	struct ar_history *history = marks_of(4, 8, AR_CALF, AR_LEFT);
	struct ar_mark_alarm *alarms;

	(void)state;
	assert_int_equal(alarms_of(history, &alarms), 1);
	made_pain(history, 5, AR_PAIN_REGION_CALF, AR_PAIN_SIDE_LEFT,
	    AR_PAIN_TISSUE_MUSCLE, 8);
	assert_int_equal(alarms_of(history, &alarms), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(same_place_is_one_episode,
		    set_up, tear_down),
		cmocka_unit_test_setup_teardown(severe_for_three_days,
		    set_up, tear_down),
		cmocka_unit_test_setup_teardown(leaving, set_up, tear_down),
		cmocka_unit_test_setup_teardown(emergency_locks_all, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(runner_closes, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(
		    refused_reports_leave_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(asks_at_24_48_72, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(seventy_two_hours, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(urgent_first, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(marks_that_last, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(marks_with_gaps, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(marks_under_a_pain, set_up,
		    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
