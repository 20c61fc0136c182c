#define _GNU_SOURCE
#include "doors/http/pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* Each may take the memory of one large recording. */
enum { HANDLES = 16, WAIT_S = 30 };

struct handle {
	struct ar_api *api;
	bool taken;
	dev_t device; /* of the log when it was used last; 0: none */
	ino_t file;
};

struct pool {
	const struct ar_api_config *config;
	pthread_mutex_t lock;
	pthread_cond_t given;
	struct handle handle[HANDLES];
	size_t count;
	size_t taken;
	bool alone;
};

struct pool *
pool_open(const struct ar_api_config *config)
{
	struct pool *pool = calloc(1, sizeof *pool);
	pthread_condattr_t clock;

	if (!pool)
		return NULL;
	pool->config = config;
	pthread_mutex_init(&pool->lock, NULL);
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&pool->given, &clock);
	pthread_condattr_destroy(&clock);
	return pool;
}

void
pool_close(struct pool *pool)
{
	if (!pool)
		return;
	for (size_t i = 0; i < pool->count; i++)
		ar_api_close(pool->handle[i].api);
	pthread_cond_destroy(&pool->given);
	pthread_mutex_destroy(&pool->lock);
	free(pool);
}

static struct timespec
deadline(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	at.tv_sec += WAIT_S;
	return at;
}

/* The one used last is the warmest. */
static struct handle *
find_free(struct pool *pool, struct ar_error *err)
{
	struct handle *handle;

	for (size_t i = 0; i < pool->count; i++)
		if (!pool->handle[i].taken)
			return &pool->handle[i];
	if (pool->count == HANDLES)
		return NULL;
	handle = &pool->handle[pool->count];
	memset(handle, 0, sizeof *handle);
	if (ar_api_open(pool->config, &handle->api, err) != AR_OK)
		return NULL;
	pool->count++;
	return handle;
}

static enum ar_status
busy(struct ar_error *err)
{
	ar_fail(err, AR_ELOCKED, 0, "too much is asked for at once");
	return ar_fail_hint(err, "try again in a moment");
}

static void
look_at_log(const struct pool *pool, struct handle *handle)
{
	struct stat now;

	if (stat(pool->config->log_path, &now) != 0)
		memset(&now, 0, sizeof now);
	if (now.st_dev != handle->device || now.st_ino != handle->file)
		ar_api_release(handle->api);
	handle->device = now.st_dev;
	handle->file = now.st_ino;
}

enum ar_status
pool_take(struct pool *pool, struct ar_api **api, struct ar_error *err)
{
	struct timespec until = deadline();
	struct handle *handle = NULL;
	enum ar_status status = AR_OK;

	memset(err, 0, sizeof *err);
	pthread_mutex_lock(&pool->lock);
	while (pool->alone || !(handle = find_free(pool, err))) {
		if (err->status != AR_OK ||
		    pthread_cond_timedwait(&pool->given, &pool->lock,
		    &until) != 0)
			break;
	}
	if (handle) {
		handle->taken = true;
		pool->taken++;
	} else {
		status = err->status != AR_OK ? err->status : busy(err);
	}
	pthread_mutex_unlock(&pool->lock);
	if (handle)
		look_at_log(pool, handle);
	*api = handle ? handle->api : NULL;
	return status;
}

void
pool_give(struct pool *pool, struct ar_api *api)
{
	pthread_mutex_lock(&pool->lock);
	for (size_t i = 0; i < pool->count; i++)
		if (pool->handle[i].api == api)
			pool->handle[i].taken = false;
	pool->taken--;
	pthread_cond_broadcast(&pool->given);
	pthread_mutex_unlock(&pool->lock);
}

enum ar_status
pool_alone(struct pool *pool, struct ar_error *err)
{
	struct timespec until = deadline();
	bool timely = true;

	pthread_mutex_lock(&pool->lock);
	if (pool->alone) {
		pthread_mutex_unlock(&pool->lock);
		return busy(err);
	}
	pool->alone = true;
	while (pool->taken > 1 && timely)
		timely = pthread_cond_timedwait(&pool->given, &pool->lock,
		    &until) == 0;
	for (size_t i = 0; timely && i < pool->count; i++)
		if (!pool->handle[i].taken)
			ar_api_release(pool->handle[i].api);
	pool->alone = timely;
	pthread_mutex_unlock(&pool->lock);
	return timely ? AR_OK : busy(err);
}

void
pool_shared(struct pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	pool->alone = false;
	pthread_cond_broadcast(&pool->given);
	pthread_mutex_unlock(&pool->lock);
}
