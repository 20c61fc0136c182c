#include "doors/guide/state.h"

#include <math.h>
#include <string.h>

/* The cues of a part's end begin this long before it. */
static const double end_cues_s = 10.5;
static const double done_share = 0.5;
static const double hair_s = 1e-6;

static bool
is_work(const struct ar_guide_part *part)
{
	return part->phase == AR_GUIDE_EASE || part->phase == AR_GUIDE_WORK;
}

static size_t
part_at(const struct ar_guide *guide, double at_s)
{
	return ar_guide_at(guide, at_s).part;
}

/* The first cue at or after a moment. */
static size_t
cue_from(const struct ar_guide *guide, double at_s)
{
	size_t lo = 0, hi = guide->cue_count;

	while (lo < hi) {
		size_t middle = lo + (hi - lo) / 2;

		if (guide->cues[middle].at_s < at_s - hair_s)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo;
}

void
guide_start(struct guide_state *state, const struct ar_guide *guide,
    double *worked_s)
{
	memset(state, 0, sizeof *state);
	state->guide = guide;
	state->speed = 1;
	state->worked_s = worked_s;
	for (size_t i = 0; i < guide->session->step_count; i++)
		worked_s[i] = 0;
}

/* To a moment, without giving time to any step. */
static void
go(struct guide_state *state, double at_s)
{
	state->elapsed_s = fmin(fmax(at_s, 0), state->guide->total_s);
	state->extra_s = 0;
	state->cue = cue_from(state->guide, state->elapsed_s);
}

/* Give the time from..to of the guide to the steps at work then. */
static void
credit(struct guide_state *state, double from_s, double to_s)
{
	const struct ar_guide *guide = state->guide;
	size_t i = part_at(guide, from_s);

	for (; i < guide->part_count && guide->parts[i].start_s < to_s; i++) {
		const struct ar_guide_part *part = &guide->parts[i];
		double end = fmin(part->start_s + part->length_s, to_s);
		double start = fmax(part->start_s, from_s);

		if (is_work(part) && end > start)
			state->worked_s[part->step] += end - start;
	}
}

void
guide_begin_at(struct guide_state *state, double at_s)
{
	go(state, at_s);
	credit(state, 0, state->elapsed_s);
}

void
guide_resume(struct guide_state *state, double at_s, int steps_done,
    int steps_skipped)
{
	guide_begin_at(state, at_s);
	state->from_step = ar_guide_at(state->guide, state->elapsed_s).step;
	state->done_before = steps_done;
	state->skipped_before = steps_skipped;
	state->mode = GUIDE_PAUSED;
	state->pause = PAUSE_RESUMED;
}

static void
pause_for(struct guide_state *state, enum guide_pause pause)
{
	state->mode = GUIDE_PAUSED;
	state->pause = pause;
}

static void
reach_end(struct guide_state *state)
{
	state->mode = GUIDE_ASK_LEGS;
	state->ended = true;
	state->why = 0;
	state->help = false;
}

struct guide_due
guide_tick(struct guide_state *state, double seconds)
{
	const struct ar_guide *guide = state->guide;
	struct guide_due due = { NULL, NULL };
	double go_s, waited, to;

	if (state->mode != GUIDE_RUNNING || !(seconds > 0))
		return due;
	if (seconds > GUIDE_LATE_S) {
		state->late_s = seconds;
		pause_for(state, PAUSE_LATE);
		return due;
	}
	go_s = seconds * state->speed;
	waited = fmin(go_s, state->extra_s);
	state->extra_s -= waited;
	to = fmin(state->elapsed_s + go_s - waited, guide->total_s);
	credit(state, state->elapsed_s, to);
	state->elapsed_s = to;
	for (; state->cue < guide->cue_count &&
	    guide->cues[state->cue].at_s <= to + hair_s; state->cue++) {
		const struct ar_cue *cue = &guide->cues[state->cue];

		if (cue->kind == AR_CUE_SPEECH)
			due.speech = cue;
		else
			due.bell = cue;
	}
	if (to >= guide->total_s)
		reach_end(state);
	return due;
}

/* Time added to this part.  Where its last cues were given they are given
 * again, so it goes back before them; the rest of the ten seconds waits. */
static void
add_time(struct guide_state *state)
{
	const struct ar_guide *guide = state->guide;
	const struct ar_guide_part *part =
	    &guide->parts[part_at(guide, state->elapsed_s)];
	double left = part->start_s + part->length_s - state->elapsed_s;
	double back = fmax(end_cues_s - left, 0);

	if (state->extra_s > 0)
		back = 0;
	back = fmin(fmin(back, GUIDE_MORE_S), state->elapsed_s -
	    part->start_s);
	state->elapsed_s -= back;
	state->extra_s += GUIDE_MORE_S - back;
	if (back > 0)
		state->cue = cue_from(guide, state->elapsed_s);
}

static void
jump(struct guide_state *state, double at_s)
{
	go(state, at_s);
	state->why = 0;
	if (state->elapsed_s >= state->guide->total_s)
		reach_end(state);
}

static void
press_moving(struct guide_state *state, enum guide_key key)
{
	const struct ar_guide *guide = state->guide;
	double at = state->elapsed_s;

	switch (key) {
	case GUIDE_NEXT:
		jump(state, ar_guide_next_s(guide, at));
		break;
	case GUIDE_BACK:
		jump(state, ar_guide_back_s(guide, at));
		break;
	case GUIDE_SKIP:
		jump(state, ar_guide_skip_side_s(guide, at));
		break;
	case GUIDE_MORE:
		add_time(state);
		break;
	case GUIDE_WHY:
		state->why++;
		state->help = false;
		break;
	case GUIDE_HELP:
		state->help = !state->help;
		state->why = 0;
		break;
	default:
		break;
	}
}

static void
press_going(struct guide_state *state, enum guide_key key)
{
	if (key == GUIDE_QUIT && (state->help || state->why)) {
		state->help = false;
		state->why = 0;
	} else if (key == GUIDE_QUIT) {
		state->quit = true;
		state->mode = GUIDE_OVER;
	} else if (key == GUIDE_PAUSE && state->mode == GUIDE_RUNNING) {
		pause_for(state, PAUSE_KEY);
	} else if (key == GUIDE_PAUSE) {
		state->mode = GUIDE_RUNNING;
	} else {
		press_moving(state, key);
	}
}

static void
answer_legs(struct guide_state *state, enum guide_key key)
{
	static const char *const words[] = { "better", "same", "worse" };

	if (key >= GUIDE_BETTER && key <= GUIDE_WORSE)
		state->outcome = words[key - GUIDE_BETTER];
	else if (key != GUIDE_PAUSE && key != GUIDE_QUIT)
		return;
	state->mode = GUIDE_ASK_PAIN;
}

static void
answer_pain(struct guide_state *state, enum guide_key key)
{
	if (key != GUIDE_YES && key != GUIDE_NO && key != GUIDE_PAUSE &&
	    key != GUIDE_QUIT)
		return;
	state->pain = key == GUIDE_YES;
	state->mode = GUIDE_OVER;
}

void
guide_press(struct guide_state *state, enum guide_key key)
{
	switch (state->mode) {
	case GUIDE_INTRO:
		if (key == GUIDE_PAUSE)
			state->mode = GUIDE_RUNNING;
		state->quit = key == GUIDE_QUIT;
		if (state->quit)
			state->mode = GUIDE_OVER;
		break;
	case GUIDE_RUNNING:
	case GUIDE_PAUSED:
		press_going(state, key);
		break;
	case GUIDE_ASK_LEGS:
		answer_legs(state, key);
		break;
	case GUIDE_ASK_PAIN:
		answer_pain(state, key);
		break;
	case GUIDE_OVER:
		break;
	}
}

void
guide_was_away(struct guide_state *state)
{
	if (state->mode == GUIDE_RUNNING)
		pause_for(state, PAUSE_AWAY);
}

struct ar_guide_now
guide_now(const struct guide_state *state)
{
	struct ar_guide_now now = ar_guide_at(state->guide, state->elapsed_s);

	now.left_part_s += state->extra_s;
	now.left_step_s += state->extra_s;
	now.left_session_s += state->extra_s;
	return now;
}

/* The work that a step plans; 0: it runs beside another one. */
static double
planned(const struct ar_guide *guide, size_t step)
{
	double work = 0;

	for (size_t i = 0; i < guide->part_count; i++)
		if (guide->parts[i].step == step && is_work(&guide->parts[i]))
			work += guide->parts[i].length_s;
	return work;
}

/* Steps without a time of their own are done along with the one before. */
static void
count(const struct guide_state *state, int *done, int *skipped)
{
	const struct ar_guide *guide = state->guide;
	bool was_passed = false, was_done = false;

	*done = state->done_before;
	*skipped = state->skipped_before;
	for (size_t i = state->from_step; i < guide->session->step_count;
	    i++) {
		double work = planned(guide, i);

		if (work > 0) {
			was_passed = state->elapsed_s >=
			    guide->spans[i].end_s - hair_s;
			was_done = was_passed && state->worked_s[i] >=
			    work * done_share - hair_s;
		}
		*done += was_done ? 1 : 0;
		*skipped += was_passed && !was_done ? 1 : 0;
	}
}

int
guide_steps_done(const struct guide_state *state)
{
	int done, skipped;

	count(state, &done, &skipped);
	return done;
}

int
guide_steps_skipped(const struct guide_state *state)
{
	int done, skipped;

	count(state, &done, &skipped);
	return skipped;
}
