/* The machine behind the guide: ticks, keys, pauses, the end. */
#include <string.h>

#include "../check.h"
#include "doors/guide/keys.h"
#include "doors/guide/state.h"
#include "made.h"

struct fixture {
	struct made made;
	struct guide_state state;
};

static int
open_guide(void **state)
{
	static struct fixture fixture;

	memset(&fixture, 0, sizeof fixture);
	made_open(&fixture.made, "g2", 20);
	guide_start(&fixture.state, &fixture.made.guide,
	    fixture.made.worked);
	*state = &fixture;
	return 0;
}

static int
close_guide(void **state)
{
	struct fixture *fixture = *state;

	made_close(&fixture->made);
	return 0;
}

/* Tick for a while, a tenth of a second at a time. */
static int
run_for(struct guide_state *state, double seconds)
{
	int speeches = 0;

	for (int i = 0; i < (int)lround(seconds * 10); i++)
		speeches += guide_tick(state, 0.1).speech ? 1 : 0;
	return speeches;
}

/* The moment of a phase of a step, in its middle. */
static double
moment(const struct ar_guide *guide, size_t step, enum ar_guide_phase phase)
{
	for (size_t i = 0; i < guide->part_count; i++)
		if (guide->parts[i].step == step &&
		    guide->parts[i].phase == phase)
			return guide->parts[i].start_s +
			    guide->parts[i].length_s / 2;
	fail_msg("step %zu has no such phase", step);
	return 0;
}

static void
test_begins_when_asked(void **fixture)
{
	struct guide_state *state = &((struct fixture *)*fixture)->state;

	assert_int_equal(state->mode, GUIDE_INTRO);
	run_for(state, 3);
	check_near(state->elapsed_s, 0, 0);
	guide_press(state, GUIDE_NEXT);
	assert_int_equal(state->mode, GUIDE_INTRO);
	guide_press(state, GUIDE_PAUSE);
	assert_int_equal(state->mode, GUIDE_RUNNING);
	run_for(state, 3);
	check_near(state->elapsed_s, 3, 1e-6);
}

static void
test_pause_stops_time(void **fixture)
{
	struct guide_state *state = &((struct fixture *)*fixture)->state;

	guide_press(state, GUIDE_PAUSE);
	run_for(state, 10);
	guide_press(state, GUIDE_PAUSE);
	assert_int_equal(state->mode, GUIDE_PAUSED);
	assert_int_equal(state->pause, PAUSE_KEY);
	run_for(state, 100);
	check_near(state->elapsed_s, 10, 1e-6);
	guide_press(state, GUIDE_PAUSE);
	run_for(state, 1);
	check_near(state->elapsed_s, 11, 1e-6);
}

static void
test_every_cue_once(void **fixture)
{
	struct fixture *f = *fixture;
	size_t speeches = 0;

	for (size_t i = 0; i < f->made.guide.cue_count; i++)
		speeches += f->made.guide.cues[i].kind == AR_CUE_SPEECH;
	assert_true(speeches > 20);
	guide_press(&f->state, GUIDE_PAUSE);
	assert_int_equal(run_for(&f->state, f->made.guide.total_s + 5),
	    speeches);
	assert_int_equal(f->state.mode, GUIDE_ASK_LEGS);
}

static void
test_jumps_are_where_the_core_says(void **fixture)
{
	struct fixture *f = *fixture;
	struct guide_state *state = &f->state;
	double at = moment(&f->made.guide, 5, AR_GUIDE_WORK);

	guide_begin_at(state, at);
	guide_press(state, GUIDE_PAUSE);
	guide_press(state, GUIDE_SKIP);
	check_near(state->elapsed_s,
	    ar_guide_skip_side_s(&f->made.guide, at), 0);
	assert_true(guide_now(state).step == 5);
	assert_int_equal(guide_now(state).side, AR_RIGHT);
	guide_press(state, GUIDE_BACK);
	assert_true(guide_now(state).step == 5);
	guide_press(state, GUIDE_BACK);
	assert_true(guide_now(state).step == 4);
	guide_press(state, GUIDE_NEXT);
	assert_true(guide_now(state).step == 5);
	/* what is said at the target is still to come */
	assert_true(f->made.guide.cues[state->cue].at_s >=
	    state->elapsed_s - 1e-6);
	assert_non_null(guide_tick(state, 2).speech);
}

static void
test_ten_seconds_more(void **fixture)
{
	struct fixture *f = *fixture;
	struct guide_state *state = &f->state;
	struct ar_guide_now before, after;
	double session;

	guide_begin_at(state, moment(&f->made.guide, 1, AR_GUIDE_WORK));
	guide_press(state, GUIDE_PAUSE);
	before = guide_now(state);
	guide_press(state, GUIDE_MORE);
	after = guide_now(state);
	check_near(after.left_part_s - before.left_part_s, 10, 1e-6);
	check_near(after.left_step_s - before.left_step_s, 10, 1e-6);
	check_near(after.left_session_s - before.left_session_s, 10, 1e-6);
	run_for(state, 4);
	check_near(guide_now(state).left_part_s, after.left_part_s - 4, 1e-6);
	session = guide_now(state).left_session_s;
	guide_press(state, GUIDE_MORE);
	guide_press(state, GUIDE_MORE);
	check_near(guide_now(state).left_session_s, session + 20, 1e-6);
	run_for(state, session + 19.9);
	assert_int_equal(state->mode, GUIDE_RUNNING);
	run_for(state, 0.3);
	assert_int_equal(state->mode, GUIDE_ASK_LEGS);
}

