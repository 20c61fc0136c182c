#include "doors/cli/screen.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

enum { PIECE_MAX = 512, EIGHTHS = 8 };

struct plain_letter {
	uint32_t point;
	const char *ascii;
};

/* What stands for a letter where the terminal knows only ASCII. */
static const struct plain_letter plain_letters[] = {
	{0x00a0, " "}, {0x00b0, "deg "}, {0x00b1, "+/-"}, {0x00b7, "-"},
	{0x00bd, "1/2"}, {0x00d7, "x"}, {0x00e9, "e"}, {0x00f6, "o"},
	{0x00fc, "u"}, {0x00e4, "a"}, {0x2013, "-"}, {0x2014, "-"},
	{0x2018, "'"}, {0x2019, "'"}, {0x201c, "\""}, {0x201d, "\""},
	{0x2026, "..."}, {0x2192, "->"}, {0x2248, "about "}, {0x2264, "<="},
	{0x2265, ">="}, {0x202f, " "}, {0x2212, "-"},
};

/* One code point of sound UTF-8; 0xfffd and one byte for anything else. */
static size_t
decode(const char *text, uint32_t *point)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *p = (const unsigned char *)text;
	size_t n = p[0] < 0x80 ? 1 : p[0] >= 0xf0 && p[0] < 0xf8 ? 4 :
	    p[0] >= 0xe0 ? 3 : p[0] >= 0xc0 ? 2 : 0;

	*point = 0xfffd;
	if (n == 0 || p[0] >= 0xf8)
		return 1;
	if (n == 1) {
		*point = p[0];
		return 1;
	}
	uint32_t value = p[0] & (0x7fu >> n);

	for (size_t i = 1; i < n; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 1;
		value = value << 6 | (p[i] & 0x3f);
	}
	if (value >= least[n] && value <= 0x10ffff &&
	    !(value >= 0xd800 && value <= 0xdfff))
		*point = value;
	return n;
}

static bool
is_control(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point < 0xa0) ||
	    (point >= 0x200b && point <= 0x200f) ||
	    (point >= 0x202a && point <= 0x202e) ||
	    (point >= 0x2066 && point <= 0x2069);
}

static int
point_columns(uint32_t point)
{
	if (point >= 0x300 && point < 0x370)
		return 0;
	if ((point >= 0x1100 && point < 0x1160) ||
	    (point >= 0x2e80 && point < 0xa4d0) ||
	    (point >= 0xac00 && point < 0xd7a4) ||
	    (point >= 0xf900 && point < 0xfb00) ||
	    (point >= 0xff00 && point < 0xff61) ||
	    (point >= 0x1f300 && point < 0x1fb00) || point >= 0x20000)
		return 2;
	return 1;
}

static const char *
ascii_for(uint32_t point)
{
	size_t count = sizeof plain_letters / sizeof plain_letters[0];

	for (size_t i = 0; i < count; i++)
		if (plain_letters[i].point == point)
			return plain_letters[i].ascii;
	return "?";
}

/* One letter as this screen shows it: into out, its columns returned. */
static int
letter(const struct screen *screen, const char **text, char out[8])
{
	uint32_t point;
	size_t n = decode(*text, &point);
	const char *from = *text;

	*text += n;
	if (point == 0xfffd || is_control(point)) {
		memcpy(out, "?", 2);
		return 1;
	}
	if (point < 0x80 || screen->utf8) {
		memcpy(out, from, n);
		out[n] = '\0';
		return point_columns(point);
	}
	from = ascii_for(point);
	memcpy(out, from, strlen(from) + 1);
	return (int)strlen(from);
}

int
screen_columns(const struct screen *screen, const char *text)
{
	char out[8];
	int columns = 0;

	while (*text)
		columns += letter(screen, &text, out);
	return columns;
}

/* At most end - text bytes, at most limit columns. */
static void
put_part(struct screen *screen, const char *text, const char *end, int limit)
{
	char out[8];

	while (text < end) {
		int columns = letter(screen, &text, out);

		if (columns > limit)
			return;
		limit -= columns;
		fputs(out, screen->out);
		screen->column += columns;
	}
}

void
screen_put(struct screen *screen, const char *text)
{
	put_part(screen, text, text + strlen(text), 1 << 20);
}

