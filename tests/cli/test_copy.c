/* backup, restore, export, rebuild, where: the log as a whole. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check.h"
#include "logbook.h"

#define NOW "2026-05-20T20:00:00Z"
#define LATER "2026-05-20T21:00:00Z"

enum { HEADER = 100, VERSION_AT = 60, VERSION_LATE = 900900,
	NAME_BYTES = 512 };

static const char *folder;

static int
set_up(void **state)
{
	static const struct logbook_run runs[] = {
		{"1.fit", "2026-05-19T17:00:00Z", 20, NAN, AR_FORMAT_FIT},
		{"2.gpx", "2026-05-20T17:00:00Z", 20, NAN, AR_FORMAT_GPX},
		{"3.fit", "2026-05-20T20:30:00Z", 90, NAN, AR_FORMAT_FIT},
	};

	(void)state;
	folder = logbook_make();
	for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++)
		logbook_put(&runs[i]);
	return 0;
}

/* Two runs, some words, and a backup of them. */
static int
begin(void **state)
{
	char name[NAME_BYTES];

	(void)state;
	logbook_forget();
	logbook_say("2026-05-19T18:00:00Z", "1.fit --minutes 6");
	logbook_say(NOW, "2.gpx --minutes 6 --no-originals");
	logbook_say(NOW, "feel calf-left=6 sleep=7h note=a,~\"b\"");
	snprintf(name, sizeof name, "%s/backup.db", folder);
	unlink(name);
	logbook_say(NOW, "backup backup.db");
	return 0;
}

static bool
same(const char *a, const char *b)
{
	size_t n, m;
	char *left = logbook_read(a, &n), *right = logbook_read(b, &m);
	bool equal = left && right && n == m && memcmp(left, right, n) == 0;

	free(left);
	free(right);
	return equal;
}

static bool
exists(const char *file)
{
	char name[NAME_BYTES];

	snprintf(name, sizeof name, "%s/%s", folder, file);
	return access(name, F_OK) == 0;
}

static void
test_round_trip(void **state)
{
	char *before = logbook_dump(NOW), *after;

	(void)state;
	logbook_say(LATER, "feel legs=9");
	assert_false(same(LOGBOOK_LOG, "backup.db"));
	logbook_say(LATER, "restore backup.db --force");
	assert_true(same(LOGBOOK_LOG, "backup.db"));
	after = logbook_dump(NOW);
	assert_string_equal(before, after);
	free(before);
	free(after);
	/* once more in the same second: each old log keeps its own name */
	logbook_say(LATER, "restore backup.db --force");
	assert_true(exists(LOGBOOK_LOG ".before-20260520-210000"));
	assert_true(exists(LOGBOOK_LOG ".before-20260520-210000-2"));
}

static void
test_never_without_asking(void **state)
{
	const struct result *result;

	(void)state;
	logbook_say(LATER, "feel legs=9");
	logbook_fails(LATER, "restore backup.db", 3, "there is a log");
	assert_false(same(LOGBOOK_LOG, "backup.db"));
	result = logbook_type(LATER, "restore backup.db", 80, "no\n");
	assert_int_equal(result->code, 3);
	result = logbook_type(LATER, "restore backup.db", 80, "\004");
	assert_int_equal(result->code, 3);
	assert_false(same(LOGBOOK_LOG, "backup.db"));
	result = logbook_type(LATER, "restore backup.db", 80, "yes\n");
	assert_int_equal(result->code, 0);
	assert_non_null(strstr(result->out, "2 runs"));
	assert_true(same(LOGBOOK_LOG, "backup.db"));
	logbook_fails(LATER, "backup backup.db", 3, "backup.db");
	logbook_fails(LATER, "backup 1.fit", 3, "1.fit");
	logbook_forget();
	logbook_say(LATER, "restore backup.db");
	assert_true(same(LOGBOOK_LOG, "backup.db"));
}

