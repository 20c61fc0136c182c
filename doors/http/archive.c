#define _GNU_SOURCE
#include "doors/http/archive.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { BLOCK = 512, NAME_FIELD = 100, DEPTH_MAX = 8, PATH_ROOM = 4096,
	PIECE = 64 * 1024 };

/* The fields of a header, POSIX.1-2001 ustar. */
struct header {
	char name[NAME_FIELD];
	char mode[8];
	char uid[8];
	char gid[8];
	char size[12];
	char mtime[12];
	char checksum[8];
	char type;
	char link[NAME_FIELD];
	char magic[6];
	char version[2];
	char user[32];
	char group[32];
	char device_major[8];
	char device_minor[8];
	char prefix[155];
	char rest[12];
};

_Static_assert(sizeof(struct header) == BLOCK, "a header is one block");

struct archive {
	FILE *out;
	unsigned long long mtime;
};

static bool
put_header(struct archive *archive, const char *name, char type,
    unsigned long long size)
{
	struct header header;
	unsigned sum = 0;

	memset(&header, 0, sizeof header);
	memcpy(header.name, name, strnlen(name, NAME_FIELD));
	snprintf(header.mode, sizeof header.mode, "%07o",
	    type == '5' ? 0755U : 0644U);
	snprintf(header.uid, sizeof header.uid, "%07o", 0U);
	snprintf(header.gid, sizeof header.gid, "%07o", 0U);
	snprintf(header.size, sizeof header.size, "%011llo",
	    size & 077777777777ULL);
	snprintf(header.mtime, sizeof header.mtime, "%011llo",
	    archive->mtime & 077777777777ULL);
	memset(header.checksum, ' ', sizeof header.checksum);
	header.type = type;
	memcpy(header.magic, "ustar", 6);
	memcpy(header.version, "00", 2);
	for (size_t i = 0; i < sizeof header; i++)
		sum += ((const unsigned char *)&header)[i];
	snprintf(header.checksum, sizeof header.checksum, "%06o", sum);
	return fwrite(&header, sizeof header, 1, archive->out) == 1;
}

static bool
pad(struct archive *archive, unsigned long long size)
{
	static const char zeros[BLOCK];
	size_t over = (size_t)(size % BLOCK);

	return over == 0 ||
	    fwrite(zeros, BLOCK - over, 1, archive->out) == 1;
}

/* "LENGTH path=NAME\n", where LENGTH counts itself. */
static bool
put_long_name(struct archive *archive, const char *name)
{
	char record[PATH_ROOM + 32];
	size_t n = strlen(" path=\n") + strlen(name);
	size_t all = n + 1;

	while (snprintf(NULL, 0, "%zu", all) + (int)n != (int)all)
		all++;
	snprintf(record, sizeof record, "%zu path=%s\n", all, name);
	return put_header(archive, "././@PaxHeader", 'x', all) &&
	    fwrite(record, all, 1, archive->out) == 1 && pad(archive, all);
}

static bool
put_file(struct archive *archive, const char *path, const char *name,
    unsigned long long size)
{
	FILE *in = fopen(path, "re");
	char *piece = malloc(PIECE);
	unsigned long long left = size;
	bool sound = in && piece &&
	    (strlen(name) <= NAME_FIELD || put_long_name(archive, name)) &&
	    put_header(archive, name, '0', size);

	while (sound && left > 0) {
		size_t n = left < PIECE ? (size_t)left : PIECE;

		sound = fread(piece, n, 1, in) == 1 &&
		    fwrite(piece, n, 1, archive->out) == 1;
		left -= n;
	}
	free(piece);
	if (in)
		fclose(in);
	return sound && pad(archive, size);
}

static bool put_folder(struct archive *archive, const char *path,
    const char *name, int depth);

static bool
put_entry(struct archive *archive, const char *path, const char *name,
    int depth)
{
	struct stat about;

	if (lstat(path, &about) != 0)
		return false;
	if (S_ISDIR(about.st_mode))
		return put_folder(archive, path, name, depth);
	return S_ISREG(about.st_mode) && put_file(archive, path, name,
	    (unsigned long long)about.st_size);
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_entry(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 &&
	    strcmp(entry->d_name, "..") != 0;
}

static bool
put_folder(struct archive *archive, const char *path, const char *name,
    int depth)
{
	struct dirent **entries = NULL;
	char below[PATH_ROOM], inside[PATH_ROOM];
	int count = depth < DEPTH_MAX ?
	    scandir(path, &entries, is_entry, by_name) : -1;
	bool sound = count >= 0;

	if (snprintf(inside, sizeof inside, "%s/", name) >= PATH_ROOM)
		sound = false;
	sound = sound && put_header(archive, inside, '5', 0);
	for (int i = 0; i < count; i++) {
		sound = sound && snprintf(below, sizeof below, "%s/%s",
		    path, entries[i]->d_name) < PATH_ROOM &&
		    snprintf(inside, sizeof inside, "%s/%s", name,
		    entries[i]->d_name) < PATH_ROOM &&
		    put_entry(archive, below, inside, depth + 1);
		free(entries[i]);
	}
	free(entries);
	return sound;
}

enum ar_status
archive_make(const char *out, const char *folder, const char *top,
    double now_utc_s, struct ar_error *err)
{
	static const char end[2 * BLOCK];
	struct archive archive = {.out = fopen(out, "we")};
	bool sound;

	if (now_utc_s > 0 && now_utc_s < 1e10)
		archive.mtime = (unsigned long long)now_utc_s;
	sound = archive.out && put_folder(&archive, folder, top, 0) &&
	    fwrite(end, sizeof end, 1, archive.out) == 1;
	if (archive.out && fclose(archive.out) != 0)
		sound = false;
	if (sound)
		return AR_OK;
	return ar_fail(err, errno == ENOSPC ? AR_EFULL : AR_ESTORE, 0,
	    "the archive could not be written");
}
