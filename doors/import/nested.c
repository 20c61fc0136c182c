#define _GNU_SOURCE
#include "doors/import/nested.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const uint64_t size_max = (uint64_t)16 << 30;

/* Without a name from the start where the file system can do that. */
static int
nameless(void)
{
	const char *folder = getenv("TMPDIR");
	char path[4096];
	int fd;

	if (!folder || !folder[0])
		folder = "/tmp";
	fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd >= 0)
		return fd;
	snprintf(path, sizeof path, "%s/afterrun-XXXXXX", folder);
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		unlink(path);
	return fd;
}

static enum ar_status
take(void *context, const void *bytes, size_t n, struct ar_error *err)
{
	const int *fd = context;
	const char *from = bytes;

	while (n > 0) {
		ssize_t put = write(*fd, from, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return ar_fail(err, AR_EFULL, 0,
			    "there is no room to unpack it (TMPDIR)");
		from += put;
		n -= (size_t)put;
	}
	return AR_OK;
}

struct bundle *
nested_open(struct ar_archive *archive, uint64_t index, struct ar_error *err)
{
	struct bundle *bundle = calloc(1, sizeof *bundle);
	struct stat about;

	memset(err, 0, sizeof *err);
	if (!bundle) {
		ar_fail(err, AR_EMEM, 0, "there is not enough memory");
		return NULL;
	}
	atomic_init(&bundle->users, 1);
	bundle->fd = nameless();
	if (bundle->fd < 0) {
		ar_fail(err, AR_EFULL, 0,
		    "there is no room to unpack it (TMPDIR)");
		free(bundle);
		return NULL;
	}
	if (ar_archive_read(archive, index, size_max, take, &bundle->fd,
	    err) != AR_OK || fstat(bundle->fd, &about) != 0) {
		if (err->status == AR_OK)
			ar_fail(err, AR_ESTORE, 0, strerror(errno));
		bundle_drop(bundle);
		return NULL;
	}
	bundle->size = (uint64_t)about.st_size;
	return bundle;
}
