#include "api/match.h"

#include <string.h>

#include "api/numbers.h"
#include "api/query.h"
#include "base/text.h"

/* The length of the part of a path that begins here, up to "/" or the end. */
static size_t
part_length(const char *path)
{
	const char *end = strchr(path, '/');

	return end ? (size_t)(end - path) : strlen(path);
}

/* Does the path look like the pattern?  {…} stands for a part that is not
 * empty. */
static bool
matches(const char *pattern, const char *path)
{
	for (;;) {
		size_t n;

		while (*pattern && *pattern != '{' && *pattern == *path) {
			pattern++;
			path++;
		}
		if (*pattern != '{')
			return !*pattern && !*path;
		n = part_length(path);
		if (n == 0)
			return false;
		pattern += part_length(pattern);
		path += n;
	}
}

const struct ar_route *
ar_match_find(const char *method, const char *path, bool *known)
{
	size_t count;
	const struct ar_route *routes = ar_routes(&count);

	*known = false;
	for (size_t i = 0; i < count; i++) {
		if (!matches(routes[i].path, path))
			continue;
		*known = true;
		if (strcmp(routes[i].method, method) == 0)
			return &routes[i];
	}
	return NULL;
}

const char *
ar_match_allow(const char *path, struct ar_arena *arena)
{
	size_t count;
	const struct ar_route *routes = ar_routes(&count);
	struct ar_text text;

	ar_text_start(&text, arena);
	for (size_t i = 0; i < count; i++) {
		if (!matches(routes[i].path, path))
			continue;
		if (text.used > 0)
			ar_text_add(&text, ", ");
		ar_text_add(&text, routes[i].method);
		if (strcmp(routes[i].method, "GET") == 0)
			ar_text_add(&text, ", HEAD");
	}
	return ar_text_end(&text);
}

enum ar_status
ar_match_parts(const struct ar_route *route, struct ar_call *call)
{
	const char *pattern = route->path;
	const char *path = call->request->path;
	int count = 0;

	for (;;) {
		size_t pattern_n = part_length(pattern);
		size_t n = part_length(path);

		if (pattern[0] == '{')
			AR_TRY(ar_query_decode(path, n, false, call->arena,
			    &call->part[count++], call->err));
		if (!pattern[pattern_n])
			return AR_OK;
		pattern += pattern_n + 1;
		path += n + 1;
	}
}

uint64_t
ar_match_limit(const struct ar_route *route)
{
	switch (route->body) {
	case AR_ROUTE_JSON:
		return AR_BODY_JSON_MAX;
	case AR_ROUTE_BYTES:
		return AR_BODY_RECORDING_MAX;
	case AR_ROUTE_FILE:
		return AR_BODY_ARCHIVE_MAX;
	case AR_ROUTE_EMPTY:
		break;
	}
	return 0;
}
