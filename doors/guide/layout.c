#include "doors/guide/layout.h"

#include <stdio.h>
#include <string.h>

#include "doors/guide/digits.h"
#include "doors/guide/leg.h"
#include "doors/guide/panel.h"
#include "doors/guide/words.h"

enum { GAUGE = 10, LABEL = 10, MARGIN = 2, WIDE_MAX = 100 };

/* What the parts of a layout share. */
struct scene {
	struct canvas *canvas;
	const struct guide_view *view;
	const struct guide_state *state;
	const struct ar_session *session;
	const struct ar_session_step *step;
	struct ar_guide_now now;
};

static struct scene
scene_of(struct canvas *canvas, const struct guide_view *view)
{
	struct scene scene = { .canvas = canvas, .view = view,
		.state = view->state };

	scene.session = view->state->guide->session;
	scene.now = guide_now(view->state);
	scene.step = &scene.session->steps[scene.now.step];
	return scene;
}

static enum canvas_style
phase_style(const struct scene *scene)
{
	switch (scene->now.phase) {
	case AR_GUIDE_WORK:
		return CANVAS_BIG;
	case AR_GUIDE_EASE:
		return CANVAS_SOFT;
	default:
		return CANVAS_REST;
	}
}

static void
head(const struct scene *scene)
{
	struct canvas *canvas = scene->canvas;
	char text[WORDS_MAX], clock[CLOCK_MAX];
	struct spot line = { 0, 1, canvas->columns - 2 };
	bool care = scene->session->status == AR_CARE;

	snprintf(text, sizeof text, "%s%zu/%zu  %.200s",
	    care ? "TAKE CARE  " : "", scene->now.step + 1,
	    scene->session->step_count, words_title(scene->step));
	words_clock(scene->now.left_session_s, clock);
	canvas_right(canvas, line, CANVAS_HEAD, clock);
	line.width -= (int)strlen(clock) + 1;
	canvas_text(canvas, line, CANVAS_HEAD, text);
	canvas_row_style(canvas, 0, CANVAS_HEAD);
}

