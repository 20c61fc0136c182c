#define _GNU_SOURCE
#include "doors/cli/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "afterrun/recording.h"

enum { CHUNK = 64 * 1024, PEEK = 4096 };

/* Recordings are some megabytes; a zipped export of years stays below. */
static const size_t size_max = (size_t)1 << 30;
/* Beyond this the beginning must look like a recording first. */
static const size_t peek_from = (size_t)32 << 20;
static const size_t peek_arena = (size_t)16 << 20;

static bool
refuse(struct trouble *trouble, const char *name, const char *message,
    const char *hint)
{
	*trouble = (struct trouble){"cannot_open", message, name, hint};
	return false;
}

static bool
refuse_errno(struct trouble *trouble, const char *name)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR:
		return refuse(trouble, name, "there is no such file",
		    "check the name, or see afterrun --help");
	case EACCES:
	case EPERM:
		return refuse(trouble, name, "you may not read this file",
		    "ask its owner, or copy it to a place of yours");
	case EISDIR:
		return refuse(trouble, name, "this is a folder",
		    "name the recordings in it, as in folder/*.fit");
	default:
		return refuse(trouble, name, strerror(errno),
		    "try again with a copy of the file");
	}
}

static bool
make_room(struct input *input, size_t room)
{
	unsigned char *bytes;

	if (room <= input->room)
		return true;
	bytes = realloc(input->bytes, room);
	if (!bytes)
		return false;
	input->bytes = bytes;
	input->room = room;
	return true;
}

/* Up to want bytes more; less only at the end of the file. */
static bool
read_more(struct input *input, int fd, size_t want)
{
	size_t end = input->n + want;

	while (input->n < end) {
		ssize_t got = read(fd, input->bytes + input->n,
		    end - input->n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			return true;
		input->n += (size_t)got;
	}
	return true;
}

static bool
too_large(struct trouble *trouble, const char *name)
{
	trouble->code = "limit";
	trouble->message = "this is too large for a recording";
	trouble->where = name;
	trouble->hint = "give the recording of one run (at most 1 GiB)";
	return false;
}

/* Does the beginning look like nothing that can be read? */
static bool
is_foreign(const struct input *input)
{
	struct ar_arena *arena = ar_arena_open(peek_arena);
	struct ar_recording recording;
	struct ar_error err;
	enum ar_status status;

	if (!arena)
		return false;
	status = ar_recording_read(input->bytes, input->n, 0, arena,
	    &recording, &err);
	ar_arena_close(arena);
	return status == AR_EFORMAT;
}

static bool
read_regular(struct input *input, int fd, const char *name,
    struct trouble *trouble)
{
	struct stat about;
	size_t size;

	if (fstat(fd, &about) != 0)
		return refuse_errno(trouble, name);
	if (S_ISDIR(about.st_mode)) {
		errno = EISDIR;
		return refuse_errno(trouble, name);
	}
	if (!S_ISREG(about.st_mode))
		return refuse(trouble, name, "this is not a file",
		    "to read from a pipe: afterrun - < pipe");
	if (about.st_size < 0 || (uintmax_t)about.st_size > size_max)
		return too_large(trouble, name);
	size = (size_t)about.st_size;
	if (!make_room(input, size + 1))
		return refuse(trouble, name, "there is not enough memory",
		    "close other programs");
	if (size > peek_from) {
		if (!read_more(input, fd, PEEK))
			return refuse_errno(trouble, name);
		if (is_foreign(input))
			return true;
	}
	if (!read_more(input, fd, size - input->n))
		return refuse_errno(trouble, name);
	return true;
}

static bool
read_stream(struct input *input, struct trouble *trouble)
{
	static const char name[] = "standard input";
	size_t before;

	if (isatty(STDIN_FILENO) == 1)
		return refuse(trouble, name, "this is the keyboard",
		    "put a recording in: afterrun - < run.fit");
	do {
		before = input->n;
		if (before > size_max)
			return too_large(trouble, name);
		if (!make_room(input, before + before / 2 + CHUNK))
			return refuse(trouble, name,
			    "there is not enough memory",
			    "close other programs");
		if (!read_more(input, STDIN_FILENO, input->room - before))
			return refuse_errno(trouble, name);
	} while (input->n > before);
	return true;
}

bool
input_read(struct input *input, const char *name, struct trouble *trouble)
{
	bool done;
	int fd;

	input->n = 0;
	if (strcmp(name, "-") == 0)
		return read_stream(input, trouble);
	fd = open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return refuse_errno(trouble, name);
	done = read_regular(input, fd, name, trouble);
	close(fd);
	return done;
}

void
input_free(struct input *input)
{
	free(input->bytes);
	memset(input, 0, sizeof *input);
}
