#include "doors/guide/leg.h"

#include <stdio.h>
#include <string.h>

enum leg_view { LEG_FRONT, LEG_BACK, LEG_VIEWS };

/* The half on our left; the other half is its mirror image.  Letters stand
 * for the skin of a region:
 *   h hip flexor  q quadriceps  a adductor  l outer thigh  k knee  s shin
 *   p outer lower leg  g buttock  m hamstring  c calf  o lower calf  t sole */
static const char *const large[LEG_VIEWS][18] = {
	{
		"   _______",
		"  /       ",
		" /  hhhh  ",
		"|l hhhhh _",
		"|l qqqqa/ ",
		"|lqqqqaa| ",
		"|lqqqqaa| ",
		" \\lqqqqa| ",
		"  \\qqqq/  ",
		"  ( kkk)  ",
		"  ( kkk)  ",
		"  /ppsss\\ ",
		" |ppsss | ",
		"  \\ppss | ",
		"   |pss|  ",
		"   | s |  ",
		"  /     \\ ",
		" (_______)",
	},
	{
		"   _______",
		"  /       ",
		" / gggggg ",
		"|  gggggg:",
		"|l gggggg:",
		"|l\\_____/ ",
		"|lmmmmmm| ",
		" \\lmmmmm| ",
		"  \\mmmm/  ",
		"  ( kkk)  ",
		"  / kkk\\  ",
		" (pccccc\\ ",
		" |pccccc| ",
		"  \\pccc / ",
		"   |ooo|  ",
		"   | o |  ",
		"  / (o) \\ ",
		"  (ttttt) ",
	},
};

static const char *const small[LEG_VIEWS][12] = {
	{
		"  .-----",
		" / hhh  ",
		"|l hhh _",
		"|lqqqa/ ",
		"|lqqqa| ",
		" \\qqqa| ",
		"  (kkk) ",
		" /ppss\\ ",
		" |ppss| ",
		"  \\ps|  ",
		"  |  |  ",
		" (____) ",
	},
	{
		"  .-----",
		" / gggg ",
		"|  gggg:",
		"|l\\___/ ",
		"|lmmmm| ",
		" \\mmmm| ",
		"  (kkk) ",
		" (pccc\\ ",
		" |pccc| ",
		"  \\oo/  ",
		"  |oo|  ",
		" (tttt) ",
	},
};

struct art {
	int rows;
	int half; /* columns of a half */
	const char *const *lines[LEG_VIEWS];
};

static const struct art arts[LEG_SIZES] = {
	[LEG_LARGE] = { 18, 10, { large[LEG_FRONT], large[LEG_BACK] } },
	[LEG_SMALL] = { 12, 8, { small[LEG_FRONT], small[LEG_BACK] } },
};

/* Where a region shows best. */
static const struct {
	char letter;
	enum leg_view view;
} regions[AR_REGIONS] = {
	[AR_PLANTAR] = { 't', LEG_BACK },
	[AR_CALF] = { 'c', LEG_BACK },
	[AR_SOLEUS] = { 'o', LEG_BACK },
	[AR_SHIN] = { 's', LEG_FRONT },
	[AR_PERONEAL] = { 'p', LEG_FRONT },
	[AR_HAMSTRING] = { 'm', LEG_BACK },
	[AR_QUADRICEPS] = { 'q', LEG_FRONT },
	[AR_ADDUCTOR] = { 'a', LEG_FRONT },
	[AR_LATERAL_THIGH] = { 'l', LEG_FRONT },
	[AR_GLUTE] = { 'g', LEG_BACK },
	[AR_HIP_FLEXOR] = { 'h', LEG_FRONT },
	[AR_KNEE] = { 'k', LEG_FRONT },
};

int
leg_columns(enum leg_size size)
{
	return 2 * arts[size].half;
}

int
leg_rows(enum leg_size size)
{
	return arts[size].rows + 2;
}

static char
mirrored(char c)
{
	static const char from[] = "/\\():"; /* the middle line stands once */
	static const char to[] = "\\/)( ";
	const char *at = c ? strchr(from, c) : NULL;

	return at ? to[at - from] : c;
}

/* How a stroke of the drawing looks on this terminal. */
static const char *
stroke(const struct canvas *canvas, char c)
{
	static const struct {
		char c;
		const char *utf8;
		const char *ascii;
	} strokes[] = {
		{ '|', "│", "|" }, { '/', "╱", "/" }, { '\\', "╲", "\\" },
		{ '_', "_", "_" }, { '-', "─", "-" }, { '(', "(", "(" },
		{ ')', ")", ")" }, { ':', "┊", ":" }, { '.', ".", "." },
	};

	for (size_t i = 0; i < sizeof strokes / sizeof strokes[0]; i++)
		if (strokes[i].c == c)
			return canvas->utf8 ? strokes[i].utf8 :
			    strokes[i].ascii;
	return " ";
}

static void
draw_cell(struct canvas *canvas, struct spot spot, char c, bool marked)
{
	if (marked)
		canvas_cell(canvas, spot.row, spot.column, CANVAS_MARK,
		    canvas->utf8 ? "▓" : "#");
	else
		canvas_cell(canvas, spot.row, spot.column, CANVAS_DIM,
		    stroke(canvas, c));
}

/* The person's side of a half. */
static enum ar_side
side_of(enum leg_view view, bool our_left)
{
	return (view == LEG_BACK) == our_left ? AR_LEFT : AR_RIGHT;
}

static void
draw_half(struct canvas *canvas, struct spot spot, enum leg_size size,
    const struct leg_mark *mark, bool our_left)
{
	const struct art *art = &arts[size];
	enum leg_view view = mark->known ? regions[mark->region].view :
	    LEG_FRONT;
	bool side = mark->known && mark->side[side_of(view, our_left)];

	for (int i = 0; i < art->rows * art->half; i++) {
		int row = i / art->half, x = i % art->half;
		char c = art->lines[view][row][x];
		struct spot at = { spot.row + row, spot.column +
			(our_left ? x : 2 * art->half - 1 - x), 1 };

		draw_cell(canvas, at, our_left ? c : mirrored(c),
		    side && c == regions[mark->region].letter);
	}
}

static void
side_word(struct canvas *canvas, struct spot spot, enum leg_view view,
    const struct leg_mark *mark, bool our_left)
{
	static const char *const words[AR_SIDES][2] = {
		{ "left", "LEFT" }, { "right", "RIGHT" } };
	enum ar_side side = side_of(view, our_left);
	bool marked = mark->known && mark->side[side];

	canvas_centre(canvas, spot, marked ? CANVAS_STRONG : CANVAS_DIM,
	    words[side][marked]);
}

void
leg_draw(struct canvas *canvas, struct spot spot, enum leg_size size,
    const struct leg_mark *mark)
{
	const struct art *art = &arts[size];
	enum leg_view view = mark->known ? regions[mark->region].view :
	    LEG_FRONT;
	struct spot line = { spot.row, spot.column, 2 * art->half };

	canvas_centre(canvas, line, CANVAS_DIM,
	    view == LEG_BACK ? "from behind" : "from the front");
	spot.row++;
	draw_half(canvas, spot, size, mark, true);
	draw_half(canvas, spot, size, mark, false);
	line.row = spot.row + art->rows;
	line.width = art->half;
	side_word(canvas, line, view, mark, true);
	line.column += art->half;
	side_word(canvas, line, view, mark, false);
}
