/* Requests over one log, one after the other: the last answer stays until the
 * next one. */
#ifndef TESTS_API_ONE_LOG_H
#define TESTS_API_ONE_LOG_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "afterrun/api.h"
#include "afterrun/time.h"

struct asked {
	const char *method;
	const char *path; /* behind /api/v1 */
	const char *query;
	const char *json; /* the body; NULL none */
};

struct one_log {
	struct ar_api *api;
	const char *now; /* RFC 3339 */
	int status;
	char type[64];
	char save_as[64];
	char *body; /* with a 0 behind it */
	size_t body_n;
};

static void
one_log_open(struct one_log *log, const char *path, const char *now)
{
	const struct ar_api_config config = { .log_path = path,
		.wait_ms = 1000, .version = "0" };
	struct ar_error err;

	memset(log, 0, sizeof *log);
	log->now = now;
	assert_int_equal(ar_api_open(&config, &log->api, &err), AR_OK);
}

static void
one_log_close(struct one_log *log)
{
	ar_api_close(log->api);
	free(log->body);
}

static const char *
one_log_ask(struct one_log *log, struct asked asked)
{
	struct ar_api_response response;
	struct ar_api_request request = { .method = asked.method,
		.query = asked.query, .body = asked.json,
		.body_n = asked.json ? strlen(asked.json) : 0,
		.content_type = asked.json ? "application/json" : NULL };
	char path[256];
	double offset_s;

	assert_true(ar_time_parse(log->now, strlen(log->now),
	    &request.moment.now_utc_s, &offset_s));
	snprintf(path, sizeof path, "/api/v1%s", asked.path);
	request.path = path;
	ar_api_handle(log->api, &request, &response);
	free(log->body);
	log->body = malloc(response.body_n + 1);
	assert_non_null(log->body);
	if (response.body_n)
		memcpy(log->body, response.body, response.body_n);
	log->body[response.body_n] = '\0';
	log->body_n = response.body_n;
	log->status = response.status;
	snprintf(log->type, sizeof log->type, "%s", response.content_type ?
	    response.content_type : "");
	snprintf(log->save_as, sizeof log->save_as, "%s", response.save_as ?
	    response.save_as : "");
	ar_api_response_free(&response);
	return log->body;
}

#endif
