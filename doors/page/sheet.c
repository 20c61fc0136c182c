#include "doors/page/sheet.h"

struct look {
	double size; /* points */
	bool bold;
	bool condensed;
	double grey;
};

static const struct look looks[STYLES] = {
	[STYLE_TITLE] = { 17, true, true, 0.1 },
	[STYLE_HEAD] = { 8.6, true, false, 0.1 },
	[STYLE_LEAD] = { 12, true, true, 0.05 },
	[STYLE_BODY] = { 9, false, true, 0.1 },
	[STYLE_DENSE] = { 8.2, false, true, 0.15 },
	[STYLE_SMALL] = { 7.2, false, true, 0.35 },
};

static const double line_spacing = 1.08;

void
sheet_start(struct sheet *sheet, cairo_t *cr)
{
	cairo_font_options_t *options = cairo_font_options_create();

	/* the same breaks on every machine with the same font */
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	sheet->cr = cr;
	sheet->layout = pango_cairo_create_layout(cr);
	sheet->scale = 1;
	sheet->draw = false;
	pango_cairo_context_set_font_options(
	    pango_layout_get_context(sheet->layout), options);
	pango_layout_context_changed(sheet->layout);
	cairo_font_options_destroy(options);
}

void
sheet_end(struct sheet *sheet)
{
	g_object_unref(sheet->layout);
	sheet->layout = NULL;
}

static void
set_style(struct sheet *sheet, enum style style, double width)
{
	const struct look *look = &looks[style];
	PangoFontDescription *font = pango_font_description_new();

	pango_font_description_set_family(font, "sans");
	pango_font_description_set_weight(font,
	    look->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_stretch(font, look->condensed ?
	    PANGO_STRETCH_SEMI_CONDENSED : PANGO_STRETCH_NORMAL);
	pango_font_description_set_absolute_size(font,
	    look->size * sheet->scale * PANGO_SCALE);
	pango_layout_set_font_description(sheet->layout, font);
	pango_font_description_free(font);
	pango_layout_set_width(sheet->layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(sheet->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_line_spacing(sheet->layout, (float)line_spacing);
	pango_layout_set_alignment(sheet->layout, PANGO_ALIGN_LEFT);
}

static double
finish(struct sheet *sheet, enum style style, struct box box)
{
	double grey = looks[style].grey;
	int height;

	pango_layout_get_size(sheet->layout, NULL, &height);
	if (sheet->draw) {
		cairo_set_source_rgb(sheet->cr, grey, grey, grey);
		cairo_move_to(sheet->cr, box.x, box.y);
		pango_cairo_show_layout(sheet->cr, sheet->layout);
	}
	return (double)height / PANGO_SCALE;
}

double
sheet_markup(struct sheet *sheet, enum style style, struct box box,
    const char *markup)
{
	set_style(sheet, style, box.width);
	pango_layout_set_markup(sheet->layout, markup, -1);
	double height = finish(sheet, style, box);

	pango_layout_set_attributes(sheet->layout, NULL);
	return height;
}

static double
words(struct sheet *sheet, enum style style, struct box box,
    const char *text)
{
	pango_layout_set_attributes(sheet->layout, NULL);
	pango_layout_set_text(sheet->layout, text, -1);
	return finish(sheet, style, box);
}

double
sheet_words(struct sheet *sheet, enum style style, struct box box,
    const char *text)
{
	set_style(sheet, style, box.width);
	return words(sheet, style, box, text);
}

double
sheet_words_right(struct sheet *sheet, enum style style, struct box box,
    const char *text)
{
	set_style(sheet, style, box.width);
	pango_layout_set_alignment(sheet->layout, PANGO_ALIGN_RIGHT);
	return words(sheet, style, box, text);
}

double
sheet_words_centred(struct sheet *sheet, enum style style, struct box box,
    const char *text)
{
	set_style(sheet, style, box.width);
	pango_layout_set_alignment(sheet->layout, PANGO_ALIGN_CENTER);
	return words(sheet, style, box, text);
}

double
sheet_height(struct sheet *sheet, enum style style)
{
	bool draw = sheet->draw;

	sheet->draw = false;
	double height = sheet_words(sheet, style, (struct box){ 0, 0, 100 },
	    "1");

	sheet->draw = draw;
	return height;
}

void
sheet_rule(struct sheet *sheet, struct box box, double width, double grey)
{
	if (!sheet->draw)
		return;
	cairo_set_source_rgb(sheet->cr, grey, grey, grey);
	cairo_set_line_width(sheet->cr, width);
	cairo_move_to(sheet->cr, box.x, box.y);
	cairo_line_to(sheet->cr, box.x + box.width, box.y);
	cairo_stroke(sheet->cr);
}
