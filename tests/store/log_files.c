#include "log_files.h"

#include <stdlib.h>
#include <string.h>

char *
log_slurp(const char *path, size_t *n)
{
	FILE *file = fopen(path, "rb");
	char *bytes;
	long size;

	assert_non_null(file);
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	size = ftell(file);
	rewind(file);
	bytes = malloc((size_t)size + 1);
	assert_non_null(bytes);
	*n = fread(bytes, 1, (size_t)size, file);
	assert_int_equal(*n, (size_t)size);
	assert_int_equal(fclose(file), 0);
	return bytes;
}

void
log_spill(const char *path, const char *bytes, size_t n)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

void
log_untouched(const char *path, const char *bytes, size_t n)
{
	size_t now_n;
	char *now = log_slurp(path, &now_n);

	assert_int_equal(now_n, n);
	assert_memory_equal(now, bytes, n);
	free(now);
}

void
log_meddle(const struct log *log, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(log->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

void
log_close(struct log *log)
{
	ar_store_close(log->store);
	log->store = NULL;
}
