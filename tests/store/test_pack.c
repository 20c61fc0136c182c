/* Samples as blobs: every bit comes back, damage is seen, hostile blobs do
 * no harm, and a run that was unpacked is analysed to the same numbers. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "afterrun/invent.h"
#include "afterrun/pack.h"
#include "afterrun/write.h"
#include "pack_activities.h"
#include "pack_blobs.h"
#include "store/pack.h"

static const double start_utc_s = 1789191000; /* 2026-09-12T05:30:00Z */

static void
comes_back(const struct ar_activity *activity, struct ar_arena *arena)
{
	struct ar_activity back;
	struct ar_error err;
	size_t n;
	unsigned char *blob = packed_alone(activity, arena, &n);

	assert_int_equal(ar_unpack(blob, n, arena, &back, &err), AR_OK);
	free(blob);
	activities_equal(activity, &back);
}

static void
invented_runs_come_back(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 200; seed++) {
		struct ar_arena *arena = arena_of_test();
		struct ar_activity *activity = invented_activity(seed, arena);

		comes_back(activity, arena);
		ar_arena_close(arena);
	}
}

/* Unpacked, then analysed: nothing may differ, not even in the last bit. */
static void
analysis_comes_back(const struct ar_activity *activity, struct ar_arena *arena)
{
	struct ar_activity back;
	struct ar_error err;
	size_t n;
	unsigned char *blob = packed_alone(activity, arena, &n);

	assert_int_equal(ar_unpack(blob, n, arena, &back, &err), AR_OK);
	free(blob);
	analyses_equal(activity, &back, arena);
}

static void
analysis_is_the_same(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 200; seed++) {
		struct ar_arena *arena = arena_of_test();

		analysis_comes_back(invented_activity(seed, arena), arena);
		ar_arena_close(arena);
	}
}

/* Through a FIT file, as an import meets it; small, too. */
static void
blobs_are_small(void **state)
{
	double files = 0, blobs = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct ar_arena *arena = arena_of_test();
		struct ar_invent_plan plan =
		    ar_invent_any_plan(seed, start_utc_s);
		struct ar_recording recording;
		struct ar_error err;
		const unsigned char *bytes;
		size_t n;

		assert_int_equal(ar_invent(&plan, arena, &recording, &err),
		    AR_OK);
		assert_int_equal(ar_recording_write(&recording,
		    AR_FORMAT_FIT, arena, &bytes, &n, &err), AR_OK);
		assert_int_equal(ar_recording_read(bytes, n, 0, arena,
		    &recording, &err), AR_OK);
		files += (double)n;
		comes_back(&recording.activities[0], arena);
		free(packed_alone(&recording.activities[0], arena, &n));
		blobs += (double)n;
		ar_arena_close(arena);
	}
	print_message("blobs are %.1f %% of the FIT bytes\n",
	    100 * blobs / files);
	assert_true(blobs < 0.23 * files);
}

static void
odd_values_come_back(void **state)
{
	static const size_t counts[] = {0, 1, 2, 3, 7, 8, 127, 128, 129, ODD};

	(void)state;
	for (unsigned which = 0; which < ODDITIES; which++)
		for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
			struct ar_arena *arena = arena_of_test();

			comes_back(odd_activity(which, counts[i], arena),
			    arena);
			ar_arena_close(arena);
		}
}

/* Any bits at all, not only numbers. */
static void
any_bits_come_back(void **state)
{
	uint64_t random = 88172645463325252u;

	(void)state;
	for (unsigned round = 0; round < 100; round++) {
		struct ar_arena *arena = arena_of_test();
		struct ar_activity *a = odd_activity(11, ODD, arena);

		for (size_t i = 0; i < ODD; i++) {
			uint32_t half;

			random ^= random << 13;
			random ^= random >> 7;
			random ^= random << 17;
			half = (uint32_t)(random >> (round % 40));
			memcpy(&a->samples.lat_deg[i], &random, 8);
			memcpy(&a->samples.heart_bpm[i], &half, 4);
			memcpy(&a->rr_time_s[ODD - 1 - i], &random, 8);
			memcpy(&a->rr_s[i], &half, 4);
		}
		comes_back(a, arena);
		ar_arena_close(arena);
	}
}

