#include <stdlib.h>
#include <string.h>

#include "store/pack.h"

static const char damaged[] = "the kept samples of this run are damaged";

/* More than a part's content can ever be. */
static size_t
content_limit(size_t count, const struct ar_pack_part *part)
{
	enum { VARINTS = 20, PER_VALUE = 2 };

	if (part->id == AR_PACK_WORDS)
		return AR_PACK_WORDS_MAX;
	if (part->id == AR_PACK_SPANS)
		return AR_PACK_SPANS_MAX;
	return VARINTS + count * (PER_VALUE + part->planes);
}

static size_t
items(const struct ar_pack_head *head, unsigned id)
{
	return id < AR_COLUMNS ? head->samples : head->beats;
}

/* The place of a column in activity. */
static void
values_set(struct ar_activity *a, unsigned id, void *at)
{
	struct ar_samples *s = &a->samples;
	float **const narrow[AR_PACK_PARTS] = {
	    [AR_COLUMN_ALTITUDE] = &s->altitude_m,
	    [AR_COLUMN_SPEED] = &s->speed_m_s,
	    [AR_COLUMN_HEART] = &s->heart_bpm,
	    [AR_COLUMN_CADENCE] = &s->cadence_spm,
	    [AR_COLUMN_POWER] = &s->power_w,
	    [AR_COLUMN_TEMPERATURE] = &s->temperature_c,
	    [AR_COLUMN_STANCE_TIME] = &s->stance_time_ms,
	    [AR_COLUMN_STANCE_LEFT] = &s->stance_left_pct,
	    [AR_COLUMN_OSCILLATION] = &s->oscillation_mm,
	    [AR_COLUMN_VERTICAL_RATIO] = &s->vertical_ratio_pct,
	    [AR_COLUMN_STEP_LENGTH] = &s->step_length_mm,
	    [AR_PACK_BEATS] = &a->rr_s,
	};
	double **const wide[AR_PACK_PARTS] = {
	    [AR_COLUMN_TIME] = &s->time_s,
	    [AR_COLUMN_LAT] = &s->lat_deg,
	    [AR_COLUMN_LON] = &s->lon_deg,
	    [AR_COLUMN_DISTANCE] = &s->distance_m,
	    [AR_PACK_BEAT_TIMES] = &a->rr_time_s,
	};

	if (narrow[id])
		*narrow[id] = at;
	else if (wide[id])
		*wide[id] = at;
	else
		s->mark = at;
}

/* Room for a column. */
static bool
column_make(struct ar_activity *activity, struct ar_arena *arena, size_t count,
    unsigned id)
{
	static const size_t size[] = {
	    [AR_PACK_WIDE] = sizeof(double),
	    [AR_PACK_NARROW] = sizeof(float),
	    [AR_PACK_BYTE] = sizeof(uint8_t)};
	void *at = ar_arena_array(arena, count, size[ar_pack_kind_of(id)]);

	values_set(activity, id, at);
	return at != NULL;
}

static void
unchain(struct ar_activity *activity)
{
	double before = 0;

	for (size_t i = 0; i < activity->rr_count; i++) {
		uint64_t bits;

		memcpy(&bits, &activity->rr_time_s[i], sizeof bits);
		bits += ar_pack_chain(before, activity->rr_s[i]);
		memcpy(&before, &bits, sizeof before);
		activity->rr_time_s[i] = before;
	}
}

static enum ar_status
part_read(const struct ar_pack_part *part,
    const struct ar_pack_content *content, struct ar_arena *arena,
    struct ar_activity *activity)
{
	struct ar_pack_values out;
	struct ar_spans spans;

	if (part->id == AR_PACK_WORDS)
		return ar_pack_words_read(content, arena, activity);
	if (part->id == AR_PACK_SPANS)
		return ar_pack_spans_read(content, activity->samples.count,
		    &spans) ? AR_OK : AR_EDAMAGE;
	out = ar_pack_values_of(activity, part->id);
	if (!column_make(activity, arena, out.count, part->id))
		return AR_EMEM;
	out = ar_pack_values_of(activity, part->id);
	if (!ar_pack_column_read(part, content, &out))
		return AR_EDAMAGE;
	if (!(part->flags & AR_PACK_CHAINED))
		return AR_OK;
	/* The intervals stand before their times. */
	if (part->id != AR_PACK_BEAT_TIMES || !activity->rr_s)
		return AR_EDAMAGE;
	unchain(activity);
	return AR_OK;
}

static enum ar_status
parts_read(const struct ar_pack_head *head, const unsigned char *bytes,
    struct ar_arena *arena, struct ar_activity *activity)
{
	ZSTD_DCtx *zstd = ZSTD_createDCtx();
	enum ar_status status = zstd ? AR_OK : AR_EMEM;
	const unsigned char *at = bytes + head->size;

	for (size_t i = 0; i < head->parts && status == AR_OK; i++) {
		const struct ar_pack_part *part = &head->part[i];
		struct ar_pack_content content;

		status = ar_pack_content_open(part, at,
		    content_limit(items(head, part->id), part), zstd,
		    &content);
		if (status != AR_OK)
			break;
		status = part_read(part, &content, arena, activity);
		free(content.own);
		at += part->size;
	}
	ZSTD_freeDCtx(zstd);
	return status;
}

