/* Everything derived, made again from what is kept: the watch's bytes where
 * they are, else the samples, and the runner's words.  Run by run, so that a
 * damaged file costs nothing that was known: then the samples are taken, and
 * without them the old numbers stay. */
#include <math.h>
#include <string.h>

#include "app/analyse.h"
#include "app/keep.h"

enum { ARENA_LIST = 1 << 29, ARENA_RUN = 1 << 30 };

struct rebuilding {
	struct ar_store *store;
	struct ar_rebuilt *rebuilt;
	struct ar_error *err;
};

/* The activity of a run in its file; NULL: the bytes are not kept, or they
 * cannot be read any more. */
static enum ar_status
read_again(struct rebuilding *r, const struct ar_run *run,
    struct ar_arena *arena, const struct ar_activity **activity)
{
	struct ar_recording *recording =
	    ar_arena_alloc(arena, sizeof *recording);
	struct ar_kept_file file;
	const void *bytes;
	size_t n;
	enum ar_status status;

	*activity = NULL;
	if (!recording)
		return ar_fail(r->err, AR_EMEM, 0, "out of memory");
	AR_TRY(ar_store_file_get(r->store, run->file_id, arena, &file,
	    r->err));
	if (!file.packed)
		return AR_OK;
	status = ar_unsqueeze(file.packed, file.packed_n, arena, &bytes, &n,
	    r->err);
	if (status == AR_OK)
		status = ar_recording_read(bytes, n, 0, arena, recording,
		    r->err);
	if (status == AR_EMEM)
		return status;
	if (status == AR_OK && run->activity_number >= 1 &&
	    (size_t)run->activity_number <= recording->activity_count)
		*activity = &recording->activities[run->activity_number - 1];
	return AR_OK;
}

static enum ar_status
from_file(struct rebuilding *r, struct ar_run *run,
    const struct ar_activity *activity, struct ar_arena *arena)
{
	const struct ar_person person = run->person;
	const struct ar_analyse_of of = {.activity = activity,
	    .person = &person, .rpe_0_10 = run->rpe_0_10};
	const void *packed;
	int64_t id;
	size_t n;

	AR_TRY(ar_run_derive(&of, arena, run, r->err));
	AR_TRY(ar_pack(activity, arena, &packed, &n, r->err));
	AR_TRY(ar_store_run_put(r->store, run, packed, n, &id, r->err));
	r->rebuilt->from_files++;
	return AR_OK;
}

static enum ar_status
rebuild_run(struct rebuilding *r, struct ar_run *run, struct ar_arena *arena)
{
	const struct ar_activity *activity = NULL;
	const struct ar_person person = run->person;
	enum ar_status status;
	int64_t id;

	r->rebuilt->runs++;
	if (run->file_id)
		AR_TRY(read_again(r, run, arena, &activity));
	if (activity)
		return from_file(r, run, activity, arena);
	status = ar_run_again(r->store, run, &person, arena, r->err);
	if (status == AR_EABSENT)
		return AR_OK;
	AR_TRY(status);
	if (run->told)
		r->rebuilt->told++;
	else
		r->rebuilt->from_samples++;
	return ar_store_run_put(r->store, run, NULL, 0, &id, r->err);
}

static enum ar_status
rebuild_alone(struct rebuilding *r, struct ar_run *run)
{
	struct ar_arena *arena = ar_arena_open(ARENA_RUN);
	enum ar_status status;

	if (!arena)
		return ar_fail(r->err, AR_EMEM, 0, "out of memory");
	status = rebuild_run(r, run, arena);
	ar_arena_close(arena);
	return status;
}

struct watcher {
	bool (*progress)(void *context, uint64_t done, uint64_t all);
	void *context;
};

static enum ar_status
rebuild_all(struct rebuilding *r, const struct watcher *watcher,
    struct ar_arena *arena)
{
	const struct ar_run_filter all = {.to_day = INT64_MAX,
	    .beside = true};
	struct ar_run *runs;
	uint64_t changed;
	size_t count;

	AR_TRY(ar_store_runs(r->store, &all, arena, &runs, &count, r->err));
	for (size_t i = 0; i < count; i++) {
		if (watcher->progress &&
		    !watcher->progress(watcher->context, i, count))
			return ar_fail(r->err, AR_EREFUSED, 0,
			    "stopped; everything is as it was");
		AR_TRY(rebuild_alone(r, &runs[i]));
	}
	if (watcher->progress)
		(void)watcher->progress(watcher->context, count, count);
	return ar_resettle_runs(r->store, &changed, r->err);
}

enum ar_status
ar_rebuild(struct ar_store *store, const struct ar_moment *moment,
    bool (*progress)(void *context, uint64_t done, uint64_t all),
    void *context, struct ar_rebuilt *rebuilt, struct ar_error *err)
{
	struct rebuilding r = {store, rebuilt, err};
	const struct watcher watcher = {progress, context};
	struct ar_arena *arena;
	enum ar_status status;

	(void)moment;
	memset(rebuilt, 0, sizeof *rebuilt);
	arena = ar_arena_open(ARENA_LIST);
	if (!arena)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	status = ar_store_begin(store, err);
	if (status == AR_OK) {
		status = rebuild_all(&r, &watcher, arena);
		if (status == AR_OK)
			status = ar_store_commit(store, err);
		else
			ar_store_rollback(store);
	}
	ar_arena_close(arena);
	return status;
}
