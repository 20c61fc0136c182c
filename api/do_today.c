/* Today, and its session into the log. */
#include "afterrun/today_log.h"
#include "api/call_said.h"
#include "api/kept_session_json.h"
#include "api/route.h"
#include "api/session_offer.h"
#include "api/today_json.h"

static enum ar_status
read_today(struct ar_call *call, struct ar_today_log **today)
{
	struct ar_call_words *words;

	AR_TRY(ar_call_said(call, &words));
	AR_TRY(ar_call_need_log(call));
	return ar_today_read(call->store, &call->request->moment,
	    &words->said, call->arena, today, call->err);
}

enum ar_status
ar_do_today(struct ar_call *call)
{
	struct ar_today_log *today;

	AR_TRY(read_today(call, &today));
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_today_json(&today->today, today->plan, call->arena));
}

enum ar_status
ar_do_today_session(struct ar_call *call)
{
	struct ar_today_log *today;
	struct ar_kept_session row;

	AR_TRY(read_today(call, &today));
	AR_TRY(ar_today_offer_keep(call->store, &today->today,
	    &call->request->moment, call->arena, &row, call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_kept_session_json(&row, true, call->arena));
}
