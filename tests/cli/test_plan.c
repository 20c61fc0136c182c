/* plan: a case without the log, and the plan that the log keeps, through the
 * real program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../check.h"
#include "logbook.h"

#define SATURDAY "2026-11-21T06:30:00Z"
#define TUESDAY "2026-11-24T06:30:00Z"
#define LATER "2026-11-24T07:30:00Z"
#define EVENING "2026-11-24T19:30:00Z"
#define NEW "plan new --goal half --date 2027-04-25 --days tue,thu,sun " \
	"--weeks 20,20,22,24"

static const char *folder;

static int
set_up(void **state)
{
	static const struct logbook_run run = {"tue.fit",
	    "2026-11-24T17:00:00Z", 40, NAN, AR_FORMAT_FIT};

	(void)state;
	folder = logbook_make();
	logbook_put(&run);
	return 0;
}

static const char *
word(json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	assert_non_null(text);
	return text;
}

/* today.action, today's kind; both "" where absent. */
static void
today_is(const char *now, const char *words, const char *action,
    const char *kind)
{
	json_t *root = logbook_json(now, words);
	json_t *today = json_object_get(root, "today");
	json_t *session = json_object_get(today, "session");

	assert_string_equal(word(root, "schema"), "plan/1");
	assert_string_equal(word(today, "action"), action);
	assert_true(word(today, "reason")[0] != '\0');
	if (kind[0])
		assert_string_equal(word(session, "kind"), kind);
	else
		assert_null(session);
	json_decref(root);
}

static void
test_case(void **state)
{
	static const char text[] = "{\"schema\":\"plan-case/1\",\"date\":"
	    "\"2026-11-24\",\"planned\":[{\"date\":\"2026-11-24\","
	    "\"kind\":\"L\",\"distance_km\":14}],\"history\":[{\"date\":"
	    "\"2026-11-10\",\"kind\":\"L\",\"distance_km\":12}]}";
	json_t *root, *session;

	(void)state;
	logbook_put_bytes("case.json", text, sizeof text - 1);
	root = logbook_json(SATURDAY, "plan --input case.json --json");
	session = json_object_get(json_object_get(root, "today"), "session");
	check_near(json_number_value(json_object_get(session,
	    "distance_km")), 13.2, 1e-9);
	json_decref(root);
	assert_non_null(strstr(logbook_say(SATURDAY,
	    "plan --input case.json"), "13.2 km"));
	logbook_put_bytes("bad.json", "{\"schema\":\"plan-case/1\"}", 24);
	logbook_fails(SATURDAY, "plan --input bad.json", 1, "/date");
	logbook_fails(SATURDAY, "plan --input none.json", 1, "none.json");
}

static void
test_words(void **state)
{
	(void)state;
	logbook_fails(SATURDAY, "plan new", 2, "--goal");
	logbook_fails(SATURDAY, "plan fly", 2, "plan new|show");
	logbook_fails(SATURDAY, "plan show today", 2, "one word");
	logbook_fails(SATURDAY, "plan new --goal 50k", 2, "5k|10k");
	logbook_fails(SATURDAY, "plan new --goal 10k --days mon,day", 2,
	    "mon|tue");
	logbook_fails(SATURDAY, "plan new --goal 10k --time soon", 2,
	    "1:45:00");
	logbook_fails(SATURDAY, "plan new --goal 10k --date 2026-13-01", 2,
	    "2027-04-25");
	logbook_fails(SATURDAY, "plan new --goal 10k --date 2026-11-01", 2,
	    "past");
	logbook_fails(SATURDAY, "plan export", 2, "plan.ics");
	logbook_fails(SATURDAY, "plan", 1, "there is no plan yet");
	logbook_fails(SATURDAY, "plan today", 1, "there is no plan yet");
}

/* Columns of the widest line, escape sequences left out. */
static int
widest(const char *text)
{
	int width = 0, most = 0;
	bool escape = false;

	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == 27)
			escape = true;
		else if (c == '\n' || c == '\r')
			width = 0;
		else if (!escape)
			width += (c & 0xc0) != 0x80;
		else if (c >= 'a' && c <= 'z')
			escape = false;
		most = width > most ? width : most;
	}
	return most;
}

static void
test_calendar(void **state)
{
	const char *text;
	json_t *root;

	(void)state;
	text = logbook_say(SATURDAY, NEW);
	assert_non_null(strstr(text, "Week 1, base"));
	assert_non_null(strstr(text, "Tue 24 Nov"));
	assert_null(strstr(text, "Mon 23 Nov")); /* not one of the days */
	assert_non_null(strstr(text, "Sun 25 Apr"));
	text = logbook_say(SATURDAY, "plan show --why");
	assert_non_null(strstr(text, "easy all the way"));
	root = logbook_json(SATURDAY, "plan show --json");
	assert_true(json_array_size(json_object_get(root, "weeks")) >= 12);
	json_decref(root);
	for (int columns = 60; columns <= 80; columns += 20) {
		const struct result *result = logbook_type(SATURDAY,
		    "plan show --why", columns, "");

		assert_int_equal(result->code, 0);
		assert_in_range(widest(result->out), columns - 20, columns);
	}
}

