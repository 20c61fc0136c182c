/* The clinician's page as people get it: one sheet, everything on it, the
 * same bytes each time.  AR_UPDATE_GOLDEN=1 writes the texts anew. */
#define _GNU_SOURCE
#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"
#include "afterrun/triage.h"
#include "cases.h"
#include "program.h"
#include "texts.h"

enum { NAME_BYTES = 512, READ_MAX = 1 << 20, RANDOM_CASES = 40 };

static char folder[] = "/tmp/afterrun-page-XXXXXX";

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
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

static void
run(const char *json, const char *const *args, int code,
    struct result *result)
{
	struct program program = {.typed = json,
	    .env = {"AFTERRUN_NOW=", "HOME=/tmp", "LSAN_OPTIONS=suppressions="
	    AR_SOURCE_DIR "/tests/page/leaks.txt:print_suppressions=0"}};

	for (size_t i = 0; args && args[i]; i++)
		program.args[i] = args[i];
	program_run(&program, folder, result);
	if (result->code != code)
		print_error("%s\n", result->err);
	assert_int_equal(result->code, code);
}

static char *
pdf_of(const char *json, size_t *n)
{
	struct result result;

	run(json, NULL, 0, &result);
	*n = result.out_n;
	free(result.err);
	return result.out;
}

static char *
text_of(const char *json)
{
	static const char *const args[] = {"--text", NULL};
	struct result result;

	run(json, args, 0, &result);
	free(result.err);
	return result.out;
}

/* What a program of poppler says about page.pdf; NULL: it is not here. */
static char *
poppler(const char *command)
{
	char line[NAME_BYTES];
	char *out = calloc(1, READ_MAX);
	FILE *pipe;

	assert_non_null(out);
	snprintf(line, sizeof line, "cd %s && %s 2>/dev/null", folder,
	    command);
	pipe = popen(line, "r");
	assert_non_null(pipe);
	assert_true(fread(out, 1, READ_MAX - 1, pipe) < READ_MAX - 1);
	if (pclose(pipe) == 0)
		return out;
	print_message("skipped: %s (poppler-utils)\n", command);
	free(out);
	return NULL;
}

static void
save_pdf(const char *json)
{
	static const char *const args[] = {"--force", "-o", "page.pdf",
	    NULL};
	struct result result;

	run(json, args, 0, &result);
	assert_int_equal(result.out_n, 0);
	result_free(&result);
}

static void
test_texts(void **state)
{
	char golden[64];

	(void)state;
	for (int i = 0; i < PAGE_CASES; i++) {
		char *text = text_of(page_cases[i].json);

		snprintf(golden, sizeof golden, "../../page/golden/%s",
		    page_cases[i].name);
		text_compare(golden, text);
		assert_true(text_widest(text) <= 76);
		free(text);
	}
	char *json = case_everything(12);
	char *text = text_of(json);

	text_compare("../../page/golden/everything", text);
	free(text);
	free(json);
}

static void
test_same_bytes(void **state)
{
	static const char *const later[] = {"--now", "2026-12-01T00:00:00Z",
	    NULL};
	struct result other;
	size_t n, m;

	(void)state;
	for (int i = 0; i < PAGE_CASES; i++) {
		char *a = pdf_of(page_cases[i].json, &n);
		char *b = pdf_of(page_cases[i].json, &m);

		assert_int_equal(n, m);
		assert_memory_equal(a, b, n);
		assert_memory_equal(a, "%PDF-", 5);
		free(a);
		free(b);
	}
	char *a = pdf_of(page_cases[0].json, &n);

	run(page_cases[0].json, later, 0, &other);
	assert_non_null(memmem(a, n, "(20261121", 9));
	assert_null(memmem(a, n, "(20261201", 9));
	assert_non_null(memmem(other.out, other.out_n, "(20261201", 9));
	free(a);
	result_free(&other);
}

