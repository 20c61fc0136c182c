#include "doors/cli/pain_about.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "api/json.h"
#include "doors/cli/interview.h"
#include "doors/cli/render.h"

enum { TITLE_MAX = 64, LETTERS_LEAST = 3 };

static bool
is_gap(char letter)
{
	return letter == '-' || letter == '_' || letter == ' ';
}

/* "cramp" and "cramps" are the same word. */
static bool
near_words(const char *a, size_t n, const char *b, size_t m)
{
	size_t least = n < m ? n : m, most = n < m ? m : n;

	return least >= LETTERS_LEAST && most - least <= 1 &&
	    interview_same(a, least, b, least);
}

static bool
has_word(const char *words, const char *word, size_t n)
{
	while (*words) {
		size_t size = 0;

		while (words[size] && !is_gap(words[size]))
			size++;
		if (near_words(word, n, words, size))
			return true;
		words += size + (words[size] ? 1 : 0);
	}
	return false;
}

static bool
has_site(const struct ar_cause *cause, const char *word, size_t n)
{
	size_t count, size;
	const struct ar_pain_key *key = &ar_pain_keys(&count)[
	    ar_pain_key_find("region", strlen("region"))];
	const char *site;

	for (int i = 0; (site = ar_pain_word_at(key, i, &size)); i++) {
		char words[TITLE_MAX];

		if (!(cause->sites >> i & 1u) || size >= sizeof words)
			continue;
		memcpy(words, site, size);
		words[size] = '\0';
		if (has_word(words, word, n))
			return true;
	}
	return false;
}

static bool
fits(const struct ar_cause *cause, const char *name)
{
	bool any = false;

	while (*name) {
		size_t n = 0;

		while (name[n] && !is_gap(name[n]))
			n++;
		if (n > 0 && !has_word(cause->id, name, n) &&
		    !has_site(cause, name, n))
			return false;
		any = any || n > 0;
		name += n + (name[n] ? 1 : 0);
	}
	return any;
}

size_t
pain_about_find(const char *name, const struct ar_cause *found[], size_t most)
{
	size_t count, used = 0;
	const struct ar_cause *all = ar_causes(&count);

	for (size_t i = 0; i < count && most > 0; i++)
		if (interview_same(name, strlen(name), all[i].id,
		    strlen(all[i].id))) {
			found[0] = &all[i];
			return 1;
		}
	for (size_t i = 0; i < count && used < most; i++)
		if (fits(&all[i], name))
			found[used++] = &all[i];
	return used;
}

static int
bits(unsigned value)
{
	int count = 0;

	for (; value; value &= value - 1)
		count++;
	return count;
}

static bool
said_yes(const struct ar_pain *pain, const char *id)
{
	int key = ar_pain_key_find(id, strlen(id));

	return key >= 0 && pain->value[key] == 1;
}

const struct ar_cause *
pain_about_match(const struct ar_pain *pain)
{
	size_t count;
	const struct ar_cause *all = ar_causes(&count);
	const struct ar_cause *best = NULL;
	double region = pain->value[ar_pain_key_find("region",
	    strlen("region"))];

	if (!(region >= 0 && region < 32))
		return NULL;
	if (said_yes(pain, "cramp"))
		return ar_cause_find("cramps");
	for (size_t i = 0; i < count; i++) {
		if (!(all[i].sites >> (unsigned)region & 1u) ||
		    strcmp(all[i].id, "cramps") == 0)
			continue;
		if (!best || bits(all[i].sites) < bits(best->sites))
			best = &all[i];
	}
	return best;
}

static void
title_of(const struct ar_cause *cause, char title[TITLE_MAX])
{
	size_t i = 0;

	for (; cause->id[i] && i < TITLE_MAX - 1; i++)
		title[i] = cause->id[i] == '_' ? ' ' : cause->id[i];
	title[i] = '\0';
	if (title[0] >= 'a' && title[0] <= 'z')
		title[0] = (char)(title[0] - 'a' + 'A');
}

/* A source that nobody has read again is not shown as one. */
static void
show_source(struct screen *screen, const struct ar_cause *cause)
{
	screen_labelled(screen, "Source", LABEL_COLUMNS,
	    strcmp(cause->tag, "S") == 0 ? cause->source :
	    "Common knowledge; we have not read a source for it again yet.");
}

void
pain_about_show(struct screen *screen, const struct ar_cause *cause)
{
	char title[TITLE_MAX];

	title_of(cause, title);
	screen_style(screen, STYLE_STRONG);
	screen_flow(screen, 0, title);
	screen_style(screen, STYLE_NONE);
	screen_end(screen);
	screen_labelled(screen, "Claim", LABEL_COLUMNS, cause->claim);
	screen_labelled(screen, "Known", LABEL_COLUMNS, cause->evidence);
	screen_labelled(screen, "In short", LABEL_COLUMNS, cause->say);
	screen_labelled(screen, "Try", LABEL_COLUMNS, cause->self_help);
	show_source(screen, cause);
}

void
pain_about_list(struct screen *screen)
{
	size_t count;
	const struct ar_cause *all = ar_causes(&count);

	screen_flow(screen, 0, "What the two articles say causes leg pain. "
	    "afterrun pain --about NAME tells what is known and what helps.");
	screen_end(screen);
	for (size_t i = 0; i < count; i++) {
		char name[TITLE_MAX];
		size_t n = strlen(all[i].id);

		if (n >= sizeof name)
			continue;
		for (size_t k = 0; k <= n; k++)
			name[k] = all[i].id[k] == '_' ? '-' : all[i].id[k];
		screen_labelled(screen, name, LABEL_COLUMNS + 4,
		    all[i].claim);
	}
}

void
pain_about_after(struct screen *screen, const struct ar_cause *cause,
    const struct ar_verdict *verdict)
{
	char line[512];

	screen_end(screen);
	snprintf(line, sizeof line, "The articles say: %.300s", cause->claim);
	screen_labelled(screen, "Cause", LABEL_COLUMNS, line);
	screen_labelled(screen, "Known", LABEL_COLUMNS, cause->evidence);
	screen_labelled(screen, "In short", LABEL_COLUMNS, cause->say);
	/* exercises for a muscle that may be torn would be too early (T46) */
	if (ar_verdict_has(verdict, "T46"))
		return;
	snprintf(line, sizeof line, "%.350s What stands above goes first.",
	    cause->self_help);
	screen_labelled(screen, "Try", LABEL_COLUMNS, line);
	show_source(screen, cause);
}

char *
pain_about_text(const struct ar_cause *const causes[], size_t count,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *list = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "causes/1");
	for (size_t i = 0; i < count; i++) {
		json_t *object = ar_json_object(&out);

		ar_json_text(&out, object, "id", causes[i]->id);
		ar_json_text(&out, object, "claim", causes[i]->claim);
		ar_json_text(&out, object, "evidence", causes[i]->evidence);
		ar_json_text(&out, object, "say", causes[i]->say);
		ar_json_text(&out, object, "self_help",
		    causes[i]->self_help);
		ar_json_text(&out, object, "source", causes[i]->source);
		ar_json_text(&out, object, "tag", causes[i]->tag);
		ar_json_append(&out, list, object);
	}
	ar_json_put(&out, root, "causes", list);
	return ar_json_finish(&out, root, arena);
}
