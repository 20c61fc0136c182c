/* Runners of the plan's tests: plain ones, and random ones by a seed. */
#ifndef TESTS_TRAINING_PLAN_PROFILE_H
#define TESTS_TRAINING_PLAN_PROFILE_H

#include "afterrun/plan.h"

enum { PLAN_HISTORY_MAX = 256, PLAN_MONDAY = 20780 };

struct plan_runner {
	struct ar_plan_profile profile;
	struct ar_plan_run history[PLAN_HISTORY_MAX];
	size_t history_count;
	double typed[8];
	int64_t made_day;
};

/* Nothing known: no log, no goal day, every day may be used. */
void plan_runner_start(struct plan_runner *runner, enum ar_goal goal);
/* weeks of runs before made_day - off: runs a week on fixed days, the last
 * of each longer.  Distances in m, 3 m/s. */
void plan_runner_log(struct plan_runner *runner, int weeks, int runs,
    double week_m, int off);
void plan_runner_random(struct plan_runner *runner, uint64_t seed);

/* What the plan's bytes say, for comparing two plans. */
uint64_t plan_hash(const struct ar_plan *plan);

#endif
