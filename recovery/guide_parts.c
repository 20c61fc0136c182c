/* A session in time: R31 (get ready before each timer), R37 (ease-in), R56
 * (sides one after the other), R59 (rounds of contrast). */
#include <string.h>

#include "recovery/guide_build.h"
#include "recovery/numbers.h"

/* Timers of one step, all alike but for the halves of contrast. */
struct beat {
	int timers;
	int sides;        /* in turn; 1: none, or together */
	int halves;       /* 2: contrast */
	int half_s[2];    /* seconds of each half */
	enum ar_guide_half half[2];
	int rest_s; /* after each timer */
};

/* How the two halves of a contrast follow each other (2.5, R59). */
static bool
contrast(const struct ar_session_step *step, struct beat *beat)
{
	if (!strcmp(step->technique, "contrast_water")) {
		beat->half_s[0] = step->seconds / 2;
		beat->half[0] = AR_GUIDE_WARM;
		beat->half[1] = AR_GUIDE_COLD;
	} else if (!strcmp(step->technique, "contrast_pack")) {
		beat->half_s[0] = step->seconds - AR_HEAT_S;
		beat->half[0] = AR_GUIDE_COLD;
		beat->half[1] = AR_GUIDE_WARM;
	} else {
		return false;
	}
	beat->half_s[1] = step->seconds - beat->half_s[0];
	beat->halves = 2;
	beat->sides = 1;
	beat->timers = 2 * step->sets;
	return beat->half_s[0] > 0 && beat->half_s[1] > 0;
}

/* The builder's costs, read backwards: sides in turn, or at once (packs,
 * elevation), or with the way back as a rest (strides). */
static bool
beat_of(const struct ar_session_step *step, struct beat *beat)
{
	int one = step->seconds + AR_READY_S;
	int in_turn = step->sets * (step->side_count ? step->side_count : 1);

	memset(beat, 0, sizeof *beat);
	if (contrast(step, beat))
		return step->cost_s == step->sets
		    * (step->seconds + 2 * AR_READY_S);
	beat->halves = 1;
	beat->half_s[0] = step->seconds;
	beat->sides = step->side_count ? step->side_count : 1;
	beat->timers = in_turn;
	if (step->cost_s == in_turn * one)
		return true;
	if (step->cost_s == step->sets * one) {
		beat->sides = 1;
		beat->timers = step->sets;
		return true;
	}
	beat->rest_s = step->cost_s / in_turn - one;
	return step->cost_s % in_turn == 0 && beat->rest_s > 0;
}

static bool
in_range(const struct ar_session_step *step)
{
	if (step->cost_s == 0)
		return step->technique && step->seconds >= 0;
	return step->technique && step->cost_s > 0 && step->sets > 0
	    && step->sets <= AR_GUIDE_SETS_MAX && step->seconds > 0
	    && step->seconds <= AR_GUIDE_STEP_MAX_S
	    && step->side_count >= 0 && step->side_count <= AR_SIDES;
}

static enum ar_status
measure(struct ar_guide_build *build, struct ar_error *err)
{
	const struct ar_session *session = build->guide->session;
	int total = 0;

	if (session->step_count > AR_STEP_MAX)
		return ar_fail(err, AR_EINPUT, 0,
		    "the session has too many steps");
	for (size_t i = 0; i < session->step_count; i++) {
		const struct ar_session_step *step = &session->steps[i];
		struct beat beat;

		if (!in_range(step) || (step->cost_s
		    && !beat_of(step, &beat)))
			return ar_fail(err, AR_EINPUT, i,
			    "a step's cost does not fit its sides, sets and "
			    "seconds");
		total += step->cost_s;
		build->slot_count += step->cost_s ? (size_t)beat.timers : 0;
	}
	if (!total)
		return ar_fail(err, AR_EINPUT, 0,
		    "the session has no steps to be guided through");
	if (total != session->total_s)
		return ar_fail(err, AR_EINPUT, 0,
		    "the steps' costs do not add up to total_s");
	return AR_OK;
}

/* What comes before timer k of a step. */
static enum ar_guide_phase
lead_of(const struct beat *beat, int k)
{
	if (k == 0 || beat->rest_s)
		return AR_GUIDE_READY;
	return beat->sides > 1 || beat->halves > 1 ? AR_GUIDE_CHANGE
	    : AR_GUIDE_REST;
}

static double
ease_of(const struct ar_session_step *step, int seconds)
{
	if (step->block != AR_BLOCK_MASSAGE)
		return 0;
	return seconds < AR_PRESSURE_START_S ? seconds : AR_PRESSURE_START_S;
}

