/* Invented recordings: runs that nobody ran, for the demonstration, the
 * tests, the benchmarks and the seeds of the fuzz targets.
 *
 * Everything is made up from a plan and its seed: the place (an empty stretch
 * of desert without a road), the hills, the heart, the noise.  The numbers of
 * the little model in app/invent.c are no findings about running; they only
 * have to look like one.  The same plan gives the same recording. */
#ifndef AFTERRUN_INVENT_H
#define AFTERRUN_INVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/recording.h"
#include "afterrun/status.h"

enum ar_invent_sampling {
	AR_INVENT_EVERY_SECOND,
	AR_INVENT_SMART /* 1 to 8 s between samples, as older watches do */
};

/* The longest run that is invented. */
enum { AR_INVENT_HOURS_MAX = 48, AR_INVENT_PAUSES_MAX = 100 };

struct ar_invent_plan {
	uint64_t seed;
	double start_utc_s;  /* taken down to a whole second */
	double utc_offset_s; /* NAN: the file does not say */
	double duration_s;   /* timer time, 1 s .. AR_INVENT_HOURS_MAX */
	double speed_m_s;    /* on the flat, 0.5 .. 8 */
	bool out_and_back;   /* turns at half time and meets every hill twice */
	double base_altitude_m; /* NAN: no altitude at all */
	double hill_height_m;   /* from valley to top, about; 0 is flat */
	double hill_length_m;   /* from top to top, >= 100 */
	double effort_ratio;    /* of the heart rate reserve on the flat */
	double heart_drift_per_h; /* share the demand rises by in an hour */
	double cadence_spm;       /* both feet; NAN: none */
	double temperature_c;     /* NAN: none */
	double power_w;           /* mean on the flat; NAN: none */
	double stance_left_pct;   /* NAN: balance is not measured */
	bool heart;               /* false: no heart rate */
	bool beats;               /* also beat to beat intervals */
	bool dynamics;            /* stance time, oscillation, step length */
	bool treadmill;           /* no positions, no altitude */
	bool barometer;           /* the altitude's noise is slow and small */
	enum ar_invent_sampling sampling;
	int pause_count;          /* spread over the run */
	double pause_s;           /* about how long each is */
	double lap_m;             /* automatic laps; 0: one lap */
	double walk_every_s;      /* a walk break ends each such stretch; or 0 */
	double walk_s;            /* its length, < walk_every_s */
	double position_noise_m;  /* slow wander of the position */
	double altitude_noise_m;
	double rpe_0_10;          /* NAN: not said */
	double feel_0_100;        /* NAN: not said */
	struct ar_user_profile profile; /* heart_rest and heart_max are used */
};

/* The demonstration's run: about 10.5 hilly kilometres in a little over an
 * hour, heart rate, RPE 6, one drink stop.  Change what should differ. */
AR_API struct ar_invent_plan ar_invent_demo_plan(void);

/* A believable plan from a seed alone: easy and long runs, intervals of
 * walking, treadmills, old and new watches.  start_utc_s as given. */
AR_API struct ar_invent_plan ar_invent_any_plan(uint64_t seed,
    double start_utc_s);

/* Invent the recording of a plan: one activity with samples, laps, pauses and
 * the sums a watch would show, as if a sound FIT file had been read.
 *   recording  filled from arena and lives as long as it.
 * AR_EINPUT  a value of the plan is out of its range.
 * AR_EMEM    out of memory; recording is empty.
 * Cost: linear in duration; about 250 kB from the arena for an hour. */
AR_API AR_MUST_USE enum ar_status ar_invent(const struct ar_invent_plan *plan,
    struct ar_arena *arena, struct ar_recording *recording,
    struct ar_error *err);

#endif
