/* The guide by worked cases: what is where, what is said, what is refused. */
#include "../check.h"

#include <string.h>

#include "afterrun/guide.h"
#include "recovery/guide_build.h"
#include "recovery/words.h"

enum { ARENA = 1 << 20, STEPS = 4 };

/* Walk, stretch a calf twice, massage it, end in warm and cold water. */
static const struct ar_session_step steps[STEPS] = {
	{ .number = 1, .block = AR_BLOCK_COOL, .technique = "walk",
		.sets = 1, .seconds = 60, .cost_s = 65 },
	{ .number = 2, .block = AR_BLOCK_STRETCH,
		.technique = "3.2-calf-stretch", .region_known = true,
		.region = AR_CALF, .side = { AR_RIGHT, AR_LEFT },
		.side_count = 2, .sets = 2, .seconds = 30, .pull = 5,
		.cost_s = 140 },
	{ .number = 3, .block = AR_BLOCK_MASSAGE,
		.technique = "3.2-calf-hand", .region_known = true,
		.region = AR_CALF, .side = { AR_LEFT }, .side_count = 1,
		.sets = 1, .seconds = 60, .pressure_max = 4, .cost_s = 65 },
	{ .number = 4, .block = AR_BLOCK_THERMO,
		.technique = "contrast_water", .sets = 3, .seconds = 120,
		.cost_s = 390 }
};

struct made {
	struct ar_arena *arena;
	struct ar_session_step step[STEPS];
	struct ar_session session;
	struct ar_guide guide;
	struct ar_error err;
};

static int
setup(void **state)
{
	static struct made made;

	memset(&made, 0, sizeof made);
	made.arena = ar_arena_open(ARENA);
	assert_non_null(made.arena);
	memcpy(made.step, steps, sizeof steps);
	made.session.steps = made.step;
	made.session.step_count = STEPS;
	made.session.total_s = 660;
	made.session.drink = (struct ar_drink){ 750, 6, 400, false,
		"Drink.", { NULL } };
	*state = &made;
	return 0;
}

static int
teardown(void **state)
{
	ar_arena_close(((struct made *)*state)->arena);
	return 0;
}

static enum ar_status
make(struct made *made, double words_per_minute)
{
	struct ar_guide_options options = {
		.words_per_minute = words_per_minute };

	return ar_guide_make(&made->session, &options, made->arena,
	    &made->guide, &made->err);
}

/* When a text is spoken for the first time after from_s; NAN: never. */
static double
spoken(const struct made *made, const char *text, double from_s)
{
	for (size_t i = 0; i < made->guide.cue_count; i++) {
		const struct ar_cue *cue = &made->guide.cues[i];

		if (cue->kind == AR_CUE_SPEECH && cue->at_s >= from_s
		    && !strcmp(cue->text, text))
			return cue->at_s;
	}
	return NAN;
}

static void
check_between(double value, double lo, double hi)
{
	if (!(value >= lo && value <= hi))
		fail_msg("%g is not in %g..%g", value, lo, hi);
}

struct want_part {
	double start_s;
	double length_s;
	enum ar_guide_phase phase;
	size_t step;
	int set;
	int side; /* -1: none */
	enum ar_guide_half half;
};

