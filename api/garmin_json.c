/* Garmin's JSON: one pass over the bytes finds the items, and only one item
 * at a time becomes a tree.  Lists may stand in an object under a known key
 * ([{"summarizedActivitiesExport":[...]}]). */
#include "api/garmin_json.h"

#include <string.h>

#include "api/json.h"
#include "api/numbers.h"

struct scan {
	struct ar_garmin *garmin;
	const char *at;
	const char *end;
	unsigned nesting;
};

void
ar_garmin_refuse(struct ar_garmin *garmin, const char *why)
{
	struct ar_export_count *count = &garmin->count;
	size_t n = strlen(why);

	if (count->refused++)
		return;
	if (n > sizeof count->first_refused - 1)
		n = sizeof count->first_refused - 1;
	memcpy(count->first_refused, why, n);
}

static bool
going(const struct scan *s)
{
	return s->garmin->status == AR_OK;
}

static void
stop(struct scan *s, enum ar_status status, const char *why)
{
	if (going(s))
		s->garmin->status = ar_fail(s->garmin->err, status, 0, why);
}

static void
ends_early(struct scan *s)
{
	stop(s, AR_ETRUNC, "the JSON ends too early");
}

static void
unsound(struct scan *s)
{
	stop(s, AR_EDAMAGE, "this is not sound JSON");
}

/* The next byte that is no blank, not taken; 0 at the end. */
static char
peek(struct scan *s)
{
	while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' ||
		*s->at == '\n' || *s->at == '\r'))
		s->at++;
	if (s->at == s->end) {
		ends_early(s);
		return '\0';
	}
	return *s->at;
}

/* Over a string; s->at stands on its first quote. */
static void
skip_string(struct scan *s)
{
	for (s->at++; s->at < s->end; s->at++) {
		if (*s->at == '\\') {
			s->at++;
		} else if (*s->at == '"') {
			s->at++;
			return;
		}
	}
	s->at = s->end;
	ends_early(s);
}

static bool
ends_scalar(char c)
{
	return c == ',' || c == ']' || c == '}' || c == ' ' || c == '\t' ||
	    c == '\n' || c == '\r';
}

/* Over one value, whatever is inside. */
static void
skip_value(struct scan *s)
{
	unsigned depth = 0;

	do {
		char c = peek(s);

		if (!going(s))
			return;
		if (c == '"') {
			skip_string(s);
		} else if (c == '{' || c == '[') {
			s->at++;
			if (++depth > AR_JSON_DEPTH_MAX)
				stop(s, AR_ELIMIT,
				    "the JSON is nested too deeply");
		} else if (c == '}' || c == ']') {
			s->at++;
			if (!depth--)
				unsound(s);
		} else if (c == ',' || c == ':') {
			s->at++;
			if (!depth)
				unsound(s);
		} else {
			while (s->at < s->end && !ends_scalar(*s->at) &&
			    *s->at != ':' && *s->at != '"')
				s->at++;
		}
	} while (depth && going(s));
}

/* One item as a tree. */
static void
take_item(struct scan *s, const char *from)
{
	size_t n = (size_t)(s->at - from);
	enum ar_status status;
	json_t *item;

	if (n > AR_GARMIN_ITEM_BYTES_MAX) {
		ar_garmin_refuse(s->garmin, "an item is too large");
		return;
	}
	status = ar_json_parse(from, n, &item, NULL);
	if (status == AR_EMEM) {
		stop(s, AR_EMEM, "not enough memory");
	} else if (status != AR_OK) {
		ar_garmin_refuse(s->garmin, "an item is no sound JSON");
	} else {
		ar_garmin_item(s->garmin, item);
		json_decref(item);
	}
}

/* Whether lists under this key hold items; *bulk: in ms and cm. */
static bool
holds_items(const char *key, size_t n, bool *bulk)
{
	static const struct {
		const char *key;
		bool bulk;
	} lists[] = {{"summarizedActivitiesExport", true},
	    {"activityList", false}, {"dateWeightList", false},
	    {"dailyWeightSummaries", false}, {"hrvSummaries", false}};

	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		if (strlen(lists[i].key) == n &&
		    memcmp(lists[i].key, key, n) == 0) {
			*bulk = lists[i].bulk;
			return true;
		}
	return false;
}

static void read_value(struct scan *s);

/* What stands under a key.  true: it was a list of items. */
static bool
read_member(struct scan *s)
{
	const char *key = s->at + 1;
	bool bulk = false, list;

	skip_string(s);
	if (!going(s))
		return false;
	list = holds_items(key, (size_t)(s->at - 1 - key), &bulk);
	if (peek(s) != ':') {
		unsound(s);
		return false;
	}
	s->at++;
	list = peek(s) == '[' && list;
	if (list) {
		s->garmin->bulk = bulk;
		read_value(s);
		s->garmin->bulk = false;
	} else {
		skip_value(s);
	}
	return list;
}

/* An object: a wrapper around lists, or an item. */
static void
read_object(struct scan *s)
{
	const char *from = s->at++;
	bool wrapper = false;

	for (char c = peek(s); going(s) && c != '}'; c = peek(s)) {
		if (c == ',') {
			s->at++;
			continue;
		}
		if (c != '"') {
			unsound(s);
			return;
		}
		wrapper |= read_member(s);
		if (!going(s))
			return;
	}
	if (!going(s))
		return;
	s->at++;
	if (!wrapper)
		take_item(s, from);
}

static void
read_array(struct scan *s)
{
	s->at++;
	if (s->nesting++ >= AR_GARMIN_NESTING_MAX)
		stop(s, AR_ELIMIT, "the JSON is nested too deeply");
	if (going(s) && peek(s) == ']')
		s->garmin->known = true;
	for (char c = peek(s); going(s) && c != ']'; c = peek(s)) {
		if (c == ',')
			s->at++;
		else
			read_value(s);
	}
	s->at += going(s);
	s->nesting--;
}

static void
read_value(struct scan *s)
{
	char c = peek(s);

	if (!going(s))
		return;
	if (c == '[')
		read_array(s);
	else if (c == '{')
		read_object(s);
	else
		skip_value(s);
}

/* Only blanks may follow. */
static void
read_tail(struct scan *s)
{
	struct scan rest = *s;

	for (; rest.at < rest.end; rest.at++)
		if (!ends_scalar(*rest.at) || *rest.at == ',' ||
		    *rest.at == ']' || *rest.at == '}') {
			unsound(s);
			return;
		}
}

enum ar_status
ar_garmin_json_read(const void *bytes, size_t n,
    const struct ar_export_sink *sink, struct ar_export_count *count,
    struct ar_error *err)
{
	struct ar_error unwanted;
	struct ar_garmin garmin = {.sink = sink,
	    .err = err ? err : &unwanted};
	struct scan s = {.garmin = &garmin, .at = bytes};
	static const char mark[] = "\xef\xbb\xbf";

	if (n >= sizeof mark - 1 && memcmp(bytes, mark, sizeof mark - 1) == 0)
		s.at += sizeof mark - 1;
	s.end = (const char *)bytes + n;
	if (!n || (peek(&s) != '[' && peek(&s) != '{'))
		garmin.status = ar_fail(err, AR_EFORMAT, 0,
		    "this is no JSON of Garmin's");
	read_value(&s);
	if (going(&s))
		read_tail(&s);
	if (!garmin.known && garmin.status != AR_EMEM &&
	    garmin.status != AR_ELIMIT)
		garmin.status = ar_fail(err, AR_EFORMAT, 0,
		    "this is no JSON of Garmin's");
	if (count)
		*count = garmin.count;
	return garmin.status;
}
