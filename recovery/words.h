/* What the session says: texts and home-made steps (walking, water, packs),
 * const tables generated from data/session_texts.csv and
 * data/session_actions.csv. */
#ifndef RECOVERY_WORDS_H
#define RECOVERY_WORDS_H

#include "recovery/words_ids.h"

enum { AR_WORDS_RULES = 9 };

struct ar_words_row {
	const char *id;
	const char *text;
	const char *rules[AR_WORDS_RULES]; /* ends with NULL */
};

struct ar_action_row {
	const char *technique; /* id in session/1 */
	const char *grade;
	const char *title;
	const char *purpose;
	const char *skip_if;
	const char *stop_if;
	const char *text;
	const char *rules[AR_WORDS_RULES];
};

const struct ar_words_row *ar_words_row(enum ar_words words);
const struct ar_action_row *ar_action_row(enum ar_action action);

#endif
