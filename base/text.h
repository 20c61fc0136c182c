/* Text without a locale: a sticky builder, and numbers in and out. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"

/* A text that grows in an arena.  Sticky: after the first failed
 * allocation it goes quiet; ask ar_text_end once. */
struct ar_text {
	struct ar_arena *arena;
	char *bytes;
	size_t used;
	size_t size;
	bool failed;
};

void ar_text_start(struct ar_text *text, struct ar_arena *arena);
void ar_text_add(struct ar_text *text, const char *words);
void ar_text_add_n(struct ar_text *text, const char *words, size_t n);
void ar_text_int(struct ar_text *text, int64_t value);
/* value with exactly decimals (0..9) digits after the point, rounded half
 * away from zero; NAN as "?".  |value| < 1e15, larger is cut to it. */
void ar_text_fixed(struct ar_text *text, double value, int decimals);
/* The same without zeros at the end ("3.50" -> "3.5"). */
void ar_text_number(struct ar_text *text, double value, int decimals);
/* The finished text with a final NUL, or NULL when memory failed. */
char *ar_text_end(struct ar_text *text);

/* Words and numbers put together in one go, for messages.  format knows
 * only %s (const char *), %d (int), %f (double, up to 2 decimals without
 * zeros at the end) and %%.  NULL: no memory. */
char *ar_text_format(struct ar_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A decimal number that fills all n bytes: sign, digits, point, exponent
 * (as in XML and JSON).  Correct to the last bit for up to 19 digits and
 * small exponents, within one unit beyond.  false: not a finite number. */
bool ar_number_parse(const char *text, size_t n, double *value);
/* A whole decimal number that fits and fills all n bytes. */
bool ar_integer_parse(const char *text, size_t n, int64_t *value);

/* Length of the longest prefix that is sound UTF-8 without NUL and other
 * control characters than tab, CR and LF. */
size_t ar_utf8_prefix(const void *bytes, size_t n);

/* value rounded half away from zero to decimals (0..9); NAN stays. */
double ar_round(double value, int decimals);

/* Same text, ASCII letters of either case alike. */
bool ar_text_same_word(const char *a, size_t n, const char *b);

#endif
