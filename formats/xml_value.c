#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "base/text.h"
#include "formats/numbers.h"
#include "formats/xml.h"

enum { SHOWN = 8 }; /* bytes of an encoding's name that are looked at */

const char *
ar_xml_attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (strcmp(attributes[0], name) == 0)
			return attributes[1];
	return NULL;
}

double
ar_xml_number(const char *text, size_t n, bool *comma)
{
	char copy[64];
	char *mark;
	double value;

	while (n && ar_xml_blank(text[n - 1]))
		n--;
	while (n && ar_xml_blank(text[0])) {
		text++;
		n--;
	}
	if (ar_number_parse(text, n, &value))
		return value;
	if (n >= sizeof copy)
		return NAN;
	memcpy(copy, text, n);
	mark = memchr(copy, ',', n);
	if (!mark)
		return NAN;
	*mark = '.';
	if (!ar_number_parse(copy, n, &value))
		return NAN;
	if (comma)
		*comma = true;
	return value;
}

static int
two(const char *text)
{
	unsigned tens = (unsigned char)text[0] - (unsigned)'0';
	unsigned ones = (unsigned char)text[1] - (unsigned)'0';

	return tens > 9 || ones > 9 ? -1 : (int)(10 * tens + ones);
}

/* The common shape on the day of the last time: hh:mm:ss, up to three
 * decimals, Z.  NAN: take the long way. */
static double
time_of_same_day(const struct ar_xml *xml, const char *text, size_t n)
{
	int hour, minute, second, digit;
	double fraction = 0, scale = 1;

	if (n < 20 || n > 24 || text[n - 1] != 'Z' || text[10] != 'T' ||
	    memcmp(text, xml->day_text, sizeof xml->day_text) != 0)
		return NAN;
	hour = two(text + 11);
	minute = two(text + 14);
	second = two(text + 17);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
	    second > 59 || text[13] != ':' || text[16] != ':' ||
	    (n > 20 && text[19] != '.'))
		return NAN;
	for (size_t i = 20; i + 1 < n; i++) {
		digit = text[i] - '0';
		if (digit < 0 || digit > 9)
			return NAN;
		fraction = fraction * 10 + digit;
		scale *= 10;
	}
	return xml->day_s + 3600 * hour + 60 * minute + second +
	    fraction / scale;
}

static void
note_zone(struct ar_xml *xml, double offset)
{
	if (isnan(offset))
		xml->zone_missing = true;
	else if (isnan(xml->offset_s))
		xml->offset_s = offset;
	else if (fabs(offset - xml->offset_s) > 0)
		xml->offset_mixed = true;
}

double
ar_xml_time(struct ar_xml *xml, const char *text, size_t n)
{
	double at = time_of_same_day(xml, text, n);
	double offset;

	if (!isnan(at)) {
		note_zone(xml, 0);
		return at;
	}
	if (!ar_time_parse(text, n, &at, &offset))
		return NAN;
	note_zone(xml, offset);
	if (n >= 20 && text[n - 1] == 'Z' && text[0] != ' ') {
		memcpy(xml->day_text, text, sizeof xml->day_text);
		xml->day_s = floor(at / 86400) * 86400;
	}
	return at;
}

static bool
declared(const struct ar_xml *xml, const char *prefix, size_t n)
{
	const char *at = xml->prefixes;
	size_t left = xml->prefixes_used;

	if (n == 3 && memcmp(prefix, "xml", 3) == 0)
		return true;
	while (left) {
		const char *end = memchr(at, ' ', left);
		size_t length = (size_t)(end - at);

		if (length == n && memcmp(at, prefix, n) == 0)
			return true;
		left -= length + 1;
		at = end + 1;
	}
	return false;
}

static void
declare(struct ar_xml *xml, const char *prefix)
{
	size_t n = strlen(prefix);
	size_t need = xml->prefixes_used + n + 1;

	if (need > AR_FORMAT_PREFIX_BYTES_MAX || declared(xml, prefix, n))
		return;
	if (need > xml->prefixes_room) {
		size_t room = 2 * need;
		char *all = ar_arena_grow(xml->arena, xml->prefixes,
		    xml->prefixes_room, room, 1);

		if (!all) {
			ar_xml_no_memory(xml);
			return;
		}
		xml->prefixes = all;
		xml->prefixes_room = room;
	}
	memcpy(xml->prefixes + xml->prefixes_used, prefix, n);
	xml->prefixes[xml->prefixes_used + n] = ' ';
	xml->prefixes_used = need;
}

void
ar_xml_check_prefix(struct ar_xml *xml, const char *prefix, size_t n)
{
	if (xml->undeclared || (n == xml->prefix_last_n &&
	    memcmp(prefix, xml->prefix_last, n) == 0))
		return;
	if (!declared(xml, prefix, n)) {
		xml->undeclared = true;
	} else if (n <= sizeof xml->prefix_last) {
		memcpy(xml->prefix_last, prefix, n);
		xml->prefix_last_n = n;
	}
}

void
ar_xml_check_attributes(struct ar_xml *xml, const char **attributes)
{
	bool prefixed = false;

	for (const char **at = attributes; *at; at += 2) {
		const char *name = *at;

		if (name[0] == 'x' && strncmp(name, "xmlns:", 6) == 0)
			declare(xml, name + 6);
		else
			prefixed |= strchr(name, ':') != NULL;
	}
	for (const char **at = attributes; prefixed && *at; at += 2) {
		const char *colon = strchr(*at, ':');

		if (colon && strncmp(*at, "xmlns:", 6) != 0)
			ar_xml_check_prefix(xml, *at, (size_t)(colon - *at));
	}
}

/* Single-byte encodings that expat does not know are read as Latin 1: what
 * counts in the file is ASCII, only names can suffer. */
int XMLCALL
ar_xml_encoding(void *data, const XML_Char *name, XML_Encoding *info)
{
	(void)data;
	if (strlen(name) < SHOWN ||
	    (!ar_text_same_word(name, SHOWN, "windows-") &&
	    !ar_text_same_word(name, SHOWN, "iso-8859")))
		return XML_STATUS_ERROR;
	for (int i = 0; i < 256; i++)
		info->map[i] = i;
	info->data = NULL;
	info->convert = NULL;
	info->release = NULL;
	return XML_STATUS_OK;
}
