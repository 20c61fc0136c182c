#define _GNU_SOURCE
#include "doors/cli/svg.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "afterrun/time.h"
#include "doors/cli/trend_values.h"
#include "doors/cli/words.h"

enum { WIDTH = 900, LEFT = 130, RIGHT = 20, PANEL = 150, GAP = 70, TOP = 76,
	LINES = 3, ROW = 16, TELL_WEEKS = 60, POINTS_MOST = 400, WEEK = 7,
	DAYS_BY_DAY = 6, DAYS_BY_WEEK = 62, DAYS_BY_MONTH = 400,
	PATH_ROOM = 4400 };

static const double day_s = 86400;
static const double fine_span = 8; /* below it the axis shows tenths */

/* One line in a panel: a value of each day. */
struct line {
	const char *name;
	const char *dash; /* of the stroke, so that no colour is needed */
	const char *colour;
	double (*value)(const struct ar_trend_day *day);
};

struct panel {
	const char *title;
	bool bars; /* the first line as bars */
	double lo; /* of the axis; NAN: the least value */
	double hi; /* NAN: the greatest */
	struct line lines[LINES];
};

/* What is drawn of the days: points that stand for equally many of them,
 * counted from the last day. */
struct view {
	const struct ar_trends *trends;
	size_t each;
	size_t count;
};

struct scale {
	double lo;
	double hi;
	int decimals;
	bool shown; /* there is something to see */
};

static const struct panel panels[] = {
	{"Distance on foot, km a day", true, 0, NAN,
	    {{"km", NULL, "#2b6cb0", trend_distance_km}}},
	{"Load of a day", true, 0, NAN,
	    {{"load", NULL, "#2b6cb0", trend_load}}},
	{"Fitness, fatigue and form", false, NAN, NAN,
	    {{"fitness", NULL, "#22543d", trend_fitness},
	     {"fatigue", "6 3", "#c05621", trend_fatigue},
	     {"form", "2 3", "#553c9a", trend_form}}},
	{"Soreness, 0 to 10: said and forecast the day before", false, 0, 10,
	    {{"said", NULL, "#9b2c2c", trend_soreness},
	     {"forecast", "4 3", "#2b6cb0", trend_forecast}}},
	{"Sleep, hours", false, NAN, NAN,
	    {{"sleep", NULL, "#2c5282", trend_sleep_h}}},
	{"Pulse at rest, beats a minute", false, NAN, NAN,
	    {{"pulse", NULL, "#9b2c2c", trend_pulse_bpm}}},
	{"HRV (RMSSD), ms", false, NAN, NAN,
	    {{"RMSSD", NULL, "#22543d", trend_rmssd_ms}}},
	{"HRV (SDNN, another measure), ms", false, NAN, NAN,
	    {{"SDNN", NULL, "#22543d", trend_sdnn_ms}}},
	{"Weight, kg", false, NAN, NAN,
	    {{"weight", NULL, "#2c5282", trend_mass_kg}}},
};

enum { PANELS = sizeof panels / sizeof panels[0] };

static struct view
view_of(const struct ar_trends *trends)
{
	struct view view = {trends, 1, trends->day_count};
	size_t most = (size_t)WEEK * POINTS_MOST;

	if (trends->day_count > POINTS_MOST)
		view.each = WEEK * ((trends->day_count + most - 1) / most);
	view.count = (trends->day_count + view.each - 1) / view.each;
	return view;
}

/* The mean of the days that a point stands for; NAN: none is known. */
static double
point(const struct view *view, const struct line *line, size_t i)
{
	size_t to = view->trends->day_count - (view->count - 1 - i) *
	    view->each;
	size_t from = to > view->each ? to - view->each : 0;
	double sum = 0;
	size_t known = 0;

	for (; from < to; from++) {
		double value = line->value(&view->trends->days[from]);

		if (!isfinite(value))
			continue;
		sum += value;
		known++;
	}
	return known > 0 ? sum / (double)known : NAN;
}

