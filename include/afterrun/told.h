/* A run without a recording, as the runner tells it: kept like a row of an
 * export's table, answered like a file.  The session takes its weights from
 * table R21; nothing is known of single legs, so there are no doses. */
#ifndef AFTERRUN_TOLD_H
#define AFTERRUN_TOLD_H

#include "afterrun/after.h"
#include "afterrun/after_keep.h"
#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/status.h"
#include "afterrun/store.h"

enum ar_told_sport { AR_TOLD_RUNNING, AR_TOLD_WALKING, AR_TOLD_TREADMILL };

/* NAN: not told. */
struct ar_told {
	enum ar_told_sport sport;
	double start_utc_s; /* NAN: it ended hours_ago */
	double hours_ago;   /* since its end; NAN with start NAN: just now */
	double duration_s;  /* needed; 60 s to 7 days */
	double distance_m;
	double ascent_m;
	double descent_m;
};

/* Everything not told. */
AR_API void ar_told_clear(struct ar_told *told);

/* Why a run on foot has no doses of its legs: it was told, or its recording
 * holds too little (R21b). */
AR_API const char *ar_legs_missing_text(bool told);

struct ar_told_job {
	struct ar_told told;
	const struct ar_after_said *said;
	struct ar_moment moment;
};

/* Keep and answer, as ar_after_keep does for a file; inside a transaction.
 * How hard it was is in said.
 *   after  lives in the arena; its recording holds one activity without
 *          samples and has no format.
 * The log has a run on foot that began within a minute and has nearly the
 * same length or distance: then that one gets the words, no second run is
 * kept, and kept->already is true.
 * AR_EINPUT  a value is out of its range, both start and hours_ago are told,
 *            or the run ends in the future: err->where is the name. */
AR_API AR_MUST_USE enum ar_status ar_told_keep(struct ar_store *store,
    const struct ar_told_job *job, struct ar_arena *arena,
    struct ar_after *after, struct ar_after_kept *kept,
    struct ar_error *err);

#endif
