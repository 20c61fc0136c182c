#include "doors/cli/pain_open.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/history.h"
#include "api/pains_json.h"
#include "base/text.h"
#include "doors/cli/commands.h"
#include "doors/cli/look.h"
#include "doors/cli/render.h"
#include "doors/cli/report.h"
#include "doors/common/exits.h"

void
pain_due_text(const struct ar_pain_due *due, char out[PAIN_DUE_MAX])
{
	long long id = (long long)due->episode->id;
	bool asks = due->due || due->locked || due->worse_if_same;

	if (asks)
		snprintf(out, PAIN_DUE_MAX, "%.300s Answer with afterrun "
		    "pain again %lld.", due->text, id);
	else
		snprintf(out, PAIN_DUE_MAX, "%.300s", due->text);
}

static void
render_due(struct screen *screen, const struct ar_pain_due *due)
{
	char text[PAIN_DUE_MAX];

	pain_due_text(due, text);
	screen_putf(screen, "%3lld  ", (long long)due->episode->id);
	screen_style(screen, due->due || due->locked ? STYLE_ALERT :
	    STYLE_NONE);
	screen_flow(screen, 5, text);
	screen_style(screen, STYLE_NONE);
	screen_end(screen);
}

static enum ar_status
list(struct look *look, struct ar_error *err)
{
	struct ar_history *history = ar_arena_alloc(look->arena,
	    sizeof *history);
	struct ar_pain_due *dues = NULL;
	size_t count = 0;

	if (!history)
		return look_no_memory(err);
	if (look->store) {
		AR_TRY(ar_history_read(look->store, &look->moment,
		    look->arena, history, err));
		AR_TRY(ar_pain_clock(history, look->arena, &dues, &count,
		    err));
	}
	if (look->options->json)
		return look_print(ar_pains_json(dues, count, look->arena),
		    err);
	if (count == 0) {
		screen_put(look->screen, "No open pains.");
		screen_end(look->screen);
	}
	for (size_t i = 0; i < count; i++)
		render_due(look->screen, &dues[i]);
	return AR_OK;
}

static enum ar_status
close_one(struct look *look, struct ar_error *err)
{
	const char *name = look->options->names[1];
	int64_t id = 0;

	if (!ar_integer_parse(name, strlen(name), &id) || !look->store) {
		ar_fail_at(err, AR_EABSENT, name,
		    "there is no open pain of this number");
		return ar_fail_hint(err, "afterrun pain list shows them");
	}
	if (ar_pain_close(look->store, &look->moment, id, look->arena, err) !=
	    AR_OK) {
		if (strcmp(err->where, "episode") == 0)
			snprintf(err->where, sizeof err->where, "%s", name);
		return err->status;
	}
	if (look->options->json)
		return list(look, err);
	screen_flow(look->screen, 0,
	    "Closed. If it comes back: afterrun pain.");
	screen_end(look->screen);
	return AR_OK;
}

static int
usage(const struct options *options, const char *message, const char *hint)
{
	report(&(struct trouble){"usage", message, options->name_count > 1 ?
	    options->names[1] : NULL, hint}, options->json);
	return EXIT_USAGE;
}

int
pain_open(struct options *options, struct screen *screen)
{
	struct look look = {.options = options, .screen = screen};
	int64_t id;

	if (strcmp(options->names[0], "list") == 0)
		return options->name_count == 1 ? look_with(&look, list) :
		    usage(options, "pain list takes no name",
		    "say just afterrun pain list");
	if (options->name_count != 2 || !ar_integer_parse(options->names[1],
	    strlen(options->names[1]), &id) || id <= 0)
		return usage(options, "say which pain", "as in afterrun pain "
		    "close 3; afterrun pain list shows them");
	look.access = LOOK_WRITES;
	return look_with(&look, close_one);
}
