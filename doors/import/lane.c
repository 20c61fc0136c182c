#include "doors/import/lane.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A recording and its digest take about this many times its bytes; all
 * together no more than the budget, unless one alone needs it. */
enum { COST_TIMES = 24 };
static const size_t cost_least = (size_t)64 << 10;
static const size_t budget = (size_t)72 << 20;

void
bundle_keep(struct bundle *bundle)
{
	if (bundle)
		atomic_fetch_add(&bundle->users, 1);
}

void
bundle_drop(struct bundle *bundle)
{
	if (!bundle || atomic_fetch_sub(&bundle->users, 1) != 1)
		return;
	close(bundle->fd);
	free(bundle);
}

void
leaf_free(struct leaf *leaf)
{
	free(leaf->path);
	free(leaf->file);
	free(leaf->reason);
	bundle_drop(leaf->bundle);
	memset(leaf, 0, sizeof *leaf);
}

bool
lane_open(struct lane *lane)
{
	memset(lane, 0, sizeof *lane);
	if (pthread_mutex_init(&lane->lock, NULL) != 0)
		return false;
	if (pthread_cond_init(&lane->moved, NULL) == 0)
		return true;
	pthread_mutex_destroy(&lane->lock);
	return false;
}

static void
empty(struct slot *slot)
{
	ar_arena_close(slot->arena);
	leaf_free(&slot->leaf);
	memset(slot, 0, sizeof *slot);
}

void
lane_close(struct lane *lane)
{
	for (size_t i = 0; i < LANE_SLOTS; i++)
		empty(&lane->slots[i]);
	pthread_cond_destroy(&lane->moved);
	pthread_mutex_destroy(&lane->lock);
}

static struct slot *
slot_at(struct lane *lane, uint64_t number)
{
	return &lane->slots[number % LANE_SLOTS];
}

bool
lane_put(struct lane *lane, struct leaf *leaf)
{
	struct slot *slot;
	bool open;

	pthread_mutex_lock(&lane->lock);
	while (!lane->ended && lane->in - lane->out >= LANE_SLOTS)
		pthread_cond_wait(&lane->moved, &lane->lock);
	open = !lane->ended;
	if (open) {
		slot = slot_at(lane, lane->in++);
		slot->leaf = *leaf;
		slot->state = leaf->kind == LEAF_BYTES ? SLOT_WAITING :
		    SLOT_DONE;
		memset(leaf, 0, sizeof *leaf);
		pthread_cond_broadcast(&lane->moved);
	}
	pthread_mutex_unlock(&lane->lock);
	if (!open)
		leaf_free(leaf);
	return open;
}

void
lane_walked(struct lane *lane, bool broken)
{
	pthread_mutex_lock(&lane->lock);
	lane->walked = true;
	lane->broken = broken;
	pthread_cond_broadcast(&lane->moved);
	pthread_mutex_unlock(&lane->lock);
}

bool
lane_broken(struct lane *lane)
{
	bool broken;

	pthread_mutex_lock(&lane->lock);
	broken = lane->broken;
	pthread_mutex_unlock(&lane->lock);
	return broken;
}

/* The next slot that waits; passes over those that need no worker. */
static struct slot *
waiting(struct lane *lane)
{
	while (lane->taken < lane->in) {
		struct slot *slot = slot_at(lane, lane->taken);

		if (lane->taken >= lane->out && slot->state == SLOT_WAITING)
			return slot;
		lane->taken++;
	}
	return NULL;
}

static size_t
cost_of(const struct slot *slot)
{
	uint64_t cost = slot->leaf.size;

	if (cost > SIZE_MAX / COST_TIMES / 2)
		return SIZE_MAX / 2;
	cost *= COST_TIMES;
	return cost < cost_least ? cost_least : (size_t)cost;
}

struct slot *
lane_take(struct lane *lane)
{
	struct slot *slot = NULL;

	pthread_mutex_lock(&lane->lock);
	for (;;) {
		size_t cost;

		slot = NULL;
		if (lane->ended)
			break;
		slot = waiting(lane);
		if (!slot && lane->walked)
			break;
		cost = slot ? cost_of(slot) : 0;
		if (slot && (lane->cost == 0 ||
		    cost <= budget - (lane->cost < budget ? lane->cost :
		    budget))) {
			slot->cost = cost;
			slot->state = SLOT_BUSY;
			lane->cost += cost;
			lane->taken++;
			break;
		}
		pthread_cond_wait(&lane->moved, &lane->lock);
	}
	pthread_mutex_unlock(&lane->lock);
	return slot;
}

void
lane_done(struct lane *lane, struct slot *slot)
{
	pthread_mutex_lock(&lane->lock);
	slot->state = SLOT_DONE;
	pthread_cond_broadcast(&lane->moved);
	pthread_mutex_unlock(&lane->lock);
}

struct slot *
lane_next(struct lane *lane, bool wait)
{
	struct slot *slot = NULL;

	pthread_mutex_lock(&lane->lock);
	for (;;) {
		bool any = lane->out < lane->in;

		slot = any ? slot_at(lane, lane->out) : NULL;
		if (slot && slot->state == SLOT_DONE)
			break;
		slot = NULL;
		if (!wait || lane->ended || (!any && lane->walked))
			break;
		pthread_cond_wait(&lane->moved, &lane->lock);
	}
	pthread_mutex_unlock(&lane->lock);
	return slot;
}

void
lane_release(struct lane *lane, struct slot *slot)
{
	size_t cost = slot->cost;

	empty(slot);
	pthread_mutex_lock(&lane->lock);
	lane->cost -= cost;
	lane->out++;
	pthread_cond_broadcast(&lane->moved);
	pthread_mutex_unlock(&lane->lock);
}

void
lane_end(struct lane *lane)
{
	pthread_mutex_lock(&lane->lock);
	lane->ended = true;
	pthread_cond_broadcast(&lane->moved);
	pthread_mutex_unlock(&lane->lock);
}
