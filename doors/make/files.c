#include "doors/make/files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const size_t arena_limit = (size_t)1 << 30;

_Noreturn void
stop(const char *what, const char *why)
{
	fprintf(stderr, "afterrun-make: %s: %s\n", what, why);
	exit(1);
}

struct ar_arena *
arena_open(void)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);

	if (!arena)
		stop("memory", "there is none left");
	return arena;
}

void
folder_make(const char *path)
{
	if (mkdir(path, 0777) && errno != EEXIST)
		stop(path, strerror(errno));
}

void
file_save(const char *folder, const char *name, struct file file)
{
	char path[FILES_PATH];
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	out = fopen(path, "wb");
	if (!out)
		stop(path, strerror(errno));
	if (file.n && fwrite(file.bytes, 1, file.n, out) != file.n)
		stop(path, strerror(errno));
	if (fclose(out))
		stop(path, strerror(errno));
}

struct file
file_make(const struct ar_invent_plan *plan, enum ar_format format,
    struct ar_arena *arena)
{
	struct ar_recording recording;
	struct ar_error err = {0};
	struct file file;

	if (ar_invent(plan, arena, &recording, &err) ||
	    ar_recording_write(&recording, format, arena, &file.bytes,
		&file.n, &err))
		stop("a run", err.text);
	return file;
}
