/* A backup of a log among the sources.  It is copied first: opening a
 * database may write to it, and a source is never changed. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "afterrun/merge.h"
#include "doors/import/keep.h"
#include "doors/import/work.h"

enum { PATH_ROOM = 4096, JOURNAL_ROOM = 16 };

struct copy {
	char path[PATH_ROOM + JOURNAL_ROOM]; /* "": none any more */
	int fd;
	struct ar_store *log;
};

static enum ar_status
take(void *context, const void *bytes, size_t n, struct ar_error *err)
{
	const struct copy *copy = context;
	const char *from = bytes;

	while (n > 0) {
		ssize_t put = write(copy->fd, from, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return ar_fail(err, AR_EFULL, 0,
			    "there is no room for a copy of it (TMPDIR)");
		from += put;
		n -= (size_t)put;
	}
	return AR_OK;
}

/* Without its name it goes when it is closed, however this ends. */
static void
forget(struct copy *copy)
{
	static const char journal[] = "-journal";

	if (!copy->path[0])
		return;
	unlink(copy->path);
	strcat(copy->path, journal);
	unlink(copy->path);
	copy->path[0] = '\0';
}

/* Changes that a program did not finish lie beside the file. */
static bool
has_journal(const struct leaf *leaf)
{
	static const char *const ends[] = {"-journal", "-wal"};
	struct stat about;
	bool found = false;

	for (size_t i = 0; !leaf->bundle && !leaf->file && i < 2; i++) {
		char *beside;

		if (asprintf(&beside, "%s%s", leaf->path, ends[i]) < 0)
			return true;
		found = found || (stat(beside, &about) == 0 &&
		    about.st_size > 0);
		free(beside);
	}
	return found;
}

static enum ar_status
refuse(struct copy *copy, struct ar_error *err, const char *why)
{
	copy->path[0] = '\0';
	return ar_fail(err, AR_EFULL, 0, why);
}

static enum ar_status
make_copy(struct copy *copy, struct load *load, const struct leaf *leaf,
    struct ar_error *err)
{
	const struct load_feed feed = {take, copy};
	const char *folder = getenv("TMPDIR");
	int n = snprintf(copy->path, PATH_ROOM,
	    "%s/afterrun-backup-XXXXXX", folder && folder[0] ? folder :
	    "/tmp");

	if (n < 0 || n >= PATH_ROOM)
		return refuse(copy, err, "TMPDIR is too long");
	copy->fd = mkstemp(copy->path);
	if (copy->fd < 0)
		return refuse(copy, err,
		    "there is no room for a copy of it (TMPDIR)");
	return load_pieces(load, leaf, &feed, err);
}

/* The copy as a log that was found sound; an old one is brought up to date
 * on the way. */
static enum ar_status
open_copy(struct copy *copy, struct load *load, const struct leaf *leaf,
    struct ar_error *err)
{
	if (has_journal(leaf))
		return ar_fail(err, AR_EDAMAGE, 0, "another program is "
		    "writing to it; make a copy with afterrun backup");
	AR_TRY(make_copy(copy, load, leaf, err));
	AR_TRY(ar_store_open(copy->path, AR_STORE_WRITE, 0, &copy->log,
	    err));
	return ar_store_verify(copy->path, NULL, err);
}

static void
add(struct ar_merged *sum, const struct ar_merged *one)
{
	uint64_t *const to[] = {&sum->files, &sum->runs, &sum->told,
	    &sum->words, &sum->days, &sum->feels, &sum->notes, &sum->pains,
	    &sum->sessions, &sum->shoes, &sum->facts, &sum->known,
	    &sum->refused};
	const uint64_t from[] = {one->files, one->runs, one->told,
	    one->words, one->days, one->feels, one->notes, one->pains,
	    one->sessions, one->shoes, one->facts, one->known,
	    one->refused};

	for (size_t i = 0; i < sizeof to / sizeof to[0]; i++)
		*to[i] += from[i];
}

static bool
is_empty(const struct ar_merged *m)
{
	return m->files + m->runs + m->told + m->words + m->days + m->feels +
	    m->notes + m->pains + m->sessions + m->shoes + m->facts == 0;
}

static enum ar_status
merge(struct keeper *keeper, struct ar_store *log, struct ar_kept *kept,
    char reason[AR_TEXT_MAX])
{
	struct import_result *result = keeper->result;
	struct ar_merged merged;

	AR_TRY(ar_log_merge(keeper->store, log, result->batch.id,
	    &keeper->job->moment, &merged, keeper->err));
	add(&result->merged, &merged);
	result->runs += merged.runs;
	result->workouts += merged.told;
	result->batch.days += merged.days;
	keep_kind(keeper, "backup");
	kept->outcome = AR_OUT_IMPORTED;
	kept->reason = NULL;
	if (merged.refused > 0) {
		snprintf(reason, AR_TEXT_MAX, "damaged recordings in it: "
		    "%llu; the rest is kept",
		    (unsigned long long)merged.refused);
		kept->outcome = AR_OUT_PARTIAL;
		kept->reason = reason;
	} else if (is_empty(&merged)) {
		kept->outcome = AR_OUT_DUPLICATE;
		kept->reason = "the log has all of it";
	}
	return AR_OK;
}

/* All of it or nothing. */
static enum ar_status
merge_marked(struct keeper *keeper, struct ar_store *log,
    struct ar_kept *kept, char reason[AR_TEXT_MAX])
{
	enum ar_status status;

	AR_TRY(keep_begin(keeper));
	AR_TRY(ar_store_mark(keeper->store, keeper->err));
	status = merge(keeper, log, kept, reason);
	if (status == AR_OK)
		return ar_store_release(keeper->store, keeper->err);
	if (status >= AR_ESTORE || status == AR_EMEM)
		return status;
	ar_store_back(keeper->store);
	snprintf(reason, AR_TEXT_MAX, "%s", keeper->err->text);
	return AR_OK;
}

enum ar_status
keep_backup(struct keeper *keeper, struct load *load,
    const struct leaf *leaf)
{
	char reason[AR_TEXT_MAX] = "";
	struct copy copy = {.fd = -1};
	struct ar_kept kept = {.outcome = AR_OUT_FAILED, .reason = reason};
	struct ar_error why;
	enum ar_status status;

	memset(&why, 0, sizeof why);
	status = open_copy(&copy, load, leaf, &why);
	forget(&copy);
	if (status != AR_OK) {
		snprintf(reason, sizeof reason, "%s", why.text);
		status = AR_OK;
	} else {
		status = merge_marked(keeper, copy.log, &kept, reason);
	}
	ar_store_close(copy.log);
	if (copy.fd >= 0)
		close(copy.fd);
	if (status != AR_OK)
		return status;
	keeper->result->batch.bytes += leaf->size;
	return keep_outcome(keeper, leaf, NULL, &kept);
}
