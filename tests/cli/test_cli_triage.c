/* afterrun triage: the worked cases and what stands around them, through the
 * program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "../check.h"
#include "afterrun/pain.h"
#include "files.h"
#include "program.h"
#include "texts.h"

enum { CASES_MAX = 64, LINE_MAX_BYTES = 1024, TEXT_BYTES = 1 << 16 };

/* A line of tests/triage/cases.txt: what must come out, and the case. */
struct worked {
	char tier[4];
	char within[8];
	char rule[8];
	json_t *given;
};

static const char *folder;

static int
set_up(void **state)
{
	(void)state;
	folder = files_make();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	files_remove();
	return 0;
}

/* "onset=no_run" into the place of a triage-case/1 where it belongs. */
static void
put_key(json_t *given, const char *word)
{
	size_t count, n = strcspn(word, "=");
	int key = ar_pain_key_find(word, n);
	const struct ar_pain_key *row;
	json_t *object = given, *value;

	if (key < 0)
		fail_msg("no key in %s", word);
	row = &ar_pain_keys(&count)[key];
	word += n + 1;
	value = row->type == AR_PAIN_WORD ? json_string(word) :
	    row->type == AR_PAIN_BOOL ? json_boolean(word[0] == '1') :
	    json_real(strtod(word, NULL));
	if (row->background)
		object = json_object_get(given, "background");
	assert_int_equal(json_object_set_new(object, row->id, value), 0);
}

static void
worked_read(struct worked *worked, char *line)
{
	char *keys = strchr(line, '|') + 1;

	assert_int_equal(sscanf(line, "%3s %7s %7s", worked->tier,
	    worked->within, worked->rule), 3);
	worked->given = json_pack("{s:s,s:s,s:{}}", "schema",
	    "triage-case/1", "others", "no", "background");
	assert_non_null(worked->given);
	for (char *word = strtok(keys, " \n"); word; word = strtok(NULL,
	    " \n"))
		put_key(worked->given, word);
}

static size_t
worked_all(struct worked worked[CASES_MAX])
{
	FILE *file = fopen(AR_SOURCE_DIR "/tests/triage/cases.txt", "rb");
	char line[LINE_MAX_BYTES];
	size_t count = 0;

	assert_non_null(file);
	while (fgets(line, sizeof line, file)) {
		if (!strchr(line, '|') || line[0] == '#')
			continue;
		assert_true(count < CASES_MAX);
		worked_read(&worked[count++], line);
	}
	fclose(file);
	assert_true(count >= 27);
	return count;
}

static bool
has_text(const json_t *array, const char *text)
{
	for (size_t i = 0; i < json_array_size(array); i++)
		if (strcmp(json_string_value(json_array_get(array, i)),
		    text) == 0)
			return true;
	return false;
}

static const char *
text_at(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

/* The keys of interfaces.md and no others. */
static void
check_shape(json_t *answer)
{
	static const char *const keys[] = {"schema", "tier", "within",
	    "complete", "rules", "reasons", "do", "do_not", "allows",
	    "ask_next", "recheck_h"};
	static const char *const uses[] = {"run", "massage", "heat", "cold",
	    "stretch"};
	const json_t *allows = json_object_get(answer, "allows");

	assert_int_equal(json_object_size(answer), 11);
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		assert_non_null(json_object_get(answer, keys[i]));
	assert_int_equal(json_object_size(allows), 5);
	for (size_t i = 0; i < sizeof uses / sizeof uses[0]; i++)
		assert_non_null(strstr("yes|limited|no",
		    text_at(allows, uses[i])));
	assert_int_equal(json_array_size(json_object_get(answer, "rules")),
	    json_array_size(json_object_get(answer, "reasons")));
}

static void
check_worked(const struct worked *worked, json_t *answer)
{
	const json_t *rules = json_object_get(answer, "rules");

	if (strcmp(text_at(answer, "tier"), worked->tier) != 0 ||
	    strcmp(text_at(answer, "within"), worked->within) != 0 ||
	    !has_text(rules, worked->rule))
		fail_msg("%s %s %s: %s", worked->tier, worked->within,
		    worked->rule, json_dumps(answer, 0));
	check_shape(answer);
}

/* All worked cases in one batch: one answer a line, in order. */
static void
test_worked_cases(void **state)
{
	static struct worked worked[CASES_MAX];
	static char batch[TEXT_BYTES];
	struct program program = {.args = {"triage", "--input", "-",
	    "--json"}, .typed = batch};
	struct result result;
	size_t count = worked_all(worked), used = 0;
	char *line;

	(void)state;
	for (size_t i = 0; i < count; i++) {
		char *text = json_dumps(worked[i].given, JSON_COMPACT);

		used += (size_t)snprintf(batch + used, sizeof batch - used,
		    "%s\n", text);
		assert_true(used < sizeof batch);
		free(text);
		json_decref(worked[i].given);
	}
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 0);
	assert_int_equal(text_lines(result.out), (int)count);
	text_compare("triage-cases", result.out);
	line = strtok(result.out, "\n");
	for (size_t i = 0; i < count; i++, line = strtok(NULL, "\n")) {
		json_t *answer = json_loads(line, 0, NULL);

		assert_non_null(answer);
		check_worked(&worked[i], answer);
		json_decref(answer);
	}
	result_free(&result);
}

