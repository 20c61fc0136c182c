/* The elements of Apple's export.xml, out of pieces of any size.  No XML
 * parser: the files are not XML (a broken DTD, control characters), and only
 * tags and their attributes are wanted.  Comments, CDATA, declarations and
 * text between tags are stepped over; nothing is expanded. */
#ifndef FORMATS_APPLE_TOKEN_H
#define FORMATS_APPLE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/numbers.h"

enum ar_token_state {
	AR_TOKEN_TEXT,
	AR_TOKEN_OPEN, /* after '<' */
	AR_TOKEN_BANG, /* after "<!" */
	AR_TOKEN_COMMENT,
	AR_TOKEN_CDATA,
	AR_TOKEN_DECLARATION, /* also <?...> */
	AR_TOKEN_TAG
};

/* Where the reading stands between two pieces.  Zeroed: at the start. */
struct ar_tokens {
	enum ar_token_state state;
	char quote;        /* of the value that is open; 0 none */
	bool equals;       /* the last thing before was a '=' */
	bool too_long;     /* the tag is longer than kept holds */
	unsigned matched;  /* of "--" or "[CDATA[" */
	unsigned run;      /* of '-' or ']' before a '>' */
	const char *wanted;
	uint64_t lost; /* tags that were broken or too long */
	size_t used;
	char kept[AR_APPLE_TAG_BYTES_MAX]; /* a tag cut between pieces */
};

/* One tag, borrowed until the next call. */
struct ar_tag {
	const char *name; /* without '/' */
	size_t name_n;
	const char *attributes;
	const char *end;
	bool closing; /* </x> */
	bool empty;   /* <x/> */
};

/* The next whole tag of the piece *at..end; *at moves on.  false: the piece
 * is used up.  A tag in which another begins is lost.  Cost: linear. */
bool ar_tokens_next(struct ar_tokens *tokens, const char **at,
    const char *end, struct ar_tag *tag);

/* The raw value of an attribute.  Names may have blanks inside.  false: the
 * tag has none of this name. */
bool ar_tag_attribute(const struct ar_tag *tag, const char *name,
    const char **value, size_t *n);

/* The value decoded into out of size bytes, with a final NUL: the five
 * entities and numbers; others stay as written; bad bytes become '?', control
 * characters are left out; cut between characters.  Returns the length. */
size_t ar_tag_text(const char *value, size_t n, char *out, size_t size);

bool ar_tag_is(const struct ar_tag *tag, const char *name);

#endif
