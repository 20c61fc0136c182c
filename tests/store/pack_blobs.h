/* Blobs for the tests: made, looked into, changed on purpose. */
#ifndef TESTS_STORE_PACK_BLOBS_H
#define TESTS_STORE_PACK_BLOBS_H

#include "afterrun/pack.h"

struct ar_activity *invented_activity(uint64_t seed, struct ar_arena *arena);
/* 41 samples, beats and running dynamics. */
struct ar_activity *small_activity(struct ar_arena *arena);

/* The blob in a block of its own, so that a read past it is seen; free() it. */
unsigned char *packed_alone(const struct ar_activity *activity,
    struct ar_arena *arena, size_t *n);

/* Where a part lies, by its number in store/pack.h. */
struct place {
	size_t from;
	size_t to;
};

struct place place_of(const unsigned char *blob, size_t n, unsigned id);

/* Make the checks of a blob right that was changed. */
void blob_sign(unsigned char *blob);
/* Make a blob what programs before the spans made; *n becomes smaller. */
void blob_without_spans(unsigned char *blob, size_t *n);

/* Bit for bit the same, but that one NAN is as good as another. */
void spans_equal(const struct ar_spans *a, const struct ar_spans *b);

#endif
