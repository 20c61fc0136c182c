/* api-ask LOG: requests as lines of JSON in, answers as lines of JSON out, so
 * that tests can talk to the library without a server.
 *
 *   {"method","path","query"?,"body"? (text) | "body_file"? (its bytes are
 *    the body, or it is the archive where one is taken),"content_type"?,
 *    "request_id"?,"now"?,"utc_offset_s"?}
 *   {"status","content_type"?,"body"? | "body_base64"?,"allow"?,"save_as"?,
 *    "repeated"?}
 *
 * now is AFTERRUN_NOW when a line does not say it, else the clock's; the place
 * is UTC.  AFTERRUN_COUNTRY is the country, AFTERRUN_WAIT_MS how long it waits
 * for another program that writes.
 *
 * A line may ask for trouble: "no_memory" (nothing is to be had), "disk_full"
 * (nothing can be written), "body_says" (so many bytes are said to come: more
 * than the route takes).
 *
 * api-ask --routes: the table, a line of JSON a route: {"method","path",
 * "query":[],"body":"empty|json|bytes|file","log":"none|read|write|outside",
 * "most_bytes"}. */
#define _GNU_SOURCE
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "../fault.h"
#include "afterrun/api.h"
#include "afterrun/time.h"
#include "api/route.h"

enum { WAIT_MS = 5000, PIECE = 65536 };

struct bytes {
	char *bytes; /* with a final NUL */
	size_t n;
};

/* --- trouble -------------------------------------------------------------- */

static bool disk_full;

/* What SQLite writes with: it finds this one first. */
ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at);

ssize_t
pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
	if (!disk_full)
		return syscall(SYS_pwrite64, fd, bytes, n, at);
	errno = ENOSPC;
	return -1;
}

/* --- a request ------------------------------------------------------------ */

static void
give_up(const char *what)
{
	fprintf(stderr, "api-ask: %s\n", what);
	exit(2);
}

static struct bytes
slurp(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct bytes all = {malloc(PIECE + 1), 0};
	size_t room = PIECE, got;

	if (!file)
		give_up(path);
	while (all.bytes &&
	    (got = fread(all.bytes + all.n, 1, room - all.n, file)) > 0) {
		all.n += got;
		if (all.n == room)
			all.bytes = realloc(all.bytes, (room *= 2) + 1);
	}
	fclose(file);
	if (!all.bytes)
		give_up("no memory");
	all.bytes[all.n] = '\0';
	return all;
}

static const char *
text_of(const json_t *line, const char *key)
{
	return json_string_value(json_object_get(line, key));
}

static double
now_of(const json_t *line)
{
	const char *text = text_of(line, "now");
	double utc_s, offset_s;

	if (!text)
		text = getenv("AFTERRUN_NOW");
	if (!text)
		return (double)time(NULL);
	if (!ar_time_parse(text, strlen(text), &utc_s, &offset_s))
		give_up("now is no time");
	return utc_s;
}

static json_t *
base64(const unsigned char *bytes, size_t n)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	char *text = malloc((n + 2) / 3 * 4 + 1);
	size_t used = 0;
	json_t *out;

	if (!text)
		give_up("no memory");
	for (size_t i = 0; i < n; i += 3) {
		unsigned long three = (unsigned long)bytes[i] << 16;
		size_t left = n - i;

		if (left > 1)
			three |= (unsigned long)bytes[i + 1] << 8;
		if (left > 2)
			three |= bytes[i + 2];
		text[used++] = letters[three >> 18];
		text[used++] = letters[three >> 12 & 63];
		text[used++] = left > 1 ? letters[three >> 6 & 63] : '=';
		text[used++] = left > 2 ? letters[three & 63] : '=';
	}
	out = json_stringn(text, used);
	free(text);
	return out;
}

static void
put_body(json_t *answer, const void *bytes, size_t n)
{
	json_t *text = json_stringn(bytes, n);

	if (text)
		json_object_set_new(answer, "body", text);
	else
		json_object_set_new(answer, "body_base64",
		    base64(bytes, n));
}

static void
put_text(json_t *answer, const char *key, const char *text)
{
	if (text)
		json_object_set_new(answer, key, json_string(text));
}

static void
say(const struct ar_api_response *response)
{
	json_t *answer = json_object();

	json_object_set_new(answer, "status",
	    json_integer(response->status));
	put_text(answer, "content_type", response->content_type);
	put_text(answer, "allow", response->allow);
	put_text(answer, "save_as", response->save_as);
	put_text(answer, "events_of", response->events_of);
	if (response->repeated)
		json_object_set_new(answer, "repeated", json_true());
	if (response->body)
		put_body(answer, response->body, response->body_n);
	if (json_dumpf(answer, stdout, JSON_COMPACT) != 0)
		give_up("the answer could not be written");
	putchar('\n');
	fflush(stdout);
	json_decref(answer);
}

