#define _GNU_SOURCE
#include <math.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "afterrun/digest.h"
#include "api/import_json.h"
#include "api/keep_json.h"
#include "base/text.h"
#include "doors/cli/commands.h"
#include "doors/cli/log_file.h"
#include "doors/cli/receipt.h"
#include "doors/cli/render.h"
#include "doors/cli/report.h"
#include "doors/cli/terminal.h"
#include "doors/common/exits.h"
#include "doors/import/import.h"

enum { WATCHES_MAX = 8, LINE_MAX = 256, NAME_ROOM = 32 };

/* The first Ctrl-C ends the import in good order, the second at once. */
static atomic_bool stop;

static void
ask_to_stop(int signal_number)
{
	(void)signal_number;
	if (atomic_exchange(&stop, true))
		_exit(EXIT_INTERRUPTED);
}

static void
catch_signals(void)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = ask_to_stop;
	action.sa_flags = SA_RESTART;
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
}

/* Each archive that is being read holds a file open. */
static void
allow_files(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
}

/* What one import is about. */
struct errand {
	struct options *options;
	struct screen *screen;
	struct ar_store *store;
	const char *const *paths;
	size_t count;
	const char *log; /* the file of the log */
	bool quiet; /* nothing new: say nothing */
};

static int
answer(const struct errand *errand, const struct import_result *result)
{
	if (errand->quiet && result->batch.imported == 0 &&
	    result->batch.partial == 0 && result->batch.failed == 0)
		return EXIT_DONE;
	if (!errand->options->json) {
		receipt_render(errand->screen, result,
		    errand->options->log.dry_run);
	} else if (!receipt_json(result)) {
		report(&(struct trouble){"memory",
		    "there is not enough memory", NULL, NULL}, true);
		return EXIT_UNUSABLE;
	}
	fflush(stdout);
	return EXIT_DONE;
}

static int
import_once(const struct errand *errand)
{
	const struct options *options = errand->options;
	bool show = isatty(STDERR_FILENO) == 1 && !options->json &&
	    !options->plain && !options->log.quiet;
	struct import_job job = {
		.paths = errand->paths,
		.path_count = errand->count,
		.log = errand->log,
		.workers = (int)options->log.jobs,
		.keep_files = !options->log.no_originals,
		.again = options->log.all,
		.stop = &stop,
		.progress = show ? receipt_progress : NULL,
		.context = errand->screen,
	};
	struct import_result result;
	struct ar_error err;
	enum ar_status status;
	int code;

	if (!log_moment(&job.moment, options->json))
		return EXIT_USAGE;
	memset(&err, 0, sizeof err);
	status = import_run(&job, errand->store, &result, &err);
	if (show)
		receipt_clear(errand->screen);
	if (status == AR_OK)
		code = answer(errand, &result);
	else
		code = log_failed(&err, NULL, options->json);
	if (status == AR_OK && result.interrupted)
		code = EXIT_INTERRUPTED;
	import_result_free(&result);
	return code;
}

/* Watching begins before the first import, so that nothing falls between. */
static int
keep_watching(struct errand *errand)
{
	bool json = errand->options->json;
	struct import_watch *watch;
	struct ar_error err;
	int code;

	memset(&err, 0, sizeof err);
	watch = import_watch_open(errand->paths, errand->count,
	    errand->log, &err);
	if (!watch)
		return log_failed(&err, NULL, json);
	code = import_once(errand);
	errand->quiet = true;
	while (code == EXIT_DONE && import_watch_wait(watch, &stop, &err))
		code = import_once(errand);
	if (code == EXIT_DONE && err.status != AR_OK)
		code = log_failed(&err, NULL, json);
	import_watch_close(watch);
	return code;
}

