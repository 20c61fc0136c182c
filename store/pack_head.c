#include <string.h>

#include "store/pack.h"

static const unsigned char magic[3] = {'A', 'r', 'S'};

enum { AT_VERSION = 3, AT_SAMPLES = 4, AT_BEATS = 8, AT_PARTS = 12,
	AT_CHECK = 16 };

_Static_assert(AR_PACK_HEAD + AR_PACK_PARTS * AR_PACK_ENTRY <=
    AR_PACK_HEAD_MAX, "the directory ends within what is promised");

/* The check covers the head before it and the directory behind it. */
static uint32_t
check_of(const unsigned char *bytes, size_t parts)
{
	unsigned char all[AT_CHECK + AR_PACK_PARTS * AR_PACK_ENTRY];
	size_t directory = parts * AR_PACK_ENTRY;

	memcpy(all, bytes, AT_CHECK);
	memcpy(all + AT_CHECK, bytes + AR_PACK_HEAD, directory);
	return ar_pack_check(all, AT_CHECK + directory);
}

static void
entry_write(const struct ar_pack_part *part, struct ar_pack_bytes *out)
{
	ar_pack_put_number(out, part->id, 1);
	ar_pack_put_number(out, part->scale, 1);
	ar_pack_put_number(out, part->flags, 1);
	ar_pack_put_number(out, part->planes, 1);
	ar_pack_put_number(out, part->size, 4);
	ar_pack_put_number(out, part->check, 4);
}

void
ar_pack_head_write(const struct ar_pack_head *head,
    struct ar_pack_bytes *out)
{
	uint32_t check;

	ar_pack_put(out, magic, sizeof magic);
	ar_pack_put_number(out, AR_PACK_VERSION, 1);
	ar_pack_put_number(out, head->samples, 4);
	ar_pack_put_number(out, head->beats, 4);
	ar_pack_put_number(out, head->parts, 4);
	ar_pack_put_number(out, 0, 4);
	for (size_t i = 0; i < head->parts; i++)
		entry_write(&head->part[i], out);
	if (out->failed)
		return;
	check = check_of(out->at, head->parts);
	for (size_t i = 0; i < 4; i++)
		out->at[AT_CHECK + i] = (unsigned char)(check >> (8 * i));
}

static bool
entry_read(const unsigned char *at, struct ar_pack_part *part)
{
	part->id = at[0];
	part->scale = at[1];
	part->flags = at[2];
	part->planes = at[3];
	part->size = ar_get_u32le(at + 4);
	part->check = ar_get_u32le(at + 8);
	return part->id < AR_PACK_PARTS && part->flags <= AR_PACK_FLAGS &&
	    (part->flags & AR_PACK_ORDER) < 3 && part->planes <= 8 &&
	    (part->scale == AR_PACK_RAW ||
		ar_pack_scale_of(part->scale) > 0);
}

bool
ar_pack_head_read(const unsigned char *bytes, size_t n,
    struct ar_pack_head *head)
{
	uint32_t seen = 0;

	memset(head, 0, sizeof *head);
	if (n < AR_PACK_HEAD || memcmp(bytes, magic, sizeof magic) != 0 ||
	    bytes[AT_VERSION] < 1 || bytes[AT_VERSION] > AR_PACK_VERSION)
		return false;
	head->version = bytes[AT_VERSION];
	head->samples = ar_get_u32le(bytes + AT_SAMPLES);
	head->beats = ar_get_u32le(bytes + AT_BEATS);
	head->parts = ar_get_u32le(bytes + AT_PARTS);
	if (head->samples > AR_PACK_ITEMS_MAX ||
	    head->beats > AR_PACK_ITEMS_MAX ||
	    head->parts > AR_PACK_PARTS)
		return false;
	head->size = AR_PACK_HEAD + head->parts * AR_PACK_ENTRY;
	if (n < head->size || check_of(bytes, head->parts) !=
	    ar_get_u32le(bytes + AT_CHECK))
		return false;
	for (size_t i = 0; i < head->parts; i++) {
		if (!entry_read(bytes + AR_PACK_HEAD + i * AR_PACK_ENTRY,
		    &head->part[i]) || seen >> head->part[i].id & 1)
			return false;
		seen |= (uint32_t)1 << head->part[i].id;
	}
	return true;
}