static const struct want_part want_parts[] = {
	{ 0, 5, AR_GUIDE_READY, 0, 1, -1, AR_GUIDE_WHOLE },
	{ 5, 60, AR_GUIDE_WORK, 0, 1, -1, AR_GUIDE_WHOLE },
	{ 65, 5, AR_GUIDE_READY, 1, 1, AR_RIGHT, AR_GUIDE_WHOLE },
	{ 70, 30, AR_GUIDE_WORK, 1, 1, AR_RIGHT, AR_GUIDE_WHOLE },
	{ 100, 5, AR_GUIDE_CHANGE, 1, 1, AR_LEFT, AR_GUIDE_WHOLE },
	{ 105, 30, AR_GUIDE_WORK, 1, 1, AR_LEFT, AR_GUIDE_WHOLE },
	{ 135, 5, AR_GUIDE_CHANGE, 1, 2, AR_RIGHT, AR_GUIDE_WHOLE },
	{ 140, 30, AR_GUIDE_WORK, 1, 2, AR_RIGHT, AR_GUIDE_WHOLE },
	{ 170, 5, AR_GUIDE_CHANGE, 1, 2, AR_LEFT, AR_GUIDE_WHOLE },
	{ 175, 30, AR_GUIDE_WORK, 1, 2, AR_LEFT, AR_GUIDE_WHOLE },
	{ 205, 5, AR_GUIDE_READY, 2, 1, AR_LEFT, AR_GUIDE_WHOLE },
	{ 210, 15, AR_GUIDE_EASE, 2, 1, AR_LEFT, AR_GUIDE_WHOLE },
	{ 225, 45, AR_GUIDE_WORK, 2, 1, AR_LEFT, AR_GUIDE_WHOLE },
	{ 270, 5, AR_GUIDE_READY, 3, 1, -1, AR_GUIDE_WARM },
	{ 275, 60, AR_GUIDE_WORK, 3, 1, -1, AR_GUIDE_WARM },
	{ 335, 5, AR_GUIDE_CHANGE, 3, 1, -1, AR_GUIDE_COLD },
	{ 340, 60, AR_GUIDE_WORK, 3, 1, -1, AR_GUIDE_COLD },
	{ 400, 5, AR_GUIDE_CHANGE, 3, 2, -1, AR_GUIDE_WARM },
	{ 405, 60, AR_GUIDE_WORK, 3, 2, -1, AR_GUIDE_WARM },
	{ 465, 5, AR_GUIDE_CHANGE, 3, 2, -1, AR_GUIDE_COLD },
	{ 470, 60, AR_GUIDE_WORK, 3, 2, -1, AR_GUIDE_COLD },
	{ 530, 5, AR_GUIDE_CHANGE, 3, 3, -1, AR_GUIDE_WARM },
	{ 535, 60, AR_GUIDE_WORK, 3, 3, -1, AR_GUIDE_WARM },
	{ 595, 5, AR_GUIDE_CHANGE, 3, 3, -1, AR_GUIDE_COLD },
	{ 600, 60, AR_GUIDE_WORK, 3, 3, -1, AR_GUIDE_COLD }
};

static void
test_parts(void **state)
{
	struct made *made = *state;
	size_t count = sizeof want_parts / sizeof *want_parts;

	assert_int_equal(make(made, NAN), AR_OK);
	assert_int_equal(made->guide.part_count, count);
	for (size_t i = 0; i < count; i++) {
		const struct ar_guide_part *part = &made->guide.parts[i];
		const struct want_part *want = &want_parts[i];

		check_near(part->start_s, want->start_s, 0);
		check_near(part->length_s, want->length_s, 0);
		assert_int_equal(part->phase, want->phase);
		assert_int_equal(part->step, want->step);
		assert_int_equal(part->set, want->set);
		assert_int_equal(part->side_known, want->side >= 0);
		if (part->side_known)
			assert_int_equal(part->side, want->side);
		assert_int_equal(part->half, want->half);
	}
}

static void
test_words(void **state)
{
	struct made *made = *state;

	assert_int_equal(make(made, NAN), AR_OK);
	check_near(spoken(made, "First: an easy walk.", 0), 0, 0);
	check_between(spoken(made, "Stop if you feel dizzy, and lie down. "
	    "Chest pain is an emergency.", 0), 5, 10);
	check_near(spoken(made, "Half way.", 0), 35, 0);
	check_near(spoken(made, "10 seconds.", 0), 55, 0);
	check_between(spoken(made, "Then drink: about 750 millilitres over "
	    "6 hours, by thirst.", 0), 35, 55);
	check_between(spoken(made, "Then stand at a wall: calf stretch, "
	    "right.", 0), 35, 62);
	check_between(spoken(made, "Next: calf stretch, right.", 65), 65,
	    67);
	check_between(spoken(made, "Pull up to 5 of 10, clear and without "
	    "pain.", 70), 70, 72);
	check_between(spoken(made, "Change sides: left.", 100), 100, 102);
	check_between(spoken(made, "Set 2: change sides, right.", 100), 135,
	    137);
	check_between(spoken(made, "Then sit down: calf, left, with your "
	    "thumbs.", 0), 190, 205);
	check_between(spoken(made, "Next: calf, left, with your thumbs.",
	    205), 205, 207);
	check_between(spoken(made, "Start gently, at most 3 of 10.", 210),
	    210, 212);
	check_near(spoken(made, "Now up to medium, at most 4 of 10.", 210),
	    225, 0);
	check_between(spoken(made, "Then drink: about 750 millilitres over "
	    "6 hours, by thirst.", 70), 240, 267);
	check_between(spoken(made, "Warm first.", 0), 275, 277);
	check_between(spoken(made, "Change to cold.", 0), 335, 337);
	check_near(spoken(made, "10 seconds, then you are done.", 0), 650,
	    0);
	assert_true(isnan(spoken(made, "Pull up to 5 of 10, clear and "
	    "without pain.", 80)));
}

