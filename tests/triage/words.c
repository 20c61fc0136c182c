#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "knowledge/pain_keys.h"
#include "tests/triage/words.h"

static void
one(const char *word, size_t n, struct ar_pain *pain)
{
	size_t count;
	const char *equals = memchr(word, '=', n);

	assert_non_null(equals);
	int key = ar_pain_key_find(word, (size_t)(equals - word));

	if (key < 0)
		fail_msg("no key in %.*s", (int)n, word);
	const struct ar_pain_key *row = &ar_pain_keys(&count)[key];
	size_t rest = n - (size_t)(equals + 1 - word);

	if (row->type == AR_PAIN_WORD) {
		int index = ar_pain_word(row, equals + 1, rest);

		if (index < 0)
			fail_msg("no word in %.*s", (int)n, word);
		pain->value[key] = index;
	} else
		pain->value[key] = strtod(equals + 1, NULL);
}

void
words_read(const char *text, struct ar_pain *pain)
{
	ar_pain_clear(pain);
	while (*text != '\0') {
		size_t n = strcspn(text, " \n");

		if (n > 0)
			one(text, n, pain);
		text += n;
		text += strspn(text, " \n");
	}
}

void
words_read_no(const char *text, struct ar_pain *pain)
{
	words_read(text, pain);
	ar_pain_others_no(pain);
}

unsigned
dice_roll(struct dice *dice, unsigned sides)
{
	dice->state ^= dice->state << 13;
	dice->state ^= dice->state >> 7;
	dice->state ^= dice->state << 17;
	return (unsigned)(dice->state >> 20) % sides;
}
