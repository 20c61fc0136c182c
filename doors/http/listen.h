/* The place where the server listens. */
#ifndef HTTP_LISTEN_H
#define HTTP_LISTEN_H

#include <stdbool.h>
#include <stdint.h>

#include "afterrun/status.h"

enum { PLACE_NAME = 256 };

struct place {
	int fd;        /* -1: none */
	bool loopback; /* nobody but this computer reaches it */
	bool any;      /* every address of this computer */
	bool v6;
	bool taken;    /* why it could not be opened: another program is there */
	uint16_t port; /* the real one; before that, as said */
	char name[PLACE_NAME]; /* as in a URL, "[::1]"; of any: one address
	                        * of this computer, as far as can be known */
};

/* Find out what text ("HOST:PORT", "[::1]:7654") means; fd stays -1. */
enum ar_status place_find(struct place *place, const char *text,
    struct ar_error *err) AR_MUST_USE;
/* Listen there; fd is the caller's to close.
 * AR_EREFUSED: it is taken, or is no address of this computer. */
enum ar_status place_open(struct place *place, const char *text,
    struct ar_error *err) AR_MUST_USE;

#endif
