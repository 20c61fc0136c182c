/* The screen: lines that never become wider than it, in UTF-8 or ASCII, with
 * or without colour.  All text that is shown goes through here, so that a
 * hostile file cannot send control characters to the terminal. */
#ifndef CLI_SCREEN_H
#define CLI_SCREEN_H

#include <stdbool.h>
#include <stdio.h>

enum screen_style { STYLE_NONE, STYLE_STRONG, STYLE_DIM, STYLE_ALERT };

struct screen {
	FILE *out;
	int width;
	bool utf8;
	bool colour;
	bool full;  /* every word there is, not the short form */
	bool plain; /* for screen readers: sentences, no columns, no bars */
	int column; /* where the next character goes, 0 = line start */
};

enum { SCREEN_MIN = 24, SCREEN_USUAL = 80, SCREEN_MAX = 120 };

/* Columns that text takes on this screen. */
int screen_columns(const struct screen *screen, const char *text);
/* Text as it is, without breaking it. */
void screen_put(struct screen *screen, const char *text);
/* The same, formatted as printf does; cut at 512 bytes. */
void screen_putf(struct screen *screen, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Text cut or filled to exactly width columns. */
void screen_left(struct screen *screen, const char *text, int width);
void screen_right(struct screen *screen, const char *text, int width);
void screen_style(struct screen *screen, enum screen_style style);
void screen_end(struct screen *screen);
/* Blanks up to a column. */
void screen_to(struct screen *screen, int column);
/* Words, broken at blanks; lines after the first begin at indent.  Does not
 * end the line. */
void screen_flow(struct screen *screen, int indent, const char *text);
/* The same after words that stand there already. */
void screen_flow_on(struct screen *screen, int indent, const char *text);
/* A label and blanks up to indent. */
void screen_label(struct screen *screen, const char *label, int indent);
/* "label   text", the text flowing beside the label; nothing for no text. */
void screen_labelled(struct screen *screen, const char *label, int indent,
    const char *text);
/* A bar of share 0..1 of width columns, filled with blanks. */
void screen_bar(struct screen *screen, double share, int width);

#endif
