#define _GNU_SOURCE
#include "doors/http/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/text.h"

enum { BACKLOG = 128, PORT_MAX = 65535, PORT_TEXT = 8, LOOPBACK_NET = 127 };

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

static enum ar_status
no_place(const char *text, const char *why, struct ar_error *err)
{
	ar_fail_at(err, AR_EINPUT, text, why);
	return ar_fail_hint(err, "say it like --listen 127.0.0.1:7654");
}

/* Host and port apart; the brackets of an IPv6 address go. */
static bool
apart(const char *text, char host[PLACE_NAME], char port[PORT_TEXT])
{
	const char *colon = strrchr(text, ':');
	size_t n = colon ? (size_t)(colon - text) : 0;
	int64_t number;

	if (n == 0 || n >= PLACE_NAME || strlen(colon + 1) > 5 ||
	    !ar_integer_parse(colon + 1, strlen(colon + 1), &number) ||
	    number < 0 || number > PORT_MAX)
		return false;
	if (text[0] == '[' && text[n - 1] == ']') {
		text++;
		n -= 2;
	} else if (memchr(text, ':', n)) {
		return false;
	}
	memcpy(host, text, n);
	host[n] = '\0';
	snprintf(port, PORT_TEXT, "%d", (int)number);
	return n > 0;
}

static bool
is_loopback(const union address *address)
{
	if (address->any.sa_family == AF_INET)
		return ntohl(address->v4.sin_addr.s_addr) >> 24 ==
		    LOOPBACK_NET;
	return IN6_IS_ADDR_LOOPBACK(&address->v6.sin6_addr);
}

static bool
is_any(const union address *address)
{
	if (address->any.sa_family == AF_INET)
		return address->v4.sin_addr.s_addr == htonl(INADDR_ANY);
	return IN6_IS_ADDR_UNSPECIFIED(&address->v6.sin6_addr);
}

static void
write_name(const union address *address, char name[PLACE_NAME])
{
	char text[INET6_ADDRSTRLEN] = "";

	if (address->any.sa_family == AF_INET) {
		inet_ntop(AF_INET, &address->v4.sin_addr, text, sizeof text);
		snprintf(name, PLACE_NAME, "%s", text);
		return;
	}
	inet_ntop(AF_INET6, &address->v6.sin6_addr, text, sizeof text);
	snprintf(name, PLACE_NAME, "[%s]", text);
}

/* The first address that others in the same network know. */
static void
own_name(char name[PLACE_NAME])
{
	struct ifaddrs *all = NULL;

	snprintf(name, PLACE_NAME, "localhost");
	if (getifaddrs(&all) != 0)
		return;
	for (const struct ifaddrs *at = all; at; at = at->ifa_next) {
		if (!at->ifa_addr || at->ifa_addr->sa_family != AF_INET ||
		    (at->ifa_flags & IFF_LOOPBACK) ||
		    !(at->ifa_flags & IFF_UP))
			continue;
		write_name((const union address *)(const void *)at->ifa_addr,
		    name);
		break;
	}
	freeifaddrs(all);
}

static uint16_t
port_of(const union address *address)
{
	return ntohs(address->any.sa_family == AF_INET6 ?
	    address->v6.sin6_port : address->v4.sin_port);
}

static enum ar_status
find(struct place *place, const char *text, union address *address,
    struct ar_error *err)
{
	const struct addrinfo wish = {.ai_socktype = SOCK_STREAM,
	    .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
	struct addrinfo *found = NULL;
	char host[PLACE_NAME], port[PORT_TEXT];

	memset(place, 0, sizeof *place);
	memset(address, 0, sizeof *address);
	place->fd = -1;
	if (!apart(text, host, port))
		return no_place(text, "this is no place to listen", err);
	if (getaddrinfo(host, port, &wish, &found) != 0 || !found)
		return no_place(text, "this host is not known", err);
	if (found->ai_addrlen <= sizeof *address)
		memcpy(address, found->ai_addr, found->ai_addrlen);
	freeaddrinfo(found);
	if (address->any.sa_family != AF_INET &&
	    address->any.sa_family != AF_INET6)
		return no_place(text, "this host is not known", err);
	place->v6 = address->any.sa_family == AF_INET6;
	place->loopback = is_loopback(address);
	place->any = is_any(address);
	place->port = port_of(address);
	if (place->any)
		own_name(place->name);
	else
		write_name(address, place->name);
	return AR_OK;
}

enum ar_status
place_find(struct place *place, const char *text, struct ar_error *err)
{
	union address address;

	return find(place, text, &address, err);
}

static enum ar_status
refused(struct place *place, const char *text, struct ar_error *err)
{
	int wrong = errno;

	if (place->fd >= 0)
		close(place->fd);
	place->fd = -1;
	place->taken = wrong == EADDRINUSE;
	if (place->taken) {
		ar_fail_at(err, AR_EREFUSED, text,
		    "another program listens there already");
		return ar_fail_hint(err, "is afterrun serve running? "
		    "--listen 127.0.0.1:0 takes a free port");
	}
	ar_fail_at(err, AR_EREFUSED, text, wrong == EADDRNOTAVAIL ?
	    "this is no address of this computer" :
	    "it cannot listen there");
	return ar_fail_hint(err, strerror(wrong));
}

enum ar_status
place_open(struct place *place, const char *text, struct ar_error *err)
{
	union address address;
	socklen_t size = sizeof address;
	int yes = 1, only_v6;

	AR_TRY(find(place, text, &address, err));
	place->fd = socket(address.any.sa_family,
	    SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (place->fd < 0)
		return refused(place, text, err);
	setsockopt(place->fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	only_v6 = !place->any;
	if (place->v6)
		setsockopt(place->fd, IPPROTO_IPV6, IPV6_V6ONLY, &only_v6,
		    sizeof only_v6);
	if (bind(place->fd, &address.any, place->v6 ? sizeof address.v6 :
	    sizeof address.v4) != 0 || listen(place->fd, BACKLOG) != 0 ||
	    getsockname(place->fd, &address.any, &size) != 0)
		return refused(place, text, err);
	place->port = port_of(&address);
	return AR_OK;
}
