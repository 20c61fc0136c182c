/* Apple Health's export.xml: what its parts share.  Memory is bounded by
 * the sizes below: about 7 MiB for the days and the sleep, 7 MiB for a route
 * written inside the file, 8 MiB while that route is repaired. */
#ifndef FORMATS_APPLE_H
#define FORMATS_APPLE_H

#include "afterrun/export.h"
#include "formats/apple_token.h"

enum ar_apple_record {
	AR_APPLE_RECORD_NONE,
	AR_APPLE_RECORD_MASS,
	AR_APPLE_RECORD_HEIGHT,
	AR_APPLE_RECORD_PULSE,
	AR_APPLE_RECORD_HRV,
	AR_APPLE_RECORD_SLEEP,
	AR_APPLE_RECORD_EFFORT
};

enum ar_apple_statistic {
	AR_APPLE_STATISTIC_NONE,
	AR_APPLE_STATISTIC_DISTANCE,
	AR_APPLE_STATISTIC_ENERGY,
	AR_APPLE_STATISTIC_HEART,
	AR_APPLE_STATISTIC_EFFORT
};

enum ar_apple_detail {
	AR_APPLE_DETAIL_NONE,
	AR_APPLE_DETAIL_INDOOR,
	AR_APPLE_DETAIL_SWIM_PLACE,
	AR_APPLE_DETAIL_ASCENT,
	AR_APPLE_DETAIL_DESCENT,
	AR_APPLE_DETAIL_ID
};

enum ar_apple_event {
	AR_APPLE_EVENT_OTHER,
	AR_APPLE_EVENT_PAUSE,
	AR_APPLE_EVENT_RESUME
};

enum ar_apple_sleep {
	AR_APPLE_SLEEP_AWAKE,
	AR_APPLE_SLEEP_ASLEEP,
	AR_APPLE_SLEEP_STAGED
};

enum ar_apple_unit {
	AR_APPLE_MASS,
	AR_APPLE_LENGTH,
	AR_APPLE_ENERGY,
	AR_APPLE_TIME
};

/* --- apple_words.c: the table data/apple_words.csv --- */
enum ar_apple_record ar_apple_record_of(const char *type, size_t n);
enum ar_apple_statistic ar_apple_statistic_of(const char *type, size_t n);
enum ar_apple_detail ar_apple_detail_of(const char *key, size_t n);
enum ar_apple_event ar_apple_event_of(const char *type, size_t n);
enum ar_apple_sleep ar_apple_sleep_of(const char *value, size_t n);
/* FIT names; "generic" for a workout type that is not known. */
const char *ar_apple_sport(const char *type, size_t n,
    const char **sub_sport);
/* NULL: none. */
const char *ar_apple_indoor(const char *sport);
const char *ar_apple_swim(const char *place, size_t n);
const char *ar_apple_sex(const char *value, size_t n);
/* kg, m, kcal or s in one of the unit; NAN unknown. */
double ar_apple_factor(enum ar_apple_unit unit, const char *word, size_t n);

/* --- what is gathered --- */

enum { AR_APPLE_SOURCE_BYTES = 64 };

/* One local day.  A count of 0 and a time of 0: nothing yet. */
struct ar_apple_day {
	double night_sum; /* of heart rate variability, ms */
	double day_sum;
	double pulse_until_s;
	double mass_at_s;
	float pulse_bpm;
	float mass_kg;
	uint32_t asleep_s; /* of the source chosen so far */
	uint32_t main_s;   /* its longest stretch */
	uint32_t staged_s; /* of that, told as core, deep or REM */
	uint16_t night_n;
	uint16_t day_n;
	uint8_t hrv_source;
	uint8_t pulse_source;
	uint8_t mass_source;
	uint8_t sleep_source;
};

/* A stretch of sleep, times in seconds since 1970. */
struct ar_apple_span {
	uint32_t start_s;
	uint32_t end_s;
	uint8_t source;
	uint8_t staged;
	int8_t quarter; /* local minus UTC, in quarters of an hour */
};

struct ar_apple_effort {
	double start_s;
	double effort;
};

/* Points of a route inside the workout; the columns are kept for the next
 * workout. */
struct ar_apple_route {
	size_t count;
	size_t room;
	double *time_s;
	double *lat_deg;
	double *lon_deg;
	float *altitude_m;
	float *speed_m_s;
	uint8_t *mark;
	bool left_out; /* more than fit */
};

