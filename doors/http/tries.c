#include "doors/http/tries.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { WINDOW_S = 60, EACH_MAX = 10, ALL_MAX = 200, PLACES = 256,
	FROM_MAX = 64 };

struct place {
	char from[FROM_MAX];
	double since_s;
	int failed;
};

struct tries {
	pthread_mutex_t lock;
	struct place all;
	struct place place[PLACES];
};

struct tries *
tries_open(void)
{
	struct tries *tries = calloc(1, sizeof *tries);

	if (tries)
		pthread_mutex_init(&tries->lock, NULL);
	return tries;
}

void
tries_close(struct tries *tries)
{
	if (!tries)
		return;
	pthread_mutex_destroy(&tries->lock);
	free(tries);
}

static void
age(struct place *place, double now_s)
{
	if (now_s - place->since_s < WINDOW_S)
		return;
	place->since_s = now_s;
	place->failed = 0;
}

/* Where this address stands, else the place that was used longest ago. */
static struct place *
find(struct tries *tries, const char *from, double now_s)
{
	struct place *oldest = &tries->place[0];

	for (size_t i = 0; i < PLACES; i++) {
		struct place *place = &tries->place[i];

		if (strncmp(place->from, from, FROM_MAX - 1) == 0) {
			age(place, now_s);
			return place;
		}
		if (place->since_s < oldest->since_s)
			oldest = place;
	}
	memset(oldest, 0, sizeof *oldest);
	strncpy(oldest->from, from, FROM_MAX - 1);
	oldest->since_s = now_s;
	return oldest;
}

bool
tries_may(struct tries *tries, const char *from, double now_s)
{
	bool may;

	pthread_mutex_lock(&tries->lock);
	age(&tries->all, now_s);
	may = tries->all.failed < ALL_MAX &&
	    find(tries, from, now_s)->failed < EACH_MAX;
	pthread_mutex_unlock(&tries->lock);
	return may;
}

void
tries_failed(struct tries *tries, const char *from, double now_s)
{
	pthread_mutex_lock(&tries->lock);
	age(&tries->all, now_s);
	tries->all.failed++;
	find(tries, from, now_s)->failed++;
	pthread_mutex_unlock(&tries->lock);
}

int
tries_wait_s(void)
{
	return WINDOW_S;
}
