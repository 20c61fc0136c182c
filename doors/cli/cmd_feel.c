/* feel: how the legs, the night and the run were, in ten seconds. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/analysis.h"
#include "afterrun/digest.h"
#include "afterrun/feel.h"
#include "api/feel_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/log_file.h"
#include "doors/cli/report.h"
#include "doors/cli/terminal.h"
#include "doors/cli/words.h"
#include "doors/common/exits.h"

enum { WORDS_MAX = 64, ANSWER_MAX = 512, LINE_MAX = 512, TRIES = 3 };

/* One call of feel. */
struct sitting {
	struct options *options;
	struct screen *screen;
	struct ar_store *store;
	struct ar_arena *arena;
	struct ar_moment moment;
	struct ar_feel_word words[WORDS_MAX];
	size_t count;
	bool over; /* there is nobody to ask any more */
};

static enum ar_status
add(struct sitting *sitting, const char *token, struct ar_error *err)
{
	if (sitting->count == WORDS_MAX)
		return ar_fail(err, AR_ELIMIT, 0, "these are too many words");
	AR_TRY(ar_feel_parse(token, ar_moment_day(&sitting->moment),
	    sitting->arena, &sitting->words[sitting->count], err));
	sitting->count++;
	return AR_OK;
}

static void
render_line(struct screen *screen, const struct ar_feel_line *line)
{
	const struct ar_feel_word *word = &line->word;
	char part[NUMBER_MAX], text[LINE_MAX];

	switch (word->kind) {
	case AR_FEEL_MARK:
		text_part(word->region, word->side, part);
		snprintf(text, sizeof text, "%s %.3g", part, word->value);
		break;
	case AR_FEEL_WELL:
		text_value(word->well, word->value, part);
		snprintf(text, sizeof text, "%s %s",
		    ar_wellness_kind(word->well)->word, part);
		break;
	case AR_FEEL_SHOE:
		snprintf(text, sizeof text, "shoe %s",
		    line->shoe ? line->shoe : word->text);
		break;
	default:
		snprintf(text, sizeof text, "note: %.400s", word->text);
	}
	screen_put(screen, "  ");
	screen_flow(screen, 2, text);
	if (isfinite(line->replaced) && line->replaced != word->value) {
		if (word->kind == AR_FEEL_WELL)
			text_value(word->well, line->replaced, part);
		else
			snprintf(part, sizeof part, "%.3g", line->replaced);
		snprintf(text, sizeof text, "(was %s)", part);
		screen_flow_on(screen, 2, text);
	}
	screen_end(screen);
}

static void
render_kept(struct screen *screen, const struct ar_feel_kept *kept)
{
	char day[NUMBER_MAX];

	text_day(kept->day, day);
	screen_put(screen, "Kept for ");
	screen_put(screen, day);
	screen_put(screen, ":");
	screen_end(screen);
	for (size_t i = 0; i < kept->count; i++)
		render_line(screen, &kept->lines[i]);
	for (size_t i = 0; i < kept->warning_count; i++)
		screen_labelled(screen, "Note", LABEL_COLUMNS,
		    kept->warnings[i]);
	if (kept->advice) {
		screen_style(screen, STYLE_ALERT);
		screen_labelled(screen, "Mind", LABEL_COLUMNS, kept->advice);
		screen_style(screen, STYLE_NONE);
	}
}

static enum ar_status
keep(struct sitting *sitting, struct ar_error *err)
{
	struct ar_feel_kept kept;
	uint64_t changed;
	char *text;

	AR_TRY(ar_feel_keep(sitting->store, &sitting->moment, sitting->words,
	    sitting->count, sitting->arena, &kept, err));
	if (ar_feel_moves_person(&kept))
		AR_TRY(ar_resettle(sitting->store, &sitting->moment,
		    &changed, err));
	if (!sitting->options->json) {
		render_kept(sitting->screen, &kept);
		return AR_OK;
	}
	text = ar_feel_json(&kept, sitting->arena);
	if (!text)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	puts(text);
	return AR_OK;
}

/* --- the form --- */

