/* The plan as a calendar (iCalendar, RFC 5545), for any calendar program.
 * Values only; nothing reads a clock.  Local times are floating: seven in
 * the morning is seven wherever the runner is. */
#ifndef AFTERRUN_ICS_H
#define AFTERRUN_ICS_H

#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/plan.h"
#include "afterrun/session.h"
#include "afterrun/status.h"

struct ar_calendar_event {
	const char *uid;      /* differs from all others, never changes */
	int64_t day;          /* civil days since 1970-01-01 */
	double start_s;       /* local, since midnight; NAN: all day */
	double length_s;      /* NAN: not known, or the whole day */
	const char *summary;
	const char *description; /* NULL none; lines end with \n */
	double updated_utc_s; /* NAN: never */
	int sequence;         /* how often it was changed */
	double alarm_s;       /* before the start, or before midnight of an
	                       * all-day event; negative: after; NAN none */
};

struct ar_calendar {
	const char *name;     /* NULL none */
	double now_utc_s;
	const struct ar_calendar_event *events;
	size_t count;
};

/* Write the calendar as an .ics file: UTF-8, CRLF, lines of 75 bytes at
 * most.  Bytes that are no sound UTF-8, and control characters, are left
 * out of texts.
 *   text, n  get the file with a final NUL (not counted); it lives as long
 *            as the arena.
 * AR_EINPUT  no event, or a value of one out of its range; err->where is its
 *            uid.  AR_ELIMIT  more than 10,000 events.  AR_EMEM.
 * Cost: linear; about three times the file from the arena. */
AR_API AR_MUST_USE enum ar_status ar_calendar_write(
    const struct ar_calendar *calendar, struct ar_arena *arena,
    const char **text, size_t *n, struct ar_error *err);

/* Events of a plan.  The uid of a session is made of id and its number in
 * the plan, so it stays the same when the session is moved or changed. */
struct ar_calendar_plan {
	const char *id; /* of the plan; the same for ever */
	const struct ar_planned *sessions;
	size_t session_count;
	const int *revisions; /* of each session: how often it was changed or
	                       * changed back; NULL: none was */
	const double *updated_utc_s; /* of each session; NULL: not known */
	double start_s[7]; /* when runs begin, Monday first; NAN: all day */
	double alarm_s;    /* of runs that have a time; NAN none */
};

/* One event a session in the order of sessions.  Rest days are left out, but
 * for sessions of the plan (with a number) that became one.  Runs get the
 * day's start; all others are all-day events.
 * AR_EINPUT  no id.  AR_EMEM. */
AR_API AR_MUST_USE enum ar_status ar_plan_events(
    const struct ar_calendar_plan *from, struct ar_arena *arena,
    struct ar_calendar_event **events, size_t *count, struct ar_error *err);

/* A recovery session and when it is done (local). */
struct ar_calendar_recovery {
	const char *id; /* of the run; the same for ever */
	const struct ar_session *session;
	int64_t day;
	double start_s; /* 0..86400 */
	double updated_utc_s;
	double alarm_s; /* of all its events; NAN none */
};

/* Events of the session: itself where it has steps; the rest-day sessions a
 * day and two days later (R81); contrast, cold or heat within its 48 hours
 * (R61); the pain questions after 72 hours (R87); each only where the
 * session says so.  AR_EINPUT  no id, a start out of its range.  AR_EMEM. */
AR_API AR_MUST_USE enum ar_status ar_session_events(
    const struct ar_calendar_recovery *from, struct ar_arena *arena,
    struct ar_calendar_event **events, size_t *count, struct ar_error *err);

#endif
