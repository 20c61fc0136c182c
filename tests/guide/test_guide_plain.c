/* The guide line by line, in pipes and on a dumb terminal.
 * AR_UPDATE_GOLDEN=1 writes the texts anew. */
#include <string.h>

#include "../check.h"
#include "program.h"
#include "texts.h"
#include "world.h"

static void
run_plain(const struct program *program, struct result *result)
{
	program_run(program, mux.folder, result);
}

static void
test_plain_golden(void **state)
{
	static const char *const sessions[] = { "g6", "g1" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct program program = { .args = { "--input",
		    "session.json", "--speed", "400" } };
		struct result result;
		char name[64];

		write_session(sessions[i], 10);
		run_plain(&program, &result);
		assert_string_equal(result.err, "");
		assert_int_equal(result.code, 0);
		mux_write(name, sizeof name, "../../guide/golden/plain_%s",
		    sessions[i]);
		text_compare(name, result.out);
		assert_null(strchr(result.out, '\033'));
		assert_null(strchr(result.out, '\a'));
		result_free(&result);
	}
}

static void
test_plain_stop(void **state)
{
	struct program program = { .args = { "--input", "session.json",
	    "--country", "US" } };
	struct result result;

	(void)state;
	write_session("g5_clot", 10);
	run_plain(&program, &result);
	assert_int_equal(result.code, 0);
	assert_non_null(strstr(result.out, "Stop. No session today."));
	assert_non_null(strstr(result.out, "Emergency number: 911."));
	assert_null(strstr(result.out, "Step"));
	result_free(&result);
}

/* Typed lines are keys; the pain's questions are named, not begun. */
static void
test_plain_keys(void **state)
{
	struct program program = { .args = { "--input", "session.json",
	    "--speed", "0", "--at", "10" },
	    .typed = "x\nr\n+\n\n\nn\nn\nn\nn\nn\nn\nn\nn\nn\nn\nw\ny\n" };
	struct result result;

	(void)state;
	write_session("g2", 20);
	run_plain(&program, &result);
	assert_int_equal(result.code, 0);
	assert_non_null(strstr(result.out, "This key is not known here."));
	assert_non_null(strstr(result.out, "Rules, for afterrun why: R42"));
	assert_non_null(strstr(result.out, "Ten seconds more."));
	assert_non_null(strstr(result.out, "Paused."));
	assert_non_null(strstr(result.out, "How do your legs feel now"));
	assert_non_null(strstr(result.out, "Any pain"));
	assert_non_null(strstr(result.out, "0 of 9 steps done, 9 skipped"));
	assert_non_null(strstr(result.out, "For the pain: afterrun pain"));
	result_free(&result);
}

static void
test_dumb_terminal_is_plain(void **state)
{
	struct program program = { .args = { "--input", "session.json",
	    "--quiet", "--start" }, .env = { "TERM=dumb" }, .columns = 80,
	    .typed = "q\n" };
	struct result result;

	(void)state;
	write_session("g1", 5);
	run_plain(&program, &result);
	assert_int_equal(result.code, 0);
	assert_non_null(strstr(result.out, "Your session:"));
	assert_null(strchr(result.out, '\033'));
	assert_null(strchr(result.out, '\a'));
	result_free(&result);
}

static void
test_refusals(void **state)
{
	static const struct {
		const char *args[3];
		int code;
		const char *err;
	} rows[] = {
		{ { NULL }, 1, "the log has no session yet" },
		{ { "7" }, 1, "the log has no session for this run: run 7" },
		{ { "--input", "none.json" }, 1, "there is no such file" },
		{ { "--input", "bad.json" }, 1, "bad.json" },
		{ { "--speed", "fast" }, 2, "--speed takes a number" },
		{ { "--sped" }, 2, "this option is not known: --sped" },
		{ { "first" }, 2, "say last, or the number of a run" },
		{ { "7", "--input", "x" }, 2, "either a run of the log or" },
		{ { "--rate" }, 2, "this option takes a value" },
	};

	(void)state;
	write_file("bad.json", "{\"schema\":\"session/1\",\"steps\":1}");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct program program = { .env = { "AFTERRUN_DB=new.db" } };
		struct result result;

		memcpy(program.args, rows[i].args, sizeof rows[i].args);
		run_plain(&program, &result);
		assert_int_equal(result.code, rows[i].code);
		assert_string_equal(result.out, "");
		assert_non_null(strstr(result.err, rows[i].err));
		assert_int_equal(strncmp(result.err, "afterrun: ", 10), 0);
		result_free(&result);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WORLD_TEST(test_plain_golden), WORLD_TEST(test_plain_stop),
		WORLD_TEST(test_plain_keys),
		WORLD_TEST(test_dumb_terminal_is_plain),
		WORLD_TEST(test_refusals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
