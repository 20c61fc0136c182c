#include <string.h>

#include "afterrun/example.h"
#include "doors/cli/commands.h"
#include "doors/common/exits.h"

int
command_demo(struct options *options, struct screen *screen)
{
	struct ar_arena *arena = open_arena(0, options->json);
	struct ar_example example;
	struct ar_error err;
	struct job job;
	int code = EXIT_UNUSABLE;

	if (!arena)
		return EXIT_UNUSABLE;
	memset(&job, 0, sizeof job);
	memset(&err, 0, sizeof err);
	job.name = "demo";
	job.invented = true;
	if (ar_example_make(arena, &example, &err) != AR_OK) {
		report_error(&err, "demo", options->json);
	} else {
		job.bytes = example.bytes;
		job.n = example.n;
		job.moment = example.moment;
		if (!options->json) {
			screen_style(screen, STYLE_STRONG);
			screen_flow(screen, 0, "Demo: this run is invented; "
			    "nobody ran it.");
			screen_style(screen, STYLE_NONE);
			screen_end(screen);
		}
		code = after_bytes(&job, options, screen);
	}
	ar_arena_close(arena);
	return code;
}
