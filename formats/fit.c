#include "formats/fit.h"

#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "base/text.h"
#include "formats/fit_build.h"
#include "formats/fit_hearts.h"
#include "formats/fit_names.h"
#include "formats/fit_notes.h"
#include "formats/fit_rows.h"
#include "formats/fit_scan.h"
#include "formats/fit_stream.h"
#include "formats/warn.h"

/* All that a read needs beside its results; lives in the arena. */
struct reader {
	struct ar_fit_scan scan;
	struct ar_fit_stream stream;
	struct ar_fit_rows rows;
	struct ar_fit_notes notes;
	struct ar_fit_spans spans;
};

bool
ar_fit_looks_like(const unsigned char *bytes, size_t n)
{
	return n >= AR_FIT_HEADER_MIN && bytes[0] >= AR_FIT_HEADER_MIN &&
	    memcmp(bytes + AR_FIT_HEADER_MIN - 4, ".FIT", 4) == 0;
}

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "not enough memory for this file");
}

/* What a file is that gave nothing: sound, or hurt too early. */
static enum ar_status
verdict_status(enum ar_file_verdict verdict, bool something, uint64_t at,
    struct ar_error *err)
{
	if (verdict == AR_VERDICT_EMPTY)
		return ar_fail(err, AR_EFORMAT, 0, "the file is empty");
	if (verdict == AR_VERDICT_NOT_FIT)
		return ar_fail(err, AR_EFORMAT, 0, "this is no FIT file");
	if (something)
		return AR_OK;
	if (verdict == AR_VERDICT_UNFINISHED ||
	    verdict == AR_VERDICT_TRUNCATED)
		return ar_fail(err, AR_ETRUNC, at,
		    "the file ends before anything was recorded");
	if (verdict == AR_VERDICT_DAMAGED)
		return ar_fail(err, AR_EDAMAGE, at,
		    "the file is damaged before anything was recorded");
	return AR_OK;
}

enum ar_status
ar_fit_count(const unsigned char *bytes, size_t n, struct ar_count *count,
    struct ar_error *err)
{
	struct ar_fit_scan scan;

	ar_fit_scan(bytes, n, &scan);
	count->records = scan.messages[AR_FIT_KIND_RECORD];
	count->heart_sum = scan.heart_sum;
	return verdict_status(scan.verdict,
	    count->records || scan.messages[AR_FIT_KIND_SESSION],
	    scan.damage_at, err);
}

static double
last_time(const struct ar_fit_rows *rows)
{
	return rows->time_known ?
	    (double)rows->time + AR_FIT_EPOCH_UTC_S : (double)NAN;
}

/* The messages of one part. */
static bool
read_part(struct reader *reader, const unsigned char *bytes,
    const struct ar_fit_part *part)
{
	struct ar_fit_notes *notes = &reader->notes;
	struct ar_fit_rows *rows = &reader->rows;
	size_t first = rows->samples.count;
	size_t first_session = notes->session_count;
	struct ar_fit_run run;

	ar_fit_stream_open(&reader->stream, bytes, part);
	ar_fit_rows_part(rows);
	ar_fit_notes_part(notes);
	while (ar_fit_stream_next(&reader->stream, &run)) {
		if (run.define->kind == AR_FIT_KIND_RECORD) {
			if (!ar_fit_rows_add(rows, &run, notes->developers,
			    notes->developer_count))
				return false;
			continue;
		}
		ar_fit_rows_time(rows, &run);
		if (ar_fit_notes_add(notes, &run, last_time(rows)))
			rows->version++;
	}
	if (notes->failed)
		return false;
	return ar_fit_spans_add(&reader->spans, rows, notes, first,
	    first_session);
}

static bool
read_all(struct reader *reader, const unsigned char *bytes, size_t n,
    struct ar_arena *arena)
{
	struct ar_fit_part part;
	size_t at = 0;

