/* Requests to the interface without HTTP, over a log in a folder: what a
 * client on the other side of a door would see. */
#ifndef TESTS_API_CLIENT_H
#define TESTS_API_CLIENT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "../check.h"
#include "afterrun/api.h"
#include "afterrun/time.h"

struct asked {
	const char *method;
	const char *path;  /* behind /api/v1 */
	const char *query;
	const char *json;  /* the body as JSON, or: */
	const void *bytes;
	size_t n;
};

struct client {
	struct ar_api *api;
	const char *now; /* of the next request */
	char *body;      /* of the last answer, with a 0 behind it */
	size_t body_n;
	int status;
	char type[64];
	char save_as[64];
};

__attribute__((unused)) static void
client_open(struct client *client, const char *log_path,
    const struct ar_api_services *services)
{
	const struct ar_api_config config = {.log_path = log_path,
	    .wait_ms = 1000, .version = "0", .services = services};
	struct ar_error err;

	memset(client, 0, sizeof *client);
	client->now = "2026-06-01T18:00:00Z";
	assert_int_equal(ar_api_open(&config, &client->api, &err), AR_OK);
}

__attribute__((unused)) static void
client_close(struct client *client)
{
	ar_api_close(client->api);
	free(client->body);
	memset(client, 0, sizeof *client);
}

static void
client_take(struct client *client, const struct ar_api_response *response)
{
	free(client->body);
	client->status = response->status;
	client->body_n = response->body_n;
	client->body = malloc(response->body_n + 1);
	assert_non_null(client->body);
	if (response->body_n)
		memcpy(client->body, response->body, response->body_n);
	client->body[response->body_n] = '\0';
	snprintf(client->type, sizeof client->type, "%s",
	    response->content_type ? response->content_type : "");
	snprintf(client->save_as, sizeof client->save_as, "%s",
	    response->save_as ? response->save_as : "");
}

/* The body of the answer; it lives until the next one. */
__attribute__((unused)) static const char *
ask(struct client *client, struct asked asked)
{
	struct ar_api_response response;
	struct ar_api_request request = {.method = asked.method,
	    .query = asked.query, .body = asked.bytes, .body_n = asked.n};
	char path[256];
	double offset_s;

	assert_true(ar_time_parse(client->now, strlen(client->now),
	    &request.moment.now_utc_s, &offset_s));
	snprintf(path, sizeof path, "/api/v1%s", asked.path);
	request.path = path;
	if (asked.json) {
		request.body = asked.json;
		request.body_n = strlen(asked.json);
		request.content_type = "application/json";
	}
	ar_api_handle(client->api, &request, &response);
	client_take(client, &response);
	ar_api_response_free(&response);
	return client->body;
}

/* The answer as JSON, which has to have this status; json_decref it. */
__attribute__((unused)) static json_t *
ask_json(struct client *client, int status, struct asked asked)
{
	const char *body = ask(client, asked);
	json_error_t why;
	json_t *root;

	if (client->status != status)
		fail_msg("%s %s: status %d, want %d: %s", asked.method,
		    asked.path, client->status, status, body);
	assert_string_equal(client->type, "application/json");
	root = json_loads(body, JSON_REJECT_DUPLICATES, &why);
	if (!root)
		fail_msg("%s: %s in %s", asked.path, why.text, body);
	return root;
}

/* It is refused with this status, at this place, in words. */
__attribute__((unused)) static void
ask_fails(struct client *client, int status, const char *where,
    struct asked asked)
{
	json_t *root = ask_json(client, status, asked);
	const char *said = json_string_value(json_object_get(root, "where"));

	assert_string_equal(json_string_value(json_object_get(root,
	    "schema")), "error/1");
	assert_true(json_string_length(json_object_get(root, "message")) > 0);
	if (strcmp(said ? said : "", where) != 0)
		fail_msg("%s: wrong at %s, want %s", asked.path,
		    said ? said : "", where);
	json_decref(root);
}

/* --- requests and answers in short --- */

__attribute__((unused)) static struct asked
get(const char *path, const char *query)
{
	return (struct asked){"GET", path, query, NULL, NULL, 0};
}

__attribute__((unused)) static struct asked
post(const char *path, const char *query, const char *json)
{
	return (struct asked){"POST", path, query, json, NULL, 0};
}

/* NAN, "" and NULL: there is none. */
__attribute__((unused)) static double
number(const json_t *object, const char *key)
{
	json_t *value = json_object_get(object, key);

	return json_is_number(value) ? json_number_value(value) : NAN;
}

__attribute__((unused)) static const char *
text(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? value : "";
}

__attribute__((unused)) static json_t *
item(const json_t *object, const char *key, size_t i)
{
	return json_array_get(json_object_get(object, key), i);
}

__attribute__((unused)) static size_t
count(const json_t *object, const char *key)
{
	return json_array_size(json_object_get(object, key));
}

#endif
