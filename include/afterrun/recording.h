/* A recording: what a watch, phone or web site wrote down about one or more
 * activities.  Values only; everything here lives in the arena that
 * ar_recording_read was given, and is not changed afterwards.
 *
 * Missing is NAN (numbers) or NULL (text, columns); never 0 or -1.
 * Times are seconds since 1970-01-01T00:00:00Z unless said otherwise. */
#ifndef AFTERRUN_RECORDING_H
#define AFTERRUN_RECORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/status.h"

enum ar_format {
	AR_FORMAT_NONE,
	AR_FORMAT_FIT,
	AR_FORMAT_GPX,
	AR_FORMAT_TCX,
	AR_FORMAT_CSV
};

enum ar_container { AR_CONTAINER_NONE, AR_CONTAINER_GZIP, AR_CONTAINER_ZIP };

/* What is wrong with the file as a whole; the first that applies, in this
 * order.  docs/formats.md describes each. */
enum ar_file_verdict {
	AR_VERDICT_DAMAGED_CONTAINER,
	AR_VERDICT_EMPTY,
	AR_VERDICT_NOT_FIT,
	AR_VERDICT_REFUSE_ENTITIES,
	AR_VERDICT_MALFORMED,
	AR_VERDICT_UNFINISHED,
	AR_VERDICT_TRUNCATED,
	AR_VERDICT_DAMAGED,
	AR_VERDICT_VALID_THEN_BAD_TAIL,
	AR_VERDICT_HEADER_CRC_BAD,
	AR_VERDICT_CRC_BAD,
	AR_VERDICT_LEADING_WHITESPACE,
	AR_VERDICT_UNDECLARED_PREFIX,
	AR_VERDICT_NO_ACTIVITY,
	AR_VERDICT_VALID,
	AR_VERDICTS
};

/* A defect that was repaired, left out or is doubted.  code is stable and
 * snake_case; text is a sentence for the runner; offset is the byte in the
 * unpacked file, or 0 where no place can be named. */
struct ar_warning {
	const char *code;
	const char *text;
	uint64_t offset;
};

/* Marks of one sample (struct ar_samples.mark). */
enum {
	AR_MARK_SEGMENT = 1, /* a new segment or Track begins here */
	AR_MARK_PAUSED = 2,  /* recorded while the timer was stopped */
	AR_MARK_WALK = 4,    /* the device says walking */
	AR_MARK_RUN = 8      /* the device says running */
};

/* Samples as columns of count items.  time_s and mark always stand; any
 * other column is NULL when no sample has it, and NAN where one has not. */
struct ar_samples {
	size_t count;
	double *time_s;
	double *lat_deg; /* WGS 84, -90..90 */
	double *lon_deg; /* -180..180 */
	double *distance_m; /* as the device counted it, cumulative */
	float *altitude_m;
	float *speed_m_s;
	float *heart_bpm;   /* hr messages merged; 0 and 255 are missing */
	float *cadence_spm; /* on foot: both feet; else revolutions/min */
	float *power_w;
	float *temperature_c; /* of the device on the wrist */
	float *stance_time_ms;
	float *stance_left_pct; /* share of the left foot, 50 = even */
	float *oscillation_mm;
	float *vertical_ratio_pct;
	float *step_length_mm;
	uint8_t *mark;
};

struct ar_lap {
	double start_utc_s;
	double elapsed_s;
	double timer_s;
	double distance_m;
	double ascent_m;
	double descent_m;
	double heart_avg_bpm;
	double heart_max_bpm;
	double cadence_avg_spm;
	const char *intensity; /* "active", "rest", "warmup", …; NULL unknown */
	const char *trigger;   /* "manual", "distance", …; NULL unknown */
};

/* The timer stood still from start to end. */
struct ar_pause {
	double start_utc_s;
	double end_utc_s;
};

/* What the device itself says about the activity (FIT session, TCX sums). */
struct ar_device_values {
	double timer_s;
	double elapsed_s;
	double moving_s;
	double distance_m;
	double ascent_m;
	double descent_m;
	double heart_avg_bpm;
	double heart_max_bpm;
	double cadence_avg_spm;
	double rpe_0_10;   /* workout_rpe / 10 */
	double feel_0_100; /* workout_feel, higher is better */
	double calories_kcal;
	double recovery_advice_min;
};

/* Points as stored: in file order, before hr messages are merged and before
 * anything is repaired, sorted or dropped. */
