/* The plan in words: lengths that one can run, and never another word than
 * today's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "logbook.h"

#define SATURDAY "2026-11-21T06:30:00Z"
#define TUESDAY "2026-11-24T06:30:00Z"
#define LATER "2026-11-24T07:30:00Z"
#define NEW "plan new --goal half --date 2027-04-25 --days tue,thu,sun " \
	"--weeks 20,20,22,24"

static int
set_up(void **state)
{
	(void)state;
	logbook_make();
	return 0;
}

static void
action_is(const char *now, const char *action)
{
	json_t *root = logbook_json(now, "plan today --json");
	json_t *today = json_object_get(root, "today");

	assert_string_equal(json_string_value(json_object_get(today,
	    "action")), action);
	json_decref(root);
}

/* A digit or a point. */
static bool
of_number(char c)
{
	return (c >= '0' && c <= '9') || c == '.';
}

/* Lengths are told in whole metres, and in kilometres with one decimal. */
static size_t
check_lengths(const char *text)
{
	size_t found = 0;

	for (const char *at = text; *at; at++) {
		const char *end = at, *point;
		bool metres, kilometres;

		if (!of_number(*at) || (at > text && of_number(at[-1])))
			continue;
		while (of_number(*end))
			end++;
		metres = !strncmp(end, " m ", 3);
		kilometres = !strncmp(end, " km", 3);
		if (!metres && !kilometres)
			continue;
		point = memchr(at, '.', (size_t)(end - at));
		if (point && end - point > (metres ? 1 : 2))
			fail_msg("\"%.24s\" in: %s", at, text);
		if (metres && atof(at) >= 1000)
			fail_msg("metres for kilometres: %.24s", at);
		found += metres ? 100 : 1;
	}
	return found;
}

/* Steps are computed to the millimetre and told so that one can run them. */
static void
test_lengths(void **state)
{
	static const char *const goals[] = {"5k", "10k", "half", "keep"};
	static const char *const weeks[] = {"11,12,13,13", "23,23,25,27",
		"38,41,40,43"};
	size_t found = 0;

	(void)state;
	for (size_t i = 0; i < 12; i++) {
		char words[120], day[24];

		logbook_forget();
		snprintf(words, sizeof words, "plan new --goal %s --days "
		    "mon,tue,thu,sat,sun --weeks %s", goals[i % 4],
		    weeks[i / 4]);
		found += check_lengths(logbook_say(SATURDAY, words));
		for (int d = 22; d <= 30; d += 1 + (int)i % 2) {
			snprintf(day, sizeof day, "2026-11-%02dT06:30:00Z",
			    d);
			found += check_lengths(logbook_say(day,
			    d % 3 ? "today" : "plan today"));
		}
		logbook_say(SATURDAY, "plan export -o plan.ics");
	}
	assert_true(found > 100); /* of both units */
}

/* Marks that last stop running until somebody asked; then the day is open
 * again, also when it was taken into the plan. */
static void
test_marks_that_last(void **state)
{
	static const char pain[] = "pain --region calf --side left --tissue "
	    "muscle --severity-worst 1 --severity-now 1 --duration-days 1 "
	    "--others no";
	char day[24];

	(void)state;
	logbook_say(SATURDAY, NEW);
	for (int d = 14; d <= 24; d++) {
		snprintf(day, sizeof day, "2026-11-%02dT06:00:00Z", d);
		logbook_say(day, "feel legs=1");
	}
	assert_non_null(strstr(logbook_say(TUESDAY, "today"),
	    "for 11 days"));
	action_is(TUESDAY, "REST");
	assert_non_null(strstr(logbook_say(TUESDAY, "plan today --json"),
	    "\"P17\""));
	logbook_fails(TUESDAY, "plan undo", 1, "taken back");
	assert_non_null(logbook_run(TUESDAY, pain));
	action_is(LATER, "KEEP");
	assert_null(strstr(logbook_say(LATER, "today"), "for 11 days"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_lengths, logbook_anew),
		cmocka_unit_test_setup(test_marks_that_last, logbook_anew),
	};

	return cmocka_run_group_tests(tests, set_up, logbook_tear_down);
}
