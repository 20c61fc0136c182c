#include "doors/cli/options.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/said.h"
#include "doors/cli/option.h"

enum { NAME_MAX = 64 };

bool
option_wrong(struct options *options, const char *message, const char *hint)
{
	snprintf(options->message, sizeof options->message, "%s", message);
	snprintf(options->hint, sizeof options->hint, "%s", hint);
	return false;
}

bool
option_number(struct options *options, const char *text, const double range[2],
    double *value)
{
	char hint[SAY_MAX];

	if (ar_said_number(text, range[0], range[1], value))
		return true;
	snprintf(hint, sizeof hint, "give a number from %g to %g", range[0],
	    range[1]);
	return option_wrong(options, "this number cannot be used", hint);
}

bool
option_said(struct options *options, const char *name, const char *value)
{
	struct ar_error err;

	memset(&err, 0, sizeof err);
	return ar_said_take(&options->said, name, value, &err) == AR_OK ||
	    option_wrong(options, err.text, err.hint);
}

/* Which of words, separated by bars, is value?  -1: none. */
static int
word_index(const char *words, const char *value)
{
	size_t n = strlen(value);

	for (int i = 0; *words; i++) {
		size_t size = strcspn(words, "|");

		if (size == n && memcmp(words, value, n) == 0)
			return i;
		words += size + (words[size] ? 1 : 0);
	}
	return -1;
}

bool
option_word(struct options *options, const char *words, const char *value, int *index)
{
	char hint[SAY_MAX];

	*index = word_index(words, value);
	if (*index >= 0)
		return true;
	snprintf(hint, sizeof hint, "say one of %s", words);
	return option_wrong(options, "this word is not known here", hint);
}

/* All tables one after the other; NULL after the last. */
static const struct option *
option_at(size_t i)
{
	if (i < run_option_count)
		return &run_options[i];
	i -= run_option_count;
	if (i < log_option_count)
		return &log_options[i];
	i -= log_option_count;
	return i < plan_option_count ? &plan_options[i] : NULL;
}

static const struct option *
find_option(const char *name, size_t n, int command)
{
	const struct option *option;

	for (size_t i = 0; (option = option_at(i)); i++)
		if ((option->commands & command) &&
		    strlen(option->name) == n &&
		    memcmp(option->name, name, n) == 0)
			return option;
	return NULL;
}

static size_t
common_start(const char *a, const char *b)
{
	size_t n = 0;

	while (a[n] && a[n] == b[n])
		n++;
	return n;
}

/* The option that begins most as the wrong one does. */
static void
hint_options(struct options *options, const char *name, int command)
{
	const struct option *option;
	const char *best = NULL;
	char pain[NAME_MAX] = "";
	size_t most = 0;

	if (command == FOR_PAIN)
		pain_option_near(name, pain);
	if (pain[0]) {
		most = common_start(pain, name);
		best = pain;
	}
	for (size_t i = 0; (option = option_at(i)); i++) {
		size_t n = common_start(option->name, name);

		if ((option->commands & command) && n > most) {
			most = n;
			best = option->name;
		}
	}
	if (best)
		snprintf(options->hint, sizeof options->hint,
		    "did you mean --%s?", best);
	else
		snprintf(options->hint, sizeof options->hint,
		    "see afterrun --help");
}

/* An answer of afterrun pain, at argv[*at]. */
static bool
read_pain(struct options *options, char **argv, int *at, int key)
{
	const char *equals = strchr(argv[*at], '=');
	char *texts[2] = {options->message, options->hint};
	const char *value = equals ? equals + 1 : argv[*at + 1];

	if (!equals && value)
		++*at;
	return pain_option_set(&options->pain, key, value, texts, SAY_MAX);
}

/* The one short option that has a value: audio -o FILE, plan
 * export -o FILE. */
static const char *
long_name(const char *typed, int command)
{
	return (command & (FOR_AUDIO | FOR_PLAN)) &&
	    strcmp(typed, "-o") == 0 ?
	    "--output" : typed;
}

/* One option that begins at argv[*at]; *at is moved past its value. */
static bool
read_option(struct options *options, char **argv, int *at, int command)
{
	const char *word_typed = long_name(argv[*at], command);
	const char *name = word_typed + 2;
	size_t n = strcspn(name, "=");
	const struct option *option = find_option(name, n, command);
	const char *value = name[n] == '=' ? name + n + 1 : NULL;
	int key = command == FOR_PAIN ? pain_option_find(name, n) : -1;
	char typed[SAY_MAX];

	snprintf(typed, sizeof typed, "%.*s", n < NAME_MAX ? (int)n + 2 :
	    NAME_MAX, word_typed);
	if (!option && key >= 0) {
		if (read_pain(options, argv, at, key))
			return true;
	} else if (!option) {
		option_wrong(options, "there is no such option", "");
		hint_options(options, name, command);
	} else if (option->value && !value && !argv[*at + 1]) {
		option_wrong(options, "a value is missing", "");
		snprintf(options->hint, sizeof options->hint,
		    "say --%s %s", option->name, option->value);
	} else if (!option->value && value) {
		option_wrong(options, "this option takes no value",
		    "see afterrun --help");
	} else {
		if (option->value && !value)
			value = argv[++*at];
		if (option->set ? option->set(options, value) :
		    option_said(options, option->name, value))
			return true;
	}
	size_t used = strlen(options->message);

	snprintf(options->message + used, sizeof options->message - used,
	    ": %s", typed);
	return false;
}

static bool
asks_for_help(const char *word_typed)
{
	return strcmp(word_typed, "-h") == 0 || strcmp(word_typed, "-?") == 0;
}

bool
options_read(struct options *options, int argc, char **argv, int command)
{
	bool only_names = false;
	bool sound = true;

	ar_after_said_clear(&options->said);
	options->said.conditions = options->conditions;
	options->log.alert_km = NAN;
	options->log.start_km = NAN;
	options->plan.time_s = NAN;
	options->plan.longest = -1;
	for (int i = 0; i < argc; i++) {
		const char *typed = argv[i];

		if (only_names || typed[0] != '-' || typed[1] == '\0') {
			options->names[options->name_count++] = typed;
		} else if (strcmp(typed, "--") == 0) {
			only_names = true;
		} else if (asks_for_help(typed)) {
			options->help = true;
		} else if (long_name(typed, command)[1] != '-') {
			snprintf(options->message, sizeof options->message,
			    "there is no such option: %.*s", NAME_MAX, typed);
			snprintf(options->hint, sizeof options->hint,
			    "options have two dashes; see afterrun --help");
			sound = false;
		} else if (!read_option(options, argv, &i, command)) {
			return false;
		}
	}
	return sound;
}
