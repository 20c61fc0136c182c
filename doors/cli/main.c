/* afterrun: what to do with your legs after a run. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doors/cli/cmd_guide.h"
#include "doors/cli/cmd_serve.h"
#include "doors/cli/commands.h"
#include "doors/cli/terminal.h"
#include "doors/cli/version.h"
#include "doors/common/exits.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* command NULL: another program does it (main). */
struct verb {
	const char *name;
	int bit;
	int (*command)(struct options *options, struct screen *screen);
};

static const struct verb verbs[] = {
	{"read", FOR_READ, command_read},
	{"session", FOR_SESSION, command_session},
	{"before", FOR_BEFORE, command_before},
	{"why", FOR_WHY, command_why},
	{"demo", FOR_DEMO, command_demo},
	{"guide", 0, NULL},
	{"audio", FOR_AUDIO, command_audio},
	{"feel", FOR_FEEL, command_feel},
	{"pain", FOR_PAIN, command_pain},
	{"triage", FOR_TRIAGE, command_triage},
	{"today", FOR_TODAY, command_today},
	{"plan", FOR_PLAN, command_plan},
	{"import", FOR_IMPORT, command_import},
	{"log", FOR_LOG, command_log},
	{"show", FOR_SHOW, command_show},
	{"trends", FOR_TRENDS, command_trends},
	{"shoes", FOR_SHOES, command_shoes},
	{"backup", FOR_BACKUP, command_backup},
	{"restore", FOR_RESTORE, command_restore},
	{"export", FOR_EXPORT, command_export},
	{"where", FOR_WHERE, command_where},
	{"rebuild", FOR_REBUILD, command_rebuild},
	{"serve", 0, NULL},
};

static const struct verb main_job = {"", FOR_AFTER, command_after};

/* 24 lines of 80 columns at most. */
static const char help[] =
    "afterrun FILE...      what the run did to your legs and what to do now\n"
    "afterrun guide [N]    the session step by step; audio -o FILE  to listen to\n"
    "afterrun feel calf-left=6 quads=3 sleep=6.5h    how you are, any day\n"
    "afterrun pain         how urgent a pain is; pain list, again N, close N\n"
    "afterrun today        tomorrow's soreness, open pains, a session for today\n"
    "afterrun plan new|show|today|not-right|undo|done|move|export  a plan, and why\n"
    "afterrun import PATH...   years of history: folders, exports, a watch\n"
    "afterrun log, show N, trends, shoes     what is kept, and charts of it\n"
    "afterrun before [--fast]  a warm-up; serve  all of it in the browser\n"
    "afterrun why WORD     what stands behind a word, a number or a rule\n"
    "afterrun where, backup FILE, restore FILE, export FOLDER, rebuild    the log\n"
    "afterrun read FILE...     what a recording holds (--json --raw --csv --count)\n"
    "afterrun session|triage --input FILE    the same for a case in JSON\n"
    "\n"
    "FILE is a FIT, GPX or TCX recording, also zipped; - reads a pipe.\n"
    "  --minutes N  --tools roller,ball,gun,water,ice,towel  --rpe 0..10\n"
    "  --sore calf-left=6,quads=3  --condition ID  --article  --gun\n"
    "  --temp C  --drunk ML  --mass KG  --mass-after KG  --next-hard H\n"
    "  --age Y  --sex f|m  --experience novice|experienced\n"
    "  --no-store  keep nothing; --json  for programs; --plain  --full\n"
    "\n"
    "  afterrun demo\n"
    "  afterrun run.fit --minutes 10 --sore calves=4 --tools roller\n"
    "  afterrun import strava-export.zip        man afterrun says the rest\n";

static const struct verb *
find_verb(const char *name)
{
	for (size_t i = 0; i < COUNT(verbs); i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}

/* One letter more, less, other or swapped. */
static bool
is_near(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), head = 0, tail = 0;

	while (head < n && head < m && a[head] == b[head])
		head++;
	while (tail < n - head && tail < m - head &&
	    a[n - 1 - tail] == b[m - 1 - tail])
		tail++;
	n -= head + tail;
	m -= head + tail;
	return (n <= 1 && m <= 1) || (n == 2 && m == 2 &&
	    a[head] == b[head + 1] && a[head + 1] == b[head]);
}

const char *
near_command(const char *typed)
{
	for (size_t i = 0; i < COUNT(verbs); i++)
		if (is_near(typed, verbs[i].name))
			return verbs[i].name;
	return NULL;
}

/* An answer that did not arrive is not an answer. */
static int
finish(int code)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	if (errno == EPIPE)
		return code;
	report(&(struct trouble){"write", "the answer could not be written",
	    "standard output", "is the disk full?"}, false);
	return EXIT_STORAGE;
}

/* The form of a usage error does not hang on where --json stands. */
static bool
wants_json(int argc, char **argv)
{
	for (int i = 0; i < argc; i++)
		if (strcmp(argv[i], "--json") == 0)
			return true;
	return false;
}

static int
run(const struct verb *verb, int argc, char **argv)
{
	struct options *options = calloc(1, sizeof *options);
	const char **names = calloc((size_t)argc + 1, sizeof *names);
	struct screen screen;
	int code = EXIT_USAGE;

	terminal_screen(&screen);
	if (!options || !names) {
		report(&(struct trouble){"memory",
		    "there is not enough memory", NULL, NULL}, false);
		code = EXIT_UNUSABLE;
	} else {
		options->names = names;
		if (!options_read(options, argc, argv, verb->bit)) {
			report(&(struct trouble){"usage", options->message,
			    NULL, options->hint}, wants_json(argc, argv));
		} else if (options->help) {
			fputs(help, stdout);
			code = EXIT_DONE;
		} else {
			screen.plain = options->plain;
			screen.full = options->full;
			screen.colour = screen.colour && !options->plain;
			code = verb->command(options, &screen);
		}
	}
	free(names);
	free(options);
	return code;
}

int
main(int argc, char **argv)
{
	const char *first = argc > 1 ? argv[1] : "--help";
	const struct verb *verb = find_verb(first);

	terminal_signals();
	if (strcmp(first, "--version") == 0) {
		puts("afterrun " AR_VERSION);
		return finish(EXIT_DONE);
	}
	if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 ||
	    strcmp(first, "help") == 0) {
		fputs(help, stdout);
		return finish(argc > 1 ? EXIT_DONE : EXIT_USAGE);
	}
	if (strcmp(first, "guide") == 0)
		return finish(command_guide(argc - 2, argv + 2));
	if (strcmp(first, "serve") == 0)
		return finish(command_serve(argc - 2, argv + 2));
	if (!verb)
		return finish(run(&main_job, argc - 1, argv + 1));
	return finish(run(verb, argc - 2, argv + 2));
}
