/* The three questions; none is asked when the command line answered it. */
#include <stdio.h>
#include <string.h>

#include "afterrun/said.h"
#include "doors/cli/commands.h"

enum { ANSWER_MAX = 256, TRIES = 3 };

struct question {
	const char *text;
	const char *again;
	bool (*take)(struct options *options, const char *answer);
};

/* false: Enter, or nobody is there any more. */
static bool
read_answer(char answer[ANSWER_MAX])
{
	size_t n;

	fflush(stdout);
	if (!fgets(answer, ANSWER_MAX, stdin))
		return false;
	n = strcspn(answer, "\r\n");
	answer[n] = '\0';
	return answer[strspn(answer, " \t")] != '\0';
}

static bool
take_soreness(struct options *options, const char *answer)
{
	char bad[AR_SAID_BAD];

	return ar_said_soreness(answer, options->said.soreness, bad);
}

static bool
take_rpe(struct options *options, const char *answer)
{
	return ar_said_number(answer, 0, 10, &options->said.rpe_0_10);
}

static bool
take_tools(struct options *options, const char *answer)
{
	char bad[AR_SAID_BAD];

	return ar_said_tools(answer, options->said.tool, bad);
}

static void
ask(struct options *options, const struct question *question,
    struct screen *screen)
{
	char answer[ANSWER_MAX];

	for (int i = 0; i < TRIES; i++) {
		screen_flow(screen, 0, i ? question->again : question->text);
		screen_put(screen, " ");
		if (!read_answer(answer)) {
			screen->column = 0;
			return;
		}
		screen->column = 0;
		if (question->take(options, answer))
			return;
	}
}

void
ask_runner(struct options *options, bool rpe_known, struct screen *screen)
{
	static const struct question soreness = {
		"How do your legs feel? Like calves=3 quads-left=5, 0 to 10 "
		"(Enter: fine)",
		"Parts: calf shin hamstring quad glute knee, as in calves=3 "
		"(Enter: skip)", take_soreness};
	static const struct question rpe = {
		"How hard was the run, 0 to 10? (Enter: skip)",
		"A number from 0 to 10 (Enter: skip)", take_rpe};
	static const struct question tools = {
		"Tools at hand? roller ball gun water ice towel (Enter: "
		"none)",
		"Some of: roller ball gun water ice towel (Enter: none)",
		take_tools};

	if (!options->sore_said)
		ask(options, &soreness, screen);
	if (!rpe_known && !(options->said.rpe_0_10 >= 0))
		ask(options, &rpe, screen);
	if (!options->tools_said)
		ask(options, &tools, screen);
	screen_end(screen);
}
