/* What goes wrong with files, one thing at a time. */
#include <string.h>

#include "app/random.h"
#include "doors/make/files.h"

static unsigned char *
copy(struct file in, struct ar_arena *arena)
{
	unsigned char *bytes = ar_arena_alloc(arena, in.n);

	if (!bytes)
		stop("memory", "there is none left");
	memcpy(bytes, in.bytes, in.n);
	return bytes;
}

static struct file
cut_third(struct file in, struct ar_arena *arena)
{
	(void)arena;
	in.n = in.n * 2 / 3;
	return in;
}

static struct file
cut_last_byte(struct file in, struct ar_arena *arena)
{
	(void)arena;
	in.n -= in.n > 0;
	return in;
}

static struct file
cut_in_head(struct file in, struct ar_arena *arena)
{
	(void)arena;
	in.n = in.n < 9 ? in.n : 9;
	return in;
}

/* As a transfer in text mode does: some bytes are gone. */
static struct file
lose_bytes(struct file in, struct ar_arena *arena)
{
	unsigned char *bytes = copy(in, arena);
	size_t at = in.n / 2;

	if (in.n < 4)
		return in;
	memmove(bytes + at, bytes + at + 1, in.n - at - 1);
	return (struct file){bytes, in.n - 1};
}

static struct file
flip_bits(struct file in, struct ar_arena *arena)
{
	unsigned char *bytes = copy(in, arena);
	struct ar_random random = {in.n};

	for (size_t i = 0; in.n && i < 12; i++)
		bytes[ar_random_next(&random) % in.n] ^=
		    (unsigned char)(1u << ar_random_next(&random) % 8);
	return (struct file){bytes, in.n};
}

static struct file
all_ones_inside(struct file in, struct ar_arena *arena)
{
	unsigned char *bytes = copy(in, arena);

	memset(bytes + in.n / 3, 0xff, in.n / 8);
	return (struct file){bytes, in.n};
}

static struct file
twice(struct file in, struct ar_arena *arena)
{
	unsigned char *bytes = ar_arena_alloc(arena, 2 * in.n);

	if (!bytes)
		stop("memory", "there is none left");
	memcpy(bytes, in.bytes, in.n);
	memcpy(bytes + in.n, in.bytes, in.n);
	return (struct file){bytes, 2 * in.n};
}

/* The recorder died: a FIT header without a length, no checksum. */
static struct file
unfinished(struct file in, struct ar_arena *arena)
{
	unsigned char *bytes = copy(in, arena);

	if (in.n < 16)
		return in;
	memset(bytes + 4, 0, 4);
	memset(bytes + 12, 0, 2);
	return (struct file){bytes, in.n - 2};
}

static struct file
leading_blanks(struct file in, struct ar_arena *arena)
{
	unsigned char *bytes = ar_arena_alloc(arena, in.n + 10);

	if (!bytes)
		stop("memory", "there is none left");
	memset(bytes, ' ', 10);
	memcpy(bytes + 10, in.bytes, in.n);
	return (struct file){bytes, in.n + 10};
}

const struct damage damages[] = {
    {"cut-third", cut_third},
    {"cut-last-byte", cut_last_byte},
    {"cut-in-head", cut_in_head},
    {"lose-byte", lose_bytes},
    {"flip-bits", flip_bits},
    {"all-ones", all_ones_inside},
    {"twice", twice},
    {"unfinished", unfinished},
    {"leading-blanks", leading_blanks},
};
const size_t damage_count = sizeof damages / sizeof damages[0];