/* In the last seconds the count at the end is given again. */
static void
test_more_at_the_very_end(void **fixture)
{
	struct fixture *f = *fixture;
	struct guide_state *state = &f->state;
	double work = moment(&f->made.guide, 1, AR_GUIDE_WORK), left;
	int bells = 0;

	guide_begin_at(state, work);
	left = guide_now(state).left_part_s;
	guide_begin_at(state, work + left - 2);
	memset(f->made.worked, 0, sizeof f->made.worked);
	guide_press(state, GUIDE_PAUSE);
	guide_press(state, GUIDE_MORE);
	check_near(guide_now(state).left_part_s, 12, 1e-6);
	for (int i = 0; i < 119; i++) {
		struct guide_due due = guide_tick(state, 0.1);

		bells += due.bell && due.bell->bell == AR_BELL_COUNT;
	}
	assert_int_equal(bells, 3);
	assert_true(guide_now(state).step == 1);
}

static void
test_late_tick_swallows_nothing(void **fixture)
{
	struct guide_state *state = &((struct fixture *)*fixture)->state;
	struct guide_due due;

	guide_press(state, GUIDE_PAUSE);
	run_for(state, 20);
	due = guide_tick(state, 40);
	assert_null(due.speech);
	assert_null(due.bell);
	assert_int_equal(state->mode, GUIDE_PAUSED);
	assert_int_equal(state->pause, PAUSE_LATE);
	check_near(state->late_s, 40, 0);
	check_near(state->elapsed_s, 20, 1e-6);
	/* 4.9 s late is only a slow computer */
	guide_press(state, GUIDE_PAUSE);
	guide_tick(state, 4.9);
	assert_int_equal(state->mode, GUIDE_RUNNING);
	check_near(state->elapsed_s, 24.9, 1e-6);
	/* a clock that goes back moves nothing */
	guide_tick(state, -100);
	check_near(state->elapsed_s, 24.9, 1e-6);
}

static void
test_away_pauses(void **fixture)
{
	struct guide_state *state = &((struct fixture *)*fixture)->state;

	guide_was_away(state);
	assert_int_equal(state->mode, GUIDE_INTRO);
	guide_press(state, GUIDE_PAUSE);
	guide_was_away(state);
	assert_int_equal(state->mode, GUIDE_PAUSED);
	assert_int_equal(state->pause, PAUSE_AWAY);
}

static void
test_steps_are_counted(void **fixture)
{
	struct fixture *f = *fixture;
	struct guide_state *state = &f->state;

	guide_press(state, GUIDE_PAUSE);
	guide_press(state, GUIDE_NEXT); /* the walk: nothing of it */
	assert_int_equal(guide_steps_done(state), 0);
	assert_int_equal(guide_steps_skipped(state), 1);
	run_for(state, guide_now(state).left_step_s + 0.1);
	assert_int_equal(guide_steps_done(state), 1);
	/* one side of two is half of it */
	run_for(state, 36);
	guide_press(state, GUIDE_SKIP);
	guide_press(state, GUIDE_SKIP);
	assert_true(guide_now(state).step == 3);
	assert_int_equal(guide_steps_done(state), 2);
	/* ten seconds of 60 are not */
	run_for(state, 15);
	guide_press(state, GUIDE_NEXT);
	assert_int_equal(guide_steps_done(state), 2);
	assert_int_equal(guide_steps_skipped(state), 2);
	for (int i = 0; i < 20 && !state->ended; i++)
		guide_press(state, GUIDE_NEXT);
	assert_int_equal(guide_steps_done(state), 2);
	assert_int_equal(guide_steps_skipped(state), 7);
}

static void
test_resumes(void **fixture)
{
	struct fixture *f = *fixture;
	struct guide_state *state = &f->state;
	double at = moment(&f->made.guide, 3, AR_GUIDE_WORK);

	guide_resume(state, at, 2, 1);
	assert_int_equal(state->mode, GUIDE_PAUSED);
	assert_int_equal(state->pause, PAUSE_RESUMED);
	check_near(state->elapsed_s, at, 0);
	assert_int_equal(guide_steps_done(state), 2);
	guide_press(state, GUIDE_PAUSE);
	run_for(state, f->made.guide.total_s);
	assert_true(state->ended);
	assert_int_equal(guide_steps_done(state), 8);
	assert_int_equal(guide_steps_skipped(state), 1);
}