/* Bells of the first stretch: start, 3-2-1, change. */
static void
test_bells(void **state)
{
	static const double at[] = { 65, 70, 97, 98, 99, 100 };
	static const enum ar_bell bells[] = { AR_BELL_CHANGE, AR_BELL_START,
		AR_BELL_COUNT, AR_BELL_COUNT, AR_BELL_COUNT,
		AR_BELL_CHANGE };
	struct made *made = *state;
	size_t k = 0;

	assert_int_equal(make(made, NAN), AR_OK);
	for (size_t i = 0; i < made->guide.cue_count; i++) {
		const struct ar_cue *cue = &made->guide.cues[i];

		if (cue->kind != AR_CUE_BELL || cue->at_s < 65
		    || cue->at_s > 100)
			continue;
		assert_true(k < sizeof at / sizeof *at);
		check_near(cue->at_s, at[k], 0);
		assert_int_equal(cue->bell, bells[k++]);
	}
	assert_int_equal(k, sizeof at / sizeof *at);
	assert_string_equal(ar_guide_at(&made->guide, 97.2).bell->text, "3");
	assert_null(ar_guide_at(&made->guide, 97.6).bell);
}

static void
test_moments(void **state)
{
	struct made *made = *state;
	struct ar_guide_now now;

	assert_int_equal(make(made, NAN), AR_OK);
	now = ar_guide_at(&made->guide, 212);
	assert_int_equal(now.phase, AR_GUIDE_EASE);
	assert_int_equal(now.pressure_max, 3);
	assert_int_equal(now.next_step, 3);
	check_near(now.left_part_s, 58, 1e-9);
	check_near(now.left_step_s, 58, 1e-9);
	check_near(now.left_session_s, 448, 1e-9);
	now = ar_guide_at(&made->guide, 230);
	assert_int_equal(now.phase, AR_GUIDE_WORK);
	assert_int_equal(now.pressure_max, 4);
	now = ar_guide_at(&made->guide, NAN);
	assert_int_equal(now.phase, AR_GUIDE_READY);
	assert_string_equal(now.speech->text, "First: an easy walk.");
	now = ar_guide_at(&made->guide, -7);
	assert_int_equal(now.part, 0);
	now = ar_guide_at(&made->guide, HUGE_VAL);
	assert_int_equal(now.phase, AR_GUIDE_DONE);
	assert_int_equal(now.step, 3);
	assert_int_equal(now.next_step, STEPS);
	assert_int_equal(now.next_cue, made->guide.cue_count);
	check_near(now.left_session_s, 0, 0);
	assert_int_equal(now.bell->bell, AR_BELL_END);
}

static void
test_keys(void **state)
{
	struct made *made = *state;
	const struct ar_guide *guide = &made->guide;

	assert_int_equal(make(made, NAN), AR_OK);
	check_near(ar_guide_next_s(guide, 0), 65, 0);
	check_near(ar_guide_next_s(guide, 212), 270, 0);
	check_near(ar_guide_next_s(guide, 600), 660, 0);
	check_near(ar_guide_back_s(guide, 120), 65, 0);
	check_near(ar_guide_back_s(guide, 66), 0, 0);
	check_near(ar_guide_back_s(guide, 65), 0, 0);
	check_near(ar_guide_back_s(guide, 2), 0, 0);
	check_near(ar_guide_back_s(guide, 660), 270, 0);
	check_near(ar_guide_skip_side_s(guide, 67), 100, 0);
	check_near(ar_guide_skip_side_s(guide, 80), 100, 0);
	check_near(ar_guide_skip_side_s(guide, 102), 135, 0);
	check_near(ar_guide_skip_side_s(guide, 212), 270, 0);
	check_near(ar_guide_skip_side_s(guide, 655), 660, 0);
}

