/* The session of the log that is guided, and what is kept of it. */
#ifndef GUIDE_KEEP_H
#define GUIDE_KEEP_H

#include <stdbool.h>
#include <stdint.h>

#include "afterrun/store.h"
#include "doors/guide/state.h"

struct keep {
	bool found; /* else nothing is kept */
	bool begun; /* something of this time was kept */
	struct ar_kept_session row; /* its texts live in the arena */
};

enum { KEEP_SHORT_MS = 150, KEEP_LONG_MS = 5000 };

/* The newest session (of a run; 0: of any).  Gives an exit code; failures
 * were reported, also that there is none. */
int keep_find(struct keep *keep, int64_t run_id, struct ar_arena *arena);
/* Keep how far the runner has come, or that the session is over.
 *   wait_ms  for another program that writes.
 * A session that had been ended before is kept as another one.
 * false: nothing was kept; err says why. */
bool keep_state(struct keep *keep, const struct guide_state *state,
    int wait_ms, struct ar_error *err);

#endif
