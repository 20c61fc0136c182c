/* From a request over HTTP to one of the API, and back. */
#define _GNU_SOURCE
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "doors/cli/terminal.h"
#include "doors/http/exchange.h"

enum { LANGUAGE_MAX = 36, OFFSET_MAX_S = 18 * 3600 };

/* The first one is the one they like best. */
static const char *
language(const struct exchange *exchange, char out[LANGUAGE_MAX])
{
	const char *said = exchange_header(exchange,
	    MHD_HTTP_HEADER_ACCEPT_LANGUAGE);
	size_t n = 0;

	while (said && n < LANGUAGE_MAX - 1 &&
	    ((said[n] >= 'a' && said[n] <= 'z') ||
	    (said[n] >= 'A' && said[n] <= 'Z') || said[n] == '-')) {
		out[n] = said[n];
		n++;
	}
	out[n] = '\0';
	return n > 0 ? out : NULL;
}

/* The runner's zone is where the phone is, which may be another computer. */
static bool
find_moment(struct exchange *exchange, struct ar_moment *moment)
{
	const char *said = exchange_header(exchange, "X-Utc-Offset-S");
	int64_t offset_s;

	if (!terminal_now(&moment->now_utc_s))
		moment->now_utc_s = NAN;
	if (!said) {
		moment->utc_offset_s = terminal_offset(moment->now_utc_s);
		return true;
	}
	if (ar_integer_parse(said, strlen(said), &offset_s) &&
	    offset_s >= -OFFSET_MAX_S && offset_s <= OFFSET_MAX_S) {
		moment->utc_offset_s = (double)offset_s;
		return true;
	}
	exchange_refuse(exchange, &(struct refusal){MHD_HTTP_BAD_REQUEST,
	    "input", "this is no time zone", "X-Utc-Offset-S",
	    "say local time minus UTC in seconds, as in 3600"});
	return false;
}

static void
ask(struct exchange *exchange, const struct ar_api_request *request)
{
	struct ar_api_response response;
	struct ar_api *api;
	struct ar_error err;

	if (pool_take(exchange->door->pool, &api, &err) != AR_OK) {
		exchange_fail(exchange, &err);
		return;
	}
	ar_api_handle(api, request, &response);
	pool_give(exchange->door->pool, api);
	if (response.events_of)
		events_answer(exchange, response.events_of);
	else
		answer_api(&exchange->answer, &response);
	ar_api_response_free(&response);
}

static void
handle(struct exchange *exchange, const void *body, size_t n)
{
	struct ar_api_request request = {
		.method = strcmp(exchange->method, "HEAD") == 0 ? "GET" :
		    exchange->method,
		.path = exchange->path,
		.query = exchange->query,
		.content_type = exchange_header(exchange,
		    MHD_HTTP_HEADER_CONTENT_TYPE),
		.request_id = exchange_header(exchange, "Request-Id"),
		.caller = "http",
		.body = body,
		.body_n = n,
		.body_file = exchange->body_file,
	};
	char said[LANGUAGE_MAX];

	if (!find_moment(exchange, &request.moment))
		return;
	request.language = language(exchange, said);
	ask(exchange, &request);
}

void
work_answer(struct exchange *exchange)
{
	handle(exchange, exchange->body ? exchange->body : (const void *)"",
	    exchange->to_file ? 0 : (size_t)exchange->taken);
}

void
work_answer_too_large(struct exchange *exchange)
{
	uint64_t more = exchange->limit + 1;

	handle(exchange, "", (size_t)more);
	exchange->refused = true;
}
