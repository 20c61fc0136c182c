#include "afterrun/guide.h"

#include <math.h>
#include <string.h>

#include "recovery/guide_build.h"
#include "recovery/numbers.h"

static enum ar_status
start(struct ar_guide_build *build, const struct ar_guide_options *options,
    struct ar_error *err)
{
	const char *language = options && options->language
	    ? options->language : "en";
	double speed = options ? options->words_per_minute : (double)NAN;

	build->language = ar_guide_language_find(language);
	if (build->language < 0)
		return ar_fail(err, AR_EINPUT, 0,
		    "the guide does not speak this language");
	build->guide->language = ar_guide_language((size_t)build->language);
	build->ticks = options && options->ticks;
	build->words_per_minute = isnan(speed) ? AR_GUIDE_WPM : speed;
	if (build->words_per_minute < AR_GUIDE_WPM_LO
	    || build->words_per_minute > AR_GUIDE_WPM_HI)
		return ar_fail(err, AR_EINPUT, 0,
		    "a voice speaks 60 to 450 words a minute");
	return AR_OK;
}

enum ar_status
ar_guide_make(const struct ar_session *session,
    const struct ar_guide_options *options, struct ar_arena *arena,
    struct ar_guide *guide, struct ar_error *err)
{
	struct ar_guide_build build = { .guide = guide, .arena = arena };

	memset(guide, 0, sizeof *guide);
	guide->session = session;
	AR_TRY(start(&build, options, err));
	AR_TRY(ar_guide_lay(&build, err));
	ar_guide_speak(&build);
	if (build.failed)
		return ar_fail(err, AR_EMEM, 0, "not enough memory");
	return AR_OK;
}

static double
clamped(const struct ar_guide *guide, double elapsed_s)
{
	if (!(elapsed_s > 0))
		return 0;
	return elapsed_s < guide->total_s ? elapsed_s : guide->total_s;
}

/* The part that runs at elapsed_s; at the end the last one. */
static size_t
part_at(const struct ar_guide *guide, double elapsed_s)
{
	size_t lo = 0, hi = guide->part_count;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (guide->parts[mid].start_s <= elapsed_s)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

/* The first cue after elapsed_s. */
static size_t
cue_after(const struct ar_guide *guide, double elapsed_s)
{
	size_t lo = 0, hi = guide->cue_count;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (guide->cues[mid].at_s <= elapsed_s)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Nothing else sounds while somebody speaks, so the last cue decides. */
static void
sounds(const struct ar_guide *guide, double elapsed_s,
    struct ar_guide_now *now)
{
	const struct ar_cue *cue;

	now->next_cue = cue_after(guide, elapsed_s);
	if (!now->next_cue)
		return;
	cue = &guide->cues[now->next_cue - 1];
	if (cue->kind == AR_CUE_SPEECH
	    && elapsed_s - cue->at_s < cue->budget_s)
		now->speech = cue;
	if (cue->kind == AR_CUE_BELL
	    && elapsed_s - cue->at_s < AR_GUIDE_BELL_DUE_S)
		now->bell = cue;
}

/* The next step that takes time. */
static size_t
step_after(const struct ar_guide *guide, size_t step)
{
	size_t count = guide->session->step_count;

	do
		step++;
	while (step < count && !guide->session->steps[step].cost_s);
	return step < count ? step : count;
}

static int
pressure_now(const struct ar_session_step *step, enum ar_guide_phase phase)
{
	if (phase == AR_GUIDE_EASE && step->pressure_max
	    > AR_PRESSURE_START)
		return AR_PRESSURE_START;
	return step->pressure_max;
}

static void
beside(const struct ar_guide *guide, double elapsed_s,
    struct ar_guide_now *now)
{
	size_t index = guide->spans[now->step].beside;

	now->beside = guide->session->step_count;
	now->left_beside_s = NAN;
	if (index == guide->session->step_count)
		return;
	if (elapsed_s >= guide->spans[index].start_s
	    && elapsed_s < guide->spans[index].end_s) {
		now->beside = index;
		now->left_beside_s = guide->spans[index].end_s - elapsed_s;
	}
}

struct ar_guide_now
ar_guide_at(const struct ar_guide *guide, double elapsed_s)
{
	double at_s = clamped(guide, elapsed_s);
	struct ar_guide_now now = { .part = part_at(guide, at_s) };
	const struct ar_guide_part *part = &guide->parts[now.part];
	double part_end_s = part->start_s + part->length_s;

	/* ease-in and work are one side */
	if (part->phase == AR_GUIDE_EASE && now.part + 1 < guide->part_count
	    && part[1].phase == AR_GUIDE_WORK)
		part_end_s += part[1].length_s;
	now.phase = at_s < guide->total_s ? part->phase : AR_GUIDE_DONE;
	now.step = part->step;
	now.side_known = part->side_known;
	now.side = part->side;
	now.set = part->set;
	now.half = part->half;
	now.left_part_s = part_end_s - at_s;
	now.left_step_s = guide->spans[now.step].end_s - at_s;
	now.left_session_s = guide->total_s - at_s;
	now.next_step = step_after(guide, now.step);
	now.pressure_max = now.phase == AR_GUIDE_DONE ? 0
	    : pressure_now(&guide->session->steps[now.step], now.phase);
	sounds(guide, at_s, &now);
	beside(guide, at_s, &now);
	return now;
}

double
ar_guide_next_s(const struct ar_guide *guide, double elapsed_s)
{
	double at_s = clamped(guide, elapsed_s);

	return guide->spans[guide->parts[part_at(guide, at_s)].step].end_s;
}

double
ar_guide_back_s(const struct ar_guide *guide, double elapsed_s)
{
	double at_s = clamped(guide, elapsed_s);
	size_t step = guide->parts[part_at(guide, at_s)].step;
	double start_s = guide->spans[step].start_s;

	if (at_s >= start_s + AR_READY_S || !(start_s > 0))
		return start_s;
	/* the part before this step's first belongs to the step before */
	return guide->spans[guide->parts[part_at(guide, start_s) - 1].step]
	    .start_s;
}

double
ar_guide_skip_side_s(const struct ar_guide *guide, double elapsed_s)
{
	double at_s = clamped(guide, elapsed_s);
	size_t part = part_at(guide, at_s) + 1;

	while (part < guide->part_count
	    && (guide->parts[part].phase == AR_GUIDE_EASE
	    || guide->parts[part].phase == AR_GUIDE_WORK))
		part++;
	return part < guide->part_count ? guide->parts[part].start_s
	    : guide->total_s;
}

const char *
ar_guide_phase_name(enum ar_guide_phase phase)
{
	static const char *const names[] = { "get ready", "ease in", "work",
		"change", "rest", "done" };

	return phase <= AR_GUIDE_DONE ? names[phase] : NULL;
}
