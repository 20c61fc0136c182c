#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "afterrun/export.h"
#include "doors/import/keep.h"
#include "doors/import/work.h"

enum { HEAD = 4096 };

static const size_t arena_limit = (size_t)64 << 20;

/* Where the items of one table go. */
struct sink {
	struct keeper *keeper;
	const char *source; /* "strava" */
	uint64_t workouts;
	uint64_t days;
};

static enum ar_status
take_workout(void *context, const struct ar_export_workout *workout,
    struct ar_error *err)
{
	struct sink *sink = context;
	struct keeper *keeper = sink->keeper;
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_kept kept;
	enum ar_status status;

	if (!arena)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	status = keep_begin(keeper);
	if (status == AR_OK)
		status = ar_workout_keep(keeper->store, workout,
		    sink->source, keeper->result->batch.id, keeper->settled,
		    arena, &kept, err);
	if (status == AR_OK && kept.outcome == AR_OUT_IMPORTED)
		sink->workouts++;
	ar_arena_close(arena);
	return status != AR_OK ? status : keep_tick(keeper, false);
}

static enum ar_status
take_day(void *context, const struct ar_wellness_item *item,
    struct ar_error *err)
{
	struct sink *sink = context;
	struct ar_well well = {.item = *item,
	    .batch_id = sink->keeper->result->batch.id,
	    .said_utc_s = sink->keeper->job->moment.now_utc_s};

	AR_TRY(keep_begin(sink->keeper));
	AR_TRY(ar_store_well_put(sink->keeper->store, &well, err));
	sink->days++;
	return keep_tick(sink->keeper, false);
}

static enum ar_status
take_person(void *context, const struct ar_user_profile *profile,
    double since_utc_s, struct ar_error *err)
{
	struct sink *sink = context;

	AR_TRY(keep_begin(sink->keeper));
	return ar_profile_keep(sink->keeper->store, profile, sink->source,
	    since_utc_s, sink->keeper->result->batch.id, err);
}

struct head {
	unsigned char bytes[HEAD];
	size_t n;
};

/* Takes the first bytes, then refuses the rest to end the reading. */
static enum ar_status
take_head(void *context, const void *bytes, size_t n, struct ar_error *err)
{
	struct head *head = context;
	size_t room = HEAD - head->n;

	if (n > room)
		n = room;
	memcpy(head->bytes + head->n, bytes, n);
	head->n += n;
	if (head->n < HEAD)
		return AR_OK;
	return ar_fail(err, AR_EREFUSED, 0, "enough");
}

static enum ar_status
take_apple(void *context, const void *bytes, size_t n, struct ar_error *err)
{
	return ar_apple_feed(context, bytes, n, err);
}

static enum ar_status
read_apple(struct load *load, const struct leaf *leaf,
    const struct ar_export_sink *to, struct ar_export_count *seen,
    struct ar_error *err)
{
	struct ar_apple *apple = ar_apple_open(to);
	const struct load_feed feed = {take_apple, apple};
	enum ar_status status, end;
	struct ar_error late;

	if (!apple)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	status = load_pieces(load, leaf, &feed, err);
	/* also after damage: nights and days before it are handed out */
	if (status == AR_OK) {
		status = ar_apple_end(apple, seen, err);
	} else if (status < AR_ESTORE && status != AR_EMEM) {
		end = ar_apple_end(apple, seen, &late);
		if (end >= AR_ESTORE) {
			*err = late;
			status = end;
		}
	}
	ar_apple_close(apple);
	return status;
}

/* A table that is loaded whole, or a recording with a table's name. */
static enum ar_status
read_loaded(struct keeper *keeper, struct load *load,
    const struct leaf *leaf, enum ar_member member,
    const struct ar_export_sink *to, struct ar_export_count *seen)
{
	enum ar_outcome outcome;
	char *reason = NULL;
	enum ar_status status;

	if (!load_leaf(load, leaf, &outcome, &reason)) {
		status = ar_fail(keeper->err, AR_EDAMAGE, 0,
		    reason ? reason : "it could not be read");
		free(reason);
		return status;
	}
	keeper->result->batch.bytes += load->n;
	if (member == AR_MEMBER_STRAVA_TABLE)
		return ar_strava_table_read(load->bytes, load->n, to, seen,
		    keeper->err);
	return ar_garmin_json_read(load->bytes, load->n, to, seen,
	    keeper->err);
}

