#include "doors/page/words.h"

#include <math.h>
#include <stddef.h>

#include "knowledge/pain_keys.h"

static const struct page_word words[] = {
#include "doors/page/words.inc"
};

static const size_t word_count = sizeof words / sizeof words[0];

const struct page_word *
page_word_of(int key, double value)
{
	for (size_t i = 0; i < word_count; i++)
		if (words[i].key == key &&
		    (words[i].word < 0 || isnan(value) ||
		        words[i].word == value))
			return &words[i];
	return NULL;
}

const char *
page_word_text(int key, double value)
{
	const struct page_word *row = page_word_of(key, value);

	return row && !isnan(value) ? row->present : NULL;
}

const char *
page_word_absent(int key)
{
	for (size_t i = 0; i < word_count; i++)
		if (words[i].key == key && words[i].absent[0])
			return words[i].absent;
	return "";
}

const char *
page_word_normal(int key)
{
	const struct page_word *row = page_word_of(key, NAN);

	return row && row->normal[0] ? row->normal : page_word_absent(key);
}

enum page_group
page_word_group(int key)
{
	const struct page_word *row = page_word_of(key, NAN);

	return row ? row->group : GROUPS;
}

enum page_answer
page_answer_of(int key, double value)
{
	size_t count;
	const struct ar_pain_key *about = &ar_pain_keys(&count)[key];
	const struct page_word *row = page_word_of(key, value);

	if (isnan(value) || !row)
		return ANSWER_UNKNOWN;
	switch (about->type) {
	case AR_PAIN_BOOL:
		return value == about->normal ? ANSWER_ABSENT
		                              : ANSWER_PRESENT;
	case AR_PAIN_WORD:
		return row->present[0] ? ANSWER_PRESENT : ANSWER_ABSENT;
	default:
		return value <= about->normal ? ANSWER_ABSENT
		                              : ANSWER_PRESENT;
	}
}
