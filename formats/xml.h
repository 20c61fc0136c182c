/* GPX and TCX share one way through an XML file: expat without namespaces,
 * names matched without their prefix, text gathered only in known leaves. */
#ifndef FORMATS_XML_H
#define FORMATS_XML_H

#include <expat.h>

#include "afterrun/recording.h"
#include "formats/stored.h"

/* The elements that are known, by local name. */
enum ar_xml_name {
	AR_XML_OTHER,
#define AR_XML_ITEM(id, text, leaf) AR_XML_##id,
#include "formats/xml_names.inc"
#undef AR_XML_ITEM
	AR_XML_NAMES
};

enum {
	AR_XML_LEAF_MAX = 256, /* bytes of text kept of one element */
	AR_XML_STACK = 32      /* parents that are known; deeper are not */
};

struct ar_xml;

/* What a format does with its elements; in one array in xml.c. */
struct ar_xml_dialect {
	enum ar_xml_name root;
	enum ar_format format;
	void (*open)(struct ar_xml *xml, enum ar_xml_name name,
	    const char **attributes);
	/* text is what stands in a leaf, blanks around it removed. */
	void (*close)(struct ar_xml *xml, enum ar_xml_name name,
	    const char *text, size_t n);
	/* After the last element, also of a broken file. */
	void (*end)(struct ar_xml *xml);
};

struct ar_xml {
	XML_Parser parser;
	struct ar_arena *arena;
	struct ar_recording *recording;
	const struct ar_xml_dialect *dialect;
	void *own; /* of the dialect, in arena */
	size_t activity_room;
	enum ar_status status; /* first failure; sticky */
	bool undeclared;
	bool zone_missing;
	bool offset_mixed;
	double offset_s; /* of the times; NAN none but Z */
	unsigned depth;
	uint8_t stack[AR_XML_STACK];
	size_t leaf_used;
	char leaf[AR_XML_LEAF_MAX];
	/* prefixes declared so far, each with a final blank */
	char *prefixes;
	size_t prefixes_used;
	size_t prefixes_room;
	char prefix_last[32];
	size_t prefix_last_n;
	/* the last date seen, so that a time costs no calendar */
	char day_text[10];
	double day_s;
};

/* The parent of the element that is being opened or closed. */
static inline enum ar_xml_name
ar_xml_parent(const struct ar_xml *xml)
{
	return xml->depth >= 2 && xml->depth - 2 < AR_XML_STACK
	    ? (enum ar_xml_name)xml->stack[xml->depth - 2]
	    : AR_XML_OTHER;
}

static inline bool
ar_xml_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Note a prefix that is used and was never declared. */
void ar_xml_check_prefix(struct ar_xml *xml, const char *prefix, size_t n);

/* Note the prefixes that attributes declare, and check those they use. */
void ar_xml_check_attributes(struct ar_xml *xml, const char **attributes);

/* A number as people write it: blanks around, a decimal comma (*comma, may
 * be NULL), NAN for anything else ("null", "", "NaN"). */
double ar_xml_number(const char *text, size_t n, bool *comma);

/* A time; NAN for anything else.  Notes its zone. */
double ar_xml_time(struct ar_xml *xml, const char *text, size_t n);

/* A new activity behind the others, cleared; NULL: no memory (status is
 * set) or too many. */
struct ar_activity *ar_xml_activity(struct ar_xml *xml);

/* Text kept in the arena; NULL when it is empty or memory failed (status). */
const char *ar_xml_keep(struct ar_xml *xml, const char *text, size_t n);

void ar_xml_warn(struct ar_xml *xml, const char *code, const char *text);

/* Stop with AR_EMEM. */
void ar_xml_no_memory(struct ar_xml *xml);

/* The value of an attribute, NULL where it is not there. */
const char *ar_xml_attribute(const char **attributes, const char *name);

/* The dialects. */
void ar_gpx_open(struct ar_xml *xml, enum ar_xml_name name,
    const char **attributes);
void ar_gpx_close(struct ar_xml *xml, enum ar_xml_name name, const char *text,
    size_t n);
void ar_gpx_end(struct ar_xml *xml);
void ar_tcx_open(struct ar_xml *xml, enum ar_xml_name name,
    const char **attributes);
void ar_tcx_close(struct ar_xml *xml, enum ar_xml_name name, const char *text,
    size_t n);
void ar_tcx_end(struct ar_xml *xml);

/* Whether the bytes can only be XML: a '<' after blanks and marks, in UTF-8
 * or UTF-16. */
bool ar_xml_looks_like(const unsigned char *bytes, size_t n);

/* Read GPX or TCX; raw activities.  AR_EFORMAT: XML, but neither of them. */
AR_MUST_USE enum ar_status ar_xml_read(const unsigned char *bytes, size_t n,
    struct ar_arena *arena, struct ar_recording *recording,
    struct ar_error *err);

/* Add the points and heart rates to count. */
AR_MUST_USE enum ar_status ar_xml_count(const unsigned char *bytes, size_t n,
    struct ar_count *count, struct ar_error *err);

/* For expat: encodings it does not know. */
int XMLCALL ar_xml_encoding(void *data, const XML_Char *name,
    XML_Encoding *info);

/* Bytes before the first '<' that XML does not allow but exports write. */
size_t ar_xml_skip_blanks(const unsigned char *bytes, size_t n);

/* All bytes through expat.  AR_EDAMAGE: malformed, or stopped by a handler.
 * AR_EMEM. */
AR_MUST_USE enum ar_status ar_xml_feed(XML_Parser parser,
    const unsigned char *bytes, size_t n);

#endif
