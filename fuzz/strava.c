/* Strava's table, and what a member of an export is. */
#include <math.h>
#include <string.h>

#include "afterrun/export.h"
#include "fuzz.h"

static void
look_at_text(const char *text)
{
	fuzz_require(!text || (*text && strlen(text) < SIZE_MAX));
}

static void
look_at_number(double value)
{
	fuzz_require(isnan(value) || (value >= 0 && !isinf(value)));
}

static enum ar_status
on_workout(void *own, const struct ar_export_workout *workout,
    struct ar_error *err)
{
	size_t *left = own;

	fuzz_require(workout->sport && *workout->sport);
	fuzz_require(isfinite(workout->start_utc_s));
	look_at_text(workout->id);
	look_at_text(workout->name);
	look_at_text(workout->note);
	look_at_text(workout->sub_sport);
	look_at_text(workout->file);
	look_at_number(workout->elapsed_s);
	look_at_number(workout->moving_s);
	look_at_number(workout->distance_m);
	look_at_number(workout->heart_max_bpm);
	fuzz_require(!(workout->rpe_0_10 > 10));
	return (*left)-- ? AR_OK : ar_fail(err, AR_ELIMIT, 0, "enough");
}

static enum ar_status
on_day(void *own, const struct ar_wellness_item *item, struct ar_error *err)
{
	(void)own;
	(void)err;
	fuzz_require(item->kind == AR_WELL_MASS_KG && item->source);
	fuzz_require(item->value > 0 && item->value < 1000);
	return AR_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t left = 100000;
	struct ar_export_sink sink = {.context = &left,
	    .workout = on_workout, .day = on_day};
	struct ar_export_count count;
	struct ar_error err = {0};
	enum ar_status status = ar_strava_table_read(data, size, &sink, &count,
	    &err);

	fuzz_require(status == err.status);
	fuzz_require(status == AR_OK || status == AR_EFORMAT ||
	    status == AR_EDAMAGE || status == AR_ELIMIT);
	fuzz_require(count.refused == 0 || count.first_refused[0]);
	fuzz_require(ar_member_of("x", data, size) <= AR_MEMBER_AFTERRUN_DB);
	return 0;
}
