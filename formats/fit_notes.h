/* The messages of a FIT file that are no records: sessions, laps, pauses,
 * beats, devices and the person. */
#ifndef FORMATS_FIT_NOTES_H
#define FORMATS_FIT_NOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"
#include "afterrun/recording.h"
#include "formats/fit_plan.h"
#include "formats/fit_profile.h"
#include "formats/fit_scan.h"
#include "formats/fit_stream.h"

struct ar_fit_session {
	double value[AR_FIT_SLOTS]; /* enum ar_fit_session_slot */
	const char *name;
	double sort_s; /* where it begins, for assigning; NAN unknown */
};

/* Times here are Unix seconds; at_s decides which session it belongs to, and
 * ar_fit_build writes down whose it is: an index of spans. */
struct ar_fit_lap {
	struct ar_lap lap; /* cadence still in revolutions */
	double at_s;
	uint32_t part;
	uint8_t owner;
};

struct ar_fit_pause {
	struct ar_pause pause;
	uint32_t part;
	uint8_t owner;
};

struct ar_fit_beat {
	double at_s;
	float rr_s;
	uint32_t part;
	uint8_t owner;
};

/* A heart rate of an hr message. */
struct ar_fit_heart {
	double at_s;
	double bpm;
};

struct ar_fit_notes {
	struct ar_arena *arena;
	bool failed; /* out of memory; sticky */
	uint32_t part;
	struct ar_fit_session *sessions;
	size_t session_count;
	size_t sessions_left_out;
	struct ar_fit_lap *laps;
	size_t lap_count;
	size_t lap_room;
	struct ar_fit_pause *pauses;
	size_t pause_count;
	struct ar_fit_beat *beats;
	size_t beat_count;
	bool beats_raw; /* of beat_intervals, not hrv */
	struct ar_fit_heart *hearts;
	size_t heart_count;
	struct ar_fit_developer developers[256];
	size_t developer_count; /* of this part */
	const char **names;     /* of developer fields, the whole file */
	size_t name_count;
	size_t name_room;
	/* since the part began */
	bool has_file_id;
	bool course;
	bool stopped;
	double stopped_s;
	double beat_s; /* end of the last beat */
	double sport;
	double sub_sport;
	const char *sport_name;
	double advice_min;
	double utc_offset_s;
	bool local_said;
	double local_minus_utc_s; /* as written */
	/* of the whole file; the first that says so */
	double manufacturer;
	double product;
	double creator_manufacturer;
	double creator_product;
	double software;
	double creator_software;
	struct ar_user_profile profile;
	double profile_heart_max[3]; /* zones, running, all sports */
	double profile_threshold[3]; /* zones, time in zone, user metrics */
	double zone_heart_max;       /* time in zone, then user metrics */
	/* hr messages */
	bool heart_anchored;
	double heart_anchor_s;
	uint32_t heart_anchor_event;
	uint32_t heart_event;
	struct ar_fit_note_plan plan[AR_FIT_LOCALS];
};

void ar_fit_notes_open(struct ar_fit_notes *notes, struct ar_arena *arena,
    const struct ar_fit_scan *scan);
void ar_fit_notes_part(struct ar_fit_notes *notes);

/* Take a run of messages that are no records.  now_s: the time of the last
 * record, for beats.  True when developer fields changed. */
bool ar_fit_notes_add(struct ar_fit_notes *notes,
    const struct ar_fit_run *run, double now_s);

/* For the handlers. */
void ar_fit_notes_heart(struct ar_fit_notes *notes,
    const struct ar_fit_note *note);
void ar_fit_notes_beats(struct ar_fit_notes *notes,
    const struct ar_fit_note *note, unsigned slot, double now_s);
void ar_fit_notes_person(struct ar_fit_notes *notes, unsigned kind,
    const struct ar_fit_note *note);
void ar_fit_notes_device(struct ar_fit_notes *notes, unsigned kind,
    const struct ar_fit_note *note);
void ar_fit_notes_describe(struct ar_fit_notes *notes,
    const struct ar_fit_note *note);

/* A FIT time as Unix seconds; NAN stays. */
double ar_fit_utc(double fit_s);

#endif
