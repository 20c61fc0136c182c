/* A small reader of iCalendar for the tests, written from RFC 5545 and not
 * from our writer. */
#ifndef TESTS_TRAINING_ICS_READ_H
#define TESTS_TRAINING_ICS_READ_H

#include <stdbool.h>
#include <stddef.h>

enum { ICS_LINES_MAX = 16384 };

struct ics_line {
	char *name;  /* "DTSTART" */
	char *param; /* "VALUE=DATE", or "" */
	char *value; /* unfolded; UID, SUMMARY, … unescaped */
};

struct ics_file {
	char *bytes; /* own copy that the lines point into */
	struct ics_line lines[ICS_LINES_MAX];
	size_t count;
};

/* Lines end with CRLF, have 75 bytes at most and are sound UTF-8 each;
 * unfolded they are NAME[;PARAM]:VALUE.  The test fails where not. */
void ics_read(struct ics_file *file, const char *text, size_t n);
void ics_close(struct ics_file *file);

/* CRLF and a blank taken out of text, into out of n + 1 bytes. */
size_t ics_unfold(const char *text, size_t n, char *out);
/* A value of type TEXT in place; false: a backslash that escapes nothing. */
bool ics_unescape(char *text);

/* Property of event number `event` (from 0), not of its alarm; NULL none. */
const struct ics_line *ics_of(const struct ics_file *file, size_t event,
    const char *name);
/* The same of its alarm. */
const struct ics_line *ics_alarm_of(const struct ics_file *file,
    size_t event, const char *name);
size_t ics_events(const struct ics_file *file);

#endif