/* A file that can be made in a new folder below TMPDIR. */
static bool
make_place(char copy[LOG_PATH_MAX])
{
	const char *folder = getenv("TMPDIR");
	int n = snprintf(copy, LOG_PATH_MAX - NAME_ROOM,
	    "%s/afterrun-dry-XXXXXX", folder && folder[0] ? folder : "/tmp");

	if (n > 0 && n < LOG_PATH_MAX - NAME_ROOM && mkdtemp(copy)) {
		strcat(copy, "/log.db");
		return true;
	}
	copy[0] = '\0';
	return false;
}

/* With the journal beside it, and the folder. */
static void
remove_place(char copy[LOG_PATH_MAX])
{
	if (!copy[0])
		return;
	unlink(copy);
	strcat(copy, "-journal");
	unlink(copy);
	*strrchr(copy, '/') = '\0';
	rmdir(copy);
	copy[0] = '\0';
}

/* A dry run goes into a copy of the log that nobody else sees. */
static struct ar_store *
open_copy(char copy[LOG_PATH_MAX], bool json, int *code)
{
	struct ar_store *log = log_open(AR_STORE_READ, json, code);
	struct ar_store *store = NULL;
	struct ar_error err;
	enum ar_status status = AR_OK;

	if (!log && *code != EXIT_DONE)
		return NULL;
	memset(&err, 0, sizeof err);
	if (!make_place(copy))
		status = ar_fail(&err, AR_EFULL, 0,
		    "there is no room for a copy of the log (TMPDIR)");
	if (status == AR_OK && log)
		status = ar_store_backup(log, copy, &err);
	ar_store_close(log);
	if (status == AR_OK)
		status = ar_store_open(copy, AR_STORE_WRITE, 0, &store,
		    &err);
	if (status == AR_OK)
		return store;
	remove_place(copy);
	*code = log_failed(&err, NULL, json);
	return NULL;
}

/* A wrong name is told before a log is made for it. */
static bool
are_there(const struct options *options, const char *const *paths,
    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (access(paths[i], F_OK) == 0)
			continue;
		report(&(struct trouble){"absent",
		    "there is no such file or folder", paths[i],
		    "check the name"}, options->json);
		return false;
	}
	return true;
}

static int
import_paths(struct options *options, struct screen *screen,
    const char *const *paths, size_t count)
{
	char log[LOG_PATH_MAX];
	struct errand errand = {options, screen, NULL, paths, count, log,
	    false};
	char copy[LOG_PATH_MAX] = "";
	int code = EXIT_STORAGE;

	if (!log_path(log, options->json))
		return code;
	if (!are_there(options, paths, count))
		return EXIT_UNUSABLE;
	catch_signals();
	allow_files();
	errand.store = options->log.dry_run ?
	    open_copy(copy, options->json, &code) :
	    log_open(AR_STORE_WRITE, options->json, &code);
	if (!errand.store)
		return code;
	code = options->log.watch ? keep_watching(&errand) :
	    import_once(&errand);
	ar_store_close(errand.store);
	remove_place(copy);
	return code;
}

static int
import_watches(struct options *options, struct screen *screen)
{
	char *paths[WATCHES_MAX];
	size_t count = import_find_watches(paths, WATCHES_MAX);
	int code = EXIT_USAGE;

	if (count == 0)
		report(&(struct trouble){"usage",
		    "name what to import; no watch is mounted", NULL,
		    "as in afterrun import export.zip, or a folder"},
		    options->json);
	else
		code = import_paths(options, screen,
		    (const char *const *)paths, count);
	for (size_t i = 0; i < count; i++)
		free(paths[i]);
	return code;
}

static bool
read_number(struct options *options, int64_t *id)
{
	const char *text = options->name_count == 2 ? options->names[1] : "";

	if (ar_integer_parse(text, strlen(text), id) && *id > 0)
		return true;
	report(&(struct trouble){"usage", "say which import", NULL,
	    "as in afterrun import undo 3; afterrun import list shows them"},
	    options->json);
	return false;
}

