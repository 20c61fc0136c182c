#define _GNU_SOURCE
#include "doors/import/keep.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/numbers.h"

/* Others that wait for the log get a moment after each commit. */
static const double commit_every_s = 1;
static const struct timespec breath = {0, 20 * 1000 * 1000};
/* 2000-01-01: before it no clock of a sports watch was set. */
static const double believed_since_s = 946684800;
static const double show_every_s = 0.2;
static const size_t arena_small = (size_t)8 << 20;
static const size_t arena_files = (size_t)1 << 30; /* as in known.c */

double
keep_clock(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return 0;
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The word of the log as one of the program's own. */
static const char *
known_kind(const char *word)
{
	static const char *const kinds[] = {"strava", "garmin", "apple",
	    "watch", "backup"};

	for (size_t i = 0; word && i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(kinds[i], word) == 0)
			return kinds[i];
	return "files";
}

/* Did this import see the same bytes?  Files that were sent may share their
 * name and nothing else. */
static enum ar_status
is_of_same_bytes(struct keeper *keeper, int64_t batch_id, bool *same)
{
	const struct import_job *job = keeper->job;
	struct ar_arena *arena = ar_arena_open(arena_files);
	struct ar_batch_file *files;
	enum ar_status status;
	size_t count = 0;

	if (!arena)
		return ar_fail(keeper->err, AR_EMEM, 0,
		    "there is not enough memory");
	status = ar_store_batch_files(keeper->store, batch_id, arena, &files,
	    &count, keeper->err);
	*same = true;
	for (size_t i = 0; i < count && *same; i++) {
		bool found = files[i].changed_ns == 0; /* it was refused */

		for (size_t j = 0; j < job->path_count && !found; j++)
			found = files[i].changed_ns == job->shown[j].stamp;
		*same = found;
	}
	ar_arena_close(arena);
	return status;
}

static void
go_on_with(struct keeper *keeper, const struct ar_batch *before)
{
	struct ar_batch *batch = &keeper->result->batch;

	batch->id = before->id;
	batch->started_utc_s = before->started_utc_s;
	keeper->before_s = before->seconds;
	keep_kind(keeper, known_kind(before->kind));
	keeper->result->resumed = true;
}

/* The interrupted import of the same sources, if it is the newest of them;
 * of files that were sent, of the same bytes. */
static enum ar_status
find_interrupted(struct keeper *keeper, struct ar_arena *arena)
{
	const char *source = keeper->result->batch.source;
	struct ar_batch *batches;
	size_t count;

	AR_TRY(ar_store_batches(keeper->store, arena, &batches, &count,
	    keeper->err));
	for (size_t i = 0; i < count; i++) {
		bool open = isnan(batches[i].finished_utc_s) &&
		    isnan(batches[i].undone_utc_s), same = open;

		if (!batches[i].source ||
		    strcmp(batches[i].source, source) != 0)
			continue;
		if (open && keeper->job->shown)
			AR_TRY(is_of_same_bytes(keeper, batches[i].id,
			    &same));
		if (open && same)
			go_on_with(keeper, &batches[i]);
		if (same || !keeper->job->shown)
			break;
	}
	return AR_OK;
}

enum ar_status
keep_start(struct keeper *keeper)
{
	struct ar_arena *arena = ar_arena_open(arena_small);
	struct ar_batch *batch = &keeper->result->batch;
	enum ar_status status;

	if (!arena)
		return ar_fail(keeper->err, AR_EMEM, 0,
		    "there is not enough memory");
	batch->started_utc_s = keeper->job->moment.now_utc_s;
	batch->finished_utc_s = NAN;
	batch->undone_utc_s = NAN;
	status = find_interrupted(keeper, arena);
	ar_arena_close(arena);
	if (status != AR_OK)
		return status;
	return ar_store_batch_put(keeper->store, batch, &batch->id,
	    keeper->err);
}

enum ar_status
keep_begin(struct keeper *keeper)
{
	if (keeper->open)
		return AR_OK;
	AR_TRY(ar_store_begin(keeper->store, keeper->err));
	keeper->open = true;
	keeper->committed_s = keep_clock();
	return AR_OK;
}

static enum ar_status
commit(struct keeper *keeper)
{
	struct ar_batch *batch = &keeper->result->batch;

	batch->seconds = keeper->before_s + keep_clock() -
	    keeper->started_s;
	AR_TRY(ar_store_batch_put(keeper->store, batch, &batch->id,
	    keeper->err));
	keeper->open = false;
	return ar_store_commit(keeper->store, keeper->err);
}

enum ar_status
keep_tick(struct keeper *keeper, bool now)
{
	double every_s = keeper->job->commit_s > 0 ? keeper->job->commit_s :
	    commit_every_s;
	double clock = keep_clock();

	if (keeper->open &&
	    (now || clock - keeper->committed_s >= every_s)) {
		AR_TRY(commit(keeper));
		if (!now)
			nanosleep(&breath, NULL);
	}
	if (keeper->job->progress && (now ||
	    clock - keeper->shown_s >= show_every_s)) {
		keeper->progress.seconds = clock - keeper->started_s;
		keeper->job->progress(keeper->job->context,
		    &keeper->progress);
		keeper->shown_s = clock;
	}
	return AR_OK;
}

static enum ar_status
no_memory(struct keeper *keeper)
{
	return ar_fail(keeper->err, AR_EMEM, 0, "there is not enough memory");
}

static enum ar_status
count(struct keeper *keeper, const char *path, enum ar_outcome outcome,
    const char *reason)
{
	struct import_result *result = keeper->result;
	struct ar_batch *batch = &result->batch;
	uint64_t *const counts[AR_OUTCOMES] = {
		[AR_OUT_IMPORTED] = &batch->imported,
		[AR_OUT_DUPLICATE] = &batch->duplicates,
		[AR_OUT_UNSUPPORTED] = &batch->unsupported,
		[AR_OUT_FAILED] = &batch->failed,
		[AR_OUT_PARTIAL] = &batch->partial,
	};
	struct import_entry *entry;

	batch->seen++;
	++*counts[outcome];
	if (outcome == AR_OUT_IMPORTED)
		return AR_OK;
	if (result->entry_count == keeper->entry_room) {
		size_t room = keeper->entry_room * 2 + 64;

		entry = realloc(result->entries, room * sizeof *entry);
		if (!entry)
			return no_memory(keeper);
		result->entries = entry;
		keeper->entry_room = room;
	}
	entry = &result->entries[result->entry_count++];
	entry->path = strdup(path);
	entry->reason = strdup(reason ? reason : "no reason was kept");
	entry->outcome = outcome;
	return entry->path && entry->reason ? AR_OK : no_memory(keeper);
}

void
keep_kind(struct keeper *keeper, const char *kind)
{
	struct ar_batch *batch = &keeper->result->batch;

	if (strcmp(batch->kind, "files") == 0)
		batch->kind = kind;
}

enum ar_status
keep_outcome(struct keeper *keeper, const struct leaf *leaf,
    const unsigned char *sha256, const struct ar_kept *kept)
{
	struct ar_batch_file file = {
		.batch_id = keeper->result->batch.id,
		.path = leaf->path,
		.size = leaf->size,
		.changed_ns = leaf->changed_ns,
		.outcome = kept->outcome,
		.reason = kept->reason,
		.file_id = kept->file_id,
	};

	if (sha256)
		memcpy(file.sha256, sha256, sizeof file.sha256);
	AR_TRY(keep_begin(keeper));
	AR_TRY(ar_store_batch_file_put(keeper->store, &file, keeper->err));
	return count(keeper, leaf->path, kept->outcome, kept->reason);
}

/* As it was at an earlier import; nothing new is written. */
static enum ar_status
keep_unchanged(struct keeper *keeper, const struct leaf *leaf)
{
	char reason[64];

	if (leaf->counted || leaf->outcome == AR_OUT_UNSUPPORTED ||
	    leaf->outcome == AR_OUT_FAILED)
		return count(keeper, leaf->path, leaf->outcome,
		    leaf->reason);
	snprintf(reason, sizeof reason, "unchanged since import %lld",
	    (long long)leaf->batch_id);
	return count(keeper, leaf->path, AR_OUT_DUPLICATE, reason);
}

/* Is this about the log itself, so that the import must end? */
static bool
is_storage(enum ar_status status)
{
	return status >= AR_ESTORE || status == AR_EMEM;
}

/* A watch whose clock was not set: the file was written when the run ended,
 * if the file system's clock is believable. */
static struct ar_moment
moment_of(const struct keeper *keeper, const struct slot *slot)
{
	const struct ar_recording *recording = slot->digest.recording;
	double changed_s = (double)slot->leaf.changed_ns / 1e9;
	struct ar_moment moment = keeper->job->moment;

	for (size_t i = 0; i < recording->activity_count; i++)
		if (recording->activities[i].clock_unset &&
		    changed_s > believed_since_s &&
		    changed_s < moment.now_utc_s) {
			moment.now_utc_s = changed_s;
			break;
		}
	return moment;
}

static enum ar_status
runs_of(struct keeper *keeper, int64_t file_id, struct ar_arena *arena,
    struct ar_run **runs, size_t *count)
{
	const struct ar_run_filter filter = {.to_day = INT64_MAX,
	    .beside = true, .file_id = file_id};

	return ar_store_runs(keeper->store, &filter, arena, runs, count,
	    keeper->err);
}

/* An earlier import saw the file half written; what it kept then now stands
 * beside the whole run (their distances differ too much to tell by them). */
static enum ar_status
replace_half(struct keeper *keeper, const struct slot *slot,
    const struct ar_kept *kept)
{
	const struct ar_batch_file *before = known_path(keeper->known,
	    slot->leaf.path);
	struct ar_run *halves, *runs;
	size_t half_count, count;

	if (kept->outcome != AR_OUT_IMPORTED || !before ||
	    before->outcome != AR_OUT_PARTIAL || before->file_id == 0)
		return AR_OK;
	AR_TRY(runs_of(keeper, before->file_id, slot->arena, &halves,
	    &half_count));
	AR_TRY(runs_of(keeper, kept->file_id, slot->arena, &runs, &count));
	for (size_t i = 0; i < half_count * count; i++) {
		const struct ar_run *half = &halves[i / count];
		const struct ar_run *run = &runs[i % count];

		if (half->same_as == 0 && run->same_as == 0 &&
		    fabs(half->summary.start_utc_s -
			run->summary.start_utc_s) <= AR_PAIR_START_S)
			AR_TRY(ar_store_run_beside(keeper->store, half->id,
			    run->id, keeper->err));
	}
	return AR_OK;
}

static enum ar_status
keep_digest(struct keeper *keeper, const struct slot *slot)
{
	const struct ar_moment when = moment_of(keeper, slot);
	struct ar_kept kept;
	enum ar_status status;

	memset(&kept, 0, sizeof kept);
	AR_TRY(keep_begin(keeper));
	AR_TRY(ar_store_mark(keeper->store, keeper->err));
	status = ar_digest_keep(keeper->store, &slot->digest,
	    keeper->result->batch.id, &when, slot->arena,
	    &kept, keeper->err);
	if (status == AR_OK)
		status = replace_half(keeper, slot, &kept);
	if (is_storage(status))
		return status;
	if (status != AR_OK) {
		ar_store_back(keeper->store);
		kept.outcome = AR_OUT_FAILED;
		kept.reason = keeper->err->text;
	} else {
		AR_TRY(ar_store_release(keeper->store, keeper->err));
		if (kept.outcome == AR_OUT_IMPORTED ||
		    kept.outcome == AR_OUT_PARTIAL)
			keeper->result->runs += slot->digest.run_count;
		keeper->result->batch.days += kept.days;
	}
	return keep_outcome(keeper, &slot->leaf, slot->sha256, &kept);
}

enum ar_status
keep_slot(struct keeper *keeper, const struct slot *slot)
{
	const struct leaf *leaf = &slot->leaf;
	struct ar_kept kept = {.outcome = leaf->outcome,
	    .reason = leaf->reason};

	keeper->progress.path = leaf->path;
	if (!leaf->bundle)
		keeper->progress.files++;
	keeper->progress.bytes += leaf->size;
	keeper->result->batch.bytes += slot->read;
	if (leaf->kind == LEAF_UNCHANGED)
		return keep_unchanged(keeper, leaf);
	if (leaf->kind == LEAF_REFUSED || slot->failed)
		return keep_outcome(keeper, leaf, NULL, &kept);
	if (slot->digested)
		return keep_digest(keeper, slot);
	kept.outcome = AR_OUT_DUPLICATE;
	kept.reason = "the log has this file";
	return keep_outcome(keeper, leaf, slot->sha256, &kept);
}

/* What is learned of the person changes older runs, too; it is done when
 * everything lies in the log. */
enum ar_status
keep_finish(struct keeper *keeper)
{
	struct import_result *result = keeper->result;

	AR_TRY(keep_begin(keeper));
	AR_TRY(keep_tick(keeper, true));
	if (result->interrupted)
		return AR_OK;
	AR_TRY(ar_resettle(keeper->store, &keeper->job->moment,
	    &result->reanalysed, keeper->err));
	result->batch.finished_utc_s = keeper->job->moment.now_utc_s;
	AR_TRY(keep_begin(keeper));
	return keep_tick(keeper, true);
}