/* Not right: easier at once, and back again. */
static void
test_not_right(void **state)
{
	json_t *root, *weeks;

	(void)state;
	logbook_say(SATURDAY, NEW);
	today_is(TUESDAY, "plan today --json", "KEEP", "Q");
	today_is(TUESDAY, "plan not-right --json", "EASY-", "E");
	/* the same day again, and only looked at */
	today_is(LATER, "plan today --json", "EASY-", "E");
	today_is(LATER, "plan show --json", "EASY-", "E");
	root = logbook_json(LATER, "plan show --json");
	weeks = json_object_get(root, "weeks");
	assert_string_equal(word(json_array_get(weeks, 0), "start"),
	    "2026-11-23");
	json_decref(root);
	assert_non_null(strstr(logbook_say(LATER, "plan undo"),
	    "as planned"));
	today_is(LATER, "plan today --json", "KEEP", "Q");
	logbook_fails(LATER, "plan undo", 1, "nothing was changed");
}

/* Soreness makes it easy; undone, it is not asked again that day. */
static void
test_sore(void **state)
{
	(void)state;
	logbook_say(SATURDAY, NEW);
	logbook_say(TUESDAY, "feel quads=5");
	today_is(TUESDAY, "plan today --json", "EASY", "E");
	today_is(LATER, "plan today --json", "EASY", "E");
	logbook_say(LATER, "plan undo");
	today_is(LATER, "plan today --json", "KEEP", "Q");
}

/* Nights, and a pain that must be seen at once: nothing is left to undo. */
static void
test_state(void **state)
{
	json_t *root;

	(void)state;
	logbook_say(SATURDAY, NEW);
	logbook_say(TUESDAY, "feel sleep=4h");
	today_is(TUESDAY, "plan today --json", "EASY-", "E");
	logbook_say(LATER, "pain --others no --region calf --side left "
	    "--severity-now 5 --severity-worst 5 --chest-pain yes "
	    "--age 40");
	today_is(LATER, "plan today --json", "REST", "");
	root = logbook_json(LATER, "plan show --json");
	assert_int_equal(json_array_size(json_object_get(root, "weeks")), 0);
	json_decref(root);
	assert_non_null(strstr(logbook_say(LATER, "plan"),
	    "The plan waits"));
	logbook_fails(LATER, "plan export -o plan.ics", 1, "no session");
}

/* P19: rest while it lasts, and on the first day after. */
static void
test_ill(void **state)
{
	(void)state;
	logbook_say(SATURDAY, NEW);
	assert_non_null(strstr(logbook_say(TUESDAY, "feel ill=fever"),
	    "ill fever"));
	today_is(TUESDAY, "plan today --json", "REST", "");
	logbook_say(LATER, "feel ill=no");
	assert_non_null(strstr(logbook_say(LATER, "plan today"), "P19"));
}

static bool
is_done(json_t *root)
{
	json_t *weeks = json_object_get(root, "weeks"), *session;
	json_t *list = json_object_get(json_array_get(weeks, 0),
	    "sessions");
	bool done = false;
	size_t i;

	json_array_foreach(list, i, session)
		if (!strcmp(word(session, "kind"), "Q"))
			done = json_is_true(json_object_get(session, "done"));
	return done;
}

/* A run of the day does the session; the runner's word does it, too. */
static void
test_done(void **state)
{
	const char *text;
	json_t *root;

	(void)state;
	logbook_say(SATURDAY, NEW);
	root = logbook_json(EVENING, "plan show --json");
	assert_false(is_done(root));
	json_decref(root);
	assert_non_null(strstr(logbook_say(TUESDAY, "today"),
	    "as planned"));
	text = logbook_say(EVENING, "tue.fit");
	assert_non_null(strstr(text, "Today's fartlek is done."));
	assert_non_null(strstr(text, "Next      Thu 26 Nov 2026, easy run"));
	assert_non_null(strstr(logbook_say(EVENING, "today"),
	    "Done for today"));
	root = logbook_json(EVENING, "plan show --json");
	assert_true(is_done(root));
	json_decref(root);
	logbook_forget();
	logbook_say(SATURDAY, NEW);
	assert_non_null(strstr(logbook_say(TUESDAY, "plan done"),
	    "Done for today"));
	root = logbook_json(EVENING, "plan show --json");
	assert_true(is_done(root));
	json_decref(root);
	logbook_fails(SATURDAY, "plan done", 1, "nothing was planned");
}