/* R48: the cold pack lies on while the leg is up, ten minutes at most. */
static void
test_beside(void **state)
{
	struct made *made = *state;
	struct ar_guide_now now;

	made->step[0] = (struct ar_session_step){ .number = 1,
		.block = AR_BLOCK_ELEVATE, .technique = "elevate",
		.region_known = true, .region = AR_KNEE,
		.side = { AR_RIGHT }, .side_count = 1, .sets = 1,
		.seconds = 900, .cost_s = 905 };
	made->step[1] = (struct ar_session_step){ .number = 2,
		.block = AR_BLOCK_THERMO, .technique = "cold_pack",
		.region_known = true, .region = AR_KNEE,
		.side = { AR_RIGHT }, .side_count = 1, .sets = 1,
		.seconds = 600 };
	made->session.step_count = 2;
	made->session.total_s = 905;
	assert_int_equal(make(made, NAN), AR_OK);
	now = ar_guide_at(&made->guide, 305);
	assert_int_equal(now.step, 0);
	assert_int_equal(now.next_step, 2);
	assert_int_equal(now.beside, 1);
	check_near(now.left_beside_s, 300, 1e-9);
	now = ar_guide_at(&made->guide, 605);
	assert_int_equal(now.beside, 2);
	assert_true(isnan(now.left_beside_s));
	assert_int_equal(now.bell->bell, AR_BELL_CHANGE);
	check_between(spoken(made, "Lay the cold pack on, with a damp cloth "
	    "between.", 0), 5, 10);
	check_between(spoken(made, "Take the cold pack off now.", 0), 605,
	    606.5);
}

/* Where the heart is ill the leg stays low: other words, same technique. */
static void
test_gentler_action(void **state)
{
	struct made *made = *state;

	made->step[0] = (struct ar_session_step){ .number = 1,
		.block = AR_BLOCK_ELEVATE, .technique = "elevate",
		.title = ar_action_row(AR_ACTION_ELEVATE_SEATED)->title,
		.sets = 1, .seconds = 900, .cost_s = 905 };
	made->session.step_count = 1;
	made->session.total_s = 905;
	assert_int_equal(make(made, NAN), AR_OK);
	check_near(spoken(made, "First: leg on a low stool.", 0), 0, 0);
	check_between(spoken(made, "Sit comfortably. Do not raise it above "
	    "your heart.", 0), 5, 60);
	made->step[0].title = ar_action_row(AR_ACTION_ELEVATE)->title;
	assert_int_equal(make(made, NAN), AR_OK);
	check_near(spoken(made, "First: leg up on cushions.", 0), 0, 0);
}

/* No amount where none was given (R72), no card where there is none. */
static void
test_card(void **state)
{
	static const char words[] = "Then look at your drink and food card.";
	struct made *made = *state;

	made->session.drink.target_ml = NAN;
	assert_int_equal(make(made, NAN), AR_OK);
	check_between(spoken(made, words, 0), 35, 62);
	check_between(spoken(made, words, 70), 240, 267);
	made->session.drink.text = NULL;
	assert_int_equal(make(made, NAN), AR_OK);
	assert_true(isnan(spoken(made, words, 0)));
}

/* Ticks stand on tens of the timer, and only where it is quiet. */
static void
test_ticks(void **state)
{
	struct made *made = *state;
	struct ar_guide_options options = { NULL, NAN, true };
	int ticks = 0;

	assert_int_equal(ar_guide_make(&made->session, &options,
	    made->arena, &made->guide, &made->err), AR_OK);
	for (size_t i = 0; i < made->guide.cue_count; i++) {
		const struct ar_cue *cue = &made->guide.cues[i];

		if (cue->kind != AR_CUE_BELL || cue->bell != AR_BELL_TICK)
			continue;
		ticks++;
		if (cue->step == 0)
			check_near(fmod(cue->at_s - 5, 10), 0, 0);
	}
	assert_true(ticks >= 20);
}

