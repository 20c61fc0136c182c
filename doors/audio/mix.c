#include "doors/audio/mix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "doors/audio/clip.h"

enum { CUT_FADE = RATE_HZ / 100, /* 10 ms */
	LEAD_MAX = RATE_HZ / 1000 * CLIP_LEAD_MS };

static const enum bell_sound sound_of[] = {
	[AR_BELL_START] = BELL_START,
	[AR_BELL_CHANGE] = BELL_CHANGE,
	[AR_BELL_COUNT] = BELL_COUNT,
	[AR_BELL_END] = BELL_END,
	[AR_BELL_TICK] = BELL_TICK,
};

static int64_t
frame_of(double at_s)
{
	return llround(at_s * RATE_HZ);
}

static bool
is_bell(const struct plan *plan, size_t cue)
{
	return plan->guide.cues[cue].kind == AR_CUE_BELL;
}

static const struct sound *
sound_at(const struct mix *mix, size_t cue)
{
	return &mix->bells->sounds[sound_of[mix->plan->guide.cues[cue].bell]];
}

/* Where a cue's sound begins: of speech its lead earlier. */
static int64_t
cue_start(const struct mix *mix, size_t cue)
{
	const struct plan *plan = mix->plan;
	int64_t at = frame_of(plan->guide.cues[cue].at_s);

	return is_bell(plan, cue) ? at :
	    at - (int64_t)plan->sayings[plan->saying[cue]].clip.lead;
}

/* A bell rings until the next one. */
static int64_t
bell_frames(const struct mix *mix, size_t cue)
{
	const struct ar_guide *guide = &mix->plan->guide;
	int64_t frames = (int64_t)sound_at(mix, cue)->count;
	size_t next = cue + 1;
	int64_t gap;

	while (next < guide->cue_count && !is_bell(mix->plan, next))
		next++;
	if (next == guide->cue_count)
		return frames;
	gap = frame_of(guide->cues[next].at_s) -
	    frame_of(guide->cues[cue].at_s);
	return gap < frames ? gap : frames;
}

static int64_t
cue_frames(const struct mix *mix, size_t cue)
{
	const struct plan *plan = mix->plan;

	return is_bell(plan, cue) ? bell_frames(mix, cue) :
	    (int64_t)plan->sayings[plan->saying[cue]].clip.count;
}

bool
mix_open(struct mix *mix, const struct plan *plan, const struct bells *bells)
{
	memset(mix, 0, sizeof *mix);
	mix->plan = plan;
	mix->bells = bells;
	mix->frames = frame_of(plan->guide.total_s);
	for (size_t i = 0; i < plan->guide.cue_count; i++) {
		int64_t end = cue_start(mix, i) + cue_frames(mix, i);

		mix->frames = end > mix->frames ? end : mix->frames;
	}
	mix->scratch = calloc(MIX_BLOCK, sizeof *mix->scratch);
	return mix->scratch != NULL;
}

void
mix_close(struct mix *mix)
{
	free(mix->scratch);
	mix->scratch = NULL;
}

/* count samples of a bell that is cut at frames, from its from-th on. */
static void
ring(const struct sound *sound, int64_t frames, int64_t from, float *to,
    int64_t count)
{
	bool cut = frames < (int64_t)sound->count;

	for (int64_t i = 0; i < count; i++) {
		int64_t left = frames - from - i;

		to[i] = sound->samples[from + i];
		if (cut && left < CUT_FADE)
			to[i] *= (float)left / CUT_FADE;
	}
}

/* Add the part of a cue that falls into n samples from mix->at on. */
static bool
add(struct mix *mix, size_t cue, float *samples, int64_t n)
{
	const struct plan *plan = mix->plan;
	int64_t start = cue_start(mix, cue) - mix->at;
	int64_t frames = cue_frames(mix, cue);
	int64_t from = start < 0 ? -start : 0;
	int64_t to = start + frames < n ? frames : n - start;

	if (from >= to)
		return true;
	if (is_bell(plan, cue))
		ring(sound_at(mix, cue), frames, from, mix->scratch,
		    to - from);
	else if (!spool_get(&plan->spool,
	    &plan->sayings[plan->saying[cue]].clip, (size_t)from,
	    mix->scratch, (size_t)(to - from)))
		return false;
	for (int64_t i = from; i < to; i++)
		samples[start + i] += mix->scratch[i - from];
	return true;
}

/* The cues of one kind from *first on; those that are over are left. */
static bool
add_kind(struct mix *mix, bool bells, size_t *first, float *samples,
    int64_t n)
{
	const struct ar_guide *guide = &mix->plan->guide;

	for (size_t i = *first; i < guide->cue_count; i++) {
		if (frame_of(guide->cues[i].at_s) - LEAD_MAX >= mix->at + n)
			return true;
		if (is_bell(mix->plan, i) != bells)
			continue;
		if (!add(mix, i, samples, n))
			return false;
		if (cue_start(mix, i) + cue_frames(mix, i) <= mix->at + n)
			*first = i + 1;
	}
	return true;
}

int
mix_next(struct mix *mix, float samples[MIX_BLOCK])
{
	int64_t n = mix->frames - mix->at;

	n = n < MIX_BLOCK ? n : MIX_BLOCK;
	memset(samples, 0, MIX_BLOCK * sizeof *samples);
	if (!add_kind(mix, false, &mix->speech, samples, n) ||
	    !add_kind(mix, true, &mix->bell, samples, n))
		return -1;
	mix->at += n;
	return (int)n;
}
