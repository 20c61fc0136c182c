#include "api/line.h"

#include <math.h>
#include <string.h>

#include <jansson.h>

#include "base/text.h"

enum {
	FIRST_ROOM = 1024,
	ESCAPE_MAX = 6, /* \u001F */
	DIGITS_MAX = 24 /* of an int64_t, with its sign */
};

static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8,
    1e9};
static const double whole_max = 9e15; /* a double is exact below 2^53 */
static const double digits_15 = 1e15;
static const double least_plain = 1e-4; /* below there is an exponent */

void
ar_line_start(struct ar_line *line, struct ar_arena *arena)
{
	*line = (struct ar_line){.arena = arena};
}

/* Where n more bytes and a NUL have room; NULL: there is no memory. */
static char *
room(struct ar_line *line, size_t n)
{
	size_t size = line->size ? line->size : FIRST_ROOM;
	char *bytes;

	if (line->failed)
		return NULL;
	if (n < line->size - line->used)
		return line->bytes + line->used;
	while (size - line->used <= n && size < SIZE_MAX / 4)
		size *= 2;
	bytes = ar_arena_grow(line->arena, line->bytes, line->size, size, 1);
	if (!bytes) {
		line->failed = true;
		return NULL;
	}
	line->bytes = bytes;
	line->size = size;
	return bytes + line->used;
}

static void
add_byte(struct ar_line *line, char c)
{
	char *to = room(line, 1);

	if (!to)
		return;
	*to = c;
	line->used++;
}

static void
add(struct ar_line *line, const char *bytes, size_t n)
{
	char *to = room(line, n);

	if (!to)
		return;
	memcpy(to, bytes, n);
	line->used += n;
}

/* How c is written inside quotes; gives the end. */
static char *
escape(char *to, unsigned char c)
{
	static const char hex[] = "0123456789ABCDEF";
	static const char plain[] = "\"\\\b\f\n\r\t";
	static const char letters[] = "\"\\bfnrt";
	const char *known = c ? strchr(plain, c) : NULL;

	*to++ = '\\';
	if (known) {
		*to++ = letters[known - plain];
		return to;
	}
	memcpy(to, "u00", 3);
	to[3] = hex[c >> 4];
	to[4] = hex[c & 15];
	return to + 5;
}

/* How many bytes of text can stand inside quotes as they are. */
static size_t
plain_prefix(const char *text, size_t n)
{
	size_t i = 0;

	while (i < n && (unsigned char)text[i] >= ' ' && text[i] != '"' &&
	    text[i] != '\\')
		i++;
	return i;
}

static void
quote(struct ar_line *line, const char *text, size_t n)
{
	char escaped[ESCAPE_MAX];

	add_byte(line, '"');
	for (;;) {
		size_t plain = plain_prefix(text, n);

		add(line, text, plain);
		if (plain == n)
			break;
		add(line, escaped, (size_t)(escape(escaped,
		    (unsigned char)text[plain]) - escaped));
		text += plain + 1;
		n -= plain + 1;
	}
	add_byte(line, '"');
}

/* What stands before a value: nothing behind a bracket or a name. */
static void
begin(struct ar_line *line, const char *key)
{
	char last = line->used > 0 ? line->bytes[line->used - 1] : '[';
	size_t n = key ? strlen(key) : 0;
	char *to = room(line, n + sizeof ",\"\":");

	if (!to)
		return;
	if (last != '{' && last != '[' && last != ':')
		*to++ = ',';
	if (key) {
		*to++ = '"';
		memcpy(to, key, n);
		to += n;
		*to++ = '"';
		*to++ = ':';
	}
	line->used = (size_t)(to - line->bytes);
}

void
ar_line_name(struct ar_line *line, const char *name)
{
	begin(line, NULL);
	quote(line, name, strlen(name));
	add_byte(line, ':');
}

void
ar_line_open(struct ar_line *line, const char *key, char bracket)
{
	begin(line, key);
	add_byte(line, bracket);
}

void
ar_line_close(struct ar_line *line, char bracket)
{
	add_byte(line, bracket == '{' ? '}' : ']');
}

