/* "Why?": what stands behind a word, a number or a rule. */
#include "afterrun/why.h"
#include "api/route.h"
#include "api/why_json.h"

enum ar_status
ar_do_why(struct ar_call *call)
{
	struct ar_why why;
	enum ar_status status = ar_why(call->part[0], call->arena, &why,
	    call->err);

	if (status == AR_EINPUT) {
		call->err->status = AR_EABSENT;
		call->err->where[0] = '\0'; /* the address says it */
		return AR_EABSENT;
	}
	AR_TRY(status);
	return ar_call_json(call, AR_HTTP_DONE, ar_why_json(&why,
	    call->arena));
}
