/* A handle over a log in a folder of its own, and requests in one line. */
#ifndef TESTS_API_ASKING_H
#define TESTS_API_ASKING_H

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../check.h"
#include "afterrun/api.h"

/* 2026-11-21T10:00:00Z */
static const double asked_s = 1795255200;

struct asking {
	struct ar_api *api;
	char folder[40];
	char path[80];
	struct ar_api_config config;
	struct ar_api_response response; /* of the last request */
	const char *id; /* of the next request; NULL: none */
	const char *body_file;
	double later_s; /* asked so much later */
};

__attribute__((unused)) static void
asking_again(struct asking *a)
{
	struct ar_error err;

	ar_api_close(a->api);
	memset(&err, 0, sizeof err);
	assert_int_equal(ar_api_open(&a->config, &a->api, &err), AR_OK);
}

__attribute__((unused)) static void
asking_open(struct asking *a, const struct ar_api_services *services)
{
	memset(a, 0, sizeof *a);
	strcpy(a->folder, "/tmp/afterrun-api-XXXXXX");
	assert_non_null(mkdtemp(a->folder));
	strcpy(a->path, a->folder);
	strcat(a->path, "/log.db");
	a->config = (struct ar_api_config){.log_path = a->path,
	    .wait_ms = 2000, .services = services, .version = "1.2.3"};
	asking_again(a);
}

__attribute__((unused)) static void
asking_close(struct asking *a)
{
	ar_api_response_free(&a->response);
	ar_api_close(a->api);
	unlink(a->path);
	strcat(a->path, "-journal");
	unlink(a->path);
	assert_int_equal(rmdir(a->folder), 0);
}

/* Ask; path with its query behind "?", body as JSON or NULL.  Gives the body
 * of the answer (with a NUL behind it), "" for none; it is good until the next
 * request. */
__attribute__((unused)) static const char *
ask_bytes(struct asking *a, const char *method, const char *path,
    const void *body, size_t body_n)
{
	static char text[1 << 20];
	char place[AR_API_PATH_MAX + 64];
	char *query;
	struct ar_api_request request = {.method = method, .path = place,
	    .content_type = body ? "application/json" : NULL,
	    .request_id = a->id, .body = body, .body_n = body_n,
	    .body_file = a->body_file,
	    .moment = {asked_s + a->later_s, 3600}};

	assert_true(strlen(path) < sizeof place);
	strcpy(place, path);
	query = strchr(place, '?');
	if (query) {
		*query = '\0';
		request.query = query + 1;
	}
	ar_api_response_free(&a->response);
	ar_api_handle(a->api, &request, &a->response);
	assert_true(a->response.body_n < sizeof text);
	if (a->response.body)
		memcpy(text, a->response.body, a->response.body_n);
	text[a->response.body_n] = '\0';
	return text;
}

__attribute__((unused)) static const char *
ask(struct asking *a, const char *method, const char *path, const char *body)
{
	return ask_bytes(a, method, path, body, body ? strlen(body) : 0);
}

#define check_refused(a, method, path, body, http, code, place)                \
	check_refusal(a, ask(a, method, path, body),                           \
	    (struct refusal){method, path, http, code, place})

struct refusal {
	const char *method;
	const char *path;
	int http;
	const char *code;
	const char *place; /* NULL: not looked at */
};

/* The answer has this status, and is error/1 with this code and place. */
__attribute__((unused)) static void
check_refusal(const struct asking *a, const char *body, struct refusal want)
{
	char part[200];

	if (a->response.status != want.http)
		fail_msg("%s %s: %d %s", want.method, want.path,
		    a->response.status, body);
	snprintf(part, sizeof part, "{\"schema\":\"error/1\",\"code\":"
	    "\"%s\",\"message\":\"", want.code);
	if (strncmp(body, part, strlen(part)) != 0)
		fail_msg("%s %s: no %s in %s", want.method, want.path, part,
		    body);
	if (!want.place)
		return;
	snprintf(part, sizeof part, "\"where\":\"%s\"", want.place);
	if (!strstr(body, part))
		fail_msg("%s %s: no %s in %s", want.method, want.path, part,
		    body);
}

#define check_holds(text, part)                                                \
	do {                                                                   \
		const char *held = (text);                                     \
		if (!strstr(held, part))                                       \
			print_error("%s is not in %s\n", part, held);          \
		assert_non_null(strstr(held, part));                           \
	} while (0)

/* Asked, answered with this status. */
#define check_asked(a, method, path, body, http)                               \
	do {                                                                   \
		const char *asked = ask(a, method, path, body);                \
		if ((a)->response.status != (http))                            \
			print_error("%s %s: %d %s\n", method, path,            \
			    (a)->response.status, asked);                      \
		assert_int_equal((a)->response.status, http);                  \
	} while (0)

#endif
