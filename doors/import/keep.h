/* The writer of an import: keeps what comes down the lane, counts it, and
 * commits about once a second. */
#ifndef IMPORT_KEEP_H
#define IMPORT_KEEP_H

#include "doors/import/import.h"
#include "doors/import/known.h"
#include "doors/import/lane.h"
#include "doors/import/walk.h"

struct keeper {
	const struct import_job *job;
	struct ar_store *store;
	struct import_result *result;
	const struct ar_settled *settled;
	const struct known *known;
	struct ar_error *err;
	struct import_progress progress;
	size_t entry_room;
	double started_s;   /* of a clock that only goes forward */
	double before_s;    /* that earlier, interrupted parts took */
	double committed_s;
	double shown_s;
	bool open;          /* a transaction */
};

/* Monotonic seconds. */
double keep_clock(void);
/* Begin the batch, or go on with the interrupted one of the same source. */
enum ar_status keep_start(struct keeper *keeper) AR_MUST_USE;
/* One slot of the lane. */
enum ar_status keep_slot(struct keeper *keeper, const struct slot *slot)
    AR_MUST_USE;
/* A transaction is open after this. */
enum ar_status keep_begin(struct keeper *keeper) AR_MUST_USE;
/* Commit when it is time, or when now is true; show progress. */
enum ar_status keep_tick(struct keeper *keeper, bool now) AR_MUST_USE;
/* Count a leaf that was looked at and write its row. */
enum ar_status keep_outcome(struct keeper *keeper, const struct leaf *leaf,
    const unsigned char *sha256, const struct ar_kept *kept) AR_MUST_USE;
/* The batch is complete (or interrupted): write its row and commit. */
enum ar_status keep_finish(struct keeper *keeper) AR_MUST_USE;

/* What kind of import it is: the first that is found. */
void keep_kind(struct keeper *keeper, const char *kind);

/* A backup of a log, from keep_backup.c. */
struct load;
enum ar_status keep_backup(struct keeper *keeper, struct load *load,
    const struct leaf *leaf) AR_MUST_USE;

/* A leaf that may be a table of an export, from keep_table.c. */
enum ar_status keep_table(struct keeper *keeper, const struct leaf *leaf)
    AR_MUST_USE;

#endif
