/* backup, restore, rebuild: the log as a whole. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "api/keep_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/log_file.h"
#include "doors/cli/report.h"
#include "doors/cli/terminal.h"
#include "doors/cli/words.h"
#include "doors/common/exits.h"

enum { PIECE = 256 * 1024, LINE_MAX = 512, ANSWER_MAX = 16,
	ASIDE_MAX = 999 };

static int
usage(const struct options *options, const char *message, const char *hint)
{
	report(&(struct trouble){"usage", message, NULL, hint},
	    options->json);
	return EXIT_USAGE;
}

static int
no_log(const struct options *options)
{
	report(&(struct trouble){"absent", "there is no log yet", NULL,
	    "afterrun run.fit begins one"}, options->json);
	return EXIT_UNUSABLE;
}

static int
storage(const struct options *options, const char *what, const char *path)
{
	report(&(struct trouble){"storage", what, path, strerror(errno)},
	    options->json);
	return EXIT_STORAGE;
}

static int
say(const char *text)
{
	if (!text)
		return EXIT_UNUSABLE;
	puts(text);
	return EXIT_DONE;
}

static int
say_copied(const struct options *options, struct screen *screen,
    const char *path, const struct ar_store_about *about)
{
	struct ar_arena *arena;
	char line[LINE_MAX], runs[NUMBER_MAX], files[NUMBER_MAX];
	int code = EXIT_DONE;

	if (!options->json) {
		text_count(about->runs, "run", "runs", runs);
		text_count(about->files, "recording", "recordings", files);
		snprintf(line, sizeof line, "Backed up and checked: %s, %s, "
		    "%.1f MB in", runs, files, (double)about->bytes / 1e6);
		screen_flow(screen, 0, line);
		screen_flow_on(screen, 0, path);
		screen_end(screen);
		return code;
	}
	arena = open_arena(0, true);
	if (!arena)
		return EXIT_UNUSABLE;
	code = say(ar_copy_json("backup/1", path, NULL, about, arena));
	ar_arena_close(arena);
	return code;
}

/* A backup that failed has no file; nor shall it have a journal. */
static void
drop_journal(const char *path)
{
	char journal[LOG_PATH_MAX + 16];
	int n = snprintf(journal, sizeof journal, "%s-journal", path);

	if (n > 0 && (size_t)n < sizeof journal && access(path, F_OK) != 0)
		unlink(journal);
}

int
command_backup(struct options *options, struct screen *screen)
{
	struct ar_store_about about;
	struct ar_store *store;
	struct ar_error err;
	const char *path;
	enum ar_status status;
	int code;

	if (options->name_count != 1)
		return usage(options, "name the file to make",
		    "as in afterrun backup afterrun-2026-11.db");
	path = options->names[0];
	store = log_open(AR_STORE_READ, options->json, &code);
	if (!store)
		return code == EXIT_DONE ? no_log(options) : code;
	memset(&err, 0, sizeof err);
	status = ar_store_backup(store, path, &err);
	ar_store_close(store);
	if (status != AR_OK) {
		drop_journal(path);
		return log_failed(&err, err.where[0] ? NULL : path,
		    options->json);
	}
	if (ar_store_verify(path, &about, &err) != AR_OK) {
		unlink(path);
		ar_fail_hint(&err, "the log is damaged, so there is no "
		    "backup of it; restore an older one");
		return log_failed(&err, NULL, options->json);
	}
	if (!log_sync_folder(path))
		return storage(options, "the folder could not be written",
		    path);
	return say_copied(options, screen, path, &about);
}

/* The bytes of a file into a new one beside the log, onto the disk. */
static bool
copy_bytes(const char *from, const char *to)
{
	char *piece = malloc(PIECE);
	int in = open(from, O_RDONLY | O_CLOEXEC);
	int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool sound = piece && in >= 0 && out >= 0;
	int wrong = errno;

	while (sound) {
		ssize_t got = read(in, piece, PIECE);
		ssize_t put = 0;

		if (got == 0)
			break;
		while (got > 0 && put < got) {
			ssize_t n = write(out, piece + put,
			    (size_t)(got - put));

			if (n < 0 && errno == EINTR)
				continue;
			if (n <= 0)
				break;
			put += n;
		}
		sound = got > 0 && put == got;
		wrong = errno;
	}
	if (sound && fsync(out) != 0) {
		wrong = errno;
		sound = false;
	}
	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	free(piece);
	errno = wrong;
	return sound;
}

static bool
may_replace(const struct options *options, struct screen *screen,
    const struct ar_store_about *old)
{
	char line[LINE_MAX], answer[ANSWER_MAX], runs[NUMBER_MAX];

	if (options->log.force)
		return true;
	if (!terminal_can_ask() || options->json)
		return false;
	text_count(old->runs, "run", "runs", runs);
	snprintf(line, sizeof line, "There is a log with %s. It will be put "
	    "aside, not deleted. Replace it? (yes, no)", runs);
	screen_flow(screen, 0, line);
	screen_put(screen, " ");
	fflush(stdout);
	if (!fgets(answer, sizeof answer, stdin))
		answer[0] = '\0';
	return strcmp(answer, "yes\n") == 0 || strcmp(answer, "y\n") == 0;
}

