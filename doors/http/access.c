#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "api/json.h"
#include "doors/http/exchange.h"

enum { COOKIE_DAYS = 180, DAY_S = 86400, BEARER = 7, COOKIE_ROOM = 256 };

/* A cookie of this name is taken only from us, and only over https. */
static const char secure_name[] = "__Host-afterrun";
static const char plain_name[] = "afterrun";

static const char *
cookie_name(const struct door *door)
{
	return door->gate.secure ? secure_name : plain_name;
}

bool
access_host(struct exchange *exchange)
{
	if (gate_host(&exchange->door->gate,
	    exchange_header(exchange, MHD_HTTP_HEADER_HOST)))
		return true;
	exchange_refuse(exchange, &(struct refusal){
	    MHD_HTTP_MISDIRECTED_REQUEST, "host",
	    "afterrun is not reached by this name", "Host",
	    "use the address that afterrun serve printed, or start it with "
	    "--host NAME"});
	return false;
}

bool
access_page(struct exchange *exchange)
{
	const struct gate_page page = {
		exchange_header(exchange, MHD_HTTP_HEADER_HOST),
		exchange_header(exchange, MHD_HTTP_HEADER_ORIGIN),
		exchange_header(exchange, "Sec-Fetch-Site"),
		exchange_header(exchange, "Sec-Fetch-Mode")};
	bool changes = strcmp(exchange->method, "GET") != 0 &&
	    strcmp(exchange->method, "HEAD") != 0;

	if (gate_page(&exchange->door->gate, &page, changes))
		return true;
	exchange_refuse(exchange, &(struct refusal){MHD_HTTP_FORBIDDEN,
	    "origin", "a page of another host asked for this", "Origin",
	    "open afterrun itself"});
	return false;
}

/* Who asks: a proxy says it in the last address it adds. */
static void
peer(const struct exchange *exchange, char from[PEER_MAX])
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
	    exchange->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	const char *said = exchange->door->options->behind_proxy ?
	    exchange_header(exchange, "X-Forwarded-For") : NULL;
	const char *last = said ? strrchr(said, ',') : NULL;

	snprintf(from, PEER_MAX, "?");
	if (said) {
		said = last ? last + 1 : said;
		snprintf(from, PEER_MAX, "%s", said + strspn(said, " "));
	} else if (info && info->client_addr->sa_family == AF_INET) {
		inet_ntop(AF_INET, &((const struct sockaddr_in *)(const
		    void *)info->client_addr)->sin_addr, from, PEER_MAX);
	} else if (info && info->client_addr->sa_family == AF_INET6) {
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const
		    void *)info->client_addr)->sin6_addr, from, PEER_MAX);
	}
}

static bool
may_try(struct exchange *exchange)
{
	char from[PEER_MAX], wait[16];

	peer(exchange, from);
	if (tries_may(exchange->door->tries, from, watch_clock()))
		return true;
	exchange_refuse(exchange, &(struct refusal){
	    MHD_HTTP_TOO_MANY_REQUESTS, "token",
	    "there were too many wrong tokens", NULL,
	    "wait a minute and use the link that afterrun serve showed"});
	snprintf(wait, sizeof wait, "%d", tries_wait_s());
	answer_header(&exchange->answer, MHD_HTTP_HEADER_RETRY_AFTER, wait);
	return false;
}

static void
wrong_token(struct exchange *exchange, const char *message)
{
	exchange_refuse(exchange, &(struct refusal){MHD_HTTP_UNAUTHORIZED,
	    "token", message, NULL,
	    "open the link that afterrun serve --token new shows"});
	answer_header(&exchange->answer, MHD_HTTP_HEADER_WWW_AUTHENTICATE,
	    "Bearer");
}

/* Wrong once more. */
static void
failed_try(struct exchange *exchange)
{
	char from[PEER_MAX];

	peer(exchange, from);
	tries_failed(exchange->door->tries, from, watch_clock());
	wrong_token(exchange, "this token does not hold");
}

bool
access_token(struct exchange *exchange)
{
	struct door *door = exchange->door;
	const char *said = exchange_header(exchange,
	    MHD_HTTP_HEADER_AUTHORIZATION);
	const char *cookie = MHD_lookup_connection_value(
	    exchange->connection, MHD_COOKIE_KIND, cookie_name(door));

	if (!door->tokens)
		return true;
	if (cookie && tokens_cookie_holds(door->tokens, cookie))
		return true;
	if (!said || strncasecmp(said, "Bearer ", BEARER) != 0) {
		wrong_token(exchange, "afterrun needs a token here");
		return false;
	}
	if (!may_try(exchange))
		return false;
	if (tokens_hold(door->tokens, said + BEARER))
		return true;
	failed_try(exchange);
	return false;
}

static char *
read_token(struct exchange *exchange, struct ar_error *err)
{
	static const char *const allowed[] = {"token", NULL};
	struct ar_json_in in = {.err = err};
	json_t *root = NULL;
	const char *text = NULL;
	char *token = NULL;

	memset(err, 0, sizeof *err);
	if (ar_json_parse((const char *)exchange->body,
	    (size_t)exchange->taken, &root, err) != AR_OK)
		return NULL;
	ar_json_only(&in, root, allowed);
	text = json_string_value(json_object_get(root, "token"));
	if (!text)
		ar_json_wrong(&in, "token", "this is no token");
	if (in.status == AR_OK)
		token = strdup(text);
	json_decref(root);
	return token;
}

static void
give_cookie(struct exchange *exchange, const char *token)
{
	char cookie[TOKEN_TEXT], header[COOKIE_ROOM];

	answer_empty(&exchange->answer, MHD_HTTP_NO_CONTENT);
	if (!tokens_cookie(token, cookie))
		return;
	snprintf(header, sizeof header, "%s=%s; Path=/; Max-Age=%d; "
	    "HttpOnly; SameSite=Strict%s",
	    cookie_name(exchange->door), cookie, COOKIE_DAYS * DAY_S,
	    exchange->door->gate.secure ? "; Secure" : "");
	answer_header(&exchange->answer, MHD_HTTP_HEADER_SET_COOKIE, header);
}

void
access_login(struct exchange *exchange)
{
	struct ar_error err;
	char *token;

	if (strcmp(exchange->method, "POST") != 0) {
		exchange_refuse(exchange, &(struct refusal){
		    MHD_HTTP_METHOD_NOT_ALLOWED, "method",
		    "this cannot be done at this address", NULL, NULL});
		answer_header(&exchange->answer, MHD_HTTP_HEADER_ALLOW,
		    "POST");
		return;
	}
	token = read_token(exchange, &err);
	if (!token) {
		exchange_fail(exchange, &err);
	} else if (!exchange->door->tokens) {
		answer_empty(&exchange->answer, MHD_HTTP_NO_CONTENT);
	} else if (may_try(exchange)) {
		if (tokens_hold(exchange->door->tokens, token))
			give_cookie(exchange, token);
		else
			failed_try(exchange);
	}
	free(token);
}
