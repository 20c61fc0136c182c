/* From a recording to what it did: cleaning (A1), summary, session load (A3),
 * energy (A6) and leg load (A7).  Pure functions; results live in the arena.
 * All A numbers are sections of load-triage-plan.md; all constants come from
 * data/numbers_analysis.csv and data/leg_model.csv. */
#ifndef AFTERRUN_ANALYSIS_H
#define AFTERRUN_ANALYSIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/person.h"
#include "afterrun/recording.h"
#include "afterrun/regions.h"
#include "afterrun/status.h"

enum ar_distance_source {
	AR_DISTANCE_NONE,
	AR_DISTANCE_DEVICE,
	AR_DISTANCE_TRACK,
	AR_DISTANCE_SPEED
};

enum ar_elevation_source {
	AR_ELEVATION_NONE,
	AR_ELEVATION_DEVICE,    /* the session's ascent and descent */
	AR_ELEVATION_BAROMETER, /* A1.4, threshold 3 m */
	AR_ELEVATION_GPS        /* A1.4, threshold 10 m */
};

/* One step of the cleaned run: the interval that ends at sample i.
 * Steps, not samples: dt_s is 0 across pauses and gaps (A1.2). */
struct ar_step {
	double time_s;     /* end of the interval */
	float dt_s;        /* length, 0 where nothing is counted */
	float speed_m_s;   /* cleaned (A1.2) */
	float grade_ratio; /* A1.5, ±0.45; 0 where altitude is unknown */
	float cadence_spm; /* both feet; NAN unknown */
	float heart_bpm;   /* cleaned (A1.6); NAN unknown or suspect */
	float left_share;  /* of the load; 0.5 unless measured */
	bool moving;       /* A1.3 */
	bool walking;      /* A1.3 */
};

struct ar_clean {
	struct ar_step *steps;
	size_t count;
	bool grade_known;
	bool cadence_known;
	bool barometer;
	bool heart_suspect;   /* cadence lock or a wild start (A1.6) */
	double heart_valid_ratio; /* of moving time; 0 without heart rate */
	bool on_foot;       /* sport and speed are those of feet (A1.2) */
	bool balance_known; /* left_share was measured */
	bool cadence_lock;  /* which of the two made the heart suspect */
	bool heart_wild_start;
	double speed_known_ratio; /* of moving time */
	enum ar_distance_source speed_source; /* where most speeds came from */
	double moving_s;
	double counter_m; /* what the device's distance column grew; or NAN */
	double counter_last_m; /* what it said last; NAN unknown */
	double counter_cover_ratio; /* of the samples have it */
	double track_m; /* along the positions, without impossible ones; NAN */
	double track_cover_ratio; /* of the samples have a usable position */
	double speed_m;           /* speed × time; NAN without any speed */
	double ascent_m;          /* A1.4; NAN without altitude */
	double descent_m;
	double elevation_threshold_m;
};

/* What the runner is told about the run as a whole. */
struct ar_summary {
	double start_utc_s;
	double utc_offset_s;
	double elapsed_s;
	double timer_s;
	double moving_s;
	size_t pause_count;
	double pause_total_s;
	double distance_m;
	enum ar_distance_source distance_source;
	double ascent_m;
	double descent_m;
	enum ar_elevation_source elevation_source;
	double elevation_threshold_m;
	double heart_avg_bpm; /* over clean moving time */
	double heart_max_bpm;
	double heart_avg_pct_max; /* R18; NAN without an anchor */
	double cadence_avg_spm;
	double speed_avg_m_s; /* distance / moving */
	double gap_m_s;       /* grade adjusted, HR-like curve (A3.6) */
	double temperature_device_c;
	double easy_tail_s;   /* R1 credit: walking or easy end */
	double energy_lo_kcal;
	double energy_hi_kcal;
	bool treadmill;
	struct ar_warning *warnings; /* decisions the runner should know */
	size_t warning_count;
	enum ar_elevation_source descent_source;
	double heart_anchor_bpm; /* the HRmax behind heart_avg_pct_max */
};

enum ar_load_method {
	AR_LOAD_NONE,
	AR_LOAD_RTSS,
	AR_LOAD_HRTSS,
	AR_LOAD_SRPE,
	AR_LOAD_MINUTES
};

enum ar_confidence { AR_LOW, AR_MEDIUM, AR_HIGH };

struct ar_load {
	double tss; /* chosen by A3.10 */
	enum ar_load_method method;
	enum ar_confidence confidence;
	double session_rpe_au; /* A3.4, minutes × RPE; NAN without RPE */
	double trimp;          /* A3.1; NAN without heart rate and anchors */
	bool trimp_sex_guessed;
	double edwards;
	double lucia;
	double hrtss;
	double rtss;
	double ngp_m_s;
	double govss;
	double efficiency_factor;
	double decoupling_pct; /* NAN unless a steady run of 40 min */
	double best_20min_gap_m_s; /* NAN under 20 min; for the threshold */
};

