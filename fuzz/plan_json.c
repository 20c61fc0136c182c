/* A plan case in JSON, the plan and the day made of it, and out again. */
#include "afterrun/plan_log.h"
#include "api/plan_json.h"
#include "fuzz.h"

static const size_t arena_limit = (size_t)64 << 20;

static void
look_at_plan(const struct ar_plan_view *view)
{
	const struct ar_plan_day *day = &view->day;

	fuzz_require((int)day->action >= 0 && day->action < AR_ACTIONS);
	fuzz_require(day->reason);
	fuzz_require(!day->suspended || view->session_count == 0);
	fuzz_require(!day->suspended || !day->undo);
	for (size_t i = 1; i < view->session_count; i++)
		fuzz_require(view->sessions[i].day >=
		    view->sessions[i - 1].day);
	for (size_t i = 0; i < day->change_count; i++)
		fuzz_require(day->changes[i].rule && day->changes[i].reason);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_plan_view view;
	struct ar_error err = {0};
	enum ar_status status;

	if (!arena)
		return 0;
	status = ar_plan_case_solve((const char *)data, size, arena, &view,
	    &err);
	fuzz_require(status == err.status);
	if (status == AR_OK) {
		look_at_plan(&view);
		fuzz_require(ar_plan_json(&view, arena));
	}
	ar_arena_close(arena);
	return 0;
}