static void
test_wrong_backups(void **state)
{
	size_t n;
	char *bytes = logbook_read("backup.db", &n);

	(void)state;
	logbook_put_bytes("cut.db", bytes, n / 2);
	bytes[n / 2] ^= 0x55;
	bytes[n / 2 + 1] ^= 0x55;
	free(bytes);
	logbook_put_bytes("twin.db", "", 0);
	bytes = logbook_read(LOGBOOK_LOG, &n);
	logbook_put_bytes("twin.db", bytes, n);
	logbook_fails(LATER, "restore cut.db --force", 3, "cut.db");
	logbook_fails(LATER, "restore 1.fit --force", 3, "1.fit");
	logbook_fails(LATER, "restore nothing.db --force", 1, "nothing.db");
	assert_true(same(LOGBOOK_LOG, "twin.db"));
	assert_false(exists(LOGBOOK_LOG ".restoring"));
	free(bytes);
}

static void
test_damaged_and_newer_logs(void **state)
{
	static const char noise[] = "this has never been a log, and it is "
	    "longer than the head of one would be: a hundred bytes";
	size_t n;
	char *bytes = logbook_read(LOGBOOK_LOG, &n);

	(void)state;
	assert_true(n > HEADER);
	/* a version far ahead, which no earlier one may read */
	bytes[VERSION_AT] = 0;
	bytes[VERSION_AT + 1] = (char)(VERSION_LATE >> 16);
	bytes[VERSION_AT + 2] = (char)(VERSION_LATE >> 8 & 0xff);
	bytes[VERSION_AT + 3] = (char)(VERSION_LATE & 0xff);
	logbook_put_bytes(LOGBOOK_LOG, bytes, n);
	logbook_fails(LATER, "feel legs=2", 3, "newer version");
	logbook_fails(LATER, "log", 3, "newer version");
	logbook_fails(LATER, "where", 3, "newer version");
	logbook_put_bytes("twin.db", bytes, n);
	assert_true(same(LOGBOOK_LOG, "twin.db"));
	free(bytes);
	logbook_put_bytes(LOGBOOK_LOG, noise, sizeof noise);
	logbook_fails(LATER, "today", 3, "damaged");
	logbook_fails(LATER, "backup b2.db", 3, "damaged");
	assert_false(exists("b2.db"));
	logbook_fails(LATER, "restore backup.db", 3, "there is a log");
	logbook_say(LATER, "restore backup.db --force");
	assert_true(same(LOGBOOK_LOG, "backup.db"));
}

/* The bytes that SQLite locks, held by this process; close it to let go. */
static int
lock_log(off_t from, off_t n)
{
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET,
	    .l_start = from, .l_len = n};
	char name[NAME_BYTES];
	int fd;

	snprintf(name, sizeof name, "%s/" LOGBOOK_LOG, folder);
	fd = open(name, O_RDWR | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(fcntl(fd, F_SETLK, &lock), 0);
	return fd;
}

static void
test_locked(void **state)
{
	int fd = lock_log(0x40000000, 512); /* somebody writes out */

	(void)state;
	logbook_fails(LATER, "feel legs=9", 3, "another program");
	close(fd);
	/* somebody is about to write: reading and copying go on */
	fd = lock_log(0x40000001, 1);
	logbook_say(LATER, "log");
	logbook_say(LATER, "backup meanwhile.db");
	close(fd);
	assert_true(same("meanwhile.db", "backup.db"));
	assert_null(strstr(logbook_say(LATER, "log --days 2"), "legs 9"));
}

/* Files may not grow past a limit: as a full disk, but without one. */
static int
with_limit(const char *words, rlim_t bytes)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		const struct rlimit limit = {bytes, bytes};

		signal(SIGXFSZ, SIG_IGN);
		if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
			_exit(99);
		_exit(logbook_run(LATER, words)->code);
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
test_full_disk(void **state)
{
	size_t n;
	char *bytes = logbook_read(LOGBOOK_LOG, &n);

	(void)state;
	logbook_put_bytes("twin.db", bytes, n);
	free(bytes);
	assert_int_equal(with_limit("backup full.db", n / 2), 3);
	assert_false(exists("full.db"));
	assert_false(exists("full.db-journal"));
	assert_int_equal(with_limit("restore backup.db --force", n / 2), 3);
	assert_false(exists(LOGBOOK_LOG ".restoring"));
	assert_int_equal(with_limit("3.fit --minutes 6", n), 3);
	assert_int_equal(with_limit("3.fit --minutes 6 --json", n), 3);
	assert_int_equal(with_limit("export full", 2000), 3);
	assert_false(exists("full"));
	assert_true(same(LOGBOOK_LOG, "twin.db"));
}

