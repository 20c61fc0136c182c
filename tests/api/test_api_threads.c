/* Eight threads with a handle each ask at once over one log: nobody hears
 * anything but an answer, and in the end all that was answered is there. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>

#include "../app/log_fixture.h"
#include "client.h"

#define V1 CLIENT_ROOT

enum { THREADS = 8, ROUNDS = 12, NAME_ROOM = 40 };

struct one {
	pthread_t thread;
	const struct client *a;
	struct bytes file;
	int number;
	int said;   /* words that were kept */
	int failed; /* answers that should not have come */
};

static int
ask_as(struct ar_api *api, const struct ar_api_request *request)
{
	struct ar_api_response response;
	int status;

	ar_api_handle(api, request, &response);
	status = response.status;
	if (status >= 400 && status != 503)
		fprintf(stderr, "%s %s: %d %.*s\n", request->method,
		    request->path, status, (int)response.body_n,
		    (const char *)response.body);
	ar_api_response_free(&response);
	return status;
}

/* Busy is a fair answer; all others of 400 and more are not. */
static bool
look(struct one *one, struct ar_api *api, const char *path)
{
	const struct ar_api_request request = {.method = "GET",
	    .path = path, .moment = {CLIENT_NOW_UTC_S, 0}};
	int status = ask_as(api, &request);

	if (status != 200 && status != 503)
		one->failed++;
	return status == 200;
}

static bool
send(struct one *one, struct ar_api *api, struct ar_api_request request)
{
	char id[NAME_ROOM];
	int status;

	snprintf(id, sizeof id, "%s-%d-%d", request.method, one->number,
	    one->said);
	request.request_id = id;
	request.moment = (struct ar_moment){CLIENT_NOW_UTC_S, 0};
	status = ask_as(api, &request);
	if (status != 200 && status != 201 && status != 503)
		one->failed++;
	return status < 400;
}

static void
say(struct one *one, struct ar_api *api)
{
	char body[100];
	struct ar_api_request request = {.method = "PUT",
	    .path = V1 "/settings", .content_type = "application/json",
	    .body = body};

	snprintf(body, sizeof body, "{\"schema\":\"settings/1\","
	    "\"minutes\":%d}", 5 + one->number + one->said);
	request.body_n = strlen(body);
	one->said += send(one, api, request);
}

static void *
work(void *context)
{
	static const char *const paths[] = {V1 "/about", V1 "/person",
	    V1 "/settings", V1 "/runs", V1 "/today", V1 "/imports",
	    V1 "/where", V1 "/shoes"};
	struct one *one = context;
	struct ar_api *api;
	struct ar_error err;

	if (ar_api_open(&one->a->config, &api, &err) != AR_OK) {
		one->failed++;
		return NULL;
	}
	for (int i = 0; i < ROUNDS; i++) {
		say(one, api);
		for (size_t k = 0; k < sizeof paths / sizeof *paths; k++)
			(void)look(one, api, paths[k]);
		if (i == ROUNDS / 2)
			(void)send(one, api, (struct ar_api_request){
			    .method = "POST", .path = V1 "/runs",
			    .body = one->file.bytes,
			    .body_n = one->file.n});
		if (i == ROUNDS - 2)
			ar_api_release(api);
	}
	ar_api_close(api);
	return NULL;
}

static size_t
count_answers(const struct client *a)
{
	struct ar_arena *arena = ar_arena_open(1 << 20);
	const struct ar_answer *answer;
	struct ar_store *store;
	struct ar_error err;
	char id[NAME_ROOM];
	size_t count = 0;

	must(ar_store_open(a->log, AR_STORE_READ, 1000, &store, &err),
	    &err);
	for (int i = 0; i < THREADS; i++)
		for (int k = 0; k <= ROUNDS; k++) {
			snprintf(id, sizeof id, "PUT-%d-%d", i, k);
			must(ar_store_answer_find(store, id, arena, &answer,
			    &err), &err);
			count += answer != NULL;
		}
	ar_store_close(store);
	ar_arena_close(arena);
	return count;
}

static void
all_at_once(void **state)
{
	static struct one ones[THREADS];
	struct ar_invent_plan plan = run_plan(0);
	struct client a;
	struct log log = {.arena = ar_arena_open((size_t)1 << 30)};
	size_t said = 0;

	(void)state;
	client_open(&a, NULL, NULL);
	plan.duration_s = 300;
	for (int i = 0; i < THREADS; i++) {
		ones[i] = (struct one){.a = &a, .number = i,
		    .file = file_of(&log, &plan, AR_FORMAT_FIT)};
		plan.start_utc_s += day_s;
	}
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&ones[i].thread, NULL, work,
		    &ones[i]), 0);
	for (int i = 0; i < THREADS; i++) {
		assert_int_equal(pthread_join(ones[i].thread, NULL), 0);
		assert_int_equal(ones[i].failed, 0);
		said += (size_t)ones[i].said;
	}
	assert_true(said > THREADS * ROUNDS / 2);
	assert_int_equal(count_answers(&a), said);
	ar_arena_close(log.arena);
	client_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