/* The answer to what is typed; the exit code must be as said. */
static json_t *
ask(const char *typed, int code)
{
	struct program program = {.args = {"triage", "--input", "-",
	    "--json"}, .typed = typed};
	struct result result;
	json_t *answer;

	program_run(&program, folder, &result);
	if (result.code != code)
		fail_msg("exit %d: %s", result.code, result.out);
	assert_int_equal(text_lines(result.out), 1);
	answer = json_loads(result.out, 0, NULL);
	assert_non_null(answer);
	result_free(&result);
	return answer;
}

static void
test_one_case_over_many_lines(void **state)
{
	json_t *answer = ask("{\n \"schema\": \"triage-case/1\",\n"
	    " \"region\": \"calf\",\n \"others\": \"no\",\n"
	    " \"severity_worst\": 2\n}\n", 0);

	(void)state;
	assert_string_equal(text_at(answer, "tier"), "E4");
	json_decref(answer);
}

static void
test_unknown_is_not_no(void **state)
{
	json_t *answer = ask("{\"region\":\"calf\",\"severity_worst\":1}", 0);
	const json_t *ask_next = json_object_get(answer, "ask_next");

	(void)state;
	assert_string_equal(text_at(answer, "tier"), "E3");
	assert_true(json_is_false(json_object_get(answer, "complete")));
	assert_true(has_text(json_object_get(answer, "rules"), "T0"));
	assert_true(has_text(ask_next, "chest_pain"));
	json_decref(answer);
	answer = ask("{\"region\":\"calf\",\"others\":\"no\","
	    "\"severity_worst\":1,\"chest_pain\":\"unknown\"}", 0);
	assert_string_equal(text_at(answer, "tier"), "E3");
	assert_true(has_text(json_object_get(answer, "ask_next"),
	    "chest_pain"));
	json_decref(answer);
	/* an absent severity is never E4 */
	answer = ask("{\"region\":\"calf\",\"others\":\"no\"}", 0);
	assert_string_equal(text_at(answer, "tier"), "E3");
	json_decref(answer);
}

#define CLOT "{\"date\":\"2026-09-01\",\"others\":\"no\",\"region\":" \
	"\"calf\",\"side\":\"left\",\"severity_worst\":4,\"calf_diff_cm\":4"
#define NOW "{\"date\":\"2026-09-08\",\"others\":\"no\",\"region\":\"toes\"," \
	"\"side\":\"right\",\"severity_worst\":1,\"earlier\":["
#define SORE "{\"others\":\"no\",\"region\":\"thigh_front\",\"side\":" \
	"\"left\",\"tissue\":\"muscle\",\"severity_worst\":"

struct course {
	const char *typed;
	const char *tier;
	const char *rule;
};

static const struct course courses[] = {
	/* T2 locks every site until the calf has been seen */
	{ NOW CLOT "}]}", "E1", "T2" },
	{ NOW CLOT "},{\"date\":\"2026-09-03\",\"others\":\"no\","
	    "\"region\":\"calf\",\"side\":\"left\",\"severity_worst\":2,"
	    "\"clinician_seen\":true}]}", "E4", "T50" },
	/* T37: up by two points over three logs */
	{ SORE "5,\"date\":\"2026-09-03\",\"earlier\":[" SORE
	    "3,\"date\":\"2026-09-01\"}," SORE
	    "4,\"date\":\"2026-09-02\"}]}", "E2", "T37" },
	{ SORE "5,\"date\":\"2026-09-03\",\"earlier\":[" SORE
	    "4,\"date\":\"2026-09-01\"}," SORE
	    "4,\"date\":\"2026-09-02\"}]}", "E3", "T50" },
	/* T51: one good day does not leave E3 */
	{ SORE "1,\"severity_next_morning\":1,\"severity_walking\":1,"
	    "\"date\":\"2026-09-02\",\"earlier\":[" SORE
	    "5,\"date\":\"2026-09-01\"}]}", "E3", "T51" },
	/* T52: two points more after a painkiller */
	{ SORE "2,\"painkiller_8h\":true,\"severity_walking\":1}", "E3",
	    "T52" },
};

