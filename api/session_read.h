/* session/1 back into a session (interfaces.md), for what leads through one
 * that was built earlier: the log, a file, another program. */
#ifndef API_SESSION_READ_H
#define API_SESSION_READ_H

#include "afterrun/arena.h"
#include "afterrun/session.h"
#include "api/json.h"

/* Read a session/1.  session and its texts live in the arena; nothing points
 * into bytes.  Required: schema, status, total_s, steps; of a step: n (1, 2,
 * …), block, technique, seconds, cost_s.  title, purpose, grade, skip_if,
 * stop_if and text of a step are looked up by its technique where they are
 * absent.  What session/1 does not carry: mode is AR_REST_DAY when the ladder
 * holds A steps, rpe_guessed follows the warning of that name, a fired rule
 * of the verdict has its own tier, care and locked are false.  Without cards
 * their texts are NULL and numbers NAN.
 * AR_EFORMAT, AR_ELIMIT  it is not sound JSON, or too large or deep.
 * AR_EINPUT  unknown key or word, wrong type or range, a text with control
 *            characters, a technique that is not known and has no title, or
 *            the costs do not add up: err->where is the pointer.
 * AR_EMEM. */
AR_MUST_USE enum ar_status ar_session_read(const char *bytes, size_t n,
    struct ar_arena *arena, struct ar_session *session,
    struct ar_error *err);

#endif