/* Two names beside the log: for the new one until it is whole, and for the
 * old one afterwards. */
struct places {
	char log[LOG_PATH_MAX];
	char fresh[LOG_PATH_MAX];
	char aside[LOG_PATH_MAX];
	bool replaces;
};

static bool
find_places(struct places *places, double now_utc_s, bool json)
{
	time_t now = (time_t)now_utc_s;
	struct tm local;
	char when[32] = "old";
	int a, b;

	if (!log_path(places->log, json))
		return false;
	if (localtime_r(&now, &local))
		strftime(when, sizeof when, "%Y%m%d-%H%M%S", &local);
	a = snprintf(places->fresh, LOG_PATH_MAX, "%.4000s.restoring",
	    places->log);
	b = snprintf(places->aside, LOG_PATH_MAX, "%.4000s.before-%s",
	    places->log, when);
	return a > 0 && b > 0 && a < LOG_PATH_MAX && b < LOG_PATH_MAX;
}

/* A journal belongs to its database by name: it goes where that goes, unless
 * it is empty. */
static bool
move_journal(const struct places *places)
{
	char from[LOG_PATH_MAX + 16], to[LOG_PATH_MAX + 16];
	struct stat journal;

	snprintf(from, sizeof from, "%s-journal", places->log);
	snprintf(to, sizeof to, "%s-journal", places->aside);
	if (stat(from, &journal) == 0 && journal.st_size == 0)
		return unlink(from) == 0;
	return rename(from, to) == 0 || errno == ENOENT;
}

/* Names of one second get numbers. */
static bool
free_name(struct places *places)
{
	size_t n = strlen(places->aside);

	for (int i = 2; access(places->aside, F_OK) == 0; i++) {
		if (i > ASIDE_MAX || n + 8 > LOG_PATH_MAX) {
			errno = EEXIST;
			return false;
		}
		snprintf(places->aside + n, LOG_PATH_MAX - n, "-%d", i);
	}
	return true;
}

static bool
move_aside(struct places *places)
{
	if (!places->replaces)
		return true;
	return free_name(places) &&
	    rename(places->log, places->aside) == 0 &&
	    move_journal(places);
}

/* With the writing lock on the old log, so that nobody writes into it while
 * it changes its name. */
static int
put_in_place(const struct options *options, struct places *places,
    struct ar_store *old)
{
	struct ar_error err;
	int wrong;

	memset(&err, 0, sizeof err);
	if (old && ar_store_begin(old, &err) != AR_OK)
		return log_failed(&err, NULL, options->json);
	if (!move_aside(places))
		return storage(options, "the old log could not be put aside",
		    places->log);
	if (rename(places->fresh, places->log) == 0 &&
	    log_sync_folder(places->log))
		return EXIT_DONE;
	wrong = errno;
	if (places->replaces && access(places->log, F_OK) != 0)
		(void)rename(places->aside, places->log);
	errno = wrong;
	return storage(options, "the log could not be replaced",
	    places->log);
}

static int
restored(const struct options *options, struct screen *screen,
    const struct places *places, const struct ar_store_about *about)
{
	struct ar_arena *arena;
	char line[LINE_MAX], runs[NUMBER_MAX], files[NUMBER_MAX];
	int code = EXIT_DONE;

	if (options->json) {
		arena = open_arena(0, true);
		if (!arena)
			return EXIT_UNUSABLE;
		code = say(ar_copy_json("restore/1", places->log,
		    places->replaces ? places->aside : NULL, about, arena));
		ar_arena_close(arena);
		return code;
	}
	text_count(about->runs, "run", "runs", runs);
	text_count(about->files, "recording", "recordings", files);
	snprintf(line, sizeof line, "Restored and checked: %s, %s.", runs,
	    files);
	screen_flow(screen, 0, line);
	screen_end(screen);
	if (places->replaces) {
		screen_flow(screen, 0, "The log that was there lies in");
		screen_flow_on(screen, 0, places->aside);
		screen_end(screen);
	}
	return code;
}

/* The log stays as it is. */
static int
no_backup(const struct options *options, const char *from,
    struct ar_error *err)
{
	if (err->status == AR_EABSENT)
		ar_fail(err, AR_EABSENT, 0, "there is no such backup");
	else if (err->status == AR_ECORRUPT)
		ar_fail(err, AR_ECORRUPT, 0,
		    "this backup is damaged, or is no backup of a log");
	ar_fail_at(err, err->status, from, err->text);
	if (err->status != AR_ENEWER)
		ar_fail_hint(err, "name another; nothing was changed");
	return log_failed(err, NULL, options->json);
}

static int
restore(const struct options *options, struct screen *screen,
    struct places *places, struct ar_store *old)
{
	const char *from = options->names[0];
	struct ar_store_about about;
	struct ar_error err;
	int code;

