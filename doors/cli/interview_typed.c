/* What a runner types, in forgiving forms. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "doors/cli/interview.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { NUMBER_BYTES = 32, TOKENS_MAX = 12 };

struct piece {
	const char *text;
	size_t n;
};

static int
folded(char letter)
{
	if (letter >= 'A' && letter <= 'Z')
		return letter - 'A' + 'a';
	return letter == '-' || letter == '_' ? ' ' : letter;
}

/* Do the n typed letters begin word? */
static bool
begins(const char *typed, size_t n, const char *word, size_t word_n)
{
	if (n > word_n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (folded(typed[i]) != folded(word[i]))
			return false;
	return true;
}

static struct piece
trimmed(const char *text, size_t n)
{
	while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == '\t'))
		n--;
	while (n > 0 && (text[0] == ' ' || text[0] == '\t')) {
		text++;
		n--;
	}
	return (struct piece){text, n};
}

bool
interview_same(const char *typed, size_t n, const char *word, size_t word_n)
{
	struct piece piece = trimmed(typed, n);

	return piece.n == word_n &&
	    begins(piece.text, piece.n, word, word_n);
}

static bool
is_one_of(struct piece piece, const char *const words[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (interview_same(piece.text, piece.n, words[i],
		    strlen(words[i])))
			return true;
	return false;
}

static bool
is_unknown(struct piece piece)
{
	static const char *const words[] = {"", "?", "unknown", "dk",
	    "don't know", "dont know", "not sure"};

	return is_one_of(piece, words, COUNT(words));
}

bool
interview_yes(const char *typed, double *value)
{
	static const char *const yes[] = {"y", "yes", "true", "yep"};
	static const char *const no[] = {"n", "no", "false", "none", "nope",
	    "none of these", "none of them"};
	struct piece piece = trimmed(typed, strlen(typed));

	if (is_unknown(piece))
		*value = NAN;
	else if (is_one_of(piece, yes, COUNT(yes)))
		*value = 1;
	else if (is_one_of(piece, no, COUNT(no)))
		*value = 0;
	else
		return false;
	return true;
}

/* A comma is a decimal point too. */
static bool
parse_number(struct piece piece, double *value)
{
	char text[NUMBER_BYTES];

	if (piece.n == 0 || piece.n >= sizeof text)
		return false;
	for (size_t i = 0; i < piece.n; i++)
		text[i] = piece.text[i] == ',' ? '.' : piece.text[i];
	return ar_number_parse(text, piece.n, value);
}

/* "3 weeks", where days are asked for. */
static bool
parse_days(struct piece piece, double *value)
{
	static const struct {
		const char *unit;
		double days;
	} units[] = {{"days", 1}, {"weeks", 7}, {"months", 30},
	    {"years", 365}};
	size_t digits = 0;
	struct piece unit;

	while (digits < piece.n && (piece.text[digits] == '.' ||
	    piece.text[digits] == ',' || (piece.text[digits] >= '0' &&
	    piece.text[digits] <= '9')))
		digits++;
	unit = trimmed(piece.text + digits, piece.n - digits);
	if (!parse_number((struct piece){piece.text, digits}, value))
		return false;
	if (unit.n == 0)
		return true;
	for (size_t i = 0; i < COUNT(units); i++)
		if (begins(unit.text, unit.n, units[i].unit,
		    strlen(units[i].unit))) {
			*value *= units[i].days;
			return true;
		}
	return false;
}

static bool
take_number(const struct ar_pain_key *key, struct piece piece, double *value,
    char say[INTERVIEW_SAY])
{
	double number;
	bool days = strcmp(key->id, "duration_days") == 0;

	if ((days ? parse_days(piece, &number) :
	    parse_number(piece, &number)) &&
	    number >= key->lo && number <= key->hi) {
		*value = number;
		return true;
	}
	snprintf(say, INTERVIEW_SAY, "Type a number from %g to %g%s, or ? if "
	    "you do not know.", key->lo, key->hi,
	    days ? " (days, or as in 3 weeks)" : "");
	return false;
}

/* A "no" is not a nerve: one letter stands only for none, left and right. */
static bool
may_stand(struct piece piece, const char *word, size_t n)
{
	static const char *const words[] = {"none", "left", "right"};

	return piece.n > 1 || (piece.n == 1 &&
	    is_one_of((struct piece){word, n}, words, COUNT(words)));
}

/* The word that was typed, its number, or a beginning that only one word
 * has; -1: none or several. */
static int
find_word(const struct ar_pain_key *key, struct piece piece)
{
	const char *word;
	int found = -1, matches = 0;
	double number;
	size_t n;

	for (int i = 0; (word = ar_pain_word_at(key, i, &n)); i++) {
		if (interview_same(piece.text, piece.n, word, n))
			return i;
		if (parse_number(piece, &number) && number == i + 1)
			return i;
		if (may_stand(piece, word, n) &&
		    begins(piece.text, piece.n, word, n)) {
			found = i;
			matches++;
		}
	}
	return matches == 1 ? found : -1;
}

static bool
take_word(const struct ar_pain_key *key, struct piece piece, double *value,
    char say[INTERVIEW_SAY])
{
	int word = find_word(key, piece);

	if (word < 0) {
		snprintf(say, INTERVIEW_SAY, "Type one of the words or its "
		    "number, or ? if you do not know.");
		return false;
	}
	*value = word;
	return true;
}

bool
interview_value(const struct ar_pain_key *key, const char *typed,
    double *value, char say[INTERVIEW_SAY])
{
	struct piece piece = trimmed(typed, strlen(typed));

	if (is_unknown(piece)) {
		*value = NAN;
		return true;
	}
	if (key->type == AR_PAIN_WORD)
		return take_word(key, piece, value, say);
	if (key->type != AR_PAIN_BOOL)
		return take_number(key, piece, value, say);
	if (interview_yes(typed, value))
		return true;
	snprintf(say, INTERVIEW_SAY,
	    "Type y for yes, n for no, ? if you do not know.");
	return false;
}

static bool
is_gap(char letter)
{
	return letter == ' ' || letter == '\t' || letter == ',' ||
	    letter == ';' || letter == '/';
}

static size_t
cut(const char *typed, struct piece pieces[TOKENS_MAX])
{
	size_t count = 0;

	while (*typed) {
		size_t n = 0;

		while (typed[n] && !is_gap(typed[n]))
			n++;
		if (n > 0 && count == TOKENS_MAX)
			return TOKENS_MAX + 1;
		if (n > 0)
			pieces[count++] = (struct piece){typed, n};
		typed += n + (typed[n] ? 1 : 0);
	}
	return count;
}

/* A word belongs to the one open key that has it. */
static bool
place_word(const struct ar_interview_step *step, struct piece piece,
    double values[], bool unsaid[])
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	double number;

	if (parse_number(piece, &number))
		return false;
	for (size_t i = 0; i < step->count; i++) {
		const struct ar_pain_key *key = &keys[step->keys[i]];
		int word = unsaid[i] && key->type == AR_PAIN_WORD ?
		    find_word(key, piece) : -1;

		if (word < 0)
			continue;
		values[i] = word;
		unsaid[i] = false;
		return true;
	}
	return false;
}

