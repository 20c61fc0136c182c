/* The least that answers with a text out of SQLite over HTTP: what ours is
 * measured by. */
#ifndef BENCH_HTTP_BARE_H
#define BENCH_HTTP_BARE_H

#include <stdbool.h>

/* A database with one row that holds text. */
bool bare_prepare(const char *path, const char *text);
/* Answer every request with it until SIGTERM; mode "threads": one for each
 * connection, as ours; "pool": one for each core, over epoll.  Prints its
 * address first; the exit code. */
int bare_serve(const char *path, const char *mode);

#endif
