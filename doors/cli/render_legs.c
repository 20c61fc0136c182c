/* What a run did to the legs: one row a part, the greatest dose first. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "doors/cli/render.h"
#include "doors/cli/words.h"

enum {
	LEG_NAME_MAX = 24,
	LEG_DOSE = 6,
	LEG_CHANGE = 6,
	LEG_GAP = 2,
	LEG_BAR_LEAST = 6,
	LEG_BAR_MOST = 24,
	LINE_MAX_BYTES = 512
};

static const double km = 1000;

/* Rows by dose, the greatest first; equal ones stay in table order. */
static void
sort_legs(const struct ar_legs *legs, int order[AR_LOAD_ROWS])
{
	for (int i = 0; i < AR_LOAD_ROWS; i++) {
		int at = i;

		while (at > 0 && legs->row[order[at - 1]].dose_eq_km <
		    legs->row[i].dose_eq_km) {
			order[at] = order[at - 1];
			at--;
		}
		order[at] = i;
	}
}

/* The log knows runs of the last 30 days. */
static bool
has_month(const struct ar_after *after)
{
	return after->compared && after->spike.spike != AR_SPIKE_RETURN;
}

/* What a row is compared with, in flat km: the largest dose of the last 30
 * days, or the way itself on the flat.  NAN: nothing. */
static double
compared_with(const struct ar_after *after, int row)
{
	return has_month(after) ? after->leg_spike[row].longest_m :
	    after->summary.distance_m / km;
}

static void
change_words(double dose, double flat, char out[NUMBER_MAX])
{
	long percent;

	out[0] = '\0';
	if (!(flat > 0) || !(dose / flat < 10))
		return;
	percent = lround((dose / flat - 1) * 100);
	snprintf(out, NUMBER_MAX, "%+ld%%", percent);
	if (percent == 0)
		snprintf(out, NUMBER_MAX, "=");
}

/* Where the columns of the legs stand. */
struct leg_shape {
	int columns; /* of legs beside each other */
	int width;   /* of one */
	int name;
	int bar;
};

static struct leg_shape
shape_legs(const struct screen *screen)
{
	struct leg_shape shape = {1, screen->width, 0, 0};
	int numbers = LEG_DOSE + LEG_CHANGE;

	for (int i = 0; i < AR_LOAD_ROWS; i++) {
		int columns = screen_columns(screen,
		    ar_load_row_name((enum ar_load_row)i));

		if (columns > shape.name)
			shape.name = columns;
	}
	if (shape.name > LEG_NAME_MAX)
		shape.name = LEG_NAME_MAX;
	if (screen->width >=
	    2 * (shape.name + 1 + LEG_BAR_LEAST + numbers) + LEG_GAP) {
		shape.columns = 2;
		shape.width = (screen->width - LEG_GAP) / 2;
	}
	shape.bar = shape.width - shape.name - 1 - numbers;
	if (shape.bar > LEG_BAR_MOST)
		shape.bar = LEG_BAR_MOST;
	if (shape.bar < LEG_BAR_LEAST)
		shape.bar = 0;
	if (shape.name + 1 + shape.bar + numbers > shape.width)
		shape.name = shape.width - 1 - numbers;
	return shape;
}

static void
leg_cell(struct screen *screen, const struct ar_after *after, int row,
    const struct leg_shape *shape)
{
	double dose = after->legs.row[row].dose_eq_km;
	double most = 0;
	char text[NUMBER_MAX];

	for (int i = 0; i < AR_LOAD_ROWS; i++)
		most = fmax(most, after->legs.row[i].dose_eq_km);
	screen_left(screen, ar_load_row_name((enum ar_load_row)row),
	    shape->name);
	screen_put(screen, " ");
	screen_bar(screen, most > 0 ? dose / most : 0, shape->bar);
	snprintf(text, sizeof text, "%.1f", dose);
	screen_right(screen, text, LEG_DOSE);
	change_words(dose, compared_with(after, row), text);
	screen_right(screen, text, LEG_CHANGE);
}

