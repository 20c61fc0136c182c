/* The benchmark's own recordings, in a folder that is removed again. */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "afterrun/invent.h"
#include "afterrun/write.h"
#include "bench.h"

static const struct {
	const char *name;
	enum ar_format format;
} formats[FILES] = {
    {"fit", AR_FORMAT_FIT}, {"gpx", AR_FORMAT_GPX}, {"tcx", AR_FORMAT_TCX}};

static const double three_hours_s = 3 * 3600;
static const size_t arena_limit = (size_t)256 << 20;

static bool
file_make(const char *path, enum ar_format format)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_recording recording;
	struct ar_error err = {0};
	const unsigned char *bytes;
	size_t n;
	FILE *out = NULL;
	bool done = false;

	plan.duration_s = three_hours_s;
	plan.dynamics = true;
	if (!arena || ar_invent(&plan, arena, &recording, &err) ||
	    ar_recording_write(&recording, format, arena, &bytes, &n, &err))
		fprintf(stderr, "bench: %s\n", err.text);
	else
		out = fopen(path, "wb");
	if (out) {
		done = fwrite(bytes, 1, n, out) == n;
		done = !fclose(out) && done;
	}
	ar_arena_close(arena);
	return done;
}

/* In a child of its own, because a child's peak of memory begins with its
 * parent's: this program has to stay small. */
static bool
file_make_aside(const char *path, enum ar_format format)
{
	pid_t pid = fork();
	int status;

	if (pid == 0)
		_exit(file_make(path, format) ? 0 : 1);
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

bool
files_make(struct sample_file files[FILES], char folder[PATH_BYTES])
{
	const char *below = getenv("TMPDIR");
	struct stat about;

	snprintf(folder, PATH_BYTES, "%.256s/afterrun-bench-XXXXXX",
	    below ? below : "/tmp");
	if (!mkdtemp(folder)) {
		perror("bench: folder");
		return false;
	}
	for (int i = 0; i < FILES; i++) {
		files[i].format = formats[i].name;
		files[i].records = three_hours_s + 1;
		snprintf(files[i].path, PATH_BYTES, "%.400s/run.%s", folder,
		    formats[i].name);
		if (!file_make_aside(files[i].path, formats[i].format) ||
		    stat(files[i].path, &about))
			return false;
		files[i].bytes = (double)about.st_size;
	}
	return true;
}

void
files_remove(struct sample_file files[FILES], const char *folder)
{
	for (int i = 0; i < FILES; i++)
		unlink(files[i].path);
	rmdir(folder);
}
