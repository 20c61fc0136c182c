/* The program as people and programs meet it.  Texts stand in golden/;
 * AR_UPDATE_GOLDEN=1 in the environment writes them anew. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check.h"
#include "files.h"
#include "program.h"
#include "texts.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { NAME_BYTES = 512, CHUNK = 1 << 20 };

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

struct shown {
	const char *golden;
	struct program program;
};

static void
test_screens(void **state)
{
	static const struct shown shown[] = {
		{"demo-80", {.args = {"demo"}}},
		{"demo-60", {.args = {"demo"}, .env = {"NO_COLOR=1"},
		    .columns = 60}},
		{"demo-40", {.args = {"demo"}, .env = {"NO_COLOR=1"},
		    .columns = 40}},
		{"demo-ascii", {.args = {"demo"}, .env = {"LC_ALL=C"}}},
		{"demo-plain", {.args = {"demo", "--plain"}}},
		{"demo-sore", {.args = {"demo", "--sore",
		    "calf-left=5,quads=3", "--tools", "roller,water",
		    "--minutes", "40", "--next-hard", "48", "--temp", "27",
		    "--mass", "70", "--experience", "experienced"}}},
		{"before", {.args = {"before", "--fast"}}},
		{"session", {.args = {"session", "--input", "case.json"}}},
		{"why", {.args = {"why"}}},
		{"help", {.args = {"--help"}}},
		{"run-tcx", {.args = {"run.tcx"}}},
		{"read-run", {.args = {"read", "run.fit"}}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(shown); i++) {
		const struct program *program = &shown[i].program;
		struct result result;

		program_run(program, folder, &result);
		assert_string_equal(result.err, "");
		assert_int_equal(result.code, 0);
		assert_true(text_widest(result.out) <=
		    (program->columns ? program->columns : 80));
		assert_null(strchr(result.out, '\033'));
		text_compare(shown[i].golden, result.out);
		result_free(&result);
	}
}

static void
test_no_screen_is_too_wide(void **state)
{
	(void)state;
	for (int columns = 24; columns < 130; columns += 7) {
		struct program program = {.args = {"demo", "--sore",
		    "calf=5,knee=3", "--tools", "roller,ball,ice,towel"},
		    .env = {"NO_COLOR=1"}, .columns = columns};
		struct result result;

		program_run(&program, folder, &result);
		assert_int_equal(result.code, 0);
		if (text_widest(result.out) > columns)
			print_error("%d columns:\n%s", columns, result.out);
		assert_true(text_widest(result.out) <= columns);
		result_free(&result);
	}
}

static void
test_help_fits_a_screen(void **state)
{
	struct program program = {.args = {"--help"}};
	struct result result;

	(void)state;
	program_run(&program, folder, &result);
	assert_true(text_lines(result.out) <= 24);
	assert_true(text_widest(result.out) <= 80);
	result_free(&result);
}

/* One line on standard error, nothing on standard output, in no time. */
static void
test_wrong_input(void **state)
{
	static const char *const names[] = {"text.fit", "photo.fit",
	    "empty.fit", "settings.fit", "route.gpx", "entity.gpx",
	    "folder.fit", "missing.fit", "zeros-5g.fit", "zeros-900m.fit",
	    "pipe.fit", "/dev/zero", "secret.fit"};
	char *all = calloc(1, CHUNK);

	(void)state;
	assert_non_null(all);
	for (size_t i = 0; i < COUNT(names); i++) {
		struct program program = {.args = {names[i]}};
		struct result result;

		if (geteuid() == 0 && strcmp(names[i], "secret.fit") == 0) {
			print_message("skipped: secret.fit, as root\n");
			continue;
		}
		program_run(&program, folder, &result);
		assert_int_equal(result.code, 1);
		assert_string_equal(result.out, "");
		assert_int_equal(text_lines(result.err), 1);
		assert_int_equal(strncmp(result.err, "afterrun: ", 10), 0);
		assert_non_null(strstr(result.err, names[i]));
		if (strcmp(names[i], "secret.fit") != 0)
			strcat(all, result.err);
		result_free(&result);
	}
	text_compare("wrong-input", all);
	free(all);
}

static void
test_wrong_input_as_json(void **state)
{
	static const char *const names[] = {"text.fit", "missing.fit",
	    "settings.fit", "pipe.fit"};

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct program program = {.args = {names[i], "--json"}};
		struct result result;

		program_run(&program, folder, &result);
		assert_int_equal(result.code, 1);
		assert_string_equal(result.err, "");
		assert_int_equal(text_lines(result.out), 1);
		assert_int_equal(strncmp(result.out,
		    "{\"schema\":\"error/1\",\"code\":\"", 28), 0);
		assert_non_null(strstr(result.out, names[i]));
		result_free(&result);
	}
}

