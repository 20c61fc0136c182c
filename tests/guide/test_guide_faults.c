/* What goes wrong around the guide: frozen, suspended, killed, without a
 * voice, without the log; on a real terminal (tmux). */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"
#include "world.h"

/* --- what goes wrong ----------------------------------------------------- */

/* Stopped for longer than 5 s from outside: it pauses and says so. */
static void
test_freeze(void **state)
{
	char words[COMMAND];

	(void)state;
	write_session("g2", 20);
	mux_write(words, sizeof words, "--input '%s/session.json' --start",
	    mux.folder);
	start("", words, 80, 24);
	mux_wait(&mux, "19:33");
	mux_signal(&mux, "STOP");
	sleep(6);
	mux_signal(&mux, "CONT");
	mux_wait(&mux, "the computer stood still for");
	mux_wait(&mux, "PAUSED");
	mux_wait(&mux, "19:3");
}

static void
test_suspend(void **state)
{
	char command[COMMAND], line[COMMAND + 64];
	char *alternate;

	(void)state;
	write_session("g2", 20);
	mux_write(line, sizeof line, "--input '%s/session.json' --start "
	    "--at 725 --speed 0", mux.folder);
	guide(command, "", line);
	mux_write(line, sizeof line, "%s\n", command);
	write_file("go.sh", line);
	mux_start(&mux, "env PS1='ready> ' LC_ALL=C.UTF-8 bash "
	    "--norc --noprofile -i", 80, 24);
	mux_wait(&mux, "ready>");
	mux_write(line, sizeof line, ". %s/go.sh", mux.folder);
	mux_type(&mux, line);
	mux_wait_golden(&mux, "wide_ease");
	mux_key(&mux, "C-z");
	mux_wait(&mux, "Stopped");
	alternate = mux_value(&mux, "#{alternate_on} #{cursor_flag}");
	assert_string_equal(alternate, "0 1");
	free(alternate);
	mux_type(&mux, "echo not $((40 + 2)) seen");
	mux_wait(&mux, "not 42 seen");
	mux_type(&mux, "fg");
	mux_wait(&mux, "Paused while you were away.");
	mux_wait(&mux, "EASE IN, RIGHT");
	mux_key(&mux, "q");
	mux_wait(&mux, "Nothing was kept");
	mux_type(&mux, "echo and $((40 + 3)) too");
	mux_wait(&mux, "and 43 too");
}

/* The terminal is as before, whatever ends the program. */
static void
test_terminal_comes_back(void **state)
{
	static const char *const ends[] = { "nothing", "TERM", "INT",
		"SEGV", "HUP" };
	char command[COMMAND], line[COMMAND + 256], words[COMMAND];

	(void)state;
	write_session("g2", 20);
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		char *flags;

		mux_write(words, sizeof words, "--input '%s/session.json' "
		    "--start --at 725 --speed 0", mux.folder);
		guide(command, "", words);
		mux_write(line, sizeof line, "ulimit -c 0\n"
		    "stty -g > %s/before\n"
		    "%s\nstty -g | cmp -s - %s/before && echo same as before\n"
		    "exec cat\n", mux.folder, command,
		    mux.folder);
		write_file("go.sh", line);
		mux_write(line, sizeof line, ". %s/go.sh", mux.folder);
		mux_start(&mux, line, 80, 24);
		mux_wait_golden(&mux, "wide_ease");
		if (i > 0)
			mux_signal(&mux, ends[i]);
		else
			mux_key(&mux, "q");
		mux_wait(&mux, "same as before");
		flags = mux_value(&mux, "#{alternate_on} #{cursor_flag}");
		assert_string_equal(flags, "0 1");
		free(flags);
	}
}

static void
test_hangup_and_term_save(void **state)
{
	char outcome[16];
	size_t count;

	(void)state;
	put_session("g2", 20);
	start("", "--start --at 730 --speed 0", 80, 24);
	mux_wait(&mux, "6/9");
	mux_key(&mux, "+");
	mux_signal(&mux, "TERM");
	assert_int_equal(mux_exit_code(&mux), 130);
	check_near(wait_stopped(700), 730, 1);
	start("", "--start --at 500 --speed 0 --restart", 80, 24);
	mux_wait(&mux, "3/9");
	mux_key(&mux, "s");
	mux_wait(&mux, "4/9");
	mux_kill(&mux); /* the window is closed */
	check_near(wait_stopped(510), 515, 3);
	assert_true(isnan(newest(&count, outcome).ended_utc_s));
}

