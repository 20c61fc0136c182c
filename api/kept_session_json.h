/* kept-session/1: a session of the log, and how far the runner came. */
#ifndef API_KEPT_SESSION_JSON_H
#define API_KEPT_SESSION_JSON_H

#include <stdbool.h>

#include "afterrun/arena.h"
#include "afterrun/store.h"

/* On one line, in the arena; whole: with the session/1 itself, as it was
 * kept.  NULL: no memory, or what was kept is not sound. */
char *ar_kept_session_json(const struct ar_kept_session *row, bool whole,
    struct ar_arena *arena);

#endif
