#define _GNU_SOURCE
#include "doors/http/cache.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Settled: longer than any file system's clock steps (2 s on FAT). */
enum { PLACES = 128, TEXT_MAX = 256, SETTLED_MS = 3000 };

static const uint64_t bytes_max = 64 * 1024;

/* One response in the hands of the cache and of those who send it. */
struct kept {
	struct MHD_Response *response;
	uint64_t bytes;
	atomic_uint holders;
};

struct place {
	struct kept *kept; /* NULL: free */
	char text[TEXT_MAX];
	struct ar_moment moment;
	struct stat log;
};

struct cache {
	pthread_mutex_t lock;
	struct place place[PLACES];
};

struct cache *
cache_open(void)
{
	struct cache *cache = calloc(1, sizeof *cache);

	if (cache)
		pthread_mutex_init(&cache->lock, NULL);
	return cache;
}

static void
let_go(struct kept *kept)
{
	if (!kept || atomic_fetch_sub(&kept->holders, 1) > 1)
		return;
	MHD_destroy_response(kept->response);
	free(kept);
}

void
cache_close(struct cache *cache)
{
	if (!cache)
		return;
	for (size_t i = 0; i < PLACES; i++)
		let_go(cache->place[i].kept);
	pthread_mutex_destroy(&cache->lock);
	free(cache);
}

void
cache_release(struct answer *answer)
{
	let_go(answer->kept);
	answer->kept = NULL;
	answer->response = NULL;
}

static bool
is_settled(const struct stat *log)
{
	struct timespec now;
	int64_t ms;

	if (clock_gettime(CLOCK_REALTIME_COARSE, &now) != 0)
		return false;
	ms = (int64_t)(now.tv_sec - log->st_mtim.tv_sec) * 1000 +
	    (now.tv_nsec - log->st_mtim.tv_nsec) / 1000000;
	return ms > SETTLED_MS;
}

/* Only a look from outside: to open and close the file of the log here would
 * take away the locks that the engine holds on it. */
bool
cache_look(struct cache_key *key, const char *log)
{
	return stat(log, &key->log) == 0;
}

/* "path?query language"; false: too long to be kept. */
static bool
write_text(const struct cache_key *key, char text[TEXT_MAX])
{
	const char *const parts[] = {key->path, "?",
	    key->query ? key->query : "", " ",
	    key->language ? key->language : ""};
	size_t used = 0;

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		size_t n = strlen(parts[i]);

		if (n >= TEXT_MAX - used)
			return false;
		memcpy(text + used, parts[i], n);
		used += n;
	}
	text[used] = '\0';
	return true;
}

/* FNV-1a, 64 bits. */
static size_t
index_of(const char *text)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	return (size_t)(hash % PLACES);
}

static bool
is_same_log(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino &&
	    a->st_size == b->st_size &&
	    a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static bool
is_same_moment(const struct ar_moment *a, const struct ar_moment *b)
{
	return a->now_utc_s >= b->now_utc_s &&
	    a->now_utc_s <= b->now_utc_s &&
	    a->utc_offset_s >= b->utc_offset_s &&
	    a->utc_offset_s <= b->utc_offset_s;
}

bool
cache_find(struct cache *cache, const struct cache_key *key,
    struct answer *answer)
{
	char text[TEXT_MAX];
	struct place *place;
	bool found;

	if (!write_text(key, text))
		return false;
	place = &cache->place[index_of(text)];
	pthread_mutex_lock(&cache->lock);
	found = place->kept && strcmp(place->text, text) == 0 &&
	    is_same_moment(&place->moment, &key->moment) &&
	    is_same_log(&place->log, &key->log);
	if (found) {
		memset(answer, 0, sizeof *answer);
		atomic_fetch_add(&place->kept->holders, 1);
		answer->kept = place->kept;
		answer->status = MHD_HTTP_OK;
		answer->response = place->kept->response;
		answer->bytes = place->kept->bytes;
	}
	pthread_mutex_unlock(&cache->lock);
	return found;
}

void
cache_keep(struct cache *cache, const struct cache_key *key,
    struct answer *answer)
{
	char text[TEXT_MAX];
	struct place *place;
	struct kept *kept, *before;

	if (!answer->response || answer->status != MHD_HTTP_OK ||
	    answer->events || answer->file || answer->bytes > bytes_max ||
	    !is_settled(&key->log) || !write_text(key, text))
		return;
	kept = calloc(1, sizeof *kept);
	if (!kept)
		return;
	kept->response = answer->response;
	kept->bytes = answer->bytes;
	atomic_init(&kept->holders, 2);
	answer->kept = kept;
	place = &cache->place[index_of(text)];
	pthread_mutex_lock(&cache->lock);
	before = place->kept;
	place->kept = kept;
	memcpy(place->text, text, sizeof text);
	place->moment = key->moment;
	place->log = key->log;
	pthread_mutex_unlock(&cache->lock);
	let_go(before);
}