struct ar_stored_points {
	size_t points;
	size_t with_position;
	size_t with_heart; /* heart rate > 0 */
	double first_time_s;
	double last_time_s;
};

struct ar_activity {
	const char *sport;     /* FIT names: "running", "walking", "generic" */
	const char *sub_sport; /* "trail", "treadmill", …; NULL unknown */
	const char *name;
	const char *member; /* file inside a zip; NULL otherwise */
	double start_utc_s;
	double utc_offset_s; /* local minus UTC; NAN unknown */
	bool clock_unset;    /* times count from power-up, not a date */
	bool barometer;      /* altitude is barometric (device is known) */
	struct ar_device_values device_values;
	struct ar_stored_points stored;
	double heart_avg_bpm; /* plain mean over points, hr merged */
	double heart_max_bpm;
	struct ar_samples samples; /* repaired unless read raw */
	struct ar_lap *laps;
	size_t lap_count;
	struct ar_pause *pauses;
	size_t pause_count;
	double *rr_time_s; /* when each interval ended */
	float *rr_s;       /* beat to beat intervals, artefacts included */
	size_t rr_count;
};

struct ar_device {
	const char *manufacturer; /* "garmin"; a number as text if unknown */
	const char *product;      /* "fenix5x"; a number as text if unknown */
	const char *software;
};

/* What the file says about the person who recorded it. */
struct ar_user_profile {
	const char *sex; /* "f", "m", NULL */
	double age_y;
	double height_m;
	double mass_kg;
	double heart_rest_bpm;
	double heart_max_bpm;
	double heart_threshold_bpm;
	double threshold_power_w;
};

struct ar_recording {
	enum ar_format format;
	enum ar_container container;
	enum ar_file_verdict verdict;
	struct ar_activity *activities;
	size_t activity_count;
	struct ar_stored_points stored; /* of the whole file */
	size_t lap_count;               /* of the whole file */
	size_t pause_count;             /* of the whole file */
	double pause_total_s;
	size_t rr_count; /* of the whole file */
	struct ar_device device;
	struct ar_user_profile profile;
	const char **developer_fields; /* names in order of description */
	size_t developer_field_count;
	struct ar_warning *warnings;
	size_t warning_count;
};

enum {
	AR_READ_RAW = 1 /* leave the samples as stored: no repair, no sort */
};

/* Read a FIT, GPX, TCX or afterrun CSV file, plain or in gzip or zip, that
 * lies in memory.  The content decides, never a name.
 *   recording  filled from arena and lives as long as it; bytes are only
 *              read.  Filled as far as the file could be read, with its
 *              verdict and warnings, also when the status is not AR_OK.
 *   flags      0 or AR_READ_RAW.
 * AR_OK      there is at least one activity, or the file is sound and has
 *            none (verdict NO_ACTIVITY).
 * AR_ETRUNC, AR_EDAMAGE  nothing usable came before the damage.
 * AR_EFORMAT it is none of the formats.  AR_EREFUSED, AR_ELIMIT  hostile.
 * AR_EMEM    out of memory; recording is empty.
 * Cost: linear in n; about 20 times the unpacked size of a FIT file.
 * Source: FIT protocol 2.0, GPX 1.0/1.1, TCX 2; docs/formats.md. */
AR_API AR_MUST_USE enum ar_status ar_recording_read(const void *bytes,
    size_t n, unsigned flags, struct ar_arena *arena,
    struct ar_recording *recording, struct ar_error *err);

/* Sums of a decode: what `afterrun read --count` prints. */
struct ar_count {
	uint64_t records;   /* record messages, trkpt, Trackpoint */
	uint64_t heart_sum; /* sum of the raw heart rates > 0 and valid */
};

/* Decode all points of a file and add them up; verifies every checksum.
 * Errors as ar_recording_read; count holds what came before the damage. */
AR_API AR_MUST_USE enum ar_status ar_recording_count(const void *bytes,
    size_t n, struct ar_arena *arena, struct ar_count *count,
    struct ar_error *err);

/* Stable words for JSON and text; never NULL. */
AR_API const char *ar_format_name(enum ar_format format);
AR_API const char *ar_container_name(enum ar_container container);
AR_API const char *ar_verdict_name(enum ar_file_verdict verdict);

/* Running, walking, hiking and "generic" that moves like a run: the sports
 * whose steps load the legs. */
AR_API bool ar_sport_on_foot(const char *sport);

#endif
