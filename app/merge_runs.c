/* Recordings and runs of another log.  Each recording is read again and goes
 * the way of every recording; what the runner said of its runs goes along. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/analyse.h"
#include "app/merge.h"

/* One recording with its samples; activities a file may have. */
enum { ARENA_RUN = 1 << 30, ACTIVITIES_MAX = 4096 };

/* One file of the other log, and its runs there. */
struct bringing {
	struct ar_merging *m;
	struct ar_arena *arena;
	struct ar_kept_file file;
	struct ar_run *runs;
	size_t run_count;
	struct ar_digest digest;
	int64_t own_file; /* 0: not in this log */
};

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

/* About the log itself, or memory: nothing can go on. */
static bool
ends_it(enum ar_status status)
{
	return status == AR_EMEM || status >= AR_ESTORE;
}

static const struct ar_run *
run_there(const struct bringing *b, int activity_number)
{
	for (size_t i = 0; i < b->run_count; i++)
		if (b->runs[i].activity_number == activity_number)
			return &b->runs[i];
	return NULL;
}

/* --- the recording, read again -------------------------------------------- */

/* The bytes, when they are there and the ones they were. */
static enum ar_status
bytes_of(struct bringing *b, const void **bytes, size_t *n)
{
	unsigned char sum[AR_SHA256_SIZE];
	enum ar_status status;

	*bytes = NULL;
	if (!b->file.packed)
		return AR_OK;
	status = ar_unsqueeze(b->file.packed, b->file.packed_n, b->arena,
	    bytes, n, b->m->err);
	if (status == AR_EMEM)
		return status;
	if (status == AR_OK) {
		ar_sha256(*bytes, *n, sum);
		if (memcmp(sum, b->file.sha256, sizeof sum) == 0)
			return AR_OK;
	}
	*bytes = NULL;
	b->file.packed = NULL;
	b->m->counts->refused++;
	return AR_OK;
}

static enum ar_status
from_bytes(struct bringing *b, const void *bytes, size_t n)
{
	const void *packed = b->file.packed;
	size_t packed_n = b->file.packed_n;

	AR_TRY(ar_digest_make(bytes, n, b->file.name, &b->m->settled, 0,
	    b->arena, &b->digest, b->m->err));
	b->digest.file.packed = packed;
	b->digest.file.packed_n = packed_n;
	return AR_OK;
}

/* One run of a file whose bytes are gone. */
static enum ar_status
from_samples(struct bringing *b, const struct ar_run *there,
    struct ar_activity *activity)
{
	struct ar_digest_run *to = &b->digest.runs[b->digest.run_count];
	const struct ar_analyse_of of = {
		.activity = activity,
		.profile = &b->file.profile,
		.settled = &b->m->settled,
		.at_utc_s = there->summary.start_utc_s,
		.rpe_0_10 = there->rpe_0_10,
	};
	enum ar_status status = ar_store_run_samples(b->m->other, there->id,
	    b->arena, activity, b->m->err);

	if (status == AR_EABSENT || status == AR_EDAMAGE ||
	    status == AR_ECORRUPT) {
		b->m->counts->refused++;
		return AR_OK;
	}
	AR_TRY(status);
	to->run = *there;
	to->run.id = to->run.file_id = to->run.batch_id = 0;
	to->run.same_as = 0;
	AR_TRY(ar_run_derive(&of, b->arena, &to->run, b->m->err));
	b->digest.run_count++;
	return ar_pack(activity, b->arena, &to->packed, &to->packed_n,
	    b->m->err);
}

