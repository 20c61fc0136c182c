/* Properties of every guide, over seeded cases and every kind of session. */
#include "../check.h"

#include <string.h>

#include "afterrun/guide.h"
#include "random_case.h"

enum { CASES = 5000, ARENA = 1 << 22, JUMPS = 40, SEED = 20261121 };

static long case_number;
static long guided;

/* Every check says which case failed: run again with the same number. */
#define property(holds)                                                        \
	do {                                                                   \
		if (!(holds))                                                  \
			fail_msg("case %ld: %s", case_number, #holds);         \
	} while (0)

static bool
is_timer(enum ar_guide_phase phase)
{
	return phase == AR_GUIDE_EASE || phase == AR_GUIDE_WORK;
}

/* R31, R56: what may follow what. */
static void
check_order(const struct ar_guide_part *part, const struct ar_guide_part *next)
{
	bool same = part->step == next->step;

	switch (part->phase) {
	case AR_GUIDE_READY:
	case AR_GUIDE_CHANGE:
		property(is_timer(next->phase) && same);
		break;
	case AR_GUIDE_EASE:
		property(same || next->phase == AR_GUIDE_READY);
		break;
	case AR_GUIDE_WORK:
		property(!is_timer(next->phase));
		property(same || next->phase == AR_GUIDE_READY);
		break;
	case AR_GUIDE_REST:
		property(next->phase != AR_GUIDE_REST);
		property(same || next->phase == AR_GUIDE_READY);
		break;
	default:
		property(part->phase != AR_GUIDE_DONE);
	}
	property(next->step >= part->step);
	property(next->phase != AR_GUIDE_EASE || !is_timer(part->phase));
}

static void
check_parts(const struct ar_guide *guide)
{
	double at_s = 0;

	for (size_t i = 0; i < guide->part_count; i++) {
		const struct ar_guide_part *part = &guide->parts[i];
		const struct ar_session_step *step
		    = &guide->session->steps[part->step];

		property(part->length_s > 0);
		check_near(part->start_s, at_s, 0);
		at_s += part->length_s;
		property(part->set >= 1 && part->set <= step->sets);
		property(part->phase != AR_GUIDE_EASE
		    || step->block == AR_BLOCK_MASSAGE);
		if (i + 1 < guide->part_count)
			check_order(part, &guide->parts[i + 1]);
	}
	check_near(at_s, guide->session->total_s, 0);
	check_near(guide->total_s, guide->session->total_s, 0);
	property(guide->parts[0].phase == AR_GUIDE_READY);
}

/* Time of a step in some phases, as bits 1 << phase. */
static double
time_of(const struct ar_guide *guide, size_t step, unsigned phases)
{
	double sum = 0;

	for (size_t i = 0; i < guide->part_count; i++)
		if (guide->parts[i].step == step
		    && phases & 1u << guide->parts[i].phase)
			sum += guide->parts[i].length_s;
	return sum;
}

static void
check_steps(const struct ar_guide *guide)
{
	const unsigned timer = 1u << AR_GUIDE_EASE | 1u << AR_GUIDE_WORK;

	for (size_t i = 0; i < guide->session->step_count; i++) {
		const struct ar_session_step *step
		    = &guide->session->steps[i];
		double worked = time_of(guide, i, timer);
		double sides = step->side_count ? step->side_count : 1;
		bool in_turn = step->block == AR_BLOCK_STRETCH
		    || step->block == AR_BLOCK_MASSAGE;

		check_near(time_of(guide, i, ~0u), step->cost_s, 0);
		if (!step->cost_s)
			continue;
		property(time_of(guide, i, 1u << AR_GUIDE_WORK) > 0);
		if (in_turn)
			check_near(worked,
			    step->seconds * step->sets * sides, 0);
		if (step->block == AR_BLOCK_MASSAGE)
			check_near(time_of(guide, i, 1u << AR_GUIDE_EASE),
			    15 * sides, 0);
		check_near(guide->spans[i].end_s - guide->spans[i].start_s,
		    step->cost_s, 0);
	}
}

/* R31: five seconds before every timer; R56: sides in the step's order. */
static void
check_leads(const struct ar_guide *guide)
{
	for (size_t i = 0; i < guide->part_count; i++) {
		const struct ar_guide_part *part = &guide->parts[i];
		const struct ar_session_step *step
		    = &guide->session->steps[part->step];

		if (!is_timer(part->phase) || is_timer(part[-1].phase))
			continue;
		check_near(part[-1].length_s, 5, 0);
		if (!part->side_known)
			continue;
		if (part[-1].phase == AR_GUIDE_READY && part->set == 1)
			property(part->side == step->side[0]);
		if (part[-1].phase == AR_GUIDE_CHANGE)
			property(part->side != part[-2].side
			    || part->half != part[-2].half);
	}
}

static double
words_of(const char *text)
{
	double words = 0;

	for (; *text; text++)
		words += *text != ' ' && (text[1] == ' ' || !text[1]);
	return words;
}

static void
check_cues(const struct ar_guide *guide,
    const struct ar_guide_options *options)
{
	double quiet_s = 0;

	for (size_t i = 0; i < guide->cue_count; i++) {
		const struct ar_cue *cue = &guide->cues[i];

		property(cue->text && cue->text[0] && !strchr(cue->text, '{'));
		property(cue->at_s >= 0 && cue->at_s <= guide->total_s);
		property(i == 0 || cue->at_s >= cue[-1].at_s);
		property(cue->step < guide->session->step_count);
		property(cue->at_s >= quiet_s);
		property(options->ticks || cue->kind == AR_CUE_SPEECH
		    || cue->bell != AR_BELL_TICK);
		check_near(round(cue->at_s * 10), cue->at_s * 10, 1e-6);
		if (cue->kind == AR_CUE_SPEECH) {
			quiet_s = cue->at_s + words_of(cue->text) * 60
			    / options->words_per_minute;
			property(quiet_s <= cue->at_s + cue->budget_s);
			quiet_s = cue->at_s + cue->budget_s - 1e-6;
			property(quiet_s <= guide->total_s);
		}
	}
	property(guide->cues[guide->cue_count - 1].bell == AR_BELL_END);
	check_near(guide->cues[guide->cue_count - 1].at_s, guide->total_s, 0);
}

/* Is a text that begins with one of these spoken for a step? */
static int
said(const struct ar_guide *guide, size_t step, const char *begin)
{
	int count = 0;

	for (size_t i = 0; i < guide->cue_count; i++)
		count += guide->cues[i].kind == AR_CUE_SPEECH
		    && guide->cues[i].step == step
		    && !strncmp(guide->cues[i].text, begin, strlen(begin));
	return count;
}

static bool
begins_block(const struct ar_session *session, size_t step)
{
	size_t before = step;

	while (before > 0 && !session->steps[before - 1].cost_s)
		before--;
	return before == 0 || session->steps[before - 1].block
	    != session->steps[step].block;
}

/* What is never dropped: the name of a step, and the safety line of a block
 * unless its first step is hardly longer than its get-ready. */
static void
check_said(const struct ar_guide *guide)
{
	for (size_t i = 0; i < guide->session->step_count; i++) {
		int stops = said(guide, i, "Stop") + said(guide, i, "Get out")
		    + said(guide, i, "Chest pain");
		bool first = begins_block(guide->session, i);

		if (!guide->session->steps[i].cost_s) {
			property(stops == 1);
			continue;
		}
		property(stops == (first ? 1 : 0) || (stops == 0
		    && guide->session->steps[i].cost_s < 20));
		property(said(guide, i, guide->spans[i].start_s > 0 ? "Next: "
		    : "First: ") == 1);
	}
}

static bool
same_now(const struct ar_guide_now *a, const struct ar_guide_now *b)
{
	return a->phase == b->phase && a->part == b->part
	    && a->step == b->step && a->side == b->side && a->set == b->set
	    && a->speech == b->speech && a->bell == b->bell
	    && a->next_cue == b->next_cue && a->beside == b->beside
	    && !(a->left_part_s < b->left_part_s)
	    && !(a->left_part_s > b->left_part_s);
}

/* What a clock that ticks would hold, found step by step and not by search. */
static void
check_tick(const struct ar_guide *guide, double at_s, size_t *part,
    size_t *cue)
{
	struct ar_guide_now now = ar_guide_at(guide, at_s);
	const struct ar_cue *last;

	while (*part + 1 < guide->part_count
	    && guide->parts[*part + 1].start_s <= at_s)
		(*part)++;
	while (*cue < guide->cue_count && guide->cues[*cue].at_s <= at_s)
		(*cue)++;
	last = *cue ? &guide->cues[*cue - 1] : NULL;
	property(now.part == *part && now.next_cue == *cue);
	property(now.phase == (at_s < guide->total_s
	    ? guide->parts[*part].phase : AR_GUIDE_DONE));
	property(now.step == guide->parts[*part].step);
	property(now.speech == (last && last->kind == AR_CUE_SPEECH
	    && at_s - last->at_s < last->budget_s ? last : NULL));
	property(now.bell == (last && last->kind == AR_CUE_BELL
	    && at_s - last->at_s < 0.5 ? last : NULL));
	check_near(now.left_session_s, guide->total_s - at_s, 0);
	property(now.left_part_s <= now.left_step_s
	    && now.left_step_s <= now.left_session_s);
	if (now.phase == AR_GUIDE_EASE)
		property(now.pressure_max <= 3);
	property(now.phase == AR_GUIDE_DONE || now.pressure_max
	    <= guide->session->steps[now.step].pressure_max);
}

static void
check_clock(const struct ar_guide *guide, uint64_t *seed)
{
	size_t part = 0, cue = 0;
	double at_s = 0;

	while (at_s < guide->total_s) {
		check_tick(guide, at_s, &part, &cue);
		at_s += pick(seed, 120) / 10.0 + 0.05;
	}
	check_tick(guide, guide->total_s, &part, &cue);
	for (int i = 0; i < JUMPS; i++) {
		struct ar_guide_now now, again;

		at_s = pick(seed, (int)guide->total_s * 10) / 10.0;
		now = ar_guide_at(guide, at_s);
		(void)ar_guide_at(guide, guide->total_s - at_s);
		again = ar_guide_at(guide, at_s);
		property(same_now(&now, &again));
	}
}

static bool
is_start(const struct ar_guide *guide, double at_s)
{
	for (size_t i = 0; i < guide->part_count; i++)
		if (!(guide->parts[i].start_s < at_s)
		    && !(guide->parts[i].start_s > at_s))
			return true;
	return !(at_s < guide->total_s);
}

static void
check_keys(const struct ar_guide *guide, uint64_t *seed)
{
	for (int i = 0; i < JUMPS; i++) {
		double at_s = pick(seed, (int)guide->total_s * 10) / 10.0;
		double next_s = ar_guide_next_s(guide, at_s);
		double back_s = ar_guide_back_s(guide, at_s);
		double skip_s = ar_guide_skip_side_s(guide, at_s);
		size_t step = ar_guide_at(guide, at_s).step;
		size_t behind = ar_guide_at(guide, back_s).step;

		property(is_start(guide, next_s) && next_s > at_s);
		property(is_start(guide, back_s) && back_s <= at_s);
		property(is_start(guide, skip_s) && skip_s > at_s);
		property(skip_s <= next_s);
		property(behind <= step);
		property(next_s >= guide->total_s
		    || ar_guide_at(guide, next_s).step > step);
		property(!is_timer(ar_guide_at(guide, skip_s).phase));
	}
}

static void
check_guide(const struct ar_session *session, struct ar_arena *arena,
    uint64_t *seed)
{
	struct ar_guide_options options = {
		.words_per_minute = 120 + pick(seed, 101),
		.ticks = pick(seed, 2)
	};
	struct ar_guide guide;
	struct ar_error err = { .status = AR_OK };
	enum ar_status status = ar_guide_make(session, &options, arena,
	    &guide, &err);

	if (!session->total_s) {
		property(status == AR_EINPUT);
		return;
	}
	if (status != AR_OK)
		fail_msg("case %ld: %s", case_number, err.text);
	guided++;
	check_parts(&guide);
	check_steps(&guide);
	check_leads(&guide);
	check_cues(&guide, &options);
	check_said(&guide);
	check_clock(&guide, seed);
	check_keys(&guide, seed);
}

static void
test_sessions(void **state)
{
	uint64_t seed = SEED;

	(void)state;
	for (case_number = 0; case_number < CASES; case_number++) {
		struct ar_arena *arena = ar_arena_open(ARENA);
		struct random_case made;
		struct ar_session session;
		struct ar_error err = { .status = AR_OK };

		assert_non_null(arena);
		random_case_make(&made, &seed);
		assert_int_equal(ar_session_build(&made.input, arena,
		    &session, &err), AR_OK);
		check_guide(&session, arena, &seed);
		ar_arena_close(arena);
	}
	assert_true(guided > CASES / 2);
}

static void
test_before_a_run(void **state)
{
	uint64_t seed = SEED;

	(void)state;
	for (case_number = 0; case_number < CASES / 10; case_number++) {
		struct ar_arena *arena = ar_arena_open(ARENA);
		struct random_case made;
		struct ar_before_case input;
		struct ar_session session;
		struct ar_error err = { .status = AR_OK };

		assert_non_null(arena);
		random_case_make(&made, &seed);
		input = (struct ar_before_case){ .fast = pick(&seed, 2),
			.air_c = made.input.run.air_c,
			.person = made.input.person,
			.minutes_available = pick(&seed, 61) };
		memcpy(input.soreness, made.input.soreness,
		    sizeof input.soreness);
		assert_int_equal(ar_before_build(&input, arena, &session,
		    &err), AR_OK);
		check_guide(&session, arena, &seed);
		ar_arena_close(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sessions),
		cmocka_unit_test(test_before_a_run)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
