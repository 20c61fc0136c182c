#include "formats/fit_notes.h"

#include <math.h>
#include <string.h>

#include "formats/fit_names.h"
#include "formats/fit_value.h"

double
ar_fit_utc(double fit_s)
{
	return fit_s + AR_FIT_EPOCH_UTC_S;
}

/* Room for count items; NULL when there is none, and then it is failed. */
static void *
room(struct ar_fit_notes *notes, uint64_t count, size_t size)
{
	void *place = NULL;

	if (count <= SIZE_MAX)
		place = ar_arena_array(notes->arena, (size_t)count, size);
	if (!place)
		notes->failed = true;
	return place;
}

static uint64_t
at_most(uint64_t count, uint64_t most)
{
	return count < most ? count : most;
}

static void
clear_file(struct ar_fit_notes *notes)
{
	notes->manufacturer = NAN;
	notes->product = NAN;
	notes->creator_manufacturer = NAN;
	notes->creator_product = NAN;
	notes->software = NAN;
	notes->creator_software = NAN;
	notes->profile = (struct ar_user_profile){NULL, NAN, NAN, NAN, NAN,
	    NAN, NAN, NAN};
	notes->zone_heart_max = NAN;
	notes->utc_offset_s = NAN;
	notes->local_minus_utc_s = NAN;
	for (size_t i = 0; i < 3; i++) {
		notes->profile_heart_max[i] = NAN;
		notes->profile_threshold[i] = NAN;
	}
}

/* Everything the first pass counted gets its room at once, so that nothing
 * grows: memory stays within a small multiple of the file. */
void
ar_fit_notes_open(struct ar_fit_notes *notes, struct ar_arena *arena,
    const struct ar_fit_scan *scan)
{
	const uint64_t *messages = scan->messages;
	const uint64_t *payload = scan->payload;
	uint64_t beats = payload[AR_FIT_KIND_HRV] / 2;

	memset(notes, 0, sizeof *notes);
	notes->arena = arena;
	clear_file(notes);
	notes->beats_raw = messages[AR_FIT_KIND_HRV] == 0;
	if (notes->beats_raw)
		beats = payload[AR_FIT_KIND_BEAT_INTERVALS] / 2;
	notes->sessions = room(notes, at_most(messages[AR_FIT_KIND_SESSION],
	    AR_FIT_SESSIONS_MAX), sizeof *notes->sessions);
	notes->lap_room = (size_t)at_most(messages[AR_FIT_KIND_LAP],
	    AR_FIT_LAPS_MAX);
	notes->laps = room(notes, notes->lap_room, sizeof *notes->laps);
	notes->pauses = room(notes, messages[AR_FIT_KIND_EVENT] / 2,
	    sizeof *notes->pauses);
	notes->beats = room(notes, beats, sizeof *notes->beats);
	notes->hearts = room(notes, payload[AR_FIT_KIND_HEART],
	    sizeof *notes->hearts);
	notes->name_room = (size_t)at_most(
	    messages[AR_FIT_KIND_FIELD_DESCRIPTION], AR_FIT_DEVELOPER_MAX);
	notes->names = room(notes, notes->name_room, sizeof *notes->names);
	ar_fit_notes_part(notes);
	notes->part = 0;
}

void
ar_fit_notes_part(struct ar_fit_notes *notes)
{
	notes->part++;
	notes->developer_count = 0;
	notes->has_file_id = false;
	notes->course = false;
	notes->stopped = false;
	notes->beat_s = NAN;
	notes->sport = NAN;
	notes->sub_sport = NAN;
	notes->sport_name = NULL;
	notes->advice_min = NAN;
	notes->local_said = false;
}

