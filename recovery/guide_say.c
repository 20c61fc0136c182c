/* What is said in one slot, before it has a place.  Words:
 * data/guide_texts.csv. */
#include <math.h>
#include <string.h>

#include "recovery/guide_build.h"
#include "recovery/numbers.h"

static const char *
word(const struct ar_guide_scene *scene, const char *prefix, const char *id)
{
	return ar_guide_word(scene->build->language, prefix, id);
}

static const char *
step_word(const struct ar_guide_scene *scene, const char *prefix,
    const struct ar_session_step *step)
{
	return ar_guide_step_word(scene->build->language, prefix, step);
}

static const char *
filled(struct ar_guide_scene *scene, const char *id,
    const struct ar_fill *fill)
{
	return ar_guide_fill(scene->build, word(scene, id, ""), fill);
}

/* A place for something said between from_s and until_s. */
static struct ar_say *
say(struct ar_guide_scene *scene, enum ar_say_rank rank, double from_s,
    double until_s)
{
	struct ar_say *one = &scene->say[scene->say_count];

	if (scene->say_count < AR_SAYS_MAX - 1)
		scene->say_count++;
	*one = (struct ar_say){ .rank = rank, .best_s = from_s,
		.from_s = from_s, .latest_s = until_s, .good_s = until_s,
		.until_s = until_s, .step = scene->slot->step };
	return one;
}

bool
ar_guide_counts_down(const struct ar_guide_slot *slot)
{
	return slot->end_s - slot->work_s >= AR_GUIDE_LAST_S;
}

double
ar_guide_talk_end(const struct ar_guide_slot *slot)
{
	return slot->end_s - (ar_guide_counts_down(slot) ? AR_GUIDE_COUNT
	    : 0);
}

static const char *
side_id(enum ar_side side)
{
	return side == AR_LEFT ? "left" : "right";
}

/* ", left" of a side in turn; " on both calves" of a pack; else nothing. */
static const char *
side_words(const struct ar_guide_scene *scene,
    const struct ar_session_step *step, bool in_turn)
{
	const char *words = NULL;

	if (in_turn)
		return word(scene, "side_", side_id(step->side[0]));
	if (step->region_known && step->side_count == AR_SIDES)
		words = word(scene, "both_", ar_region_row(step->region)->id);
	else if (step->region_known && step->side_count)
		words = word(scene, step->side[0] == AR_LEFT ? "left_"
		    : "right_", ar_region_row(step->region)->id);
	return words ? words : "";
}

/* The step's name, with the side that comes first. */
static const char *
name_of(struct ar_guide_scene *scene, size_t index, bool in_turn)
{
	const struct ar_session_step *step
	    = &scene->build->guide->session->steps[index];
	const char *words = step_word(scene, "name_", step);

	return ar_guide_fill(scene->build, words ? words : step->title,
	    &(struct ar_fill){ .side = side_words(scene, step, in_turn) });
}

/* The region alone, for where there is little time. */
static const char *
short_name(struct ar_guide_scene *scene, const struct ar_session_step *step)
{
	if (!step->region_known)
		return NULL;
	return ar_guide_fill(scene->build,
	    word(scene, "part_", ar_region_row(step->region)->id),
	    &(struct ar_fill){ .side = side_words(scene, step,
	    scene->slot->side_known) });
}

static void
name_step(struct ar_guide_scene *scene, struct ar_say *one)
{
	const struct ar_guide_slot *slot = scene->slot;
	const char *row = slot->start_s > 0 ? "ready_next" : "ready_first";

	one->text[0] = filled(scene, row, &(struct ar_fill){
	    .name = name_of(scene, slot->step, slot->side_known) });
	one->text[1] = filled(scene, row, &(struct ar_fill){
	    .name = short_name(scene, scene->step) });
	one->text[2] = filled(scene, "ready_short", &(struct ar_fill){
	    .name = short_name(scene, scene->step) });
}

