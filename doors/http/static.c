#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>

#include "doors/http/assets.h"
#include "doors/http/exchange.h"

enum { TAG_ROOM = 128, HASH_LETTERS = 8 };

static const struct asset *
find(const char *path)
{
	if (strcmp(path, openapi_asset.path) == 0)
		return &openapi_asset;
	for (size_t i = 0; i < asset_count; i++)
		if (strcmp(assets[i].path, path) == 0)
			return &assets[i];
	return NULL;
}

/* "chart-3F5QZ7AB.js": another content has another name. */
static bool
is_hashed(const char *path)
{
	const char *dot = strrchr(path, '.');
	const char *dash = strrchr(path, '-');

	if (!dot || !dash || dot - dash != HASH_LETTERS + 1)
		return false;
	for (dash++; dash < dot; dash++)
		if (!((*dash >= 'A' && *dash <= 'Z') ||
		    (*dash >= '0' && *dash <= '9')))
			return false;
	return true;
}

/* One of a list of names with weights: "gzip;q=0" is a refusal. */
static bool
takes_gzip(const char *list)
{
	while (list && *list) {
		size_t n;

		list += strspn(list, " \t,");
		n = strcspn(list, ",");
		if (n >= 4 && strncmp(list, "gzip", 4) == 0 &&
		    (n == 4 || list[4] == ';' || list[4] == ' ')) {
			const char *q = strstr(list, "q=");

			return !q || q > list + n ||
			    strspn(q + 2, "0.") < strcspn(q + 2, ", ");
		}
		list += n;
	}
	return false;
}

static bool
is_named(const char *list, const char *tag)
{
	size_t n = strlen(tag);
	const char *at = list;

	if (!list)
		return false;
	if (strcmp(list, "*") == 0)
		return true;
	while ((at = strstr(at, tag))) {
		if (at[n] == '\0' || strchr(", \t", at[n]))
			return true;
		at += n;
	}
	return false;
}

static void
send_asset(struct exchange *exchange, const struct asset *asset)
{
	struct answer *answer = &exchange->answer;
	bool gzip = asset->gzip && takes_gzip(exchange_header(exchange,
	    MHD_HTTP_HEADER_ACCEPT_ENCODING));
	size_t n = gzip ? asset->gzip_n : asset->n;
	char tag[TAG_ROOM];

	snprintf(tag, sizeof tag, "\"%s%s\"", asset->tag,
	    gzip ? "-gz" : "");
	if (is_named(exchange_header(exchange,
	    MHD_HTTP_HEADER_IF_NONE_MATCH), tag)) {
		answer->status = MHD_HTTP_NOT_MODIFIED;
		n = 0;
	} else {
		answer->status = MHD_HTTP_OK;
	}
	answer->bytes = n;
	answer->response = MHD_create_response_from_buffer(n,
	    (void *)(uintptr_t)(gzip ? asset->gzip : asset->bytes),
	    MHD_RESPMEM_PERSISTENT);
	answer_header(answer, MHD_HTTP_HEADER_CONTENT_TYPE,
	    asset->content_type);
	answer_header(answer, MHD_HTTP_HEADER_ETAG, tag);
	answer_header(answer, MHD_HTTP_HEADER_VARY,
	    MHD_HTTP_HEADER_ACCEPT_ENCODING);
	answer_header(answer, MHD_HTTP_HEADER_CACHE_CONTROL,
	    is_hashed(asset->path) ?
	    "public, max-age=31536000, immutable" : "no-cache");
	if (gzip && n > 0)
		answer_header(answer, MHD_HTTP_HEADER_CONTENT_ENCODING,
		    "gzip");
	answer_dress(answer);
}

void
static_answer(struct exchange *exchange)
{
	const struct asset *asset = find(exchange->path);

	if (!asset) {
		exchange_refuse(exchange, &(struct refusal){
		    MHD_HTTP_NOT_FOUND, "absent",
		    "there is nothing at this address", NULL, NULL});
	} else if (strcmp(exchange->method, "GET") != 0 &&
	    strcmp(exchange->method, "HEAD") != 0) {
		exchange_refuse(exchange, &(struct refusal){
		    MHD_HTTP_METHOD_NOT_ALLOWED, "method",
		    "this cannot be done at this address", NULL, NULL});
		answer_header(&exchange->answer, MHD_HTTP_HEADER_ALLOW,
		    "GET, HEAD");
	} else {
		send_asset(exchange, asset);
	}
}