static void
test_courses(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof courses / sizeof courses[0]; i++) {
		json_t *answer = ask(courses[i].typed, 0);

		if (strcmp(text_at(answer, "tier"), courses[i].tier) != 0 ||
		    !has_text(json_object_get(answer, "rules"),
		    courses[i].rule))
			fail_msg("%zu: %s", i, json_dumps(answer, 0));
		json_decref(answer);
	}
}

struct refusal {
	const char *typed;
	const char *where;
};

static const struct refusal refusals[] = {
	{ "{\"region\":\"ear\"}", "/region" },
	{ "{\"schema\":\"triage-case/2\"}", "/schema" },
	{ "{\"others\":\"no\",\"duration_days\":-1}", "/duration_days" },
	{ "{\"others\":\"no\",\"severity_worst\":11}", "/severity_worst" },
	{ "{\"others\":\"no\",\"red\":1}", "/red" },
	{ "{\"others\":\"no\",\"pregnant\":true}", "/pregnant" },
	{ "{\"background\":{\"age\":\"old\"}}", "/background/age" },
	{ "{\"others\":\"no\",\"puffy\":true}", "/puffy" },
	{ "{\"others\":\"no\",\"date\":\"spring\"}", "/date" },
	/* a site that has no such finding; the side where it matters */
	{ "{\"others\":\"no\",\"region\":\"toes\",\"severity_worst\":1,"
	    "\"knee_locked\":true}", "/knee_locked" },
	{ "{\"others\":\"no\",\"region\":\"calf\",\"severity_worst\":1,"
	    "\"calf_diff_cm\":4}", "/side" },
	{ NOW "{\"others\":\"no\"}]}", "/earlier/0/date" },
	{ NOW CLOT "},{\"date\":\"2026-10-01\"}]}", "/earlier/1/date" },
	{ NOW CLOT ",\"earlier\":[]}]}", "/earlier/0" },
	{ NOW "{\"date\":\"2026-09-01\",\"others\":\"no\",\"region\":"
	    "\"toes\",\"knee_locked\":true}]}", "/earlier/0/knee_locked" },
};

static void
test_refusals_name_the_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		json_t *answer = ask(refusals[i].typed, 1);

		assert_string_equal(text_at(answer, "schema"), "error/1");
		if (strcmp(text_at(answer, "where"), refusals[i].where) != 0)
			fail_msg("%s: %s", refusals[i].where,
			    json_dumps(answer, 0));
		assert_true(strlen(text_at(answer, "message")) > 0);
		json_decref(answer);
	}
	json_decref(ask("", 1));
	json_decref(ask("nonsense", 1));
	/* false is accepted at a site that cannot have the finding */
	json_decref(ask("{\"region\":\"toes\",\"knee_locked\":false}", 0));
}

static void
test_batch_goes_on(void **state)
{
	static const char *const tiers[] = {"E0", "", "", "E4", ""};
	struct program program = {.args = {"triage", "--input", "-",
	    "--json"}, .typed = "{\"chest_pain\":true}\n\nnonsense\n"
	    "{\"region\":\"ear\"}\r\n{\"others\":\"no\",\"region\":\"calf\","
	    "\"severity_worst\":1}\n{\"others\":"};
	struct result result;
	char *line;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 1);
	assert_int_equal(text_lines(result.out), 5);
	assert_string_equal(result.err, "");
	line = strtok(result.out, "\n");
	for (size_t i = 0; i < 5; i++, line = strtok(NULL, "\n")) {
		json_t *answer = json_loads(line, 0, NULL);

		assert_string_equal(text_at(answer, "tier"), tiers[i]);
		assert_string_equal(text_at(answer, "schema"), tiers[i][0] ?
		    "triage/1" : "error/1");
		json_decref(answer);
	}
	result_free(&result);
}

static const char emergency[] = "{\"others\":\"no\",\"region\":\"calf\","
    "\"side\":\"left\",\"severity_worst\":4,\"calf_diff_cm\":3.5,"
    "\"breathless\":true,\"duration_days\":3}";
static const char clinician[] = "{\"region\":\"knee_front\","
    "\"severity_worst\":3,\"duration_days\":14,\"tissue\":\"joint\"}";

