/* shoes: what you run in, and how far it has gone. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/shoes.h"
#include "api/shoes_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/look.h"
#include "doors/cli/report.h"
#include "doors/cli/words.h"
#include "doors/common/exits.h"

enum { LINE_MAX = 256 };

static const double km = 1000;

static void
render_shoe(struct screen *screen, const struct ar_shoe *shoe)
{
	char line[LINE_MAX], day[NUMBER_MAX];

	screen_putf(screen, "%2lld  ", (long long)shoe->id);
	snprintf(line, sizeof line, "%.150s%s%s: %.0f km in %d run%s%s",
	    shoe->name, shoe->usual ? " (default)" : "",
	    isnan(shoe->retired_utc_s) ? "" : " (retired)",
	    shoe->run_m / km, shoe->runs, shoe->runs == 1 ? "" : "s",
	    shoe->last_day != 0 ? "," : "");
	screen_flow(screen, 4, line);
	if (shoe->last_day != 0) {
		text_day_short(shoe->last_day, day);
		snprintf(line, sizeof line, "last on %s", day);
		screen_flow_on(screen, 4, line);
	}
	screen_end(screen);
	if (ar_shoe_due(shoe)) {
		snprintf(line, sizeof line, "Past your alert of %.0f km.",
		    shoe->alert_m / km);
		screen_to(screen, 4);
		screen_style(screen, STYLE_ALERT);
		screen_flow(screen, 4, line);
		screen_style(screen, STYLE_NONE);
		screen_end(screen);
	}
	if (shoe->note && shoe->note[0]) {
		screen_to(screen, 4);
		screen_flow(screen, 4, shoe->note);
		screen_end(screen);
	}
}

static enum ar_status
list(struct look *look, struct ar_error *err)
{
	struct ar_shoe *shoes = NULL;
	size_t count = 0;

	if (look->store)
		AR_TRY(ar_store_shoes(look->store, look->arena, &shoes,
		    &count, err));
	if (look->options->json)
		return look_print(ar_shoes_json(shoes, count, look->arena),
		    err);
	if (count == 0) {
		screen_flow(look->screen, 0, "No shoes yet. Add the ones you "
		    "run in: afterrun shoes add NAME");
		screen_end(look->screen);
	}
	for (size_t i = 0; i < count; i++)
		render_shoe(look->screen, &shoes[i]);
	return AR_OK;
}

static int
usage(const struct options *options, const char *message)
{
	report(&(struct trouble){"usage", message, options->names[0],
	    "afterrun shoes [add|change|default|retire|unretire NAME] "
	    "[--km KM] [--alert KM] [--note TEXT] [--name TEXT]"},
	    options->json);
	return EXIT_USAGE;
}

static void
words_of(const struct options *options, struct ar_shoe_words *words)
{
	ar_shoe_words_clear(words);
	words->note = options->log.note;
	words->name = options->log.name;
	words->start_m = options->log.start_km * km;
	words->alert_m = options->log.alert_km * km;
	if (options->log.usual)
		words->usual = AR_SHOE_YES;
}

static enum ar_status
change(struct look *look, struct ar_error *err)
{
	const char *verb = look->options->names[0];
	const char *name = look->options->names[1];
	struct ar_shoe_words words;
	struct ar_shoe shoe;

	words_of(look->options, &words);
	if (strcmp(verb, "default") == 0)
		words.usual = AR_SHOE_YES;
	else if (strcmp(verb, "retire") == 0)
		words.retired = AR_SHOE_YES;
	else if (strcmp(verb, "unretire") == 0)
		words.retired = AR_SHOE_NO;
	if (!look->store) {
		ar_fail_at(err, AR_EABSENT, name, "there is no such shoe");
		return ar_fail_hint(err, "afterrun shoes add NAME adds one");
	}
	AR_TRY(ar_shoe_change(look->store, &look->moment, name, &words,
	    look->arena, &shoe, err));
	return list(look, err);
}

static enum ar_status
add(struct look *look, struct ar_error *err)
{
	struct ar_shoe_words words;
	struct ar_shoe shoe;

	words_of(look->options, &words);
	words.name = look->options->names[1];
	AR_TRY(ar_shoe_add(look->store, &look->moment, &words, look->arena,
	    &shoe, err));
	return list(look, err);
}

static bool
is_verb(const char *word)
{
	static const char *const verbs[] = {"add", "change", "default",
	    "retire", "unretire"};

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (strcmp(word, verbs[i]) == 0)
			return true;
	return false;
}

int
command_shoes(struct options *options, struct screen *screen)
{
	struct look look = {.options = options, .screen = screen};

	if (options->name_count == 0)
		return look_with(&look, list);
	if (!is_verb(options->names[0]))
		return usage(options, "this is nothing to do with shoes");
	if (options->name_count != 2)
		return usage(options, "name one shoe");
	look.access = strcmp(options->names[0], "add") == 0 ? LOOK_MAKES :
	    LOOK_WRITES;
	return look_with(&look, look.access == LOOK_MAKES ? add : change);
}
