/* Files in files: gzip and zip, by content, with bounds on what unpacks. */
#ifndef FORMATS_CONTAINER_H
#define FORMATS_CONTAINER_H

#include "afterrun/recording.h"

bool ar_gzip_looks_like(const unsigned char *bytes, size_t n);
bool ar_zip_looks_like(const unsigned char *bytes, size_t n);

/* Bytes that the caller frees with free(). */
struct ar_unpacked {
	unsigned char *bytes;
	size_t n;
	bool complete; /* false: damaged or cut; bytes hold what came before */
};

/* AR_ELIMIT: larger than is read, out is empty.  AR_EMEM. */
AR_MUST_USE enum ar_status ar_gzip_unpack(const unsigned char *bytes,
    size_t n, struct ar_unpacked *out, struct ar_error *err);

/* Called for every member that can be a recording; out belongs to the
 * walker.  A failure ends the walk. */
struct ar_zip_visitor {
	enum ar_status (*member)(void *own, const char *name,
	    const struct ar_unpacked *out);
	/* A member that is left out, and why in words. */
	enum ar_status (*refused)(void *own, const char *code,
	    const char *name, const char *why);
	void *own;
};

/* AR_EDAMAGE: it does not open as a zip. */
AR_MUST_USE enum ar_status ar_zip_walk(const unsigned char *bytes, size_t n,
    const struct ar_zip_visitor *visitor, struct ar_error *err);

#endif
