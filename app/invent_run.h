/* The moving part of an invented run: second by second a runner goes along a
 * path over hills and the watch writes down what it sees.  For invent.c. */
#ifndef APP_INVENT_RUN_H
#define APP_INVENT_RUN_H

#include "afterrun/invent.h"
#include "app/random.h"

enum { AR_INVENT_WAVES = 3 };

struct ar_invent_path {
	float *east_m; /* one point each path_step_m */
	float *north_m;
	size_t count;
	double phase[AR_INVENT_WAVES];
};

/* What adds up to a lap or to the whole run. */
struct ar_invent_sums {
	double start_utc_s;
	double timer_start_s;
	double distance_start_m;
	double ascent_m;
	double descent_m;
	double heart_sum, heart_max;
	double heart_count;
	double cadence_sum, cadence_count;
};

struct ar_invent_run {
	const struct ar_invent_plan *plan;
	struct ar_arena *arena;
	struct ar_random random;
	struct ar_invent_path path;
	struct ar_activity *activity;
	struct ar_samples *out;
	struct ar_invent_sums all, lap;
	double timer_s;  /* whole seconds the timer ran */
	double paused_s; /* all pauses so far */
	double start_utc_s;
	double along_m; /* on the path */
	double distance_m;
	double altitude_m;
	double speed_m_s;
	double grade_ratio;
	double demand_ratio; /* of the effort on the flat */
	double heart_bpm;
	double mood;               /* slow change of speed */
	double gps_east_m, gps_north_m, gps_up_m; /* slow errors */
	double next_beat_utc_s;
	double written_utc_s; /* time of the last sample */
	bool walking;
	bool failed; /* no memory */
};

/* Lay out the path and take the first sample.  plan, arena, activity, out
 * (all columns made) and start_utc_s stand. */
void ar_invent_run_start(struct ar_invent_run *run);
/* One second of timer time, with whatever sample, lap or pause is due. */
void ar_invent_run_second(struct ar_invent_run *run);
/* The last lap ends. */
void ar_invent_run_end(struct ar_invent_run *run);

#endif
