#include "two_doors.h"

#include <stdlib.h>
#include <unistd.h>

struct client api;

static char log_path[256];
static char *file_bytes;

int
two_doors_make(void **state)
{
	(void)state;
	snprintf(log_path, sizeof log_path, "%s/%s", logbook_make(),
	    two_doors.log);
	for (size_t i = 0; i < two_doors.count; i++)
		logbook_put(&two_doors.runs[i]);
	return 0;
}

int
two_doors_remove(void **state)
{
	(void)state;
	free(file_bytes);
	file_bytes = NULL;
	logbook_remove();
	return 0;
}

int
two_doors_begin(void **state)
{
	(void)state;
	logbook_forget();
	unlink(log_path);
	client_open(&api, log_path, NULL);
	api.now = two_doors.now;
	return 0;
}

int
two_doors_end(void **state)
{
	(void)state;
	client_close(&api);
	return 0;
}

struct asked
post_file(const char *path, const char *file)
{
	size_t n;

	free(file_bytes);
	file_bytes = logbook_read(file, &n);
	assert_non_null(file_bytes);
	return post_bytes(path, file_bytes, n);
}
