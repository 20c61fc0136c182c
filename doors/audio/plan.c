#include "doors/audio/plan.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "doors/audio/clip.h"

/* Faster than 1.35 times is hard to follow. */
static const double speeds[] = {1, 1.1, 1.2, 1.35};
/* A breath between what is said and the next cue, more than CLIP_LEAD_MS. */
static const double GAP_S = 0.1;
static const double WPM_MIN = 60; /* guide.h */
/* After the end: when its bell has died away, and no longer than this. */
static const double FAREWELL_AFTER_S = 1.4, FAREWELL_S = 15;

enum { SPEEDS = sizeof speeds / sizeof speeds[0], LAYOUTS = 5,
	SAYINGS_FIRST = 64 };

static int
find_saying(struct plan *plan, struct line line, size_t *index,
    struct trouble *trouble)
{
	for (*index = 0; *index < plan->count; ++*index) {
		const struct line *known = &plan->sayings[*index].line;

		if (known->wpm == line.wpm &&
		    strcmp(known->text, line.text) == 0)
			return EXIT_DONE;
	}
	if (plan->count == plan->room) {
		size_t room = plan->room ? 2 * plan->room : SAYINGS_FIRST;
		struct saying *more = realloc(plan->sayings,
		    room * sizeof *more);

		if (!more)
			return fail_memory(trouble);
		plan->sayings = more;
		plan->room = room;
	}
	plan->sayings[plan->count++] = (struct saying){.line = line};
	return EXIT_DONE;
}

/* What is to be said, as the voice wants it, and where it goes. */
struct round {
	struct plan *plan;
	size_t *sayings;
};

static int
take_sound(void *self, size_t line, struct sound *sound,
    struct trouble *trouble)
{
	const struct round *round = self;
	struct plan *plan = round->plan;
	struct saying *saying = &plan->sayings[round->sayings[line]];
	int code = EXIT_DONE;

	if (!clip_finish(&plan->peaks, sound))
		code = fail_memory(trouble);
	else if (!spool_put(&plan->spool, sound, &saying->clip))
		code = fail(trouble, EXIT_STORAGE,
		    "what was said could not be kept", "TMPDIR or /tmp",
		    strerror(errno));
	saying->said = true;
	free(sound->samples);
	return code;
}

/* Have everything said that was not said before. */
static int
say_new(struct plan *plan, const struct voice *voice,
    struct trouble *trouble)
{
	struct line *lines = calloc(plan->count + 1, sizeof *lines);
	size_t *sayings = calloc(plan->count + 1, sizeof *sayings);
	struct round round = {plan, sayings};
	struct voice_taker taker = {take_sound, &round};
	size_t count = 0;
	int code;

	for (size_t i = 0; lines && sayings && i < plan->count; i++) {
		if (plan->sayings[i].said)
			continue;
		sayings[count] = i;
		lines[count++] = plan->sayings[i].line;
	}
	code = lines && sayings ?
	    voice_say(voice, lines, count, &taker, trouble) :
	    fail_memory(trouble);
	free(lines);
	free(sayings);
	return code;
}

static double
length_s(const struct plan *plan, size_t cue)
{
	const struct clip *clip = &plan->sayings[plan->saying[cue]].clip;

	return (double)(clip->count - clip->lead) / RATE_HZ;
}

/* Until the next cue, be it speech or a bell, or the end. */
static double
room_s(const struct ar_guide *guide, size_t cue)
{
	double at_s = guide->cues[cue].at_s, next_s = guide->total_s;

	if (cue + 1 < guide->cue_count)
		next_s = guide->cues[cue + 1].at_s;
	else if (at_s > guide->total_s)
		next_s = at_s + FAREWELL_S;
	return next_s - at_s - GAP_S;
}

/* The least speed that makes length fit; the last one if none does. */
static int
speed_for(double length, double room, int from)
{
	int speed = from + 1;

	while (speed < SPEEDS - 1 &&
	    !(length * speeds[from] / speeds[speed] <= room))
		speed++;
	return speed;
}

/* Say every cue at its speed.  *again: some have no room and got another
 * speed. */
