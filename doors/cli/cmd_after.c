#include <math.h>
#include <stdio.h>
#include <string.h>

#include "api/after_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/exits.h"
#include "doors/cli/input.h"
#include "doors/cli/render.h"
#include "doors/cli/terminal.h"

/* A recording takes about twenty times its bytes, packed ones more. */
static const size_t arena_least = (size_t)256 << 20;
static const size_t arena_times = 32;

int
worst(int a, int b)
{
	return a > b ? a : b;
}

struct ar_arena *
open_arena(size_t n, bool json)
{
	struct ar_arena *arena = ar_arena_open(arena_least + n * arena_times);

	if (!arena)
		report(&(struct trouble){"memory",
		    "there is not enough memory", NULL, NULL}, json);
	return arena;
}

/* Read first, so that a wrong file is told before any question. */
static enum ar_status
answer(const struct job *job, struct options *options, struct screen *screen,
    struct ar_arena *arena, struct ar_error *err)
{
	struct ar_recording recording;
	struct ar_after after;
	const struct ar_activity *last;
	enum ar_status status;
	char *text;

	memset(&recording, 0, sizeof recording);
	status = ar_recording_read(job->bytes, job->n, 0, arena, &recording,
	    err);
	if (recording.activity_count == 0)
		return status != AR_OK ? status :
		    ar_after_refuse(&recording, err);
	last = &recording.activities[recording.activity_count - 1];
	if (job->ask)
		ask_runner(options,
		    isfinite(last->device_values.rpe_0_10), screen);
	AR_TRY(ar_after_make(&recording, &options->said, job->now_utc_s,
	    arena, &after, err));
	if (!options->json) {
		render_after(screen, &after, job->name);
		return AR_OK;
	}
	text = ar_after_json(&after, arena);
	if (!text)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	puts(text);
	return AR_OK;
}

int
after_bytes(const struct job *job, struct options *options,
    struct screen *screen)
{
	struct ar_arena *arena = open_arena(job->n, options->json);
	struct ar_error err;
	enum ar_status status;

	if (!arena)
		return EXIT_UNUSABLE;
	memset(&err, 0, sizeof err);
	status = answer(job, options, screen, arena, &err);
	if (status != AR_OK)
		report_error(&err, job->name, options->json);
	ar_arena_close(arena);
	return status == AR_OK ? EXIT_DONE : EXIT_UNUSABLE;
}

static int
no_file(const struct options *options)
{
	report(&(struct trouble){"usage", "name a recording", NULL,
	    "as in afterrun run.fit; afterrun demo needs none"},
	    options->json);
	return EXIT_USAGE;
}

/* "raed run.fit": a command was meant, not a file. */
static void
mistyped(struct trouble *trouble, const char *name, char hint[SAY_MAX])
{
	const char *meant = near_command(name);

	if (!meant)
		return;
	snprintf(hint, SAY_MAX, "did you mean afterrun %s?", meant);
	trouble->hint = hint;
}

int
command_after(struct options *options, struct screen *screen)
{
	struct input input = {NULL, 0, 0};
	struct job job;
	int code = EXIT_DONE;

	if (options->name_count == 0)
		return no_file(options);
	memset(&job, 0, sizeof job);
	if (!terminal_now(&job.now_utc_s)) {
		report(&(struct trouble){"usage", "this is no time",
		    "AFTERRUN_NOW", "say it like 2026-11-21T06:30:00Z"},
		    options->json);
		return EXIT_USAGE;
	}
	for (size_t i = 0; i < options->name_count; i++) {
		struct trouble trouble;
		char hint[SAY_MAX];

		job.name = options->names[i];
		job.ask = terminal_can_ask() && !options->json &&
		    options->name_count == 1 && strcmp(job.name, "-") != 0;
		if (i > 0 && !options->json)
			screen_end(screen);
		if (!input_read(&input, job.name, &trouble)) {
			mistyped(&trouble, job.name, hint);
			report(&trouble, options->json);
			code = worst(code, EXIT_UNUSABLE);
			continue;
		}
		if (options->name_count > 1 && !options->json) {
			screen_labelled(screen, "File", 6, job.name);
		}
		job.bytes = input.bytes;
		job.n = input.n;
		code = worst(code, after_bytes(&job, options, screen));
	}
	input_free(&input);
	return code;
}
