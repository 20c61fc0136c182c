#include <stdio.h>
#include <string.h>

#include "api/why_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/render.h"
#include "doors/common/exits.h"

static void
list_topics(struct screen *screen)
{
	char words[1024] = "";
	size_t used = 0;

	screen_flow(screen, 0, "afterrun why X says what stands behind X. "
	    "X can be:");
	screen_end(screen);
	for (size_t i = 0; ar_why_word(i) && used < sizeof words; i++)
		used += (size_t)snprintf(words + used, sizeof words - used,
		    "%s%s", i ? " " : "", ar_why_word(i));
	screen_labelled(screen, "  a word", 14, words);
	screen_labelled(screen, "  a rule", 14, "R31, T27, A1.4");
	screen_labelled(screen, "  a part", 14, "calf, quadriceps, knee_pf");
	screen_labelled(screen, "  a step", 14,
	    "3.2-calf-hand, static_stretch, cool_down");
	screen_labelled(screen, "  an article", 14,
	    "claim-1: what the articles say, and the evidence");
}

int
command_why(struct options *options, struct screen *screen)
{
	struct ar_arena *arena;
	struct ar_why why;
	struct ar_error err;
	enum ar_status status = AR_OK;

	if (options->name_count == 0) {
		list_topics(screen);
		return EXIT_DONE;
	}
	arena = open_arena(0, options->json);
	if (!arena)
		return EXIT_UNUSABLE;
	memset(&err, 0, sizeof err);
	for (size_t i = 0; status == AR_OK && i < options->name_count; i++) {
		status = ar_why(options->names[i], arena, &why, &err);
		if (status != AR_OK)
			report_error(&err, NULL, options->json);
		else if (options->json)
			puts(ar_why_json(&why, arena));
		else
			render_why(screen, &why);
	}
	ar_arena_close(arena);
	return status == AR_OK ? EXIT_DONE :
	    status == AR_EINPUT ? EXIT_USAGE : EXIT_UNUSABLE;
}
