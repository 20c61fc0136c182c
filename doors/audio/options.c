#include "doors/audio/options.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "doors/audio/writer.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Words a minute: calm speech, and what espeak-ng speaks well. */
enum { RATE_USUAL = 150, RATE_MIN = 80, RATE_MAX = 300, NAME_MAX_BYTES = 64 };

static int
take_output(struct options *options, const char *value,
    struct trouble *trouble)
{
	if (options->output)
		return fail_usage(trouble, "two output files", value);
	options->output = value;
	if (format_find(value))
		return EXIT_DONE;
	return fail(trouble, EXIT_USAGE, "this kind of file is not known",
	    value, format_endings());
}

static int
take_cues(struct options *options, const char *value,
    struct trouble *trouble)
{
	options->cues = true;
	return strcmp(value, "json") == 0 ? EXIT_DONE :
	    fail_usage(trouble, "--cues takes json", value);
}

static int
take_rate(struct options *options, const char *value,
    struct trouble *trouble)
{
	int64_t rate;

	if (!ar_integer_parse(value, strlen(value), &rate) ||
	    rate < RATE_MIN || rate > RATE_MAX)
		return fail(trouble, EXIT_USAGE,
		    "this is no speed for a voice", value,
		    "--rate takes 80 to 300 words a minute");
	options->rate_wpm = (double)rate;
	return EXIT_DONE;
}

/* It goes to another program as a name, so it has to be one. */
static bool
is_name(const char *text)
{
	size_t n = strlen(text);

	for (size_t i = 0; i < n; i++) {
		char c = text[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') ||
		    (i > 0 && strchr("+-_()", c))))
			return false;
	}
	return n > 0 && n <= NAME_MAX_BYTES;
}

static int
take_language(struct options *options, const char *value,
    struct trouble *trouble)
{
	options->language = value;
	return is_name(value) ? EXIT_DONE :
	    fail_usage(trouble, "--language takes one as en", value);
}

static int
take_voice(struct options *options, const char *value,
    struct trouble *trouble)
{
	options->voice = value;
	return is_name(value) ? EXIT_DONE : fail(trouble, EXIT_USAGE,
	    "this is no name of a voice", value,
	    "espeak-ng --voices lists them");
}

static const struct {
	const char *name;
	int (*take)(struct options *options, const char *value,
	    struct trouble *trouble);
} valued[] = {
	{"-o", take_output},
	{"--cues", take_cues},
	{"--rate", take_rate},
	{"--language", take_language},
	{"--voice", take_voice},
};

static bool
flag(struct options *options, const char *option)
{
	const struct {
		const char *name;
		bool *said;
	} flags[] = {
		{"--force", &options->force},
		{"--tick", &options->tick},
		{"--quiet-bells", &options->quiet_bells},
		{"--farewell", &options->farewell},
		{"--json", &options->json},
		{"--help", &options->help},
		{"--version", &options->version},
	};

	for (size_t i = 0; i < COUNT(flags); i++) {
		if (strcmp(option, flags[i].name) == 0) {
			*flags[i].said = true;
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

static int
complete(struct options *options, struct trouble *trouble)
{
	if (!options->voice)
		options->voice = options->language;
	if (options->help || options->version || options->output ||
	    options->cues)
		return EXIT_DONE;
	return fail(trouble, EXIT_USAGE, "the name of the file is missing",
	    NULL, "say -o session.opus, or --cues json");
}

int
options_read(struct options *options, int argc, char **argv,
    struct trouble *trouble)
{
	*options = (struct options){.rate_wpm = RATE_USUAL, .language = "en"};
	find_json(options, argc, argv);
	for (int i = 1; i < argc; i++) {
		size_t which = 0;
		int code;

		if (flag(options, argv[i]))
			continue;
		while (which < COUNT(valued) &&
		    strcmp(argv[i], valued[which].name) != 0)
			which++;
		if (which == COUNT(valued))
			return fail_usage(trouble,
			    "this option is not known", argv[i]);
		if (i + 1 == argc)
			return fail_usage(trouble,
			    "this option takes a value", argv[i]);
		code = valued[which].take(options, argv[++i], trouble);
		if (code != EXIT_DONE)
			return code;
	}
	return complete(options, trouble);
}