/* --- numbers -------------------------------------------------------------- */

/* digits × 10^-places, without zeros at the end but one behind the point;
 * places 0: a whole number. */
static void
add_decimal(struct ar_line *line, bool minus, uint64_t digits, int places)
{
	char text[DIGITS_MAX], *end = text + sizeof text, *at = end;

	for (; places > 1 && digits % 10 == 0; places--)
		digits /= 10;
	for (; places > 0; places--, digits /= 10)
		*--at = (char)('0' + digits % 10);
	if (at < end)
		*--at = '.';
	do {
		*--at = (char)('0' + digits % 10);
		digits /= 10;
	} while (digits);
	if (minus)
		*--at = '-';
	add(line, at, (size_t)(end - at));
}

void
ar_line_int(struct ar_line *line, const char *key, int64_t value)
{
	begin(line, key);
	add_decimal(line, value < 0, value < 0 ? 0 - (uint64_t)value :
	    (uint64_t)value, 0);
}

/* Whether value is the double nearest to *digits × 10^-places with up to 15
 * digits: then those are the first 15 that value has. */
static bool
is_decimal(double value, int places, uint64_t *digits)
{
	double scale = powers[places], scaled = fabs(value) * scale + 0.5;

	if (!(scaled < digits_15))
		return false;
	*digits = (uint64_t)scaled;
	return (double)*digits / scale >= fabs(value) &&
	    (double)*digits / scale <= fabs(value);
}

static int
collect(const char *bytes, size_t n, void *line)
{
	add(line, bytes, n);
	return 0;
}

/* Any number, the slow way. */
static void
add_real(struct ar_line *line, double value)
{
	enum { PRECISION = 15 };
	json_t *number = json_real(value);

	if (!number || json_dump_callback(number, collect, line,
	    JSON_ENCODE_ANY | JSON_REAL_PRECISION(PRECISION)) != 0)
		line->failed = true;
	json_decref(number);
}

void
ar_line_real(struct ar_line *line, const char *key, double value)
{
	enum { USUAL = 3, MOST = 9 };
	uint64_t digits;

	begin(line, key);
	if (value != 0 && fabs(value) < least_plain)
		add_real(line, value);
	else if (is_decimal(value, USUAL, &digits))
		add_decimal(line, signbit(value), digits, USUAL);
	else if (is_decimal(value, MOST, &digits))
		add_decimal(line, signbit(value), digits, MOST);
	else
		add_real(line, value);
}

void
ar_line_number(struct ar_line *line, const char *key, double value,
    int decimals)
{
	double scaled = round(fabs(value) * powers[decimals]);

	if (!isfinite(value))
		return;
	if (decimals == 0 && scaled < whole_max) {
		ar_line_int(line, key, (int64_t)ar_round(value, 0));
	} else if (scaled < digits_15 &&
	    (scaled >= powers[decimals] * least_plain || scaled == 0)) {
		begin(line, key);
		add_decimal(line, value < 0 && scaled > 0, (uint64_t)scaled,
		    decimals);
	} else {
		ar_line_real(line, key, ar_round(value, decimals));
	}
}

/* --- words ---------------------------------------------------------------- */

static void
add_word(struct ar_line *line, const char *key, const char *word)
{
	begin(line, key);
	add(line, word, strlen(word));
}

void
ar_line_bool(struct ar_line *line, const char *key, bool value)
{
	add_word(line, key, value ? "true" : "false");
}

void
ar_line_null(struct ar_line *line, const char *key)
{
	add_word(line, key, "null");
}

void
ar_line_text_n(struct ar_line *line, const char *key, const char *text,
    size_t n)
{
	begin(line, key);
	quote(line, text, n);
}

void
ar_line_text(struct ar_line *line, const char *key, const char *text)
{
	if (text)
		ar_line_text_n(line, key, text,
		    ar_utf8_prefix(text, strlen(text)));
}

char *
ar_line_end(struct ar_line *line)
{
	char *to = room(line, 0);

	if (!to)
		return NULL;
	*to = '\0';
	return line->bytes;
}
