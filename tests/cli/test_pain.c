/* afterrun pain as people and programs meet it.  Texts stand in golden/;
 * AR_UPDATE_GOLDEN=1 in the environment writes them anew. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include "../check.h"
#include "afterrun/pain.h"
#include "afterrun/triage.h"
#include "program.h"
#include "texts.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { NAME_BYTES = 512, HEARD_MAX = 1 << 17, WAIT_MS = 20000 };

static char folder[] = "/tmp/afterrun-pain-XXXXXX";

static int
set_up(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int
tear_down(void **state)
{
	char command[NAME_BYTES];

	(void)state;
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command) == 0 ? 0 : -1;
}

static void
write_file(const char *name, const char *text, mode_t mode)
{
	char path[NAME_BYTES];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "wb");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, mode), 0);
}

/* A conversation on a terminal that does not echo, so that the order of what
 * is said does not hang on who is faster. */
struct talk {
	const char *args[PROGRAM_ARGS];
	const char *answers; /* lines; \003 and \004 as keys */
	int columns;
};

static pid_t
start_talk(const struct talk *talk, int *fd)
{
	struct termios quiet;
	struct winsize size = {.ws_col = (unsigned short)talk->columns,
	    .ws_row = 24};
	const char *argv[PROGRAM_ARGS + 2] = {"afterrun"};
	static const char *const env[] = {"LC_ALL=de_DE.UTF-8", "TZ=UTC",
	    "AFTERRUN_DB=log.db",
	    "TERM=xterm", "NO_COLOR=1", "AFTERRUN_NOW=2026-06-01T09:00:00Z",
	    NULL};
	int out, in;
	pid_t child;

	for (size_t i = 0; i < PROGRAM_ARGS && talk->args[i]; i++)
		argv[i + 1] = talk->args[i];
	assert_int_equal(openpty(&out, &in, NULL, NULL, &size), 0);
	assert_int_equal(tcgetattr(in, &quiet), 0);
	quiet.c_lflag &= ~(tcflag_t)ECHO;
	quiet.c_oflag &= ~(tcflag_t)OPOST;
	assert_int_equal(tcsetattr(in, TCSANOW, &quiet), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(out);
		if (login_tty(in) != 0 || chdir(folder) != 0)
			_exit(125);
		unlink("log.db");
		execve(AR_PROGRAM, (char *const *)(void *)argv,
		    (char *const *)(void *)env);
		_exit(126);
	}
	close(in);
	*fd = out;
	return child;
}

/* More of what is said; false: the end. */
static int
hear(int fd, char *heard, size_t *n)
{
	struct pollfd wait = {fd, POLLIN, 0};
	ssize_t got;

	if (poll(&wait, 1, WAIT_MS) != 1)
		fail_msg("silence after:\n%s", heard);
	assert_true(*n < HEARD_MAX - 1);
	got = read(fd, heard + *n, HEARD_MAX - 1 - *n);
	if (got <= 0)
		return 0;
	*n += (size_t)got;
	heard[*n] = '\0';
	return 1;
}

static int
is_prompt(const char *heard, size_t n)
{
	return (n >= 4 && memcmp(heard + n - 4, "  > ", 4) == 0) ||
	    (n >= 8 && memcmp(heard + n - 8, "Answer: ", 8) == 0);
}

/* Answer each prompt with the next line; the caller frees what was said. */
static char *
talk(const struct talk *what, int *code)
{
	char *heard = calloc(1, HEARD_MAX);
	const char *answer = what->answers;
	size_t n = 0;
	int fd, status;
	pid_t child = start_talk(what, &fd);

	assert_non_null(heard);
	while (hear(fd, heard, &n)) {
		size_t line = strcspn(answer, "\n") + 1;

		if (!is_prompt(heard, n))
			continue;
		if (!answer[0])
			fail_msg("no answer left for:\n%s", heard);
		if (answer[0] == 3 || answer[0] == 4)
			line = 1;
		assert_int_equal(write(fd, answer, line), line);
		/* what the runner typed, as the terminal would show it */
		memcpy(heard + n, answer[0] < 5 ? "\n" : answer,
		    answer[0] < 5 ? 1 : line);
		n += answer[0] < 5 ? 1 : line;
		answer += line;
	}
	close(fd);
	assert_int_equal(waitpid(child, &status, 0), child);
	*code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
	    WEXITSTATUS(status);
	return heard;
}

#define ORDINARY_ANSWERS \
	"calf left\nn\nn\nnext day 2 better\nmuscle\n4 2 1\nn\nn\ny\nn\nn\n" \
	"n\nn\nn\nn\nn\nn\nn\nn\nn\nn\n"

