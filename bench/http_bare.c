#define _GNU_SOURCE
#include "http_bare.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <microhttpd.h>
#include <sqlite3.h>

enum { CONNECTIONS = 128 };

/* Each thread keeps its own handle, and its question prepared. */
struct bare {
	const char *path;
	pthread_key_t key;
};

struct handle {
	sqlite3 *db;
	sqlite3_stmt *statement;
};

bool
bare_prepare(const char *path, const char *text)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *statement = NULL;
	bool sound = sqlite3_open(path, &db) == SQLITE_OK &&
	    sqlite3_exec(db, "CREATE TABLE t (id INTEGER PRIMARY KEY, "
	    "text TEXT NOT NULL)", NULL, NULL, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, "INSERT INTO t VALUES (1, ?)", -1,
	    &statement, NULL) == SQLITE_OK &&
	    sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC) ==
	    SQLITE_OK && sqlite3_step(statement) == SQLITE_DONE;

	sqlite3_finalize(statement);
	sqlite3_close(db);
	return sound;
}

static void
close_handle(void *context)
{
	struct handle *handle = context;

	sqlite3_finalize(handle->statement);
	sqlite3_close(handle->db);
	free(handle);
}

static struct handle *
own_handle(struct bare *bare)
{
	struct handle *handle = pthread_getspecific(bare->key);

	if (handle)
		return handle;
	handle = calloc(1, sizeof *handle);
	if (handle && sqlite3_open_v2(bare->path, &handle->db,
	    SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(handle->db, "SELECT text FROM t WHERE id = ?",
	    -1, &handle->statement, NULL) == SQLITE_OK &&
	    pthread_setspecific(bare->key, handle) == 0)
		return handle;
	if (handle)
		close_handle(handle);
	return NULL;
}

static enum MHD_Result
answer(void *context, struct MHD_Connection *connection, const char *url,
    const char *method, const char *version, const char *bytes, size_t *n,
    void **state)
{
	static const int begun;
	struct handle *handle;
	struct MHD_Response *response = NULL;
	enum MHD_Result result = MHD_NO;

	(void)url;
	(void)method;
	(void)version;
	(void)bytes;
	(void)n;
	if (!*state) {
		*state = (void *)(uintptr_t)&begun;
		return MHD_YES;
	}
	handle = own_handle(context);
	if (!handle)
		return MHD_NO;
	sqlite3_bind_int64(handle->statement, 1, 1);
	if (sqlite3_step(handle->statement) == SQLITE_ROW)
		response = MHD_create_response_from_buffer((size_t)
		    sqlite3_column_bytes(handle->statement, 0), (void *)
		    (uintptr_t)sqlite3_column_text(handle->statement, 0),
		    MHD_RESPMEM_MUST_COPY);
	sqlite3_reset(handle->statement);
	if (response) {
		MHD_add_response_header(response,
		    MHD_HTTP_HEADER_CONTENT_TYPE, "application/json");
		result = MHD_queue_response(connection, MHD_HTTP_OK,
		    response);
		MHD_destroy_response(response);
	}
	return result;
}

int
bare_serve(const char *path, const char *mode)
{
	struct bare bare = {.path = path};
	struct sockaddr_in at = {.sin_family = AF_INET};
	bool pool = strcmp(mode, "pool") == 0;
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	const struct MHD_OptionItem threads[] = {
		{MHD_OPTION_THREAD_POOL_SIZE, cores > 1 ? cores : 2, NULL},
		{MHD_OPTION_END, 0, NULL}};
	const struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};
	const union MHD_DaemonInfo *port;
	struct MHD_Daemon *daemon;
	sigset_t signals;
	int which;

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	if (!path || pthread_key_create(&bare.key, close_handle) != 0)
		return 1;
	daemon = MHD_start_daemon(pool ? MHD_USE_EPOLL_INTERNAL_THREAD :
	    MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_THREAD_PER_CONNECTION,
	    0, NULL, NULL, answer, &bare,
	    MHD_OPTION_SOCK_ADDR, &at,
	    MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
	    MHD_OPTION_ARRAY, pool ? threads : none, MHD_OPTION_END);
	if (!daemon)
		return 1;
	port = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
	printf("http://127.0.0.1:%d/\n", port ? port->port : 0);
	fflush(stdout);
	while (sigwait(&signals, &which) != 0)
		continue;
	MHD_stop_daemon(daemon);
	return 0;
}
