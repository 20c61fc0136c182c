#include "formats/xml.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "formats/numbers.h"
#include "formats/warn.h"

static const struct {
	const char *text;
	uint8_t n;
	bool leaf;
} names[AR_XML_NAMES] = {
    {"", 0, false},
#define AR_XML_ITEM(id, text, leaf) {text, sizeof text - 1, leaf},
#include "formats/xml_names.inc"
#undef AR_XML_ITEM
};

static const struct ar_xml_dialect dialects[] = {
    {AR_XML_GPX, AR_FORMAT_GPX, ar_gpx_open, ar_gpx_close, ar_gpx_end},
    {AR_XML_TCX, AR_FORMAT_TCX, ar_tcx_open, ar_tcx_close, ar_tcx_end},
};

enum {
	CHUNK = 256 * 1024 /* bytes given to expat at a time */
};

void
ar_xml_no_memory(struct ar_xml *xml)
{
	xml->status = AR_EMEM;
	XML_StopParser(xml->parser, XML_FALSE);
}

static void
stop(struct ar_xml *xml, enum ar_status status, enum ar_file_verdict verdict)
{
	if (xml->status == AR_OK)
		xml->status = status;
	xml->recording->verdict = verdict;
	XML_StopParser(xml->parser, XML_FALSE);
}

void
ar_xml_warn(struct ar_xml *xml, const char *code, const char *text)
{
	if (ar_warn(xml->recording, xml->arena, code, 0, text) != AR_OK)
		ar_xml_no_memory(xml);
}

const char *
ar_xml_keep(struct ar_xml *xml, const char *text, size_t n)
{
	const char *copy;

	n = ar_utf8_prefix(text, n);
	if (!n)
		return NULL;
	copy = ar_arena_text(xml->arena, text, n);
	if (!copy)
		ar_xml_no_memory(xml);
	return copy;
}

struct ar_activity *
ar_xml_activity(struct ar_xml *xml)
{
	struct ar_recording *recording = xml->recording;
	size_t count = recording->activity_count;

	if (count == AR_FORMAT_ACTIVITIES_MAX) {
		ar_xml_warn(xml, "too_many_activities",
		    "The file holds more activities than can be read at once; "
		    "the later ones are left out.");
		return NULL;
	}
	if (count == xml->activity_room) {
		size_t room = count ? 2 * count : 1;
		struct ar_activity *all = ar_arena_grow(xml->arena,
		    recording->activities, count, room, sizeof *all);

		if (!all) {
			ar_xml_no_memory(xml);
			return NULL;
		}
		recording->activities = all;
		xml->activity_room = room;
	}
	recording->activity_count++;
	ar_activity_clear(&recording->activities[count]);
	return &recording->activities[count];
}

/* --- expat's calls --- */

static enum ar_xml_name
known(const char *local, size_t n)
{
	for (unsigned i = 1; i < AR_XML_NAMES && names[i].n <= n; i++)
		if (names[i].n == n && names[i].text[0] == local[0] &&
		    memcmp(names[i].text, local, n) == 0)
			return (enum ar_xml_name)i;
	return AR_XML_OTHER;
}

static void XMLCALL
on_text(void *data, const XML_Char *text, int n)
{
	struct ar_xml *xml = data;
	size_t room = sizeof xml->leaf - xml->leaf_used;
	size_t take = (size_t)n;

	if (take > room)
		take = room;
	memcpy(xml->leaf + xml->leaf_used, text, take);
	xml->leaf_used += take;
}

static void
on_root(struct ar_xml *xml, enum ar_xml_name name)
{
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
		if (dialects[i].root == name)
			xml->dialect = &dialects[i];
	if (!xml->dialect) {
		stop(xml, AR_EFORMAT, AR_VERDICT_NOT_FIT);
		return;
	}
	xml->recording->format = xml->dialect->format;
}

