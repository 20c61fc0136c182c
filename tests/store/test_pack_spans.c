/* What the columns of a run come to: the same worked out the plain way, worked
 * out side by side, and kept in the blob; wrong ones are damage. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "pack_activities.h"
#include "pack_blobs.h"
#include "store/pack.h"

enum { AT_VERSION = 3 }; /* byte of a blob */

/* The plain way. */
static struct ar_span
span_of(const float *values, size_t count)
{
	struct ar_span span = {0, INFINITY, -INFINITY, 0};

	for (size_t i = 0; values && i < count; i++) {
		if (isnan(values[i]))
			continue;
		span.known++;
		if (values[i] < span.lowest)
			span.lowest = values[i];
		if (values[i] > span.highest)
			span.highest = values[i];
		span.sum += (double)values[i];
	}
	return span;
}

static struct ar_spans
spans_of(const struct ar_activity *activity)
{
	const struct ar_samples *s = &activity->samples;
	struct ar_spans all = {.samples = s->count,
	    .laps = activity->lap_count, .pauses = activity->pause_count};
	const struct {
		enum ar_column column;
		const float *values;
	} floats[] = {
		{AR_COLUMN_ALTITUDE, s->altitude_m},
		{AR_COLUMN_SPEED, s->speed_m_s},
		{AR_COLUMN_HEART, s->heart_bpm},
		{AR_COLUMN_CADENCE, s->cadence_spm},
		{AR_COLUMN_POWER, s->power_w},
		{AR_COLUMN_TEMPERATURE, s->temperature_c},
		{AR_COLUMN_STANCE_TIME, s->stance_time_ms},
		{AR_COLUMN_STANCE_LEFT, s->stance_left_pct},
		{AR_COLUMN_OSCILLATION, s->oscillation_mm},
		{AR_COLUMN_VERTICAL_RATIO, s->vertical_ratio_pct},
		{AR_COLUMN_STEP_LENGTH, s->step_length_mm},
	};

	for (size_t i = 0; i < sizeof floats / sizeof floats[0]; i++)
		all.column[floats[i].column] = span_of(floats[i].values,
		    s->count);
	return all;
}

/* Kept, from no more than the beginning of the blob, and worked out; from
 * blobs without them, worked out from what comes back. */
static void
spans_are_kept(const struct ar_activity *activity, struct ar_arena *arena)
{
	struct ar_spans plain = spans_of(activity), kept, made;
	struct ar_activity back;
	struct ar_error err;
	size_t n, cut;
	unsigned char *blob = packed_alone(activity, arena, &n), *exact;

	cut = n < AR_PACK_SPANS_MAX ? n : AR_PACK_SPANS_MAX;
	exact = malloc(cut);
	assert_non_null(exact);
	memcpy(exact, blob, cut);
	assert_int_equal(ar_unpack_spans(exact, cut, &kept, &err), AR_OK);
	ar_spans_of(activity, &made);
	spans_equal(&plain, &made);
	spans_equal(&plain, &kept);
	blob_without_spans(blob, &n);
	assert_int_equal(ar_unpack_spans(blob, n, &kept, &err), AR_EABSENT);
	assert_int_equal(ar_unpack(blob, n, arena, &back, &err), AR_OK);
	activities_equal(activity, &back);
	ar_spans_of(&back, &made);
	spans_equal(&plain, &made);
	free(exact);
	free(blob);
}

static void
invented_spans_are_kept(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 200; seed++) {
		struct ar_arena *arena = arena_of_test();

		spans_are_kept(invented_activity(seed, arena), arena);
		ar_arena_close(arena);
	}
}

/* Any columns there or not, with gaps and infinities. */
static void
odd_spans_are_kept(void **state)
{
	static const size_t counts[] = {0, 1, 2, 3, 127, ODD};

	(void)state;
	for (unsigned which = 0; which < ODDITIES * 256; which++) {
		struct ar_arena *arena = arena_of_test();
		struct ar_activity *a = odd_activity(which % ODDITIES,
		    counts[which / 3 % 6], arena);
		struct ar_samples *s = &a->samples;

		s->power_w = which & 16 ? s->heart_bpm : NULL;
		s->speed_m_s = which & 32 ? s->altitude_m : NULL;
		s->step_length_mm = which & 64 ? s->heart_bpm : NULL;
		s->cadence_spm = which & 128 ? s->heart_bpm : NULL;
		s->temperature_c = which & 256 ? s->altitude_m : NULL;
		s->stance_left_pct = which & 512 ? s->heart_bpm : NULL;
		if (which & 1024)
			s->altitude_m = NULL;
		spans_are_kept(a, arena);
		ar_arena_close(arena);
	}
}

/* Spans that no program writes, under checks that are right. */
static void
wrong_spans_are_damage(void **state)
{
	static const struct {
		size_t at; /* in the part */
		unsigned char value;
	} wrong[] = {
		{8, AR_COLUMN_DISTANCE}, /* no column of floats */
		{8, AR_COLUMN_MARK},
		{8, 255},
		{9, 0},   /* nothing is known of it */
		{10, 1},  /* more than there are samples */
		{29, AR_COLUMN_ALTITUDE}, /* one column twice */
	};
	struct ar_arena *arena = arena_of_test();
	size_t n;
	unsigned char *blob = packed_alone(small_activity(arena), arena, &n);
	size_t from = place_of(blob, n, AR_PACK_SPANS).from;
	struct ar_activity back;
	struct ar_spans spans;
	struct ar_error err;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		unsigned char *at = blob + from + wrong[i].at;
		unsigned char before = *at;

		*at = wrong[i].value;
		assert_int_not_equal(before, *at);
		blob_sign(blob);
		assert_int_equal(ar_unpack_spans(blob, n, &spans, &err),
		    AR_EDAMAGE);
		assert_int_equal(ar_unpack(blob, n, arena, &back, &err),
		    AR_EDAMAGE);
		*at = before;
	}
	blob_sign(blob);
	assert_int_equal(ar_unpack(blob, n, arena, &back, &err), AR_OK);
	/* an old blob has none, a new one has them */
	blob[AT_VERSION] = 1;
	blob_sign(blob);
	assert_int_equal(ar_unpack(blob, n, arena, &back, &err), AR_EDAMAGE);
	blob_without_spans(blob, &n);
	assert_int_equal(ar_unpack(blob, n, arena, &back, &err), AR_OK);
	blob[AT_VERSION] = 2;
	blob_sign(blob);
	assert_int_equal(ar_unpack(blob, n, arena, &back, &err), AR_EDAMAGE);
	assert_int_equal(ar_unpack_spans(blob, n, &spans, &err), AR_EDAMAGE);
	blob[AT_VERSION] = 3;
	blob_sign(blob);
	assert_int_equal(ar_unpack(blob, n, arena, &back, &err), AR_EDAMAGE);
	free(blob);
	ar_arena_close(arena);
}

static void
recorded_spans_are_kept(void **state)
{
	(void)state;
	recordings_each(spans_are_kept);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(invented_spans_are_kept),
	    cmocka_unit_test(odd_spans_are_kept),
	    cmocka_unit_test(wrong_spans_are_damage),
	    cmocka_unit_test(recorded_spans_are_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
