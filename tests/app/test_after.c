/* The main job: order of belief, the mode by R19, the weights by R21b. */
#include <string.h>

#include "../check.h"
#include "afterrun/after.h"
#include "afterrun/invent.h"

enum { ARENA = 256 << 20 };

static struct ar_arena *arena;
static struct ar_recording run;
static const double hour = 3600;

static int
set_up(void **state)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_error err;

	(void)state;
	arena = ar_arena_open(ARENA);
	assert_non_null(arena);
	plan.rpe_0_10 = 7;
	assert_int_equal(ar_invent(&plan, arena, &run, &err), AR_OK);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	ar_arena_close(arena);
	return 0;
}

static double
end_of_run(void)
{
	return run.activities[0].start_utc_s +
	    run.activities[0].device_values.elapsed_s;
}

static struct ar_after
make(const struct ar_after_said *said, double hours)
{
	struct ar_after after;
	struct ar_error err;

	assert_int_equal(ar_after_make(&run, said,
	    end_of_run() + hours * hour, arena, &after, &err), AR_OK);
	return after;
}

static void
test_nothing_said(void **state)
{
	struct ar_after_said said;
	struct ar_after after;

	(void)state;
	ar_after_said_clear(&said);
	after = make(&said, 0.5);
	assert_true(after.on_foot);
	assert_true(after.legs_known);
	assert_int_equal(after.session.mode, AR_POST_RUN);
	assert_false(after.shown_as_now);
	check_near(after.hours_ago, 0.5, 0.05);
	assert_int_equal(after.input.minutes_available, 20);
	assert_true(after.session.step_count > 2);
	assert_true(after.session.total_s <= after.session.budget_s);
	assert_true(after.session.budget_s <= 20 * 60);
	assert_non_null(after.today);
	assert_true(strlen(after.watch_for) > 40);
}

static void
test_rpe_order(void **state)
{
	double *file = &run.activities[0].device_values.rpe_0_10;
	struct ar_after_said said;
	struct ar_after after;

	(void)state;
	ar_after_said_clear(&said);
	said.rpe_0_10 = 3;
	after = make(&said, 1);
	assert_int_equal(after.rpe_source, AR_RPE_SAID);
	check_near(after.input.run.rpe_0_10, 3, 0);
	said.rpe_0_10 = NAN;
	after = make(&said, 1);
	assert_int_equal(after.rpe_source, AR_RPE_FILE);
	check_near(after.input.run.rpe_0_10, 7, 0);
	*file = NAN;
	after = make(&said, 1);
	assert_true(isnan(after.input.run.rpe_0_10));
	assert_int_equal(after.rpe_source,
	    isfinite(after.summary.heart_avg_pct_max) ? AR_RPE_HEART :
	    AR_RPE_GUESS);
	*file = 7;
}

/* Said before the file's profile, the profile before nothing. */
static void
test_person_order(void **state)
{
	struct ar_user_profile before = run.profile;
	struct ar_after_said said;
	struct ar_after after;

	(void)state;
	ar_after_said_clear(&said);
	run.profile.mass_kg = 80;
	run.profile.sex = "f";
	after = make(&said, 1);
	check_near(after.input.person.mass_kg, 80, 0);
	assert_int_equal(after.input.person.sex, AR_SEX_FEMALE);
	said.person.mass_kg = 70;
	said.person.sex = AR_SEX_MALE;
	after = make(&said, 1);
	check_near(after.input.person.mass_kg, 70, 0);
	assert_int_equal(after.input.person.sex, AR_SEX_MALE);
	run.profile = before;
}

static void
test_mode_by_the_clock(void **state)
{
	static const struct {
		double hours;
		enum ar_mode mode;
		bool shown_as_now;
	} cases[] = {
		{0, AR_POST_RUN, false}, {2.9, AR_POST_RUN, false},
		{3.1, AR_REST_DAY, false}, {71.9, AR_REST_DAY, false},
		{72.1, AR_POST_RUN, true}, {-1, AR_POST_RUN, true},
		{NAN, AR_POST_RUN, true},
	};
	struct ar_after_said said;

	(void)state;
	ar_after_said_clear(&said);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct ar_after after = make(&said, cases[i].hours);

		assert_int_equal(after.session.mode, cases[i].mode);
		assert_int_equal(after.shown_as_now, cases[i].shown_as_now);
	}
	run.activities[0].clock_unset = true;
	struct ar_after after = make(&said, 10);

	assert_int_equal(after.session.mode, AR_POST_RUN);
	assert_true(after.shown_as_now);
	assert_true(isnan(after.hours_ago));
	run.activities[0].clock_unset = false;
}

