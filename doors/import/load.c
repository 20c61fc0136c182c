#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doors/import/walk.h"
#include "doors/import/work.h"

/* Recordings are some megabytes. */
static const uint64_t size_max = (uint64_t)256 << 20;
static const size_t room_least = (size_t)1 << 20;
static const size_t piece_size = (size_t)256 << 10;
static const uint64_t table_max = (uint64_t)64 << 30;

static bool
make_room(struct load *load, size_t room)
{
	unsigned char *bytes;

	if (room <= load->room)
		return true;
	if (room < room_least)
		room = room_least;
	bytes = realloc(load->bytes, room);
	if (!bytes)
		return false;
	load->bytes = bytes;
	load->room = room;
	return true;
}

static bool
wrong(enum ar_outcome *outcome, char **reason, enum ar_outcome what,
    const char *why)
{
	*outcome = what;
	*reason = strdup(why);
	return false;
}

static bool
read_all(struct load *load, int fd)
{
	for (;;) {
		ssize_t got;

		if (load->n == load->room && !make_room(load,
		    load->room * 2))
			return false;
		got = read(fd, load->bytes + load->n, load->room - load->n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			return true;
		load->n += (size_t)got;
		if (load->n > size_max) {
			errno = EFBIG;
			return false;
		}
	}
}

static int
open_leaf(const struct leaf *leaf)
{
	return open(leaf->file ? leaf->file : leaf->path,
	    O_RDONLY | O_CLOEXEC | O_NOCTTY);
}

/* Somebody may be writing it, but not to what was sent. */
static bool
is_still(const struct leaf *leaf, int fd)
{
	struct stat about;

	if (leaf->file)
		return true;
	return fstat(fd, &about) == 0 &&
	    (uint64_t)about.st_size == leaf->size &&
	    changed_ns_of(&about) == leaf->changed_ns;
}

static bool
load_file(struct load *load, const struct leaf *leaf,
    enum ar_outcome *outcome, char **reason)
{
	int fd = open_leaf(leaf);
	bool sound;

	if (fd < 0)
		return wrong(outcome, reason, AR_OUT_FAILED,
		    strerror(errno));
	errno = 0;
	sound = make_room(load, (size_t)leaf->size + 1) &&
	    read_all(load, fd);
	if (!sound)
		wrong(outcome, reason, AR_OUT_FAILED,
		    strerror(errno ? errno : ENOMEM));
	else if (!(sound = is_still(leaf, fd)))
		wrong(outcome, reason, AR_OUT_FAILED, "it changed while it "
		    "was read; the next import looks again");
	close(fd);
	return sound;
}

static enum ar_status
take(void *context, const void *bytes, size_t n, struct ar_error *err)
{
	struct load *load = context;

	if (n > load->room - load->n && !make_room(load,
	    (load->n + n) * 2))
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	memcpy(load->bytes + load->n, bytes, n);
	load->n += n;
	return AR_OK;
}

struct ar_archive *
load_archive(struct load *load, const struct leaf *leaf,
    struct ar_error *err)
{
	if (load->bundle == leaf->bundle)
		return load->archive;
	ar_archive_close(load->archive);
	bundle_drop(load->bundle);
	load->archive = NULL;
	load->bundle = NULL;
	load->source = bundle_source(leaf->bundle);
	if (ar_archive_open(&load->source, &load->archive, err) != AR_OK) {
		load->archive = NULL;
		return NULL;
	}
	load->bundle = leaf->bundle;
	bundle_keep(load->bundle);
	return load->archive;
}

static bool
load_member(struct load *load, const struct leaf *leaf,
    enum ar_outcome *outcome, char **reason)
{
	struct ar_archive *archive;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	archive = load_archive(load, leaf, &err);
	if (archive && ar_archive_read(archive, leaf->index, size_max, take,
	    load, &err) == AR_OK)
		return true;
	return wrong(outcome, reason, AR_OUT_FAILED, err.text);
}

static enum ar_status
feed_file(const struct leaf *leaf, const struct load_feed *feed,
    struct ar_error *err)
{
	unsigned char *piece = malloc(piece_size);
	int fd = open_leaf(leaf);
	enum ar_status status = AR_OK;
	ssize_t got = 0;

	if (!piece || fd < 0)
		status = ar_fail(err, piece ? AR_EDAMAGE : AR_EMEM, 0,
		    piece ? strerror(errno) : "there is not enough memory");
	while (status == AR_OK) {
		got = read(fd, piece, piece_size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		status = feed->take(feed->context, piece, (size_t)got, err);
	}
	if (status == AR_OK && got < 0)
		status = ar_fail(err, AR_EDAMAGE, 0, strerror(errno));
	if (fd >= 0)
		close(fd);
	free(piece);
	return status;
}

enum ar_status
load_pieces(struct load *load, const struct leaf *leaf,
    const struct load_feed *feed, struct ar_error *err)
{
	struct ar_archive *archive;

	if (!leaf->bundle)
		return feed_file(leaf, feed, err);
	archive = load_archive(load, leaf, err);
	if (!archive)
		return err->status;
	return ar_archive_read(archive, leaf->index, table_max, feed->take,
	    feed->context, err);
}

bool
load_leaf(struct load *load, const struct leaf *leaf,
    enum ar_outcome *outcome, char **reason)
{
	load->n = 0;
	if (leaf->size > size_max)
		return wrong(outcome, reason, AR_OUT_UNSUPPORTED,
		    "too large for a recording");
	if (leaf->bundle)
		return load_member(load, leaf, outcome, reason);
	return load_file(load, leaf, outcome, reason);
}

void
load_free(struct load *load)
{
	ar_archive_close(load->archive);
	bundle_drop(load->bundle);
	free(load->bytes);
	memset(load, 0, sizeof *load);
}
