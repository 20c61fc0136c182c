/* Every allocation of a request fails once, alone and with all after it: the
 * answer is whole, or error/1 with 500, also without any memory; the log
 * holds what was answered and nothing else.
 *
 * malloc and its kin are defined here, so that SQLite and jansson fail as
 * well.  With sanitizers (FAULT_WRAP) only our own calls fail, by the
 * linker's --wrap. */
#define _GNU_SOURCE
#include "asking.h"

#define V1 "/api/v1"

/* What the allocator does next. */
static struct {
	bool armed;
	bool stays; /* all after the first failure fail, too */
	size_t until_failure;
	size_t failed;
} fault;

static bool
strike(void)
{
	if (!fault.armed)
		return false;
	if (fault.until_failure) {
		fault.until_failure--;
		return false;
	}
	if (fault.failed && !fault.stays)
		return false;
	fault.failed++;
	return true;
}

#ifdef FAULT_WRAP
enum { LEAST = 3 };
#define REAL(name) __real_##name
#define OURS(name) __wrap_##name
#else
enum { LEAST = 30 };
#define REAL(name) __libc_##name
#define OURS(name) name
#endif

void *REAL(malloc)(size_t size);
void *REAL(calloc)(size_t count, size_t size);
void *REAL(realloc)(void *old, size_t size);
void *OURS(malloc)(size_t size);
void *OURS(calloc)(size_t count, size_t size);
void *OURS(realloc)(void *old, size_t size);

void *
OURS(malloc)(size_t size)
{
	return strike() ? NULL : REAL(malloc)(size);
}

void *
OURS(calloc)(size_t count, size_t size)
{
	return strike() ? NULL : REAL(calloc)(count, size);
}

void *
OURS(realloc)(void *old, size_t size)
{
	return strike() ? NULL : REAL(realloc)(old, size);
}

struct job {
	const char *method;
	const char *path;
	const char *body;
	bool changes; /* the length of sessions */
};

static const struct job jobs[] = {
	{"GET", V1 "/settings", NULL, false},
	{"GET", V1 "/nothing", NULL, false},
	{"DELETE", V1 "/about", NULL, false},
	{"GET", V1 "/runs?limit=%31&from=2026-01-01", NULL, false},
	{"PUT", V1 "/settings", "{\"schema\":\"settings/1\","
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
prepare(struct asking *a, const struct job *job)
{
	static char id[40];
	static int count;

	a->id = NULL;
	check_asked(a, "PUT", V1 "/settings", job->changes ?
	    "{\"schema\":\"settings/1\",\"minutes\":20,\"tools\":[]}" :
	    "{\"schema\":\"settings/1\",\"minutes\":30}", 200);
	asking_again(a);
	snprintf(id, sizeof id, "once-%d", count++);
	a->id = job->changes ? id : NULL;
}

static bool
has_settings(struct asking *a)
{
	const char *body;

	a->id = NULL;
	body = ask(a, "GET", V1 "/settings", NULL);
	if (a->response.status != 200)
		fail_msg("afterwards: %s", body);
	return strstr(body, "\"minutes\":30") != NULL;
}

/* Fail at k; true: there was a k-th allocation.  want: what is answered when
 * nothing fails. */
static bool
fail_at(struct asking *a, const struct job *job, int want, size_t k)
{
	const char *body;
	int status;

	fault.until_failure = k;
	fault.failed = 0;
	fault.armed = true;
	body = ask(a, job->method, job->path, job->body);
	fault.armed = false;
	status = a->response.status;
	/* jansson calls it a fault of the text when it has no memory */
	if (status != want && (!fault.failed || (status != 500 &&
	    !(status == 400 && job->body))))
		fail_msg("%s, allocation %zu: %d %s", job->path, k, status,
		    body);
	if (!is_whole(body))
		fail_msg("%s, allocation %zu: %s", job->path, k, body);
	if (has_settings(a) != (!job->changes || status == 200))
		fail_msg("%s, allocation %zu: %d, and the log does not "
		    "agree", job->path, k, status);
	return fault.failed > 0;
}

static size_t
fail_all(struct asking *a, const struct job *job, bool stays)
{
	bool more = true;
	size_t k;
	int want;

	fault.stays = stays;
	prepare(a, job);
	ask(a, job->method, job->path, job->body);
	want = a->response.status;
	for (k = 0; more; k++) {
		prepare(a, job);
		more = fail_at(a, job, want, k);
	}
	return k;
}

static void
each_allocation(void **state)
{
	struct asking a;
	size_t count = 0;

	(void)state;
	asking_open(&a, NULL);
	for (size_t i = 0; i < sizeof jobs / sizeof jobs[0]; i++) {
		count += fail_all(&a, &jobs[i], true);
		count += fail_all(&a, &jobs[i], false);
	}
	print_message("%zu allocations\n", count);
	assert_true(count > LEAST);
	asking_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
