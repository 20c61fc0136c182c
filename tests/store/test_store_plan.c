/* The plan in the log: versions of sessions, changes, undo. */
#include <string.h>

#include "afterrun/store_plan.h"
#include "log_rows.h"

enum { DAY = 20000, SESSIONS = 3 };

static const double made = 1.7e9;

static void
make_session(struct ar_planned *session, int number)
{
	memset(session, 0, sizeof *session);
	session->number = number;
	session->day = DAY + 2 * (number - 1);
	session->kind = number == 3 ? AR_PLAN_LONG : AR_PLAN_QUALITY;
	session->flavour = number == 3 ? AR_FLAVOUR_NONE : AR_FLAVOUR_T;
	session->phase = AR_PHASE_BUILD;
	session->distance_m = 8000.5 * number;
	session->minutes = session->descent_m = NAN;
	session->rpe_0_10 = 6.5;
	session->pace_lo_s_km = 300;
	session->pace_hi_s_km = NAN;
	session->regions = 1u << AR_LOAD_TIBIA | 1u << AR_LOAD_CALF_SOLEUS;
	session->reason = "Comfortably hard.";
	session->rules[0] = "P2";
	session->rules[1] = "P8";
	session->steps[0] = (struct ar_plan_step){ 1, 1, "warm-up", 600, NAN,
		360, 330, NAN, NAN, 2 };
	session->steps[1] = (struct ar_plan_step){ 4, 2, "threshold", NAN,
		1000, 300, 290, 150, 165, 6.5 };
	session->step_count = 2;
	session->expected_m = session->distance_m;
	session->expected_min = 40;
}

static int64_t
put_plan(struct log *log, double made_utc_s)
{
	struct ar_planned sessions[SESSIONS];
	const struct ar_kept_plan plan = { .made_utc_s = made_utc_s,
		.made_day = DAY, .ended_utc_s = NAN, .goal = AR_GOAL_HALF,
		.goal_day = DAY + 90, .goal_time_s = NAN, .run_days = 5,
		.longest_day = 6, .vdot = 45.5, .reachable = true,
		.rules_version = "test/1", .notes = "one\ntwo" };
	int64_t id;

	for (int i = 0; i < SESSIONS; i++)
		make_session(&sessions[i], i + 1);
	log_ok(ar_store_plan_put(log->store, &plan, sessions, SESSIONS, &id,
	    err));
	return id;
}

static struct ar_kept_planned *
standing(struct log *log, int64_t plan, size_t count)
{
	const int64_t days[2] = { DAY - 100, DAY + 100 };
	struct ar_kept_planned *list;
	size_t n;

	log_ok(ar_store_planned(log->store, plan, days, log->arena, &list,
	    &n, err));
	assert_int_equal(n, count);
	return list;
}

static void
test_comes_back(void **state)
{
	struct log *log = *state;
	struct ar_kept_planned *list;
	struct ar_kept_plan plan;
	struct ar_planned want;
	int64_t id;

	log_not(ar_store_plan_get(log->store, log->arena, &plan, err),
	    AR_EABSENT);
	id = put_plan(log, made);
	log_again(log);
	log_ok(ar_store_plan_get(log->store, log->arena, &plan, err));
	assert_int_equal(plan.id, id);
	assert_int_equal(plan.goal, AR_GOAL_HALF);
	assert_int_equal(plan.goal_day, DAY + 90);
	assert_true(isnan(plan.goal_time_s));
	assert_int_equal(plan.run_days, 5);
	assert_int_equal(plan.longest_day, 6);
	check_near(plan.vdot, 45.5, 0);
	assert_string_equal(plan.notes, "one\ntwo");
	list = standing(log, id, SESSIONS);
	for (int i = 0; i < SESSIONS; i++) {
		const struct ar_planned *got = &list[i].session;

		make_session(&want, i + 1);
		assert_int_equal(got->number, want.number);
		assert_int_equal(got->day, want.day);
		assert_int_equal(got->kind, want.kind);
		assert_int_equal(got->flavour, want.flavour);
		assert_int_equal(got->phase, want.phase);
		check_near(got->distance_m, want.distance_m, 0);
		assert_true(isnan(got->minutes));
		assert_true(isnan(got->pace_hi_s_km));
		assert_int_equal(got->regions, want.regions);
		assert_string_equal(got->reason, want.reason);
		assert_string_equal(got->rules[1], "P8");
		assert_null(got->rules[2]);
		assert_int_equal(got->step_count, 2);
		assert_string_equal(got->steps[1].what, "threshold");
		assert_int_equal(got->steps[1].repeat, 4);
		assert_true(isnan(got->steps[1].seconds));
		check_near(got->steps[1].heart_hi_bpm, 165, 0);
		assert_false(got->done);
	}
}

static void
test_new_one_ends_the_old(void **state)
{
	struct log *log = *state;
	struct ar_kept_plan plan;
	int64_t first = put_plan(log, made);
	int64_t second = put_plan(log, made + 10);

	assert_int_not_equal(first, second);
	log_ok(ar_store_plan_get(log->store, log->arena, &plan, err));
	assert_int_equal(plan.id, second);
	standing(log, first, SESSIONS); /* it stays */
	log_ok(ar_store_plan_end(log->store, made + 20, err));
	log_not(ar_store_plan_get(log->store, log->arena, &plan, err),
	    AR_EABSENT);
}

