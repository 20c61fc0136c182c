/* bench-simulate: simulated runners who follow a plan.  What is assumed of
 * them stands in docs/simulation.md; it proves the machinery, not
 * physiology. */
#ifndef BENCH_SIMULATE_H
#define BENCH_SIMULATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/plan.h"
#include "afterrun/soreness.h"

enum {
	SIM_WEEKS_MAX = 26,
	SIM_DAYS_MAX = 7 * SIM_WEEKS_MAX,
	SIM_HISTORY_DAYS = 120,
	SIM_NIGHTS = 76, /* before the first day: what HRV bands need */
	SIM_ROOM = 1200,
	SIM_BOUTS = 14,
	SIM_RULES = 64,
	SIM_RUNS = 600,
	SIM_AHEAD = 4, /* days of forecast */
	SIM_SERIES = SIM_HISTORY_DAYS + SIM_DAYS_MAX
};

enum sim_life { SIM_WELL, SIM_COLD, SIM_FEVER, SIM_AWAY };

/* What a runner is; the same in every arm. */
struct sim_runner {
	uint64_t key; /* all chance comes from it, the day and its purpose */
	struct ar_plan_profile profile;
	int64_t made_day;
	double week_m;
	int runs_a_week;
	double robust;  /* true capacity over the model's */
	double gain[AR_LOAD_ROWS];
	double hill_m_km; /* descent of a usual km */
	double sleep_h;
	bool watch; /* HRV and resting pulse are known */
	double reports, misses, obeys, overdoes; /* chances of a day */
	/* from SIM_NIGHTS days before the plan on */
	double strain[SIM_NIGHTS + SIM_DAYS_MAX];
	enum sim_life life[SIM_DAYS_MAX];
};

/* Uniform 0..1 and normal, without memory. */
double sim_chance(uint64_t key, int64_t day, int what);
double sim_normal(uint64_t key, int64_t day, int what);
void sim_runner_make(struct sim_runner *runner, uint64_t seed, int weeks);

/* The legs of one runner; true is what he feels, told what the program
 * expects. */
struct sim_legs {
	int64_t day[SIM_BOUTS];
	struct ar_bout truth[AR_LOAD_ROWS][SIM_BOUTS];
	struct ar_bout told[AR_LOAD_ROWS][SIM_BOUTS];
	size_t count;
	double protect[2][AR_LOAD_ROWS]; /* truth, told; on protect_day */
	int64_t protect_day;
	double capacity[AR_LOAD_ROWS]; /* decayed to capacity_day */
	int64_t capacity_day;
	struct ar_soreness_log log[AR_LOAD_ROWS];
};

struct sim_work { /* what a run asked of the runner */
	double dose[AR_LOAD_ROWS];
	double eccentric[AR_LOAD_ROWS];
	double seconds;
	double tss;
};

double sim_session_m(const struct sim_runner *runner,
    const struct ar_planned *session);
/* distance_m replaces the session's own. */
void sim_work_make(const struct sim_runner *runner,
    const struct ar_planned *session, double distance_m, int64_t day,
    struct sim_work *work);
/* strain: how the day is; lowers the true capacity. */
void sim_legs_run(struct sim_legs *legs, const struct sim_runner *runner,
    const struct sim_work *work, int64_t day, double strain);
/* Morning marks of every row; NAN where a row feels nothing (tendon, bone). */
void sim_legs_truth(const struct sim_legs *legs, int64_t day,
    double mark[AR_LOAD_ROWS]);
/* Which of the last runs did most of the worst mark; its day. */
int64_t sim_legs_blame(const struct sim_legs *legs, int64_t day,
    const double mark[AR_LOAD_ROWS]);
/* What the program expects, personal from ten marks on. */
void sim_legs_told(const struct sim_legs *legs, int64_t day,
    double mark[AR_LOAD_ROWS]);
void sim_legs_learn(struct sim_legs *legs, int64_t day,
    const double mark[AR_LOAD_ROWS]);

/* How a season is lived. */
struct sim_arm {
	bool adapted;
	bool docile; /* all report every day, obey and never overdo it */
	bool clear;  /* marks without noise */
	const char *const *without; /* rules left out of the adaptation */
	size_t without_count;
	int weeks;
};

struct sim_result {
	double bad_days;      /* soreness from 6 */
	double bad_first;     /* of them, the first in a row */
	double bad_after[AR_PLAN_KINDS]; /* by the run that did most of it */
	double spike[3];      /* runs small, moderate, large */
	double quality;       /* planned units, by minutes, done as such */
	double quality_all;   /* planned */
	double long_done;
	double long_all;
	double ctl;
	double km;
	double lost[SIM_RULES]; /* quality lost, by what took it last */
	double longs_lost[SIM_RULES];
};

/* Places in lost that are no rule. */
enum { SIM_LOST_RUNNER, SIM_LOST_ILL, SIM_LOST_OTHER, SIM_LOST_P = 10 };

/* false: no plan could be built. */
bool sim_season_live(const struct sim_runner *runner,
    const struct sim_arm *arm, struct sim_result *result);

/* A season while it is lived. */
struct sim_season {
	const struct sim_runner *runner;
	const struct sim_arm *arm;
	struct sim_result *result;
	struct ar_planned planned[SIM_ROOM];
	size_t count;
	struct ar_planned first[SIM_ROOM]; /* as built, by number */
	double did[SIM_ROOM];              /* share done, by number */
	int took[SIM_ROOM];                /* what took the rest */
	struct ar_plan_run runs[SIM_RUNS];
	size_t run_count;
	struct sim_legs legs;
	double tss[SIM_SERIES];
	double ctl[SIM_SERIES + 1], atl[SIM_SERIES + 1]; /* before the day */
	double sleep[SIM_NIGHTS + SIM_DAYS_MAX];
	double hrv[SIM_NIGHTS + SIM_DAYS_MAX];
	double pulse[SIM_NIGHTS + SIM_DAYS_MAX];
	double effort[SIM_DAYS_MAX];
	size_t effort_count;
	double yellow[SIM_DAYS_MAX];
	bool missed[SIM_DAYS_MAX];
	struct ar_region_forecast forecast[AR_LOAD_ROWS * SIM_AHEAD];
	int since_change;
	int bad_before; /* the last bad day */
	double sore; /* the worst of this morning */
	int64_t today;
	int d; /* days since the plan began */
};

/* The night before day d of the plan. */
void sim_morning_make(struct sim_season *season, int d);
/* What is known on today's morning; truth: the marks without noise. */
void sim_morning_look(struct sim_season *season,
    const double truth[AR_LOAD_ROWS], struct ar_plan_state *state);

/* --- statistics ---------------------------------------------------------- */

struct sim_mean {
	double mean, lo, hi; /* 95 % */
};

/* Normal interval over runners. */
struct sim_mean sim_mean_of(const double *value, size_t count);
/* Sum of above over sum of below, resampled over runners. */
struct sim_mean sim_ratio_of(const double *above, const double *below,
    size_t count, uint64_t seed);

#endif
