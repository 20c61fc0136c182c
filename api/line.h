/* JSON as text, written from its first byte to its last without a tree
 * between: compact, one line, the items in the order they are put.  Sticky:
 * after the first failed allocation it goes quiet; ask ar_line_end once.
 *
 * key is the name in an object, written as it is: no quotes, backslashes
 * and control characters; NULL in an array and behind ar_line_name. */
#ifndef API_LINE_H
#define API_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"

struct ar_line {
	struct ar_arena *arena;
	char *bytes;
	size_t used;
	size_t size;
	bool failed;
};

void ar_line_start(struct ar_line *line, struct ar_arena *arena);
/* bracket "{" or "[", to be closed by its like. */
void ar_line_open(struct ar_line *line, const char *key, char bracket);
void ar_line_close(struct ar_line *line, char bracket);
/* A name of any sound UTF-8; its value comes next. */
void ar_line_name(struct ar_line *line, const char *name);
void ar_line_int(struct ar_line *line, const char *key, int64_t value);
void ar_line_bool(struct ar_line *line, const char *key, bool value);
void ar_line_null(struct ar_line *line, const char *key);
/* value, which is finite, with at most 15 significant digits, as %.15g
 * writes it; a whole one gets ".0". */
void ar_line_real(struct ar_line *line, const char *key, double value);
/* Absent when value is not finite; rounded to decimals (0..9); an integer
 * for 0. */
void ar_line_number(struct ar_line *line, const char *key, double value,
    int decimals);
/* Absent when text is NULL; text that is not UTF-8 is cut before the
 * fault. */
void ar_line_text(struct ar_line *line, const char *key, const char *text);
/* n bytes of sound UTF-8. */
void ar_line_text_n(struct ar_line *line, const char *key, const char *text,
    size_t n);
/* The finished text with a final NUL, in the arena; NULL: no memory. */
char *ar_line_end(struct ar_line *line);

#endif
