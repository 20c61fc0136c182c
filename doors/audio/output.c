#define _GNU_SOURCE
#include "doors/audio/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doors/common/file.h"

static const char exists[] = "this file exists";
static const char say_force[] = "choose another name, or say --force";

static int
failed(const struct output *output, const char *what, const char *hint,
    struct trouble *trouble)
{
	return fail(trouble, EXIT_STORAGE, what, output->name, hint);
}

/* Before any work: a file in the way, or no file at all. */
static int
may_write(const struct output *output, struct trouble *trouble)
{
	struct stat about;

	if (lstat(output->name, &about) != 0)
		return EXIT_DONE;
	if (!S_ISREG(about.st_mode))
		return failed(output, "this is not an ordinary file",
		    "choose another name", trouble);
	return output->force ? EXIT_DONE :
	    failed(output, exists, say_force, trouble);
}

int
output_open(struct output *output, const char *name, bool force,
    struct trouble *trouble)
{
	int n = snprintf(output->name, sizeof output->name, "%s", name);
	struct stat about;
	int code;

	output->fd = -1;
	output->force = force;
	if (n <= 0 || (size_t)n >= sizeof output->name)
		return fail_usage(trouble, "this name is too long", NULL);
	snprintf(output->work, sizeof output->work, "%s.part", output->name);
	code = may_write(output, trouble);
	if (code != EXIT_DONE)
		return code;
	output->fd = open(output->work, O_RDWR | O_CREAT | O_NOFOLLOW |
	    O_NONBLOCK | O_CLOEXEC, 0666);
	if (output->fd < 0)
		return failed(output, strerror(errno),
		    "choose a folder that can be written", trouble);
	if (fstat(output->fd, &about) == 0 && S_ISREG(about.st_mode) &&
	    flock(output->fd, LOCK_EX | LOCK_NB) == 0 &&
	    ftruncate(output->fd, 0) == 0)
		return EXIT_DONE;
	close(output->fd);
	output->fd = -1;
	return failed(output, "another program is writing this file",
	    "wait until it is done", trouble);
}

int
output_keep(struct output *output, struct trouble *trouble)
{
	if (fsync(output->fd) != 0 || !file_name(output->work, output->name,
	    output->force))
		return failed(output, errno == EEXIST ? exists :
		    strerror(errno), errno == EEXIST ? say_force : NULL,
		    trouble);
	close(output->fd);
	output->fd = -1;
	return EXIT_DONE;
}

void
output_drop(struct output *output)
{
	if (output->fd < 0)
		return;
	unlink(output->work);
	close(output->fd);
	output->fd = -1;
}
