/* Sessions: out of a case, out of the log, and how far the runner came. */
#include <math.h>
#include <string.h>

#include "afterrun/session.h"
#include "afterrun/session_progress.h"
#include "api/call_said.h"
#include "api/kept_session_json.h"
#include "api/numbers.h"
#include "api/route.h"
#include "api/session_json.h"

static enum ar_status
give_session(struct ar_call *call, const struct ar_session *session)
{
	struct ar_json_out out = {false};

	return ar_call_json(call, AR_HTTP_DONE, ar_json_finish(&out,
	    ar_session_json(&out, session), call->arena));
}

enum ar_status
ar_do_session_case(struct ar_call *call)
{
	const char *bytes = call->request->body ? call->request->body : "";
	struct ar_session_case given;
	struct ar_session session;

	AR_TRY(ar_session_case_parse(bytes, call->request->body_n,
	    call->arena, &given, call->err));
	given.now_utc_s = call->request->moment.now_utc_s;
	AR_TRY(ar_session_build(&given, call->arena, &session, call->err));
	return give_session(call, &session);
}

enum ar_status
ar_do_before(struct ar_call *call)
{
	struct ar_call_words *words;
	struct ar_before_case given;
	struct ar_session session;

	memset(&given, 0, sizeof given);
	AR_TRY(ar_call_flag(call, "fast", &given.fast));
	AR_TRY(ar_call_said(call, &words));
	given.air_c = words->said.air_c;
	given.person = words->said.person;
	given.minutes_available = words->said.minutes;
	memcpy(given.soreness, words->said.soreness,
	    sizeof given.soreness);
	AR_TRY(ar_before_build(&given, call->arena, &session, call->err));
	return give_session(call, &session);
}

enum ar_status
ar_do_session_last(struct ar_call *call)
{
	struct ar_kept_session *rows;
	int64_t run = 0;
	size_t count;

	AR_TRY(ar_call_int(call, "run", 1, INT64_MAX, &run));
	AR_TRY(ar_call_need_log(call));
	AR_TRY(ar_store_sessions(call->store, run, 1, call->arena, &rows,
	    &count, call->err));
	if (count == 0 || !rows[0].session_json)
		return ar_fail(call->err, AR_EABSENT, 0, run ?
		    "the log has no session after this run" :
		    "there is no session in the log");
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_kept_session_json(&rows[0], true, call->arena));
}

/* --- progress --- */

static void
need(struct ar_json_in *in, bool there, const char *key)
{
	if (!there)
		ar_json_wrong(in, key, "this is needed");
}

static enum ar_status
read_progress(struct ar_json_in *in, json_t *root,
    struct ar_progress *progress, int steps)
{
	static const char *const keys[] = {"schema", "steps_done",
	    "steps_skipped", "elapsed_s", "ended", "outcome", "pain", NULL};
	static const char *const outcomes[] = {"better", "same", "worse"};
	int outcome;
	bool pain;

	ar_json_only(in, root, keys);
	need(in, ar_json_get_int(in, root, "steps_done", 0, steps,
	    &progress->steps_done), "steps_done");
	need(in, ar_json_get_int(in, root, "steps_skipped", 0, steps,
	    &progress->steps_skipped), "steps_skipped");
	if (progress->steps_done + progress->steps_skipped > steps)
		ar_json_wrong(in, "steps_skipped",
		    "the session has not so many steps");
	ar_json_get_number(in, root, "elapsed_s", 0, AR_PROGRESS_MAX_S,
	    &progress->elapsed_s);
	need(in, ar_json_get_bool(in, root, "ended", &progress->ended),
	    "ended");
	if (ar_json_get_word(in, root, "outcome", "better|same|worse",
	    &outcome))
		progress->outcome = outcomes[outcome];
	if (progress->outcome && !progress->ended)
		ar_json_wrong(in, "outcome",
		    "how it was can be said when it has ended");
	/* where it hurts is asked elsewhere */
	if (ar_json_get_bool(in, root, "pain", &pain))
		progress->pain = pain ? AR_PAIN_SAID_YES : AR_PAIN_SAID_NO;
	return in->status;
}

enum ar_status
ar_do_session_progress(struct ar_call *call)
{
	struct ar_progress progress = {.elapsed_s = NAN};
	struct ar_kept_session row;
	struct ar_json_in in;
	enum ar_status status;
	json_t *root;
	int64_t id;

	AR_TRY(ar_call_id(call, 0, &id));
	AR_TRY(ar_session_find(call->store, id, call->arena, &row,
	    call->err));
	AR_TRY(ar_call_body(call, "session-progress/1", &in, &root));
	status = read_progress(&in, root, &progress, row.step_count);
	json_decref(root);
	AR_TRY(status);
	progress.begins = !progress.ended;
	ar_progress_put(&progress, &call->request->moment, &row);
	AR_TRY(ar_store_session_put(call->store, &row, &row.id, call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_kept_session_json(&row, false, call->arena));
}
