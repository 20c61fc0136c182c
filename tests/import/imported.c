#include "imported.h"

#include <string.h>

#include "../check.h"

const double imported_now_s = 1789191000 + 60 * 86400.0;

struct ar_store *
imported_log(const char *name)
{
	struct ar_store *store;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	if (ar_store_open(sources_path(name), AR_STORE_WRITE, 0, &store,
	    &err) != AR_OK)
		fail_msg("%s", err.text);
	return store;
}

struct import_job
imported_job(const char *const *source)
{
	return (struct import_job){
		.paths = source,
		.path_count = 1,
		.moment = {imported_now_s, 7200},
		.workers = 2,
		.keep_files = true,
	};
}

struct import_result
imported_as(struct ar_store *store, const struct import_job *job)
{
	struct import_result result;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	if (import_run(job, store, &result, &err) != AR_OK)
		fail_msg("%s %s", err.text, err.where);
	return result;
}

struct import_result
imported(struct ar_store *store, const char *source)
{
	const struct import_job job = imported_job(&source);

	return imported_as(store, &job);
}

void
imported_check(const struct import_result *result, uint64_t imported_count,
    uint64_t duplicates, uint64_t others)
{
	const struct ar_batch *b = &result->batch;

	if (b->imported != imported_count || b->duplicates != duplicates ||
	    b->unsupported + b->failed + b->partial != others)
		for (size_t i = 0; i < result->entry_count; i++)
			print_error("%d %s: %s\n",
			    (int)result->entries[i].outcome,
			    result->entries[i].path,
			    result->entries[i].reason);
	assert_int_equal(b->imported, imported_count);
	assert_int_equal(b->duplicates, duplicates);
	assert_int_equal(b->unsupported + b->failed + b->partial, others);
	assert_int_equal(b->seen, imported_count + duplicates + others);
	assert_int_equal(result->entry_count, duplicates + others);
}

const char *
imported_reason(const struct import_result *result, const char *end)
{
	for (size_t i = 0; i < result->entry_count; i++) {
		const char *path = result->entries[i].path;
		size_t n = strlen(path), m = strlen(end);

		if (n >= m && strcmp(path + n - m, end) == 0)
			return result->entries[i].reason;
	}
	return NULL;
}

struct ar_run *
imported_runs(struct ar_store *store, struct ar_arena *arena, size_t *count)
{
	const struct ar_run_filter all = {.to_day = INT64_MAX,
	    .beside = true};
	struct ar_run *runs;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	assert_int_equal(ar_store_runs(store, &all, arena, &runs, count,
	    &err), AR_OK);
	return runs;
}
