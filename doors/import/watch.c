#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <mntent.h>
#include <poll.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doors/import/import.h"

enum { QUIET_MS = 2000, TICK_MS = 250, EVENTS = 16 * 1024, DEPTH_MAX = 16,
	MTP_DEPTH = 2 };

static const uint32_t mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE |
    IN_DELETE_SELF | IN_ONLYDIR;

struct import_watch {
	int fd;
	const char *const *paths;
	size_t count;
	const char *log; /* the name of its file; NULL: none */
};

/* Watch a folder and those below it, once more too; false: one could not be
 * watched.  A path that is no folder (any more) is passed over. */
static bool
watch_below(int fd, const char *path, int depth)
{
	DIR *folder;
	struct dirent *entry;
	bool sound = true;

	if (inotify_add_watch(fd, path, mask) < 0)
		return errno == ENOTDIR || errno == ENOENT;
	folder = depth < DEPTH_MAX ? opendir(path) : NULL;
	if (!folder)
		return true;
	while (sound && (entry = readdir(folder))) {
		char *below;

		if (entry->d_type != DT_DIR ||
		    strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		if (asprintf(&below, "%s/%s", path, entry->d_name) < 0) {
			sound = false;
		} else {
			sound = watch_below(fd, below, depth + 1);
			free(below);
		}
	}
	closedir(folder);
	return sound;
}

static bool
watch_all(const struct import_watch *watch, struct ar_error *err)
{
	bool sound = watch->fd >= 0;

	for (size_t i = 0; sound && i < watch->count; i++)
		sound = watch_below(watch->fd, watch->paths[i], 0);
	if (!sound)
		ar_fail(err, AR_EINPUT, 0, errno == ENOSPC ?
		    "these are too many folders to watch" : strerror(errno));
	return sound;
}

struct import_watch *
import_watch_open(const char *const *paths, size_t count, const char *log,
    struct ar_error *err)
{
	struct import_watch *watch = calloc(1, sizeof *watch);
	const char *slash = log ? strrchr(log, '/') : NULL;

	if (!watch) {
		ar_fail(err, AR_EMEM, 0, "there is not enough memory");
		return NULL;
	}
	*watch = (struct import_watch){
	    inotify_init1(IN_NONBLOCK | IN_CLOEXEC), paths, count,
	    slash ? slash + 1 : log};
	if (watch_all(watch, err))
		return watch;
	import_watch_close(watch);
	return NULL;
}

void
import_watch_close(struct import_watch *watch)
{
	if (watch && watch->fd >= 0)
		close(watch->fd);
	free(watch);
}

/* The log and its journal change with every import. */
static bool
is_news(const struct import_watch *watch, const struct inotify_event *event)
{
	return !watch->log || event->len == 0 || strncmp(event->name,
	    watch->log, strlen(watch->log)) != 0;
}

/* What came in: take all of it; false: nothing that matters. */
static bool
drain(const struct import_watch *watch)
{
	alignas(struct inotify_event) char events[EVENTS];
	bool any = false;
	ssize_t got;

	while ((got = read(watch->fd, events, sizeof events)) > 0) {
		struct inotify_event event;

		for (size_t at = 0; at + sizeof event <= (size_t)got;
		    at += sizeof event + event.len) {
			const void *place = events + at;

			memcpy(&event, place, sizeof event);
			any = any || is_news(watch, place);
		}
	}
	return any;
}

/* New folders are watched before anybody looks into them, so that what is
 * still written there is told later. */
bool
import_watch_wait(struct import_watch *watch, const atomic_bool *stop,
    struct ar_error *err)
{
	struct pollfd poll_fd = {.fd = watch->fd, .events = POLLIN};
	int quiet_ms = -1;

	memset(err, 0, sizeof *err);
	while (!atomic_load(stop) && quiet_ms < QUIET_MS) {
		int ready = poll(&poll_fd, 1, TICK_MS);

		if (ready > 0 && drain(watch)) {
			quiet_ms = 0;
			if (!watch_all(watch, err))
				return false;
		} else if (ready == 0 && quiet_ms >= 0) {
			quiet_ms += TICK_MS;
		}
	}
	return !atomic_load(stop);
}

/* Folders that watches show when they are mounted, in any case. */
static bool
is_watch_folder(const char *name)
{
	static const char *const names[] = {"GARMIN", "COROS", "SUUNTO",
	    "WAHOO", "EXPORTS"};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

static char *
watch_on(const char *mounted)
{
	DIR *folder = opendir(mounted);
	struct dirent *entry;
	char *found = NULL;

	if (!folder)
		return NULL;
	while (!found && (entry = readdir(folder))) {
		struct stat about;

		if (!is_watch_folder(entry->d_name))
			continue;
		if (asprintf(&found, "%s/%s", mounted, entry->d_name) < 0) {
			found = NULL;
			break;
		}
		if (stat(found, &about) != 0 || !S_ISDIR(about.st_mode)) {
			free(found);
			found = NULL;
		}
	}
	closedir(folder);
	return found;
}

bool
import_is_watch(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *below = is_watch_folder(slash ? slash + 1 : path) ? NULL :
	    watch_on(path);
	bool found = below || is_watch_folder(slash ? slash + 1 : path);

	free(below);
	return found;
}

/* The same, or in one of the folders below: desktops show a watch that
 * speaks MTP as gvfs/mtp:NAME/Internal Storage/GARMIN. */
static char *
watch_within(const char *path, int depth)
{
	char *found = watch_on(path);
	DIR *folder = found || depth == 0 ? NULL : opendir(path);
	struct dirent *entry;

	while (folder && !found && (entry = readdir(folder))) {
		char *below;

		if (entry->d_name[0] == '.' ||
		    asprintf(&below, "%s/%s", path, entry->d_name) < 0)
			continue;
		found = watch_within(below, depth - 1);
		free(below);
	}
	if (folder)
		closedir(folder);
	return found;
}

size_t
import_find_watches(char **paths, size_t max)
{
	FILE *mounts = setmntent("/proc/self/mounts", "re");
	struct mntent *mount;
	size_t count = 0;

	if (!mounts)
		return 0;
	while (count < max && (mount = getmntent(mounts))) {
		bool desktop = strncmp(mount->mnt_dir, "/run/user/", 10) == 0;
		char *found;

		if (strncmp(mount->mnt_dir, "/media/", 7) != 0 &&
		    strncmp(mount->mnt_dir, "/run/media/", 11) != 0 &&
		    !desktop &&
		    strncmp(mount->mnt_dir, "/mnt", 4) != 0)
			continue;
		found = watch_within(mount->mnt_dir, desktop ? MTP_DEPTH : 0);
		if (found)
			paths[count++] = found;
	}
	endmntent(mounts);
	return count;
}
