/* recording/1: what a file holds, as JSON (interfaces.md). */
#ifndef API_RECORDING_JSON_H
#define API_RECORDING_JSON_H

#include "afterrun/after.h"
#include "afterrun/arena.h"
#include "api/json.h"

/* A recording on one line, in the arena.  overview->summaries NULL: only
 * what the device says, no key that took cleaning (read --raw).
 * file is the name as the caller gave it.  NULL: no memory. */
char *ar_recording_json(const struct ar_overview *overview, const char *file,
    struct ar_arena *arena);

/* The keys of one activity, put into object; summary NULL as above. */
void ar_activity_json(struct ar_json_out *out, json_t *object,
    const struct ar_recording *recording, const struct ar_activity *activity,
    const struct ar_summary *summary);

#endif