/* --- voice and bell ------------------------------------------------------ */

static void
make_voice(const char *script)
{
	char path[MUX_PATH + 64];

	mux_write(path, sizeof path, "%s/bin", mux.folder);
	mkdir(path, 0700);
	write_file("bin/espeak-ng", script);
	mux_write(path, sizeof path, "%s/bin/espeak-ng", mux.folder);
	chmod(path, 0700);
}

static char *
read_back(const char *name)
{
	char path[MUX_PATH + 64];
	char *text = calloc(1, 1 << 16);
	FILE *file;

	mux_write(path, sizeof path, "%s/%s", mux.folder, name);
	file = fopen(path, "r");
	assert_non_null(text);
	if (file) {
		assert_true(fread(text, 1, (1 << 16) - 1, file) > 0);
		fclose(file);
	}
	return text;
}

/* A voice that takes a minute for each sentence holds nothing up. */
static void
test_voice(void **state)
{
	char script[COMMAND], path[COMMAND], words[COMMAND];
	char *said;

	(void)state;
	write_session("g2", 20);
	mux_write(script, sizeof script, "#!/bin/sh\necho \"$@\" >> "
	    "%s/said\nexec sleep 60\n", mux.folder);
	make_voice(script);
	mux_write(path, sizeof path, "PATH='%s/bin':/usr/bin:/bin",
	    mux.folder);
	mux_write(words, sizeof words, "--input '%s/session.json' --start "
	    "--voice --rate 180 --at 303", mux.folder);
	start(path, words, 80, 24);
	mux_wait(&mux, "2/9");
	mux_wait(&mux, "14:2");
	mux_key(&mux, "q");
	assert_int_equal(mux_exit_code(&mux), 0);
	said = read_back("said");
	assert_non_null(strstr(said, "-v en -s 180 -- Next: calf stretch"));
	free(said);
	make_voice("#!/bin/sh\nexit 3\n");
	start(path, words, 80, 24);
	mux_wait(&mux, "The voice does not speak");
	mux_write(path, sizeof path, "PATH='%s/none'", mux.folder);
	start(path, words, 80, 24);
	mux_wait(&mux, "No voice: neither espeak-ng nor spd-say is here");
}

/* Another program holds the log: the guide leads all the same, says so, and
 * gives the exit code of the log in the end. */
static void
test_log_is_locked(void **state)
{
	struct ar_kept_session row = { .day = 1, .session_json = "{}",
		.status = "normal", .ended_utc_s = NAN, .stopped_at_s = NAN };
	struct ar_store *store;
	struct ar_error err;
	int64_t id;

	(void)state;
	put_session("g2", 20);
	store = open_log(AR_STORE_WRITE);
	assert_int_equal(ar_store_begin(store, &err), AR_OK);
	assert_int_equal(ar_store_session_put(store, &row, &id, &err), AR_OK);
	start("", "--start --at 725 --speed 0", 80, 24);
	mux_wait(&mux, "The log cannot be written now");
	mux_wait(&mux, "6/9");
	mux_key(&mux, "q");
	assert_int_equal(mux_exit_code(&mux), 3);
	mux_wait(&mux, "the session was not kept");
	ar_store_rollback(store);
	ar_store_close(store);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WORLD_TEST(test_freeze), WORLD_TEST(test_suspend),
		WORLD_TEST(test_terminal_comes_back),
		WORLD_TEST(test_hangup_and_term_save), WORLD_TEST(test_voice),
		WORLD_TEST(test_log_is_locked),
	};

	if (!mux_is_here()) {
		print_message("skipped: screens of the guide, no tmux\n");
		return 0;
	}
	cmocka_set_test_filter(getenv("AR_TEST_ONLY"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
