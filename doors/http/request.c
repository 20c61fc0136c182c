#define _GNU_SOURCE
#include "doors/http/request.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "doors/http/assets.h"
#include "doors/http/exchange.h"

enum { LOGIN_MAX = 4096 };

static const char api_start[] = "/api/";

const char *
exchange_header(const struct exchange *exchange, const char *name)
{
	return MHD_lookup_connection_value(exchange->connection,
	    MHD_HEADER_KIND, name);
}

struct seat *
exchange_seat(const struct exchange *exchange)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
	    exchange->connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	return info ? info->socket_context : NULL;
}

static void
drop_answer(struct exchange *exchange)
{
	if (exchange->answer.response)
		MHD_destroy_response(exchange->answer.response);
	exchange->answer.response = NULL;
}

void
exchange_refuse(struct exchange *exchange, const struct refusal *refusal)
{
	drop_answer(exchange);
	answer_refuse(&exchange->answer, refusal);
	exchange->refused = true;
}

void
exchange_fail(struct exchange *exchange, const struct ar_error *err)
{
	drop_answer(exchange);
	answer_error(&exchange->answer, err);
	exchange->refused = true;
}

/* --- the header ----------------------------------------------------------- */

struct heads {
	int host;
	int length;
	int coding;
	int id;
	bool odd; /* a name that is none */
};

/* RFC 9110, 5.6.2: blanks before the colon make another name of it, which
 * not every reader sees. */
static bool
is_name(const char *name)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~";

	return name[0] && !name[strspn(name, letters)];
}

