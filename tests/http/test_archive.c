/* The archive is read back by tar, and is the same each time. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check.h"
#include "doors/http/archive.h"
#include "doors/http/scratch.h"

static char folder[] = "/tmp/ar-archive-XXXXXX";

static int
set_up(void **state)
{
	(void)state;
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	scratch_remove(folder);
	return 0;
}

static void
put(const char *path, char fill, size_t n)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	for (size_t i = 0; i < n; i++)
		fputc(fill, file);
	assert_int_equal(fclose(file), 0);
}

static int
shell(const char *command)
{
	int status = system(command);

	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
test_read_back(void **state)
{
	char name[256] = "in/deep/";
	struct ar_error err;

	(void)state;
	assert_int_equal(mkdir("in", 0700), 0);
	assert_int_equal(mkdir("in/deep", 0700), 0);
	put("in/empty", 'x', 0);
	put("in/block", 'x', 512);
	put("in/more", 'y', 513);
	put("in/large", 'z', 300000);
	memset(name + strlen(name), 'n', 140);
	put(name, 'l', 10);
	put("in/deep/läufer.fit", 'u', 3);
	put("out.tar", ' ', 0);
	put("again.tar", ' ', 0);
	assert_int_equal(archive_make("out.tar", "in", "top", 1e9, &err),
	    AR_OK);
	assert_int_equal(archive_make("again.tar", "in", "top", 1e9, &err),
	    AR_OK);
	assert_int_equal(shell("cmp out.tar again.tar"), 0);
	assert_int_equal(shell("tar -xf out.tar 2>err.txt"), 0);
	assert_int_equal(shell("test ! -s err.txt"), 0);
	assert_int_equal(shell("diff -r in top"), 0);
	assert_int_equal(shell("test $(stat -c %Y top/more) = 1000000000"),
	    0);
}

static void
test_failures(void **state)
{
	struct ar_error err;

	(void)state;
	assert_int_not_equal(archive_make("nowhere/out.tar", "in", "top", 0,
	    &err), AR_OK);
	assert_int_not_equal(archive_make("out.tar", "none", "top", 0,
	    &err), AR_OK);
	assert_int_not_equal(archive_make("/dev/full", "in", "top", 0,
	    &err), AR_OK);
}

static void
test_scratch(void **state)
{
	char first[LOG_PATH_MAX], second[LOG_PATH_MAX];
	struct ar_error err;
	struct stat about;
	char *file;
	int a, b, fd;

	(void)state;
	assert_int_equal(scratch_open("log.db", first, &a, &err), AR_OK);
	assert_int_equal(scratch_open("log.db", second, &b, &err), AR_OK);
	/* of one that lives nothing is taken away */
	assert_int_equal(stat(first, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0700);
	file = scratch_file(first, "body", ".json", &fd, &err);
	assert_non_null(file);
	assert_int_equal(fstat(fd, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	close(fd);
	free(file);
	close(a);
	scratch_close(second, b);
	assert_int_equal(access(second, F_OK), -1);
	assert_int_equal(scratch_open("log.db", second, &b, &err), AR_OK);
	assert_int_equal(access(first, F_OK), -1);
	scratch_close(second, b);
	assert_int_not_equal(scratch_open("nowhere/log.db", first, &a,
	    &err), AR_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read_back),
		cmocka_unit_test(test_failures),
		cmocka_unit_test(test_scratch),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
