/* Runs again with the person they have now. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/analyse.h"
#include "app/keep.h"

/* The list of all runs, and one run of any length. */
enum { ARENA_LIST = 1 << 29, ARENA_RUN = 1 << 30 };

enum ar_status
ar_run_again(struct ar_store *store, struct ar_run *run,
    const struct ar_person *person, struct ar_arena *arena,
    struct ar_error *err)
{
	struct ar_activity activity;
	const struct ar_analyse_of of = {.activity = &activity,
	    .person = person, .rpe_0_10 = run->rpe_0_10};
	enum ar_status status;

	if (run->told) {
		ar_run_derive_told(person, run);
		return AR_OK;
	}
	status = ar_store_run_samples(store, run->id, arena, &activity, err);
	if (status == AR_EDAMAGE)
		return ar_fail(err, AR_EABSENT, 0, "the samples are damaged");
	AR_TRY(status);
	return ar_run_derive(&of, arena, run, err);
}

enum ar_status
ar_run_refresh(struct ar_store *store, int64_t id,
    const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_error *err)
{
	struct ar_run run;
	struct ar_person person;
	enum ar_status status;

	(void)moment;
	AR_TRY(ar_store_run_get(store, id, arena, &run, err));
	person = run.person;
	status = ar_run_again(store, &run, &person, arena, err);
	if (status == AR_EABSENT)
		return AR_OK; /* nothing to make it from: it stays */
	AR_TRY(status);
	return ar_store_run_put(store, &run, NULL, 0, &id, err);
}

/* All that is needed to say whose each run is. */
struct settling {
	struct ar_store *store;
	struct ar_settled settled; /* its known is all of the log */
	struct ar_known known;
	struct ar_kept_file *files; /* by their number */
	size_t file_count;
	struct ar_run *runs;
	size_t run_count;
	uint64_t changed;
	struct ar_error *err;
};

static int
compare_files(const void *left, const void *right)
{
	const struct ar_kept_file *a = left, *b = right;

	return a->id < b->id ? -1 : a->id > b->id;
}

static enum ar_status
read_all(struct settling *s, struct ar_arena *arena)
{
	const struct ar_run_filter all = {.to_day = INT64_MAX,
	    .beside = true};

	AR_TRY(ar_known_read(s->store, 0, arena, &s->known, s->err));
	ar_known_settle(&s->known, NAN, &s->settled);
	AR_TRY(ar_store_files(s->store, arena, &s->files, &s->file_count,
	    s->err));
	if (s->file_count > 1)
		qsort(s->files, s->file_count, sizeof *s->files,
		    compare_files);
	return ar_store_runs(s->store, &all, arena, &s->runs, &s->run_count,
	    s->err);
}

static const struct ar_user_profile *
profile_of(const struct settling *s, int64_t file_id)
{
	const struct ar_kept_file key = {.id = file_id};
	const struct ar_kept_file *file = s->file_count ? bsearch(&key,
	    s->files, s->file_count, sizeof key, compare_files) : NULL;

	return file ? &file->profile : NULL;
}

static enum ar_status
settle_run(struct settling *s, struct ar_run *run)
{
	struct ar_person person = ar_person_resolve(&s->settled,
	    run->summary.start_utc_s, profile_of(s, run->file_id),
	    run->heart_high_bpm);
	struct ar_arena *arena;
	enum ar_status status;
	int64_t id;

	if (ar_person_equal(&person, &run->person))
		return AR_OK;
	arena = ar_arena_open(ARENA_RUN);
	if (!arena)
		return ar_fail(s->err, AR_EMEM, 0, "out of memory");
	status = ar_run_again(s->store, run, &person, arena, s->err);
	if (status == AR_OK) {
		s->changed++;
		status = ar_store_run_put(s->store, run, NULL, 0, &id,
		    s->err);
	}
	ar_arena_close(arena);
	return status == AR_EABSENT ? AR_OK : status;
}

static enum ar_status
settle_all(struct settling *s, struct ar_arena *arena)
{
	AR_TRY(read_all(s, arena));
	for (size_t i = 0; i < s->run_count; i++)
		AR_TRY(settle_run(s, &s->runs[i]));
	return AR_OK;
}

enum ar_status
ar_resettle_runs(struct ar_store *store, uint64_t *changed,
    struct ar_error *err)
{
	struct settling s = {.store = store, .err = err};
	struct ar_arena *arena = ar_arena_open(ARENA_LIST);
	enum ar_status status;

	if (!arena)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	status = settle_all(&s, arena);
	ar_arena_close(arena);
	*changed = s.changed;
	return status;
}

enum ar_status
ar_resettle(struct ar_store *store, const struct ar_moment *moment,
    uint64_t *changed, struct ar_error *err)
{
	enum ar_status status;

	(void)moment;
	*changed = 0;
	AR_TRY(ar_store_begin(store, err));
	status = ar_resettle_runs(store, changed, err);
	if (status == AR_OK)
		return ar_store_commit(store, err);
	ar_store_rollback(store);
	*changed = 0;
	return status;
}
