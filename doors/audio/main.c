/* afterrun-audio: a session as one sound file that a locked phone can play.
 * A program of its own, because the libraries for sound take longer to load
 * than afterrun to run. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/cues_json.h"
#include "api/json.h"
#include "api/session_read.h"
#include "doors/audio/options.h"
#include "doors/audio/plan.h"
#include "doors/audio/render.h"
#include "doors/audio/stop.h"
#include "doors/common/input.h"

enum { ARENA_BYTES = 32 << 20 };

static const char usage[] =
    "usage: afterrun-audio -o FILE [--force] [--cues json] [--rate WPM]\n"
    "                      [--language LANGUAGE] [--voice NAME] [--tick]\n"
    "                      [--quiet-bells] [--farewell] [--json]\n"
    "                      < SESSION.json\n"
    "\n"
    "Reads one session/1 and speaks it into one file: .wav, .ogg, .opus,\n"
    ".mp3 or .flac.  afterrun audio calls it; espeak-ng is the voice.\n";

static int
print_cues(const struct ar_guide *guide, struct ar_arena *arena,
    struct trouble *trouble)
{
	struct ar_json_out out = {false};
	char *text = ar_json_finish(&out, ar_cues_json(&out, guide), arena);

	if (!text)
		return fail_memory(trouble);
	if (puts(text) >= 0 && fflush(stdout) == 0)
		return EXIT_DONE;
	return fail(trouble, EXIT_STORAGE, strerror(errno),
	    "standard output", NULL);
}

/* One child a processor, as many as help. */
static int
jobs(void)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (processors < 1)
		return 1;
	return processors < VOICE_JOBS_MAX ? (int)processors + 1 :
	    VOICE_JOBS_MAX;
}

static int
speak(const struct options *options, const struct ar_session *session,
    struct ar_arena *arena, struct trouble *trouble)
{
	struct wish wish = {.session = session, .guide = {
	    .language = options->language,
	    .words_per_minute = options->rate_wpm, .ticks = options->tick},
	    .voice = {options->voice, jobs()},
	    .farewell = options->farewell};
	struct render render = {.name = options->output,
	    .force = options->force, .quiet_bells = options->quiet_bells,
	    .wish = &wish, .arena = arena};
	struct plan plan;
	int code = render_make(&render, &plan, trouble);

	if (code == EXIT_DONE && options->cues)
		code = print_cues(&plan.guide, arena, trouble);
	plan_free(&plan);
	return code;
}

static int
run(const struct options *options, struct trouble *trouble)
{
	struct input input = {NULL, 0};
	struct ar_arena *arena = NULL;
	struct ar_session session;
	struct ar_error err;
	int code;

	if (isatty(STDIN_FILENO) == 1)
		return fail_usage(trouble,
		    "give a session/1 on standard input", NULL);
	code = input_read(&input, trouble);
	if (code == EXIT_DONE) {
		arena = ar_arena_open(ARENA_BYTES);
		code = arena ? EXIT_DONE : fail_memory(trouble);
	}
	memset(&err, 0, sizeof err);
	if (code == EXIT_DONE && ar_session_read(input.bytes, input.n, arena,
	    &session, &err) != AR_OK)
		code = fail_error(trouble, &err);
	free(input.bytes);
	if (code == EXIT_DONE && session.status == AR_STOP)
		code = fail(trouble, EXIT_UNUSABLE, "there is nothing to "
		    "play", "this session says stop", session.stop_text);
	if (code == EXIT_DONE)
		code = speak(options, &session, arena, trouble);
	ar_arena_close(arena);
	return code;
}

int
main(int argc, char **argv)
{
	struct trouble trouble = {.code = "input",
	    .help = "afterrun-audio --help", .give = "give one session/1, as "
	    "afterrun session --json prints it"};
	struct options options;
	int code = options_read(&options, argc, argv, &trouble);

	if (code == EXIT_DONE && (options.help || options.version)) {
		fputs(options.help ? usage : "afterrun-audio " AR_VERSION "\n",
		    stdout);
		return fflush(stdout) == 0 ? EXIT_DONE : EXIT_STORAGE;
	}
	stop_hold();
	if (code == EXIT_DONE)
		code = run(&options, &trouble);
	if (code != EXIT_DONE)
		trouble_report(&trouble, options.json);
	return code;
}