/* The ends of the axis are whole numbers, or tenths. */
static void
round_ends(struct scale *scale)
{
	double step;

	scale->decimals = scale->hi - scale->lo < fine_span ? 1 : 0;
	step = scale->decimals ? 0.1 : 1;
	scale->lo = floor(scale->lo / step + 1e-6) * step;
	scale->hi = ceil(scale->hi / step - 1e-6) * step;
	if (!(scale->hi > scale->lo))
		scale->hi = scale->lo + step;
}

static struct scale
scale_of(const struct panel *panel, const struct view *view)
{
	struct scale scale = {panel->lo, panel->hi, 0, false};

	for (int l = 0; l < LINES && panel->lines[l].value; l++)
		for (size_t i = 0; i < view->count; i++) {
			double value = point(view, &panel->lines[l], i);

			if (!isfinite(value))
				continue;
			scale.lo = fmin(scale.lo, value);
			scale.hi = fmax(scale.hi, value);
			scale.shown = scale.shown || value != 0 ||
			    panel->hi > 0;
		}
	if (scale.shown)
		round_ends(&scale);
	return scale;
}

static double
x_of(double i, size_t count)
{
	return LEFT + (WIDTH - LEFT - RIGHT) * i / (double)count;
}

static double
y_of(double value, const struct scale *scale, int top)
{
	return top + PANEL - PANEL * (value - scale->lo) /
	    (scale->hi - scale->lo);
}

static void
draw_bars(FILE *out, const struct line *line, const struct view *view,
    const struct scale *scale, int top)
{
	double width = (double)(WIDTH - LEFT - RIGHT) / (double)view->count;

	fprintf(out, "<g fill=\"%s\">\n", line->colour);
	for (size_t i = 0; i < view->count; i++) {
		double value = point(view, line, i);
		double y;

		if (!(value > 0))
			continue;
		y = y_of(value, scale, top);
		fprintf(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.2f\" "
		    "height=\"%.1f\"/>\n", x_of((double)i + 0.1,
		    view->count), y, fmax(width * 0.8, 0.5),
		    top + PANEL - y);
	}
	fputs("</g>\n", out);
}

/* Days without a value are gaps; one alone is a dot. */
static void
draw_line(FILE *out, const struct line *line, const struct view *view,
    const struct scale *scale, int top)
{
	bool open = false;

	fprintf(out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\""
	    " stroke-linecap=\"round\"", line->colour);
	if (line->dash)
		fprintf(out, " stroke-dasharray=\"%s\"", line->dash);
	fputs(" d=\"", out);
	for (size_t i = 0; i < view->count; i++) {
		double value = point(view, line, i);

		if (isfinite(value))
			fprintf(out, "%s%.1f %.1f", open ? "L" : "M",
			    x_of((double)i + 0.5, view->count),
			    y_of(value, scale, top));
		if (isfinite(value) && !open)
			fputs("h0.01", out);
		open = isfinite(value);
	}
	fputs("\"/>\n", out);
}

/* Where the calendar turns, as fine as the window allows. */
static bool
tick_at(int64_t day, size_t days, char out[NUMBER_MAX])
{
	struct ar_civil at = ar_civil_from_utc((double)day * day_s, 0);
	char text[NUMBER_MAX];
	bool month = at.day == 1;

	text_day_short(day, text);
	snprintf(out, NUMBER_MAX, "%.*s", days > DAYS_BY_MONTH ? 4 :
	    days > DAYS_BY_WEEK ? 7 : 10, text); /* of 2026-11-21 */
	if (days > DAYS_BY_MONTH)
		return month && at.month == 1;
	if (days > DAYS_BY_WEEK)
		return month;
	return days <= DAYS_BY_DAY || at.weekday == 0;
}

