#include "tests/check.h"

#include <string.h>

#include "afterrun/arena.h"

static void
test_zeroed_and_aligned(void **state)
{
	struct ar_arena *arena = ar_arena_open(1 << 20);

	(void)state;
	assert_non_null(arena);
	for (size_t size = 0; size < 300; size++) {
		unsigned char *p = ar_arena_alloc(arena, size);

		assert_non_null(p);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xa5, size);
	}
	ar_arena_close(arena);
}

static void
test_limit_holds(void **state)
{
	struct ar_arena *arena = ar_arena_open(1000);

	(void)state;
	assert_null(ar_arena_alloc(arena, 1001));
	assert_non_null(ar_arena_alloc(arena, 900));
	assert_null(ar_arena_alloc(arena, 200));
	assert_true(ar_arena_used(arena) <= 1000);
	ar_arena_close(arena);
	ar_arena_close(NULL);
}

static void
test_overflowing_sizes_fail(void **state)
{
	struct ar_arena *arena = ar_arena_open(SIZE_MAX);

	(void)state;
	assert_null(ar_arena_alloc(arena, SIZE_MAX));
	assert_null(ar_arena_array(arena, SIZE_MAX / 2, 3));
	assert_null(ar_arena_text(arena, "", SIZE_MAX));
	assert_null(ar_arena_grow(arena, NULL, 0, SIZE_MAX / 2, 3));
	ar_arena_close(arena);
}

static void
test_grow_keeps_what_was_there(void **state)
{
	struct ar_arena *arena = ar_arena_open(1 << 24);
	uint32_t *a = NULL;
	size_t room = 0;

	(void)state;
	for (uint32_t i = 0; i < 100000; i++) {
		if (i == room) {
			size_t more = room ? 2 * room : 4;

			a = ar_arena_grow(arena, a, room, more, sizeof *a);
			assert_non_null(a);
			assert_int_equal(a[more - 1], 0);
			room = more;
		}
		a[i] = i;
		if (i % 1000 == 0)
			assert_non_null(ar_arena_alloc(arena, 24));
	}
	for (uint32_t i = 0; i < 100000; i++)
		assert_int_equal(a[i], i);
	ar_arena_close(arena);
}

static void
test_last_array_grows_in_place(void **state)
{
	struct ar_arena *arena = ar_arena_open(1 << 20);
	char *a = ar_arena_array(arena, 10, 1);
	char *b = ar_arena_grow(arena, a, 10, 1000, 1);

	(void)state;
	assert_ptr_equal(a, b);
	assert_non_null(ar_arena_alloc(arena, 1));
	assert_ptr_not_equal(ar_arena_grow(arena, b, 1000, 2000, 1), b);
	ar_arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_zeroed_and_aligned),
	    cmocka_unit_test(test_limit_holds),
	    cmocka_unit_test(test_overflowing_sizes_fail),
	    cmocka_unit_test(test_grow_keeps_what_was_there),
	    cmocka_unit_test(test_last_array_grows_in_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
