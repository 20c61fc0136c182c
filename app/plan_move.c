/* A session of the log's plan moves by the runner's word. */
#include "afterrun/plan_move.h"

#include "afterrun/plan_log.h"
#include "app/plan_state.h"

enum ar_status
ar_plan_move(struct ar_store *store, const struct ar_history *history,
    int64_t from, int64_t to, struct ar_arena *arena, struct ar_error *err)
{
	struct ar_plan_view *view = ar_arena_alloc(arena, sizeof *view);
	struct ar_move *move = ar_arena_alloc(arena, sizeof *move);
	struct ar_kept_change about = {
		.made_utc_s = history->moment.now_utc_s,
		.day = history->today };
	struct ar_move_case input = { .today = history->today };
	struct ar_plan_run *runs;
	int64_t id;

	if (!view || !move)
		return ar_fail(err, AR_EMEM, 0,
		    "there is not enough memory");
	AR_TRY(ar_plan_look(store, history, false, arena, view, err));
	if (view->day.suspended)
		return ar_fail_at(err, AR_EREFUSED, "P17", "the plan waits "
		    "until the pain was seen: nothing is moved (P17)");
	AR_TRY(ar_plan_keep(store, &history->moment, view, err));
	AR_TRY(ar_plan_runs_make(history, arena, &runs, &input.run_count,
	    err));
	input.runs = runs;
	input.profile = &view->plan.profile;
	input.sessions = view->sessions;
	input.session_count = view->session_count;
	AR_TRY(ar_planned_move(&input, from, to, arena, move, err));
	about.plan_id = view->plan_id;
	for (size_t i = 0; i < move->count; i++)
		AR_TRY(ar_store_change_put(store, &about, &move->changes[i],
		    &id, err));
	return AR_OK;
}