/* A slow voice says less, and what it leaves out matters least. */
static void
test_slow_voice(void **state)
{
	struct made *made = *state;
	size_t count;

	assert_int_equal(make(made, 220), AR_OK);
	count = made->guide.cue_count;
	assert_int_equal(make(made, 60), AR_OK);
	assert_true(made->guide.cue_count < count);
	check_between(spoken(made, "Stop if the pull turns into pain, "
	    "tingling or numbness.", 0), 70, 97);
	check_between(spoken(made, "Pull up to 5 of 10, clear and without "
	    "pain.", 0), 70, 97);
	check_between(spoken(made, "Half way.", 70), 105, HUGE_VAL);
	check_between(spoken(made, "Change sides: left.", 0), 100, 135);
	check_between(spoken(made, "calf, left.", 0), 205, 207);
	assert_int_equal(make(made, 95), AR_OK);
	check_between(spoken(made, "Next: calf, left.", 0), 205, 207);
}

/* Times that do not fit are refused, not bent. */
static void
test_refusals(void **state)
{
	struct made *made = *state;
	struct ar_guide_options swahili = { "sw", NAN, false };

	assert_int_equal(make(made, 59), AR_EINPUT);
	assert_int_equal(make(made, 451), AR_EINPUT);
	assert_int_equal(ar_guide_make(&made->session, &swahili,
	    made->arena, &made->guide, &made->err), AR_EINPUT);
	made->session.total_s = 661;
	assert_int_equal(make(made, NAN), AR_EINPUT);
	made->session.total_s = 660;
	for (size_t i = 0; i < STEPS; i++) {
		made->step[i].cost_s--;
		made->session.total_s--;
		assert_int_equal(make(made, NAN), AR_EINPUT);
		made->step[i] = steps[i];
		made->step[i].seconds = -1;
		made->session.total_s = 660;
		assert_int_equal(make(made, NAN), AR_EINPUT);
		made->step[i].seconds = 1 << 30;
		assert_int_equal(make(made, NAN), AR_EINPUT);
		made->step[i] = steps[i];
		made->step[i].sets = 0;
		assert_int_equal(make(made, NAN), AR_EINPUT);
		made->step[i].sets = 1 << 30;
		assert_int_equal(make(made, NAN), AR_EINPUT);
		made->step[i] = steps[i];
	}
	assert_int_equal(make(made, NAN), AR_OK);
	made->session.step_count = 0;
	made->session.total_s = 0;
	assert_int_equal(make(made, NAN), AR_EINPUT);
}

/* Too little memory, at every size. */
static void
test_memory(void **state)
{
	struct made *made = *state;
	bool done = false;

	for (size_t limit = 64; !done; limit += 64) {
		struct ar_arena *arena = ar_arena_open(limit);
		enum ar_status status;

		assert_non_null(arena);
		status = ar_guide_make(&made->session, NULL, arena,
		    &made->guide, &made->err);
		assert_true(status == AR_OK || status == AR_EMEM);
		done = status == AR_OK;
		ar_arena_close(arena);
	}
}

/* A technique that the table does not know is named by its title. */
static void
test_unknown_technique(void **state)
{
	struct made *made = *state;

	made->step[0].technique = "hopping";
	made->step[0].title = "Hop about";
	assert_int_equal(make(made, NAN), AR_OK);
	check_near(spoken(made, "First: Hop about.", 0), 0, 0);
}

#define case_of(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_of(test_parts),
		case_of(test_words),
		case_of(test_bells),
		case_of(test_moments),
		case_of(test_keys),
		case_of(test_beside),
		case_of(test_gentler_action),
		case_of(test_card),
		case_of(test_ticks),
		case_of(test_slow_voice),
		case_of(test_refusals),
		case_of(test_memory),
		case_of(test_unknown_technique)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
