/* Decisions of the summary, and the warnings that tell them. */
#ifndef ANALYSIS_SUMMARY_H
#define ANALYSIS_SUMMARY_H

#include "afterrun/analysis.h"

enum { AR_SUMMARY_WARNINGS_MAX = 16 };

struct ar_summing {
	const struct ar_activity *activity;
	const struct ar_clean *clean;
	struct ar_summary *out; /* warnings has room for the maximum */
	bool left_running; /* the points are only a part of the whole */
};

/* text is a sentence for the runner and lives for ever. */
void ar_summing_warn(struct ar_summing *sum, const char *code,
    const char *text);
/* elapsed_s, timer_s, pauses (formats.md 1.8). */
void ar_summing_time(struct ar_summing *sum);
/* distance_m and its source. */
void ar_summing_distance(struct ar_summing *sum);
/* ascent_m, descent_m and their sources. */
void ar_summing_climb(struct ar_summing *sum);

#endif
