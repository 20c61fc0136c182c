#include "afterrun/plan_after.h"

#include <string.h>

#include "afterrun/store_plan.h"

static enum ar_status
mark(struct ar_store *store, const struct ar_moment *moment,
    struct ar_arena *arena, struct ar_plan_view *view)
{
	struct ar_history *history = ar_arena_alloc(arena, sizeof *history);
	struct ar_kept_plan plan;
	struct ar_error err;

	if (!history)
		return AR_EMEM;
	memset(&err, 0, sizeof err);
	/* cheap where there is no plan */
	AR_TRY(ar_store_plan_get(store, arena, &plan, &err));
	AR_TRY(ar_history_read(store, moment, arena, history, &err));
	AR_TRY(ar_plan_look(store, history, false, arena, view, &err));
	return ar_plan_keep_done(store, view, &err);
}

enum ar_status
ar_plan_after(struct ar_store *store, const struct ar_moment *moment,
    struct ar_arena *arena, const struct ar_plan_view **view,
    struct ar_error *err)
{
	struct ar_plan_view *found = ar_arena_alloc(arena, sizeof *found);

	*view = NULL;
	if (!found)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	AR_TRY(ar_store_mark(store, err));
	if (mark(store, moment, arena, found) != AR_OK) {
		ar_store_back(store);
		return AR_OK;
	}
	*view = found;
	return ar_store_release(store, err);
}
