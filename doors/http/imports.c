#define _GNU_SOURCE
#include "doors/http/imports.h"

#include <fcntl.h>
#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "doors/http/scratch.h"
#include "doors/import/import.h"

enum { JOBS = 32, JOB_BYTES = 12, NAME_BYTES = 120, WAIT_MS = 30000,
	PIECE = 1 << 18, STAMP_BYTES = crypto_generichash_BYTES };

struct job {
	struct ar_api_import state; /* job[0] 0: the place is free */
	struct ar_moment moment;
	uint64_t order;
	char name[NAME_BYTES]; /* what the runner calls it */
	char *file; /* where it lies; owned */
	bool waiting;
	atomic_bool stop;
};

struct imports {
	const char *log;
	const char *scratch;
	pthread_mutex_t lock;
	pthread_cond_t news;
	pthread_t thread;
	atomic_bool end;
	struct job job[JOBS];
	struct job *current;
	uint64_t order;
};

/* What the hook of the import needs; result is filled by its thread. */
struct at_work {
	struct imports *imports;
	struct job *job;
	const struct import_result *result;
};

static void
progress(void *context, const struct import_progress *now)
{
	struct at_work *work = context;
	struct ar_api_import *state = &work->job->state;

	pthread_mutex_lock(&work->imports->lock);
	state->bytes = now->bytes;
	if (now->bytes_all > 0)
		state->total_bytes = now->bytes_all;
	state->seen = now->files;
	state->imported = work->result->batch.imported;
	state->batch_id = work->result->batch.id;
	pthread_mutex_unlock(&work->imports->lock);
}

/* The bytes in a number below 0, by which an import that was cut off knows
 * that it is the same file that comes again. */
static enum ar_status
find_stamp(const struct job *job, int64_t *stamp, struct ar_error *err)
{
	int fd = open(job->file, O_RDONLY | O_CLOEXEC);
	unsigned char *piece = malloc(PIECE), sum[STAMP_BYTES];
	crypto_generichash_state state;
	uint64_t number = 0;
	ssize_t got = -1;

	crypto_generichash_init(&state, NULL, 0, sizeof sum);
	while (piece && fd >= 0 && !atomic_load(&job->stop) &&
	    (got = read(fd, piece, PIECE)) > 0)
		crypto_generichash_update(&state, piece,
		    (unsigned long long)got);
	crypto_generichash_final(&state, sum, sizeof sum);
	free(piece);
	if (fd >= 0)
		close(fd);
	for (size_t i = 0; i < sizeof number; i++)
		number = number << 8 | sum[i];
	*stamp = -1 - (int64_t)(number >> 2);
	if (got >= 0 || atomic_load(&job->stop))
		return AR_OK;
	return ar_fail_at(err, piece ? AR_ESTORE : AR_EMEM, job->name,
	    piece ? "it could not be read again" :
	    "there is not enough memory");
}

static enum ar_status
run_job(struct at_work *work, struct import_result *result,
    struct ar_error *err)
{
	const char *const paths[] = {work->job->file};
	struct import_shown shown = {work->job->name, 0};
	struct import_job job = {.paths = paths, .path_count = 1,
	    .shown = &shown,
	    .log = work->imports->log, .moment = work->job->moment,
	    .keep_files = true, .stop = &work->job->stop,
	    .progress = progress, .context = work};
	struct ar_store *store = NULL;
	enum ar_status status;

	AR_TRY(find_stamp(work->job, &shown.stamp, err));
	if (atomic_load(&work->job->stop)) {
		result->interrupted = true;
		return AR_OK;
	}
	AR_TRY(ar_store_open(work->imports->log, AR_STORE_WRITE, WAIT_MS,
	    &store, err));
	status = import_run(&job, store, result, err);
	ar_store_close(store);
	return status;
}

static void
say_stopped(struct job *job)
{
	struct ar_error *err = &job->state.error;

	job->state.failed = true;
	ar_fail_at(err, AR_EREFUSED, job->name,
	    "the import was stopped before its end");
	ar_fail_hint(err, "what was kept stays; send the same file again, "
	    "and it goes on from there");
}