static enum ar_status
all_from_samples(struct bringing *b)
{
	struct ar_recording *recording =
	    ar_arena_alloc(b->arena, sizeof *recording);
	size_t most = 0;

	for (size_t i = 0; i < b->run_count; i++)
		if (b->runs[i].activity_number > (int)most)
			most = (size_t)b->runs[i].activity_number;
	b->digest.runs = ar_arena_array(b->arena, b->run_count,
	    sizeof *b->digest.runs);
	if (!recording || !b->digest.runs)
		return no_memory(b->m->err);
	if (most > ACTIVITIES_MAX) {
		b->m->counts->refused++;
		return AR_OK;
	}
	recording->activities = ar_arena_array(b->arena, most,
	    sizeof *recording->activities);
	if (!recording->activities)
		return no_memory(b->m->err);
	recording->activity_count = most;
	recording->format = b->file.format;
	b->digest.recording = recording;
	b->digest.file = b->file;
	for (size_t i = 0; i < b->run_count; i++)
		if (b->runs[i].activity_number > 0)
			AR_TRY(from_samples(b, &b->runs[i],
			    &recording->activities[
			    b->runs[i].activity_number - 1]));
	return AR_OK;
}

/* --- what the runner said of it ------------------------------------------- */

static bool
differs(double a, double b)
{
	return isfinite(a) && !(a <= b && a >= b);
}

/* The run as the other log knows it: a watch whose clock was not set was
 * placed there, and the words are the runner's. */
static enum ar_status
take_words(struct bringing *b, const struct ar_run *there,
    struct ar_digest_run *to)
{
	struct ar_activity *activity =
	    &b->digest.recording->activities[to->run.activity_number - 1];
	const struct ar_person person = to->run.person;
	const struct ar_analyse_of of = {.activity = activity,
	    .person = &person, .rpe_0_10 = there->rpe_0_10};
	bool rated = differs(there->rpe_0_10, to->run.rpe_0_10);

	to->run.rpe_0_10 = there->rpe_0_10;
	to->run.feel_0_100 = there->feel_0_100;
	to->run.name = there->name;
	to->run.note = there->note;
	to->run.outside_id = there->outside_id;
	to->run.shoe_id = ar_merge_own(b->m->shoes, b->m->shoe_count,
	    there->shoe_id);
	if (rated)
		AR_TRY(ar_run_derive(&of, b->arena, &to->run, b->m->err));
	if (activity->clock_unset &&
	    isfinite(there->summary.start_utc_s)) {
		activity->clock_unset = false;
		to->run.summary.start_utc_s = there->summary.start_utc_s;
		to->run.summary.utc_offset_s = there->summary.utc_offset_s;
		to->run.day = there->day;
	}
	return AR_OK;
}

/* Runs that the runner took out there stay out. */
static enum ar_status
take_all_words(struct bringing *b)
{
	size_t used = 0;

	for (size_t i = 0; i < b->digest.run_count; i++) {
		struct ar_digest_run run = b->digest.runs[i];
		const struct ar_run *there =
		    run_there(b, run.run.activity_number);

		if (!there)
			continue;
		AR_TRY(take_words(b, there, &run));
		b->digest.runs[used++] = run;
	}
	b->digest.run_count = used;
	return AR_OK;
}

/* --- into the log --------------------------------------------------------- */

/* Words for a run that the log had: where it says nothing. */
static enum ar_status
fill_silence(struct bringing *b, const struct ar_run *there,
    const struct ar_run *own)
{
	struct ar_merging *m = b->m;
	double rpe = isnan(own->rpe_0_10) ? there->rpe_0_10 : NAN;
	const char *note = own->note ? NULL : there->note;
	int64_t shoe = own->shoe_id ? 0 : ar_merge_own(m->shoes,
	    m->shoe_count, there->shoe_id);

	if ((!own->name && there->name) ||
	    (!own->outside_id && there->outside_id))
		AR_TRY(ar_store_run_name(m->store, own->id, there->name,
		    there->outside_id, m->err));
	if (isnan(rpe) && !note && !shoe)
		return AR_OK;
	AR_TRY(ar_store_run_words(m->store, own->id, rpe, note, shoe,
	    m->err));
	m->counts->words++;
	return isnan(rpe) ? AR_OK : ar_run_refresh(m->store, own->id,
	    m->moment, b->arena, m->err);
}

