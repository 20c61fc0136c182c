/* A page of letters to draw on, before any terminal sees it: the same page
 * is painted by ncurses and compared by tests. */
#ifndef GUIDE_CANVAS_H
#define GUIDE_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

enum { CANVAS_ROWS = 60, CANVAS_COLUMNS = 160, CANVAS_CELL = 8 };

enum canvas_style {
	CANVAS_NONE,
	CANVAS_STRONG,
	CANVAS_DIM,
	CANVAS_HEAD,   /* the bar on top */
	CANVAS_ALERT,
	CANVAS_BIG,    /* the countdown at work */
	CANVAS_SOFT,   /* the countdown at low pressure */
	CANVAS_REST,   /* the countdown of a pause */
	CANVAS_MARK,   /* the region on the drawing */
	CANVAS_BAR,
	CANVAS_STYLES
};

/* One letter as bytes; "" is blank, or the second half of a wide one. */
struct canvas_cell {
	char bytes[CANVAS_CELL];
	unsigned char style;
	bool half;
};

struct canvas {
	int rows;
	int columns;
	bool utf8;
	struct canvas_cell cells[CANVAS_ROWS][CANVAS_COLUMNS];
};

struct spot {
	int row;
	int column;
	int width; /* room for the text */
};

/* Blank; rows and columns are cut to what there is room for. */
void canvas_start(struct canvas *canvas, int rows, int columns, bool utf8);
/* One line of text, cut with dots.  Letters that the terminal does not know
 * are replaced, and whatever would move its cursor. */
void canvas_text(struct canvas *canvas, struct spot spot,
    enum canvas_style style, const char *text);
void canvas_right(struct canvas *canvas, struct spot spot,
    enum canvas_style style, const char *text);
void canvas_centre(struct canvas *canvas, struct spot spot,
    enum canvas_style style, const char *text);
/* Words broken at blanks into at most rows lines; returns the
 * lines that the whole text takes. */
int canvas_flow(struct canvas *canvas, struct spot spot, int rows,
    enum canvas_style style, const char *text);
/* The same without drawing. */
int canvas_lines(const struct canvas *canvas, int width, const char *text);
/* A bar of share 0..1. */
void canvas_bar(struct canvas *canvas, struct spot spot, double share);
/* One cell, a letter of this terminal. */
void canvas_cell(struct canvas *canvas, int row, int column,
    enum canvas_style style, const char *letter);
/* A row in one style, blank cells too. */
void canvas_row_style(struct canvas *canvas, int row,
    enum canvas_style style);
/* Columns a text takes. */
int canvas_width(const struct canvas *canvas, const char *text);
/* A row as text without blanks at its end.  out has room for
 * CANVAS_COLUMNS * CANVAS_CELL bytes. */
void canvas_line(const struct canvas *canvas, int row, char *out,
    size_t size);

#endif
