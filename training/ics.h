/* The two halves of an iCalendar line, on their own for the tests. */
#ifndef TRAINING_ICS_H
#define TRAINING_ICS_H

#include <stddef.h>

#include "base/text.h"

/* text as a value of type TEXT (RFC 5545 3.3.11): backslash, comma and
 * semicolon escaped, ends of lines as \n; no control character but the tab,
 * and nothing but sound UTF-8. */
void ar_ics_escape(struct ar_text *out, const char *text);

/* A content line of sound UTF-8, folded at 75 bytes between characters, with
 * its CRLF (3.1). */
void ar_ics_line(struct ar_text *out, const char *line, size_t n);

#endif
