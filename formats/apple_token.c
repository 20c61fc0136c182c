#include "formats/apple_token.h"

#include <string.h>

#include "base/text.h"

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	    c == '/' || (unsigned char)c >= 0x80;
}

/* The byte after '<' says what begins. */
static void
open_mark(struct ar_tokens *t, const char **at)
{
	char c = **at;

	if (c == '<') {
		(*at)++;
	} else if (c == '!') {
		(*at)++;
		t->state = AR_TOKEN_BANG;
		t->matched = 0;
	} else if (c == '?') {
		(*at)++;
		t->state = AR_TOKEN_DECLARATION;
	} else if (starts_name(c)) {
		t->state = AR_TOKEN_TAG;
		t->used = 0;
		t->quote = '\0';
		t->equals = t->too_long = false;
	} else {
		t->state = AR_TOKEN_TEXT;
	}
}

static void
bang(struct ar_tokens *t, const char **at)
{
	char c = **at;

	if (!t->matched)
		t->wanted = c == '[' ? "[CDATA[" : "--";
	if (c != t->wanted[t->matched]) {
		t->state = AR_TOKEN_DECLARATION;
		return;
	}
	(*at)++;
	if (t->wanted[++t->matched])
		return;
	t->state = c == '[' ? AR_TOKEN_CDATA : AR_TOKEN_COMMENT;
	t->run = 0;
}

/* To the end of a comment or of CDATA. */
static void
skip_block(struct ar_tokens *t, const char **at, const char *end)
{
	char mark = t->state == AR_TOKEN_CDATA ? ']' : '-';

	for (; *at < end; (*at)++) {
		if (**at == mark) {
			t->run += t->run < 2;
		} else if (**at == '>' && t->run == 2) {
			(*at)++;
			t->state = AR_TOKEN_TEXT;
			return;
		} else {
			t->run = 0;
		}
	}
}

/* A declaration ends at '>'; in Apple's broken DTD also where the next
 * begins. */
static void
skip_declaration(struct ar_tokens *t, const char **at, const char *end)
{
	for (; *at < end; (*at)++) {
		if (**at != '>' && **at != '<')
			continue;
		t->state = **at == '<' ? AR_TOKEN_OPEN : AR_TOKEN_TEXT;
		(*at)++;
		return;
	}
}

static void
keep(struct ar_tokens *t, const char *bytes, size_t n)
{
	if (n > sizeof t->kept - t->used) {
		t->too_long = true;
		return;
	}
	memcpy(t->kept + t->used, bytes, n);
	t->used += n;
}

/* Move to the '>' that ends the tag, or to a '<' inside.  NULL: neither. */
static const char *
tag_end(struct ar_tokens *t, const char *p, const char *end)
{
	for (; p < end; p++) {
		if (t->quote) {
			while (p < end && *p != t->quote && *p != '<')
				p++;
			if (p == end)
				return NULL;
			if (*p == '<')
				return p;
			t->quote = '\0';
		} else if (*p == '>' || *p == '<') {
			return p;
		} else if (t->equals && (*p == '"' || *p == '\'')) {
			t->quote = *p;
			t->equals = false;
		} else if (!blank(*p)) {
			t->equals = *p == '=';
		}
	}
	return NULL;
}

static void
split(const char *bytes, size_t n, struct ar_tag *tag)
{
	const char *p = bytes, *end = bytes + n;

	tag->closing = p < end && *p == '/';
	p += tag->closing;
	tag->empty = end > p && end[-1] == '/';
	end -= tag->empty;
	tag->name = p;
	while (p < end && !blank(*p) && *p != '/')
		p++;
	tag->name_n = (size_t)(p - tag->name);
	tag->attributes = p;
	tag->end = end;
}

/* true: a whole tag. */
static bool
scan_tag(struct ar_tokens *t, const char **at, const char *end,
    struct ar_tag *tag)
{
	const char *start = *at;
	const char *stop = tag_end(t, start, end);
	size_t n = (size_t)((stop ? stop : end) - start);

	if (!stop) {
		keep(t, start, n);
		*at = end;
		return false;
	}
	*at = stop + 1;
	if (*stop == '<') {
		t->lost++;
		t->state = AR_TOKEN_OPEN;
		return false;
	}
	t->state = AR_TOKEN_TEXT;
	if (t->used || t->too_long || n > sizeof t->kept) {
		keep(t, start, n);
		start = t->kept;
		n = t->used;
	}
	if (t->too_long) {
		t->lost++;
		return false;
	}
	split(start, n, tag);
	return true;
}

bool
ar_tokens_next(struct ar_tokens *t, const char **at, const char *end,
    struct ar_tag *tag)
{
	while (*at < end) {
		const char *next;

		switch (t->state) {
		case AR_TOKEN_TEXT:
			next = memchr(*at, '<', (size_t)(end - *at));
			if (next)
				t->state = AR_TOKEN_OPEN;
			*at = next ? next + 1 : end;
			break;
		case AR_TOKEN_OPEN:
			open_mark(t, at);
			break;
		case AR_TOKEN_BANG:
			bang(t, at);
			break;
		case AR_TOKEN_COMMENT:
		case AR_TOKEN_CDATA:
			skip_block(t, at, end);
			break;
		case AR_TOKEN_DECLARATION:
			skip_declaration(t, at, end);
			break;
		case AR_TOKEN_TAG:
			if (scan_tag(t, at, end, tag))
				return true;
			break;
		}
	}
	return false;
}

