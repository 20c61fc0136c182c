/* The main job: a recording and what the runner says in, what the run did to
 * the legs and what to do with them now out.
 *
 * Order of belief (spec/README 4 and 5): what the runner says now, then the
 * file, then the model.  Nothing here reads a clock: now is an argument. */
#ifndef AFTERRUN_AFTER_H
#define AFTERRUN_AFTER_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/analysis.h"
#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/load_series.h"
#include "afterrun/recording.h"
#include "afterrun/session.h"
#include "afterrun/status.h"

/* What the runner said now.  NAN, UNKNOWN, 0 and NULL mean: nothing. */
struct ar_after_said {
	int minutes; /* 1..240; 0: the usual length */
	double rpe_0_10;
	double air_c; /* only from the runner (R17), never from the watch */
	double drunk_ml;
	double mass_after_kg;
	double next_hard_h;
	struct ar_person person; /* goes before what the file says */
	double soreness[AR_REGIONS][AR_SIDES];
	bool tool[AR_TOOLS];
	struct ar_case_condition *conditions; /* borrowed */
	size_t condition_count;
	enum ar_massage_wish massage;
	bool gun_prefer;
	enum ar_order order;
	enum ar_version version;
};

enum ar_rpe_source {
	AR_RPE_SAID,
	AR_RPE_FILE,
	AR_RPE_HEART, /* R18, from the mean heart rate */
	AR_RPE_GUESS  /* R18, the last resort */
};

struct ar_after {
	const struct ar_recording *recording;
	const struct ar_activity *activity; /* the one looked at */
	size_t activity_number;             /* 1, 2, … within the file */
	bool on_foot;     /* false: no leg load, weights of table R21 */
	struct ar_summary summary;
	struct ar_load load;
	struct ar_legs legs; /* rows are NAN when legs_known is false */
	bool legs_known;
	struct ar_person person; /* said, else the file's user profile */
	enum ar_rpe_source rpe_source;
	double hours_ago; /* end of the run before now; NAN: no usable clock */
	bool shown_as_now; /* R19: built as for right after, though it is not */
	struct ar_session_case input;
	struct ar_session session;
	const char *today;         /* what the coming day is good for */
	const char *watch_for;     /* when to see somebody */
	/* Against the log.  UNKNOWN and NAN until it holds 6 runs over 21
	 * days (A7.4), without a log, and for what is not a run. */
	bool compared;
	struct ar_spike_result spike; /* the distance (A4.4) */
	double longest_30d_m;         /* the longest before it; NAN none */
	/* The load of each row; longest_m is the largest in eq-km here. */
	struct ar_spike_result leg_spike[AR_LOAD_ROWS];
};

/* Summaries of all activities of a recording, in their order. */
struct ar_overview {
	const struct ar_recording *recording;
	struct ar_summary *summaries; /* NULL where only the device speaks */
};

/* Everything unknown. */
AR_API void ar_after_said_clear(struct ar_after_said *said);

/* The answer for a recording that was read.
 *   now_utc_s  NAN: unknown; then the run counts as just finished.
 *   after      lives in the arena; borrows recording.
 * Of several activities the last one on foot is taken, else the last.
 * AR_EINPUT  no activity, or a value of said is out of its range.
 * AR_EMEM    out of memory. */
AR_API AR_MUST_USE enum ar_status ar_after_make(
    const struct ar_recording *recording, const struct ar_after_said *said,
    double now_utc_s, struct ar_arena *arena, struct ar_after *after,
    struct ar_error *err);

/* The same with what the log knows: the person where neither the runner now
 * nor the file says (but what the runner said once goes before the file),
 * today's marks where the runner says nothing now, open pains with their
 * reports, capacity, usual and spike class.
 *   past  of ar_past_make, borrowed; NULL: no log. */
AR_API AR_MUST_USE enum ar_status ar_after_make_past(
    const struct ar_recording *recording, const struct ar_after_said *said,
    const struct ar_past *past, double now_utc_s, struct ar_arena *arena,
    struct ar_after *after, struct ar_error *err);

/* The same from the bytes of a file; recording is filled also on failure,
 * as ar_recording_read does. */
AR_API AR_MUST_USE enum ar_status ar_after_read(const void *bytes, size_t n,
    const struct ar_after_said *said, double now_utc_s,
    struct ar_arena *arena, struct ar_recording *recording,
    struct ar_after *after, struct ar_error *err);

/* Clean and sum up every activity.  AR_EMEM only. */
AR_API AR_MUST_USE enum ar_status ar_overview_make(
    const struct ar_recording *recording, struct ar_arena *arena,
    struct ar_overview *overview, struct ar_error *err);

/* What to do about a recording that could not be read, in words by the
 * status of reading it; NULL: there is nothing to be said. */
AR_API const char *ar_after_hint(enum ar_status status);

/* Why a recording without an activity cannot be used, with what to do. */
AR_API enum ar_status ar_after_refuse(const struct ar_recording *recording,
    struct ar_error *err);

AR_API const char *ar_rpe_source_name(enum ar_rpe_source source);

#endif
