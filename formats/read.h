/* Dispatch by content, shared by read.c (plain, gzip), read_zip.c and
 * read_count.c. */
#ifndef FORMATS_READ_H
#define FORMATS_READ_H

#include "afterrun/recording.h"

#define AR_READ_NO_MEMORY "there is not enough memory"

struct ar_read {
	struct ar_arena *arena;
	unsigned flags;
};

/* A file that is no zip: plain or gzip. */
AR_MUST_USE enum ar_status ar_read_one(const struct ar_read *read,
    const unsigned char *bytes, size_t n, struct ar_recording *recording,
    struct ar_error *err);

/* All recordings in a zip, as one. */
AR_MUST_USE enum ar_status ar_read_zip(const struct ar_read *read,
    const unsigned char *bytes, size_t n, struct ar_recording *recording,
    struct ar_error *err);

#endif
