/* Answers that are the same when they are asked for again.
 *
 * The same log and the same request, which carries now, zone and language,
 * give the same bytes; so an answer stands until the second is over or the
 * file of the log changes.  A change shows in the file's size or time; an
 * answer is kept only when the last change is so long ago that the next one
 * must show another time. */
#ifndef HTTP_CACHE_H
#define HTTP_CACHE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "afterrun/history.h"
#include "doors/http/answer.h"

struct cache;

struct cache_key {
	const char *path;
	const char *query;    /* NULL: none */
	const char *language; /* NULL: not said */
	struct ar_moment moment;
	struct stat log;      /* as it was before the log was read */
};

struct cache *cache_open(void); /* NULL: no memory */
void cache_close(struct cache *cache); /* NULL is allowed */
/* Look at the log for key->log.  false: nothing can be kept now. */
bool cache_look(struct cache_key *key, const char *log);
/* Fill answer, which cache_release lets go. */
bool cache_find(struct cache *cache, const struct cache_key *key,
    struct answer *answer);
/* Keep an answer; it becomes one that cache_release lets go. */
void cache_keep(struct cache *cache, const struct cache_key *key,
    struct answer *answer);
/* The answer is queued or dropped; its response is no longer the caller's. */
void cache_release(struct answer *answer);

#endif
