/* One activity from samples to leg load: the one way all use cases go. */
#ifndef APP_ANALYSE_H
#define APP_ANALYSE_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/analysis.h"
#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/person.h"
#include "afterrun/recording.h"
#include "afterrun/store.h"

/* Whose activity it is and what else is known of it. */
struct ar_analyse_of {
	const struct ar_activity *activity;
	const struct ar_person *person;        /* settled already; or NULL: */
	const struct ar_person *said;          /* now; NULL: nothing */
	const struct ar_user_profile *profile; /* of the file; NULL: none */
	const struct ar_settled *settled;      /* of the log; NULL: none */
	double at_utc_s;                       /* when it was */
	double rpe_0_10;                       /* NAN: not said */
	const struct ar_leg_history *history;
	size_t history_count;
};

struct ar_analysed {
	struct ar_clean clean;
	struct ar_person person;
	struct ar_summary summary;
	struct ar_load load;
	struct ar_legs legs; /* rows are NAN when legs_known is false */
	bool legs_known;
	bool on_foot; /* by the word; clean.on_foot: by the speed, too */
	double heart_high_bpm;
};

/* AR_EMEM only. */
enum ar_status ar_analyse(const struct ar_analyse_of *of,
    struct ar_arena *arena, struct ar_analysed *analysed,
    struct ar_error *err);

bool ar_activity_on_foot(const struct ar_activity *activity);

/* A2: the 99.9th percentile of the clean heart rate in means of 5 s; NAN
 * with less than five minutes of it. */
double ar_heart_high(const struct ar_clean *clean);

/* Fill what of a run is derived: sums, loads, legs, person, richness, the
 * highest heart rate.  Start and offset of run->summary become those of the
 * activity. */
enum ar_status ar_run_derive(const struct ar_analyse_of *of,
    struct ar_arena *arena, struct ar_run *run, struct ar_error *err);
/* The same for a run that was told: its sums stay, its load comes from the
 * rating or the minutes (A3.10). */
void ar_run_derive_told(const struct ar_person *person, struct ar_run *run);

#endif