static void
show_legs(struct screen *screen, const struct ar_run *run)
{
	char day[NUMBER_MAX], line[LINE_MAX], text[LINE_MAX];
	const char *comma = "";

	text_day(run->day, day);
	text_run(run, line, sizeof line);
	snprintf(text, sizeof text, "Last run, %s: %.300s", day, line);
	show_pieces(screen, 2, text);
	screen_end(screen);
	if (!run->legs_known)
		return;
	snprintf(text, sizeof text, "  in flat km: ");
	for (int i = 0; i < AR_LOAD_ROWS; i++) {
		size_t at = strlen(text);

		if (!isfinite(run->leg[i].dose_eq_km))
			continue;
		snprintf(text + at, sizeof text - at, "%s%s %.1f", comma,
		    ar_load_row_name((enum ar_load_row)i),
		    run->leg[i].dose_eq_km);
		comma = ", ";
	}
	screen_to(screen, 2);
	show_pieces(screen, 2, text + 2);
	screen_end(screen);
}

/* Yesterday's marks and values, whatever of them was said. */
static void
show_yesterday(struct screen *screen, const struct ar_feel_before *before)
{
	char part[NUMBER_MAX], text[LINE_MAX] = "Yesterday: ";
	const char *comma = "";

	for (int region = 0; region <= AR_REGIONS; region++)
		for (int side = 0; side <= AR_SIDES; side++) {
			size_t at = strlen(text);

			if (!isfinite(before->mark[region][side]))
				continue;
			text_part(region, side, part);
			snprintf(text + at, sizeof text - at, "%s%s %.3g",
			    comma, part, before->mark[region][side]);
			comma = "; ";
		}
	for (int kind = 0; kind < AR_WELLNESS_KINDS; kind++) {
		size_t at = strlen(text);

		if (!isfinite(before->well[kind]))
			continue;
		text_value((enum ar_wellness)kind, before->well[kind], part);
		snprintf(text + at, sizeof text - at, "%s%s %s", comma,
		    ar_wellness_kind((enum ar_wellness)kind)->word, part);
		comma = "; ";
	}
	if (!comma[0])
		return;
	screen_flow(screen, 2, text);
	screen_end(screen);
}

/* false: Enter, or the end of input, which ends the form. */
static bool
read_answer(struct sitting *sitting, char answer[ANSWER_MAX])
{
	fflush(stdout);
	if (!fgets(answer, ANSWER_MAX, stdin)) {
		sitting->over = true;
		screen_end(sitting->screen);
		return false;
	}
	answer[strcspn(answer, "\r\n")] = '\0';
	return answer[strspn(answer, " \t")] != '\0';
}

/* A line of tokens; one without "=" is the value of the question's name. */
static enum ar_status
take_line(struct sitting *sitting, const char *name, char *line,
    struct ar_error *err)
{
	char token[ANSWER_MAX + NUMBER_MAX];
	size_t before = sitting->count;
	char *at = line;

	while (*(at += strspn(at, ", \t"))) {
		size_t n = strcspn(at, ", \t");
		bool named = memchr(at, '=', n) != NULL;
		enum ar_status status;

		if (strncmp(name, "note", 4) == 0 && !named)
			n = strlen(at);
		snprintf(token, sizeof token, "%s%s%.*s",
		    named ? "" : name, named ? "" : "=", (int)n, at);
		at += n;
		status = add(sitting, token, err);
		if (status != AR_OK) {
			sitting->count = before;
			return status;
		}
	}
	return AR_OK;
}

static void
ask(struct sitting *sitting, const char *name, const char *question)
{
	char answer[ANSWER_MAX], text[LINE_MAX];
	struct ar_error err;

	for (int i = 0; i < TRIES && !sitting->over; i++) {
		screen_flow(sitting->screen, 0, question);
		screen_put(sitting->screen, " ");
		if (!read_answer(sitting, answer)) {
			sitting->screen->column = 0;
			return;
		}
		sitting->screen->column = 0;
		memset(&err, 0, sizeof err);
		if (take_line(sitting, name, answer, &err) == AR_OK)
			return;
		snprintf(text, sizeof text, "%s%s%s", err.text,
		    err.hint[0] ? ": " : "", err.hint);
		screen_put(sitting->screen, "  ");
		screen_flow(sitting->screen, 2, text);
		screen_end(sitting->screen);
	}
}