/* Which step, side, set or half begins. */
static void
say_what(struct ar_guide_scene *scene)
{
	const struct ar_guide_slot *slot = scene->slot;
	struct ar_say *one = say(scene, AR_SAY_STEP, slot->start_s,
	    ar_guide_talk_end(slot));
	struct ar_fill fill = { .n = slot->set,
		.side = word(scene, "hand_", side_id(slot->side)) };

	one->good_s = slot->work_s;
	if (slot->first) {
		name_step(scene, one);
	} else if (slot->half != AR_GUIDE_WHOLE) {
		one->text[0] = filled(scene, slot->half == AR_GUIDE_WARM
		    ? "half_warm" : "half_cold", &fill);
	} else if (!slot->side_known) {
		one->text[0] = filled(scene, "set", &fill);
	} else if (slot->set > slot[-1].set) {
		one->text[0] = filled(scene, "set_side", &fill);
		one->text[1] = filled(scene, "change_side", &fill);
	} else {
		one->text[0] = filled(scene, "change_side", &fill);
	}
}

/* Does the block begin with this step? */
static bool
block_begins(const struct ar_guide_scene *scene)
{
	const struct ar_session *session = scene->build->guide->session;
	size_t at = scene->slot->step;

	while (at > 0 && !session->steps[at - 1].cost_s)
		at--;
	return at == 0 || session->steps[at - 1].block
	    != scene->step->block;
}

static const char *
stop_words(const struct ar_guide_scene *scene,
    const struct ar_session_step *step)
{
	const char *words = step_word(scene, "stop_", step);

	return words ? words : word(scene, "stop_",
	    ar_block_name(step->block));
}

/* Room for the words on pressure that begin the work. */
static double
pressure_s(const struct ar_guide_scene *scene)
{
	for (size_t i = 0; i < scene->say_count; i++)
		if (scene->say[i].rank == AR_SAY_PRESSURE
		    && !(scene->say[i].from_s > scene->slot->work_s)
		    && scene->say[i].text[0])
			return AR_GUIDE_BELL_S + AR_GUIDE_SPEECH_GAP_S
			    + ar_speech_s(scene->say[i].text[0],
			    scene->build->words_per_minute);
	return 0;
}

/* Once a block, after the words on pressure. */
static void
say_safety(struct ar_guide_scene *scene)
{
	const struct ar_guide_slot *slot = scene->slot;
	struct ar_say *one;

	if (!slot->first || !block_begins(scene))
		return;
	one = say(scene, AR_SAY_SAFETY, slot->work_s, ar_guide_talk_end(slot));
	one->best_s += pressure_s(scene);
	one->text[0] = stop_words(scene, scene->step);
}

/* The step that runs beside this one: when it begins, what to watch, when it
 * has to end (R48, R64). */
static void
say_beside(struct ar_guide_scene *scene)
{
	const struct ar_guide *guide = scene->build->guide;
	const struct ar_guide_slot *slot = scene->slot;
	size_t index = guide->spans[slot->step].beside;
	const struct ar_guide_span *span = &guide->spans[index];
	const struct ar_session_step *step = &guide->session->steps[index];
	struct ar_say *one;

	if (!slot->first || index == guide->session->step_count)
		return;
	one = say(scene, AR_SAY_SAFETY, slot->work_s, ar_guide_talk_end(slot));
	one->text[0] = step_word(scene, "on_", step);
	one->step = index;
	one = say(scene, AR_SAY_SAFETY, slot->work_s, ar_guide_talk_end(slot));
	one->text[0] = stop_words(scene, step);
	one->step = index;
	if (span->end_s > slot->end_s - AR_GUIDE_LAST_S) {
		one = say(scene, AR_SAY_SAFETY,
		    slot->end_s - AR_GUIDE_LAST_S, ar_guide_talk_end(slot));
		one->text[0] = step_word(scene, "off_last_", step);
	} else {
		ar_slot_bell(&scene->cues, span->end_s, AR_BELL_CHANGE,
		    word(scene, "bell_change", ""));
		one = say(scene, AR_SAY_SAFETY, span->end_s,
		    ar_guide_talk_end(slot));
		one->text[0] = step_word(scene, "off_", step);
	}
	one->step = index;
}