static void
drop_file(struct job *job)
{
	if (job->file)
		unlink(job->file);
	free(job->file);
	job->file = NULL;
}

static void
work_on(struct imports *imports, struct job *job)
{
	struct import_result result;
	struct at_work work = {imports, job, &result};
	struct ar_error err;
	enum ar_status status;

	memset(&result, 0, sizeof result);
	memset(&err, 0, sizeof err);
	status = run_job(&work, &result, &err);
	pthread_mutex_lock(&imports->lock);
	drop_file(job);
	job->state.batch_id = result.batch.id;
	if (status == AR_OK) {
		job->state.seen = result.batch.seen;
		job->state.imported = result.batch.imported;
	}
	if (status != AR_OK) {
		job->state.error = err;
		job->state.failed = true;
	} else if (result.interrupted) {
		say_stopped(job);
	} else {
		job->state.done = true;
	}
	imports->current = NULL;
	pthread_mutex_unlock(&imports->lock);
	import_result_free(&result);
}

/* The one that waits longest; a free place is none. */
static struct job *
next(struct imports *imports)
{
	struct job *first = NULL;

	for (size_t i = 0; i < JOBS; i++) {
		struct job *job = &imports->job[i];

		if (job->waiting && (!first || job->order < first->order))
			first = job;
	}
	return first;
}

static void *
run(void *context)
{
	struct imports *imports = context;
	struct job *job;

	pthread_mutex_lock(&imports->lock);
	while (!atomic_load(&imports->end)) {
		job = next(imports);
		if (!job) {
			pthread_cond_wait(&imports->news, &imports->lock);
			continue;
		}
		job->waiting = false;
		imports->current = job;
		pthread_mutex_unlock(&imports->lock);
		work_on(imports, job);
		pthread_mutex_lock(&imports->lock);
	}
	pthread_mutex_unlock(&imports->lock);
	return NULL;
}

struct imports *
imports_open(const char *log, const char *scratch)
{
	struct imports *imports = calloc(1, sizeof *imports);

	if (!imports)
		return NULL;
	imports->log = log;
	imports->scratch = scratch;
	pthread_mutex_init(&imports->lock, NULL);
	pthread_cond_init(&imports->news, NULL);
	if (pthread_create(&imports->thread, NULL, run, imports) == 0)
		return imports;
	pthread_cond_destroy(&imports->news);
	pthread_mutex_destroy(&imports->lock);
	free(imports);
	return NULL;
}

void
imports_end(struct imports *imports)
{
	pthread_mutex_lock(&imports->lock);
	if (atomic_exchange(&imports->end, true)) {
		pthread_mutex_unlock(&imports->lock);
		return;
	}
	for (size_t i = 0; i < JOBS; i++)
		atomic_store(&imports->job[i].stop, true);
	pthread_cond_signal(&imports->news);
	pthread_mutex_unlock(&imports->lock);
	pthread_join(imports->thread, NULL);
	pthread_mutex_lock(&imports->lock);
	for (size_t i = 0; i < JOBS; i++) {
		if (imports->job[i].waiting)
			say_stopped(&imports->job[i]);
		imports->job[i].waiting = false;
	}
	pthread_mutex_unlock(&imports->lock);
}

void
imports_close(struct imports *imports)
{
	if (!imports)
		return;
	imports_end(imports);
	for (size_t i = 0; i < JOBS; i++)
		drop_file(&imports->job[i]);
	pthread_cond_destroy(&imports->news);
	pthread_mutex_destroy(&imports->lock);
	free(imports);
}

bool
imports_idle(struct imports *imports)
{
	bool idle;

	pthread_mutex_lock(&imports->lock);
	idle = !imports->current && !next(imports);
	pthread_mutex_unlock(&imports->lock);
	return idle;
}

/* A name of one file, without what could hide it or lead elsewhere. */
static void
plain_name(const char *name, char out[NAME_BYTES])
{
	const char *slash = name ? strrchr(name, '/') : NULL;
	size_t n = 0;

	name = slash ? slash + 1 : name;
	for (; name && *name && n < NAME_BYTES - 1; name++) {
		unsigned char c = (unsigned char)*name;

		out[n] = c < ' ' || c == 0x7f || c == '\\' ||
		    (n == 0 && c == '.') ? '_' : (char)c;
		n++;
	}
	if (n == 0)
		n = (size_t)snprintf(out, NAME_BYTES, "import");
	out[n] = '\0';
	out[ar_utf8_prefix(out, n)] = '\0'; /* it may have been cut */
}