static void
test_interviews(void **state)
{
	static const struct {
		const char *golden;
		struct talk talk;
	} cases[] = {
		{"pain-calf-80", {{"pain"}, ORDINARY_ANSWERS, 80}},
		{"pain-calf-40", {{"pain"}, ORDINARY_ANSWERS, 40}},
		{"pain-plain", {{"pain", "--plain"}, ORDINARY_ANSWERS, 80}},
		{"pain-chest-60", {{"pain", "--country", "GB"},
		    "b\nelbow\nthigh back, right\ny\ny\n", 60}},
		{"pain-stop", {{"pain"}, "achilles right\nn\nq\n", 60}},
		{"pain-said", {{"pain", "--region", "heel", "--side",
		    "right", "--numb", "no"}, "n\n\004", 60}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int code;
		char *said = talk(&cases[i].talk, &code);

		assert_int_equal(code, 0);
		if (text_widest(said) > cases[i].talk.columns)
			print_error("too wide:\n%s", said);
		assert_true(text_widest(said) <= cases[i].talk.columns);
		assert_null(strchr(said, '\033'));
		text_compare(cases[i].golden, said);
		free(said);
	}
}

static void
test_interrupted(void **state)
{
	struct talk leave = {{"pain"}, "calf left\n\003", 80};
	struct talk end = {{"pain"}, "\004", 80};
	int code;

	(void)state;
	free(talk(&leave, &code));
	assert_int_equal(code, 130);
	free(talk(&end, &code));
	assert_int_equal(code, 0);
}

/* Nothing is asked, and nothing is waited for, without a terminal. */
static void
test_never_asks_without_a_terminal(void **state)
{
	static const struct program programs[] = {
		{.args = {"pain"}},
		{.args = {"pain"}, .typed = "calf left\nn\n"},
		{.args = {"pain", "--json"}},
		{.args = {"pain", "--case"}},
		{.args = {"pain", "--json"}, .columns = 80},
		{.args = {"pain", "--others", "no", "--severity-worst", "2",
		    "--region", "calf"}, .columns = 80},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(programs); i++) {
		struct result result;

		program_run(&programs[i], folder, &result);
		assert_int_equal(result.code, 0);
		assert_string_equal(result.err, "");
		assert_null(strstr(result.out, "  > "));
		assert_null(strstr(result.out, "[y, n, ?]"));
		assert_null(strstr(result.out, "\"E4\""));
		result_free(&result);
	}
}

static void
test_screens(void **state)
{
	static const struct {
		const char *golden;
		struct program program;
	} shown[] = {
		{"pain-clot", {.args = {"pain", "--region", "calf", "--side",
		    "left", "--severity-now", "4", "--duration-days", "2",
		    "--calf-swollen", "yes"}}},
		{"pain-knee", {.args = {"pain", "--region=knee-front",
		    "--side=left", "--severity-worst=3", "--others=no",
		    "--tissue=tendon", "--severity-walking=0"}}},
		{"pain-about", {.args = {"pain", "--about"}}},
		{"pain-about-cramp", {.args = {"pain", "--about",
		    "calf-cramp"}}},
		{"pain-case", {.args = {"pain", "--region", "calf", "--side",
		    "left", "--age", "34", "--chest-pain", "no", "--case"}}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(shown); i++) {
		struct result result;

		program_run(&shown[i].program, folder, &result);
		assert_string_equal(result.err, "");
		assert_int_equal(result.code, 0);
		if (!strstr(shown[i].golden, "case"))
			assert_true(text_widest(result.out) <= 80);
		text_compare(shown[i].golden, result.out);
		result_free(&result);
	}
}

/* "Everything else is normal" invents no age that a clinician would read. */
static void
test_no_age_is_made_up(void **state)
{
	static const struct program program = {.args = {"pain", "--region",
	    "calf", "--side", "left", "--severity-now", "2", "--others", "no",
	    "--case"}};
	struct result result;

	(void)state;
	program_run(&program, folder, &result);
	assert_int_equal(result.code, 0);
	assert_non_null(strstr(result.out, "\"others\":\"no\""));
	assert_null(strstr(result.out, "\"age\""));
	result_free(&result);
}

/* Every key is an option; what is said comes out in the case. */
static void
test_every_key_is_an_option(void **state)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		char option[NAME_BYTES], want[NAME_BYTES], value[64];
		struct program program = {.args = {"pain", "--case", option,
		    value}};
		struct result result;
		size_t n = strcspn(keys[i].words ? keys[i].words : "", " ");

		snprintf(option, sizeof option, "--%s", keys[i].id);
		for (char *p = option; *p; p++)
			*p = *p == '_' ? '-' : *p;
		if (keys[i].type == AR_PAIN_BOOL) {
			strcpy(value, "yes");
			snprintf(want, sizeof want, "\"%s\":true",
			    keys[i].id);
		} else if (keys[i].type == AR_PAIN_WORD) {
			snprintf(value, sizeof value, "%.*s", (int)n,
			    keys[i].words);
			snprintf(want, sizeof want, "\"%s\":\"%s\"",
			    keys[i].id, value);
		} else {
			strcpy(value, "3");
			snprintf(want, sizeof want, "\"%s\":3", keys[i].id);
		}
		program_run(&program, folder, &result);
		if (strcmp(result.err, "afterrun: say which leg is the "
		    "thicker one: side\n") == 0) {
			result_free(&result);
			program.args[4] = "--side";
			program.args[5] = "left";
			program_run(&program, folder, &result);
		}
		assert_string_equal(result.err, "");
		assert_int_equal(result.code, 0);
		if (!strstr(result.out, want))
			fail_msg("%s is not in %s", want, result.out);
		result_free(&result);
	}
}

