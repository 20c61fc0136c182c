#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"
#include "doors/http/tokens.h"
#include "doors/http/tries.h"

static char folder[] = "/tmp/ar-tokens-XXXXXX";
static char path[64];

static int
set_up(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/log.db.tokens", folder);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

static void
write_file(const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void
test_made_and_kept(void **state)
{
	struct tokens *tokens, *again;
	char one[TOKEN_TEXT], two[TOKEN_TEXT], cookie[TOKEN_TEXT];
	struct ar_error err;
	struct stat about;

	(void)state;
	assert_int_equal(tokens_open(path, &tokens, &err), AR_OK);
	assert_int_equal(tokens_count(tokens), 0);
	assert_int_equal(tokens_make(tokens, 1e9, one, &err), AR_OK);
	assert_int_equal(tokens_make(tokens, 1e9, two, &err), AR_OK);
	assert_string_not_equal(one, two);
	assert_int_equal(strlen(one), 43);
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	assert_int_equal(tokens_open(path, &again, &err), AR_OK);
	assert_int_equal(tokens_count(again), 2);
	assert_true(tokens_hold(again, one));
	assert_true(tokens_hold(again, two));
	assert_true(tokens_cookie(one, cookie));
	assert_true(tokens_cookie_holds(again, cookie));
	assert_false(tokens_hold(again, cookie));
	assert_false(tokens_cookie_holds(again, one));
	one[0] = one[0] == 'A' ? 'B' : 'A';
	assert_false(tokens_hold(again, one));
	assert_false(tokens_hold(again, ""));
	assert_false(tokens_hold(again, "A"));
	assert_false(tokens_hold(again, "A==="));
	/* what the other one does counts here, too */
	assert_int_equal(tokens_revoke(tokens, &err), AR_OK);
	assert_false(tokens_hold(again, two));
	assert_false(tokens_cookie_holds(again, cookie));
	assert_int_equal(access(path, F_OK), -1);
	tokens_close(tokens);
	tokens_close(again);
}

static void
test_no_more_than_so_many(void **state)
{
	struct tokens *tokens;
	char one[TOKEN_TEXT];
	struct ar_error err;

	(void)state;
	assert_int_equal(tokens_open(path, &tokens, &err), AR_OK);
	for (size_t i = 0; i < TOKENS_MAX; i++)
		assert_int_equal(tokens_make(tokens, 0, one, &err), AR_OK);
	assert_int_equal(tokens_make(tokens, 0, one, &err), AR_ELIMIT);
	assert_int_equal(tokens_revoke(tokens, &err), AR_OK);
	tokens_close(tokens);
}

static void
test_damaged_files(void **state)
{
	static const char *const texts[] = {"", "nonsense\n",
	    "afterrun tokens 2\n", "afterrun tokens 1\nab cd 5\n",
	    "afterrun tokens 1\n\n"};
	struct tokens *tokens;
	char one[TOKEN_TEXT];
	struct ar_error err;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		write_file(texts[i]);
		assert_int_equal(tokens_open(path, &tokens, &err),
		    AR_ECORRUPT);
		assert_null(tokens);
	}
	unlink(path);
	/* one that is damaged later lets nobody in */
	assert_int_equal(tokens_open(path, &tokens, &err), AR_OK);
	assert_int_equal(tokens_make(tokens, 0, one, &err), AR_OK);
	assert_true(tokens_hold(tokens, one));
	write_file("nonsense");
	assert_false(tokens_hold(tokens, one));
	tokens_close(tokens);
}

static void
test_tries(void **state)
{
	struct tries *tries = tries_open();
	char from[16];
	int may = 0;

	(void)state;
	assert_non_null(tries);
	for (int i = 0; i < 20 && tries_may(tries, "1.2.3.4", 100); i++) {
		tries_failed(tries, "1.2.3.4", 100 + i);
		may++;
	}
	assert_int_equal(may, 10);
	assert_true(tries_may(tries, "1.2.3.5", 120));
	assert_false(tries_may(tries, "1.2.3.4", 159));
	assert_true(tries_may(tries, "1.2.3.4", 161));
	/* many addresses together have a limit, too */
	for (may = 0; may < 1000; may++) {
		snprintf(from, sizeof from, "10.0.%d.%d", may / 250,
		    may % 250);
		if (!tries_may(tries, from, 500))
			break;
		tries_failed(tries, from, 500);
	}
	assert_int_equal(may, 200);
	assert_true(tries_may(tries, from, 561));
	tries_close(tries);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_made_and_kept),
		cmocka_unit_test(test_no_more_than_so_many),
		cmocka_unit_test(test_damaged_files),
		cmocka_unit_test(test_tries),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