/* The slots of one step from start_s on; returns where it ends. */
static double
lay_step(struct ar_guide_build *build, size_t index, double start_s,
    struct ar_guide_slot **next)
{
	const struct ar_session_step *step
	    = &build->guide->session->steps[index];
	struct beat beat;

	if (!beat_of(step, &beat))
		return start_s; /* measure() has refused it */
	for (int k = 0; k < beat.timers; k++) {
		struct ar_guide_slot *slot = (*next)++;
		int seconds = beat.half_s[k % beat.halves];

		slot->step = index;
		slot->set = 1 + k / (beat.sides * beat.halves);
		slot->side_known = step->side_count > 0
		    && beat.sides == step->side_count;
		slot->side = slot->side_known ? step->side[k % beat.sides]
		    : AR_LEFT;
		slot->half = beat.half[k % beat.halves];
		slot->lead = lead_of(&beat, k);
		slot->first = k == 0;
		slot->last = k == beat.timers - 1;
		slot->start_s = start_s;
		slot->work_s = start_s + AR_READY_S;
		slot->ease_s = slot->work_s + ease_of(step, seconds);
		slot->end_s = slot->work_s + seconds;
		slot->over_s = slot->end_s + beat.rest_s;
		start_s = slot->over_s;
	}
	return start_s;
}

static void
add_part(struct ar_guide *guide, const struct ar_guide_slot *slot,
    enum ar_guide_phase phase, const double span[2])
{
	if (!(span[1] > span[0]))
		return;
	guide->parts[guide->part_count++] = (struct ar_guide_part){
		.start_s = span[0],
		.length_s = span[1] - span[0],
		.phase = phase,
		.step = slot->step,
		.set = slot->set,
		.side_known = slot->side_known,
		.side = slot->side,
		.half = slot->half
	};
}

static void
add_parts(struct ar_guide *guide, const struct ar_guide_slot *slot)
{
	add_part(guide, slot, slot->lead,
	    (double[]){ slot->start_s, slot->work_s });
	add_part(guide, slot, AR_GUIDE_EASE,
	    (double[]){ slot->work_s, slot->ease_s });
	add_part(guide, slot, AR_GUIDE_WORK,
	    (double[]){ slot->ease_s, slot->end_s });
	add_part(guide, slot, AR_GUIDE_REST,
	    (double[]){ slot->end_s, slot->over_s });
}

/* A step of cost 0 runs from the first timer of the step before it on, or of
 * the one after it where none came before; one beside each. */
static void
lay_beside(struct ar_guide *guide, size_t index)
{
	const struct ar_session *session = guide->session;
	size_t host = index;
	double end_s;

	while (host > 0 && !session->steps[host].cost_s)
		host--;
	while (!session->steps[host].cost_s)
		host++;
	guide->spans[index].start_s = guide->spans[host].start_s
	    + AR_READY_S;
	end_s = guide->spans[index].start_s + session->steps[index].seconds;
	guide->spans[index].end_s = end_s < guide->spans[host].end_s ? end_s
	    : guide->spans[host].end_s;
	if (guide->spans[host].beside == session->step_count)
		guide->spans[host].beside = index;
}

enum ar_status
ar_guide_lay(struct ar_guide_build *build, struct ar_error *err)
{
	enum { PARTS_A_SLOT = 4 };
	struct ar_guide *guide = build->guide;
	const struct ar_session *session = guide->session;
	struct ar_guide_slot *next;
	double at_s = 0;

	AR_TRY(measure(build, err));
	build->slots = ar_arena_array(build->arena, build->slot_count,
	    sizeof *build->slots);
	guide->parts = ar_arena_array(build->arena,
	    PARTS_A_SLOT * build->slot_count, sizeof *guide->parts);
	guide->spans = ar_arena_array(build->arena, session->step_count,
	    sizeof *guide->spans);
	if (!build->slots || !guide->parts || !guide->spans)
		return ar_fail(err, AR_EMEM, 0, "not enough memory");
	next = build->slots;
	for (size_t i = 0; i < session->step_count; i++) {
		guide->spans[i].start_s = at_s;
		guide->spans[i].beside = session->step_count;
		if (session->steps[i].cost_s)
			at_s = lay_step(build, i, at_s, &next);
		guide->spans[i].end_s = at_s;
	}
	for (size_t i = 0; i < build->slot_count; i++)
		add_parts(guide, &build->slots[i]);
	for (size_t i = 0; i < session->step_count; i++)
		if (!session->steps[i].cost_s)
			lay_beside(guide, i);
	guide->total_s = at_s;
	return AR_OK;
}
