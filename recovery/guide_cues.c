/* What sounds when, slot by slot: bells first, then what is said by rank. */
#include "recovery/guide_build.h"
#include "recovery/numbers.h"

static const char *
bell_word(const struct ar_guide_build *build, const char *id)
{
	return ar_guide_word(build->language, "bell_", id);
}

static void
ring(struct ar_guide_scene *scene)
{
	const struct ar_guide_slot *slot = scene->slot;
	bool first = slot == scene->build->slots;

	if (!first && !(slot[-1].over_s > slot[-1].end_s))
		ar_slot_bell(&scene->cues, slot->start_s, AR_BELL_CHANGE,
		    bell_word(scene->build, "change"));
	ar_slot_bell(&scene->cues, slot->work_s, AR_BELL_START,
	    bell_word(scene->build, "start"));
	for (int left = AR_GUIDE_COUNT; left > 0; left--)
		if (ar_guide_counts_down(slot))
			ar_slot_bell(&scene->cues, slot->end_s - left,
			    AR_BELL_COUNT, ar_guide_fill(scene->build,
			    bell_word(scene->build, "count"),
			    &(struct ar_fill){ .n = left }));
	if (slot->over_s > slot->end_s)
		ar_slot_bell(&scene->cues, slot->end_s, AR_BELL_CHANGE,
		    bell_word(scene->build, "change"));
}

static void
keep(struct ar_guide_build *build, const struct ar_cue *cue)
{
	enum { FIRST = 128 };
	struct ar_guide *guide = build->guide;
	size_t count = guide->cue_count;
	bool full = count == 0 || (count >= FIRST
	    && (count & (count - 1)) == 0);
	void *grown;

	if (build->failed)
		return;
	if (full) {
		grown = ar_arena_grow(build->arena, guide->cues, count,
		    count ? 2 * count : FIRST, sizeof *cue);
		if (!grown) {
			build->failed = true;
			return;
		}
		guide->cues = grown;
	}
	guide->cues[guide->cue_count++] = *cue;
}

/* The cues of the slot, with ticks where it is quiet until the next one. */
static void
flush(struct ar_guide_scene *scene)
{
	const struct ar_guide_slot *slot = scene->slot;
	const struct ar_slot_cues *cues = &scene->cues;
	struct ar_cue tick = { .kind = AR_CUE_BELL, .bell = AR_BELL_TICK,
		.text = bell_word(scene->build, "tick"),
		.budget_s = AR_GUIDE_BELL_S, .step = slot->step };
	double quiet_s = slot->start_s;

	tick.at_s = slot->work_s + AR_GUIDE_TICK_S;
	for (size_t i = 0; i <= cues->count; i++) {
		double next_s = i < cues->count ? cues->cue[i].at_s
		    : ar_guide_talk_end(slot);

		for (; scene->build->ticks && tick.at_s < next_s
		    && tick.at_s < ar_guide_talk_end(slot);
		    tick.at_s += AR_GUIDE_TICK_S)
			if (tick.at_s >= quiet_s && tick.at_s
			    + AR_GUIDE_BELL_S <= next_s)
				keep(scene->build, &tick);
		if (i == cues->count)
			break;
		quiet_s = cues->cue[i].at_s + cues->cue[i].budget_s;
		keep(scene->build, &cues->cue[i]);
	}
}

static void
speak_slot(struct ar_guide_build *build, const struct ar_guide_slot *slot)
{
	struct ar_guide_scene scene = { .build = build, .slot = slot,
		.step = &build->guide->session->steps[slot->step],
		.cues.words_per_minute = build->words_per_minute };

	ring(&scene);
	ar_guide_say(&scene);
	for (int rank = AR_SAY_SAFETY; rank <= AR_SAY_HOW; rank++)
		for (size_t i = 0; i < scene.say_count; i++)
			if (scene.say[i].rank == (enum ar_say_rank)rank
			    && ar_slot_say(&scene.cues, &scene.say[i])
			    && rank == AR_SAY_HOW)
				build->shown = slot->step + 1;
	for (size_t i = 0; i < scene.cues.count; i++)
		if (scene.cues.cue[i].kind == AR_CUE_BELL)
			scene.cues.cue[i].step = slot->step;
	flush(&scene);
}

void
ar_guide_speak(struct ar_guide_build *build)
{
	struct ar_guide *guide = build->guide;
	struct ar_cue end = { .at_s = guide->total_s, .kind = AR_CUE_BELL,
		.bell = AR_BELL_END, .budget_s = AR_GUIDE_BELL_S,
		.text = bell_word(build, "end"),
		.step = guide->parts[guide->part_count - 1].step };

	for (size_t i = 0; i < build->slot_count; i++)
		speak_slot(build, &build->slots[i]);
	keep(build, &end);
	guide->farewell = ar_guide_word(build->language, "farewell", "");
}
