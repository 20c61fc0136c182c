#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "afterrun/analysis.h"
#include "afterrun/recording.h"
#include "afterrun/write.h"
#include "fuzz.h"

/* An input of some kilobytes must not need more. */
static const size_t arena_limit = (size_t)256 << 20;

_Noreturn void
fuzz_broken(const char *truth, const char *file, int line)
{
	fprintf(stderr, "%s:%d: broken promise: %s\n", file, line, truth);
	abort();
}

static void
look_at_column(const float *column, size_t n)
{
	for (size_t i = 0; column && i < n; i++)
		fuzz_require(!isinf(column[i]));
}

static void
look_at_samples(const struct ar_samples *s, unsigned flags)
{
	size_t n = s->count;

	if (n)
		fuzz_require(s->time_s && s->mark);
	for (size_t i = 0; i < n; i++) {
		if (!(flags & AR_READ_RAW)) {
			fuzz_require(isfinite(s->time_s[i]));
			fuzz_require(!i || s->time_s[i] >= s->time_s[i - 1]);
		}
		if (s->lat_deg) {
			fuzz_require(!(fabs(s->lat_deg[i]) > 90) ||
			    flags & AR_READ_RAW);
		}
		if (s->lon_deg) {
			fuzz_require(!(fabs(s->lon_deg[i]) > 180) ||
			    flags & AR_READ_RAW);
		}
		fuzz_require(!s->distance_m || !isinf(s->distance_m[i]));
		fuzz_require(!s->heart_bpm || !(s->heart_bpm[i] <= 0));
	}
	look_at_column(s->altitude_m, n);
	look_at_column(s->speed_m_s, n);
	look_at_column(s->cadence_spm, n);
	look_at_column(s->power_w, n);
	look_at_column(s->temperature_c, n);
}

static void
look_at_activity(const struct ar_activity *a, unsigned flags)
{
	look_at_samples(&a->samples, flags);
	fuzz_require(a->lap_count == 0 || a->laps);
	fuzz_require(a->pause_count == 0 || a->pauses);
	fuzz_require(a->rr_count == 0 || (a->rr_s && a->rr_time_s));
	fuzz_require(a->stored.with_position <= a->stored.points);
	fuzz_require(a->stored.with_heart <= a->stored.points);
}

static void
look_at_recording(const struct ar_recording *r, enum ar_status status,
    unsigned flags)
{
	fuzz_require(r->verdict < AR_VERDICTS);
	fuzz_require(ar_verdict_name(r->verdict));
	fuzz_require(r->activity_count == 0 || r->activities);
	for (size_t i = 0; i < r->activity_count; i++)
		look_at_activity(&r->activities[i], flags);
	for (size_t i = 0; i < r->warning_count; i++)
		fuzz_require(r->warnings[i].code && r->warnings[i].text);
	if (status == AR_OK)
		fuzz_require(r->activity_count > 0 ||
		    r->verdict >= AR_VERDICT_VALID_THEN_BAD_TAIL);
}

static const struct ar_person somebody = {AR_SEX_FEMALE, AR_EXPERIENCED, 38, 62,
    1.7, 52, 186, NAN, NAN, NAN};

static void
look_at_row(const struct ar_leg *leg)
{
	fuzz_require(!(leg->dose_eq_km < 0) && !isinf(leg->dose_eq_km));
	fuzz_require(!(leg->lo_eq_km > leg->dose_eq_km));
	fuzz_require(!(leg->hi_eq_km < leg->dose_eq_km));
}

static void
analyse(const struct ar_activity *a, struct ar_arena *arena)
{
	struct ar_clean clean;
	struct ar_summary summary;
	struct ar_load load;
	struct ar_legs legs;

	if (ar_clean_make(a, arena, &clean, NULL) != AR_OK ||
	    ar_summary_make(a, &clean, &somebody, arena, &summary, NULL) !=
		AR_OK)
		return;
	fuzz_require(!(summary.distance_m < 0) && !isinf(summary.distance_m));
	fuzz_require(!(summary.moving_s < 0) && !isinf(summary.moving_s));
	ar_load_make(&clean, &summary, &somebody, 5, &load);
	fuzz_require(!isinf(load.tss));
	ar_legs_make(&clean, &somebody, NULL, 0, &legs);
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		look_at_row(&legs.row[row]);
}

/* What we wrote ourselves is never refused. */
static void
write_and_read(const struct ar_recording *r, struct ar_arena *arena)
{
	static const enum ar_format formats[] = {AR_FORMAT_FIT, AR_FORMAT_GPX,
	    AR_FORMAT_TCX};

	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		const unsigned char *bytes;
		struct ar_recording again;
		enum ar_status status;
		size_t n;

		if (ar_recording_write(r, formats[i], arena, &bytes, &n,
			NULL) != AR_OK)
			continue;
		status = ar_recording_read(bytes, n, 0, arena, &again, NULL);
		fuzz_require(status == AR_OK || status == AR_EMEM ||
		    status == AR_ELIMIT);
	}
}

static enum ar_status
read_once(const uint8_t *data, size_t size, unsigned flags)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_recording recording;
	struct ar_error err = {0};
	enum ar_status status;

	if (!arena)
		return AR_EMEM;
	status = ar_recording_read(data, size, flags, arena, &recording, &err);
	fuzz_require(status == err.status);
	if (status != AR_EMEM)
		look_at_recording(&recording, status, flags);
	if (status == AR_OK && !(flags & AR_READ_RAW)) {
		for (size_t i = 0; i < recording.activity_count; i++)
			analyse(&recording.activities[i], arena);
		write_and_read(&recording, arena);
	}
	ar_arena_close(arena);
	return status;
}

void
fuzz_recording(const uint8_t *data, size_t size)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_count count = {0};
	enum ar_status status;

	(void)read_once(data, size, AR_READ_RAW);
	(void)read_once(data, size, 0);
	if (!arena)
		return;
	status = ar_recording_count(data, size, arena, &count, NULL);
	fuzz_require(status < AR_EABSENT);
	fuzz_require(count.heart_sum <= 255 * (count.records + 1) ||
	    count.records > 0);
	ar_arena_close(arena);
}