	if (!ar_fit_rows_open(&reader->rows, arena,
	    (size_t)reader->scan.messages[AR_FIT_KIND_RECORD]))
		return false;
	ar_fit_notes_open(&reader->notes, arena, &reader->scan);
	if (reader->notes.failed)
		return false;
	while (at < n && ar_fit_part_open(bytes, n, at, &part)) {
		if (!read_part(reader, bytes, &part))
			return false;
		at = part.next;
	}
	return true;
}

/* A name, or the number as text. */
static const char *
named(struct ar_arena *arena, const char *name, double number)
{
	struct ar_text text;

	if (name || isnan(number))
		return name;
	ar_text_start(&text, arena);
	ar_text_number(&text, number, 2);
	return ar_text_end(&text);
}

/* The device people know is the creator among the device_info messages
 * (formats.md 1.7). */
static void
name_device(const struct ar_fit_notes *notes, struct ar_arena *arena,
    struct ar_recording *recording)
{
	double maker = notes->creator_manufacturer;
	double product = notes->creator_product;
	double software = notes->creator_software;
	bool barometer;

	if (isnan(maker) || isnan(product)) {
		maker = isnan(maker) ? notes->manufacturer : maker;
		product = isnan(product) ? notes->product : product;
	}
	if (isnan(software))
		software = notes->software;
	recording->device.manufacturer = named(arena,
	    ar_fit_manufacturer_name(maker), maker);
	recording->device.product = named(arena,
	    ar_fit_product_name(maker, product), product);
	recording->device.software = named(arena, NULL, software);
	barometer = ar_fit_product_barometer(maker, product);
	for (size_t i = 0; i < recording->activity_count; i++)
		recording->activities[i].barometer = barometer;
}

static double
first_known(const double *values, size_t count, double other)
{
	for (size_t i = 0; i < count; i++)
		if (!isnan(values[i]))
			return values[i];
	return other;
}

static void
fill_file(const struct reader *reader, struct ar_recording *recording)
{
	const struct ar_fit_notes *notes = &reader->notes;

	recording->lap_count = (size_t)reader->scan.messages[AR_FIT_KIND_LAP];
	recording->pause_count = notes->pause_count;
	recording->pause_total_s = 0;
	for (size_t i = 0; i < notes->pause_count; i++)
		recording->pause_total_s +=
		    notes->pauses[i].pause.end_utc_s -
		    notes->pauses[i].pause.start_utc_s;
	recording->rr_count = notes->beat_count;
	recording->profile = notes->profile;
	recording->profile.heart_max_bpm = first_known(
	    notes->profile_heart_max, 3, notes->zone_heart_max);
	recording->profile.heart_threshold_bpm = first_known(
	    notes->profile_threshold, 3, NAN);
	recording->developer_fields = notes->names;
	recording->developer_field_count = notes->name_count;
}

static enum ar_status
warn_verdict(const struct ar_fit_scan *scan, struct ar_arena *arena,
    struct ar_recording *recording)
{
	switch (scan->verdict) {
	case AR_VERDICT_UNFINISHED:
		return ar_warn(recording, arena, "unfinished", scan->damage_at,
		    "The watch stopped before it finished this file; "
		    "everything it had written was read.");
	case AR_VERDICT_TRUNCATED:
		return ar_warn(recording, arena, "truncated", scan->damage_at,
		    "The end of the file is missing; everything before it "
		    "was read.");
	case AR_VERDICT_DAMAGED:
		return ar_warn(recording, arena, "damaged", scan->damage_at,
		    "The file is damaged; everything before the damage was "
		    "read.");
	case AR_VERDICT_VALID_THEN_BAD_TAIL:
		return ar_warn(recording, arena, "bad_tail", scan->tail_at,
		    "The recording is complete, but something after it in the "
		    "file is not in order.");
	case AR_VERDICT_HEADER_CRC_BAD:
		return ar_warn(recording, arena, "header_crc_bad", 0,
		    "The checksum of the file's header is wrong; the file "
		    "was read all the same.");
	case AR_VERDICT_CRC_BAD:
		return ar_warn(recording, arena, "crc_bad", scan->damage_at,
		    "The file's checksum is wrong, so single values may be "
		    "wrong; the file was read all the same.");
	default:
		return AR_OK;
	}
}