static void
test_export(void **state)
{
	char *text;
	size_t n;
	json_t *feels, *answer;

	(void)state;
	answer = logbook_json(LATER, "export out --json");
	assert_string_equal(json_string_value(json_object_get(answer,
	    "schema")), "export/1");
	json_decref(answer);
	assert_true(same("1.fit", "out/recordings/1-1.fit"));
	/* without its file the samples are a table */
	text = logbook_read("out/recordings/run-2.csv", &n);
	assert_non_null(text);
	assert_true(n > 10000);
	free(text);
	text = logbook_read("out/note.csv", &n);
	assert_non_null(text);
	assert_non_null(strstr(text, ",\"a, \"\"b\"\"\","));
	assert_non_null(strstr(text, "\r\n"));
	free(text);
	text = logbook_read("out/feel.json", &n);
	feels = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	assert_int_equal(json_array_size(feels), 1);
	json_decref(feels);
	free(text);
	logbook_fails(LATER, "export out", 2, "there already");
	logbook_fails(LATER, "export no/such/place", 2, "could not be made");
	logbook_say(LATER, "export only --format json");
	assert_false(exists("only/feel.csv"));
	assert_true(exists("only/feel.json"));
}

static void
test_rebuild_and_where(void **state)
{
	char *before = logbook_dump(NOW), *after;
	const char *text;
	json_t *where;

	(void)state;
	text = logbook_say(LATER, "rebuild");
	assert_non_null(strstr(text, "Rebuilt 2 runs: 1 from the watch's "
	    "files, 1 from kept samples, 0 told."));
	after = logbook_dump(NOW);
	assert_string_equal(before, after);
	free(before);
	free(after);
	text = logbook_say(LATER, "where");
	assert_non_null(strstr(text, LOGBOOK_LOG));
	assert_non_null(strstr(text, "2 activities, 2 recordings"));
	assert_non_null(strstr(text, "1 mark of the legs, 1 value of a day"));
	where = logbook_json(LATER, "where --json");
	assert_int_equal(json_integer_value(json_object_get(where, "runs")),
	    2);
	json_decref(where);
}

static void
test_no_log_yet(void **state)
{
	static const char *const words[] = {"backup a.db", "export a",
	    "rebuild", "today", "show", "trends", "shoes default 1",
	    "pain close 1", "pain again 1"};

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		logbook_forget();
		logbook_fails(LATER, words[i], 1, "there is no");
		if (i + 1 < sizeof words / sizeof words[0])
			assert_false(exists(LOGBOOK_LOG));
	}
	logbook_forget();
	assert_non_null(strstr(logbook_say(LATER, "where"),
	    "There is no log yet."));
	assert_non_null(strstr(logbook_say(LATER, "log"), "No runs"));
	assert_non_null(strstr(logbook_say(LATER, "shoes"), "No shoes"));
	assert_non_null(strstr(logbook_say(LATER, "pain list"), "No open"));
	assert_false(exists(LOGBOOK_LOG));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_round_trip, begin),
		cmocka_unit_test_setup(test_never_without_asking, begin),
		cmocka_unit_test_setup(test_wrong_backups, begin),
		cmocka_unit_test_setup(test_damaged_and_newer_logs, begin),
		cmocka_unit_test_setup(test_locked, begin),
		cmocka_unit_test_setup(test_full_disk, begin),
		cmocka_unit_test_setup(test_export, begin),
		cmocka_unit_test_setup(test_rebuild_and_where, begin),
		cmocka_unit_test_setup(test_no_log_yet, begin),
	};

	return cmocka_run_group_tests(tests, set_up, logbook_tear_down);
}
