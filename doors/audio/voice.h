/* The voice: espeak-ng as a child process, some at once.  It is never linked
 * (its licence is the GPL's, and a crash of it is not one of ours). */
#ifndef AUDIO_VOICE_H
#define AUDIO_VOICE_H

#include <stddef.h>

#include "doors/common/trouble.h"
#include "doors/audio/wave.h"

struct voice {
	const char *name; /* of espeak-ng: "en", "en-us", "en+f3" */
	int jobs;         /* children at once, 1..VOICE_JOBS_MAX */
};

enum { VOICE_JOBS_MAX = 8, VOICE_SECONDS_MAX = 60 };

/* What is said, and how fast. */
struct line {
	const char *text; /* UTF-8 */
	double wpm;       /* words a minute */
};

/* Gets each line's sound as it comes, in any order; it may be empty.  The
 * sound is the taker's to free.  Returns an exit code. */
struct voice_taker {
	int (*take)(void *self, size_t line, struct sound *sound,
	    struct trouble *trouble);
	void *self;
};

/* Say all lines.  Returns an exit code: espeak-ng is not here, does not know
 * the voice, was stopped or hangs; or what taker returned.  No child lives
 * on afterwards. */
int voice_say(const struct voice *voice, const struct line *lines,
    size_t count, const struct voice_taker *taker, struct trouble *trouble);

#endif