struct ar_leg {
	double dose_eq_km; /* km on the flat at 3 m/s that load it the same */
	double lo_eq_km;   /* band from the stated input errors */
	double hi_eq_km;
	double left_eq_km; /* NAN where balance was not measured */
	double right_eq_km;
	double cumulative_eq_km; /* the model with n = 1, for audit */
	double eccentric_ratio;  /* e of A8: share caused by descending, 0..1 */
	double capacity_eq_km;   /* NAN until the log is long enough */
	double ratio;
	double usual_eq_km;
};

struct ar_legs {
	struct ar_leg row[AR_LOAD_ROWS];
	const char *model; /* "LegLoad v1" */
};

/* What the runner or the log may know about steps (A7.2). */
enum ar_foot_strike { AR_STRIKE_UNKNOWN, AR_STRIKE_FORE, AR_STRIKE_REAR };

/* One earlier run, for capacity and comparison (A7.4). */
struct ar_leg_history {
	double age_s; /* before the run looked at */
	double dose_eq_km[AR_LOAD_ROWS]; /* NAN: not known, left out */
	double distance_m;
};

/* Clean an activity (A1).  AR_EMEM only. Cost: linear in samples. */
AR_API AR_MUST_USE enum ar_status ar_clean_make(
    const struct ar_activity *activity, struct ar_arena *arena,
    struct ar_clean *clean, struct ar_error *err);

/* Sum up an activity and its cleaned steps.  person may be all unknown.
 * Decides between the device's totals and the records (formats.md 1.8) and
 * says so in warnings. */
AR_API AR_MUST_USE enum ar_status ar_summary_make(
    const struct ar_activity *activity, const struct ar_clean *clean,
    const struct ar_person *person, struct ar_arena *arena,
    struct ar_summary *summary, struct ar_error *err);

/* Session loads (A3).  rpe_0_10 may be NAN. */
AR_API void ar_load_make(const struct ar_clean *clean,
    const struct ar_summary *summary, const struct ar_person *person,
    double rpe_0_10, struct ar_load *load);

/* Leg load v1 (A7).  history may be NULL when history_count is 0.
 * Doses are NAN for a sport that is not on foot and where no speed is known.
 * capacity, ratio and usual stay NAN until history holds 6 runs over 21 days;
 * usual is the median dose of the last 42 days.  The band is one standard
 * deviation of the assumed input errors (numbers_analysis.csv, band_*).
 * Cost: linear in steps. */
AR_API void ar_legs_make(const struct ar_clean *clean,
    const struct ar_person *person, const struct ar_leg_history *history,
    size_t history_count, struct ar_legs *legs);

/* The same with the runner's foot strike (T of A7.2). */
AR_API void ar_legs_make_strike(const struct ar_clean *clean,
    const struct ar_person *person, enum ar_foot_strike strike,
    struct ar_legs *legs);

/* Preferred cadence at a speed, both feet (A7.2): (140 + 9v)·√(1.70/height).
 * height_m NAN or not believable: 1.70. */
AR_API double ar_cadence_preferred_spm(double speed_m_s, double height_m);

/* Running dynamics (A7.2): peak force in body weights from cadence and
 * contact time, Morin 2005; NAN where the foot would never leave the ground.
 * The factor D needs the runner's own median force at that speed on the same
 * device; ar_legs_make does not know it and uses D = 1. */
AR_API double ar_force_body_weights(double cadence_spm, double contact_s);
AR_API double ar_dynamics_factor(enum ar_load_row row, double force_ratio);

/* γ of A8 for a row; NAN where the row has no soreness (tendon, bone). */
AR_API double ar_load_row_gamma(enum ar_load_row row);

/* The constants of one row of LegLoad v1 (A7.2), to show them. */
struct ar_leg_model {
	double speed;   /* exponent of speed / 3 m/s */
	double up;      /* added for a grade of 1 uphill */
	double down;    /* the same downhill */
	double cadence; /* exponent of cadence / preferred cadence */
	int n;          /* power of q */
	double walk;    /* q of walking on the flat */
	const char *basis; /* where they come from */
};

AR_API struct ar_leg_model ar_leg_model_of(enum ar_load_row row);

AR_API const char *ar_load_row_id(enum ar_load_row row); /* "calf_soleus" */
AR_API const char *ar_load_row_name(enum ar_load_row row); /* "calves" */
AR_API const char *ar_distance_source_name(enum ar_distance_source source);
AR_API const char *ar_elevation_source_name(enum ar_elevation_source source);
AR_API const char *ar_load_method_name(enum ar_load_method method);
AR_API const char *ar_confidence_name(enum ar_confidence confidence);

#endif
