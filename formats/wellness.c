/* Days out of FIT files: the messages (formats.md 1.7). */
#include "formats/wellness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "formats/container.h"
#include "formats/fit.h"
#include "formats/fit_names.h"
#include "formats/fit_notes.h"
#include "formats/fit_plan.h"
#include "formats/fit_stream.h"
#include "formats/fit_value.h"
#include "formats/numbers.h"

enum {
	TIME_16_MASK = 0xFFFF,
	TIME_5_MASK = 0x1F,
	/* ranks; see struct ar_wellness_value */
	RANK_LOW = 1,
	RANK_MIDDLE,
	RANK_HIGH
};

static const char no_memory[] = "there is not enough memory";

static const struct {
	double lo;
	double hi;
} ranges[AR_WELLNESS_KINDS] = {
#include "formats/wellness_ranges.inc"
};

bool
ar_wellness_plausible(enum ar_wellness kind, double value)
{
	return value >= ranges[kind].lo && value <= ranges[kind].hi;
}

void
ar_wellness_add(struct ar_wellness_notes *notes,
    struct ar_wellness_value value)
{
	enum ar_wellness range = value.kind == AR_WELL_HEART ?
	    AR_WELL_PULSE_BPM : (enum ar_wellness)value.kind;

	if (!ar_wellness_plausible(range, value.value) ||
	    isnan(value.utc_s) || notes->failed)
		return;
	if (notes->value_count == notes->value_room) {
		size_t room = notes->value_room ? 2 * notes->value_room : 32;
		struct ar_wellness_value *values = ar_arena_grow(notes->arena,
		    notes->values, notes->value_room, room, sizeof *values);

		if (!values) {
			notes->failed = true;
			return;
		}
		notes->values = values;
		notes->value_room = room;
	}
	value.offset_s = notes->offset_s;
	value.place = notes->value_count;
	notes->values[notes->value_count++] = value;
}

/* A FIT time as UTC; NAN for what counts from power-up or is no time. */
static double
date_of(double fit_s)
{
	double utc_s = ar_fit_utc(fit_s);

	return fit_s >= AR_FIT_SYSTEM_TIME_END &&
	    utc_s <= AR_WELLNESS_UTC_MAX_S ? utc_s : (double)NAN;
}

/* An offset that can be a zone (formats.md 1.3). */
static void
take_offset(struct ar_wellness_notes *notes, double offset_s)
{
	if (!(fabs(offset_s) <= AR_FIT_ZONE_MAX_S) ||
	    fmod(offset_s, AR_FIT_ZONE_STEP_S) != 0)
		return;
	notes->offset_s = offset_s;
	if (isnan(notes->first_offset_s))
		notes->first_offset_s = offset_s;
}

static void
take_settings(struct ar_wellness_notes *notes, const struct ar_fit_note *note)
{
	enum { SLOT = AR_FIT_DEVICE_SETTINGS_ZONE_OFFSET };
	double zone = note->value[AR_FIT_DEVICE_SETTINGS_ACTIVE_ZONE];
	size_t item = zone >= 0 && zone <= UINT8_MAX ? (size_t)zone : 0;

	if (note->bytes[SLOT])
		take_offset(notes, AR_FIT_ZONE_STEP_S *
		    ar_fit_item(note->bytes[SLOT], note->size[SLOT],
		    note->type[SLOT], note->big, item));
}

static void
take_file_id(struct ar_wellness_notes *notes, const double *value)
{
	const char *name = ar_fit_manufacturer_name(
	    value[AR_FIT_FILE_ID_MANUFACTURER]);

	if (name)
		notes->source = name;
	if (isnan(notes->created_s))
		notes->created_s = date_of(
		    value[AR_FIT_FILE_ID_TIME_CREATED]);
}

