#include "doors/cli/plan_after.h"

#include <string.h>

#include "afterrun/plan_log.h"
#include "doors/cli/commands.h"
#include "doors/cli/log_file.h"
#include "doors/cli/look.h"
#include "doors/cli/render_plan.h"

static enum ar_status
mark(struct ar_store *store, const struct ar_moment *moment,
    struct ar_arena *arena, struct ar_plan_view *view, struct ar_error *err)
{
	struct ar_history *history = ar_arena_alloc(arena, sizeof *history);

	if (!history)
		return look_no_memory(err);
	AR_TRY(ar_history_read(store, moment, arena, history, err));
	AR_TRY(ar_plan_look(store, history, false, arena, view, err));
	return ar_plan_keep_done(store, view, err);
}

static enum ar_status
look(struct ar_store *store, const struct ar_moment *moment,
    struct ar_arena *arena, struct ar_plan_view *view, struct ar_error *err)
{
	struct ar_kept_plan plan;
	enum ar_status status;

	AR_TRY(ar_store_plan_get(store, arena, &plan, err));
	AR_TRY(ar_store_begin(store, err));
	status = mark(store, moment, arena, view, err);
	if (status == AR_OK)
		return ar_store_commit(store, err);
	ar_store_rollback(store);
	return status;
}

void
plan_after(struct ar_store *store, const struct ar_moment *moment,
    struct screen *screen)
{
	struct ar_arena *arena = open_arena(0, false);
	struct ar_plan_view *view;
	enum ar_status status;
	struct ar_error err;

	if (!arena)
		return;
	memset(&err, 0, sizeof err);
	view = ar_arena_alloc(arena, sizeof *view);
	status = view ? look(store, moment, arena, view, &err) :
	    look_no_memory(&err);
	if (status == AR_OK && screen)
		render_plan_next(screen, view);
	else if (status != AR_OK && status != AR_EABSENT)
		log_failed(&err, NULL, false);
	ar_arena_close(arena);
}
