/* export: everything in the log, in files that other programs read. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "afterrun/csv.h"
#include "api/keep_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/log_file.h"
#include "doors/cli/report.h"
#include "doors/common/exits.h"

enum { PATH_MAX_OWN = 4096, LINE_MAX = 512, NAME_KEPT = 128,
	DROP_OPEN = 8 };

static const size_t row_limit = (size_t)32 << 20;
static const size_t file_limit = (size_t)1 << 30;

struct export {
	const struct options *options;
	const char *folder;
	FILE *csv;
	FILE *json;
	bool first; /* row of this table */
	uint64_t rows;
	uint64_t recordings;
};

static enum ar_status
cannot_write(struct ar_error *err, const char *path)
{
	ar_fail_at(err, errno == ENOSPC ? AR_EFULL : AR_ESTORE, path,
	    "a file could not be written");
	return ar_fail_hint(err, strerror(errno));
}

static FILE *
create(const char *folder, const char *name, const char *end)
{
	char path[PATH_MAX_OWN];
	int n = snprintf(path, sizeof path, "%s/%s%s", folder, name, end);
	int fd;

	if (n < 0 || n >= PATH_MAX_OWN) {
		errno = ENAMETOOLONG;
		return NULL;
	}
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	return fd < 0 ? NULL : fdopen(fd, "w");
}

/* Nothing is lost between the buffer and the disk without a word. */
static bool
finished(FILE *file)
{
	bool sound;

	if (!file)
		return true;
	sound = fflush(file) == 0 && fsync(fileno(file)) == 0;
	return (fclose(file) == 0) && sound;
}

static bool
end_table(struct export *export)
{
	bool sound;

	if (export->json)
		fputs(export->first ? "[]\n" : "\n]\n", export->json);
	sound = finished(export->csv);
	sound = finished(export->json) && sound;
	export->csv = NULL;
	export->json = NULL;
	return sound;
}

static bool
begin_table(struct export *export, const char *table)
{
	enum export_format format = export->options->log.format;

	if (!end_table(export))
		return false;
	export->first = true;
	if (format != EXPORT_JSON &&
	    !(export->csv = create(export->folder, table, ".csv")))
		return false;
	return format == EXPORT_CSV ||
	    (export->json = create(export->folder, table, ".json"));
}

/* RFC 4180: quoted where a comma, quote or line break stands. */
static void
csv_text(FILE *csv, const char *text)
{
	if (!strpbrk(text, ",\"\r\n")) {
		fputs(text, csv);
		return;
	}
	fputc('"', csv);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', csv);
		fputc(*text, csv);
	}
	fputc('"', csv);
}

static void
csv_cell(FILE *csv, const struct ar_cell *cell)
{
	if (cell->type == AR_CELL_INT)
		fprintf(csv, "%lld", (long long)cell->integer);
	else if (cell->type == AR_CELL_REAL)
		fprintf(csv, "%.17g", cell->real);
	else if (cell->type == AR_CELL_TEXT)
		csv_text(csv, cell->text);
}

static void
csv_row(FILE *csv, const struct ar_table_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		if (i > 0)
			fputc(',', csv);
		csv_cell(csv, &row->cells[i]);
	}
	fputs("\r\n", csv);
}

static enum ar_status
json_row(struct export *export, const struct ar_table_row *row,
    struct ar_error *err)
{
	struct ar_arena *arena = ar_arena_open(row_limit);
	char *text = arena ? ar_row_json(row, arena) : NULL;

	if (text)
		fprintf(export->json, "%s%s", export->first ? "[\n" : ",\n",
		    text);
	ar_arena_close(arena);
	return text ? AR_OK :
	    ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

static enum ar_status
take_row(void *context, const struct ar_table_row *row, struct ar_error *err)
{
	struct export *export = context;

	if (row->first) {
		if (!begin_table(export, row->table))
			return cannot_write(err, export->folder);
		for (size_t i = 0; export->csv && i < row->count; i++)
			fprintf(export->csv, "%s%s", i > 0 ? "," : "",
			    row->columns[i]);
		if (export->csv)
			fputs("\r\n", export->csv);
	}
	if (!row->cells)
		return AR_OK;
	export->rows++;
	if (export->csv)
		csv_row(export->csv, row);
	if (export->json)
		AR_TRY(json_row(export, row, err));
	export->first = false;
	return AR_OK;
}

/* "12-morning.fit": the number keeps names apart; of the name only what
 * every file system takes. */
static void
file_name(const struct ar_kept_file *file, char name[LINE_MAX])
{
	const char *from = file->name ? file->name : "recording";
	int n = snprintf(name, LINE_MAX, "%lld-", (long long)file->id);

	for (size_t i = 0; from[i] && i < NAME_KEPT; i++) {
		unsigned char c = (unsigned char)from[i];
		bool plain = (c >= '0' && c <= '9') ||
		    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    c == '.' || c == '-' || c == '_' || c >= 0x80;

		name[n++] = plain ? (char)c : '_';
	}
	name[n] = '\0';
}

static enum ar_status
save(const char *folder, const char *name, const void *bytes, size_t n,
    struct ar_error *err)
{
	FILE *file = create(folder, name, "");
	bool sound = file && fwrite(bytes, 1, n, file) == n;