/* One sheet of A4, and no word outside the margins. */
static void
check_sheet(void)
{
	char *info = poppler("pdfinfo page.pdf");
	char *words = poppler("pdftotext -bbox page.pdf -");

	if (info) {
		assert_non_null(strstr(info, "Pages:           1\n"));
		assert_non_null(strstr(info, "(A4)"));
	}
	for (char *at = words; at && (at = strstr(at, "<word ")); at++) {
		double box[4];

		assert_int_equal(sscanf(at, "<word xMin=\"%lf\" yMin=\"%lf\" "
		    "xMax=\"%lf\" yMax=\"%lf\"", &box[0], &box[1], &box[2],
		    &box[3]), 4);
		assert_true(box[0] > 36 && box[2] < 559);
		assert_true(box[1] > 25 && box[3] < 820);
	}
	free(info);
	free(words);
}

/* T2, and not only T20. */
static bool
has_rule(const char *page, const char *id)
{
	size_t n = strlen(id);

	for (const char *at = page; (at = strstr(at, id)); at++)
		if (at[n] < '0' || at[n] > '9')
			return true;
	return false;
}

/* The numbers of the rules of the text form, "  T12 " at a line's start. */
static int
check_rules(const char *text, const char *page)
{
	int rules = 0;

	for (const char *at = strstr(text, "RULES THAT FIRED"); at;
	     at = strstr(at + 1, "\n  T")) {
		char id[8];

		if (sscanf(at, "\n  %5[T0-9] ", id) != 1)
			continue;
		if (!has_rule(page, id))
			fail_msg("%s is not on the page", id);
		rules++;
	}
	return rules;
}

static void
check_case(const char *json, int rules_at_least)
{
	char *text = text_of(json), *page;

	save_pdf(json);
	check_sheet();
	page = poppler("pdftotext -layout page.pdf -");
	if (page) {
		assert_true(check_rules(text, page) >= rules_at_least);
		assert_non_null(strstr(page, "Not a diagnosis"));
		assert_non_null(strstr(page, "no training log is connected"));
	}
	free(page);
	free(text);
}

static void
test_sheets(void **state)
{
	(void)state;
	for (int i = 0; i < PAGE_CASES; i++)
		check_case(page_cases[i].json, 1);
}

/* Long answers: nothing that is present is left out, nothing runs over. */
static void
test_everything(void **state)
{
	static const char *const present[] = {"chest pain or pressure",
	    "foot drop", "saddle numbness", "takes steroids",
	    "growing lump", "And"};
	char *json = case_everything(500);

	(void)state;
	check_case(json, 25);
	char *page = poppler("pdftotext page.pdf -");

	for (char *at = page; at && (at = strchr(at, '\n'));)
		*at = ' ';
	for (size_t i = 0; page && i < 6; i++)
		if (!strstr(page, present[i]))
			fail_msg("%s is not on the page", present[i]);
	free(page);
	free(json);
}

static void
test_random(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= RANDOM_CASES; seed++) {
		char *json = case_random(seed);
		struct result result;

		run(json, NULL, 0, &result);
		assert_memory_equal(result.out, "%PDF-", 5);
		result_free(&result);
		if (seed % 10 == 0)
			check_case(json, 1);
		free(json);
	}
}

struct wrong {
	const char *json;
	const char *says; /* a part of the line */
};

static void
test_wrong_input(void **state)
{
	static const struct wrong wrong[] = {
		{"", "the JSON ends too early"},
		{"[]", "a JSON object is expected"},
		{"{\"region\":\"elbow\"}", "/region"},
		{"{\"region\":\"calf\",\"load\":[]}", "load"},
		{"{\"a\\nb\\u001b[31m\\u009b2J\":1}", "a?b?[31m?2J"},
		{"{\"severity_now\":11}", "/severity_now"},
		{"{\"region\":\"heel\",\"knee_locked\":true}", "knee_locked"},
		{"{\"date\":\"2026-11-21\",\"earlier\":[{}]}",
		    "/earlier/0/date"},
		{"{\"date\":\"2026-11-21\",\"earlier\":"
		    "[{\"date\":\"2026-11-22\"}]}", "/earlier/0/date"},
		{"{\"date\":\"2026-11-21\"} {}", "text follows"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct result result;

		run(wrong[i].json, NULL, 1, &result);
		assert_int_equal(result.out_n, 0);
		assert_int_equal(text_lines(result.err), 1);
		assert_int_equal(strncmp(result.err, "afterrun: ", 10), 0);
		if (!strstr(result.err, wrong[i].says))
			fail_msg("not said, %s: %s", wrong[i].says,
			    result.err);
		result_free(&result);
	}
}

static void
test_wrong_usage(void **state)
{
	static const char *const wrong[][3] = {
		{"--bogus", NULL},
		{"-o", NULL},
		{"--now", "yesterday", NULL},
		{"--name", "two\nlines", NULL},
		{"--sex", "x", NULL},
		{"--sex", "", NULL},
	};
	static const char *const json[] = {"--sex", "x", "--json", NULL};
	struct result result;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		run("{}", wrong[i], 2, &result);
		assert_int_equal(result.out_n, 0);
		assert_int_equal(text_lines(result.err), 1);
		result_free(&result);
	}
	run("{}", json, 2, &result);
	assert_non_null(strstr(result.out, "\"schema\":\"error/1\""));
	assert_string_equal(result.err, "");
	result_free(&result);
}