static void
learn_pair(struct ar_merging *m, int64_t other, int64_t own)
{
	size_t from = 0, to = m->run_count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (m->runs[middle].other < other)
			from = middle + 1;
		else
			to = middle;
	}
	if (from < m->run_count && m->runs[from].other == other)
		m->runs[from].own = own;
}

/* Which run here is which there. */
static enum ar_status
learn_runs(struct bringing *b, bool known)
{
	const struct ar_run_filter filter = {.to_day = INT64_MAX,
	    .beside = true, .file_id = b->own_file};
	struct ar_run *own;
	size_t count;

	AR_TRY(ar_store_runs(b->m->store, &filter, b->arena, &own, &count,
	    b->m->err));
	for (size_t i = 0; i < count; i++) {
		const struct ar_run *there =
		    run_there(b, own[i].activity_number);

		if (!there)
			continue;
		learn_pair(b->m, there->id, own[i].id);
		if (known)
			AR_TRY(fill_silence(b, there, &own[i]));
	}
	return AR_OK;
}

static enum ar_status
keep_digest(struct bringing *b)
{
	struct ar_merging *m = b->m;
	struct ar_kept kept;

	AR_TRY(ar_digest_keep(m->store, &b->digest, m->batch_id, m->moment,
	    b->arena, &kept, m->err));
	m->counts->files++;
	m->counts->runs += b->digest.run_count;
	b->own_file = kept.file_id;
	return learn_runs(b, false);
}

/* A watch's file of the day: its values come with the other days. */
static enum ar_status
keep_file(struct bringing *b)
{
	struct ar_kept_file file = b->file;

	file.id = 0;
	file.batch_id = b->m->batch_id;
	b->m->counts->files++;
	return ar_store_file_put(b->m->store, &file, &b->own_file,
	    b->m->err);
}

static enum ar_status
bring_new(struct bringing *b)
{
	const void *bytes;
	size_t n = 0;

	AR_TRY(bytes_of(b, &bytes, &n));
	if (b->run_count == 0)
		return keep_file(b);
	if (bytes)
		AR_TRY(from_bytes(b, bytes, n));
	if (b->digest.run_count == 0) {
		memset(&b->digest, 0, sizeof b->digest);
		AR_TRY(all_from_samples(b));
	}
	b->digest.days.count = 0;
	AR_TRY(take_all_words(b));
	return b->digest.run_count > 0 ? keep_digest(b) : AR_OK;
}

static enum ar_status
bring(struct bringing *b, int64_t file_id)
{
	const struct ar_run_filter filter = {.to_day = INT64_MAX,
	    .beside = true, .file_id = file_id};
	struct ar_merging *m = b->m;

	AR_TRY(ar_store_file_get(m->other, file_id, b->arena, &b->file,
	    m->err));
	AR_TRY(ar_store_runs(m->other, &filter, b->arena, &b->runs,
	    &b->run_count, m->err));
	AR_TRY(ar_store_file_find(m->store, b->file.sha256, &b->own_file,
	    m->err));
	if (!b->own_file)
		return bring_new(b);
	m->counts->known += b->run_count;
	return learn_runs(b, true);
}

