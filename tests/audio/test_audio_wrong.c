/* Where there is no sound file: wrong words, a voice that fails, a full disk,
 * Ctrl-C.  Nothing is left behind. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../check.h"
#include "made.h"
#include "stage.h"

enum { WAIT_S = 15 };

struct wrong {
	const char *args[6];
	int code;
	const char *says;
};

static void
test_wrong_usage(void **state)
{
	static const struct wrong wrong[] = {
		{{NULL}, 2, "the name of the file is missing"},
		{{"-o", "x.txt"}, 2, ".opus"},
		{{"-o", "x"}, 2, ".opus"},
		{{"-o"}, 2, "takes a value"},
		{{"-o", "a.wav", "-o", "b.wav"}, 2, "two output files"},
		{{"--cues", "xml"}, 2, "--cues takes json"},
		{{"-o", "a.wav", "--rate", "20"}, 2, "80 to 300"},
		{{"-o", "a.wav", "--rate", "fast"}, 2, "80 to 300"},
		{{"-o", "a.wav", "--voice", "../x"}, 2, "no name of a voice"},
		{{"-o", "a.wav", "--voice", "-h"}, 2, "no name of a voice"},
		{{"-o", "a.wav", "--loud"}, 2, "--loud"},
		{{"-o", "a.wav", "--language", "tlh"}, 1, "language"},
		{{"-o", "no/such/a.wav"}, 3, "no/such/a.wav"},
		{{"-o", "/dev/null/a.wav"}, 3, "/dev/null/a.wav"},
		{{"-o", "/proc/a.wav"}, 3, "/proc/a.wav"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct program program = {.typed = stage.session5};
		struct result result;

		for (size_t k = 0; k < 6; k++)
			program.args[k] = wrong[i].args[k];
		run(&program, wrong[i].code, &result);
		assert_memory_equal(result.err, "afterrun: ", 10);
		if (!strstr(result.err, wrong[i].says))
			fail_msg("%s", result.err);
		assert_int_equal(result.out_n, 0);
		result_free(&result);
		assert_int_equal(files(), 0);
	}
}

static void
test_wrong_input(void **state)
{
	static const char *const wrong[] = {"", "{", "[]", "{}",
	    "{\"schema\":\"session/1\"}", "{\"schema\":\"cues/1\"}"};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct program program = {.typed = wrong[i],
		    .args = {"-o", "x.wav", "--json"}};
		struct result result;

		run(&program, 1, &result);
		assert_non_null(strstr(result.out, "\"schema\":\"error/1\""));
		result_free(&result);
		assert_int_equal(files(), 0);
	}
}

static void
test_stop(void **state)
{
	char *stop = made_stop();
	struct program program = {.typed = stop, .args = {"-o", "x.wav"}};
	struct result result;

	(void)state;
	run(&program, 1, &result);
	assert_non_null(strstr(result.err, "this session says stop"));
	/* the words of the session follow */
	assert_true(strlen(result.err) > 100);
	assert_int_equal(files(), 0);
	result_free(&result);
	free(stop);
}

static void
check_file(const char *name, const char *text)
{
	size_t n;
	char *bytes = slurp(name, &n);

	assert_string_equal(bytes, text);
	free(bytes);
}

/* What is there stays, until --force. */
static void
test_in_the_way(void **state)
{
	struct program program = {.typed = stage.session5, .args = {"-o", "x.ogg"}};
	struct result result;
	char path[PATH_BYTES];

	(void)state;
	put_file("x.ogg", "mine");
	run(&program, 3, &result);
	assert_non_null(strstr(result.err, "--force"));
	result_free(&result);
	check_file("x.ogg", "mine");
	assert_int_equal(files(), 1);
	assert_int_equal(unlink(path_of("x.ogg", path)), 0);
	put_file("x.cue", "mine too");
	run(&program, 3, &result);
	result_free(&result);
	check_file("x.cue", "mine too");
	assert_int_equal(files(), 1);
	assert_int_equal(mkdir(path_of("y.ogg", path), 0700), 0);
	program.args[1] = "y.ogg";
	program.args[2] = "--force";
	run(&program, 3, &result);
	result_free(&result);
	assert_int_equal(files(), 2);
	if (!stage.voice)
		return;
	put_file("x.ogg", "old");
	put_file("x.ogg.part", "left by a crash");
	program.args[1] = "x.ogg";
	run(&program, 0, &result);
	result_free(&result);
	assert_false(exists("x.ogg.part"));
	assert_int_equal(files(), 3);
}

