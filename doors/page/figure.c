#include "doors/page/figure.h"

#include <string.h>

#include "knowledge/pain_keys.h"

enum view { VIEW_FRONT, VIEW_BACK, VIEW_SOLE, VIEWS };
enum part_kind { PART_OUTLINE, PART_RING, PART_REGION, PART_LINE };

struct point {
	short x; /* outwards from the middle of the body */
	short y;
};

struct part {
	enum view view;
	enum part_kind kind;
	int region; /* -1: none */
	int first;
	int count;
};

#include "doors/page/outline.inc"

enum { PART_COUNT = sizeof parts / sizeof parts[0] };

/* Half width and height of a view in the table's millimetres, and where its
 * middle stands, as a part of the box. */
struct place {
	double half;
	double height;
	double middle;
	const char *title;
};

static const struct place places[VIEWS] = {
	{ 190, 1045, 0.19, "Front" },
	{ 190, 1045, 0.57, "Back" },
	{ 125, 255, 0.875, "Soles" },
};

static const double full_height = 1045; /* mm on the drawing */
static const double drawn_height = 220; /* points */
static const double sole_top = 690;     /* mm; the soles stand below */

struct figure {
	cairo_t *cr;
	enum view view;
	bool left; /* this half is the person's left */
};

static struct point
at(const struct part *part, int i)
{
	return points[part->first + i];
}

/* The point before the first and after the last, closed or open. */
static struct point
around(const struct part *part, int i, bool closed)
{
	if (closed)
		i = (i + part->count) % part->count;
	else if (i < 0)
		i = 0;
	else if (i >= part->count)
		i = part->count - 1;
	return at(part, i);
}

/* A smooth line through the points (Catmull and Rom's spline). */
static void
trace(cairo_t *cr, const struct part *part)
{
	bool closed = part->kind == PART_REGION || part->kind == PART_RING;
	int pieces = closed ? part->count : part->count - 1;

	cairo_move_to(cr, at(part, 0).x, at(part, 0).y);
	for (int i = 0; i < pieces; i++) {
		struct point a = around(part, i - 1, closed);
		struct point b = around(part, i, closed);
		struct point c = around(part, i + 1, closed);
		struct point d = around(part, i + 2, closed);

		cairo_curve_to(cr, b.x + (c.x - a.x) / 6.0,
		    b.y + (c.y - a.y) / 6.0, c.x - (d.x - b.x) / 6.0,
		    c.y - (d.y - b.y) / 6.0, c.x, c.y);
	}
	if (closed)
		cairo_close_path(cr);
}

static const struct part *
body_of(enum view view)
{
	for (int i = 0; i < PART_COUNT; i++)
		if (parts[i].view == view &&
		    parts[i].kind <= PART_RING)
			return &parts[i];
	return NULL;
}

static void
skin(const struct figure *figure)
{
	trace(figure->cr, body_of(figure->view));
	cairo_set_source_rgb(figure->cr, 0.965, 0.955, 0.94);
	cairo_fill(figure->cr);
}

static void
lines(const struct figure *figure)
{
	cairo_set_source_rgb(figure->cr, 0.55, 0.55, 0.55);
	cairo_set_line_width(figure->cr, 2.4);
	for (int i = 0; i < PART_COUNT; i++) {
		if (parts[i].view != figure->view ||
		    parts[i].kind != PART_LINE)
			continue;
		trace(figure->cr, &parts[i]);
		cairo_stroke(figure->cr);
	}
	cairo_set_source_rgb(figure->cr, 0.2, 0.2, 0.2);
	cairo_set_line_width(figure->cr, 4);
	trace(figure->cr, body_of(figure->view));
	cairo_stroke(figure->cr);
}

static void
shade_region(const struct figure *figure, int region)
{
	cairo_save(figure->cr);
	trace(figure->cr, body_of(figure->view));
	cairo_clip(figure->cr);
	for (int i = 0; i < PART_COUNT; i++) {
		if (parts[i].view != figure->view ||
		    parts[i].region != region)
			continue;
		trace(figure->cr, &parts[i]);
		cairo_fill(figure->cr);
	}
	cairo_restore(figure->cr);
}

static bool
on_this_side(const struct figure *figure, int side)
{
	if (side == AR_PAIN_SIDE_LEFT)
		return figure->left;
	if (side == AR_PAIN_SIDE_RIGHT)
		return !figure->left;
	return true; /* both, or not said */
}

