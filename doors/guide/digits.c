#include "doors/guide/digits.h"

#include <string.h>

/* A dot of a digit is two columns wide: then it is about square. */
enum { DOT_COLUMNS = 2, DIGIT_DOTS = 3 };

/* Rows from the top, three dots each, the left one first. */
static const unsigned char digits[10][DIGIT_ROWS] = {
	{ 7, 5, 5, 5, 7 }, { 2, 6, 2, 2, 7 }, { 7, 1, 7, 4, 7 },
	{ 7, 1, 7, 1, 7 }, { 5, 5, 7, 1, 1 }, { 7, 4, 7, 1, 7 },
	{ 7, 4, 7, 5, 7 }, { 7, 1, 1, 1, 1 }, { 7, 5, 7, 5, 7 },
	{ 7, 5, 7, 1, 7 },
};
static const unsigned char colon[DIGIT_ROWS] = { 0, 1, 0, 1, 0 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
dots_of(char c)
{
	return is_digit(c) ? DIGIT_DOTS : 1;
}

int
digits_width(const char *text, int gap)
{
	int width = 0;

	for (const char *c = text; *c; c++)
		width += dots_of(*c) * DOT_COLUMNS + (c[1] ? gap : 0);
	return width;
}

void
digits_draw(struct canvas *canvas, struct spot spot,
    enum canvas_style style, const char *text)
{
	const char *full = canvas->utf8 ? "█" : "#";
	int column = spot.column;

	for (const char *c = text; *c; c++) {
		const unsigned char *rows = is_digit(*c) ? digits[*c - '0']
		                                         : colon;
		int dots = dots_of(*c);

		for (int i = 0; i < DIGIT_ROWS * dots * DOT_COLUMNS; i++) {
			int row = i / (dots * DOT_COLUMNS);
			int x = i % (dots * DOT_COLUMNS);

			if (rows[row] >> (dots - 1 - x / DOT_COLUMNS) & 1)
				canvas_cell(canvas, spot.row + row,
				    column + x, style, full);
		}
		column += dots * DOT_COLUMNS + spot.width;
	}
}
