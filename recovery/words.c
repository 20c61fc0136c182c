#include "recovery/words.h"

#include <string.h>

#include "afterrun/session.h"
#include "base/text.h"

static const struct ar_words_row texts[] = {
#include "recovery/texts.inc"
};

static const struct ar_action_row actions[] = {
#include "recovery/actions.inc"
};

_Static_assert(sizeof texts / sizeof *texts == AR_WORDS_COUNT, "texts");
_Static_assert(sizeof actions / sizeof *actions == AR_ACTIONS, "actions");

const struct ar_words_row *
ar_words_row(enum ar_words words)
{
	return &texts[words];
}

/* The codes are the ids of their texts in capitals. */
const char *
ar_session_warning_text(const char *code)
{
	for (int i = 0; i < AR_WORDS_COUNT; i++)
		if (ar_text_same_word(code, strlen(code), texts[i].id))
			return texts[i].text;
	return NULL;
}

const struct ar_action_row *
ar_action_row(enum ar_action action)
{
	return &actions[action];
}