static void XMLCALL
on_open(void *data, const XML_Char *full, const XML_Char **attributes)
{
	struct ar_xml *xml = data;
	const char *local = full;
	const char *end = full;
	enum ar_xml_name name;

	if (attributes[0])
		ar_xml_check_attributes(xml, attributes);
	for (; *end; end++)
		if (*end == ':')
			local = end + 1;
	if (local != full)
		ar_xml_check_prefix(xml, full, (size_t)(local - full) - 1);
	name = known(local, (size_t)(end - local));
	if (!xml->dialect) {
		on_root(xml, name);
		if (!xml->dialect)
			return;
	}
	if (xml->depth < AR_XML_STACK)
		xml->stack[xml->depth] = (uint8_t)name;
	xml->depth++;
	if (xml->depth > AR_FORMAT_XML_DEPTH_MAX) {
		stop(xml, AR_ELIMIT, AR_VERDICT_MALFORMED);
		return;
	}
	if (names[name].leaf) {
		xml->leaf_used = 0;
		XML_SetCharacterDataHandler(xml->parser, on_text);
	}
	if (name != AR_XML_OTHER)
		xml->dialect->open(xml, name, attributes);
}

static void XMLCALL
on_close(void *data, const XML_Char *full)
{
	struct ar_xml *xml = data;
	enum ar_xml_name name = AR_XML_OTHER;
	const char *text = xml->leaf;
	size_t n = 0;

	(void)full;
	if (!xml->depth || !xml->dialect)
		return; /* stopped in the first element */
	if (xml->depth <= AR_XML_STACK)
		name = (enum ar_xml_name)xml->stack[xml->depth - 1];
	if (names[name].leaf) {
		n = xml->leaf_used;
		xml->leaf_used = 0;
		while (n && ar_xml_blank(text[n - 1]))
			n--;
		for (; n && ar_xml_blank(text[0]); n--)
			text++;
		XML_SetCharacterDataHandler(xml->parser, NULL);
	}
	if (name != AR_XML_OTHER)
		xml->dialect->close(xml, name, text, n);
	xml->depth--;
}

static void XMLCALL
on_doctype(void *data, const XML_Char *name, const XML_Char *system,
    const XML_Char *public, int internal)
{
	struct ar_xml *xml = data;
	const char *colon = strchr(name, ':');
	enum ar_xml_name root;

	(void)system;
	(void)public;
	if (colon)
		name = colon + 1;
	root = known(name, strlen(name));
	if (root == AR_XML_GPX)
		xml->recording->format = AR_FORMAT_GPX;
	else if (root == AR_XML_TCX)
		xml->recording->format = AR_FORMAT_TCX;
	if (xml->recording->format == AR_FORMAT_NONE)
		stop(xml, AR_EFORMAT, AR_VERDICT_NOT_FIT);
	else if (internal)
		stop(xml, AR_EREFUSED, AR_VERDICT_REFUSE_ENTITIES);
	else
		ar_xml_warn(xml, "doctype_skipped",
		    "The file names a document type; it was not looked up.");
}

/* --- the whole file --- */

static bool
utf16(const unsigned char *bytes, size_t n)
{
	return n >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) ||
	    (bytes[0] == 0xfe && bytes[1] == 0xff) ||
	    (bytes[0] == '<' && bytes[1] == 0) ||
	    (bytes[0] == 0 && bytes[1] == '<'));
}

size_t
ar_xml_skip_blanks(const unsigned char *bytes, size_t n)
{
	static const unsigned char mark[3] = {0xef, 0xbb, 0xbf};
	size_t at = 0;

	if (utf16(bytes, n))
		return 0;
	while (at < n)
		if (ar_xml_blank((char)bytes[at]))
			at++;
		else if (n - at >= sizeof mark &&
		    memcmp(bytes + at, mark, sizeof mark) == 0)
			at += sizeof mark;
		else
			break;
	return at;
}

bool
ar_xml_looks_like(const unsigned char *bytes, size_t n)
{
	size_t at = ar_xml_skip_blanks(bytes, n);

	return utf16(bytes, n) || (at < n && bytes[at] == '<');
}

/* Blanks before the declaration are an error in XML, elsewhere not. */
static bool
blanks_matter(const unsigned char *bytes, size_t n, size_t skipped)
{
	return skipped && !(skipped == 3 && bytes[0] == 0xef) &&
	    n - skipped >= 5 && memcmp(bytes + skipped, "<?xml", 5) == 0;
}

enum ar_status
ar_xml_feed(XML_Parser parser, const unsigned char *bytes, size_t n)
{
	size_t at = 0;
	bool last = false;

	while (!last) {
		size_t part = n - at < CHUNK ? n - at : CHUNK;

		last = at + part == n;
		if (XML_Parse(parser, (const char *)bytes + at, (int)part,
			last) != XML_STATUS_OK)
			return XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY
			    ? AR_EMEM
			    : AR_EDAMAGE;
		at += part;
	}
	return AR_OK;
}

