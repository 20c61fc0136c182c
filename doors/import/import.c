#define _GNU_SOURCE
#include "doors/import/import.h"

#include <errno.h>
#include <malloc.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "doors/import/keep.h"
#include "doors/import/work.h"

enum { WORKERS_MAX = 64 };

static const size_t arena_small = (size_t)16 << 20;

/* Everything one import needs, from open to close. */
struct import {
	char **paths; /* absolute */
	struct ar_arena *arena; /* of settled */
	struct ar_settled settled;
	struct known known;
	struct lane lane;
	struct walk walk;
	struct work work;
	struct keeper keeper;
	pthread_t walker;
	pthread_t workers[WORKERS_MAX];
	int worker_count;
	bool lane_open;
	bool walking;
};

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

static enum ar_status
find_paths(const struct import_job *job, struct import *import,
    struct ar_error *err)
{
	import->paths = calloc(job->path_count + 1, sizeof *import->paths);
	if (!import->paths)
		return no_memory(err);
	for (size_t i = 0; i < job->path_count; i++) {
		import->paths[i] = realpath(job->paths[i], NULL);
		if (import->paths[i])
			continue;
		ar_fail_at(err, AR_EABSENT, job->shown ? job->shown[i].name :
		    job->paths[i], errno == EACCES ? "you may not read this" :
		    "there is no such file or folder");
		return ar_fail_hint(err, "check the name");
	}
	return AR_OK;
}

/* The sources as the log names them, one a line. */
static enum ar_status
name_source(const struct import_job *job, const struct import *import,
    struct import_result *result, struct ar_error *err)
{
	size_t n = 1;
	char *to;

	for (size_t i = 0; i < job->path_count; i++)
		n += strlen(job->shown ? job->shown[i].name :
		    import->paths[i]) + 1;
	result->source = to = calloc(n, 1);
	if (!to)
		return no_memory(err);
	for (size_t i = 0; i < job->path_count; i++) {
		if (i > 0)
			*to++ = '\n';
		to = stpcpy(to, job->shown ? job->shown[i].name :
		    import->paths[i]);
	}
	result->batch.source = result->source;
	result->batch.kind = job->path_count > 0 && !job->shown &&
	    import_is_watch(import->paths[0]) ? "watch" : "files";
	return AR_OK;
}

static int
worker_count(const struct import_job *job)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	long count = job->workers > 0 ? job->workers : cores;

	if (count < 1)
		return 1;
	return count > WORKERS_MAX ? WORKERS_MAX : (int)count;
}

/* Freed memory goes to the next file, not back to the system: a file costs
 * some megabytes, and fresh pages cost more than the work on them. */
static void
keep_memory(void)
{
	mallopt(M_MMAP_THRESHOLD, 32 << 20);
	mallopt(M_TRIM_THRESHOLD, 64 << 20);
	mallopt(M_ARENA_MAX, 4);
}

static enum ar_status
start_threads(const struct import_job *job, struct import *import,
    struct ar_error *err)
{
	int wanted = worker_count(job);

	import->lane_open = lane_open(&import->lane);
	if (!import->lane_open)
		return no_memory(err);
	if (pthread_create(&import->walker, NULL, walk_run,
	    &import->walk) != 0)
		return no_memory(err);
	import->walking = true;
	while (import->worker_count < wanted && pthread_create(
	    &import->workers[import->worker_count], NULL, work_run,
	    &import->work) == 0)
		import->worker_count++;
	return import->worker_count > 0 ? AR_OK : no_memory(err);
}

static void
join_threads(struct import *import)
{
	if (!import->lane_open)
		return;
	lane_end(&import->lane);
	if (import->walking)
		pthread_join(import->walker, NULL);
	for (int i = 0; i < import->worker_count; i++)
		pthread_join(import->workers[i], NULL);
	lane_close(&import->lane);
	import->lane_open = false;
}

static bool
stopped(const struct import *import)
{
	const atomic_bool *stop = import->keeper.job->stop;

	return stop && atomic_load(stop);
}

