#define _GNU_SOURCE
#include "doors/import/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "afterrun/archive.h"
#include "afterrun/export.h"
#include "doors/import/nested.h"

enum { DEPTH_MAX = 64, NESTED_MAX = 3, HEAD = 16 };

static void visit(struct walk *walk, const char *path, int depth);
static void visit_bundle(struct walk *walk, struct bundle *bundle,
    const char *path, int nested);

static char *
joined(const char *a, const char *between, const char *b)
{
	char *text;

	return asprintf(&text, "%s%s%s", a, between, b) < 0 ? NULL : text;
}

static void
broke(struct walk *walk)
{
	walk->broken = true;
	walk->closed = true;
}

/* Take the leaf over and hand it on. */
static void
emit(struct walk *walk, struct leaf *leaf)
{
	if (!leaf->path) {
		leaf_free(leaf);
		broke(walk);
	} else if (walk->closed) {
		leaf_free(leaf);
	} else if (leaf->kind != LEAF_TABLE) {
		walk->closed = !lane_put(walk->lane, leaf);
	} else {
		if (walk->table_count == walk->table_room) {
			size_t room = walk->table_room * 2 + 16;
			struct leaf *more = realloc(walk->tables,
			    room * sizeof *more);

			if (!more) {
				leaf_free(leaf);
				broke(walk);
				return;
			}
			walk->tables = more;
			walk->table_room = room;
		}
		walk->tables[walk->table_count++] = *leaf;
	}
}

static void
refuse(struct walk *walk, const char *path, uint64_t size,
    enum ar_outcome outcome, const char *reason)
{
	struct leaf leaf = {.kind = LEAF_REFUSED, .path = strdup(path),
	    .size = size, .outcome = outcome, .reason = strdup(reason)};

	emit(walk, &leaf);
}

int64_t
changed_ns_of(const struct stat *about)
{
	int64_t second = about->st_mtim.tv_sec;

	/* as of 1677 to 2262; who knows what a file system says */
	if (second < -9000000000 || second > 9000000000)
		return 0;
	return second * 1000000000 + about->st_mtim.tv_nsec;
}

/* It could not even be read then. */
static bool
was_not_read(const struct ar_batch_file *file)
{
	static const unsigned char none[AR_SHA256_SIZE];

	return file->outcome == AR_OUT_FAILED &&
	    memcmp(file->sha256, none, sizeof none) == 0;
}

/* Unchanged since an earlier import?  Then it need not be opened. */
static void
emit_as_before(struct walk *walk, const struct ar_batch_file *file)
{
	struct leaf leaf = {.kind = LEAF_UNCHANGED, .size = file->size,
	    .changed_ns = file->changed_ns, .path = strdup(file->path),
	    .outcome = file->outcome, .batch_id = file->batch_id,
	    .counted = file->batch_id == walk->batch_id};

	if (file->reason)
		leaf.reason = strdup(file->reason);
	emit(walk, &leaf);
}

static bool
emit_unchanged(struct walk *walk, const char *path, uint64_t size,
    int64_t changed_ns)
{
	const struct ar_batch_file *file = walk->again ? NULL :
	    known_file(walk->known, path, size, changed_ns);

	if (!file || was_not_read(file))
		return false;
	emit_as_before(walk, file);
	return true;
}

/* An archive as it was: its zips need not be unpacked again. */
static bool
emit_members(struct walk *walk, const char *path, int64_t changed_ns)
{
	const struct ar_batch_file *files;
	size_t count = 0;

	files = walk->again ? NULL :
	    known_members(walk->known, path, changed_ns, &count);
	for (size_t i = 0; i < count && files; i++)
		emit_as_before(walk, &files[i]);
	return files != NULL;
}

static bool
ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && strcasecmp(text + n - m, end) == 0;
}

/* Tables refer to recordings, so they come after them.  What they really
 * are is told by their content, later. */
static bool
is_table_name(const char *path)
{
	static const char *const ends[] = {".csv", ".json", ".xml", ".db",
	    ".sqlite", ".afterrun", ".backup"};

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (ends_with(path, ends[i]))
			return true;
	return false;
}

static bool
read_at(void *context, uint64_t offset, void *bytes, size_t n)
{
	const struct bundle *bundle = context;
	unsigned char *to = bytes;

	while (n > 0) {
		ssize_t got = pread(bundle->fd, to, n, (off_t)offset);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		to += got;
		offset += (uint64_t)got;
		n -= (size_t)got;
	}
	return true;
}

struct ar_byte_source
bundle_source(struct bundle *bundle)
{
	return (struct ar_byte_source){bundle, bundle->size, read_at};
}