/* A run without a file: typed, or told by a table. */
static enum ar_status
bring_told(struct bringing *b, const struct ar_run *there)
{
	struct ar_merging *m = b->m;
	const struct ar_summary *sum = &there->summary;
	struct ar_activity activity;
	struct ar_export_workout workout = {
		.id = there->outside_id, .name = there->name,
		.note = there->note,
		.sport = there->sport ? there->sport : "generic",
		.sub_sport = there->sub_sport,
		.start_utc_s = sum->start_utc_s,
		.utc_offset_s = sum->utc_offset_s,
		.elapsed_s = sum->elapsed_s, .moving_s = sum->moving_s,
		.distance_m = sum->distance_m, .ascent_m = sum->ascent_m,
		.descent_m = sum->descent_m,
		.heart_avg_bpm = sum->heart_avg_bpm,
		.heart_max_bpm = sum->heart_max_bpm, .calories_kcal = NAN,
		.rpe_0_10 = there->rpe_0_10,
		.feel_0_100 = there->feel_0_100,
	};
	enum ar_status status = there->told ? AR_EABSENT :
	    ar_store_run_samples(m->other, there->id, b->arena, &activity,
	    m->err);
	struct ar_kept kept;
	struct ar_run own;

	if (status == AR_OK)
		workout.activity = &activity;
	else if (ends_it(status) && status != AR_ECORRUPT)
		return status;
	AR_TRY(ar_workout_keep(m->store, &workout, "backup", m->batch_id,
	    &m->settled, b->arena, &kept, m->err));
	if (kept.outcome == AR_OUT_IMPORTED && workout.activity)
		m->counts->runs++;
	else if (kept.outcome == AR_OUT_IMPORTED)
		m->counts->told++;
	else
		m->counts->known++;
	if (!kept.run_id)
		return AR_OK;
	learn_pair(m, there->id, kept.run_id);
	AR_TRY(ar_store_run_get(m->store, kept.run_id, b->arena, &own,
	    m->err));
	return fill_silence(b, there, &own);
}

/* file_id 0: the run alone. */
static enum ar_status
bring_alone(struct ar_merging *m, int64_t file_id, const struct ar_run *run)
{
	struct bringing b = {.m = m, .arena = ar_arena_open(ARENA_RUN)};
	enum ar_status status;

	if (!b.arena)
		return no_memory(m->err);
	status = file_id ? bring(&b, file_id) : bring_told(&b, run);
	ar_arena_close(b.arena);
	return status;
}

static int
by_id(const void *left, const void *right)
{
	const struct ar_run *a = left, *b = right;

	return a->id < b->id ? -1 : a->id > b->id;
}

static int
files_by_id(const void *left, const void *right)
{
	const struct ar_kept_file *a = left, *b = right;

	return a->id < b->id ? -1 : a->id > b->id;
}

struct files {
	struct ar_kept_file *items; /* by their number */
	size_t count;
	bool *brought;
};

/* A file comes with the first of its runs. */
static enum ar_status
bring_file(struct ar_merging *m, const struct files *files, int64_t id)
{
	const struct ar_kept_file key = {.id = id};
	const struct ar_kept_file *file = files->count ? bsearch(&key,
	    files->items, files->count, sizeof key, files_by_id) : NULL;

	if (!file || files->brought[file - files->items])
		return AR_OK;
	files->brought[file - files->items] = true;
	return bring_alone(m, id, NULL);
}

static enum ar_status
bring_all(struct ar_merging *m, const struct ar_run *runs,
    const struct files *files)
{
	for (size_t i = 0; i < m->run_count; i++) {
		if (runs[i].file_id)
			AR_TRY(bring_file(m, files, runs[i].file_id));
		else
			AR_TRY(bring_alone(m, 0, &runs[i]));
	}
	for (size_t i = 0; i < files->count; i++)
		AR_TRY(bring_file(m, files, files->items[i].id));
	return AR_OK;
}

/* In the order in which they came in there. */
enum ar_status
ar_merge_runs(struct ar_merging *m)
{
	const struct ar_run_filter all = {.to_day = INT64_MAX,
	    .beside = true};
	struct files files;
	struct ar_run *runs;

	AR_TRY(ar_store_files(m->other, m->arena, &files.items, &files.count,
	    m->err));
	AR_TRY(ar_store_runs(m->other, &all, m->arena, &runs, &m->run_count,
	    m->err));
	if (m->run_count > 1)
		qsort(runs, m->run_count, sizeof *runs, by_id);
	m->runs = ar_arena_array(m->arena, m->run_count, sizeof *m->runs);
	files.brought = ar_arena_array(m->arena, files.count,
	    sizeof *files.brought);
	if (!m->runs || !files.brought)
		return no_memory(m->err);
	if (files.count > 1)
		qsort(files.items, files.count, sizeof *files.items,
		    files_by_id);
	for (size_t i = 0; i < m->run_count; i++)
		m->runs[i].other = runs[i].id;
	return bring_all(m, runs, &files);
}
