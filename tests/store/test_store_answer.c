/* Answers to requests with an id, one transaction inside another, and a log
 * that is erased. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "log_files.h"

static const struct ar_answer_bounds bounds = { 100, 5 };

static struct ar_answer
answer_of(const char *id, const char *body, double at_utc_s)
{
	struct ar_answer answer = { .request_id = id, .status = 201,
		.content_type = "application/json", .body = body,
		.body_n = body ? strlen(body) : 0, .at_utc_s = at_utc_s };

	memset(answer.sha256, 7, sizeof answer.sha256);
	return answer;
}

static void
put(struct log *log, const char *id, const char *body, double at_utc_s)
{
	struct ar_answer answer = answer_of(id, body, at_utc_s);

	log_ok(ar_store_answer_put(log->store, &answer, &bounds, err));
}

static const struct ar_answer *
find(struct log *log, const char *id)
{
	const struct ar_answer *answer;

	log_ok(ar_store_answer_find(log->store, id, log->arena, &answer,
	    err));
	return answer;
}

static void
comes_back(void **state)
{
	struct log *log = *state;
	const struct ar_answer *answer;

	assert_null(find(log, "a"));
	put(log, "a", "{\"x\":1}\n", 1000);
	put(log, "b", NULL, 1001);
	log_again(log);
	answer = find(log, "a");
	assert_non_null(answer);
	assert_string_equal(answer->request_id, "a");
	assert_int_equal(answer->status, 201);
	assert_string_equal(answer->content_type, "application/json");
	assert_int_equal(answer->body_n, 8);
	assert_memory_equal(answer->body, "{\"x\":1}\n", 8);
	assert_int_equal(answer->sha256[31], 7);
	check_near(answer->at_utc_s, 1000, 0);
	answer = find(log, "b");
	assert_non_null(answer);
	assert_null(answer->body);
	assert_int_equal(answer->body_n, 0);
	put(log, "a", "new", 1002); /* the same id again */
	assert_memory_equal(find(log, "a")->body, "new", 3);
	/* another athlete's ids are others */
	log_ok(ar_store_choose(log->store, 2, err));
	assert_null(find(log, "a"));
}

static void
old_and_many_go(void **state)
{
	struct log *log = *state;
	char id[] = "0";

	put(log, "old", "x", 1000);
	put(log, "edge", "x", 1050);
	put(log, "now", "x", 1150);
	assert_null(find(log, "old"));
	assert_non_null(find(log, "edge"));
	for (; id[0] < '6'; id[0]++)
		put(log, id, "x", 1149 - (id[0] - '0'));
	/* of five that stay, those of the latest time */
	assert_non_null(find(log, "now"));
	for (id[0] = '0'; id[0] < '4'; id[0]++)
		assert_non_null(find(log, id));
	assert_null(find(log, "4"));
	assert_null(find(log, "5"));
	assert_null(find(log, "edge"));
}

static void
one_inside_another(void **state)
{
	struct log *log = *state;
	struct given given;
	struct ar_answer answer = answer_of("a", "x", 1);
	char *before = log_text(log->store, log->arena);

	/* what the inner one keeps goes with the outer one */
	log_ok(ar_store_begin(log->store, err));
	log_ok(ar_store_begin(log->store, err));
	log_ok(log_give(log->store, 1, &given, err));
	log_ok(ar_store_commit(log->store, err));
	ar_store_rollback(log->store);
	assert_string_equal(log_text(log->store, log->arena), before);
	/* where the inner one is undone, nothing can be kept */
	log_ok(ar_store_begin(log->store, err));
	log_ok(log_give(log->store, 1, &given, err));
	log_ok(ar_store_begin(log->store, err));
	ar_store_rollback(log->store);
	log_not(ar_store_answer_put(log->store, &answer, &bounds, err),
	    AR_ESTORE);
	log_not(ar_store_begin(log->store, err), AR_ESTORE);
	log_not(ar_store_commit(log->store, err), AR_ESTORE);
	assert_string_equal(log_text(log->store, log->arena), before);
	/* and both kept */
	log_ok(ar_store_begin(log->store, err));
	log_ok(ar_store_begin(log->store, err));
	log_ok(log_give(log->store, 1, &given, err));
	log_ok(ar_store_commit(log->store, err));
	log_ok(ar_store_commit(log->store, err));
	assert_string_not_equal(log_text(log->store, log->arena), before);
	/* the next one stands by itself */
	log_ok(ar_store_begin(log->store, err));
	log_ok(ar_store_commit(log->store, err));
}

/* --- erasing -------------------------------------------------------------- */

static const char secret[] = "the zebra limps at midnight";

static bool
holds(const char *path, const char *text)
{
	size_t n;
	char *bytes = log_slurp(path, &n);
	bool found = memmem(bytes, n, text, strlen(text)) != NULL;

	free(bytes);
	return found;
}

static void
say_secret(struct log *log)
{
	const struct ar_note note = { .day = 20000, .text = secret,
		.said_utc_s = 5 };

	log_ok(ar_store_note_put(log->store, &note, err));
	put(log, "secret", secret, 1e9);
}

static void
everything_goes(void **state)
{
	struct log *log = *state;
	char *empty = log_text(log->store, log->arena), *other, *all;
	struct ar_store *reader;
	struct given given;
	size_t before, after;

	for (int i = 1; i < 40; i++)
		log_ok(log_give(log->store, i, &given, err));
	say_secret(log);
	all = log_text(log->store, log->arena);
	log_ok(ar_store_choose(log->store, 2, err));
	log_ok(log_give(log->store, 100, &given, err));
	other = log_text(log->store, log->arena);
	assert_true(holds(log->path, secret));
	/* not kept: nothing is gone */
	log_ok(ar_store_choose(log->store, 1, err));
	log_ok(ar_store_begin(log->store, err));
	log_ok(ar_store_erase(log->store, err));
	log_not(ar_store_compact(log->store, err), AR_EREFUSED);
	ar_store_rollback(log->store);
	assert_string_equal(log_text(log->store, log->arena), all);
	/* kept */
	log_ok(ar_store_erase(log->store, err));
	assert_string_equal(log_text(log->store, log->arena), empty);
	assert_false(holds(log->path, secret));
	assert_null(find(log, "secret"));
	free(log_slurp(log->path, &before));
	log_ok(ar_store_compact(log->store, err));
	free(log_slurp(log->path, &after));
	assert_true(after < before);
	log_ok(ar_store_verify(log->path, NULL, err));
	/* the other athlete's things are all there */
	log_ok(ar_store_choose(log->store, 2, err));
	assert_string_equal(log_text(log->store, log->arena), other);
	log_ok(ar_store_open(log->path, AR_STORE_READ, 0, &reader, err));
	log_not(ar_store_erase(reader, err), AR_EREADONLY);
	log_not(ar_store_compact(reader, err), AR_EREADONLY);
	ar_store_close(reader);
	/* and it goes on being a log */
	log_ok(ar_store_choose(log->store, 1, err));
	log_ok(log_give(log->store, 3, &given, err));
}

int
main(void)
{
#define LOG_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, log_setup, log_teardown)
	const struct CMUnitTest tests[] = {
		LOG_TEST(comes_back),
		LOG_TEST(old_and_many_go),
		LOG_TEST(one_inside_another),
		LOG_TEST(everything_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
