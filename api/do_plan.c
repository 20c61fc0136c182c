/* The plan of the log: looked at, made, adapted, undone, moved. */
#include <string.h>

#include "afterrun/plan_log.h"
#include "afterrun/plan_move.h"
#include "api/plan_call.h"
#include "api/plan_json.h"
#include "api/plan_wish_json.h"

static enum ar_status
no_memory(struct ar_call *call)
{
	return ar_fail(call->err, AR_EMEM, 0, "there is not enough memory");
}

static enum ar_status
absent(struct ar_call *call)
{
	ar_fail(call->err, AR_EABSENT, 0, "there is no plan yet");
	return ar_fail_hint(call->err,
	    "make one: say what you run for and on which days");
}

/* Is there a plan to speak of? */
static enum ar_status
need_plan(struct ar_call *call)
{
	struct ar_kept_plan plan;
	enum ar_status status;

	if (!call->store)
		return absent(call);
	status = ar_store_plan_get(call->store, call->arena, &plan,
	    call->err);
	return status == AR_EABSENT ? absent(call) : status;
}

static enum ar_status
read_history(struct ar_call *call, struct ar_history **history)
{
	*history = ar_arena_alloc(call->arena, sizeof **history);
	if (!*history)
		return no_memory(call);
	return ar_history_read(call->store, &call->request->moment,
	    call->arena, *history, call->err);
}

enum ar_status
ar_plan_call_look(struct ar_call *call, bool not_right,
    struct ar_plan_view **view)
{
	struct ar_history *history;
	enum ar_status status;

	AR_TRY(need_plan(call));
	*view = ar_arena_alloc(call->arena, sizeof **view);
	if (!*view)
		return no_memory(call);
	AR_TRY(read_history(call, &history));
	status = ar_plan_look(call->store, history, not_right, call->arena,
	    *view, call->err);
	return status == AR_EABSENT ? absent(call) : status;
}

static enum ar_status
answer(struct ar_call *call, const struct ar_plan_view *view)
{
	return ar_call_json(call, AR_HTTP_DONE, ar_plan_json(view,
	    call->arena));
}

/* The plan, adapted to today; keep: what today changes is put in force. */
static enum ar_status
look_and_answer(struct ar_call *call, bool not_right, bool keep)
{
	struct ar_plan_view *view;

	AR_TRY(ar_plan_call_look(call, not_right, &view));
	if (keep)
		AR_TRY(ar_plan_keep(call->store, &call->request->moment,
		    view, call->err));
	return answer(call, view);
}

enum ar_status
ar_do_plan(struct ar_call *call)
{
	return look_and_answer(call, false, false);
}

enum ar_status
ar_do_plan_today(struct ar_call *call)
{
	return look_and_answer(call, false, true);
}

enum ar_status
ar_do_plan_not_right(struct ar_call *call)
{
	return look_and_answer(call, true, true);
}

/* The builder names a part of the wish; here it is a pointer. */
static void
point(struct ar_error *err)
{
	size_t n = strlen(err->where);

	if (n == 0 || err->where[0] == '/' || n + 2 > sizeof err->where)
		return;
	memmove(err->where + 1, err->where, n + 1);
	err->where[0] = '/';
}

static enum ar_status
read_wish(struct ar_call *call, struct ar_plan_wish *wish)
{
	struct ar_json_in in;
	json_t *root;

	AR_TRY(ar_call_body(call, "plan-wish/1", &in, &root));
	ar_plan_wish_read(&in, root, call->arena, wish);
	json_decref(root);
	return in.status;
}

enum ar_status
ar_do_plan_new(struct ar_call *call)
{
	struct ar_plan_view *view = ar_arena_alloc(call->arena,
	    sizeof *view);
	struct ar_plan_wish wish;
	struct ar_history *history;
	enum ar_status status;

	if (!view)
		return no_memory(call);
	AR_TRY(read_wish(call, &wish));
	AR_TRY(read_history(call, &history));
	status = ar_plan_make(call->store, history, &wish, call->arena, view,
	    call->err);
	if (status == AR_EINPUT)
		point(call->err);
	AR_TRY(status);
	return answer(call, view);
}

enum ar_status
ar_do_plan_done(struct ar_call *call)
{
	int64_t day = ar_moment_day(&call->request->moment);

	AR_TRY(ar_call_day(call, "date", &day));
	AR_TRY(need_plan(call));
	AR_TRY(ar_plan_done(call->store, day, call->arena, call->err));
	return look_and_answer(call, false, true);
}

enum ar_status
ar_do_plan_undo(struct ar_call *call)
{
	size_t count;

	AR_TRY(need_plan(call));
	AR_TRY(ar_plan_undo(call->store, &call->request->moment, call->arena,
	    &count, call->err));
	return look_and_answer(call, false, true);
}

/* A name of the query in the place of the day it is about. */
static void
ask(struct ar_error *err)
{
	if (strcmp(err->where, "from") == 0)
		memcpy(err->where, "?from", sizeof "?from");
	else if (strcmp(err->where, "to") == 0)
		memcpy(err->where, "?to", sizeof "?to");
}

enum ar_status
ar_do_plan_move(struct ar_call *call)
{
	struct ar_history *history;
	enum ar_status status;
	int64_t from = 0, to = 0;

	if (!ar_call_value(call, "from") || !ar_call_value(call, "to"))
		return ar_fail_at(call->err, AR_EINPUT,
		    ar_call_value(call, "from") ? "?to" : "?from",
		    "say from which day to which day");
	AR_TRY(ar_call_day(call, "from", &from));
	AR_TRY(ar_call_day(call, "to", &to));
	AR_TRY(need_plan(call));
	AR_TRY(read_history(call, &history));
	status = ar_plan_move(call->store, history, from, to, call->arena,
	    call->err);
	if (status != AR_OK)
		ask(call->err);
	AR_TRY(status);
	return look_and_answer(call, false, false);
}
