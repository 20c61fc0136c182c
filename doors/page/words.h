/* Short words for answers, as a clinician writes them. */
#ifndef PAGE_WORDS_H
#define PAGE_WORDS_H

#include <stdbool.h>

#include "afterrun/pain.h"

enum page_group {
	GROUP_SITE,
	GROUP_SEVERITY,
	GROUP_GENERAL,
	GROUP_VESSELS,
	GROUP_NERVES,
	GROUP_INJURY,
	GROUP_JOINT,
	GROUP_MUSCLE,
	GROUP_PATTERN,
	GROUP_ABLE,
	GROUP_CARE,
	GROUP_BACKGROUND,
	GROUPS
};

/* One row of data/page_words.csv. */
struct page_word {
	int key;
	int word; /* -1: the key has no words */
	enum page_group group;
	const char *present; /* "" where the word means absent */
	const char *absent;
	const char *normal; /* instead, where absent would be misread; "" */
};

enum page_answer { ANSWER_UNKNOWN, ANSWER_PRESENT, ANSWER_ABSENT };

/* What value says about key: absent is the key's normal value. */
enum page_answer page_answer_of(int key, double value);
/* The row for value (any row of the key where it is NAN). */
const struct page_word *page_word_of(int key, double value);
/* What stands for the value of a word key in a sentence; NULL: unknown. */
const char *page_word_text(int key, double value);
/* What an unknown key is called. */
const char *page_word_absent(int key);
/* What an absent or normal one is called. */
const char *page_word_normal(int key);
enum page_group page_word_group(int key);

#endif
