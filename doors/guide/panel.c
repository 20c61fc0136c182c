#include "doors/guide/panel.h"

#include <stdio.h>
#include <string.h>

#include "afterrun/knowledge.h"
#include "doors/guide/words.h"

/* Paragraphs one under another, on the pages of a given number of rows. */
struct sheet {
	struct canvas *canvas;
	int first; /* canvas row of the top line */
	int rows;
	int skip;  /* lines on pages before */
	int line;  /* the next one, from the first page on */
};

static struct sheet
sheet_start(struct canvas *canvas, int page)
{
	struct sheet sheet = { canvas, 1, canvas->rows - 2, 0, 0 };

	if (sheet.rows < 1)
		sheet = (struct sheet){ canvas, 0,
			canvas->rows > 1 ? canvas->rows : 1, 0, 0 };
	sheet.skip = (page - 1) * sheet.rows;
	return sheet;
}

static void
sheet_flow(struct sheet *sheet, enum canvas_style style, const char *text)
{
	struct canvas *canvas = sheet->canvas;
	struct spot spot = { 0, 1, canvas->columns - 2 };
	int lines = canvas_lines(canvas, spot.width, text);
	struct canvas part;

	canvas_start(&part, CANVAS_ROWS, canvas->columns, canvas->utf8);
	canvas_flow(&part, spot, CANVAS_ROWS, style, text);
	for (int i = 0; i < lines && i < part.rows; i++) {
		int row = sheet->line + i - sheet->skip;

		if (row >= 0 && row < sheet->rows)
			memcpy(canvas->cells[sheet->first + row],
			    part.cells[i], sizeof part.cells[i]);
	}
	sheet->line += lines;
}

static void
sheet_blank(struct sheet *sheet)
{
	if (sheet->canvas->rows >= LAYOUT_MIDDLE_ROWS)
		sheet->line++;
}

static void
sheet_labelled(struct sheet *sheet, const char *label, const char *text)
{
	char line[WORDS_MAX + 64];

	if (!text || !text[0])
		return;
	snprintf(line, sizeof line, "%s%s", label, text);
	sheet_flow(sheet, CANVAS_NONE, line);
}

static int
sheet_pages(const struct sheet *sheet)
{
	int pages = (sheet->line + sheet->rows - 1) / sheet->rows;

	return pages > 1 ? pages : 1;
}

static void
title(struct canvas *canvas, const char *text)
{
	struct spot spot = { 0, 1, canvas->columns - 2 };

	if (canvas->rows < 3)
		return;
	canvas_text(canvas, spot, CANVAS_HEAD, text);
	canvas_row_style(canvas, 0, CANVAS_HEAD);
}

static void
foot(struct canvas *canvas, const char *text)
{
	struct spot spot = { canvas->rows - 1, 1, canvas->columns - 2 };

	if (canvas->rows > 1)
		canvas_text(canvas, spot, CANVAS_STRONG, text);
}

static const struct {
	const char *key;
	const char *word; /* on the line of keys */
	const char *text; /* on the help page */
} keys[] = {
	{ "space", "pause", "pause, and go on" },
	{ "n", "next", "to the next step" },
	{ "b", "back", "this step again; twice: the last one" },
	{ "+", "10 s", "ten seconds more of this" },
	{ "s", "skip side", "to the other side, set or step" },
	{ "r", "why", "why this step, and when not" },
	{ "q", "quit", "leave" },
	{ "?", "help", "this page" },
};

enum { KEYS = sizeof keys / sizeof keys[0] };

void
panel_keys(struct canvas *canvas, struct spot spot)
{
	static const char narrow[] =
	    "space pause n b + s r  q quit  ? help";
	char line[WORDS_MAX] = "";
	size_t n = 0;

	for (size_t i = 0; i < KEYS; i++) {
		snprintf(line + n, sizeof line - n, "%s%s %s", n ? "  " : "",
		    keys[i].key, keys[i].word);
		n = strlen(line);
	}
	canvas_text(canvas, spot, CANVAS_DIM,
	    (int)n <= spot.width ? line : narrow);
}

/* Steps as many as there is room for. */
static void
list_steps(struct sheet *sheet, const struct ar_session *session)
{
	int room = sheet->rows - sheet->line - 4;
	char step[WORDS_MAX], line[WORDS_MAX + 32];

	for (size_t i = 0; i < session->step_count && room > 0; i++, room--) {
		if (room == 1 && i + 1 < session->step_count) {
			snprintf(line, sizeof line, "and %zu more",
			    session->step_count - i);
		} else {
			words_step(&session->steps[i], step);
			snprintf(line, sizeof line, "%zu. %s", i + 1, step);
		}
		canvas_text(sheet->canvas, (struct spot){ sheet->first +
		    sheet->line, 1, sheet->canvas->columns - 2 },
		    CANVAS_NONE, line);
		sheet->line++;
	}
}