/* The only file of the folder is name, and how long it is. */
static long
only_file(const char *name)
{
	char path[NAME_BYTES];
	struct stat about;
	DIR *open = opendir(folder);
	struct dirent *entry;
	int files = 0;

	assert_non_null(open);
	while ((entry = readdir(open)))
		files += entry->d_name[0] != '.';
	closedir(open);
	assert_int_equal(files, 1);
	snprintf(path, sizeof path, "%s/%s", folder, name);
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	return (long)about.st_size;
}

static void
test_output(void **state)
{
	static const char *const first[] = {"page.pdf", NULL};
	static const char *const again[] = {"-o", "page.pdf", "--text",
	    NULL};
	static const char *const force[] = {"-o", "page.pdf", "--text",
	    "--force", NULL};
	static const char *const nowhere[] = {"-o", "no/such/page.pdf",
	    NULL};
	static const char *const special[] = {"-o", "/dev/null", "--force",
	    NULL};
	struct result result;
	long size;

	(void)state;
	unlink(strcat(strcpy((char[NAME_BYTES]){0}, folder), "/page.pdf"));
	run(page_cases[1].json, first, 0, &result);
	result_free(&result);
	size = only_file("page.pdf");
	run(page_cases[1].json, again, 3, &result);
	assert_non_null(strstr(result.err, "--force"));
	assert_int_equal(text_lines(result.err), 1);
	result_free(&result);
	assert_int_equal(only_file("page.pdf"), size);
	run(page_cases[1].json, force, 0, &result);
	result_free(&result);
	assert_true(only_file("page.pdf") < size);
	run(page_cases[1].json, nowhere, 3, &result);
	result_free(&result);
	run(page_cases[1].json, special, 3, &result);
	result_free(&result);
	only_file("page.pdf");
}

/* A name in .txt asks for the text form. */
static void
test_text_name(void **state)
{
	static const char *const args[] = {"page.txt", NULL};
	char path[NAME_BYTES], got[64] = {0};
	struct result result;
	FILE *file;

	(void)state;
	run(page_cases[3].json, args, 0, &result);
	result_free(&result);
	snprintf(path, sizeof path, "%s/page.txt", folder);
	file = fopen(path, "rb");
	assert_non_null(file);
	assert_non_null(fgets(got, sizeof got, file));
	fclose(file);
	assert_string_equal(got, "LEG PAIN: REPORT FOR A CLINICIAN\n");
}

/* Markup in a name is a name. */
static void
test_name(void **state)
{
	static const char *const args[] = {"--name", "A <b>& Søn", "--sex",
	    "f", "--force", "-o", "page.pdf", NULL};
	struct result result;

	(void)state;
	run(page_cases[2].json, args, 0, &result);
	result_free(&result);
	char *page = poppler("pdftotext page.pdf -");

	if (page) {
		assert_non_null(strstr(page, "A <b>& Søn"));
		assert_non_null(strstr(page, "female"));
		/* the day as the runner wrote it, not as in Greenwich */
		assert_non_null(strstr(page, "21 November 2026"));
	}
	free(page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_sheets),
		cmocka_unit_test(test_everything),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_wrong_input),
		cmocka_unit_test(test_wrong_usage),
		cmocka_unit_test(test_name),
		cmocka_unit_test(test_output),
		cmocka_unit_test(test_text_name),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
