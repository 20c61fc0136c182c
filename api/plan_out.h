/* The plan out of the program: a calendar, and workouts for the watch. */
#ifndef API_PLAN_OUT_H
#define API_PLAN_OUT_H

#include "afterrun/history.h"
#include "afterrun/plan_log.h"

/* A file in the arena. */
struct ar_plan_file {
	const char *name; /* "2026-11-24-3.fit" */
	const void *bytes;
	size_t n;
	size_t entries; /* of a calendar */
};

enum { AR_PLAN_WATCH_DAYS = 14 };

/* All sessions from today on and the recovery of the last 48 hours as an
 * iCalendar file.  The same log and the same moment give the same bytes.
 * AR_EABSENT  there is nothing to come. */
AR_MUST_USE enum ar_status ar_plan_calendar(struct ar_store *store,
    const struct ar_moment *moment, const struct ar_plan_view *view,
    struct ar_arena *arena, struct ar_plan_file *file,
    struct ar_error *err);

/* A run that is still to be done and has steps to be led through. */
bool ar_plan_for_watch(const struct ar_planned *session, int64_t today);

/* A session as a FIT workout.  AR_EINPUT as ar_workout_write. */
AR_MUST_USE enum ar_status ar_plan_workout(const struct ar_planned *session,
    const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_plan_file *file, struct ar_error *err);

#endif
