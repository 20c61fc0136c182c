#include "doors/page/options.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { NAME_MAX_BYTES = 80 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

bool
options_now(struct options *options, const char *text)
{
	if (!ar_time_parse(text, strlen(text), &options->now_utc_s,
	    &options->now_offset_s))
		return false;
	if (isnan(options->now_offset_s))
		options->now_offset_s = 0;
	return true;
}

static bool
is_one_line(const char *text)
{
	size_t n = strlen(text);

	return n > 0 && n <= NAME_MAX_BYTES && ar_utf8_prefix(text, n) == n &&
	    !text[strcspn(text, "\t\r\n")];
}

/* A name that ends in .txt asks for text. */
static bool
is_text_name(const char *name)
{
	static const char suffix[] = ".txt";
	size_t n = strlen(name), m = sizeof suffix - 1;

	return n > m && strcmp(name + n - m, suffix) == 0;
}

static int
take_output(struct options *options, const char *value,
    struct trouble *trouble)
{
	if (options->output.name)
		return fail_usage(trouble, "two output files", value);
	options->output.name = value;
	options->text = options->text || is_text_name(value);
	return value[0] ? EXIT_DONE :
	    fail_usage(trouble, "-o takes a file name", NULL);
}

static int
take_now(struct options *options, const char *value,
    struct trouble *trouble)
{
	return options_now(options, value) ? EXIT_DONE :
	    fail_usage(trouble, "--now takes a time as 2026-03-01T08:00:00Z",
	        value);
}

static int
take_name(struct options *options, const char *value,
    struct trouble *trouble)
{
	options->who.name = value;
	return is_one_line(value) ? EXIT_DONE : fail_usage(trouble,
	    "--name takes one line of at most 80 bytes", NULL);
}

static int
take_sex(struct options *options, const char *value,
    struct trouble *trouble)
{
	bool female = strcmp(value, "f") == 0;

	options->who.sex = female ? "female" : "male";
	return female || strcmp(value, "m") == 0 ? EXIT_DONE :
	    fail_usage(trouble, "--sex takes f or m", value);
}

static const struct {
	const char *name;
	int (*take)(struct options *options, const char *value,
	    struct trouble *trouble);
} valued[] = {
	{ "-o", take_output },
	{ "--now", take_now },
	{ "--name", take_name },
	{ "--sex", take_sex },
};

static bool
flag(struct options *options, const char *option)
{
	static const char *const names[] = { "--text", "--force", "--json",
		"--help", "--version" };
	bool *const to[] = { &options->text, &options->output.force,
		&options->json, &options->help, &options->version };

	for (size_t i = 0; i < COUNT(names); i++) {
		if (strcmp(option, names[i]) == 0) {
			*to[i] = true;
			return true;
		}
	}
	return false;
}

/* The form of a usage error does not hang on where --json stands. */
static void
find_json(struct options *options, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--json") == 0)
			options->json = true;
}

int
options_read(struct options *options, int argc, char **argv,
    struct trouble *trouble)
{
	find_json(options, argc, argv);
	for (int i = 1; i < argc; i++) {
		size_t which = 0;
		int code;

		if (flag(options, argv[i]))
			continue;
		while (which < COUNT(valued) &&
		    strcmp(argv[i], valued[which].name) != 0)
			which++;
		if (which < COUNT(valued) && i + 1 == argc)
			return fail_usage(trouble,
			    "this option takes a value", argv[i]);
		if (which < COUNT(valued))
			code = valued[which].take(options, argv[++i],
			    trouble);
		else if (argv[i][0] != '-' || !argv[i][1])
			code = take_output(options, argv[i], trouble);
		else
			code = fail_usage(trouble,
			    "this option is not known", argv[i]);
		if (code != EXIT_DONE)
			return code;
	}
	return EXIT_DONE;
}