static enum ar_status
keep_lane(struct import *import)
{
	struct slot *slot;
	enum ar_status status = AR_OK;

	while (status == AR_OK && !stopped(import) &&
	    (slot = lane_next(&import->lane, true))) {
		status = keep_slot(&import->keeper, slot);
		lane_release(&import->lane, slot);
		if (status == AR_OK)
			status = keep_tick(&import->keeper, false);
	}
	if (status == AR_OK && lane_broken(&import->lane))
		return no_memory(import->keeper.err);
	return status;
}

/* The walker is done when the lane is empty, so its tables stand still. */
static enum ar_status
keep_tables(struct import *import)
{
	struct walk *walk = &import->walk;

	for (size_t i = 0; i < walk->table_count && !stopped(import); i++) {
		AR_TRY(keep_table(&import->keeper, &walk->tables[i]));
		if (!walk->tables[i].bundle)
			import->keeper.progress.files++;
		import->keeper.progress.bytes += walk->tables[i].size;
		AR_TRY(keep_tick(&import->keeper, false));
	}
	return AR_OK;
}

static enum ar_status
prepare(const struct import_job *job, struct ar_store *store,
    struct import *import, struct import_result *result,
    struct ar_error *err)
{
	import->arena = ar_arena_open(arena_small);
	if (!import->arena)
		return no_memory(err);
	AR_TRY(find_paths(job, import, err));
	AR_TRY(name_source(job, import, result, err));
	AR_TRY(ar_settle(store, &job->moment, import->arena,
	    &import->settled, err));
	import->keeper = (struct keeper){.job = job, .store = store,
	    .result = result, .settled = &import->settled,
	    .known = &import->known, .err = err};
	import->keeper.started_s = keep_clock();
	AR_TRY(keep_start(&import->keeper));
	AR_TRY(known_open(&import->known, store, err));
	import->walk = (struct walk){
		.paths = (const char *const *)import->paths,
		.path_count = job->path_count,
		.shown = job->shown,
		.known = &import->known,
		.batch_id = result->batch.id,
		.again = job->again,
		.lane = &import->lane,
	};
	import->walk.log_known = job->log &&
	    stat(job->log, &import->walk.log) == 0;
	import->work = (struct work){&import->lane, &import->known,
	    &import->settled, job->keep_files ? AR_DIGEST_KEEP_FILE : 0};
	if (job->progress)
		walk_count(import->walk.paths, job->path_count,
		    &import->keeper.progress.files_all,
		    &import->keeper.progress.bytes_all);
	return AR_OK;
}

static enum ar_status
go(struct import *import)
{
	struct import_result *result = import->keeper.result;

	AR_TRY(start_threads(import->keeper.job, import,
	    import->keeper.err));
	AR_TRY(keep_lane(import));
	if (!stopped(import))
		AR_TRY(keep_tables(import));
	result->interrupted = stopped(import);
	return keep_finish(&import->keeper);
}

static void
put_away(const struct import_job *job, struct import *import)
{
	join_threads(import);
	walk_free(&import->walk);
	known_close(&import->known);
	ar_arena_close(import->arena);
	for (size_t i = 0; import->paths && i < job->path_count; i++)
		free(import->paths[i]);
	free(import->paths);
	free(import);
}

enum ar_status
import_run(const struct import_job *job, struct ar_store *store,
    struct import_result *result, struct ar_error *err)
{
	struct import *import = calloc(1, sizeof *import);
	enum ar_status status;

	memset(result, 0, sizeof *result);
	if (!import)
		return no_memory(err);
	keep_memory();
	status = prepare(job, store, import, result, err);
	if (status == AR_OK)
		status = go(import);
	if (status != AR_OK && import->keeper.open)
		ar_store_rollback(store);
	put_away(job, import);
	return status;
}

void
import_result_free(struct import_result *result)
{
	for (size_t i = 0; i < result->entry_count; i++) {
		free(result->entries[i].path);
		free(result->entries[i].reason);
	}
	free(result->entries);
	free(result->source);
	memset(result, 0, sizeof *result);
}
