/* What the parts of afterrun-make share.  Everything here that fails says so
 * on stderr and ends the program. */
#ifndef MAKE_FILES_H
#define MAKE_FILES_H

#include <stddef.h>
#include <stdint.h>

#include "afterrun/invent.h"
#include "afterrun/write.h"

/* A file in memory, borrowed from an arena. */
struct file {
	const unsigned char *bytes;
	size_t n;
};

_Noreturn void stop(const char *what, const char *why);

/* The arena for one file after another. */
struct ar_arena *arena_open(void);

/* Make the folder unless it stands. */
void folder_make(const char *path);

/* Write folder/name; name may be cut at FILES_PATH bytes together. */
enum { FILES_PATH = 1024 };
void file_save(const char *folder, const char *name, struct file file);

/* Invent and write out in one go. */
struct file file_make(const struct ar_invent_plan *plan,
    enum ar_format format, struct ar_arena *arena);

/* Seeds for the fuzz targets, one folder a target. */
void corpus_make(const char *folder);

/* --- containers --- */
struct file pack_gzip(struct file in, struct ar_arena *arena);
/* A zip with one stored member; crc is added to the right checksum. */
struct file pack_zip(const char *member, struct file in, uint32_t crc,
    struct ar_arena *arena);

/* --- damage: a copy of file with one thing wrong --- */
struct damage {
	const char *name;
	struct file (*make)(struct file in, struct ar_arena *arena);
};

extern const struct damage damages[];
extern const size_t damage_count;

#endif
