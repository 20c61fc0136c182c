/* where: where is my data, and how much of it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "api/store_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/log_file.h"
#include "doors/cli/report.h"
#include "doors/cli/words.h"
#include "doors/common/exits.h"

enum { LINE_MAX = 256 };

static const double mega = 1e6;

/* What was said, kind by kind; nothing of what there is none. */
static void
said_words(const struct ar_store_about *about, char out[LINE_MAX])
{
	const struct {
		uint64_t count;
		const char *one;
		const char *many;
	} kinds[] = {
		{about->feels, "mark of the legs", "marks of the legs"},
		{about->wells, "value of a day",
		    "values of days"},
		{about->pains, "report of pain", "reports of pain"},
		{about->sessions, "session", "sessions"},
		{about->shoes, "pair of shoes", "pairs of shoes"},
	};
	char text[NUMBER_MAX];

	out[0] = '\0';
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		size_t used = strlen(out);

		if (kinds[i].count == 0)
			continue;
		text_count(kinds[i].count, kinds[i].one, kinds[i].many,
		    text);
		snprintf(out + used, LINE_MAX - used, "%s%s",
		    used ? ", " : "", text);
	}
}

static void
render(struct screen *screen, const char *path,
    const struct ar_store_about *about)
{
	char line[LINE_MAX], from[NUMBER_MAX], to[NUMBER_MAX];

	screen_flow(screen, 0, path);
	screen_end(screen);
	if (!about) {
		screen_flow(screen, 0, "There is no log yet. It will lie "
		    "there; nothing of it leaves this computer.");
		screen_end(screen);
		return;
	}
	text_count(about->runs, "activity", "activities", line);
	snprintf(line + strlen(line), sizeof line - strlen(line),
	    ", %llu %s (%.1f MB), %.1f MB on the disk",
	    (unsigned long long)about->files, about->files == 1 ?
	    "recording" : "recordings", (double)about->file_bytes / mega,
	    (double)about->bytes / mega);
	show_pieces(screen, 0, line);
	screen_end(screen);
	said_words(about, line);
	if (line[0]) {
		show_pieces(screen, 0, line);
		screen_end(screen);
	}
	if (about->first_day != 0) {
		text_day(about->first_day, from);
		text_day(about->last_day, to);
		snprintf(line, sizeof line, "From %s to %s.", from, to);
		screen_flow(screen, 0, line);
		screen_end(screen);
	}
	screen_flow(screen, 0, "It is one file and it is yours: copy it with "
	    "afterrun backup FILE, read it with afterrun export FOLDER, "
	    "delete it and it is gone.");
	screen_end(screen);
}

int
command_where(struct options *options, struct screen *screen)
{
	char path[LOG_PATH_MAX];
	struct ar_store_about about;
	struct ar_arena *arena;
	struct ar_store *store;
	struct ar_error err;
	char *text = NULL;
	int code;

	if (options->name_count > 0) {
		report(&(struct trouble){"usage", "where takes no name",
		    options->names[0], "say just afterrun where"},
		    options->json);
		return EXIT_USAGE;
	}
	if (!log_path(path, options->json))
		return EXIT_STORAGE;
	store = log_open(AR_STORE_READ, options->json, &code);
	memset(&err, 0, sizeof err);
	if (store && ar_store_about(store, &about, &err) != AR_OK)
		code = log_failed(&err, NULL, options->json);
	if (code == EXIT_DONE && !options->json) {
		render(screen, path, store ? &about : NULL);
	} else if (code == EXIT_DONE) {
		arena = open_arena(0, true);
		text = arena ? ar_where_json(path, store ? &about : NULL,
		    arena) : NULL;
		if (text)
			puts(text);
		code = text ? EXIT_DONE : EXIT_UNUSABLE;
		ar_arena_close(arena);
	}
	ar_store_close(store);
	return code;
}