void
screen_putf(struct screen *screen, const char *format, ...)
{
	char text[PIECE_MAX];
	va_list values;

	va_start(values, format);
	vsnprintf(text, sizeof text, format, values);
	va_end(values);
	screen_put(screen, text);
}

void
screen_to(struct screen *screen, int column)
{
	while (screen->column < column)
		screen_put(screen, " ");
}

void
screen_left(struct screen *screen, const char *text, int width)
{
	int end = screen->column + width;
	int columns = screen_columns(screen, text);
	const char *dots = screen->utf8 ? "…" : ".";

	if (columns > width) {
		put_part(screen, text, text + strlen(text), width - 1);
		screen_put(screen, dots);
	} else {
		screen_put(screen, text);
	}
	screen_to(screen, end);
}

void
screen_right(struct screen *screen, const char *text, int width)
{
	int blanks = width - screen_columns(screen, text);

	if (blanks > 0)
		screen_to(screen, screen->column + blanks);
	screen_left(screen, text, blanks > 0 ? width - blanks : width);
}

void
screen_style(struct screen *screen, enum screen_style style)
{
	static const char *const codes[] = {
		[STYLE_NONE] = "\033[0m",
		[STYLE_STRONG] = "\033[1m",
		[STYLE_DIM] = "\033[2m",
		[STYLE_ALERT] = "\033[1;31m",
	};

	if (screen->colour)
		fputs(codes[style], screen->out);
}

void
screen_end(struct screen *screen)
{
	fputc('\n', screen->out);
	screen->column = 0;
}

/* A word that is wider than the line is broken where the line ends. */
static void
put_word(struct screen *screen, int indent, const char *word, const char *end)
{
	char out[8];

	while (word < end) {
		const char *before = word;
		int columns = letter(screen, &word, out);

		if (screen->column + columns > screen->width) {
			screen_end(screen);
			screen_to(screen, indent);
		}
		put_part(screen, before, word, columns);
	}
}

static int
word_columns(const struct screen *screen, const char *word, const char *end)
{
	char out[8];
	int columns = 0;

	while (word < end)
		columns += letter(screen, &word, out);
	return columns;
}

static void
flow(struct screen *screen, int indent, const char *text, bool first)
{
	if (first && screen->column >= screen->width) {
		screen_end(screen);
		screen_to(screen, indent);
	}
	while (*text) {
		const char *word = text + strspn(text, " \t\n");
		const char *end = word + strcspn(word, " \t\n");
		int columns = word_columns(screen, word, end);

		text = end;
		if (word == end)
			break;
		if (screen->column + !first + columns > screen->width &&
		    screen->column > indent) {
			screen_end(screen);
			screen_to(screen, indent);
		} else if (!first) {
			screen_put(screen, " ");
		}
		put_word(screen, indent, word, end);
		first = false;
	}
}

void
screen_flow(struct screen *screen, int indent, const char *text)
{
	flow(screen, indent, text, true);
}

void
screen_flow_on(struct screen *screen, int indent, const char *text)
{
	flow(screen, indent, text, false);
}

void
screen_label(struct screen *screen, const char *label, int indent)
{
	screen_style(screen, STYLE_STRONG);
	screen_put(screen, label);
	if (screen->plain)
		screen_put(screen, ":");
	screen_style(screen, STYLE_NONE);
	screen_put(screen, " ");
	if (!screen->plain)
		screen_to(screen, indent);
}

void
screen_labelled(struct screen *screen, const char *label, int indent,
    const char *text)
{
	if (!text || !text[0])
		return;
	screen_label(screen, label, indent);
	screen_flow(screen, screen->plain ? 0 : indent, text);
	screen_end(screen);
}

void
screen_bar(struct screen *screen, double share, int width)
{
	static const char *const parts[EIGHTHS] = {
		"", "▏", "▎", "▍", "▌", "▋", "▊", "▉",
	};
	int end = screen->column + width;
	int eighths = 0;

	if (share > 0)
		eighths = (int)lround(fmin(share, 1) * width * EIGHTHS);
	for (int i = 0; i < eighths / EIGHTHS; i++)
		screen_put(screen, screen->utf8 ? "█" : "#");
	if (screen->utf8)
		screen_put(screen, parts[eighths % EIGHTHS]);
	else if (eighths % EIGHTHS >= EIGHTHS / 2)
		screen_put(screen, "#");
	screen_to(screen, end);
}
