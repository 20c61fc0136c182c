/* The words of a step, for sessions that come without them. */
#ifndef RECOVERY_GUIDE_STEP_H
#define RECOVERY_GUIDE_STEP_H

#include "afterrun/arena.h"
#include "afterrun/session.h"

/* Look up title, purpose, grade, skip_if, stop_if and text where they are
 * NULL, by step->technique.  What the tables lack stays NULL.
 * AR_EMEM. */
AR_MUST_USE enum ar_status ar_guide_step_words(struct ar_session_step *step,
    struct ar_arena *arena, struct ar_error *err);

#endif
