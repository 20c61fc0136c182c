/* Another log, as a backup, into this one: what it has and this one has not.
 * Nothing of this log is changed or overwritten. */
#ifndef AFTERRUN_MERGE_H
#define AFTERRUN_MERGE_H

#include <stdint.h>

#include "afterrun/history.h"
#include "afterrun/store.h"

/* What was new in it. */
struct ar_merged {
	uint64_t files; /* recordings */
	uint64_t runs;  /* with a recording or samples */
	uint64_t told;  /* runs without */
	uint64_t words; /* of runs the log had: effort, note, shoe */
	uint64_t days;  /* sleep, pulse, mass, … */
	uint64_t feels;
	uint64_t notes;
	uint64_t pains;
	uint64_t sessions;
	uint64_t shoes;
	uint64_t facts;
	uint64_t known;   /* runs that the log had */
	uint64_t refused; /* runs and recordings that could not be read */
};

/* Take over what other has.
 *   store  open for writing, inside a transaction of the caller.
 *   other  open for reading; ar_store_verify should have found it sound.
 *   batch_id  what undoing takes out again: recordings, runs, days and facts
 *             of files.  The runner's words (marks, notes, pains, sessions,
 *             shoes, what they said of themselves) stay when it is undone.
 * Recordings are read again from their bytes, or from their samples where no
 * bytes were kept, and go the way of every recording: the same bytes, or the
 * same start and distance, never become a second run.  Then the words: for a
 * day, a region and a side (a kind and a source) that this log knows nothing
 * of; pains that did not begin on the same day at the same place; shoes by
 * their name.  What was replaced comes along with what replaced it.
 * The runs' numbers are those of this program; call ar_resettle afterwards.
 * A status that is not AR_OK: the caller rolls back. */
AR_API AR_MUST_USE enum ar_status ar_log_merge(struct ar_store *store,
    struct ar_store *other, int64_t batch_id, const struct ar_moment *moment,
    struct ar_merged *counts, struct ar_error *err);

#endif