static void
take_event(struct ar_wellness_notes *notes, const double *value, double at)
{
	struct ar_wellness_window *window;

	if (value[AR_FIT_EVENT_EVENT] != AR_FIT_EVENT_SLEEP || isnan(at))
		return;
	if (value[AR_FIT_EVENT_TYPE] == AR_FIT_TIMER_START)
		notes->window_start_s = at;
	if (value[AR_FIT_EVENT_TYPE] != AR_FIT_TIMER_STOP ||
	    !(at > notes->window_start_s))
		return;
	window = &notes->windows[notes->window_count];
	*window = (struct ar_wellness_window){notes->window_start_s, at,
	    notes->window_count};
	notes->window_count++;
	notes->window_start_s = NAN;
}

static void
take_level(struct ar_wellness_notes *notes, double level, double at)
{
	if (isnan(level) || isnan(at))
		return;
	notes->levels[notes->level_count] = (struct ar_wellness_level){at,
	    level, notes->level_count};
	notes->level_count++;
}

static void
take_hrv(struct ar_wellness_notes *notes, double ms, double at)
{
	if (!ar_wellness_plausible(AR_WELL_HRV_RMSSD_MS, ms) || isnan(at))
		return;
	notes->hrv[notes->hrv_count] = (struct ar_wellness_hrv){at, ms,
	    notes->hrv_count};
	notes->hrv_count++;
}

static void
take_score(struct ar_wellness_notes *notes, double score, double at)
{
	if (!ar_wellness_plausible(AR_WELL_SLEEP_SCORE, score))
		return;
	notes->scores[notes->score_count++] = (struct ar_wellness_score){at,
	    score};
}

static void
add(struct ar_wellness_notes *notes, int kind, int rank, double value,
    double at)
{
	ar_wellness_add(notes, (struct ar_wellness_value){.kind = kind,
	    .rank = rank, .value = value, .utc_s = at});
}

/* A time for values whose message has none. */
static double
or_now(const struct ar_wellness_notes *notes, double at)
{
	if (isnan(at))
		at = notes->now_s;
	return isnan(at) ? notes->created_s : at;
}

/* at is the message's own time. */
static void
take(struct ar_wellness_notes *notes, unsigned kind,
    const struct ar_fit_note *note, double at)
{
	const double *value = note->value;

	switch (kind) {
	case AR_FIT_KIND_FILE_ID:
		take_file_id(notes, value);
		break;
	case AR_FIT_KIND_DEVICE_SETTINGS:
		take_settings(notes, note);
		break;
	case AR_FIT_KIND_EVENT:
		take_event(notes, value, at);
		break;
	case AR_FIT_KIND_SLEEP_LEVEL:
		take_level(notes, value[AR_FIT_SLEEP_LEVEL_LEVEL], at);
		break;
	case AR_FIT_KIND_SLEEP_ASSESSMENT:
		take_score(notes, value[AR_FIT_SLEEP_ASSESSMENT_SCORE], at);
		break;
	case AR_FIT_KIND_HRV_VALUE:
		take_hrv(notes, value[AR_FIT_HRV_VALUE_VALUE], at);
		break;
	case AR_FIT_KIND_HRV_STATUS:
		add(notes, AR_WELL_HRV_RMSSD_MS, RANK_HIGH,
		    value[AR_FIT_HRV_STATUS_LAST_NIGHT], or_now(notes, at));
		break;
	case AR_FIT_KIND_MONITORING:
		add(notes, AR_WELL_HEART, RANK_LOW,
		    value[AR_FIT_MONITORING_HEART_RATE], at);
		break;
	case AR_FIT_KIND_MONITORING_PULSE:
		add(notes, AR_WELL_PULSE_BPM, RANK_LOW,
		    value[AR_FIT_MONITORING_PULSE_WEEK], or_now(notes, at));
		add(notes, AR_WELL_PULSE_BPM, RANK_HIGH,
		    value[AR_FIT_MONITORING_PULSE_DAY], or_now(notes, at));
		break;
	case AR_FIT_KIND_DAILY_METRICS:
		ar_wellness_add(notes, (struct ar_wellness_value){
		    .kind = AR_WELL_PULSE_BPM, .rank = RANK_MIDDLE,
		    .provisional = true, .utc_s = or_now(notes, at),
		    .value = value[AR_FIT_DAILY_METRICS_PULSE]});
		break;
	case AR_FIT_KIND_WEIGHT_SCALE:
		add(notes, AR_WELL_MASS_KG, RANK_LOW,
		    value[AR_FIT_WEIGHT_SCALE_WEIGHT], or_now(notes, at));
		break;
	default:
		break;
	}
}

