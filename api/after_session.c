/* The session of an answer into the log. */
#include <math.h>
#include <string.h>

#include "afterrun/session.h"
#include "api/after_json.h"
#include "api/session_json.h"

/* The session that was offered last for the run and that nobody began. */
static enum ar_status
find_untouched(struct ar_store *store, int64_t run_id,
    struct ar_arena *arena, int64_t *id, struct ar_error *err)
{
	struct ar_kept_session *sessions;
	size_t count;

	*id = 0;
	if (!run_id)
		return AR_OK;
	AR_TRY(ar_store_sessions(store, run_id, 1, arena, &sessions, &count,
	    err));
	if (count == 1 && isnan(sessions[0].ended_utc_s) &&
	    isnan(sessions[0].stopped_at_s))
		*id = sessions[0].id;
	return AR_OK;
}

enum ar_status
ar_after_session_keep(struct ar_store *store, const struct ar_after *after,
    int64_t run_id, const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_error *err)
{
	const struct ar_session *session = &after->session;
	struct ar_json_out out = {false};
	struct ar_kept_session kept = {
		.run_id = run_id,
		.day = ar_moment_day(moment),
		.made_utc_s = moment->now_utc_s,
		.status = ar_session_status_name(session->status),
		.step_count = (int)session->step_count,
		.total_s = session->total_s,
		.ended_utc_s = NAN,
		.stopped_at_s = NAN,
	};
	int64_t id;

	kept.session_json = ar_json_finish(&out,
	    ar_session_json(&out, session), arena);
	if (!kept.session_json)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	AR_TRY(find_untouched(store, run_id, arena, &kept.id, err));
	return ar_store_session_put(store, &kept, &id, err);
}
