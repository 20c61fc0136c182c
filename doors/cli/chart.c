#include "doors/cli/chart.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { AXIS = 9, EIGHTHS = 8, COLUMNS_MAX = 120, TEXT_MAX = 160,
	CELL_MAX = 4 };

struct span {
	double lo;
	double hi;
	double mean;
	double last;
	size_t known;
};

/* How the values fall into columns. */
struct grid {
	int columns; /* of letters */
	int cell;    /* letters of one column of the chart */
	size_t each; /* values of one column */
	double value[COLUMNS_MAX];
};

static struct span
span_of(const double *value, size_t count)
{
	struct span span = {NAN, NAN, NAN, NAN, 0};
	double sum = 0;

	for (size_t i = 0; i < count; i++) {
		if (!isfinite(value[i]))
			continue;
		span.lo = fmin(span.lo, value[i]);
		span.hi = fmax(span.hi, value[i]);
		sum += value[i];
		span.last = value[i];
		span.known++;
	}
	if (span.known > 0)
		span.mean = sum / (double)span.known;
	return span;
}

/* Every column stands for equally many values; the first may hold fewer. */
static void
fill_grid(const struct chart *chart, int room, struct grid *grid)
{
	size_t columns;

	grid->each = (chart->count + (size_t)room - 1) / (size_t)room;
	columns = (chart->count + grid->each - 1) / grid->each;
	grid->cell = room / (int)columns;
	if (grid->cell > CELL_MAX)
		grid->cell = CELL_MAX;
	grid->columns = (int)columns;
	for (size_t i = 0; i < columns; i++) {
		size_t to = chart->count - (columns - 1 - i) * grid->each;
		size_t from = to > grid->each ? to - grid->each : 0;

		grid->value[i] = span_of(chart->value + from,
		    to - from).mean;
	}
}

static void
number(const struct chart *chart, double value, char out[CHART_LABEL])
{
	double half = 0.5 * pow(10, -chart->decimals);

	if (chart->label)
		chart->label(value, out);
	else
		snprintf(out, CHART_LABEL, "%.*f", chart->decimals,
		    fabs(value) < half ? 0 : value);
}

static void
title_of(const struct chart *chart, char out[TEXT_MAX])
{
	snprintf(out, TEXT_MAX, "%s%s%s:", chart->title,
	    chart->unit[0] ? ", " : "", chart->unit);
}

static void
draw_plain(struct screen *screen, const struct chart *chart,
    const struct span *span)
{
	char text[TEXT_MAX], lo[CHART_LABEL], hi[CHART_LABEL],
	    mean[CHART_LABEL], last[CHART_LABEL];

	number(chart, span->lo, lo);
	number(chart, span->hi, hi);
	number(chart, span->mean, mean);
	number(chart, span->last, last);
	title_of(chart, text);
	screen_flow(screen, 0, text);
	snprintf(text, sizeof text, "from %s to %s, mean %s, last %s.", lo,
	    hi, mean, last);
	screen_flow_on(screen, 0, text);
	screen_end(screen);
}

static void
draw_cell(struct screen *screen, int eighths)
{
	static const char *const blocks[EIGHTHS + 1] = {" ", "▁", "▂", "▃",
	    "▄", "▅", "▆", "▇", "█"};

	if (eighths < 0)
		eighths = 0;
	if (eighths > EIGHTHS)
		eighths = EIGHTHS;
	if (screen->utf8)
		screen_put(screen, blocks[eighths]);
	else
		screen_put(screen, eighths == 0 ? " " :
		    eighths < EIGHTHS / 2 ? "." : "#");
}

/* Blanks at the end of a line are left out. */
static void
draw_row(struct screen *screen, const int *heights, int below,
    const struct grid *grid)
{
	int last = grid->columns;

	while (last > 0 && heights[last - 1] <= below)
		last--;
	if (last > 0)
		screen_to(screen, AXIS);
	for (int i = 0; i < last; i++)
		for (int k = 0; k < grid->cell; k++)
			draw_cell(screen, heights[i] - below);
}

static void
draw_axis(struct screen *screen, const struct chart *chart, int row,
    const double ends[2])
{
	char text[CHART_LABEL] = "";

	if (row == 0)
		number(chart, ends[1], text);
	else if (row == chart->rows - 1)
		number(chart, ends[0], text);
	if (text[0])
		screen_right(screen, text, AXIS - 1);
}

static void
draw_ends(struct screen *screen, const struct chart *chart, int columns)
{
	int right;

	if (!chart->from || !chart->to)
		return;
	right = AXIS + columns - screen_columns(screen, chart->to);
	screen_to(screen, AXIS);
	screen_put(screen, chart->from);
	if (right <= screen->column)
		right = screen->column + 1;
	if (right + screen_columns(screen, chart->to) <= screen->width) {
		screen_to(screen, right);
		screen_put(screen, chart->to);
	}
	screen_end(screen);
}

static void
draw_title(struct screen *screen, const struct chart *chart,
    const struct span *span)
{
	char text[TEXT_MAX], mean[CHART_LABEL], last[CHART_LABEL];

	number(chart, span->mean, mean);
	number(chart, span->last, last);
	title_of(chart, text);
	screen_style(screen, STYLE_STRONG);
	screen_flow(screen, 0, text);
	screen_style(screen, STYLE_NONE);
	snprintf(text, sizeof text, "mean %s, last %s", mean, last);
	screen_flow_on(screen, 2, text);
	screen_end(screen);
}

static void
draw_blocks(struct screen *screen, const struct chart *chart,
    const struct grid *grid)
{
	struct span span = span_of(grid->value, (size_t)grid->columns);
	double ends[2] = {isfinite(chart->lo) ? chart->lo : span.lo, span.hi};
	int heights[COLUMNS_MAX];

	for (int i = 0; i < grid->columns; i++) {
		double share = ends[1] > ends[0] ?
		    (grid->value[i] - ends[0]) / (ends[1] - ends[0]) : 0.5;

		/* the least value still shows a foot */
		heights[i] = isfinite(grid->value[i]) ?
		    1 + (int)lround(fmax(0, fmin(1, share)) *
		    (chart->rows * EIGHTHS - 1)) : 0;
	}
	for (int row = 0; row < chart->rows; row++) {
		draw_axis(screen, chart, row, ends);
		draw_row(screen, heights, (chart->rows - 1 - row) * EIGHTHS,
		    grid);
		screen_end(screen);
	}
}

bool
chart_draw(struct screen *screen, const struct chart *chart)
{
	struct span span = span_of(chart->value, chart->count);
	double half = 0.5 * pow(10, -chart->decimals);
	int room = screen->width - AXIS;
	struct grid grid;

	if (span.known == 0 || (fabs(span.lo) < half && fabs(span.hi) < half))
		return false;
	if (screen->plain) {
		draw_plain(screen, chart, &span);
		return true;
	}
	fill_grid(chart, room > COLUMNS_MAX ? COLUMNS_MAX : room, &grid);
	draw_title(screen, chart, &span);
	draw_blocks(screen, chart, &grid);
	draw_ends(screen, chart, grid.columns * grid.cell);
	return true;
}
