/* How far a runner has come in a session of the log. */
#ifndef AFTERRUN_SESSION_PROGRESS_H
#define AFTERRUN_SESSION_PROGRESS_H

#include <stdbool.h>

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/status.h"
#include "afterrun/store.h"

/* Whether it hurt, other than soreness, as the runner said at the end.  It
 * stands in the row's case_json, which the session itself leaves empty. */
enum ar_pain_said { AR_PAIN_UNSAID, AR_PAIN_SAID_NO, AR_PAIN_SAID_YES };

struct ar_progress {
	int steps_done;
	int steps_skipped;
	double elapsed_s;    /* of the guide's time; NAN not known */
	bool ended;
	const char *outcome; /* "better", "same", "worse"; NULL not said */
	bool begins;         /* nothing of this time was kept yet */
	enum ar_pain_said pain; /* unsaid leaves what was said before */
};

/* Put it into the row, which is then to be kept with ar_store_session_put.
 * One that was ended before and begins again becomes another one (id 0);
 * an outcome that is said later goes on the one that ended. */
AR_API void ar_progress_put(const struct ar_progress *progress,
    const struct ar_moment *moment, struct ar_kept_session *row);

AR_API enum ar_pain_said ar_session_pain_said(
    const struct ar_kept_session *row);

/* The session with this number; newer ones are found sooner.  AR_EABSENT. */
AR_API AR_MUST_USE enum ar_status ar_session_find(struct ar_store *store,
    int64_t id, struct ar_arena *arena, struct ar_kept_session *row,
    struct ar_error *err);

#endif
