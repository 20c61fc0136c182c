/* streams/1: the samples of a run, thinned for a chart and a sketch map. */
#ifndef API_STREAMS_JSON_H
#define API_STREAMS_JSON_H

#include <stddef.h>
#include <stdint.h>

#include "afterrun/analysis.h"
#include "afterrun/arena.h"
#include "afterrun/recording.h"

enum { AR_STREAM_POINTS_MIN = 300, AR_STREAM_POINTS_MAX = 2000,
	AR_STREAM_POINTS_USUAL = 600 };

struct ar_streams {
	int64_t run_id;
	const struct ar_activity *activity; /* at least one sample */
	const struct ar_clean *clean;       /* of activity */
	size_t points; /* at most so many; 2 and more */
};

/* On one line, in the arena.  More samples than points: the first and the
 * last stay as they are, those between become means of buckets of (nearly)
 * equal count.  Pace is of the cleaned speed; slower than
 * AR_STREAM_STANDING_S_KM is null.  Positions are metres east and north of
 * the first one; where on earth that is is never told.  NULL: no memory. */
char *ar_streams_json(const struct ar_streams *streams,
    struct ar_arena *arena);

#endif
