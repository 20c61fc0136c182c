/* Activities for the tests of blobs, and what "the same" means for them. */
#ifndef TESTS_STORE_PACK_ACTIVITIES_H
#define TESTS_STORE_PACK_ACTIVITIES_H

#include "afterrun/recording.h"

struct ar_arena *arena_of_test(void);

/* An activity without samples; every number is missing. */
struct ar_activity *empty_activity(struct ar_arena *arena);

enum { ODD = 300, ODDITIES = 12 };

/* count <= ODD samples and beats that no device writes; which < ODDITIES
 * says of what kind. */
struct ar_activity *odd_activity(unsigned which, size_t count,
    struct ar_arena *arena);

/* Bit for bit the same, or the test fails. */
void activities_equal(const struct ar_activity *a,
    const struct ar_activity *b);

/* Summary, loads and leg loads of both are bit for bit the same. */
void analyses_equal(const struct ar_activity *a, const struct ar_activity *b,
    struct ar_arena *arena);

/* values is what ar_unpack_column promises of column. */
void column_equals(const struct ar_samples *samples, int column,
    const float *values, size_t count);

/* Calls check with every activity of every real recording, says which were
 * skipped and how large blobs are beside the FIT files. */
void recordings_each(void (*check)(const struct ar_activity *activity,
    struct ar_arena *arena));

#endif