enum file_kind { FILE_OTHER, FILE_ZIP, FILE_DATABASE };

static enum file_kind
kind_of(int fd)
{
	static const char database[HEAD] = "SQLite format 3";
	char head[HEAD] = {0};

	if (pread(fd, head, HEAD, 0) < 4)
		return FILE_OTHER;
	if (memcmp(head, "PK\003\004", 4) == 0 ||
	    memcmp(head, "PK\005\006", 4) == 0)
		return FILE_ZIP;
	return memcmp(head, database, HEAD) == 0 ? FILE_DATABASE :
	    FILE_OTHER;
}

static void
visit_nested(struct walk *walk, struct ar_archive *archive, uint64_t index,
    const struct leaf *at, int nested)
{
	struct ar_error err;
	struct bundle *inner;

	if (nested >= NESTED_MAX) {
		refuse(walk, at->path, at->size, AR_OUT_UNSUPPORTED,
		    "an archive in an archive in an archive");
		return;
	}
	inner = nested_open(archive, index, &err);
	if (!inner) {
		refuse(walk, at->path, at->size, AR_OUT_FAILED, err.text);
		return;
	}
	inner->changed_ns = at->changed_ns;
	visit_bundle(walk, inner, at->path, nested + 1);
	bundle_drop(inner);
}

static void
visit_member(struct walk *walk, struct ar_archive *archive,
    struct bundle *bundle, uint64_t index, const char *path)
{
	struct ar_archive_entry entry = ar_archive_entry(archive, index);
	struct leaf leaf = {.path = strdup(path), .bundle = bundle,
	    .index = index, .size = entry.size,
	    .changed_ns = bundle->changed_ns};

	leaf.kind = is_table_name(path) ? LEAF_TABLE : LEAF_BYTES;
	bundle_keep(bundle);
	emit(walk, &leaf);
}

static void
visit_bundle(struct walk *walk, struct bundle *bundle, const char *path,
    int nested)
{
	struct ar_byte_source source = bundle_source(bundle);
	struct ar_archive *archive;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	if (ar_archive_open(&source, &archive, &err) != AR_OK) {
		refuse(walk, path, bundle->size, AR_OUT_FAILED, err.text);
		return;
	}
	for (uint64_t i = 0; i < ar_archive_count(archive); i++) {
		struct ar_archive_entry entry = ar_archive_entry(archive, i);
		char *name = entry.folder ? NULL :
		    joined(path, "!", entry.name);

		if (walk->closed || entry.folder) {
			free(name);
			continue;
		}
		if (!name) {
			broke(walk);
		} else if (entry.refused) {
			refuse(walk, name, entry.size, AR_OUT_FAILED,
			    entry.refused);
		} else if (emit_unchanged(walk, name, entry.size,
		    bundle->changed_ns)) {
			; /* it went as it was */
		} else if (ends_with(name, ".zip")) {
			visit_nested(walk, archive, i, &(struct leaf){
			    .path = name, .size = entry.size,
			    .changed_ns = bundle->changed_ns}, nested);
		} else {
			visit_member(walk, archive, bundle, i, name);
		}
		free(name);
	}
	ar_archive_close(archive);
}

static void
visit_zip(struct walk *walk, int fd, const struct leaf *at)
{
	struct bundle *bundle = calloc(1, sizeof *bundle);

	if (!bundle) {
		close(fd);
		broke(walk);
		return;
	}
	bundle->fd = fd;
	bundle->size = at->size;
	bundle->changed_ns = at->changed_ns;
	atomic_init(&bundle->users, 1);
	visit_bundle(walk, bundle, at->path, 0);
	bundle_drop(bundle);
}

/* The open file at path, which at is about: at->path is what it is called. */
static void
visit_open(struct walk *walk, int fd, const struct leaf *at,
    const char *path)
{
	enum file_kind kind = kind_of(fd);
	struct leaf leaf = *at;

	if (kind == FILE_ZIP) {
		visit_zip(walk, fd, at);
		return;
	}
	close(fd);
	leaf.kind = kind == FILE_DATABASE || is_table_name(at->path) ?
	    LEAF_TABLE : LEAF_BYTES;
	leaf.path = strdup(at->path);
	if (walk->as && !(leaf.file = strdup(path))) {
		free(leaf.path);
		leaf.path = NULL;
	}
	emit(walk, &leaf);
}

