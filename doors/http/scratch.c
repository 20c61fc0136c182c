#define _GNU_SOURCE
#include "doors/http/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { DROP_OPEN = 8 };

static const char marker[] = ".scratch-";

static enum ar_status
failed(struct ar_error *err)
{
	ar_fail(err, errno == ENOSPC || errno == EDQUOT ? AR_EFULL :
	    AR_ESTORE, 0, "a file could not be written");
	return ar_fail_hint(err, strerror(errno));
}

/* Beside the log, where no folder could be made. */
static enum ar_status
not_made(const char *log, struct ar_error *err)
{
	const char *why = strerror(errno);

	failed(err);
	ar_fail_at(err, err->status, log,
	    "no folder could be made beside the log");
	return ar_fail_hint(err, why);
}

static int
drop(const char *path, const struct stat *about, int kind, struct FTW *at)
{
	(void)about;
	(void)kind;
	(void)at;
	return remove(path);
}

void
scratch_remove(const char *path)
{
	if (path)
		(void)nftw(path, drop, DROP_OPEN, FTW_DEPTH | FTW_PHYS);
}

/* A server holds the lock of its folder as long as it lives: errno
 * EWOULDBLOCK. */
static int
lock(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC |
	    O_NOFOLLOW);
	int wrong;

	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
		return fd;
	wrong = errno;
	if (fd >= 0)
		close(fd);
	errno = wrong;
	return -1;
}

/* Remove what servers left that live no more; whether one lives. */
static bool
remove_left(const char *log)
{
	char folder[LOG_PATH_MAX], start[LOG_PATH_MAX];
	const char *slash = strrchr(log, '/');
	const char *name = slash ? slash + 1 : log;
	struct dirent *entry;
	bool lives = false;
	DIR *all;

	snprintf(folder, sizeof folder, "%.*s", slash ?
	    (int)(slash - log) + 1 : 2, slash ? log : "./");
	snprintf(start, sizeof start, "%.200s%s", name, marker);
	all = opendir(folder);
	while (all && (entry = readdir(all))) {
		char path[LOG_PATH_MAX + 256];
		int fd;

		if (strncmp(entry->d_name, start, strlen(start)) != 0)
			continue;
		snprintf(path, sizeof path, "%s%.250s", folder,
		    entry->d_name);
		fd = lock(path);
		lives |= fd < 0 && errno == EWOULDBLOCK;
		if (fd < 0)
			continue;
		scratch_remove(path);
		close(fd);
	}
	if (all)
		closedir(all);
	return lives;
}

bool
scratch_in_use(const char *log)
{
	return remove_left(log);
}

enum ar_status
scratch_open(const char *log, char folder[LOG_PATH_MAX], int *fd,
    struct ar_error *err)
{
	remove_left(log);
	snprintf(folder, LOG_PATH_MAX, "%.4000s%sXXXXXX", log, marker);
	if (!mkdtemp(folder))
		return not_made(log, err);
	*fd = lock(folder);
	return *fd >= 0 ? AR_OK : not_made(log, err);
}

void
scratch_close(const char *folder, int fd)
{
	scratch_remove(folder);
	if (fd >= 0)
		close(fd);
}

char *
scratch_file(const char *folder, const char *start, const char *end, int *fd,
    struct ar_error *err)
{
	char *path;
	int made;

	if (asprintf(&path, "%s/%s-XXXXXX%s", folder, start, end) < 0) {
		ar_fail(err, AR_EMEM, 0, "there is not enough memory");
		return NULL;
	}
	made = mkostemps(path, (int)strlen(end), O_CLOEXEC);
	if (made < 0) {
		failed(err);
		free(path);
		return NULL;
	}
	if (fd)
		*fd = made;
	else
		close(made);
	return path;
}

char *
scratch_folder(const char *folder, const char *start, struct ar_error *err)
{
	char *path;

	if (asprintf(&path, "%s/%s-XXXXXX", folder, start) < 0) {
		ar_fail(err, AR_EMEM, 0, "there is not enough memory");
		return NULL;
	}
	if (mkdtemp(path))
		return path;
	failed(err);
	free(path);
	return NULL;
}

enum ar_status
scratch_hide(const char *folder, enum ar_status status, struct ar_error *err)
{
	size_t n = strlen(folder);

	/* where may have been cut */
	if (n > AR_WHERE_MAX - 1)
		n = AR_WHERE_MAX - 1;
	if (status != AR_OK && strncmp(err->where, folder, n) == 0)
		err->where[0] = '\0';
	return status;
}
