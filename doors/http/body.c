#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "doors/common/file.h"
#include "doors/http/exchange.h"
#include "doors/http/scratch.h"

/* Bodies that lie in memory at once, of all requests; and how much more than
 * allowed is read of a body that did not say its size, so that the client
 * can hear that it was too large. */
static const size_t held_max = (size_t)512 << 20;
static const size_t first_room = (size_t)64 << 10;
static const uint64_t over_max = (uint64_t)1 << 20;

static bool
hold(struct exchange *exchange, size_t n)
{
	if (atomic_fetch_add(&exchange->door->held, n) + n > held_max) {
		atomic_fetch_sub(&exchange->door->held, n);
		return false;
	}
	exchange->held += n;
	return true;
}

static void
no_room(struct exchange *exchange)
{
	exchange_refuse(exchange, &(struct refusal){
	    MHD_HTTP_SERVICE_UNAVAILABLE, "busy",
	    "too much is sent at once", NULL, "try again in a moment"});
}

static void
open_file(struct exchange *exchange)
{
	struct ar_error err;

	memset(&err, 0, sizeof err);
	exchange->body_file = scratch_file(exchange->door->scratch, "body",
	    "", &exchange->fd, &err);
	if (!exchange->body_file)
		exchange_fail(exchange, &err);
}

void
body_expect(struct exchange *exchange, uint64_t declared)
{
	if (declared == 0 && !exchange->chunked)
		return;
	if (exchange->to_file)
		open_file(exchange);
	else if (!hold(exchange, (size_t)declared))
		no_room(exchange);
}

static bool
grow(struct exchange *exchange, size_t wanted)
{
	size_t room = exchange->room ? exchange->room : first_room;
	unsigned char *more;

	while (room < wanted)
		room *= 2;
	if (room == exchange->room)
		return true;
	if (wanted > exchange->held &&
	    !hold(exchange, wanted - exchange->held))
		return false;
	more = realloc(exchange->body, room);
	if (!more)
		return false;
	exchange->body = more;
	exchange->room = room;
	return true;
}

bool
body_take(struct exchange *exchange, const void *bytes, size_t n)
{
	uint64_t before = exchange->taken;

	exchange->taken += n;
	if (exchange->chunked)
		seat_expect_more(exchange_seat(exchange), n);
	if (exchange->taken > exchange->limit)
		exchange->over = true;
	if (exchange->over || exchange->full || exchange->refused)
		return exchange->taken <= exchange->limit + over_max;
	if (exchange->to_file)
		exchange->full = !file_write(exchange->fd, bytes, n);
	else if (!grow(exchange, (size_t)exchange->taken))
		exchange->full = true;
	else
		memcpy(exchange->body + before, bytes, n);
	return true;
}

void
body_end(struct exchange *exchange)
{
	if (exchange->fd >= 0 && close(exchange->fd) != 0)
		exchange->full = true;
	exchange->fd = -1;
	if (exchange->refused || !exchange->full)
		return;
	if (exchange->to_file)
		exchange_refuse(exchange, &(struct refusal){
		    MHD_HTTP_INSUFFICIENT_STORAGE, "storage_full",
		    "there is no room on the disk for it", NULL,
		    "make room and send it again"});
	else
		no_room(exchange);
}

void
body_free(struct exchange *exchange)
{
	if (exchange->fd >= 0)
		close(exchange->fd);
	exchange->fd = -1;
	if (exchange->body_file)
		unlink(exchange->body_file);
	free(exchange->body_file);
	exchange->body_file = NULL;
	free(exchange->body);
	exchange->body = NULL;
	if (exchange->held > 0)
		atomic_fetch_sub(&exchange->door->held, exchange->held);
	exchange->held = 0;
}
