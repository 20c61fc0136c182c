/* The whole way from a session to its file and cue sheet. */
#ifndef AUDIO_RENDER_H
#define AUDIO_RENDER_H

#include "doors/audio/plan.h"

struct render {
	const char *name; /* NULL: only the plan */
	bool force;
	bool quiet_bells;
	const struct wish *wish;
	struct ar_arena *arena;
};

/* Returns an exit code; on failure no file is left or changed.  Free the
 * plan in any case. */
int render_make(const struct render *render, struct plan *plan,
    struct trouble *trouble);

#endif
