/* Invented recordings: the same from the same seed, sound, believable. */
#include <string.h>

#include "afterrun/invent.h"
#include "tests/check.h"

static const size_t limit = (size_t)64 << 20;
static const double pi = 3.14159265358979323846;

static struct ar_recording
invent(const struct ar_invent_plan *plan, struct ar_arena *arena)
{
	struct ar_recording recording;
	struct ar_error err = {0};

	assert_non_null(arena);
	assert_int_equal(ar_invent(plan, arena, &recording, &err), AR_OK);
	assert_int_equal(recording.activity_count, 1);
	return recording;
}

static void
demo_is_a_hilly_hour(void **state)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_arena *arena = ar_arena_open(limit);
	struct ar_recording r = invent(&plan, arena);
	const struct ar_device_values *v = &r.activities[0].device_values;

	(void)state;
	check_near(v->distance_m, 10500, 500);
	check_near(v->timer_s, 3780, 0.1);
	assert_true(v->elapsed_s > v->timer_s);
	check_near(v->ascent_m, 230, 80);
	check_near(v->ascent_m, v->descent_m, 15);
	check_near(v->heart_avg_bpm, 153, 6);
	assert_true(v->heart_max_bpm <= plan.profile.heart_max_bpm);
	check_near(v->rpe_0_10, 6, 0);
	check_near(v->cadence_avg_spm, 168, 3);
	assert_int_equal(r.activities[0].lap_count, 11);
	assert_int_equal(r.pause_count, 1);
	ar_arena_close(arena);
}

static bool
same_samples(const struct ar_samples *a, const struct ar_samples *b)
{
	size_t n = a->count;

	return n == b->count &&
	    memcmp(a->time_s, b->time_s, n * sizeof(double)) == 0 &&
	    memcmp(a->lat_deg, b->lat_deg, n * sizeof(double)) == 0 &&
	    memcmp(a->heart_bpm, b->heart_bpm, n * sizeof(float)) == 0 &&
	    memcmp(a->altitude_m, b->altitude_m, n * sizeof(float)) == 0;
}

static void
seed_decides(void **state)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_arena *arena = ar_arena_open(limit);
	struct ar_recording a = invent(&plan, arena);
	struct ar_recording b = invent(&plan, arena);
	struct ar_recording c;

	(void)state;
	plan.seed++;
	c = invent(&plan, arena);
	assert_true(same_samples(&a.activities[0].samples,
	    &b.activities[0].samples));
	assert_false(same_samples(&a.activities[0].samples,
	    &c.activities[0].samples));
	ar_arena_close(arena);
}

static double
step_m(const struct ar_samples *s, size_t i)
{
	double north = (s->lat_deg[i] - s->lat_deg[i - 1]) * pi / 180;
	double east = (s->lon_deg[i] - s->lon_deg[i - 1]) * pi / 180 *
	    cos(s->lat_deg[i] * pi / 180);

	return 6371000 * sqrt(north * north + east * east);
}

/* The track is as long as the watch says, but for its noise. */
static void
check_track(const struct ar_activity *a, enum ar_invent_sampling sampling)
{
	const struct ar_samples *s = &a->samples;
	double sum = 0;

	for (size_t i = 1; i < s->count; i++)
		sum += step_m(s, i);
	if (sampling == AR_INVENT_EVERY_SECOND)
		check_near(sum, a->device_values.distance_m,
		    0.015 * a->device_values.distance_m);
}

static void
check_order(const struct ar_activity *a)
{
	const struct ar_samples *s = &a->samples;
	double lap_timer_s = 0, lap_m = 0, paused_s = 0;

	assert_true(s->count > 1);
	for (size_t i = 1; i < s->count; i++) {
		assert_true(s->time_s[i] > s->time_s[i - 1]);
		assert_true(s->distance_m[i] >= s->distance_m[i - 1]);
	}
	for (size_t i = 0; i < a->lap_count; i++) {
		lap_timer_s += a->laps[i].timer_s;
		lap_m += a->laps[i].distance_m;
	}
	for (size_t i = 0; i < a->pause_count; i++)
		paused_s += a->pauses[i].end_utc_s - a->pauses[i].start_utc_s;
	check_near(lap_timer_s, a->device_values.timer_s, 0.01);
	check_near(lap_m, a->device_values.distance_m, 0.01);
	check_near(paused_s,
	    a->device_values.elapsed_s - a->device_values.timer_s, 0.01);
}

static void
any_plan_is_sound(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 200; seed++) {
		struct ar_invent_plan plan = ar_invent_any_plan(seed, 1.78e9);
		struct ar_arena *arena = ar_arena_open(limit);
		struct ar_recording r = invent(&plan, arena);
		const struct ar_activity *a = &r.activities[0];

		check_order(a);
		if (a->samples.lat_deg)
			check_track(a, plan.sampling);
		assert_true(!plan.treadmill == !!a->samples.lat_deg);
		assert_true(plan.heart == !!a->samples.heart_bpm);
		assert_true(plan.beats == (a->rr_count > 0));
		ar_arena_close(arena);
	}
}

static void
out_of_range_is_refused(void **state)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_arena *arena = ar_arena_open(limit);
	struct ar_recording r;
	struct ar_error err = {0};

	(void)state;
	plan.duration_s = 1e9;
	assert_int_equal(ar_invent(&plan, arena, &r, &err), AR_EINPUT);
	plan = ar_invent_demo_plan();
	plan.speed_m_s = NAN;
	assert_int_equal(ar_invent(&plan, arena, &r, &err), AR_EINPUT);
	plan = ar_invent_demo_plan();
	plan.pause_count = -1;
	assert_int_equal(ar_invent(&plan, arena, &r, &err), AR_EINPUT);
	assert_int_equal(err.status, AR_EINPUT);
	ar_arena_close(arena);
}

static void
little_memory_is_no_memory(void **state)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_recording r;
	struct ar_error err = {0};

	(void)state;
	for (size_t room = 0; room < 230000; room += 7001) {
		struct ar_arena *arena = ar_arena_open(room);

		assert_int_equal(ar_invent(&plan, arena, &r, &err), AR_EMEM);
		assert_int_equal(r.activity_count, 0);
		ar_arena_close(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(demo_is_a_hilly_hour),
	    cmocka_unit_test(seed_decides),
	    cmocka_unit_test(any_plan_is_sound),
	    cmocka_unit_test(out_of_range_is_refused),
	    cmocka_unit_test(little_memory_is_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
