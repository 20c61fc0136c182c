/* today, log, show, trends, shoes, where: what they look like on every
 * screen, and that what they say is true of the log. */
#define _GNU_SOURCE
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "logbook.h"
#include "texts.h"

#define NOW "2026-06-01T07:30:00Z"

enum { DAYS = 16, LINE_BYTES = 256, WIDTH_USUAL = 80 };

static const struct logbook_run runs[] = {
	{"1.fit", "2026-05-04T17:00:00Z", 20, NAN, AR_FORMAT_FIT},
	{"2.gpx", "2026-05-08T17:00:00Z", 22, NAN, AR_FORMAT_GPX},
	{"3.fit", "2026-05-12T17:00:00Z", 25, 5, AR_FORMAT_FIT},
	{"4.fit", "2026-05-16T17:00:00Z", 20, NAN, AR_FORMAT_FIT},
	{"5.tcx", "2026-05-20T17:00:00Z", 24, NAN, AR_FORMAT_TCX},
	{"6.fit", "2026-05-24T17:00:00Z", 21, NAN, AR_FORMAT_FIT},
	{"7.fit", "2026-05-31T17:00:00Z", 20, NAN, AR_FORMAT_FIT},
};

/* A log of seven runs and two weeks of marks. */
static int
set_up(void **state)
{
	static const int marks[DAYS] = {1, 0, 2, 3, 1, 1, 0, 2, 4, 2, 1, 0, 1,
	    3, 2, 1};
	char now[LINE_BYTES], words[LINE_BYTES];

	(void)state;
	logbook_make();
	for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++) {
		logbook_put(&runs[i]);
		snprintf(now, sizeof now, "%.11s19:00:00Z", runs[i].start);
		snprintf(words, sizeof words, "%s --minutes 6", runs[i].file);
		logbook_say(now, words);
	}
	for (int i = 0; i < DAYS; i++) {
		int day = 17 + i;

		snprintf(now, sizeof now, "2026-%02d-%02dT07:00:00Z",
		    day > 31 ? 6 : 5, day > 31 ? day - 31 : day);
		snprintf(words, sizeof words, "feel legs=%d calf-left=%d "
		    "sleep=%d.5h pulse=%d", marks[i], (marks[i] + 1) / 2,
		    6 + i % 3, 47 + i % 4);
		logbook_say(now, words);
	}
	logbook_say("2026-05-31T20:00:00Z", "shoes add Road~pair --alert 300 "
	    "--km 299 --note blue");
	logbook_say("2026-05-31T20:00:00Z", "feel shoe=road~pair");
	return 0;
}

