/* A session that is offered goes into the log, so that the guide can lead
 * through it and its progress has a place. */
#ifndef API_SESSION_OFFER_H
#define API_SESSION_OFFER_H

#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/session.h"
#include "afterrun/status.h"
#include "afterrun/store.h"
#include "afterrun/today.h"

struct ar_session_offer {
	const struct ar_session *session;
	int64_t run_id; /* 0: not after a run of the log */
	const struct ar_moment *moment;
};

/* Keep it; inside a transaction.  One that was offered last for the same run,
 * or last without a run, and that nobody began gives way.
 *   row  as it is kept, with its number; lives in the arena. */
AR_MUST_USE enum ar_status ar_session_offer_keep(struct ar_store *store,
    const struct ar_session_offer *offer, struct ar_arena *arena,
    struct ar_kept_session *row, struct ar_error *err);

/* The session of today: right after a run that run's, else one of the day.
 * One of today that was begun and is not over stays the newest: then *row is
 * that one.
 * AR_EABSENT   there is none today.
 * AR_EREFUSED  it says stop: there is nothing to begin. */
AR_MUST_USE enum ar_status ar_today_offer_keep(struct ar_store *store,
    const struct ar_today *today, const struct ar_moment *moment,
    struct ar_arena *arena, struct ar_kept_session *row,
    struct ar_error *err);

#endif
