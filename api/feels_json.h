/* feels/1: what was said of some days. */
#ifndef API_FEELS_JSON_H
#define API_FEELS_JSON_H

#include "afterrun/arena.h"
#include "afterrun/store.h"

struct ar_feels {
	int64_t from; /* days, both included */
	int64_t to;
	struct ar_feel *marks; /* that stand, oldest first; borrowed */
	size_t mark_count;
	struct ar_well *values; /* of all sources */
	size_t value_count;
	struct ar_note *notes;
	size_t note_count;
};

/* On one line, in the arena.  NULL: no memory. */
char *ar_feels_json(const struct ar_feels *feels, struct ar_arena *arena);

#endif