static void
words_come_back(void **state)
{
	struct ar_arena *arena = arena_of_test();
	struct ar_activity *a = odd_activity(4, 5, arena), back;
	struct ar_lap laps[2] = {{.start_utc_s = NAN, .elapsed_s = 1,
	    .timer_s = 2, .distance_m = 3, .ascent_m = 4, .descent_m = 5,
	    .heart_avg_bpm = 6, .heart_max_bpm = 7, .cadence_avg_spm = 8,
	    .intensity = "active"}, {.trigger = ""}};
	struct ar_pause pause = {10, 11};
	struct ar_error err;
	char name[6000];
	const void *blob;
	size_t n;

	(void)state;
	for (size_t i = 0; i + 1 < sizeof name; i++)
		name[i] = i % 3 == 0 ? '\xE2' : i % 3 == 1 ? '\x82' : '\xAC';
	name[sizeof name - 1] = 0;
	a->name = "Läufe am Rhein";
	a->member = "a/b.fit";
	a->sub_sport = "";
	a->clock_unset = true;
	a->laps = laps;
	a->lap_count = 2;
	a->pauses = &pause;
	a->pause_count = 1;
	comes_back(a, arena);
	a->clock_unset = false;
	a->barometer = true;
	comes_back(a, arena);
	/* A text without end is cut between two characters. */
	a->name = name;
	assert_int_equal(ar_pack(a, arena, &blob, &n, &err), AR_OK);
	assert_int_equal(ar_unpack(blob, n, arena, &back, &err), AR_OK);
	assert_int_equal(strlen(back.name), 4095);
	assert_memory_equal(back.name, name, 4095);
	ar_arena_close(arena);
}

static bool
lies_in(size_t at, struct place place)
{
	return at >= place.from && at < place.to;
}

static void
every_flipped_bit_is_seen(void **state)
{
	struct ar_arena *arena = arena_of_test();
	struct ar_activity *activity = small_activity(arena), back;
	struct ar_spans spans;
	struct ar_error err;
	float values[64];
	size_t n, count;
	unsigned char *blob = packed_alone(activity, arena, &n);
	struct place time = place_of(blob, n, AR_COLUMN_TIME);
	struct place span = place_of(blob, n, AR_PACK_SPANS);

	(void)state;
	/* the directory, then what is read most often */
	assert_true(span.from > 0 && span.to == time.from && time.to < n);
	for (size_t bit = 0; bit < 8 * n; bit++) {
		struct ar_arena *one = arena_of_test();
		size_t at = bit / 8;

		blob[at] ^= (unsigned char)(1 << bit % 8);
		assert_int_equal(ar_unpack(blob, n, one, &back, &err),
		    AR_EDAMAGE);
		assert_int_equal(back.samples.count, 0);
		assert_int_equal(ar_unpack_column(blob, n, AR_COLUMN_TIME,
		    values, 64, &count, &err), at < span.from ||
		    lies_in(at, time) ? AR_EDAMAGE : AR_OK);
		assert_int_equal(ar_unpack_spans(blob, n, &spans, &err),
		    at < span.to ? AR_EDAMAGE : AR_OK);
		blob[at] ^= (unsigned char)(1 << bit % 8);
		ar_arena_close(one);
	}
	free(blob);
	ar_arena_close(arena);
}

static void
every_cut_is_seen(void **state)
{
	struct ar_arena *arena = arena_of_test();
	struct ar_activity *activity = small_activity(arena), back;
	struct ar_spans spans;
	struct ar_error err;
	size_t n;
	unsigned char *blob = packed_alone(activity, arena, &n);
	size_t enough = place_of(blob, n, AR_PACK_SPANS).to;

	(void)state;
	assert_true(enough <= AR_PACK_SPANS_MAX);
	for (size_t cut = 0; cut < n; cut++) {
		unsigned char *exact = malloc(cut ? cut : 1);

		assert_non_null(exact);
		memcpy(exact, blob, cut);
		assert_int_equal(ar_unpack(exact, cut, arena, &back, &err),
		    AR_EDAMAGE);
		assert_int_equal(ar_unpack_spans(exact, cut, &spans, &err),
		    cut < enough ? AR_EDAMAGE : AR_OK);
		free(exact);
	}
	blob = realloc(blob, n + 1);
	assert_non_null(blob);
	blob[n] = 0;
	assert_int_equal(ar_unpack(blob, n + 1, arena, &back, &err),
	    AR_EDAMAGE);
	free(blob);
	ar_arena_close(arena);
}