static enum ar_status
take_file(struct imports *imports, const char *body_file, const char *name,
    struct job *job, struct ar_error *err)
{
	struct stat about;

	plain_name(name, job->name);
	job->file = scratch_file(imports->scratch, "import", "", NULL, err);
	if (!job->file)
		return err->status;
	if (rename(body_file, job->file) != 0 ||
	    stat(job->file, &about) != 0)
		return ar_fail_at(err, AR_ESTORE, job->name,
		    "the file could not be kept for the import");
	job->state.total_bytes = (uint64_t)about.st_size;
	return AR_OK;
}

/* A free place, else that of the import that ended longest ago. */
static struct job *
find_place(struct imports *imports)
{
	struct job *old = NULL;

	for (size_t i = 0; i < JOBS; i++) {
		struct job *job = &imports->job[i];

		if (!job->state.job[0])
			return job;
		if ((job->state.done || job->state.failed) &&
		    (!old || job->order < old->order))
			old = job;
	}
	return old;
}

static void
put(struct imports *imports, struct job *place, struct job *job)
{
	place->state = job->state;
	place->moment = job->moment;
	memcpy(place->name, job->name, sizeof place->name);
	place->file = job->file;
	place->order = ++imports->order;
	place->waiting = true;
	atomic_store(&place->stop, false);
	pthread_cond_signal(&imports->news);
}

enum ar_status
imports_start(struct imports *imports, const char *body_file,
    const char *name, const struct ar_moment *moment,
    char id[AR_API_JOB_MAX], struct ar_error *err)
{
	unsigned char random[JOB_BYTES];
	struct job job, *place;
	enum ar_status status;

	memset(&job, 0, sizeof job);
	job.moment = *moment;
	randombytes_buf(random, sizeof random);
	sodium_bin2hex(job.state.job, AR_API_JOB_MAX, random,
	    sizeof random);
	status = take_file(imports, body_file, name, &job, err);
	pthread_mutex_lock(&imports->lock);
	place = status == AR_OK && !atomic_load(&imports->end) ?
	    find_place(imports) : NULL;
	if (place)
		put(imports, place, &job);
	pthread_mutex_unlock(&imports->lock);
	if (place) {
		memcpy(id, job.state.job, AR_API_JOB_MAX);
		return AR_OK;
	}
	drop_file(&job);
	if (status != AR_OK)
		return status;
	ar_fail(err, AR_EREFUSED, 0, "too many imports are waiting");
	return ar_fail_hint(err, "try again when some of them are done");
}

static struct job *
find_job(struct imports *imports, const char *id)
{
	for (size_t i = 0; i < JOBS; i++)
		if (imports->job[i].state.job[0] &&
		    strcmp(imports->job[i].state.job, id) == 0)
			return &imports->job[i];
	return NULL;
}

static enum ar_status
no_job(struct ar_error *err)
{
	ar_fail(err, AR_EABSENT, 0, "there is no such import under way");
	return ar_fail_hint(err, "the list of imports shows those that "
	    "ended");
}

enum ar_status
imports_state(struct imports *imports, const char *id,
    struct ar_api_import *state, struct ar_error *err)
{
	struct job *job;

	pthread_mutex_lock(&imports->lock);
	job = find_job(imports, id);
	if (job)
		*state = job->state;
	pthread_mutex_unlock(&imports->lock);
	return job ? AR_OK : no_job(err);
}

/* One that waits ends when its turn comes: at once, with nothing taken. */
enum ar_status
imports_stop(struct imports *imports, const char *id, struct ar_error *err)
{
	struct job *job;

	pthread_mutex_lock(&imports->lock);
	job = find_job(imports, id);
	if (job)
		atomic_store(&job->stop, true);
	pthread_mutex_unlock(&imports->lock);
	return job ? AR_OK : no_job(err);
}
