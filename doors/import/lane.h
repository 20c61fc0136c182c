/* The lane between the walker, the workers and the writer: slots in the
 * order of the walk, bounded in number and in estimated memory. */
#ifndef IMPORT_LANE_H
#define IMPORT_LANE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/digest.h"

/* A zip file on disk (or a nested one in a nameless temporary file). */
struct bundle {
	int fd;
	uint64_t size;
	int64_t changed_ns;
	atomic_int users;
};

void bundle_keep(struct bundle *bundle);
void bundle_drop(struct bundle *bundle); /* NULL is allowed */

enum leaf_kind {
	LEAF_BYTES,     /* to be read and digested by a worker */
	LEAF_TABLE,     /* perhaps a table of an export: the writer, at the end */
	LEAF_UNCHANGED, /* as at an earlier import; outcome and reason are old */
	LEAF_REFUSED    /* outcome and reason say why */
};

/* One file of the walk.  Owns path, file and reason and a use of bundle. */
struct leaf {
	enum leaf_kind kind;
	char *path; /* full; "archive.zip!member" inside a bundle */
	char *file; /* where it lies; NULL: at path, or inside a bundle */
	struct bundle *bundle; /* NULL: a file of its own */
	uint64_t index;        /* in the bundle */
	uint64_t size;
	int64_t changed_ns;
	enum ar_outcome outcome;
	char *reason;
	int64_t batch_id; /* unchanged: the import that saw it */
	bool counted;     /* unchanged: part of the import that goes on now */
};

void leaf_free(struct leaf *leaf);

enum slot_state { SLOT_EMPTY, SLOT_WAITING, SLOT_BUSY, SLOT_DONE };

struct slot {
	enum slot_state state;
	struct leaf leaf;
	size_t cost;
	struct ar_arena *arena; /* of digest */
	bool digested;
	bool known; /* the log has these bytes */
	bool failed; /* could not be read; leaf.outcome and reason say it */
	unsigned char sha256[AR_SHA256_SIZE];
	uint64_t read; /* bytes */
	struct ar_digest digest;
};

enum { LANE_SLOTS = 256 };

struct lane {
	pthread_mutex_t lock;
	pthread_cond_t moved;
	struct slot slots[LANE_SLOTS];
	uint64_t in;    /* next to be filled by the walker */
	uint64_t taken; /* next to be taken by a worker */
	uint64_t out;   /* next to be written */
	size_t cost;    /* of slots that are busy or done */
	bool walked;    /* nothing more comes in */
	bool ended;     /* everybody goes home */
	bool broken;    /* the walker ran out of memory */
};

bool lane_open(struct lane *lane);
void lane_close(struct lane *lane);
/* Walker: put leaf (taken over) into the next slot; false: ended. */
bool lane_put(struct lane *lane, struct leaf *leaf);
void lane_walked(struct lane *lane, bool broken);
bool lane_broken(struct lane *lane);
/* Worker: the next slot to digest, in order, when memory allows; NULL: the
 * end. */
struct slot *lane_take(struct lane *lane);
void lane_done(struct lane *lane, struct slot *slot);
/* Writer: the next slot when it is done; NULL: the end.  wait false: NULL
 * also when it is not done yet. */
struct slot *lane_next(struct lane *lane, bool wait);
/* Give the slot back; frees what it holds. */
void lane_release(struct lane *lane, struct slot *slot);
void lane_end(struct lane *lane);

#endif