static void
draw_ticks(FILE *out, const struct ar_trends *trends, int top, int height)
{
	char text[NUMBER_MAX];

	for (size_t i = 0; i < trends->day_count; i++) {
		double x = x_of((double)i, trends->day_count);

		if (!tick_at(trends->from_day + (int64_t)i, trends->day_count,
		    text))
			continue;
		fprintf(out, "<path stroke=\"#ddd\" d=\"M%.1f %dv%d\"/>"
		    "<text x=\"%.1f\" y=\"%d\" font-size=\"10\" "
		    "fill=\"#555\">%s</text>\n", x, top, height + 4, x + 2,
		    top + height + 14, text);
	}
}

static void
draw_legend(FILE *out, const struct panel *panel, int top)
{
	int at = LEFT;

	for (int l = 0; l < LINES && panel->lines[l].value; l++) {
		const struct line *line = &panel->lines[l];

		fprintf(out, "<path stroke=\"%s\" stroke-width=\"2\"%s%s%s "
		    "d=\"M%d %dh24\"/><text x=\"%d\" y=\"%d\">%s</text>\n",
		    line->colour, line->dash ? " stroke-dasharray=\"" : "",
		    line->dash ? line->dash : "", line->dash ? "\"" : "",
		    at, top - 10, at + 30, top - 6, line->name);
		at += 130;
	}
}

static void
draw_frame(FILE *out, const struct panel *panel, const struct view *view,
    const struct scale *scale, int top)
{
	bool legend = panel->lines[1].value != NULL;

	fprintf(out, "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s",
	    LEFT, top - (legend ? 24 : 8), panel->title);
	if (view->each > 1)
		fprintf(out, " (means of %zu days)", view->each);
	fputs("</text>\n", out);
	draw_ticks(out, view->trends, top, PANEL);
	fprintf(out, "<path stroke=\"#777\" fill=\"none\" d=\"M%d %dV%dH%d\""
	    "/>\n", LEFT, top, top + PANEL, WIDTH - RIGHT);
	if (scale->lo < 0 && scale->hi > 0)
		fprintf(out, "<path stroke=\"#777\" d=\"M%d %.1fH%d\"/>"
		    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">0"
		    "</text>\n", LEFT, y_of(0, scale, top), WIDTH - RIGHT,
		    LEFT - 6, y_of(0, scale, top) + 4);
	fprintf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.*f"
	    "</text>\n<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.*f"
	    "</text>\n", LEFT - 6, top + 10, scale->decimals, scale->hi,
	    LEFT - 6, top + PANEL, scale->decimals, scale->lo);
	if (legend)
		draw_legend(out, panel, top);
}

static void
draw_panel(FILE *out, const struct panel *panel, const struct view *view,
    const struct scale *scale, int top)
{
	fprintf(out, "<g role=\"img\" aria-label=\"%s\">\n", panel->title);
	draw_frame(out, panel, view, scale, top);
	for (int l = 0; l < LINES && panel->lines[l].value; l++) {
		if (panel->bars)
			draw_bars(out, &panel->lines[l], view, scale, top);
		else
			draw_line(out, &panel->lines[l], view, scale, top);
	}
	fputs("</g>\n", out);
}

/* --- the legs: a row a part, a column a week, the darker the more --- */

static double
most_dose(const struct ar_trends *trends)
{
	double most = 0;

	for (size_t i = 0; i < trends->week_count; i++)
		for (int row = 0; row < AR_LOAD_ROWS; row++)
			most = fmax(most, trends->weeks[i].dose_eq_km[row]);
	return most;
}

