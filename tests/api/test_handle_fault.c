/* Every allocation of a request fails once, alone and with all after it: the
 * answer is whole, or error/1 with 500, also without any memory; the log
 * holds what was answered and nothing else. */
#include <string.h>

#include "../fault.h"
#include "client.h"

#ifdef FAULT_WRAP
enum { LEAST = 3 };
#else
enum { LEAST = 30 };
#endif

struct job {
	const char *method;
	const char *path;
	const char *body;
	bool changes; /* the length of sessions */
};

static const struct job jobs[] = {
	{"GET", "/settings", NULL, false},
	{"GET", "/nothing", NULL, false},
	{"DELETE", "/about", NULL, false},
	{"GET", "/runs?limit=%31&from=2026-01-01", NULL, false},
	{"PUT", "/settings", "{\"schema\":\"settings/1\","
	    "\"minutes\":30,\"tools\":[\"roller\"]}", true},
};

static bool
is_whole(const char *body)
{
	size_t n = strlen(body);

	return n > 3 && memcmp(body, "{\"schema\":\"", 11) == 0 &&
	    body[n - 2] == '}' && body[n - 1] == '\n';
}

/* The log as it was before: sessions of 30 minutes, or those that a job is to
 * change. */
static void
prepare(struct client *a, const struct job *job)
{
	static char id[40];
	static int count;

	a->id = NULL;
	ask_gives(a, put("/settings", job->changes ?
	    "{\"schema\":\"settings/1\",\"minutes\":20,\"tools\":[]}" :
	    "{\"schema\":\"settings/1\",\"minutes\":30}"), 200);
	client_again(a);
	snprintf(id, sizeof id, "once-%d", count++);
	a->id = job->changes ? id : NULL;
}

static bool
has_settings(struct client *a)
{
	const char *body;

	a->id = NULL;
	body = ask(a, get("/settings"));
	if (a->response.status != 200)
		fail_msg("afterwards: %s", body);
	return strstr(body, "\"minutes\":30") != NULL;
}

/* Fail at k; true: there was a k-th allocation.  want: what is answered when
 * nothing fails. */
static bool
fail_at(struct client *a, const struct job *job, int want, size_t k,
    bool stays)
{
	const char *body;
	bool failed;
	int status;

	fault_arm(k, stays);
	body = ask(a, request(job->method, job->path, job->body));
	failed = fault_disarm();
	status = a->response.status;
	if (status != want && (!failed || status != 500))
		fail_msg("%s, allocation %zu: %d %s", job->path, k, status,
		    body);
	if (!is_whole(body))
		fail_msg("%s, allocation %zu: %s", job->path, k, body);
	if (has_settings(a) != (!job->changes || status == 200))
		fail_msg("%s, allocation %zu: %d, and the log does not "
		    "agree", job->path, k, status);
	return failed;
}

static size_t
fail_all(struct client *a, const struct job *job, bool stays)
{
	bool more = true;
	size_t k;
	int want;

	prepare(a, job);
	ask(a, request(job->method, job->path, job->body));
	want = a->response.status;
	for (k = 0; more; k++) {
		prepare(a, job);
		more = fail_at(a, job, want, k, stays);
	}
	return k;
}

static void
each_allocation(void **state)
{
	struct client a;
	size_t count = 0;

	(void)state;
	client_open(&a, NULL, NULL);
	for (size_t i = 0; i < sizeof jobs / sizeof jobs[0]; i++) {
		count += fail_all(&a, &jobs[i], true);
		count += fail_all(&a, &jobs[i], false);
	}
	print_message("%zu allocations\n", count);
	assert_true(count > LEAST);
	client_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