static void
test_wrong_usage(void **state)
{
	static const struct {
		const char *args[8];
		int code;
	} cases[] = {
		{{"pain", "--numb", "maybe"}, 2},
		{{"pain", "--numb"}, 2},
		{{"pain", "--severity-now", "11"}, 2},
		{{"pain", "--region", "elbow"}, 2},
		{{"pain", "--side", "up"}, 2},
		{{"pain", "--numbness", "yes"}, 2},
		{{"pain", "--minutes", "10"}, 2},
		{{"pain", "calf"}, 2},
		{{"pain", "--others", "maybe"}, 2},
		{{"pain", "--country", "germany"}, 2},
		{{"pain", "--json", "--case"}, 2},
		{{"pain", "--about", "elbow"}, 2},
		{{"session", "--numb", "yes"}, 2},
		{{"pain", "--input", "missing.json"}, 1},
		{{"pain", "--region", "calf", "--calf-swollen", "yes"}, 1},
		{{"pain", "--region", "toes", "--knee-locked", "yes"}, 1},
	};
	char *all = calloc(1, HEARD_MAX);

	(void)state;
	assert_non_null(all);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct program program = {.args = {NULL}};
		struct result result;

		memcpy(program.args, cases[i].args, sizeof cases[i].args);
		program_run(&program, folder, &result);
		if (result.code != cases[i].code && cases[i].code)
			print_error("%s", result.err);
		if (!(cases[i].code == 2 && cases[i].args[1] &&
		    strcmp(cases[i].args[1], "--json") == 0)) {
			assert_int_equal(text_lines(result.err), 1);
			assert_string_equal(result.out, "");
		}
		assert_int_equal(result.code, cases[i].code);
		strcat(all, result.err);
		result_free(&result);
	}
	text_compare("pain-usage", all);
	free(all);
}