/* A week that begins before the window, or ends after it, is cut there. */
static void
draw_cell(FILE *out, const struct ar_trends *trends,
    const struct ar_trend_week *week, int row, double share, int y)
{
	const char *name = ar_load_row_name((enum ar_load_row)row);
	double days = (double)trends->day_count;
	double from = fmax(0, (double)(week->monday - trends->from_day));
	double to = fmin(days, (double)(week->monday - trends->from_day) +
	    WEEK);
	char day[NUMBER_MAX];

	fprintf(out, "<rect x=\"%.1f\" y=\"%d\" width=\"%.2f\" "
	    "height=\"%d\" fill-opacity=\"%.2f\"", x_of(from,
	    trends->day_count), y, x_of(to, trends->day_count) -
	    x_of(from, trends->day_count), ROW - 1, share);
	if (trends->week_count > TELL_WEEKS) {
		fputs("/>\n", out);
		return;
	}
	text_day_short(week->monday, day);
	fprintf(out, "><title>%s, week of %s: %.1f</title></rect>\n", name,
	    day, week->dose_eq_km[row]);
}

static void
draw_legs(FILE *out, const struct ar_trends *trends, double most, int top)
{
	fprintf(out, "<g role=\"img\" aria-label=\"Legs, flat km a week\">\n"
	    "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">Legs, flat km a "
	    "week (the darkest: %.0f)</text>\n", LEFT, top - 8, most);
	draw_ticks(out, trends, top, ROW * AR_LOAD_ROWS);
	for (int row = 0; row < AR_LOAD_ROWS; row++) {
		int y = top + ROW * row;

		fprintf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s"
		    "</text>\n<g fill=\"#9c4221\">\n", LEFT - 6, y + ROW - 4,
		    ar_load_row_name((enum ar_load_row)row));
		for (size_t i = 0; i < trends->week_count; i++) {
			const struct ar_trend_week *week = &trends->weeks[i];

			if (week->dose_eq_km[row] > 0)
				draw_cell(out, trends, week, row,
				    week->dose_eq_km[row] / most, y);
		}
		fputs("</g>\n", out);
	}
	fputs("</g>\n", out);
}

static void
draw_head(FILE *out, const struct ar_trends *trends, int height, bool any)
{
	char from[NUMBER_MAX], to[NUMBER_MAX];

	text_day(trends->from_day, from);
	text_day(trends->to_day, to);
	fprintf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	    "viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
	    "font-family=\"sans-serif\" font-size=\"12\">\n", WIDTH, height,
	    WIDTH, height);
	fprintf(out, "<title>Trends from %s to %s</title>\n"
	    "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
	    "<text x=\"%d\" y=\"26\" font-size=\"15\">Trends, %s to %s"
	    "</text>\n", from, to, LEFT, from, to);
	if (!any)
		fprintf(out, "<text x=\"%d\" y=\"%d\">The log holds nothing "
		    "of these days.</text>\n", LEFT, TOP - 20);
}

static void
draw(FILE *out, const struct ar_trends *trends)
{
	struct view view = view_of(trends);
	struct scale scales[PANELS];
	double most = most_dose(trends);
	int top = TOP, height = TOP;

	for (int i = 0; i < PANELS; i++) {
		scales[i] = scale_of(&panels[i], &view);
		height += scales[i].shown ? PANEL + GAP : 0;
	}
	height += most > 0 ? ROW * AR_LOAD_ROWS + GAP : 0;
	draw_head(out, trends, height, height > TOP);
	for (int i = 0; i < PANELS; i++) {
		if (!scales[i].shown)
			continue;
		draw_panel(out, &panels[i], &view, &scales[i], top);
		top += PANEL + GAP;
	}
	if (most > 0)
		draw_legs(out, trends, most, top);
	fputs("</svg>\n", out);
}

bool
svg_trends(const char *path, const struct ar_trends *trends)
{
	char fresh[PATH_ROOM];
	FILE *out;
	bool sound;
	int wrong;

	snprintf(fresh, sizeof fresh, "%.4300s.part", path);
	out = fopen(fresh, "we");
	if (!out)
		return false;
	draw(out, trends);
	sound = fflush(out) == 0 && !ferror(out);
	sound = fclose(out) == 0 && sound;
	if (sound && rename(fresh, path) == 0)
		return true;
	wrong = errno;
	unlink(fresh);
	errno = wrong;
	return false;
}
