/* The server itself. */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include "doors/http/door.h"
#include "doors/http/listen.h"

struct server;

/* Serve door on place, whose fd it takes.  NULL: err says why. */
struct server *server_start(struct door *door, struct place *place,
    struct ar_error *err);
/* Listen no more, wait for the requests that run, then end.  NULL is
 * allowed. */
void server_stop(struct server *server);

#endif
