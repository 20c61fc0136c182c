/* afterrun import as the runner meets it: receipt, dry run, list, undo. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "../check.h"
#include "import_program.h"

static int64_t
integer(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	assert_true(json_is_integer(value));
	return json_integer_value(value);
}

static json_t *
parsed(const struct result *result, const char *schema)
{
	json_error_t why;
	json_t *root = json_loads(result->out, JSON_REJECT_DUPLICATES, &why);

	if (!root)
		fail_msg("%s in %s", why.text, result->out);
	assert_string_equal(json_string_value(json_object_get(root,
	    "schema")), schema);
	return root;
}

static void
test_receipt(void **state)
{
	struct result result;

	(void)state;
	import_make_runs();
	result = import("runs", NULL, NULL);
	assert_int_equal(result.code, 0);
	check_has(result.out, "Imported 6 of 8 files in ");
	check_has(result.out, "6 activities with a recording\n");
	check_has(result.out, "2 unsupported:\n");
	check_has(result.out, "/runs/readme.txt\n");
	check_has(result.out, "Undo: afterrun import undo 1\n");
	assert_null(strchr(result.out, '\x1b'));
	assert_string_equal(result.err, "");
	result_free(&result);
	/* reasons that differ in numbers only stand together */
	sources_put_run("runs/0.tcx", -200);
	sources_put_run("runs/2.tcx", -196);
	result = import("runs", "--again", NULL);
	assert_int_equal(result.code, 0);
	check_has(result.out, "6 duplicate:\n  the log has this file\n");
	check_has(result.out, "the same run as run N");
	result_free(&result);
}

static void
test_json(void **state)
{
	const json_t *files, *file;
	struct result result;
	json_t *root;
	size_t i;

	(void)state;
	import_make_runs();
	result = import("runs", "--json", NULL);
	assert_int_equal(result.code, 0);
	root = parsed(&result, "import/1");
	assert_int_equal(integer(root, "batch"), 1);
	assert_int_equal(integer(root, "seen"), 8);
	assert_int_equal(integer(root, "imported"), 6);
	assert_int_equal(integer(root, "duplicates"), 0);
	assert_int_equal(integer(root, "unsupported"), 2);
	assert_int_equal(integer(root, "failed"), 0);
	assert_int_equal(integer(root, "partial"), 0);
	assert_true(integer(root, "bytes") > 10000);
	assert_true(json_is_number(json_object_get(root, "seconds")));
	files = json_object_get(root, "files");
	assert_int_equal(json_array_size(files), 2);
	json_array_foreach(files, i, file) {
		assert_true(json_is_string(json_object_get(file, "path")));
		assert_string_equal(json_string_value(json_object_get(file,
		    "outcome")), "unsupported");
		assert_true(json_is_string(json_object_get(file, "reason")));
	}
	assert_int_equal(json_object_size(root), 11);
	json_decref(root);
	result_free(&result);
	result = import("list", "--json", NULL);
	root = parsed(&result, "imports/1");
	json_decref(root);
	result_free(&result);
}

static void
test_dry_run(void **state)
{
	struct bytes before, after;
	struct result result;

	(void)state;
	import_make_runs();
	result = import("runs", "--dry-run", NULL);
	assert_int_equal(result.code, 0);
	check_has(result.out, "Would import 6 of 8 files");
	check_has(result.out, "Nothing was kept");
	assert_int_not_equal(access(sources_path("log.db"), F_OK), 0);
	result_free(&result);
	sources_put_run("first.fit", -202);
	result = import("first.fit", NULL, NULL);
	assert_int_equal(result.code, 0);
	result_free(&result);
	before = sources_read("log.db");
	result = import("runs", "--dry-run", NULL);
	check_has(result.out, "Would import 6 of 8 files");
	result_free(&result);
	after = sources_read("log.db");
	assert_int_equal(before.n, after.n);
	assert_memory_equal(before.bytes, after.bytes, before.n);
	bytes_free(&before);
	bytes_free(&after);
}

static void
test_list_and_undo(void **state)
{
	struct result result;

	(void)state;
	import_make_runs();
	result = import("list", NULL, NULL);
	assert_int_equal(result.code, 0);
	check_has(result.out, "Nothing was imported yet.");
	result_free(&result);
	result = import("runs", NULL, NULL);
	result_free(&result);
	result = import("list", NULL, NULL);
	check_has(result.out, "6 of 8 files");
	result_free(&result);
	assert_int_equal(runs_in_log(), 6);
	result = import("undo", "1", NULL);
	assert_int_equal(result.code, 0);
	check_has(result.out, "Import 1 is undone");
	result_free(&result);
	assert_int_equal(runs_in_log(), 0);
	result = import("list", NULL, NULL);
	check_has(result.out, "undone");
	result_free(&result);
	result = import("undo", "7", NULL);
	assert_int_equal(result.code, 1);
	check_has(result.err, "no such import");
	result_free(&result);
	result = import("undo", "x", NULL);
	assert_int_equal(result.code, 2);
	result_free(&result);
	result = import("nowhere", NULL, NULL);
	assert_int_equal(result.code, 1);
	check_has(result.err, "there is no such file or folder");
	result_free(&result);
}

/* A wrong name is told before a log is made for it. */
static void
test_wrong_name_makes_no_log(void **state)
{
	struct result result = import("nowhere", NULL, NULL);

	(void)state;
	assert_int_equal(result.code, 1);
	result_free(&result);
	assert_int_not_equal(access(strchr(import_db, '=') + 1, F_OK), 0);
}

/* On a terminal nothing flickers when it is quick. */
static void
test_terminal(void **state)
{
	const struct program program = {
		.args = {"import", "runs"},
		.env = {import_db, import_temporary},
		.columns = 60,
	};
	struct result result;

	(void)state;
	import_make_runs();
	program_run(&program, sources_path(""), &result);
	assert_int_equal(result.code, 0);
	assert_null(strstr(result.out, "MB/s"));
	check_has(result.out, "Imported 6 of 8 files");
	result_free(&result);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_receipt),
		TEST(test_json),
		TEST(test_dry_run),
		TEST(test_list_and_undo),
		TEST(test_wrong_name_makes_no_log),
		TEST(test_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