static enum MHD_Result
count_head(void *context, enum MHD_ValueKind kind, const char *name,
    const char *value)
{
	struct heads *heads = context;

	(void)kind;
	(void)value;
	heads->odd = heads->odd || !is_name(name);
	heads->host += strcasecmp(name, MHD_HTTP_HEADER_HOST) == 0;
	heads->length +=
	    strcasecmp(name, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0;
	heads->coding +=
	    strcasecmp(name, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0;
	heads->id += strcasecmp(name, "Request-Id") == 0;
	return MHD_YES;
}

/* What no number holds is too much in any case. */
static bool
parse_length(const char *text, uint64_t *length)
{
	size_t n = strlen(text);

	if (n == 0 || strspn(text, "0123456789") != n)
		return false;
	for (*length = 0; *text; text++) {
		if (*length > (UINT64_MAX - 9) / 10) {
			*length = UINT64_MAX;
			return true;
		}
		*length = *length * 10 + (uint64_t)(*text - '0');
	}
	return true;
}

/* A request that two readers could understand in two ways is refused.
 * *length: what it says of its body; 0 also when it says nothing. */
static bool
read_length(struct exchange *exchange, uint64_t *length)
{
	struct heads heads = {.host = 0};
	const char *said = exchange_header(exchange,
	    MHD_HTTP_HEADER_CONTENT_LENGTH);
	const char *coding = exchange_header(exchange,
	    MHD_HTTP_HEADER_TRANSFER_ENCODING);

	*length = 0;
	MHD_get_connection_values(exchange->connection, MHD_HEADER_KIND,
	    count_head, &heads);
	exchange->chunked = coding && strcasecmp(coding, "chunked") == 0;
	if (!heads.odd && heads.host <= 1 && heads.id <= 1 &&
	    heads.length + heads.coding <= 1 &&
	    (!coding || exchange->chunked) &&
	    (!said || parse_length(said, length)))
		return true;
	exchange_refuse(exchange, &(struct refusal){MHD_HTTP_BAD_REQUEST,
	    "input", "the header of this request contradicts itself", NULL,
	    NULL});
	return false;
}

static void
find_kind(struct exchange *exchange)
{
	bool to_file = false;

	exchange->limit = 0;
	if (strcmp(exchange->path, openapi_asset.path) == 0) {
		exchange->kind = KIND_ASSET;
	} else if (strncmp(exchange->path, api_start,
	    sizeof api_start - 1) == 0) {
		exchange->kind = KIND_API;
		exchange->limit = ar_api_body_limit(exchange->method,
		    exchange->path, &to_file);
	} else if (strcmp(exchange->path, "/login") == 0) {
		exchange->kind = KIND_LOGIN;
		exchange->limit = LOGIN_MAX;
	} else {
		exchange->kind = KIND_ASSET;
	}
	exchange->to_file = to_file;
}

static void
too_large(struct exchange *exchange)
{
	if (exchange->kind == KIND_API)
		work_answer_too_large(exchange);
	else
		exchange_refuse(exchange, &(struct refusal){
		    MHD_HTTP_CONTENT_TOO_LARGE, "limit",
		    "what was sent is too large", NULL, NULL});
}

/* All that can be refused before the body is read. */
static void
begin(struct exchange *exchange)
{
	uint64_t length = 0;
	bool body;

	find_kind(exchange);
	if (!read_length(exchange, &length) || !access_host(exchange))
		return;
	if (exchange->kind != KIND_ASSET && !access_page(exchange))
		return;
	if (exchange->kind == KIND_API && !access_token(exchange))
		return;
	body = length > 0 || exchange->chunked;
	if (length > exchange->limit || (body && exchange->limit == 0))
		too_large(exchange);
	else
		body_expect(exchange, length);
	if (!exchange->refused)
		seat_expect(exchange->door->watch, exchange_seat(exchange),
		    length);
}

/* --- the answer ----------------------------------------------------------- */

static enum MHD_Result
send_answer(struct exchange *exchange)
{
	struct answer *answer = &exchange->answer;
	struct seat *seat = exchange_seat(exchange);
	enum MHD_Result result;

	if (!answer->response)
		return MHD_NO;
	if (atomic_load(&exchange->door->stopping))
		answer_header(answer, MHD_HTTP_HEADER_CONNECTION, "close");
	if (answer->events)
		seat_rest(seat);
	else
		seat_expect(exchange->door->watch, seat, answer->bytes);
	exchange->answered = true;
	result = MHD_queue_response(exchange->connection, answer->status,
	    answer->response);
	drop_answer(exchange);
	return result;
}

static enum MHD_Result
finish(struct exchange *exchange)
{
	body_end(exchange);
	if (!exchange->refused && exchange->over)
		too_large(exchange);
	if (!exchange->refused) {
		seat_rest(exchange_seat(exchange));
		if (exchange->kind == KIND_API)
			work_answer(exchange);
		else if (exchange->kind == KIND_LOGIN)
			access_login(exchange);
		else
			static_answer(exchange);
	}
	return send_answer(exchange);
}

/* --- the library's calls -------------------------------------------------- */

void *
request_line(void *context, const char *target,
    struct MHD_Connection *connection)
{
	struct exchange *exchange = calloc(1, sizeof *exchange);
	char *mark;

	if (!exchange)
		return NULL;
	exchange->door = context;
	exchange->connection = connection;
	exchange->fd = -1;
	exchange->path = strdup(target);
	mark = exchange->path ? strchr(exchange->path, '?') : NULL;
	if (mark) {
		*mark = '\0';
		exchange->query = mark + 1;
	}
	return exchange;
}

enum MHD_Result
request_part(void *context, struct MHD_Connection *connection,
    const char *url, const char *method, const char *version,
    const char *bytes, size_t *n, void **state)
{
	struct exchange *exchange = *state;
	bool sound;

	(void)connection;
	(void)context;
	(void)url;
	(void)version;
	if (!exchange || !exchange->path)
		return MHD_NO;
	exchange->method = method;
	if (!exchange->begun) {
		exchange->begun = true;
		atomic_fetch_add(&exchange->door->running, 1);
		begin(exchange);
		/* before the body comes; else with the end of the request,
		 * so that the connection can be used again */
		return exchange->refused && (exchange_header(exchange,
		    MHD_HTTP_HEADER_TRANSFER_ENCODING) ||
		    exchange_header(exchange,
		    MHD_HTTP_HEADER_CONTENT_LENGTH)) ?
		    send_answer(exchange) : MHD_YES;
	}
	if (*n == 0)
		return exchange->answered ? MHD_YES : finish(exchange);
	sound = body_take(exchange, bytes, *n);
	*n = 0;
	return sound ? MHD_YES : MHD_NO;
}

void
request_end(void *context, struct MHD_Connection *connection, void **state,
    enum MHD_RequestTerminationCode why)
{
	struct exchange *exchange = *state;

	(void)context;
	(void)connection;
	(void)why;
	if (!exchange)
		return;
	seat_expect(exchange->door->watch, exchange_seat(exchange), 0);
	if (exchange->begun)
		atomic_fetch_sub(&exchange->door->running, 1);
	body_free(exchange);
	drop_answer(exchange);
	free(exchange->path);
	free(exchange);
	*state = NULL;
}

void
request_connection(void *context, struct MHD_Connection *connection,
    void **seat, enum MHD_ConnectionNotificationCode what)
{
	struct door *door = context;
	const union MHD_ConnectionInfo *info;

	if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
		seat_leave(door->watch, *seat);
		*seat = NULL;
		return;
	}
	info = MHD_get_connection_info(connection,
	    MHD_CONNECTION_INFO_CONNECTION_FD);
	*seat = info ? seat_take(door->watch, info->connect_fd) : NULL;
}

size_t
request_unescape(void *context, struct MHD_Connection *connection,
    char *text)
{
	(void)context;
	(void)connection;
	return strlen(text);
}
