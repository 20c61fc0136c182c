#define _GNU_SOURCE
#include "doors/cli/log_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doors/cli/report.h"
#include "doors/cli/terminal.h"
#include "doors/common/exits.h"

/* How long to wait for another afterrun that writes. */
enum { WAIT_MS = 5000 };

static bool
joined(char path[LOG_PATH_MAX], const char *start, const char *rest)
{
	int n = snprintf(path, LOG_PATH_MAX, "%s%s", start, rest);

	return n > 0 && n < LOG_PATH_MAX;
}

static bool
find_path(char path[LOG_PATH_MAX])
{
	const char *said = getenv("AFTERRUN_DB");
	const char *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");

	if (said && said[0])
		return joined(path, said, "");
	if (data && data[0] == '/')
		return joined(path, data, "/afterrun/afterrun.db");
	return home && home[0] && joined(path, home,
	    "/.local/share/afterrun/afterrun.db");
}

bool
log_path(char path[LOG_PATH_MAX], bool json)
{
	if (find_path(path))
		return true;
	report(&(struct trouble){"storage", "there is no place for the log",
	    NULL, "set AFTERRUN_DB to the file it should be"}, json);
	return false;
}

/* Make every folder above the file, for this user alone. */
static bool
make_folders(const char *path)
{
	char folder[LOG_PATH_MAX];

	snprintf(folder, sizeof folder, "%s", path);
	for (char *at = folder + 1; *at; at++) {
		if (*at != '/')
			continue;
		*at = '\0';
		if (mkdir(folder, 0700) != 0 && errno != EEXIST)
			return false;
		*at = '/';
	}
	return true;
}

bool
log_make_folders(const char *path, bool json)
{
	if (make_folders(path))
		return true;
	report(&(struct trouble){"storage",
	    "the folder of the log could not be made", path,
	    strerror(errno)}, json);
	return false;
}

struct ar_store *
log_open(enum ar_store_mode mode, bool json, int *code)
{
	char path[LOG_PATH_MAX];
	struct ar_store *store = NULL;
	struct ar_error err;
	enum ar_status status;

	*code = EXIT_STORAGE;
	memset(&err, 0, sizeof err);
	if (!log_path(path, json))
		return NULL;
	if (mode == AR_STORE_WRITE && !log_make_folders(path, json))
		return NULL;
	status = ar_store_open(path, mode, WAIT_MS, &store, &err);
	if (status == AR_OK) {
		*code = EXIT_DONE;
		return store;
	}
	if (status == AR_EABSENT && mode == AR_STORE_READ)
		*code = EXIT_DONE;
	else
		*code = log_failed(&err, err.where[0] ? NULL : path, json);
	return NULL;
}

struct ar_store *
log_open_old(bool json, int *code)
{
	char path[LOG_PATH_MAX];

	*code = EXIT_STORAGE;
	if (!log_path(path, json))
		return NULL;
	if (access(path, F_OK) != 0 && errno == ENOENT) {
		*code = EXIT_DONE;
		return NULL;
	}
	return log_open(AR_STORE_WRITE, json, code);
}

struct ar_store *
log_peek(void)
{
	char path[LOG_PATH_MAX];
	struct ar_store *store = NULL;
	struct ar_error err;

	if (!find_path(path) ||
	    ar_store_open(path, AR_STORE_READ, 0, &store, &err) != AR_OK)
		return NULL;
	return store;
}

bool
log_moment(struct ar_moment *moment, bool json)
{
	if (terminal_now(&moment->now_utc_s)) {
		moment->utc_offset_s = terminal_offset(moment->now_utc_s);
		return true;
	}
	report(&(struct trouble){"usage", "this is no time", "AFTERRUN_NOW",
	    "say it like 2026-11-21T06:30:00Z"}, json);
	return false;
}

int
log_exit(enum ar_status status)
{
	if (status == AR_OK)
		return EXIT_DONE;
	return status >= AR_ESTORE ? EXIT_STORAGE : EXIT_UNUSABLE;
}

int
log_usage(const struct ar_error *err, bool json)
{
	report(&(struct trouble){"usage", err->text,
	    err->where[0] ? err->where : NULL,
	    err->hint[0] ? err->hint : NULL}, json);
	return EXIT_USAGE;
}

int
log_failed(const struct ar_error *err, const char *what, bool json)
{
	report_error(err, what, json);
	return log_exit(err->status);
}

bool
log_sync_folder(const char *path)
{
	char folder[LOG_PATH_MAX];
	char *slash;
	int fd;
	bool sound;

	snprintf(folder, sizeof folder, "%s", path);
	slash = strrchr(folder, '/');
	if (slash)
		slash[slash == folder] = '\0';
	fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	sound = fsync(fd) == 0;
	close(fd);
	return sound;
}