static void
feed(struct ar_xml *xml, const unsigned char *bytes, size_t n)
{
	enum ar_status status = ar_xml_feed(xml->parser, bytes, n);

	if (status == AR_EMEM)
		xml->status = AR_EMEM;
	else if (status != AR_OK && xml->status == AR_OK)
		xml->recording->verdict = AR_VERDICT_MALFORMED;
}

static enum ar_status
report_malformed(struct ar_xml *xml, size_t skipped)
{
	XML_Index at = XML_GetCurrentByteIndex(xml->parser);

	if (xml->recording->verdict != AR_VERDICT_MALFORMED)
		return AR_OK;
	return ar_warn(xml->recording, xml->arena, "malformed",
	    (uint64_t)(at > 0 ? at : 0) + skipped,
	    "The file is damaged or ends early; what came before is kept.");
}

static enum ar_status
zone_warnings(struct ar_xml *xml)
{
	struct ar_recording *recording = xml->recording;

	for (size_t i = 0; i < recording->activity_count; i++)
		if (!xml->offset_mixed && !xml->zone_missing &&
		    fabs(xml->offset_s) > 0)
			recording->activities[i].utc_offset_s = xml->offset_s;
	if (xml->zone_missing)
		AR_TRY(ar_warn(recording, xml->arena, "zone_missing", 0,
		    "Times without a zone were taken as UTC."));
	return AR_OK;
}

static enum ar_status
conclude(struct ar_xml *xml, const unsigned char *bytes, size_t n,
    size_t skipped, struct ar_error *err)
{
	struct ar_recording *recording = xml->recording;

	if (xml->status == AR_EMEM)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	if (xml->status == AR_EFORMAT || !xml->dialect) {
		bool refused = xml->status == AR_EREFUSED;

		if (refused)
			return ar_fail(err, AR_EREFUSED, skipped,
			    "the file defines its own entities");
		recording->format = AR_FORMAT_NONE;
		recording->verdict = AR_VERDICT_NOT_FIT;
		return ar_fail(err, AR_EFORMAT, skipped,
		    "this is XML, but neither GPX nor TCX");
	}
	AR_TRY(zone_warnings(xml));
	AR_TRY(report_malformed(xml, skipped));
	if (blanks_matter(bytes, n, skipped)) {
		AR_TRY(ar_warn(recording, xml->arena, "leading_whitespace", 0,
		    "Blanks before the XML declaration were skipped."));
		if (recording->verdict == AR_VERDICT_VALID)
			recording->verdict = AR_VERDICT_LEADING_WHITESPACE;
	}
	if (xml->undeclared) {
		AR_TRY(ar_warn(recording, xml->arena, "undeclared_prefix", 0,
		    "The file uses a name prefix that it never declares."));
		if (recording->verdict == AR_VERDICT_VALID)
			recording->verdict = AR_VERDICT_UNDECLARED_PREFIX;
	}
	if (recording->verdict == AR_VERDICT_MALFORMED &&
	    !recording->activity_count)
		return ar_fail(err, AR_EDAMAGE,
		    (uint64_t)XML_GetCurrentByteIndex(xml->parser) + skipped,
		    "the file is damaged before its first point");
	return AR_OK;
}

static enum ar_status
run(struct ar_xml *xml, const unsigned char *bytes, size_t n,
    struct ar_error *err)
{
	size_t skipped = ar_xml_skip_blanks(bytes, n);
	enum ar_status status;

	xml->offset_s = NAN;
	xml->parser = XML_ParserCreate(NULL);
	if (!xml->parser)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	XML_SetUserData(xml->parser, xml);
	XML_SetElementHandler(xml->parser, on_open, on_close);
	XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
	XML_SetUnknownEncodingHandler(xml->parser, ar_xml_encoding, NULL);
	feed(xml, bytes + skipped, n - skipped);
	if (xml->dialect && xml->status != AR_EMEM)
		xml->dialect->end(xml);
	status = conclude(xml, bytes, n, skipped, err);
	XML_ParserFree(xml->parser);
	return status;
}

enum ar_status
ar_xml_read(const unsigned char *bytes, size_t n, struct ar_arena *arena,
    struct ar_recording *recording, struct ar_error *err)
{
	struct ar_xml xml = {.arena = arena, .recording = recording};

	return run(&xml, bytes, n, err);
}
