/* session-case/1 in, session/1 out (interfaces.md). */
#ifndef API_SESSION_JSON_H
#define API_SESSION_JSON_H

#include "afterrun/arena.h"
#include "afterrun/session.h"
#include "api/json.h"

/* Read a session-case/1.  input lives in the arena.
 * AR_EFORMAT, AR_ELIMIT  it is not sound JSON, or too large or deep.
 * AR_EINPUT  unknown key, wrong type or range: err->where is the pointer.
 * AR_EMEM. */
AR_MUST_USE enum ar_status ar_session_case_parse(const char *bytes, size_t n,
    struct ar_arena *arena, struct ar_session_case *input,
    struct ar_error *err);

/* The session as a session/1 object; NULL: no memory (out->failed). */
json_t *ar_session_json(struct ar_json_out *out,
    const struct ar_session *session);

#endif
