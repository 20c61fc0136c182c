#include "recovery/guide_step.h"

#include <string.h>

#include "base/text.h"
#include "recovery/words.h"

static void
take(const char **to, const char *words)
{
	if (!*to)
		*to = words;
}

static const struct ar_action_row *
action_find(const char *technique)
{
	for (int i = 0; i < AR_ACTIONS; i++)
		if (!strcmp(ar_action_row((enum ar_action)i)->technique,
		    technique))
			return ar_action_row((enum ar_action)i);
	return NULL;
}

/* The sheet that says when to skip and stop; NULL: an action does. */
static const char *
sheet_of(enum ar_method method)
{
	switch (method) {
	case AR_METHOD_STRETCH:
		return "static_stretch";
	case AR_METHOD_GUN:
		return "gun";
	case AR_METHOD_HAND:
		return "hand_massage";
	case AR_METHOD_ROLLER:
	case AR_METHOD_BALL:
		return "roller";
	default:
		return NULL;
	}
}

static void
from_action(struct ar_session_step *step, const struct ar_action_row *row)
{
	if (!row)
		return;
	take(&step->title, row->title);
	take(&step->purpose, row->purpose);
	take(&step->grade, row->grade);
	take(&step->skip_if, row->skip_if);
	take(&step->stop_if, row->stop_if);
	take(&step->text, row->text);
}

enum ar_status
ar_guide_step_words(struct ar_session_step *step, struct ar_arena *arena,
    struct ar_error *err)
{
	const struct ar_technique *row = ar_technique_find(step->technique);
	const char *name = row ? sheet_of(row->method) : NULL;
	const struct ar_sheet *sheet = name ? ar_sheet_find(name) : NULL;

	if (row) {
		take(&step->title, row->title);
		take(&step->purpose, row->purpose);
		take(&step->grade, row->grade);
	}
	if (row && !step->text) {
		step->text = ar_text_format(arena, "%s %s", row->position,
		    row->steps);
		if (!step->text)
			return ar_fail(err, AR_EMEM, 0, "not enough memory");
	}
	if (sheet) {
		take(&step->skip_if, sheet->skip_if);
		take(&step->stop_if, sheet->stop_if);
		take(&step->purpose, sheet->likely);
	}
	from_action(step, action_find(row && !sheet ? "arom"
	    : step->technique));
	return AR_OK;
}