static void
cause_trouble(struct ar_api *api, const json_t *line,
    struct ar_api_request *request, struct ar_api_response *response)
{
	const json_t *says = json_object_get(line, "body_says");

	if (says)
		request->body_n = (size_t)json_integer_value(says);
	disk_full = json_is_true(json_object_get(line, "disk_full"));
	if (json_is_true(json_object_get(line, "no_memory")))
		fault_arm(0, true);
	ar_api_handle(api, request, response);
	(void)fault_disarm();
	disk_full = false;
}

static void
ask(struct ar_api *api, const json_t *line)
{
	const char *file = text_of(line, "body_file");
	const json_t *offset = json_object_get(line, "utc_offset_s");
	const json_t *body = json_object_get(line, "body");
	struct bytes all = {NULL, 0};
	struct ar_api_request request = {
		.method = text_of(line, "method"),
		.path = text_of(line, "path"),
		.query = text_of(line, "query"),
		.content_type = text_of(line, "content_type"),
		.request_id = text_of(line, "request_id"),
		.body = json_string_value(body),
		.body_n = json_string_length(body),
		.moment = {now_of(line), offset ?
		    json_number_value(offset) : 0},
	};
	struct ar_api_response response;
	bool to_file = false;

	if (!request.method || !request.path)
		give_up("a line needs method and path");
	(void)ar_api_body_limit(request.method, request.path, &to_file);
	if (file && to_file) {
		request.body_file = file;
	} else if (file) {
		all = slurp(file);
		request.body = all.bytes;
		request.body_n = all.n;
	}
	cause_trouble(api, line, &request, &response);
	say(&response);
	ar_api_response_free(&response);
	free(all.bytes);
}

/* --- the table ------------------------------------------------------------ */

static json_t *
names_of(const char *query)
{
	json_t *names = json_array();

	while (query) {
		const char *end = strchr(query, '|');

		json_array_append_new(names, json_stringn(query, end ?
		    (size_t)(end - query) : strlen(query)));
		query = end ? end + 1 : NULL;
	}
	return names;
}

static void
say_routes(void)
{
	static const char *const bodies[] = {
		[AR_ROUTE_EMPTY] = "empty",
		[AR_ROUTE_JSON] = "json",
		[AR_ROUTE_BYTES] = "bytes",
		[AR_ROUTE_FILE] = "file",
	};
	static const char *const logs[] = {
		[AR_ROUTE_NO_LOG] = "none",
		[AR_ROUTE_READ] = "read",
		[AR_ROUTE_WRITE] = "write",
		[AR_ROUTE_OUTSIDE] = "outside",
	};
	size_t count;
	const struct ar_route *routes = ar_routes(&count);

	for (size_t i = 0; i < count; i++) {
		const struct ar_route *route = &routes[i];
		bool to_file;
		json_t *line = json_pack("{s:s, s:s, s:o, s:s, s:s, s:I}",
		    "method", route->method, "path", route->path, "query",
		    names_of(route->query), "body", bodies[route->body],
		    "log", logs[route->log], "most_bytes",
		    (json_int_t)ar_api_body_limit(route->method,
		    route->path, &to_file));

		if (!line || json_dumpf(line, stdout, JSON_COMPACT) != 0)
			give_up("the routes could not be written");
		putchar('\n');
		json_decref(line);
	}
}

static int
wait_ms(void)
{
	const char *text = getenv("AFTERRUN_WAIT_MS");

	return text ? (int)strtol(text, NULL, 10) : WAIT_MS;
}

int
main(int argc, char **argv)
{
	struct ar_api_config config = {
		.wait_ms = wait_ms(),
		.version = AR_VERSION,
		.country = getenv("AFTERRUN_COUNTRY"),
	};
	struct ar_error err;
	struct ar_api *api;
	json_error_t fault;
	char *text = NULL;
	size_t room = 0;
	ssize_t n;

	if (argc == 2 && strcmp(argv[1], "--routes") == 0) {
		say_routes();
		return 0;
	}
	if (argc != 2)
		give_up("name the log");
	config.log_path = argv[1];
	if (ar_api_open(&config, &api, &err) != AR_OK)
		give_up(err.text);
	while ((n = getline(&text, &room, stdin)) > 0) {
		json_t *line = json_loadb(text, (size_t)n,
		    JSON_DISABLE_EOF_CHECK, &fault);

		if (!line)
			give_up(fault.text);
		ask(api, line);
		json_decref(line);
	}
	free(text);
	ar_api_close(api);
	return 0;
}