	sound = (file ? finished(file) : false) && sound;
	return sound ? AR_OK : cannot_write(err, name);
}

static enum ar_status
save_original(struct ar_store *store, int64_t id, const char *folder,
    bool *kept, struct ar_error *err)
{
	struct ar_arena *arena = ar_arena_open(file_limit);
	struct ar_kept_file file;
	const void *bytes;
	size_t n;
	char name[LINE_MAX];
	enum ar_status status;

	if (!arena)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	status = ar_store_file_get(store, id, arena, &file, err);
	*kept = status == AR_OK && file.packed;
	if (*kept) {
		status = ar_unsqueeze(file.packed, file.packed_n, arena,
		    &bytes, &n, err);
		file_name(&file, name);
		if (status == AR_OK)
			status = save(folder, name, bytes, n, err);
	}
	ar_arena_close(arena);
	return status;
}

/* A recording whose file was not kept: its samples as a table. */
static enum ar_status
save_samples(struct ar_store *store, const struct ar_run *run,
    const char *folder, struct ar_error *err)
{
	struct ar_arena *arena = ar_arena_open(file_limit);
	struct ar_activity activity;
	const char *text;
	char name[LINE_MAX];
	size_t n;
	enum ar_status status;

	if (!arena)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	snprintf(name, sizeof name, "run-%lld.csv", (long long)run->id);
	status = ar_store_run_samples(store, run->id, arena, &activity, err);
	if (status == AR_OK)
		status = ar_recording_csv(&activity, arena, &text, &n, err);
	if (status == AR_OK)
		status = save(folder, name, text, n, err);
	ar_arena_close(arena);
	return status == AR_EABSENT ? AR_OK : status;
}

static enum ar_status
save_runs(struct ar_store *store, int64_t file_id, const char *folder,
    struct ar_error *err)
{
	struct ar_run_filter filter = {.to_day = INT64_MAX, .beside = true,
	    .file_id = file_id};
	struct ar_arena *arena = ar_arena_open(row_limit);
	struct ar_run *runs;
	size_t count = 0;
	enum ar_status status;

	if (!arena)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	status = ar_store_runs(store, &filter, arena, &runs, &count, err);
	for (size_t i = 0; status == AR_OK && i < count; i++)
		status = save_samples(store, &runs[i], folder, err);
	ar_arena_close(arena);
	return status;
}

static enum ar_status
save_recordings(struct export *export, struct ar_store *store,
    struct ar_error *err)
{
	struct ar_arena *arena = ar_arena_open(file_limit);
	struct ar_kept_file *files;
	char folder[PATH_MAX_OWN];
	size_t count = 0;
	enum ar_status status;

	if (!arena)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	snprintf(folder, sizeof folder, "%.4000s/recordings",
	    export->folder);
	status = ar_store_files(store, arena, &files, &count, err);
	if (status == AR_OK && mkdir(folder, 0700) != 0)
		status = cannot_write(err, folder);
	for (size_t i = 0; status == AR_OK && i < count; i++) {
		bool kept;

		status = save_original(store, files[i].id, folder, &kept,
		    err);
		if (status == AR_OK && !kept)
			status = save_runs(store, files[i].id, folder, err);
		export->recordings++;
	}
	ar_arena_close(arena);
	return status;
}

static int
drop(const char *path, const struct stat *about, int kind,
    struct FTW *at)
{
	(void)about;
	(void)kind;
	(void)at;
	return remove(path);
}

/* Half an export is none: the folder, which was made here, goes again. */
static enum ar_status
export_all(struct export *export, struct ar_store *store,
    struct ar_error *err)
{
	enum ar_status status;

	if (mkdir(export->folder, 0700) != 0) {
		bool there = errno == EEXIST;

		ar_fail_at(err, AR_EINPUT, export->folder, there ?
		    "this is there already" : "the folder could not be made");
		return ar_fail_hint(err, there ?
		    "name a folder that is not there" : strerror(errno));
	}
	status = ar_store_dump(store, take_row, export, err);
	if (!end_table(export) && status == AR_OK)
		status = cannot_write(err, export->folder);
	if (status == AR_OK)
		status = save_recordings(export, store, err);
	if (status != AR_OK)
		(void)nftw(export->folder, drop, DROP_OPEN,
		    FTW_DEPTH | FTW_PHYS);
	return status;
}

static int
say(const struct export *export, struct screen *screen)
{
	struct ar_arena *arena;
	char line[LINE_MAX];
	char *text;

	if (!export->options->json) {
		snprintf(line, sizeof line, "%llu %s and %llu %s in",
		    (unsigned long long)export->rows, export->rows == 1 ?
		    "row" : "rows", (unsigned long long)export->recordings,
		    export->recordings == 1 ? "recording" : "recordings");
		screen_flow(screen, 0, line);
		screen_flow_on(screen, 0, export->folder);
		screen_end(screen);
		return EXIT_DONE;
	}
	arena = open_arena(0, true);
	text = arena ? ar_export_json(export->folder, export->rows,
	    export->recordings, arena) : NULL;
	if (text)
		puts(text);
	ar_arena_close(arena);
	return text ? EXIT_DONE : EXIT_UNUSABLE;
}

int
command_export(struct options *options, struct screen *screen)
{
	struct export export = {.options = options};
	struct ar_store *store;
	struct ar_error err;
	enum ar_status status;
	int code;

	if (options->name_count != 1) {
		report(&(struct trouble){"usage", "name the folder to make",
		    NULL, "as in afterrun export my-log"}, options->json);
		return EXIT_USAGE;
	}
	export.folder = options->names[0];
	store = log_open(AR_STORE_READ, options->json, &code);
	if (!store && code == EXIT_DONE) {
		report(&(struct trouble){"absent", "there is no log yet",
		    NULL, "afterrun run.fit begins one"}, options->json);
		return EXIT_UNUSABLE;
	}
	if (!store)
		return code;
	memset(&err, 0, sizeof err);
	status = export_all(&export, store, &err);
	ar_store_close(store);
	if (status == AR_EINPUT)
		return log_usage(&err, options->json);
	if (status != AR_OK)
		return log_failed(&err, NULL, options->json);
	return say(&export, screen);
}
