/* The web app's files, built in. */
#ifndef HTTP_ASSETS_H
#define HTTP_ASSETS_H

#include <stddef.h>

struct asset {
	const char *path;         /* "/app.js" */
	const char *content_type;
	const char *tag;          /* for the ETag: of the bytes, in hex */
	const unsigned char *bytes;
	size_t n;
	const unsigned char *gzip; /* NULL: not worth it */
	size_t gzip_n;
};

/* Generated from web/, or the page that says how to build it in. */
extern const struct asset assets[];
extern const size_t asset_count;

/* api/openapi.yaml. */
extern const struct asset openapi_asset;

#endif