static void
heading(const struct scene *scene, struct spot spot)
{
	char text[WORDS_MAX];

	words_heading(scene->state, text);
	if (scene->state->mode == GUIDE_PAUSED) {
		canvas_text(scene->canvas, spot, CANVAS_ALERT, "PAUSED");
		spot.column += 8;
		spot.width -= 8;
	}
	for (char *c = text; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	canvas_text(scene->canvas, spot, CANVAS_STRONG, text);
}

static void
countdown(const struct scene *scene, struct spot spot, int gap)
{
	char clock[CLOCK_MAX];
	struct spot at = { spot.row, spot.column, gap };

	words_clock(scene->now.left_part_s, clock);
	if (digits_width(clock, gap) <= spot.width)
		digits_draw(scene->canvas, at, phase_style(scene), clock);
	else
		canvas_text(scene->canvas, (struct spot){ spot.row + 2,
		    spot.column, spot.width }, phase_style(scene), clock);
}

/* What to do, a piece at a time. */
static void
how(const struct scene *scene, struct spot spot, int rows)
{
	const struct ar_guide_part *part =
	    &scene->state->guide->parts[scene->now.part];
	char text[WORDS_MAX], piece[WORDS_MAX];

	words_how(scene->step, scene->now.phase, text);
	words_piece(scene->canvas, text, spot.width, rows,
	    scene->state->elapsed_s - part->start_s, piece);
	canvas_flow(scene->canvas, spot, rows, CANVAS_NONE, piece);
}

/* The cap of the step where now's is lower. */
static void
feel_later(const struct scene *scene, struct spot spot)
{
	char later[128];

	if (scene->now.pressure_max <= 0 ||
	    scene->now.pressure_max >= scene->step->pressure_max)
		return;
	snprintf(later, sizeof later, "Begin gently; later at most %d/10.",
	    scene->step->pressure_max);
	canvas_text(scene->canvas, spot, CANVAS_DIM, later);
}

/* Pressure or pull as words, and its 0..10 as a bar. */
static void
feel(const struct scene *scene, struct spot spot)
{
	char text[WORDS_MAX];
	int strength = words_strength(scene->step, scene->now.pressure_max);
	struct spot words = spot, bar = spot;

	words_feel(scene->step, scene->now.pressure_max, text);
	if (!text[0])
		return;
	words.width = spot.width - GAUGE - 1;
	canvas_text(scene->canvas, words, CANVAS_NONE, text);
	bar.column += spot.width - GAUGE;
	bar.width = GAUGE;
	canvas_bar(scene->canvas, bar, strength / 10.0);
}

/* "step  ████░░  1:05", the part that is behind us filled. */
static void
progress(const struct scene *scene, struct spot spot, const char *label,
    const double left_of[2])
{
	char clock[CLOCK_MAX];
	struct spot right = spot;
	double share = left_of[1] > 0 ? 1 - left_of[0] / left_of[1] : 1;

	words_clock(left_of[0], clock);
	canvas_text(scene->canvas, spot, CANVAS_DIM, label);
	right.column += spot.width - 8;
	right.width = 8;
	canvas_right(scene->canvas, right, CANVAS_NONE, clock);
	spot.column += LABEL;
	spot.width -= LABEL + 8;
	canvas_bar(scene->canvas, spot, share);
}

static void
bars(const struct scene *scene, struct spot spot)
{
	const struct ar_guide *guide = scene->state->guide;
	const struct ar_guide_span *span = &guide->spans[scene->now.step];
	double step[2] = { scene->now.left_step_s,
		span->end_s - span->start_s };
	double all[2] = { scene->now.left_session_s, guide->total_s };

	progress(scene, spot, "This step", step);
	spot.row++;
	progress(scene, spot, "Session", all);
}

/* What comes, or what runs beside. */
static void
next(const struct scene *scene, struct spot spot, int rows)
{
	char text[WORDS_MAX], clock[CLOCK_MAX], step[WORDS_MAX];
	const struct ar_session *session = scene->session;

	if (scene->now.beside < session->step_count) {
		words_clock(scene->now.left_beside_s, clock);
		snprintf(text, sizeof text, "Meanwhile: %.300s, %s left",
		    words_title(&session->steps[scene->now.beside]), clock);
	} else if (scene->now.next_step < session->step_count) {
		words_step(&session->steps[scene->now.next_step], step);
		snprintf(text, sizeof text, "Next: %.300s", step);
	} else {
		snprintf(text, sizeof text, "This is the last step.");
	}
	if (rows > 1)
		canvas_flow(scene->canvas, spot, rows, CANVAS_NONE, text);
	else
		canvas_text(scene->canvas, spot, CANVAS_NONE, text);
}

/* What is new stands over what the keys are. */
static void
foot(const struct scene *scene, bool one_line)
{
	struct canvas *canvas = scene->canvas;
	struct spot line = { canvas->rows - 1, 1, canvas->columns - 2 };
	char text[WORDS_MAX];

	words_pause(scene->state, text);
	if (!text[0] && scene->view->notice)
		snprintf(text, sizeof text, "%s", scene->view->notice);
	if (!one_line || !text[0]) {
		panel_keys(canvas, line);
		line.row--;
	}
	if (text[0] && canvas_lines(canvas, line.width, text) > 1 &&
	    !one_line)
		line.row--;
	if (text[0])
		canvas_flow(canvas, line, 2, CANVAS_ALERT, text);
}

static void
leg(const struct scene *scene, struct spot spot, enum leg_size size)
{
	const struct ar_session_step *step = scene->step;
	struct leg_mark mark = { step->region_known, step->region,
		{ false, false } };

	if (scene->now.side_known)
		mark.side[scene->now.side] = true;
	else
		for (int i = 0; i < step->side_count; i++)
			mark.side[step->side[i]] = true;
	if (step->side_count == 0 && !scene->now.side_known)
		mark.side[AR_LEFT] = mark.side[AR_RIGHT] = true;
	leg_draw(scene->canvas, spot, size, &mark);
}

static void
draw_wide(const struct scene *scene)
{
	struct canvas *canvas = scene->canvas;
	int top = 2 + (canvas->rows - LAYOUT_WIDE_ROWS) / 3;
	int width = canvas->columns < WIDE_MAX ? canvas->columns : WIDE_MAX;
	int left = MARGIN + (canvas->columns - width) / 2;
	int beside = leg_columns(LEG_LARGE) + 4;
	struct spot spot = { top, left + beside, width - beside - 2 * MARGIN };

	leg(scene, (struct spot){ top - 1, left, 0 }, LEG_LARGE);
	heading(scene, spot);
	spot.row += 2;
	countdown(scene, spot, 2);
	spot.row += DIGIT_ROWS + 1;
	how(scene, spot, 2);
	spot.row += 3;
	feel(scene, spot);
	spot.row++;
	feel_later(scene, spot);
	spot.row += 2;
	bars(scene, spot);
	spot.row += 3;
	next(scene, spot, 2);
	foot(scene, false);
}

static void
draw_middle(const struct scene *scene)
{
	struct canvas *canvas = scene->canvas;
	int column = 1 + leg_columns(LEG_SMALL) + 2;
	struct spot spot = { 1, column, canvas->columns - column - 1 };
	struct spot full = { 2 + leg_rows(LEG_SMALL), 1,
		canvas->columns - 2 };

	leg(scene, (struct spot){ 1, 1, 0 }, LEG_SMALL);
	heading(scene, spot);
	spot.row += 2;
	countdown(scene, spot, 1);
	spot.row += DIGIT_ROWS + 1;
	feel(scene, spot);
	spot.row++;
	feel_later(scene, spot);
	spot.row += 2;
	bars(scene, spot);
	spot.row += 2;
	next(scene, spot, 2);
	full.row = leg_rows(LEG_SMALL) + 1;
	how(scene, full, 2);
	foot(scene, false);
}

/* The bars beside the digits, where there is little room. */
static void
bars_small(const struct scene *scene, struct spot spot)
{
	const struct ar_guide *guide = scene->state->guide;
	const struct ar_guide_span *span = &guide->spans[scene->now.step];
	const double left[2] = { scene->now.left_step_s,
		scene->now.left_session_s };
	const double all[2] = { span->end_s - span->start_s,
		guide->total_s };
	static const char *const labels[2] = { "step", "all" };

	for (int i = 0; i < 2; i++) {
		char text[2 * CLOCK_MAX], clock[CLOCK_MAX];

		words_clock(left[i], clock);
		snprintf(text, sizeof text, "%s %s", labels[i],
		    spot.width < 10 ? "" : clock);
		canvas_text(scene->canvas, spot, CANVAS_DIM, text);
		spot.row++;
		canvas_bar(scene->canvas, spot, 1 - left[i] / all[i]);
		spot.row += 2;
	}
}

static void
draw_small(const struct scene *scene)
{
	struct canvas *canvas = scene->canvas;
	struct spot spot = { 1, 1, canvas->columns - 2 }, beside;
	char text[WORDS_MAX];

	heading(scene, spot);
	spot.row++;
	countdown(scene, spot, 1);
	words_clock(scene->now.left_part_s, text);
	beside = spot;
	beside.column += digits_width(text, 1) + 2;
	beside.width -= digits_width(text, 1) + 2;
	if (beside.width > 4)
		bars_small(scene, beside);
	spot.row += DIGIT_ROWS;
	how(scene, spot, 2);
	spot.row += 2;
	words_feel(scene->step, scene->now.pressure_max, text);
	canvas_text(canvas, spot, CANVAS_NONE, text);
	spot.row++;
	next(scene, spot, 1);
	foot(scene, true);
}

static void
draw_line(const struct scene *scene)
{
	char text[2 * WORDS_MAX], clock[CLOCK_MAX], heading_text[WORDS_MAX];
	struct spot spot = { 0, 0, scene->canvas->columns };
	bool paused = scene->state->mode == GUIDE_PAUSED;

	words_clock(scene->now.left_part_s, clock);
	words_heading(scene->state, heading_text);
	snprintf(text, sizeof text, "%s %s%.300s: %.300s", clock,
	    paused ? "PAUSED " : "", heading_text, words_title(scene->step));
	canvas_text(scene->canvas, spot, CANVAS_STRONG, text);
	if (scene->canvas->rows > 1) {
		spot.row = 1;
		how(scene, spot, scene->canvas->rows - 1);
	}
}

static void
draw_step(struct canvas *canvas, const struct guide_view *view)
{
	struct scene scene = scene_of(canvas, view);

	if (canvas->columns < LAYOUT_SMALL_COLUMNS ||
	    canvas->rows < LAYOUT_SMALL_ROWS) {
		draw_line(&scene);
		return;
	}
	head(&scene);
	if (canvas->columns >= LAYOUT_WIDE_COLUMNS &&
	    canvas->rows >= LAYOUT_WIDE_ROWS)
		draw_wide(&scene);
	else if (canvas->columns >= LAYOUT_MIDDLE_COLUMNS &&
	    canvas->rows >= LAYOUT_MIDDLE_ROWS)
		draw_middle(&scene);
	else
		draw_small(&scene);
}

void
layout_draw(struct canvas *canvas, const struct guide_view *view)
{
	const struct guide_state *state = view->state;

	switch (state->mode) {
	case GUIDE_INTRO:
		panel_intro(canvas, view);
		break;
	case GUIDE_RUNNING:
	case GUIDE_PAUSED:
		if (state->help)
			panel_help(canvas, view);
		else if (state->why)
			panel_why(canvas, state);
		else
			draw_step(canvas, view);
		break;
	case GUIDE_ASK_LEGS:
	case GUIDE_ASK_PAIN:
	case GUIDE_OVER:
		panel_question(canvas, view);
		break;
	}
}

int
layout_stop(struct canvas *canvas, const char *text, const char *number,
    int page)
{
	return panel_stop(canvas, text, number, page);
}

int
layout_why_pages(const struct canvas *canvas,
    const struct guide_state *state)
{
	struct canvas scratch;

	canvas_start(&scratch, canvas->rows, canvas->columns, canvas->utf8);
	return panel_why(&scratch, state);
}
