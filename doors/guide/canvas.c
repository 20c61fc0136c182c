#define _GNU_SOURCE
#include "doors/guide/canvas.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doors/cli/screen.h"

void
canvas_start(struct canvas *canvas, int rows, int columns, bool utf8)
{
	memset(canvas, 0, sizeof *canvas);
	canvas->rows = rows < CANVAS_ROWS ? rows : CANVAS_ROWS;
	canvas->columns = columns < CANVAS_COLUMNS ? columns : CANVAS_COLUMNS;
	canvas->utf8 = utf8;
}

/* Text as the screen of the other commands would show it: tame, in the
 * letters of this terminal.  width 0: one line, not broken.  NULL: no
 * memory. */
static char *
shown(const struct canvas *canvas, const char *text, int width)
{
	char *bytes = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&bytes, &n);
	struct screen screen = { .out = out, .width = width,
		.utf8 = canvas->utf8 };

	if (!out)
		return NULL;
	if (width > 0)
		screen_flow(&screen, 0, text);
	else
		screen_put(&screen, text);
	if (fclose(out) != 0) {
		free(bytes);
		return NULL;
	}
	return bytes;
}

/* Bytes of the first letter of sound UTF-8. */
static size_t
letter_bytes(const char *text)
{
	unsigned char c = (unsigned char)text[0];

	return c < 0x80 ? 1 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
}

/* The next letter of a shown text into letter; its columns. */
static int
take_letter(const struct canvas *canvas, const char **text,
    char letter[CANVAS_CELL])
{
	struct screen screen = { .utf8 = canvas->utf8 };
	size_t n = letter_bytes(*text);

	memset(letter, 0, CANVAS_CELL);
	for (size_t i = 0; i < n && **text; i++)
		letter[i] = *(*text)++;
	return screen_columns(&screen, letter);
}

void
canvas_cell(struct canvas *canvas, int row, int column,
    enum canvas_style style, const char *letter)
{
	struct canvas_cell *cell;

	if (row < 0 || row >= canvas->rows || column < 0 ||
	    column >= canvas->columns)
		return;
	cell = &canvas->cells[row][column];
	memset(cell, 0, sizeof *cell);
	snprintf(cell->bytes, sizeof cell->bytes, "%s", letter);
	cell->style = (unsigned char)style;
}

/* Letters of a shown text from the left, no further than end. */
static void
put(struct canvas *canvas, struct spot spot, enum canvas_style style,
    const char *text)
{
	char letter[CANVAS_CELL];
	int end = spot.column + spot.width, column = spot.column;

	if (end > canvas->columns)
		end = canvas->columns;
	while (*text) {
		int columns = take_letter(canvas, &text, letter);

		if (columns < 1)
			continue;
		if (column + columns > end)
			return;
		canvas_cell(canvas, spot.row, column, style, letter);
		if (columns > 1) {
			canvas_cell(canvas, spot.row, column + 1, style, "");
			canvas->cells[spot.row][column + 1].half =
			    spot.row >= 0 && spot.row < canvas->rows;
		}
		column += columns;
	}
}

static int
columns_of(const struct canvas *canvas, const char *line)
{
	struct screen screen = { .utf8 = canvas->utf8 };

	return screen_columns(&screen, line);
}

int
canvas_width(const struct canvas *canvas, const char *text)
{
	char *line = shown(canvas, text, 0);
	int columns = line ? columns_of(canvas, line) : 0;

	free(line);
	return columns;
}

void
canvas_text(struct canvas *canvas, struct spot spot,
    enum canvas_style style, const char *text)
{
	char *line = spot.width > 0 ? shown(canvas, text, 0) : NULL;
	const char *dots = canvas->utf8 ? "…" : ".";
	bool fits;

	if (!line)
		return;
	fits = columns_of(canvas, line) <= spot.width;
	if (!fits)
		spot.width--;
	put(canvas, spot, style, line);
	if (!fits)
		canvas_cell(canvas, spot.row, spot.column + spot.width, style,
		    dots);
	free(line);
}

void
canvas_right(struct canvas *canvas, struct spot spot,
    enum canvas_style style, const char *text)
{
	int columns = canvas_width(canvas, text);

	if (columns < spot.width) {
		spot.column += spot.width - columns;
		spot.width = columns;
	}
	canvas_text(canvas, spot, style, text);
}

void
canvas_centre(struct canvas *canvas, struct spot spot,
    enum canvas_style style, const char *text)
{
	int columns = canvas_width(canvas, text);

	if (columns < spot.width) {
		spot.column += (spot.width - columns) / 2;
		spot.width = columns;
	}
	canvas_text(canvas, spot, style, text);
}

int
canvas_flow(struct canvas *canvas, struct spot spot, int rows,
    enum canvas_style style, const char *text)
{
	char *all = spot.width > 0 ? shown(canvas, text, spot.width) : NULL;
	int lines = 0;
	char *rest = all;

	while (rest && *rest) {
		char *end = strchr(rest, '\n');

		if (end)
			*end = '\0';
		if (lines < rows)
			put(canvas, spot, style, rest);
		spot.row++;
		lines++;
		rest = end ? end + 1 : NULL;
	}
	free(all);
	return lines;
}

int
canvas_lines(const struct canvas *canvas, int width, const char *text)
{
	char *all = width > 0 ? shown(canvas, text, width) : NULL;
	int lines = all && *all ? 1 : 0;

	for (const char *at = all; at && *at; at++)
		lines += *at == '\n' ? 1 : 0;
	free(all);
	return lines;
}

void
canvas_bar(struct canvas *canvas, struct spot spot, double share)
{
	int full = 0;

	if (share > 0)
		full = (int)lround(fmin(share, 1) * spot.width);
	for (int i = 0; i < spot.width; i++) {
		const char *letter = i < full ? canvas->utf8 ? "█" : "#" :
		    canvas->utf8 ? "░" : ".";

		canvas_cell(canvas, spot.row, spot.column + i,
		    i < full ? CANVAS_BAR : CANVAS_DIM, letter);
	}
}

void
canvas_row_style(struct canvas *canvas, int row, enum canvas_style style)
{
	if (row < 0 || row >= canvas->rows)
		return;
	for (int i = 0; i < canvas->columns; i++)
		canvas->cells[row][i].style = (unsigned char)style;
}

void
canvas_line(const struct canvas *canvas, int row, char *out, size_t size)
{
	size_t used = 0, solid = 0;

	for (int i = 0; i < canvas->columns; i++) {
		const struct canvas_cell *cell = &canvas->cells[row][i];
		const char *bytes = cell->bytes[0] ? cell->bytes :
		    cell->half ? "" : " ";
		size_t n = strlen(bytes);

		if (used + n >= size)
			break;
		memcpy(out + used, bytes, n);
		used += n;
		if (strcmp(bytes, " ") != 0)
			solid = used;
	}
	out[solid] = '\0';
}