bool
ar_pack_part_find(const struct ar_pack_head *head, unsigned id,
    size_t *index, size_t *at)
{
	*at = head->size;
	for (*index = 0; *index < head->parts; (*index)++) {
		if (head->part[*index].id == id)
			return true;
		*at += head->part[*index].size;
	}
	return false;
}

enum ar_pack_kind
ar_pack_kind_of(unsigned id)
{
	if (id <= AR_COLUMN_DISTANCE || id == AR_PACK_BEAT_TIMES)
		return AR_PACK_WIDE;
	return id == AR_COLUMN_MARK ? AR_PACK_BYTE : AR_PACK_NARROW;
}

struct ar_pack_values
ar_pack_values_of(const struct ar_activity *activity, unsigned id)
{
	const struct ar_samples *s = &activity->samples;
	void *const at[AR_PACK_PARTS] = {
	    [AR_COLUMN_TIME] = s->time_s,
	    [AR_COLUMN_LAT] = s->lat_deg,
	    [AR_COLUMN_LON] = s->lon_deg,
	    [AR_COLUMN_DISTANCE] = s->distance_m,
	    [AR_COLUMN_ALTITUDE] = s->altitude_m,
	    [AR_COLUMN_SPEED] = s->speed_m_s,
	    [AR_COLUMN_HEART] = s->heart_bpm,
	    [AR_COLUMN_CADENCE] = s->cadence_spm,
	    [AR_COLUMN_POWER] = s->power_w,
	    [AR_COLUMN_TEMPERATURE] = s->temperature_c,
	    [AR_COLUMN_STANCE_TIME] = s->stance_time_ms,
	    [AR_COLUMN_STANCE_LEFT] = s->stance_left_pct,
	    [AR_COLUMN_OSCILLATION] = s->oscillation_mm,
	    [AR_COLUMN_VERTICAL_RATIO] = s->vertical_ratio_pct,
	    [AR_COLUMN_STEP_LENGTH] = s->step_length_mm,
	    [AR_COLUMN_MARK] = s->mark,
	    [AR_PACK_BEATS] = activity->rr_s,
	    [AR_PACK_BEAT_TIMES] = activity->rr_time_s,
	};

	return (struct ar_pack_values){ar_pack_kind_of(id),
	    id < AR_COLUMNS ? s->count : activity->rr_count, at[id]};
}

const char *
ar_column_name(enum ar_column column)
{
	static const char *const names[AR_COLUMNS] = {
	    [AR_COLUMN_TIME] = "time_s",
	    [AR_COLUMN_LAT] = "lat_deg",
	    [AR_COLUMN_LON] = "lon_deg",
	    [AR_COLUMN_DISTANCE] = "distance_m",
	    [AR_COLUMN_ALTITUDE] = "altitude_m",
	    [AR_COLUMN_SPEED] = "speed_m_s",
	    [AR_COLUMN_HEART] = "heart_bpm",
	    [AR_COLUMN_CADENCE] = "cadence_spm",
	    [AR_COLUMN_POWER] = "power_w",
	    [AR_COLUMN_TEMPERATURE] = "temperature_c",
	    [AR_COLUMN_STANCE_TIME] = "stance_time_ms",
	    [AR_COLUMN_STANCE_LEFT] = "stance_left_pct",
	    [AR_COLUMN_OSCILLATION] = "oscillation_mm",
	    [AR_COLUMN_VERTICAL_RATIO] = "vertical_ratio_pct",
	    [AR_COLUMN_STEP_LENGTH] = "step_length_mm",
	    [AR_COLUMN_MARK] = "mark",
	};

	return (unsigned)column < AR_COLUMNS ? names[column] : "";
}
