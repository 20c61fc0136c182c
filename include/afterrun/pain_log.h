/* Pains in the log: each belongs to an episode with a clock that asks again
 * until it is answered.  Triage stays the only judge; nothing here answers
 * for the runner.  docs/today.md says how T2, T27, T28 and T51 are read. */
#ifndef AFTERRUN_PAIN_LOG_H
#define AFTERRUN_PAIN_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/pain.h"
#include "afterrun/status.h"
#include "afterrun/store.h"
#include "afterrun/triage.h"

struct ar_pain_kept {
	int64_t episode_id;
	bool opened;            /* a new episode */
	const char *closed_why; /* "gone"; NULL: it stays open */
	struct ar_verdict verdict;
	double recheck_utc_s; /* NAN: closed */
};

/* Judge a report and keep it with its verdict.
 *   episode_id  the episode it belongs to; 0: the open one at the same place
 *               on a compatible side, else a new one.  With a number, place
 *               and side may be unknown: they are the episode's.
 * It is judged in the light of the episode's earlier reports (T27, T28, T37,
 * T51) and of what is open elsewhere (T2).  A report of severity 0 closes the
 * episode when nothing holds it any more (T51: the verdict is E4).
 * AR_EABSENT  no open episode of this number.
 * AR_EINPUT   as ar_triage_course, or the place is not the episode's. */
AR_API AR_MUST_USE enum ar_status ar_pain_keep(struct ar_store *store,
    const struct ar_moment *moment, const struct ar_pain *pain,
    int64_t episode_id, struct ar_arena *arena, struct ar_pain_kept *kept,
    struct ar_error *err);

/* The same inside a transaction that is open. */
AR_API AR_MUST_USE enum ar_status ar_pain_keep_within(
    struct ar_store *store, const struct ar_moment *moment,
    const struct ar_pain *pain, int64_t episode_id, struct ar_arena *arena,
    struct ar_pain_kept *kept, struct ar_error *err);

/* The runner closes an episode by hand.
 * AR_EABSENT   no open episode of this number.
 * AR_EREFUSED  it was an E0 or E1 that no clinician has seen (T2). */
AR_API AR_MUST_USE enum ar_status ar_pain_close(struct ar_store *store,
    const struct ar_moment *moment, int64_t episode_id,
    struct ar_arena *arena, struct ar_error *err);

struct ar_pain_due {
	const struct ar_episode *episode;
	const struct ar_pain_report *last;
	enum ar_tier tier;  /* as it was judged then */
	double hours;       /* since the pain began, as far as it was said */
	double due_utc_s;   /* when to ask again */
	bool due;           /* that is now */
	bool locked;        /* T2: an E0 or E1 that nobody has seen */
	/* What it would be now if every answer were still the same: only a
	 * reason to ask, never a verdict.  NULL: it could not be judged. */
	const struct ar_verdict *if_same;
	bool worse_if_same; /* than it was judged then */
	const char *text;   /* one sentence for the runner */
};

/* The clock of every open episode, the most urgent first.  Pure; results
 * live in the arena and borrow from history.  AR_EMEM only. */
AR_API AR_MUST_USE enum ar_status ar_pain_clock(
    const struct ar_history *history, struct ar_arena *arena,
    struct ar_pain_due **dues, size_t *count, struct ar_error *err);

/* Marks of ar_feel that say what T27 and T28 are for. */
struct ar_mark_alarm {
	int region; /* enum ar_region or AR_FEEL_LEGS */
	int side;   /* enum ar_side; AR_SIDES: both or not one */
	int days;   /* it has lasted, both ends counted */
	double lowest; /* mark of these days */
	const struct ar_triage_rule *rule;
	const char *text;
	const char *numbers; /* "legs: 1 of 10 or more for 30 days" */
};

/* Regions with marks up to today or yesterday that fire T27 or T28 and stand
 * under no open episode; for the legs as a whole one at any part of them will
 * do that was told since the soreness began.  The plan's P17 heeds the same
 * list.  Pure, as above. */
AR_API AR_MUST_USE enum ar_status ar_mark_alarms(
    const struct ar_history *history, struct ar_arena *arena,
    struct ar_mark_alarm **alarms, size_t *count, struct ar_error *err);

#endif
