/* The demonstration: an invented run, with what the reader says. */
#include "afterrun/after.h"
#include "afterrun/example.h"
#include "api/after_json.h"
#include "api/call_said.h"
#include "api/route.h"

enum ar_status
ar_do_example(struct ar_call *call)
{
	struct ar_recording recording;
	struct ar_call_words *words;
	struct ar_example example;
	struct ar_after after;

	AR_TRY(ar_call_said(call, &words));
	AR_TRY(ar_example_make(call->arena, &example, call->err));
	AR_TRY(ar_after_read(example.bytes, example.n, &words->said,
	    example.moment.now_utc_s, call->arena, &recording, &after,
	    call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_after_json(&after, NULL, NULL, call->arena));
}
