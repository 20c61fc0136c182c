#include "doors/import/known.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const size_t arena_limit = (size_t)1 << 30;

static int
by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, AR_SHA256_SIZE);
}

static enum ar_status
read_sums(struct known *known, struct ar_store *store, struct ar_error *err)
{
	struct ar_kept_file *files;

	AR_TRY(ar_store_files(store, known->arena, &files,
	    &known->sum_count, err));
	known->sums = ar_arena_array(known->arena, known->sum_count,
	    sizeof *known->sums);
	if (!known->sums)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	for (size_t i = 0; i < known->sum_count; i++)
		memcpy(known->sums[i], files[i].sha256, AR_SHA256_SIZE);
	if (known->sum_count > 0)
		qsort(known->sums, known->sum_count, sizeof *known->sums,
		    by_bytes);
	return AR_OK;
}

static int
by_number(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static enum ar_status
read_finished(struct known *known, struct ar_store *store,
    struct ar_error *err)
{
	struct ar_batch *batches;
	size_t count;

	AR_TRY(ar_store_batches(store, known->arena, &batches, &count, err));
	known->finished = ar_arena_array(known->arena, count,
	    sizeof *known->finished);
	if (!known->finished)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	for (size_t i = count; i-- > 0;)
		if (!isnan(batches[i].finished_utc_s))
			known->finished[known->finished_count++] =
			    batches[i].id;
	if (known->finished_count > 1)
		qsort(known->finished, known->finished_count,
		    sizeof *known->finished, by_number);
	return AR_OK;
}

enum ar_status
known_open(struct known *known, struct ar_store *store, struct ar_error *err)
{
	memset(known, 0, sizeof *known);
	known->arena = ar_arena_open(arena_limit);
	if (!known->arena)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	AR_TRY(ar_store_batch_files(store, 0, known->arena, &known->files,
	    &known->file_count, err));
	AR_TRY(read_finished(known, store, err));
	return read_sums(known, store, err);
}

void
known_close(struct known *known)
{
	ar_arena_close(known->arena);
	memset(known, 0, sizeof *known);
}

static int
by_path(const void *key, const void *item)
{
	const struct ar_batch_file *file = item;

	return strcmp(key, file->path);
}

const struct ar_batch_file *
known_path(const struct known *known, const char *path)
{
	if (known->file_count == 0)
		return NULL;
	return bsearch(path, known->files, known->file_count,
	    sizeof *known->files, by_path);
}

const struct ar_batch_file *
known_file(const struct known *known, const char *path, uint64_t size,
    int64_t changed_ns)
{
	const struct ar_batch_file *file = known_path(known, path);

	if (!file || file->size != size || file->changed_ns != changed_ns)
		return NULL;
	return file;
}

static bool
was_finished(const struct known *known, int64_t batch_id)
{
	return known->finished_count > 0 && bsearch(&batch_id,
	    known->finished, known->finished_count, sizeof batch_id,
	    by_number);
}

/* The first file whose path is not before text. */
static size_t
lower(const struct known *known, const char *text)
{
	size_t from = 0, to = known->file_count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (strcmp(known->files[middle].path, text) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

const struct ar_batch_file *
known_members(const struct known *known, const char *archive,
    int64_t changed_ns, size_t *count)
{
	size_t n = strlen(archive), from = lower(known, archive), to;

	while (from < known->file_count &&
	    strncmp(known->files[from].path, archive, n) == 0 &&
	    known->files[from].path[n] < '!')
		from++;
	for (to = from; to < known->file_count; to++) {
		const struct ar_batch_file *file = &known->files[to];

		if (strncmp(file->path, archive, n) != 0 ||
		    file->path[n] != '!')
			break;
		if (file->changed_ns != changed_ns ||
		    file->outcome == AR_OUT_FAILED ||
		    !was_finished(known, file->batch_id))
			return NULL;
	}
	*count = to - from;
	return *count > 0 ? &known->files[from] : NULL;
}

bool
known_bytes(const struct known *known,
    const unsigned char sha256[AR_SHA256_SIZE])
{
	return known->sum_count > 0 && bsearch(sha256, known->sums,
	    known->sum_count, sizeof *known->sums, by_bytes);
}