static void
visit_file(struct walk *walk, const char *path, const struct stat *about)
{
	const char *name = walk->as ? walk->as->name : path;
	struct leaf at = {.path = (char *)(uintptr_t)name,
	    .size = (uint64_t)about->st_size,
	    .changed_ns = walk->as ? walk->as->stamp : changed_ns_of(about)};
	int fd;

	if (walk->log_known && about->st_ino == walk->log.st_ino &&
	    about->st_dev == walk->log.st_dev) {
		refuse(walk, name, at.size, AR_OUT_UNSUPPORTED,
		    "this is the log itself");
		return;
	}
	if (emit_unchanged(walk, name, at.size, at.changed_ns) ||
	    emit_members(walk, name, at.changed_ns))
		return;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd >= 0)
		visit_open(walk, fd, &at, path);
	else
		refuse(walk, name, at.size, AR_OUT_FAILED, errno == EACCES ?
		    "you may not read this file" : strerror(errno));
}

static int
no_dots(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 &&
	    strcmp(entry->d_name, "..") != 0;
}

/* By bytes: the same order everywhere, whatever the locale. */
static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void
visit_folder(struct walk *walk, const char *path, int depth)
{
	struct dirent **entries;
	int count = scandir(path, &entries, no_dots, by_name);

	if (count < 0) {
		refuse(walk, path, 0, AR_OUT_FAILED, errno == EACCES ?
		    "you may not look into this folder" : strerror(errno));
		return;
	}
	for (int i = 0; i < count; i++) {
		char *below = walk->closed ? NULL :
		    joined(path, "/", entries[i]->d_name);

		if (below)
			visit(walk, below, depth + 1);
		free(below);
		free(entries[i]);
	}
	free(entries);
}

static void
visit(struct walk *walk, const char *path, int depth)
{
	struct stat about;
	bool link;

	if (lstat(path, &about) != 0) {
		refuse(walk, path, 0, AR_OUT_FAILED, strerror(errno));
		return;
	}
	link = S_ISLNK(about.st_mode);
	if (link && stat(path, &about) != 0) {
		refuse(walk, path, 0, AR_OUT_UNSUPPORTED,
		    "a link that leads nowhere");
	} else if (S_ISREG(about.st_mode)) {
		visit_file(walk, path, &about);
	} else if (!S_ISDIR(about.st_mode)) {
		refuse(walk, path, 0, AR_OUT_UNSUPPORTED, "no file");
	} else if (link) {
		refuse(walk, path, 0, AR_OUT_UNSUPPORTED,
		    "a link to a folder: name the folder itself");
	} else if (depth >= DEPTH_MAX) {
		refuse(walk, path, 0, AR_OUT_UNSUPPORTED,
		    "too many folders within folders");
	} else {
		visit_folder(walk, path, depth);
	}
}

/* Is path the other one, or below it? */
static bool
is_below(const char *path, const char *other)
{
	size_t n = strlen(other);

	return strncmp(path, other, n) == 0 &&
	    (path[n] == '/' || path[n] == '\0' || strcmp(other, "/") == 0);
}

/* A source that another one brings, too. */
static bool
is_covered(const struct walk *walk, size_t at)
{
	for (size_t i = 0; i < walk->path_count; i++) {
		bool same = strcmp(walk->paths[i], walk->paths[at]) == 0;

		if (same ? i < at : is_below(walk->paths[at],
		    walk->paths[i]))
			return true;
	}
	return false;
}

void *
walk_run(void *context)
{
	struct walk *walk = context;

	for (size_t i = 0; i < walk->path_count && !walk->closed; i++) {
		walk->as = walk->shown ? &walk->shown[i] : NULL;
		if (!is_covered(walk, i))
			visit(walk, walk->paths[i], 0);
	}
	lane_walked(walk->lane, walk->broken);
	return NULL;
}

void
walk_free(struct walk *walk)
{
	for (size_t i = 0; i < walk->table_count; i++)
		leaf_free(&walk->tables[i]);
	free(walk->tables);
	walk->tables = NULL;
	walk->table_count = 0;
}

static void
count_below(const char *path, int depth, uint64_t *files, uint64_t *bytes)
{
	struct dirent **entries;
	struct stat about;
	int count;

	if (lstat(path, &about) != 0)
		return;
	if (!S_ISDIR(about.st_mode)) {
		++*files;
		*bytes += (uint64_t)about.st_size;
		return;
	}
	count = depth < DEPTH_MAX ? scandir(path, &entries, no_dots, NULL) :
	    -1;
	for (int i = 0; i < count; i++) {
		char *below = joined(path, "/", entries[i]->d_name);

		if (below)
			count_below(below, depth + 1, files, bytes);
		free(below);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

void
walk_count(const char *const *paths, size_t count, uint64_t *files,
    uint64_t *bytes)
{
	*files = 0;
	*bytes = 0;
	for (size_t i = 0; i < count; i++)
		count_below(paths[i], 0, files, bytes);
}