static void
take_session(struct ar_fit_notes *notes, const struct ar_fit_note *note)
{
	struct ar_fit_session *session;
	double start = ar_fit_utc(note->value[AR_FIT_SESSION_START_TIME]);

	if (notes->session_count == AR_FIT_SESSIONS_MAX) {
		notes->sessions_left_out++;
		return;
	}
	session = &notes->sessions[notes->session_count++];
	memcpy(session->value, note->value, sizeof session->value);
	if (isnan(start))
		start = ar_fit_utc(note->value[AR_FIT_SESSION_TIMESTAMP]) -
		    note->value[AR_FIT_SESSION_ELAPSED];
	session->sort_s = start;
	session->name = NULL;
	if (note->bytes[AR_FIT_SESSION_PROFILE_NAME])
		session->name = ar_fit_text(notes->arena,
		    note->bytes[AR_FIT_SESSION_PROFILE_NAME],
		    note->size[AR_FIT_SESSION_PROFILE_NAME], &notes->failed);
}

static double
with_fraction(double whole, double fraction)
{
	return isnan(fraction) ? whole : whole + fraction;
}

static void
take_lap(struct ar_fit_notes *notes, const struct ar_fit_note *note)
{
	const double *value = note->value;
	struct ar_fit_lap *row;

	if (notes->lap_count == notes->lap_room)
		return;
	row = &notes->laps[notes->lap_count++];
	row->part = notes->part;
	row->lap.start_utc_s = ar_fit_utc(value[AR_FIT_LAP_START_TIME]);
	row->lap.elapsed_s = value[AR_FIT_LAP_ELAPSED];
	row->lap.timer_s = value[AR_FIT_LAP_TIMER];
	row->lap.distance_m = value[AR_FIT_LAP_DISTANCE];
	row->lap.ascent_m = value[AR_FIT_LAP_ASCENT];
	row->lap.descent_m = value[AR_FIT_LAP_DESCENT];
	row->lap.heart_avg_bpm = value[AR_FIT_LAP_HEART_AVG];
	row->lap.heart_max_bpm = value[AR_FIT_LAP_HEART_MAX];
	row->lap.cadence_avg_spm = with_fraction(
	    value[AR_FIT_LAP_CADENCE_AVG], value[AR_FIT_LAP_CADENCE_FRACTION]);
	row->lap.intensity =
	    ar_fit_intensity_name(value[AR_FIT_LAP_INTENSITY]);
	row->lap.trigger = ar_fit_trigger_name(value[AR_FIT_LAP_TRIGGER]);
	row->at_s = row->lap.start_utc_s;
	if (isnan(row->at_s))
		row->at_s = ar_fit_utc(value[AR_FIT_LAP_TIMESTAMP]);
}

static bool
stops(double type)
{
	return type == AR_FIT_TIMER_STOP || type == AR_FIT_TIMER_STOP_ALL ||
	    type == AR_FIT_TIMER_STOP_DISABLE ||
	    type == AR_FIT_TIMER_STOP_DISABLE_ALL;
}

/* A pause is from the first stop to the next start; one that would end
 * before it began is a clock that was set, not a pause. */
static void
take_timer(struct ar_fit_notes *notes, double type, double at_s)
{
	struct ar_fit_pause *row;

	if (stops(type) && !notes->stopped && !isnan(at_s)) {
		notes->stopped = true;
		notes->stopped_s = at_s;
	}
	if (type != AR_FIT_TIMER_START || !notes->stopped)
		return;
	notes->stopped = false;
	if (!(at_s >= notes->stopped_s))
		return;
	row = &notes->pauses[notes->pause_count++];
	row->pause.start_utc_s = notes->stopped_s;
	row->pause.end_utc_s = at_s;
	row->part = notes->part;
}

static void
take_event(struct ar_fit_notes *notes, const struct ar_fit_note *note)
{
	double event = note->value[AR_FIT_EVENT_EVENT];
	double minutes = note->value[AR_FIT_EVENT_DATA];

	if (event == AR_FIT_EVENT_TIMER)
		take_timer(notes, note->value[AR_FIT_EVENT_TYPE],
		    ar_fit_utc(note->value[AR_FIT_EVENT_TIMESTAMP]));
	if (isnan(minutes))
		minutes = note->value[AR_FIT_EVENT_DATA16];
	if (event == AR_FIT_EVENT_RECOVERY_ADVICE && minutes >= 0 &&
	    minutes <= AR_FIT_ADVICE_MAX_MIN)
		notes->advice_min = minutes;
}

