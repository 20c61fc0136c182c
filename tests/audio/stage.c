#define _GNU_SOURCE
#include "stage.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"
#include "made.h"

struct stage stage;

char *
path_of(const char *name, char path[PATH_BYTES])
{
	snprintf(path, PATH_BYTES, "%s/%s", stage.folder, name);
	return path;
}

int
stage_set_up(void **state)
{
	(void)state;
	stage.session5 = made_session(5);
	stage.voice = system("espeak-ng --version >/dev/null 2>&1") == 0;
	if (!stage.voice)
		print_message("skipped: what needs a voice (espeak-ng)\n");
	snprintf(stage.folder, sizeof stage.folder,
	    "/tmp/afterrun-audio-XXXXXX");
	return mkdtemp(stage.folder) ? 0 : -1;
}

int
stage_tear_down(void **state)
{
	char command[PATH_BYTES];

	(void)state;
	free(stage.session5);
	snprintf(command, sizeof command, "rm -rf %s", stage.folder);
	return system(command);
}

/* An empty folder for the next test. */
int
stage_sweep(void **state)
{
	char command[PATH_BYTES];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s/* %s/.[!.]*", stage.folder,
	    stage.folder);
	return system(command);
}

int
files(void)
{
	DIR *dir = opendir(stage.folder);
	int count = 0;

	assert_non_null(dir);
	for (struct dirent *entry; (entry = readdir(dir));)
		count += entry->d_name[0] != '.' ? 1 : 0;
	closedir(dir);
	return count;
}

void
run(struct program *program, int code, struct result *result)
{
	program_run(program, stage.folder, result);
	if (result->code != code)
		print_error("exit %d\n%s\n", result->code, result->err);
	assert_int_equal(result->code, code);
}

bool
exists(const char *name)
{
	char path[PATH_BYTES];

	return access(path_of(name, path), F_OK) == 0;
}

void
fake_voice(const char *script)
{
	char path[PATH_BYTES];
	FILE *file;

	assert_int_equal(mkdir(path_of(".bin", path), 0700), 0);
	file = fopen(path_of(".bin/espeak-ng", path), "w");
	assert_non_null(file);
	fprintf(file, "#!/bin/sh\n%s\n", script);
	fclose(file);
	assert_int_equal(chmod(path, 0700), 0);
}

const char *
fake_path(char path[PATH_BYTES])
{
	snprintf(path, PATH_BYTES, "PATH=%s/.bin:/usr/bin:/bin", stage.folder);
	return path;
}

char *
slurp(const char *name, size_t *n)
{
	char path[PATH_BYTES], *bytes;
	FILE *file = fopen(path_of(name, path), "rb");
	struct stat about;

	assert_non_null(file);
	assert_int_equal(fstat(fileno(file), &about), 0);
	*n = (size_t)about.st_size;
	bytes = calloc(*n + 1, 1);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, *n, file), *n);
	fclose(file);
	return bytes;
}

void
put_file(const char *name, const char *text)
{
	char path[PATH_BYTES];
	FILE *file = fopen(path_of(name, path), "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}
