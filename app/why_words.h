/* Words and titles of afterrun why. */
#ifndef APP_WHY_WORDS_H
#define APP_WHY_WORDS_H

#include <stddef.h>

#include "afterrun/arena.h"

enum { AR_WORD_TOPICS = 4 };

/* The topics that explain the word of this index (ar_why_word), filled up with
 * NULL; NULL beyond the last word. */
const char *const *ar_why_word_topics(size_t index);

/* "Soreness decides the day" for "P24": of data/rule_titles.csv, or the name of
 * the rule of triage.  NULL: no such rule, or no memory. */
const char *ar_rule_title(const char *id, struct ar_arena *arena);

#endif
