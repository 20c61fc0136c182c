/* The words of Strava's tables (data/strava_words.csv). */
#include <string.h>

#include "formats/strava.h"

struct column_word {
	const char *word;
	enum ar_strava_column column;
	const char *language;
};

struct position {
	int place;
	enum ar_strava_column column;
	int time;
};

struct language_order {
	const char *language;
	enum ar_order order;
};

struct number_word {
	const char *word;
	int number;
};

struct sport_word {
	const char *word;
	const char *sport;
	const char *sub_sport;
};

#include "formats/strava_words.inc"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
	UTF8_LATIN = 0xC3, /* begins the letters of Latin 1 */
	UTF8_CAPITAL_FIRST = 0x80,
	UTF8_CAPITAL_LAST = 0x9E,
	UTF8_TIMES = 0x97, /* a sign among them */
	LATIN_SMALL = 0x20
};

/* Characters that stand for plainer ones. */
static const struct {
	const char *from;
	size_t n;
	char to;
} plain[] = {
    {"\xC2\xA0", 2, ' '},        /* no-break space */
    {"\xE2\x80\xAF", 3, ' '},    /* narrow no-break space */
    {"\xE2\x80\x89", 3, ' '},    /* thin space */
    {"\xE2\x80\x99", 3, '\''},   /* curly apostrophe */
    {"&#39;", 5, '\''},
    {"&amp;", 5, '&'},
    {"\t", 1, ' '},
    {"\r", 1, ' '},
    {"\n", 1, ' '},
};

/* The plain character at text, its length in *n. */
static char
plain_of(const char *text, size_t left, size_t *n)
{
	for (size_t i = 0; i < COUNT(plain); i++)
		if (plain[i].n <= left &&
		    memcmp(text, plain[i].from, plain[i].n) == 0) {
			*n = plain[i].n;
			return plain[i].to;
		}
	*n = 1;
	return *text;
}

static char
small(char c, char before)
{
	unsigned char byte = (unsigned char)c;

	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	if ((unsigned char)before == UTF8_LATIN &&
	    byte >= UTF8_CAPITAL_FIRST && byte <= UTF8_CAPITAL_LAST &&
	    byte != UTF8_TIMES)
		return (char)(byte + LATIN_SMALL);
	return c;
}

/* Behind a tag that begins at at; a tag that does not end is text. */
static size_t
behind_tag(const char *text, size_t n, size_t at)
{
	const char *end;

	if (text[at] != '<')
		return at;
	end = memchr(text + at, '>', n - at);
	return end ? (size_t)(end - text) + 1 : at;
}

size_t
ar_strava_fold(const char *text, size_t n, char out[AR_STRAVA_WORD_MAX])
{
	size_t used = 0, at = 0;

	while (at < n) {
		size_t behind = behind_tag(text, n, at), step;
		char c;

		if (behind > at) {
			at = behind;
			continue;
		}
		c = plain_of(text + at, n - at, &step);
		at += step;
		if (c == ' ' && (!used || out[used - 1] == ' '))
			continue;
		if (used == AR_STRAVA_WORD_MAX - 1) {
			out[0] = '\0';
			return 0;
		}
		out[used] = small(c, used ? out[used - 1] : '\0');
		used++;
	}
	while (used && out[used - 1] == ' ')
		used--;
	out[used] = '\0';
	return used;
}

enum ar_strava_column
ar_strava_column_of(const char *word, size_t *row, const char **language)
{
	while (*row < COUNT(column_words)) {
		const struct column_word *known = &column_words[(*row)++];

		if (strcmp(known->word, word) != 0)
			continue;
		*language = known->language;
		return known->column;
	}
	return AR_STRAVA_COLUMNS;
}

enum ar_order
ar_strava_order_of(const char *language)
{
	for (size_t i = 0; i < COUNT(orders); i++)
		if (strcmp(orders[i].language, language) == 0)
			return orders[i].order;
	return AR_ORDER_UNKNOWN;
}

size_t
ar_strava_positions(void)
{
	return COUNT(positions);
}

enum ar_strava_column
ar_strava_position(size_t i, int *place, bool *second)
{
	*place = positions[i].place;
	*second = positions[i].time == 2;
	return positions[i].column;
}

int
ar_strava_month(const char *word)
{
	for (size_t i = 0; i < COUNT(month_words); i++)
		if (strcmp(month_words[i].word, word) == 0)
			return month_words[i].number;
	return 0;
}

int
ar_strava_half(const char *word)
{
	for (size_t i = 0; i < COUNT(half_words); i++)
		if (strcmp(half_words[i].word, word) == 0)
			return half_words[i].number;
	return -1;
}

bool
ar_strava_filler(const char *word)
{
	for (size_t i = 0; i < COUNT(filler_words); i++)
		if (strcmp(filler_words[i], word) == 0)
			return true;
	return false;
}

const char *
ar_strava_sport(const char *word, const char **sub_sport)
{
	for (size_t i = 0; i < COUNT(sport_words); i++)
		if (strcmp(sport_words[i].word, word) == 0) {
			*sub_sport = sport_words[i].sub_sport;
			return sport_words[i].sport;
		}
	return NULL;
}