static void
test_screens(void **state)
{
	static const struct {
		const char *golden;
		const char *words;
		int columns; /* 0: piped */
	} shown[] = {
		{"today-80", "today", 0},
		{"today-40", "today", 40},
		{"today-plain", "today --plain", 0},
		{"log-80", "log --days 3", 0},
		{"log-40", "log --limit 3", 40},
		{"show-60", "show 3", 60},
		{"show-plain", "show last --plain", 0},
		{"trends-80", "trends --days 40", 0},
		{"trends-40", "trends --days 40", 40},
		{"trends-plain", "trends --days 40 --plain", 0},
		{"shoes-80", "shoes", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
		const struct result *result = shown[i].columns ?
		    logbook_type(NOW, shown[i].words, shown[i].columns, "") :
		    logbook_run(NOW, shown[i].words);

		assert_int_equal(result->code, 0);
		text_compare(shown[i].golden, result->out);
	}
}

static const char *const all_commands[] = {"today", "log", "log --days 20",
    "log --history", "show 1", "show 2", "trends", "trends --days 1",
    "trends --days 3650", "shoes", "where", "pain list"};

enum { COMMANDS = sizeof all_commands / sizeof all_commands[0] };

static void
test_no_screen_is_too_wide(void **state)
{
	static const int columns[] = {24, 40, 60, 80, 120};

	(void)state;
	for (size_t i = 0; i < COMMANDS; i++)
		for (size_t k = 0; k < sizeof columns / sizeof *columns;
		     k++) {
			const struct result *result = logbook_type(NOW,
			    all_commands[i], columns[k], "");

			assert_int_equal(result->code, 0);
			if (text_widest(result->out) > columns[k])
				fail_msg("%s is wider than %d:\n%s",
				    all_commands[i], columns[k],
				    result->out);
			assert_null(strstr(result->out, "nan"));
			assert_null(strchr(result->out, '\033'));
		}
}

static void
test_ascii_and_plain(void **state)
{
	(void)state;
	for (size_t i = 0; i < COMMANDS; i++) {
		const struct result *result = logbook_run_in(NOW,
		    all_commands[i], "LC_ALL=C");
		char words[LINE_BYTES];

		for (const char *c = result->out; *c; c++)
			if ((unsigned char)*c >= 0x80)
				fail_msg("%s is not ASCII: %s",
				    all_commands[i], result->out);
		snprintf(words, sizeof words, "%s --plain", all_commands[i]);
		/* no bars, no empty labels */
		assert_null(strstr(logbook_say(NOW, words), "█"));
		assert_null(strstr(logbook_say(NOW, words), "\n: "));
	}
}

static void
no_nulls(const json_t *json)
{
	const char *key;
	json_t *value;
	size_t i;

	assert_false(json_is_null(json));
	if (json_is_object(json)) {
		json_object_foreach((json_t *)(void *)(uintptr_t)json, key,
		    value)
			no_nulls(value);
	}
	json_array_foreach(json, i, value)
		no_nulls(value);
}

static void
test_json(void **state)
{
	static const struct {
		const char *words;
		const char *schema;
		const char *keys; /* that must be there */
	} answers[] = {
		{"today --json", "today/1", "day forecast legs form last_run "
		    "pains marks_too_long session_due warnings"},
		{"log --json", "log/1", "runs"},
		{"show 3 --json", "run/1", "run_id day start_utc distance_m "
		    "rpe load legs samples"},
		{"trends --json", "trends/1", "from to days weeks"},
		{"shoes --json", "shoes/1", "shoes"},
		{"where --json", "where/1", "path exists bytes runs marks"},
		{"pain list --json", "pains/1", "pains"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
		json_t *json = logbook_json(NOW, answers[i].words);
		char keys[LINE_BYTES], *rest = NULL;

		assert_string_equal(json_string_value(json_object_get(json,
		    "schema")), answers[i].schema);
		no_nulls(json);
		strcpy(keys, answers[i].keys);
		for (char *key = strtok_r(keys, " ", &rest); key;
		     key = strtok_r(NULL, " ", &rest))
			if (!json_object_get(json, key))
				fail_msg("%s has no %s", answers[i].words,
				    key);
		json_decref(json);
	}
}

static void
test_wrong_command_lines(void **state)
{
	static const struct {
		const char *words;
		int code;
		const char *part;
	} wrong[] = {
		{"today x", 2, "today takes no name: x"},
		{"today --days 3", 2, "--days"},
		{"log x", 2, "log takes no name: x"},
		{"log --limit 0", 2, "--limit"},
		{"log --days x", 2, "--days"},
		{"show a", 2, "no run's number: a"},
		{"show 1 2", 2, "one run at a time"},
		{"show 0", 2, "no run's number: 0"},
		{"show 999", 1, "no such run: 999"},
		{"trends x", 2, "trends takes no name: x"},
		{"trends --svg", 2, "--svg"},
		{"trends --svg no/such/x.svg", 2, "no/such/x.svg"},
		{"shoes bogus", 2, "bogus"},
		{"shoes add", 2, "name one shoe"},
		{"shoes add 12", 2, "12"},
		{"shoes retire nobody", 1, "nobody"},
		{"where x", 2, "where takes no name: x"},
		{"backup", 2, "name the file"},
		{"restore", 2, "name the backup"},
		{"export", 2, "name the folder"},
		{"rebuild x", 2, "rebuild takes no name"},
		{"pain close", 2, "say which pain"},
		{"pain close x", 2, "say which pain: x"},
		{"pain close 99", 1, "number: 99"},
		{"pain list x", 2, "pain list takes no name: x"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		logbook_fails(NOW, wrong[i].words, wrong[i].code,
		    wrong[i].part);
	logbook_fails("this afternoon", "today", 2, "AFTERRUN_NOW");
	logbook_fails("this afternoon", "trends", 2, "AFTERRUN_NOW");
	logbook_fails("this afternoon", "pain list", 2, "AFTERRUN_NOW");
}

/* "at 3.8 of 10 (…): 4.1 your usual: …, -0.2 …, +0.1 …." */
static void
test_the_forecast_adds_up_as_printed(void **state)
{
	json_t *today = logbook_json(NOW, "today --json");
	json_t *forecast = json_object_get(today, "forecast");
	const char *text = json_string_value(json_object_get(forecast,
	    "text"));
	const char *at;
	double said, sum;
	int terms = 1;

	(void)state;
	assert_non_null(text);
	at = strstr(text, "will probably be at ");
	assert_non_null(at);
	said = strtod(at + strlen("will probably be at "), NULL);
	at = strstr(text, "): ");
	assert_non_null(at);
	sum = strtod(at + 3, NULL);
	for (at = strstr(at, ", "); at; at = strstr(at + 1, ", "))
		if (at[2] == '+' || at[2] == '-') {
			sum += strtod(at + 2, NULL);
			terms++;
		}
	assert_true(terms >= 2);
	check_near(sum, said, 0.001);
	check_near(json_number_value(json_object_get(forecast,
	    "soreness_0_10")), said, 0.001);
	assert_non_null(strstr(logbook_say(NOW, "today --plain"),
	    "Tomorrow morning your legs"));
	json_decref(today);
}

static void
test_a_pain_is_asked_again(void **state)
{
	static const struct {
		const char *now;
		bool due;
	} clock[] = {
		{"2026-07-02T05:00:00Z", false},
		{"2026-07-02T07:00:00Z", true},
		{"2026-07-03T07:00:00Z", true},
		{"2026-07-04T07:00:00Z", true},
	};
	static const char ask[] = "afterrun pain again 1.";

	(void)state;
	logbook_say("2026-07-01T06:00:00Z", "pain --region thigh_front "
	    "--side left --severity-worst 5 --duration-days 0 --tissue "
	    "muscle --others no");
	for (size_t i = 0; i < sizeof clock / sizeof clock[0]; i++) {
		const char *text = logbook_say(clock[i].now,
		    "pain list --plain");

		if ((strstr(text, "pain again 1") != NULL) != clock[i].due)
			fail_msg("at %s: %s", clock[i].now, text);
	}
	assert_non_null(strstr(logbook_say("2026-07-02T07:00:00Z",
	    "today --plain"), "afterrun pain again 1."));
	assert_non_null(strstr(logbook_say("2026-07-02T07:00:00Z",
	    "pain close 1"), "Closed."));
	assert_null(strstr(logbook_say("2026-07-02T07:00:00Z",
	    "pain list"), ask));
}

static void XMLCALL
count_rects(void *user, const XML_Char *name, const XML_Char **attributes)
{
	int *counts = user;

	(void)attributes;
	counts[0] += strcmp(name, "rect") == 0;
	counts[1] += strcmp(name, "path") == 0;
}

static void
test_pictures(void **state)
{
	static const char *const words[] = {"trends --svg t.svg",
	    "trends --days 1 --svg t.svg", "trends --days 3650 --svg t.svg",
	    "trends --days 7 --svg t.svg --json"};

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		XML_Parser parser = XML_ParserCreate("UTF-8");
		int counts[2] = {0, 0};
		char *bytes;
		size_t n;

		logbook_say(NOW, words[i]);
		bytes = logbook_read("t.svg", &n);
		assert_non_null(bytes);
		XML_SetUserData(parser, counts);
		XML_SetElementHandler(parser, count_rects, NULL);
		if (XML_Parse(parser, bytes, (int)n, 1) != XML_STATUS_OK)
			fail_msg("%s is not XML", words[i]);
		/* a run's distance, its load, and its legs */
		assert_true(counts[0] >= (i == 1 ? 1 : 13));
		assert_true(counts[1] >= 3);
		assert_null(strstr(bytes, "nan"));
		assert_null(strstr(bytes, "inf"));
		XML_ParserFree(parser);
		free(bytes);
	}
}

static void
test_shoes(void **state)
{
	const char *text;
	json_t *json;

	(void)state;
	assert_non_null(strstr(logbook_say(NOW, "today"),
	    "Road pair: 30"));
	assert_non_null(strstr(logbook_say(NOW, "show last"), "Road pair"));
	text = logbook_say(NOW, "shoes add Trail~pair");
	assert_non_null(strstr(text, "Trail pair: 0 km in 0 runs"));
	assert_non_null(strstr(text, "Past your alert of 300 km."));
	text = logbook_say(NOW, "shoes default trail~pair");
	assert_non_null(strstr(text, "Trail pair (default)"));
	text = logbook_say(NOW, "shoes change road~pair --name Old --alert "
	    "500");
	assert_non_null(strstr(text, "Old: 30"));
	assert_null(strstr(text, "Past your alert"));
	text = logbook_say(NOW, "shoes change Old --alert 200");
	assert_non_null(strstr(text, "Past your alert of 200 km."));
	text = logbook_say(NOW, "shoes change Old --alert 0");
	assert_null(strstr(text, "Past your alert"));
	text = logbook_say(NOW, "shoes retire trail~pair");
	assert_non_null(strstr(text, "Trail pair (retired)"));
	text = logbook_say(NOW, "shoes unretire trail~pair");
	assert_null(strstr(text, "retired"));
	logbook_fails(NOW, "shoes add Old", 2, "Old");
	json = logbook_json(NOW, "shoes --json");
	assert_int_equal(json_array_size(json_object_get(json, "shoes")), 2);
	json_decref(json);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_screens),
		cmocka_unit_test(test_no_screen_is_too_wide),
		cmocka_unit_test(test_ascii_and_plain),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_wrong_command_lines),
		cmocka_unit_test(test_the_forecast_adds_up_as_printed),
		cmocka_unit_test(test_pictures),
		cmocka_unit_test(test_shoes),
		cmocka_unit_test(test_a_pain_is_asked_again),
	};

	return cmocka_run_group_tests(tests, set_up, logbook_tear_down);
}
