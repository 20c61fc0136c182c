#define _GNU_SOURCE
#include "doors/common/file.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

bool
file_write(int fd, const void *bytes, size_t n)
{
	const char *at = bytes;

	while (n > 0) {
		ssize_t put = write(fd, at, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		at += put;
		n -= (size_t)put;
	}
	return true;
}

bool
file_name(const char *work, const char *name, bool force)
{
	if (force)
		return rename(work, name) == 0;
	if (link(work, name) == 0)
		return unlink(work) == 0;
	if (errno == EEXIST)
		return false;
	/* a file system without hard links */
	if (access(name, F_OK) == 0) {
		errno = EEXIST;
		return false;
	}
	return rename(work, name) == 0;
}
