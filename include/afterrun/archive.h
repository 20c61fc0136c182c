/* A zip file larger than memory: members one by one, in pieces. */
#ifndef AFTERRUN_ARCHIVE_H
#define AFTERRUN_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/status.h"

/* Bytes that somebody else reads.  read_at fills all n bytes from offset;
 * false: they could not be read.  Must outlive the archive. */
struct ar_byte_source {
	void *context;
	uint64_t size;
	bool (*read_at)(void *context, uint64_t offset, void *bytes, size_t n);
};

struct ar_archive;

struct ar_archive_entry {
	const char *name; /* UTF-8, lives with the archive */
	uint64_t size;    /* unpacked, as declared */
	uint64_t packed;
	bool folder;
	const char *refused; /* why it may not be read ("it is locked with a
	                      * password"), or NULL; lives with the process */
};

/* Read the directory; memory for it only (about 100 bytes a member).  The
 * archive is used by one thread at a time; several archives may share a
 * source whose read_at allows it.
 * AR_EFORMAT not a zip file.  AR_EDAMAGE the directory is damaged.
 * AR_ELIMIT more than 2,000,000 members.  AR_EMEM. */
AR_API AR_MUST_USE enum ar_status ar_archive_open(
    const struct ar_byte_source *source, struct ar_archive **archive,
    struct ar_error *err);
AR_API void ar_archive_close(struct ar_archive *archive);
AR_API uint64_t ar_archive_count(const struct ar_archive *archive);
AR_API struct ar_archive_entry ar_archive_entry(
    const struct ar_archive *archive, uint64_t index);

/* Hand out a member in pieces (at most 256 KiB each), checksum verified at
 * the end.  take gives AR_OK to go on; anything else ends it and is given
 * back.  AR_EREFUSED as entry.refused; AR_EDAMAGE what came before was
 * handed out; AR_ELIMIT more bytes than limit, or a ratio over 1:2000
 * beyond 64 MiB (a bomb). */
AR_API AR_MUST_USE enum ar_status ar_archive_read(struct ar_archive *archive,
    uint64_t index, uint64_t limit,
    enum ar_status (*take)(void *context, const void *bytes, size_t n,
	struct ar_error *err),
    void *context, struct ar_error *err);

#endif