/* The workout whose element is open. */
struct ar_apple_workout {
	bool open;
	bool indoor;
	struct ar_export_workout told;
	double statistic_m; /* sum of the distances told as statistics */
	const char *swim;
	double pause_from_s;
	size_t pause_count;
	struct ar_pause pauses[AR_APPLE_PAUSES_MAX];
	char id[AR_TEXT_MAX];
	char file[AR_TEXT_MAX];
	struct ar_apple_route route;
};

/* Elements whose children are not the workout's own. */
enum {
	AR_APPLE_IN_PART = 1,  /* WorkoutActivity */
	AR_APPLE_IN_ROUTE = 2, /* WorkoutRoute */
	AR_APPLE_IN_RECORD = 4
};

struct ar_apple {
	struct ar_export_sink sink;
	struct ar_export_count count;
	struct ar_error failure;
	enum ar_status status; /* first failure; sticky */
	unsigned char head[4];
	uint64_t seen; /* bytes */
	bool root;     /* HealthData began */
	bool ended;    /* HealthData closed */
	unsigned inside;
	double export_s;
	double export_offset_s;
	double birth_day; /* since 1970; NAN unknown */
	const char *sex;
	double height_m;
	double height_at_s;
	double mass_kg;
	double mass_at_s;
	struct ar_apple_day *days;
	size_t day_first; /* of the rows that were asked for */
	size_t day_end;   /* behind the last of them */
	struct ar_apple_span *spans;
	size_t span_count;
	size_t span_room;
	bool spans_full; /* joining them makes no more room */
	size_t effort_count; /* ever; the table is a ring */
	struct ar_apple_effort efforts[AR_APPLE_EFFORTS_MAX];
	size_t source_count;
	char sources[AR_APPLE_SOURCES_MAX][AR_APPLE_SOURCE_BYTES];
	struct ar_apple_workout workout;
	struct ar_tokens tokens;
	size_t memory;      /* bytes held now */
	size_t memory_peak; /* the most ever */
};

/* --- apple.c --- */

/* Count a record that could not be understood. */
void ar_apple_refuse(struct ar_apple *apple, const char *why);
/* Stop with a status (of a sink, or AR_EMEM). */
void ar_apple_stop(struct ar_apple *apple, enum ar_status status,
    const char *why);
/* Grow a block from old_bytes to new_bytes; counted.  NULL: no memory. */
void *ar_apple_grow(struct ar_apple *apple, void *old, size_t old_bytes,
    size_t new_bytes);
/* Count bytes that are held for a short time beside the others. */
void ar_apple_peak(struct ar_apple *apple, size_t bytes);
/* The most bytes ever held at once; for tests. */
size_t ar_apple_memory_peak(const struct ar_apple *apple);

/* A time attribute: the instant and its offset.  false: not told. */
bool ar_apple_time(const struct ar_tag *tag, const char *name, double *utc_s,
    double *offset_s);
/* A number, blanks around it allowed; NAN where it is none. */
double ar_apple_number_of(const char *value, size_t n);
double ar_apple_number(const struct ar_tag *tag, const char *name);
/* The same in kg, m, kcal or s, after the attribute that tells its unit. */
double ar_apple_measure(const struct ar_tag *tag, const char *name,
    const char *unit_name, enum ar_apple_unit unit);

/* --- apple_days.c --- */
bool ar_apple_days_open(struct ar_apple *apple);
void ar_apple_record(struct ar_apple *apple, const struct ar_tag *tag);
/* Hand out all days in order. */
void ar_apple_days_end(struct ar_apple *apple);

/* --- apple_sleep.c --- */
void ar_apple_sleep_add(struct ar_apple *apple,
    const struct ar_apple_span *span);
/* Choose one source a night and sum its sleep into the days. */
void ar_apple_sleep_end(struct ar_apple *apple);
/* The day's row; NULL outside the years that are kept. */
struct ar_apple_day *ar_apple_day_at(struct ar_apple *apple, int64_t day);

/* --- apple_workout.c --- */
void ar_apple_workout_tag(struct ar_apple *apple, const struct ar_tag *tag);
/* Hand out the workout that is open, if any. */
void ar_apple_workout_end(struct ar_apple *apple);
/* Free the points. */
void ar_apple_route_close(struct ar_apple_route *route);
/* The points as an activity of the workout, in arena.  NULL: none. */
const struct ar_activity *ar_apple_route_activity(struct ar_apple *apple,
    struct ar_arena *arena);
void ar_apple_route_add(struct ar_apple *apple, const struct ar_tag *tag);

#endif
