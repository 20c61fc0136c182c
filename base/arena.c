#include "afterrun/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The first block is for a small request, which costs no more than zeroing
 * it. */
enum { BLOCK_FIRST = 24 * 1024, BLOCK_MIN = 64 * 1024 };

struct block {
	struct block *next;
	size_t size; /* of the bytes that follow */
	size_t used;
};

struct ar_arena {
	struct block *first;
	size_t limit;
	size_t used;
};

static const size_t align = alignof(max_align_t);

static size_t
round_up(size_t n)
{
	return (n + align - 1) / align * align;
}

static unsigned char *
block_bytes(struct block *block)
{
	return (unsigned char *)block + round_up(sizeof *block);
}

struct ar_arena *
ar_arena_open(size_t limit)
{
	struct ar_arena *arena = calloc(1, sizeof *arena);

	if (arena)
		arena->limit = limit;
	return arena;
}

void
ar_arena_close(struct ar_arena *arena)
{
	if (!arena)
		return;
	while (arena->first) {
		struct block *next = arena->first->next;

		free(arena->first);
		arena->first = next;
	}
	free(arena);
}

/* A new block in front; blocks grow with the arena, so that a big request
 * costs few system calls and a small one little memory. */
static struct block *
block_add(struct ar_arena *arena, size_t size)
{
	size_t least = arena->first ? BLOCK_MIN : BLOCK_FIRST;
	size_t room = arena->used / 2;
	struct block *block;

	if (room < least)
		room = least;
	if (room < size)
		room = size;
	if (room > arena->limit - arena->used)
		room = size;
	if (room > SIZE_MAX - round_up(sizeof *block))
		return NULL;
	block = calloc(1, round_up(sizeof *block) + room);
	if (!block)
		return NULL;
	block->size = room;
	block->next = arena->first;
	arena->first = block;
	return block;
}

void *
ar_arena_alloc(struct ar_arena *arena, size_t size)
{
	struct block *block = arena->first;
	unsigned char *at;

	if (size > SIZE_MAX - align)
		return NULL;
	size = round_up(size ? size : 1);
	if (size > arena->limit - arena->used)
		return NULL;
	if (!block || size > block->size - block->used) {
		block = block_add(arena, size);
		if (!block)
			return NULL;
	}
	at = block_bytes(block) + block->used;
	block->used += size;
	arena->used += size;
	return at;
}

void *
ar_arena_array(struct ar_arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return NULL;
	return ar_arena_alloc(arena, count * size);
}

/* Whether the array ends where the newest block is filled to and the block
 * has room for more bytes. */
static bool
grows_in_place(struct block *block, const void *old, size_t old_bytes,
    size_t more)
{
	const unsigned char *end;

	if (!block || !old)
		return false;
	end = (const unsigned char *)old + round_up(old_bytes ? old_bytes : 1);
	return end == block_bytes(block) + block->used &&
	    more <= block->size - block->used;
}

void *
ar_arena_grow(struct ar_arena *arena, void *old, size_t old_count,
    size_t new_count, size_t size)
{
	size_t old_bytes, new_bytes, more;
	void *place;

	if (size && new_count > (SIZE_MAX - align) / size)
		return NULL;
	old_bytes = old_count * size;
	new_bytes = new_count * size;
	more = round_up(new_bytes ? new_bytes : 1) -
	    round_up(old_bytes ? old_bytes : 1);
	if (grows_in_place(arena->first, old, old_bytes, more)) {
		if (more > arena->limit - arena->used)
			return NULL;
		arena->first->used += more;
		arena->used += more;
		return old;
	}
	place = ar_arena_alloc(arena, new_bytes);
	if (place && old_bytes)
		memcpy(place, old, old_bytes);
	return place;
}

char *
ar_arena_text(struct ar_arena *arena, const char *text, size_t n)
{
	char *copy;

	if (n == SIZE_MAX)
		return NULL;
	copy = ar_arena_alloc(arena, n + 1);
	if (copy && n)
		memcpy(copy, text, n);
	return copy;
}

size_t
ar_arena_used(const struct ar_arena *arena)
{
	return arena->used;
}