/* Where the message says what the local clock showed. */
static void
take_local(struct ar_wellness_notes *notes, unsigned kind,
    const double *value)
{
	if (kind == AR_FIT_KIND_MONITORING_INFO)
		take_offset(notes,
		    value[AR_FIT_MONITORING_INFO_LOCAL_TIMESTAMP] -
		    value[AR_FIT_MONITORING_INFO_TIMESTAMP]);
	else if (kind == AR_FIT_KIND_TIME_CORRELATION)
		take_offset(notes,
		    value[AR_FIT_TIME_CORRELATION_LOCAL_TIMESTAMP] -
		    value[AR_FIT_TIME_CORRELATION_TIMESTAMP]);
	else if (kind == AR_FIT_KIND_ACTIVITY)
		take_offset(notes, value[AR_FIT_ACTIVITY_LOCAL_TIMESTAMP] -
		    value[AR_FIT_ACTIVITY_TIMESTAMP]);
}

/* All that is needed to read the messages of one part. */
struct part_reader {
	struct ar_wellness_notes *notes;
	struct ar_fit_note_plan plan[AR_FIT_LOCALS];
	bool time_known;
	uint32_t time; /* FIT time, last full time stamp brought forward */
};

/* The time of a message: its own, or what its header or its 16 bits add to
 * the last (formats.md 1.2, 1.3).  *at is NAN where it has none.  false: it
 * has one that is no date, as of a clock that was never set. */
static bool
time_of(struct part_reader *in, const struct ar_fit_run *run,
    const unsigned char *message, const struct ar_fit_note *note, double *at)
{
	double low = note->value[AR_FIT_MONITORING_TIMESTAMP_16];
	bool moved = false;

	if (run->define->time_at) {
		double full = ar_fit_number(message + run->define->time_at - 1,
		    4, AR_FIT_U32, run->define->big);

		if (!isnan(full)) {
			in->time = (uint32_t)full;
			in->time_known = moved = true;
		}
	}
	if (run->compressed && in->time_known) {
		in->time += ((uint32_t)message[-1] -
		    (in->time & TIME_5_MASK)) & TIME_5_MASK;
		moved = true;
	}
	if (run->define->kind == AR_FIT_KIND_MONITORING && in->time_known &&
	    low >= 0 && low <= TIME_16_MASK) {
		in->time += ((uint32_t)low - (in->time & TIME_16_MASK)) &
		    TIME_16_MASK;
		moved = true;
	}
	*at = moved ? date_of(in->time) : (double)NAN;
	return !moved || !isnan(*at);
}

static void
read_run(struct part_reader *in, const struct ar_fit_run *run)
{
	struct ar_fit_note_plan *plan = &in->plan[run->local];
	const unsigned char *message = run->first + 1;
	unsigned kind = run->define->kind;
	struct ar_fit_note note;

	if (plan->serial != run->define->serial)
		ar_fit_note_plan(run->define, plan);
	for (size_t i = 0; i < run->count; i++, message += run->stride) {
		double at;

		ar_fit_note_read(run->define, plan, message, &note);
		if (!time_of(in, run, message, &note, &at))
			continue;
		if (!isnan(at))
			in->notes->now_s = at;
		take_local(in->notes, kind, note.value);
		take(in->notes, kind, &note, at);
	}
}

