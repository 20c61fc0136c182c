#define _GNU_SOURCE
#include "doors/http/watch.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

enum { PACE_BYTES_S = 16 * 1024, LOOK_MS = 250 };

struct seat {
	struct seat *next;
	struct seat **back; /* what points here */
	int fd;
	_Atomic int64_t until_ms; /* 0: no end */
};

struct watch {
	pthread_mutex_t lock;
	pthread_cond_t news; /* somebody came, or the end */
	pthread_t thread;
	bool end;
	int64_t timeout_ms;
	struct seat *first;
};

static int64_t
clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

double
watch_clock(void)
{
	return (double)clock_ms() / 1000;
}

static void
look(struct watch *watch)
{
	int64_t now = clock_ms();

	for (struct seat *seat = watch->first; seat; seat = seat->next) {
		int64_t until = atomic_load(&seat->until_ms);

		if (until == 0 || now < until)
			continue;
		atomic_store(&seat->until_ms, 0);
		shutdown(seat->fd, SHUT_RDWR);
	}
}

static void *
run(void *context)
{
	struct watch *watch = context;

	pthread_mutex_lock(&watch->lock);
	while (!watch->end) {
		struct timespec at;

		look(watch);
		if (!watch->first) {
			pthread_cond_wait(&watch->news, &watch->lock);
			continue;
		}
		clock_gettime(CLOCK_MONOTONIC, &at);
		at.tv_nsec += (long)LOOK_MS * 1000000;
		at.tv_sec += at.tv_nsec / 1000000000;
		at.tv_nsec %= 1000000000;
		pthread_cond_timedwait(&watch->news, &watch->lock, &at);
	}
	pthread_mutex_unlock(&watch->lock);
	return NULL;
}

struct watch *
watch_open(int timeout_s)
{
	struct watch *watch = calloc(1, sizeof *watch);
	pthread_condattr_t clock;

	if (!watch)
		return NULL;
	watch->timeout_ms = (int64_t)timeout_s * 1000;
	pthread_mutex_init(&watch->lock, NULL);
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&watch->news, &clock);
	pthread_condattr_destroy(&clock);
	if (pthread_create(&watch->thread, NULL, run, watch) == 0)
		return watch;
	pthread_cond_destroy(&watch->news);
	pthread_mutex_destroy(&watch->lock);
	free(watch);
	return NULL;
}

void
watch_close(struct watch *watch)
{
	if (!watch)
		return;
	pthread_mutex_lock(&watch->lock);
	watch->end = true;
	pthread_cond_signal(&watch->news);
	pthread_mutex_unlock(&watch->lock);
	pthread_join(watch->thread, NULL);
	pthread_cond_destroy(&watch->news);
	pthread_mutex_destroy(&watch->lock);
	free(watch);
}

struct seat *
seat_take(struct watch *watch, int fd)
{
	struct seat *seat = calloc(1, sizeof *seat);

	if (!seat)
		return NULL;
	seat->fd = fd;
	atomic_init(&seat->until_ms, clock_ms() + watch->timeout_ms);
	pthread_mutex_lock(&watch->lock);
	if (!watch->first)
		pthread_cond_signal(&watch->news);
	seat->next = watch->first;
	seat->back = &watch->first;
	if (seat->next)
		seat->next->back = &seat->next;
	watch->first = seat;
	pthread_mutex_unlock(&watch->lock);
	return seat;
}

void
seat_leave(struct watch *watch, struct seat *seat)
{
	if (!seat)
		return;
	pthread_mutex_lock(&watch->lock);
	*seat->back = seat->next;
	if (seat->next)
		seat->next->back = seat->back;
	pthread_mutex_unlock(&watch->lock);
	free(seat);
}

static int64_t
pace_ms(uint64_t bytes)
{
	return (int64_t)(bytes / PACE_BYTES_S) * 1000;
}

void
seat_expect(struct watch *watch, struct seat *seat, uint64_t bytes)
{
	if (seat)
		atomic_store(&seat->until_ms,
		    clock_ms() + watch->timeout_ms + pace_ms(bytes));
}

void
seat_expect_more(struct seat *seat, uint64_t bytes)
{
	if (seat && atomic_load(&seat->until_ms) != 0)
		atomic_fetch_add(&seat->until_ms,
		    (int64_t)(bytes * 1000 / PACE_BYTES_S));
}

void
seat_rest(struct seat *seat)
{
	if (seat)
		atomic_store(&seat->until_ms, 0);
}
