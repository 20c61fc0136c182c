/* The words of the guide: data/guide_texts.csv, one column a language. */
#include <string.h>

#include "recovery/guide_build.h"
#include "recovery/words.h"

/* languages[], LANGUAGES, struct guide_row and rows[], sorted by id */
#include "recovery/guide_texts.inc"

/* Bytes of prefix, then of id, against a row's id. */
static int
compare(const char *row, const char *prefix, const char *id)
{
	size_t n = strlen(prefix);
	int order = strncmp(row, prefix, n);

	return order ? order : strcmp(row + n, id);
}

const char *
ar_guide_word(int language, const char *prefix, const char *id)
{
	size_t lo = 0, hi = sizeof rows / sizeof *rows;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int order = compare(rows[mid].id, prefix, id);

		if (order == 0)
			return rows[mid].text[language];
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

/* Actions that share a technique with another one but are said in other
 * words, as they are done otherwise; their titles tell them apart. */
static const struct {
	enum ar_action action;
	const char *id;
} gentler[] = {
	{ AR_ACTION_ELEVATE_SEATED, "elevate_seated" },
	{ AR_ACTION_COLD_BATH_FIRST, "cold_bath_first" },
	{ AR_ACTION_SWINGS_SMALL, "swings_small" }
};

static const char *
gentler_id(const struct ar_session_step *step)
{
	if (!step->title)
		return NULL;
	for (size_t i = 0; i < sizeof gentler / sizeof *gentler; i++)
		if (!strcmp(step->title,
		    ar_action_row(gentler[i].action)->title))
			return gentler[i].id;
	return NULL;
}

const char *
ar_guide_step_word(int language, const char *prefix,
    const struct ar_session_step *step)
{
	const char *id = gentler_id(step);
	const char *words = id ? ar_guide_word(language, prefix, id) : NULL;

	return words ? words : ar_guide_word(language, prefix,
	    step->technique);
}

int
ar_guide_language_find(const char *language)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (!strcmp(languages[i], language))
			return i;
	return -1;
}

const char *
ar_guide_language(size_t index)
{
	return index < LANGUAGES ? languages[index] : NULL;
}

static bool
is_mark(const char *mark, size_t n, const char *name)
{
	return strlen(name) == n && !memcmp(mark, name, n);
}

/* What stands for a mark; false: nothing, the row cannot be said. */
static bool
put_mark(struct ar_text *text, const char *mark, size_t n,
    const struct ar_fill *fill)
{
	const char *words = NULL;

	if (is_mark(mark, n, "n")) {
		ar_text_int(text, fill->n);
		return true;
	}
	if (is_mark(mark, n, "hours")) {
		ar_text_int(text, fill->hours);
		return true;
	}
	if (is_mark(mark, n, "name"))
		words = fill->name;
	else if (is_mark(mark, n, "side"))
		words = fill->side;
	else if (is_mark(mark, n, "place"))
		words = fill->place;
	else if (is_mark(mark, n, "level"))
		words = fill->level;
	if (words)
		ar_text_add(text, words);
	return words;
}

const char *
ar_guide_fill(struct ar_guide_build *build, const char *words,
    const struct ar_fill *fill)
{
	struct ar_text text;
	const char *open, *done;

	if (!words)
		return NULL;
	ar_text_start(&text, build->arena);
	while ((open = strchr(words, '{')) && (done = strchr(open, '}'))) {
		ar_text_add_n(&text, words, (size_t)(open - words));
		if (!put_mark(&text, open + 1, (size_t)(done - open - 1),
		    fill))
			return NULL;
		words = done + 1;
	}
	ar_text_add(&text, words);
	words = ar_text_end(&text);
	if (!words)
		build->failed = true;
	return words;
}
