/* The plan out of the log: a calendar, workouts for the watch; and a case
 * without a log. */
#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "api/plan_call.h"
#include "api/plan_json.h"
#include "api/plan_out.h"

enum { DATE_LENGTH = 10 };

static const double day_s = 86400;

static enum ar_status
send(struct ar_call *call, const char *type, const struct ar_plan_file *file)
{
	call->response->content_type = type;
	call->response->body = file->bytes;
	call->response->body_n = file->n;
	call->response->save_as = file->name;
	return AR_OK;
}

enum ar_status
ar_do_plan_ics(struct ar_call *call)
{
	struct ar_plan_view *view;
	struct ar_plan_file file;

	AR_TRY(ar_plan_call_look(call, false, &view));
	AR_TRY(ar_plan_calendar(call->store, &call->request->moment, view,
	    call->arena, &file, call->err));
	return send(call, "text/calendar; charset=utf-8", &file);
}

/* "2026-11-24" of the address; false: it is no day. */
static bool
read_day(const char *text, int64_t *day)
{
	char full[] = "0000-00-00T00:00:00Z";
	double utc_s, offset_s;

	if (!text || strlen(text) != DATE_LENGTH)
		return false;
	memcpy(full, text, DATE_LENGTH);
	if (!ar_time_parse(full, strlen(full), &utc_s, &offset_s))
		return false;
	*day = (int64_t)floor(utc_s / day_s);
	return true;
}

enum ar_status
ar_do_plan_fit(struct ar_call *call)
{
	struct ar_plan_view *view;
	struct ar_plan_file file;
	int64_t day;

	if (!read_day(call->part[0], &day))
		return ar_fail(call->err, AR_EABSENT, 0,
		    "a day is expected, as 2026-11-24");
	AR_TRY(ar_plan_call_look(call, false, &view));
	for (size_t i = 0; i < view->session_count; i++) {
		if (view->sessions[i].day != day ||
		    !ar_plan_for_watch(&view->sessions[i], view->today))
			continue;
		AR_TRY(ar_plan_workout(&view->sessions[i],
		    &call->request->moment, call->arena, &file, call->err));
		return send(call, "application/vnd.ant.fit", &file);
	}
	return ar_fail(call->err, AR_EABSENT, 0,
	    "no run for the watch stands on this day");
}

enum ar_status
ar_do_plan_case(struct ar_call *call)
{
	struct ar_plan_view *view = ar_arena_alloc(call->arena,
	    sizeof *view);

	if (!view)
		return ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	AR_TRY(ar_plan_case_solve(call->request->body,
	    call->request->body_n, call->arena, view, call->err));
	return ar_call_json(call, AR_HTTP_DONE, ar_plan_json(view,
	    call->arena));
}
