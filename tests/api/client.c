#define _GNU_SOURCE
#include "client.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "afterrun/time.h"

enum { BODY = 1 << 20, PATH = AR_API_PATH_MAX + 64 };

/* --- the handle ----------------------------------------------------------- */

void
client_again(struct client *client)
{
	struct ar_error err;

	ar_api_close(client->api);
	memset(&err, 0, sizeof err);
	assert_int_equal(ar_api_open(&client->config, &client->api, &err),
	    AR_OK);
}

void
client_open(struct client *client, const char *log_path,
    const struct ar_api_services *services)
{
	memset(client, 0, sizeof *client);
	if (!log_path) {
		strcpy(client->folder, "/tmp/afterrun-api-XXXXXX");
		assert_non_null(mkdtemp(client->folder));
	}
	snprintf(client->log, sizeof client->log, "%s%s",
	    log_path ? log_path : client->folder, log_path ? "" : "/log.db");
	client->config = (struct ar_api_config){.log_path = client->log,
	    .wait_ms = 2000, .services = services, .version = "1.2.3"};
	client->root = CLIENT_ROOT;
	client->now = CLIENT_NOW;
	client->body = calloc(BODY, 1);
	assert_non_null(client->body);
	client_again(client);
}

void
client_close(struct client *client)
{
	char journal[sizeof client->log + 8];

	ar_api_response_free(&client->response);
	ar_api_close(client->api);
	free(client->body);
	if (client->folder[0]) {
		snprintf(journal, sizeof journal, "%s-journal", client->log);
		unlink(client->log);
		unlink(journal);
		assert_int_equal(rmdir(client->folder), 0);
	}
	memset(client, 0, sizeof *client);
}

int
client_set_up(void **state)
{
	static struct client client;

	client_open(&client, NULL, NULL);
	*state = &client;
	return 0;
}

int
client_tear_down(void **state)
{
	client_close(*state);
	return 0;
}

/* --- requests ------------------------------------------------------------- */

struct asked
request(const char *method, const char *path, const char *json)
{
	return (struct asked){method, path, json ? "application/json" : NULL,
	    json, json ? strlen(json) : 0};
}

struct asked
get(const char *path)
{
	return request("GET", path, NULL);
}

struct asked
post(const char *path, const char *json)
{
	return request("POST", path, json);
}

struct asked
put(const char *path, const char *json)
{
	return request("PUT", path, json);
}

struct asked
post_bytes(const char *path, const void *bytes, size_t n)
{
	return (struct asked){"POST", path, NULL, bytes, n};
}

/* --- answers -------------------------------------------------------------- */

const char *
ask(struct client *client, struct asked asked)
{
	char path[PATH];
	char *query;
	struct ar_api_request sent = {.method = asked.method, .path = path,
	    .content_type = asked.type, .request_id = client->id,
	    .body = asked.body, .body_n = asked.body_n,
	    .body_file = client->body_file};
	struct ar_api_response *response = &client->response;

	assert_true(ar_time_parse(client->now, strlen(client->now),
	    &sent.moment.now_utc_s, &sent.moment.utc_offset_s));
	assert_true(strlen(client->root) + strlen(asked.path) < sizeof path);
	strcpy(path, client->root);
	strcat(path, asked.path);
	query = strchr(path, '?');
	if (query) {
		*query = '\0';
		sent.query = query + 1;
	}
	ar_api_response_free(response);
	ar_api_handle(client->api, &sent, response);
	assert_true(response->body_n < BODY);
	if (response->body)
		memcpy(client->body, response->body, response->body_n);
	client->body[response->body_n] = '\0';
	return client->body;
}

const char *
ask_gives(struct client *client, struct asked asked, int status)
{
	const char *body = ask(client, asked);

	if (client->response.status != status)
		fail_msg("%s %s: status %d, want %d: %s", asked.method,
		    asked.path, client->response.status, status, body);
	return body;
}

const char *
ask_holds(struct client *client, struct asked asked, int status,
    const char *part)
{
	const char *body = ask_gives(client, asked, status);

	if (!strstr(body, part))
		fail_msg("%s %s: no %s in %s", asked.method, asked.path, part,
		    body);
	if (status >= 400)
		assert_non_null(strstr(body, "\"schema\":\"error/1\""));
	return body;
}

json_t *
ask_json(struct client *client, struct asked asked, int status)
{
	const char *body = ask_gives(client, asked, status);
	json_error_t why;
	const char *type = client->response.content_type;
	json_t *root = json_loads(body, JSON_REJECT_DUPLICATES, &why);

	if (!type || strcmp(type, "application/json") != 0)
		fail_msg("%s %s: %s", asked.method, asked.path,
		    type ? type : "no body");
	if (!root)
		fail_msg("%s %s: %s in %s", asked.method, asked.path,
		    why.text, body);
	return root;
}

void
ask_fails(struct client *client, struct asked asked, int status,
    const char *code, const char *where)
{
	json_t *root = ask_json(client, asked, status);
	char start[80];

	snprintf(start, sizeof start, "{\"schema\":\"error/1\",\"code\":"
	    "\"%s\",\"message\":\"", code);
	if (strncmp(client->body, start, strlen(start)) != 0)
		fail_msg("%s %s: no %s in %s", asked.method, asked.path,
		    start, client->body);
	assert_true(strlen(text(root, "message")) > 0);
	if (where && strcmp(text(root, "where"), where) != 0)
		fail_msg("%s %s: wrong at %s, want %s", asked.method,
		    asked.path, text(root, "where"), where);
	json_decref(root);
}

double
number(const json_t *object, const char *key)
{
	json_t *value = json_object_get(object, key);

	return json_is_number(value) ? json_number_value(value) : NAN;
}

const char *
text(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? value : "";
}

json_t *
item(const json_t *object, const char *key, size_t i)
{
	return json_array_get(json_object_get(object, key), i);
}

size_t
count(const json_t *object, const char *key)
{
	return json_array_size(json_object_get(object, key));
}