	memset(&err, 0, sizeof err);
	unlink(places->fresh);
	if (!copy_bytes(from, places->fresh)) {
		code = storage(options, "the backup could not be copied",
		    places->fresh);
	} else if (ar_store_verify(places->fresh, &about, &err) != AR_OK) {
		code = no_backup(options, from, &err);
	} else {
		code = put_in_place(options, places, old);
	}
	unlink(places->fresh);
	return code != EXIT_DONE ? code :
	    restored(options, screen, places, &about);
}

/* A log that is damaged or newer may be replaced, too: then *old is NULL
 * and it is put aside unopened. */
static enum ar_status
open_old(struct places *places, struct ar_store **old,
    struct ar_store_about *about, struct ar_error *err)
{
	enum ar_status status;

	memset(about, 0, sizeof *about);
	*old = NULL;
	places->replaces = access(places->log, F_OK) == 0;
	if (!places->replaces)
		return AR_OK;
	status = ar_store_open(places->log, AR_STORE_WRITE, 0, old, err);
	if (status == AR_OK)
		status = ar_store_about(*old, about, err);
	return status == AR_ECORRUPT || status == AR_ENEWER ? AR_OK :
	    status;
}

int
command_restore(struct options *options, struct screen *screen)
{
	struct places places = {.replaces = false};
	struct ar_store_about about;
	struct ar_moment moment;
	struct ar_store *old;
	struct ar_error err;
	int code;

	if (options->name_count != 1)
		return usage(options, "name the backup",
		    "as in afterrun restore afterrun-2026-11.db");
	if (!log_moment(&moment, options->json))
		return EXIT_USAGE;
	memset(&err, 0, sizeof err);
	if (ar_store_verify(options->names[0], &about, &err) != AR_OK)
		return no_backup(options, options->names[0], &err);
	if (!find_places(&places, moment.now_utc_s, options->json) ||
	    !log_make_folders(places.log, options->json))
		return EXIT_STORAGE;
	if (open_old(&places, &old, &about, &err) != AR_OK) {
		code = log_failed(&err, places.log, options->json);
	} else if (places.replaces &&
	    !may_replace(options, screen, &about)) {
		report(&(struct trouble){"storage",
		    "there is a log already; nothing was changed",
		    places.log, "--force replaces it and puts it aside"},
		    options->json);
		code = EXIT_STORAGE;
	} else {
		code = restore(options, screen, &places, old);
	}
	ar_store_close(old);
	return code;
}

static bool
show_rebuild(void *context, uint64_t done, uint64_t all)
{
	const bool *show = context;

	if (*show && all > 0 && done % 64 == 0) {
		fprintf(stderr, "\r\033[K%llu of %llu runs",
		    (unsigned long long)done, (unsigned long long)all);
		fflush(stderr);
	}
	return true;
}

static int
say_rebuilt(const struct options *options, struct screen *screen,
    const struct ar_rebuilt *rebuilt)
{
	struct ar_arena *arena;
	char line[LINE_MAX], runs[NUMBER_MAX];
	int code;

	if (!options->json) {
		text_count(rebuilt->runs, "run", "runs", runs);
		snprintf(line, sizeof line, "Rebuilt %s: %llu from the "
		    "watch's files, %llu from kept samples, %llu told.", runs,
		    (unsigned long long)rebuilt->from_files,
		    (unsigned long long)rebuilt->from_samples,
		    (unsigned long long)rebuilt->told);
		screen_flow(screen, 0, line);
		screen_end(screen);
		return EXIT_DONE;
	}
	arena = open_arena(0, true);
	if (!arena)
		return EXIT_UNUSABLE;
	code = say(ar_rebuilt_json(rebuilt, arena));
	ar_arena_close(arena);
	return code;
}

int
command_rebuild(struct options *options, struct screen *screen)
{
	bool show = isatty(STDERR_FILENO) == 1 && !options->json &&
	    !options->plain && !options->log.quiet;
	struct ar_rebuilt rebuilt;
	struct ar_moment moment;
	struct ar_store *store;
	struct ar_error err;
	enum ar_status status;
	int code;

	if (options->name_count > 0)
		return usage(options, "rebuild takes no name",
		    "say just afterrun rebuild");
	if (!log_moment(&moment, options->json))
		return EXIT_USAGE;
	store = log_open(AR_STORE_READ, options->json, &code);
	ar_store_close(store);
	if (!store)
		return code == EXIT_DONE ? no_log(options) : code;
	store = log_open(AR_STORE_WRITE, options->json, &code);
	if (!store)
		return code;
	memset(&err, 0, sizeof err);
	status = ar_rebuild(store, &moment, show_rebuild, &show, &rebuilt,
	    &err);
	ar_store_close(store);
	if (show)
		fputs("\r\033[K", stderr);
	if (status != AR_OK)
		return log_failed(&err, NULL, options->json);
	return say_rebuilt(options, screen, &rebuilt);
}
