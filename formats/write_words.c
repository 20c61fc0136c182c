/* The words of struct ar_activity and struct ar_lap as FIT numbers. */
#include "formats/write.h"

#include <string.h>

static const struct {
	enum ar_word_kind kind;
	uint8_t number;
	const char *word;
} words[] = {
#include "formats/fit_write_words.inc"
};

double
ar_word_number(enum ar_word_kind kind, const char *word)
{
	for (size_t i = 0; word && i < sizeof words / sizeof words[0]; i++)
		if (words[i].kind == kind && strcmp(words[i].word, word) == 0)
			return words[i].number;
	return NAN;
}