struct picture {
	const char *golden;
	const char *typed;
	const char *args[PROGRAM_ARGS];
	int columns;
};

static const struct picture pictures[] = {
	{ "triage-emergency", emergency, {"triage", "--input", "-",
	    "--country", "GB"}, 0 },
	{ "triage-clinician", clinician, {"triage", "--input", "-"}, 0 },
	{ "triage-plain", clinician, {"triage", "--input", "-", "--plain"},
	    0 },
};

static void
test_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pictures / sizeof pictures[0]; i++) {
		struct program program = {.typed = pictures[i].typed,
		    .env = {"LC_ALL=C"}};
		struct result result;

		memcpy(program.args, pictures[i].args, sizeof program.args);
		program_run(&program, folder, &result);
		assert_int_equal(result.code, 0);
		assert_true(text_widest(result.out) <= 80);
		text_compare(pictures[i].golden, result.out);
		result_free(&result);
	}
}

/* A terminal of any width: nothing is wider. */
static void
test_text_is_never_too_wide(void **state)
{
	char name[256];
	FILE *file;

	(void)state;
	snprintf(name, sizeof name, "%s/pain.json", folder);
	file = fopen(name, "wb");
	assert_non_null(file);
	fputs(emergency, file);
	fclose(file);
	for (int columns = 24; columns <= 100; columns += 19) {
		struct program program = {.args = {"triage", "--input",
		    "pain.json"}, .env = {"NO_COLOR=1"}, .columns = columns};
		struct result result;

		program_run(&program, folder, &result);
		assert_int_equal(result.code, 0);
		assert_non_null(strstr(result.out, "help"));
		/* a terminal ends its lines with two signs */
		if (text_widest(result.out) > columns + 1)
			fail_msg("%d: %s", columns, result.out);
		result_free(&result);
	}
	remove(name);
}

static void
test_usage(void **state)
{
	static const char *const wrong[][PROGRAM_ARGS] = {
		{"triage"}, {"triage", "case.json"},
		{"triage", "--input", "-", "--minutes", "3"},
		{"triage", "--input", "-", "--country", "Britain"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct program program = {.typed = ""};
		struct result result;

		memcpy(program.args, wrong[i], sizeof program.args);
		program_run(&program, folder, &result);
		assert_int_equal(result.code, 2);
		assert_string_equal(result.out, "");
		result_free(&result);
	}
}

/* The session carries the verdict that opened or closed its gate. */
static void
test_session_has_the_verdict(void **state)
{
	struct program program = {.args = {"session", "--input", "-",
	    "--json"}, .typed = "{\"schema\":\"session-case/1\",\"mode\":"
	    "\"rest_day\",\"minutes_available\":20,\"pains\":[{\"others\":"
	    "\"no\",\"region\":\"calf\",\"severity_worst\":1}," NOW CLOT
	    "}]}]}"};
	struct result result;
	json_t *session, *verdict;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 0);
	session = json_loads(result.out, 0, NULL);
	verdict = json_object_get(session, "verdict");
	assert_string_equal(text_at(session, "status"), "stop");
	assert_string_equal(text_at(verdict, "schema"), "triage/1");
	assert_string_equal(text_at(verdict, "tier"), "E1");
	assert_true(has_text(json_object_get(verdict, "rules"), "T2"));
	check_shape(verdict);
	json_decref(session);
	result_free(&result);
}

/* A pain that triage refuses is refused here, too, with its place. */
static void
test_session_refuses_a_pain(void **state)
{
	struct program program = {.args = {"session", "--input", "-",
	    "--json"}, .typed = "{\"schema\":\"session-case/1\",\"mode\":"
	    "\"rest_day\",\"minutes_available\":20,\"pains\":[{\"others\":"
	    "\"no\",\"region\":\"calf\",\"severity_worst\":1},{\"others\":"
	    "\"no\",\"region\":\"calf\",\"calf_diff_cm\":4}]}"};
	struct result result;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 1);
	assert_non_null(strstr(result.out, "error/1"));
	assert_non_null(strstr(result.out, "/pains/1/side"));
	result_free(&result);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_worked_cases),
		cmocka_unit_test(test_one_case_over_many_lines),
		cmocka_unit_test(test_unknown_is_not_no),
		cmocka_unit_test(test_courses),
		cmocka_unit_test(test_refusals_name_the_place),
		cmocka_unit_test(test_batch_goes_on),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_text_is_never_too_wide),
		cmocka_unit_test(test_usage),
		cmocka_unit_test(test_session_has_the_verdict),
		cmocka_unit_test(test_session_refuses_a_pain),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
