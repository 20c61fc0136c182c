#define _GNU_SOURCE
#include "doors/http/gate.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

enum { PORT_MAX = 65535, HTTPS = 443, HTTP = 80 };

/* Name and port of a Host header; port 0: not said. */
static bool
apart(const char *host, char name[GATE_HOST], int64_t *port)
{
	size_t n = strcspn(host, ":");
	const char *rest;

	if (host[0] == '[') {
		n = strcspn(host, "]");
		n += host[n] == ']' ? 1 : 0;
	}
	rest = host + n;
	if (n == 0 || n >= GATE_HOST)
		return false;
	memcpy(name, host, n);
	name[n] = '\0';
	*port = 0;
	if (!rest[0])
		return true;
	return rest[0] == ':' && ar_integer_parse(rest + 1,
	    strlen(rest + 1), port) && *port > 0 && *port <= PORT_MAX;
}

/* Nobody can bend an address as a name can be bent. */
static bool
is_address(const char *name)
{
	char inside[GATE_HOST];
	unsigned char bytes[16];
	size_t n = strlen(name);

	if (inet_pton(AF_INET, name, bytes) == 1)
		return true;
	if (n < 3 || name[0] != '[' || name[n - 1] != ']')
		return false;
	memcpy(inside, name + 1, n - 2);
	inside[n - 2] = '\0';
	return inet_pton(AF_INET6, inside, bytes) == 1;
}

static bool
is_own(const struct gate *gate, const char *name)
{
	char local[GATE_HOST + 8];

	snprintf(local, sizeof local, "%s.local", gate->own);
	return gate->own[0] && (strcasecmp(name, gate->own) == 0 ||
	    strcasecmp(name, local) == 0);
}

static bool
is_name(const struct gate *gate, const char *name)
{
	static const char *const always[] = {"localhost", "127.0.0.1",
	    "[::1]"};

	for (size_t i = 0; i < sizeof always / sizeof always[0]; i++)
		if (strcasecmp(name, always[i]) == 0)
			return true;
	for (size_t i = 0; i < gate->host_count; i++)
		if (strcasecmp(name, gate->hosts[i]) == 0)
			return true;
	if (strcasecmp(name, gate->name) == 0)
		return true;
	return !gate->loopback && (is_address(name) || is_own(gate, name));
}

bool
gate_host(const struct gate *gate, const char *host)
{
	char name[GATE_HOST];
	int64_t port;

	if (!host || !apart(host, name, &port) || !is_name(gate, name))
		return false;
	if (gate->proxy)
		return true;
	if (port == 0)
		port = gate->secure ? HTTPS : HTTP;
	return port == gate->port;
}

/* The page itself: the same scheme, name and port.  A proxy may hide the
 * name, so those said by --host hold there, too. */
static bool
is_same(const struct gate *gate, const char *origin, const char *host)
{
	const char *scheme = gate->secure ? "https://" : "http://";
	size_t n = strlen(scheme);
	char name[GATE_HOST];
	int64_t port;

	if (strncasecmp(origin, scheme, n) != 0)
		return false;
	if (strcasecmp(origin + n, host) == 0)
		return true;
	if (!gate->proxy || !apart(origin + n, name, &port))
		return false;
	for (size_t i = 0; i < gate->host_count; i++)
		if (strcasecmp(name, gate->hosts[i]) == 0)
			return true;
	return false;
}

bool
gate_page(const struct gate *gate, const struct gate_page *page, bool changes)
{
	const char *site = page->site;

	if (page->origin)
		return is_same(gate, page->origin, page->host);
	if (!site || strcasecmp(site, "same-origin") == 0 ||
	    strcasecmp(site, "none") == 0)
		return true;
	/* a link from elsewhere may be followed */
	return !changes && page->mode &&
	    strcasecmp(page->mode, "navigate") == 0;
}
