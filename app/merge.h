/* What the parts of a merge share. */
#ifndef APP_MERGE_H
#define APP_MERGE_H

#include "afterrun/digest.h"
#include "afterrun/merge.h"

/* The same thing in both logs. */
struct ar_merge_pair {
	int64_t other; /* its number there */
	int64_t own;   /* here; 0: not yet, or not at all */
};

struct ar_merging {
	struct ar_store *store;
	struct ar_store *other;
	int64_t batch_id;
	const struct ar_moment *moment;
	struct ar_arena *arena; /* for the whole of it */
	struct ar_settled settled;
	struct ar_merge_pair *runs; /* by other, rising */
	size_t run_count;
	struct ar_merge_pair *shoes; /* by other, rising */
	size_t shoe_count;
	struct ar_merged *counts;
	struct ar_error *err;
};

/* The number here of what has the number other there; 0: none. */
int64_t ar_merge_own(const struct ar_merge_pair *pairs, size_t count,
    int64_t other);

/* In this order: what the runs need, the runs, what hangs on them. */
enum ar_status ar_merge_facts(struct ar_merging *m);
enum ar_status ar_merge_shoes(struct ar_merging *m);
enum ar_status ar_merge_runs(struct ar_merging *m);
enum ar_status ar_merge_days(struct ar_merging *m);
enum ar_status ar_merge_pains(struct ar_merging *m);
enum ar_status ar_merge_sessions(struct ar_merging *m);

#endif
