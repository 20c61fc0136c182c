/* What the export of another program says beside its recordings: workouts
 * in a table, days, and the person.  Readers hand each item to a sink as
 * they find it, so that an export may be larger than memory.  Items and
 * their text are borrowed for the length of the call. */
#ifndef AFTERRUN_EXPORT_H
#define AFTERRUN_EXPORT_H

#include "afterrun/recording.h"
#include "afterrun/wellness.h"

enum ar_export_kind {
	AR_EXPORT_NONE,
	AR_EXPORT_STRAVA,
	AR_EXPORT_GARMIN,
	AR_EXPORT_APPLE,
	AR_EXPORT_AFTERRUN /* our own backup */
};

/* A workout as a table or database tells it.  NAN and NULL: not told. */
struct ar_export_workout {
	const char *id;        /* in the program it comes from */
	const char *name;
	const char *note;
	const char *sport;     /* FIT names: "running"; never NULL */
	const char *sub_sport;
	const char *file;      /* the recording in the same export, or NULL */
	double start_utc_s;
	double utc_offset_s;
	double elapsed_s;
	double moving_s;
	double distance_m;
	double ascent_m;
	double descent_m;
	double heart_avg_bpm;
	double heart_max_bpm;
	double calories_kcal;
	double rpe_0_10;
	double feel_0_100;
	const struct ar_activity *activity; /* samples told inline, or NULL */
};

/* Any member may be NULL: such items are passed over.  A status that is not
 * AR_OK ends the reading and is given back. */
struct ar_export_sink {
	void *context;
	enum ar_status (*workout)(void *context,
	    const struct ar_export_workout *workout, struct ar_error *err);
	enum ar_status (*day)(void *context,
	    const struct ar_wellness_item *item, struct ar_error *err);
	/* since_utc_s: when it was true; NAN unknown */
	enum ar_status (*person)(void *context,
	    const struct ar_user_profile *profile, double since_utc_s,
	    struct ar_error *err);
};

/* What was passed over while reading, for the receipt. */
struct ar_export_count {
	uint64_t workouts;
	uint64_t days;
	uint64_t refused; /* rows or records that could not be understood */
	char first_refused[AR_TEXT_MAX]; /* why, for the first of them */
};

/* Strava's activities.csv (formats.md 4): repeated columns, HTML in names,
 * localized names and dates, quoted line breaks, manual entries.
 * AR_EFORMAT  this is not such a table.  AR_EDAMAGE  a quote that never ends.
 * AR_EMEM.  Rows that cannot be understood are counted and passed over.
 * Cost: linear; memory for one row. */
AR_API AR_MUST_USE enum ar_status ar_strava_table_read(const void *bytes,
    size_t n, const struct ar_export_sink *sink,
    struct ar_export_count *count, struct ar_error *err);

/* Apple Health's export.xml, fed in pieces of any size; memory stays under
 * 24 MiB however long the file is.  A broken DTD, control characters and
 * unknown elements are stepped over. */
struct ar_apple;

AR_API AR_MUST_USE struct ar_apple *ar_apple_open(
    const struct ar_export_sink *sink);
AR_API AR_MUST_USE enum ar_status ar_apple_feed(struct ar_apple *apple,
    const void *bytes, size_t n, struct ar_error *err);
/* The end of the file: hands out the nights (one source each, no double
 * counting), day values and the person.  AR_ETRUNC: the file ends early;
 * what came before was handed out. */
AR_API AR_MUST_USE enum ar_status ar_apple_end(struct ar_apple *apple,
    struct ar_export_count *count, struct ar_error *err);
AR_API void ar_apple_close(struct ar_apple *apple);

/* Garmin's JSON (formats.md 4): bulk summarizedActivities (ms and cm), the
 * web service's activities (s and m), sleepData, hrv, user summary and
 * biometrics; which one is told by its keys.  Arrays are read item by item.
 * AR_EFORMAT  JSON of another kind. */
AR_API AR_MUST_USE enum ar_status ar_garmin_json_read(const void *bytes,
    size_t n, const struct ar_export_sink *sink,
    struct ar_export_count *count, struct ar_error *err);

/* What a member of an export is, by its first bytes (at least 4096 of them
 * or all there are) and its name.  Cheap. */
enum ar_member {
	AR_MEMBER_SKIP,      /* pictures, leftovers (._x, __MACOSX), others */
	AR_MEMBER_RECORDING, /* FIT, GPX, TCX, our CSV, also in gzip */
	AR_MEMBER_ZIP,
	AR_MEMBER_STRAVA_TABLE,
	AR_MEMBER_APPLE_XML,
	AR_MEMBER_GARMIN_JSON,
	AR_MEMBER_AFTERRUN_DB /* an SQLite file: our backup, perhaps */
};

AR_API enum ar_member ar_member_of(const char *name, const void *head,
    size_t n);

#endif
