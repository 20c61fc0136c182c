#include "base/text.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

static const double power_of_ten[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22};

enum { EXACT_POWER = 22, DIGITS_MAX = 18 };

void
ar_text_start(struct ar_text *text, struct ar_arena *arena)
{
	memset(text, 0, sizeof *text);
	text->arena = arena;
}

void
ar_text_add_n(struct ar_text *text, const char *words, size_t n)
{
	if (text->failed)
		return;
	if (n >= text->size - text->used) {
		size_t size = text->size ? 2 * text->size : 128;
		char *bytes;

		while (size - text->used <= n && size < SIZE_MAX / 4)
			size *= 2;
		bytes = ar_arena_grow(text->arena, text->bytes, text->size,
		    size, 1);
		if (!bytes) {
			text->failed = true;
			return;
		}
		text->bytes = bytes;
		text->size = size;
	}
	if (n)
		memcpy(text->bytes + text->used, words, n);
	text->used += n;
	text->bytes[text->used] = '\0';
}

void
ar_text_add(struct ar_text *text, const char *words)
{
	ar_text_add_n(text, words, strlen(words));
}

static void
add_unsigned(struct ar_text *text, uint64_t value, int least_digits)
{
	char digits[24];
	size_t at = sizeof digits;

	do {
		digits[--at] = (char)('0' + value % 10);
		value /= 10;
		least_digits--;
	} while (value || least_digits > 0);
	ar_text_add_n(text, digits + at, sizeof digits - at);
}

void
ar_text_int(struct ar_text *text, int64_t value)
{
	if (value < 0)
		ar_text_add_n(text, "-", 1);
	add_unsigned(text, value < 0 ? 0 - (uint64_t)value : (uint64_t)value,
	    1);
}

double
ar_round(double value, int decimals)
{
	double scale = power_of_ten[decimals];

	if (!(fabs(value) < 1e15 / scale))
		return value;
	return round(value * scale) / scale;
}

void
ar_text_fixed(struct ar_text *text, double value, int decimals)
{
	uint64_t scale = (uint64_t)power_of_ten[decimals];
	uint64_t whole;

	if (isnan(value)) {
		ar_text_add(text, "?");
		return;
	}
	if (fabs(value) >= 1e15 / (double)scale)
		value = copysign(1e15 / (double)scale, value);
	whole = (uint64_t)round(fabs(value) * (double)scale);
	if (value < 0 && whole)
		ar_text_add_n(text, "-", 1);
	add_unsigned(text, whole / scale, 1);
	if (decimals) {
		ar_text_add_n(text, ".", 1);
		add_unsigned(text, whole % scale, decimals);
	}
}

void
ar_text_number(struct ar_text *text, double value, int decimals)
{
	ar_text_fixed(text, value, decimals);
	if (text->failed || isnan(value) || !decimals)
		return;
	while (text->bytes[text->used - 1] == '0')
		text->used--;
	if (text->bytes[text->used - 1] == '.')
		text->used--;
	text->bytes[text->used] = '\0';
}

char *
ar_text_end(struct ar_text *text)
{
	ar_text_add_n(text, "", 0);
	return text->failed ? NULL : text->bytes;
}

char *
ar_text_format(struct ar_arena *arena, const char *format, ...)
{
	struct ar_text text;
	va_list arguments;
	const char *mark;

	ar_text_start(&text, arena);
	va_start(arguments, format);
	while ((mark = strchr(format, '%'))) {
		ar_text_add_n(&text, format, (size_t)(mark - format));
		switch (mark[1]) {
		case 's':
			ar_text_add(&text, va_arg(arguments, const char *));
			break;
		case 'd':
			ar_text_int(&text, va_arg(arguments, int));
			break;
		case 'f':
			ar_text_number(&text, va_arg(arguments, double), 2);
			break;
		default:
			ar_text_add_n(&text, "%", 1);
			break;
		}
		format = mark + (mark[1] ? 2 : 1);
	}
	va_end(arguments);
	ar_text_add(&text, format);
	return ar_text_end(&text);
}