bool
ar_tag_is(const struct ar_tag *tag, const char *name)
{
	return tag->name_n == strlen(name) &&
	    memcmp(tag->name, name, tag->name_n) == 0;
}

bool
ar_tag_attribute(const struct ar_tag *tag, const char *name,
    const char **value, size_t *n)
{
	size_t wanted = strlen(name);
	const char *p = tag->attributes, *end = tag->end;

	for (;;) {
		const char *key, *equals, *close;

		while (p < end && blank(*p))
			p++;
		key = p;
		equals = memchr(p, '=', (size_t)(end - p));
		if (!equals)
			return false;
		for (p = equals + 1; p < end && blank(*p); p++)
			;
		if (p == end || (*p != '"' && *p != '\''))
			return false;
		close = memchr(p + 1, *p, (size_t)(end - p - 1));
		if (!close)
			return false;
		while (equals > key && blank(equals[-1]))
			equals--;
		if ((size_t)(equals - key) == wanted &&
		    memcmp(key, name, wanted) == 0) {
			*value = p + 1;
			*n = (size_t)(close - *value);
			return true;
		}
		p = close + 1;
	}
}

/* The number of &#...; and &#x...; 0: none that is a character. */
static uint32_t
numeric_entity(const char *text, size_t n)
{
	uint32_t base = 10, point = 0;
	size_t at = 0;

	if (n && (text[0] == 'x' || text[0] == 'X')) {
		base = 16;
		at = 1;
	}
	if (at == n)
		return 0;
	for (; at < n; at++) {
		char c = text[at];
		uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
		    : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
		    : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10) : 16;

		if (digit >= base || point > 0x10ffff)
			return 0;
		point = point * base + digit;
	}
	return point > 0x10ffff || (point >= 0xd800 && point < 0xe000)
	    ? 0
	    : point;
}

static size_t
utf8_put(uint32_t point, char out[4])
{
	if (point < 0x80) {
		out[0] = (char)point;
		return 1;
	}
	if (point < 0x800) {
		out[0] = (char)(0xc0 | point >> 6);
		out[1] = (char)(0x80 | (point & 0x3f));
		return 2;
	}
	if (point < 0x10000) {
		out[0] = (char)(0xe0 | point >> 12);
		out[1] = (char)(0x80 | (point >> 6 & 0x3f));
		out[2] = (char)(0x80 | (point & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | point >> 18);
	out[1] = (char)(0x80 | (point >> 12 & 0x3f));
	out[2] = (char)(0x80 | (point >> 6 & 0x3f));
	out[3] = (char)(0x80 | (point & 0x3f));
	return 4;
}

enum { ENTITY_MAX = 12 };

/* The entity at text ("&...;"): its character and length; 0: none known. */
static uint32_t
entity(const char *text, size_t n, size_t *length)
{
	static const struct {
		const char *name;
		char c;
	} known[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'},
	    {"apos", '\''}};
	const char *end = memchr(text, ';', n < ENTITY_MAX ? n : ENTITY_MAX);
	size_t name_n;

	if (!end)
		return 0;
	*length = (size_t)(end - text) + 1;
	name_n = *length - 2;
	if (name_n > 1 && text[1] == '#')
		return numeric_entity(text + 2, name_n - 1);
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strlen(known[i].name) == name_n &&
		    memcmp(known[i].name, text + 1, name_n) == 0)
			return (unsigned char)known[i].c;
	return 0;
}

/* The length of the character at text, written into out; bad bytes become
 * '?', control characters nothing. */
static size_t
character(const char *text, size_t n, char out[4], size_t *out_n)
{
	size_t room = n < 4 ? n : 4, length = 0;
	uint32_t point = *text == '&' ? entity(text, n, &length) : 0;

	*out_n = 0;
	if (point) {
		*out_n = utf8_put(point, out);
		if (!ar_utf8_prefix(out, *out_n))
			*out_n = 0;
		return length;
	}
	if ((unsigned char)*text < 0x20 || *text == 0x7f)
		return 1;
	length = 1;
	while (length < room && ((unsigned char)text[length] & 0xc0) == 0x80)
		length++;
	if ((unsigned char)*text < 0x80)
		length = 1;
	if (ar_utf8_prefix(text, length) != length) {
		out[0] = '?';
		*out_n = 1;
		return 1;
	}
	memcpy(out, text, length);
	*out_n = length;
	return length;
}

size_t
ar_tag_text(const char *value, size_t n, char *out, size_t size)
{
	size_t used = 0;
	char one[4];
	size_t one_n;

	while (n) {
		size_t step = character(value, n, one, &one_n);

		if (one_n >= size - used)
			break;
		memcpy(out + used, one, one_n);
		used += one_n;
		value += step;
		n -= step;
	}
	out[used] = '\0';
	return used;
}
