#include "afterrun/today_log.h"
#include "api/call_said.h"
#include "api/route.h"
#include "api/today_json.h"

enum ar_status
ar_do_today(struct ar_call *call)
{
	struct ar_call_words *words;
	struct ar_today_log *today;

	AR_TRY(ar_call_said(call, &words));
	AR_TRY(ar_call_need_log(call));
	AR_TRY(ar_today_read(call->store, &call->request->moment,
	    &words->said, call->arena, &today, call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_today_json(&today->today, today->plan, call->arena));
}
