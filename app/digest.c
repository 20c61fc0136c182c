/* A file in, all that the log keeps of it out. */
#include "afterrun/digest.h"

#include <math.h>
#include <string.h>

#include "app/analyse.h"
#include "app/keep.h"
#include "base/text.h"

struct digesting {
	const void *bytes;
	size_t n;
	const struct ar_settled *settled;
	struct ar_arena *arena;
	struct ar_digest *digest;
	struct ar_recording *recording;
	struct ar_error *err;
};

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "out of memory");
}

/* What was digested stays; only memory ends it. */
static enum ar_status
note_failure(struct digesting *d, enum ar_status status)
{
	if (status == AR_OK || status == AR_EMEM)
		return status;
	if (d->digest->status == AR_OK) {
		d->digest->status = status;
		d->digest->error = *d->err;
	}
	return AR_OK;
}

/* "garmin fenix5x" */
static enum ar_status
name_device(const struct ar_device *device, struct ar_arena *arena,
    const char **name)
{
	*name = device->product ? device->product : device->manufacturer;
	if (!device->product || !device->manufacturer)
		return AR_OK;
	*name = ar_text_format(arena, "%s %s", device->manufacturer,
	    device->product);
	return *name ? AR_OK : AR_EMEM;
}

static enum ar_status
describe_file(struct digesting *d, const char *name, unsigned flags)
{
	struct ar_kept_file *file = &d->digest->file;
	const struct ar_recording *recording = d->recording;

	file->format = recording->format;
	file->container = recording->container;
	file->verdict = recording->verdict;
	file->size = d->n;
	file->added_utc_s = NAN;
	file->profile = recording->profile;
	if (!(flags & AR_DIGEST_SUMMED))
		ar_sha256(d->bytes, d->n, file->sha256);
	if (name) {
		file->name = ar_arena_text(d->arena, name,
		    ar_utf8_prefix(name, strlen(name)));
		if (!file->name)
			return no_memory(d->err);
	}
	if (name_device(&recording->device, d->arena, &file->device) != AR_OK)
		return no_memory(d->err);
	if (!(flags & AR_DIGEST_KEEP_FILE))
		return AR_OK;
	return note_failure(d, ar_squeeze(d->bytes, d->n, d->arena,
	    &file->packed, &file->packed_n, d->err));
}

int64_t
ar_run_day(double start_utc_s, double utc_offset_s,
    const struct ar_settled *settled)
{
	struct ar_moment start = {start_utc_s, utc_offset_s};

	if (!isfinite(utc_offset_s) && settled)
		start.utc_offset_s = settled->zone_offset_s;
	return ar_moment_day(&start);
}

static enum ar_status
digest_run(struct digesting *d, size_t number, struct ar_digest_run *out)
{
	const struct ar_activity *activity =
	    &d->recording->activities[number];
	struct ar_run *run = &out->run;
	const struct ar_analyse_of of = {
		.activity = activity,
		.profile = &d->recording->profile,
		.settled = d->settled,
		.at_utc_s = activity->start_utc_s,
		.rpe_0_10 = activity->device_values.rpe_0_10,
	};

	run->activity_number = (int)number + 1;
	run->sport = activity->sport;
	run->sub_sport = activity->sub_sport;
	run->name = activity->name;
	run->rpe_0_10 = activity->device_values.rpe_0_10;
	run->feel_0_100 = activity->device_values.feel_0_100;
	run->day = ar_run_day(activity->start_utc_s, activity->utc_offset_s,
	    d->settled);
	AR_TRY(ar_run_derive(&of, d->arena, run, d->err));
	return ar_pack(activity, d->arena, &out->packed, &out->packed_n,
	    d->err);
}

/* The way from one sport to the next is no activity of its own. */
static bool
is_transition(const struct ar_activity *activity)
{
	return activity->sport && strcmp(activity->sport, "transition") == 0;
}

static enum ar_status
digest_runs(struct digesting *d)
{
	size_t count = d->recording->activity_count;
	enum ar_status status;

	d->digest->runs = ar_arena_array(d->arena, count,
	    sizeof *d->digest->runs);
	if (!d->digest->runs)
		return no_memory(d->err);
	for (size_t i = 0; i < count; i++) {
		if (is_transition(&d->recording->activities[i]))
			continue;
		status = digest_run(d, i,
		    &d->digest->runs[d->digest->run_count]);
		if (status == AR_OK)
			d->digest->run_count++;
		AR_TRY(note_failure(d, status));
	}
	return AR_OK;
}

/* A file without an activity may be a watch's file of the day. */
static enum ar_status
digest_days(struct digesting *d)
{
	struct ar_digest *digest = d->digest;
	enum ar_status status;

	if (d->recording->activity_count ||
	    d->recording->format != AR_FORMAT_FIT)
		return AR_OK;
	status = ar_wellness_read(d->bytes, d->n, d->arena, &digest->days,
	    d->err);
	return note_failure(d, status);
}

enum ar_status
ar_digest_make(const void *bytes, size_t n, const char *name,
    const struct ar_settled *settled, unsigned flags, struct ar_arena *arena,
    struct ar_digest *digest, struct ar_error *err)
{
	struct ar_error own;
	struct digesting d = {bytes, n, settled, arena, digest, NULL,
	    err ? err : &own};

	memset(digest, 0, sizeof *digest);
	memset(&own, 0, sizeof own);
	d.recording = ar_arena_alloc(arena, sizeof *d.recording);
	if (!d.recording)
		return no_memory(d.err);
	digest->recording = d.recording;
	digest->status = ar_recording_read(bytes, n, 0, arena, d.recording,
	    &digest->error);
	if (digest->status == AR_EMEM) {
		*d.err = digest->error;
		return AR_EMEM;
	}
	AR_TRY(describe_file(&d, name, flags));
	AR_TRY(digest_runs(&d));
	return digest_days(&d);
}