/* A clock that was never set counts from power-up; the local time of the
 * activity may still date it (formats.md 1.3). */
static enum ar_status
warn_clock(const struct reader *reader, struct ar_arena *arena,
    struct ar_recording *recording)
{
	const struct ar_fit_span *span = &reader->spans.span[0];
	const struct ar_activity *activity = recording->activities;
	char local[AR_TIME_TEXT];
	char *text;

	if (recording->activity_count == 0 || !activity->clock_unset)
		return AR_OK;
	if (!span->local_said || activity->start_utc_s +
	    span->local_minus_utc_s < AR_FIT_SYSTEM_TIME_END +
	    (double)AR_FIT_EPOCH_UTC_S)
		return ar_warn(recording, arena, "clock_unset", 0,
		    "The watch's clock was never set, so the date is not "
		    "known.");
	ar_time_utc_text(activity->start_utc_s + span->local_minus_utc_s,
	    local);
	local[16] = '\0';
	local[10] = ' ';
	text = ar_text_format(arena, "The watch's clock was never set; by the "
	    "local time it wrote, this began on %s.", local);
	return text ? ar_warn(recording, arena, "clock_unset", 0, text) :
	    AR_EMEM;
}

static enum ar_status
warn_rest(const struct reader *reader, struct ar_arena *arena,
    struct ar_recording *recording)
{
	if (reader->notes.local_said && isnan(reader->notes.utc_offset_s) &&
	    !(recording->activity_count &&
	    recording->activities[0].clock_unset))
		AR_TRY(ar_warn(recording, arena, "utc_offset_ignored", 0,
		    "The watch's local time fits no time zone; times are "
		    "shown without it."));
	if (reader->notes.sessions_left_out)
		AR_TRY(ar_warn(recording, arena, "too_many_sessions", 0,
		    "The file has more activities than can be kept; the "
		    "later ones were left out."));
	if (recording->activity_count && !reader->notes.session_count)
		AR_TRY(ar_warn(recording, arena, "no_session", 0,
		    "The watch wrote no summary; all numbers come from the "
		    "recorded points."));
	return AR_OK;
}

static enum ar_status
fill(struct reader *reader, struct ar_arena *arena,
    struct ar_recording *recording, struct ar_error *err)
{
	fill_file(reader, recording);
	recording->stored = ar_fit_stored(&reader->rows.samples, 0,
	    reader->rows.samples.count);
	if (!ar_fit_hearts_merge(&reader->notes, &reader->rows) ||
	    !ar_fit_build(&reader->spans, &reader->rows, &reader->notes,
	    recording))
		return no_memory(err);
	name_device(&reader->notes, arena, recording);
	if (warn_verdict(&reader->scan, arena, recording) != AR_OK ||
	    warn_clock(reader, arena, recording) != AR_OK ||
	    warn_rest(reader, arena, recording) != AR_OK)
		return no_memory(err);
	if (recording->activity_count == 0 &&
	    recording->verdict == AR_VERDICT_VALID)
		recording->verdict = AR_VERDICT_NO_ACTIVITY;
	return verdict_status(recording->verdict,
	    recording->activity_count > 0, reader->scan.damage_at, err);
}

enum ar_status
ar_fit_read(const unsigned char *bytes, size_t n, struct ar_arena *arena,
    struct ar_recording *recording, struct ar_error *err)
{
	struct reader *reader = ar_arena_alloc(arena, sizeof *reader);
	enum ar_status status;

	if (!reader)
		return no_memory(err);
	ar_fit_scan(bytes, n, &reader->scan);
	recording->verdict = reader->scan.verdict;
	if (reader->scan.parts == 0)
		return verdict_status(recording->verdict, false, 0, err);
	recording->format = AR_FORMAT_FIT;
	status = read_all(reader, bytes, n, arena) ?
	    fill(reader, arena, recording, err) : no_memory(err);
	if (status == AR_EMEM)
		memset(recording, 0, sizeof *recording);
	return status;
}
