/* Memory with one lifetime: everything taken from an arena is freed at once
 * when it closes.  An arena is bounded: past its limit it gives NULL, as it
 * does when the system has no memory.  Not for use by two threads at once. */
#ifndef AFTERRUN_ARENA_H
#define AFTERRUN_ARENA_H

#include <stddef.h>

#include "afterrun/status.h"

struct ar_arena;

/* Open an arena that will hold at most limit bytes.  NULL: no memory.
 * The caller owns it and closes it. */
AR_API AR_MUST_USE struct ar_arena *ar_arena_open(size_t limit);

/* Free the arena and all that was taken from it.  NULL is allowed. */
AR_API void ar_arena_close(struct ar_arena *arena);

/* size zeroed bytes, aligned for any type; NULL when there is no memory or
 * the limit is reached.  size 0 gives a valid pointer. */
AR_API AR_MUST_USE void *ar_arena_alloc(struct ar_arena *arena, size_t size);

/* count zeroed items of size bytes; NULL also when count * size overflows. */
AR_API AR_MUST_USE void *ar_arena_array(struct ar_arena *arena, size_t count,
    size_t size);

/* Grow the array old of old_count items to new_count >= old_count items; the
 * new ones are zeroed.  The last block grows in place where it can, else the
 * old place stays unused until the arena closes.  NULL: old is untouched. */
AR_API AR_MUST_USE void *ar_arena_grow(struct ar_arena *arena, void *old,
    size_t old_count, size_t new_count, size_t size);

/* n bytes of text copied, with a final NUL; NULL: no memory. */
AR_API AR_MUST_USE char *ar_arena_text(struct ar_arena *arena,
    const char *text, size_t n);

/* Bytes handed out so far (of the limit). */
AR_API size_t ar_arena_used(const struct ar_arena *arena);

#endif
