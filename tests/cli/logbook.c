#define _GNU_SOURCE
#include "logbook.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"
#include "afterrun/invent.h"
#include "afterrun/time.h"
#include "afterrun/write.h"

enum { ARENA = 128 << 20, NAME_BYTES = 512, TEXT_BYTES = 1024,
	CHUNK = 1 << 20, TABLES = 64 };

static char folder[] = "/tmp/afterrun-log-XXXXXX";
static char name[NAME_BYTES];
static struct result last;

static const char *
path(const char *file)
{
	snprintf(name, sizeof name, "%s/%s", folder, file);
	return name;
}

const char *
logbook_make(void)
{
	strcpy(folder + strlen(folder) - 6, "XXXXXX");
	assert_non_null(mkdtemp(folder));
	return folder;
}

static int
drop(const char *file, const struct stat *about, int kind, struct FTW *at)
{
	(void)about;
	(void)kind;
	(void)at;
	return remove(file);
}

void
logbook_remove(void)
{
	nftw(folder, drop, 8, FTW_DEPTH | FTW_PHYS);
	result_free(&last);
}

void
logbook_forget(void)
{
	unlink(path(LOGBOOK_LOG));
	unlink(path(LOGBOOK_LOG "-journal"));
}

void
logbook_put_bytes(const char *file, const void *bytes, size_t n)
{
	FILE *out = fopen(path(file), "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, n, out), n);
	assert_int_equal(fclose(out), 0);
}

int
logbook_tear_down(void **state)
{
	(void)state;
	logbook_remove();
	return 0;
}

int
logbook_anew(void **state)
{
	(void)state;
	logbook_forget();
	return 0;
}

void
logbook_put(const struct logbook_run *run)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_recording recording;
	const unsigned char *bytes;
	struct ar_error err;
	double offset_s;
	size_t n;

	assert_non_null(arena);
	assert_true(ar_time_parse(run->start, strlen(run->start),
	    &plan.start_utc_s, &offset_s));
	plan.utc_offset_s = 0;
	plan.duration_s = run->minutes * 60;
	plan.rpe_0_10 = run->rpe;
	plan.pause_count = 0;
	assert_int_equal(ar_invent(&plan, arena, &recording, &err), AR_OK);
	assert_int_equal(ar_recording_write(&recording, run->format, arena,
	    &bytes, &n, &err), AR_OK);
	logbook_put_bytes(run->file, bytes, n);
	ar_arena_close(arena);
}

static const struct result *
run(struct program *program, const char *now, const char *words)
{
	char text[TEXT_BYTES], moment[NAME_BYTES];
	char *at = text;

	assert_true(strlen(words) < sizeof text);
	strcpy(text, words);
	for (size_t i = 0; *at; i++) {
		size_t n = strcspn(at, " ");
		bool more = at[n] == ' ';

		assert_true(i + 1 < PROGRAM_ARGS);
		at[n] = '\0';
		program->args[i] = at;
		for (char *c = at; *c; c++)
			if (*c == '~')
				*c = ' ';
		at += n + (more ? 1 : 0);
	}
	snprintf(moment, sizeof moment, "AFTERRUN_NOW=%s", now);
	program->env[0] = "AFTERRUN_DB=" LOGBOOK_LOG;
	program->env[1] = moment;
	result_free(&last);
	program_run(program, folder, &last);
	return &last;
}

const struct result *
logbook_run(const char *now, const char *words)
{
	struct program program = {.columns = 0};

	return run(&program, now, words);
}

const struct result *
logbook_run_in(const char *now, const char *words, const char *variable)
{
	struct program program = {.env = {NULL, NULL, variable}};

	return run(&program, now, words);
}

const struct result *
logbook_type(const char *now, const char *words, int columns,
    const char *typed)
{
	struct program program = {.columns = columns, .typed = typed,
	    .env = {NULL, NULL, "NO_COLOR=1"}};

	return run(&program, now, words);
}

const char *
logbook_say(const char *now, const char *words)
{
	const struct result *result = logbook_run(now, words);

	if (result->code != 0 || result->err[0])
		fail_msg("afterrun %s: exit %d, %s%s", words, result->code,
		    result->err, result->out);
	return result->out;
}

void
logbook_fails(const char *now, const char *words, int code,
    const char *part)
{
	const struct result *result = logbook_run(now, words);
	const char *line = strchr(result->err, '\n');

	if (result->code != code || !strstr(result->err, part) ||
	    strncmp(result->err, "afterrun: ", 10) != 0 || !line || line[1])
		fail_msg("afterrun %s: exit %d for %d, \"%s\" for \"%s\"",
		    words, result->code, code, result->err, part);
}

json_t *
logbook_json(const char *now, const char *words)
{
	json_error_t error;
	json_t *json = json_loads(logbook_say(now, words),
	    JSON_REJECT_DUPLICATES, &error);

	if (!json)
		fail_msg("afterrun %s: %s", words, error.text);
	return json;
}

char *
logbook_read(const char *file, size_t *n)
{
	FILE *in = fopen(path(file), "rb");
	char *bytes = NULL;
	size_t got;

	*n = 0;
	if (!in)
		return NULL;
	do {
		bytes = realloc(bytes, *n + CHUNK + 1);
		assert_non_null(bytes);
		got = fread(bytes + *n, 1, CHUNK, in);
		*n += got;
	} while (got > 0);
	fclose(in);
	bytes[*n] = '\0';
	return bytes;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char *
logbook_dump(const char *now)
{
	char *names[TABLES], file[2 * NAME_BYTES];
	char *all = calloc(1, 1);
	const struct dirent *entry;
	size_t count = 0, used = 0;
	DIR *dir;

	logbook_say(now, "export dump --format csv");
	dir = opendir(path("dump"));
	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL)
		if (strstr(entry->d_name, ".csv") && count < TABLES)
			names[count++] = strdup(entry->d_name);
	closedir(dir);
	assert_true(count > 5);
	qsort(names, count, sizeof names[0], compare_names);
	for (size_t i = 0; i < count; i++) {
		char *bytes;
		size_t n;

		snprintf(file, sizeof file, "dump/%s", names[i]);
		bytes = logbook_read(file, &n);
		assert_non_null(bytes);
		all = realloc(all, used + n + strlen(names[i]) + 3);
		assert_non_null(all);
		used += (size_t)sprintf(all + used, "%s\n%s\n", names[i],
		    bytes);
		free(bytes);
		free(names[i]);
	}
	nftw(path("dump"), drop, 8, FTW_DEPTH | FTW_PHYS);
	return all;
}