/* What the form shows first; the log may still be to come. */
static enum ar_status
look_back(struct sitting *sitting, struct ar_feel_before *before,
    bool *ran_today, struct ar_error *err)
{
	struct ar_history *history = ar_arena_alloc(sitting->arena,
	    sizeof *history);

	*ran_today = false;
	memset(before, 0, sizeof *before);
	for (int kind = 0; kind < AR_WELLNESS_KINDS; kind++)
		before->well[kind] = NAN;
	if (!sitting->store)
		return AR_OK;
	if (!history)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	AR_TRY(ar_history_read(sitting->store, &sitting->moment,
	    sitting->arena, history, err));
	ar_feel_yesterday(history, before);
	*ran_today = before->run && before->run->day == history->today;
	if (before->run)
		show_legs(sitting->screen, before->run);
	show_yesterday(sitting->screen, before);
	return AR_OK;
}

static enum ar_status
form(struct sitting *sitting, struct ar_error *err)
{
	struct ar_feel_before before;
	char question[LINE_MAX];
	double sleep;
	bool ran;

	AR_TRY(look_back(sitting, &before, &ran, err));
	ask(sitting, "legs", "Legs now, 0 none to 10 worst: one number, or "
	    "calf-left=6 quads=3 (Enter: skip)");
	sleep = before.well[AR_WELL_SLEEP_H];
	if (isfinite(sleep))
		snprintf(question, sizeof question, "Hours slept? Yesterday "
		    "it was %.1f (Enter: skip)", sleep);
	else
		snprintf(question, sizeof question,
		    "Hours slept? (Enter: skip)");
	ask(sitting, "sleep", question);
	if (ran && isnan(before.run->rpe_0_10))
		ask(sitting, "rpe",
		    "How hard was the run, 0 to 10? (Enter: skip)");
	ask(sitting, "note", "Anything else? mass=70.2 pulse=48 stress=3, or "
	    "a note (Enter: done)");
	return AR_OK;
}

/* Words are understood before the log is touched. */
static int
gather(struct sitting *sitting)
{
	const struct options *options = sitting->options;
	struct ar_error err;
	enum ar_status status = AR_OK;
	int code;

	memset(&err, 0, sizeof err);
	for (size_t i = 0; i < options->name_count && status == AR_OK; i++)
		status = add(sitting, options->names[i], &err);
	if (status != AR_OK)
		return log_usage(&err, options->json);
	if (options->name_count > 0)
		return EXIT_DONE;
	sitting->store = log_open(AR_STORE_READ, false, &code);
	if (code == EXIT_DONE && form(sitting, &err) != AR_OK)
		code = log_failed(&err, NULL, false);
	ar_store_close(sitting->store);
	sitting->store = NULL;
	return code;
}

static int
sit(struct sitting *sitting)
{
	bool json = sitting->options->json;
	struct ar_error err;
	int code = gather(sitting);

	memset(&err, 0, sizeof err);
	if (code != EXIT_DONE)
		return code;
	if (sitting->count == 0) {
		screen_put(sitting->screen, "Nothing said, nothing kept.");
		screen_end(sitting->screen);
		return EXIT_DONE;
	}
	sitting->store = log_open(AR_STORE_WRITE, json, &code);
	if (sitting->store && keep(sitting, &err) != AR_OK)
		code = err.status == AR_EINPUT ? log_usage(&err, json) :
		    log_failed(&err, NULL, json);
	ar_store_close(sitting->store);
	return code;
}

int
command_feel(struct options *options, struct screen *screen)
{
	struct sitting sitting = {.options = options, .screen = screen};
	int code;

	if (options->name_count == 0 &&
	    (!terminal_can_ask() || options->json)) {
		report(&(struct trouble){"usage", "say how it feels", NULL,
		    "as in afterrun feel calf-left=6 quads=3 sleep=6.5h"},
		    options->json);
		return EXIT_USAGE;
	}
	if (!log_moment(&sitting.moment, options->json))
		return EXIT_USAGE;
	sitting.arena = open_arena(0, options->json);
	if (!sitting.arena)
		return EXIT_UNUSABLE;
	code = sit(&sitting);
	ar_arena_close(sitting.arena);
	return code;
}
