#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/pack.h"

/* Beyond it a beat's time says nothing; see chain. */
static const double time_max = 1e18;

/* The parts in the order of the blob: what is read most often first, so that
 * a column of many runs is read from short beginnings. */
static const uint8_t order[AR_PACK_PARTS] = {AR_PACK_SPANS, AR_COLUMN_TIME,
    AR_COLUMN_MARK, AR_COLUMN_HEART, AR_COLUMN_DISTANCE, AR_COLUMN_SPEED,
    AR_COLUMN_CADENCE, AR_COLUMN_ALTITUDE, AR_PACK_WORDS, AR_COLUMN_POWER,
    AR_COLUMN_TEMPERATURE, AR_COLUMN_STANCE_TIME, AR_COLUMN_STANCE_LEFT,
    AR_COLUMN_OSCILLATION, AR_COLUMN_VERTICAL_RATIO, AR_COLUMN_STEP_LENGTH,
    AR_COLUMN_LAT, AR_COLUMN_LON, AR_PACK_BEATS, AR_PACK_BEAT_TIMES};

uint64_t
ar_pack_chain(double before_s, float interval_s)
{
	double next = before_s + (double)interval_s;
	uint64_t bits = 0;

	if (fabs(next) < time_max)
		memcpy(&bits, &next, sizeof bits);
	return bits;
}

/* Most beats end one interval after the one before, up to the last places
 * of a sum: only what differs from that is kept. */
static void
chain(const struct ar_activity *activity, uint64_t *k)
{
	double before = 0;

	for (size_t i = 0; i < activity->rr_count; i++) {
		uint64_t bits;

		memcpy(&bits, &activity->rr_time_s[i], sizeof bits);
		k[i] = bits - ar_pack_chain(before, activity->rr_s[i]);
		before = activity->rr_time_s[i];
	}
}

static void
part_write(const struct ar_activity *activity, struct ar_pack_part *part,
    struct ar_pack_work *work)
{
	struct ar_pack_values values =
	    ar_pack_values_of(activity, part->id);

	part->scale = AR_PACK_RAW;
	work->payload.used = 0;
	if (part->id == AR_PACK_WORDS) {
		ar_pack_words_write(activity, &work->payload);
	} else if (part->id == AR_PACK_SPANS) {
		/* a few bytes, read without zstd */
		part->flags |= AR_PACK_STORED;
		ar_pack_spans_write(activity, &work->payload);
	} else if (part->id == AR_PACK_BEAT_TIMES && activity->rr_s) {
		part->flags |= AR_PACK_CHAINED;
		chain(activity, work->integers);
		ar_pack_planes_write(values.count, part, work);
	} else {
		ar_pack_scale_write(&values, part, work);
		ar_pack_planes_write(values.count, part, work);
	}
	ar_pack_part_close(part, work);
}

static void
blob_write(const struct ar_activity *activity, struct ar_pack_work *work)
{
	struct ar_pack_head head = {
	    .samples = (uint32_t)activity->samples.count,
	    .beats = (uint32_t)activity->rr_count};
	struct ar_pack_bytes behind;

	for (size_t i = 0; i < AR_PACK_PARTS; i++)
		if (order[i] >= AR_PACK_WORDS ||
		    ar_pack_values_of(activity, order[i]).at)
			head.part[head.parts++].id = order[i];
	head.size = AR_PACK_HEAD + head.parts * AR_PACK_ENTRY;
	if (ar_pack_room(&work->blob, head.size))
		work->blob.used = head.size;
	for (size_t i = 0; i < head.parts; i++)
		part_write(activity, &head.part[i], work);
	/* The head goes into the room that was left for it. */
	behind = work->blob;
	behind.used = 0;
	if (!work->blob.failed)
		ar_pack_head_write(&head, &behind);
}

static bool
work_open(struct ar_pack_work *work, size_t longest)
{
	memset(work, 0, sizeof *work);
	work->zstd = ZSTD_createCCtx();
	work->integers = malloc((longest + 1) * sizeof *work->integers);
	return work->zstd && work->integers;
}

static void
work_close(struct ar_pack_work *work)
{
	ZSTD_freeCCtx(work->zstd);
	free(work->integers);
	free(work->payload.at);
	free(work->blob.at);
}

enum ar_status
ar_pack(const struct ar_activity *activity, struct ar_arena *arena,
    const void **blob, size_t *n, struct ar_error *err)
{
	size_t samples = activity->samples.count, beats = activity->rr_count;
	struct ar_pack_work work;
	void *copy = NULL;

	*blob = NULL;
	*n = 0;
	if (samples > AR_PACK_ITEMS_MAX || beats > AR_PACK_ITEMS_MAX)
		return ar_fail(err, AR_ELIMIT, 0,
		    "the run has too many samples to be kept");
	if (work_open(&work, samples > beats ? samples : beats)) {
		blob_write(activity, &work);
		if (!work.blob.failed)
			copy = ar_arena_alloc(arena, work.blob.used);
	}
	if (copy) {
		memcpy(copy, work.blob.at, work.blob.used);
		*blob = copy;
		*n = work.blob.used;
	}
	work_close(&work);
	return copy ? AR_OK : ar_fail(err, AR_EMEM, 0, "out of memory");
}