static void
test_usage(void **state)
{
	static const struct program wrong[] = {
		{.args = {NULL}},
		{.args = {"run.fit", "--minuts", "5"}},
		{.args = {"run.fit", "--minutes"}},
		{.args = {"run.fit", "--minutes", "0"}},
		{.args = {"run.fit", "--sore", "calf=11"}},
		{.args = {"run.fit", "--sore", "elbow=1"}},
		{.args = {"run.fit", "--tools", "hammer"}},
		{.args = {"run.fit", "--rpe=nan"}},
		{.args = {"run.fit", "--article=yes"}},
		{.args = {"run.fit", "-x"}},
		{.args = {"read"}},
		{.args = {"read", "--csv", "--count", "run.fit"}},
		{.args = {"session"}},
		{.args = {"why", "elbows"}},
		{.args = {"run.fit"}, .env = {"AFTERRUN_NOW=soon"}},
	};
	char *all = calloc(1, CHUNK);

	(void)state;
	assert_non_null(all);
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct result result;

		program_run(&wrong[i], folder, &result);
		assert_int_equal(result.code, 2);
		if (wrong[i].args[0]) {
			assert_string_equal(result.out, "");
			assert_int_equal(text_lines(result.err), 1);
		}
		strcat(all, result.err);
		result_free(&result);
	}
	text_compare("usage", all);
	free(all);
}

/* The others are still done, on the screen too. */
static void
test_main_job_goes_on(void **state)
{
	struct program program = {.args = {"text.fit", "run.fit"}};
	struct result result;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 1);
	assert_int_equal(text_lines(result.err), 1);
	assert_non_null(strstr(result.out, "Your legs"));
	result_free(&result);
}

static void
test_piped_never_asks(void **state)
{
	struct program program = {.args = {"run.fit"},
	    .typed = "calves=9\n5\nroller\n"};
	struct result result;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 0);
	assert_null(strstr(result.out, "How do your legs feel"));
	assert_null(strstr(result.out, "9/10"));
	result_free(&result);
}

static void
test_terminal_asks(void **state)
{
	struct program skipped = {.args = {"run.fit"}, .columns = 80,
	    .env = {"NO_COLOR=1"}, .typed = "\n\n\n"};
	struct program said = {.args = {"run.fit", "--rpe", "5"},
	    .columns = 80, .env = {"NO_COLOR=1"},
	    .typed = "elbow=3\ncalves=4\nroller\n"};
	struct program json = {.args = {"run.fit", "--json"}, .columns = 80,
	    .typed = "\n"};
	struct result result;

	(void)state;
	program_run(&skipped, folder, &result);
	assert_int_equal(result.code, 0);
	assert_non_null(strstr(result.out, "How do your legs feel"));
	assert_non_null(strstr(result.out, "How hard was the run"));
	assert_non_null(strstr(result.out, "Tools at hand?"));
	assert_non_null(strstr(result.out, "Watch for"));
	result_free(&result);
	program_run(&said, folder, &result);
	assert_int_equal(result.code, 0);
	assert_null(strstr(result.out, "How hard was the run"));
	assert_non_null(strstr(result.out, "Parts: calf"));
	assert_non_null(strstr(result.out, "Watch for"));
	result_free(&result);
	program_run(&json, folder, &result);
	assert_int_equal(result.code, 0);
	assert_null(strstr(result.out, "How do your legs feel"));
	result_free(&result);
}

static void
test_colour_only_on_a_terminal(void **state)
{
	struct program coloured = {.args = {"demo"}, .columns = 80};
	struct program dumb = {.args = {"demo"}, .columns = 80,
	    .env = {"TERM=dumb"}};
	struct result result;

	(void)state;
	program_run(&coloured, folder, &result);
	assert_non_null(strstr(result.out, "\033[1m"));
	result_free(&result);
	program_run(&dumb, folder, &result);
	assert_null(strchr(result.out, '\033'));
	result_free(&result);
}

/* What came before the damage is used, and the damage is named. */
static void
test_cut_file(void **state)
{
	struct program program = {.args = {"cut.fit"}};
	struct result result;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 0);
	assert_non_null(strstr(result.out, "Note"));
	result_free(&result);
}

/* Through sh, with the program's name in place of each %s. */
static int
shell(const char *format)
{
	char command[2 * NAME_BYTES];
	int status;

	snprintf(command, sizeof command, format, AR_PROGRAM);
	status = system(command);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
test_full_disk(void **state)
{
	(void)state;
	if (access("/dev/full", W_OK) != 0) {
		print_message("skipped: no /dev/full\n");
		return;
	}
	assert_int_equal(shell("%s demo > /dev/full 2> /dev/null"), 3);
}

static void
test_signals(void **state)
{
	(void)state;
	assert_int_equal(shell("sleep 1 | timeout --preserve-status -s INT "
	    "0.3 %s - 2> /dev/null"), 130);
	assert_int_equal(shell("test -z \"$( { %s demo | true; } 2>&1 )\""),
	    0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_screens),
		cmocka_unit_test(test_no_screen_is_too_wide),
		cmocka_unit_test(test_help_fits_a_screen),
		cmocka_unit_test(test_wrong_input),
		cmocka_unit_test(test_wrong_input_as_json),
		cmocka_unit_test(test_usage),
		cmocka_unit_test(test_main_job_goes_on),
		cmocka_unit_test(test_piped_never_asks),
		cmocka_unit_test(test_terminal_asks),
		cmocka_unit_test(test_colour_only_on_a_terminal),
		cmocka_unit_test(test_cut_file),
		cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_signals),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