/* R83: a rest day knows the class of the run that was. */
static void
test_rest_day_knows_the_run(void **state)
{
	struct ar_after_said said;
	struct ar_after now, later;

	(void)state;
	ar_after_said_clear(&said);
	now = make(&said, 1);
	later = make(&said, 24);
	assert_true(later.input.last_run_known);
	assert_false(later.input.run_known);
	assert_int_equal(later.input.last_load_class, now.session.load_class);
	check_near(later.input.last_hours_ago, 24, 0.1);
}

/* R21b without a log: x(r) = L(r), to 0.01. */
static void
test_weights_are_the_doses(void **state)
{
	struct ar_after_said said;
	struct ar_after after;

	(void)state;
	ar_after_said_clear(&said);
	after = make(&said, 1);
	assert_true(after.input.legs_known);
	for (int i = 0; i < AR_LOAD_ROWS; i++) {
		check_near(after.input.leg_ratio[i],
		    after.legs.row[i].dose_eq_km, 0.005001);
		assert_true(after.legs.row[i].dose_eq_km > 0);
	}
}

/* R17: the watch's own temperature never becomes the air's. */
static void
test_air_only_from_the_runner(void **state)
{
	struct ar_after_said said;
	struct ar_after after;

	(void)state;
	ar_after_said_clear(&said);
	after = make(&said, 1);
	assert_true(isnan(after.input.run.air_c));
	said.air_c = 31;
	after = make(&said, 1);
	check_near(after.input.run.air_c, 31, 0);
	assert_true(after.session.flags & AR_FLAG_HOT);
}

static void
test_a_ride_has_no_leg_load(void **state)
{
	const char *sport = run.activities[0].sport;
	struct ar_after_said said;
	struct ar_after after;

	(void)state;
	ar_after_said_clear(&said);
	run.activities[0].sport = "cycling";
	after = make(&said, 1);
	run.activities[0].sport = sport;
	assert_false(after.on_foot);
	assert_false(after.legs_known);
	assert_false(after.input.legs_known);
	assert_true(isnan(after.legs.row[0].dose_eq_km));
	assert_true(after.session.step_count > 0);
}

static void
test_no_activity_is_refused(void **state)
{
	struct ar_recording empty;
	struct ar_after_said said;
	struct ar_after after;
	struct ar_error err;

	(void)state;
	memset(&empty, 0, sizeof empty);
	ar_after_said_clear(&said);
	assert_int_equal(ar_after_make(&empty, &said, 0, arena, &after, &err),
	    AR_EINPUT);
	assert_non_null(strstr(err.text, "no run"));
	empty.stored.points = 3;
	assert_int_equal(ar_after_make(&empty, &said, 0, arena, &after, &err),
	    AR_EINPUT);
	assert_non_null(strstr(err.text, "route"));
	assert_true(err.hint[0] != '\0');
}

/* Of a triathlon the run is looked at, not the ride before it. */
static void
test_last_on_foot_is_taken(void **state)
{
	struct ar_activity legs[3];
	struct ar_recording several = run;
	struct ar_after_said said;
	struct ar_after after;
	struct ar_error err;

	(void)state;
	for (int i = 0; i < 3; i++)
		legs[i] = run.activities[0];
	legs[0].sport = "swimming";
	legs[2].sport = "cycling";
	several.activities = legs;
	several.activity_count = 3;
	ar_after_said_clear(&said);
	assert_int_equal(ar_after_make(&several, &said, NAN, arena, &after,
	    &err), AR_OK);
	assert_int_equal(after.activity_number, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_said),
		cmocka_unit_test(test_rpe_order),
		cmocka_unit_test(test_person_order),
		cmocka_unit_test(test_mode_by_the_clock),
		cmocka_unit_test(test_rest_day_knows_the_run),
		cmocka_unit_test(test_weights_are_the_doses),
		cmocka_unit_test(test_air_only_from_the_runner),
		cmocka_unit_test(test_a_ride_has_no_leg_load),
		cmocka_unit_test(test_no_activity_is_refused),
		cmocka_unit_test(test_last_on_foot_is_taken),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
