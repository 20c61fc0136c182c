/* Years of history into the log: folders, archives, exports of other
 * programs, a mounted watch.  Reads sources, never changes them.
 *
 * One thread walks, several read and digest, the caller's thread writes.
 * Files are kept in the order of the walk, so that the same import gives the
 * same log however many workers there are.  What was committed stays when
 * the import is interrupted at any point; the same call goes on from there.
 * Memory stays bounded (about 100 MiB) however large the sources are. */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/history.h"
#include "afterrun/merge.h"
#include "afterrun/store.h"

struct import_progress {
	uint64_t files;
	uint64_t files_all; /* 0: still being counted */
	uint64_t bytes;
	uint64_t bytes_all;
	double seconds;
	const char *path; /* the file just kept */
};

/* What the log is to call a source that does not lie where the runner has
 * it: a file that was sent. */
struct import_shown {
	const char *name;
	/* In the place of the time of its last change, which says nothing
	 * here: the same for the same bytes, another one for others; below
	 * 0. */
	int64_t stamp;
};

struct import_job {
	const char *const *paths;
	size_t path_count;
	/* One for each path, and then the paths are files; NULL: they are
	 * called what they are. */
	const struct import_shown *shown;
	const char *log; /* its file, which is no source; NULL: none */
	struct ar_moment moment;
	int workers;     /* 0: one for each core */
	bool keep_files; /* the originals, too */
	bool again;      /* look at unchanged files anew */
	double commit_s; /* how often to commit; 0: every second */
	const atomic_bool *stop; /* becomes true: commit and end */
	/* At most five times a second, from the caller's thread; or NULL. */
	void (*progress)(void *context, const struct import_progress *now);
	void *context;
};

/* A file that was not imported whole. */
struct import_entry {
	char *path;
	char *reason;
	enum ar_outcome outcome;
};

struct import_result {
	struct ar_batch batch; /* as it was kept; source is the result's own */
	char *source;
	bool resumed;     /* went on with an interrupted import */
	bool interrupted; /* by stop */
	uint64_t runs;      /* new in the log, other sports included */
	struct ar_merged merged; /* from backups */
	uint64_t workouts;  /* told by tables of exports */
	uint64_t reanalysed; /* because the person is known better now */
	struct import_entry *entries; /* in the order of the walk */
	size_t entry_count;
};

/* Import into store, which the caller opened for writing and uses for
 * nothing else meanwhile.
 *   result  owned by the caller, also on failure; import_result_free.
 * A status of the log (AR_ESTORE …) ends the import: what was committed
 * before stays, and err says so.  AR_EABSENT: a path is not there. */
enum ar_status import_run(const struct import_job *job,
    struct ar_store *store, struct import_result *result,
    struct ar_error *err) AR_MUST_USE;
void import_result_free(struct import_result *result);

/* Folders of watches that are mounted now (with a GARMIN or similar folder);
 * up to max, each to be freed.  Gives the number. */
size_t import_find_watches(char **paths, size_t max);

/* Is this the folder of a watch by its name, or does it hold one? */
bool import_is_watch(const char *path);

/* Folders that are watched; paths and log must outlive it.  What happens to
 * files whose name begins as that of log (may be NULL) is no news.  NULL: err
 * says why. */
struct import_watch;
struct import_watch *import_watch_open(const char *const *paths,
    size_t count, const char *log, struct ar_error *err);
void import_watch_close(struct import_watch *watch); /* NULL is allowed */
/* Wait until something new came into one of the folders since the last call
 * (or since they were opened) and two seconds of quiet passed.  false: stop
 * became true, or err says why. */
bool import_watch_wait(struct import_watch *watch, const atomic_bool *stop,
    struct ar_error *err);

#endif
