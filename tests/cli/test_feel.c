/* feel: every form of a word, corrections, the form on a terminal. */
#define _GNU_SOURCE
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check.h"
#include "logbook.h"

#define NOW "2026-05-20T07:00:00Z"
#define LATER "2026-05-20T08:00:00Z"

enum { TEXT_BYTES = 8192 };

static const char *folder;

static int
set_up(void **state)
{
	static const struct logbook_run run = {"1.fit",
	    "2026-05-19T17:00:00Z", 20, NAN, AR_FORMAT_FIT};

	(void)state;
	folder = logbook_make();
	logbook_put(&run);
	return 0;
}

static void
test_words(void **state)
{
	static const struct {
		const char *word;
		const char *kept; /* in the export; fields of one row */
		const char *shown;
	} words[] = {
		{"calf-left=6", "calf,left,6", "calf, left 6"},
		{"quads=3", "quadriceps,both,3", "front thigh 3"},
		{"legs=2", "legs,both,2", "legs 2"},
		{"hams-right=0", "hamstring,right,0", "hamstring, right 0"},
		{"sleep=6.5h", "sleep_h,6.5,said", "sleep 6 h 30 min"},
		{"sleep=6h30", "sleep_h,6.5,said", "sleep 6 h 30 min"},
		{"sleep=6:30", "sleep_h,6.5,said", "sleep 6 h 30 min"},
		{"mass=70.2", "mass_kg,70.2", "weight 70.2 kg"},
		{"mass=70.2kg", "mass_kg,70.2", "weight 70.2 kg"},
		{"mass=154lb", "mass_kg,69.85", "weight 69.85 kg"},
		{"pulse=48", "pulse_bpm,48,said", "pulse 48 bpm"},
		{"hrv=52", "hrv_rmssd_ms,52,said", "hrv 52 ms"},
		{"stress=3", "stress", "stress 3"},
		{"quality=7", "quality", "sleep-quality 7"},
		{"rpe=7", "rpe", "rpe 7"},
		{"note=stairs~hurt,~a~\"bit\"",
		    "\"stairs hurt, a \"\"bit\"\"\"",
		    "note: stairs hurt, a \"bit\""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		char line[128];
		char *dump;

		logbook_forget();
		snprintf(line, sizeof line, "feel %s", words[i].word);
		if (!strstr(logbook_say(NOW, line), words[i].shown))
			fail_msg("feel %s does not say %s", words[i].word,
			    words[i].shown);
		dump = logbook_dump(NOW);
		if (!strstr(dump, words[i].kept))
			fail_msg("feel %s does not keep %s", words[i].word,
			    words[i].kept);
		free(dump);
	}
}

static void
test_wrong_words_keep_nothing(void **state)
{
	static const struct {
		const char *words;
		const char *part;
	} wrong[] = {
		{"feel", "say how it feels"},
		{"feel calf=11", "calf=11"},
		{"feel legs=3 calf-up=2", "calf-up=2"},
		{"feel legs=3 bogus", "bogus"},
		{"feel sleep=30h legs=3", "sleep=30h"},
		{"feel legs=3 date=tomorrow", "date=tomorrow"},
		{"feel legs=3 date=2026-05-21", "still to come"},
		{"feel legs=3 date=1960-01-01", "1970"},
		{"feel date=today", "nothing was said"},
		{"feel --bogus legs=3", "--bogus"},
	};
	char *before, *after;
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		logbook_fails(NOW, wrong[i].words, 2, wrong[i].part);
		if (i < 6)
			assert_null(logbook_read(LOGBOOK_LOG, &n));
	}
	logbook_say(NOW, "feel legs=1");
	before = logbook_dump(NOW);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		logbook_fails(LATER, wrong[i].words, 2, wrong[i].part);
	logbook_fails(LATER, "feel legs=7 shoe=nobody", 1, "nobody");
	after = logbook_dump(NOW);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
test_corrections_stay_in_history(void **state)
{
	json_t *kept;
	char *dump;
	const char *text;

	(void)state;
	logbook_say(NOW, "feel calf-left=6 sleep=7h");
	text = logbook_say(LATER, "feel calf-left=4 sleep=6h30");
	assert_non_null(strstr(text, "calf, left 4 (was 6)"));
	assert_non_null(strstr(text, "sleep 6 h 30 min (was 7 h 00 min)"));
	kept = logbook_json(LATER, "feel calf-left=3 --json");
	assert_string_equal(json_string_value(json_object_get(kept,
	    "schema")), "feel/1");
	check_near(json_number_value(json_object_get(json_array_get(
	    json_object_get(kept, "kept"), 0), "replaced")), 4, 0);
	json_decref(kept);
	text = logbook_say(LATER, "log --history");
	assert_non_null(strstr(text, "calf, left 6 (corrected later)"));
	assert_non_null(strstr(text, "calf, left 4 (corrected later)"));
	assert_non_null(strstr(text, "calf, left 3\n"));
	assert_non_null(strstr(text, "sleep 7 h 00 min (corrected later)"));
	text = logbook_say(LATER, "log --days 5");
	assert_null(strstr(text, "corrected"));
	assert_non_null(strstr(text, "calf, left 3\n"));
	dump = logbook_dump(LATER);
	assert_non_null(strstr(dump, "calf,left,6"));
	assert_non_null(strstr(dump, "calf,left,4"));
	free(dump);
}

static void
test_any_day(void **state)
{
	static const char *const days[][2] = {
		{"feel legs=5 date=yesterday", "Kept for Tue 19 May 2026"},
		{"feel legs=5 date=-2", "Kept for Mon 18 May 2026"},
		{"feel date=2026-01-31 legs=5", "Kept for Sat 31 Jan 2026"},
		{"feel legs=5 date=today", "Kept for Wed 20 May 2026"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
		assert_non_null(strstr(logbook_say(NOW, days[i][0]),
		    days[i][1]));
}

static void
test_effort_goes_on_the_run(void **state)
{
	json_t *run;

	(void)state;
	logbook_say("2026-05-19T18:00:00Z", "1.fit --minutes 6");
	logbook_say(NOW, "feel rpe=9 date=yesterday");
	run = logbook_json(NOW, "show last --json");
	check_near(json_number_value(json_object_get(run, "rpe")), 9, 0);
	json_decref(run);
	assert_non_null(strstr(logbook_say(NOW, "feel rpe=9"),
	    "The log has no run on this day"));
}

static void
test_advice(void **state)
{
	static const char ask[] = "afterrun pain asks what matters";

	(void)state;
	assert_null(strstr(logbook_say(NOW, "feel calf=6 knee=1"), ask));
	assert_non_null(strstr(logbook_say(NOW, "feel calf=7"), ask));
	assert_non_null(strstr(logbook_say(NOW, "feel knee=2"), ask));
}

static void
test_a_clock_that_went_back(void **state)
{
	(void)state;
	logbook_say(NOW, "feel legs=2");
	assert_non_null(strstr(logbook_say("2026-03-01T07:00:00Z",
	    "feel legs=2"), "clock"));
	assert_non_null(strstr(logbook_say("2026-03-01T07:00:00Z", "today"),
	    "clock"));
	assert_null(strstr(logbook_say(LATER, "today"), "clock"));
}

static void
test_form(void **state)
{
	const struct result *result;

	(void)state;
	logbook_say("2026-05-19T18:00:00Z", "1.fit --minutes 6");
	logbook_say("2026-05-19T18:30:00Z", "feel quads=5 sleep=7h");
	result = logbook_type(NOW, "feel", 72, "4\n25\n7:10\nmass=70\n");
	assert_int_equal(result->code, 0);
	assert_non_null(strstr(result->out, "Last run, Tue 19 May 2026"));
	assert_non_null(strstr(result->out,
	    "Yesterday: front thigh 5; sleep 7 h 00 min"));
	assert_non_null(strstr(result->out,
	    "the value is out of its range: sleep: 0 to 24 h"));
	assert_non_null(strstr(result->out, "Kept for Wed 20 May 2026:\n"
	    "  legs 4\n  sleep 7 h 10 min\n  weight 70 kg\n"));
	/* the run is of yesterday: nobody asks for its effort */
	assert_null(strstr(result->out, "How hard"));
	result = logbook_type("2026-05-19T20:00:00Z", "feel", 72,
	    "\n\n6\nquiet legs today\n");
	assert_non_null(strstr(result->out, "How hard was the run"));
	assert_non_null(strstr(result->out,
	    "  rpe 6\n  note: quiet legs today\n"));
}

/* The form on a terminal, where Ctrl-C comes once a question stands there;
 * typed goes in before.  The exit code. */
static int
interrupt_at(const char *question, const char *typed)
{
	static const char *const env[] = {"AFTERRUN_DB=" LOGBOOK_LOG,
	    "AFTERRUN_NOW=" NOW, "TERM=xterm", "LC_ALL=C.UTF-8", NULL};
	static const char *const argv[] = {"afterrun", "feel", NULL};
	char seen[TEXT_BYTES] = "";
	size_t used = 0;
	int terminal, status;
	pid_t child = forkpty(&terminal, NULL, NULL, NULL);

	if (child == 0) {
		if (chdir(folder) != 0)
			_exit(125);
		execve(AR_PROGRAM, (char *const *)(void *)(uintptr_t)argv,
		    (char *const *)(void *)(uintptr_t)env);
		_exit(126);
	}
	if (child < 0)
		return 130; /* no terminals here; the other tests say so */
	alarm(PROGRAM_SECONDS);
	assert_true(write(terminal, typed, strlen(typed)) > 0);
	while (!strstr(seen, question)) {
		ssize_t got = read(terminal, seen + used,
		    sizeof seen - 1 - used);

		if (got <= 0)
			break;
		used += (size_t)got;
		seen[used] = '\0';
	}
	assert_int_equal(write(terminal, "\003", 1), 1);
	while (read(terminal, seen, sizeof seen) > 0)
		continue;
	assert_int_equal(waitpid(child, &status, 0), child);
	alarm(0);
	close(terminal);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
test_form_without_answers(void **state)
{
	const struct result *result;
	size_t n;

	(void)state;
	result = logbook_type(NOW, "feel", 60, "\n\n\n");
	assert_int_equal(result->code, 0);
	assert_non_null(strstr(result->out, "Nothing said, nothing kept."));
	assert_null(logbook_read(LOGBOOK_LOG, &n));
	assert_int_equal(interrupt_at("Hours slept?", "5\n"), 130);
	assert_null(logbook_read(LOGBOOK_LOG, &n));
	/* the end of input ends the form and keeps what was said */
	result = logbook_type(NOW, "feel", 60, "calf-left=2 quads=1\n\004");
	assert_int_equal(result->code, 0);
	assert_null(strstr(result->out, "Anything else"));
	assert_non_null(strstr(result->out, "  calf, left 2\n"
	    "  front thigh 1\n"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_words, logbook_anew),
		cmocka_unit_test_setup(test_wrong_words_keep_nothing,
		    logbook_anew),
		cmocka_unit_test_setup(test_corrections_stay_in_history,
		    logbook_anew),
		cmocka_unit_test_setup(test_any_day, logbook_anew),
		cmocka_unit_test_setup(test_effort_goes_on_the_run,
		    logbook_anew),
		cmocka_unit_test_setup(test_advice, logbook_anew),
		cmocka_unit_test_setup(test_a_clock_that_went_back,
		    logbook_anew),
		cmocka_unit_test_setup(test_form, logbook_anew),
		cmocka_unit_test_setup(test_form_without_answers, logbook_anew),
	};

	return cmocka_run_group_tests(tests, set_up, logbook_tear_down);
}