static int
say_undone(const struct options *options, struct screen *screen, int64_t id,
    uint64_t changed)
{
	struct ar_arena *arena;
	char line[LINE_MAX];
	char *text;

	if (!options->json) {
		snprintf(line, sizeof line, "Import %lld is undone: what it "
		    "brought is out of the log. The files it came from were "
		    "never touched.", (long long)id);
		screen_flow(screen, 0, line);
		screen_end(screen);
		return EXIT_DONE;
	}
	arena = open_arena(0, true);
	text = arena ? ar_undo_json(id, changed, arena) : NULL;
	if (text)
		puts(text);
	ar_arena_close(arena);
	return text ? EXIT_DONE : EXIT_UNUSABLE;
}

static int
undo(struct options *options, struct screen *screen)
{
	struct ar_store *store;
	struct ar_moment moment;
	struct ar_error err;
	int64_t id;
	uint64_t changed = 0;
	enum ar_status status;
	int code;

	if (!read_number(options, &id) ||
	    !log_moment(&moment, options->json))
		return EXIT_USAGE;
	store = log_open(AR_STORE_WRITE, options->json, &code);
	if (!store)
		return code;
	memset(&err, 0, sizeof err);
	status = ar_store_begin(store, &err);
	if (status == AR_OK)
		status = ar_store_batch_undo(store, id, moment.now_utc_s,
		    &err);
	if (status == AR_OK)
		status = ar_store_commit(store, &err);
	else
		ar_store_rollback(store);
	if (status == AR_OK)
		status = ar_resettle(store, &moment, &changed, &err);
	ar_store_close(store);
	if (status != AR_OK)
		return log_failed(&err, NULL, options->json);
	return say_undone(options, screen, id, changed);
}

static void
render_batch(struct screen *screen, const struct ar_batch *batch)
{
	char zone[16], when[32] = "?";
	struct tm local = terminal_local(batch->started_utc_s, NAN, zone);
	const char *state = "";

	strftime(when, sizeof when, "%Y-%m-%d %H:%M", &local);
	if (!isnan(batch->undone_utc_s))
		state = "undone";
	else if (isnan(batch->finished_utc_s))
		state = "interrupted";
	screen_putf(screen, "%3lld  %s  %6llu of %llu files  %s",
	    (long long)batch->id, when, (unsigned long long)batch->imported,
	    (unsigned long long)batch->seen, state);
	screen_end(screen);
	screen_to(screen, 5);
	screen_flow(screen, 5, batch->source);
	screen_end(screen);
}

static int
list(struct options *options, struct screen *screen)
{
	struct ar_arena *arena = open_arena(0, options->json);
	struct ar_batch *batches = NULL;
	struct ar_store *store;
	struct ar_error err;
	size_t count = 0;
	int code = EXIT_UNUSABLE;

	if (!arena)
		return code;
	store = log_open(AR_STORE_READ, options->json, &code);
	memset(&err, 0, sizeof err);
	if (store && ar_store_batches(store, arena, &batches, &count,
	    &err) != AR_OK)
		code = log_failed(&err, NULL, options->json);
	ar_store_close(store);
	if (code == EXIT_DONE && options->json) {
		char *text = ar_imports_json(batches, count, arena);

		if (text)
			puts(text);
		else
			code = EXIT_UNUSABLE;
	} else if (code == EXIT_DONE) {
		if (count == 0)
			screen_put(screen, "Nothing was imported yet.\n");
		for (size_t i = 0; i < count; i++)
			render_batch(screen, &batches[i]);
	}
	ar_arena_close(arena);
	return code;
}

int
command_import(struct options *options, struct screen *screen)
{
	const char *first = options->name_count > 0 ? options->names[0] :
	    NULL;

	if (!first)
		return import_watches(options, screen);
	if (strcmp(first, "undo") == 0)
		return undo(options, screen);
	if (strcmp(first, "list") == 0 && options->name_count == 1)
		return list(options, screen);
	return import_paths(options, screen, options->names,
	    options->name_count);
}
