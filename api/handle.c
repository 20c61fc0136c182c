/* One request in, one answer out: the way every request goes. */
#include <stdlib.h>
#include <string.h>

#include "afterrun/after.h"
#include "api/error_json.h"
#include "api/match.h"
#include "api/numbers.h"
#include "api/query.h"
#include "api/work.h"
#include "base/text.h"

/* error/1 must find room when the request's arena is full. */
static const size_t arena_error = (size_t)64 << 10;

enum ar_status
ar_api_open(const struct ar_api_config *config, struct ar_api **out,
    struct ar_error *err)
{
	struct ar_api *api = calloc(1, sizeof *api);
	size_t n = strlen(config->log_path) + 1;

	*out = NULL;
	if (api)
		api->log_path = malloc(n);
	if (!api || !api->log_path) {
		free(api);
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	}
	memcpy(api->log_path, config->log_path, n);
	api->config = *config;
	api->config.log_path = api->log_path;
	*out = api;
	return AR_OK;
}

void
ar_api_release(struct ar_api *api)
{
	ar_store_close(api->reader);
	ar_store_close(api->writer);
	api->reader = NULL;
	api->writer = NULL;
}

void
ar_api_close(struct ar_api *api)
{
	if (!api)
		return;
	ar_api_release(api);
	free(api->log_path);
	free(api);
}

void
ar_api_response_free(struct ar_api_response *response)
{
	ar_arena_close(response->arena);
	memset(response, 0, sizeof *response);
}

bool
ar_api_route(size_t index, const char **method, const char **path)
{
	size_t count;
	const struct ar_route *routes = ar_routes(&count);

	if (index >= count)
		return false;
	*method = routes[index].method;
	*path = routes[index].path;
	return true;
}

uint64_t
ar_api_body_limit(const char *method, const char *path, bool *to_file)
{
	bool known;
	const struct ar_route *route = ar_match_find(method, path, &known);

	*to_file = route && route->body == AR_ROUTE_FILE;
	return route ? ar_match_limit(route) : 0;
}

int
ar_api_status(enum ar_status status)
{
	switch (status) {
	case AR_OK:
		return AR_HTTP_DONE;
	case AR_EFORMAT:
	case AR_ETRUNC:
	case AR_EDAMAGE:
	case AR_EINPUT:
		return AR_HTTP_INPUT;
	case AR_EABSENT:
		return AR_HTTP_ABSENT;
	case AR_EREFUSED:
		return AR_HTTP_REFUSED;
	case AR_ELIMIT:
		return AR_HTTP_TOO_MUCH;
	case AR_ELOCKED:
		return AR_HTTP_LOCKED;
	case AR_EFULL:
		return AR_HTTP_FULL;
	default:
		return AR_HTTP_FAILED;
	}
}

/* --- what is asked -------------------------------------------------------- */

/* "application/json", whatever is said behind it. */
static bool
is_json(const char *type)
{
	static const char name[] = "application/json";
	size_t n = sizeof name - 1;

	return type && strlen(type) >= n && ar_text_same_word(type, n, name)
	    && (!type[n] || type[n] == ';' || type[n] == ' ');
}

static enum ar_status
fail_as(struct ar_call *call, int http, enum ar_status status,
    const char *text)
{
	call->response->status = http;
	return ar_fail(call->err, status, 0, text);
}

static enum ar_status
check_body(struct ar_call *call, const struct ar_route *route)
{
	const struct ar_api_request *request = call->request;

	if (request->body_n > ar_match_limit(route))
		return fail_as(call, AR_HTTP_TOO_MUCH, AR_ELIMIT,
		    route->body == AR_ROUTE_EMPTY ?
		    "nothing is sent along here" :
		    "what was sent is too large");
	if (route->body == AR_ROUTE_JSON && !is_json(request->content_type))
		return fail_as(call, AR_HTTP_TYPE, AR_EFORMAT,
		    "this has to be sent as application/json");
	if (route->body == AR_ROUTE_BYTES && request->body_n == 0) {
		ar_fail(call->err, AR_EFORMAT, 0, "nothing was sent");
		return ar_fail_hint(call->err, ar_after_hint(AR_EFORMAT));
	}
	if (route->body == AR_ROUTE_FILE && !request->body_file)
		return ar_fail(call->err, AR_EFORMAT, 0, "nothing was sent");
	return AR_OK;
}