static void
check_voice(const char *env, const char *says)
{
	struct program program = {.typed = stage.session5, .env = {env},
	    .args = {"-o", "x.wav"}};
	struct result result;

	run(&program, 1, &result);
	if (!strstr(result.err, says))
		fail_msg("%s", result.err);
	result_free(&result);
	assert_int_equal(files(), 0);
}

static void
test_no_voice(void **state)
{
	(void)state;
	check_voice("PATH=/nowhere", "install the package espeak-ng");
}

static void
test_bad_voices(void **state)
{
	static const char *const bad[][2] = {
		{"kill -9 $$", "stopped before it was done"},
		{"exit 1", "does not speak with this voice"},
		{"exit 0", "gave no sound"},
		{"echo hello", "gave no sound"},
		{"printf 'RIFF....WAVEfmt '", "gave no sound"},
		{"exec cat /dev/zero", "does not end"},
	};
	char path[PATH_BYTES];

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		fake_voice(bad[i][0]);
		check_voice(fake_path(path), bad[i][1]);
		assert_int_equal(stage_sweep(state), 0);
	}
}

/* A limit on the size of files, as a full disk. */
static void
test_full_disk(void **state)
{
	char command[2 * PATH_BYTES];
	size_t n;
	char *said;

	(void)state;
	if (!stage.voice)
		skip();
	put_file("in.json", stage.session5);
	snprintf(command, sizeof command, "cd %s && (trap '' XFSZ; ulimit -f "
	    "40000; exec %s -o x.wav) < in.json > said 2>&1", stage.folder,
	    AR_PROGRAM);
	assert_int_equal(WEXITSTATUS(system(command)), 3);
	said = slurp("said", &n);
	assert_non_null(strstr(said, "x.wav"));
	free(said);
	assert_int_equal(files(), 2);
}

/* Started with a voice that sleeps, and stopped when its child is there. */
static void
check_signal(int number)
{
	char path[PATH_BYTES], environment[PATH_BYTES];
	time_t end = time(NULL) + WAIT_S;
	pid_t child, sleeper = 0;
	int status;
	FILE *file;

	fake_voice("echo $$ > .$$; mv .$$ .pid; exec sleep 60");
	put_file(".in", stage.session5);
	child = fork();
	if (child == 0) {
		const char *env[] = {fake_path(environment), NULL};

		if (chdir(stage.folder) != 0 || !freopen(".in", "r", stdin) ||
		    !freopen(".err", "w", stderr))
			_exit(125);
		execle(AR_PROGRAM, "afterrun-audio", "-o", "x.wav", NULL,
		    env);
		_exit(126);
	}
	while (!exists(".pid") && time(NULL) < end)
		usleep(10000);
	assert_true(exists("x.wav.part"));
	assert_int_equal(kill(child, number), 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 130);
	assert_int_equal(files(), 0);
	file = fopen(path_of(".pid", path), "r");
	assert_non_null(file);
	assert_int_equal(fscanf(file, "%d", &sleeper), 1);
	fclose(file);
	assert_true(sleeper > 1);
	assert_int_equal(kill(sleeper, 0), -1);
	assert_int_equal(errno, ESRCH);
}

static void
test_interrupted(void **state)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};

	for (int i = 0; i < 3; i++) {
		check_signal(numbers[i]);
		assert_int_equal(stage_sweep(state), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_wrong_usage, stage_sweep),
		cmocka_unit_test_teardown(test_wrong_input, stage_sweep),
		cmocka_unit_test_teardown(test_stop, stage_sweep),
		cmocka_unit_test_teardown(test_in_the_way, stage_sweep),
		cmocka_unit_test_teardown(test_no_voice, stage_sweep),
		cmocka_unit_test_teardown(test_bad_voices, stage_sweep),
		cmocka_unit_test_teardown(test_full_disk, stage_sweep),
		cmocka_unit_test_teardown(test_interrupted, stage_sweep),
	};

	return cmocka_run_group_tests(tests, stage_set_up, stage_tear_down);
}
