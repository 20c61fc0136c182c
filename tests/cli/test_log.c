/* The main job with a log: what it keeps, what it compares with, and what
 * happens when the log cannot be used. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"
#include "logbook.h"

#define EVENING "2026-05-04T19:00:00Z"

enum { RUNS = 8, NAME_BYTES = 256 };

static const struct logbook_run runs[] = {
	{"1.fit", "2026-05-04T17:00:00Z", 20, NAN, AR_FORMAT_FIT},
	{"1.gpx", "2026-05-04T17:00:00Z", 20, NAN, AR_FORMAT_GPX},
	{"2.fit", "2026-05-08T17:00:00Z", 22, 4, AR_FORMAT_FIT},
	{"3.fit", "2026-05-12T17:00:00Z", 25, NAN, AR_FORMAT_FIT},
	{"4.fit", "2026-05-16T17:00:00Z", 20, NAN, AR_FORMAT_FIT},
	{"5.fit", "2026-05-20T17:00:00Z", 24, NAN, AR_FORMAT_FIT},
	{"6.fit", "2026-05-24T17:00:00Z", 21, NAN, AR_FORMAT_FIT},
	{"7.fit", "2026-05-28T17:00:00Z", 20, NAN, AR_FORMAT_FIT},
	{"8.fit", "2026-06-01T17:00:00Z", 34, NAN, AR_FORMAT_FIT},
};

static const char *folder;

static int
set_up(void **state)
{
	(void)state;
	folder = logbook_make();
	for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++)
		logbook_put(&runs[i]);
	return 0;
}

static void
same_dump_after_rebuild(const char *now)
{
	char *before = logbook_dump(now), *after;

	logbook_say(now, "rebuild");
	after = logbook_dump(now);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static size_t
logged(const char *now, const char *words)
{
	json_t *log = logbook_json(now, words);
	size_t count = json_array_size(json_object_get(log, "runs"));

	assert_string_equal(json_string_value(json_object_get(log,
	    "schema")), "log/1");
	json_decref(log);
	return count;
}

static void
test_a_run_is_kept_once(void **state)
{
	const char *text = logbook_say(EVENING, "1.fit --minutes 6");

	(void)state;
	assert_non_null(strstr(text, "In your log as run 1."));
	assert_non_null(strstr(text, LOGBOOK_LOG));
	text = logbook_say(EVENING, "1.fit --minutes 6");
	assert_non_null(strstr(text, "This file is in your log (run 1)."));
	assert_null(strstr(text, LOGBOOK_LOG));
	assert_int_equal(logged(EVENING, "log --json"), 1);
	/* the same run, as another watch wrote it */
	text = logbook_say(EVENING, "1.gpx --minutes 6");
	assert_non_null(strstr(text, "run 1"));
	assert_int_equal(logged(EVENING, "log --json"), 1);
	assert_int_equal(logged(EVENING, "log --all --json"), 2);
	assert_non_null(strstr(logbook_say(EVENING, "log --all"),
	    "(the same run as 1)"));
}

static void
test_the_richer_recording_leads(void **state)
{
	(void)state;
	logbook_say(EVENING, "1.gpx --minutes 6");
	logbook_say(EVENING, "1.fit --minutes 6");
	assert_non_null(strstr(logbook_say(EVENING, "log --all"),
	    "(the same run as 2)"));
	assert_non_null(strstr(logbook_say(EVENING, "show last"),
	    "    2  2026-05-04"));
	same_dump_after_rebuild(EVENING);
}

static void
test_no_store(void **state)
{
	size_t n, m;
	char *before, *after;

	(void)state;
	logbook_say(EVENING, "1.fit --minutes 6 --no-store");
	assert_null(logbook_read(LOGBOOK_LOG, &n));
	logbook_say(EVENING, "2.fit --minutes 6");
	before = logbook_read(LOGBOOK_LOG, &n);
	logbook_say(EVENING, "1.fit --minutes 6 --no-store --rpe 9 --age 30");
	after = logbook_read(LOGBOOK_LOG, &m);
	assert_int_equal(n, m);
	assert_memory_equal(before, after, n);
	free(before);
	free(after);
}

/* Runs 1 to last, each on its evening; the last one's answer as JSON. */
static json_t *
keep_until(int last)
{
	json_t *answer = NULL;

	for (int i = 1; i <= last; i++) {
		char words[NAME_BYTES], now[NAME_BYTES];
		const struct logbook_run *run = &runs[i == 1 ? 0 : i];

		snprintf(now, sizeof now, "%.11s19:00:00Z", run->start);
		snprintf(words, sizeof words, "%s --minutes 6 --json",
		    run->file);
		json_decref(answer);
		answer = logbook_json(now, words);
	}
	return answer;
}

static const json_t *
first_leg(const json_t *answer)
{
	return json_array_get(json_object_get(answer, "legs"), 0);
}

static void
test_comparisons_need_a_long_log(void **state)
{
	json_t *answer = keep_until(6);

	(void)state;
	/* six runs before it, but only 20 days */
	assert_null(json_object_get(first_leg(answer), "capacity_eq_km"));
	assert_null(json_object_get(first_leg(answer), "usual_eq_km"));
	json_decref(answer);
	logbook_forget();
	answer = keep_until(RUNS);
	assert_non_null(json_object_get(first_leg(answer),
	    "capacity_eq_km"));
	assert_non_null(json_object_get(first_leg(answer), "ratio"));
	json_decref(answer);
}

