#include "doors/page/options.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "api/error_json.h"
#include "base/text.h"

enum { NAME_MAX_BYTES = 80, ARENA_MAX = 1 << 20 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

int
fail(struct options *options, int code, const char *what, const char *where,
    const char *hint)
{
	struct trouble *trouble = &options->trouble;

	trouble->code = code == EXIT_USAGE ? "usage" :
	    code == EXIT_STORAGE ? "write" : "input";
	snprintf(trouble->what, sizeof trouble->what, "%s", what);
	snprintf(trouble->where, sizeof trouble->where, "%s",
	    where ? where : "");
	snprintf(trouble->hint, sizeof trouble->hint, "%s", hint ? hint : "");
	return code;
}

int
fail_usage(struct options *options, const char *what, const char *where)
{
	return fail(options, EXIT_USAGE, what, where, "afterrun-page --help");
}

int
fail_memory(struct options *options)
{
	fail(options, EXIT_UNUSABLE, "there is not enough memory", NULL,
	    "close other programs");
	options->trouble.code = ar_status_code(AR_EMEM);
	return EXIT_UNUSABLE;
}

int
fail_error(struct options *options, const struct ar_error *err)
{
	char where[AR_WHERE_MAX + 32];

	snprintf(where, sizeof where, "%s", err->where);
	if (!where[0] && err->offset > 0)
		snprintf(where, sizeof where, "byte %llu",
		    (unsigned long long)err->offset);
	fail(options, EXIT_UNUSABLE, err->text, where,
	    err->hint[0] ? err->hint : "give one triage-case/1");
	options->trouble.code = ar_status_code(err->status);
	return EXIT_UNUSABLE;
}

/* Without anything that moves a cursor or begins a line. */
static void
put_tame(const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		bool c1 = c == 0xc2 &&
		    ((unsigned char)text[1] & 0xe0) == 0x80;

		text += c1 ? 1 : 0;
		fputc(c < ' ' || c == 0x7f || c1 ? '?' : c, stderr);
	}
}

void
options_report(const struct options *options)
{
	const struct trouble *trouble = &options->trouble;
	const char *const parts[] = { trouble->what, trouble->where,
		trouble->hint };
	struct ar_arena *arena = options->json ? ar_arena_open(ARENA_MAX)
	                                       : NULL;
	const char *line = arena ? ar_error_json(trouble->code,
	    trouble->what, trouble->where, trouble->hint, arena) : NULL;

	if (line) {
		puts(line);
		ar_arena_close(arena);
		return;
	}
	ar_arena_close(arena);
	fputs("afterrun", stderr);
	for (size_t i = 0; i < COUNT(parts); i++) {
		if (!parts[i][0])
			continue;
		fputs(": ", stderr);
		put_tame(parts[i]);
	}
	fputc('\n', stderr);
}

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
take_output(struct options *options, const char *value)
{
	if (options->output.name)
		return fail_usage(options, "two output files", value);
	options->output.name = value;
	options->text = options->text || is_text_name(value);
	return value[0] ? EXIT_DONE :
	    fail_usage(options, "-o takes a file name", NULL);
}

static int
take_now(struct options *options, const char *value)
{
	return options_now(options, value) ? EXIT_DONE :
	    fail_usage(options, "--now takes a time as 2026-03-01T08:00:00Z",
	        value);
}

static int
take_name(struct options *options, const char *value)
{
	options->who.name = value;
	return is_one_line(value) ? EXIT_DONE : fail_usage(options,
	    "--name takes one line of at most 80 bytes", NULL);
}

static int
take_sex(struct options *options, const char *value)
{
	bool female = strcmp(value, "f") == 0;

	options->who.sex = female ? "female" : "male";
	return female || strcmp(value, "m") == 0 ? EXIT_DONE :
	    fail_usage(options, "--sex takes f or m", value);
}

static const struct {
	const char *name;
	int (*take)(struct options *options, const char *value);
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
options_read(struct options *options, int argc, char **argv)
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
			return fail_usage(options,
			    "this option takes a value", argv[i]);
		if (which < COUNT(valued))
			code = valued[which].take(options, argv[++i]);
		else if (argv[i][0] != '-' || !argv[i][1])
			code = take_output(options, argv[i]);
		else
			code = fail_usage(options,
			    "this option is not known", argv[i]);
		if (code != EXIT_DONE)
			return code;
	}
	return EXIT_DONE;
}
