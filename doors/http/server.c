#define _GNU_SOURCE
#include "doors/http/server.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <microhttpd.h>

#include "doors/http/request.h"

/* One header with its request line; and how long requests that run are
 * waited for at the end. */
enum { HEADER_MAX = 32 * 1024, END_S = 20, LOOK_MS = 20,
	PEM_MAX = 1 << 20 };

struct server {
	struct door *door;
	struct MHD_Daemon *daemon;
	char *cert; /* owned */
	char *key;
};

/* What the library has to say is about broken clients. */
static void
quiet(void *context, const char *format, va_list list)
{
	(void)context;
	(void)format;
	(void)list;
}

static char *
read_pem(const char *path, struct ar_error *err)
{
	FILE *file = fopen(path, "re");
	char *text = file ? calloc(1, PEM_MAX + 1) : NULL;
	size_t n = text ? fread(text, 1, PEM_MAX, file) : 0;

	if (file)
		fclose(file);
	if (n > 0 && strstr(text, "-----BEGIN "))
		return text;
	free(text);
	ar_fail_at(err, AR_EINPUT, path, file ?
	    "this is no certificate or key in PEM form" :
	    "the file could not be read");
	return NULL;
}

static bool
read_pems(struct server *server, struct ar_error *err)
{
	const struct options *options = server->door->options;

	if (!options->tls_cert)
		return true;
	server->cert = read_pem(options->tls_cert, err);
	if (server->cert)
		server->key = read_pem(options->tls_key, err);
	return server->key;
}

static void
free_server(struct server *server)
{
	free(server->cert);
	free(server->key);
	free(server);
}

static void
start(struct server *server, const struct place *place)
{
	struct door *door = server->door;
	unsigned flags = MHD_USE_POLL_INTERNAL_THREAD |
	    MHD_USE_THREAD_PER_CONNECTION | MHD_USE_ITC | MHD_USE_ERROR_LOG |
	    (place->v6 ? MHD_USE_IPv6 : 0) |
	    (server->cert ? MHD_USE_TLS : 0);
	/* everybody behind a proxy has its address */
	unsigned each = door->options->behind_proxy ? CONNECTIONS :
	    CONNECTIONS_EACH;
	const struct MHD_OptionItem tls[] = {
		{MHD_OPTION_HTTPS_MEM_CERT, 0, server->cert},
		{MHD_OPTION_HTTPS_MEM_KEY, 0, server->key},
		{MHD_OPTION_END, 0, NULL}};
	const struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};

	server->daemon = MHD_start_daemon(flags, 0, NULL, NULL,
	    request_part, door,
	    MHD_OPTION_EXTERNAL_LOGGER, quiet, NULL,
	    MHD_OPTION_LISTEN_SOCKET, place->fd,
	    MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
	    MHD_OPTION_PER_IP_CONNECTION_LIMIT, each,
	    MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)door->options->timeout_s,
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_MAX,
	    MHD_OPTION_STRICT_FOR_CLIENT, 1,
	    MHD_OPTION_URI_LOG_CALLBACK, request_line, door,
	    MHD_OPTION_UNESCAPE_CALLBACK, request_unescape, NULL,
	    MHD_OPTION_NOTIFY_COMPLETED, request_end, door,
	    MHD_OPTION_NOTIFY_CONNECTION, request_connection, door,
	    MHD_OPTION_ARRAY, server->cert ? tls : none,
	    MHD_OPTION_END);
}

struct server *
server_start(struct door *door, struct place *place, struct ar_error *err)
{
	struct server *server = calloc(1, sizeof *server);

	if (!server) {
		ar_fail(err, AR_EMEM, 0, "there is not enough memory");
		return NULL;
	}
	server->door = door;
	if (read_pems(server, err)) {
		start(server, place);
		if (server->daemon) {
			place->fd = -1;
			return server;
		}
		ar_fail(err, AR_EREFUSED, 0, "the server did not start");
		if (server->cert)
			ar_fail_hint(err,
			    "do certificate and key belong together?");
	}
	free_server(server);
	return NULL;
}

void
server_stop(struct server *server)
{
	static const struct timespec pause = {0, (long)LOOK_MS * 1000000};
	double until = watch_clock() + END_S;
	int fd;

	if (!server)
		return;
	atomic_store(&server->door->stopping, true);
	fd = MHD_quiesce_daemon(server->daemon);
	if (fd >= 0)
		close(fd);
	while (atomic_load(&server->door->running) > 0 &&
	    watch_clock() < until)
		nanosleep(&pause, NULL);
	MHD_stop_daemon(server->daemon);
	free_server(server);
}
