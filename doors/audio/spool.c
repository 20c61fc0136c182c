#define _GNU_SOURCE
#include "doors/audio/spool.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <fcntl.h>
#include <unistd.h>

bool
spool_open(struct spool *spool)
{
	const char *folder = getenv("TMPDIR");
	char name[4096];
	int n = snprintf(name, sizeof name, "%s/afterrun-XXXXXX",
	    folder && folder[0] ? folder : "/tmp");

	spool->used = 0;
	spool->fd = -1;
	errno = ENAMETOOLONG;
	if (n > 0 && (size_t)n < sizeof name)
		spool->fd = mkostemp(name, O_CLOEXEC);
	if (spool->fd < 0)
		return false;
	unlink(name);
	return true;
}

void
spool_close(struct spool *spool)
{
	if (spool->fd >= 0)
		close(spool->fd);
	spool->fd = -1;
}

bool
spool_put(struct spool *spool, const struct sound *sound, struct clip *clip)
{
	const char *from = (const char *)sound->samples;
	off_t at = (off_t)spool->used * (off_t)sizeof *sound->samples;
	size_t left = sound->count * sizeof *sound->samples;

	while (left > 0) {
		ssize_t put = pwrite(spool->fd, from, left, at);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		from += put;
		at += put;
		left -= (size_t)put;
	}
	*clip = (struct clip){spool->used, sound->count, sound->lead};
	spool->used += (int64_t)sound->count;
	return true;
}

bool
spool_get(const struct spool *spool, const struct clip *clip, size_t at,
    float *samples, size_t n)
{
	char *to = (char *)samples;
	off_t from = ((off_t)clip->start + (off_t)at) *
	    (off_t)sizeof *samples;
	size_t left = n * sizeof *samples;

	while (left > 0) {
		ssize_t got = pread(spool->fd, to, left, from);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		to += got;
		from += got;
		left -= (size_t)got;
	}
	return true;
}
