/* The walk over the sources, in a thread of its own: folders in the order of
 * their names, archives member by member, nested archives once more. */
#ifndef IMPORT_WALK_H
#define IMPORT_WALK_H

#include <sys/stat.h>

#include "doors/import/import.h"
#include "doors/import/known.h"
#include "doors/import/lane.h"

/* What the walk knows and leaves. */
struct walk {
	const char *const *paths; /* absolute, without links */
	size_t path_count;
	const struct import_shown *shown; /* of each path; NULL: none */
	const struct known *known;
	int64_t batch_id; /* of the import that goes on */
	struct stat log;  /* the log's own file */
	bool log_known;
	bool again;
	struct lane *lane;
	struct leaf *tables; /* perhaps tables of exports, in order */
	size_t table_count;
	size_t table_room;
	const struct import_shown *as; /* the path now being walked; NULL */
	bool broken;         /* no memory; the walk ended there */
	bool closed;         /* nobody takes leaves any more */
};

/* Put every leaf into the lane, tables aside; ends with lane_walked. */
void *walk_run(void *walk);
void walk_free(struct walk *walk);

/* Files and bytes below the paths, members of archives not counted apart. */
void walk_count(const char *const *paths, size_t count, uint64_t *files,
    uint64_t *bytes);

/* Nanoseconds since 1970 of the last change. */
int64_t changed_ns_of(const struct stat *about);

/* A source over an open file for ar_archive_open. */
struct ar_byte_source bundle_source(struct bundle *bundle);

#endif
