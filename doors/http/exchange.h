/* One request and its answer. */
#ifndef HTTP_EXCHANGE_H
#define HTTP_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <microhttpd.h>

#include "doors/http/answer.h"
#include "doors/http/door.h"

enum kind { KIND_ASSET, KIND_API, KIND_LOGIN };

enum { PEER_MAX = 64 };

struct exchange {
	struct door *door;
	struct MHD_Connection *connection;
	const char *method;
	char *path;        /* as sent; owned */
	const char *query; /* in path's memory; NULL */
	enum kind kind;
	bool begun;    /* the header is here */
	bool refused;  /* answer stands, whatever comes */
	bool answered; /* it was handed over */
	bool chunked;
	/* The body. */
	uint64_t limit;
	uint64_t taken;
	bool to_file;
	bool over;     /* more than limit came */
	bool full;     /* there was no room for it */
	unsigned char *body; /* owned; NULL where it goes to a file */
	size_t room;
	size_t held;   /* of door->held */
	int fd;        /* of body_file; -1 */
	char *body_file; /* owned; NULL; removed at the end */
	struct answer answer;
};

/* Value of a header; NULL: not sent. */
const char *exchange_header(const struct exchange *exchange,
    const char *name);
/* What the header asks for may be refused before the body is read. */
void exchange_refuse(struct exchange *exchange,
    const struct refusal *refusal);
void exchange_fail(struct exchange *exchange, const struct ar_error *err);
struct seat *exchange_seat(const struct exchange *exchange);

/* body.c: make room, take what came (never fails: what cannot be kept is
 * said at the end), and check at the end that all of it is there. */
void body_expect(struct exchange *exchange, uint64_t declared);
/* false: the client goes on though it was told to stop. */
bool body_take(struct exchange *exchange, const void *bytes, size_t n);
void body_end(struct exchange *exchange);
void body_free(struct exchange *exchange);

/* access.c: is the asker let in?  Refuses if not. */
bool access_host(struct exchange *exchange);
bool access_page(struct exchange *exchange);
bool access_token(struct exchange *exchange);
void access_login(struct exchange *exchange);

/* static.c, work.c: fill answer. */
void static_answer(struct exchange *exchange);
void work_answer(struct exchange *exchange);
/* Ask the API what it says to a request with a body of this size, which is
 * too large, and was not read. */
void work_answer_too_large(struct exchange *exchange);
/* events.c: the progress of an import, until it is done. */
void events_answer(struct exchange *exchange, const char *job);

#endif