static void
test_export(void **state)
{
	char *text, path[512];
	struct stat about;
	size_t n;

	(void)state;
	logbook_say(SATURDAY, NEW);
	logbook_say(SATURDAY, "plan export -o plan.ics --fit watch");
	text = logbook_read("plan.ics", &n);
	assert_non_null(text);
	assert_non_null(strstr(text, "BEGIN:VCALENDAR\r\n"));
	assert_non_null(strstr(text, "20261124"));
	assert_null(strstr(text, "SEQUENCE:1"));
	free(text);
	logbook_say(TUESDAY, "plan not-right");
	logbook_say(TUESDAY, "plan export -o plan.ics");
	text = logbook_read("plan.ics", &n);
	assert_non_null(strstr(text, "SEQUENCE:1"));
	assert_null(strstr(text, "UID:afterrun-session"));
	free(text);
	logbook_say(EVENING, "tue.fit --rpe 8"); /* recovery after it */
	logbook_say(EVENING, "plan export -o plan.ics");
	text = logbook_read("plan.ics", &n);
	assert_non_null(strstr(text, "session-"));
	free(text);
	text = logbook_read("watch/2026-11-24-1.fit", &n);
	if (!text) { /* the number of the run depends on its neighbours */
		snprintf(path, sizeof path, "%s/watch/2026-11-24-2.fit",
		    folder);
		assert_int_equal(stat(path, &about), 0);
		assert_true(about.st_size > 100);
	}
	free(text);
	logbook_fails(SATURDAY, "plan export -o none/plan.ics", 3,
	    "none/plan.ics");
}

/* Other programs get the plan with the day and with the run. */
static void
test_parts(void **state)
{
	json_t *root, *plan;

	(void)state;
	logbook_say(SATURDAY, NEW);
	root = logbook_json(TUESDAY, "today --json");
	plan = json_object_get(root, "plan");
	assert_string_equal(word(plan, "action"), "KEEP");
	assert_string_equal(word(json_object_get(plan, "session"), "kind"),
	    "Q");
	assert_string_equal(word(json_object_get(plan, "next"), "date"),
	    "2026-11-26");
	json_decref(root);
	root = logbook_json(EVENING, "tue.fit --json");
	plan = json_object_get(root, "plan");
	assert_true(json_is_true(json_object_get(json_object_get(plan,
	    "session"), "done")));
	assert_string_equal(word(plan, "reason"), "Done for today.");
	json_decref(root);
	root = logbook_json(EVENING, "tue.fit --json --no-store");
	assert_null(json_object_get(root, "plan"));
	json_decref(root);
}

/* Another plan takes the place of the first. */
static void
test_new_again(void **state)
{
	json_t *root;

	(void)state;
	logbook_say(SATURDAY, NEW);
	logbook_say(SATURDAY, "plan new --goal keep --days mon,wed,sat");
	root = logbook_json(SATURDAY, "plan --json");
	assert_string_equal(word(root, "goal"), "keep");
	json_decref(root);
}

/* The runner moves a session; the rules of spacing hold. */
static void
test_move(void **state)
{
	const char *text;

	(void)state;
	logbook_fails(SATURDAY, "plan move 2026-11-24 2026-11-25", 1,
	    "there is no");
	logbook_say(SATURDAY, NEW);
	logbook_fails(SATURDAY, "plan move 2026-11-24", 2, "which day");
	logbook_fails(SATURDAY, "plan move 2026-11-24 friday", 2,
	    "no date");
	logbook_fails(SATURDAY, "plan move 2026-11-20 2026-11-24", 2,
	    "past");
	logbook_fails(SATURDAY, "plan move 2026-11-25 2026-11-26", 1,
	    "nothing stands");
	logbook_fails(SATURDAY, "plan move 2026-11-29 2026-11-30", 1, "P7");
	text = logbook_say(SATURDAY, "plan move 2026-11-24 2026-11-25");
	assert_null(strstr(text, "Tue 24 Nov   fartlek"));
	assert_non_null(strstr(text, "Wed 25 Nov   fartlek"));
	text = logbook_say(SATURDAY, "plan --json");
	assert_non_null(strstr(text, "You moved it here from Tuesday."));
	logbook_say(SATURDAY, "plan export -o plan.ics");
	logbook_say(SATURDAY, "plan undo");
	assert_non_null(strstr(logbook_say(SATURDAY, "plan"),
	    "Tue 24 Nov   fartlek"));
	/* soreness of the day is undone by itself, not with the move */
	logbook_say(TUESDAY, "feel quads=5");
	logbook_say(TUESDAY, "plan move 2026-11-29 2026-11-28");
	today_is(TUESDAY, "plan undo --json", "EASY", "E");
	assert_non_null(strstr(logbook_say(TUESDAY, "plan"),
	    "Sun 29 Nov   long run"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_case, logbook_anew),
		cmocka_unit_test_setup(test_words, logbook_anew),
		cmocka_unit_test_setup(test_calendar, logbook_anew),
		cmocka_unit_test_setup(test_not_right, logbook_anew),
		cmocka_unit_test_setup(test_move, logbook_anew),
		cmocka_unit_test_setup(test_sore, logbook_anew),
		cmocka_unit_test_setup(test_state, logbook_anew),
		cmocka_unit_test_setup(test_ill, logbook_anew),
		cmocka_unit_test_setup(test_done, logbook_anew),
		cmocka_unit_test_setup(test_parts, logbook_anew),
		cmocka_unit_test_setup(test_export, logbook_anew),
		cmocka_unit_test_setup(test_new_again, logbook_anew),
	};

	return cmocka_run_group_tests(tests, set_up, logbook_tear_down);
}