static int64_t
put_change(struct log *log, int64_t plan, const struct ar_change *change)
{
	const struct ar_kept_change about = { .plan_id = plan,
		.made_utc_s = made + 5, .day = DAY };
	int64_t id;

	log_ok(ar_store_change_put(log->store, &about, change, &id, err));
	return id;
}

static void
make_change(struct ar_change *change, int number, double share, bool undo)
{
	memset(change, 0, sizeof *change);
	make_session(&change->before, number);
	change->after = change->before;
	change->after.distance_m *= share;
	change->after.adapted = AR_ACTION_CUT;
	change->number = number;
	change->day = change->before.day;
	change->action = AR_ACTION_CUT;
	change->rule = "P21";
	change->reason = "Shorter.";
	change->undo = undo;
}

static void
test_change_and_undo(void **state)
{
	struct log *log = *state;
	int64_t plan = put_plan(log, made);
	struct ar_kept_change *changes;
	struct ar_change change;
	int64_t first, second;
	size_t count;

	make_change(&change, 2, 0.5, true);
	first = put_change(log, plan, &change);
	check_near(standing(log, plan, SESSIONS)[1].session.distance_m,
	    8000.5, 0);
	assert_int_equal(standing(log, plan, SESSIONS)[1].session.adapted,
	    AR_ACTION_CUT);
	make_change(&change, 2, 0.25, true);
	second = put_change(log, plan, &change);
	/* the later one first */
	log_not(ar_store_change_undo(log->store, first, made + 9, err),
	    AR_EREFUSED);
	log_ok(ar_store_change_undo(log->store, second, made + 9, err));
	log_not(ar_store_change_undo(log->store, second, made + 9, err),
	    AR_EABSENT);
	log_ok(ar_store_change_undo(log->store, first, made + 9, err));
	check_near(standing(log, plan, SESSIONS)[1].session.distance_m,
	    16001, 0);
	log_ok(ar_store_changes(log->store, plan, DAY, log->arena, &changes,
	    &count, err));
	assert_int_equal(count, 2);
	assert_string_equal(changes[0].rule, "P21");
	check_near(changes[0].undone_utc_s, made + 9, 0);
	log_ok(ar_store_changes(log->store, plan, DAY + 1, log->arena,
	    &changes, &count, err));
	assert_int_equal(count, 0);
}

static void
test_safety_stays(void **state)
{
	struct log *log = *state;
	int64_t plan = put_plan(log, made);
	struct ar_change change;
	int64_t id;

	make_change(&change, 1, 0.5, false);
	id = put_change(log, plan, &change);
	log_not(ar_store_change_undo(log->store, id, made + 9, err),
	    AR_EREFUSED);
	check_near(standing(log, plan, SESSIONS)[0].session.distance_m,
	    4000.25, 0);
}

/* A change that brings a session: undoing it takes it away. */
static void
test_brought(void **state)
{
	struct log *log = *state;
	int64_t plan = put_plan(log, made);
	struct ar_change change;
	int64_t id;

	make_change(&change, 1, 1, true);
	change.number = change.before.number = change.after.number = 0;
	change.before.kind = AR_PLAN_REST;
	change.after.kind = AR_PLAN_EASY;
	id = put_change(log, plan, &change);
	assert_int_equal(standing(log, plan, SESSIONS + 1)[0].session.kind,
	    AR_PLAN_EASY);
	log_ok(ar_store_change_undo(log->store, id, made + 9, err));
	standing(log, plan, SESSIONS);
}

static void
test_done(void **state)
{
	struct log *log = *state;
	int64_t plan = put_plan(log, made);
	struct ar_kept_planned *list = standing(log, plan, SESSIONS);
	struct ar_kept_planned got;
	struct given given;

	log_ok(log_give(log->store, 1, &given, err));
	log_ok(ar_store_planned_done(log->store, list[0].id, true, 0, err));
	log_ok(ar_store_planned_done(log->store, list[1].id, false,
	    given.run, err));
	list = standing(log, plan, SESSIONS);
	assert_true(list[0].session.done);
	assert_true(list[1].session.done);
	assert_int_equal(list[1].run_id, given.run);
	assert_false(list[2].session.done);
	/* without its run it is not done any more */
	log_ok(ar_store_run_drop(log->store, given.run, err));
	log_ok(ar_store_planned_get(log->store, list[1].id, log->arena, &got,
	    err));
	assert_false(got.session.done);
	log_not(ar_store_planned_done(log->store, 999, true, 0, err),
	    AR_EABSENT);
}

int
main(void)
{
#define LOG_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, log_setup, log_teardown)
	static const struct CMUnitTest tests[] = {
		LOG_TEST(test_comes_back),
		LOG_TEST(test_new_one_ends_the_old),
		LOG_TEST(test_change_and_undo),
		LOG_TEST(test_safety_stays),
		LOG_TEST(test_brought),
		LOG_TEST(test_done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