static void
test_emergency_number(void **state)
{
	static const struct {
		const char *option;
		const char *env[3];
		const char *number;
	} cases[] = {
		{NULL, {"LC_ALL=en_US.UTF-8"}, "911"},
		{NULL, {"LC_ALL=en_AU"}, "000"},
		{NULL, {"LC_ALL=de_DE.UTF-8"}, "112"},
		{NULL, {"LC_ALL=C.UTF-8"}, "112 or your local number"},
		{NULL, {"LC_ALL=", "LC_MESSAGES=en_GB.UTF-8", "LANG=de_DE"},
		    "999"},
		{NULL, {"LC_ALL=", "LANG=ja_JP.UTF-8"}, "119"},
		{NULL, {"LC_ALL=de_DE", "AFTERRUN_COUNTRY=GB"}, "999"},
		{"US", {"LC_ALL=de_DE", "AFTERRUN_COUNTRY=GB"}, "911"},
		{"QQ", {"LC_ALL=en_US"}, "112 or your local number"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct program program = {.args = {"pain", "--chest-pain",
		    "yes", cases[i].option ? "--country" : NULL,
		    cases[i].option}};
		struct result result;
		char want[NAME_BYTES];

		memcpy(program.env, cases[i].env, sizeof cases[i].env);
		program_run(&program, folder, &result);
		snprintf(want, sizeof want, "emergency number, %s",
		    cases[i].number);
		if (!strstr(result.out, want))
			fail_msg("case %zu: no \"%s\" in:\n%s", i, want,
			    result.out);
		result_free(&result);
	}
}

static void
run_into(const struct program *program, const char *name)
{
	struct result result;

	program_run(program, folder, &result);
	assert_string_equal(result.err, "");
	assert_int_equal(result.code, 0);
	write_file(name, result.out, 0644);
	result_free(&result);
}

/* What --case prints means the same to pain and to triage, and a session
 * takes it among its pains. */
static void
test_case_round_trip(void **state)
{
	struct program print = {.args = {"pain", "--region", "calf", "--side",
	    "left", "--calf-swollen", "yes", "--age", "40", "--case"}};
	struct program direct = {.args = {"pain", "--region", "calf",
	    "--side", "left", "--calf-swollen", "yes", "--age", "40",
	    "--json"}};
	struct program judged = {.args = {"triage", "--input", "case.json",
	    "--json"}};
	struct program session = {.args = {"session", "--input",
	    "session.json", "--json"}};
	struct result result, again;
	char text[HEARD_MAX / 16];

	(void)state;
	run_into(&print, "case.json");
	program_run(&direct, folder, &result);
	program_run(&judged, folder, &again);
	assert_string_equal(again.err, "");
	assert_string_equal(result.out, again.out);
	assert_non_null(strstr(result.out, "\"T12\""));
	result_free(&again);
	result_free(&result);
	program_run(&print, folder, &result);
	result.out[strcspn(result.out, "\n")] = '\0';
	snprintf(text, sizeof text, "{\"schema\":\"session-case/1\","
	    "\"mode\":\"post_run\",\"minutes_available\":20,\"pains\":[%s]}",
	    result.out);
	result_free(&result);
	write_file("session.json", text, 0644);
	program_run(&session, folder, &result);
	assert_string_equal(result.err, "");
	assert_non_null(strstr(result.out, "\"status\":\"stop\""));
	result_free(&result);
}

/* An earlier case locks until a clinician has seen it (T2), and its answers
 * that stay are kept. */
static void
test_goes_on_from_an_earlier_case(void **state)
{
	struct program first = {.args = {"pain", "--region", "calf", "--side",
	    "left", "--calf-swollen", "yes", "--duration-days", "2",
	    "--case"}, .env = {"AFTERRUN_NOW=2026-05-29T09:00:00Z"}};
	struct program later = {.args = {"pain", "--input", "first.json",
	    "--others", "no", "--severity-worst", "1", "--json"}};
	struct program kept = {.args = {"pain", "--input", "first.json",
	    "--case"}};
	struct result result;

	(void)state;
	run_into(&first, "first.json");
	program_run(&later, folder, &result);
	assert_int_equal(result.code, 0);
	assert_non_null(strstr(result.out, "\"T2\""));
	assert_non_null(strstr(result.out, "\"tier\":\"E1\""));
	result_free(&result);
	program_run(&kept, folder, &result);
	assert_non_null(strstr(result.out, "\"date\":\"2026-06-01T09:00:00Z\""
	    ",\"others\":\"unknown\",\"region\":\"calf\",\"side\":\"left\","
	    "\"duration_days\":5,\"background\""));
	assert_non_null(strstr(result.out, "\"earlier\":[{\"schema\":"
	    "\"triage-case/1\",\"date\":\"2026-05-29T09:00:00Z\""));
	result_free(&result);
}

/* The page is drawn by the program beside this one. */
static void
test_page(void **state)
{
	char command[4 * NAME_BYTES], path[NAME_BYTES];
	FILE *file;
	char text[NAME_BYTES] = "";

	(void)state;
	snprintf(command, sizeof command, "cp %s %s/afterrun", AR_PROGRAM,
	    folder);
	assert_int_equal(system(command), 0);
	snprintf(command, sizeof command, "cd %s && AFTERRUN_DB=page.db "
	    "./afterrun pain --region "
	    "calf --page p.pdf >/dev/null 2>err", folder);
	assert_int_equal(WEXITSTATUS(system(command)), 1);
	snprintf(command, sizeof command, "grep -q '^afterrun: .*"
	    "afterrun-page' %s/err", folder);
	assert_int_equal(system(command), 0);
	write_file("afterrun-page", "#!/bin/sh\n{ echo \"$*\"; cat; } > got\n"
	    "exit 3\n", 0755);
	snprintf(command, sizeof command, "cd %s && AFTERRUN_DB=page.db "
	    "./afterrun pain --region "
	    "calf --page p.pdf >/dev/null", folder);
	assert_int_equal(WEXITSTATUS(system(command)), 3);
	snprintf(path, sizeof path, "%s/got", folder);
	file = fopen(path, "rb");
	assert_non_null(file);
	assert_non_null(fgets(text, sizeof text, file));
	assert_string_equal(text, "-o p.pdf\n");
	assert_non_null(fgets(text, sizeof text, file));
	assert_int_equal(strncmp(text, "{\"schema\":\"triage-case/1\"", 25),
	    0);
	fclose(file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_interviews),
		cmocka_unit_test(test_interrupted),
		cmocka_unit_test(test_never_asks_without_a_terminal),
		cmocka_unit_test(test_screens),
		cmocka_unit_test(test_no_age_is_made_up),
		cmocka_unit_test(test_every_key_is_an_option),
		cmocka_unit_test(test_wrong_usage),
		cmocka_unit_test(test_emergency_number),
		cmocka_unit_test(test_case_round_trip),
		cmocka_unit_test(test_goes_on_from_an_earlier_case),
		cmocka_unit_test(test_page),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