static bool
has(const struct ar_pack_head *head, unsigned id)
{
	size_t index, at;

	return ar_pack_part_find(head, id, &index, &at);
}

/* Whether the parts fill the blob, and what has to be there is. */
static bool
whole(const struct ar_pack_head *head, size_t n)
{
	size_t index, end;

	if (has(head, AR_PACK_SPANS) != (head->version >= AR_PACK_SPANNED))
		return false;
	if (head->samples > 0 && (!has(head, AR_COLUMN_TIME) ||
	    !has(head, AR_COLUMN_MARK)))
		return false;
	if (head->beats > 0 && (!has(head, AR_PACK_BEATS) ||
	    !has(head, AR_PACK_BEAT_TIMES)))
		return false;
	/* No part has this id: end is where all of them end. */
	return has(head, AR_PACK_WORDS) &&
	    !ar_pack_part_find(head, AR_PACK_PARTS, &index, &end) && end == n;
}

enum ar_status
ar_unpack(const void *blob, size_t n, struct ar_arena *arena,
    struct ar_activity *activity, struct ar_error *err)
{
	struct ar_pack_head head;
	enum ar_status status;

	memset(activity, 0, sizeof *activity);
	if (!ar_pack_head_read(blob, n, &head) || !whole(&head, n))
		return ar_fail(err, AR_EDAMAGE, 0, damaged);
	activity->samples.count = head.samples;
	activity->rr_count = head.beats;
	status = parts_read(&head, blob, arena, activity);
	if (status != AR_OK)
		memset(activity, 0, sizeof *activity);
	if (status == AR_EMEM)
		return ar_fail(err, status, 0, "out of memory");
	if (status != AR_OK)
		return ar_fail(err, status, 0, damaged);
	return AR_OK;
}

static enum ar_status
column_read(const struct ar_pack_head *head, const unsigned char *at,
    size_t index, float *values)
{
	const struct ar_pack_part *part = &head->part[index];
	struct ar_pack_content content;
	ZSTD_DCtx *zstd = ZSTD_createDCtx();
	enum ar_status status = zstd ? ar_pack_content_open(part, at,
	    content_limit(head->samples, part), zstd, &content) : AR_EMEM;

	ZSTD_freeDCtx(zstd);
	if (status != AR_OK)
		return status;
	if (!ar_pack_column_read_floats(part, &content, head->samples,
	    part->id == AR_COLUMN_TIME, values))
		status = AR_EDAMAGE;
	free(content.own);
	return status;
}

enum ar_status
ar_unpack_column(const void *blob, size_t n, enum ar_column column,
    float *values, size_t room, size_t *count, struct ar_error *err)
{
	struct ar_pack_head head;
	enum ar_status status;
	size_t index, at;

	*count = 0;
	if (!ar_pack_head_read(blob, n, &head))
		return ar_fail(err, AR_EDAMAGE, 0, damaged);
	if ((unsigned)column >= AR_COLUMNS ||
	    !ar_pack_part_find(&head, column, &index, &at))
		return AR_OK;
	if (at > n || head.part[index].size > n - at)
		return ar_fail(err, AR_EDAMAGE, 0, damaged);
	*count = head.samples;
	if (head.samples > room)
		return ar_fail(err, AR_ELIMIT, 0,
		    "there is too little room for the column");
	status = column_read(&head, (const unsigned char *)blob + at, index,
	    values);
	if (status == AR_OK)
		return AR_OK;
	*count = 0;
	return ar_fail(err, status, 0,
	    status == AR_EMEM ? "out of memory" : damaged);
}

enum ar_status
ar_unpack_spans(const void *blob, size_t n, struct ar_spans *spans,
    struct ar_error *err)
{
	struct ar_pack_content content;
	struct ar_pack_head head;
	size_t index, at;

	memset(spans, 0, sizeof *spans);
	if (!ar_pack_head_read(blob, n, &head))
		return ar_fail(err, AR_EDAMAGE, 0, damaged);
	if (head.version < AR_PACK_SPANNED)
		return ar_fail(err, AR_EABSENT, 0,
		    "the samples were kept without their spans");
	if (ar_pack_part_find(&head, AR_PACK_SPANS, &index, &at) && at <= n &&
	    head.part[index].size <= n - at &&
	    head.part[index].flags & AR_PACK_STORED &&
	    ar_pack_content_open(&head.part[index],
	    (const unsigned char *)blob + at, AR_PACK_SPANS_MAX, NULL,
	    &content) == AR_OK &&
	    ar_pack_spans_read(&content, head.samples, spans))
		return AR_OK;
	return ar_fail(err, AR_EDAMAGE, 0, damaged);
}

size_t
ar_pack_prefix(const void *bytes, size_t n, enum ar_column column)
{
	struct ar_pack_head head;
	size_t index, at;

	if (!ar_pack_head_read(bytes, n, &head))
		return 0;
	if ((unsigned)column >= AR_COLUMNS ||
	    !ar_pack_part_find(&head, column, &index, &at))
		return head.size;
	return at + head.part[index].size;
}