static enum ar_status
keep_recording(struct keeper *keeper, struct load *load,
    const struct leaf *leaf)
{
	struct slot slot = {.leaf = *leaf};
	struct known nothing = {0};
	struct work work = {NULL, &nothing, keeper->settled,
	    keeper->job->keep_files ? AR_DIGEST_KEEP_FILE : 0};
	enum ar_status status;
	int64_t known = 0;

	slot.leaf.reason = NULL;
	work_slot(&work, &slot, load);
	if (slot.digested) {
		AR_TRY(keep_begin(keeper));
		AR_TRY(ar_store_file_find(keeper->store, slot.sha256,
		    &known, keeper->err));
		slot.digested = known == 0;
	}
	status = keep_slot(keeper, &slot);
	ar_arena_close(slot.arena);
	free(slot.leaf.reason);
	return status;
}

static enum ar_status
finish_table(struct keeper *keeper, const struct leaf *leaf,
    const struct sink *sink, const struct ar_export_count *seen)
{
	struct ar_kept kept = {.outcome = AR_OUT_IMPORTED};

	keeper->result->workouts += sink->workouts;
	keeper->result->batch.days += sink->days;
	if (seen->refused > 0) {
		kept.outcome = AR_OUT_PARTIAL;
		kept.reason = seen->first_refused;
	}
	keeper->progress.path = leaf->path;
	keep_kind(keeper, sink->source);
	return keep_outcome(keeper, leaf, NULL, &kept);
}

static enum ar_status
read_export(struct keeper *keeper, struct load *load,
    const struct leaf *leaf, enum ar_member member)
{
	static const char *const sources[] = {
		[AR_MEMBER_STRAVA_TABLE] = "strava",
		[AR_MEMBER_APPLE_XML] = "apple",
		[AR_MEMBER_GARMIN_JSON] = "garmin",
	};
	struct sink sink = {keeper, sources[member], 0, 0};
	struct ar_export_sink to = {&sink, take_workout, take_day,
	    take_person};
	struct ar_export_count seen;
	struct ar_kept kept;
	enum ar_status status;

	memset(&seen, 0, sizeof seen);
	memset(&kept, 0, sizeof kept);
	status = member == AR_MEMBER_APPLE_XML ?
	    read_apple(load, leaf, &to, &seen, keeper->err) :
	    read_loaded(keeper, load, leaf, member, &to, &seen);
	if (status == AR_OK)
		return finish_table(keeper, leaf, &sink, &seen);
	if (status >= AR_ESTORE || status == AR_EMEM)
		return status;
	keeper->result->workouts += sink.workouts;
	keeper->result->batch.days += sink.days;
	kept.outcome = status == AR_EFORMAT ? AR_OUT_UNSUPPORTED :
	    sink.workouts + sink.days > 0 ? AR_OUT_PARTIAL : AR_OUT_FAILED;
	kept.reason = keeper->err->text;
	return keep_outcome(keeper, leaf, NULL, &kept);
}

enum ar_status
keep_table(struct keeper *keeper, const struct leaf *leaf)
{
	struct load load;
	struct head head = {.n = 0};
	const struct load_feed feed = {take_head, &head};
	struct ar_error quiet;
	struct ar_kept kept = {.outcome = AR_OUT_UNSUPPORTED,
	    .reason = "no table that is known"};
	enum ar_member member;
	enum ar_status status;

	memset(&load, 0, sizeof load);
	memset(&quiet, 0, sizeof quiet);
	(void)!load_pieces(&load, leaf, &feed, &quiet);
	member = ar_member_of(leaf->path, head.bytes, head.n);
	switch (member) {
	case AR_MEMBER_STRAVA_TABLE:
	case AR_MEMBER_APPLE_XML:
	case AR_MEMBER_GARMIN_JSON:
		status = read_export(keeper, &load, leaf, member);
		break;
	case AR_MEMBER_AFTERRUN_DB:
		status = keep_backup(keeper, &load, leaf);
		break;
	case AR_MEMBER_RECORDING:
		status = keep_recording(keeper, &load, leaf);
		break;
	default:
		status = keep_outcome(keeper, leaf, NULL, &kept);
	}
	load_free(&load);
	return status;
}