/* A column of its own from no more than its beginning. */
static void
columns_alone(void **state)
{
	struct ar_arena *arena = arena_of_test();
	struct ar_activity *activity = small_activity(arena);
	struct ar_error err;
	size_t n, count;
	unsigned char *blob = packed_alone(activity, arena, &n);
	float values[64];

	(void)state;
	activity->samples.power_w = NULL;
	for (int column = 0; column < AR_COLUMNS; column++) {
		size_t need = ar_pack_prefix(blob,
		    n < AR_PACK_HEAD_MAX ? n : AR_PACK_HEAD_MAX,
		    (enum ar_column)column);
		unsigned char *exact = malloc(need);

		assert_true(need > 0 && need <= n);
		assert_non_null(exact);
		memcpy(exact, blob, need);
		assert_int_equal(ar_unpack_column(exact, need,
		    (enum ar_column)column, values, 64, &count, &err), AR_OK);
		column_equals(&activity->samples, column, values, count);
		if (count > 0) {
			assert_int_equal(ar_unpack_column(exact, need - 1,
			    (enum ar_column)column, values, 64, &count, &err),
			    AR_EDAMAGE);
			assert_int_equal(ar_unpack_column(exact, need,
			    (enum ar_column)column, values, 3, &count, &err),
			    AR_ELIMIT);
			assert_int_equal(count, activity->samples.count);
		}
		free(exact);
	}
	assert_int_equal(ar_pack_prefix(blob, 100, AR_COLUMN_TIME), 0);
	assert_string_equal(ar_column_name(AR_COLUMN_HEART), "heart_bpm");
	free(blob);
	ar_arena_close(arena);
}

/* Columns whose first values are missing, or that are no numbers. */
static void
odd_columns_alone(void **state)
{
	(void)state;
	for (unsigned which = 0; which < ODDITIES; which++) {
		struct ar_arena *arena = arena_of_test();
		struct ar_activity *a = odd_activity(which, ODD, arena);
		float values[ODD];
		struct ar_error err;
		const void *blob;
		size_t n, count;

		assert_int_equal(ar_pack(a, arena, &blob, &n, &err), AR_OK);
		for (int column = 0; column < AR_COLUMNS; column++) {
			assert_int_equal(ar_unpack_column(blob, n,
			    (enum ar_column)column, values, ODD, &count,
			    &err), AR_OK);
			column_equals(&a->samples, column, values, count);
		}
		ar_arena_close(arena);
	}
}

static void
no_memory_is_said(void **state)
{
	struct ar_arena *arena = arena_of_test();
	struct ar_activity *activity = small_activity(arena), back;
	struct ar_error err;
	const void *blob;
	size_t n, failed = 0;
	unsigned char *whole = packed_alone(activity, arena, &n);
	struct ar_arena *little = ar_arena_open(n / 2);

	(void)state;
	assert_non_null(little);
	assert_int_equal(ar_pack(activity, little, &blob, &n, &err), AR_EMEM);
	assert_null(blob);
	ar_arena_close(little);
	free(whole);
	whole = packed_alone(activity, arena, &n);
	for (size_t limit = 0; limit < 20000; limit += 16) {
		enum ar_status status;

		little = ar_arena_open(limit);
		assert_non_null(little);
		status = ar_unpack(whole, n, little, &back, &err);
		if (status != AR_OK) {
			assert_int_equal(status, AR_EMEM);
			assert_int_equal(back.samples.count, 0);
			failed++;
		}
		ar_arena_close(little);
	}
	assert_in_range(failed, 100, 1249);
	free(whole);
	ar_arena_close(arena);
}

static void
too_many_are_refused(void **state)
{
	struct ar_arena *arena = arena_of_test();
	struct ar_activity *a = odd_activity(0, 1, arena);
	struct ar_error err;
	const void *blob;
	size_t n;

	(void)state;
	a->samples.count = 20000001;
	assert_int_equal(ar_pack(a, arena, &blob, &n, &err), AR_ELIMIT);
	a->samples.count = 1;
	a->rr_count = 20000001;
	assert_int_equal(ar_pack(a, arena, &blob, &n, &err), AR_ELIMIT);
	ar_arena_close(arena);
}

static void
recordings_come_back(void **state)
{
	(void)state;
	recordings_each(comes_back);
}

static void
recordings_analysed_the_same(void **state)
{
	(void)state;
	recordings_each(analysis_comes_back);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(invented_runs_come_back),
	    cmocka_unit_test(analysis_is_the_same),
	    cmocka_unit_test(blobs_are_small),
	    cmocka_unit_test(odd_values_come_back),
	    cmocka_unit_test(any_bits_come_back),
	    cmocka_unit_test(words_come_back),
	    cmocka_unit_test(every_flipped_bit_is_seen),
	    cmocka_unit_test(every_cut_is_seen),
	    cmocka_unit_test(columns_alone),
	    cmocka_unit_test(odd_columns_alone),
	    cmocka_unit_test(no_memory_is_said),
	    cmocka_unit_test(too_many_are_refused),
	    cmocka_unit_test(recordings_come_back),
	    cmocka_unit_test(recordings_analysed_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
