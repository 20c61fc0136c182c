/* The questions about a pain (load-triage-plan.md B1). */
#include "afterrun/pain.h"

#include <math.h>
#include <string.h>

#include "knowledge/pain_keys.h"

static const struct ar_pain_key keys[] = {
#include "knowledge/pain_keys.inc"
};

_Static_assert(sizeof(keys) / sizeof(keys[0]) == AR_PAIN_KEYS,
    "a row for each key");
_Static_assert((int)AR_PAIN_KEYS <= (int)AR_PAIN_KEYS_MAX,
    "struct ar_pain holds every key");

const struct ar_pain_key *
ar_pain_keys(size_t *count)
{
	*count = AR_PAIN_KEYS;
	return keys;
}

int
ar_pain_key_find(const char *id, size_t n)
{
	for (int i = 0; i < AR_PAIN_KEYS; i++)
		if (strlen(keys[i].id) == n && memcmp(keys[i].id, id, n) == 0)
			return i;
	return -1;
}

const char *
ar_pain_word_at(const struct ar_pain_key *key, int index, size_t *n)
{
	const char *word = key->words;

	*n = 0;
	if (word == NULL || index < 0)
		return NULL;
	for (; index > 0; index--) {
		word = strchr(word, ' ');
		if (word == NULL)
			return NULL;
		word++;
	}
	const char *end = strchr(word, ' ');

	*n = end != NULL ? (size_t)(end - word) : strlen(word);
	return word;
}

int
ar_pain_word(const struct ar_pain_key *key, const char *word, size_t n)
{
	size_t length;

	for (int i = 0;; i++) {
		const char *known = ar_pain_word_at(key, i, &length);

		if (known == NULL)
			return -1;
		if (length == n && memcmp(known, word, n) == 0)
			return i;
	}
}