void
panel_intro(struct canvas *canvas, const struct guide_view *view)
{
	const struct ar_session *session = view->state->guide->session;
	struct sheet sheet = sheet_start(canvas, 1);
	char text[WORDS_MAX], clock[CLOCK_MAX];

	words_clock(view->state->guide->total_s, clock);
	snprintf(text, sizeof text, "Your session: %zu step%s, %s minutes",
	    session->step_count, session->step_count == 1 ? "" : "s", clock);
	title(canvas, text);
	if (session->stop_text) {
		snprintf(text, sizeof text, "Take care. %.1000s",
		    session->stop_text);
		sheet_flow(&sheet, CANVAS_ALERT, text);
		sheet_blank(&sheet);
	}
	words_tools(session, text);
	if (text[0]) {
		sheet_flow(&sheet, CANVAS_NONE, text);
		sheet_blank(&sheet);
	}
	list_steps(&sheet, session);
	sheet_blank(&sheet);
	if (view->notice)
		sheet_flow(&sheet, CANVAS_ALERT, view->notice);
	if (!view->kept)
		sheet_flow(&sheet, CANVAS_DIM, "This session is not from "
		    "the log: nothing of it is kept.");
	foot(canvas, "space starts  q quits");
}

void
panel_help(struct canvas *canvas, const struct guide_view *view)
{
	struct sheet sheet = sheet_start(canvas, 1);
	char line[WORDS_MAX];

	title(canvas, "Keys");
	sheet_blank(&sheet);
	for (size_t i = 0; i < KEYS; i++) {
		bool quit = strcmp(keys[i].key, "q") == 0 && view->kept;

		snprintf(line, sizeof line, "%s: %s", keys[i].key,
		    quit ? "save and leave, to go on later"
		         : keys[i].text);
		sheet_flow(&sheet, CANVAS_NONE, line);
	}
	foot(canvas, "? goes back  space pauses");
}

static void
rules(struct sheet *sheet, const struct ar_session_step *step)
{
	char line[WORDS_MAX];

	for (size_t i = 0; i < AR_STEP_RULES && step->rules[i]; i++) {
		const struct ar_rule *rule = ar_rule_find(step->rules[i]);

		snprintf(line, sizeof line, "Rule %.16s: %.800s",
		    step->rules[i], rule ? rule->text : "not in the table");
		sheet_flow(sheet, CANVAS_NONE, line);
	}
}

int
panel_why(struct canvas *canvas, const struct guide_state *state)
{
	struct ar_guide_now now = guide_now(state);
	const struct ar_session_step *step =
	    &state->guide->session->steps[now.step];
	const struct ar_technique *technique = step->technique
	    ? ar_technique_find(step->technique) : NULL;
	struct sheet sheet = sheet_start(canvas, state->why);
	char line[WORDS_MAX], clock[CLOCK_MAX];
	int pages;

	words_clock(now.left_part_s, clock);
	snprintf(line, sizeof line, "%s  Why: %.200s", clock,
	    words_title(step));
	title(canvas, line);
	sheet_labelled(&sheet, "What it likely does: ", step->purpose);
	sheet_labelled(&sheet, "How sure that is, A to D: ", step->grade);
	sheet_labelled(&sheet, "", step->stop_if);
	sheet_labelled(&sheet, "", step->skip_if);
	sheet_labelled(&sheet, "How: ", step->text);
	if (technique) {
		sheet_labelled(&sheet, "Feel: ", technique->feel);
		sheet_labelled(&sheet, "Leave out: ", technique->avoid);
	}
	rules(&sheet, step);
	pages = sheet_pages(&sheet);
	if (state->why < pages)
		snprintf(line, sizeof line, "page %d of %d  r more  q back",
		    state->why, pages);
	else
		snprintf(line, sizeof line, "r or q goes back");
	foot(canvas, line);
	return pages;
}

void
panel_question(struct canvas *canvas, const struct guide_view *view)
{
	struct sheet sheet = sheet_start(canvas, 1);
	char line[WORDS_MAX];

	title(canvas, "Done");
	words_done(view->state, line);
	sheet_blank(&sheet);
	sheet_flow(&sheet, CANVAS_NONE, line);
	sheet_blank(&sheet);
	if (view->state->mode == GUIDE_ASK_LEGS) {
		sheet_flow(&sheet, CANVAS_STRONG,
		    "How do your legs feel now?");
		sheet_flow(&sheet, CANVAS_NONE, "b  better");
		sheet_flow(&sheet, CANVAS_NONE, "s  the same");
		sheet_flow(&sheet, CANVAS_NONE, "w  worse");
	} else if (view->state->mode == GUIDE_ASK_PAIN) {
		sheet_flow(&sheet, CANVAS_STRONG, "Any pain? Not the "
		    "soreness that both legs share.");
		sheet_flow(&sheet, CANVAS_NONE, "y  yes; some questions "
		    "follow that say how urgent it is");
		sheet_flow(&sheet, CANVAS_NONE, "n  no");
	}
	foot(canvas, "space skips the question");
}

int
panel_stop(struct canvas *canvas, const char *text, const char *number,
    int page)
{
	struct sheet sheet = sheet_start(canvas, page);
	char line[WORDS_MAX];
	int pages;

	title(canvas, "STOP: no session today");
	sheet_blank(&sheet);
	snprintf(line, sizeof line, "Emergency number: %s.", number);
	sheet_flow(&sheet, CANVAS_STRONG, line);
	sheet_blank(&sheet);
	sheet_flow(&sheet, CANVAS_ALERT, text);
	sheet_blank(&sheet);
	sheet_flow(&sheet, CANVAS_NONE, "afterrun pain asks what is wrong "
	    "and says how urgent it is.");
	pages = sheet_pages(&sheet);
	snprintf(line, sizeof line, "page %d of %d  space more  q leaves",
	    page, pages);
	foot(canvas, pages > 1 ? line : "q leaves");
	return pages;
}
