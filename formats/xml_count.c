#include <math.h>
#include <string.h>

#include "formats/xml.h"

/* Only what a count needs: points and their heart rates.  The names are few
 * enough to be compared one by one. */
struct counter {
	XML_Parser parser;
	struct ar_count *count;
	double heart_bpm; /* of the point that is read */
	bool known;  /* the root is gpx or TrainingCenterDatabase */
	bool wrong;  /* it is something else, or brings its own entities */
	bool in_point;
	bool in_heart;
	bool in_leaf;
	size_t used;
	char leaf[64];
};

static const char *
local_name(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

static void XMLCALL
on_text(void *data, const XML_Char *text, int n)
{
	struct counter *counter = data;
	size_t room = sizeof counter->leaf - counter->used;
	size_t take = (size_t)n < room ? (size_t)n : room;

	memcpy(counter->leaf + counter->used, text, take);
	counter->used += take;
}

static bool
heart_leaf(const struct counter *counter, const char *name)
{
	if (name[0] == 'h')
		return strcmp(name, "hr") == 0 ||
		    strcmp(name, "heartrate") == 0;
	return counter->in_heart && strcmp(name, "Value") == 0;
}

static void
on_root(struct counter *counter, const char *name)
{
	counter->known = strcmp(name, "gpx") == 0 ||
	    strcmp(name, "TrainingCenterDatabase") == 0;
	if (!counter->known) {
		counter->wrong = true;
		XML_StopParser(counter->parser, XML_FALSE);
	}
}

static void XMLCALL
on_open(void *data, const XML_Char *full, const XML_Char **attributes)
{
	struct counter *counter = data;
	const char *name = local_name(full);

	(void)attributes;
	if (!counter->known) {
		on_root(counter, name);
		return;
	}
	if (name[0] != 'h' && name[0] != 'H' && name[0] != 'V' &&
	    name[0] != 't' && name[0] != 'T')
		return;
	if (strcmp(name, "trkpt") == 0 || strcmp(name, "Trackpoint") == 0) {
		counter->in_point = true;
		counter->heart_bpm = NAN;
	} else if (counter->in_point && strcmp(name, "HeartRateBpm") == 0) {
		counter->in_heart = true;
	} else if (counter->in_point && heart_leaf(counter, name)) {
		counter->in_leaf = true;
		counter->used = 0;
		XML_SetCharacterDataHandler(counter->parser, on_text);
	}
}

static void
close_leaf(struct counter *counter)
{
	double value = ar_xml_number(counter->leaf, counter->used, NULL);

	counter->in_leaf = false;
	XML_SetCharacterDataHandler(counter->parser, NULL);
	if (!(counter->heart_bpm > 0))
		counter->heart_bpm = value;
}

static void XMLCALL
on_close(void *data, const XML_Char *full)
{
	struct counter *counter = data;
	const char *name;

	if (counter->in_leaf) {
		close_leaf(counter);
		return;
	}
	if (!counter->in_point)
		return;
	name = local_name(full);
	if (name[0] == 'H' && strcmp(name, "HeartRateBpm") == 0)
		counter->in_heart = false;
	if ((name[0] != 't' && name[0] != 'T') ||
	    (strcmp(name, "trkpt") != 0 && strcmp(name, "Trackpoint") != 0))
		return;
	counter->in_point = false;
	counter->count->records++;
	if (counter->heart_bpm > 0 && counter->heart_bpm < 1e6)
		counter->count->heart_sum += (uint64_t)lround(
		    counter->heart_bpm);
}

static void XMLCALL
on_doctype(void *data, const XML_Char *name, const XML_Char *system,
    const XML_Char *public, int internal)
{
	struct counter *counter = data;

	(void)name;
	(void)system;
	(void)public;
	if (internal) {
		counter->wrong = true;
		XML_StopParser(counter->parser, XML_FALSE);
	}
}

enum ar_status
ar_xml_count(const unsigned char *bytes, size_t n, struct ar_count *count,
    struct ar_error *err)
{
	struct counter counter = {.count = count};
	size_t skipped = ar_xml_skip_blanks(bytes, n);
	enum ar_status status;

	counter.parser = XML_ParserCreate(NULL);
	if (!counter.parser)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	XML_SetUserData(counter.parser, &counter);
	XML_SetElementHandler(counter.parser, on_open, on_close);
	XML_SetStartDoctypeDeclHandler(counter.parser, on_doctype);
	XML_SetUnknownEncodingHandler(counter.parser, ar_xml_encoding, NULL);
	status = ar_xml_feed(counter.parser, bytes + skipped, n - skipped);
	XML_ParserFree(counter.parser);
	if (status == AR_EMEM)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	if (counter.wrong || (!counter.known && status != AR_OK))
		return ar_fail(err, AR_EFORMAT, 0,
		    "this is neither GPX nor TCX, or defines entities");
	if (status != AR_OK && !count->records)
		return ar_fail(err, AR_EDAMAGE, 0,
		    "the file is damaged before its first point");
	return AR_OK;
}
