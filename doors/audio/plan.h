/* When what is said: the guide's cues with the voice's real lengths.
 * A line that would run into the next cue is said faster; if that is not
 * enough, the guide is laid out again for a slower voice, so that it leaves
 * out what matters least (guide.h). */
#ifndef AUDIO_PLAN_H
#define AUDIO_PLAN_H

#include "afterrun/guide.h"
#include "doors/audio/loud.h"
#include "doors/audio/spool.h"
#include "doors/audio/voice.h"

/* Each distinct text at each speed is said once. */
struct saying {
	struct line line;
	struct clip clip;
	bool said;
};

struct plan {
	struct ar_guide guide; /* only cues that are heard */
	size_t *saying;        /* of each cue; of a bell NOT_SAID */
	struct saying *sayings;
	size_t count, room;
	struct spool spool;
	struct loud_peaks peaks;
};

#define NOT_SAID ((size_t)-1)

struct wish {
	const struct ar_session *session;
	struct ar_guide_options guide; /* words_per_minute: of the voice */
	struct voice voice;
	bool farewell; /* said after the end */
};

/* An empty plan, that may be freed. */
void plan_clear(struct plan *plan);
/* Everything but the sayings and the spool lives in arena.  plan was
 * cleared.  Returns an exit code. */
int plan_make(struct plan *plan, const struct wish *wish,
    struct ar_arena *arena, struct trouble *trouble);
void plan_free(struct plan *plan);

#endif
