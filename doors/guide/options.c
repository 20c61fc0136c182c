#include "doors/guide/options.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "doors/cli/report.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool
wrong(const char *message, const char *where)
{
	report(&(struct trouble){ "usage", message, where,
	    "afterrun guide --help" }, false);
	return false;
}

static bool
take_number(const char *value, const double range[2], double *number)
{
	return ar_number_parse(value, strlen(value), number) &&
	    *number >= range[0] && *number <= range[1];
}

static bool
take_input(struct options *options, const char *value)
{
	options->input = value;
	return value[0] || wrong("--input takes a file", NULL);
}

static bool
take_language(struct options *options, const char *value)
{
	options->language = value;
	return value[0] || wrong("--language takes a word, as in en", NULL);
}

static bool
take_rate(struct options *options, const char *value)
{
	return take_number(value, (double[]){ 60, 450 },
	    &options->words_per_minute) ||
	    wrong("--rate takes words a minute, 60 to 450", value);
}

static bool
take_speed(struct options *options, const char *value)
{
	return take_number(value, (double[]){ 0, 3600 }, &options->speed) ||
	    wrong("--speed takes a number from 0 to 3600", value);
}

static bool
take_at(struct options *options, const char *value)
{
	return take_number(value, (double[]){ 0, 1e6 }, &options->at_s) ||
	    wrong("--at takes seconds", value);
}

static bool
take_country(struct options *options, const char *value)
{
	options->country = value;
	return (strlen(value) == 2 && value[0] >= 'A' && value[0] <= 'Z' &&
	    value[1] >= 'A' && value[1] <= 'Z') ||
	    wrong("--country takes two capital letters, as in DE", value);
}

static const struct {
	const char *name;
	bool (*take)(struct options *options, const char *value);
} valued[] = {
	{ "--input", take_input },
	{ "--language", take_language },
	{ "--rate", take_rate },
	{ "--speed", take_speed },
	{ "--at", take_at },
	{ "--country", take_country },
};

static bool
flag(struct options *options, const char *option)
{
	static const char *const names[] = { "--plain", "--quiet", "--flash",
		"--voice", "--start", "--restart", "--help", "-h",
		"--version" };
	bool *const to[] = { &options->plain, &options->quiet,
		&options->flash, &options->voice, &options->start,
		&options->restart, &options->help, &options->help,
		&options->version };

	for (size_t i = 0; i < COUNT(names); i++) {
		if (strcmp(option, names[i]) == 0)
			return *to[i] = true;
	}
	return false;
}

/* "last", or the number of a run. */
static bool
take_which(struct options *options, const char *word)
{
	if (strcmp(word, "last") == 0) {
		options->run_id = 0;
		return true;
	}
	if (ar_integer_parse(word, strlen(word), &options->run_id) &&
	    options->run_id > 0)
		return true;
	return wrong("say last, or the number of a run from afterrun log",
	    word);
}

/* A value stands behind the option, or after a = in it. */
static bool
take_valued(struct options *options, char **argv, int *i)
{
	size_t n = strcspn(argv[*i], "=");

	for (size_t k = 0; k < COUNT(valued); k++) {
		if (strlen(valued[k].name) != n ||
		    strncmp(valued[k].name, argv[*i], n) != 0)
			continue;
		if (argv[*i][n])
			return valued[k].take(options, argv[*i] + n + 1);
		if (!argv[*i + 1])
			return wrong("this option takes a value", argv[*i]);
		return valued[k].take(options, argv[++*i]);
	}
	return wrong("this option is not known", argv[*i]);
}

bool
options_read(struct options *options, int argc, char **argv)
{
	bool named = false;

	memset(options, 0, sizeof *options);
	options->speed = 1;
	options->at_s = NAN;
	options->words_per_minute = NAN;
	for (int i = 1; i < argc; i++) {
		if (flag(options, argv[i]))
			continue;
		if (argv[i][0] == '-') {
			if (!take_valued(options, argv, &i))
				return false;
			continue;
		}
		if (named)
			return wrong("one session at a time", argv[i]);
		if (!take_which(options, argv[i]))
			return false;
		named = true;
	}
	if (named && options->input)
		return wrong("either a run of the log or --input",
		    options->input);
	return true;
}