/* value × 10^power; exact while both are small. */
static double
scaled(double value, int64_t power)
{
	while (power > EXACT_POWER && value < HUGE_VAL) {
		value *= power_of_ten[EXACT_POWER];
		power -= EXACT_POWER;
	}
	while (power < -EXACT_POWER && value > 0) {
		value /= power_of_ten[EXACT_POWER];
		power += EXACT_POWER;
	}
	if (power > EXACT_POWER || power < -EXACT_POWER)
		return value;
	if (power < 0)
		return value / power_of_ten[-power];
	return value * power_of_ten[power];
}

struct decimal {
	uint64_t digits; /* the first DIGITS_MAX significant ones */
	int kept;
	int64_t power;
	bool any;
};

static size_t
take_digits(struct decimal *d, const char *text, size_t at, size_t n,
    bool fraction)
{
	for (; at < n && text[at] >= '0' && text[at] <= '9'; at++) {
		d->any = true;
		if (d->kept < DIGITS_MAX) {
			d->digits = d->digits * 10 + (uint64_t)(text[at] - '0');
			d->kept += d->digits != 0;
			d->power -= fraction;
		} else {
			d->power += !fraction;
		}
	}
	return at;
}

/* The exponent after e or E; *at moves behind it.  false: no digits. */
static bool
take_exponent(struct decimal *d, const char *text, size_t *at, size_t n)
{
	int64_t exponent = 0;
	bool negative = false;
	size_t first;

	++*at;
	if (*at < n && (text[*at] == '-' || text[*at] == '+'))
		negative = text[(*at)++] == '-';
	first = *at;
	for (; *at < n && text[*at] >= '0' && text[*at] <= '9'; ++*at)
		if (exponent < 100000)
			exponent = exponent * 10 + (text[*at] - '0');
	d->power += negative ? -exponent : exponent;
	return *at > first;
}

bool
ar_number_parse(const char *text, size_t n, double *value)
{
	struct decimal d = {0};
	bool negative = false;
	size_t at = 0;
	double result;

	if (at < n && (text[at] == '-' || text[at] == '+'))
		negative = text[at++] == '-';
	at = take_digits(&d, text, at, n, false);
	if (at < n && text[at] == '.')
		at = take_digits(&d, text, at + 1, n, true);
	if (!d.any)
		return false;
	if (at < n && (text[at] == 'e' || text[at] == 'E') &&
	    !take_exponent(&d, text, &at, n))
		return false;
	if (at != n)
		return false;
	result = d.digits ? scaled((double)d.digits, d.power) : 0;
	if (!isfinite(result))
		return false;
	*value = negative ? -result : result;
	return true;
}

bool
ar_integer_parse(const char *text, size_t n, int64_t *value)
{
	uint64_t result = 0;
	bool negative = false;
	size_t at = 0;

	if (at < n && (text[at] == '-' || text[at] == '+'))
		negative = text[at++] == '-';
	if (at == n || n - at > DIGITS_MAX)
		return false;
	for (; at < n; at++) {
		if (text[at] < '0' || text[at] > '9')
			return false;
		result = result * 10 + (uint64_t)(text[at] - '0');
	}
	*value = negative ? -(int64_t)result : (int64_t)result;
	return true;
}

/* Bytes of the sound UTF-8 sequence at s, or 0. */
static size_t
utf8_length(const unsigned char *s, size_t n)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	uint32_t point;
	size_t length;

	if (s[0] < 0x80)
		return s[0] >= 0x20 ? s[0] != 0x7f
				    : s[0] == '\t' || s[0] == '\n' ||
			s[0] == '\r';
	length = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
	if (s[0] < 0xc2 || s[0] > 0xf4 || length > n)
		return 0;
	point = s[0] & (0xffu >> (length + 1));
	for (size_t i = 1; i < length; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		point = point << 6 | (s[i] & 0x3f);
	}
	if (point < least[length] || point > 0x10ffff ||
	    (point >= 0xd800 && point <= 0xdfff))
		return 0;
	return length;
}

size_t
ar_utf8_prefix(const void *bytes, size_t n)
{
	const unsigned char *s = bytes;
	size_t at = 0;

	while (at < n) {
		size_t length = utf8_length(s + at, n - at);

		if (!length)
			break;
		at += length;
	}
	return at;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

bool
ar_text_same_word(const char *a, size_t n, const char *b)
{
	for (size_t i = 0; i < n; i++)
		if (!b[i] || lower(a[i]) != lower(b[i]))
			return false;
	return b[n] == '\0';
}