static void
take_sport(struct ar_fit_notes *notes, const struct ar_fit_note *note)
{
	notes->sport = note->value[AR_FIT_SPORT_SPORT];
	notes->sub_sport = note->value[AR_FIT_SPORT_SUB_SPORT];
	if (note->bytes[AR_FIT_SPORT_NAME])
		notes->sport_name = ar_fit_text(notes->arena,
		    note->bytes[AR_FIT_SPORT_NAME],
		    note->size[AR_FIT_SPORT_NAME], &notes->failed);
}

/* local_timestamp minus timestamp, if that can be a zone (formats.md 1.3). */
static void
take_activity(struct ar_fit_notes *notes, const struct ar_fit_note *note)
{
	double offset = note->value[AR_FIT_ACTIVITY_LOCAL_TIMESTAMP] -
	    note->value[AR_FIT_ACTIVITY_TIMESTAMP];

	if (isnan(offset))
		return;
	notes->local_said = true;
	notes->local_minus_utc_s = offset;
	if (fabs(offset) <= AR_FIT_ZONE_MAX_S &&
	    fmod(offset, AR_FIT_ZONE_STEP_S) == 0)
		notes->utc_offset_s = offset;
}

static void
take(struct ar_fit_notes *notes, unsigned kind,
    const struct ar_fit_note *note, double now_s)
{
	double minutes;

	switch (kind) {
	case AR_FIT_KIND_SESSION:
		take_session(notes, note);
		break;
	case AR_FIT_KIND_LAP:
		take_lap(notes, note);
		break;
	case AR_FIT_KIND_EVENT:
		take_event(notes, note);
		break;
	case AR_FIT_KIND_SPORT:
		take_sport(notes, note);
		break;
	case AR_FIT_KIND_ACTIVITY:
		take_activity(notes, note);
		break;
	case AR_FIT_KIND_HEART:
		ar_fit_notes_heart(notes, note);
		break;
	case AR_FIT_KIND_HRV:
		ar_fit_notes_beats(notes, note, AR_FIT_HRV_TIME, now_s);
		break;
	case AR_FIT_KIND_BEAT_INTERVALS:
		if (notes->beats_raw)
			ar_fit_notes_beats(notes, note,
			    AR_FIT_BEAT_INTERVALS_TIME, now_s);
		break;
	case AR_FIT_KIND_ACTIVITY_METRICS:
		minutes = note->value[AR_FIT_ACTIVITY_METRICS_RECOVERY_TIME];
		if (minutes >= 0 && minutes <= AR_FIT_ADVICE_MAX_MIN)
			notes->advice_min = minutes;
		break;
	case AR_FIT_KIND_FIELD_DESCRIPTION:
		ar_fit_notes_describe(notes, note);
		break;
	case AR_FIT_KIND_FILE_ID:
	case AR_FIT_KIND_FILE_CREATOR:
	case AR_FIT_KIND_DEVICE_INFO:
		ar_fit_notes_device(notes, kind, note);
		break;
	default:
		ar_fit_notes_person(notes, kind, note);
	}
}

bool
ar_fit_notes_add(struct ar_fit_notes *notes, const struct ar_fit_run *run,
    double now_s)
{
	struct ar_fit_note_plan *plan = &notes->plan[run->local];
	const unsigned char *message = run->first + 1;
	struct ar_fit_note note;

	if (run->define->kind == AR_FIT_KIND_SKIP)
		return false;
	if (plan->serial != run->define->serial)
		ar_fit_note_plan(run->define, plan);
	for (size_t i = 0; i < run->count && plan->count > 0; i++) {
		ar_fit_note_read(run->define, plan, message, &note);
		take(notes, run->define->kind, &note, now_s);
		message += run->stride;
	}
	return run->define->kind == AR_FIT_KIND_FIELD_DESCRIPTION;
}