static const char *
level(const struct ar_guide_scene *scene, int pressure)
{
	char digits[] = { (char)('0' + pressure), '\0' };

	return pressure > 9 ? NULL : word(scene, "level_", digits);
}

/* R37: light first, then up to the cap. */
static void
say_ramp(struct ar_guide_scene *scene)
{
	const struct ar_guide_slot *slot = scene->slot;
	int most = scene->step->pressure_max;
	bool ramp = most > AR_PRESSURE_START && slot->ease_s < slot->end_s;
	struct ar_fill low = { .n = most < AR_PRESSURE_START ? most
	    : AR_PRESSURE_START };
	struct ar_fill high = { .n = most, .level = level(scene, most) };
	struct ar_say *one = say(scene, AR_SAY_PRESSURE, slot->work_s,
	    slot->ease_s);

	low.level = level(scene, low.n);
	if (slot->first)
		one->text[0] = filled(scene, ramp ? "ease_first" : "keep",
		    &low);
	else if (ramp)
		one->text[0] = filled(scene, "ease", &low);
	if (!ramp)
		return;
	one = say(scene, AR_SAY_PRESSURE, slot->ease_s,
	    ar_guide_talk_end(slot));
	if (slot->first)
		one->text[0] = filled(scene, "up_first", &high);
	one->text[1] = filled(scene, "up", &high);
}

static void
say_pressure(struct ar_guide_scene *scene)
{
	const struct ar_guide_slot *slot = scene->slot;
	struct ar_say *one;

	if (scene->step->block == AR_BLOCK_MASSAGE
	    && scene->step->pressure_max) {
		say_ramp(scene);
	} else if (scene->step->pull && slot->first) {
		one = say(scene, AR_SAY_PRESSURE, slot->work_s,
		    ar_guide_talk_end(slot));
		one->text[0] = filled(scene, "pull",
		    &(struct ar_fill){ .n = scene->step->pull });
	} else if (slot->half != AR_GUIDE_WHOLE && slot->first) {
		one = say(scene, AR_SAY_PRESSURE, slot->work_s,
		    ar_guide_talk_end(slot));
		one->text[0] = word(scene, slot->half == AR_GUIDE_WARM
		    ? "first_warm" : "first_cold", "");
	}
}

/* Half-way and the last seconds; what is long past or hardly left is not
 * said. */
static void
say_time(struct ar_guide_scene *scene)
{
	const struct ar_guide_slot *slot = scene->slot;
	double middle_s = (slot->work_s + slot->end_s) / 2;
	struct ar_say *one;

	if (slot->end_s - slot->work_s < AR_GUIDE_HALF_FROM_S)
		return;
	one = say(scene, AR_SAY_HALF, middle_s, ar_guide_talk_end(slot));
	one->latest_s = middle_s + AR_GUIDE_BELL_S;
	one->text[0] = word(scene, "half", "");
	one = say(scene, AR_SAY_LAST, slot->end_s - AR_GUIDE_LAST_S,
	    ar_guide_talk_end(slot));
	one->latest_s = one->from_s + AR_GUIDE_BELL_S;
	if (!(slot->end_s < scene->build->guide->total_s))
		one->text[0] = filled(scene, "last_of_all",
		    &(struct ar_fill){ .n = AR_GUIDE_LAST_S });
	one->text[1] = filled(scene, "last",
	    &(struct ar_fill){ .n = AR_GUIDE_LAST_S });
}

/* The first slot of the next step that takes time; NULL: none. */
static const struct ar_guide_slot *
next_slot(const struct ar_guide_scene *scene)
{
	const struct ar_guide_slot *at = scene->slot;
	const struct ar_guide_slot *end = scene->build->slots
	    + scene->build->slot_count;

	while (at < end && at->step == scene->slot->step)
		at++;
	return at < end ? at : NULL;
}