static int
say_cues(struct plan *plan, const struct wish *wish, int *speed,
    bool *again, struct trouble *trouble)
{
	const struct ar_guide *guide = &plan->guide;
	int code = EXIT_DONE;

	*again = false;
	for (size_t i = 0; code == EXIT_DONE && i < guide->cue_count; i++) {
		struct line line = {guide->cues[i].text,
		    wish->guide.words_per_minute * speeds[speed[i]]};

		plan->saying[i] = NOT_SAID;
		if (guide->cues[i].kind == AR_CUE_SPEECH)
			code = find_saying(plan, line, &plan->saying[i],
			    trouble);
	}
	if (code == EXIT_DONE)
		code = say_new(plan, &wish->voice, trouble);
	for (size_t i = 0; code == EXIT_DONE && i < guide->cue_count; i++) {
		if (plan->saying[i] == NOT_SAID || speed[i] == SPEEDS - 1 ||
		    length_s(plan, i) <= room_s(guide, i))
			continue;
		speed[i] = speed_for(length_s(plan, i), room_s(guide, i),
		    speed[i]);
		*again = true;
	}
	return code;
}

/* How many times its room the longest line takes; at most 1: all fit. */
static double
worst(const struct plan *plan)
{
	double most = 0;

	for (size_t i = 0; i < plan->guide.cue_count; i++)
		if (plan->saying[i] != NOT_SAID)
			most = fmax(most, length_s(plan, i) /
			    fmax(room_s(&plan->guide, i), GAP_S));
	return most;
}

static int
add_farewell(struct ar_guide *guide, struct ar_arena *arena,
    struct trouble *trouble)
{
	struct ar_cue *cues = ar_arena_grow(arena, guide->cues,
	    guide->cue_count, guide->cue_count + 1, sizeof *cues);

	if (!cues)
		return fail_memory(trouble);
	cues[guide->cue_count++] = (struct ar_cue){
	    .at_s = guide->total_s + FAREWELL_AFTER_S,
	    .kind = AR_CUE_SPEECH, .text = guide->farewell};
	guide->cues = cues;
	return EXIT_DONE;
}

/* One layout of the guide, for a voice of wpm. */
static int
lay_out(struct plan *plan, const struct wish *wish, double wpm,
    struct ar_arena *arena, struct trouble *trouble)
{
	struct ar_guide_options options = wish->guide;
	struct ar_error err;
	bool again = true;
	int code = EXIT_DONE;
	int *speed;

	options.words_per_minute = wpm;
	memset(&err, 0, sizeof err);
	if (ar_guide_make(wish->session, &options, arena, &plan->guide,
	    &err) != AR_OK)
		return fail_error(trouble, &err);
	if (wish->farewell && plan->guide.farewell)
		code = add_farewell(&plan->guide, arena, trouble);
	if (code != EXIT_DONE)
		return code;
	plan->saying = ar_arena_array(arena, plan->guide.cue_count + 1,
	    sizeof *plan->saying);
	speed = ar_arena_array(arena, plan->guide.cue_count + 1,
	    sizeof *speed);
	if (!plan->saying || !speed)
		return fail_memory(trouble);
	while (code == EXIT_DONE && again)
		code = say_cues(plan, wish, speed, &again, trouble);
	return code;
}

/* Leave out what has no room at all, and what the voice said nothing for. */
static void
drop_rest(struct plan *plan)
{
	struct ar_guide *guide = &plan->guide;
	size_t kept = 0;

	for (size_t i = 0; i < guide->cue_count; i++) {
		bool speech = plan->saying[i] != NOT_SAID;

		if (speech && (!(length_s(plan, i) > 0) ||
		    length_s(plan, i) > room_s(guide, i)))
			continue;
		guide->cues[kept] = guide->cues[i];
		plan->saying[kept++] = plan->saying[i];
	}
	guide->cue_count = kept;
}

void
plan_clear(struct plan *plan)
{
	memset(plan, 0, sizeof *plan);
	plan->spool.fd = -1;
}

int
plan_make(struct plan *plan, const struct wish *wish,
    struct ar_arena *arena, struct trouble *trouble)
{
	double wpm = wish->guide.words_per_minute;
	int code = EXIT_DONE;

	loud_peaks_make(&plan->peaks);
	if (!spool_open(&plan->spool))
		return fail(trouble, EXIT_STORAGE,
		    "there is no place for temporary files",
		    "TMPDIR or /tmp", strerror(errno));
	for (int i = 0; i < LAYOUTS; i++) {
		code = lay_out(plan, wish, wpm, arena, trouble);
		if (code != EXIT_DONE)
			return code;
		if (worst(plan) <= 1 || wpm <= WPM_MIN)
			break;
		wpm = fmax(WPM_MIN, wpm / fmax(1.1, worst(plan)));
	}
	drop_rest(plan);
	return EXIT_DONE;
}

void
plan_free(struct plan *plan)
{
	spool_close(&plan->spool);
	free(plan->sayings);
	plan->sayings = NULL;
}
