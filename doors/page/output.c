#define _GNU_SOURCE
#include "doors/page/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doors/common/file.h"

static const char exists[] =
    "this file exists: choose another name, or say --force";

/* Before any work: a file in the way, or no file at all. */
static bool
may_write(const struct output *output, const char **message)
{
	struct stat about;

	if (lstat(output->name, &about) != 0)
		return true;
	if (!S_ISREG(about.st_mode)) {
		*message = "this is not an ordinary file";
		return false;
	}
	if (!output->force)
		*message = exists;
	return output->force;
}

static bool
write_file(const struct output *output, const void *bytes, size_t n,
    const char **message)
{
	size_t size = strlen(output->name) + sizeof ".XXXXXX";
	char *work = malloc(size);
	int fd;

	*message = "there is not enough memory";
	if (!work)
		return false;
	snprintf(work, size, "%s.XXXXXX", output->name);
	fd = mkstemp(work); /* readable by its owner only: it is private */
	if (fd < 0) {
		*message = strerror(errno);
		free(work);
		return false;
	}
	bool done = file_write(fd, bytes, n) && fsync(fd) == 0;

	if (close(fd) != 0 || !done || !file_name(work, output->name,
	    output->force)) {
		*message = errno == EEXIST ? exists : strerror(errno);
		unlink(work);
		done = false;
	}
	free(work);
	return done;
}

bool
output_write(const struct output *output, const void *bytes, size_t n,
    const char **message)
{
	if (!output->name || strcmp(output->name, "-") == 0) {
		bool done = file_write(STDOUT_FILENO, bytes, n);

		if (!done)
			*message = strerror(errno);
		return done;
	}
	return may_write(output, message) &&
	    write_file(output, bytes, n, message);
}
