#include <string.h>

#include "recovery/build.h"

enum { CARDS_MAX = 32, WARNINGS_MAX = 12 };

/* A place in a list of bounded length; NULL: no memory or full. */
static void *
place(struct ar_build *build, void **list, size_t *count, size_t most,
    size_t size)
{
	if (!*list)
		*list = ar_arena_array(build->arena, most, size);
	if (!*list || *count >= most) {
		build->failed = true;
		return NULL;
	}
	return (char *)*list + size * (*count)++;
}

void
ar_build_rules(const char **rules, const char *rule)
{
	int i = 0;

	while (rules[i] && strcmp(rules[i], rule) != 0)
		i++;
	if (i < AR_STEP_RULES - 1)
		rules[i] = rule;
}

struct ar_session_step *
ar_build_step(struct ar_build *build, enum ar_block block)
{
	struct ar_session *out = build->out;
	void *list = out->steps;
	struct ar_session_step *step = place(build, &list, &out->step_count,
	    AR_STEP_MAX, sizeof *step);

	out->steps = list;
	if (!step)
		return NULL;
	step->number = (int)out->step_count;
	step->block = block;
	step->sets = 1;
	return step;
}

void
ar_build_step_action(struct ar_session_step *step, enum ar_action action)
{
	const struct ar_action_row *row = ar_action_row(action);

	step->technique = row->technique;
	step->grade = row->grade;
	step->title = row->title;
	step->purpose = row->purpose;
	step->skip_if = row->skip_if;
	step->stop_if = row->stop_if;
	step->text = row->text;
	for (int i = 0; row->rules[i]; i++)
		ar_build_rules(step->rules, row->rules[i]);
}

/* R56: the less sore side first; a tie begins left. */
void
ar_build_step_sides(const struct ar_build *build,
    struct ar_session_step *step, enum ar_region region,
    const bool side[AR_SIDES])
{
	const double *s = build->in->soreness[region];
	double left = s[AR_LEFT] > 0 ? s[AR_LEFT] : 0;
	double right = s[AR_RIGHT] > 0 ? s[AR_RIGHT] : 0;
	enum ar_side first = right < left ? AR_RIGHT : AR_LEFT;
	enum ar_side then = first == AR_LEFT ? AR_RIGHT : AR_LEFT;

	step->region_known = true;
	step->region = region;
	if (side[first])
		step->side[step->side_count++] = first;
	if (side[then])
		step->side[step->side_count++] = then;
}

void
ar_build_warn(struct ar_build *build, const char *code)
{
	struct ar_session *out = build->out;
	void *list = out->warnings;
	const char **slot;

	for (size_t i = 0; i < out->warning_count; i++)
		if (!strcmp(out->warnings[i], code))
			return;
	slot = place(build, &list, &out->warning_count, WARNINGS_MAX,
	    sizeof *slot);
	out->warnings = list;
	if (slot)
		*slot = code;
}

static void
card(struct ar_card *card, const char *id, enum ar_words words)
{
	const struct ar_words_row *row = ar_words_row(words);

	if (!card)
		return;
	card->id = id;
	card->text = row->text;
	for (int i = 0; row->rules[i]; i++)
		ar_build_rules(card->rules, row->rules[i]);
}

void
ar_build_evening_card(struct ar_build *build, const char *id,
    enum ar_words words)
{
	void *list = build->out->evening;
	struct ar_card *slot = place(build, &list,
	    &build->out->evening_count, CARDS_MAX, sizeof *slot);

	build->out->evening = list;
	card(slot, id, words);
}

void
ar_build_later_card(struct ar_build *build, const char *id,
    enum ar_words words)
{
	void *list = build->out->later;
	struct ar_card *slot = place(build, &list, &build->out->later_count,
	    CARDS_MAX, sizeof *slot);

	build->out->later = list;
	card(slot, id, words);
}
