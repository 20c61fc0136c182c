/* What the log knows when somebody asks about today or about one run: read
 * once, then everything else is a pure function of it. */
#ifndef AFTERRUN_HISTORY_H
#define AFTERRUN_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/analysis.h"
#include "afterrun/arena.h"
#include "afterrun/load_series.h"
#include "afterrun/person.h"
#include "afterrun/recording.h"
#include "afterrun/session.h"
#include "afterrun/status.h"
#include "afterrun/store.h"

struct ar_known; /* what the log knows of the person over the years */

/* When and where somebody asks. */
struct ar_moment {
	double now_utc_s;
	double utc_offset_s; /* of the runner's place; NAN: as UTC */
};

/* The civil day of a moment, days since 1970-01-01. */
AR_API int64_t ar_moment_day(const struct ar_moment *moment);

/* Where each known thing about the person comes from. */
struct ar_settled {
	struct ar_person person;
	const char *sex_source; /* "said", "fit", …; NULL unknown */
	const char *age_source;
	const char *mass_source;
	const char *height_source;
	const char *heart_rest_source;
	const char *heart_max_source; /* "log" for one that was observed */
	const char *heart_threshold_source;
	double zone_offset_s; /* where the runner lives, local minus UTC; NAN */
	const struct ar_known *known; /* for other moments; NULL allowed */
};

struct ar_history {
	struct ar_moment moment;
	int64_t today;
	struct ar_settled settled;
	struct ar_run *runs; /* on foot, with legs, newest first, not later than
	                      * now, of the days that count (180) */
	size_t run_count;
	int64_t first_day; /* of any run in the log; 0: none */
	struct ar_day_load *days; /* all days of the log, oldest first */
	size_t day_count;
	struct ar_feel *feels; /* that stand, oldest first: those of the days that
	                        * count; before them one row a day, the day's
	                        * report as a mark of the legs */
	size_t feel_count;
	struct ar_well *wells; /* that stand, last 60 days */
	size_t well_count;
	struct ar_episode *episodes; /* open ones */
	size_t episode_count;
	struct ar_shoe *shoes;
	size_t shoe_count;
};

/* Runs that start more than a day after now have a wrong clock: they are in
 * no list here and never change the numbers of today. */

/* Read it; two dozen statements, about 10 ms for ten years. */
AR_API AR_MUST_USE enum ar_status ar_history_read(struct ar_store *store,
    const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_history *history, struct ar_error *err);

/* The person as the log knows them now: said facts, else the latest fact of
 * a file, else what the runs show (highest heart rate of the last 365 days,
 * A2, when it is above the formula's).  Of the mass the latest counts,
 * whoever says it.  The zone is a fact, else the moment's. */
AR_API AR_MUST_USE enum ar_status ar_settle(struct ar_store *store,
    const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_settled *settled, struct ar_error *err);

/* Past runs as the leg model and the spike class want them, before
 * start_utc_s (NAN: now); run except_id is left out, and what began within a
 * minute before: another recording of the run.  Reports of pains from later
 * than now count as of now.  Arrays live in the arena; history is borrowed
 * and must live as long. */
struct ar_past {
	const struct ar_person *person; /* settled; NULL: nobody knows */
	struct ar_leg_history *legs;
	size_t leg_count;
	struct ar_past_run *runs;
	size_t run_count;
	/* open pains with their reports, as the session wants them */
	struct ar_pain *pains;
	struct ar_case_past *pain_past;
	size_t pain_count;
	/* today's marks, for what is not said now; NAN none */
	double soreness[AR_REGIONS][AR_SIDES];
	const struct ar_settled *settled; /* as person, with who says so */
	bool long_enough; /* 6 runs over 21 days before the run (A7.4) */
};

AR_API AR_MUST_USE enum ar_status ar_past_make(
    const struct ar_history *history, double start_utc_s, int64_t except_id,
    struct ar_arena *arena, struct ar_past *past, struct ar_error *err);

#endif
