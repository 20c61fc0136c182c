/* The session of today, out of the last run and the log's words. */
#ifndef APP_TODAY_SESSION_H
#define APP_TODAY_SESSION_H

#include "afterrun/today.h"

/* Fill session, session_due and, where a stored pain cannot be judged, a
 * warning; today->last is known.  AR_EMEM; AR_EINPUT: said is out of range. */
AR_MUST_USE enum ar_status ar_today_session_make(
    const struct ar_history *history, const struct ar_after_said *said,
    struct ar_arena *arena, struct ar_today *today, struct ar_error *err);

#endif