bool
interview_takes_number(const struct ar_interview_step *step)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	for (size_t i = 0; i < step->count; i++)
		if (keys[step->keys[i]].type == AR_PAIN_SCALE ||
		    keys[step->keys[i]].type == AR_PAIN_NUMBER)
			return true;
	return false;
}

/* A number belongs to the first open key that takes one (where none does, it
 * is the number of a word); anything else to the first open key. */
static bool
place_next(const struct ar_interview_step *step, struct piece piece,
    double values[], bool unsaid[], char say[INTERVIEW_SAY])
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	bool no_words = interview_takes_number(step) && piece.text[0] >= '0' &&
	    piece.text[0] <= '9';
	char text[NUMBER_BYTES];

	snprintf(text, sizeof text, "%.*s",
	    piece.n < sizeof text ? (int)piece.n : (int)sizeof text - 1,
	    piece.text);
	for (size_t i = 0; i < step->count; i++) {
		const struct ar_pain_key *key = &keys[step->keys[i]];

		if (!unsaid[i] || (no_words && key->type == AR_PAIN_WORD))
			continue;
		unsaid[i] = false;
		return interview_value(key, text, &values[i], say);
	}
	snprintf(say, INTERVIEW_SAY, "These are more answers than questions.");
	return false;
}

/* "knee front", "3 weeks": two pieces that are one answer. */
static bool
place_pair(const struct ar_interview_step *step, const struct piece two[2],
    double values[], bool unsaid[])
{
	struct piece both = {two[0].text,
	    (size_t)(two[1].text - two[0].text) + two[1].n};
	char say[INTERVIEW_SAY];
	double days;

	if (place_word(step, both, values, unsaid))
		return true;
	return !parse_number(two[1], &days) && interview_takes_number(step) &&
	    parse_days(both, &days) &&
	    place_next(step, both, values, unsaid, say);
}

bool
interview_values(const struct ar_interview_step *step, const char *typed,
    double values[], bool unsaid[], char say[INTERVIEW_SAY])
{
	struct piece pieces[TOKENS_MAX];
	size_t count = cut(typed, pieces);

	for (size_t i = 0; i < step->count; i++) {
		values[i] = NAN;
		unsaid[i] = count > 0 && !is_unknown(trimmed(typed,
		    strlen(typed)));
	}
	if (count > TOKENS_MAX) {
		snprintf(say, INTERVIEW_SAY,
		    "These are more answers than questions.");
		return false;
	}
	if (step->count > 0 && !unsaid[0])
		return true;
	for (size_t i = 0; i < count; i++) {
		if (i + 1 < count && place_pair(step, &pieces[i], values,
		    unsaid)) {
			i++;
			continue;
		}
		if (!place_word(step, pieces[i], values, unsaid) &&
		    !place_next(step, pieces[i], values, unsaid, say))
			return false;
	}
	return true;
}
