/* Every allocation fails once: for each k the k-th of the whole main job (a
 * file in, the answer's JSON out) gives NULL, alone and with all after it.
 * The job must end with AR_EMEM or do without; nothing crashes, nothing leaks:
 * also when expat, zlib, libzip and jansson fail. */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <zlib.h>

#include "afterrun/after.h"
#include "afterrun/invent.h"
#include "afterrun/write.h"
#include "api/after_json.h"
#include "tests/check.h"
#include "tests/fault.h"

static const size_t limit = (size_t)64 << 20;

struct input {
	const unsigned char *bytes;
	size_t n;
};

/* A short run as a file of the format. */
static struct input
file_make(enum ar_format format, struct ar_arena *arena)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_recording recording;
	struct input in;

	plan.duration_s = 400;
	assert_int_equal(ar_invent(&plan, arena, &recording, NULL), AR_OK);
	assert_int_equal(ar_recording_write(&recording, format, arena,
	    &in.bytes, &in.n, NULL), AR_OK);
	return in;
}

static struct input
gzip(struct input in, struct ar_arena *arena)
{
	enum { WINDOW_GZIP = 31, LEVEL = 6, MEMORY = 8 };
	z_stream z = {0};
	unsigned char *place = ar_arena_alloc(arena, in.n + 1000);
	struct input out;

	assert_non_null(place);
	assert_int_equal(deflateInit2(&z, LEVEL, Z_DEFLATED, WINDOW_GZIP,
	    MEMORY, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (Bytef *)(uintptr_t)in.bytes;
	z.avail_in = (uInt)in.n;
	z.next_out = place;
	z.avail_out = (uInt)in.n + 1000;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out.bytes = place;
	out.n = z.total_out;
	deflateEnd(&z);
	return out;
}

/* The whole main job once.  true: it gave an answer. */
static bool
job(struct input in, enum ar_status *status)
{
	struct ar_arena *arena = ar_arena_open(limit);
	struct ar_after_said said;
	struct ar_recording recording;
	struct ar_after after;
	struct ar_error err = {0};
	const char *json = NULL;

	*status = AR_EMEM;
	if (!arena)
		return false;
	ar_after_said_clear(&said);
	*status = ar_after_read(in.bytes, in.n, &said, NAN, arena, &recording,
	    &after, &err);
	if (*status == AR_OK)
		json = ar_after_json(&after, NULL, NULL, arena);
	ar_arena_close(arena);
	return json != NULL;
}

/* Fail at k; true: there was a k-th allocation. */
static bool
fail_at(struct input in, size_t k, bool stays)
{
	enum ar_status status;
	bool answered, failed;

	fault_arm(k, stays);
	answered = job(in, &status);
	failed = fault_disarm();
	if (fault_alive())
		fail_msg("allocation %zu: %ld not freed", k, fault_alive());
	if (status != AR_OK && status != AR_EMEM)
		fail_msg("allocation %zu: status %d", k, (int)status);
	if (!failed && !answered)
		fail_msg("no answer, and no allocation failed");
	return failed;
}

static void
fail_each(struct input in)
{
	size_t k = 0;

	while (fail_at(in, k, false)) {
		fail_at(in, k, true);
		k++;
	}
	print_message("%zu allocations\n", k);
	assert_true(k > 20);
}

static void
fit(void **state)
{
	struct ar_arena *arena = ar_arena_open(limit);

	(void)state;
	assert_non_null(arena);
	fail_each(file_make(AR_FORMAT_FIT, arena));
	ar_arena_close(arena);
}

static void
gpx(void **state)
{
	struct ar_arena *arena = ar_arena_open(limit);

	(void)state;
	assert_non_null(arena);
	fail_each(file_make(AR_FORMAT_GPX, arena));
	ar_arena_close(arena);
}

static void
tcx(void **state)
{
	struct ar_arena *arena = ar_arena_open(limit);

	(void)state;
	assert_non_null(arena);
	fail_each(file_make(AR_FORMAT_TCX, arena));
	ar_arena_close(arena);
}

static void
fit_in_gzip(void **state)
{
	struct ar_arena *arena = ar_arena_open(limit);

	(void)state;
	assert_non_null(arena);
	fail_each(gzip(file_make(AR_FORMAT_FIT, arena), arena));
	ar_arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(fit),
	    cmocka_unit_test(gpx),
	    cmocka_unit_test(tcx),
	    cmocka_unit_test(fit_in_gzip),
	};

	/* --wrap does not reach into a library */
	json_set_alloc_funcs(malloc, free);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