/* Both of what comes after a step are said late in its last timer, and not
 * over its half-way if there is room. */
static struct ar_say *
say_late(struct ar_guide_scene *scene, enum ar_say_rank rank)
{
	const struct ar_guide_slot *slot = scene->slot;
	double middle_s = (slot->work_s + slot->end_s) / 2;
	struct ar_say *one = say(scene, rank, middle_s,
	    ar_guide_talk_end(slot));

	one->best_s = fmax(middle_s + AR_GUIDE_SPEECH_GAP_S
	    + ar_speech_s(word(scene, "half", ""),
	    scene->build->words_per_minute), slot->end_s - AR_GUIDE_AHEAD_S);
	return one;
}

/* R53: when COOL ends and after MASSAGE. */
static void
say_card(struct ar_guide_scene *scene)
{
	const struct ar_session *session = scene->build->guide->session;
	const struct ar_guide_slot *slot = scene->slot;
	const struct ar_guide_slot *next = next_slot(scene);
	const struct ar_drink *drink = &session->drink;
	bool due = scene->step->block == AR_BLOCK_COOL
	    || scene->step->block == AR_BLOCK_MASSAGE;
	struct ar_say *one;

	if (!due || !slot->last || (!drink->text && !session->fuel.text)
	    || (next && session->steps[next->step].block
	    == scene->step->block))
		return;
	one = say_late(scene, AR_SAY_CARD);
	if (drink->target_ml > 0 && drink->hours > 0)
		one->text[0] = filled(scene, "drink", &(struct ar_fill){
		    .n = (int)lround(drink->target_ml),
		    .hours = (int)lround(drink->hours) });
	one->text[1] = word(scene, "card", "");
}

/* What comes next, and how to sit or lie for it. */
static void
say_ahead(struct ar_guide_scene *scene)
{
	const struct ar_session *session = scene->build->guide->session;
	const struct ar_guide_slot *slot = scene->slot;
	const struct ar_guide_slot *next = next_slot(scene);
	const char *here, *there;
	struct ar_fill fill;
	struct ar_say *one;

	if (!slot->last || !next)
		return;
	here = step_word(scene, "place_", scene->step);
	there = step_word(scene, "place_", &session->steps[next->step]);
	fill = (struct ar_fill){ .place = there,
		.name = name_of(scene, next->step, next->side_known) };
	if (here && there && !strcmp(here, there))
		fill.place = NULL;
	one = say_late(scene, AR_SAY_AHEAD);
	if (slot->over_s > slot->end_s)
		one->good_s = one->until_s = one->latest_s = slot->over_s;
	one->text[0] = filled(scene, "ahead_place", &fill);
	one->text[1] = filled(scene, "ahead", &fill);
}

/* How it is done, once, in the first half of the first side that has room. */
static void
say_how(struct ar_guide_scene *scene)
{
	const struct ar_guide_slot *slot = scene->slot;
	struct ar_say *one;

	if (slot->step < scene->build->shown)
		return;
	one = say(scene, AR_SAY_HOW, slot->work_s,
	    (slot->work_s + slot->end_s) / 2);
	one->text[0] = step_word(scene, "how_", scene->step);
}

static void
say_rest(struct ar_guide_scene *scene)
{
	const struct ar_guide_slot *slot = scene->slot;
	struct ar_say *one;

	if (!(slot->over_s > slot->end_s))
		return;
	one = say(scene, AR_SAY_STEP, slot->end_s, slot->over_s);
	one->text[0] = step_word(scene, "rest_", scene->step);
	one->text[1] = word(scene, "rest", "");
}

void
ar_guide_say(struct ar_guide_scene *scene)
{
	say_what(scene);
	say_beside(scene);
	say_pressure(scene);
	say_safety(scene);
	say_card(scene);
	say_time(scene);
	say_ahead(scene);
	say_how(scene);
	say_rest(scene);
}
