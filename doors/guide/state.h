/* What the runner has done with the guide so far: a pure machine of ticks
 * and keys.  It knows no clock, screen or log; all timing is ar_guide_at. */
#ifndef GUIDE_STATE_H
#define GUIDE_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/guide.h"

enum guide_mode {
	GUIDE_INTRO,    /* what comes; nothing runs */
	GUIDE_RUNNING,
	GUIDE_PAUSED,
	GUIDE_ASK_LEGS, /* better, same, worse */
	GUIDE_ASK_PAIN,
	GUIDE_OVER
};

enum guide_pause {
	PAUSE_KEY,
	PAUSE_LATE,    /* a tick came late: the computer slept or froze */
	PAUSE_AWAY,    /* the program was suspended (Ctrl-Z) */
	PAUSE_RESUMED  /* goes on where it was stopped another time */
};

enum guide_key {
	GUIDE_NO_KEY,
	GUIDE_PAUSE,
	GUIDE_NEXT,
	GUIDE_BACK,
	GUIDE_MORE,
	GUIDE_SKIP,
	GUIDE_WHY,
	GUIDE_HELP,
	GUIDE_QUIT,
	GUIDE_BETTER,
	GUIDE_SAME,
	GUIDE_WORSE,
	GUIDE_YES,
	GUIDE_NO
};

/* A tick later than this pauses: no stretch is swallowed unseen. */
#define GUIDE_LATE_S 5.0
/* What one press of "more" adds. */
#define GUIDE_MORE_S 10.0

struct guide_state {
	const struct ar_guide *guide;
	double speed;     /* guide seconds in a second */
	double elapsed_s; /* of the guide */
	double extra_s;   /* added by hand, still to go; elapsed_s waits */
	size_t cue;       /* first one not yet given */
	enum guide_mode mode;
	enum guide_pause pause; /* while GUIDE_PAUSED */
	double late_s;          /* of PAUSE_LATE */
	int why;                /* page of the why panel from 1; 0 closed */
	bool help;
	double *worked_s;       /* by step: time spent at work */
	size_t from_step;       /* steps before it were done another time */
	int done_before;
	int skipped_before;
	const char *outcome;    /* "better", …; NULL not said */
	bool pain;              /* said yes at the end */
	bool ended;             /* the whole session is behind us */
	bool quit;              /* left before the end */
};

/* What a tick brings; of several cues in one tick the last of each kind. */
struct guide_due {
	const struct ar_cue *speech;
	const struct ar_cue *bell;
};

/* worked_s has room for each step of the session and is owned by the
 * caller.  Begins in GUIDE_INTRO at 0. */
void guide_start(struct guide_state *state, const struct ar_guide *guide,
    double *worked_s);
/* Go on from another time; steps_done and steps_skipped as kept then. */
void guide_resume(struct guide_state *state, double at_s, int steps_done,
    int steps_skipped);
/* Begin at a moment as if all before it had been done. */
void guide_begin_at(struct guide_state *state, double at_s);
/* seconds of the clock since the last tick. */
struct guide_due guide_tick(struct guide_state *state, double seconds);
void guide_press(struct guide_state *state, enum guide_key key);
/* The program was suspended and is back. */
void guide_was_away(struct guide_state *state);

/* What holds, with the added time inside the numbers left. */
struct ar_guide_now guide_now(const struct guide_state *state);
/* Steps behind us: done when at least half of the work was done, skipped
 * when it was not.  The step under way counts as neither. */
int guide_steps_done(const struct guide_state *state);
int guide_steps_skipped(const struct guide_state *state);

#endif
