#include "tests/training/ics_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tests/check.h"

enum { LINE_MAX = 75 };

size_t
ics_unfold(const char *text, size_t n, char *out)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		if (n - i > 2 && text[i] == '\r' && text[i + 1] == '\n' &&
		    (text[i + 2] == ' ' || text[i + 2] == '\t')) {
			i += 2;
			continue;
		}
		out[used++] = text[i];
	}
	out[used] = '\0';
	return used;
}

bool
ics_unescape(char *text)
{
	char *to = text;

	for (; *text; text++) {
		if (*text != '\\') {
			*to++ = *text;
			continue;
		}
		text++;
		if (*text == 'n' || *text == 'N')
			*to++ = '\n';
		else if (*text == '\\' || *text == ',' || *text == ';')
			*to++ = *text;
		else
			return false;
	}
	*to = '\0';
	return true;
}

static void
check_physical(const char *text, size_t n)
{
	size_t at = 0;

	while (at < n) {
		const char *end = memchr(text + at, '\r', n - at);
		size_t length;

		assert_non_null(end);
		assert_true((size_t)(end - text) + 1 < n && end[1] == '\n');
		length = (size_t)(end - text) - at;
		assert_true(length > 0 && length <= LINE_MAX);
		assert_int_equal(ar_utf8_prefix(text + at, length), length);
		assert_null(memchr(text + at, '\n', length));
		at += length + 2;
	}
}

static bool
is_text(const char *name)
{
	return strcmp(name, "UID") == 0 || strcmp(name, "SUMMARY") == 0 ||
	    strcmp(name, "DESCRIPTION") == 0 || strcmp(name, "NAME") == 0 ||
	    strcmp(name, "X-WR-CALNAME") == 0;
}

static void
take_line(struct ics_line *line, char *text)
{
	static char none[] = "";
	char *colon = strchr(text, ':');
	char *semicolon = strchr(text, ';');

	assert_non_null(colon);
	*colon = '\0';
	line->name = text;
	line->value = colon + 1;
	line->param = none;
	if (semicolon && semicolon < colon) {
		*semicolon = '\0';
		line->param = semicolon + 1;
	}
	if (is_text(line->name))
		assert_true(ics_unescape(line->value));
}

void
ics_read(struct ics_file *file, const char *text, size_t n)
{
	char *at, *end;

	check_physical(text, n);
	file->bytes = malloc(n + 1);
	assert_non_null(file->bytes);
	ics_unfold(text, n, file->bytes);
	file->count = 0;
	for (at = file->bytes; (end = strstr(at, "\r\n")); at = end + 2) {
		*end = '\0';
		assert_true(file->count < ICS_LINES_MAX);
		take_line(&file->lines[file->count++], at);
	}
	assert_int_equal(*at, '\0');
}

void
ics_close(struct ics_file *file)
{
	free(file->bytes);
	file->bytes = NULL;
}

static bool
is_line(const struct ics_line *line, const char *name, const char *value)
{
	return strcmp(line->name, name) == 0 &&
	    (!value || strcmp(line->value, value) == 0);
}

size_t
ics_events(const struct ics_file *file)
{
	size_t count = 0;

	for (size_t i = 0; i < file->count; i++)
		count += is_line(&file->lines[i], "BEGIN", "VEVENT");
	return count;
}

static const struct ics_line *
find(const struct ics_file *file, size_t event, const char *name, bool alarm)
{
	size_t i = 0;
	bool inside = false;

	for (event++; event > 0; i++) {
		if (i == file->count)
			return NULL;
		event -= is_line(&file->lines[i], "BEGIN", "VEVENT");
	}
	for (; !is_line(&file->lines[i], "END", "VEVENT"); i++) {
		if (is_line(&file->lines[i], "BEGIN", "VALARM"))
			inside = true;
		else if (is_line(&file->lines[i], "END", "VALARM"))
			inside = false;
		else if (inside == alarm && is_line(&file->lines[i], name,
		    NULL))
			return &file->lines[i];
	}
	return NULL;
}

const struct ics_line *
ics_of(const struct ics_file *file, size_t event, const char *name)
{
	return find(file, event, name, false);
}

const struct ics_line *
ics_alarm_of(const struct ics_file *file, size_t event, const char *name)
{
	return find(file, event, name, true);
}