static void
test_a_step_beside_counts_with_it(void **fixture)
{
	struct made care;
	struct guide_state state;

	(void)fixture;
	made_open(&care, "g6", 20);
	guide_start(&state, &care.guide, care.worked);
	guide_press(&state, GUIDE_PAUSE);
	run_for(&state, care.guide.total_s + 1);
	assert_int_equal(care.session.step_count, 2);
	assert_int_equal(guide_steps_done(&state), 2);
	assert_int_equal(guide_steps_skipped(&state), 0);
	made_close(&care);
}

static void
to_the_end(struct guide_state *state)
{
	guide_press(state, GUIDE_PAUSE);
	for (int i = 0; i < 20; i++)
		guide_press(state, GUIDE_NEXT);
	assert_int_equal(state->mode, GUIDE_ASK_LEGS);
}

static void
test_the_end_asks(void **fixture)
{
	struct guide_state *state = &((struct fixture *)*fixture)->state;

	to_the_end(state);
	guide_press(state, GUIDE_YES); /* no answer to this question */
	assert_int_equal(state->mode, GUIDE_ASK_LEGS);
	guide_press(state, guide_key_of(state->mode, 'w'));
	assert_string_equal(state->outcome, "worse");
	assert_int_equal(state->mode, GUIDE_ASK_PAIN);
	guide_press(state, guide_key_of(state->mode, 'Y'));
	assert_true(state->pain);
	assert_int_equal(state->mode, GUIDE_OVER);
	assert_false(state->quit);
}

static void
test_questions_can_be_skipped(void **fixture)
{
	struct guide_state *state = &((struct fixture *)*fixture)->state;

	to_the_end(state);
	guide_press(state, guide_key_of(state->mode, ' '));
	assert_null(state->outcome);
	guide_press(state, guide_key_of(state->mode, 'q'));
	assert_false(state->pain);
	assert_int_equal(state->mode, GUIDE_OVER);
	assert_true(state->ended);
}

static void
test_quit_closes_a_panel_first(void **fixture)
{
	struct guide_state *state = &((struct fixture *)*fixture)->state;

	guide_press(state, GUIDE_PAUSE);
	guide_press(state, GUIDE_HELP);
	guide_press(state, GUIDE_QUIT);
	assert_int_equal(state->mode, GUIDE_RUNNING);
	guide_press(state, GUIDE_WHY);
	assert_int_equal(state->why, 1);
	run_for(state, 2); /* time goes on behind it */
	check_near(state->elapsed_s, 2, 1e-6);
	guide_press(state, GUIDE_QUIT);
	assert_int_equal(state->why, 0);
	guide_press(state, GUIDE_QUIT);
	assert_int_equal(state->mode, GUIDE_OVER);
	assert_true(state->quit);
	assert_false(state->ended);
}

static void
test_keys_mean_by_mode(void **fixture)
{
	(void)fixture;
	assert_int_equal(guide_key_of(GUIDE_RUNNING, 's'), GUIDE_SKIP);
	assert_int_equal(guide_key_of(GUIDE_ASK_LEGS, 's'), GUIDE_SAME);
	assert_int_equal(guide_key_of(GUIDE_PAUSED, 'n'), GUIDE_NEXT);
	assert_int_equal(guide_key_of(GUIDE_ASK_PAIN, 'n'), GUIDE_NO);
	assert_int_equal(guide_key_of(GUIDE_INTRO, 'n'), GUIDE_NO_KEY);
	assert_int_equal(guide_key_of(GUIDE_RUNNING, 'y'), GUIDE_NO_KEY);
}

/* Whatever is pressed: numbers stay in their ranges, the counts add up. */
static void
test_any_keys(void **fixture)
{
	struct fixture *f = *fixture;
	uint64_t seed = 5;

	for (int round = 0; round < 200; round++) {
		struct guide_state *state = &f->state;

		guide_start(state, &f->made.guide, f->made.worked);
		state->speed = 1 + round % 50;
		for (int i = 0; i < 400 && state->mode != GUIDE_OVER; i++) {
			seed = seed * 6364136223846793005u +
			    1442695040888963407u;
			if (seed >> 61)
				guide_tick(state, (double)(seed >> 40 & 63) /
				    11);
			else
				guide_press(state,
				    (enum guide_key)(seed >> 33 & 15));
			assert_true(state->elapsed_s >= 0);
			assert_true(state->elapsed_s <= f->made.guide.total_s);
			assert_true(state->extra_s >= 0);
			assert_true(guide_steps_done(state) +
			    guide_steps_skipped(state) <= 9);
		}
		if (state->ended)
			assert_int_equal(guide_steps_done(state) +
			    guide_steps_skipped(state), 9);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_guide, \
    close_guide)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_begins_when_asked), TEST(test_pause_stops_time),
		TEST(test_every_cue_once),
		TEST(test_jumps_are_where_the_core_says),
		TEST(test_ten_seconds_more), TEST(test_more_at_the_very_end),
		TEST(test_late_tick_swallows_nothing),
		TEST(test_away_pauses), TEST(test_steps_are_counted),
		TEST(test_resumes), TEST(test_a_step_beside_counts_with_it),
		TEST(test_the_end_asks), TEST(test_questions_can_be_skipped),
		TEST(test_quit_closes_a_panel_first),
		TEST(test_keys_mean_by_mode), TEST(test_any_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