static void
test_a_jump_is_told_without_odds(void **state)
{
	const char *text;

	(void)state;
	json_decref(keep_until(RUNS - 1));
	text = logbook_say("2026-06-01T19:00:00Z", "8.fit --minutes 6");
	assert_non_null(strstr(text, "It was 36 % longer than your longest "
	    "run of the 30 days before"));
	assert_non_null(strstr(text, "a\nmoderate jump. Runs like this were "
	    "linked with more injuries"));
	assert_null(strcasestr(text, "risk"));
	assert_null(strcasestr(text, "probab"));
	assert_non_null(strstr(logbook_say("2026-06-01T19:00:00Z", "today"),
	    "linked"));
	same_dump_after_rebuild("2026-06-01T19:00:00Z");
}

static json_t *
session_of(const char *now, const char *words)
{
	json_t *answer = logbook_json(now, words);
	json_t *session = json_incref(json_object_get(answer, "session"));

	json_decref(answer);
	return session;
}

static void
test_marks_of_today_count(void **state)
{
	json_t *none, *said, *felt;

	(void)state;
	none = session_of(EVENING, "1.fit --minutes 20 --json --no-store");
	said = session_of(EVENING, "1.fit --minutes 20 --json --no-store "
	    "--sore calf-left=8");
	logbook_say(EVENING, "feel calf-left=8");
	felt = session_of(EVENING, "1.fit --minutes 20 --json");
	assert_false(json_equal(none, said));
	assert_true(json_equal(said, felt));
	json_decref(none);
	json_decref(said);
	json_decref(felt);
}

static void
test_an_urgent_pain_stops_the_session(void **state)
{
	json_t *session;
	const struct result *result;

	(void)state;
	logbook_say("2026-05-04T12:00:00Z", "pain --region calf --side left "
	    "--calf-swollen yes --warm yes --travel-4h-4w yes --others no");
	session = session_of(EVENING, "1.fit --json");
	assert_string_equal(json_string_value(json_object_get(session,
	    "status")), "stop");
	assert_int_equal(json_array_size(json_object_get(session, "steps")),
	    0);
	json_decref(session);
	/* also where the log can only be read */
	if (geteuid() == 0) {
		print_message("skipped: a log that root may not write\n");
		return;
	}
	assert_int_equal(chmod(folder, 0500), 0);
	result = logbook_run(EVENING, "2.fit");
	assert_int_equal(chmod(folder, 0700), 0);
	assert_int_equal(result->code, 3);
	assert_non_null(strstr(result->out, "pain"));
}

static void
test_what_was_said_is_kept(void **state)
{
	json_t *run;
	char *dump;

	(void)state;
	logbook_say("2026-05-08T19:00:00Z", "2.fit --minutes 6");
	logbook_say(EVENING, "1.fit --minutes 6 --rpe 8 --mass 61.5 --age 40 "
	    "--sex f --sore calf-left=3");
	run = logbook_json(EVENING, "show 2 --json");
	check_near(json_number_value(json_object_get(run, "rpe")), 8, 0);
	json_decref(run);
	dump = logbook_dump(EVENING);
	assert_non_null(strstr(dump, "mass_kg,61.5"));
	assert_non_null(strstr(dump, "birth_year,1986"));
	assert_non_null(strstr(dump, "calf,left,3"));
	free(dump);
	same_dump_after_rebuild("2026-05-08T20:00:00Z");
	logbook_say("2026-05-08T20:00:00Z", "feel mass=58 pulse=47 rpe=9");
	same_dump_after_rebuild("2026-05-08T20:00:00Z");
	logbook_say("2026-05-09T20:00:00Z",
	    "feel mass=70 date=2026-05-03");
	same_dump_after_rebuild("2026-05-09T20:00:00Z");
}

static void
test_an_answer_without_a_log(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *words;
	} bad[] = {
		{"no log at all, but twenty bytes and more of text", 48,
		    "damaged, or is not a log"},
	};
	const struct result *result;
	json_t *error;

	(void)state;
	logbook_put_bytes(LOGBOOK_LOG, bad[0].bytes, bad[0].n);
	result = logbook_run(EVENING, "1.fit --minutes 6");
	assert_int_equal(result->code, 3);
	assert_non_null(strstr(result->err, bad[0].words));
	assert_non_null(strstr(result->out, "Your legs"));
	assert_null(strstr(result->out, "In your log"));
	result = logbook_run(EVENING, "1.fit --minutes 6 --json");
	assert_int_equal(result->code, 3);
	error = json_loads(result->out, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(error);
	assert_string_equal(json_string_value(json_object_get(error,
	    "schema")), "error/1");
	assert_string_equal(json_string_value(json_object_get(error,
	    "code")), "storage_damaged");
	json_decref(error);
}

static void
test_demo_keeps_nothing(void **state)
{
	size_t n;

	(void)state;
	logbook_say(EVENING, "demo");
	assert_null(logbook_read(LOGBOOK_LOG, &n));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_a_run_is_kept_once, logbook_anew),
		cmocka_unit_test_setup(test_the_richer_recording_leads,
		    logbook_anew),
		cmocka_unit_test_setup(test_no_store, logbook_anew),
		cmocka_unit_test_setup(test_comparisons_need_a_long_log,
		    logbook_anew),
		cmocka_unit_test_setup(test_a_jump_is_told_without_odds,
		    logbook_anew),
		cmocka_unit_test_setup(test_marks_of_today_count, logbook_anew),
		cmocka_unit_test_setup(test_an_urgent_pain_stops_the_session,
		    logbook_anew),
		cmocka_unit_test_setup(test_what_was_said_is_kept,
		    logbook_anew),
		cmocka_unit_test_setup(test_an_answer_without_a_log,
		    logbook_anew),
		cmocka_unit_test_setup(test_demo_keeps_nothing, logbook_anew),
	};

	return cmocka_run_group_tests(tests, set_up, logbook_tear_down);
}
