/* A session case in JSON, the session built from it, and out again. */
#include <stdlib.h>

#include "afterrun/session.h"
#include "api/json.h"
#include "api/session_json.h"
#include "fuzz.h"

static const size_t arena_limit = (size_t)64 << 20;

static void
look_at_session(const struct ar_session *session)
{
	int cost_s = 0;

	for (size_t i = 0; i < session->step_count; i++)
		cost_s += session->steps[i].cost_s;
	fuzz_require(cost_s == session->total_s);
	fuzz_require(session->total_s <= session->budget_s);
	fuzz_require(session->status != AR_STOP || session->total_s == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_session_case input;
	struct ar_session session;
	struct ar_json_out out = {0};
	struct ar_error err = {0};
	enum ar_status status;

	if (!arena)
		return 0;
	status = ar_session_case_parse((const char *)data, size, arena, &input,
	    &err);
	fuzz_require(status == err.status);
	if (status == AR_OK) {
		status = ar_session_build(&input, arena, &session, &err);
		fuzz_require(status == err.status);
	}
	if (status == AR_OK) {
		look_at_session(&session);
		fuzz_require(ar_json_finish(&out,
		    ar_session_json(&out, &session), arena));
	}
	ar_arena_close(arena);
	return 0;
}
