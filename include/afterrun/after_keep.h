/* The main job with the log: keep the run and the runner's words, compare
 * with the runner's own past, answer.  Call inside one transaction, then
 * commit, then reply. */
#ifndef AFTERRUN_AFTER_KEEP_H
#define AFTERRUN_AFTER_KEEP_H

#include "afterrun/after.h"
#include "afterrun/digest.h"
#include "afterrun/history.h"
#include "afterrun/store.h"

struct ar_after_job {
	const void *bytes; /* of the file */
	size_t n;
	const char *name;  /* as people know the file */
	const struct ar_recording *recording; /* read from bytes */
	const struct ar_after_said *said;
	struct ar_moment moment;
	bool keep_file; /* also the file's own bytes */
	/* a run that was told (afterrun/told.h): bytes are NULL, recording is
	 * made of it; NULL: a file */
	const struct ar_export_workout *told;
};

struct ar_after_kept {
	struct ar_kept kept;
	bool already;   /* the log had these bytes */
	int64_t run_id; /* that the answer is about */
	int64_t leader; /* the run that stands for it in the log */
	bool first;     /* nothing was in the log before */
};

/* Keep and answer.
 *   after  as ar_after_make_past gives it; borrows job and lives in arena.
 * Said: effort goes on the run, marks and mass on today, who the runner is
 * becomes a fact.  AR_EINPUT as ar_after_make. */
AR_API AR_MUST_USE enum ar_status ar_after_keep(struct ar_store *store,
    const struct ar_after_job *job, struct ar_arena *arena,
    struct ar_after *after, struct ar_after_kept *kept,
    struct ar_error *err);

/* What was said of the person, or a heart rate never seen before, may belong
 * to other runs, too: let ar_resettle follow. */
AR_API bool ar_after_moves_person(const struct ar_after_said *said,
    const struct ar_after_kept *kept);

/* Answer with the log's past, keeping nothing. */
AR_API AR_MUST_USE enum ar_status ar_after_look(struct ar_store *store,
    const struct ar_after_job *job, struct ar_arena *arena,
    struct ar_after *after, struct ar_error *err);

#endif
