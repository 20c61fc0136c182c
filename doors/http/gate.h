/* Who may ask: what the browser says about the page behind a request.
 *
 * A page of another host must not reach the log: by a name that was bent to
 * this computer (DNS rebinding: the Host check) or by a form or script of its
 * own (the Origin check).  Programs say neither Origin nor Sec-Fetch-Site and
 * are let in. */
#ifndef HTTP_GATE_H
#define HTTP_GATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { GATE_HOST = 256 };

struct gate {
	uint16_t port;
	bool loopback;  /* only names of this computer for itself */
	bool secure;    /* https, here or at the proxy */
	bool proxy;     /* the port is the proxy's */
	const char *name;  /* of the place, "[::1]" or "192.168.1.5" */
	const char *const *hosts; /* more names, borrowed */
	size_t host_count;
	char own[GATE_HOST]; /* of this computer; "" not known */
};

/* Is this the Host of one of our own names?  NULL: not said, which is no. */
bool gate_host(const struct gate *gate, const char *host);

struct gate_page {
	const char *host;   /* Host, which passed gate_host */
	const char *origin; /* Origin; NULL */
	const char *site;   /* Sec-Fetch-Site; NULL */
	const char *mode;   /* Sec-Fetch-Mode; NULL */
};

/* May this page ask?  changes: the request changes something. */
bool gate_page(const struct gate *gate, const struct gate_page *page,
    bool changes);

#endif