/* Room for count items; NULL when there is none, and then it is failed. */
static void *
room(struct ar_wellness_notes *notes, uint64_t count, size_t size)
{
	void *place = NULL;

	if (count < SIZE_MAX)
		place = ar_arena_array(notes->arena, (size_t)count, size);
	if (!place)
		notes->failed = true;
	return place;
}

bool
ar_wellness_gather(struct ar_wellness_notes *notes,
    const unsigned char *bytes, size_t n, const struct ar_fit_scan *scan)
{
	const uint64_t *messages = scan->messages;
	uint64_t levels = messages[AR_FIT_KIND_SLEEP_LEVEL];
	struct part_reader *in = room(notes, 1, sizeof *in);
	struct ar_fit_stream *stream = room(notes, 1, sizeof *stream);
	struct ar_fit_part part;
	struct ar_fit_run run;
	size_t at = 0;

	notes->levels = room(notes, levels, sizeof *notes->levels);
	/* without events, levels make windows of their own */
	notes->windows = room(notes, messages[AR_FIT_KIND_EVENT] + levels + 1,
	    sizeof *notes->windows);
	notes->hrv = room(notes, messages[AR_FIT_KIND_HRV_VALUE],
	    sizeof *notes->hrv);
	notes->scores = room(notes, messages[AR_FIT_KIND_SLEEP_ASSESSMENT],
	    sizeof *notes->scores);
	if (notes->failed)
		return false;
	in->notes = notes;
	while (at < n && ar_fit_part_open(bytes, n, at, &part)) {
		ar_fit_stream_open(stream, bytes, &part);
		in->time_known = false;
		while (ar_fit_stream_next(stream, &run))
			if (run.define->kind != AR_FIT_KIND_SKIP)
				read_run(in, &run);
		at = part.next;
	}
	return !notes->failed;
}

/* What a file is that gave nothing. */
static enum ar_status
nothing(const struct ar_fit_scan *scan, struct ar_error *err)
{
	switch (scan->verdict) {
	case AR_VERDICT_EMPTY:
		return ar_fail(err, AR_EFORMAT, 0, "the file is empty");
	case AR_VERDICT_NOT_FIT:
		return ar_fail(err, AR_EFORMAT, 0, "this is no FIT file");
	case AR_VERDICT_UNFINISHED:
	case AR_VERDICT_TRUNCATED:
		return ar_fail(err, AR_ETRUNC, scan->damage_at,
		    "the file ends before it says anything about a day");
	case AR_VERDICT_DAMAGED:
		return ar_fail(err, AR_EDAMAGE, scan->damage_at,
		    "the file is damaged before it says anything about a "
		    "day");
	default:
		return AR_OK;
	}
}

static enum ar_status
read_plain(const unsigned char *bytes, size_t n, struct ar_arena *arena,
    struct ar_wellness_items *items, struct ar_error *err)
{
	struct ar_wellness_notes notes = {.arena = arena, .source = "fit",
	    .now_s = NAN, .created_s = NAN, .offset_s = NAN,
	    .first_offset_s = NAN, .window_start_s = NAN};
	struct ar_fit_scan scan;

	ar_fit_scan(bytes, n, &scan);
	if (scan.parts && (!ar_wellness_gather(&notes, bytes, n, &scan) ||
	    !ar_wellness_days(&notes, items))) {
		*items = (struct ar_wellness_items){NULL, 0};
		return ar_fail(err, AR_EMEM, 0, no_memory);
	}
	return items->count ? AR_OK : nothing(&scan, err);
}

enum ar_status
ar_wellness_read(const void *bytes, size_t n, struct ar_arena *arena,
    struct ar_wellness_items *items, struct ar_error *err)
{
	struct ar_unpacked out;
	enum ar_status status;

	*items = (struct ar_wellness_items){NULL, 0};
	if (!ar_gzip_looks_like(bytes, n))
		return read_plain(bytes, n, arena, items, err);
	AR_TRY(ar_gzip_unpack(bytes, n, &out, err));
	status = read_plain(out.bytes, out.n, arena, items, err);
	free(out.bytes);
	return status;
}
