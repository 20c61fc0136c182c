#include "doors/cli/pain_options.h"

#include <stdio.h>
#include <string.h>

#include "afterrun/triage.h"
#include "doors/cli/interview.h"
#include "doors/cli/options.h"

enum { WORDS_MAX = 200, SHORT_WORDS = 130 };

static bool
is_name(const char *id, const char *name, size_t n)
{
	if (strlen(id) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((id[i] == '_' ? '-' : id[i]) != name[i])
			return false;
	return true;
}

int
pain_option_find(const char *name, size_t n)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	for (size_t i = 0; i < count; i++)
		if (is_name(keys[i].id, name, n))
			return (int)i;
	return -1;
}

static void
option_name(const char *id, char name[64])
{
	size_t i = 0;

	for (; id[i] && i < 63; i++)
		name[i] = id[i] == '_' ? '-' : id[i];
	name[i] = '\0';
}

void
pain_option_near(const char *name, char near[64])
{
	size_t count, most = 2; /* fewer letters in common are by chance */
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	near[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		char option[64];
		size_t n = 0;

		option_name(keys[i].id, option);
		while (name[n] && name[n] == option[n])
			n++;
		if (n > most) {
			most = n;
			memcpy(near, option, sizeof option);
		}
	}
}

/* "yes|no|unknown", or the words, or the range. */
static void
expected(const struct ar_pain_key *key, char text[WORDS_MAX])
{
	switch (key->type) {
	case AR_PAIN_BOOL:
		snprintf(text, WORDS_MAX, "yes|no|unknown");
		break;
	case AR_PAIN_WORD:
		if (strlen(key->words) > SHORT_WORDS) {
			snprintf(text, WORDS_MAX,
			    "%.*s; man afterrun-pain lists them",
			    (int)strcspn(key->words, " "), key->words);
			break;
		}
		snprintf(text, WORDS_MAX, "%s", key->words);
		for (char *p = text; *p; p++)
			*p = *p == ' ' ? '|' : *p;
		break;
	case AR_PAIN_SCALE:
	case AR_PAIN_NUMBER:
		snprintf(text, WORDS_MAX, "%g..%g|unknown", key->lo, key->hi);
		break;
	}
}

bool
pain_option_set(struct pain_options *options, int key, const char *value,
    char *texts[2], size_t size)
{
	size_t count;
	const struct ar_pain_key *row = &ar_pain_keys(&count)[key];
	char words[WORDS_MAX], say[INTERVIEW_SAY], name[64];

	if (value && value[0] && interview_value(row, value,
	    &options->value[key], say)) {
		options->said[key] = true;
		return true;
	}
	expected(row, words);
	option_name(row->id, name);
	snprintf(texts[0], size, "%s", value ? "this answer cannot be used" :
	    "a value is missing");
	snprintf(texts[1], size, "say --%s %.180s", name, words);
	return false;
}

static bool
refuse(struct options *options, const char *message, const char *hint)
{
	snprintf(options->message, sizeof options->message, "%s", message);
	snprintf(options->hint, sizeof options->hint, "%s", hint);
	return false;
}

bool
pain_set_others(struct options *options, const char *value)
{
	options->pain.others_said = true;
	options->pain.others_no = strcmp(value, "no") == 0;
	return options->pain.others_no || strcmp(value, "unknown") == 0 ||
	    refuse(options, "this word is not known here",
	    "say one of no|unknown");
}

bool
pain_set_case(struct options *options, const char *value)
{
	(void)value;
	return options->pain.print_case = true;
}

bool
pain_set_about(struct options *options, const char *value)
{
	(void)value;
	return options->pain.about = true;
}

bool
pain_set_country(struct options *options, const char *value)
{
	options->pain.country = value;
	return ar_country_is(value) || refuse(options,
	    "this is no country", "two capital letters, as in DE");
}

bool
pain_set_page(struct options *options, const char *value)
{
	options->pain.page = value;
	return true;
}
