/* afterrun audio: where the session comes from, and what reaches
 * afterrun-audio and comes back. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../check.h"
#include "afterrun/store.h"
#include "made.h"
#include "program.h"

enum { PATH_BYTES = 512, WAIT_MS = 1000 };

static char folder[] = "/tmp/afterrun-cmd-audio-XXXXXX";
static char log_env[PATH_BYTES];
static bool voice;

static int
set_up(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(log_env, sizeof log_env, "AFTERRUN_DB=%s/log.db", folder);
	voice = system("espeak-ng --version >/dev/null 2>&1") == 0;
	if (!voice)
		print_message("skipped: what needs a voice (espeak-ng)\n");
	return 0;
}

static int
tear_down(void **state)
{
	char command[PATH_BYTES];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

static void
run(struct program *program, int code, const char *says)
{
	struct result result;

	program->env[0] = log_env;
	program_run(program, folder, &result);
	if (result.code != code ||
	    (says && !strstr(result.err, says) && !strstr(result.out, says)))
		fail_msg("exit %d: %s%s", result.code, result.out,
		    result.err);
	result_free(&result);
}

static bool
exists(const char *name)
{
	char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return access(path, F_OK) == 0;
}

static void
test_no_log(void **state)
{
	struct program program = {.args = {"audio", "-o", "x.ogg"}};
	struct program json = {.args = {"audio", "-o", "x.ogg", "--json"}};

	(void)state;
	run(&program, 1, "there is no log yet");
	run(&json, 1, "\"schema\":\"error/1\"");
	assert_false(exists("log.db"));
	assert_false(exists("x.ogg"));
}

static void
put_session(const char *status, char *json)
{
	struct ar_kept_session kept = {.day = 20000, .made_utc_s = 1.7e9,
	    .session_json = json, .case_json = "{}", .status = status,
	    .step_count = 1, .total_s = 60, .ended_utc_s = NAN,
	    .stopped_at_s = NAN};
	char path[PATH_BYTES];
	struct ar_store *store;
	struct ar_error err;
	int64_t id;

	snprintf(path, sizeof path, "%s/log.db", folder);
	assert_int_equal(ar_store_open(path, AR_STORE_WRITE, WAIT_MS, &store,
	    &err), AR_OK);
	assert_int_equal(ar_store_session_put(store, &kept, &id, &err),
	    AR_OK);
	ar_store_close(store);
	free(json);
}

static void
test_from_log(void **state)
{
	struct program last = {.args = {"audio", "-o", "x.ogg", "--force"}};
	struct program said = {.args = {"audio", "last", "--cues", "json",
	    "--tick", "--rate", "180"}};
	struct program run7 = {.args = {"audio", "7", "-o", "y.ogg"}};
	struct program odd = {.args = {"audio", "first", "-o", "y.ogg"}};
	struct program two = {.args = {"audio", "1", "2", "-o", "y.ogg"}};

	(void)state;
	put_session("normal", made_session(5));
	if (voice) {
		run(&last, 0, NULL);
		assert_true(exists("x.ogg") && exists("x.cue"));
		run(&said, 0, "\"cues/1\"");
	}
	run(&run7, 1, "no session after this run");
	run(&odd, 2, "this is no run of the log");
	run(&two, 2, "audio takes one session");
	assert_false(exists("y.ogg"));
	put_session("stop", made_stop());
	run(&last, 1, "this session says stop");
}

static void
test_from_file(void **state)
{
	char *json = made_session(5);
	struct program pipe = {.typed = json, .args = {"audio", "--input",
	    "-", "-o", "z.wav"}};
	struct program absent = {.args = {"audio", "--input", "no.json",
	    "-o", "z.wav"}};
	struct program kind = {.typed = json, .args = {"audio", "--input",
	    "-", "-o", "z.doc"}};
	struct program nowhere = {.typed = json, .args = {"audio",
	    "--input=-", "--output=no/z.wav"}};

	(void)state;
	run(&absent, 1, "no.json");
	run(&kind, 2, ".opus");
	run(&nowhere, 3, "no/z.wav");
	assert_false(exists("z.wav"));
	if (voice) {
		run(&pipe, 0, NULL);
		assert_true(exists("z.wav") && exists("z.cue"));
	}
	free(json);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_log),
		cmocka_unit_test(test_from_log),
		cmocka_unit_test(test_from_file),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