static bool
is_id_letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

static enum ar_status
check_id(struct ar_call *call)
{
	const char *id = call->request->request_id;
	size_t n = 0;

	if (!id)
		return AR_OK;
	while (n <= AR_REQUEST_ID_MAX && is_id_letter(id[n]))
		n++;
	if (n > 0 && n <= AR_REQUEST_ID_MAX && !id[n])
		return AR_OK;
	return ar_fail_at(call->err, AR_EINPUT, "Request-Id",
	    "a request id has 1 to 64 letters, digits, - and _");
}

static enum ar_status
answer(struct ar_api *api, struct ar_call *call)
{
	const struct ar_api_request *request = call->request;
	const struct ar_route *route;
	bool known;

	if (strlen(request->path) >= AR_API_PATH_MAX)
		return ar_fail(call->err, AR_EABSENT, 0,
		    "there is nothing at this address");
	route = ar_match_find(request->method, request->path, &known);
	if (!route && known)
		return fail_as(call, AR_HTTP_METHOD, AR_EINPUT,
		    "this cannot be done at this address");
	if (!route)
		return ar_fail(call->err, AR_EABSENT, 0,
		    "there is nothing at this address");
	AR_TRY(check_body(call, route));
	AR_TRY(check_id(call));
	AR_TRY(ar_match_parts(route, call));
	AR_TRY(ar_query_read(call, request->query, route->query));
	return ar_work(api, call, route);
}

/* --- what is answered ----------------------------------------------------- */

static const char *
code_of(int http, enum ar_status status)
{
	switch (http) {
	case AR_HTTP_METHOD:
		return "method";
	case AR_HTTP_TYPE:
		return "content_type";
	case AR_HTTP_NOT_OFFERED:
		return "not_offered";
	default:
		return ar_status_code(status);
	}
}

static const char no_memory[] = "{\"schema\":\"error/1\",\"code\":\"memory\","
    "\"message\":\"there is not enough memory\"}\n";

/* Where it went wrong, by name or else by the byte of the body. */
static const char *
where_of(const struct ar_error *err, struct ar_arena *arena)
{
	const char *text = err->where;

	if (!text[0] && err->offset > 0)
		text = ar_text_format(arena, "byte %f", (double)err->offset);
	return text;
}

/* error/1 in the place of what the handler may have begun. */
static void
refuse(struct ar_call *call, enum ar_status status)
{
	struct ar_api_response *response = call->response;
	struct ar_error *err = call->err;
	struct ar_arena *arena = ar_arena_open(arena_error);
	int http = response->status >= AR_HTTP_INPUT ? response->status :
	    ar_api_status(status);
	char *text = NULL;

	*response = (struct ar_api_response){.status = http,
	    .content_type = "application/json", .arena = arena};
	call->arena = arena;
	if (arena && http == AR_HTTP_METHOD)
		response->allow = ar_match_allow(call->request->path, arena);
	if (arena)
		text = ar_error_json(code_of(http, status), err->text[0] ?
		    err->text : "this did not work", where_of(err, arena),
		    err->hint, arena);
	if (text && ar_call_json(call, http, text) == AR_OK)
		return;
	response->status = AR_HTTP_FAILED;
	response->body = no_memory;
	response->body_n = sizeof no_memory - 1;
}

void
ar_api_handle(struct ar_api *api, const struct ar_api_request *request,
    struct ar_api_response *response)
{
	struct ar_error err;
	struct ar_call call = {.request = request, .config = &api->config,
	    .response = response, .err = &err};
	enum ar_status status = AR_EMEM;

	memset(&err, 0, sizeof err);
	*response = (struct ar_api_response){.status = AR_HTTP_DONE};
	call.arena = ar_work_arena(request);
	response->arena = call.arena;
	if (call.arena)
		status = answer(api, &call);
	else
		ar_fail(&err, AR_EMEM, 0, "there is not enough memory");
	if (status == AR_OK)
		return;
	ar_arena_close(response->arena);
	refuse(&call, status);
}