static void
leg_plain(struct screen *screen, const struct ar_after *after, int row)
{
	double dose = after->legs.row[row].dose_eq_km;
	double flat = compared_with(after, row);
	char text[3 * NUMBER_MAX];
	int used = snprintf(text, sizeof text, "%.1f flat km", dose);

	if (flat > 0 && dose / flat < 100 && used > 0) {
		long percent = lround((dose / flat - 1) * 100);

		if (percent != 0)
			snprintf(text + used, sizeof text - (size_t)used,
			    ", %ld percent %s than %s",
			    percent < 0 ? -percent : percent,
			    percent < 0 ? "less" : "more", has_month(after) ?
			    "your largest of the last 30 days" :
			    "flat running");
	}
	screen_labelled(screen, ar_load_row_name((enum ar_load_row)row), 0,
	    text);
}

/* The part that was loaded the most beyond what it is used to, in words. */
static void
legs_tell(struct screen *screen, const struct ar_after *after)
{
	const struct ar_spike_result *most = NULL;
	char text[LINE_MAX_BYTES];
	int row = 0;

	for (int i = 0; i < AR_LOAD_ROWS; i++) {
		const struct ar_spike_result *spike = &after->leg_spike[i];

		if (spike->spike >= AR_SPIKE_SMALL &&
		    (!most || spike->over_pct > most->over_pct)) {
			most = spike;
			row = i;
		}
	}
	if (most) {
		snprintf(text, sizeof text, "Your %s did the work of about "
		    "%.0f flat km; your largest in the last month was %.0f.",
		    ar_load_row_name((enum ar_load_row)row),
		    after->legs.row[row].dose_eq_km, most->longest_m);
		screen_flow(screen, 0, text);
		screen_end(screen);
	}
	if (after->spike.spike >= AR_SPIKE_SMALL) {
		text_spike(&after->spike, text, sizeof text);
		screen_put(screen, "It was ");
		screen_flow(screen, 0, text);
		screen_end(screen);
	} else if (after->spike.spike == AR_SPIKE_RETURN) {
		screen_flow(screen, 0, "Your first run in 30 days: begin "
		    "again gently.");
		screen_end(screen);
	}
}

static void
legs_head(struct screen *screen, const struct ar_after *after)
{
	char text[2 * NUMBER_MAX];
	double flat = after->summary.distance_m / km;

	screen_style(screen, STYLE_STRONG);
	screen_put(screen, "Your legs");
	screen_style(screen, STYLE_NONE);
	screen_put(screen, ",");
	if (has_month(after))
		snprintf(text, sizeof text, "against your largest of 30 days, "
		    "in flat km (you ran %.1f)", flat);
	else if (flat > 0)
		snprintf(text, sizeof text, "compared with flat running: dose "
		    "in flat km (you ran %.1f)", flat);
	else
		snprintf(text, sizeof text, "compared with flat running: dose "
		    "in flat km");
	screen_put(screen, " ");
	screen_flow(screen, 0, text);
	screen_end(screen);
}

void
render_legs(struct screen *screen, const struct ar_after *after)
{
	struct leg_shape shape = shape_legs(screen);
	int lines = (AR_LOAD_ROWS + shape.columns - 1) / shape.columns;
	int order[AR_LOAD_ROWS] = {0};

	sort_legs(&after->legs, order);
	legs_head(screen, after);
	for (int i = 0; screen->plain && i < AR_LOAD_ROWS; i++)
		leg_plain(screen, after, order[i]);
	for (int i = 0; !screen->plain && i < lines; i++) {
		leg_cell(screen, after, order[i], &shape);
		if (shape.columns == 2 && i + lines < AR_LOAD_ROWS) {
			screen_to(screen, shape.width + LEG_GAP);
			leg_cell(screen, after, order[i + lines], &shape);
		}
		screen_end(screen);
	}
	if (after->compared)
		legs_tell(screen, after);
}

