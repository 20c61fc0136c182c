/* log/1: the runs of the log; run/1: one of them. */
#ifndef API_LOG_JSON_H
#define API_LOG_JSON_H

#include "afterrun/arena.h"
#include "afterrun/store.h"

/* Runs in the order given (newest first).  NULL: no memory. */
char *ar_log_json(const struct ar_run *runs, size_t count,
    struct ar_arena *arena);
/* One run with its legs.  spans NULL: without laps and samples. */
char *ar_run_json(const struct ar_run *run, const struct ar_spans *spans,
    struct ar_arena *arena);

#endif
