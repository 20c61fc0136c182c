#include <stdio.h>
#include <string.h>

#include "api/session_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/input.h"
#include "doors/cli/render.h"
#include "doors/cli/terminal.h"
#include "doors/common/exits.h"

static enum ar_status
build(const struct input *input, struct options *options,
    struct screen *screen, struct ar_arena *arena, struct ar_error *err)
{
	struct ar_json_out out = {false};
	struct ar_session_case given;
	struct ar_session session;
	char *text;

	AR_TRY(ar_session_case_parse((const char *)input->bytes, input->n,
	    arena, &given, err));
	if (!terminal_now(&given.now_utc_s))
		return ar_fail_at(err, AR_EINPUT, "AFTERRUN_NOW",
		    "this is no time; say it like 2026-11-21T06:30:00Z");
	AR_TRY(ar_session_build(&given, arena, &session, err));
	if (!options->json) {
		screen->full = true;
		render_session(screen, &session, session.mode == AR_REST_DAY ?
		    "Today" : "Now", true);
		screen_end(screen);
		render_cards(screen, &session);
		return AR_OK;
	}
	text = ar_json_finish(&out, ar_session_json(&out, &session), arena);
	if (!text)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	puts(text);
	return AR_OK;
}

int
command_session(struct options *options, struct screen *screen)
{
	struct input input = {NULL, 0, 0};
	struct trouble trouble;
	struct ar_arena *arena;
	struct ar_error err;
	enum ar_status status;

	if (!options->input || options->name_count > 0) {
		report(&(struct trouble){"usage",
		    "the case of the session is missing", NULL,
		    "as in afterrun session --input case.json, or --input -"},
		    options->json);
		return EXIT_USAGE;
	}
	if (!input_read(&input, options->input, &trouble)) {
		report(&trouble, options->json);
		return EXIT_UNUSABLE;
	}
	arena = open_arena(input.n, options->json);
	if (!arena) {
		input_free(&input);
		return EXIT_UNUSABLE;
	}
	memset(&err, 0, sizeof err);
	status = build(&input, options, screen, arena, &err);
	if (status != AR_OK)
		report_error(&err, options->input, options->json);
	ar_arena_close(arena);
	input_free(&input);
	return status == AR_OK ? EXIT_DONE : EXIT_UNUSABLE;
}
