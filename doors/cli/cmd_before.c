#include <stdio.h>
#include <string.h>

#include "api/session_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/render.h"
#include "doors/common/exits.h"

static bool
show(const struct ar_session *session, struct options *options,
    struct screen *screen, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	char *text;

	if (!options->json) {
		render_session(screen, session, "Before the run", true);
		return true;
	}
	text = ar_json_finish(&out, ar_session_json(&out, session), arena);
	if (text)
		puts(text);
	return text != NULL;
}

int
command_before(struct options *options, struct screen *screen)
{
	struct ar_before_case input;
	struct ar_session session;
	struct ar_arena *arena;
	struct ar_error err;
	int code = EXIT_DONE;

	if (options->name_count > 0) {
		report(&(struct trouble){"usage",
		    "the warm-up needs no file", options->names[0],
		    "as in afterrun before --fast"}, options->json);
		return EXIT_USAGE;
	}
	memset(&input, 0, sizeof input);
	memset(&err, 0, sizeof err);
	input.fast = options->fast;
	input.air_c = options->said.air_c;
	input.person = options->said.person;
	memcpy(input.soreness, options->said.soreness, sizeof input.soreness);
	input.minutes_available = options->said.minutes;
	arena = open_arena(0, options->json);
	if (!arena)
		return EXIT_UNUSABLE;
	if (ar_before_build(&input, arena, &session, &err) != AR_OK ||
	    !show(&session, options, screen, arena)) {
		report_error(&err, NULL, options->json);
		code = EXIT_UNUSABLE;
	}
	ar_arena_close(arena);
	return code;
}