static void
shade(const struct figure *figure, const struct page_content *content)
{
	for (size_t i = 0; i < content->point_count; i++) {
		const struct page_point *point = &content->points[i];
		bool last = i + 1 == content->point_count;

		if (point->region < 0 || (point->here && !last) ||
		    !on_this_side(figure, point->side))
			continue;
		if (!last)
			cairo_set_source_rgb(figure->cr, 0.72, 0.79, 0.87);
		else if (point->side < 0)
			cairo_set_source_rgb(figure->cr, 0.93, 0.68, 0.62);
		else
			cairo_set_source_rgb(figure->cr, 0.83, 0.29, 0.2);
		shade_region(figure, point->region);
	}
}

static void
half(cairo_t *cr, enum view view, bool left,
    const struct page_content *content)
{
	struct figure figure = { cr, view, left };
	/* facing us, the person's left is on our right */
	bool right_of_us = view == VIEW_BACK ? !left : left;

	cairo_save(cr);
	cairo_scale(cr, right_of_us ? 1 : -1, 1);
	if (view == VIEW_SOLE)
		cairo_translate(cr, 8, 0);
	skin(&figure);
	shade(&figure, content);
	lines(&figure);
	cairo_restore(cr);
}

static void
letters(struct sheet *sheet, struct box box, enum view view, double middle)
{
	double away = places[view].half * drawn_height / full_height;
	struct box one = { box.x + middle - away, box.y, away };
	struct box other = { box.x + middle, box.y, away };
	bool back = view == VIEW_BACK;

	sheet_words_centred(sheet, STYLE_SMALL, one, back ? "Left" : "Right");
	sheet_words_centred(sheet, STYLE_SMALL, other,
	    back ? "Right" : "Left");
}

/* One view with its title above and the person's sides below. */
static void
view_draw(struct sheet *sheet, struct box box, enum view view,
    const struct page_content *content)
{
	double unit = drawn_height / full_height;
	double middle = places[view].middle * box.width;
	double top = view == VIEW_SOLE ? sole_top * unit : 0;
	struct box title = { box.x + middle - 40, box.y + top, 80 };
	double high = sheet_words_centred(sheet, STYLE_SMALL, title,
	    places[view].title);
	struct box below = { box.x, box.y + top + high +
		(places[view].height + 8) * unit, box.width };

	letters(sheet, below, view, middle);
	if (!sheet->draw)
		return;
	cairo_save(sheet->cr);
	cairo_translate(sheet->cr, box.x + middle, box.y + top + high + 1);
	cairo_scale(sheet->cr, unit, unit);
	cairo_set_line_join(sheet->cr, CAIRO_LINE_JOIN_ROUND);
	cairo_set_line_cap(sheet->cr, CAIRO_LINE_CAP_ROUND);
	half(sheet->cr, view, false, content);
	half(sheet->cr, view, true, content);
	cairo_restore(sheet->cr);
}

/* What is shaded, in words: this report, then other sites once each. */
static double
caption(struct sheet *sheet, struct box box,
    const struct page_content *content)
{
	GString *text = g_string_new(content->site);
	size_t last = content->point_count - 1;
	double height;
	int more = 0;

	for (size_t i = 0; i < last; i++) {
		const struct page_point *point = &content->points[i];
		bool known = point->here;

		for (size_t j = 0; j < i && !known; j++)
			known = strcmp(content->points[j].site,
			    point->site) == 0;
		if (known)
			continue;
		if (more++ < 3)
			g_string_append_printf(text, "%s%s",
			    more == 1 ? "\nEarlier (pale): " : "; ",
			    point->site);
	}
	if (more > 3)
		g_string_append_printf(text, "; and %d more", more - 3);
	height = sheet_words_centred(sheet, STYLE_BODY, box, text->str);
	g_string_free(text, TRUE);
	return height;
}

double
figure_draw(struct sheet *sheet, struct box box,
    const struct page_content *content)
{
	struct box below = box;
	double letter = sheet_height(sheet, STYLE_SMALL);

	for (enum view view = VIEW_FRONT; view < VIEWS; view++)
		view_draw(sheet, box, view, content);
	below.y += drawn_height + letter * 2 + 6;
	return below.y - box.y + caption(sheet, below, content);
}
