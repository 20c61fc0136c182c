/* Slow clients: each connection has a time by which it must have got on.
 * libmicrohttpd drops those that are silent; this drops those that send or
 * take a byte now and then. */
#ifndef HTTP_WATCH_H
#define HTTP_WATCH_H

#include <stdbool.h>
#include <stdint.h>

struct watch;
struct seat; /* one connection */

/* timeout_s  how long a client may take for its header, for a pause between
 *            requests, and besides the time its bytes need at the slowest
 *            pace that is put up with. */
struct watch *watch_open(int timeout_s); /* NULL: no memory or thread */
void watch_close(struct watch *watch);   /* NULL is allowed */
struct seat *seat_take(struct watch *watch, int fd); /* NULL: no memory */
/* Before fd is closed; NULL is allowed. */
void seat_leave(struct watch *watch, struct seat *seat);
/* From now on this many bytes have to pass; 0: a header or a pause. */
void seat_expect(struct watch *watch, struct seat *seat, uint64_t bytes);
/* More than was expected comes; the time began before. */
void seat_expect_more(struct seat *seat, uint64_t bytes);
/* We are at work, or it is a stream of events: no end. */
void seat_rest(struct seat *seat);
/* A clock that only goes forward, in seconds. */
double watch_clock(void);

#endif
