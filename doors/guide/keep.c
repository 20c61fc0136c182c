#include "doors/guide/keep.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/session_progress.h"
#include "doors/cli/log_file.h"
#include "doors/cli/report.h"
#include "doors/cli/terminal.h"
#include "doors/common/exits.h"

static int
none(int64_t run_id)
{
	char where[48] = "";

	if (run_id)
		snprintf(where, sizeof where, "run %lld", (long long)run_id);
	report(&(struct trouble){ "absent",
	    run_id ? "the log has no session for this run"
	           : "the log has no session yet", where,
	    "afterrun FILE makes one, afterrun guide --input takes one" },
	    false);
	return EXIT_UNUSABLE;
}

int
keep_find(struct keep *keep, int64_t run_id, struct ar_arena *arena)
{
	struct ar_kept_session *rows;
	struct ar_store *store;
	struct ar_error err;
	size_t count = 0;
	int code;

	memset(keep, 0, sizeof *keep);
	memset(&err, 0, sizeof err);
	store = log_open(AR_STORE_READ, false, &code);
	if (!store)
		return code == EXIT_DONE ? none(run_id) : code;
	if (ar_store_sessions(store, run_id, 1, arena, &rows, &count,
	    &err) != AR_OK) {
		code = log_failed(&err, NULL, false);
	} else if (count == 0) {
		code = none(run_id);
	} else {
		keep->row = rows[0];
		keep->found = true;
	}
	ar_store_close(store);
	return code;
}

bool
keep_state(struct keep *keep, const struct guide_state *state, int wait_ms,
    struct ar_error *err)
{
	const struct ar_progress progress = {
		.steps_done = guide_steps_done(state),
		.steps_skipped = guide_steps_skipped(state),
		.elapsed_s = state->elapsed_s,
		.ended = state->ended,
		.outcome = state->outcome,
		.begins = !keep->begun,
		.pain = state->pain ? AR_PAIN_SAID_YES : AR_PAIN_UNSAID,
	};
	struct ar_kept_session row = keep->row;
	struct ar_moment moment = { NAN, NAN };
	struct ar_store *store = NULL;
	char path[LOG_PATH_MAX];
	int64_t id = 0;
	bool kept;

	memset(err, 0, sizeof *err);
	if (!keep->found)
		return true;
	if (!log_path(path, false) || !terminal_now(&moment.now_utc_s))
		return false;
	moment.utc_offset_s = terminal_offset(moment.now_utc_s);
	ar_progress_put(&progress, &moment, &row);
	if (ar_store_open(path, AR_STORE_WRITE, wait_ms, &store, err) !=
	    AR_OK)
		return false;
	kept = ar_store_session_put(store, &row, &id, err) == AR_OK;
	ar_store_close(store);
	if (kept) {
		row.id = id;
		keep->row = row;
		keep->begun = true;
	}
	return kept;
}
