/* Another log into this one. */
#include <string.h>

#include "app/merge.h"

/* Lists of everything but samples and bytes. */
enum { ARENA_LISTS = 1 << 29 };

int64_t
ar_merge_own(const struct ar_merge_pair *pairs, size_t count, int64_t other)
{
	size_t from = 0, to = count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (pairs[middle].other == other)
			return pairs[middle].own;
		if (pairs[middle].other < other)
			from = middle + 1;
		else
			to = middle;
	}
	return 0;
}

static enum ar_status
merge(struct ar_merging *m)
{
	AR_TRY(ar_merge_facts(m));
	AR_TRY(ar_settle(m->store, m->moment, m->arena, &m->settled,
	    m->err));
	AR_TRY(ar_merge_shoes(m));
	AR_TRY(ar_merge_runs(m));
	AR_TRY(ar_merge_days(m));
	AR_TRY(ar_merge_pains(m));
	return ar_merge_sessions(m);
}

enum ar_status
ar_log_merge(struct ar_store *store, struct ar_store *other,
    int64_t batch_id, const struct ar_moment *moment,
    struct ar_merged *counts, struct ar_error *err)
{
	struct ar_merging m = {.store = store, .other = other,
	    .batch_id = batch_id, .moment = moment, .counts = counts,
	    .err = err};
	enum ar_status status;

	memset(counts, 0, sizeof *counts);
	m.arena = ar_arena_open(ARENA_LISTS);
	if (!m.arena)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	status = merge(&m);
	ar_arena_close(m.arena);
	return status;
}
