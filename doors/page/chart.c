#include <math.h>

#include "doors/page/figure.h"

enum { SCALE_TOP = 10, SCALE_STEP = 5 };

static const double plot_height = 62;
static const double left_room = 16;
static const double right_room = 8;
static const double date_room = 52; /* between two dates, at least */
static const double dot = 2.3;

struct chart {
	struct box box; /* of the plot alone */
	int64_t first;
	int64_t last;
};

static double
x_of(const struct chart *chart, int64_t day)
{
	double days = (double)(chart->last - chart->first);

	if (days <= 0)
		return chart->box.x + chart->box.width / 2;
	return chart->box.x +
	    (double)(day - chart->first) / days * chart->box.width;
}

static double
y_of(const struct chart *chart, double severity)
{
	return chart->box.y + plot_height * (1 - severity / SCALE_TOP);
}

static void
grid(struct sheet *sheet, const struct chart *chart)
{
	for (int level = 0; level <= SCALE_TOP; level += SCALE_STEP) {
		char digits[4] = { 0 };
		struct box line = { chart->box.x - 4, y_of(chart, level),
			chart->box.width + 8 };
		struct box number = { chart->box.x - left_room,
			line.y - 4.5, left_room - 6 };

		g_snprintf(digits, sizeof digits, "%d", level);
		sheet_rule(sheet, line, level ? 0.4 : 0.8,
		    level ? 0.75 : 0.3);
		sheet_words_right(sheet, STYLE_SMALL, number, digits);
	}
}

static void
worst_line(cairo_t *cr, const struct chart *chart,
    const struct page_content *content)
{
	cairo_set_source_rgb(cr, 0.83, 0.29, 0.2);
	cairo_set_line_width(cr, 1.2);
	cairo_new_path(cr);
	for (size_t i = 0; i < content->point_count; i++) {
		const struct page_point *point = &content->points[i];

		if (point->here && !isnan(point->worst))
			cairo_line_to(cr, x_of(chart, point->day),
			    y_of(chart, point->worst));
	}
	cairo_stroke(cr);
}

static void
mark(cairo_t *cr, double x, double y, bool filled)
{
	cairo_new_path(cr);
	cairo_arc(cr, x, y, dot, 0, 2 * G_PI);
	cairo_set_source_rgb(cr, filled ? 0.83 : 1, filled ? 0.29 : 1,
	    filled ? 0.2 : 1);
	cairo_fill_preserve(cr);
	cairo_set_source_rgb(cr, filled ? 0.83 : 0.2, filled ? 0.29 : 0.2,
	    filled ? 0.2 : 0.2);
	cairo_set_line_width(cr, 0.9);
	cairo_stroke(cr);
}

static void
marks(cairo_t *cr, const struct chart *chart,
    const struct page_content *content)
{
	for (size_t i = 0; i < content->point_count; i++) {
		const struct page_point *point = &content->points[i];
		double x = x_of(chart, point->day);

		if (!point->here)
			continue;
		if (!isnan(point->now))
			mark(cr, x, y_of(chart, point->now), false);
		if (!isnan(point->worst))
			mark(cr, x, y_of(chart, point->worst), true);
	}
}

static void
date_at(struct sheet *sheet, const struct chart *chart, double x,
    const char *date)
{
	double right = chart->box.x + chart->box.width + right_room;
	struct box box = { x - date_room / 2, chart->box.y + plot_height + 3,
		date_room };

	if (box.x + box.width > right)
		box.x = right - box.width;
	if (box.x < chart->box.x - left_room)
		box.x = chart->box.x - left_room;
	sheet_words_centred(sheet, STYLE_SMALL, box, date);
}

/* The first and the last date, and those between that have room. */
static void
dates(struct sheet *sheet, const struct chart *chart,
    const struct page_content *content)
{
	size_t last = content->point_count - 1;
	double end = x_of(chart, chart->last);
	double before = -1e9;

	for (size_t i = 0; i < last; i++) {
		const struct page_point *point = &content->points[i];
		double x = x_of(chart, point->day);

		if (!point->here || x - before < date_room * 1.2 ||
		    end - x < date_room * 1.4)
			continue;
		date_at(sheet, chart, x, point->date);
		before = x;
	}
	date_at(sheet, chart, end, content->points[last].date);
}

static double
key(struct sheet *sheet, struct box box, const struct page_content *content)
{
	struct box words = { box.x + 10, box.y, box.width - 10 };
	double height = sheet_words(sheet, STYLE_SMALL, words,
	    "worst");

	sheet_words(sheet, STYLE_SMALL, (struct box){ box.x + 48, box.y,
	    box.width - 48 }, "now");
	sheet_words_right(sheet, STYLE_SMALL, words, content->course);
	if (sheet->draw) {
		mark(sheet->cr, box.x + 4, box.y + height / 2, true);
		mark(sheet->cr, box.x + 42, box.y + height / 2, false);
	}
	return height;
}

double
chart_draw(struct sheet *sheet, struct box box,
    const struct page_content *content)
{
	double above = key(sheet, box, content) + 7;
	struct chart chart = { { box.x + left_room, box.y + above,
		box.width - left_room - right_room }, 0, 0 };
	size_t last = content->point_count - 1;

	chart.last = chart.first = content->points[last].day;
	for (size_t i = 0; i < last; i++) {
		int64_t day = content->points[i].day;

		if (content->points[i].here && day < chart.first)
			chart.first = day;
		if (content->points[i].here && day > chart.last)
			chart.last = day;
	}
	double below = sheet_height(sheet, STYLE_SMALL);

	if (sheet->draw) {
		grid(sheet, &chart);
		worst_line(sheet->cr, &chart, content);
		marks(sheet->cr, &chart, content);
		dates(sheet, &chart, content);
	}
	return above + plot_height + 3 + below;
}
