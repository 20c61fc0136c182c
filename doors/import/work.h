/* A worker: reads a file, asks whether the log has it, digests it. */
#ifndef IMPORT_WORK_H
#define IMPORT_WORK_H

#include "afterrun/archive.h"
#include "doors/import/known.h"
#include "doors/import/lane.h"

struct work {
	struct lane *lane;
	const struct known *known;
	const struct ar_settled *settled;
	unsigned flags; /* of ar_digest_make */
};

/* Until the lane ends.  context is a struct work, shared by all workers. */
void *work_run(void *context);

/* Bytes of one leaf, in a buffer that is used again and again. */
struct load {
	unsigned char *bytes;
	size_t n;
	size_t room;
	struct ar_archive *archive; /* of bundle, opened once */
	struct bundle *bundle;
	struct ar_byte_source source;
};

/* Read all of a leaf; false: *outcome and *reason (to be freed) say why. */
bool load_leaf(struct load *load, const struct leaf *leaf,
    enum ar_outcome *outcome, char **reason);
/* The archive a leaf lies in, opened for this load; NULL with err. */
struct ar_archive *load_archive(struct load *load, const struct leaf *leaf,
    struct ar_error *err);
/* A leaf in pieces, whatever it lies in and however large it is. */
struct load_feed {
	enum ar_status (*take)(void *context, const void *bytes, size_t n,
	    struct ar_error *err);
	void *context;
};

enum ar_status load_pieces(struct load *load, const struct leaf *leaf,
    const struct load_feed *feed, struct ar_error *err) AR_MUST_USE;
void load_free(struct load *load);

/* Load and digest one slot. */
void work_slot(const struct work *work, struct slot *slot,
    struct load *load);

#endif
