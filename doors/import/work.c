#define _GNU_SOURCE
#include "doors/import/work.h"

#include <stdlib.h>
#include <string.h>

#include "afterrun/export.h"

/* As the main job reserves for one recording. */
static const size_t arena_least = (size_t)256 << 20;
static const size_t arena_times = 32;

static void
refuse(struct slot *slot, enum ar_outcome outcome, const char *reason)
{
	slot->failed = true;
	slot->leaf.outcome = outcome;
	slot->leaf.reason = strdup(reason);
}

/* The last part of a path, inside an archive too. */
static const char *
name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *mark = strrchr(path, '!');
	const char *name = slash && (!mark || slash > mark) ? slash : mark;

	return name ? name + 1 : path;
}

static void
digest(const struct work *work, struct slot *slot, const struct load *load)
{
	struct ar_error err;

	slot->arena = ar_arena_open(arena_least + load->n * arena_times);
	memset(&err, 0, sizeof err);
	if (!slot->arena) {
		refuse(slot, AR_OUT_FAILED, "there is not enough memory");
		return;
	}
	if (ar_digest_make(load->bytes, load->n, name_of(slot->leaf.path),
	    work->settled, work->flags | AR_DIGEST_SUMMED, slot->arena,
	    &slot->digest, &err) != AR_OK)
		refuse(slot, AR_OUT_FAILED, err.text);
	else
		slot->digested = true;
	memcpy(slot->digest.file.sha256, slot->sha256, AR_SHA256_SIZE);
}

void
work_slot(const struct work *work, struct slot *slot, struct load *load)
{
	if (!load_leaf(load, &slot->leaf, &slot->leaf.outcome,
	    &slot->leaf.reason)) {
		slot->failed = true;
		return;
	}
	slot->read = load->n;
	if (ar_member_of(slot->leaf.path, load->bytes, load->n) ==
	    AR_MEMBER_SKIP) {
		refuse(slot, AR_OUT_UNSUPPORTED, "no recording");
		return;
	}
	ar_sha256(load->bytes, load->n, slot->sha256);
	slot->known = known_bytes(work->known, slot->sha256);
	if (!slot->known)
		digest(work, slot, load);
}

void *
work_run(void *context)
{
	const struct work *work = context;
	struct load load;
	struct slot *slot;

	memset(&load, 0, sizeof load);
	while ((slot = lane_take(work->lane))) {
		work_slot(work, slot, &load);
		lane_done(work->lane, slot);
	}
	load_free(&load);
	return NULL;
}
