#define _GNU_SOURCE
#include "sources.h"

#include <fcntl.h>
#include <ftw.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "../check.h"
#include "afterrun/write.h"

enum { ARENA = 256 << 20, PATHS = 256, DEPTH = 8 };

const double sources_morning_s = 1789191000;
static const double day_s = 86400;

static char folder[64];

void
sources_open(void)
{
	strcpy(folder, "/tmp/afterrun-import-XXXXXX");
	assert_non_null(mkdtemp(folder));
}

static int
take_away(const char *path, const struct stat *about, int what,
    struct FTW *where)
{
	(void)about;
	(void)where;
	if (what == FTW_DNR)
		chmod(path, 0700);
	return remove(path);
}

void
sources_close(void)
{
	nftw(folder, take_away, DEPTH, FTW_DEPTH | FTW_PHYS);
}

int
sources_set_up(void **state)
{
	(void)state;
	sources_open();
	return 0;
}

int
sources_tear_down(void **state)
{
	(void)state;
	sources_close();
	return 0;
}

const char *
sources_path(const char *name)
{
	static char paths[PATHS][SOURCE_PATH];
	static unsigned next;
	char *path = paths[next++ % PATHS];

	snprintf(path, SOURCE_PATH, "%s/%s", folder, name);
	return path;
}

struct ar_invent_plan
sources_plan(double days)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();

	plan.start_utc_s = sources_morning_s + days * day_s;
	plan.duration_s = 400;
	plan.pause_count = 0;
	plan.seed += (uint64_t)(days * 10 + 40000);
	return plan;
}

struct bytes
sources_run(const struct ar_invent_plan *plan, enum ar_format format)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_recording recording;
	const unsigned char *file;
	struct bytes bytes;
	struct ar_error err;

	assert_non_null(arena);
	memset(&err, 0, sizeof err);
	assert_int_equal(ar_invent(plan, arena, &recording, &err), AR_OK);
	assert_int_equal(ar_recording_write(&recording, format, arena, &file,
	    &bytes.n, &err), AR_OK);
	bytes.bytes = malloc(bytes.n);
	assert_non_null(bytes.bytes);
	memcpy(bytes.bytes, file, bytes.n);
	ar_arena_close(arena);
	return bytes;
}

void
bytes_free(struct bytes *bytes)
{
	free(bytes->bytes);
	bytes->bytes = NULL;
}

void
sources_folder(const char *name)
{
	assert_int_equal(mkdir(sources_path(name), 0700), 0);
}

void
sources_put(const char *name, const void *bytes, size_t n)
{
	FILE *out = fopen(sources_path(name), "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, n, out), n);
	assert_int_equal(fclose(out), 0);
}

void
sources_text(const char *name, const char *text)
{
	sources_put(name, text, strlen(text));
}

static enum ar_format
format_by(const char *name)
{
	const char *dot = strrchr(name, '.');

	if (dot && strcmp(dot, ".gpx") == 0)
		return AR_FORMAT_GPX;
	return dot && strcmp(dot, ".tcx") == 0 ? AR_FORMAT_TCX :
	    AR_FORMAT_FIT;
}

void
sources_put_run(const char *name, double days)
{
	struct ar_invent_plan plan = sources_plan(days);
	struct bytes bytes = sources_run(&plan, format_by(name));

	sources_put(name, bytes.bytes, bytes.n);
	bytes_free(&bytes);
}

void
sources_touch(const char *name, double utc_s)
{
	const struct timespec times[2] = {{(time_t)utc_s, 0},
	    {(time_t)utc_s, 0}};

	assert_int_equal(utimensat(AT_FDCWD, sources_path(name), times, 0),
	    0);
}

struct zip *
zip_start(const char *name)
{
	int code;
	zip_t *zip = zip_open(sources_path(name), ZIP_CREATE | ZIP_TRUNCATE,
	    &code);

	assert_non_null(zip);
	return zip;
}

void
zip_put(struct zip *zip, const char *name, const void *bytes, size_t n)
{
	void *copy = malloc(n + 1);
	zip_source_t *source;

	assert_non_null(copy);
	memcpy(copy, bytes, n);
	source = zip_source_buffer(zip, copy, n, 1);
	assert_non_null(source);
	assert_true(zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) >= 0);
}

void
zip_text(struct zip *zip, const char *name, const char *text)
{
	zip_put(zip, name, text, strlen(text));
}

void
zip_run(struct zip *zip, const char *name, double days)
{
	struct ar_invent_plan plan = sources_plan(days);
	struct bytes bytes = sources_run(&plan, format_by(name));

	zip_put(zip, name, bytes.bytes, bytes.n);
	bytes_free(&bytes);
}

void
zip_end(struct zip *zip)
{
	assert_int_equal(zip_close(zip), 0);
}

struct bytes
sources_read(const char *name)
{
	FILE *in = fopen(sources_path(name), "rb");
	struct bytes bytes;

	assert_non_null(in);
	assert_int_equal(fseek(in, 0, SEEK_END), 0);
	bytes.n = (size_t)ftell(in);
	rewind(in);
	bytes.bytes = malloc(bytes.n + 1);
	assert_non_null(bytes.bytes);
	assert_int_equal(fread(bytes.bytes, 1, bytes.n, in), bytes.n);
	fclose(in);
	return bytes;
}

struct dump {
	FILE *out;
	bool runs_only;
};

static bool
is_clock(const struct ar_table_row *row, size_t i)
{
	static const char *const names[] = {"seconds", "added_utc_s",
	    "started_utc_s", "finished_utc_s", "said_utc_s"};

	for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
		if (strcmp(row->columns[i], names[k]) == 0)
			return true;
	return false;
}

static enum ar_status
take_row(void *context, const struct ar_table_row *row, struct ar_error *err)
{
	struct dump *dump = context;

	(void)err;
	if (!row->cells || (dump->runs_only &&
	    strncmp(row->table, "batch", 5) == 0))
		return AR_OK;
	fprintf(dump->out, "%s", row->table);
	for (size_t i = 0; i < row->count; i++) {
		const struct ar_cell *cell = &row->cells[i];

		if (is_clock(row, i) || cell->type == AR_CELL_NONE)
			continue;
		fprintf(dump->out, " %s=", row->columns[i]);
		if (cell->type == AR_CELL_INT)
			fprintf(dump->out, "%" PRId64, cell->integer);
		else if (cell->type == AR_CELL_REAL)
			fprintf(dump->out, "%.17g", cell->real);
		else
			fprintf(dump->out, "%s", cell->text);
	}
	fputc('\n', dump->out);
	return AR_OK;
}

char *
sources_dump(struct ar_store *store, bool runs_only)
{
	struct dump dump = {NULL, runs_only};
	char *text = NULL;
	struct ar_error err;
	size_t n;

	dump.out = open_memstream(&text, &n);
	assert_non_null(dump.out);
	memset(&err, 0, sizeof err);
	assert_int_equal(ar_store_dump(store, take_row, &dump, &err), AR_OK);
	fclose(dump.out);
	return text;
}

void
sources_same(const char *is, const char *should)
{
	while (*is && *should) {
		size_t n = strcspn(is, "\n"), m = strcspn(should, "\n");

		if (n != m || memcmp(is, should, n) != 0)
			break;
		is += n + (is[n] != '\0');
		should += m + (should[m] != '\0');
	}
	if (*is || *should)
		fail_msg("is:     %.*s\nshould: %.*s",
		    (int)strcspn(is, "\n"), is, (int)strcspn(should, "\n"),
		    should);
}
