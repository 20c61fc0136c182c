/* Days of a watch. */
#include <math.h>
#include <stdlib.h>

#include "afterrun/wellness.h"
#include "fuzz.h"

static void
look_at(const struct ar_wellness_items *items)
{
	for (size_t i = 0; i < items->count; i++) {
		const struct ar_wellness_item *item = &items->items[i];
		const struct ar_wellness_item *before = i ? item - 1 : NULL;

		fuzz_require((unsigned)item->kind < AR_WELLNESS_KINDS);
		fuzz_require(isfinite(item->value) && item->source);
		fuzz_require(item->value >= 0 && item->value <= 500);
		fuzz_require(item->day > 0 && item->day < 60000);
		/* one value a kind and day, in order */
		fuzz_require(!before || before->day < item->day ||
		    (before->day == item->day && before->kind < item->kind));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ar_arena *arena = ar_arena_open((size_t)256 << 20);
	struct ar_wellness_items items;
	struct ar_error err = {0};
	enum ar_status status;

	if (!arena)
		return 0;
	status = ar_wellness_read(data, size, arena, &items, &err);
	fuzz_require(status == err.status);
	fuzz_require(items.count == 0 || status == AR_OK);
	fuzz_require((items.count == 0) == (items.items == NULL));
	look_at(&items);
	ar_arena_close(arena);
	return 0;
}
