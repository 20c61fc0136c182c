/* pains/1: the open pains of the log and their clocks. */
#ifndef API_PAINS_JSON_H
#define API_PAINS_JSON_H

#include "afterrun/arena.h"
#include "afterrun/pain_log.h"
#include "api/json.h"

/* Append one pain to an array. */
void ar_pain_due_json(struct ar_json_out *out, json_t *pains,
    const struct ar_pain_due *due);
/* The same with those that are closed, of all episodes of the log, under
 * "closed". */
char *ar_pains_all_json(const struct ar_pain_due *dues, size_t count,
    const struct ar_episode *episodes, size_t episode_count,
    struct ar_arena *arena);
/* On one line, in the arena.  NULL: no memory. */
char *ar_pains_json(const struct ar_pain_due *dues, size_t count,
    struct ar_arena *arena);

#endif
