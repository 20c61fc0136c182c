/* Garmin's JSON, whole and cut: never more than of the whole. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/export.h"
#include "fuzz.h"

struct seen {
	uint64_t workouts;
	uint64_t days;
};

static void
look_at_text(const char *text)
{
	for (; text && *text; text++)
		fuzz_require((unsigned char)*text >= 0x20);
}

static enum ar_status
workout(void *context, const struct ar_export_workout *told,
    struct ar_error *err)
{
	(void)err;
	((struct seen *)context)->workouts++;
	fuzz_require(told->sport && !told->file);
	fuzz_require(isfinite(told->start_utc_s));
	fuzz_require(isnan(told->moving_s) || told->moving_s > 0);
	fuzz_require(isnan(told->distance_m) || told->distance_m >= 0);
	fuzz_require(isnan(told->utc_offset_s) ||
	    fabs(told->utc_offset_s) <= 50400);
	look_at_text(told->id);
	look_at_text(told->name);
	look_at_text(told->note);
	return AR_OK;
}

static enum ar_status
day(void *context, const struct ar_wellness_item *item, struct ar_error *err)
{
	(void)err;
	((struct seen *)context)->days++;
	fuzz_require(item->source && item->value > 0);
	fuzz_require(item->kind < AR_WELLNESS_KINDS);
	return AR_OK;
}

static enum ar_status
person(void *context, const struct ar_user_profile *profile,
    double since_utc_s, struct ar_error *err)
{
	(void)context;
	(void)since_utc_s;
	(void)err;
	fuzz_require(isnan(profile->height_m) || profile->height_m > 0);
	fuzz_require(isnan(profile->age_y) || profile->age_y > 0);
	return AR_OK;
}

static struct seen
read_bytes(const uint8_t *data, size_t size)
{
	struct seen seen = {0};
	struct ar_export_sink sink = {&seen, workout, day, person};
	struct ar_export_count count;
	struct ar_error err = {0};
	enum ar_status status;

	status = ar_garmin_json_read(data, size, &sink, &count, &err);
	fuzz_require(status == err.status);
	fuzz_require(status != AR_EMEM);
	fuzz_require(count.workouts == seen.workouts);
	fuzz_require(count.days == seen.days);
	return seen;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct seen whole = read_bytes(data, size);
	size_t half_size = size - size / 3;
	uint8_t *half = malloc(half_size ? half_size : 1);
	struct seen part;

	fuzz_require(half);
	memcpy(half, data, half_size);
	part = read_bytes(half, half_size);
	free(half);
	fuzz_require(part.workouts <= whole.workouts);
	fuzz_require(part.days <= whole.days);
	return 0;
}
