/* Text on paper: pango over cairo, in points from the top left corner.
 * Every block measures itself; nothing is drawn while draw is false. */
#ifndef PAGE_SHEET_H
#define PAGE_SHEET_H

#include <stdbool.h>

#include <pango/pangocairo.h>

struct sheet {
	cairo_t *cr;
	PangoLayout *layout;
	double scale; /* of all text */
	bool draw;
};

enum style {
	STYLE_TITLE,
	STYLE_HEAD,  /* of a section */
	STYLE_LEAD,  /* the verdict */
	STYLE_BODY,
	STYLE_DENSE, /* long lists */
	STYLE_SMALL, /* captions, footer */
	STYLES
};

struct box {
	double x;
	double y;
	double width;
};

/* cr is borrowed. */
void sheet_start(struct sheet *sheet, cairo_t *cr);
void sheet_end(struct sheet *sheet);
/* Pango markup, broken into lines of box's width; returns its height. */
double sheet_markup(struct sheet *sheet, enum style style, struct box box,
    const char *markup);
/* The same for bare words. */
double sheet_words(struct sheet *sheet, enum style style, struct box box,
    const char *words);
/* Bare words that end at box.x + box.width. */
double sheet_words_right(struct sheet *sheet, enum style style,
    struct box box, const char *words);
double sheet_words_centred(struct sheet *sheet, enum style style,
    struct box box, const char *words);
/* The height of one line. */
double sheet_height(struct sheet *sheet, enum style style);
/* A line across the box. */
void sheet_rule(struct sheet *sheet, struct box box, double width,
    double grey);

#endif
