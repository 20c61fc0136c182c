/* Every allocation of packing and unpacking fails once: each time it is said,
 * nothing is half there, and nothing is leaked (the sanitizers look).  The
 * linker gives our calls to the __wrap functions. */
#include <stdlib.h>

#include <zstd.h>

#include "../check.h"
#include "afterrun/pack.h"
#include "pack_activities.h"

static struct {
	size_t left; /* allocations until one fails; 0: none does */
	bool struck;
} fault;

static bool
strike(void)
{
	if (fault.left == 0 || --fault.left > 0)
		return false;
	fault.struck = true;
	return true;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
ZSTD_CCtx *__real_ZSTD_createCCtx(void);
ZSTD_DCtx *__real_ZSTD_createDCtx(void);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
ZSTD_CCtx *__wrap_ZSTD_createCCtx(void);
ZSTD_DCtx *__wrap_ZSTD_createDCtx(void);

void *
__wrap_malloc(size_t size)
{
	return strike() ? NULL : __real_malloc(size);
}

void *
__wrap_calloc(size_t count, size_t size)
{
	return strike() ? NULL : __real_calloc(count, size);
}

void *
__wrap_realloc(void *old, size_t size)
{
	return strike() ? NULL : __real_realloc(old, size);
}

ZSTD_CCtx *
__wrap_ZSTD_createCCtx(void)
{
	return strike() ? NULL : __real_ZSTD_createCCtx();
}

ZSTD_DCtx *
__wrap_ZSTD_createDCtx(void)
{
	return strike() ? NULL : __real_ZSTD_createDCtx();
}

static enum ar_status
squeezed(struct ar_arena *arena)
{
	static const char words[] = "kept for ever, kept for ever, for ever";
	const void *packed, *back;
	struct ar_error err;
	enum ar_status status;
	size_t n;

	status = ar_squeeze(words, sizeof words, arena, &packed, &n, &err);
	if (status == AR_OK)
		status = ar_unsqueeze(packed, n, arena, &back, &n, &err);
	return status;
}

static enum ar_status
packed_and_back(const struct ar_activity *activity, struct ar_arena *arena)
{
	struct ar_activity back;
	struct ar_error err;
	enum ar_status status;
	const void *blob;
	float values[ODD];
	size_t n, count;

	status = ar_pack(activity, arena, &blob, &n, &err);
	assert_true((status == AR_OK) == (blob != NULL));
	if (status == AR_OK)
		status = ar_unpack_column(blob, n, AR_COLUMN_LAT, values, ODD,
		    &count, &err);
	if (status == AR_OK) {
		status = ar_unpack(blob, n, arena, &back, &err);
		assert_int_equal(back.samples.count,
		    status == AR_OK ? activity->samples.count : 0);
	}
	if (status == AR_OK)
		activities_equal(activity, &back);
	return status;
}

static void
every_allocation_fails_once(void **state)
{
	struct ar_arena *made = arena_of_test();
	struct ar_activity *activity = odd_activity(11, ODD, made);
	size_t k = 0;

	(void)state;
	do {
		struct ar_arena *arena = arena_of_test();
		enum ar_status status;

		fault.left = ++k;
		fault.struck = false;
		status = packed_and_back(activity, arena);
		if (status == AR_OK)
			status = squeezed(arena);
		fault.left = 0;
		assert_int_equal(status, fault.struck ? AR_EMEM : AR_OK);
		ar_arena_close(arena);
	} while (fault.struck);
	print_message("%zu allocations failed\n", k - 1);
	assert_true(k > 10);
	ar_arena_close(made);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_allocation_fails_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
